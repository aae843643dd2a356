/* "Did you mean" among names that may be thousands: pages, pictures, sources, units. */
#ifndef AUTHOR_GUESS_H
#define AUTHOR_GUESS_H

#include "author/model.h"

#define GUESS_MOST 100 /* different wrong names of one run that are guessed at */

/* Writes the names there are to `out`; how many. */
typedef size_t guess_names(const struct model *m, const void *of, const char **out);

/* The name that was probably meant, or NULL. A wrong name is compared with all others once per run
 * and kind, however often it is written: a page that is taken away leaves a thousand links.
 *
 * kind   a word for what is named: "page"
 * names  at most `most` of them, `of` goes to it */
const char *guess_name(struct model *m, const char *kind, const char *wrong, guess_names *names,
                       const void *of, size_t most);

#endif
