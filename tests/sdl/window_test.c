/* The window on a real X server without a screen: what is on the glass, what wakes us, what is
 * ignored. */
#include "sdl/window.h"

#include "xvfb.h"

#include <SDL.h>
#include <pthread.h>
#include <time.h>

#define WIDTH 640
#define HEIGHT 360

static struct xvfb server;

static uint32_t colour_at(int x, int y)
{
    return (uint32_t)((x * 7 & 0xFF) << 16 | (y * 5 & 0xFF) << 8 | ((x ^ y) & 0xFF));
}

static void paint(const struct window_frame *f, uint32_t flip)
{
    for (int y = 0; y < f->height; y++) {
        uint32_t *row = (uint32_t *)(void *)((char *)f->pixels + (ptrdiff_t)y * f->pitch);
        for (int x = 0; x < f->width; x++) {
            row[x] = colour_at(x, y) ^ flip;
        }
    }
}

static struct damage_result damage_of(int x0, int y0, int x1, int y1)
{
    struct damage_result d = {.rect_count = 1};
    d.rects[0] = (struct irect){x0, y0, x1, y1};
    return d;
}

/* Pixels of the glass that differ from the pattern, flipped inside `in`. */
static long glass_differs(int width, int height, struct irect in, uint32_t flip)
{
    struct glass g;
    long bad = 0;
    if (!glass_take(&server, &g)) {
        return -1;
    }
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            bool inside = x >= in.x0 && x < in.x1 && y >= in.y0 && y < in.y1;
            bad += g.pixels[y * g.width + x] != (colour_at(x, y) ^ (inside ? flip : 0));
        }
    }
    glass_free(&g);
    return bad;
}

/* Whole frame, then one rectangle only, then an area that was moved: nothing else may reach the
 * glass. */
static void presents(const char *presenter)
{
    struct window *w;
    struct window_frame f, again;
    struct err err = {0};
    struct damage_result all, part, moved = {.move_count = 1};
    const struct irect nothing = {0, 0, 0, 0}, box = {100, 50, 164, 90}, strip = {0, 200, 300, 300};
    setenv("JSTM_PRESENTER", presenter, 1);
    w = open_window(0, 0);
    CHECK(w);
    CHECK_TEXT(window_presenter(w), presenter);
    CHECK(window_target(w, &f, &err));
    CHECK(f.fresh);
    CHECK_INT(f.width, WIDTH);
    CHECK_INT(f.height, HEIGHT);
    paint(&f, 0);
    all = damage_of(-10, -10, WIDTH + 10, HEIGHT + 10);
    window_present(w, &all);
    CHECK_INT(glass_differs(WIDTH, HEIGHT, nothing, 0), 0);
    CHECK(window_target(w, &again, &err));
    CHECK(!again.fresh && again.pixels == f.pixels && again.pitch == f.pitch);
    paint(&f, 0xFFFFFF);
    part = damage_of(box.x0, box.y0, box.x1, box.y1);
    window_present(w, &part);
    CHECK_INT(glass_differs(WIDTH, HEIGHT, box, 0xFFFFFF), 0);
    part.rect_count = 0;
    window_present(w, &part);
    CHECK_INT(glass_differs(WIDTH, HEIGHT, box, 0xFFFFFF), 0);
    paint(&f, 0);
    window_present(w, &all);
    paint(&f, 0x80);
    moved.moves[0].area = strip;
    window_present(w, &moved);
    CHECK_INT(glass_differs(WIDTH, HEIGHT, strip, 0x80), 0);
    window_destroy(w);
    unsetenv("JSTM_PRESENTER");
}

static void surface_shows_only_damage(void)
{
    presents("surface");
}

static void texture_shows_the_same(void)
{
    presents("texture");
}

static void software_gl_is_not_used(void)
{
    struct window *w = open_window(200, 100);
    CHECK(w);
    CHECK_TEXT(window_presenter(w), "surface"); /* this server has no other GL */
    window_destroy(w);
}

static void full_screen_after_the_first_frame(void)
{
    struct window *w = open_window(0, 0);
    struct window_frame f;
    struct err err = {0};
    struct damage_result all = damage_of(0, 0, WIDTH, HEIGHT);
    const struct irect nothing = {0, 0, 0, 0};
    CHECK(w);
    CHECK(window_target(w, &f, &err));
    paint(&f, 0);
    window_present(w, &all);
    window_show(w);
    settle(w);
    CHECK(window_target(w, &f, &err));
    CHECK_INT(f.width, WIDTH);
    CHECK_INT(f.height, HEIGHT);
    paint(&f, 0);
    window_present(w, &all);
    CHECK_INT(glass_differs(WIDTH, HEIGHT, nothing, 0), 0);
    window_destroy(w);
}

