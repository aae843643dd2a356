/* Rectangles, rounding and colours. */
#include "draw/pixels.h"
#include "draw/rect.h"
#include "test.h"

static void edges_belong_left_and_top(void)
{
    struct rect r = {10, 20, 30, 40};
    CHECK(rect_has(r, 10, 20));
    CHECK(!rect_has(r, 40, 20));
    CHECK(!rect_has(r, 10, 60));
    CHECK(rect_has(r, 39.9f, 59.9f));
}

static void sharing_an_edge_is_no_overlap(void)
{
    CHECK(!rect_overlaps((struct rect){0, 0, 10, 10}, (struct rect){10, 0, 10, 10}));
    CHECK(rect_overlaps((struct rect){0, 0, 10, 10}, (struct rect){9, 9, 10, 10}));
}

static void joining_ignores_empty_ones(void)
{
    struct rect r = rect_join((struct rect){5, 5, 0, 10}, (struct rect){7, 8, 2, 2});
    CHECK(r.x == 7 && r.y == 8 && r.w == 2 && r.h == 2);
    r = rect_join((struct rect){0, 0, 1, 1}, (struct rect){9, 4, 1, 1});
    CHECK(r.x == 0 && r.y == 0 && r.w == 10 && r.h == 5);
}

static void crossing_and_inset(void)
{
    struct rect r = rect_cross((struct rect){0, 0, 10, 10}, (struct rect){4, 6, 10, 10});
    CHECK(r.x == 4 && r.y == 6 && r.w == 6 && r.h == 4);
    CHECK(rect_cross((struct rect){0, 0, 1, 1}, (struct rect){5, 5, 1, 1}).w <= 0);
    r = rect_inset((struct rect){10, 10, 20, 20}, -5);
    CHECK(r.x == 5 && r.w == 30);
}

static void neighbours_stay_neighbours(void)
{
    for (int i = 0; i < 400; i++) {
        float x = (float)i * 0.37f;
        struct irect a = rect_to_pixels((struct rect){x, 0, 7.3f, 1}, 0.71f);
        struct irect b = rect_to_pixels((struct rect){x + 7.3f, 0, 5.1f, 1}, 0.71f);
        CHECK_INT(a.x1, b.x0);
    }
}

static void halves_round_alike_after_a_scroll(void)
{
    const float scales[] = {1, 2, 2.0f / 3, 4.0f / 3, 0.5f};
    for (int s = 0; s < 5; s++) {
        float half = 100.5f / scales[s];
        for (int k = -2000; k < 2000; k += 7) {
            float offset = (float)k / scales[s];
            CHECK_INT(draw_px(half + offset, scales[s]), draw_px(half, scales[s]) + k);
        }
    }
}

static void wild_numbers_are_tamed(void)
{
    CHECK_INT(draw_px(NAN, 1), 0);
    CHECK_INT(draw_px(INFINITY, 1), DRAW_LIMIT_PX);
    CHECK_INT(draw_px(-INFINITY, 2), -DRAW_LIMIT_PX);
    CHECK_INT(draw_px(1e30f, 1e30f), DRAW_LIMIT_PX);
    CHECK_INT(draw_px16(-1e30f, 1), -DRAW_LIMIT_PX * 16);
}

static void radii_fit_the_rectangle(void)
{
    struct draw_radii r = draw_radii_px((struct draw_corners){24, 900, -3, 10}, 1, 40, 30);
    CHECK_INT(r.tl, 15);
    CHECK_INT(r.tr, 15);
    CHECK_INT(r.br, 0);
    CHECK_INT(r.bl, 10);
}

static void colours_mix(void)
{
    CHECK_INT(colour_mix(0x000000ff, 0xffffff00, 0), 0x000000ff);
    CHECK_INT(colour_mix(0x000000ff, 0xffffff00, 1), 0xffffff00);
    CHECK_INT(colour_mix(0x00000000, 0xff8040ff, 0.5f), 0x80402080);
    CHECK_INT(colour_with_alpha(0x11223380, 0.5f), 0x11223340);
    CHECK_INT(colour_with_alpha(0x112233ff, NAN), 0x11223300);
    CHECK_INT(colour_with_alpha(0x112233ff, 7), 0x112233ff);
}

/* Reference values: W3C's formula worked by hand for the pairs the house uses. */
static void contrast_is_wcag(void)
{
    CHECK_NEAR(colour_contrast(0x000000ff, 0xffffffff), 21, 0.001);
    CHECK_NEAR(colour_contrast(0xffffffff, 0xffffffff), 1, 0.0001);
    CHECK_NEAR(colour_contrast(0x777777ff, 0xffffffff), 4.478, 0.001);
    CHECK_NEAR(colour_contrast(0x767676ff, 0xffffffff), 4.542, 0.001);
    CHECK_NEAR(colour_contrast(0x0000ffff, 0xffffffff), 8.592, 0.001);
    CHECK(colour_contrast(0x10202eff, 0xf4f8fbff) == colour_contrast(0xf4f8fbff, 0x10202eff));
}

static void integer_rectangles(void)
{
    struct irect a = {0, 0, 10, 10};
    CHECK(irect_empty(irect_cross(a, (struct irect){10, 0, 20, 10})));
    CHECK(!irect_empty(irect_cross(a, (struct irect){9, 9, 20, 20})));
    CHECK_INT(irect_join(a, (struct irect){5, 5, 5, 9}).x1, 10);
    CHECK_INT(irect_join((struct irect){3, 3, 3, 3}, a).x0, 0);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(edges_belong_left_and_top);
    RUN(sharing_an_edge_is_no_overlap);
    RUN(joining_ignores_empty_ones);
    RUN(crossing_and_inset);
    RUN(neighbours_stay_neighbours);
    RUN(halves_round_alike_after_a_scroll);
    RUN(wild_numbers_are_tamed);
    RUN(radii_fit_the_rectangle);
    RUN(colours_mix);
    RUN(contrast_is_wcag);
    RUN(integer_rectangles);
    return TEST_END();
}
