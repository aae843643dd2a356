/* Staff come and go: the corners, the card in the hall, the minute after which the area locks. The
 * desk and its screen are ours, so that each thing asked of them can be counted. */
#include "glass.h"
#include "test.h"

#include "base/mem.h"
#include "pack/pack.h"
#include "staff/desk.h"
#include "ui/button.h"

#include <stdlib.h>

#define TYPES_MOST 32

static struct app_options options;
static struct desk_view view;
static int asked[DESK_LEAVE + 1], pressed;

/* --- a desk and a screen of our own -------------------------------------------------------------
 */

static void ask(void *self, enum desk_ask what, const char *text, enum desk_when when)
{
    (void)self;
    (void)text;
    (void)when;
    asked[what]++;
    if (what == DESK_INVITE) {
        view.invited = true;
        view.news = false;
    } else if (what == DESK_LEAVE) {
        view.invited = view.open = false;
    } else if (what == DESK_SEEN) {
        view.news = false;
        view.pin_later = true;
    }
}

static const struct desk desk = {&view, NULL, ask};

static bool page_open(void *self, struct kiosk *k, const struct route *r, struct arena *mem,
                      struct err *err)
{
    (void)self;
    (void)k;
    (void)r;
    (void)mem;
    (void)err;
    return true;
}

static void page_frame(void *self, struct kiosk *k, struct ui *ui, struct rect area)
{
    struct ui_target all = {.id = ui_id("page.all"),
                            .rect = area,
                            .name = "page.all",
                            .label = "all",
                            .kind = UI_BUTTON};
    (void)self;
    (void)k;
    pressed += ui_target(ui, &all).clicked;
}

static const struct screen_type page = {
    .name = "staff", .size = 8, .open = page_open, .frame = page_frame};

static const struct screen_type *const *table(void)
{
    static const struct screen_type *types[TYPES_MOST] = {&page};
    size_t i;
    for (i = 0; screen_table[i] && i + 2 < TYPES_MOST; i++) {
        types[i + 1] = screen_table[i];
    }
    return types;
}

static void start(bool pack)
{
    struct app_host host;
    int code = 0;
    memset(&kiosk, 0, sizeof kiosk);
    memset(&options, 0, sizeof options);
    memset(&view, 0, sizeof view);
    memset(asked, 0, sizeof asked);
    pressed = 0;
    view.exists = view.pin_set = true;
    kiosk.now_ms = 5000;
    setenv("JSTM_PACK", pack ? KIOSK_PACK : "/nonexistent/x.kpack", 1);
    host = headless_host(&kiosk);
    CHECK(app_create(&kiosk.app, &options, table(), &host, &code));
    kiosk.app.kiosk.desk = &desk;
    headless_resize(&kiosk, 1920, 1080);
    headless_step(&kiosk, FRAME_MS);
}

static void stop(void)
{
    app_destroy(&kiosk.app);
    mem_free(kiosk.pixels);
}

static bool tap(const char *name)
{
    if (!press(name)) {
        return false;
    }
    pass(400);
    return true;
}

static const char *route(void)
{
    return nav_route(kiosk.app.nav);
}

static void hold(float x, float y, float x2, float y2, int64_t ms)
{
    finger(1, TOUCH_DOWN, x, y);
    finger(2, TOUCH_DOWN, x2, y2);
    pass(ms);
    finger(1, TOUCH_UP, x, y);
    finger(2, TOUCH_UP, x2, y2);
    pass(500);
}

/* --- the corners --------------------------------------------------------------------------------
 */

static void held_corners_open_the_area_and_letting_go_presses_nothing(void)
{
    start(true);
    CHECK_INT(kiosk.app.mode, MODE_ATTRACT);
    finger(1, TOUCH_DOWN, 40, 1040);
    finger(2, TOUCH_DOWN, 1880, 40);
    pass(2900);
    CHECK_TEXT(route(), "attract");
    pass(100);
    CHECK_TEXT(route(), "staff");
    CHECK_INT(kiosk.app.mode, MODE_STAFF);
    CHECK_INT(asked[DESK_INVITE], 1);
    finger(1, TOUCH_UP, 40, 1040); /* over the dock's Back, and over the page */
    finger(2, TOUCH_UP, 1880, 40);
    pass(500);
    CHECK_TEXT(route(), "staff");
    CHECK_INT(pressed, 0);
    finger(3, TOUCH_DOWN, 900, 400); /* a new finger counts */
    finger(3, TOUCH_UP, 900, 400);
    CHECK_INT(pressed, 1);
    stop();
}

