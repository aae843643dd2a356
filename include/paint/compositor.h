/* Replays a draw list, clipped to its damage, into one x8r8g8b8 frame with pixman.
 *
 * Pixels come through the seam below, because only `sdl` decodes fonts and files. The frame is kept
 * between calls: a scroll is a copy plus a strip. Painting clipped to the damage gives the same
 * bytes as painting everything (proved by tests). */
#ifndef PAINT_COMPOSITOR_H
#define PAINT_COMPOSITOR_H

#include "draw/damage.h"
#include "draw/list.h"
#include "paint/flat.h"

struct paint_glyph {
    const uint8_t *alpha;     /* A8 coverage, valid until the next call of the seam */
    int width, height, pitch; /* pixels, bytes */
    int left, top; /* from the pen on the baseline to the bitmap's top left; top > 0 is above it */
};

struct paint_pixels {
    const uint32_t
        *pixels; /* premultiplied a8r8g8b8 (opaque: x8r8g8b8), valid while the frame is painted */
    int width, height, pitch; /* pixels, pixels, bytes */
    bool opaque;
    const struct flat *flat; /* instead of pixels: an opaque picture of flat colours; or NULL */
};

enum paint_ready { PAINT_READY, PAINT_LATER, PAINT_MISSING };

struct paint_source {
    void *self;
    /* One glyph at `size` pixels per em. false: the face has none (a drawn box is painted). */
    bool (*glyph)(void *self, uint8_t face, float size_px, uint32_t cp, struct paint_glyph *out);
    /* A picture scaled and cropped to exactly width × height pixels. LATER: `stand_in` is the
     * colour to show until the picture's name is reported fresh to damage_compare. */
    enum paint_ready (*image)(void *self, const char *name, int width, int height, float focus_x,
                              float focus_y, float zoom, struct paint_pixels *out, rgba *stand_in);
    /* An icon's A8 coverage at exactly size × size pixels. */
    bool (*icon)(void *self, const char *name, int size_px, struct paint_glyph *out);
    /* A whole picture, base_w × base_h pixels at rest and now shown shown_w wide, in whatever size
     * serves: the painter stretches it. NULL: none. */
    enum paint_ready (*whole)(void *self, const char *name, int base_w, int base_h, int shown_w,
                              struct paint_pixels *out, rgba *stand_in);
};

struct paint_stats { /* of the last paint_frame */
    uint64_t pixels_damaged,
        pixels_painted;      /* the second counts overdraw per pixel once per rect */
    uint64_t pixels_written; /* with overdraw, without moves: what the fills and blends went over */
    uint64_t glyphs_rasterised;
};

struct compositor;

struct compositor *compositor_create(const struct paint_source *source); /* copied */
void compositor_destroy(struct compositor *c);

/* The memory painted into: x8r8g8b8, `pitch` bytes a row; owned by the caller, valid until changed.
 */
void compositor_target(struct compositor *c, void *pixels, int width, int height, int pitch);

/* Moves and paints what `damage` says. */
void compositor_paint(struct compositor *c, const struct draw_list *list,
                      const struct damage_result *damage);

void compositor_keep_snapshot(struct compositor *c); /* copies the frame for DRAW_SNAPSHOT */
void compositor_drop_snapshot(struct compositor *c);
void compositor_forget_glyphs(struct compositor *c); /* fonts or scale changed */
const struct paint_stats *compositor_stats(const struct compositor *c);

#endif
