/* Budgets 4, 5 and 6: scroll frames and full redraws, described, compared and painted in memory.
 *
 * Frames differ, so the best of single frames would flatter: a scroll is measured in passes from
 * one end of the longest text to the other, the mean of a pass counts, and of the passes the best
 * one. The memcpy of the frame is taken between the frames, with the caches as the frames leave
 * them. */
#include "bench.h"
#include "scene.h"

#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FRAMES_STEP 24 /* u: a brisk finger, 1,440 u a second */
#define FRAMES_MOST 4096

struct frames_pass {
    double describe, compare, paint, copy; /* mean ns */
    int frames;
};

/* One way through the text. per_frame[i] keeps the least of all passes. */
static struct frames_pass frames_scroll_pass(struct scene *s, float step, double *per_frame)
{
    struct frames_pass p = {0};
    struct scene_cost cost;
    float before;
    scene_scroll(s, 0);
    scene_frame(s, scene_now(s), NULL, false, NULL, NULL);
    do {
        double own;
        before = scene_scrolled(s);
        scene_scroll(s, before + step);
        scene_frame(s, scene_now(s), NULL, false, &cost, NULL);
        if (scene_scrolled(s) == before) {
            break;
        }
        own = (double)(cost.describe + cost.compare + cost.paint);
        p.describe += (double)cost.describe;
        p.compare += (double)cost.compare;
        p.paint += (double)cost.paint;
        p.copy += (double)scene_memcpy_ns(s);
        if (per_frame[p.frames] == 0 || own < per_frame[p.frames]) {
            per_frame[p.frames] = own;
        }
        p.frames++;
    } while (p.frames < FRAMES_MOST);
    if (p.frames > 0) {
        p.describe /= p.frames;
        p.compare /= p.frames;
        p.paint /= p.frames;
        p.copy /= p.frames;
    }
    return p;
}

