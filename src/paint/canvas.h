/* The pixels painted into, and the few ways to touch them, all cut by canvas.clip. Private to the
 * paint room. Rectangles and points are device pixels. */
#ifndef PAINT_CANVAS_H
#define PAINT_CANVAS_H

#include "draw/rect.h"
#include "paint/compositor.h"

#include <pixman.h>

struct canvas {
    uint32_t *pixels;
    int width, height, stride; /* stride in pixels */
    pixman_image_t *image;     /* the same memory */
    struct irect clip;         /* within the pixels */
    uint64_t written;          /* pixels touched since it was set to 0 */
};

struct coverage { /* A8 */
    const uint8_t *alpha;
    int width, height, pitch; /* a negative pitch: alpha points at the last row */
};

void canvas_set(struct canvas *c, void *pixels, int width, int height, int pitch_bytes);
void canvas_finish(struct canvas *c);
void canvas_fill(struct canvas *c, struct irect r, rgba colour);
void canvas_cover(struct canvas *c, int x, int y, struct coverage mask, rgba colour);
void canvas_row(struct canvas *c, int x, int y, const uint8_t *mask, int count, rgba colour);
void canvas_move(struct canvas *c, struct irect area, int dx, int dy);

struct picture { /* pixels ready to be drawn many times in a frame */
    const uint32_t *pixels;
    const struct flat *flat;   /* instead of pixels */
    int width, height, stride; /* stride in pixels */
    bool opaque, stretched;    /* stretched: over width × height, from pixels of another size */
    int alpha;                 /* 0..255 */
    pixman_image_t *image;     /* made by picture_open where the plain copy does not do */
};

void picture_open(struct picture *p, const struct paint_pixels *pixels, int alpha);
/* The same for one that is drawn `width` × `height` large; alpha does not apply. */
void picture_open_stretched(struct picture *p, const struct paint_pixels *pixels, int width,
                            int height);
void picture_close(struct picture *p);

/* Draws the part of the picture that falls into `r`; its top left corner is at (x, y). */
void canvas_picture(struct canvas *c, int x, int y, const struct picture *p, struct irect r);
/* The same through a mask whose top left corner is r's; r has the mask's size. */
void canvas_picture_masked(struct canvas *c, int x, int y, const struct picture *p, struct irect r,
                           struct coverage mask);

#endif
