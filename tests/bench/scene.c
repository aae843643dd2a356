/* See scene.h. The stage puts the frame together the way the application does; what it does not
 * hand out (words, pictures, the painter) is made here a second time, because a bench must time
 * what the stage hides. */
#include "scene.h"

#include "bench.h"

#include "app/compose.h"
#include "base/mem.h"
#include "nav/nav.h"
#include "platform/worker.h"
#include "sdl/fonts.h"
#include "sdl/images.h"
#include "ui/strings.h"

#include <stdio.h>
#include <string.h>

#define SCENE_PICTURE_BYTES (512u << 20)
#define SCENE_SCROLLER "reader.text"
#define SCENE_WARM_FRAMES 40

struct scene {
    struct stage *stage;
    struct strings *strings;
    struct rng rng;
    struct kiosk kiosk;
    struct compose compose;
    struct worker *worker;
    struct images *images;
    struct compositor *compositor;
    struct damage *damage;
    int width, height;
    int64_t now_ms;
    uint32_t *pixels, *copy;
};

static bool scene_glyph(void *self, uint8_t face, float size_px, uint32_t cp,
                        struct paint_glyph *out)
{
    struct scene *s = self;
    return fonts_glyph(stage_fonts(s->stage), face, size_px, cp, out);
}

static enum paint_ready scene_image(void *self, const char *name, int width, int height,
                                    float focus_x, float focus_y, float zoom,
                                    struct paint_pixels *out, rgba *stand_in)
{
    struct scene *s = self;
    return images_picture(s->images, name, width, height, focus_x, focus_y, zoom, out, stand_in);
}

static enum paint_ready scene_whole(void *self, const char *name, int base_w, int base_h,
                                    int shown_w, struct paint_pixels *out, rgba *stand_in)
{
    struct scene *s = self;
    return images_whole(s->images, name, base_w, base_h, shown_w, out, stand_in);
}

static bool scene_icon(void *self, const char *name, int size_px, struct paint_glyph *out)
{
    struct scene *s = self;
    return images_icon(s->images, name, size_px, out);
}

static bool scene_words(struct scene *s, struct err *err)
{
    const struct pack_info *info = pack_info(stage_pack(s->stage));
    const char *langs[16];
    size_t count = info->language_count < 16 ? info->language_count : 16;
    struct diag d = {0};
    bool ok;
    for (size_t i = 0; i < count; i++) {
        langs[i] = info->languages[i].tag;
    }
    ok = strings_load(&s->strings, KIOSK_SOURCE_DIR "/assets", langs, count, &d, err);
    diag_finish(&d);
    return ok;
}

bool scene_create(struct scene **out, const char *pack, int width, int height, struct err *err)
{
    struct stage_options options = {
        .pack = pack, .width = width, .height = height, .real_fonts = true};
    struct scene *s = mem_alloc(sizeof *s);
    const struct paint_source source = {.self = s,
                                        .glyph = scene_glyph,
                                        .image = scene_image,
                                        .icon = scene_icon,
                                        .whole = scene_whole};
    size_t size = (size_t)width * (size_t)height * 4;
    s->width = width;
    s->height = height;
    if (!stage_create(&s->stage, &options, err) || !scene_words(s, err)) {
        scene_destroy(s);
        return false;
    }
    rng_seed(&s->rng, 1);
    s->kiosk = (struct kiosk){.pack = stage_pack(s->stage),
                              .nav = stage_nav(s->stage),
                              .session = stage_session(s->stage),
                              .strings = s->strings,
                              .rng = &s->rng};
    s->worker = worker_create(false, NULL, NULL);
    s->images =
        images_create(s->kiosk.pack, KIOSK_SOURCE_DIR "/assets", s->worker, SCENE_PICTURE_BYTES);
    s->compositor = compositor_create(&source);
    s->damage = damage_create();
    s->pixels = mem_alloc(size);
    s->copy = mem_alloc(size);
    memset(s->pixels, 1, size); /* pages of their own, before anything is timed */
    memset(s->copy, 1, size);
    scene_target(s, NULL, 0);
    *out = s;
    return true;
}

