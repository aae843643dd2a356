/* The focus of arrow keys and OK: every control in reading order, the nearest one above and below,
 * overlays, and what becomes of it when the screen changes under it. Scrollers have a file of their
 * own. */
#include "pad.h"

/* --- order --------------------------------------------------------------------------------------
 */

static void the_first_key_shows_it_on_the_first_control(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    posters(&s);
    hand_frame(&h, 16);
    CHECK_TEXT(focus(&h), "");
    press(&h, "r");
    CHECK_TEXT(focus(&h), "a");
    CHECK(ui_keyed(h.ui));
    hand_frame(&h, 16);
    CHECK_TEXT(focus(&h), "a");
    CHECK(!ui_keyed(h.ui));
    CHECK_INT(ui_next_wake_ms(h.ui), -1);
    hand_end(&h);
}

static void keys_of_one_frame_keep_their_order(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    posters(&s);
    hand_frame(&h, 16);
    h.keys[0] = h.keys[1] = h.keys[2] = KEY_RIGHT; /* a slow frame gathers them */
    h.keys[3] = KEY_DOWN;
    h.key_count = 4;
    hand_frame(&h, 16);
    CHECK_TEXT(focus(&h), "dock.back"); /* a, b, c, and below it */
    hand_end(&h);
}

static void right_reaches_every_control_as_one_reads_and_wraps(void)
{
    static const char *const order[] = {"a", "b", "c",         "d",         "e",
                                        "f", "g", "dock.back", "dock.home", "a"};
    struct scene s;
    struct hand h;
    start(&h, &s);
    posters(&s);
    hand_frame(&h, 16);
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        press(&h, "r");
        CHECK_TEXT(focus(&h), order[i]);
    }
    for (size_t i = sizeof order / sizeof order[0] - 1; i-- > 0;) {
        press(&h, "l");
        CHECK_TEXT(focus(&h), order[i]);
    }
    press(&h, "l");
    CHECK_TEXT(focus(&h), "dock.home");
    hand_end(&h);
}

static void up_and_down_go_to_the_nearest(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    posters(&s);
    hand_frame(&h, 16);
    press(&h, "rd"); /* a, then below it */
    CHECK_TEXT(focus(&h), "c");
    press(&h, "d");
    CHECK_TEXT(focus(&h), "dock.back");
    press(&h, "d");
    CHECK_TEXT(focus(&h), "dock.back"); /* nothing below */
    press(&h, "ur");
    CHECK_TEXT(focus(&h), "d");
    press(&h, "u");
    CHECK_TEXT(focus(&h), "a");
    press(&h, "rd");
    CHECK_TEXT(focus(&h), "e");
    press(&h, "u");
    CHECK_TEXT(focus(&h), "b");
    press(&h, "u");
    CHECK_TEXT(focus(&h), "b");
    hand_end(&h);
}

static void what_does_not_react_is_skipped(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    add(&s, "a", 100, 100, 200, 100);
    add(&s, "off", 400, 100, 200, 100);
    add(&s, "shade", 700, 100, 200, 100);
    add(&s, "plane", 1000, 100, 200, 100);
    add(&s, "away", 2400, 100, 200, 100);
    add(&s, "b", 1300, 100, 200, 100);
    s.items[1].disabled = true;
    s.items[2].kind = UI_BACKDROP;
    s.items[3].kind = UI_SURFACE;
    hand_frame(&h, 16);
    press(&h, "rr");
    CHECK_TEXT(focus(&h), "b");
    press(&h, "r");
    CHECK_TEXT(focus(&h), "a");
    hand_end(&h);
}

static void a_screen_without_controls_has_none(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    hand_frame(&h, 16);
    press(&h, "rdluob");
    CHECK(ui_focus_id(h.ui) == 0 && s.clicks == 0);
    hand_end(&h);
}

/* --- acting -------------------------------------------------------------------------------------
 */

static void ok_clicks_once(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    posters(&s);
    hand_frame(&h, 16);
    press(&h, "o"); /* the first key only shows where it is */
    CHECK_INT(s.clicks, 0);
    press(&h, "ro");
    CHECK(s.clicks == 1 && s.clicked == ui_id("b"));
    hand_frame(&h, 16);
    CHECK_INT(s.clicks, 1);
    h.keys[0] = KEY_RIGHT; /* several within one frame keep their order */
    h.keys[1] = KEY_RIGHT;
    h.keys[2] = KEY_OK;
    h.key_count = 3;
    hand_frame(&h, 16);
    CHECK(s.clicks == 2 && s.clicked == ui_id("d"));
    hand_end(&h);
}

