/* Wording tables. Few keys, looked up a few dozen times a frame: a sorted array and binary search.
 */
#include "ui/strings.h"

#include "base/buf.h"
#include "base/ini.h"
#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define STRINGS_FILE_LIMIT (1024 * 1024)

struct strings_table {
    const char *lang;
    struct ini_pair *pairs;
    size_t count;
};

struct strings {
    struct arena memory;
    struct strings_table *tables;
    size_t count;
};

static int strings_order(const void *a, const void *b)
{
    return strcmp(((const struct ini_pair *)a)->key, ((const struct ini_pair *)b)->key);
}

static bool strings_read(struct strings *s, struct strings_table *t, const char *assets,
                         struct diag *d, struct err *err)
{
    struct buf text = {0};
    struct ini ini;
    struct ini_section *section;
    struct err failure;
    const char *path = arena_format(&s->memory, "%s/strings/%s.ini", assets, t->lang);
    if (!buf_read_file(&text, path, STRINGS_FILE_LIMIT, &failure)) {
        buf_finish(&text);
        if (failure.code == ERR_NOT_FOUND) {
            return true; /* a language without words of its own shows the first */
        }
        *err = failure;
        return false;
    }
    ini_parse(&ini, path, buf_text(&text), text.length, &s->memory, d);
    buf_finish(&text);
    section = ini_find(&ini, "strings", "");
    if (section) {
        t->pairs = section->pairs;
        t->count = section->count;
        qsort(t->pairs, t->count, sizeof *t->pairs, strings_order);
    }
    return true;
}

bool strings_load(struct strings **out, const char *assets, const char *const *langs, size_t count,
                  struct diag *d, struct err *err)
{
    struct strings *s = mem_alloc(sizeof *s);
    size_t i;
    s->tables = arena_alloc_array(&s->memory, count ? count : 1, sizeof *s->tables);
    s->count = count;
    for (i = 0; i < count; i++) {
        s->tables[i].lang = arena_copy_text(&s->memory, langs[i]);
        if (!strings_read(s, &s->tables[i], assets, d, err)) {
            strings_destroy(s);
            return err_wrap(err, "reading the interface's words");
        }
    }
    *out = s;
    return true;
}

void strings_destroy(struct strings *s)
{
    if (s) {
        arena_finish(&s->memory);
        mem_free(s);
    }
}

static const struct strings_table *strings_table(const struct strings *s, const char *lang)
{
    size_t i;
    for (i = 0; i < s->count; i++) {
        if (strcmp(s->tables[i].lang, lang) == 0) {
            return &s->tables[i];
        }
    }
    return NULL;
}

static const char *strings_find(const struct strings_table *t, const char *key)
{
    struct ini_pair wanted = {.key = key};
    const struct ini_pair *found;
    if (!t || t->count == 0) {
        return NULL;
    }
    found = bsearch(&wanted, t->pairs, t->count, sizeof *t->pairs, strings_order);
    return found ? found->value : NULL;
}

const char *strings_get(const struct strings *s, const char *lang, const char *key)
{
    const char *value = strings_find(strings_table(s, lang), key);
    if (!value && s->count) {
        value = strings_find(&s->tables[0], key);
    }
    return value ? value : key;
}

bool strings_has(const struct strings *s, const char *lang, const char *key)
{
    return strings_find(strings_table(s, lang), key) != NULL;
}

size_t strings_count(const struct strings *s, const char *lang)
{
    const struct strings_table *t = strings_table(s, lang);
    return t ? t->count : 0;
}

const char *strings_key(const struct strings *s, const char *lang, size_t at)
{
    const struct strings_table *t = strings_table(s, lang);
    return t && at < t->count ? t->pairs[at].key : NULL;
}
