/* What a lifted finger leaves behind, on a virtual clock: where a stroke ends must not depend on
 * how many frames it took, the ends give way and spring back, and offsets are whole device pixels.
 */
#include "list.h"

/* Where a stroke ends at 60 frames a second and at 7, and at rates between and beyond. */
static void a_fling_ends_at_one_place_at_every_frame_rate(void)
{
    static const int steps[] = {16, 143, 7, 33, 250, 1};
    static const float ways[] = {300, 600, 150, -400};
    for (size_t w = 0; w < sizeof ways / sizeof ways[0]; w++) {
        float end[sizeof steps / sizeof steps[0]];
        for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
            struct list_scene s;
            struct hand h;
            list_start(&h, &s);
            s.go = 5000;
            s.go_at_once = true;
            hand_frame(&h, 16);
            list_stroke(&h, 800, 800 - ways[w], 400, steps[i]);
            CHECK(ui_scroll_moving(h.ui, LIST));
            list_rest(&h, steps[i]);
            CHECK(!ui_scroll_moving(h.ui, LIST));
            end[i] = s.offset;
            CHECK_NEAR(s.offset * ui_scale(h.ui), roundf(s.offset * ui_scale(h.ui)), 0.01);
            hand_end(&h);
        }
        CHECK(fabsf(end[0] - 5000) > fabsf(ways[w])); /* it did go on by itself */
        CHECK((end[0] > 5000) == (ways[w] > 0));
        for (size_t i = 1; i < sizeof steps / sizeof steps[0]; i++) {
            CHECK_NEAR(end[i], end[0], 1.001);
        }
    }
}

static void offsets_are_whole_pixels_at_any_scale(void)
{
    static const int sizes[][2] = {
        {1366, 768}, {1080, 1920}, {3840, 2160}, {1280, 1024}, {801, 601}};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct list_scene s;
        struct hand h;
        list_start(&h, &s);
        h.width_px = sizes[i][0];
        h.height_px = sizes[i][1];
        hand_frame(&h, 16);
        list_stroke(&h, 800, 333, 200, 16);
        for (int k = 0; k < 100; k++) {
            float px;
            hand_frame(&h, 17);
            px = s.offset * ui_scale(h.ui);
            CHECK_NEAR(px, roundf(px), 0.01);
            CHECK_NEAR(h.list->commands[0].as.scroll.offset_y, -s.offset, 0.0);
        }
        CHECK(s.offset > 500);
        hand_end(&h);
    }
}

static void a_fling_stops_at_the_end(void)
{
    static const int steps[] = {16, 143};
    for (int i = 0; i < 2; i++) {
        struct list_scene s;
        struct hand h;
        list_start(&h, &s);
        s.content = 2000;
        hand_frame(&h, 16);
        list_stroke(&h, 850, 150, 100, steps[i]);
        list_rest(&h, steps[i]);
        CHECK_NEAR(s.offset, 1200, 0);
        list_stroke(&h, 150, 850, 100, steps[i]);
        list_rest(&h, steps[i]);
        CHECK_NEAR(s.offset, 0, 0);
        CHECK(!ui_scroll_moving(h.ui, LIST));
        hand_end(&h);
    }
}

static void ends_give_way_and_spring_back(void)
{
    for (int end = 0; end < 2; end++) {
        struct list_scene s;
        struct hand h;
        float edge = end ? 20000 - 800 : 0, sign = end ? -1 : 1, far, last;
        list_start(&h, &s);
        s.go = edge;
        s.go_at_once = true;
        hand_frame(&h, 16);
        hand_down(&h, 1, 500, 500);
        hand_move(&h, 1, 500, 500 + sign * 100);
        hand_move(&h, 1, 500, 500 + sign * 300);
        far = (edge - s.offset) * sign;
        CHECK(far > 30 && far < 150); /* it follows, but not all the way */
        hand_frame(&h, 1000);
        CHECK_NEAR((edge - s.offset) * sign, far, 0); /* and stays while it is held */
        hand_up(&h, 1, 500, 500 + sign * 300);
        last = far;
        for (int i = 0; i < 60; i++) {
            float now;
            hand_frame(&h, 16);
            now = (edge - s.offset) * sign;
            CHECK(now <= last + 0.01 && now >= -0.01); /* straight back, never beyond */
            last = now;
        }
        CHECK_NEAR(s.offset, edge, 0);
        CHECK(!ui_scroll_moving(h.ui, LIST));
        hand_end(&h);
    }
}

