/* Flat pictures are the same pixels as before, wherever they are asked for; a photograph is
 * refused.
 */
#include "paint/flat.h"

#include "base/mem.h"
#include "base/rng.h"
#include "test.h"

#include <stdlib.h>

#define W 640
#define H 480

static uint32_t *drawing(struct rng *rng)
{
    uint32_t *p = mem_resize_array(NULL, (size_t)W * H, sizeof *p);
    for (int y = 0; y < H; y++) {
        int x = 0;
        while (x < W) {
            int end = x + 1 + (int)rng_below(rng, 120);
            uint32_t colour = 0xFF000000u | rng_below(rng, 0x1000000);
            for (; x < end && x < W; x++) {
                p[y * W + x] = colour;
            }
        }
    }
    return p;
}

static void every_part_is_the_same(void)
{
    struct rng rng;
    uint32_t *p, row[W];
    struct flat *f;
    long wrong = 0;
    rng_seed(&rng, 7);
    p = drawing(&rng);
    f = flat_create(p, W, H);
    CHECK(f);
    CHECK(flat_bytes(f) < (size_t)W * H * 4 / 3);
    for (int i = 0; i < 20000; i++) {
        int y = (int)rng_below(&rng, H), a = (int)rng_below(&rng, W + 1);
        int b = (int)rng_below(&rng, W + 1), x0 = a < b ? a : b, x1 = a < b ? b : a;
        flat_row(f, y, x0, x1, row);
        wrong += memcmp(row, p + y * W + x0, (size_t)(x1 - x0) * 4) != 0;
    }
    flat_destroy(f);
    mem_free(p);
    CHECK_INT(wrong, 0);
}

static void a_photograph_stays_pixels(void)
{
    struct rng rng;
    uint32_t *p = mem_resize_array(NULL, (size_t)W * H, sizeof *p);
    struct flat *f;
    rng_seed(&rng, 8);
    for (int i = 0; i < W * H; i++) {
        p[i] = rng_below(&rng, 0x1000000);
    }
    f = flat_create(p, W, H);
    mem_free(p);
    CHECK(!f);
}

static void a_small_picture_stays_pixels(void)
{
    uint32_t p[64 * 64] = {0};
    CHECK(!flat_create(p, 64, 64));
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(every_part_is_the_same);
    RUN(a_photograph_stays_pixels);
    RUN(a_small_picture_stays_pixels);
    return TEST_END();
}
