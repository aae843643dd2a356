/* Everything the kiosk needs, opened in the order that puts a picture on the glass soonest, and one step
 * of its life: touches in, description out, requests applied, and what changed painted.
 *
 * A change of screen fades: the compositor keeps the frame that was on the glass, and the new one is
 * described under it while it goes. A change of language, size or theme fades faster. */
#include "internal.h"

#include "base/log.h"
#include "base/mem.h"
#include "platform/clock.h"
#include "platform/files.h"
#include "ui/strings.h"

#include <stdlib.h>
#include <string.h>

#define IMAGE_BUDGET_FRAMES 5 /* pictures kept: this many frames' worth of pixels */
#define RNG_SEED 19581101     /* any number; the day the Association was founded is as good as one */

static bool source_glyph(void *self, uint8_t face, float size_px, uint32_t cp,
                         struct paint_glyph *out)
{
    return fonts_glyph(((struct app *)self)->fonts, face, size_px, cp, out);
}

static enum paint_ready source_image(void *self, const char *name, int width, int height,
                                     float focus_x, float focus_y, float zoom,
                                     struct paint_pixels *out, rgba *stand_in)
{
    struct app *a = self;
    return images_picture(a->images, name, width, height, focus_x, focus_y, zoom, out, stand_in);
}

static bool source_icon(void *self, const char *name, int size_px, struct paint_glyph *out)
{
    return images_icon(((struct app *)self)->images, name, size_px, out);
}

static const char *app_pack_path(struct app *a)
{
    const char *env = getenv("JSTM_PACK"), *folder;
    struct err err;
    if (a->options->pack) {
        return a->options->pack;
    }
    if (env && env[0]) {
        return env;
    }
    return files_program_folder(&a->memory, &folder, &err)
               ? arena_format(&a->memory, "%s/jilin.kpack", folder)
               : "jilin.kpack";
}

static bool app_settings(struct app *a, int *exit_code)
{
    struct diag d = {0};
    struct buf text = {0};
    struct err err;
    bool ok = settings_read(&a->settings, a->options->settings, &d, &err);
    if (!ok) {
        log_warn("%s", err.text);
        *exit_code = APP_USAGE;
    }
    diag_print(&d, &text);
    if (text.length) {
        log_info("%.*s", (int)text.length - 1, buf_text(&text));
    }
    buf_finish(&text);
    diag_finish(&d);
    return ok;
}

static bool app_strings(struct app *a, struct err *err)
{
    static const char *const fallback[] = {"zh", "en", "ko"};
    const struct pack_info *info = a->pack ? pack_info(a->pack) : NULL;
    size_t count = info ? info->language_count : 3, i;
    const char **langs = arena_alloc_array(&a->memory, count, sizeof *langs);
    struct diag d = {0};
    bool ok;
    for (i = 0; i < count; i++) {
        langs[i] = info ? info->languages[i].tag : fallback[i];
    }
    ok = strings_load(&a->strings, a->assets, langs, count, &d, err);
    diag_finish(&d);
    return ok;
}

static void app_session(struct app *a)
{
    struct session_choice boot = a->settings.choice;
    const struct app_options *o = a->options;
    if (o->has_lang) {
        memcpy(boot.lang, o->choice.lang, sizeof boot.lang);
    }
    if (!boot.lang[0]) {
        const char *lang = a->pack ? pack_info(a->pack)->default_lang : "zh";
        strncpy(boot.lang, lang, sizeof boot.lang - 1);
    }
    boot.text = o->has_text ? o->choice.text : boot.text;
    boot.theme = o->has_theme ? o->choice.theme : boot.theme;
    boot.less_motion = boot.less_motion || o->choice.less_motion;
    session_init(&a->session, &boot);
    a->shown = boot;
}

static bool app_lang_known(const struct app *a)
{
    const struct pack_info *info = pack_info(a->pack);
    size_t i;
    for (i = 0; i < info->language_count; i++) {
        if (strcmp(info->languages[i].tag, a->session.now.lang) == 0) {
            return true;
        }
    }
    log_warn("the pack has no language '%s'", a->session.now.lang);
    return false;
}

static const char *app_start_route(const struct app *a)
{
    return a->settings.attract ? "attract" : "home";
}