static int frames_order(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void frames_scroll_report(struct report *r, const struct frames_pass *best, double copy,
                                 const char *size, double p99)
{
    char what[80];
    snprintf(what, sizeof what, "scroll frame (copy, strip, overlays) / memcpy, %s", size);
    report_add(r, "4", what, (best->compare + best->paint) / copy, 0.7, "x");
    report_detail(r, "compare %.3f ms, paint %.3f ms, memcpy %.3f ms, mean of %d frames",
                  best->compare / 1e6, best->paint / 1e6, copy / 1e6, best->frames);
    snprintf(what, sizeof what, "the same with describing the frame, %s", size);
    report_add(r, "", what, (best->describe + best->compare + best->paint) / copy, -1, "x");
    report_detail(r, "describe %.3f ms", best->describe / 1e6);
    snprintf(what, sizeof what, "own CPU per scroll frame, p99, %s", size);
    report_add(r, "6", what, p99 / 1e6, 8.3, "ms");
}

static void frames_scroll(struct report *r, const struct bench_options *o, struct scene *s,
                          const char *route, const char *size)
{
    double *per_frame = mem_alloc(FRAMES_MOST * sizeof *per_frame);
    const float step = FRAMES_STEP;
    struct frames_pass best = {0};
    struct err err;
    double copy = 0;
    if (!scene_open(s, route, "zh", SESSION_LIGHT, &err)) {
        report_trouble(r, "4", "scroll", err.text);
        mem_free(per_frame);
        return;
    }
    scene_warm(s);
    frames_scroll_pass(s, step, per_frame); /* glyphs and layouts */
    memset(per_frame, 0, FRAMES_MOST * sizeof *per_frame);
    for (int i = 0; i < o->passes; i++) {
        struct frames_pass p = frames_scroll_pass(s, step, per_frame);
        double sum = p.describe + p.compare + p.paint;
        if (i == 0 || sum < best.describe + best.compare + best.paint) {
            best = p;
        }
        copy = i == 0 || p.copy < copy ? p.copy : copy;
    }
    if (best.frames == 0) {
        report_trouble(r, "4", "scroll", "the text does not scroll");
        mem_free(per_frame);
        return;
    }
    qsort(per_frame, (size_t)best.frames, sizeof *per_frame, frames_order);
    frames_scroll_report(r, &best, copy, size, per_frame[(best.frames - 1) * 99 / 100]);
    mem_free(per_frame);
}

/* --- full redraws
 * --------------------------------------------------------------------------------- */

struct frames_worst {
    double ratio;
    double paint, copy; /* ns */
    char what[120];
};

static void frames_full(struct scene *s, const struct bench_options *o, const char *what,
                        struct frames_worst *worst)
{
    double paint = 0, copy = 0;
    scene_warm(s);
    for (int i = 0; i < o->passes; i++) {
        struct scene_cost cost;
        double now, c;
        c = (double)scene_memcpy_ns(s);
        scene_frame(s, scene_now(s), NULL, true, &cost, NULL);
        now = (double)(cost.compare + cost.paint);
        paint = i == 0 || now < paint ? now : paint;
        copy = i == 0 || c < copy ? c : copy;
    }
    if (copy > 0 && paint / copy > worst->ratio) {
        worst->ratio = paint / copy;
        worst->paint = paint;
        worst->copy = copy;
        snprintf(worst->what, sizeof worst->what, "%s", what);
    }
}

/* All routes in every language and theme. */
static void frames_all_routes(struct report *r, const struct bench_options *o, struct scene *s,
                              struct frames_worst *worst)
{
    static const char *const themes[] = {"light", "dark", "contrast"};
    const struct pack_info *info = pack_info(stage_pack(scene_stage(s)));
    struct arena memory = {0};
    const char **routes;
    size_t count;
    struct err err;
    if (!pack_routes(stage_pack(scene_stage(s)), &memory, &routes, &count, &err)) {
        report_trouble(r, "5", "routes", err.text);
        return;
    }
    for (size_t i = 0; i < count + 2; i++) {
        const char *route = i == count ? "attract" : i == count + 1 ? "missing" : routes[i];
        for (size_t l = 0; l < info->language_count; l++) {
            for (int t = 0; t < 3; t++) {
                char what[120];
                const char *lang = info->languages[l].tag;
                snprintf(what, sizeof what, "%s, %s, %s", route, lang, themes[t]);
                if (scene_open(s, route, lang, (enum session_theme)t, &err)) {
                    frames_full(s, o, what, worst);
                }
            }
        }
    }
    arena_finish(&memory);
}

/* What stands over a screen, and the cross-fade of attract: two pictures in every frame. */
static void frames_overlays(const struct bench_options *o, struct scene *s, const char *route,
                            struct frames_worst *worst)
{
    static const char *const names[] = {"language panel over home", "display panel over home",
                                        "still-there card over home"};
    struct err err;
    char what[120];
    for (int i = 0; i < 3; i++) {
        if (scene_open(s, "home", "zh", SESSION_LIGHT, &err)) {
            scene_panel(s, i == 0, i == 1, i == 2 ? 20 : 0);
            frames_full(s, o, names[i], worst);
        }
    }
    if (scene_open(s, route, "zh", SESSION_LIGHT, &err)) {
        scene_panel(s, false, false, 20);
        snprintf(what, sizeof what, "still-there card over %.80s", route);
        frames_full(s, o, what, worst);
    }
    scene_panel(s, false, false, 0);
}

static void frames_fade(const struct bench_options *o, struct scene *s, struct frames_worst *worst)
{
    struct err err;
    if (scene_open(s, "attract", "zh", SESSION_LIGHT, &err)) {
        scene_frame(s, scene_now(s), NULL, true, NULL, NULL);
        scene_frame(s, scene_now(s) + 7300, NULL, true, NULL,
                    NULL); /* scenes last 8 s, fades 1.2 s */
        frames_full(s, o, "attract, half-way between two scenes", worst);
    }
}

static void frames_worst_report(struct report *r, const struct frames_worst *w, const char *what,
                                const char *size, double limit)
{
    char text[80];
    snprintf(text, sizeof text, "%s / memcpy, %s", what, size);
    report_add(r, "5", text, w->ratio, limit, "x");
    report_detail(r, "%s: %.3f ms, memcpy %.3f ms", w->what, w->paint / 1e6, w->copy / 1e6);
}

static void frames_size(struct report *r, const struct bench_options *o, int width, int height,
                        const char *route)
{
    struct frames_worst screen = {0}, overlay = {0}, fade = {0};
    struct scene *s;
    struct err err;
    char size[32];
    snprintf(size, sizeof size, "%dx%d", width, height);
    if (!scene_create(&s, BENCH_PACK, width, height, &err)) {
        report_trouble(r, "4", "frames", err.text);
        return;
    }
    frames_scroll(r, o, s, route, size);
    frames_all_routes(r, o, s, &screen);
    frames_overlays(o, s, route, &overlay);
    frames_fade(o, s, &fade);
    frames_worst_report(r, &screen, "worst full redraw of a screen", size, 2.5);
    frames_worst_report(r, &overlay, "worst full redraw with an overlay", size, 2.5);
    frames_worst_report(r, &fade, "full redraw in the attract fade", size, 2.5);
    scene_destroy(s);
}

/* --- the longest text
 * ------------------------------------------------------------------------------ */

static size_t frames_words(const struct pack_reading *reading)
{
    size_t sum = 0;
    for (size_t i = 0; i < reading->page_count; i++) {
        for (size_t b = 0; b < reading->pages[i].told[PACK_EVERYONE].body.count; b++) {
            sum += reading->pages[i].told[PACK_EVERYONE].body.blocks[b].length;
        }
    }
    return sum;
}

bool bench_longest(char *route)
{
    struct pack *pack;
    struct arena memory = {0};
    const char **routes;
    size_t count, most = 0;
    struct err err;
    if (!pack_open(BENCH_PACK, &pack, NULL, &err)) {
        fprintf(stderr, "kiosk-bench: %s\n", err.text);
        return false;
    }
    if (pack_routes(pack, &memory, &routes, &count, &err)) {
        for (size_t i = 0; i < count; i++) {
            struct pack_reading reading;
            size_t words = 0;
            if (pack_reading(pack, routes[i], "zh", &memory, &reading, &err) &&
                reading.start == 0) {
                words = frames_words(&reading);
            }
            if (words > most) {
                most = words;
                snprintf(route, 160, "%s", routes[i]);
            }
        }
    }
    arena_finish(&memory);
    pack_close(pack);
    return most > 0;
}

void bench_frames(struct report *r, const struct bench_options *o)
{
    char route[160];
    if (!bench_longest(route)) {
        report_trouble(r, "4", "frames", "the pack does not open or has no texts");
        return;
    }
    frames_size(r, o, 1920, 1080, route);
    if (o->uhd) {
        frames_size(r, o, 3840, 2160, route);
    }
}

/* --- for callgrind
 * ---------------------------------------------------------------------------------- */

int bench_run_frames(int count, const char *what)
{
    bool scroll = strcmp(what, "scroll") == 0, home = strcmp(what, "home") == 0;
    struct scene *s;
    struct err err;
    char route[160];
    if (!scroll && !home && strcmp(what, "full") != 0) {
        fprintf(stderr, "kiosk-bench: --frames N full|home|scroll\n");
        return 2;
    }
    if (!bench_longest(route) || !scene_create(&s, BENCH_PACK, 1920, 1080, &err)) {
        return 1;
    }
    if (!scene_open(s, home ? "home" : route, "zh", SESSION_LIGHT, &err)) {
        scene_destroy(s);
        return 1;
    }
    scene_warm(s);
    if (scroll) { /* once there and back, so that every glyph is there whatever `count` is */
        double *ignored = mem_alloc(FRAMES_MOST * sizeof *ignored);
        frames_scroll_pass(s, FRAMES_STEP, ignored);
        mem_free(ignored);
        scene_scroll(s, 0);
        scene_frame(s, scene_now(s), NULL, false, NULL, NULL);
    }
    for (int i = 0; i < count; i++) {
        if (scroll) {
            scene_scroll(s, scene_scrolled(s) + FRAMES_STEP);
        }
        scene_frame(s, scene_now(s), NULL, !scroll, NULL, NULL);
    }
    scene_destroy(s);
    return 0;
}
