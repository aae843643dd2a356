/* Where a name stands in a list that grows: what keeps thousands of names from being compared with
 * each other. Names are borrowed. */
#ifndef AUTHOR_NAMES_H
#define AUTHOR_NAMES_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct names { /* zeroes: empty */
    struct names_slot {
        const char *name; /* NULL: free */
        size_t at;
    } * slots; /* open addressing; half of them are free at least */
    size_t count, capacity;
};

/* Of two equal names the first stays. */
void names_add(struct names *n, struct arena *mem, const char *name, size_t at);
bool names_find(const struct names *n, const char *name, size_t *at);
void names_clear(struct names *n); /* keeps its memory */

#endif