static void near_misses_open_nothing(void)
{
    static const float misses[][5] = {{40, 40, 1880, 1040, 2900},  /* too short */
                                      {40, 40, 1880, 40, 6000},    /* one side */
                                      {40, 40, 40, 1040, 6000},    /* one side */
                                      {130, 40, 1880, 1040, 6000}, /* too far in */
                                      {40, 40, 1880, 950, 6000}};
    size_t i;
    for (i = 0; i < sizeof misses / sizeof *misses; i++) {
        const float *m = misses[i];
        start(true);
        hold(m[0], m[1], m[2], m[3], (int64_t)m[4]);
        CHECK_INT(asked[DESK_INVITE], 0);
        CHECK(strcmp(route(), "staff") != 0);
        stop();
    }
}

static void without_a_store_there_is_no_area(void)
{
    start(true);
    view.exists = false;
    hold(40, 40, 1880, 1040, 5000);
    CHECK(strcmp(route(), "staff") != 0);
    kiosk.app.kiosk.desk = NULL;
    hold(40, 40, 1880, 1040, 5000);
    CHECK(strcmp(route(), "staff") != 0);
    stop();
}

/* --- out again ----------------------------------------------------------------------------------
 */

static void whoever_walks_off_leaves_a_locked_area(void)
{
    start(true);
    hold(40, 40, 1880, 1040, 3100);
    CHECK_INT(kiosk.app.mode, MODE_STAFF);
    pass(50000);
    finger(1, TOUCH_DOWN, 900, 400);
    finger(1, TOUCH_UP, 900, 400);
    pass(59000);
    CHECK_INT(kiosk.app.mode, MODE_STAFF);
    CHECK(!find("still.here"));
    pass(1100);
    CHECK_INT(kiosk.app.mode, MODE_ATTRACT);
    CHECK_TEXT(route(), "attract");
    CHECK_INT(asked[DESK_LEAVE], 1);
    stop();
}

/* A cloth, a bag, a drop of water: it may look like a finger for ever. */
static void what_lies_on_the_glass_keeps_nothing_open(void)
{
    start(true);
    hold(40, 40, 1880, 1040, 3100);
    CHECK_INT(kiosk.app.mode, MODE_STAFF);
    finger(1, TOUCH_DOWN, 900, 400);
    pass(59000);
    CHECK_INT(kiosk.app.mode, MODE_STAFF); /* somebody who reads with a finger on the glass */
    pass(62000);
    CHECK_INT(kiosk.app.mode, MODE_ATTRACT);
    CHECK_INT(asked[DESK_LEAVE], 1);
    finger(1, TOUCH_UP, 900, 400);
    stop();
}

static void the_dock_and_the_desk_lead_out(void)
{
    start(true);
    hold(40, 40, 1880, 1040, 3100);
    CHECK(tap("dock.home"));
    CHECK_INT(kiosk.app.mode, MODE_ATTRACT);
    CHECK_INT(asked[DESK_LEAVE], 1);
    hold(40, 40, 1880, 1040, 3100);
    CHECK_INT(kiosk.app.mode, MODE_STAFF);
    CHECK(find("dock.search") && find("dock.search")->disabled);
    view.invited = false; /* as the screen may ask for */
    headless_step(&kiosk, FRAME_MS);
    pass(500);
    CHECK_INT(kiosk.app.mode, MODE_ATTRACT);
    stop();
}

static void an_address_alone_opens_no_staff_area(void)
{
    start(true);
    nav_push(kiosk.app.nav, "staff");
    headless_step(&kiosk, FRAME_MS);
    CHECK_INT(kiosk.app.mode, MODE_VISIT); /* whose screen says that there is nothing */
    CHECK_INT(asked[DESK_INVITE], 0);
    stop();
}

static void staff_get_in_though_no_pack_opens(void)
{
    start(false);
    CHECK_INT(kiosk.app.mode, MODE_FAULT);
    hold(40, 40, 1880, 1040, 3100);
    CHECK_TEXT(route(), "staff");
    CHECK_INT(kiosk.app.mode, MODE_STAFF);
    CHECK(find("dock.back")->disabled && find("dock.search")->disabled);
    CHECK(tap("dock.language") && tap("lang.en"));
    CHECK_TEXT(kiosk.app.session.now.lang, "en");
    CHECK(tap("dock.home"));
    CHECK_INT(kiosk.app.mode, MODE_FAULT);
    CHECK_TEXT(route(), "");
    CHECK_TEXT(kiosk.app.session.now.lang, "zh");
    CHECK_INT(asked[DESK_LEAVE], 1);
    hold(40, 1040, 1880, 40, 3100); /* the other diagonal, a second time */
    CHECK_INT(kiosk.app.mode, MODE_STAFF);
    pass(61000);
    CHECK_INT(kiosk.app.mode, MODE_FAULT);
    stop();
}

