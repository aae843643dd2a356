/* Coverage and fades: SIMD against plain, and against the formula. */
#include "paint/blend_kinds.h"

#include "base/rng.h"
#include "test.h"

/* The kinds this processor has. */
static size_t kinds(const struct blend_kinds *out[3])
{
    size_t n = 0;
    out[n++] = &blend_plain;
#if defined(BLEND_HAS_SSE2)
    out[n++] = &blend_sse2;
#endif
#if defined(BLEND_HAS_AVX2)
    if (blend_can_avx2()) {
        out[n++] = &blend_avx2;
    }
#endif
    return n;
}

static void every_kind_gives_the_plain_bytes(void)
{
    const struct blend_kinds *kind[3];
    size_t count = kinds(kind);
    struct rng r;
    uint8_t mask[40 * 3];
    uint32_t a[40 * 3], b[40 * 3];
    rng_seed(&r, 5);
    for (int round = 0; round < 4000; round++) {
        int width = (int)rng_below(&r, 40);
        rgba colour = rng_next(&r) | (rng_below(&r, 2) ? 255u : 0u);
        struct blend_area area = {a, mask, width, 3, 40, 40};
        const struct blend_kinds *k = kind[(size_t)round % count];
        for (int i = 0; i < 120; i++) {
            uint32_t what = rng_below(&r, 4);
            mask[i] = (uint8_t)(what == 0 ? 0 : (what == 1 ? 255 : rng_next(&r)));
            a[i] = b[i] = rng_next(&r);
        }
        k->mask(&area, colour);
        area.dst = b;
        blend_mask_plain(&area, colour);
        CHECK(memcmp(a, b, sizeof a) == 0);
    }
}

static void rows_of_every_kind_give_the_plain_bytes(void)
{
    const struct blend_kinds *kind[3];
    size_t count = kinds(kind);
    struct rng r;
    uint32_t src[40], a[40], b[40];
    rng_seed(&r, 6);
    for (int round = 0; round < 4000; round++) {
        int width = (int)rng_below(&r, 40), alpha = (int)rng_below(&r, 256);
        rgba colour = rng_next(&r);
        const struct blend_kinds *k = kind[(size_t)round % count];
        for (int i = 0; i < 40; i++) {
            src[i] = rng_next(&r);
            a[i] = b[i] = rng_next(&r);
        }
        k->fade_row(a, src, width, alpha);
        blend_plain.fade_row(b, src, width, alpha);
        CHECK(memcmp(a, b, sizeof a) == 0);
        k->tint_row(a, width, colour);
        blend_plain.tint_row(b, width, colour);
        CHECK(memcmp(a, b, sizeof a) == 0);
    }
}

/* A veil and the same colour through full coverage: a round body and its corners match. */
static void a_veil_is_full_coverage(void)
{
    uint8_t mask[37];
    uint32_t a[37], b[37];
    memset(mask, 255, sizeof mask);
    for (uint32_t alpha = 1; alpha < 256; alpha++) {
        rgba colour = 0x20406000u | alpha;
        struct blend_area area = {a, mask, 37, 1, 37, 37};
        for (uint32_t i = 0; i < 37; i++) {
            a[i] = b[i] = 0xff000000u | i * 0x061f37u;
        }
        blend_mask(&area, colour);
        blend_tint(b, 37, 1, 37, colour);
        CHECK(memcmp(a, b, sizeof a) == 0);
    }
}

static void every_pair_is_rounded_to_nearest(void)
{
    for (int m = 0; m < 256; m++) {
        uint8_t mask = (uint8_t)m;
        for (int d = 0; d < 256; d += 5) {
            uint32_t pixel = 0xff000000u | (uint32_t)d * 0x010101u;
            struct blend_area area = {&pixel, &mask, 1, 1, 1, 1};
            double want = (200.0 * m + (double)d * (255 - m)) / 255.0;
            blend_mask(&area, 0xc8c8c8ffu);
            CHECK_INT(pixel & 255u, (int)floor(want + 0.5));
            CHECK_INT(pixel >> 24, 255);
        }
    }
}

static void a_fade_keeps_what_is_alike(void)
{
    uint32_t a[37], b[37];
    for (int alpha = 0; alpha < 256; alpha++) {
        for (int i = 0; i < 37; i++) {
            a[i] = b[i] = 0xff000000u | (uint32_t)i * 0x061f37u;
        }
        blend_fade_row(a, b, 37, alpha);
        CHECK(memcmp(a, b, sizeof a) == 0);
    }
}

static void a_fade_ends_at_its_ends(void)
{
    uint32_t a[9], b[9];
    for (int i = 0; i < 9; i++) {
        a[i] = 0xff112233u + (uint32_t)i;
        b[i] = 0xffeeddccu - (uint32_t)i;
    }
    blend_fade_row(a, b, 9, 0);
    CHECK_INT(a[8], 0xff112233u + 8);
    blend_fade_row(a, b, 9, 255);
    CHECK(memcmp(a, b, sizeof a) == 0);
}

static void premultiplied_colours(void)
{
    CHECK_INT(blend_premultiply(0x112233ff), 0xff112233);
    CHECK_INT(blend_premultiply(0xffffff80), 0x80808080);
    CHECK_INT(blend_premultiply(0xffffff00), 0);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(every_kind_gives_the_plain_bytes);
    RUN(rows_of_every_kind_give_the_plain_bytes);
    RUN(a_veil_is_full_coverage);
    RUN(every_pair_is_rounded_to_nearest);
    RUN(a_fade_keeps_what_is_alike);
    RUN(a_fade_ends_at_its_ends);
    RUN(premultiplied_colours);
    return TEST_END();
}
