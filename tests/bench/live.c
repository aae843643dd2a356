/* Budgets 2 and 3 on the real program: memory after a timeline of 400 events, its list and the
 * longest text have been gone through end to end by a finger, and thirty seconds in which nobody
 * touches anything. */
#include "bench.h"
#include "live_hand.h"
#include "packs.h"

#include "base/buf.h"

#include <stdio.h>
#include <string.h>

static bool live_launch(struct process *p, const struct xserver *x, const char *pack,
                        const char *route, const char *settings)
{
    const char *argv[] = {BENCH_KIOSK, "--pack", pack, "--fullscreen", "--settings", settings,
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

struct live_case {
    const char *pack, *route, *what;
    bool along; /* an axis: closer first, then to its beginning and to its end */
};

static void live_memory(struct report *r, const struct live_case *c, int width, int height,
                        double limit)
{
    struct xserver x;
    struct process p = {0};
    struct process_use use;
    char why[128], what[80];
    long before, after;
    int drags;
    if (!xserver_start(&x, width, height, why, sizeof why)) {
        report_trouble(r, "2", "memory", why);
        return;
    }
    if (!live_launch(&p, &x, c->pack, c->route, BENCH_SETTINGS) || !live_rest(&p, &use)) {
        report_trouble(r, "2", "memory", "the kiosk did not start or never rests");
        process_kill(&p);
        xserver_stop(&x);
        return;
    }
    before = process_pss_kib(&p);
    drags = c->along ? live_along(&x, &p, c->pack, c->route) : live_down(&x, &p);
    after = process_pss_kib(&p);
    if (!process_alive(&p) || after == 0 || drags < 2) {
        report_trouble(r, "2", c->what, "the kiosk ended, or nothing moved");
    } else {
        snprintf(what, sizeof what, "memory (PSS) after %s, %dx%d", c->what, width, height);
        report_add(r, "2", what, (double)after / 1024, limit, "MiB");
        report_detail(r, "%.1f MiB before, %d drags end to end and back to rest",
                      (double)before / 1024, drags);
    }
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
    if (!buf_write_file(&text, settings, &err) ||
        !live_launch(&p, &x, BENCH_PACK, NULL, settings) || !live_rest(&p, &before)) {
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

static void live_memories(struct report *r, const struct bench_options *o)
{
    struct err err;
    char route[160];
    const char *entries = bench_pack(BENCH_ENTRIES, &err);
    const struct live_case cases[] = {
        {entries, "history", "going along 400 events", true},
        {entries, "history?view=list", "scrolling the list of 400 events", false},
        {BENCH_PACK, route, "scrolling the longest text", false}};
    if (!entries || !bench_longest(route)) {
        report_trouble(r, "2", "memory", entries ? "the pack does not open" : err.text);
        return;
    }
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        live_memory(r, &cases[i], 1920, 1080, 40);
        if (o->uhd) {
            live_memory(r, &cases[i], 3840, 2160, 64);
        }
    }
}

void bench_live(struct report *r, const struct bench_options *o)
{
    live_memories(r, o);
    live_idle(r, o->idle_s);
}
