/* The loop of the real kiosk: sleep until something happens or is due, one step, paint what
 * changed.
 *
 * Frames have a clock of their own: while something moves they follow each other 16.7 ms apart, and
 * moves of fingers that come in between are gathered for the next one. A press does not wait.
 *
 * Before the window is opened (most of a start's time) the first frame is described once, so that
 * the worker decodes its pictures meanwhile. */
#include "internal.h"

#include "base/log.h"
#include "platform/clock.h"
#include "sdl/sound.h"
#include "sdl/window.h"

#include <stdatomic.h>
#include <string.h>

#define FRAME_US 16667
#define SILENCE_MS 8000 /* after which the loudspeaker is let go */
#define RETRY_MS 1000   /* between two tries to get a frame from a display that is away */

struct loop {
    struct app app;
    struct window *window;
    _Atomic(struct window *) awake; /* the same, for the worker's thread */
    struct clock_source clock;
    int64_t due_us; /* of the next frame while something moves */
    bool away;      /* the display gives no frame */
    bool quit;
};

static int64_t loop_now(const struct loop *l)
{
    return l->clock.now_ms(l->clock.self);
}

static bool only_moves(const struct touch_queue *q)
{
    for (int i = 0; i < q->count; i++) {
        if (q->events[i].phase != TOUCH_MOVE) {
            return false;
        }
    }
    return q->count > 0;
}

static void loop_gather(struct loop *l, struct window_events *events, float scale)
{
    struct window_events more;
    while (only_moves(&events->touches) && events->key_count == 0 && !events->quit) {
        int64_t left = l->due_us / 1000 - loop_now(l);
        if (left <= 0) {
            return;
        }
        window_wait(l->window, left, scale, &more);
        for (int i = 0; i < more.touches.count; i++) {
            touch_push(&events->touches, more.touches.events[i]);
        }
        events->key_count = more.key_count; /* there were none, or we would not be here */
        memcpy(events->keys, more.keys, sizeof events->keys);
        events->quit = events->quit || more.quit;
        events->resized = events->resized || more.resized;
        events->exposed = events->exposed || more.exposed;
    }
}

static int64_t loop_timeout(const struct loop *l)
{
    int64_t now = loop_now(l), next = app_next_ms(&l->app, now), due = (l->due_us + 999) / 1000;
    if (l->away) {
        return RETRY_MS;
    }
    if (next < 0) {
        return -1;
    }
    if (next < due) {
        next = due;
    }
    return next > now ? next - now : 0;
}

/* Paints what changed and shows it. Pixels the window system lost are only shown again: ours are
 * still there. */
static void loop_show(struct loop *l, const struct window_frame *frame, bool exposed)
{
    bool painted = app_paint(&l->app);
    if (exposed && !frame->fresh) {
        const struct damage_result whole = {.rects = {{0, 0, frame->width, frame->height}},
                                            .rect_count = 1};
        window_present(l->window, &whole);
    } else if (painted) {
        window_present(l->window, &l->app.result);
    }
}

static void loop_count(struct loop *l, int64_t cpu_ns)
{
    struct app_stats *s = &l->app.stats;
    s->cpu_ns += cpu_ns;
    if (s->first_frame_ns) {
        s->worst_ns = cpu_ns > s->worst_ns ? cpu_ns : s->worst_ns;
        return;
    }
    s->first_frame_ns = clock_wall_ns() - s->start_ns;
    window_show(l->window);
}

static void loop_frame(struct loop *l, const struct app_input *in, bool exposed)
{
    struct app *a = &l->app;
    struct window_frame frame;
    struct err err;
    int64_t now, cpu = clock_cpu_ns();
    bool there = window_target(l->window, &frame, &err);
    if (!there && !l->away) {
        log_warn("%s", err.text);
    }
    l->away = !there;
    if (l->away) {
        return;
    }
    now = loop_now(l);
    if (frame.fresh) {
        compositor_target(a->compositor, frame.pixels, frame.width, frame.height, frame.pitch);
        damage_forget(a->damage);
    }
    app_step(a, now, in, frame.width, frame.height);
    loop_show(l, &frame, exposed);
    loop_count(l, clock_cpu_ns() - cpu);
    l->due_us += FRAME_US;
    if (l->due_us <= now * 1000 || l->due_us > now * 1000 + FRAME_US) {
        l->due_us = now * 1000 + FRAME_US;
    }
}

static float loop_scale(const struct app *a)
{
    int shorter = a->width < a->height ? a->width : a->height;
    return shorter > 0 ? (float)shorter / 1080.0f : 1.0f;
}

static void loop_run(struct loop *l)
{
    struct window_events events;
    struct app_input in = {0};
    loop_frame(l, &in, false);
    in.touches = &events.touches;
    in.keys = events.keys;
    while (!l->quit) {
        window_wait(l->window, loop_timeout(l), loop_scale(&l->app), &events);
        l->app.stats.wakeups++;
        loop_gather(l, &events, loop_scale(&l->app));
        l->quit = events.quit;
        if (!l->quit) {
            in.key_count = events.key_count;
            loop_frame(l, &in, events.exposed);
        }
    }
}

static void loop_wake(void *self)
{
    struct loop *l = self;
    struct window *window = atomic_load(&l->awake);
    if (window) {
        window_wake(window);
    }
}

int app_loop(const struct app_options *options, const struct screen_type *const *screens)
{
    struct loop l = {.clock = clock_system};
    struct window_options wanted = {options->width, options->height, "JSTM"};
    struct sounds *sounds = sounds_create(SILENCE_MS);
    struct app_host host = {.wake = loop_wake,
                            .wake_self = &l,
                            .clock = clock_system,
                            .sound = sounds_player(sounds),
                            .chance = (uint64_t)clock_wall_ns()};
    struct err err;
    int code;
    bool ok = app_create(&l.app, options, screens, &host, &code);
    sounds_volume(sounds, l.app.settings.volume);
    if (ok && window_create(&wanted, &l.window, &err)) {
        atomic_store(&l.awake, l.window);
        loop_run(&l);
        l.app.orderly = true;
        code = APP_OK;
    } else if (ok) {
        log_warn("%s", err.text);
        code = APP_NO_DISPLAY;
    }
    if (ok && options->stats && options->out) {
        stats_print(&l.app, options->out);
    }
    app_destroy(&l.app);
    window_destroy(l.window);
    sounds_destroy(sounds);
    return code;
}

int app_run(const struct app_options *options, const struct screen_type *const *screens)
{
    if (options->screenshot || options->dump || options->script || options->tour) {
        return app_headless(options, screens);
    }
    return app_loop(options, screens);
}
