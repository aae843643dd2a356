/* Fingers on the real program: a touch screen of a real X server, two fingers and more at once, and
 * what stands on the glass afterwards is compared with what the program shows by itself after the
 * same gesture in a script. */
#include "test.h"
#include "touchscreen.h"
#include "visit.h"

#include "base/mem.h"

#define WIDTH 1920
#define HEIGHT 1080
#define STEPS 20
#define STEP_MS 12   /* as fast as a hand; nothing depends on it */
#define ROUNDING 500 /* pixels of two million */
#define REST_MS 250  /* a finger that rests before it lifts throws nothing */
#define SLOP 24.05   /* as in the script's pinch: the first finger leaves the slop and is there */

static struct touchscreen screen;
static struct process kiosk;

static bool start(const char *route)
{
    const struct visit_options options = {.route = route, .fullscreen = true};
    process_kill(&kiosk);
    return visit_start(&kiosk, &screen.server, &options);
}

/* The glass shows what the program shows after the script. */
static bool shows_after(const char *route, const char *script)
{
    struct picture expected = visit_expected_after(route, "zh", WIDTH, HEIGHT, script);
    bool same = visit_shows_nearly(&screen.server, &expected, ROUNDING, VISIT_WAIT_MS);
    mem_free(expected.pixels);
    if (!same) {
        printf("%s after %s was expected%s\n", route, script ? script : "nothing",
               process_alive(&kiosk) ? "" : "; the program has ended");
    }
    return same;
}

/* SDL counts the last pixel as 1 and the program multiplies by the width, so a pixel is a little
 * less here; the driver takes parts of pixels. */
static void finger(int which, enum touchscreen_what what, double x, double y)
{
    touchscreen_finger(&screen, which, what, x * (WIDTH - 1) / WIDTH, y * (HEIGHT - 1) / HEIGHT);
    touchscreen_sync(&screen);
}

static void tap(double x, double y)
{
    finger(0, TOUCHSCREEN_DOWN, x, y);
    process_sleep_ms(60);
    finger(0, TOUCHSCREEN_UP, x, y);
}

/* Two fingers on one level, from `from` u apart to `to`. */
static void pinch(double x, double y, double from, double to)
{
    finger(0, TOUCHSCREEN_DOWN, x - from / 2 + SLOP, y);
    finger(1, TOUCHSCREEN_DOWN, x + from / 2, y);
    process_sleep_ms(STEP_MS);
    finger(0, TOUCHSCREEN_MOVE, x - from / 2, y);
    for (int i = 1; i <= STEPS; i++) {
        double half = (from + (to - from) * i / STEPS) / 2;
        process_sleep_ms(STEP_MS);
        finger(0, TOUCHSCREEN_MOVE, x - half, y);
        finger(1, TOUCHSCREEN_MOVE, x + half, y);
    }
    process_sleep_ms(REST_MS);
    finger(0, TOUCHSCREEN_UP, x - to / 2, y);
    finger(1, TOUCHSCREEN_UP, x + to / 2, y);
}

static void drag(double x, double y, double x2, double y2)
{
    finger(0, TOUCHSCREEN_DOWN, x, y);
    for (int i = 1; i <= STEPS; i++) {
        process_sleep_ms(STEP_MS);
        finger(0, TOUCHSCREEN_MOVE, x + (x2 - x) * i / STEPS, y + (y2 - y) * i / STEPS);
    }
    process_sleep_ms(REST_MS);
    finger(0, TOUCHSCREEN_UP, x2, y2);
}

static void a_finger_opens_a_leaf(void)
{
    char route[128];
    int x, y;
    CHECK(start("home"));
    CHECK(visit_leaf("zh", route, &x, &y));
    CHECK(shows_after("home", NULL));
    tap(x, y);
    CHECK(shows_after(route, NULL));
    CHECK(visit_end(&kiosk));
}

static void a_finger_scrolls_the_text(void)
{
    CHECK(start("regulations"));
    CHECK(shows_after("regulations", NULL));
    drag(900, 700, 900, 400);
    CHECK(shows_after("regulations", "down 1 900 700\nmove 1 900 550\nmove 1 900 400\nwait 250\n"
                                     "up 1\nwait 2s\n"));
    CHECK(visit_end(&kiosk));
}

static void two_fingers_zoom_the_axis_of_time(void)
{
    CHECK(start("history"));
    CHECK(shows_after("history", NULL));
    pinch(960, 400, 160, 480);
    CHECK(shows_after("history", "pinch 960 400 3 400\nwait 2s\n"));
    pinch(960, 400, 320, 160);
    CHECK(shows_after("history", "pinch 960 400 3 400\nwait 2s\npinch 960 400 0.5 400\nwait 2s\n"));
    CHECK(visit_end(&kiosk));
}

static void a_palm_presses_nothing(void)
{
    char route[128];
    int x, y;
    CHECK(start("home"));
    CHECK(visit_leaf("zh", route, &x, &y));
    CHECK(shows_after("home", NULL));
    for (int up = 0; up < 2; up++) {
        for (int i = 0; i < 6; i++) {
            touchscreen_finger(&screen, i, up ? TOUCHSCREEN_UP : TOUCHSCREEN_DOWN, x + i % 3 * 30,
                               y + i / 3 * 30);
        }
        touchscreen_sync(&screen);
        process_sleep_ms(REST_MS);
    }
    CHECK(shows_after("home", NULL));
    tap(x, y);
    CHECK(shows_after(route, NULL));
    CHECK(visit_end(&kiosk));
}

static void arrow_keys_and_return_lead_on(void)
{
    static const char *const keys[] = {"Right", "Right", "Right", "Down", "Up", "Left"};
    CHECK(start("home"));
    CHECK(shows_after("home", NULL));
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        xserver_key(&screen.server, keys[i], true);
        xserver_key(&screen.server, keys[i], false);
    }
    CHECK(shows_after("home", "key right\nkey right\nkey right\nkey down\nkey up\nkey left\n"));
    xserver_key(&screen.server, "Return", true);
    xserver_key(&screen.server, "Return", false);
    CHECK(shows_after("home",
                      "key right\nkey right\nkey right\nkey down\nkey up\nkey left\nkey ok\n"
                      "wait 2s\n"));
    xserver_key(&screen.server, "Escape", true);
    xserver_key(&screen.server, "Escape", false);
    CHECK(shows_after("home",
                      "key right\nkey right\nkey right\nkey down\nkey up\nkey left\nkey ok\n"
                      "wait 2s\nkey back\nwait 2s\n"));
    CHECK(visit_end(&kiosk));
}

int main(int argc, char **argv)
{
    char why[160];
    TEST_BEGIN(argc, argv);
    if (!touchscreen_start(&screen, WIDTH, HEIGHT, test_scratch("glass"), why, sizeof why)) {
        printf("%s\n0 passed, 1 failed\n", why);
        return 1;
    }
    RUN(a_finger_opens_a_leaf);
    RUN(a_finger_scrolls_the_text);
    RUN(two_fingers_zoom_the_axis_of_time);
    RUN(a_palm_presses_nothing);
    RUN(arrow_keys_and_return_lead_on);
    process_kill(&kiosk);
    touchscreen_stop(&screen);
    return TEST_END();
}
