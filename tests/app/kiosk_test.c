/* The whole kiosk without a window, on the shipped pack: what only shows when everything plays
 * together. Time is a number, fingers are a list, and what is on the glass is memory. */
#include "glass.h"
#include "test.h"

#include "base/buf.h"
#include "base/mem.h"
#include "draw/list.h"

#include <stdlib.h>
#include <unistd.h>

static struct app_options options;
static int exit_code;

static bool start(const char *settings_text, int width, int height)
{
    struct app_host host;
    char path[1024];
    FILE *f;
    bool ok;
    snprintf(path, sizeof path, "%s", test_scratch("kiosk.ini"));
    f = fopen(path, "w");
    if (f) {
        fputs(settings_text, f);
        fclose(f);
    }
    options.settings = path;
    memset(&kiosk, 0, sizeof kiosk);
    kiosk.now_ms = 5000;
    host = headless_host(&kiosk);
    ok = app_create(&kiosk.app, &options, screen_table, &host, &exit_code);
    remove(path);
    options.settings = NULL;
    if (ok) {
        headless_resize(&kiosk, width, height);
    }
    return ok;
}

static void stop(void)
{
    app_destroy(&kiosk.app);
    mem_free(kiosk.pixels);
    memset(&kiosk, 0, sizeof kiosk);
    memset(&options, 0, sizeof options);
    options.pack = KIOSK_PACK;
}

static bool tap(const char *name)
{
    return press(name) && headless_settle(&kiosk);
}

static char *dump(void)
{
    struct buf out = {0};
    draw_dump(kiosk.app.list, &out);
    buf_add_byte(&out, '\0');
    return out.data;
}

/* --- the boot state -----------------------------------------------------------------------------
 */

static bool change_everything(void)
{
    struct app *a = &kiosk.app;
    if (!tap("attract.en") || !tap("dock.display") || !tap("text.xlarge") ||
        !tap("theme.contrast") || !tap("motion.less") || !tap("reach.low") ||
        !tap("display.done") || !tap("home.regulations") || !tap("reader.next") ||
        !tap("reader.next")) {
        return false;
    }
    return ui_scroll_offset(a->ui, ui_id("reader.text")) > 100 && tap("dock.language") &&
           strcmp(a->session.now.lang, "en") == 0 && a->session.now.text == SESSION_TEXT_XLARGE &&
           a->session.now.theme == SESSION_CONTRAST && a->session.now.less_motion &&
           a->session.now.reach && a->compose.open == DOCK_LANGUAGE && a->mode == MODE_VISIT;
}

static void after_a_visit_everything_is_as_in_the_morning(void)
{
    char *morning, *evening;
    uint32_t *glass;
    size_t bytes;
    CHECK(start("", 1920, 1080));
    CHECK(headless_settle(&kiosk));
    morning = dump();
    bytes = (size_t)kiosk.width * (size_t)kiosk.height * 4;
    glass = mem_alloc(bytes);
    memcpy(glass, kiosk.pixels, bytes);
    CHECK(change_everything());
    pass(121000);
    CHECK(kiosk.app.compose.still_s > 0);
    pass(25000);
    CHECK_INT(kiosk.app.mode, MODE_ATTRACT);
    CHECK(headless_settle(&kiosk));
    evening = dump();
    CHECK_TEXT(evening, morning);
    CHECK(memcmp(glass, kiosk.pixels, bytes) == 0);
    CHECK(session_is_boot(&kiosk.app.session));
    CHECK_INT(kiosk.app.compose.open, DOCK_NONE);
    CHECK(kiosk.app.pristine);
    CHECK(tap("attract.zh") && tap("home.regulations"));
    CHECK_NEAR(ui_scroll_offset(kiosk.app.ui, ui_id("reader.text")), 0, 0.5);
    buf_finish(&(struct buf){.data = morning});
    buf_finish(&(struct buf){.data = evening});
    mem_free(glass);
    stop();
}

static void settings_decide_the_morning(void)
{
    CHECK(start("[kiosk]\nlang = ko\ntheme = dark\ntext = large\nidle_s = 10\n", 1280, 720));
    CHECK(headless_settle(&kiosk));
    CHECK_TEXT(kiosk.app.session.now.lang, "ko");
    CHECK(tap("attract.en"));
    pass(10100);
    CHECK(kiosk.app.compose.still_s > 0);
    pass(25000);
    CHECK_TEXT(kiosk.app.session.now.lang, "ko");
    CHECK_INT(kiosk.app.session.now.theme, SESSION_DARK);
    CHECK_INT(kiosk.app.session.now.text, SESSION_TEXT_LARGE);
    stop();
}

