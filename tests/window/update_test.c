/* A stick's content in a real window, by a real hand: the card, the PIN, the button, the new pack
 * on the glass; and a kiosk that is killed while a new pack is on trial. Where to touch and what to
 * wait for is told by a twin of the kiosk without a window, on a store and a stick of its own. */
#include "../app/ground.h"
#include "app/internal.h"
#include "visit.h"

#include "base/mem.h"
#include "staff/desk.h"
#include "staff/pin.h"
#include "store/state.h"

#include <signal.h>
#include <time.h>

#define FRAME_MS 16
#define WIDTH 1920
#define HEIGHT 1080
#define PIN "274918"
#define TAPS_MOST 24
#define CARD_MOST_MS 2000
#define PLUGS 5 /* a busy machine may be late, but not always */

static struct xserver server;
static struct process process;
static struct headless twin;
static struct app_options options;
static char sticks[2][700], stores[2][700], settings[700], factory[700];

/* What is touched, and what stands there before: one pixel near its left edge. */
static struct touched {
    int x, y, probe_x;
    uint32_t colour;
} taps[TAPS_MOST];
static int tap_count;

/* --- the twin --------------------------------------------------------------------------------- */

static void twin_start(void)
{
    struct app_host host;
    int code = 0;
    memset(&options, 0, sizeof options);
    options.pack = factory;
    options.store = stores[1];
    options.media_root = sticks[1];
    options.settings = settings;
    twin.now_ms = 5000;
    host = headless_host(&twin);
    if (!app_create(&twin.app, &options, screen_table, &host, &code)) {
        test_fail(__FILE__, __LINE__, "no kiosk: %d", code);
    }
    headless_resize(&twin, WIDTH, HEIGHT);
}

static void twin_step(void)
{
    const struct timespec frame = {0, FRAME_MS * 1000000L};
    headless_step(&twin, FRAME_MS);
    nanosleep(&frame, NULL);
}

static const struct ui_element *twin_find(const char *name)
{
    const struct ui_element *e;
    size_t count = ui_elements(twin.app.ui, &e);
    while (count-- > 0) {
        if (e[count].what == UI_ELEMENT_TARGET && !e[count].covered && !e[count].disabled &&
            e[count].visible.w > 0 && strcmp(e[count].name, name) == 0) {
            return &e[count];
        }
    }
    return NULL;
}

static bool twin_await(const char *name)
{
    int64_t until = twin.now_ms + 50000;
    while (!twin_find(name) && twin.now_ms < until) {
        twin_step();
    }
    if (!twin_find(name)) {
        printf("no %s on %s\n", name, nav_route(twin.app.nav));
    }
    return twin_find(name) != NULL;
}

static void twin_finger(enum touch_phase phase, int x, int y)
{
    touch_push(&twin.touches,
               (struct touch){1, phase, (float)x, (float)y, twin.now_ms + FRAME_MS, 0});
    twin_step();
}

static bool twin_tap(const char *name)
{
    const struct ui_element *e;
    struct touched *t = &taps[tap_count];
    int i;
    if (tap_count == TAPS_MOST || !twin_await(name)) {
        return false;
    }
    for (i = 0; i < 30; i++) { /* the fade */
        twin_step();
    }
    e = twin_find(name);
    if (!e) {
        return false;
    }
    tap_count++;
    t->x = (int)(e->visible.x + e->visible.w / 2);
    t->y = (int)(e->visible.y + e->visible.h / 2);
    t->probe_x = (int)e->visible.x + 16;
    t->colour = twin.pixels[t->y * WIDTH + t->probe_x] & 0xffffff;
    twin_finger(TOUCH_DOWN, t->x, t->y);
    twin_finger(TOUCH_UP, t->x, t->y);
    return true;
}

