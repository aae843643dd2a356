/* Rectangles and colours.
 *
 * Lengths are design units (u): 1 u = the screen's short side / 1080, whatever its shape; x grows
 * to the right, y downwards, (0, 0) is the top left corner. Device pixels are `u * scale`. */
#ifndef DRAW_RECT_H
#define DRAW_RECT_H

#include <stdbool.h>
#include <stdint.h>

typedef uint32_t rgba; /* 0xRRGGBBAA, not premultiplied, sRGB */

struct rect {
    float x, y, w, h;
};

struct irect { /* device pixels; x1 and y1 are one past the end */
    int x0, y0, x1, y1;
};

static inline struct rect rect_make(float x, float y, float w, float h)
{
    return (struct rect){x, y, w, h};
}

bool rect_has(struct rect r, float x, float y);       /* left and top edges belong to it */
bool rect_overlaps(struct rect a, struct rect b);     /* sharing an edge is no overlap */
struct rect rect_cross(struct rect a, struct rect b); /* w or h <= 0: nothing in common */
struct rect rect_join(struct rect a, struct rect b);  /* an empty one does not count */
struct rect rect_inset(struct rect r, float by);      /* negative grows */

/* Edges are rounded each for itself, so that neighbours in u are neighbours in pixels. */
struct irect rect_to_pixels(struct rect r, float scale);
bool irect_empty(struct irect r);
struct irect irect_cross(struct irect a, struct irect b);
struct irect irect_join(struct irect a, struct irect b);

rgba colour_with_alpha(rgba c, float alpha); /* multiplies the alpha; alpha 0..1 */
rgba colour_mix(rgba a, rgba b, float t);    /* t 0 gives a, 1 gives b; in sRGB */

/* WCAG 2.2 contrast ratio of two opaque colours, 1..21. */
float colour_contrast(rgba a, rgba b);

#endif
