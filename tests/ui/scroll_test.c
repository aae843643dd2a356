/* Scrolling on a virtual clock. What a gesture ends in must not depend on how many frames it took, a
 * drag is never a tap, and the offset handed out is a whole number of device pixels. */
#include "hand.h"

#define LIST ui_id("list")

struct scene {
    float content, view_y, view_h;
    bool button_over, button_under;
    int row_clicks, over_clicks, under_clicks;
    bool row_pressed;
    float offset;      /* as handed out */
    float go;          /* scrolled to in the next frame, unless < 0 */
    bool go_at_once;
};

static struct ui_state put(struct ui *ui, const char *name, struct rect r, int *clicks)
{
    struct ui_target t = {.id = ui_id(name), .rect = r, .name = name, .label = name};
    struct ui_state s = ui_target(ui, &t);
    *clicks += s.clicked;
    return s;
}

static void describe(struct ui *ui, void *context)
{
    struct scene *s = context;
    struct rect view = {100, s->view_y, 800, s->view_h};
    struct ui_scroll scroll = {
        .id = LIST, .view = view, .content = s->content, .opaque = true, .ground = ROLE_SURFACE};
    if (s->button_under) {
        put(ui, "under", view, &s->under_clicks);
    }
    if (s->go >= 0) {
        ui_scroll_to(ui, LIST, s->go, s->go_at_once);
        s->go = -1;
    }
    s->offset = ui_scroll_begin(ui, &scroll);
    for (int i = 0; (float)i * 200 < s->content; i++) {
        char name[20];
        struct rect r = {100, view.y + (float)i * 200 - s->offset, 800, 180};
        snprintf(name, sizeof name, "row%d", i);
        if (i == 0 || !s->button_under) { /* with a button beneath, only the first row is a target */
            bool pressed = put(ui, name, r, &s->row_clicks).pressed;
            s->row_pressed = i == 0 ? pressed : s->row_pressed || pressed;
        }
    }
    ui_scroll_end(ui);
    if (s->button_over) {
        put(ui, "over", rect_make(200, s->view_y + 100, 200, 200), &s->over_clicks);
    }
}

static void start(struct hand *h, struct scene *s)
{
    memset(s, 0, sizeof *s);
    s->content = 20000;
    s->view_y = 100;
    s->view_h = 800;
    s->go = -1;
    hand_begin(h, describe, s);
    hand_frame(h, 16);
}

/* A straight stroke with a report every 8 ms, lifted as it moves; frames every `step` ms, the last one
 * as soon as the finger has lifted. Each frame gets the reports since the one before. */
static void stroke(struct hand *h, float y0, float y1, int duration_ms, int step)
{
    int64_t begin = h->now_ms, next = begin + step;
    for (int t = 0; t <= duration_ms; t += 8) {
        float y = y0 + (y1 - y0) * (float)t / (float)duration_ms;
        struct touch touch = {1, t == 0 ? TOUCH_DOWN : TOUCH_MOVE, 500, y, begin + t};
        while (begin + t > next) {
            hand_frame(h, next - h->now_ms);
            next += step;
        }
        touch_push(&h->queue, touch);
    }
    touch_push(&h->queue, (struct touch){1, TOUCH_UP, 500, y1, begin + duration_ms});
    hand_frame(h, next - h->now_ms);
}

static void rest(struct hand *h, int step)
{
    for (int i = 0; i < 6000 / step; i++) {
        hand_frame(h, step);
    }
}

static void a_drag_scrolls_and_does_not_click(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    hand_down(&h, 1, 500, 500);
    CHECK(s.row_pressed);
    hand_move(&h, 1, 500, 480); /* within the slop */
    CHECK(s.row_pressed && s.offset == 0);
    hand_move(&h, 1, 500, 400);
    CHECK(!s.row_pressed);
    CHECK_NEAR(s.offset, 100 - UI_SLOP, 1); /* the way beyond the slop: no jump */
    hand_move(&h, 1, 500, 300);
    CHECK_NEAR(s.offset, 200 - UI_SLOP, 1);
    hand_move(&h, 1, 500, 500); /* back over where it came down */
    hand_frame(&h, 500);
    hand_up(&h, 1, 500, 500);
    CHECK_INT(s.row_clicks, 0);
    hand_end(&h);
}

