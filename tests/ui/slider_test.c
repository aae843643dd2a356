/* The slider: jumps, drags, steps, what a button does that is held down, and how it looks in three
 * states. */
#include "hand.h"
#include "ui/slider.h"

#define STEP(n) (bar_x + (float)(n)*bar_w / (float)STEPS)

enum { STEPS = 40 };

/* 1200 wide from 100: buttons of 96 and their gaps, half a knob at each end */
static const float bar_x = 100 + 96 + 16 + 48, bar_w = 1200 - 2 * (96 + 16 + 48), bar_y = 300 + 48;

struct scene {
    struct ui_slider slider;
    struct ui_slider_view view;
    int changes;
    bool scroller;
};

static void describe(struct ui *ui, void *context)
{
    struct scene *s = context;
    struct ui_scroll scroll = {
        .id = ui_id("page"), .view = rect_make(0, 0, 1920, 800), .content = 2000};
    float up = s->scroller ? ui_scroll_begin(ui, &scroll) : 0;
    s->changes += ui_slider(ui, rect_make(100, 300 - up, 1200, 200), &s->slider, &s->view);
    if (s->scroller) {
        ui_scroll_end(ui);
    }
}

static void start(struct hand *h, struct scene *s)
{
    memset(s, 0, sizeof *s);
    s->view = (struct ui_slider_view){
        .name = "mass", .label = "重量", .steps = STEPS, .from = "0 千克", .to = "400 千克"};
    hand_begin(h, describe, s);
    hand_frame(h, 16);
}

static void a_tap_on_the_bar_goes_there(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    CHECK(!s.slider.touched);
    for (int i = 0; i <= STEPS; i += 4) {
        hand_tap(&h, STEP(i) + 9, bar_y + 40); /* nearest step; anywhere in 96 u of height */
        CHECK_INT(s.slider.at, i);
        h.now_ms += 1000;
    }
    CHECK(s.slider.touched);
    CHECK_INT(s.changes, 11); /* the first one confirms what it stands at */
    hand_tap(&h, STEP(0) - 40, bar_y);
    CHECK_INT(s.slider.at, 0);
    hand_end(&h);
}

/* Two taps in quick succession are two taps. */
static void a_second_tap_counts(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    hand_tap(&h, STEP(10), bar_y);
    hand_tap(&h, STEP(11), bar_y);
    CHECK_INT(s.slider.at, 11);
    hand_end(&h);
}

static void the_knob_goes_with_the_finger(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    s.slider.at = 20;
    s.slider.touched = true;
    hand_frame(&h, 16);
    hand_down(&h, 1, STEP(20) + 30, bar_y); /* beside its middle, but on it */
    hand_move(&h, 1, STEP(20) + 30 + 24 + 1, bar_y);
    CHECK(s.slider.held);
    CHECK_INT(s.slider.at, 20); /* taken, not moved: it does not jump under the finger */
    for (int i = 21; i <= STEPS; i++) {
        hand_move(&h, 1, STEP(i) + 30 + 24 + 1, bar_y + 200);
        CHECK_INT(s.slider.at, i);
    }
    hand_move(&h, 1, 1900, bar_y);
    CHECK_INT(s.slider.at, STEPS);
    hand_up(&h, 1, 1900, bar_y);
    hand_frame(&h, 16);
    CHECK(!s.slider.held);
    for (int i = 0; i < 20; i++) { /* and stays: no inertia */
        hand_frame(&h, 16);
    }
    CHECK_INT(s.slider.at, STEPS);
    CHECK(ui_next_wake_ms(h.ui) < 0);
    hand_end(&h);
}

static void a_drag_from_elsewhere_brings_the_knob_under_the_finger(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    hand_down(&h, 1, STEP(30), bar_y);
    hand_move(&h, 1, STEP(32), bar_y);
    CHECK_INT(s.slider.at, 32);
    hand_move(&h, 1, STEP(10), bar_y);
    CHECK_INT(s.slider.at, 10);
    hand_up(&h, 1, STEP(10), bar_y);
    CHECK_INT(s.slider.at, 10);
    hand_end(&h);
}

static void up_and_down_still_scrolls_the_page(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    s.scroller = true;
    hand_frame(&h, 16);
    hand_frame(&h, 16);
    hand_down(&h, 1, STEP(20), bar_y);
    hand_move(&h, 1, STEP(20), bar_y - 60);
    hand_move(&h, 1, STEP(20), bar_y - 200);
    CHECK(ui_scroll_offset(h.ui, ui_id("page")) > 100);
    CHECK(!s.slider.touched);
    hand_up(&h, 1, STEP(20), bar_y - 200);
    hand_end(&h);
}