static bool app_open_route(struct app *a, int *exit_code)
{
    struct err err;
    const char *route = a->options->route ? a->options->route : app_start_route(a);
    if (!nav_open(a->nav, route, &err)) {
        log_warn("%s", err.text);
        *exit_code = APP_USAGE;
        return false;
    }
    return true;
}

static bool app_open_pack(struct app *a, int *exit_code)
{
    const char *path = app_pack_path(a);
    if (pack_open(path, &a->pack, &a->problem, &a->problem_text)) {
        return true;
    }
    log_warn("%s", a->problem_text.text);
    *exit_code = APP_PACK_FIRST + (int)a->problem;
    return a->options->pack == NULL; /* a kiosk left to itself shows the fault page and goes on */
}

bool app_create(struct app *a, const struct app_options *options,
                const struct screen_type *const *screens, bool inline_worker,
                void (*wake)(void *), void *wake_self, int *exit_code)
{
    struct err err;
    struct paint_source source = {a, source_glyph, source_image, source_icon};
    struct text_metrics metrics;
    memset(a, 0, sizeof *a);
    a->stats.start_ns = clock_wall_ns();
    a->options = options;
    a->pristine = true;
    *exit_code = APP_FAILED;
    if (!app_settings(a, exit_code) || !app_open_pack(a, exit_code)) {
        return false;
    }
    *exit_code = APP_FAILED;
    if (!files_assets(&a->memory, &a->assets, &err) || !app_strings(a, &err)) {
        log_warn("%s", err.text);
        return false;
    }
    if (!fonts_create(&a->fonts, &err)) {
        log_warn("%s", err.text);
        *exit_code = APP_NO_FONT;
        return false;
    }
    metrics = fonts_metrics(a->fonts);
    a->ui = ui_create(&metrics);
    a->worker = worker_create(inline_worker, wake, wake_self);
    a->images = images_create(a->pack, a->assets, a->worker, 24u << 20);
    a->compositor = compositor_create(&source);
    a->damage = damage_create();
    rng_seed(&a->rng, RNG_SEED);
    app_session(a);
    a->kiosk = (struct kiosk){a->pack, NULL, &a->session, a->strings, &a->rng};
    a->kiosk.nav = a->nav = nav_create(screens, &a->kiosk);
    if (!a->pack) {
        return true;
    }
    *exit_code = APP_USAGE;
    return app_lang_known(a) && app_open_route(a, exit_code);
}

void app_destroy(struct app *a)
{
    worker_destroy(a->worker);
    nav_destroy(a->nav);
    damage_destroy(a->damage);
    compositor_destroy(a->compositor);
    images_destroy(a->images);
    ui_destroy(a->ui);
    fonts_destroy(a->fonts);
    strings_destroy(a->strings);
    pack_close(a->pack);
    arena_finish(&a->memory);
}

static void app_describe(struct app *a, int64_t now_ms, const struct touch_queue *touches)
{
    struct ui_input input = {.now_ms = now_ms,
                             .width_px = a->width,
                             .height_px = a->height,
                             .touches = touches,
                             .choice = &a->session.now,
                             .strings = a->strings};
    a->shown = a->session.now;
    ui_begin(a->ui, &input);
    if (a->pack) {
        compose_frame(&a->compose, &a->kiosk, a->ui);
    } else {
        compose_fault(a->ui, a->strings, a->problem_text.text);
    }
    if (a->fading) {
        float gone = ui_ease(a->ui, a->fade_ms, a->fade_length_ms);
        if (gone >= 1) {
            a->fading = false;
            compositor_drop_snapshot(a->compositor);
        } else {
            ui_snapshot(a->ui, 1 - gone);
        }
    }
    a->list = ui_end(a->ui);
}

static bool app_choice_changed(const struct app *a)
{
    const struct session_choice *x = &a->shown, *y = &a->session.now;
    return strcmp(x->lang, y->lang) != 0 || x->text != y->text || x->theme != y->theme;
}

static void app_fade(struct app *a, int64_t now_ms, int length_ms)
{
    compositor_keep_snapshot(a->compositor);
    a->fading = true;
    a->fade_ms = now_ms;
    a->fade_length_ms = length_ms;
}