static void a_reader_has_time_and_the_settings_may_give_more(void)
{
    static const struct {
        const char *settings;
        int64_t least_ms, most_ms;
    } rows[] = {{"", 119000, 120000},
                {"[kiosk]\nidle_s = 60\n", 119000, 120000},
                {"[kiosk]\nidle_s = 300\n", 299000, 300000}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int64_t due;
        CHECK(start(rows[i].settings, 640, 360));
        CHECK(headless_settle(&kiosk));
        CHECK(tap("attract.zh") && tap("home.regulations"));
        due = app_next_ms(&kiosk.app, kiosk.now_ms) - kiosk.now_ms;
        CHECK(due > rows[i].least_ms - 1000);
        CHECK(due <= rows[i].most_ms);
        stop();
    }
}

static void a_language_of_another_pack_is_no_disaster(void)
{
    CHECK(start("[kiosk]\nlang = fr\n", 1280, 720));
    CHECK_TEXT(kiosk.app.session.now.lang, "zh");
    stop();
}

/* --- still there? -------------------------------------------------------------------------------
 */

static bool ask(void)
{
    if (!tap("attract.zh")) {
        return false;
    }
    pass(45100);
    return kiosk.app.compose.still_s > 0 && find("still.here");
}

static void a_finger_on_the_card_holds_the_countdown(void)
{
    const struct ui_element *e;
    float x, y;
    CHECK(start("", 1920, 1080));
    headless_settle(&kiosk);
    CHECK(ask());
    e = find("still.home");
    CHECK(e != NULL);
    x = e->visible.x + 20;
    y = e->visible.y + e->visible.h / 2;
    finger(1, TOUCH_DOWN, x, y);
    pass(59000); /* after a minute it would be stuck */
    CHECK(find("still.home") != NULL);
    CHECK_INT(kiosk.app.mode, MODE_VISIT);
    finger(1, TOUCH_UP, x, y);
    CHECK_INT(kiosk.app.mode, MODE_ATTRACT);
    stop();
}

static void sliding_off_the_card_is_still_here(void)
{
    const struct ui_element *e;
    CHECK(start("", 1080, 1920));
    headless_settle(&kiosk);
    CHECK(ask());
    e = find("still.home");
    CHECK(e != NULL);
    finger(1, TOUCH_DOWN, e->visible.x + 20, e->visible.y + 20);
    finger(1, TOUCH_MOVE, 10, 10);
    finger(1, TOUCH_UP, 10, 10);
    CHECK_INT(kiosk.app.mode, MODE_VISIT);
    CHECK_INT(kiosk.app.compose.still_s, 0);
    CHECK_TEXT(nav_route(kiosk.app.nav), "home");
    stop();
}

static void the_card_covers_the_dock(void)
{
    CHECK(start("", 1920, 1080));
    headless_settle(&kiosk);
    CHECK(ask());
    CHECK(find("dock.home") == NULL);
    CHECK(find("home.regulations") == NULL);
    stop();
}

/* --- at rest ------------------------------------------------------------------------------------
 */

static void at_home_without_attract_nothing_is_due(void)
{
    int64_t presents;
    CHECK(start("[kiosk]\nattract = no\n", 1920, 1080));
    CHECK(headless_settle(&kiosk));
    CHECK_TEXT(nav_route(kiosk.app.nav), "home");
    CHECK_INT(app_next_ms(&kiosk.app, kiosk.now_ms), -1);
    presents = kiosk.app.stats.presents;
    headless_step(&kiosk, 86400000); /* a day later, whatever woke us */
    CHECK_INT(kiosk.app.stats.presents, presents);
    CHECK_INT(app_next_ms(&kiosk.app, kiosk.now_ms), -1);
    finger(1, TOUCH_DOWN, 2, 2);
    /* while it rests there, until it is taken for stuck */
    CHECK_INT(app_next_ms(&kiosk.app, kiosk.now_ms), kiosk.now_ms + 60000);
    finger(1, TOUCH_UP, 2, 2);
    CHECK_INT(app_next_ms(&kiosk.app, kiosk.now_ms), kiosk.now_ms + 45000);
    pass(45100);
    CHECK(kiosk.app.compose.still_s > 0);
    pass(25000);
    CHECK_TEXT(nav_route(kiosk.app.nav), "home");
    CHECK(headless_settle(&kiosk));
    CHECK_INT(app_next_ms(&kiosk.app, kiosk.now_ms), -1);
    stop();
}

