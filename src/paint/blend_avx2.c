/* The loops in AVX2: eight pixels at a time, the arithmetic of blend_sse2.c. The functions carry
 * their target themselves, so that the rest of the program runs on any x86-64. */
#include "blend_kinds.h"

#if defined(BLEND_HAS_AVX2)

#include <immintrin.h>
#include <string.h>

#define AVX2 __attribute__((target("avx2")))

AVX2 static inline __m256i avx2_mix(__m256i s, __m256i d, __m256i alpha)
{
    __m256i rest = _mm256_sub_epi16(_mm256_set1_epi16(255), alpha);
    __m256i t = _mm256_add_epi16(_mm256_mullo_epi16(s, alpha), _mm256_mullo_epi16(d, rest));
    t = _mm256_add_epi16(t, _mm256_set1_epi16(128));
    return _mm256_mulhi_epu16(t, _mm256_set1_epi16(0x0101));
}

struct avx2_colour {
    __m256i wide, alpha; /* 16 bits a channel */
    bool opaque;
};

AVX2 static inline __m256i avx2_alpha(__m256i mask, const struct avx2_colour *c)
{
    __m256i t;
    if (c->opaque) {
        return mask;
    }
    t = _mm256_add_epi16(_mm256_mullo_epi16(mask, c->alpha), _mm256_set1_epi16(128));
    return _mm256_mulhi_epu16(t, _mm256_set1_epi16(0x0101));
}

AVX2 static inline struct avx2_colour avx2_make(rgba colour)
{
    struct avx2_colour c;
    c.wide = _mm256_unpacklo_epi8(_mm256_set1_epi32((int32_t)blend_solid(colour)),
                                  _mm256_setzero_si256());
    c.alpha = _mm256_set1_epi16((short)(colour & 255u));
    c.opaque = (colour & 255u) == 255u;
    return c;
}

/* Eight pixels through eight bytes of coverage. */
AVX2 static inline __m256i avx2_eight(__m256i d, int64_t mask, const struct avx2_colour *c)
{
    const __m256i zero = _mm256_setzero_si256();
    const __m256i four_times = _mm256_set_epi8(12, 12, 12, 12, 8, 8, 8, 8, 4, 4, 4, 4, 0, 0, 0, 0,
                                               12, 12, 12, 12, 8, 8, 8, 8, 4, 4, 4, 4, 0, 0, 0, 0);
    __m256i m = _mm256_shuffle_epi8(_mm256_cvtepu8_epi32(_mm_cvtsi64_si128(mask)), four_times);
    __m256i low = avx2_alpha(_mm256_unpacklo_epi8(m, zero), c);
    __m256i high = avx2_alpha(_mm256_unpackhi_epi8(m, zero), c);
    low = avx2_mix(c->wide, _mm256_unpacklo_epi8(d, zero), low);
    high = avx2_mix(c->wide, _mm256_unpackhi_epi8(d, zero), high);
    return _mm256_packus_epi16(low, high);
}

/* The last pixels of a row, fewer than eight: only those are read and written. */
AVX2 static inline void avx2_rest(uint32_t *dst, const uint8_t *mask, int count,
                                  const struct avx2_colour *c)
{
    const __m256i order = _mm256_set_epi32(7, 6, 5, 4, 3, 2, 1, 0);
    __m256i which = _mm256_cmpgt_epi32(_mm256_set1_epi32(count), order);
    int64_t bytes = 0;
    memcpy(&bytes, mask, (size_t)count);
    if (bytes != 0) {
        __m256i d = _mm256_maskload_epi32((const int *)(const void *)dst, which);
        _mm256_maskstore_epi32((int *)(void *)dst, which, avx2_eight(d, bytes, c));
    }
}

AVX2 static void avx2_mask(const struct blend_area *area, rgba colour)
{
    const struct avx2_colour c = avx2_make(colour);
    for (int y = 0; y < area->height; y++) {
        uint32_t *dst = area->dst + (ptrdiff_t)y * area->stride;
        const uint8_t *mask = area->mask + (ptrdiff_t)y * area->pitch;
        int i = 0;
        for (; i + 8 <= area->width; i += 8) {
            __m256i *at = (__m256i *)(void *)(dst + i);
            int64_t eight;
            memcpy(&eight, mask + i, sizeof eight);
            if (eight != 0) {
                _mm256_storeu_si256(at, avx2_eight(_mm256_loadu_si256(at), eight, &c));
            }
        }
        if (i < area->width) {
            avx2_rest(dst + i, mask + i, area->width - i, &c);
        }
    }
}

AVX2 static void avx2_fade_row(uint32_t *dst, const uint32_t *src, int count, int alpha)
{
    const __m256i zero = _mm256_setzero_si256();
    const __m256i a = _mm256_set1_epi16((short)alpha);
    int i = 0;
    for (; i + 8 <= count; i += 8) {
        __m256i s, d, low, high;
        if (i % 16 == 0) { /* a line of cache, a page ahead; never faults */
            _mm_prefetch((const char *)((uintptr_t)(src + i) + BLEND_AHEAD), _MM_HINT_T0);
        }
        s = _mm256_loadu_si256((const __m256i *)(const void *)(src + i));
        d = _mm256_loadu_si256((const __m256i *)(const void *)(dst + i));
        low = avx2_mix(_mm256_unpacklo_epi8(s, zero), _mm256_unpacklo_epi8(d, zero), a);
        high = avx2_mix(_mm256_unpackhi_epi8(s, zero), _mm256_unpackhi_epi8(d, zero), a);
        _mm256_storeu_si256((__m256i *)(void *)(dst + i), _mm256_packus_epi16(low, high));
    }
    blend_plain.fade_row(dst + i, src + i, count - i, alpha);
}

AVX2 static void avx2_tint_row(uint32_t *dst, int count, rgba colour)
{
    const struct avx2_colour c = avx2_make(colour);
    const __m256i zero = _mm256_setzero_si256();
    int i = 0;
    for (; i + 8 <= count; i += 8) {
        __m256i d = _mm256_loadu_si256((const __m256i *)(const void *)(dst + i));
        __m256i low = avx2_mix(c.wide, _mm256_unpacklo_epi8(d, zero), c.alpha);
        __m256i high = avx2_mix(c.wide, _mm256_unpackhi_epi8(d, zero), c.alpha);
        _mm256_storeu_si256((__m256i *)(void *)(dst + i), _mm256_packus_epi16(low, high));
    }
    blend_plain.tint_row(dst + i, count - i, colour);
}

const struct blend_kinds blend_avx2 = {"avx2", avx2_mask, avx2_fade_row, avx2_tint_row};

#endif
