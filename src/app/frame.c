/* One frame: touches and keys in, description out, requests applied, and what changed painted.
 *
 * A change of screen fades: the compositor keeps the frame that was on the glass, and it is
 * described over the new one while it goes. A change of language, size or theme fades faster. */
#include "internal.h"

#include "base/log.h"
#include "draw/pixels.h"

#include <string.h>

static void frame_fade_end(struct app *a)
{
    a->fading = false;
    compositor_drop_snapshot(a->compositor);
}

static void frame_describe(struct app *a, int64_t now_ms, const struct app_input *in)
{
    struct ui_input input = {.now_ms = now_ms,
                             .width_px = a->width,
                             .height_px = a->height,
                             .touches = in->touches,
                             .keys = in->keys,
                             .key_count = in->key_count,
                             .place = &a->settings.place,
                             .choice = &a->session.now,
                             .strings = a->strings};
    if (a->compose.open == DOCK_DISPLAY && a->session.now.sound && !a->shown.sound) {
        sound_play(&a->sound, SOUND_TAKE); /* who switches it on hears that it works */
    }
    a->shown = a->session.now;
    a->kiosk.sound = a->session.now.sound ? &a->sound : NULL;
    a->compose.sound = a->settings.visitors_sound;
    ui_begin(a->ui, &input);
    if (nav_depth(a->nav) > 0) {
        compose_frame(&a->compose, &a->kiosk, a->ui);
    }
    if (a->preview) {
        preview_compose(a);
    } else if (nav_depth(a->nav) == 0) {
        compose_fault(a->ui, a->strings, APP_PACK_FIRST + (int)a->problem);
    }
    staff_compose(a);
    if (a->fading) {
        float gone = ui_ease(a->ui, a->fade_ms, a->fade_length_ms);
        if (gone >= 1) {
            frame_fade_end(a);
        } else {
            ui_snapshot(a->ui, 1 - gone);
        }
    }
    a->list = ui_end(a->ui);
}

static bool frame_choice_changed(const struct app *a)
{
    const struct session_choice *x = &a->shown, *y = &a->session.now;
    return strcmp(x->lang, y->lang) != 0 || x->text != y->text || x->theme != y->theme ||
           x->reach != y->reach || x->sound != y->sound;
}

void app_fade(struct app *a, int64_t now_ms, int length_ms)
{
    compositor_keep_snapshot(a->compositor);
    a->fading = true;
    a->fade_ms = now_ms;
    a->fade_length_ms = length_ms;
}

/* How long without a touch before the card: what the screen needs at least, or the settings' own
 * when that is longer. 0: nobody is asked here, least of all an author who types. An installation
 * without attract rests on its home screen, and nobody is there until somebody touches it. */
static int64_t frame_warn_ms(const struct app *a)
{
    const struct screen_type *type = nav_type(a->nav);
    if (!a->pack || a->preview || a->mode == MODE_STAFF || !type ||
        (type->flags & SCREEN_NO_IDLE) ||
        (a->pristine && strcmp(nav_route(a->nav), app_rest_route(a)) == 0)) {
        return 0;
    }
    return type->idle_s * INT64_C(1000) > a->settings.idle_ms ? type->idle_s * INT64_C(1000)
                                                              : a->settings.idle_ms;
}

static struct idle_input frame_idle_input(const struct app *a, int64_t now_ms, bool touched)
{
    return (struct idle_input){now_ms, touched, ui_finger_down(a->ui), frame_warn_ms(a),
                               a->settings.still_ms};
}

/* Back to exactly how the kiosk woke up. */
static void frame_reset(struct app *a)
{
    struct err err;
    session_reset(&a->session);
    ui_forget(a->ui);
    memset(&a->compose, 0, sizeof a->compose);
    a->pristine = true;
    if (!nav_open(a->nav, app_rest_route(a), &err)) {
        log_warn("%s", err.text);
    }
}

void app_event(struct app *a, enum app_event event)
{
    struct mode_row row = mode_next(a->mode, event, app_rest_mode(a));
    if (row.action == MODE_RESET) {
        frame_reset(a);
    }
    a->mode = row.next;
}

/* True when the visit ended. While the card asks, any touch says "still here", unless it lifted on
 * the way home. */
static bool frame_idle(struct app *a, int64_t now_ms, bool touched)
{
    const struct idle_input in = frame_idle_input(a, now_ms, touched);
    bool over = a->idle.asking && a->compose.still == STILL_HOME;
    if (over) {
        idle_restart(&a->idle, now_ms);
    } else {
        over = idle_step(&a->idle, &in) == IDLE_OVER;
    }
    a->compose.still = STILL_WAITING;
    if (over) {
        app_event(a, EVENT_LEFT);
    }
    a->compose.still_s = idle_seconds_left(&a->idle, now_ms, a->settings.still_ms);
    return over;
}

