/* See stage.h. One clock, one frame at a time; touches are handed in as the window would hand them
 * in. */
#include "stage.h"

#include "problems.h"

#include "app/compose.h"
#include "app/preview.h"
#include "base/log.h"
#include "base/mem.h"
#include "nav/nav.h"
#include "paint/compositor.h"
#include "platform/worker.h"
#include "sdl/fonts.h"
#include "sdl/images.h"
#include "ui/strings.h"

#include <stdio.h>
#include <string.h>

#define STAGE_START_MS 1000
#define STAGE_STEP_MS 16
#define STAGE_MOST_FRAMES 200
#define STAGE_FAULT_CODE 12
#define STAGE_PICTURE_BYTES (256u << 20)
#define STAGE_ASSETS KIOSK_SOURCE_DIR "/assets"

struct stage {
    struct pack *pack;
    struct strings *strings;
    struct fonts *fonts;
    struct ui *ui;
    struct rng rng;
    struct session session;
    struct kiosk kiosk;
    struct nav *nav;
    struct compose compose;
    bool fault; /* the page for the hall when no pack opens, instead of a screen */
    enum stage_preview preview;
    struct preview_report problems, nothing;
    struct preview_view view;
    const struct draw_list *list;
    int width, height;
    int64_t now_ms;

    struct worker *worker; /* what follows is there only for painting */
    struct images *images;
    struct compositor *compositor;
    uint32_t *pixels;
};

/* --- what the compositor asks for
 * ----------------------------------------------------------------- */

static bool stage_glyph(void *self, uint8_t face, float size_px, uint32_t cp,
                        struct paint_glyph *out)
{
    struct stage *s = self;
    return fonts_glyph(s->fonts, face, size_px, cp, out);
}

static enum paint_ready stage_image(void *self, const char *name, int width, int height,
                                    float focus_x, float focus_y, float zoom,
                                    struct paint_pixels *out, rgba *stand_in)
{
    struct stage *s = self;
    return images_picture(s->images, name, width, height, focus_x, focus_y, zoom, out, stand_in);
}

static enum paint_ready stage_whole(void *self, const char *name, int base_w, int base_h,
                                    int shown_w, struct paint_pixels *out, rgba *stand_in)
{
    struct stage *s = self;
    return images_whole(s->images, name, base_w, base_h, shown_w, out, stand_in);
}

static bool stage_icon(void *self, const char *name, int size_px, struct paint_glyph *out)
{
    struct stage *s = self;
    return images_icon(s->images, name, size_px, out);
}

static void stage_painter(struct stage *s)
{
    const struct paint_source source = {s, stage_glyph, stage_image, stage_icon, stage_whole};
    s->worker = worker_create(true, NULL, NULL);
    s->images = images_create(s->pack, STAGE_ASSETS, s->worker, STAGE_PICTURE_BYTES);
    s->compositor = compositor_create(&source);
}

/* --- opening and closing
 * -------------------------------------------------------------------------- */

static bool stage_words(struct stage *s, struct err *err)
{
    const struct pack_info *info = pack_info(s->pack);
    const char **langs = mem_alloc((info->language_count + 1) * sizeof *langs);
    struct diag d = {0};
    bool ok;
    for (size_t i = 0; i < info->language_count; i++) {
        langs[i] = info->languages[i].tag;
    }
    ok = strings_load(&s->strings, STAGE_ASSETS, langs, info->language_count, &d, err);
    if (ok && d.errors) {
        ok = err_set(err, ERR_INVALID, "the interface's words have %zu mistakes", d.errors);
    }
    diag_finish(&d);
    mem_free(langs);
    return ok;
}

bool stage_create(struct stage **out, const struct stage_options *options, struct err *err)
{
    struct stage *s = mem_alloc(sizeof *s);
    struct session_choice boot = {0};
    struct text_metrics metrics = text_metrics_fixed;
    s->width = options->width;
    s->height = options->height;
    s->now_ms = STAGE_START_MS;
    if (!pack_open(options->pack, &s->pack, NULL, err) || !stage_words(s, err) ||
        (options->real_fonts && !fonts_create(&s->fonts, err))) {
        stage_destroy(s);
        return err_wrap(err, "setting the stage");
    }
    if (s->fonts) {
        metrics = fonts_metrics(s->fonts);
    }
    s->ui = ui_create(&metrics);
    rng_seed(&s->rng, 1);
    memcpy(boot.lang, "zh", 3);
    session_init(&s->session, &boot);
    s->kiosk = (struct kiosk){
        .pack = s->pack, .session = &s->session, .strings = s->strings, .rng = &s->rng};
    s->nav = nav_create(options->screens ? options->screens : screen_table, &s->kiosk);
    s->kiosk.nav = s->nav;
    if (options->painted) {
        stage_painter(s);
    }
    *out = s;
    return true;
}

