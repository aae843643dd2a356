/* Large content folders for benches and tests: what bigpack is to readers, this is to the author's
 * desk. Half of the entries are pages of books, the rest events, units and people; all of it in
 * Chinese and English and without a mistake. The same options give the same bytes. */
#ifndef TESTS_SUPPORT_BIGFOLDER_H
#define TESTS_SUPPORT_BIGFOLDER_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bigfolder {
    const char *path; /* made, with its parents' last step; files of the same name are replaced */
    size_t entries;   /* about so many places: pages, events, units, people; at least 100 */
    size_t pictures;  /* of 480 x 270, each different; at least 1 */
    uint64_t seed;
};

#define BIGFOLDER_SECTION 250 /* pages of one book at the most */

bool bigfolder_write(const struct bigfolder *b, struct err *err);

#endif
