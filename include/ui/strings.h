/* The interface's own words, one assets/strings/<lang>.ini per language.
 *
 * A key missing in a language is shown in the first language; a key missing everywhere shows as the
 * key itself, so that nothing is ever blank. Tests see to it that neither happens. */
#ifndef UI_STRINGS_H
#define UI_STRINGS_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/err.h"

#include <stddef.h>

struct strings;

/* Reads every *.ini named in `langs` (the pack's order). Problems in the files go to `d`. */
bool strings_load(struct strings **out, const char *assets, const char *const *langs, size_t count,
                  struct diag *d, struct err *err);
void strings_destroy(struct strings *s);
const char *strings_get(const struct strings *s, const char *lang, const char *key);
bool strings_has(const struct strings *s, const char *lang, const char *key);
size_t strings_count(const struct strings *s, const char *lang);
const char *strings_key(const struct strings *s, const char *lang, size_t at);

#endif
