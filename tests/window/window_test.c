/* The real program in a real window: Xvfb, the shipped pack, pointer and keys through the X server,
 * and what stands on the X screen afterwards. Everything is waited for with generous limits,
 * because a busy machine under sanitizers is slow; the one fixed time is the one in which nothing
 * at all may happen. */
#include "test.h"
#include "visit.h"

#include "base/mem.h"

#include <signal.h>
#include <stdlib.h>

#define IDLE_MS 10000
#define SETTLE_MS 2000
#define SETTLE_MOST_MS 120000
#define PROMPT_MS 20000 /* a program that does not look ends never, not late */

static struct xserver server;
static struct process kiosk;

#define START(...)                                           \
    do {                                                     \
        const struct visit_options options_ = {__VA_ARGS__}; \
        process_kill(&kiosk);                                \
        CHECK(visit_start(&kiosk, &server, &options_));      \
    } while (0)

static bool shows(const char *route, const char *lang)
{
    struct picture expected = visit_expected(route, lang, server.width, server.height);
    bool same = visit_shows(&server, &expected, VISIT_WAIT_MS);
    mem_free(expected.pixels);
    if (!same) {
        printf("%s in %s was expected%s\n", route, lang,
               process_alive(&kiosk) ? "" : "; the program has ended");
    }
    return same;
}

/* --- what stands there
 * ---------------------------------------------------------------------------- */

static void window_and_memory_show_the_same_pixels(void)
{
    START(.route = "home", .presenter = "surface");
    CHECK(shows("home", "zh"));
    CHECK(visit_end(&kiosk));
}

static void both_presenters_show_the_same_pixels(void)
{
    START(.route = "home", .presenter = "texture");
    CHECK(shows("home", "zh"));
    CHECK(visit_end(&kiosk));
}

static void full_screen_is_the_whole_screen(void)
{
    START(.route = "earth/rime", .lang = "en", .fullscreen = true);
    CHECK(shows("earth/rime", "en"));
    CHECK(visit_end(&kiosk));
}

static void attract_begins(void)
{
    START(.attract = true);
    CHECK(shows("attract", "zh")); /* the scenes go round: the first one stands there again */
    CHECK(visit_end(&kiosk));
}

/* --- a visit
 * -------------------------------------------------------------------------------------- */

static void touched_invitation_chooses_the_language(void)
{
    int x, y;
    START(.attract = true);
    CHECK(visit_find("attract", "zh", visit_value("assets/strings/en.ini", "attract.invite"), &x,
                     &y));
    CHECK(shows("attract", "zh"));
    visit_tap(&server, x, y);
    CHECK(shows("home", "en"));
    CHECK(visit_end(&kiosk));
}

static void leaf_answers_the_finger_and_opens_on_release(void)
{
    struct picture home;
    char route[128];
    int x, y;
    bool pressed;
    START(.route = "home");
    CHECK(visit_leaf("zh", route, &x, &y));
    CHECK(shows("home", "zh"));
    home = xserver_grab(&server, 0, 0, server.width, server.height);
    xserver_point(&server, x, y);
    xserver_button(&server, 1, true);
    pressed = visit_changes(&server, &home, x - 40, y - 20, 80, 40);
    mem_free(home.pixels);
    CHECK(pressed);

    xserver_point(&server, 4, 4); /* sliding off takes it back */
    CHECK(shows("home", "zh"));
    xserver_button(&server, 1, false);
    CHECK(shows("home", "zh"));

    visit_tap(&server, x, y);
    CHECK(shows(route, "zh"));
    CHECK(visit_end(&kiosk));
}

/* By how many pixels the block of `rows` rows at `top` in `after` stood lower in `before`; 0:
 * nowhere, or the block is of one colour and says nothing. */
static int moved_up(const struct picture *before, const struct picture *after, int left, int top,
                    int width, int rows)
{
    bool plain = true;
    const uint32_t *first = after->pixels + (size_t)top * (size_t)after->width + left;
    for (int y = 0; y < rows && plain; y++) {
        for (int x = 0; x < width && plain; x++) {
            plain = first[(size_t)y * (size_t)after->width + x] == first[0];
        }
    }
    for (int by = 1; !plain && top + by + rows <= before->height; by++) {
        bool same = true;
        for (int y = 0; y < rows && same; y++) {
            same = memcmp(first + (size_t)y * (size_t)after->width,
                          before->pixels + (size_t)(top + by + y) * (size_t)before->width + left,
                          (size_t)width * 4) == 0;
        }
        if (same) {
            return by;
        }
    }
    return 0;
}

static void finger_drags_the_text(void)
{
    struct picture before, after;
    bool moving;
    int by;
    START(.route = "regulations");
    CHECK(shows("regulations", "zh"));
    before = xserver_grab(&server, 0, 0, server.width, server.height);
    xserver_point(&server, 900, 700);
    xserver_button(&server, 1, true);
    for (int y = 690; y >= 540; y -= 10) {
        xserver_point(&server, 900, y);
        process_sleep_ms(8); /* as fast as a hand; nothing depends on it */
    }
    moving = visit_changes(&server, &before, 600, 300, 500, 400);
    after = visit_rest(&server); /* the finger is still down and still */
    by = moved_up(&before, &after, 560, 250, 500, 250);
    mem_free(before.pixels);
    mem_free(after.pixels);
    xserver_button(&server, 1, false);
    CHECK(moving);
    CHECK(by > 60);
    CHECK(by <= 160);
    CHECK(visit_end(&kiosk));
}

/* --- nothing leads out
 * ---------------------------------------------------------------------------- */

