/* Glyph coverage, rasterised once and kept in pages. Private to the paint room. */
#ifndef PAINT_ATLAS_H
#define PAINT_ATLAS_H

#include "canvas.h"

struct atlas_glyph {
    uint64_t key; /* 0: the slot is free */
    const uint8_t *alpha;
    int16_t left, top; /* from the pen to the bitmap's top left; top > 0 is above */
    int16_t width, height;
    bool missing; /* the face has no such glyph */
};

struct atlas_page;

struct atlas {
    struct atlas_page *pages; /* the newest first */
    size_t bytes;             /* of all pages */
    struct atlas_glyph *slots;
    size_t slot_count, used; /* slot_count is a power of two */
    uint64_t rasterised;     /* glyphs asked of the source since it was set to 0 */
};

/* The glyph, from the atlas or the source. Valid until the next call. */
const struct atlas_glyph *atlas_get(struct atlas *a, const struct paint_source *source,
                                    uint8_t face, float size_px, uint32_t cp);

/* Between frames: drops everything when the pages outgrew `budget` bytes. */
void atlas_trim(struct atlas *a, size_t budget);
void atlas_forget(struct atlas *a);

#endif
