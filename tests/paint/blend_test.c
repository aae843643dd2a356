/* Coverage and fades: SIMD against plain, and against the formula. */
#include "paint/blend.h"

#include "base/rng.h"
#include "test.h"

static void simd_gives_the_plain_bytes(void)
{
    struct rng r;
    uint8_t mask[40 * 3];
    uint32_t a[40 * 3], b[40 * 3];
    rng_seed(&r, 5);
    for (int round = 0; round < 4000; round++) {
        int width = (int)rng_below(&r, 40);
        rgba colour = rng_next(&r) | (rng_below(&r, 2) ? 255u : 0u);
        struct blend_area area = {a, mask, width, 3, 40, 40};
        for (int i = 0; i < 120; i++) {
            uint32_t kind = rng_below(&r, 4);
            mask[i] = (uint8_t)(kind == 0 ? 0 : (kind == 1 ? 255 : rng_next(&r)));
            a[i] = b[i] = rng_next(&r);
        }
        blend_mask(&area, colour);
        area.dst = b;
        blend_mask_plain(&area, colour);
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
    RUN(simd_gives_the_plain_bytes);
    RUN(every_pair_is_rounded_to_nearest);
    RUN(a_fade_keeps_what_is_alike);
    RUN(a_fade_ends_at_its_ends);
    RUN(premultiplied_colours);
    return TEST_END();
}