static void resizing_gives_a_fresh_frame(void)
{
    struct window *w = open_window(300, 200);
    struct window_frame f;
    struct window_events ev;
    struct err err = {0};
    bool resized = false;
    CHECK(w);
    CHECK(window_target(w, &f, &err));
    CHECK(f.fresh && f.width == 300 && f.height == 200);
    settle(w);
    SDL_SetWindowSize(SDL_GetWindowFromID(1), 400, 250);
    for (int i = 0; i < 20 && !resized; i++) {
        window_wait(w, 50, 1, &ev);
        resized = ev.resized;
    }
    CHECK(resized);
    CHECK(window_target(w, &f, &err));
    CHECK(f.fresh && f.width == 400 && f.height == 250);
    CHECK(window_target(w, &f, &err));
    CHECK(!f.fresh);
    window_destroy(w);
}

static void no_display_is_an_error(void)
{
    struct window_options options = {100, 100, "test"};
    struct window *w = NULL;
    struct err err = {0};
    char *display = strdup(getenv("DISPLAY"));
    setenv("DISPLAY", ":9999", 1);
    CHECK(!window_create(&options, &w, &err));
    CHECK_INT(err.code, ERR_IO);
    CHECK_HAS(err.text, "no display");
    setenv("DISPLAY", display, 1);
    free(display);
    window_destroy(NULL);
}

/* --- sleeping -----------------------------------------------------------------------------------
 */

static long switches(void)
{
    char line[128];
    long n = -1;
    FILE *f = fopen("/proc/thread-self/status", "r");
    while (f && fgets(line, sizeof line, f)) {
        sscanf(line, "voluntary_ctxt_switches: %ld", &n);
    }
    if (f) {
        fclose(f);
    }
    return n;
}

struct later {
    struct window *window; /* NULL: send ourselves SIGTERM */
    int ms;
};

static void *later_run(void *p)
{
    const struct later *l = p;
    struct timespec t = {l->ms / 1000, l->ms % 1000 * 1000000L};
    nanosleep(&t, NULL);
    if (l->window) {
        window_wake(l->window);
    } else {
        kill(getpid(), SIGTERM);
    }
    return NULL;
}

/* Asleep means asleep: hardly a switch in a second and a half, with and without a timeout; a look
 * each millisecond would be fifteen hundred. */
static void waiting_sleeps(void)
{
    struct window *w = open_window(0, 0);
    struct window_events ev;
    struct later l;
    pthread_t thread;
    long before;
    CHECK(w);
    window_show(w);
    settle(w);
    before = switches();
    CHECK(before >= 0);
    window_wait(w, 1500, 1, &ev);
    CHECK(switches() - before <= 5);
    CHECK_INT(ev.touches.count + ev.key_count, 0);
    l = (struct later){w, 1500};
    before = switches();
    CHECK_INT(pthread_create(&thread, NULL, later_run, &l), 0);
    window_wait(w, -1, 1, &ev);
    CHECK(switches() - before <= 5);
    pthread_join(thread, NULL);
    CHECK(!ev.quit);
    window_destroy(w);
}

static void waking_is_never_lost(void)
{
    struct window *w = open_window(100, 100);
    struct window_events ev;
    struct later l;
    CHECK(w);
    settle(w);
    for (int i = 0; i < 50; i++) {
        pthread_t thread;
        l = (struct later){w, i % 3};
        CHECK_INT(pthread_create(&thread, NULL, later_run, &l), 0);
        window_wait(w, -1, 1, &ev); /* would hang */
        pthread_join(thread, NULL);
        window_wait(w, 0, 1, &ev);
    }
    window_wake(w);
    window_wake(w);
    window_wait(w, -1, 1, &ev);
    window_destroy(w);
}

static void terminate_ends_the_wait(void)
{
    struct window *w = open_window(0, 0);
    struct window_events ev;
    struct later l = {NULL, 30};
    pthread_t thread;
    CHECK(w);
    settle(w);
    CHECK_INT(pthread_create(&thread, NULL, later_run, &l), 0);
    do {
        window_wait(w, -1, 1, &ev);
    } while (!ev.quit);
    pthread_join(thread, NULL);
    window_wait(w, -1, 1, &ev); /* and stays so */
    CHECK(ev.quit);
    window_destroy(w);
}

int main(int argc, char **argv)
{
    char screen[32];
    TEST_BEGIN(argc, argv);
    snprintf(screen, sizeof screen, "%dx%dx24", WIDTH, HEIGHT);
    if (!xvfb_start(&server, screen)) {
        printf("0 passed, 1 failed\n");
        return 1;
    }
    RUN(surface_shows_only_damage);
    RUN(texture_shows_the_same);
    RUN(software_gl_is_not_used);
    RUN(full_screen_after_the_first_frame);
    RUN(resizing_gives_a_fresh_frame);
    RUN(no_display_is_an_error);
    RUN(waiting_sleeps);
    RUN(waking_is_never_lost);
    RUN(terminate_ends_the_wait);
    xvfb_stop(&server);
    return TEST_END();
}
