/* The same kiosk without a window: a frame in memory, a clock that stands still until told, and a
 * worker that works at once. Screenshots, dumps, scripts and tours are made of it, so what they
 * show is what visitors see. */
#include "internal.h"

#include "base/log.h"
#include "base/mem.h"
#include "draw/list.h"
#include "platform/clock.h"

#include <string.h>

#define FRAME_MS 16
#define SETTLE_FRAMES 600
#define SOON_MS 100          /* what is due later than this is not motion but a timer */
#define BUILD_MOST_MS 600000 /* with every picture of a large folder made for the first time */
/* 2026-01-01, 11:00 UTC: that day nearly everywhere on Earth */
#define DAY_S (20454 * INT64_C(86400) + 39600)
#define WIDTH 1920
#define HEIGHT 1080

struct app_host headless_host(struct headless *h)
{
    h->day.start_s = DAY_S;
    return (struct app_host){.inline_worker = true, .clock = clock_virtual_source(&h->day)};
}

void headless_resize(struct headless *h, int width, int height)
{
    if (h->pixels && h->width == width && h->height == height) {
        return;
    }
    mem_free(h->pixels);
    h->pixels = mem_resize_array(NULL, (size_t)width * (size_t)height, sizeof *h->pixels);
    memset(h->pixels, 0, (size_t)width * (size_t)height * sizeof *h->pixels);
    h->width = width;
    h->height = height;
    compositor_target(h->app.compositor, h->pixels, width, height, width * 4);
    damage_forget(h->app.damage);
}

void headless_step(struct headless *h, int64_t by_ms)
{
    int64_t cpu = clock_cpu_ns();
    struct app_stats *s = &h->app.stats;
    const struct app_input in = {&h->touches, h->keys, h->key_count};
    h->now_ms += by_ms;
    app_step(&h->app, h->now_ms, &in, h->width, h->height);
    h->touches.count = 0;
    h->key_count = 0;
    app_paint(&h->app);
    cpu = clock_cpu_ns() - cpu;
    s->cpu_ns += cpu;
    if (s->first_frame_ns == 0) {
        s->first_frame_ns = clock_wall_ns() - s->start_ns;
    } else if (cpu > s->worst_ns) {
        s->worst_ns = cpu;
    }
}

bool headless_settle(struct headless *h)
{
    for (int i = 0; i < SETTLE_FRAMES; i++) {
        int64_t presents = h->app.stats.presents, next;
        headless_step(h, FRAME_MS);
        next = app_next_ms(&h->app, h->now_ms);
        if (h->app.stats.presents == presents && worker_waiting(h->app.worker) == 0 &&
            (next < 0 || next - h->now_ms > SOON_MS)) {
            return true;
        }
    }
    return false;
}

bool headless_save(struct headless *h, const char *path, struct err *err)
{
    return images_write_png(path, h->pixels, h->width, h->height, h->width * 4, err);
}

static int headless_show(struct headless *h, const struct app_options *o)
{
    struct err err;
    if (!headless_settle(h)) {
        log_warn("the screen does not come to rest; this is the frame after %d", SETTLE_FRAMES);
    }
    if (o->screenshot && !headless_save(h, o->screenshot, &err)) {
        log_warn("%s", err.text);
        return APP_FAILED;
    }
    if (o->dump && o->out) {
        draw_dump(h->app.list, o->out);
    }
    return APP_OK;
}

/* An author's folder is built in real time, by another program. */
bool headless_await(struct headless *h, size_t builds)
{
    int64_t until = clock_wall_ns() / 1000000 + BUILD_MOST_MS;
    struct preview *p = h->app.preview;
    while (preview_builds(p) <= builds && clock_wall_ns() / 1000000 < until) {
        preview_await(p, builds, until - clock_wall_ns() / 1000000);
        headless_step(h, FRAME_MS);
    }
    return preview_builds(p) > builds;
}

static int headless_run(struct headless *h, const struct app_options *o)
{
    int code = APP_OK;
    headless_resize(h, o->width > 0 ? o->width : WIDTH, o->height > 0 ? o->height : HEIGHT);
    if (h->app.preview && !headless_await(h, 0)) {
        log_warn("the folder is not read to its end");
        code = APP_FAILED;
    }
    if (o->tour && code == APP_OK) {
        code = h->app.pack ? headless_tour(h, o->tour) : APP_FAILED;
    }
    if (o->script && code == APP_OK) {
        code = headless_script(h, o->script);
    }
    if ((o->screenshot || o->dump) && code == APP_OK) { /* what the script has led to */
        code = headless_show(h, o);
    }
    if (o->stats && o->out) {
        stats_print(&h->app, o->out);
    }
    return code;
}

int app_headless(const struct app_options *options, const struct screen_type *const *screens)
{
    struct headless h;
    struct app_host host;
    int code;
    memset(&h, 0, sizeof h);
    host = headless_host(&h);
    if (app_create(&h.app, options, screens, &host, &code)) {
        code = h.app.pack || h.app.preview ? headless_run(&h, options)
                                           : APP_PACK_FIRST + (int)h.app.problem;
        h.app.orderly = true;
    }
    app_destroy(&h.app);
    mem_free(h.pixels);
    return code;
}
