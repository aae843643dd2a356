/* Which encoding a file is in, and its text as UTF-8.
 *
 * Excel and WPS save "CSV" in the machine's code page, in China GB18030, and "Unicode text" as
 * UTF-16; Notepad saves either when it is not told better. They are read with a warning rather than
 * refused, because staff cannot see the difference.
 *
 * No encoding but UTF-16 says its name, so bytes are weighed. UTF-8 proves itself: what is whole
 * UTF-8 hardly ever is anything else. The exception are Chinese words of few characters, like D0A1
 * D1A7, which are two good characters of GB18030 and also two letters of old Slavonic; letters that
 * no museum's text has betray it. One character alone proves nothing. The other way round, one
 * damaged byte must not turn a UTF-8 file into other characters: a text that holds sequences of
 * three bytes as Chinese has in UTF-8 was UTF-8. And because nearly any bytes are GB18030 of some
 * kind, most of the characters must be the common ones of GB 2312, which Chinese texts consist of
 * and mistaken ones do not. */
#include "author/encoding.h"

#include "author/model.h"
#include "base/utf8.h"

#include <iconv.h>
#include <string.h>

/* --- UTF-16 ----------------------------------------------------------------------------------- */

/* Characters of ASCII when the bytes are sound UTF-16, else 0. */
static size_t encoding_sixteen(const unsigned char *p, size_t length, bool big)
{
    size_t ascii = 0, i;
    bool pair = false;
    for (i = 0; i + 1 < length; i += 2) {
        unsigned unit = big ? (unsigned)(p[i] << 8 | p[i + 1]) : (unsigned)(p[i + 1] << 8 | p[i]);
        bool low = unit >= 0xDC00 && unit < 0xE000;
        bool control = unit < 0x20 && unit != '\t' && unit != '\n' && unit != '\r';
        if (low != pair || control || unit >= 0xFFFE) {
            return 0;
        }
        pair = unit >= 0xD800 && unit < 0xDC00;
        ascii += unit < 0x80;
    }
    return pair || length % 2 ? 0 : ascii;
}

/* Without a mark: only a text with bytes of 0 can be it, and those are no text in other encodings.
 * But a damaged file has such bytes too; so, either most characters are ASCII, or the bytes are not
 * UTF-8 with something broken in it. */
static enum encoding encoding_unmarked_sixteen(const unsigned char *p, size_t length)
{
    bool utf8 = utf8_check((const char *)p, length) == length;
    size_t little = encoding_sixteen(p, length, false), big = encoding_sixteen(p, length, true);
    size_t ascii = little > big ? little : big; /* 一 is an N the wrong way round: 4E00, 004E */
    if (ascii < 2 || (utf8 && ascii < length / 4)) {
        return ENCODING_UTF8;
    }
    return big > little ? ENCODING_UTF16BE : ENCODING_UTF16LE;
}

/* --- GB18030 ---------------------------------------------------------------------------------- */

struct encoding_gb {
    size_t common; /* characters of GB 2312, and those of four bytes: Hangul, and what is rare */
    size_t rare;   /* the others of two bytes */
    size_t bad;    /* bytes that begin no character */
    size_t hangul; /* of the common ones those where KS X 1001 has its Hangul */
    size_t han;    /* of the common ones those where GB 2312 has Han */
    bool marks;    /* commas, stops or colons of Chinese */
};

