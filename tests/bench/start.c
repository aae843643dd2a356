/* Budget 1: from fork to the first pixels on the X screen, for the kiosk and for a bare SDL
 * program, in turns in one run. Both are watched in the same way: a column of the screen, black
 * until somebody paints, is read every third of a millisecond. Processor time is what the process
 * had used then, ended threads included. */
#include "bench.h"
#include "xserver.h"

#include "base/mem.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define START_MOST_RUNS 64
#define START_TIMEOUT_MS 60000
#define START_FINAL_MS 2500 /* the attract picture is there long before, and stands for 6.8 s */

struct start_times {
    double wall[START_MOST_RUNS], cpu[START_MOST_RUNS], whole[START_MOST_RUNS];
    size_t count;
};

static struct picture start_column(struct xserver *x)
{
    return xserver_grab(x, x->width / 3, 0, 1, x->height);
}

static bool start_black(const struct picture *p)
{
    for (int y = 0; y < p->height; y++) {
        if (p->pixels[y] != 0) {
            return false;
        }
    }
    return true;
}

/* Waits until the column is (not) black, or equals `like`. Milliseconds since `from`; < 0: too
 * late. */
static double start_wait(struct xserver *x, bool black, const struct picture *like, int64_t from)
{
    int64_t end = from + (int64_t)START_TIMEOUT_MS * 1000000;
    for (;;) {
        struct picture p = start_column(x);
        int64_t now = process_now_ns();
        bool there = like ? memcmp(p.pixels, like->pixels, (size_t)p.height * 4) == 0
                          : start_black(&p) == black;
        mem_free(p.pixels);
        if (there || now > end) {
            return there ? (double)(now - from) / 1e6 : -1;
        }
        nanosleep(&(struct timespec){0, 330000}, NULL);
    }
}

static bool start_once(struct xserver *x, const char *const *argv, struct start_times *times,
                       struct picture *final)
{
    const char *env[] = {x->env,
                         "SDL_VIDEODRIVER=x11",
                         "WAYLAND_DISPLAY",
                         "JSTM_PRESENTER",
                         "JSTM_ASSETS=" KIOSK_SOURCE_DIR "/assets",
                         NULL};
    struct process p;
    double wall, whole = 0;
    int64_t cpu, from;
    start_wait(x, true, NULL, process_now_ns());
    from = process_now_ns();
    if (!process_start(&p, argv, env, "/dev/null")) {
        return false;
    }
    wall = start_wait(x, false, NULL, from);
    cpu = process_cpu_ns(&p);
    if (wall >= 0 && final) {
        if (final->pixels) {
            whole = start_wait(x, false, final, from);
        } else {
            process_sleep_ms(START_FINAL_MS);
            *final = start_column(x);
        }
    }
    process_signal(&p, SIGTERM);
    process_wait(&p, 10000);
    process_kill(&p);
    if (wall < 0 || cpu < 0) {
        return false;
    }
    times->wall[times->count] = wall;
    times->cpu[times->count] = (double)cpu / 1e6;
    times->whole[times->count++] = whole;
    return true;
}

static void start_report(struct report *r, struct start_times *kiosk, struct start_times *bare,
                         const char *size)
{
    char what[80];
    double kiosk_wall = bench_median(kiosk->wall, kiosk->count);
    double bare_wall = bench_median(bare->wall, bare->count);
    double kiosk_cpu = bench_median(kiosk->cpu, kiosk->count);
    double bare_cpu = bench_median(bare->cpu, bare->count);
    double whole = bench_median(kiosk->whole, kiosk->count);
    snprintf(what, sizeof what, "first frame, wall / bare SDL program, %s", size);
    report_add(r, "1", what, kiosk_wall / bare_wall, 1.3, "x");
    report_detail(r, "%.1f ms / %.1f ms, medians of %zu in turns", kiosk_wall, bare_wall,
                  kiosk->count);
    snprintf(what, sizeof what, "first frame, CPU / bare SDL program, %s", size);
    report_add(r, "1", what, kiosk_cpu / bare_cpu, 2, "x");
    report_detail(r, "%.1f ms / %.1f ms", kiosk_cpu, bare_cpu);
    snprintf(what, sizeof what, "attract with its picture, wall, %s", size);
    report_add(r, "", what, whole, -1, "ms");
}

static void start_size(struct report *r, const struct bench_options *o, int width, int height)
{
    static const char *const kiosk[] = {BENCH_KIOSK,  "--pack",       BENCH_PACK, "--fullscreen",
                                        "--settings", BENCH_SETTINGS, NULL};
    static const char *const bare[] = {BENCH_BARE, NULL};
    struct start_times kiosk_times = {0}, bare_times = {0}, warm = {0};
    struct picture final = {0};
    struct xserver x;
    char why[128], size[32];
    bool ok = true;
    snprintf(size, sizeof size, "%dx%d", width, height);
    if (!xserver_start(&x, width, height, why, sizeof why)) {
        report_trouble(r, "1", "first frame", why);
        return;
    }
    ok = start_once(&x, bare, &warm, NULL) && start_once(&x, kiosk, &warm, &final);
    for (int i = 0; i < o->runs && i < START_MOST_RUNS && ok; i++) {
        ok = start_once(&x, bare, &bare_times, NULL) && start_once(&x, kiosk, &kiosk_times, &final);
    }
    if (ok) {
        start_report(r, &kiosk_times, &bare_times, size);
    } else {
        report_trouble(r, "1", "first frame", "a program did not start or painted nothing");
    }
    mem_free(final.pixels);
    xserver_stop(&x);
}

void bench_start(struct report *r, const struct bench_options *o)
{
    start_size(r, o, 1920, 1080);
    if (o->uhd) {
        start_size(r, o, 3840, 2160);
    }
}
