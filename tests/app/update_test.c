/* The whole way of a new pack: a stick comes, the card shows, the PIN is set by fingers, the pack
 * is read, copied and judged by the real jstm-store, one button installs it, and the new content
 * stands on the screen. The kiosk is without a window; its children are real, and so is their time.
 */
#include "glass.h"
#include "ground.h"

#include "base/mem.h"
#include "pack/pack.h"
#include "staff/desk.h"
#include "staff/pin.h"
#include "ui/ui.h"

#include <time.h>

#define SOON_MS 60000 /* for children, under sanitizers on a busy machine */
#define PIN "274918"

static struct app_options options;
static char sticks[600], factory[700], settings[600];

/* Nothing that is mounted on this machine counts. */
static void write_settings(void)
{
    struct buf text = {0};
    struct err err;
    snprintf(settings, sizeof settings, "%s", test_scratch("update.ini"));
    buf_format(&text, "[update]\nmedia = /nonexistent\n");
    CHECK(buf_write_file(&text, settings, &err));
    buf_finish(&text);
}

static void start(bool pack)
{
    struct app_host host;
    int code = 0;
    memset(&kiosk, 0, sizeof kiosk);
    memset(&options, 0, sizeof options);
    snprintf(factory, sizeof factory, "%s/%s.kpack", made, pack ? "factory" : "none");
    snprintf(sticks, sizeof sticks, "%s", test_scratch("update-sticks"));
    shell("rm -rf '%1$s' && mkdir -p '%1$s'", sticks, 0, "");
    options.pack = factory;
    options.store = folder;
    options.media_root = sticks;
    options.settings = settings;
    kiosk.now_ms = 5000;
    host = headless_host(&kiosk);
    if (!app_create(&kiosk.app, &options, screen_table, &host, &code)) {
        test_fail(__FILE__, __LINE__, "no kiosk: %d", code);
    }
    headless_resize(&kiosk, 1920, 1080);
    headless_step(&kiosk, FRAME_MS);
}

static void stop(void)
{
    app_destroy(&kiosk.app);
    mem_free(kiosk.pixels);
    shell("rm -rf '%1$s'", sticks, 0, "");
}

/* The children get as much time as a frame of the kiosk has. */
static void let_them_work(void)
{
    const struct timespec frame = {0, FRAME_MS * 1000000L};
    nanosleep(&frame, NULL);
}

static void step(void)
{
    headless_step(&kiosk, FRAME_MS);
    let_them_work();
}

/* Waits for a target; what it took of the kiosk's time, -1: it did not come. */
static int64_t await(const char *name)
{
    int64_t from = kiosk.now_ms;
    while (!find(name) || find(name)->disabled) {
        if (kiosk.now_ms - from > SOON_MS) {
            const struct ui_element *e;
            size_t count = ui_elements(kiosk.app.ui, &e), i;
            printf("no %s on %s; there is", name, nav_route(kiosk.app.nav));
            for (i = 0; i < count; i++) {
                printf(" %s", e[i].what == UI_ELEMENT_TARGET ? e[i].name : e[i].label);
            }
            printf("\n");
            return -1;
        }
        step();
    }
    return kiosk.now_ms - from;
}

static bool tap(const char *name)
{
    const struct ui_element *e;
    float x, y;
    int i;
    if (await(name) < 0) {
        return false;
    }
    e = find(name);
    x = e->visible.x + e->visible.w / 2;
    y = e->visible.y + e->visible.h / 2;
    finger(1, TOUCH_DOWN, x, y);
    let_them_work();
    step();
    finger(1, TOUCH_UP, x, y);
    let_them_work();
    for (i = 0; i < 20; i++) { /* the fade */
        step();
    }
    return true;
}

static bool type(const char *digits)
{
    char name[32];
    for (; *digits; digits++) {
        snprintf(name, sizeof name, "staff.key.%c", *digits);
        if (!tap(name)) {
            return false;
        }
    }
    return true;
}

/* A stick is there as a whole, as a mount is. */
static void plug(int seq)
{
    shell("mkdir -p '%1$s.tmp/stick' && cp '%3$s'/%2$d.kpack* '%1$s.tmp/stick/' && "
          "mv '%1$s.tmp/stick' '%1$s/stick' && rmdir '%1$s.tmp'",
          sticks, seq, made);
}

static int64_t shown(void)
{
    return kiosk.app.pack ? pack_info(kiosk.app.pack)->seq : -1;
}

static void set_pin(void)
{
    struct pin p;
    struct err err;
    CHECK(pin_open(&p, folder, 0, &err) && pin_set(&p, PIN, &err));
}