/* GB 18030-2005: two bytes 81..FE 40..7E,80..FE, or four 81..FE 30..39 81..FE 30..39. */
static size_t encoding_gb_next(struct encoding_gb *gb, const unsigned char *p, size_t left)
{
    if (p[0] < 0x80) {
        return 1;
    }
    if (left >= 2 && p[0] > 0x80 && p[0] < 0xFF && p[1] >= 0x40 && p[1] != 0x7F && p[1] != 0xFF) {
        bool dash = p[0] == 0xA8 && p[1] == 0x43; /* the – of 1953–1956, which GB 2312 lacks */
        bool common = (p[0] >= 0xA1 && p[0] <= 0xF7 && p[1] >= 0xA1) || dash;
        gb->common += common;
        gb->rare += !common;
        gb->han += common && p[0] >= 0xB0;
        gb->hangul += common && p[0] >= 0xB0 && p[0] <= 0xC8;
        gb->marks = gb->marks || p[0] == 0xA3 || (p[0] == 0xA1 && (p[1] == 0xA2 || p[1] == 0xA3));
        return 2;
    }
    if (left >= 4 && p[0] > 0x80 && p[0] < 0xFF && p[1] >= '0' && p[1] <= '9' && p[2] > 0x80 &&
        p[2] < 0xFF && p[3] >= '0' && p[3] <= '9') {
        gb->common++; /* digits between high bytes: nothing else looks like that */
        return 4;
    }
    gb->bad++;
    return 1;
}

static struct encoding_gb encoding_gb_scan(const unsigned char *p, size_t length)
{
    struct encoding_gb gb = {0};
    size_t i = 0;
    while (i < length) {
        i += encoding_gb_next(&gb, p + i, length - i);
    }
    return gb;
}

/* --- UTF-8 ------------------------------------------------------------------------------------ */

struct encoding_utf8 {
    size_t broken; /* bytes, about */
    size_t two;    /* sequences of two bytes */
    size_t longer; /* of three and four */
    size_t odd;    /* of two bytes: letters that no language has that is likely here */
};

/* Latin with its accents, phonetic signs, Greek, and the letters of Russian. */
static bool encoding_likely(uint32_t cp)
{
    return (cp >= 0xA0 && cp < 0x180) || (cp >= 0x250 && cp < 0x2B0) ||
           (cp >= 0x386 && cp <= 0x3CE) || cp == 0x401 || (cp >= 0x410 && cp <= 0x44F) ||
           cp == 0x451;
}

static struct encoding_utf8 encoding_utf8_scan(const char *p, size_t length)
{
    struct encoding_utf8 u = {0};
    const char *end = p + length;
    while (p < end) {
        const char *start = p;
        uint32_t cp = utf8_next(&p, end);
        bool written = p - start == 3 && memcmp(start, "\xEF\xBF\xBD", 3) == 0;
        bool broken = cp == UTF8_REPLACEMENT && !written;
        if (broken) {
            u.broken++;
        } else if (cp >= 0x800) {
            u.longer++;
        } else if (cp >= 0x80) {
            u.two++;
            u.odd += !encoding_likely(cp);
        }
    }
    return u;
}

/* Korean programs outside Korea's and China's standards save CP949, whose bytes are good GB18030 as
 * well: Han of the first half of the alphabet, without any marks. */
static bool encoding_korean(const struct encoding_gb *gb)
{
    return gb->hangul >= 16 && gb->hangul == gb->han && !gb->marks && gb->bad == 0;
}

static bool encoding_is_gb(const struct encoding_gb *gb, const struct encoding_utf8 *u)
{
    if (gb->common == 0 || gb->rare > gb->common) {
        return false;
    }
    if (u->broken == 0) { /* whole UTF-8 */
        return u->longer == 0 && u->two > 1 && u->odd > 0 && gb->rare == 0 && gb->bad == 0;
    }
    /* A Chinese text has such a sequence by chance now and then; a UTF-8 one by the line. With
     * three to one, of 2,000 pieces of our own texts with ten Chinese characters or more none was
     * missed, and of 5,600 in UTF-8, with one to three bytes damaged, none was taken for GB18030.
     */
    return u->longer * 3 <= u->broken && gb->bad * 16 <= gb->common;
}

