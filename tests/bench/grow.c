/* Budget 11: a pack of 20,000 pages beside the one that is shipped. Both are started in turns in
 * one run and looked at when their home screen rests: the processor time until then, the time to
 * the first pixels, and the memory. */
#include "bench.h"
#include "packs.h"
#include "xserver.h"

#include "base/mem.h"

#include <stdio.h>
#include <string.h>

#define GROW_MOST_RUNS 64
#define GROW_TIMEOUT_MS 60000
#define GROW_REST_MS 400

struct grow_times {
    double wall[GROW_MOST_RUNS], cpu[GROW_MOST_RUNS], pss[GROW_MOST_RUNS];
    size_t count;
};

/* Milliseconds until something is painted; < 0: too late. */
static double grow_paint(struct xserver *x, int64_t from)
{
    while (process_now_ns() - from < (int64_t)GROW_TIMEOUT_MS * 1000000) {
        if (xserver_pixel(x, x->width / 3, x->height / 2) & 0xFFFFFF) {
            return (double)(process_now_ns() - from) / 1e6;
        }
        process_sleep_ms(1);
    }
    return -1;
}

static bool grow_rest(const struct process *p, struct process_use *use)
{
    struct process_use later;
    for (int i = 0; i < GROW_TIMEOUT_MS / GROW_REST_MS && process_use(p, use); i++) {
        process_sleep_ms(GROW_REST_MS);
        if (process_use(p, &later) && later.switches == use->switches) {
            return true;
        }
    }
    return false;
}

static bool grow_once(struct xserver *x, const char *pack, struct grow_times *t)
{
    const char *argv[] = {BENCH_KIOSK, "--pack", pack, "--fullscreen", "--settings", BENCH_SETTINGS,
                          "--route",   "home",   NULL};
    const char *env[] = {x->env,
                         "SDL_VIDEODRIVER=x11",
                         "WAYLAND_DISPLAY",
                         "JSTM_PRESENTER",
                         "JSTM_ASSETS=" KIOSK_SOURCE_DIR "/assets",
                         NULL};
    int64_t from = process_now_ns();
    struct process_use use = {0};
    struct process p;
    double wall;
    bool ok;
    if (!process_start(&p, argv, env, "/dev/null")) {
        return false;
    }
    wall = grow_paint(x, from);
    ok = wall >= 0 && grow_rest(&p, &use);
    t->wall[t->count] = wall;
    t->cpu[t->count] = (double)use.cpu_ns / 1e6;
    t->pss[t->count] = (double)process_pss_kib(&p) / 1024;
    t->count += ok;
    process_kill(&p);
    while (xserver_pixel(x, x->width / 3, x->height / 2) & 0xFFFFFF) {
        process_sleep_ms(5);
    }
    return ok;
}

static void grow_row(struct report *r, const char *what, const char *unit, double *big,
                     double *small, size_t count)
{
    double b = bench_median(big, count), s = bench_median(small, count);
    report_add(r, "11", what, b / s, 1.1, "x");
    report_detail(r, "%.1f %s / %.1f %s, medians of %zu in turns", b, unit, s, unit, count);
}

void bench_grow(struct report *r, const struct bench_options *o)
{
    struct grow_times big = {0}, small = {0}, warm = {0};
    struct err err;
    const char *pack = bench_pack(BENCH_PAGES, &err);
    struct xserver x;
    char why[128];
    bool ok;
    if (!pack || !xserver_start(&x, 1920, 1080, why, sizeof why)) {
        report_trouble(r, "11", "20,000 pages", pack ? why : err.text);
        return;
    }
    ok = grow_once(&x, pack, &warm) && grow_once(&x, BENCH_PACK, &warm);
    for (int i = 0; i < o->runs && i < GROW_MOST_RUNS && ok; i++) {
        ok = grow_once(&x, pack, &big) && grow_once(&x, BENCH_PACK, &small);
    }
    if (ok) {
        grow_row(r, "20,000 pages / shipped pack: first pixels, wall", "ms", big.wall, small.wall,
                 big.count);
        grow_row(r, "20,000 pages / shipped pack: CPU until home rests", "ms", big.cpu, small.cpu,
                 big.count);
        grow_row(r, "20,000 pages / shipped pack: memory (PSS) at home", "MiB", big.pss, small.pss,
                 big.count);
    } else {
        report_trouble(r, "11", "20,000 pages", "the kiosk painted nothing or never rests");
    }
    xserver_stop(&x);
}
