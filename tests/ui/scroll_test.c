/* Dragging a list and sending it to a place: a drag is never a tap, fingers do not fight over it,
 * and a place is clamped by the content that is drawn. Flings have a file of their own. */
#include "list.h"

static void a_drag_scrolls_and_does_not_click(void)
{
    struct list_scene s;
    struct hand h;
    list_start(&h, &s);
    hand_down(&h, 1, 500, 590);
    CHECK(s.row_pressed);
    hand_move(&h, 1, 500, 570); /* within the slop */
    CHECK(s.row_pressed && s.offset == 0);
    hand_move(&h, 1, 500, 490);
    CHECK(!s.row_pressed);
    CHECK_NEAR(s.offset, 100 - UI_SLOP, 1); /* the way beyond the slop: no jump */
    hand_move(&h, 1, 500, 390);
    CHECK_NEAR(s.offset, 200 - UI_SLOP, 1);
    hand_move(&h, 1, 500, 590); /* back over where it came down */
    hand_frame(&h, 500);
    hand_up(&h, 1, 500, 590);
    CHECK_INT(s.row_clicks, 0);
    hand_end(&h);
}

static void a_wandering_finger_still_taps(void)
{
    struct list_scene s;
    struct hand h;
    list_start(&h, &s);
    hand_down(&h, 1, 500, 590);
    hand_move(&h, 1, 510, 605);
    hand_up(&h, 1, 495, 572);
    CHECK(s.row_clicks == 1 && s.offset == 0);
    hand_end(&h);
}

static void a_sweep_sideways_is_no_tap(void)
{
    struct list_scene s;
    struct hand h;
    list_start(&h, &s);
    hand_down(&h, 1, 300, 500);
    hand_move(&h, 1, 500, 500);
    hand_up(&h, 1, 500, 500);
    CHECK(s.row_clicks == 0 && s.offset == 0);
    hand_end(&h);
}

static void what_stands_over_a_list_keeps_the_finger(void)
{
    struct list_scene s;
    struct hand h;
    list_start(&h, &s);
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
    struct list_scene s;
    struct hand h;
    list_start(&h, &s);
    s.button_under = true;
    hand_frame(&h, 16);
    hand_tap(&h, 500, 700); /* a gap of the list */
    CHECK(s.under_clicks == 0 && s.row_clicks == 0);
    hand_tap(&h, 500, 150);
    CHECK(s.under_clicks == 0 && s.row_clicks == 1);
    hand_end(&h);
}

/* list.h: content origin minus viewport origin; a list scrolled down has its content further up. */
static void the_draw_list_tells_where_the_content_went(void)
{
    struct list_scene s;
    struct hand h;
    list_start(&h, &s);
    s.go = 120;
    s.go_at_once = true;
    hand_frame(&h, 16);
    CHECK_INT(h.list->commands[0].kind, DRAW_SCROLL);
    CHECK_NEAR(s.offset, 120, 0);
    CHECK_NEAR(h.list->commands[0].as.scroll.offset_y, -120, 0);
    CHECK(h.list->commands[0].as.scroll.id == LIST && h.list->commands[0].as.scroll.opaque);
    hand_end(&h);
}

static void two_fingers_move_a_list_once(void)
{
    struct list_scene s;
    struct hand h;
    list_start(&h, &s);
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
    struct list_scene s;
    struct hand h;
    float pulled;
    list_start(&h, &s);
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
    struct list_scene s;
    struct hand h;
    list_start(&h, &s);
    hand_down(&h, 1, 400, 300);
    hand_move(&h, 1, 400, 500);
    hand_move(&h, 1, 400, 600);
    CHECK(s.offset < -20);
    hand_down(&h, 1, 1500, 500); /* comes down again elsewhere */
    list_rest(&h, 16);
    CHECK_NEAR(s.offset, 0, 0);
    CHECK(!ui_scroll_moving(h.ui, LIST));
    hand_end(&h);
}

static void scrolling_to_a_place(void)
{
    struct list_scene s;
    struct hand h;
    float last = 0;
    list_start(&h, &s);
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
    list_rest(&h, 100);
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
    struct list_scene s;
    struct hand h;
    list_start(&h, &s);
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
        struct list_scene s;
        struct hand h;
        list_start(&h, &s);
        s.content = 1000;
        hand_frame(&h, 16);
        s.content = 9000;
        s.go = 5000;
        s.go_at_once = at_once;
        hand_frame(&h, 16);
        list_rest(&h, 16);
        CHECK_NEAR(s.offset, 5000, 0);
        s.content = 1000; /* and content that shrinks takes the offset along */
        hand_frame(&h, 16);
        CHECK_NEAR(s.offset, 200, 0);
        hand_end(&h);
    }
}

static void an_unknown_list_is_at_the_top(void)
{
    struct list_scene s;
    struct hand h;
    list_start(&h, &s);
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
    RUN(the_draw_list_tells_where_the_content_went);
    RUN(two_fingers_move_a_list_once);
    RUN(a_tap_beside_a_drag_does_not_disturb_it);
    RUN(a_lost_lift_does_not_hold_a_list);
    RUN(scrolling_to_a_place);
    RUN(scrolling_to_a_place_with_less_motion_is_at_once);
    RUN(scrolling_to_a_place_of_content_that_grows);
    RUN(an_unknown_list_is_at_the_top);
    return TEST_END();
}