enum encoding encoding_of(const void *bytes, size_t length)
{
    const unsigned char *p = bytes;
    struct encoding_gb gb;
    struct encoding_utf8 u;
    if (length >= 2 && p[0] == 0xFF && p[1] == 0xFE) {
        return ENCODING_UTF16LE;
    }
    if (length >= 2 && p[0] == 0xFE && p[1] == 0xFF) {
        return ENCODING_UTF16BE;
    }
    if (length >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0) {
        return ENCODING_UTF8;
    }
    if (length > 0 && memchr(p, 0, length)) {
        return encoding_unmarked_sixteen(p, length);
    }
    u = encoding_utf8_scan(bytes, length);
    if (u.broken == 0 && u.odd == 0) {
        return ENCODING_UTF8;
    }
    gb = encoding_gb_scan(p, length);
    if (!encoding_is_gb(&gb, &u)) {
        return ENCODING_UTF8;
    }
    return encoding_korean(&gb) ? ENCODING_KOREAN : ENCODING_GB18030;
}

/* --- conversion ------------------------------------------------------------------------------- */

static const char *encoding_name(enum encoding e)
{
    static const char *const names[] = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "CP949"};
    return names[e];
}

/* The number of bytes that could be converted. */
static size_t encoding_convert(const char *from, const char *to, const char *bytes, size_t length,
                               struct buf *out)
{
    iconv_t cd = iconv_open(to, from);
    char *in = (char *)bytes; /* iconv only reads it; POSIX lacks the const */
    size_t in_left = length;
    bool ok = cd != (iconv_t)-1;
    while (ok && in_left > 0) {
        char piece[4096], *at = piece;
        size_t to_left = sizeof piece, before = in_left;
        size_t code = iconv(cd, &in, &in_left, &at, &to_left);
        buf_add(out, piece, (size_t)(at - piece));
        ok = code != (size_t)-1 || in_left < before;
    }
    if (cd != (iconv_t)-1) {
        iconv_close(cd);
    }
    return length - in_left;
}

size_t encoding_offset(enum encoding was, const char *text, size_t length)
{
    struct buf back = {0};
    size_t offset;
    if (was == ENCODING_UTF8) {
        return length;
    }
    encoding_convert("UTF-8", encoding_name(was), text, length, &back);
    offset = back.length;
    buf_finish(&back);
    return offset;
}

/* The end of a text as a place in a file. */
static struct diag_place encoding_end(const char *file, const struct buf *text)
{
    int line = 1;
    size_t start = text->length >= 3 && memcmp(text->data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0, i;
    for (i = start; i < text->length; i++) {
        char c = text->data[i];
        if (c == '\n' || (c == '\r' && (i + 1 == text->length || text->data[i + 1] != '\n'))) {
            line++;
            start = i + 1;
        }
    }
    return model_place(file, line,
                       (int)utf8_count(buf_text(text) + start, text->length - start) + 1);
}

bool encoding_mend(struct diag *d, const char *file, bool table, struct buf *text,
                   enum encoding *was)
{
    const char *name;
    struct buf out = {0};
    size_t done;
    *was = encoding_of(buf_text(text), text->length);
    if (*was == ENCODING_UTF8) {
        return true;
    }
    name = *was == ENCODING_GB18030 ? "GB18030" : "UTF-16";
    if (*was == ENCODING_KOREAN) {
        diag_add(d, DIAG_ERROR, model_place(file, 1, 1),
                 "the text seems to be in the Korean encoding CP949; save it as UTF-8");
        return false;
    }
    done = encoding_convert(encoding_name(*was), "UTF-8", text->data, text->length, &out);
    if (done < text->length) {
        diag_add(d, DIAG_ERROR, encoding_end(file, &out),
                 "the byte %02X at offset %zu does not belong into a text in %s; type the place"
                 " again and save the file as UTF-8",
                 (unsigned char)text->data[done], done, name);
        buf_finish(&out);
        return false;
    }
    if (table) {
        diag_add(d, DIAG_WARNING, model_place(file, 1, 1),
                 "the table is in %s; save it as \"CSV UTF-8\"", name);
    } else {
        diag_add(d, DIAG_WARNING, model_place(file, 1, 1),
                 "the text is in %s; save it as UTF-8 (in Notepad: Save as, Encoding)", name);
    }
    buf_clear(text);
    buf_add(text, buf_text(&out), out.length);
    buf_finish(&out);
    return true;
}
