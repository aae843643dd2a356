/* Budgets 5 and 6 where a hand moves what is shown: the timeline of 500 and of 5,000 events and the
 * chart of 2,000 units, zoomed and pushed along. Every frame of the way is taken once per pass, and
 * of its costs the least of all passes counts; the first pass, in which words, layouts and glyphs
 * are new, is told but not judged. */
#include "bench.h"
#include "motion.h"
#include "packs.h"

#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct surface_case {
    enum bench_pack pack;
    const char *name, *route, *surface;
};

static const struct surface_case surface_cases[] = {
    {BENCH_MANY, "timeline of 500", "history", "#timeline.axis"},
    {BENCH_CROWD, "timeline of 5,000", "history", "#timeline.axis"},
    {BENCH_MANY, "chart of 2,000", "organization", "#chart.plane"},
};

struct surface_costs { /* ns, of each frame of the way */
    double cold[MOTION_FRAMES], own[MOTION_FRAMES], drawn[MOTION_FRAMES], full[MOTION_FRAMES];
    double describe[MOTION_FRAMES];
    double copy; /* mean of a pass, least of the passes */
};

static void surface_least(double *least, double now)
{
    *least = *least == 0 || now < *least ? now : *least;
}

static void surface_pass(struct scene *s, struct motion *m, struct surface_costs *c, bool forget,
                         bool cold)
{
    double copies = 0;
    for (int i = 0; i < MOTION_FRAMES; i++) {
        struct scene_cost cost;
        double drawn, own;
        copies += (double)scene_memcpy_ns(s);
        motion_frame(m, s, i, forget, &cost);
        drawn = (double)(cost.compare + cost.paint);
        own = drawn + (double)cost.describe;
        if (cold) {
            c->cold[i] = own;
        } else if (forget) {
            surface_least(&c->full[i], drawn);
        } else {
            surface_least(&c->drawn[i], drawn);
            surface_least(&c->own[i], own);
            surface_least(&c->describe[i], (double)cost.describe);
        }
    }
    surface_least(&c->copy, copies / MOTION_FRAMES);
    scene_warm(s);
    m->now_ms = scene_now(s);
}

/* Those of one kind of frame, sorted. */
static size_t surface_pick(const double *all, bool pan, double out[MOTION_FRAMES])
{
    size_t count = 0;
    for (int i = 0; i < MOTION_FRAMES; i++) {
        if (motion_is_pan(i) == pan) {
            out[count++] = all[i];
        }
    }
    bench_median(out, count);
    return count;
}

static void surface_rows(struct report *r, const struct surface_costs *c, const char *name,
                         const char *size, bool pan)
{
    double v[MOTION_FRAMES], cold[MOTION_FRAMES], describe[MOTION_FRAMES];
    const char *how = pan ? "pan" : "zoom";
    size_t n = surface_pick(c->full, pan, v);
    char what[80];
    snprintf(what, sizeof what, "%s, %s: worst full redraw / memcpy, %s", name, how, size);
    report_add(r, "5", what, v[n - 1] / c->copy, 2.5, "x");
    report_detail(r, "median %.2f; memcpy %.3f ms", v[n / 2] / c->copy, c->copy / 1e6);
    surface_pick(c->drawn, pan, v);
    snprintf(what, sizeof what, "%s, %s: median frame, what changed / memcpy, %s", name, how, size);
    report_add(r, "", what, v[n / 2] / c->copy, -1, "x");
    report_detail(r, "worst %.2f", v[n - 1] / c->copy);
    surface_pick(c->own, pan, v);
    surface_pick(c->cold, pan, cold);
    surface_pick(c->describe, pan, describe);
    snprintf(what, sizeof what, "%s, %s: own CPU per frame, p99, %s", name, how, size);
    report_add(r, "6", what, v[(n - 1) * 99 / 100] / 1e6, 8.3, "ms");
    report_detail(r,
                  "median %.2f ms; describing %.2f, worst %.2f; all new: median %.2f, worst %.2f",
                  v[n / 2] / 1e6, describe[n / 2] / 1e6, describe[n - 1] / 1e6, cold[n / 2] / 1e6,
                  cold[n - 1] / 1e6);
}

static void surface_size(struct report *r, const struct bench_options *o,
                         const struct surface_case *c, int width, int height)
{
    struct surface_costs *costs = mem_alloc(sizeof *costs);
    struct motion m;
    struct scene *s = NULL;
    struct err err;
    char size[32];
    const char *pack = bench_pack(c->pack, &err);
    snprintf(size, sizeof size, "%dx%d", width, height);
    if (!pack || !scene_create(&s, pack, width, height, &err) ||
        !scene_open(s, c->route, "zh", SESSION_LIGHT, &err)) {
        report_trouble(r, "5", c->name, err.text);
        scene_destroy(s);
        mem_free(costs);
        return;
    }
    scene_warm(s);
    if (motion_begin(&m, s, c->surface)) {
        surface_pass(s, &m, costs, false, true);
        for (int i = 0; i < o->passes; i++) {
            surface_pass(s, &m, costs, false, false);
            if (i % 2 == 0) {
                surface_pass(s, &m, costs, true, false);
            }
        }
        surface_rows(r, costs, c->name, size, true);
        surface_rows(r, costs, c->name, size, false);
    } else {
        report_trouble(r, "5", c->name, "no such surface");
    }
    scene_destroy(s);
    mem_free(costs);
}

void bench_surfaces(struct report *r, const struct bench_options *o)
{
    for (size_t i = 0; i < sizeof surface_cases / sizeof *surface_cases; i++) {
        surface_size(r, o, &surface_cases[i], 1920, 1080);
        if (o->uhd) {
            surface_size(r, o, &surface_cases[i], 3840, 2160);
        }
    }
}