static void nothing_leads_out(void)
{
    static const char *const chords[][3] = {
        {"Alt_L", "F4", NULL},        {"Alt_L", "Tab", NULL},
        {"Control_L", "q", NULL},     {"Control_L", "w", NULL},
        {"Super_L", NULL, NULL},      {"F11", NULL, NULL},
        {"Control_L", "Alt_L", "F1"}, {"Control_L", "Alt_L", "Delete"},
        {"Print", NULL, NULL},        {"Escape", NULL, NULL},
        {"Menu", NULL, NULL}};
    char route[128];
    int x, y;
    START(.route = "home", .fullscreen = true);
    CHECK(visit_leaf("zh", route, &x, &y));
    CHECK(shows("home", "zh"));
    xserver_point(&server, 4, 4);
    for (size_t i = 0; i < sizeof chords / sizeof chords[0]; i++) {
        for (int k = 0; k < 3 && chords[i][k]; k++) {
            xserver_key(&server, chords[i][k], true);
        }
        for (int k = 2; k >= 0; k--) {
            if (chords[i][k]) {
                xserver_key(&server, chords[i][k], false);
            }
        }
    }
    for (unsigned button = 2; button <= 9; button++) { /* wheel and the buttons beyond */
        xserver_button(&server, button, true);
        xserver_button(&server, button, false);
    }
    CHECK(xserver_window(&server) != 0);
    xserver_ask_to_close(&server, xserver_window(&server));

    /* Events keep their order: a tap that is answered comes after all of the above. */
    visit_tap(&server, x, y);
    CHECK(shows(route, "zh"));
    CHECK(process_alive(&kiosk));
    CHECK(visit_end(&kiosk));
}

/* --- the window
 * ----------------------------------------------------------------------------------- */

static bool shows_at(int width, int height)
{
    struct picture expected = visit_expected("home", "zh", width, height);
    bool same = visit_shows(&server, &expected, VISIT_WAIT_MS);
    mem_free(expected.pixels);
    return same;
}

static void desk_window_follows_its_size_and_closes(void)
{
    START(.route = "home");
    CHECK(shows("home", "zh"));
    xserver_resize(&server, xserver_window(&server), 1280, 720);
    CHECK(shows_at(1280, 720));
    xserver_resize(&server, xserver_window(&server), 600, 1040);
    CHECK(shows_at(600, 1040));
    xserver_resize(&server, xserver_window(&server), server.width, server.height);
    CHECK(shows("home", "zh"));
    xserver_ask_to_close(&server, xserver_window(&server));
    CHECK(process_wait(&kiosk, VISIT_WAIT_MS));
    CHECK_INT(kiosk.code, 0);
}

static void covered_pixels_come_back(void)
{
    struct picture home;
    unsigned long cover;
    bool covered;
    START(.route = "home");
    CHECK(shows("home", "zh"));
    home = xserver_grab(&server, 0, 0, server.width, server.height);
    cover = xserver_cover(&server, 300, 200, 700, 500);
    covered = visit_changes(&server, &home, 300, 200, 700, 500);
    mem_free(home.pixels);
    CHECK(covered);
    xserver_uncover(&server, cover);
    CHECK(shows("home", "zh"));
    CHECK(visit_end(&kiosk));
}

/* --- at rest
 * -------------------------------------------------------------------------------------- */

/* Waits until the program has slept for SETTLE_MS. */
static bool settled(struct process_use *use)
{
    int64_t end = process_now_ns() + (int64_t)SETTLE_MOST_MS * 1000000;
    while (process_now_ns() < end && process_use(&kiosk, use)) {
        struct process_use later;
        process_sleep_ms(SETTLE_MS);
        if (!process_use(&kiosk, &later)) {
            return false;
        }
        if (later.switches == use->switches && later.cpu_ns == use->cpu_ns) {
            return true;
        }
    }
    return false;
}

static void idle_kiosk_does_nothing_at_all(void)
{
    struct process_use before, after;
    START(.attract = false, .fullscreen = true);
    CHECK(shows("home", "zh"));
    CHECK(settled(&before));
    process_sleep_ms(IDLE_MS);
    CHECK(process_use(&kiosk, &after));
    CHECK_INT(after.switches - before.switches, 0);
    CHECK_INT(after.cpu_ns - before.cpu_ns, 0);
    CHECK_INT(after.threads, before.threads);
    CHECK(visit_end(&kiosk));
}

static void sigterm_ends_it_promptly(void)
{
    int64_t start;
    START(.attract = true);
    CHECK(shows("attract", "zh"));
    start = process_now_ns();
    process_signal(&kiosk, SIGTERM);
    CHECK(process_wait(&kiosk, PROMPT_MS));
    CHECK_INT(kiosk.code, 0);
    CHECK((process_now_ns() - start) / 1000000 < PROMPT_MS);
}

int main(int argc, char **argv)
{
    char why[128];
    TEST_BEGIN(argc, argv);
    if (!xserver_start(&server, 1920, 1080, why, sizeof why)) {
        printf("%s\n0 passed, 1 failed\n", why);
        return 1;
    }
    RUN(window_and_memory_show_the_same_pixels);
    RUN(both_presenters_show_the_same_pixels);
    RUN(full_screen_is_the_whole_screen);
    RUN(attract_begins);
    RUN(touched_invitation_chooses_the_language);
    RUN(leaf_answers_the_finger_and_opens_on_release);
    RUN(finger_drags_the_text);
    RUN(nothing_leads_out);
    RUN(desk_window_follows_its_size_and_closes);
    RUN(covered_pixels_come_back);
    RUN(idle_kiosk_does_nothing_at_all);
    RUN(sigterm_ends_it_promptly);
    process_kill(&kiosk);
    xserver_stop(&server);
    return TEST_END();
}