static void a_frame_has_no_hidden_time(void)
{
    static const char *const routes[] = {"attract", "home", "regulations/general", "earth/rime",
                                         "missing"};
    for (size_t i = 0; i < sizeof routes / sizeof routes[0]; i++) {
        char *one, *two;
        options.route = routes[i];
        CHECK(start("", 1280, 720));
        CHECK(headless_settle(&kiosk));
        one = dump();
        headless_step(&kiosk, 0);
        two = dump();
        CHECK_TEXT(two, one);
        buf_finish(&(struct buf){.data = one});
        buf_finish(&(struct buf){.data = two});
        stop();
    }
}

/* --- screens of any shape -----------------------------------------------------------------------
 */

static void any_size_is_survived(void)
{
    static const int sizes[][2] = {{1, 1},     {3, 700},   {700, 3},    {100, 100},  {320, 240},
                                   {600, 601}, {5000, 90}, {640, 1137}, {2560, 1080}};
    static const char *const routes[] = {"attract", "home", "functions", "earth/rime", "missing"};
    CHECK(start("[kiosk]\ntext = xlarge\n", 1280, 720));
    for (size_t r = 0; r < sizeof routes / sizeof routes[0]; r++) {
        struct err err;
        CHECK(nav_open(kiosk.app.nav, routes[r], &err));
        for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
            kiosk.app.compose.open = (enum ui_dock_action)(i % 2 ? DOCK_DISPLAY : DOCK_LANGUAGE);
            headless_resize(&kiosk, sizes[i][0], sizes[i][1]);
            headless_step(&kiosk, FRAME_MS);
            headless_step(&kiosk, FRAME_MS);
            CHECK_INT(kiosk.app.width, sizes[i][0]);
        }
    }
    headless_resize(&kiosk, 1920, 1080);
    kiosk.app.compose.open = DOCK_NONE;
    CHECK(headless_settle(&kiosk));
    CHECK(tap("missing.home"));
    CHECK_TEXT(nav_route(kiosk.app.nav), "home");
    stop();
}

static void a_resize_in_the_middle_of_a_fade(void)
{
    const struct ui_element *e;
    CHECK(start("", 1920, 1080));
    headless_settle(&kiosk);
    e = find("attract.en");
    CHECK(e != NULL);
    finger(1, TOUCH_DOWN, e->visible.x + 50, e->visible.y + 50);
    finger(1, TOUCH_UP, e->visible.x + 50, e->visible.y + 50);
    headless_step(&kiosk, FRAME_MS);
    CHECK(kiosk.app.fading);
    headless_resize(&kiosk, 1080, 1920);
    headless_step(&kiosk, FRAME_MS);
    CHECK(!kiosk.app.fading);
    CHECK(headless_settle(&kiosk));
    CHECK_TEXT(nav_route(kiosk.app.nav), "home");
    stop();
}

/* --- hands that mean no good --------------------------------------------------------------------
 */

static bool whole_frame_is_the_same(void)
{
    size_t bytes = (size_t)kiosk.width * (size_t)kiosk.height * 4;
    uint32_t *kept = mem_alloc(bytes);
    bool same;
    memcpy(kept, kiosk.pixels, bytes);
    damage_forget(kiosk.app.damage);
    app_paint(&kiosk.app);
    same = memcmp(kept, kiosk.pixels, bytes) == 0;
    mem_free(kept);
    return same;
}

static void monkey_touch(struct rng *rng, bool down[10], float w, float h)
{
    int f = (int)rng_below(rng, 10);
    float x = (float)rng_below(rng, 1000) / 1000 * w, y = (float)rng_below(rng, 1000) / 1000 * h;
    enum touch_phase phase = !down[f]                  ? TOUCH_DOWN
                             : rng_below(rng, 3) == 0  ? TOUCH_UP
                             : rng_below(rng, 20) == 0 ? TOUCH_CANCEL
                                                       : TOUCH_MOVE;
    down[f] = phase == TOUCH_DOWN || phase == TOUCH_MOVE;
    touch_push(&kiosk.touches, (struct touch){f, phase, x, y, kiosk.now_ms, 0});
}

