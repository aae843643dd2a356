/* The order of words in a language: by sound in Chinese, by alphabet elsewhere. */
#ifndef AUTHOR_COLLATE_H
#define AUTHOR_COLLATE_H

#include "base/arena.h"

struct collate;

/* For a BCP 47 tag; an unknown one is ordered as by the root of the Unicode tables. Never NULL. */
struct collate *collate_open(const char *tag);
void collate_close(struct collate *c);

/* The letter a word stands under: A-Z (in Chinese that of its sound), 가 나 다 ... 하, or "#" for
 * whatever has none. */
const char *collate_letter(const struct collate *c, const char *word, struct arena *mem);

/* < 0, 0, > 0; letter by letter, with "#" at the end. */
int collate_compare(const struct collate *c, const char *a, const char *letter_a, const char *b,
                    const char *letter_b);

#endif
