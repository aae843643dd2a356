/* Header lines, strictly: this looks like YAML and is not, because a forgotten quote or a stray
 * "no" in YAML changes a museum's text silently. Whatever YAML would read differently is reported.
 */
#include "author/readers/header.h"

#include "base/utf8.h"

#include <string.h>

struct header_reader {
    struct model_words *w;
    const char *file;
    struct arena *mem;
    struct diag *d;
    size_t capacity;
    int line;
};

static bool header_is_fence(const char *start, const char *end)
{
    while (end > start && (end[-1] == ' ' || end[-1] == '\t')) {
        end--;
    }
    return end - start == 3 && memcmp(start, "---", 3) == 0;
}

static void header_error(struct header_reader *r, int column, const char *text)
{
    diag_say(r->d, DIAG_ERROR, model_place(r->file, r->line, column), text);
}

/* The end of the key, or NULL after a report. */
static const char *header_key_end(struct header_reader *r, const char *start, const char *end)
{
    const char *p = start;
    if (*start == ' ' || *start == '\t') {
        header_error(
            r, 1,
            DIAG_TEXT("the line is indented; headers have no nesting, start it at the margin"));
        return NULL;
    }
    if (*start == '-') {
        header_error(r, 1, DIAG_TEXT("headers have no lists; write key: value"));
        return NULL;
    }
    while (p < end && ((*p >= 'a' && *p <= 'z') || *p == '_')) {
        p++;
    }
    if (p < end && p > start && *p == ':') {
        return p;
    }
    if (end - p >= 3 && memcmp(p, "\xEF\xBC\x9A", 3) == 0) {
        header_error(
            r, (int)(p - start) + 1,
            DIAG_TEXT("a full-width colon; type ':' and a space with the input method off"));
    } else if (p < end && *p >= 'A' && *p <= 'Z') {
        header_error(r, (int)(p - start) + 1,
                     DIAG_TEXT("capital letters in a key; write it in small letters"));
    } else {
        header_error(
            r, (int)(p - start) + 1,
            DIAG_TEXT("this is not key: value; write a key of small letters, ':' and a space"));
    }
    return NULL;
}

static bool header_value_ok(struct header_reader *r, const char *start, const char *end, int column)
{
    const char *tab = memchr(start, '\t', (size_t)(end - start));
    if (tab) {
        header_error(r, column + (int)utf8_count(start, (size_t)(tab - start)),
                     DIAG_TEXT("a tab; write a space"));
        return false;
    }
    if (start == end) {
        header_error(r, column, DIAG_TEXT("the key has no value; write one or remove the line"));
        return false;
    }
    if (*start == ' ') {
        header_error(r, column, DIAG_TEXT("more than one space after the colon; leave one"));
        return false;
    }
    if (end - start >= 2 && (*start == '"' || *start == '\'') && end[-1] == *start) {
        header_error(r, column, DIAG_TEXT("quotes around the value would be shown; remove them"));
        return false;
    }
    if (strchr("[{&!>%@`", *start) || (*start == '|' && end - start == 1)) {
        header_error(r, column,
                     DIAG_TEXT("the value starts like a list or a mark of YAML; write plain text"));
        return false;
    }
    return true;
}

static void header_keep(struct header_reader *r, const char *key, size_t key_length,
                        const char *value, size_t length, int column)
{
    struct model_words *w = r->w;
    const char *name = arena_copy(r->mem, key, key_length);
    const struct model_field *other = model_field(w, name);
    struct model_field *f;
    if (other) {
        diag_add(r->d, DIAG_ERROR, model_place(r->file, r->line, 1),
                 "'%s' stands already in line %d; keep one of the two", name,
                 other->key_place.line);
        return;
    }
    if (w->field_count == r->capacity) {
        struct model_field *old = w->fields;
        r->capacity = r->capacity ? r->capacity * 2 : 24;
        w->fields = arena_alloc_array(r->mem, r->capacity, sizeof *old);
        if (old) {
            memcpy(w->fields, old, w->field_count * sizeof *old);
        }
    }
    f = &w->fields[w->field_count++];
    f->key = name;
    f->key_place = model_place(r->file, r->line, 1);
    f->value.text = arena_copy(r->mem, value, length);
    f->value.place = model_place(r->file, r->line, column);
}

static void header_line(struct header_reader *r, const char *start, const char *end)
{
    const char *colon = header_key_end(r, start, end);
    const char *value;
    int column;
    if (!colon) {
        return;
    }
    value = colon + 1;
    column = (int)(value - start) + 1;
    while (end > value && end[-1] == ' ') {
        end--;
    }
    if (value < end && *value != ' ' && *value != '\t') {
        header_error(r, column, DIAG_TEXT("no space after the colon; write one"));
    } else if (value < end && *value == ' ') {
        value++;
        column++;
    }
    if (header_value_ok(r, value, end, column)) {
        header_keep(r, start, (size_t)(colon - start), value, (size_t)(end - value), column);
    }
}

void header_read(struct model_words *w, const char *file, const char *text, size_t length,
                 struct arena *mem, struct diag *d)
{
    struct header_reader r = {.w = w, .mem = mem, .d = d};
    const char *p = text, *end = text + length;
    bool open = false;
    memset(w, 0, sizeof *w);
    w->file = r.file = arena_copy_text(mem, file);
    w->body_text = "";
    while (p < end) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        const char *start = p, *line_end = stop ? stop : end;
        p = stop ? stop + 1 : end;
        r.line++;
        if (header_is_fence(start, line_end)) {
            if (open) {
                w->body_text = arena_copy(mem, p, (size_t)(end - p));
                w->body_length = (size_t)(end - p);
                w->body_line = r.line + 1;
                return;
            }
            open = true;
        } else if (!open) {
            break;
        } else if (start == line_end) {
            header_error(&r, 1, DIAG_TEXT("an empty line in the header; remove it"));
        } else if (*start != '#') { /* a line for people */
            header_line(&r, start, line_end);
        }
    }
    diag_add(d, DIAG_ERROR, model_place(w->file, open ? r.line : 1, 1),
             open ? "the header has no end; write a line '---' below it"
                  : "the header is missing; start the file with a line '---'");
}