static void back_is_the_docks_or_closes_what_stands_over(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    posters(&s);
    hand_frame(&h, 16);
    press(&h, "b");
    CHECK(s.clicks == 1 && s.clicked == ui_id("dock.back"));
    s.overlay = true;
    hand_frame(&h, 16);
    press(&h, "b");
    CHECK(s.clicks == 2 && s.clicked == ui_id("shade"));
    hand_end(&h);
}

static void a_touch_hides_it(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    posters(&s);
    hand_frame(&h, 16);
    press(&h, "rrr");
    CHECK_TEXT(focus(&h), "c");
    hand_tap(&h, 1800, 800);
    CHECK_TEXT(focus(&h), "");
    press(&h, "r"); /* and somebody else begins anew */
    CHECK_TEXT(focus(&h), "a");
    touch_push(&h.queue, (struct touch){1, TOUCH_DOWN, 500, 500, h.now_ms, 60});
    hand_frame(&h, 16);
    CHECK_TEXT(focus(&h), "a"); /* a palm is no touch */
    hand_end(&h);
}

static void keyboard_keys_act_when_the_finger_comes_down(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    add(&s, "k", 100, 100, 100, 100);
    add(&s, "l", 220, 100, 100, 100);
    s.items[0].kind = s.items[1].kind = UI_KEY;
    hand_frame(&h, 16);
    hand_down(&h, 1, 150, 150);
    CHECK(s.clicks == 1 && s.clicked == ui_id("k"));
    hand_move(&h, 1, 270, 150); /* sliding to its neighbour and back types nothing more */
    hand_move(&h, 1, 150, 150);
    hand_frame(&h, 2000); /* nor does holding it */
    hand_up(&h, 1, 150, 150);
    CHECK_INT(s.clicks, 1);
    hand_down(&h, 1, 150, 150); /* two thumbs */
    hand_down(&h, 2, 270, 150);
    CHECK(s.clicks == 3 && s.clicked == ui_id("l"));
    hand_up(&h, 1, 150, 150);
    hand_up(&h, 2, 270, 150);
    CHECK_INT(s.clicks, 3);
    s.items[0].disabled = true;
    hand_frame(&h, 16);
    hand_tap(&h, 150, 150);
    CHECK_INT(s.clicks, 3);
    press(&h, "ro");
    CHECK(s.clicks == 4 && s.clicked == ui_id("l"));
    hand_end(&h);
}

/* --- when the screen changes under it -----------------------------------------------------------
 */

static void it_keeps_to_its_target_through_a_new_layout(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    posters(&s);
    hand_frame(&h, 16);
    press(&h, "rrrr");
    CHECK_TEXT(focus(&h), "d");
    h.width_px = 1080;
    h.height_px = 1920;
    for (int i = 0; i < s.count; i++) {
        s.items[i].rect = rect_make(100, 100 + (float)i * 120, 700, 100);
    }
    hand_frame(&h, 16);
    CHECK_TEXT(focus(&h), "d");
    snprintf(h.choice.lang, sizeof h.choice.lang, "en");
    hand_frame(&h, 16);
    CHECK_TEXT(focus(&h), "d");
    CHECK_NEAR(ring(&h)->rect.y, 100 + 2 * 120 - 10, 0.1);
    hand_end(&h);
}

static void when_its_target_goes_the_nearest_takes_over(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    posters(&s);
    hand_frame(&h, 16);
    press(&h, "rrrr");
    CHECK_TEXT(focus(&h), "d");
    s.items[2].name = "x"; /* d is no more, something else stands near */
    s.items[2].rect = rect_make(300, 380, 100, 100);
    hand_frame(&h, 16);
    CHECK_TEXT(focus(&h), "x");
    s.items[2].disabled = true;
    hand_frame(&h, 16);
    CHECK_TEXT(focus(&h), "c");
    hand_end(&h);
}

