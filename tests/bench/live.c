/* Budgets 2 and 3 on the real program: memory after the longest text has been scrolled end to end
 * by a finger, and thirty seconds in which nobody touches anything. */
#include "bench.h"
#include "xserver.h"

#include "base/mem.h"

#include <stdio.h>
#include <string.h>

#define LIVE_MOST_DRAGS 200
#define LIVE_WAIT_MS 60000

static bool live_launch(struct process *p, const struct xserver *x, const char *route,
                        const char *settings)
{
    const char *argv[] = {BENCH_KIOSK, "--pack", BENCH_PACK, "--fullscreen", "--settings", settings,
                          NULL,        NULL,     NULL};
    const char *env[] = {x->env,
                         "SDL_VIDEODRIVER=x11",
                         "WAYLAND_DISPLAY",
                         "JSTM_PRESENTER",
                         "JSTM_ASSETS=" KIOSK_SOURCE_DIR "/assets",
                         NULL};
    if (route) {
        argv[6] = "--route";
        argv[7] = route;
    }
    return process_start(p, argv, env, "/dev/null");
}

/* A look at the screen that is cheap at 4K: every 16th row. */
static uint64_t live_look(struct xserver *x)
{
    uint64_t sum = 0;
    for (int y = 8; y < x->height; y += 16) {
        struct picture p = xserver_grab(x, 0, y, x->width, 1);
        for (int i = 0; i < p.width; i++) {
            sum = sum * 1099511628211u + p.pixels[i] + 1;
        }
        mem_free(p.pixels);
    }
    return sum;
}

/* Until the process has slept for a second. */
static bool live_rest(const struct process *p, struct process_use *use)
{
    for (int i = 0; i < LIVE_WAIT_MS / 1000; i++) {
        struct process_use later;
        if (!process_use(p, use)) {
            return false;
        }
        process_sleep_ms(1000);
        if (process_use(p, &later) && later.switches == use->switches) {
            return true;
        }
    }
    return false;
}

static void live_drag(struct xserver *x)
{
    int left = x->width / 2, from = x->height * 3 / 4, to = x->height / 8;
    xserver_point(x, left, from);
    xserver_button(x, 1, true);
    for (int i = 1; i <= 20; i++) {
        xserver_point(x, left, from + (to - from) * i / 20);
        process_sleep_ms(8);
    }
    xserver_button(x, 1, false);
}

/* Drags until the screen stays as it is. Number of drags. */
static int live_scroll(struct xserver *x, const struct process *p)
{
    uint64_t last = live_look(x);
    struct process_use use;
    int drags = 0;
    while (drags < LIVE_MOST_DRAGS) {
        uint64_t now;
        live_drag(x);
        drags++;
        live_rest(p, &use);
        now = live_look(x);
        if (now == last) {
            break;
        }
        last = now;
    }
    return drags;
}

static void live_memory(struct report *r, int width, int height, const char *route, double limit)
{
    struct xserver x;
    struct process p;
    struct process_use use;
    char why[128], what[80];
    long before, after;
    int drags;
    if (!xserver_start(&x, width, height, why, sizeof why)) {
        report_trouble(r, "2", "memory", why);
        return;
    }
    if (!live_launch(&p, &x, route, BENCH_SETTINGS) || !live_rest(&p, &use)) {
        report_trouble(r, "2", "memory", "the kiosk did not start or never rests");
        process_kill(&p);
        xserver_stop(&x);
        return;
    }
    before = process_pss_kib(&p);
    drags = live_scroll(&x, &p);
    after = process_pss_kib(&p);
    if (!process_alive(&p) || after == 0 || drags < 2) {
        report_trouble(r, "2", "memory", "the kiosk ended, or its text did not scroll");
        process_kill(&p);
        xserver_stop(&x);
        return;
    }
    snprintf(what, sizeof what, "memory (PSS) after scrolling %s, %dx%d", route, width, height);
    report_add(r, "2", what, (double)after / 1024, limit, "MiB");
    report_detail(r, "%.1f MiB before, %d drags end to end and back to rest", (double)before / 1024,
                  drags);
    process_kill(&p);
    xserver_stop(&x);
}

static void live_idle(struct report *r, int seconds)
{
    const char *settings = BENCH_SETTINGS ".idle";
    struct xserver x;
    struct process p = {0};
    struct process_use before, after;
    char why[128], what[80];
    uint64_t shown;
    struct buf text = {0};
    struct err err;
    buf_add_text(&text, "[kiosk]\nattract = no\n");
    if (!xserver_start(&x, 1920, 1080, why, sizeof why)) {
        report_trouble(r, "3", "idle", why);
        buf_finish(&text);
        return;
    }
    if (!buf_write_file(&text, settings, &err) || !live_launch(&p, &x, NULL, settings) ||
        !live_rest(&p, &before)) {
        report_trouble(r, "3", "idle", "the kiosk did not start or never rests");
    } else {
        shown = live_look(&x);
        process_use(&p, &before);
        process_sleep_ms(seconds * 1000);
        process_use(&p, &after);
        snprintf(what, sizeof what, "idle %d s at home: context switches", seconds);
        report_add(r, "3", what, (double)(after.switches - before.switches), 0, "");
        report_detail(r, "all %d threads, voluntary or not", after.threads);
        snprintf(what, sizeof what, "idle %d s at home: CPU", seconds);
        report_add(r, "3", what, (double)(after.cpu_ns - before.cpu_ns), 0, "ns");
        snprintf(what, sizeof what, "idle %d s at home: presents", seconds);
        report_add(r, "3", what,
                   after.cpu_ns == before.cpu_ns && live_look(&x) == shown ? 0.0 : 1.0, 0, "");
        report_detail(r, "at most; a process that has not run has presented nothing");
    }
    process_kill(&p);
    xserver_stop(&x);
    remove(settings);
    buf_finish(&text);
}

void bench_live(struct report *r, const struct bench_options *o)
{
    char route[160];
    if (!bench_longest(route)) {
        report_trouble(r, "2", "memory", "the pack does not open");
        return;
    }
    live_memory(r, 1920, 1080, route, 40);
    if (o->uhd) {
        live_memory(r, 3840, 2160, route, 64);
    }
    live_idle(r, o->idle_s);
}
