/* The loops in SSE2: four pixels at a time, 16 bits a channel.
 *
 * Of the fours of pixels in a Han character at reading size a third is empty and nearly all others
 * are mixed (measured on Noto Sans CJK), so the empty ones are tested for and the mixed ones must
 * be quick. */
#include "blend_kinds.h"

#if defined(BLEND_HAS_SSE2)

#include <emmintrin.h>
#include <string.h>

/* Per channel, 16 bits: s * alpha + d * rest + 128, times 257, the high half: (t + (t >> 8)) >> 8.
 */
static inline __m128i sse2_mix(__m128i s, __m128i d, __m128i alpha)
{
    __m128i rest = _mm_sub_epi16(_mm_set1_epi16(255), alpha);
    __m128i t = _mm_add_epi16(_mm_mullo_epi16(s, alpha), _mm_mullo_epi16(d, rest));
    t = _mm_add_epi16(t, _mm_set1_epi16(128));
    return _mm_mulhi_epu16(t, _mm_set1_epi16(0x0101));
}

struct sse2_colour {
    __m128i wide;  /* the colour twice, 16 bits a channel */
    __m128i alpha; /* its alpha eight times */
    bool opaque;
};

static inline __m128i sse2_alpha(__m128i mask, const struct sse2_colour *c)
{
    __m128i t;
    if (c->opaque) {
        return mask;
    }
    t = _mm_add_epi16(_mm_mullo_epi16(mask, c->alpha), _mm_set1_epi16(128));
    return _mm_mulhi_epu16(t, _mm_set1_epi16(0x0101));
}

static inline void sse2_four(uint32_t *dst, const uint8_t *mask, const struct sse2_colour *c)
{
    const __m128i zero = _mm_setzero_si128();
    __m128i m, d, low, high;
    int32_t four;
    memcpy(&four, mask, sizeof four);
    if (four == 0) {
        return;
    }
    m = _mm_cvtsi32_si128(four);
    m = _mm_unpacklo_epi8(m, m);
    m = _mm_unpacklo_epi16(m, m); /* every mask byte four times */
    d = _mm_loadu_si128((const __m128i *)(const void *)dst);
    low = sse2_alpha(_mm_unpacklo_epi8(m, zero), c);
    high = sse2_alpha(_mm_unpackhi_epi8(m, zero), c);
    low = sse2_mix(c->wide, _mm_unpacklo_epi8(d, zero), low);
    high = sse2_mix(c->wide, _mm_unpackhi_epi8(d, zero), high);
    _mm_storeu_si128((__m128i *)(void *)dst, _mm_packus_epi16(low, high));
}

static inline void sse2_one(uint32_t *dst, uint8_t mask, const struct sse2_colour *c)
{
    __m128i d;
    if (mask == 0) {
        return;
    }
    d = _mm_unpacklo_epi8(_mm_cvtsi32_si128((int32_t)*dst), _mm_setzero_si128());
    d = sse2_mix(c->wide, d, sse2_alpha(_mm_set1_epi16(mask), c));
    *dst = (uint32_t)_mm_cvtsi128_si32(_mm_packus_epi16(d, d));
}

static struct sse2_colour sse2_make(rgba colour)
{
    struct sse2_colour c;
    c.wide = _mm_unpacklo_epi8(_mm_set1_epi32((int32_t)blend_solid(colour)), _mm_setzero_si128());
    c.alpha = _mm_set1_epi16((short)(colour & 255u));
    c.opaque = (colour & 255u) == 255u;
    return c;
}

static void sse2_mask(const struct blend_area *area, rgba colour)
{
    const struct sse2_colour c = sse2_make(colour);
    for (int y = 0; y < area->height; y++) {
        uint32_t *dst = area->dst + (ptrdiff_t)y * area->stride;
        const uint8_t *mask = area->mask + (ptrdiff_t)y * area->pitch;
        int i = 0;
        for (; i + 4 <= area->width; i += 4) {
            sse2_four(dst + i, mask + i, &c);
        }
        for (; i < area->width; i++) {
            sse2_one(dst + i, mask[i], &c);
        }
    }
}

static void sse2_fade_row(uint32_t *dst, const uint32_t *src, int count, int alpha)
{
    const __m128i zero = _mm_setzero_si128();
    const __m128i a = _mm_set1_epi16((short)alpha);
    int i = 0;
    for (; i + 4 <= count; i += 4) {
        __m128i s, d, low, high;
        if (i % 16 == 0) { /* a line of cache, a page ahead; never faults */
            _mm_prefetch((const char *)((uintptr_t)(src + i) + BLEND_AHEAD), _MM_HINT_T0);
        }
        s = _mm_loadu_si128((const __m128i *)(const void *)(src + i));
        d = _mm_loadu_si128((const __m128i *)(const void *)(dst + i));
        low = sse2_mix(_mm_unpacklo_epi8(s, zero), _mm_unpacklo_epi8(d, zero), a);
        high = sse2_mix(_mm_unpackhi_epi8(s, zero), _mm_unpackhi_epi8(d, zero), a);
        _mm_storeu_si128((__m128i *)(void *)(dst + i), _mm_packus_epi16(low, high));
    }
    blend_plain.fade_row(dst + i, src + i, count - i, alpha);
}

static void sse2_tint_row(uint32_t *dst, int count, rgba colour)
{
    const struct sse2_colour c = sse2_make(colour);
    const __m128i zero = _mm_setzero_si128();
    int i = 0;
    for (; i + 4 <= count; i += 4) {
        __m128i d = _mm_loadu_si128((const __m128i *)(const void *)(dst + i));
        __m128i low = sse2_mix(c.wide, _mm_unpacklo_epi8(d, zero), c.alpha);
        __m128i high = sse2_mix(c.wide, _mm_unpackhi_epi8(d, zero), c.alpha);
        _mm_storeu_si128((__m128i *)(void *)(dst + i), _mm_packus_epi16(low, high));
    }
    blend_plain.tint_row(dst + i, count - i, colour);
}

const struct blend_kinds blend_sse2 = {"sse2", sse2_mask, sse2_fade_row, sse2_tint_row};

#endif