static int64_t app_warn_ms(const struct app *a)
{
    const struct screen_type *type = nav_type(a->nav);
    if (!a->pack || !type || (type->flags & SCREEN_NO_IDLE) ||
        (a->pristine && !a->settings.attract && strcmp(type->name, "home") == 0)) {
        return 0;
    }
    return type->idle_s ? (int64_t)type->idle_s * 1000 : a->settings.idle_ms;
}

static struct idle_input app_idle_input(const struct app *a, int64_t now_ms, bool touched)
{
    struct idle_input in = {now_ms, touched, ui_finger_down(a->ui), app_warn_ms(a),
                            a->settings.still_ms};
    return in;
}

/* Back to exactly how the kiosk woke up. */
static void app_reset(struct app *a)
{
    struct err err;
    session_reset(&a->session);
    ui_forget(a->ui);
    memset(&a->compose, 0, sizeof a->compose);
    a->pristine = true;
    if (!nav_open(a->nav, app_start_route(a), &err)) {
        log_warn("%s", err.text);
    }
}

/* True when the visit ended. While the card asks, a finger holds the countdown; when it lifts, the
 * visitor is still here, unless it lifted on the way home. */
static bool app_idle(struct app *a, int64_t now_ms, bool touched)
{
    struct idle_input in = app_idle_input(a, now_ms, touched);
    enum ui_still_result answer = a->compose.still;
    enum idle_event event = IDLE_NOTHING;
    a->compose.still = STILL_WAITING;
    if (a->idle.asking && answer == STILL_HOME) {
        a->idle.asking = false;
        a->idle.touched_ms = now_ms;
        event = IDLE_OVER;
    } else if (!a->idle.asking || !in.finger_down) {
        event = idle_step(&a->idle, &in);
    }
    if (event == IDLE_OVER) {
        app_reset(a);
    }
    a->compose.still_s = idle_seconds_left(&a->idle, now_ms, a->settings.still_ms);
    return event == IDLE_OVER;
}

void app_step(struct app *a, int64_t now_ms, const struct touch_queue *touches, int width, int height)
{
    bool touched = touches && touches->count > 0, changed = false, over;
    int still = a->compose.still_s;
    struct err err;
    a->width = width;
    a->height = height;
    a->pristine = a->pristine && !touched;
    worker_deliver(a->worker);
    images_frame(a->images);
    app_describe(a, now_ms, touches);
    a->stats.frames++;
    if (!a->pack) {
        return;
    }
    if (!nav_apply(a->nav, &changed, &err)) {
        log_warn("%s", err.text);
    }
    over = app_idle(a, now_ms, touched);
    if (changed || over) {
        app_fade(a, now_ms, a->session.now.less_motion ? UI_PRESS_MS : UI_SCREEN_MS);
    } else if (app_choice_changed(a)) {
        app_fade(a, now_ms, UI_PRESS_MS);
    } else if (still == a->compose.still_s) {
        return;
    }
    app_describe(a, now_ms, NULL);
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

void app_prefetch(struct app *a)
{
    size_t i;
    for (i = 0; i < a->list->count; i++) {
        const struct draw_command *c = &a->list->commands[i];
        struct irect r = rect_to_pixels(c->rect, a->list->scale);
        struct paint_pixels pixels;
        rgba stand_in;
        if (c->kind == DRAW_IMAGE) {
            images_picture(a->images, c->as.image.name, r.x1 - r.x0, r.y1 - r.y0,
                           c->as.image.focus_x, c->as.image.focus_y, c->as.image.zoom, &pixels,
                           &stand_in);
        }
    }
}

int64_t app_next_ms(const struct app *a, int64_t now_ms)
{
    int64_t next = ui_next_wake_ms(a->ui), idle = -1;
    if (a->pack) {
        struct idle_input in = app_idle_input(a, now_ms, false);
        idle = idle_next_ms(&a->idle, &in);
    }
    if (next < 0 || (idle >= 0 && idle < next)) {
        next = idle;
    }
    return next;
}

int app_run(const struct app_options *options, const struct screen_type *const *screens)
{
    if (options->screenshot || options->dump || options->script || options->tour) {
        return app_headless(options, screens);
    }
    return app_loop(options, screens);
}