static void stick_to_screen(const char *way)
{
    int64_t took;
    plug(12);
    took = await("hall.card");
    CHECK(took >= 0 && took <= 2000);
    CHECK(tap("hall.card"));
    CHECK_INT(kiosk.app.mode, MODE_STAFF);
    CHECK(type(PIN));
    CHECK(await(way) >= 0);
    CHECK(kiosk.app.kiosk.desk->view->open);
    CHECK(tap(way));
}

static void the_first_pin_is_set_by_fingers(void)
{
    new_store();
    bring_in(11, true);
    start(true);
    CHECK(tap("hall.set"));
    CHECK_INT(kiosk.app.mode, MODE_STAFF);
    CHECK(type(PIN) && type(PIN));
    CHECK(await("staff.leave") >= 0);
    CHECK(kiosk.app.kiosk.desk->view->open && kiosk.app.kiosk.desk->view->pin_set);
    CHECK(tap("staff.leave"));
    CHECK_INT(kiosk.app.mode, MODE_ATTRACT);
    CHECK(!kiosk.app.kiosk.desk->view->open);
    CHECK(!find("hall.set") && !find("hall.card"));
    stop();
}

static void a_stick_becomes_what_is_shown(void)
{
    int64_t from;
    struct store_state after;
    new_store();
    bring_in(11, true);
    set_pin();
    start(true);
    CHECK_INT(shown(), 11);
    stick_to_screen("staff.install");
    from = kiosk.now_ms;
    while (shown() != 12 && kiosk.now_ms - from < SOON_MS) {
        if (find("staff.now")) {
            CHECK(tap("staff.now")); /* not waiting for an idle screen */
        }
        step();
    }
    CHECK_INT(shown(), 12);
    from = kiosk.now_ms;
    while (kiosk.app.kiosk.desk->view->step != DESK_DONE && kiosk.now_ms - from < SOON_MS) {
        step();
    }
    CHECK_INT(kiosk.app.kiosk.desk->view->step, DESK_DONE);
    CHECK_INT(kiosk.app.mode, MODE_STAFF);
    after = state();
    CHECK(strncmp(after.cur, "mini-12-", 8) == 0);
    CHECK_INT(after.phase, STORE_TRIAL);
    CHECK(tap("dock.home"));
    CHECK_INT(kiosk.app.mode, MODE_ATTRACT);
    from = kiosk.now_ms;
    while (state().phase == STORE_TRIAL && kiosk.now_ms - from < SOON_MS) {
        headless_step(&kiosk, 500);
    }
    CHECK_INT(state().phase, STORE_OK);
    stop();
}

static void a_dark_hall_is_lit_by_a_stick(void)
{
    int64_t from;
    new_store();
    set_pin();
    start(false);
    CHECK_INT(kiosk.app.mode, MODE_FAULT);
    stick_to_screen("staff.install");
    from = kiosk.now_ms;
    while (shown() != 12 && kiosk.now_ms - from < SOON_MS) {
        if (find("staff.now")) {
            CHECK(tap("staff.now"));
        }
        step();
    }
    CHECK_INT(shown(), 12);
    from = kiosk.now_ms;
    while (kiosk.app.kiosk.desk->view->step != DESK_DONE && kiosk.now_ms - from < SOON_MS) {
        step();
    }
    CHECK_INT(kiosk.app.mode, MODE_STAFF); /* who stands there reads "installed" */
    CHECK(kiosk.app.kiosk.desk->view->open);
    CHECK(strncmp(nav_route(kiosk.app.nav), "staff", 5) == 0);
    CHECK(tap("dock.home"));
    CHECK_INT(kiosk.app.mode, MODE_ATTRACT);
    CHECK_TEXT(nav_route(kiosk.app.nav), "attract");
    stop();
}

/* "When idle" waits for the visitor; then whoever stands there again is where the kiosk rests. A
 * visitor who is there when a switch comes stays where they were. */
static void a_visitors_place_is_kept(void)
{
    struct pack *pack;
    struct err err;
    char path[700];
    new_store();
    bring_in(11, true);
    set_pin();
    start(true);
    CHECK(nav_open(kiosk.app.nav, "science/rime", &err));
    kiosk.app.mode = MODE_VISIT;
    step();
    snprintf(path, sizeof path, "%s/12.kpack", made);
    CHECK(pack_open(path, &pack, NULL, &err));
    CHECK(app_change_pack(&kiosk.app, pack, kiosk.now_ms, &err));
    step();
    CHECK_INT(shown(), 12);
    CHECK_TEXT(nav_route(kiosk.app.nav), "science/rime");
    CHECK_INT(nav_depth(kiosk.app.nav), 2);
    stop();
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    ground_begin();
    write_settings();
    RUN(the_first_pin_is_set_by_fingers);
    RUN(a_stick_becomes_what_is_shown);
    RUN(a_dark_hall_is_lit_by_a_stick);
    RUN(a_visitors_place_is_kept);
    remove(settings);
    ground_end();
    return TEST_END();
}