static void a_wandering_finger_still_taps(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    hand_down(&h, 1, 500, 500);
    hand_move(&h, 1, 510, 515);
    hand_up(&h, 1, 495, 482);
    CHECK(s.row_clicks == 1 && s.offset == 0);
    hand_end(&h);
}

static void a_sweep_sideways_is_no_tap(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    hand_down(&h, 1, 300, 500);
    hand_move(&h, 1, 500, 500);
    hand_up(&h, 1, 500, 500);
    CHECK(s.row_clicks == 0 && s.offset == 0);
    hand_end(&h);
}

static void what_stands_over_a_list_keeps_the_finger(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    s.button_over = true;
    hand_frame(&h, 16);
    hand_down(&h, 1, 300, 300);
    hand_move(&h, 1, 300, 260);
    hand_up(&h, 1, 300, 260);
    CHECK(s.over_clicks == 1 && s.offset == 0);
    hand_end(&h);
}

static void a_list_covers_what_stands_behind_it(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    s.button_under = true;
    hand_frame(&h, 16);
    hand_tap(&h, 500, 700); /* a gap of the list */
    CHECK(s.under_clicks == 0 && s.row_clicks == 0);
    hand_tap(&h, 500, 150);
    CHECK(s.under_clicks == 0 && s.row_clicks == 1);
    hand_end(&h);
}