/* --- the card -----------------------------------------------------------------------------------
 */

static void a_stick_shows_a_card_that_leads_in(void)
{
    const struct ui_element *e;
    start(true);
    CHECK(!find("hall.card"));
    view.news = true;
    headless_step(&kiosk, FRAME_MS);
    e = find("hall.card");
    CHECK(e && e->visible.w >= 300 && e->visible.h >= UI_TOUCH);
    CHECK(e && e->visible.y + e->visible.h <= find("attract.zh")->visible.y);
    CHECK_TEXT(e ? e->label : "", "工作人员：发现新内容");
    view.gone_bad = true;
    headless_step(&kiosk, FRAME_MS);
    e = find("hall.card");
    CHECK_TEXT(e ? e->label : "", "工作人员：这个 U 盘读不了");
    CHECK(tap("hall.card"));
    CHECK_INT(kiosk.app.mode, MODE_STAFF);
    CHECK_INT(asked[DESK_INVITE], 1);
    CHECK(!find("hall.card"));
    stop();
}

static void a_visit_goes_on_beside_the_card(void)
{
    const struct ui_element *e;
    start(true);
    CHECK(tap("attract.en"));
    view.news = true;
    headless_step(&kiosk, FRAME_MS);
    e = find("hall.card");
    CHECK(e && e->visible.y + e->visible.h <= find("dock.search")->visible.y);
    CHECK(tap("dock.display") && !find("hall.card")); /* not over a panel */
    CHECK(tap("dock.display") && find("hall.card"));
    pass(40000);
    finger(1, TOUCH_DOWN, 3, 3);
    finger(1, TOUCH_UP, 3, 3);
    pass(20500);
    e = find("hall.card");
    CHECK(e && e->visible.w < 100 && e->visible.w >= UI_TOUCH && e->visible.h >= UI_TOUCH);
    view.news = false; /* it was pulled out */
    headless_step(&kiosk, FRAME_MS);
    CHECK(!find("hall.card"));
    view.news = true; /* another one */
    headless_step(&kiosk, FRAME_MS);
    CHECK(find("hall.card") && find("hall.card")->visible.w > 300);
    stop();
}

static void the_card_is_within_reach(void)
{
    const struct ui_element *e;
    start(true);
    CHECK(tap("attract.zh") && tap("dock.reach"));
    view.news = true;
    headless_step(&kiosk, FRAME_MS);
    e = find("hall.card");
    CHECK(e && e->visible.y >= ui_upper(kiosk.app.ui).h);
    CHECK(e && e->visible.y + e->visible.h <= find("dock.search")->visible.y);
    stop();
}

static void a_kiosk_without_a_pin_asks_for_one(void)
{
    start(true);
    CHECK(tap("attract.zh"));
    view.pin_set = false;
    view.may_set_pin = true;
    headless_step(&kiosk, FRAME_MS);
    CHECK(find("hall.set") && find("hall.later"));
    CHECK(tap("hall.later"));
    CHECK_INT(asked[DESK_SEEN], 1);
    CHECK(!find("hall.set"));
    CHECK_TEXT(route(), "home"); /* the visit goes on */
    view.pin_later = false;
    headless_step(&kiosk, FRAME_MS);
    CHECK(tap("hall.set"));
    CHECK_INT(kiosk.app.mode, MODE_STAFF);
    stop();
}

static void a_dark_hall_has_the_card_too(void)
{
    start(false);
    view.news = true;
    headless_step(&kiosk, FRAME_MS);
    CHECK(tap("hall.card"));
    CHECK_TEXT(route(), "staff");
    CHECK_INT(kiosk.app.mode, MODE_STAFF);
    stop();
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(held_corners_open_the_area_and_letting_go_presses_nothing);
    RUN(near_misses_open_nothing);
    RUN(without_a_store_there_is_no_area);
    RUN(whoever_walks_off_leaves_a_locked_area);
    RUN(what_lies_on_the_glass_keeps_nothing_open);
    RUN(the_dock_and_the_desk_lead_out);
    RUN(an_address_alone_opens_no_staff_area);
    RUN(staff_get_in_though_no_pack_opens);
    RUN(a_stick_shows_a_card_that_leads_in);
    RUN(a_visit_goes_on_beside_the_card);
    RUN(the_card_is_within_reach);
    RUN(a_kiosk_without_a_pin_asks_for_one);
    RUN(a_dark_hall_has_the_card_too);
    return TEST_END();
}
