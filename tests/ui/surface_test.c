/* Fingers on a surface, on a virtual clock: panning, pinching, coming and going without a jump, and
 * who gets a finger where surfaces and scrollers stand in each other. Inertia and taps have a file
 * of their own. */
#include "base/rng.h"
#include "plane.h"

static void one_finger_pans_and_gives_its_card_up(void)
{
    struct plane p;
    struct hand h;
    plane_start(&h, &p);
    hand_down(&h, 1, 350, 350);
    CHECK(p.card_pressed && !p.g.held);
    hand_move(&h, 1, 370, 350); /* within the slop */
    CHECK(p.card_pressed && p.x == 0);
    hand_move(&h, 1, 450, 350);
    CHECK(!p.card_pressed && p.g.held);
    CHECK_NEAR(p.x, 100 - UI_SLOP, 0.01);
    hand_move(&h, 1, 460, 390);
    CHECK_NEAR(p.g.pan_x, 10, 0.01);
    CHECK_NEAR(p.g.pan_y, 40, 0.01);
    CHECK_NEAR(p.g.zoom, 1, 0);
    hand_move(&h, 1, 350, 350); /* back over the card */
    hand_frame(&h, 300);
    hand_up(&h, 1, 350, 350);
    CHECK(p.card_clicks == 0 && p.taps == 0 && p.releases == 1 && !p.g.held && !p.g.moving);
    CHECK(p.g.released);
    hand_frame(&h, 16);
    CHECK(!p.g.released && p.releases == 1);
    hand_end(&h);
}

static void a_card_that_is_tapped_is_clicked(void)
{
    struct plane p;
    struct hand h;
    plane_start(&h, &p);
    hand_down(&h, 1, 350, 350);
    hand_move(&h, 1, 360, 360);
    hand_up(&h, 1, 360, 360);
    CHECK(p.card_clicks == 1 && p.taps == 0 && p.x == 0 && p.releases == 0);
    hand_end(&h);
}

/* The same clock and no touch: the same list, and nothing a second time. */
static void what_happened_is_told_once(void)
{
    struct plane p;
    struct hand h;
    struct buf first = {0};
    plane_start(&h, &p);
    hand_down(&h, 1, 700, 500);
    hand_move(&h, 1, 800, 500);
    hand_move(&h, 1, 900, 500);
    CHECK(p.g.pan_x > 90);
    buf_add(&first, h.dump.data, h.dump.length);
    hand_frame(&h, 0);
    CHECK(p.g.pan_x == 0 && p.g.pan_y == 0 && p.g.zoom == 1 && p.g.held);
    CHECK_TEXT(buf_text(&h.dump), first.data);
    hand_up(&h, 1, 960, 500);
    hand_frame(&h, 16);
    CHECK(p.g.moving && p.g.pan_x > 0);
    hand_frame(&h, 0);
    CHECK(p.g.moving && p.g.pan_x == 0 && p.g.pan_y == 0);
    buf_finish(&first);
    hand_end(&h);
}

/* Over a whole gesture, whatever the two fingers do, what was between them stays between them. */
static void the_midpoint_stays_under_the_fingers(void)
{
    struct rng rng;
    rng_seed(&rng, 11);
    for (int round = 0; round < 40; round++) {
        struct plane p;
        struct hand h;
        float ax = 500, ay = 400, bx = 900, by = 600;
        double px, py;
        int frames = 0;
        plane_start(&h, &p);
        hand_down(&h, 1, ax, ay);
        hand_down(&h, 2, bx, by);
        hand_move(&h, 1, ax -= 30, ay); /* out of the slop: from here on */
        px = plane_at_x(&p, (double)(ax + bx) / 2);
        py = plane_at_y(&p, (double)(ay + by) / 2);
        for (int i = 0; i < 400; i++) {
            ax = fmaxf(150, fminf(1600, ax + (float)rng_below(&rng, 61) - 30));
            by = fmaxf(150, fminf(950, by + (float)rng_below(&rng, 61) - 30));
            bx = fmaxf(150, fminf(1600, bx + (float)rng_below(&rng, 61) - 30));
            hand_touch(&h, 1, TOUCH_MOVE, ax, ay);
            hand_touch(&h, 2, TOUCH_MOVE, bx, by);
            if (rng_below(&rng, 3)) {
                hand_frame(&h, 16);
                frames++;
                CHECK_NEAR(plane_at_x(&p, (double)(ax + bx) / 2) * p.zoom, px * p.zoom, 0.5);
                CHECK_NEAR(plane_at_y(&p, (double)(ay + by) / 2) * p.zoom, py * p.zoom, 0.5);
            }
        }
        CHECK(frames > 200);
        hand_end(&h);
    }
}

