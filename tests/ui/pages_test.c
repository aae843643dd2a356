/* The focus in scrollers: lists that describe only what is near, text without and with links, and
 * what has been scrolled away. */
#include "pad.h"

/* --- scrollers ----------------------------------------------------------------------------------
 */

static void down_goes_through_a_list_page_by_page(void)
{
    for (int less = 0; less < 2; less++) {
        struct scene s;
        struct hand h;
        char name[20];
        start(&h, &s);
        h.choice.less_motion = less;
        s.rows = 30;
        s.dock = true;
        hand_frame(&h, 16);
        press(&h, "d");
        CHECK_TEXT(focus(&h), "row0");
        for (int i = 1; i < 30; i++) {
            press(&h, "d");
            rest(&h);
            snprintf(name, sizeof name, "row%d", i);
            CHECK_TEXT(focus(&h), name);
        }
        CHECK_NEAR(ui_scroll_offset(h.ui, LIST), 2500, 1);
        press(&h, "d");
        CHECK_TEXT(focus(&h), "dock.home"); /* under its middle */
        press(&h, "u");
        for (int i = 28; i >= 0; i--) {
            press(&h, "u");
            rest(&h);
            snprintf(name, sizeof name, "row%d", i);
            CHECK_TEXT(focus(&h), name);
        }
        CHECK_NEAR(ui_scroll_offset(h.ui, LIST), 0, 1);
        CHECK_INT(ui_next_wake_ms(h.ui), -1);
        hand_end(&h);
    }
}

static void a_page_is_most_of_the_view(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    s.rows = 30;
    s.every = 3; /* row2 and row5 are in view */
    hand_frame(&h, 16);
    press(&h, "d");
    CHECK_TEXT(focus(&h), "row2");
    press(&h, "d");
    rest(&h);
    CHECK_NEAR(ui_scroll_offset(h.ui, LIST), 400, 1);
    CHECK_TEXT(focus(&h), "row5");
    hand_end(&h);
}

static void right_reaches_what_is_not_in_view_yet(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    s.rows = 12;
    s.dock = true;
    add(&s, "z", 1000, 200, 200, 100);
    hand_frame(&h, 16);
    press(&h, "r");
    for (int i = 0; i < 12; i++) {
        char name[20];
        snprintf(name, sizeof name, "row%d", i);
        CHECK_TEXT(focus(&h), name);
        press(&h, "r");
        rest(&h);
    }
    CHECK_TEXT(focus(&h), "z");
    press(&h, "r");
    CHECK_TEXT(focus(&h), "dock.back");
    press(&h, "ll");
    for (int i = 11; i >= 0; i--) {
        char name[20];
        snprintf(name, sizeof name, "row%d", i);
        CHECK_TEXT(focus(&h), name);
        press(&h, "l");
        rest(&h);
    }
    hand_end(&h);
}

/* Text without a link can be read by keys, too: it is a stop itself. */
static void text_scrolls_by_pages(void)
{
    struct scene s;
    struct hand h;
    float last = 0;
    start(&h, &s);
    s.rows = 30;
    s.every = 100;
    s.dock = true;
    add(&s, "z", 100, 50, 200, 100);
    hand_frame(&h, 16);
    press(&h, "dd");
    CHECK_TEXT(focus(&h), "list");
    CHECK_NEAR(ui_scroll_offset(h.ui, LIST), 0, 0);
    for (int i = 1; i <= 6; i++) {
        press(&h, "d");
        rest(&h);
        CHECK_NEAR(ui_scroll_offset(h.ui, LIST), fminf(2500, last + 400), 1);
        last = ui_scroll_offset(h.ui, LIST);
    }
    press(&h, "d");
    rest(&h);
    CHECK_NEAR(ui_scroll_offset(h.ui, LIST), 2500, 1);
    press(&h, "o"); /* nothing to click */
    CHECK_TEXT(focus(&h), "list");
    press(&h, "d");
    CHECK_TEXT(focus(&h), "dock.home");
    CHECK_INT(s.clicks, 0);
    hand_end(&h);
}

static void quick_keys_turn_several_pages(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    s.rows = 30;
    s.every = 100;
    hand_frame(&h, 16);
    press(&h, "d");
    CHECK_TEXT(focus(&h), "list");
    press(&h, "ddd");
    rest(&h);
    CHECK_NEAR(ui_scroll_offset(h.ui, LIST), 1200, 1);
    hand_end(&h);
}

/* A link far down in a text: pages until it comes, and on from there. */
static void a_link_in_the_text_gets_it_when_it_comes_into_view(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    s.rows = 30;
    s.every = 12; /* row11, row23 */
    hand_frame(&h, 16);
    press(&h, "d");
    CHECK_TEXT(focus(&h), "list");
    press(&h, "d");
    rest(&h);
    CHECK_TEXT(focus(&h), "list");
    press(&h, "d");
    rest(&h);
    CHECK_TEXT(focus(&h), "row11");
    press(&h, "d");
    rest(&h);
    CHECK_TEXT(focus(&h), "list"); /* it has gone out of view */
    press(&h, "d");
    rest(&h);
    press(&h, "d");
    rest(&h);
    CHECK_TEXT(focus(&h), "row23");
    hand_end(&h);
}

static void what_is_scrolled_away_is_fetched(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    s.rows = 30;
    s.every = 2;
    hand_frame(&h, 16);
    press(&h, "ddd");
    rest(&h);
    CHECK(ui_scroll_offset(h.ui, LIST) > 0);
    CHECK_TEXT(focus(&h), "row5");
    ui_scroll_to(h.ui, LIST, 5, true); /* as when the words have grown: 5 u are left of it */
    rest(&h);
    CHECK_TEXT(focus(&h), "row5");
    CHECK(ui_scroll_offset(h.ui, LIST) > 90);
    CHECK_INT(ui_next_wake_ms(h.ui), -1);
    hand_end(&h);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(down_goes_through_a_list_page_by_page);
    RUN(a_page_is_most_of_the_view);
    RUN(right_reaches_what_is_not_in_view_yet);
    RUN(text_scrolls_by_pages);
    RUN(quick_keys_turn_several_pages);
    RUN(a_link_in_the_text_gets_it_when_it_comes_into_view);
    RUN(what_is_scrolled_away_is_fetched);
    return TEST_END();
}