static bool twin_goes_the_way(void)
{
    const char *digit;
    char name[32];
    int i;
    if (!twin_tap("hall.card")) {
        return false;
    }
    for (digit = PIN; *digit; digit++) {
        snprintf(name, sizeof name, "staff.key.%c", *digit);
        if (!twin_tap(name)) {
            return false;
        }
    }
    if (!twin_tap("staff.install")) {
        return false;
    }
    for (i = 0; i < 3000 && twin.app.kiosk.desk->view->step != DESK_DONE; i++) {
        if (twin_find("staff.now") && !twin_tap("staff.now")) {
            return false;
        }
        twin_step();
    }
    return twin_tap("dock.home");
}

/* --- the grounds ------------------------------------------------------------------------------ */

static void plug(const char *to, int seq)
{
    shell("mkdir -p '%1$s.tmp/stick' && cp '%3$s'/%2$d.kpack* '%1$s.tmp/stick/' && "
          "mv '%1$s.tmp/stick' '%1$s/stick' && rmdir '%1$s.tmp'",
          to, seq, made);
}

static void unplug(const char *from)
{
    shell("rm -rf '%1$s/stick'", from, 0, "");
}

/* Or a card would ask for one. */
static void set_pin(void)
{
    struct pin p;
    struct err err;
    CHECK(pin_open(&p, folder, 0, &err) && pin_set(&p, PIN, &err));
}

static void lay_out(void)
{
    struct buf text = {0};
    struct err err;
    int i;
    snprintf(settings, sizeof settings, "%s", test_scratch("window-update.ini"));
    snprintf(factory, sizeof factory, "%s/factory.kpack", made);
    buf_format(&text, "[kiosk]\nattract = no\nidle_s = 3600\n[update]\nmedia = /nonexistent\n");
    CHECK(buf_write_file(&text, settings, &err));
    buf_finish(&text);
    new_store();
    bring_in(11, true);
    set_pin();
    snprintf(stores[0], sizeof stores[0], "%s", folder);
    snprintf(stores[1], sizeof stores[1], "%s-twin", folder);
    shell("rm -rf '%3$s' && cp -r '%1$s' '%3$s'", stores[0], 0, stores[1]);
    for (i = 0; i < 2; i++) {
        snprintf(sticks[i], sizeof sticks[i], "%s-%d", test_scratch("window-sticks"), i);
        shell("rm -rf '%1$s' && mkdir -p '%1$s'", sticks[i], 0, "");
    }
}

static void tidy_up(void)
{
    int i;
    for (i = 0; i < 2; i++) {
        shell("rm -rf '%1$s' '%3$s'", sticks[i], 0, stores[i]);
    }
    remove(settings);
}

/* --- the window ------------------------------------------------------------------------------- */

static bool window_start(void)
{
    char size[32];
    const char *argv[] = {KIOSK_PROGRAM, "--pack", factory,        "--store", stores[0],
                          "--settings",  settings, "--media-root", sticks[0], "--window",
                          size,          "--day",  "2026-01-01",   NULL};
    const char *env[] = {server.env, "SDL_VIDEODRIVER=x11", "WAYLAND_DISPLAY",
                         "JSTM_ASSETS=" KIOSK_SOURCE_DIR "/assets", NULL};
    snprintf(size, sizeof size, "%dx%d", WIDTH, HEIGHT);
    return process_start(&process, argv, env, NULL);
}

/* Home of this pack, as the program paints it without a window. */
static bool window_shows(int seq)
{
    char pack[720], picture[720];
    const char *argv[] = {KIOSK_PROGRAM, "--pack",       pack,      "--settings", settings,
                          "--window",    "1920x1080",    "--route", "home",       "--day",
                          "2026-01-01",  "--screenshot", picture,   NULL};
    const char *env[] = {"DISPLAY", "WAYLAND_DISPLAY", "JSTM_ASSETS=" KIOSK_SOURCE_DIR "/assets",
                         NULL};
    struct picture expected;
    bool same;
    snprintf(pack, sizeof pack, "%s/%d.kpack", made, seq);
    snprintf(picture, sizeof picture, "%s/expected.png", made);
    if (process_run(argv, env, NULL, VISIT_WAIT_MS) != 0) {
        return false;
    }
    expected = visit_picture(picture);
    same = expected.pixels && visit_shows(&server, &expected, VISIT_WAIT_MS);
    mem_free(expected.pixels);
    return same;
}

