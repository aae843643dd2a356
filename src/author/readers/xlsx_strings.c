/* The texts of a workbook: one list that all cells share. A text may be cut into runs of different
 * looks, which are joined; what stands in <rPh> is how to pronounce it, for Japanese, and no part
 * of it. */
#include "author/readers/xlsx_internal.h"

#include "base/utf8.h"

#include <string.h>

struct xlsx_strings {
    struct xlsx *x;
    struct buf text;
    bool inside, spoken; /* of <t>; of <rPh> */
};

/* The number of an escape "_x000D_" at `p`, or -1 (source: ECMA-376 part 1, 22.9.2.19). */
static long strings_escape(const char *p, const char *end)
{
    long value = 0;
    int i;
    if (end - p < 7 || p[0] != '_' || p[1] != 'x' || p[6] != '_') {
        return -1;
    }
    for (i = 2; i < 6; i++) {
        const char *digits = "0123456789ABCDEF";
        const char *at = strchr(digits, p[i] >= 'a' && p[i] <= 'f' ? p[i] - 32 : p[i]);
        if (!at) {
            return -1;
        }
        value = value * 16 + (at - digits);
    }
    return value;
}

const char *xlsx_text(struct xlsx *x, const struct buf *raw)
{
    const char *p = buf_text(raw), *end = p + raw->length, *copy;
    struct buf out = {0};
    while (p < end) {
        long code = *p == '_' ? strings_escape(p, end) : -1;
        if (code < 0) {
            buf_add_byte(&out, *p++);
            continue;
        }
        p += 7;
        if (code == '\n' || code == '\t' || (code >= ' ' && code < 0xD800 && code != 0x7F) ||
            (code >= 0xE000 && code < 0xFFFE)) {
            buf_add_utf8(&out, (uint32_t)code);
        }
    }
    copy = csv_trim(buf_text(&out), out.length, x->mem);
    buf_finish(&out);
    return copy;
}

static void strings_open(void *user, const char *name, const char **attributes)
{
    struct xlsx_strings *s = user;
    (void)attributes;
    if (strcmp(name, "si") == 0) {
        buf_clear(&s->text);
    }
    s->spoken = s->spoken || strcmp(name, "rPh") == 0;
    s->inside = strcmp(name, "t") == 0 && !s->spoken;
}

static void strings_close(void *user, const char *name)
{
    struct xlsx_strings *s = user;
    struct xlsx *x = s->x;
    s->inside = false;
    s->spoken = s->spoken && strcmp(name, "rPh") != 0;
    if (strcmp(name, "si") == 0 && x->string_count < XLSX_STRINGS_MOST) {
        x->strings = arena_grow(x->mem, x->strings, x->string_count, &x->string_capacity,
                                sizeof *x->strings);
        x->strings[x->string_count++] = xlsx_text(x, &s->text);
    }
}

static void strings_text(void *user, const char *text, size_t length)
{
    struct xlsx_strings *s = user;
    if (s->inside) {
        buf_add(&s->text, text, length);
    }
}

void xlsx_strings_read(struct xlsx *x)
{
    struct xlsx_strings s = {.x = x};
    struct xlsx_xml xml = {
        .user = &s, .open = strings_open, .close = strings_close, .text = strings_text};
    if (x->strings_part && !x->failed) {
        xlsx_xml_read(x, x->strings_part, &xml);
    }
    buf_finish(&s.text);
}
