/* Everything the kiosk needs, opened in the order that puts a picture on the glass soonest: fonts
 * are opened by a thread of their own while the pack, the wording and the first screen are read.
 *
 * A kiosk left to itself never gives up because of its content: without a pack it shows the fault
 * page and looks for one now and then. A person who names a pack on the command line gets a message
 * and an exit code instead. */
#include "internal.h"

#include "base/log.h"
#include "base/mem.h"
#include "platform/clock.h"
#include "platform/files.h"
#include "text/metrics.h"
#include "ui/strings.h"

#include <stdlib.h>
#include <string.h>

#define IMAGE_BUDGET (24u << 20) /* bytes; what is on the screen is kept beyond it */
#define RNG_SEED 19581101        /* any number; the Association's founding day is as good as one */
#define EXAMPLE_ROUTES 4

/* Faces of the first screen: Chinese titles and text, and the plain Latin and Korean one. */
#define FIRST_FACES \
    (1u << (TEXT_FACE_SERIF | TEXT_FACE_BOLD) | 1u << TEXT_FACE_BOLD | 1u << 0 | 1u << TEXT_FACE_KR)

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

static enum paint_ready source_whole(void *self, const char *name, int base_w, int base_h,
                                     int shown_w, struct paint_pixels *out, rgba *stand_in)
{
    return images_whole(((struct app *)self)->images, name, base_w, base_h, shown_w, out, stand_in);
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
    bool ok = settings_load(&a->settings, a->options->settings, &d, &err);
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

bool app_strings(struct app *a, struct err *err)
{
    static const char *const fallback[] = {"zh", "en", "ko"};
    const struct pack_info *info = a->pack ? pack_info(a->pack) : NULL;
    size_t count = info ? info->language_count : sizeof fallback / sizeof fallback[0];
    const char **langs = arena_alloc_array(&a->memory, count, sizeof *langs);
    struct diag d = {0};
    struct strings *strings;
    bool ok;
    for (size_t i = 0; i < count; i++) {
        langs[i] = info ? info->languages[i].tag : fallback[i];
    }
    ok = strings_load(&strings, a->assets, langs, count, &d, err);
    diag_finish(&d);
    if (ok) {
        strings_destroy(a->strings);
        a->strings = strings;
        a->kiosk.strings = strings;
    }
    return ok;
}

bool app_has_lang(const struct app *a, const char *tag)
{
    const struct pack_info *info = a->pack ? pack_info(a->pack) : NULL;
    for (size_t i = 0; info && i < info->language_count; i++) {
        if (strcmp(info->languages[i].tag, tag) == 0) {
            return true;
        }
    }
    return !info;
}

/* A language on the command line was checked before; one in the settings may be of another pack. */
void app_session(struct app *a)
{
    struct session_choice boot = a->settings.choice;
    const struct app_options *o = a->options;
    const char *lang = a->pack ? pack_info(a->pack)->default_lang : "zh";
    if (o->has_lang && app_has_lang(a, o->choice.lang)) {
        memcpy(boot.lang, o->choice.lang, sizeof boot.lang);
    }
    if (boot.lang[0] && !app_has_lang(a, boot.lang)) {
        log_warn("the pack has no language '%s' as the settings want; starting in '%s'", boot.lang,
                 lang);
        boot.lang[0] = '\0';
    }
    if (!boot.lang[0] && strlen(lang) < sizeof boot.lang) {
        memcpy(boot.lang, lang, strlen(lang) + 1);
    }
    boot.text = o->has_text ? o->choice.text : boot.text;
    boot.theme = o->has_theme ? o->choice.theme : boot.theme;
    boot.less_motion = boot.less_motion || o->choice.less_motion;
    boot.reach = boot.reach || o->choice.reach;
    session_init(&a->session, &boot);
    a->shown = boot;
}

static bool app_check_lang(struct app *a)
{
    const struct pack_info *info = a->pack ? pack_info(a->pack) : NULL;
    struct buf all = {0};
    if (!a->options->has_lang || app_has_lang(a, a->options->choice.lang)) {
        return true;
    }
    for (size_t i = 0; i < info->language_count; i++) {
        buf_format(&all, "%s%s", i ? ", " : "", info->languages[i].tag);
    }
    log_info("the pack has no language '%s'; it has %s", a->options->choice.lang, buf_text(&all));
    buf_finish(&all);
    return false;
}

const char *app_rest_route(const struct app *a)
{
    return a->settings.attract ? "attract" : "home";
}

enum app_mode app_rest_mode(const struct app *a)
{
    return a->settings.attract ? MODE_ATTRACT : MODE_VISIT;
}

static void app_say_routes(struct app *a, const struct err *err)
{
    const char **routes;
    size_t count;
    struct err ignored;
    struct buf some = {0};
    if (pack_routes(a->pack, &a->memory, &routes, &count, &ignored)) {
        for (size_t i = 0; i < count && i < EXAMPLE_ROUTES; i++) {
            buf_format(&some, "%s%s", i ? ", " : "; for example: ", routes[i]);
        }
    }
    log_info("%s%s", err->text, buf_text(&some));
    buf_finish(&some);
}

static bool app_open_route(struct app *a, int *exit_code)
{
    struct err err;
    const char *route = a->options->route ? a->options->route : app_rest_route(a);
    if (nav_open(a->nav, route, &err)) {
        a->mode = strcmp(nav_route(a->nav), "attract") == 0 ? MODE_ATTRACT : MODE_VISIT;
        return true;
    }
    if (a->options->route) {
        app_say_routes(a, &err);
        *exit_code = APP_USAGE;
    } else {
        log_warn("%s", err.text);
        *exit_code = APP_FAILED;
    }
    return false;
}

static bool app_open_pack(struct app *a, int *exit_code)
{
    if (a->preview) { /* it comes when it has been built */
        a->mode = MODE_FAULT;
        return true;
    }
    if (keep_open(a, &a->pack)) {
        return true;
    }
    a->pack_path = app_pack_path(a);
    if (pack_open(a->pack_path, &a->pack, &a->problem, &a->problem_text)) {
        return true;
    }
    log_warn("%s", a->problem_text.text);
    a->pack = NULL;
    a->mode = mode_next(a->mode, EVENT_PACK_GONE, app_rest_mode(a)).next;
    *exit_code = APP_PACK_FIRST + (int)a->problem;
    return a->options->pack == NULL || a->keep.options.folder;
}

static bool app_fonts(struct app *a, int *exit_code)
{
    struct err err;
    if (!fonts_create(&a->fonts, &err)) {
        log_warn("%s", err.text);
        *exit_code = APP_NO_FONT;
        return false;
    }
    fonts_warm(a->fonts, FIRST_FACES);
    return true;
}

static void app_tools(struct app *a, const struct screen_type *const *screens,
                      const struct app_host *host)
{
    const struct paint_source source = {a, source_glyph, source_image, source_icon, source_whole};
    const struct text_metrics metrics = fonts_metrics(a->fonts);
    a->ui = ui_create(&metrics);
    a->worker = worker_create(host->inline_worker, host->wake, host->wake_self);
    a->images = images_create(a->pack, a->assets, a->worker, IMAGE_BUDGET);
    a->compositor = compositor_create(&source);
    a->damage = damage_create();
    rng_seed(&a->rng, RNG_SEED + host->chance);
    a->kiosk = (struct kiosk){.pack = a->pack,
                              .session = &a->session,
                              .strings = a->strings,
                              .rng = &a->rng,
                              .rounds = &a->rounds};
    app_today(a);
    switch_begin(a, host);
    a->kiosk.nav = a->nav = nav_create(screens, &a->kiosk);
}

void app_today(struct app *a)
{
    const struct date *d = &a->options->day;
    a->kiosk.today = a->options->has_day ? clock_days(d->year, d->month, d->day)
                                         : clock_local_day(a->clock.now_s(a->clock.self));
}

bool app_create(struct app *a, const struct app_options *options,
                const struct screen_type *const *screens, const struct app_host *host,
                int *exit_code)
{
    struct err err;
    memset(a, 0, sizeof *a);
    a->stats.start_ns = clock_wall_ns();
    a->options = options;
    a->clock = host->clock;
    a->sound = host->sound;
    a->pristine = true;
    *exit_code = APP_FAILED;
    if (options->preview &&
        !preview_create(&a->preview, options->preview, host->wake, host->wake_self, &err)) {
        log_info("%s", err.text);
        *exit_code = err.code == ERR_NOT_FOUND ? APP_USAGE : APP_FAILED;
        return false;
    }
    if (!app_settings(a, exit_code) || !app_fonts(a, exit_code) || !app_open_pack(a, exit_code)) {
        return false;
    }
    *exit_code = APP_FAILED;
    if (!files_assets(&a->memory, &a->assets, &err) || !app_strings(a, &err)) {
        log_warn("%s", err.text);
        return false;
    }
    if (!app_check_lang(a)) {
        *exit_code = APP_USAGE;
        return false;
    }
    app_session(a);
    app_tools(a, screens, host);
    return !a->pack || app_open_route(a, exit_code);
}

void app_destroy(struct app *a)
{
    nav_destroy(a->nav);
    damage_destroy(a->damage);
    compositor_destroy(a->compositor);
    images_destroy(a->images); /* waits for its jobs */
    worker_destroy(a->worker);
    switch_end(a);
    if (a->orderly) {
        keep_ended(a);
    }
    ui_destroy(a->ui);
    fonts_destroy(a->fonts);
    strings_destroy(a->strings);
    pack_close(a->pack);
    preview_destroy(a->preview);
    arena_finish(&a->memory);
}
