/* Fingers against targets, on a virtual clock: every finger is judged for itself, by what the
 * visitor saw when it came down, and nothing a hand can do leaves a target pressed. */
#include "base/rng.h"
#include "hand.h"

struct scene {
    bool hide_a, disable_a, overlay, overlay_reacts, swap;
    struct ui_state a, b, over, under;
    int a_clicks, b_clicks, over_clicks, under_clicks;
    bool stacked; /* a stands on a larger target `under` */
    bool scrolled;
};

static const struct rect place_a = {100, 100, 200, 100}, place_b = {400, 100, 200, 100};

static struct ui_state put(struct ui *ui, const char *name, struct rect r, bool disabled,
                           int *clicks)
{
    struct ui_target t = {
        .id = ui_id(name), .rect = r, .name = name, .label = name, .disabled = disabled};
    struct ui_state s = ui_target(ui, &t);
    if (s.pressed) {
        ui_fill(ui, r, ROLE_PRESSED, draw_round(0));
    }
    *clicks += s.clicked;
    return s;
}

static void describe(struct ui *ui, void *context)
{
    struct scene *s = context;
    struct ui_scroll scroll = {.id = ui_id("list"), .view = {0, 0, 1920, 1080}, .content = 3000};
    if (s->scrolled) {
        ui_scroll_begin(ui, &scroll);
    }
    if (s->stacked) {
        s->under = put(ui, "under", rect_make(50, 50, 800, 300), false, &s->under_clicks);
    }
    if (!s->hide_a) {
        s->a = put(ui, "a", s->swap ? place_b : place_a, s->disable_a, &s->a_clicks);
    }
    s->b = put(ui, "b", s->swap ? place_a : place_b, false, &s->b_clicks);
    if (s->scrolled) {
        ui_scroll_end(ui);
    }
    if (s->overlay) {
        ui_cover(ui);
        if (s->overlay_reacts) {
            s->over = put(ui, "over", rect_make(0, 0, 1920, 600), false, &s->over_clicks);
        }
    }
}

static void start(struct hand *h, struct scene *s)
{
    memset(s, 0, sizeof *s);
    hand_begin(h, describe, s);
    hand_frame(h, 16);
}

static void a_press_shows_in_the_frame_of_the_down(void)
{
    struct scene s;
    struct hand h;
    struct buf rest = {0};
    start(&h, &s);
    buf_add(&rest, h.dump.data, h.dump.length);
    hand_down(&h, 1, 150, 150);
    CHECK(s.a.pressed && !s.b.pressed && s.a_clicks == 0);
    CHECK(strcmp(h.dump.data, rest.data) != 0);
    hand_up(&h, 1, 150, 150);
    CHECK(!s.a.pressed);
    CHECK_TEXT(buf_text(&h.dump), rest.data);
    buf_finish(&rest);
    hand_end(&h);
}

static void action_is_on_release_inside(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    hand_down(&h, 1, 150, 150);
    hand_frame(&h, 5000);
    CHECK(s.a.pressed && s.a_clicks == 0);
    hand_up(&h, 1, 290, 190);
    CHECK_INT(s.a_clicks, 1);
    CHECK_NEAR(s.a.x, 290, 0);
    CHECK_NEAR(s.a.y, 190, 0);
    hand_frame(&h, 16);
    CHECK_INT(s.a_clicks, 1); /* once */
    CHECK(!ui_finger_down(h.ui));
    hand_end(&h);
}

static void a_tap_within_one_frame_counts(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    hand_touch(&h, 1, TOUCH_DOWN, 150, 150);
    hand_touch(&h, 1, TOUCH_MOVE, 152, 150);
    hand_touch(&h, 1, TOUCH_UP, 152, 150);
    hand_frame(&h, 143);
    CHECK_INT(s.a_clicks, 1);
    hand_end(&h);
}

static void sliding_off_cancels(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    hand_down(&h, 1, 150, 150);
    hand_move(&h, 1, 500, 150); /* onto the neighbour */
    CHECK(!s.a.pressed && !s.b.pressed);
    hand_up(&h, 1, 500, 150);
    CHECK(s.a_clicks == 0 && s.b_clicks == 0);
    hand_down(&h, 1, 150, 150); /* and in one jump with the lift */
    hand_up(&h, 1, 900, 900);
    CHECK(s.a_clicks == 0 && s.b_clicks == 0);
    hand_down(&h, 1, 150, 150); /* back again is back again */
    hand_move(&h, 1, 150, 600);
    hand_move(&h, 1, 150, 150);
    CHECK(s.a.pressed);
    hand_up(&h, 1, 150, 150);
    CHECK_INT(s.a_clicks, 1);
    hand_end(&h);
}

