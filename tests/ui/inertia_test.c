/* What a lifted finger leaves behind on a surface, and taps: inertia ends at one place at every
 * frame rate, a touch stops it, a pinch does not throw, and two taps are a double tap. */
#include "plane.h"

static void inertia_ends_at_one_place_at_every_frame_rate(void)
{
    static const int steps[] = {16, 143, 7, 33, 250, 1};
    double x[sizeof steps / sizeof steps[0]], y[sizeof steps / sizeof steps[0]];
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        struct plane p;
        struct hand h;
        plane_start(&h, &p);
        plane_stroke(&h, 1500, 800, -600, -300, 400, steps[i]);
        CHECK(p.g.moving || p.g.released);
        plane_rest(&h, steps[i]);
        CHECK(!p.g.moving);
        CHECK_INT(ui_next_wake_ms(h.ui), -1);
        x[i] = p.x;
        y[i] = p.y;
        hand_end(&h);
    }
    CHECK(x[0] < -700 && y[0] < -350);
    CHECK_NEAR(x[0] / y[0], 2, 0.01); /* straight on */
    for (size_t i = 1; i < sizeof steps / sizeof steps[0]; i++) {
        CHECK_NEAR(x[i], x[0], 1.001);
        CHECK_NEAR(y[i], y[0], 1.001);
    }
}

static void inertia_tells_its_speed_and_slows_down(void)
{
    struct plane p;
    struct hand h;
    float last;
    plane_start(&h, &p);
    plane_stroke(&h, 1500, 500, -400, 0, 200, 16);
    CHECK(p.g.released && p.g.moving);
    CHECK_NEAR(p.g.speed_x, -2, 0.05);
    CHECK_NEAR(p.g.speed_y, 0, 0.001);
    CHECK_INT(ui_next_wake_ms(h.ui), h.now_ms);
    last = p.g.speed_x;
    for (int i = 0; i < 20; i++) {
        hand_frame(&h, 16);
        CHECK(p.g.speed_x > last && p.g.pan_x < 0 && !p.g.held && !p.g.released);
        last = p.g.speed_x;
    }
    hand_end(&h);
}

static void inertia_goes_only_where_the_surface_goes(void)
{
    struct plane p;
    struct hand h;
    plane_start(&h, &p);
    p.no_y = true;
    hand_frame(&h, 16);
    plane_stroke(&h, 1500, 800, -400, -300, 200, 16);
    CHECK(p.g.moving && p.g.speed_y == 0);
    plane_rest(&h, 16);
    CHECK(p.y == 0 && p.x < -500);
    hand_end(&h);
}

static void a_touch_stops_it_and_is_no_tap(void)
{
    struct plane p;
    struct hand h;
    double x;
    plane_start(&h, &p);
    plane_stroke(&h, 1500, 800, -600, 0, 200, 16);
    hand_frame(&h, 50);
    CHECK(p.g.moving);
    hand_down(&h, 1, 350, 350);
    CHECK(!p.g.moving && !p.card_pressed);
    x = p.x;
    hand_frame(&h, 200);
    hand_up(&h, 1, 350, 350);
    CHECK(p.x == x && p.card_clicks == 0 && p.taps == 0);
    hand_tap(&h, 350, 350); /* at rest it is one again */
    CHECK_INT(p.card_clicks, 1);
    hand_end(&h);
}

static void a_button_stops_it(void)
{
    struct plane p;
    struct hand h;
    double x;
    plane_start(&h, &p);
    plane_stroke(&h, 1500, 800, -600, 0, 200, 16);
    p.stop = true;
    hand_frame(&h, 16);
    x = p.x;
    hand_frame(&h, 16);
    CHECK(p.x == x && !p.g.moving);
    CHECK_INT(ui_next_wake_ms(h.ui), -1);
    hand_end(&h);
}

static void what_was_away_does_not_go_on(void)
{
    struct plane p;
    struct hand h;
    double x;
    plane_start(&h, &p);
    plane_stroke(&h, 1500, 800, -600, 0, 200, 16);
    x = p.x;
    p.away = true;
    hand_frame(&h, 16);
    p.away = false;
    hand_frame(&h, 16);
    CHECK(p.x == x && !p.g.moving);
    hand_end(&h);
}

static void a_finger_that_paused_or_was_cancelled_does_not_throw(void)
{
    for (int cancelled = 0; cancelled < 2; cancelled++) {
        struct plane p;
        struct hand h;
        plane_start(&h, &p);
        hand_down(&h, 1, 500, 800);
        for (int i = 1; i <= 10; i++) {
            hand_move(&h, 1, 500, 800 - (float)i * 40);
        }
        if (cancelled) {
            hand_touch(&h, 1, TOUCH_CANCEL, 500, 400);
            hand_frame(&h, 16);
        } else {
            hand_frame(&h, 120);
            hand_up(&h, 1, 500, 400);
        }
        CHECK(p.g.released && !p.g.moving && p.g.speed_y == 0);
        hand_end(&h);
    }
}

/* Fingers seldom lift at once: what is left of a pinch for a moment must not throw the content, but
 * what is left of two fingers that swept along goes on with them. */