void stage_destroy(struct stage *s)
{
    if (!s) {
        return;
    }
    nav_destroy(s->nav);
    preview_report_finish(&s->problems);
    ui_destroy(s->ui);
    compositor_destroy(s->compositor);
    images_destroy(s->images);
    worker_destroy(s->worker);
    fonts_destroy(s->fonts);
    strings_destroy(s->strings);
    pack_close(s->pack);
    mem_free(s->pixels);
    mem_free(s);
}

void stage_resize(struct stage *s, int width, int height)
{
    s->width = width;
    s->height = height;
    mem_free(s->pixels);
    s->pixels = NULL;
}

void stage_choose(struct stage *s, const char *lang, enum session_text text,
                  enum session_theme theme)
{
    session_set_lang(&s->session, lang);
    s->session.now.text = text;
    s->session.now.theme = theme;
}

void stage_reach(struct stage *s, bool reach)
{
    s->session.now.reach = reach;
}

bool stage_open(struct stage *s, const char *route, struct err *err)
{
    memset(&s->compose, 0, sizeof s->compose);
    s->fault = false;
    s->preview = PREVIEW_NONE;
    s->now_ms = STAGE_START_MS;
    ui_forget(s->ui);
    if (!nav_open(s->nav, route, err)) {
        return false;
    }
    stage_settle(s);
    return true;
}

/* --- frames
 * ----------------------------------------------------------------------------------------- */

static void stage_preview_frame(struct stage *s)
{
    if (s->preview >= PREVIEW_ERRORS) {
        preview_start(s->ui, &s->view);
        return;
    }
    compose_frame(&s->compose, &s->kiosk, s->ui);
    preview_badge(s->ui, &s->view);
    if (s->view.open) {
        preview_list(s->ui, &s->view);
    }
}

static const struct draw_list *stage_input_frame(struct stage *s, const struct touch_queue *touches,
                                                 enum input_key key)
{
    const struct ui_input input = {.now_ms = s->now_ms,
                                   .width_px = s->width,
                                   .height_px = s->height,
                                   .touches = touches,
                                   .keys = &key,
                                   .key_count = key != KEY_NONE,
                                   .choice = &s->session.now,
                                   .strings = s->strings};
    bool changed = false;
    struct err err;
    ui_begin(s->ui, &input);
    if (s->fault) {
        compose_fault(s->ui, s->strings, STAGE_FAULT_CODE);
    } else if (s->preview != PREVIEW_NONE) {
        stage_preview_frame(s);
    } else {
        compose_frame(&s->compose, &s->kiosk, s->ui);
    }
    if (s->compose.still != STILL_WAITING) {
        s->compose.still_s = 0;
    }
    s->list = ui_end(s->ui);
    if (!nav_apply(s->nav, &changed, &err)) {
        log_warn("%s", err.text);
    }
    if (changed) {
        ui_animate(s->ui);
    }
    return s->list;
}

static const struct draw_list *stage_touched_frame(struct stage *s,
                                                   const struct touch_queue *touches)
{
    return stage_input_frame(s, touches, KEY_NONE);
}

const struct draw_list *stage_frame(struct stage *s, int64_t now_ms)
{
    s->now_ms = now_ms;
    return stage_touched_frame(s, NULL);
}

const struct draw_list *stage_settle(struct stage *s)
{
    int frames = 0;
    for (;;) {
        int64_t wake;
        stage_touched_frame(s, NULL);
        wake = ui_next_wake_ms(s->ui);
        if (wake < 0 || wake > s->now_ms + UI_SCREEN_MS || ++frames == STAGE_MOST_FRAMES) {
            return s->list;
        }
        s->now_ms = wake > s->now_ms + STAGE_STEP_MS ? wake : s->now_ms + STAGE_STEP_MS;
    }
}

const struct ui_element *stage_find(const struct stage *s, const char *label)
{
    const struct ui_element *elements;
    size_t count = ui_elements(s->ui, &elements);
    for (size_t i = count; i-- > 0;) {
        const struct ui_element *e = &elements[i];
        const char *name = label[0] == '#' ? e->name : e->label;
        if (e->what == UI_ELEMENT_TARGET && !e->covered && !e->disabled && e->visible.w > 0 &&
            e->visible.h > 0 && name && strcmp(name, label[0] == '#' ? label + 1 : label) == 0) {
            return e;
        }
    }
    return NULL;
}

bool stage_reads(const struct stage *s, const char *words)
{
    const struct ui_element *e;
    size_t count = ui_elements(s->ui, &e);
    while (count-- > 0) {
        if (e[count].what == UI_ELEMENT_TEXT && e[count].visible.w > 0 &&
            strstr(e[count].label, words)) {
            return true;
        }
    }
    return false;
}

