/* One colour through an A8 coverage, and one picture fading into another, onto x8r8g8b8. Private to
 * the paint room. */
#ifndef PAINT_BLEND_H
#define PAINT_BLEND_H

#include "draw/rect.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

uint32_t blend_premultiply(rgba colour); /* a8r8g8b8, rounded as pixman rounds */

struct blend_area { /* a rectangle of the frame and its coverage; the first row of each */
    uint32_t *dst;
    const uint8_t *mask;
    int width, height;
    int stride; /* of dst, pixels */
    int pitch;  /* of mask, bytes; may be negative */
};

/* dst = (colour * a + dst * (255 - a)) / 255, rounded once; a = mask times the colour's alpha. */
void blend_mask(const struct blend_area *area, rgba colour);
void blend_mask_plain(const struct blend_area *area, rgba colour); /* the same bytes, no SIMD */

/* dst = (src * alpha + dst * (255 - alpha)) / 255, rounded once, so that what is alike in both
 * stays as it is all through a cross-fade. alpha 0..255. */
void blend_fade_row(uint32_t *dst, const uint32_t *src, int count, int alpha);

/* blend_mask with full coverage everywhere: a veil. */
void blend_tint(uint32_t *dst, int width, int height, int stride, rgba colour);

#endif