/* Where a stroke ends at 60 frames a second and at 7, and at rates between and beyond. */
static void a_fling_ends_at_one_place_at_every_frame_rate(void)
{
    static const int steps[] = {16, 143, 7, 33, 250, 1};
    static const float ways[] = {300, 600, 150, -400};
    for (size_t w = 0; w < sizeof ways / sizeof ways[0]; w++) {
        float end[sizeof steps / sizeof steps[0]];
        for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
            struct scene s;
            struct hand h;
            start(&h, &s);
            s.go = 5000;
            s.go_at_once = true;
            hand_frame(&h, 16);
            stroke(&h, 800, 800 - ways[w], 400, steps[i]);
            CHECK(ui_scroll_moving(h.ui, LIST));
            rest(&h, steps[i]);
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
    static const int sizes[][2] = {{1366, 768}, {1080, 1920}, {3840, 2160}, {1280, 1024}, {801, 601}};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct scene s;
        struct hand h;
        start(&h, &s);
        h.width_px = sizes[i][0];
        h.height_px = sizes[i][1];
        hand_frame(&h, 16);
        stroke(&h, 800, 333, 200, 16);
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

/* list.h: content origin minus viewport origin; a list scrolled down has its content further up. */
static void the_draw_list_tells_where_the_content_went(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    s.go = 120;
    s.go_at_once = true;
    hand_frame(&h, 16);
    CHECK_INT(h.list->commands[0].kind, DRAW_SCROLL);
    CHECK_NEAR(s.offset, 120, 0);
    CHECK_NEAR(h.list->commands[0].as.scroll.offset_y, -120, 0);
    CHECK(h.list->commands[0].as.scroll.id == LIST && h.list->commands[0].as.scroll.opaque);
    hand_end(&h);
}

static void a_fling_stops_at_the_end(void)
{
    static const int steps[] = {16, 143};
    for (int i = 0; i < 2; i++) {
        struct scene s;
        struct hand h;
        start(&h, &s);
        s.content = 2000;
        hand_frame(&h, 16);
        stroke(&h, 850, 150, 100, steps[i]);
        rest(&h, steps[i]);
        CHECK_NEAR(s.offset, 1200, 0);
        stroke(&h, 150, 850, 100, steps[i]);
        rest(&h, steps[i]);
        CHECK_NEAR(s.offset, 0, 0);
        CHECK(!ui_scroll_moving(h.ui, LIST));
        hand_end(&h);
    }
}

static void ends_give_way_and_spring_back(void)
{
    for (int end = 0; end < 2; end++) {
        struct scene s;
        struct hand h;
        float edge = end ? 20000 - 800 : 0, sign = end ? -1 : 1, far, last;
        start(&h, &s);
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
    struct scene s;
    struct hand h;
    start(&h, &s);
    s.content = 300;
    hand_frame(&h, 16);
    stroke(&h, 800, 200, 100, 16);
    rest(&h, 16);
    CHECK_NEAR(s.offset, 0, 0);
    hand_end(&h);
}

static void catching_a_fling_is_no_tap(void)
{
    struct scene s;
    struct hand h;
    float caught;
    start(&h, &s);
    stroke(&h, 850, 250, 100, 16);
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
    struct scene s;
    struct hand h;
    float at;
    start(&h, &s);
    hand_down(&h, 1, 500, 800);
    for (int i = 1; i <= 10; i++) {
        hand_move(&h, 1, 500, 800 - (float)i * 40);
    }
    at = s.offset;
    hand_frame(&h, 120);
    hand_up(&h, 1, 500, 400);
    rest(&h, 16);
    CHECK_NEAR(s.offset, at, 0.01);
    hand_end(&h);
}

static void a_cancelled_drag_does_not_fling(void)
{
    struct scene s;
    struct hand h;
    float at;
    start(&h, &s);
    hand_down(&h, 1, 500, 800);
    hand_move(&h, 1, 500, 700);
    hand_move(&h, 1, 500, 600);
    at = s.offset;
    hand_touch(&h, 1, TOUCH_CANCEL, 500, 500);
    rest(&h, 16);
    CHECK_NEAR(s.offset, at, 0.01);
    CHECK(!ui_scroll_moving(h.ui, LIST));
    hand_end(&h);
}

static void two_fingers_move_a_list_once(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    hand_down(&h, 1, 400, 600);
    hand_down(&h, 2, 600, 600);
    for (int i = 1; i <= 10; i++) {
        hand_touch(&h, 1, TOUCH_MOVE, 400, 600 - (float)i * 30);
        hand_touch(&h, 2, TOUCH_MOVE, 600, 600 - (float)i * 30);
        hand_frame(&h, 16);
    }
    CHECK_NEAR(s.offset, 300 - UI_SLOP, 1);
    hand_frame(&h, 300);
    hand_up(&h, 1, 400, 300); /* the other one goes on without a jump */
    CHECK_NEAR(s.offset, 300 - UI_SLOP, 1);
    hand_move(&h, 2, 600, 200);
    hand_move(&h, 2, 600, 100);
    CHECK(s.offset > 300 && s.offset <= 500);
    hand_frame(&h, 300);
    hand_up(&h, 2, 600, 100);
    CHECK(!ui_finger_down(h.ui) && s.row_clicks == 0);
    hand_end(&h);
}

static void a_tap_beside_a_drag_does_not_disturb_it(void)
{
    struct scene s;
    struct hand h;
    float pulled;
    start(&h, &s);
    hand_down(&h, 1, 400, 300);
    hand_move(&h, 1, 400, 400);
    hand_move(&h, 1, 400, 500);
    pulled = s.offset;
    CHECK(pulled < -20);
    hand_down(&h, 2, 600, 600);
    hand_up(&h, 2, 600, 600);
    hand_frame(&h, 200);
    CHECK_NEAR(s.offset, pulled, 0); /* still held beyond the end */
    CHECK_INT(s.row_clicks, 1);
    hand_move(&h, 1, 400, 300);
    CHECK(s.offset >= -1);
    hand_end(&h);
}

static void a_lost_lift_does_not_hold_a_list(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    hand_down(&h, 1, 400, 300);
    hand_move(&h, 1, 400, 500);
    hand_move(&h, 1, 400, 600);
    CHECK(s.offset < -20);
    hand_down(&h, 1, 1500, 500); /* comes down again elsewhere */
    rest(&h, 16);
    CHECK_NEAR(s.offset, 0, 0);
    CHECK(!ui_scroll_moving(h.ui, LIST));
    hand_end(&h);
}

static void scrolling_to_a_place(void)
{
    struct scene s;
    struct hand h;
    float last = 0;
    start(&h, &s);
    s.go = 700;
    hand_frame(&h, 16);
    CHECK_NEAR(s.offset, 0, 1);
    CHECK_INT(ui_next_wake_ms(h.ui), h.now_ms);
    for (int i = 0; i < 20; i++) {
        hand_frame(&h, 16);
        CHECK(s.offset >= last);
        last = s.offset;
    }
    CHECK_NEAR(s.offset, 700, 0);
    CHECK_INT(ui_next_wake_ms(h.ui), -1);
    s.go = 99999; /* beyond the end is the end */
    hand_frame(&h, 16);
    rest(&h, 100);
    CHECK_NEAR(s.offset, 19200, 0);
    s.go = 500;
    s.go_at_once = true;
    hand_frame(&h, 16);
    CHECK_NEAR(s.offset, 500, 0);
    s.go = 99999;
    hand_frame(&h, 16);
    CHECK_NEAR(s.offset, 19200, 0);
    CHECK(!ui_scroll_moving(h.ui, LIST));
    hand_end(&h);
}

static void scrolling_to_a_place_with_less_motion_is_at_once(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    h.choice.less_motion = true;
    s.go = 700;
    hand_frame(&h, 16);
    CHECK_NEAR(s.offset, 700, 0);
    hand_end(&h);
}

/* The place is clamped by the content that is drawn, not by the last frame's. */
static void scrolling_to_a_place_of_content_that_grows(void)
{
    for (int at_once = 0; at_once < 2; at_once++) {
        struct scene s;
        struct hand h;
        start(&h, &s);
        s.content = 1000;
        hand_frame(&h, 16);
        s.content = 9000;
        s.go = 5000;
        s.go_at_once = at_once;
        hand_frame(&h, 16);
        rest(&h, 16);
        CHECK_NEAR(s.offset, 5000, 0);
        s.content = 1000; /* and content that shrinks takes the offset along */
        hand_frame(&h, 16);
        CHECK_NEAR(s.offset, 200, 0);
        hand_end(&h);
    }
}

static void moving_content_asks_for_frames_and_rest_does_not(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    CHECK_INT(ui_next_wake_ms(h.ui), -1);
    stroke(&h, 850, 250, 100, 16);
    CHECK_INT(ui_next_wake_ms(h.ui), h.now_ms);
    rest(&h, 16);
    CHECK_INT(ui_next_wake_ms(h.ui), -1);
    hand_end(&h);
}

static void a_long_sleep_in_a_fling_is_its_end(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    stroke(&h, 850, 250, 100, 16);
    hand_frame(&h, (int64_t)1000 * 3600 * 24 * 30);
    CHECK(!ui_scroll_moving(h.ui, LIST));
    CHECK(s.offset > 600 && s.offset < 19200);
    hand_end(&h);
}

static void an_unknown_list_is_at_the_top(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    CHECK_NEAR(ui_scroll_offset(h.ui, ui_id("nobody")), 0, 0);
    CHECK(!ui_scroll_moving(h.ui, ui_id("nobody")));
    for (int i = 0; i < 100; i++) { /* more lists than places: the oldest are forgotten, no more */
        ui_scroll_to(h.ui, ui_id_at("many", i), (float)i, true);
    }
    CHECK_NEAR(ui_scroll_offset(h.ui, ui_id_at("many", 99)), 99, 0);
    hand_frame(&h, 16);
    CHECK_NEAR(s.offset, 0, 0);
    hand_end(&h);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(a_drag_scrolls_and_does_not_click);
    RUN(a_wandering_finger_still_taps);
    RUN(a_sweep_sideways_is_no_tap);
    RUN(what_stands_over_a_list_keeps_the_finger);
    RUN(a_list_covers_what_stands_behind_it);
    RUN(a_fling_ends_at_one_place_at_every_frame_rate);
    RUN(offsets_are_whole_pixels_at_any_scale);
    RUN(the_draw_list_tells_where_the_content_went);
    RUN(a_fling_stops_at_the_end);
    RUN(ends_give_way_and_spring_back);
    RUN(a_list_that_fits_springs_back_too);
    RUN(catching_a_fling_is_no_tap);
    RUN(a_finger_that_paused_does_not_fling);
    RUN(a_cancelled_drag_does_not_fling);
    RUN(two_fingers_move_a_list_once);
    RUN(a_tap_beside_a_drag_does_not_disturb_it);
    RUN(a_lost_lift_does_not_hold_a_list);
    RUN(scrolling_to_a_place);
    RUN(scrolling_to_a_place_with_less_motion_is_at_once);
    RUN(scrolling_to_a_place_of_content_that_grows);
    RUN(moving_content_asks_for_frames_and_rest_does_not);
    RUN(a_long_sleep_in_a_fling_is_its_end);
    RUN(an_unknown_list_is_at_the_top);
    return TEST_END();
}