static void an_overlay_takes_it_and_gives_it_back(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    posters(&s);
    hand_frame(&h, 16);
    press(&h, "rrr");
    CHECK_TEXT(focus(&h), "c");
    s.overlay = true;
    hand_frame(&h, 16);
    CHECK_TEXT(focus(&h), "yes");
    press(&h, "r");
    CHECK_TEXT(focus(&h), "no");
    press(&h, "r"); /* the dock stays in reach, what is covered does not */
    CHECK_TEXT(focus(&h), "dock.back");
    s.overlay = false;
    hand_frame(&h, 16);
    CHECK_TEXT(focus(&h), "c");
    press(&h, "l");
    press(&h, "ddd");
    CHECK_TEXT(focus(&h), "dock.home");
    s.overlay = true; /* opened from the dock: it goes in, although the dock is not covered */
    hand_frame(&h, 16);
    CHECK_TEXT(focus(&h), "yes");
    s.overlay = false;
    hand_frame(&h, 16);
    CHECK_TEXT(focus(&h), "dock.home");
    hand_end(&h);
}

static void another_screen_begins_anew_and_the_way_back_remembers(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    posters(&s);
    hand_frame(&h, 16);
    press(&h, "rrrr");
    CHECK_TEXT(focus(&h), "d");
    s.depth = 1;
    s.screen = 2;
    hand_frame(&h, 16);
    CHECK_TEXT(focus(&h), "a");
    press(&h, "rr");
    s.depth = 0;
    s.screen = 1;
    hand_frame(&h, 16);
    CHECK_TEXT(focus(&h), "d");
    s.screen = 3; /* another one in its place */
    hand_frame(&h, 16);
    CHECK_TEXT(focus(&h), "a");
    ui_forget(h.ui);
    hand_frame(&h, 16);
    CHECK_TEXT(focus(&h), "");
    hand_end(&h);
}

/* --- the ring -----------------------------------------------------------------------------------
 */

static void the_ring_is_drawn_last_four_away_and_on_the_screen(void)
{
    struct scene s;
    struct hand h;
    struct rect r;
    start(&h, &s);
    add(&s, "a", 300, 300, 400, 200);
    add(&s, "b", 0, 980, 1920, 100);
    hand_frame(&h, 16);
    press(&h, "r");
    r = ring(&h)->rect;
    CHECK_INT(ring(&h)->kind, DRAW_STROKE);
    CHECK_NEAR(ring(&h)->as.line.width, 6, 0);
    CHECK_NEAR(r.x, 290, 0.01); /* 4 away and 6 wide */
    CHECK_NEAR(r.w, 420, 0.01);
    press(&h, "r");
    r = ring(&h)->rect;
    CHECK(r.x >= 0 && r.y + r.h <= 1080 && r.x + r.w <= 1920);
    hand_end(&h);
}

static bool dark_ground;

static void describe_ground(struct ui *ui, void *context)
{
    if (dark_ground) {
        ui_fill(ui, ui_screen(ui), ROLE_SOIL, draw_round(0));
    }
    describe(ui, context);
}

static void the_ring_stands_out_on_paper_and_soil_in_every_theme(void)
{
    for (int theme = 0; theme < 3; theme++) {
        for (int dark = 0; dark < 2; dark++) {
            struct scene s;
            struct hand h;
            rgba under;
            start(&h, &s);
            h.describe = describe_ground;
            h.choice.theme = (enum session_theme)theme;
            dark_ground = dark;
            add(&s, "a", 300, 300, 400, 200);
            hand_frame(&h, 16);
            press(&h, "r");
            under = ui_colour(h.ui, dark ? ROLE_SOIL : ROLE_GROUND);
            CHECK(colour_contrast(ring(&h)->colour, under) >= 3);
            CHECK(ring(&h)->colour == ui_colour(h.ui, dark ? ROLE_FOCUS_SOIL : ROLE_FOCUS));
            hand_end(&h);
        }
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(the_first_key_shows_it_on_the_first_control);
    RUN(keys_of_one_frame_keep_their_order);
    RUN(right_reaches_every_control_as_one_reads_and_wraps);
    RUN(up_and_down_go_to_the_nearest);
    RUN(what_does_not_react_is_skipped);
    RUN(a_screen_without_controls_has_none);
    RUN(ok_clicks_once);
    RUN(back_is_the_docks_or_closes_what_stands_over);
    RUN(a_touch_hides_it);
    RUN(keyboard_keys_act_when_the_finger_comes_down);
    RUN(it_keeps_to_its_target_through_a_new_layout);
    RUN(when_its_target_goes_the_nearest_takes_over);
    RUN(an_overlay_takes_it_and_gives_it_back);
    RUN(another_screen_begins_anew_and_the_way_back_remembers);
    RUN(the_ring_is_drawn_last_four_away_and_on_the_screen);
    RUN(the_ring_stands_out_on_paper_and_soil_in_every_theme);
    return TEST_END();
}