static void coming_down_beside_and_sliding_on_does_nothing(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    hand_down(&h, 1, 350, 150);
    hand_move(&h, 1, 150, 150);
    CHECK(!s.a.pressed);
    hand_up(&h, 1, 150, 150);
    CHECK_INT(s.a_clicks, 0);
    hand_end(&h);
}

static void a_cancelled_finger_does_nothing(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    hand_down(&h, 1, 150, 150);
    hand_touch(&h, 1, TOUCH_CANCEL, 150, 150);
    hand_frame(&h, 16);
    CHECK(s.a_clicks == 0 && !s.a.pressed && !ui_finger_down(h.ui));
    hand_touch(&h, 7, TOUCH_UP, 150, 150); /* nor does one that never came down */
    hand_frame(&h, 16);
    CHECK_INT(s.a_clicks, 0);
    hand_end(&h);
}

static void ten_fingers_held_leave_the_eleventh_free(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    for (int f = 1; f <= 10; f++) {
        hand_touch(&h, f, TOUCH_DOWN, f % 2 ? 150 + (float)f : 1000, 150);
    }
    hand_frame(&h, 16);
    CHECK(s.a.pressed);
    hand_down(&h, 11, 450, 150);
    CHECK(s.b.pressed);
    hand_up(&h, 11, 450, 150);
    CHECK(s.b_clicks == 1 && s.a_clicks == 0 && s.a.pressed);
    hand_end(&h);
}

static void more_fingers_than_places_are_ignored_and_forgotten(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    for (int f = 0; f < 40; f++) {
        hand_touch(&h, f, TOUCH_DOWN, 150, 150);
    }
    hand_frame(&h, 16);
    for (int f = 0; f < 40; f++) {
        hand_touch(&h, f, TOUCH_UP, 1000, 900);
    }
    hand_frame(&h, 16);
    CHECK(!ui_finger_down(h.ui) && !s.a.pressed);
    hand_frame(&h, 100); /* forty at once were a palm: what comes now is not of it */
    hand_tap(&h, 150, 150);
    CHECK_INT(s.a_clicks, 1);
    hand_end(&h);
}

static void two_fingers_on_one_target(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    hand_down(&h, 1, 150, 150);
    hand_down(&h, 2, 200, 150);
    hand_up(&h, 1, 150, 150);
    CHECK(s.a_clicks == 1 && s.a.pressed);
    hand_up(&h, 2, 900, 900);
    CHECK(s.a_clicks == 1 && !s.a.pressed);
    hand_end(&h);
}

static void a_target_that_vanished_does_not_act(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    hand_down(&h, 1, 150, 150);
    s.hide_a = true;
    hand_frame(&h, 16);
    hand_up(&h, 1, 150, 150);
    CHECK(s.a_clicks == 0 && s.b_clicks == 0);
    hand_end(&h);
}

static void what_takes_its_place_does_not_act_either(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    hand_down(&h, 1, 150, 150);
    s.swap = true; /* b stands where a stood */
    hand_frame(&h, 16);
    hand_move(&h, 1, 151, 150);
    CHECK(!s.a.pressed && !s.b.pressed);
    hand_up(&h, 1, 151, 150);
    CHECK(s.a_clicks == 0 && s.b_clicks == 0);
    hand_end(&h);
}

static void covered_targets_do_not_react(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    s.overlay = true;
    hand_frame(&h, 16);
    hand_tap(&h, 150, 150);
    CHECK(s.a_clicks == 0 && !s.a.pressed);
    s.overlay_reacts = true;
    hand_frame(&h, 16);
    hand_tap(&h, 150, 150);
    CHECK(s.over_clicks == 1 && s.a_clicks == 0);
    hand_end(&h);
}

static void an_overlay_takes_the_finger_held_under_it(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    hand_down(&h, 1, 150, 150);
    s.overlay = s.overlay_reacts = true;
    hand_frame(&h, 16);
    hand_up(&h, 1, 150, 150);
    CHECK(s.a_clicks == 0 && s.over_clicks == 0);
    hand_end(&h);
}

static void the_topmost_target_gets_the_touch(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    s.stacked = true;
    hand_frame(&h, 16);
    hand_tap(&h, 150, 150);
    CHECK(s.a_clicks == 1 && s.under_clicks == 0);
    hand_tap(&h, 350, 300);
    CHECK(s.a_clicks == 1 && s.under_clicks == 1);
    hand_end(&h);
}

