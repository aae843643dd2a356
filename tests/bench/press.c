/* Budget 8: the frame that answers a finger. In this process, in a real window: the pressed button
 * is described, compared, painted and presented; the processor time runs from the event to the
 * return of the present. Beside it the real program's own processor time for a press that comes
 * through X. */
#include "bench.h"
#include "scene.h"
#include "xserver.h"

#include "sdl/window.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PRESS_NAME "#home.feature"
#define PRESS_APART_MS 200 /* nearer in time, many contacts on one spot are a palm */
#define PRESS_DOCK "#dock.display"
#define PRESS_REST_MS 120

struct press {
    struct scene *scene;
    struct window *window;
    struct window_frame frame;
    double copy; /* least ns of a memcpy of the frame */
};

struct press_result {
    double cpu; /* least ns from event to present */
    struct paint_stats stats;
    size_t rects;
    double target; /* pixels of the pressed thing */
};

/* A finger comes down in the middle of a target and then slides off: pressed, and back. */
static bool press_target(struct press *p, const char *name, int passes, struct press_result *out)
{
    const struct ui_element *e = stage_find(scene_stage(p->scene), name);
    struct touch_queue down = {.count = 1}, away = {.count = 2};
    if (!e) {
        return false;
    }
    out->target = (double)(e->visible.w * e->visible.h);
    down.events[0] = (struct touch){.finger = 1,
                                    .phase = TOUCH_DOWN,
                                    .x = e->visible.x + e->visible.w / 2,
                                    .y = e->visible.y + e->visible.h / 2};
    away.events[0] = away.events[1] = down.events[0];
    away.events[0].phase = TOUCH_MOVE;
    away.events[0].x = away.events[1].x = -100;
    away.events[1].phase = TOUCH_CANCEL;
    for (int i = 0; i < passes; i++) {
        struct scene_cost cost;
        struct damage_result damage;
        struct window_events events;
        double c = (double)scene_memcpy_ns(p->scene), cpu;
        int64_t start;
        int64_t now = scene_now(p->scene) + PRESS_APART_MS;
        window_wait(p->window, 0, 1, &events);
        down.events[0].t_ms = away.events[0].t_ms = away.events[1].t_ms = now;
        start = bench_cpu_ns();
        scene_frame(p->scene, now, &down, false, &cost, &damage);
        window_present(p->window, &damage);
        cpu = (double)(bench_cpu_ns() - start);
        p->copy = p->copy == 0 || c < p->copy ? c : p->copy;
        if (i >= 3 && (out->cpu == 0 || cpu < out->cpu)) { /* the first ones bring glyphs */
            out->cpu = cpu;
            out->stats = cost.stats;
            out->rects = cost.rects;
        }
        scene_frame(p->scene, scene_now(p->scene), &away, false, NULL, &damage);
        window_present(p->window, &damage);
    }
    return out->stats.pixels_damaged > 0;
}

static void press_report(struct report *r, const struct press *p, const struct press_result *b,
                         const char *name, bool judged)
{
    double copy = p->copy;
    char what[80];
    snprintf(what, sizeof what, "pressed %s: painted / damaged pixels", name);
    report_add(r, "8", what, (double)b->stats.pixels_painted / (double)b->stats.pixels_damaged, 1.1,
               "x");
    report_detail(r,
                  "%llu damaged in %zu rectangles, %llu written with overdraw; the thing has %.0f",
                  (unsigned long long)b->stats.pixels_damaged, b->rects,
                  (unsigned long long)b->stats.pixels_written, b->target);
    snprintf(what, sizeof what, "pressed %s: event to present, CPU / memcpy", name);
    report_add(r, judged ? "8" : "", what, b->cpu / copy, judged ? 0.25 : -1, "x");
    report_detail(r, "%.3f ms, memcpy of a 1080p frame %.3f ms", b->cpu / 1e6, copy / 1e6);
}

