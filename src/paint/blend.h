/* One row of one colour through an A8 coverage, onto x8r8g8b8. Private to the paint room. */
#ifndef PAINT_BLEND_H
#define PAINT_BLEND_H

#include "draw/rect.h"

#include <stdint.h>

uint32_t blend_premultiply(rgba colour); /* a8r8g8b8, rounded as pixman rounds */

/* dst = colour IN mask OVER dst for `count` pixels; the same bytes as pixman's OVER with an A8 mask. */
void blend_row(uint32_t *dst, const uint8_t *mask, int count, uint32_t premultiplied);
void blend_row_plain(uint32_t *dst, const uint8_t *mask, int count, uint32_t premultiplied);

#endif
