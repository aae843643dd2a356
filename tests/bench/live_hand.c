/* See live_hand.h. Where the zoom's button stands is asked of the same screen in this process, so
 * that the hand finds it in every size. */
#include "live_hand.h"

#include "bench.h"
#include "scene.h"

#include "base/mem.h"

#include <stdio.h>
#include <string.h>

#define LIVE_MOST_DRAGS 200
#define LIVE_WAIT_MS 60000
#define LIVE_CLOSER 3

/* A look at the screen that is cheap at 4K: every 16th row. */
uint64_t live_look(struct xserver *x)
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
bool live_rest(const struct process *p, struct process_use *use)
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

/* From a point to another, in parts of the screen. */
static void live_drag(struct xserver *x, double from_x, double from_y, double to_x, double to_y)
{
    double w = x->width, h = x->height;
    xserver_point(x, (int)(from_x * w), (int)(from_y * h));
    xserver_button(x, 1, true);
    for (int i = 1; i <= 20; i++) {
        double t = i / 20.0;
        xserver_point(x, (int)((from_x + (to_x - from_x) * t) * w),
                      (int)((from_y + (to_y - from_y) * t) * h));
        process_sleep_ms(8);
    }
    xserver_button(x, 1, false);
}

static int live_until_still(struct xserver *x, const struct process *p, double from_x,
                            double from_y, double to_x, double to_y)
{
    uint64_t last = live_look(x);
    struct process_use use;
    int drags = 0;
    while (drags < LIVE_MOST_DRAGS) {
        uint64_t now;
        live_drag(x, from_x, from_y, to_x, to_y);
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

int live_down(struct xserver *x, const struct process *p)
{
    return live_until_still(x, p, 0.5, 0.75, 0.5, 0.125);
}

/* The middle of a button, in pixels. */
static bool live_button(const struct xserver *x, const char *pack, const char *route,
                        const char *name, int *left, int *top)
{
    struct scene *s = NULL;
    struct err err;
    const struct ui_element *e = NULL;
    float u = (float)x->height / 1080;
    if (scene_create(&s, pack, x->width, x->height, &err) &&
        scene_open(s, route, "zh", SESSION_LIGHT, &err)) {
        e = stage_find(scene_stage(s), name);
    }
    if (e) {
        *left = (int)((e->visible.x + e->visible.w / 2) * u);
        *top = (int)((e->visible.y + e->visible.h / 2) * u);
    }
    scene_destroy(s);
    return e;
}

int live_along(struct xserver *x, const struct process *p, const char *pack, const char *route)
{
    struct process_use use;
    int left, top, drags;
    if (!live_button(x, pack, route, "#timeline.in", &left, &top)) {
        return 0;
    }
    for (int i = 0; i < LIVE_CLOSER; i++) {
        xserver_point(x, left, top);
        xserver_button(x, 1, true);
        process_sleep_ms(60);
        xserver_button(x, 1, false);
        live_rest(p, &use);
    }
    drags = live_until_still(x, p, 0.1, 0.35, 0.9, 0.35);
    return drags + live_until_still(x, p, 0.9, 0.35, 0.1, 0.35);
}