static bool press_open(struct press *p, struct err *err)
{
    const struct window_options options = {1920, 1080, "bench"};
    if (!scene_create(&p->scene, BENCH_PACK, 1920, 1080, err) ||
        !window_create(&options, &p->window, err) || !window_target(p->window, &p->frame, err)) {
        return false;
    }
    if (p->frame.width != 1920 || p->frame.height != 1080) {
        return err_set(err, ERR_INVALID, "the window has another size");
    }
    scene_target(p->scene, p->frame.pixels, p->frame.pitch);
    if (!scene_open(p->scene, "home", "zh", SESSION_LIGHT, err)) {
        return false;
    }
    scene_warm(p->scene);
    window_show(p->window);
    return true;
}

static void press_here(struct report *r, const struct bench_options *o, double *copy)
{
    struct press p = {0};
    struct press_result feature = {0}, dock = {0};
    struct err err;
    int passes = o->passes * 40; /* half a millisecond each, and the X server has moods */
    if (!press_open(&p, &err)) {
        report_trouble(r, "8", "pressed button", err.text);
    } else if (!press_target(&p, PRESS_DOCK, passes, &dock) ||
               !press_target(&p, PRESS_NAME, passes, &feature)) {
        report_trouble(r, "8", "pressed button", "home has no such button");
    } else {
        press_report(r, &p, &dock, "dock button", true);
        press_report(r, &p, &feature, "featured card",
                     false); /* a fifth of the screen, no button */
    }
    *copy = p.copy;
    window_destroy(p.window);
    scene_destroy(p.scene);
}

/* --- the real program
 * ----------------------------------------------------------------------------- */

static int64_t press_rested(const struct process *p)
{
    struct process_use a = {0}, b = {0};
    for (int i = 0; i < 200; i++) {
        process_use(p, &a);
        process_sleep_ms(PRESS_REST_MS);
        if (!process_use(p, &b) || b.switches == a.switches) {
            break;
        }
    }
    return b.cpu_ns;
}

static void press_live(struct report *r, const struct bench_options *o, struct xserver *x,
                       double copy)
{
    const char *argv[] = {BENCH_KIOSK,    "--pack",     BENCH_PACK,
                          "--fullscreen", "--settings", BENCH_SETTINGS,
                          "--route",      "home",       NULL};
    const char *env[] = {x->env,
                         "SDL_VIDEODRIVER=x11",
                         "WAYLAND_DISPLAY",
                         "JSTM_PRESENTER",
                         "JSTM_ASSETS=" KIOSK_SOURCE_DIR "/assets",
                         NULL};
    struct process p;
    int64_t last, least = 0;
    if (!process_start(&p, argv, env, "/dev/null")) {
        report_trouble(r, "8", "pressed button", "the kiosk did not start");
        return;
    }
    process_sleep_ms(1500);
    xserver_point(x, 1720, 1016); /* the dock's last button */
    for (int i = 0; i < 6 + o->passes; i++) {
        int64_t now;
        press_rested(&p);
        last = process_cpu_ns(&p);
        xserver_button(x, 1, true);
        now = press_rested(&p);
        if (i > 0 && now > last && (least == 0 || now - last < least)) {
            least = now - last;
        }
        xserver_point(x, 1720, 500); /* off it, so that nothing opens */
        xserver_button(x, 1, false);
        xserver_point(x, 1720, 1016);
    }
    if (least > 0 && copy > 0) {
        report_add(r, "8", "the real program's CPU for a press through X / memcpy",
                   (double)least / copy, -1, "x");
        report_detail(r, "%.3f ms: X events, loop, frame and present", (double)least / 1e6);
    } else {
        report_trouble(r, "", "the real program's press", "it did not answer");
        r->rows[r->count - 1].limit = -1;
    }
    process_kill(&p);
}

void bench_press(struct report *r, const struct bench_options *o)
{
    struct xserver x;
    char why[128];
    double copy = 0;
    if (!xserver_start(&x, 1920, 1080, why, sizeof why)) {
        report_trouble(r, "8", "pressed button", why);
        return;
    }
    setenv("DISPLAY", x.name, 1);
    setenv("SDL_VIDEODRIVER", "x11", 1);
    setenv("JSTM_PRESENTER", "surface", 1);
    press_here(r, o, &copy);
    press_live(r, o, &x, copy);
    xserver_stop(&x);
}