static void two_fingers_zoom_by_their_distance(void)
{
    struct plane p;
    struct hand h;
    plane_start(&h, &p);
    hand_down(&h, 1, 600, 500);
    hand_down(&h, 2, 800, 500);
    hand_move(&h, 2, 824 + 1, 500); /* the first one stays: an anchored thumb */
    hand_move(&h, 2, 1000, 500);
    CHECK_NEAR(p.zoom, 400.0 / 224, 0.002);
    hand_touch(&h, 1, TOUCH_MOVE, 400, 500);
    hand_touch(&h, 2, TOUCH_MOVE, 1200, 500);
    hand_frame(&h, 16);
    CHECK_NEAR(p.zoom, 800.0 / 224, 0.002);
    CHECK_NEAR(p.g.about_x, 800, 0.01);
    CHECK_NEAR(p.g.about_y, 500, 0.01);
    hand_touch(&h, 1, TOUCH_MOVE, 800, 500); /* on top of each other: no number runs away */
    hand_touch(&h, 2, TOUCH_MOVE, 800, 500);
    hand_frame(&h, 16);
    CHECK(p.zoom > 0.1 && p.zoom < 1);
    hand_touch(&h, 1, TOUCH_MOVE, 400, 500);
    hand_touch(&h, 2, TOUCH_MOVE, 1200, 500);
    hand_frame(&h, 16);
    CHECK_NEAR(p.zoom, 800.0 / 224, 0.002);
    hand_end(&h);
}

static void a_second_finger_pinches_at_once_and_gives_its_card_up(void)
{
    struct plane p;
    struct hand h;
    plane_start(&h, &p);
    hand_down(&h, 1, 350, 350); /* on the card */
    hand_down(&h, 2, 800, 350);
    CHECK(p.card_pressed && !p.g.held); /* two that rest are two touches */
    hand_move(&h, 2, 900, 350);
    CHECK(p.g.held && !p.card_pressed && p.zoom > 1.1);
    hand_up(&h, 1, 350, 350);
    hand_up(&h, 2, 900, 350);
    CHECK(p.card_clicks == 0 && p.taps == 0 && p.releases == 1);
    hand_end(&h);
}

static void a_third_finger_changes_nothing(void)
{
    struct plane p;
    struct hand h;
    double zoom, x;
    plane_start(&h, &p);
    hand_down(&h, 1, 600, 500);
    hand_down(&h, 2, 800, 500);
    hand_move(&h, 2, 900, 500);
    zoom = p.zoom;
    x = p.x;
    hand_down(&h, 3, 1000, 800);
    CHECK(p.g.pan_x == 0 && p.g.zoom == 1);
    hand_move(&h, 3, 1200, 600);
    hand_move(&h, 3, 300, 200);
    CHECK_NEAR(p.x, x, 1e-9);
    CHECK(p.zoom == zoom);
    hand_up(&h, 3, 300, 200);
    CHECK_NEAR(p.x, x, 1e-9);
    CHECK(p.zoom == zoom && p.releases == 0 && p.g.held);
    hand_move(&h, 2, 1000, 500); /* and the two go on */
    CHECK(p.zoom > zoom * 1.2);
    hand_end(&h);
}

/* The third becomes one of two when one of the first two lifts; nothing jumps. */
static void the_third_finger_takes_over_without_a_jump(void)
{
    struct plane p;
    struct hand h;
    double zoom, x;
    plane_start(&h, &p);
    hand_down(&h, 1, 600, 500);
    hand_down(&h, 2, 800, 500);
    hand_move(&h, 2, 900, 500);
    hand_down(&h, 3, 350, 350); /* on the card */
    hand_move(&h, 3, 1200, 800);
    zoom = p.zoom;
    x = p.x;
    hand_up(&h, 1, 600, 500);
    CHECK_NEAR(p.x, x, 1e-9);
    CHECK(p.zoom == zoom && p.g.held);
    hand_frame(&h, 16);
    CHECK_NEAR(p.x, x, 1e-9);
    CHECK(p.zoom == zoom);
    hand_move(&h, 3, 1210, 800);
    CHECK(p.zoom > zoom && p.zoom < zoom * 1.05);
    hand_up(&h, 3, 1210, 800);
    hand_frame(&h, 300);
    hand_up(&h, 2, 900, 500);
    CHECK(p.card_clicks == 0 && p.releases == 1);
    hand_end(&h);
}

