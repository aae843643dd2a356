/* Quarter discs too large for a mask: only their edge is kept. Private to the paint room. */
#ifndef PAINT_DISCS_H
#define PAINT_DISCS_H

#include <stddef.h>
#include <stdint.h>

struct disc_row {    /* of the top left quarter */
    int from, solid; /* first pixel with any coverage; first one from which all is covered */
    size_t edge;     /* coverage of [from, solid), in `left`, and from its right end in `right` */
};

struct disc_quarter {
    int radius;
    struct disc_row *rows; /* radius of them */
    uint8_t *left, *right;
};

struct disc_cache {
    struct disc_quarter *entries;
    size_t count;
};

/* radius: pixels, > 0. Valid until the next call. */
const struct disc_quarter *disc_find(struct disc_cache *cache, int radius);
void disc_forget(struct disc_cache *cache);

#endif
