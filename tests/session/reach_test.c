/* The band within reach, in millimetres above the floor, on screens of many sizes and heights. */
#include "session/reach.h"
#include "test.h"

static float height_u(int width_px, int height_px)
{
    int shorter = width_px < height_px ? width_px : height_px;
    return (float)height_px * 1080.0f / (float)shorter;
}

static void an_untold_screen_has_its_dock_in_the_band(void)
{
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {3840, 2160}, {1280, 720}};
    for (int i = 0; i < 4; i++) {
        float top, bottom;
        reach_band(NULL, sizes[i][0], sizes[i][1], &top, &bottom);
        CHECK_NEAR(bottom, height_u(sizes[i][0], sizes[i][1]), 0.1);
        CHECK_NEAR((bottom - top) / reach_u_per_mm(NULL, sizes[i][0], sizes[i][1]), 300, 1);
    }
}

static void a_low_screen_lifts_the_band(void)
{
    struct reach_place p = {.width_mm = 529, .height_mm = 941, .lower_edge_mm = 600};
    float top, bottom, u = reach_u_per_mm(&p, 1080, 1920);
    reach_band(&p, 1080, 1920, &top, &bottom);
    CHECK_NEAR(600 + (1920 - bottom) / u, 800, 1);
    CHECK(600 + (1920 - top) / u <=
          REACH_MOST_MM + 1); /* stretched, but not above what is possible */
    CHECK(bottom - top >= REACH_BAND_LEAST_U - 1 || 600 + (1920 - top) / u >= REACH_MOST_MM - 1);
}

static void told_bands_stay_within_the_possible(void)
{
    struct reach_place p = {.low_mm = 100, .high_mm = 2000}, full;
    full = reach_complete(&p, 1920, 1080);
    CHECK_INT(full.low_mm, REACH_LEAST_MM);
    CHECK_INT(full.high_mm, REACH_MOST_MM);
}

static void a_screen_out_of_reach_still_has_a_band(void)
{
    struct reach_place high = {.width_mm = 1210, .height_mm = 680, .lower_edge_mm = 1500};
    struct reach_place low = {.width_mm = 1210, .height_mm = 680, .lower_edge_mm = 1};
    float top, bottom;
    reach_band(&high, 1920, 1080, &top, &bottom);
    CHECK(top >= 0 && bottom <= 1080 && bottom - top >= 300);
    reach_band(&low, 1920, 1080, &top, &bottom);
    CHECK(top >= 0 && bottom <= 1080 && bottom - top >= 300);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(an_untold_screen_has_its_dock_in_the_band);
    RUN(a_low_screen_lifts_the_band);
    RUN(told_bands_stay_within_the_possible);
    RUN(a_screen_out_of_reach_still_has_a_band);
    return TEST_END();
}
