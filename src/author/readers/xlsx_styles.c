/* How numbers are shown: only that tells a date from a number.
 *
 * A format is judged by the letters in it, outside of quotes and brackets: y, m and d make a date,
 * h and s a time. What it leaves out the reader is not shown either, so "1958-11" typed into a
 * cell, which the spreadsheet keeps as the first of November and shows as Nov-58, is a month here
 * too. */
#include "author/readers/xlsx_internal.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Built-in formats. Source: ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 for zh-CN. */
static struct xlsx_format styles_built_in(int id)
{
    static const struct {
        int from, to;
        enum xlsx_shape shape;
    } ranges[] = {{9, 10, XLSX_PERCENT},  {14, 15, XLSX_DAY},     {16, 16, XLSX_NO_YEAR},
                  {17, 17, XLSX_MONTH},   {18, 21, XLSX_TIME},    {22, 22, XLSX_MOMENT},
                  {27, 27, XLSX_MONTH},   {28, 29, XLSX_NO_YEAR}, {30, 31, XLSX_DAY},
                  {32, 35, XLSX_TIME},    {36, 36, XLSX_MONTH},   {45, 47, XLSX_TIME},
                  {50, 50, XLSX_MONTH},   {51, 51, XLSX_NO_YEAR}, {52, 52, XLSX_MONTH},
                  {53, 54, XLSX_NO_YEAR}, {55, 56, XLSX_TIME},    {57, 57, XLSX_MONTH},
                  {58, 58, XLSX_NO_YEAR}};
    struct xlsx_format f = {XLSX_PLAIN, 0};
    size_t i;
    for (i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        if (id >= ranges[i].from && id <= ranges[i].to) {
            f.shape = ranges[i].shape;
        }
    }
    return f;
}

struct styles_letters {
    bool y, m, d, h, s, percent, other;
    int zeros; /* a format of nothing but zeros: how many; -1: something else is in it */
};

/* Behind what stands for itself in a format: "text", \x, _x, *x, [color], [h]. */
static const char *styles_skip(const char *p, struct styles_letters *found)
{
    const char *stop;
    switch (*p) {
    case '"':
        stop = strchr(p + 1, '"');
        return stop ? stop + 1 : p + strlen(p);
    case '\\':
    case '_':
    case '*':
        return p[1] ? p + 2 : p + 1;
    case '[':
        found->h = found->h || strncasecmp(p, "[h", 2) == 0;
        found->s = found->s || strncasecmp(p, "[s", 2) == 0 || strncasecmp(p, "[mm]", 4) == 0;
        stop = strchr(p, ']');
        return stop ? stop + 1 : p + strlen(p);
    default:
        return NULL;
    }
}

static void styles_letter(char c, struct styles_letters *found)
{
    switch (c) {
    case 'y':
    case 'Y':
    case 'e': /* the year in Chinese and Japanese formats; "0E+00" is told apart before */
        found->y = true;
        break;
    case 'm':
    case 'M':
        found->m = true;
        break;
    case 'd':
    case 'D':
        found->d = true;
        break;
    case 'h':
    case 'H':
        found->h = true;
        break;
    case 's':
    case 'S':
        found->s = true;
        break;
    case '%':
        found->percent = true;
        break;
    case '0':
        found->zeros += found->zeros >= 0;
        return;
    case '#':
    case '?':
    case '.':
        found->other = true;
        break;
    default:
        break;
    }
    found->zeros = -1;
}

/* The part for positive numbers, the first of up to four. */
static struct styles_letters styles_scan(const char *p)
{
    struct styles_letters found = {0};
    while (*p && *p != ';') {
        const char *behind = styles_skip(p, &found);
        if (behind) {
            p = behind;
            found.zeros = -1;
        } else if (strncasecmp(p, "am/pm", 5) == 0 || strncasecmp(p, "general", 7) == 0) {
            p += *p == 'a' || *p == 'A' ? 5 : 7;
            found.zeros = -1;
        } else if ((*p == 'E' || *p == 'e') && (p[1] == '+' || p[1] == '-')) {
            found.other = true;
            p += 2;
        } else {
            styles_letter(*p++, &found);
        }
    }
    return found;
}

struct xlsx_format xlsx_format_of(int id, const char *code)
{
    struct xlsx_format f = {XLSX_PLAIN, 0};
    struct styles_letters has;
    if (!code) {
        return styles_built_in(id);
    }
    has = styles_scan(code);
    if (has.zeros > 1 && has.zeros < 16) {
        f.shape = XLSX_ZEROS;
        f.digits = has.zeros;
    } else if (has.percent) {
        f.shape = XLSX_PERCENT;
    } else if (has.y || has.d) {
        bool clock = has.h || has.s;
        f.shape = !has.y            ? XLSX_NO_YEAR
                  : has.d           ? (clock ? XLSX_MOMENT : XLSX_DAY)
                  : has.m && !clock ? XLSX_MONTH
                                    : XLSX_YEAR;
    } else if (has.h || has.s) {
        f.shape = XLSX_TIME;
    } else if (has.m && !has.other) {
        f.shape = XLSX_NO_YEAR;
    }
    return f;
}

/* --- styles.xml --------------------------------------------------------------------------------
 */

struct xlsx_styles {
    struct xlsx *x;
    bool inside; /* of cellXfs, whose entries cells name by number */
    struct xlsx_code {
        int id;
        const char *code;
    } * codes;
    size_t count, capacity;
};

static int styles_id(const char **attributes)
{
    const char *id = xlsx_attribute(attributes, "numFmtId");
    long value = id ? strtol(id, NULL, 10) : 0;
    return value >= 0 && value < 1000000 ? (int)value : 0;
}

static void styles_open(void *user, const char *name, const char **attributes)
{
    struct xlsx_styles *s = user;
    struct xlsx *x = s->x;
    int id = styles_id(attributes);
    if (strcmp(name, "numFmt") == 0 && s->count < XLSX_FORMATS_MOST) {
        const char *code = xlsx_attribute(attributes, "formatCode");
        s->codes = arena_grow(x->mem, s->codes, s->count, &s->capacity, sizeof *s->codes);
        s->codes[s->count].id = id;
        s->codes[s->count++].code = arena_copy_text(x->mem, code ? code : "");
    } else if (strcmp(name, "cellXfs") == 0) {
        s->inside = true;
    } else if (s->inside && strcmp(name, "xf") == 0 && x->format_count < XLSX_STYLES_MOST) {
        const char *code = NULL;
        size_t i;
        for (i = 0; i < s->count; i++) {
            code = s->codes[i].id == id ? s->codes[i].code : code;
        }
        x->formats = arena_grow(x->mem, x->formats, x->format_count, &x->format_capacity,
                                sizeof *x->formats);
        x->formats[x->format_count++] = xlsx_format_of(id, code);
    }
}

static void styles_close(void *user, const char *name)
{
    struct xlsx_styles *s = user;
    s->inside = s->inside && strcmp(name, "cellXfs") != 0;
}

void xlsx_styles_read(struct xlsx *x)
{
    struct xlsx_styles s = {.x = x};
    struct xlsx_xml xml = {.user = &s, .open = styles_open, .close = styles_close};
    if (x->styles_part && !x->failed) {
        xlsx_xml_read(x, x->styles_part, &xml);
    }
}
