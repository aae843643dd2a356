/* What the command lines of our programs share: the language they speak, and which word was
 * probably meant. */
#ifndef BASE_WORDS_H
#define BASE_WORDS_H

#include "base/diag.h"

#include <stddef.h>

/* The language of the user's locale: LC_ALL, else LC_MESSAGES, else LANG, as POSIX ranks them
 * (IEEE 1003.1, 8.2). Chinese when its language is "zh", English otherwise. */
enum diag_lang words_lang(void);

/* How many slips of the finger lie between two words: letters left out, added or changed, or two
 * neighbours swapped. Long words are far from everything. */
size_t words_distance(const char *a, const char *b);

/* The word of a list of `count` that an unknown one was meant to be; NULL: none is near. `list` may
 * be a table whose rows, `step` bytes apart, begin with the word; a row without one is passed over.
 */
const char *words_meant(const char *word, const void *list, size_t count, size_t step);

#endif
