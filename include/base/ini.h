/* Strict INI: `[section]` or `[section name]`, `key = value`, comments start with ';' or '#' at the
 * line's start or after white space; UTF-8, a byte order mark is skipped; no duplicate keys in a
 * section, no duplicate sections. All problems are reported, then parsing goes on. Order of
 * sections and keys is kept. */
#ifndef BASE_INI_H
#define BASE_INI_H

#include "base/arena.h"
#include "base/diag.h"

struct ini_pair {
    const char *key, *value;
    int line;
    int value_column;
    bool used; /* set by ini_get; the caller reports unused keys as unknown */
};

struct ini_section {
    const char *kind; /* "lang" of [lang zh] */
    const char *name; /* "zh" of [lang zh]; "" for [pack] */
    int line;
    struct ini_pair *pairs;
    size_t count;
    bool used;
};

struct ini {
    const char *file;
    struct ini_section *sections;
    size_t count;
};

/* Parses `text`; everything lives in `mem`. Problems go to `d`; what could be read is there. */
void ini_parse(struct ini *ini, const char *file, const char *text, size_t length,
               struct arena *mem, struct diag *d);
struct ini_section *ini_find(const struct ini *ini, const char *kind, const char *name);
const char *ini_get(struct ini_section *s, const char *key); /* NULL when absent; marks it used */

#endif