static void a_list_that_fits_springs_back_too(void)
{
    struct list_scene s;
    struct hand h;
    list_start(&h, &s);
    s.content = 300;
    hand_frame(&h, 16);
    list_stroke(&h, 800, 200, 100, 16);
    list_rest(&h, 16);
    CHECK_NEAR(s.offset, 0, 0);
    hand_end(&h);
}

static void catching_a_fling_is_no_tap(void)
{
    struct list_scene s;
    struct hand h;
    float caught;
    list_start(&h, &s);
    list_stroke(&h, 850, 250, 100, 16);
    hand_frame(&h, 50);
    CHECK(ui_scroll_moving(h.ui, LIST));
    hand_down(&h, 1, 500, 500);
    caught = s.offset;
    CHECK(!ui_scroll_moving(h.ui, LIST) && !s.row_pressed);
    hand_frame(&h, 300);
    hand_up(&h, 1, 500, 500);
    CHECK_NEAR(s.offset, caught, 0);
    CHECK_INT(s.row_clicks, 0);
    hand_tap(&h, 500, 500); /* at rest it is one again */
    CHECK_INT(s.row_clicks, 1);
    hand_end(&h);
}

static void a_finger_that_paused_does_not_fling(void)
{
    struct list_scene s;
    struct hand h;
    float at;
    list_start(&h, &s);
    hand_down(&h, 1, 500, 800);
    for (int i = 1; i <= 10; i++) {
        hand_move(&h, 1, 500, 800 - (float)i * 40);
    }
    at = s.offset;
    hand_frame(&h, 120);
    hand_up(&h, 1, 500, 400);
    list_rest(&h, 16);
    CHECK_NEAR(s.offset, at, 0.01);
    hand_end(&h);
}

static void a_cancelled_drag_does_not_fling(void)
{
    struct list_scene s;
    struct hand h;
    float at;
    list_start(&h, &s);
    hand_down(&h, 1, 500, 800);
    hand_move(&h, 1, 500, 700);
    hand_move(&h, 1, 500, 600);
    at = s.offset;
    hand_touch(&h, 1, TOUCH_CANCEL, 500, 500);
    list_rest(&h, 16);
    CHECK_NEAR(s.offset, at, 0.01);
    CHECK(!ui_scroll_moving(h.ui, LIST));
    hand_end(&h);
}

static void moving_content_asks_for_frames_and_rest_does_not(void)
{
    struct list_scene s;
    struct hand h;
    list_start(&h, &s);
    CHECK_INT(ui_next_wake_ms(h.ui), -1);
    list_stroke(&h, 850, 250, 100, 16);
    CHECK_INT(ui_next_wake_ms(h.ui), h.now_ms);
    list_rest(&h, 16);
    CHECK_INT(ui_next_wake_ms(h.ui), -1);
    hand_end(&h);
}

static void a_long_sleep_in_a_fling_is_its_end(void)
{
    struct list_scene s;
    struct hand h;
    list_start(&h, &s);
    list_stroke(&h, 850, 250, 100, 16);
    hand_frame(&h, (int64_t)1000 * 3600 * 24 * 30);
    CHECK(!ui_scroll_moving(h.ui, LIST));
    CHECK(s.offset > 600 && s.offset < 19200);
    hand_end(&h);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(a_fling_ends_at_one_place_at_every_frame_rate);
    RUN(offsets_are_whole_pixels_at_any_scale);
    RUN(a_fling_stops_at_the_end);
    RUN(ends_give_way_and_spring_back);
    RUN(a_list_that_fits_springs_back_too);
    RUN(catching_a_fling_is_no_tap);
    RUN(a_finger_that_paused_does_not_fling);
    RUN(a_cancelled_drag_does_not_fling);
    RUN(moving_content_asks_for_frames_and_rest_does_not);
    RUN(a_long_sleep_in_a_fling_is_its_end);
    return TEST_END();
}