static void buttons_step_by_one_and_stop_at_the_ends(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    CHECK(hand_target(&h, "mass.less")->disabled);
    CHECK(hand_target(&h, "mass.more")->rect.w >= UI_TOUCH);
    for (int i = 1; i <= STEPS; i++) {
        CHECK(hand_tap_target(&h, "mass.more"));
        CHECK_INT(s.slider.at, i);
    }
    hand_frame(&h, 16);
    CHECK(hand_target(&h, "mass.more")->disabled);
    CHECK(hand_tap_target(&h, "mass.less"));
    CHECK_INT(s.slider.at, STEPS - 1);
    hand_end(&h);
}

/* However many frames there are: 450 ms of nothing, one step, then more and more. */
static void check_held(int64_t ms, int64_t frame, int64_t steps, int64_t want)
{
    struct scene s;
    struct hand h;
    int64_t at;
    start(&h, &s);
    s.view.steps = steps;
    hand_frame(&h, 16);
    hand_touch(&h, 1, TOUCH_DOWN, 1252, bar_y);
    hand_frame(&h, 0);
    for (int64_t t = 0; t < ms; t += frame) {
        hand_frame(&h, frame < ms - t ? frame : ms - t);
    }
    at = s.slider.at;
    CHECK_INT(at, want);
    hand_touch(&h, 1, TOUCH_UP, 1252, bar_y);
    hand_frame(&h, 0);
    hand_frame(&h, 16);
    CHECK_INT(s.slider.at, at + (ms < 450)); /* letting go is a step only where nothing repeated */
    hand_frame(&h, 16);
    CHECK(ui_next_wake_ms(h.ui) < 0);
    hand_end(&h);
}

static void a_held_button_quickens(void)
{
    static const int frames[] = {16, 50, 333};
    for (int i = 0; i < 3; i++) {
        check_held(440, frames[i], STEPS, 0);
        check_held(450, frames[i], STEPS, 1);
        check_held(1450, frames[i], STEPS, 7);
        check_held(2450, frames[i], STEPS, 15);
        check_held(6000, frames[i], STEPS, STEPS);
        check_held(5450, frames[i], 2000, 1697);
    }
}

static void a_press_that_slides_off_does_nothing(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    hand_down(&h, 1, 1252, bar_y);
    hand_move(&h, 1, 1252, bar_y + 300);
    h.now_ms += 2000;
    hand_frame(&h, 16);
    hand_up(&h, 1, 1252, bar_y + 300);
    CHECK_INT(s.slider.at, 0);
    CHECK(!s.slider.touched);
    hand_end(&h);
}

static void keys_work_the_buttons(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    hand_key(&h, KEY_RIGHT);
    for (int i = 0; i < 3; i++) {
        hand_key(&h, KEY_OK);
    }
    CHECK_INT(s.slider.at, 3);
    hand_end(&h);
}

static void two_frames_at_one_moment_are_alike(void)
{
    struct scene s;
    struct hand h;
    struct buf first = {0};
    start(&h, &s);
    hand_touch(&h, 1, TOUCH_DOWN, 1252, bar_y);
    hand_frame(&h, 0);
    hand_frame(&h, 900);
    buf_add(&first, h.dump.data, h.dump.length);
    hand_frame(&h, 0);
    CHECK_TEXT(buf_text(&h.dump), buf_text(&first));
    buf_finish(&first);
    hand_end(&h);
}

static void three_states(void)
{
    struct scene s;
    struct hand h;
    struct buf out = {0};
    start(&h, &s);
    buf_format(&out, "# untouched\n%s", buf_text(&h.dump));
    hand_down(&h, 1, STEP(10), bar_y);
    hand_move(&h, 1, STEP(12), bar_y);
    hand_frame(&h, 16);
    buf_format(&out, "# held\n%s", buf_text(&h.dump));
    hand_up(&h, 1, STEP(12), bar_y);
    s.slider.at = STEPS;
    h.choice.theme = SESSION_CONTRAST;
    hand_frame(&h, 16);
    buf_format(&out, "# at its end, high contrast\n%s", buf_text(&h.dump));
    CHECK(test_golden("ui/golden/slider.txt", out.data, out.length));
    buf_finish(&out);
    hand_end(&h);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(a_tap_on_the_bar_goes_there);
    RUN(a_second_tap_counts);
    RUN(the_knob_goes_with_the_finger);
    RUN(a_drag_from_elsewhere_brings_the_knob_under_the_finger);
    RUN(up_and_down_still_scrolls_the_page);
    RUN(buttons_step_by_one_and_stop_at_the_ends);
    RUN(a_held_button_quickens);
    RUN(a_press_that_slides_off_does_nothing);
    RUN(keys_work_the_buttons);
    RUN(two_frames_at_one_moment_are_alike);
    RUN(three_states);
    return TEST_END();
}