static void lifting_one_of_two_goes_on_as_a_pan(void)
{
    for (int which = 1; which <= 2; which++) {
        struct plane p;
        struct hand h;
        double zoom, x, y;
        float sx = which == 1 ? 900 : 600;
        plane_start(&h, &p);
        hand_down(&h, 1, 600, 500);
        hand_down(&h, 2, 800, 500);
        hand_move(&h, 2, 900, 500);
        zoom = p.zoom;
        x = p.x;
        y = p.y;
        hand_up(&h, which, which == 1 ? 600 : 900, 500);
        CHECK_NEAR(p.x, x, 1e-9);
        CHECK_NEAR(p.y, y, 1e-9);
        CHECK(p.zoom == zoom && p.g.held && p.releases == 0);
        hand_move(&h, 3 - which, sx + 5, 520); /* no slop again */
        CHECK_NEAR(p.x, x + 5, 0.01);
        CHECK_NEAR(p.y, y + 20, 0.01);
        CHECK(p.zoom == zoom);
        hand_end(&h);
    }
}

/* Any number of fingers coming and going: between two frames the content moves no further than the
 * fastest finger did, and what was a jump would be seen. */
static void fingers_that_come_and_go_never_jump(void)
{
    struct rng rng;
    struct plane p;
    struct hand h;
    float at[6][2];
    bool down[6] = {false};
    int held = 0;
    rng_seed(&rng, 5);
    plane_start(&h, &p);
    for (int i = 0; i < 20000; i++) {
        int f = (int)rng_below(&rng, 6);
        double cx = plane_at_x(&p, 900), cy = plane_at_y(&p, 550);
        if (!down[f]) {
            at[f][0] = 150 + (float)rng_below(&rng, 1400);
            at[f][1] = 150 + (float)rng_below(&rng, 800);
        } else if (rng_below(&rng, 8) != 0) {
            at[f][0] = fmaxf(110, fminf(1690, at[f][0] + (float)rng_below(&rng, 17) - 8));
            at[f][1] = fmaxf(110, fminf(990, at[f][1] + (float)rng_below(&rng, 17) - 8));
            hand_touch(&h, f, TOUCH_MOVE, at[f][0], at[f][1]);
            hand_frame(&h, 100); /* slow: what lifts has paused, and nothing flings */
            CHECK(hypot(p.g.pan_x, p.g.pan_y) < 12);
            CHECK(p.g.zoom > 0.7 && p.g.zoom < 1.4);
            held += p.g.held;
            continue;
        }
        down[f] = !down[f];
        hand_touch(&h, f, down[f] ? TOUCH_DOWN : TOUCH_UP, at[f][0], at[f][1]);
        hand_frame(&h, 100);
        CHECK(p.g.pan_x == 0 && p.g.pan_y == 0 && p.g.zoom == 1);
        CHECK_NEAR(plane_at_x(&p, 900), cx, 1e-6);
        CHECK_NEAR(plane_at_y(&p, 550), cy, 1e-6);
        p.x = p.y = 0;
        p.zoom = 1;
    }
    CHECK(held > 5000);
    hand_end(&h);
}

static void directions_and_zoom_can_be_off(void)
{
    struct plane p;
    struct hand h;
    plane_start(&h, &p);
    p.no_y = p.no_zoom = true;
    hand_frame(&h, 16);
    hand_down(&h, 1, 600, 500);
    hand_move(&h, 1, 700, 600);
    CHECK(p.x > 50 && p.y == 0);
    hand_down(&h, 2, 900, 500);
    hand_move(&h, 2, 1200, 500);
    CHECK(p.zoom == 1 && p.y == 0);
    hand_end(&h);
}

static void what_stands_over_a_surface_keeps_its_finger(void)
{
    struct plane p;
    struct hand h;
    plane_start(&h, &p);
    hand_down(&h, 1, 600, 500);
    hand_move(&h, 1, 700, 500);
    hand_down(&h, 2, 1550, 930); /* a button over the surface, while another finger pans */
    CHECK(p.g.zoom == 1);
    hand_move(&h, 2, 1552, 932);
    hand_up(&h, 2, 1552, 932);
    CHECK(p.over_clicks == 1 && p.zoom == 1);
    hand_end(&h);
}

/* --- in and with a scroller ---------------------------------------------------------------------
 */