void scene_destroy(struct scene *s)
{
    if (!s) {
        return;
    }
    damage_destroy(s->damage);
    compositor_destroy(s->compositor);
    images_destroy(s->images);
    worker_destroy(s->worker);
    strings_destroy(s->strings);
    stage_destroy(s->stage);
    mem_free(s->pixels);
    mem_free(s->copy);
    mem_free(s);
}

struct stage *scene_stage(struct scene *s)
{
    return s->stage;
}

void scene_target(struct scene *s, const void *pixels, int pitch)
{
    compositor_target(s->compositor, pixels ? (void *)(uintptr_t)pixels : s->pixels, s->width,
                      s->height, pixels ? pitch : s->width * 4);
    damage_forget(s->damage);
}

bool scene_open(struct scene *s, const char *route, const char *lang, enum session_theme theme,
                struct err *err)
{
    memset(&s->compose, 0, sizeof s->compose);
    stage_choose(s->stage, lang, SESSION_TEXT_NORMAL, theme);
    if (!stage_open(s->stage, route, err)) {
        return false;
    }
    s->now_ms = stage_now(s->stage);
    return true;
}

void scene_panel(struct scene *s, bool language, bool display, int still_s)
{
    s->compose.open = language ? DOCK_LANGUAGE : display ? DOCK_DISPLAY : DOCK_NONE;
    s->compose.still_s = still_s;
}

static const struct draw_list *scene_describe(struct scene *s, const struct touch_queue *touches)
{
    const struct ui_input input = {.now_ms = s->now_ms,
                                   .width_px = s->width,
                                   .height_px = s->height,
                                   .touches = touches,
                                   .choice = &s->kiosk.session->now,
                                   .strings = s->strings};
    struct ui *ui = stage_ui(s->stage);
    ui_begin(ui, &input);
    compose_frame(&s->compose, &s->kiosk, ui);
    return ui_end(ui);
}

void scene_frame(struct scene *s, int64_t now_ms, const struct touch_queue *touches, bool forget,
                 struct scene_cost *cost, struct damage_result *damage)
{
    struct damage_result own;
    const struct draw_list *list;
    const char *const *fresh;
    size_t count;
    int64_t t[4];
    damage = damage ? damage : &own;
    if (forget) {
        damage_forget(s->damage);
    }
    s->now_ms = now_ms;
    worker_deliver(s->worker);
    t[0] = bench_cpu_ns();
    images_frame(s->images);
    count = images_fresh(s->images, &fresh);
    list = scene_describe(s, touches);
    t[1] = bench_cpu_ns();
    damage_compare(s->damage, list, fresh, count, damage);
    t[2] = bench_cpu_ns();
    compositor_paint(s->compositor, list, damage);
    t[3] = bench_cpu_ns();
    if (cost) {
        cost->describe = t[1] - t[0];
        cost->compare = t[2] - t[1];
        cost->paint = t[3] - t[2];
        cost->stats = *compositor_stats(s->compositor);
        cost->rects = damage->rect_count;
        cost->moves = damage->move_count;
    }
}

void scene_warm(struct scene *s)
{
    struct damage_result damage;
    int frames = 0;
    do {
        scene_frame(s, s->now_ms, NULL, frames == 0, NULL, &damage);
        worker_drain(s->worker);
    } while ((damage.rect_count || damage.move_count || worker_waiting(s->worker)) &&
             ++frames < SCENE_WARM_FRAMES);
}

void scene_scroll(struct scene *s, float offset)
{
    ui_scroll_to(stage_ui(s->stage), ui_id(SCENE_SCROLLER), offset, true);
}

float scene_scrolled(const struct scene *s)
{
    return ui_scroll_offset(stage_ui(s->stage), ui_id(SCENE_SCROLLER));
}

int64_t scene_now(const struct scene *s)
{
    return s->now_ms;
}

int64_t scene_memcpy_ns(struct scene *s)
{
    int64_t t = bench_cpu_ns();
    memcpy(s->copy, s->pixels, (size_t)s->width * (size_t)s->height * 4);
    return bench_cpu_ns() - t;
}
