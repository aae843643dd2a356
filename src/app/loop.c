/* The loop of the real kiosk: sleep until something happens or is due, one step, paint what changed.
 *
 * Frames have a clock of their own: while something moves they follow each other 16 or 17 ms apart, and
 * moves of fingers that come in between are gathered for the next one. A press does not wait. */
#include "internal.h"

#include "base/log.h"
#include "platform/clock.h"
#include "sdl/window.h"

#include <stdio.h>

#define FRAME_US 16667

struct loop {
    struct app app;
    struct window *window;
    struct clock_source clock;
    int64_t due_us; /* of the next frame while something moves */
    bool quit;
};

static bool only_moves(const struct touch_queue *q)
{
    int i;
    for (i = 0; i < q->count; i++) {
        if (q->events[i].phase != TOUCH_MOVE) {
            return false;
        }
    }
    return q->count > 0;
}

static void loop_gather(struct loop *l, struct window_events *events, float scale)
{
    struct window_events more;
    int i;
    while (only_moves(&events->touches)) {
        int64_t left = l->due_us / 1000 - l->clock.now_ms(l->clock.self);
        if (left <= 0) {
            return;
        }
        window_wait(l->window, left, scale, &more);
        for (i = 0; i < more.touches.count; i++) {
            touch_push(&events->touches, more.touches.events[i]);
        }
        events->quit = events->quit || more.quit;
        events->resized = events->resized || more.resized;
        events->exposed = events->exposed || more.exposed;
    }
}

static int64_t loop_timeout(struct loop *l, int64_t now)
{
    int64_t next = app_next_ms(&l->app, now), due = (l->due_us + 999) / 1000;
    if (next < 0) {
        return -1;
    }
    if (next < due) {
        next = due;
    }
    return next > now ? next - now : 0;
}

static bool loop_frame(struct loop *l, const struct touch_queue *touches, bool exposed)
{
    struct app *a = &l->app;
    struct window_frame frame;
    struct err err;
    int64_t now, cpu = clock_cpu_ns();
    if (!window_target(l->window, &frame, &err)) {
        log_warn("%s", err.text); /* the display is away: try again when something happens */
        return false;
    }
    now = l->clock.now_ms(l->clock.self);
    if (frame.fresh) {
        compositor_target(a->compositor, frame.pixels, frame.width, frame.height, frame.pitch);
    }
    if (frame.fresh || exposed) {
        damage_forget(a->damage);
    }
    app_step(a, now, touches, frame.width, frame.height);
    if (app_paint(a)) {
        window_present(l->window, &a->result);
    }
    cpu = clock_cpu_ns() - cpu;
    a->stats.cpu_ns += cpu;
    if (a->stats.first_frame_ns && cpu > a->stats.worst_ns) {
        a->stats.worst_ns = cpu;
    }
    if (!a->stats.first_frame_ns) {
        window_show(l->window);
        a->stats.first_frame_ns = clock_wall_ns() - a->stats.start_ns;
    }
    l->due_us = l->due_us + FRAME_US > now * 1000 ? l->due_us + FRAME_US : now * 1000 + FRAME_US;
    return true;
}

static float loop_scale(const struct app *a)
{
    int shorter = a->width < a->height ? a->width : a->height;
    return shorter > 0 ? (float)shorter / 1080.0f : 1.0f;
}

static void loop_run(struct loop *l)
{
    struct window_events events;
    struct touch_queue none = {.count = 0};
    loop_frame(l, &none, true);
    while (!l->quit) {
        int64_t now = l->clock.now_ms(l->clock.self);
        window_wait(l->window, loop_timeout(l, now), loop_scale(&l->app), &events);
        l->app.stats.wakeups++;
        loop_gather(l, &events, loop_scale(&l->app));
        l->quit = events.quit;
        if (!l->quit) {
            loop_frame(l, &events.touches, events.exposed || events.resized);
        }
    }
}

static void loop_wake(void *self)
{
    struct loop *l = self;
    if (l->window) {
        window_wake(l->window);
    }
}

int app_loop(const struct app_options *options, const struct screen_type *const *screens)
{
    struct loop l = {.clock = clock_system};
    struct window_options wanted = {options->width, options->height, "JSTM"};
    struct err err;
    int code;
    if (!app_create(&l.app, options, screens, false, loop_wake, &l, &code)) {
        app_destroy(&l.app);
        return code;
    }
    if (options->width > 0) { /* pictures are decoded while the window opens */
        app_step(&l.app, l.clock.now_ms(l.clock.self), NULL, options->width, options->height);
        app_prefetch(&l.app);
    }
    if (window_create(&wanted, &l.window, &err)) {
        loop_run(&l);
        code = APP_OK;
    } else {
        log_warn("%s", err.text);
        code = APP_NO_DISPLAY;
    }
    if (options->stats) {
        stats_print(&l.app, options->out);
    }
    app_destroy(&l.app);
    window_destroy(l.window);
    return code;
}