static void in_a_scroller_the_direction_decides(void)
{
    for (int no_y = 0; no_y < 2; no_y++) {
        struct plane p;
        struct hand h;
        plane_start(&h, &p);
        p.in_list = true;
        p.no_y = no_y;
        hand_frame(&h, 16);
        hand_down(&h, 1, 600, 500);
        hand_move(&h, 1, 605, 400); /* upwards */
        CHECK(no_y ? p.list > 50 && p.y == 0 && !p.g.held : p.list == 0 && p.y < -50 && p.g.held);
        hand_frame(&h, 300);
        hand_up(&h, 1, 605, 400);
        p.x = p.y = 0;
        hand_down(&h, 1, 600, 500);
        hand_move(&h, 1, 700, 505); /* sideways */
        CHECK(p.x > 50 && p.g.held);
        hand_move(&h, 1, 700, 300); /* and it stays with who has it */
        CHECK(p.g.held);
        hand_end(&h);
    }
}

static void a_scroller_on_a_surface_takes_what_goes_its_way(void)
{
    struct plane p;
    struct hand h;
    plane_start(&h, &p);
    p.list_in = true;
    hand_frame(&h, 16);
    hand_down(&h, 1, 1300, 500);
    hand_move(&h, 1, 1300, 400);
    CHECK(p.list > 50 && p.y == 0 && !p.g.held);
    hand_frame(&h, 300);
    hand_up(&h, 1, 1300, 400);
    hand_down(&h, 1, 1300, 500);
    hand_move(&h, 1, 1200, 500);
    CHECK(p.x < -50 && p.g.held);
    hand_end(&h);
}

static void two_fingers_pinch_a_surface_in_a_scroller_in_any_direction(void)
{
    struct plane p;
    struct hand h;
    plane_start(&h, &p);
    p.in_list = p.no_y = true;
    hand_frame(&h, 16);
    hand_down(&h, 1, 600, 400);
    hand_down(&h, 2, 600, 600);
    hand_move(&h, 2, 600, 800);
    CHECK(p.g.held && p.zoom > 1.5 && p.list == 0);
    hand_end(&h);
}

/* --- and nothing stays --------------------------------------------------------------------------
 */

static void a_storm_of_touches_leaves_no_trace(void)
{
    struct plane p;
    struct hand h;
    struct buf first = {0};
    struct rng rng;
    rng_seed(&rng, 3);
    plane_start(&h, &p);
    buf_add(&first, h.dump.data, h.dump.length);
    for (int i = 0; i < 20000; i++) {
        int events = (int)rng_below(&rng, 12);
        while (events--) {
            hand_touch(&h, rng_below(&rng, 24), (enum touch_phase)rng_below(&rng, 4),
                       200 + (float)rng_below(&rng, i % 2 ? 1700 : 300),
                       200 + (float)rng_below(&rng, i % 2 ? 800 : 200));
        }
        p.away = rng_below(&rng, 9) == 0;
        p.in_list = rng_below(&rng, 40) == 0;
        p.list_in = rng_below(&rng, 40) == 0;
        hand_frame(&h, 1 + rng_below(&rng, 150));
        CHECK(isfinite(p.g.pan_x) && isfinite(p.g.pan_y) && p.g.zoom > 0 && isfinite(p.g.zoom));
        p.x = p.y = 0;
        p.zoom = 1;
    }
    CHECK(p.taps > 5 && p.card_clicks > 2 && p.releases > 5); /* it did hit something */
    for (int f = 0; f < 24; f++) {
        hand_touch(&h, f, TOUCH_UP, 1800, 50);
    }
    p.away = p.in_list = p.list_in = false;
    hand_frame(&h, 16);
    hand_frame(&h, 20000);
    hand_frame(&h, 16);
    CHECK(!ui_finger_down(h.ui) && !p.g.held && !p.g.moving && p.g.pan_x == 0);
    CHECK_INT(ui_next_wake_ms(h.ui), -1);
    CHECK_TEXT(buf_text(&h.dump), first.data);
    buf_finish(&first);
    hand_end(&h);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(one_finger_pans_and_gives_its_card_up);
    RUN(a_card_that_is_tapped_is_clicked);
    RUN(what_happened_is_told_once);
    RUN(the_midpoint_stays_under_the_fingers);
    RUN(two_fingers_zoom_by_their_distance);
    RUN(a_second_finger_pinches_at_once_and_gives_its_card_up);
    RUN(a_third_finger_changes_nothing);
    RUN(the_third_finger_takes_over_without_a_jump);
    RUN(lifting_one_of_two_goes_on_as_a_pan);
    RUN(fingers_that_come_and_go_never_jump);
    RUN(directions_and_zoom_can_be_off);
    RUN(what_stands_over_a_surface_keeps_its_finger);
    RUN(in_a_scroller_the_direction_decides);
    RUN(a_scroller_on_a_surface_takes_what_goes_its_way);
    RUN(two_fingers_pinch_a_surface_in_a_scroller_in_any_direction);
    RUN(a_storm_of_touches_leaves_no_trace);
    return TEST_END();
}
