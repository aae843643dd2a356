/* Where a name stands in a list that grows: what keeps thousands of names from being compared with
 * each other. Names are borrowed. */
#ifndef AUTHOR_NAMESET_H
#define AUTHOR_NAMESET_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct nameset { /* zeroes: empty */
    struct nameset_slot {
        const char *name; /* NULL: free */
        size_t at;
    } * slots; /* open addressing; half of them are free at least */
    size_t count, capacity;
};

/* Of two equal names the first stays. */
void nameset_add(struct nameset *n, struct arena *mem, const char *name, size_t at);
bool nameset_find(const struct nameset *n, const char *name, size_t *at);
void nameset_clear(struct nameset *n); /* keeps its memory */

#endif
