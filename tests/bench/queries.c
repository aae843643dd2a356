/* Budget 9: no query and no decoding over 2 ms on the main thread, where screens open, where a hand
 * moves them, and where words are typed. Of each statement the least of several goes is what it
 * costs; of the statements of a place the longest one is reported. */
#include "bench.h"
#include "motion.h"
#include "packs.h"
#include "watch.h"

#include "base/mem.h"

#include <stdio.h>
#include <string.h>

#define QUERIES_GOES 5
#define QUERIES_MOST 2.0 /* ms */

struct queries_case {
    const char *name;
    int pack; /* an enum bench_pack; -1: the shipped one */
    const char *route;
    const char *surface;     /* a hand moves it; NULL: none */
    const char *const *taps; /* one after the other; NULL-terminated */
    int scroll;              /* u, of the list; 0: none */
};

static const char *const queries_letters[] = {"#keys.letters", "#key.s", "#key.c", "#key.i",
                                              "#key.e",        "#key.n", NULL};

static const struct queries_case queries_cases[] = {
    {"shipped timeline", -1, "history", "#timeline.axis", NULL, 0},
    {"shipped chart", -1, "organization", "#chart.plane", NULL, 0},
    {"shipped gallery", -1, "honours", NULL, NULL, 0},
    {"shipped search", -1, "search", NULL, queries_letters, 0},
    {"home of 20,000 pages", BENCH_PAGES, "home", NULL, NULL, 0},
    {"20,000 pages, a page", BENCH_PAGES, "science/p7000", NULL, NULL, 0},
    {"20,000 pages, the section", BENCH_PAGES, "science", NULL, NULL, 0},
    {"timeline of 500", BENCH_MANY, "history", "#timeline.axis", NULL, 0},
    {"timeline of 5,000", BENCH_CROWD, "history", "#timeline.axis", NULL, 0},
    {"list of 5,000", BENCH_CROWD, "history?view=list", NULL, NULL, 40000},
    {"chart of 2,000", BENCH_MANY, "organization", "#chart.plane", NULL, 0},
    {"list of 2,000 units", BENCH_MANY, "organization?view=list", NULL, NULL, 20000},
    {"gallery of 200", BENCH_MANY, "honours", NULL, NULL, 0},
    {"search among 20,000 pages", BENCH_PAGES, "search", NULL, queries_letters, 0},
    {"search among 100,000 texts", BENCH_TEXTS, "search", NULL, queries_letters, 0},
};

static bool queries_go(struct scene *s, const struct queries_case *c, struct err *err)
{
    struct stage *stage = scene_stage(s);
    struct motion m;
    if (!scene_open(s, c->route, "zh", SESSION_LIGHT, err)) {
        return false;
    }
    scene_warm(s);
    if (c->surface && motion_begin(&m, s, c->surface)) {
        for (int i = 0; i < MOTION_FRAMES; i++) {
            motion_frame(&m, s, i, false, NULL);
        }
    }
    for (const char *const *tap = c->taps; tap && *tap; tap++) {
        stage_tap(stage, *tap);
    }
    for (int y = 0; y < c->scroll; y += c->scroll / 40) {
        stage_scroll(stage, "timeline.rows", (float)y);
        stage_scroll(stage, "chart.rows", (float)y);
    }
    scene_warm(s);
    return true;
}

/* Statements are told apart by their text; the machine has moods, so each keeps its best go. */
static void queries_keep(struct watch *least, const struct watch *w)
{
    if (least->count == 0) {
        *least = *w;
        return;
    }
    least->all_ns = w->all_ns < least->all_ns ? w->all_ns : least->all_ns;
    least->decodes = w->decodes > least->decodes ? w->decodes : least->decodes;
    for (size_t i = 0; i < least->count; i++) {
        struct watch_query *q = &least->queries[i];
        for (size_t j = 0; j < w->count; j++) {
            if (strcmp(q->sql, w->queries[j].sql) == 0 &&
                w->queries[j].longest_ns < q->longest_ns) {
                q->longest_ns = w->queries[j].longest_ns;
            }
        }
    }
}

static void queries_report(struct report *r, const struct queries_case *c, const struct watch *w)
{
    size_t longest = 0;
    char what[80];
    for (size_t i = 1; i < w->count; i++) {
        longest = w->queries[i].longest_ns > w->queries[longest].longest_ns ? i : longest;
    }
    snprintf(what, sizeof what, "%s: longest query", c->name);
    report_add(r, "9", what, (double)w->queries[longest].longest_ns / 1e6, QUERIES_MOST, "ms");
    report_detail(r, "%d statements, %.1f ms in all; %.140s", w->statements,
                  (double)w->all_ns / 1e6, w->queries[longest].sql);
    if (w->decodes) {
        snprintf(what, sizeof what, "%s: pictures decoded on the main thread", c->name);
        report_add(r, "9", what, w->decodes, 0, "");
    }
}

static void queries_case(struct report *r, const struct queries_case *c)
{
    struct watch *least = mem_alloc(sizeof *least);
    struct err err;
    const char *pack = c->pack < 0 ? BENCH_PACK : bench_pack((enum bench_pack)c->pack, &err);
    bool ok = pack;
    for (int i = 0; i < QUERIES_GOES && ok; i++) { /* each with nothing prepared and nothing kept */
        struct scene *s = NULL;
        const struct watch *w;
        ok = scene_create(&s, pack, 1920, 1080, &err);
        watch_start();
        ok = ok && queries_go(s, c, &err);
        w = watch_stop();
        scene_destroy(s);
        if (ok) {
            queries_keep(least, w);
        }
    }
    if (ok) {
        queries_report(r, c, least);
    } else {
        report_trouble(r, "9", c->name, err.text);
    }
    mem_free(least);
}

void bench_queries(struct report *r, const struct bench_options *o)
{
    (void)o;
    for (size_t i = 0; i < sizeof queries_cases / sizeof *queries_cases; i++) {
        queries_case(r, &queries_cases[i]);
    }
}
