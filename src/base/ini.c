/* Strict INI, line by line. Staff write these files in Notepad, so every line that is not
 * understood is reported with its place, and reading goes on. */
#include "base/ini.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <string.h>

#define INI_BYTE_ORDER_MARK "\xEF\xBB\xBF" /* Notepad puts it in front */

struct ini_parser {
    struct ini *ini;
    struct arena *mem;
    struct diag *d;
    size_t section_capacity, pair_capacity;
    int line;
    const char *line_start;
};

static bool ini_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static struct diag_place ini_place(const struct ini_parser *p, const char *at)
{
    struct diag_place place = {p->ini->file, p->line, 1};
    place.column += (int)utf8_count(p->line_start, (size_t)(at - p->line_start));
    return place;
}

static void ini_section_line(struct ini_parser *p, const char *start, const char *end)
{
    struct ini *ini = p->ini;
    const char *close = memchr(start, ']', (size_t)(end - start));
    const char *space;
    struct ini_section *s;
    if (!close || close + 1 != end) {
        diag_add(p->d, DIAG_ERROR, ini_place(p, start),
                 "the section name has no closing ']'; write for example [section history]");
        return;
    }
    start++;
    space = memchr(start, ' ', (size_t)(close - start));
    if (start == close || start == space || ini_blank(close[-1]) ||
        (space && ini_blank(space[1]))) {
        diag_add(
            p->d, DIAG_ERROR, ini_place(p, start - 1),
            "the section has no name, or a blank too many; write for example [pack] or [lang zh]");
        return;
    }
    ini->sections =
        arena_grow(p->mem, ini->sections, ini->count, &p->section_capacity, sizeof *ini->sections);
    s = &ini->sections[ini->count];
    memset(s, 0, sizeof *s);
    s->kind = arena_copy(p->mem, start, (size_t)((space ? space : close) - start));
    s->name = space ? arena_copy(p->mem, space + 1, (size_t)(close - space - 1)) : "";
    s->line = p->line;
    if (ini_find(ini, s->kind, s->name)) {
        diag_add(p->d, DIAG_ERROR, ini_place(p, start),
                 "section [%s%s%s] stands here twice; put its lines under the first one", s->kind,
                 s->name[0] ? " " : "", s->name);
    }
    ini->count++;
    p->pair_capacity = 0;
}

static const char *ini_trim_end(const char *start, const char *end)
{
    while (end > start && ini_blank(end[-1])) {
        end--;
    }
    return end;
}

/* A comment starts at ';' or '#' after white space; "100%;" or "C#" stay whole. */
static const char *ini_cut_comment(const char *start, const char *end)
{
    const char *c;
    for (c = start; c < end; c++) {
        if ((*c == ';' || *c == '#') && (c == start || ini_blank(c[-1]))) {
            return c;
        }
    }
    return end;
}

static void ini_pair_line(struct ini_parser *p, const char *start, const char *end)
{
    const char *equals = memchr(start, '=', (size_t)(end - start));
    const char *key_end, *value;
    struct ini_section *s;
    struct ini_pair *pair;
    size_t i;
    if (!equals || equals == start) {
        diag_add(p->d, DIAG_ERROR, ini_place(p, start),
                 "this line is neither [section] nor key = value; add the '=' or remove the line");
        return;
    }
    if (p->ini->count == 0) {
        diag_add(p->d, DIAG_ERROR, ini_place(p, start),
                 "a setting stands before the first section; put [pack] above it");
        return;
    }
    s = &p->ini->sections[p->ini->count - 1];
    key_end = ini_trim_end(start, equals);
    value = equals + 1;
    while (value < end && ini_blank(*value)) {
        value++;
    }
    s->pairs = arena_grow(p->mem, s->pairs, s->count, &p->pair_capacity, sizeof *s->pairs);
    pair = &s->pairs[s->count];
    memset(pair, 0, sizeof *pair);
    pair->key = arena_copy(p->mem, start, (size_t)(key_end - start));
    pair->value = arena_copy(p->mem, value, (size_t)(end - value));
    pair->line = p->line;
    pair->value_column = ini_place(p, value).column;
    for (i = 0; i < s->count; i++) {
        if (strcmp(s->pairs[i].key, pair->key) == 0) {
            diag_add(p->d, DIAG_ERROR, ini_place(p, start),
                     "'%s' is set twice in this section; keep one of the two", pair->key);
            return;
        }
    }
    s->count++;
}

void ini_parse(struct ini *ini, const char *file, const char *text, size_t length,
               struct arena *mem, struct diag *d)
{
    struct ini_parser p = {.ini = ini, .mem = mem, .d = d};
    const char *at = text, *end = text + length;
    memset(ini, 0, sizeof *ini);
    ini->file = arena_copy_text(mem, file);
    if (length >= 3 && memcmp(text, INI_BYTE_ORDER_MARK, 3) == 0) {
        at += 3;
    }
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        const char *start = at, *line_end = stop ? stop : end;
        p.line++;
        p.line_start = at;
        at = stop ? stop + 1 : end;
        if (utf8_check(start, (size_t)(line_end - start)) != (size_t)(line_end - start) ||
            memchr(start, '\0', (size_t)(line_end - start))) {
            diag_add(d, DIAG_ERROR, ini_place(&p, start),
                     "this line is not UTF-8 text; save the file as UTF-8");
            continue;
        }
        while (start < line_end && ini_blank(*start)) {
            start++;
        }
        line_end = ini_trim_end(start, ini_cut_comment(start, line_end));
        if (start == line_end) {
            continue;
        }
        if (*start == '[') {
            ini_section_line(&p, start, line_end);
        } else {
            ini_pair_line(&p, start, line_end);
        }
    }
}

struct ini_section *ini_find(const struct ini *ini, const char *kind, const char *name)
{
    size_t i;
    for (i = 0; i < ini->count; i++) {
        if (strcmp(ini->sections[i].kind, kind) == 0 && strcmp(ini->sections[i].name, name) == 0) {
            return &ini->sections[i];
        }
    }
    return NULL;
}

const char *ini_get(struct ini_section *s, const char *key)
{
    size_t i;
    if (!s) {
        return NULL;
    }
    s->used = true;
    for (i = 0; i < s->count; i++) {
        if (strcmp(s->pairs[i].key, key) == 0) {
            s->pairs[i].used = true;
            return s->pairs[i].value;
        }
    }
    return NULL;
}
