/* The inner loops of blend.h in the kinds a processor may offer; all give the same bytes. Private
 * to blend*.c and their test. */
#ifndef PAINT_BLEND_KINDS_H
#define PAINT_BLEND_KINDS_H

#include "blend.h"

#if defined(__SSE2__)
#define BLEND_HAS_SSE2 1
#if defined(__GNUC__) && defined(__x86_64__)
#define BLEND_HAS_AVX2 1
#endif
#endif

/* Kept frames are out of cache and hardware stops fetching at the end of a page: reading ahead
 * halves a cross-fade at 4K. Bytes. */
#define BLEND_AHEAD 4096

struct blend_kinds {
    const char *name;
    void (*mask)(const struct blend_area *area, rgba colour);
    void (*fade_row)(uint32_t *dst, const uint32_t *src, int count, int alpha);
    void (*tint_row)(uint32_t *dst, int count, rgba colour);
};

extern const struct blend_kinds blend_plain;
#if defined(BLEND_HAS_SSE2)
extern const struct blend_kinds blend_sse2;
#endif
#if defined(BLEND_HAS_AVX2)
extern const struct blend_kinds blend_avx2; /* only where the processor has it */
#endif

bool blend_can_avx2(void);

static inline uint32_t blend_solid(rgba c) /* x8r8g8b8 without the colour's alpha */
{
    return 0xff000000u | c >> 8;
}

#endif