static void a_disabled_target_neither_acts_nor_lets_through(void)
{
    for (int scrolled = 0; scrolled < 2; scrolled++) {
        struct scene s;
        struct hand h;
        start(&h, &s);
        s.stacked = s.disable_a = true;
        s.scrolled = scrolled;
        hand_frame(&h, 16);
        hand_down(&h, 1, 150, 150);
        CHECK(!s.a.pressed && !s.under.pressed);
        hand_up(&h, 1, 150, 150);
        CHECK(s.a_clicks == 0 && s.under_clicks == 0);
        hand_end(&h);
    }
}

static void disabled_while_held_does_not_act(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    hand_down(&h, 1, 150, 150);
    s.disable_a = true;
    hand_up(&h, 1, 150, 150);
    CHECK_INT(s.a_clicks, 0);
    hand_end(&h);
}

static void a_finger_that_comes_down_twice_starts_anew(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    hand_down(&h, 1, 150, 150);
    hand_down(&h, 1, 450, 150); /* the device lost the lift */
    CHECK(!s.a.pressed && s.b.pressed);
    hand_up(&h, 1, 450, 150);
    CHECK(s.a_clicks == 0 && s.b_clicks == 1 && !ui_finger_down(h.ui));
    hand_end(&h);
}

/* A broken device may report what is no number. */
static void places_that_are_no_numbers_let_go(void)
{
    static const float odd[] = {NAN, INFINITY, -INFINITY};
    for (int i = 0; i < 3; i++) {
        struct scene s;
        struct hand h;
        start(&h, &s);
        s.scrolled = true;
        hand_frame(&h, 16);
        hand_down(&h, 1, 1000, 500);
        hand_move(&h, 1, 1000, odd[i]);
        hand_move(&h, 1, odd[i], 400);
        hand_up(&h, 1, 1000, odd[i]);
        hand_down(&h, 2, odd[i], odd[i]);
        hand_frame(&h, 3000);
        CHECK_NEAR(ui_scroll_offset(h.ui, ui_id("list")), 0, 0);
        hand_up(&h, 2, 0, 0);
        CHECK(!ui_finger_down(h.ui));
        hand_end(&h);
    }
}

/* A storm of touches, then every finger lifted: nothing is pressed, nothing moves, and the frame is
 * the one an untouched screen shows. */
static void a_storm_of_touches_leaves_no_trace(void)
{
    struct scene s;
    struct hand h;
    struct buf first = {0};
    struct rng rng;
    rng_seed(&rng, 3);
    start(&h, &s);
    buf_add(&first, h.dump.data, h.dump.length);
    for (int i = 0; i < 20000; i++) {
        int events = (int)rng_below(&rng, 12);
        while (events--) {
            hand_touch(&h, rng_below(&rng, 24), (enum touch_phase)rng_below(&rng, 4),
                       (float)rng_below(&rng, 700), (float)rng_below(&rng, 300));
        }
        s.hide_a = rng_below(&rng, 9) == 0;
        s.overlay = rng_below(&rng, 9) == 0;
        s.disable_a = rng_below(&rng, 9) == 0;
        s.scrolled = (i / 2000) % 2;
        hand_frame(&h, 1 + rng_below(&rng, 150));
    }
    for (int f = 0; f < 24; f++) {
        hand_touch(&h, f, TOUCH_UP, 1500, 1000);
    }
    s.hide_a = s.overlay = s.disable_a = s.scrolled = false;
    hand_frame(&h, 16);
    CHECK(!ui_finger_down(h.ui));
    hand_frame(&h, 16);
    CHECK_TEXT(buf_text(&h.dump), first.data);
    CHECK(s.a_clicks > 10 && s.b_clicks > 10); /* the storm did hit something */
    buf_finish(&first);
    hand_end(&h);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(a_press_shows_in_the_frame_of_the_down);
    RUN(action_is_on_release_inside);
    RUN(a_tap_within_one_frame_counts);
    RUN(sliding_off_cancels);
    RUN(coming_down_beside_and_sliding_on_does_nothing);
    RUN(a_cancelled_finger_does_nothing);
    RUN(ten_fingers_held_leave_the_eleventh_free);
    RUN(more_fingers_than_places_are_ignored_and_forgotten);
    RUN(two_fingers_on_one_target);
    RUN(a_target_that_vanished_does_not_act);
    RUN(what_takes_its_place_does_not_act_either);
    RUN(covered_targets_do_not_react);
    RUN(an_overlay_takes_the_finger_held_under_it);
    RUN(the_topmost_target_gets_the_touch);
    RUN(a_disabled_target_neither_acts_nor_lets_through);
    RUN(disabled_while_held_does_not_act);
    RUN(a_finger_that_comes_down_twice_starts_anew);
    RUN(places_that_are_no_numbers_let_go);
    RUN(a_storm_of_touches_leaves_no_trace);
    return TEST_END();
}