static void frame_resize(struct app *a, int width, int height)
{
    if (a->fading && (a->width != width || a->height != height)) {
        frame_fade_end(a); /* what is kept has another size */
    }
    a->width = width;
    a->height = height;
}

/* What the frame just described has led to; true when it must be described again. */
static bool frame_apply(struct app *a, int64_t now_ms, bool touched)
{
    bool changed = false, over;
    int still = a->compose.still_s;
    struct err err;
    if (!nav_apply(a->nav, &changed, &err)) {
        log_warn("%s", err.text);
    }
    if (a->mode == MODE_ATTRACT && strcmp(nav_route(a->nav), "attract") != 0) { /* staff, too */
        app_event(a, EVENT_TOUCHED);
    }
    over = staff_apply(a, now_ms, touched);
    over = frame_idle(a, now_ms, touched) || over;
    if (changed || over) {
        app_fade(a, now_ms, a->session.now.less_motion ? UI_PRESS_MS : UI_SCREEN_MS);
    } else if (frame_choice_changed(a)) {
        app_fade(a, now_ms, UI_PRESS_MS);
    } else {
        return still != a->compose.still_s;
    }
    return true;
}

/* Asks for every picture of the list: those not there yet are begun, and those that stand on the
 * glass outside the damage count as used, or they would be given up and decoded again at every
 * scroll. */
static void app_prefetch(struct app *a)
{
    for (size_t i = 0; i < a->list->count; i++) {
        const struct draw_command *c = &a->list->commands[i];
        struct irect r = draw_ink(c, a->list->scale);
        struct paint_pixels pixels;
        rgba stand_in;
        int base_w, base_h;
        if (c->kind == DRAW_IMAGE && draw_is_free(c)) {
            draw_base_px(c, a->list->scale, &base_w, &base_h);
            images_whole(a->images, c->as.image.name, base_w, base_h, r.x1 - r.x0, &pixels,
                         &stand_in);
        } else if (c->kind == DRAW_IMAGE) {
            images_picture(a->images, c->as.image.name, r.x1 - r.x0, r.y1 - r.y0,
                           c->as.image.focus_x, c->as.image.focus_y, c->as.image.zoom, &pixels,
                           &stand_in);
        }
    }
}

void app_step(struct app *a, int64_t now_ms, const struct app_input *in, int width, int height)
{
    static const struct app_input nothing = {0};
    bool touched;
    frame_resize(a, width, height);
    if (a->preview) {
        preview_step(a, now_ms);
    } else {
        app_look_for_pack(a, now_ms);
    }
    switch_step(a, now_ms);
    staff_step(a, now_ms, in);
    app_today(a); /* a kiosk that is never switched off has a new one every midnight */
    worker_deliver(a->worker);
    images_frame(a->images);
    frame_describe(a, now_ms, in);
    touched = ui_touched(a->ui) || ui_keyed(a->ui);
    a->pristine = a->pristine && !touched;
    a->stats.frames++;
    if (frame_apply(a, now_ms, touched)) {
        frame_describe(a, now_ms, &nothing);
    }
    app_prefetch(a);
    trial_step(a, now_ms);
}

bool app_paint(struct app *a)
{
    const char *const *names;
    size_t count = images_fresh(a->images, &names);
    damage_compare(a->damage, a->list, names, count, &a->result);
    if (a->result.rect_count == 0 && a->result.move_count == 0) {
        return false;
    }
    compositor_paint(a->compositor, a->list, &a->result);
    a->stats.presents++;
    return true;
}

int64_t app_sooner(int64_t a_ms, int64_t b_ms)
{
    return a_ms < 0 || (b_ms >= 0 && b_ms < a_ms) ? b_ms : a_ms;
}

int64_t app_next_ms(const struct app *a, int64_t now_ms)
{
    struct idle_input in = frame_idle_input(a, now_ms, false);
    int64_t next = app_sooner(ui_next_wake_ms(a->ui), staff_next_ms(a));
    next = app_sooner(app_sooner(next, trial_next_ms(a)), switch_next_ms(a, now_ms));
    if (a->preview) {
        return app_sooner(next, preview_next_ms(a->preview, now_ms));
    }
    return app_sooner(next, a->mode == MODE_FAULT ? a->retry_ms : idle_next_ms(&a->idle, &in));
}
