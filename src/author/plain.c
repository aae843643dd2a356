/* Cleaning a text once, before any reader sees it.
 *
 * Editors of three systems and forty years leave their marks in files: byte order marks, line ends,
 * a Ctrl-Z of DOS at the end. Those are dropped without a word. What may be damage is said with its
 * place, and as the offset in the file for those who look with a hex editor; then it is taken out
 * and reading goes on, because a writer is to hear of all mistakes at once. Only when there is too
 * much of it, the file is something else than a text. */
#include "author/plain.h"

#include "author/encoding.h"
#include "author/model.h"
#include "base/utf8.h"

#include <string.h>

#define PLAIN_BAD_MOST 10 /* broken places that are reported one by one */

struct plain {
    struct diag *d;
    const char *file;
    const struct buf *text;
    enum encoding was;
    struct buf out;
    struct diag_place place; /* of the character that is looked at */
    size_t bad;
};

/* What programs put at the beginning of files that are no texts. */
static const char *plain_other_kind(const struct buf *text)
{
    static const struct {
        const char *begins;
        size_t length;
        const char *kind;
    } kinds[] = {{"PK\x03\x04", 4, "ZIP, XLSX, DOCX"},
                 {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, "XLS, DOC, WPS"},
                 {"%PDF-", 5, "PDF"},
                 {"{\\rtf", 5, "RTF"},
                 {"\x89PNG\r\n\x1A\n", 8, "PNG"},
                 {"\xFF\xD8\xFF", 3, "JPEG"},
                 {"GIF8", 4, "GIF"}};
    size_t i;
    for (i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (text->length >= kinds[i].length &&
            memcmp(text->data, kinds[i].begins, kinds[i].length) == 0) {
            return kinds[i].kind;
        }
    }
    return NULL;
}

static bool plain_mark(const char *p, const char *end)
{
    return end - p >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0;
}

/* Too many: one more word, and no more. */
static bool plain_count(struct plain *c)
{
    c->bad++;
    if (c->bad == PLAIN_BAD_MOST + 1) {
        diag_add(
            c->d, DIAG_ERROR, c->place,
            "and more such places; this file is damaged or not a text, take a good copy of it");
    }
    return c->bad <= PLAIN_BAD_MOST;
}

static size_t plain_offset(const struct plain *c, const char *at)
{
    return encoding_offset(c->was, c->text->data, (size_t)(at - c->text->data));
}

static void plain_broken(struct plain *c, const char *at)
{
    if (plain_count(c)) {
        diag_add(c->d, DIAG_ERROR, c->place,
                 "the byte %02X at offset %zu is not UTF-8 text; type the place again and save the"
                 " file as UTF-8",
                 (unsigned char)*at, plain_offset(c, at));
    }
}

static void plain_control(struct plain *c, uint32_t cp, const char *at)
{
    if (!plain_count(c)) {
        return;
    }
    if (cp == 0) {
        diag_add(c->d, DIAG_ERROR, c->place,
                 "a NUL byte at offset %zu, which no text has; save the file again from the program"
                 " it comes from",
                 plain_offset(c, at));
    } else if (cp == UTF8_REPLACEMENT) {
        diag_add(c->d, DIAG_ERROR, c->place,
                 "the sign U+FFFD says that a character was lost here; type the place again");
    } else {
        diag_add(c->d, DIAG_ERROR, c->place,
                 "control character U+%04X; delete it and type the place again", (unsigned)cp);
    }
}

static void plain_char(struct plain *c, const char **p, const char *end)
{
    const char *start = *p;
    uint32_t cp = utf8_next(p, end);
    bool lost = cp == UTF8_REPLACEMENT && *p - start == 3 && memcmp(start, "\xEF\xBF\xBD", 3) == 0;
    bool control = (cp < 0x20 && cp != '\t') || (cp >= 0x7F && cp < 0xA0);
    if (cp == '\r' || cp == '\n') {
        *p += cp == '\r' && *p < end && **p == '\n';
        buf_add_byte(&c->out, '\n');
        c->place.line++;
        c->place.column = 1;
        return;
    }
    if (cp == 0x1A && *p == end) { /* DOS ends a text like this */
        return;
    }
    if (control || lost) {
        plain_control(c, cp, start);
    } else if (cp == UTF8_REPLACEMENT) {
        plain_broken(c, start);
    }
    if (!control) {
        buf_add_utf8(&c->out, cp);
        c->place.column++;
    }
}

bool plain_read(struct diag *d, const char *file, bool table, struct buf *text)
{
    struct plain c = {.d = d, .file = file, .text = text, .place = model_place(file, 1, 1)};
    const char *kind = plain_other_kind(text), *p, *end;
    if (kind) {
        diag_add(d, DIAG_ERROR, c.place,
                 "this is not a text but a file of another kind (%s); open it in its own program"
                 " and save it as UTF-8 text, a table as \"CSV UTF-8\" or .xlsx",
                 kind);
        return false;
    }
    if (!encoding_mend(d, file, table, text, &c.was)) {
        return false;
    }
    p = buf_text(text);
    end = p + text->length;
    while (plain_mark(p, end)) { /* two are not rare: one from each of two programs */
        p += 3;
    }
    while (p < end && c.bad <= PLAIN_BAD_MOST) {
        plain_char(&c, &p, end);
    }
    buf_add_text(&c.out, ""); /* so that data is a string */
    buf_finish(text);
    *text = c.out;
    return c.bad <= PLAIN_BAD_MOST;
}