bool stage_tap(struct stage *s, const char *label)
{
    const struct ui_element *e = stage_find(s, label);
    struct touch_queue queue = {.count = 1};
    if (!e) {
        return false;
    }
    queue.events[0] = (struct touch){.finger = 1,
                                     .phase = TOUCH_DOWN,
                                     .x = e->visible.x + e->visible.w / 2,
                                     .y = e->visible.y + e->visible.h / 2,
                                     .t_ms = s->now_ms};
    stage_touched_frame(s, &queue);
    s->now_ms += 60;
    queue.events[0].phase = TOUCH_UP;
    queue.events[0].t_ms = s->now_ms;
    stage_touched_frame(s, &queue);
    stage_settle(s);
    return true;
}

bool stage_taps(struct stage *s, const char *targets)
{
    char target[80];
    while (*targets) {
        size_t length = strcspn(targets, " ");
        snprintf(target, sizeof target, "%.*s", (int)length, targets);
        if (!stage_tap(s, target)) {
            return false;
        }
        s->now_ms += 400; /* visitors look before they go on */
        targets += length + (targets[length] == ' ');
    }
    return true;
}

const struct draw_list *stage_key(struct stage *s, enum input_key key)
{
    stage_input_frame(s, NULL, key);
    return stage_settle(s);
}

const struct draw_list *stage_touch(struct stage *s, struct touch_queue *touches, int64_t later_ms)
{
    s->now_ms += later_ms;
    for (int i = 0; i < touches->count; i++) {
        touches->events[i].t_ms = s->now_ms;
    }
    return stage_touched_frame(s, touches);
}

const struct draw_list *stage_scroll(struct stage *s, const char *scroller, float offset)
{
    ui_scroll_to(s->ui, ui_id(scroller), offset, true);
    return stage_settle(s);
}

void stage_still_there(struct stage *s, int seconds_left)
{
    s->compose.still_s = seconds_left;
}

void stage_desk(struct stage *s, const struct desk *desk)
{
    s->kiosk.desk = desk;
}

void stage_fault(struct stage *s)
{
    s->fault = true;
    stage_settle(s);
}

void stage_preview(struct stage *s, enum stage_preview what)
{
    struct preview_progress progress;
    preview_report_read(&s->problems, problems_json, strlen(problems_json), &progress);
    preview_report_routes(&s->problems, what >= PREVIEW_ERRORS ? NULL : s->pack);
    s->nothing.failed = "";
    s->preview = what;
    s->view = (struct preview_view){.report = what == PREVIEW_WAITING ? &s->nothing : &s->problems,
                                    .source = "content/jilin",
                                    .progress = {true, 12, 90},
                                    .open = what == PREVIEW_LIST,
                                    .screen = 1};
    stage_settle(s);
}

/* --- painting
 * --------------------------------------------------------------------------------------- */

const uint32_t *stage_paint(struct stage *s, const struct draw_list *list)
{
    const struct damage_result all = {.rects = {{0, 0, s->width, s->height}}, .rect_count = 1};
    const char *const *names;
    if (!s->pixels) {
        s->pixels = mem_alloc((size_t)s->width * (size_t)s->height * sizeof *s->pixels);
    }
    compositor_target(s->compositor, s->pixels, s->width, s->height, s->width * 4);
    do {
        images_frame(s->images);
        compositor_paint(s->compositor, list, &all);
        worker_drain(s->worker);
    } while (images_fresh(s->images, &names) > 0);
    return s->pixels;
}

/* --- looking in
 * ------------------------------------------------------------------------------------- */

struct ui *stage_ui(struct stage *s)
{
    return s->ui;
}

struct nav *stage_nav(struct stage *s)
{
    return s->nav;
}

bool stage_change_pack(struct stage *s, const char *path, struct err *err)
{
    struct pack *before = s->pack, *after;
    if (!pack_open(path, &after, NULL, err)) {
        return false;
    }
    s->pack = s->kiosk.pack = after;
    nav_reopen(s->nav, before);
    if (s->images) {
        images_change_pack(s->images, after);
    }
    pack_close(before);
    stage_settle(s);
    return true;
}

struct pack *stage_pack(struct stage *s)
{
    return s->pack;
}

struct session *stage_session(struct stage *s)
{
    return &s->session;
}

struct fonts *stage_fonts(struct stage *s)
{
    return s->fonts;
}

const struct draw_list *stage_list(const struct stage *s)
{
    return s->list;
}

int64_t stage_now(const struct stage *s)
{
    return s->now_ms;
}

int stage_width(const struct stage *s)
{
    return s->width;
}

int stage_height(const struct stage *s)
{
    return s->height;
}

bool stage_has_dock(const struct stage *s)
{
    return !s->fault && s->preview < PREVIEW_LIST && !(nav_type(s->nav)->flags & SCREEN_NO_DOCK);
}