/* Waits until what is to be touched stands there; milliseconds, -1: it does not come. */
static int64_t window_await(const struct touched *t)
{
    int64_t from = process_now_ns(), end = from + (int64_t)VISIT_WAIT_MS * 1000000;
    while (process_now_ns() < end) {
        if ((xserver_pixel(&server, t->probe_x, t->y) & 0xffffff) == t->colour) {
            return (process_now_ns() - from) / 1000000;
        }
        process_sleep_ms(10);
    }
    return -1;
}

static bool window_taps(void)
{
    int i;
    for (i = 0; i < tap_count; i++) {
        if (window_await(&taps[i]) < 0) {
            printf("what is touched as number %d does not come\n", i + 1);
            return false;
        }
        process_sleep_ms(400); /* the fade */
        visit_tap(&server, taps[i].x, taps[i].y);
    }
    return true;
}

static bool card_comes_soon(void)
{
    int64_t took = -1;
    int i;
    for (i = 0; i < PLUGS; i++) {
        if (i > 0) {
            unplug(sticks[0]);
            process_sleep_ms(4000);
        }
        plug(sticks[0], 12);
        took = window_await(&taps[0]);
        if (took >= 0 && took <= CARD_MOST_MS) {
            return true;
        }
        printf("the card took %lld ms\n", (long long)took);
    }
    return false;
}

static void a_stick_becomes_what_stands_on_the_glass(void)
{
    struct store_state after;
    CHECK(window_start());
    CHECK(window_shows(11));
    CHECK(card_comes_soon());
    CHECK(window_taps());
    CHECK(window_shows(12));
    after = state();
    CHECK(strncmp(after.cur, "mini-12-", 8) == 0);
    CHECK(visit_end(&process));
}

/* The one on trial is 13; it is shown, and ended before it can prove itself. */
static void who_is_killed_three_times_gets_the_old_one_back(void)
{
    int i;
    struct store_state after;
    shell("rm -rf '%1$s' && mkdir -p '%1$s'", sticks[0], 0, "");
    new_store();
    bring_in(11, true);
    bring_in(13, false);
    set_pin();
    for (i = 0; i < STORE_TRIES; i++) {
        CHECK(window_start());
        CHECK(window_shows(13));
        CHECK_INT(state().tries, STORE_TRIES - 1 - i);
        process_signal(&process, SIGKILL);
        process_wait(&process, VISIT_WAIT_MS);
        process_kill(&process);
    }
    CHECK(window_start());
    CHECK(window_shows(11));
    after = state();
    CHECK(strncmp(after.cur, "mini-11-", 8) == 0);
    CHECK_TEXT(after.error, "U60");
    CHECK(visit_end(&process));
}

int main(int argc, char **argv)
{
    char why[200];
    TEST_BEGIN(argc, argv);
    if (!xserver_start(&server, WIDTH, HEIGHT, why, sizeof why)) {
        test_fail(__FILE__, __LINE__, "%s", why);
        return TEST_END();
    }
    ground_begin();
    lay_out();
    twin_start();
    plug(sticks[1], 12);
    if (twin_goes_the_way()) {
        RUN(a_stick_becomes_what_stands_on_the_glass);
    } else {
        test_fail(__FILE__, __LINE__, "the twin does not get there");
    }
    process_kill(&process);
    app_destroy(&twin.app);
    mem_free(twin.pixels);
    RUN(who_is_killed_three_times_gets_the_old_one_back);
    process_kill(&process);
    xserver_stop(&server);
    tidy_up();
    ground_end();
    return TEST_END();
}