/* Random fingers for a while; then one person wants to go home, and can, in two touches at most.
 * What stands on the glass is, all the time, what a full repaint would give. */
static void random_hands_find_no_dead_end(void)
{
    struct rng rng;
    bool down[10] = {false};
    rng_seed(&rng, 20261123);
    CHECK(start("", 640, 360));
    for (int i = 0; i < 2500; i++) {
        struct rect screen;
        headless_step(&kiosk, rng_below(&rng, 40) == 0 ? 400 : FRAME_MS);
        screen = ui_screen(kiosk.app.ui);
        for (uint32_t n = rng_below(&rng, 4); n > 0; n--) {
            monkey_touch(&rng, down, screen.w, screen.h);
        }
        if (i % 400 == 399) {
            headless_resize(&kiosk, rng_below(&rng, 2) ? 640 : 360, rng_below(&rng, 2) ? 640 : 360);
        }
        if (i % 50 == 49) {
            headless_step(&kiosk, FRAME_MS);
            CHECK(whole_frame_is_the_same());
        }
    }
    for (int f = 0; f < 10; f++) {
        finger(f, TOUCH_CANCEL, 0, 0);
    }
    CHECK(headless_settle(&kiosk));
    if (find("still.here")) {
        CHECK(tap("still.here"));
    }
    if (kiosk.app.mode == MODE_ATTRACT) {
        CHECK(tap("attract.zh"));
    } else {
        CHECK(tap("dock.home"));
    }
    CHECK_TEXT(nav_route(kiosk.app.nav), "home");
    stop();
}

/* --- without a pack -----------------------------------------------------------------------------
 */

static bool says(const char *words)
{
    const struct ui_element *e;
    size_t count = ui_elements(kiosk.app.ui, &e);
    for (size_t i = 0; i < count; i++) {
        if (e[i].what == UI_ELEMENT_TEXT && strstr(e[i].label, words)) {
            return true;
        }
    }
    return false;
}

static void a_kiosk_without_a_pack_waits_for_one(void)
{
    char path[1024];
    snprintf(path, sizeof path, "%s", test_scratch("late.kpack"));
    setenv("JSTM_PACK", path, 1);
    options.pack = NULL;
    CHECK(start("", 1280, 720));
    CHECK(headless_settle(&kiosk));
    CHECK_INT(kiosk.app.mode, MODE_FAULT);
    CHECK(says("休息"));
    CHECK(says("exhibit"));
    pass(60000);
    CHECK_INT(kiosk.app.mode, MODE_FAULT);
    finger(1, TOUCH_DOWN, 300, 300); /* touching it does no harm */
    finger(1, TOUCH_UP, 300, 300);
    CHECK(link(KIOSK_PACK, path) == 0 || symlink(KIOSK_PACK, path) == 0);
    pass(20000);
    CHECK(headless_settle(&kiosk));
    CHECK_INT(kiosk.app.mode, MODE_ATTRACT);
    CHECK(tap("attract.en"));
    CHECK_TEXT(nav_route(kiosk.app.nav), "home");
    remove(path);
    unsetenv("JSTM_PACK");
    stop();
}

static void a_named_pack_that_does_not_open_is_told(void)
{
    options.pack = "/nonexistent/jilin.kpack";
    CHECK(!start("", 1280, 720));
    CHECK_INT(exit_code, APP_PACK_FIRST + PACK_MISSING);
    stop();
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    options.pack = KIOSK_PACK;
    RUN(after_a_visit_everything_is_as_in_the_morning);
    RUN(settings_decide_the_morning);
    RUN(a_reader_has_time_and_the_settings_may_give_more);
    RUN(a_language_of_another_pack_is_no_disaster);
    RUN(a_finger_on_the_card_holds_the_countdown);
    RUN(sliding_off_the_card_is_still_here);
    RUN(the_card_covers_the_dock);
    RUN(at_home_without_attract_nothing_is_due);
    RUN(a_frame_has_no_hidden_time);
    RUN(any_size_is_survived);
    RUN(a_resize_in_the_middle_of_a_fade);
    RUN(random_hands_find_no_dead_end);
    RUN(a_kiosk_without_a_pack_waits_for_one);
    RUN(a_named_pack_that_does_not_open_is_told);
    return TEST_END();
}