static void a_pinch_does_not_throw_and_a_sweep_of_two_does(void)
{
    for (int sweep = 0; sweep < 2; sweep++) {
        struct plane p;
        struct hand h;
        plane_start(&h, &p);
        hand_down(&h, 1, 800, 500);
        hand_down(&h, 2, 1000, 500);
        for (int i = 1; i <= 10; i++) {
            hand_touch(&h, 1, TOUCH_MOVE, 800 - (float)i * 30, 500);
            hand_touch(&h, 2, TOUCH_MOVE, 1000 + (float)i * (sweep ? -30 : 30), 500);
            hand_frame(&h, 16);
        }
        hand_up(&h, 1, 500, 500);
        hand_up(&h, 2, sweep ? 680 : 1330, 500);
        CHECK(p.g.released && p.g.moving == sweep);
        CHECK(sweep ? p.g.speed_x < -1 : p.g.speed_x == 0);
        hand_end(&h);
    }
}

static void a_finger_that_pans_on_after_a_pinch_throws_by_itself(void)
{
    struct plane p;
    struct hand h;
    plane_start(&h, &p);
    hand_down(&h, 1, 800, 500);
    hand_down(&h, 2, 1000, 500);
    hand_move(&h, 2, 1100, 500);
    hand_up(&h, 1, 800, 500);
    for (int i = 1; i <= 10; i++) {
        hand_move(&h, 2, 1100, 500 + (float)i * 20);
    }
    hand_up(&h, 2, 1100, 700);
    CHECK(p.g.moving);
    CHECK_NEAR(p.g.speed_x, 0, 0.01);
    CHECK_NEAR(p.g.speed_y, 1.25, 0.1);
    hand_end(&h);
}

/* --- taps ---------------------------------------------------------------------------------------
 */

static void a_tap_on_the_ground_is_told_at_once_with_its_place(void)
{
    struct plane p;
    struct hand h;
    plane_start(&h, &p);
    hand_tap(&h, 700, 600);
    CHECK(p.g.tapped && !p.g.double_tapped && p.taps == 1 && p.releases == 0);
    CHECK_NEAR(p.g.x, 700, 0);
    CHECK_NEAR(p.g.y, 600, 0);
    hand_frame(&h, 16);
    CHECK(!p.g.tapped);
    hand_down(&h, 1, 700, 600); /* lifted elsewhere within the slop, or cancelled */
    hand_touch(&h, 1, TOUCH_CANCEL, 700, 600);
    hand_frame(&h, 16);
    CHECK_INT(p.taps, 1);
    hand_end(&h);
}

static void two_taps_are_a_double_tap(void)
{
    static const struct {
        int pause_ms;
        float dx;
        bool twice;
    } cases[] = {{100, 0, true},   {100, 40, true}, {340, 0, true},
                 {100, 60, false}, {400, 0, false}, {2000, 0, false}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct plane p;
        struct hand h;
        plane_start(&h, &p);
        hand_tap(&h, 700, 600);
        h.now_ms += cases[i].pause_ms - 16;
        hand_tap(&h, 700 + cases[i].dx, 600);
        CHECK_INT(p.doubles, cases[i].twice);
        CHECK_INT(p.taps, cases[i].twice ? 1 : 2);
        CHECK(p.g.double_tapped == cases[i].twice);
        CHECK_NEAR(p.g.x, 700 + cases[i].dx, 0);
        hand_end(&h);
    }
}

static void three_taps_are_one_double_tap(void)
{
    struct plane p;
    struct hand h;
    plane_start(&h, &p);
    for (int i = 0; i < 4; i++) {
        h.now_ms += 60;
        hand_tap(&h, 700, 600);
    }
    CHECK(p.doubles == 2 && p.taps == 2);
    hand_end(&h);
}

static void a_pan_between_two_taps_parts_them(void)
{
    struct plane p;
    struct hand h;
    plane_start(&h, &p);
    hand_tap(&h, 700, 600);
    hand_down(&h, 1, 700, 600);
    hand_move(&h, 1, 740, 600);
    hand_frame(&h, 60);
    hand_up(&h, 1, 740, 600);
    hand_tap(&h, 700, 600);
    CHECK(p.doubles == 0 && p.taps == 2);
    hand_end(&h);
}

static void targets_on_the_surface_take_the_tap(void)
{
    struct plane p;
    struct hand h;
    plane_start(&h, &p);
    hand_tap(&h, 350, 350);
    hand_tap(&h, 350, 350);
    CHECK(p.card_clicks == 2 && p.taps == 0 && p.doubles == 0);
    p.deaf_card = true;
    hand_frame(&h, 16);
    hand_tap(&h, 350, 350); /* a disabled one lets nothing through */
    CHECK(p.card_clicks == 2 && p.taps == 0);
    hand_down(&h, 1, 350, 350); /* but one can pan from it */
    hand_move(&h, 1, 450, 350);
    CHECK(p.x > 50);
    hand_end(&h);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(inertia_ends_at_one_place_at_every_frame_rate);
    RUN(inertia_tells_its_speed_and_slows_down);
    RUN(inertia_goes_only_where_the_surface_goes);
    RUN(a_touch_stops_it_and_is_no_tap);
    RUN(a_button_stops_it);
    RUN(what_was_away_does_not_go_on);
    RUN(a_finger_that_paused_or_was_cancelled_does_not_throw);
    RUN(a_pinch_does_not_throw_and_a_sweep_of_two_does);
    RUN(a_finger_that_pans_on_after_a_pinch_throws_by_itself);
    RUN(a_tap_on_the_ground_is_told_at_once_with_its_place);
    RUN(two_taps_are_a_double_tap);
    RUN(three_taps_are_one_double_tap);
    RUN(a_pan_between_two_taps_parts_them);
    RUN(targets_on_the_surface_take_the_tap);
    return TEST_END();
}
