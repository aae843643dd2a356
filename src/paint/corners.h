/* A8 quarter discs and quarter rings, made once per radius. Private to the paint room. */
#ifndef PAINT_CORNERS_H
#define PAINT_CORNERS_H

#include "canvas.h"
#include "discs.h"

enum corner_place { CORNER_TL, CORNER_TR, CORNER_BR, CORNER_BL };

struct corner_cache {
    struct corner_entry *entries;
    size_t count, bytes;
    struct disc_cache discs; /* the large ones */
};

/* radius   pixels, > 0; the mask is radius x radius
 * width    of a ring's line in pixels; 0 or >= radius: the whole quarter
 * The mask lives until the next call. */
struct coverage corner_mask(struct corner_cache *cache, int radius, int width,
                            enum corner_place place);
void corner_forget(struct corner_cache *cache); /* the masks */
void corner_finish(struct corner_cache *cache);

#endif
