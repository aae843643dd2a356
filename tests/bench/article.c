/* Budget 7: a Chinese article of 1,500 characters, laid out by our rules and painted by our
 * compositor, against TTF_RenderUTF8_Blended_Wrapped of the same text at the same size and width,
 * in turns.
 *
 * Cold: no layout and no glyph is there, the face is open, as it is for SDL2_ttf. Warm: the second
 * frame of the same text. Both sides fill a picture that holds the whole text. */
#include "bench.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "draw/damage.h"
#include "pack/pack.h"
#include "paint/compositor.h"
#include "sdl/fonts.h"
#include "text/layout.h"

#include <SDL_ttf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ARTICLE_CHARACTERS 1500
#define ARTICLE_FONT "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
#define ARTICLE_FACE_SC 2
#define ARTICLE_MOST_PARAGRAPHS 256

struct article_setting { /* how it is set: em and column in pixels */
    const char *name;
    int size, width;
    bool judged;
};

/* The first fills a 1080p screen with its 1,500 characters, as the budget's own figure did; the
 * second is the reader's, nearly three screens high, of which a frame never paints more than one.
 */
static const struct article_setting article_settings[] = {
    {"a screen of 26 px", 26, 1326, true},
    {"34 px, 32 a line, three screens", 34, 1088, false},
};

struct article {
    struct article_setting set;
    struct buf text; /* ARTICLE_CHARACTERS, paragraphs parted by newlines */
    size_t paragraphs[ARTICLE_MOST_PARAGRAPHS + 1]; /* where they begin; the last one: the end */
    size_t paragraph_count;
    struct fonts *fonts;
    struct text_metrics metrics;
    uint32_t *pixels;
    int height;
};

static bool article_glyph(void *self, uint8_t face, float size_px, uint32_t cp,
                          struct paint_glyph *out)
{
    return fonts_glyph(((struct article *)self)->fonts, face, size_px, cp, out);
}

static enum paint_ready article_image(void *self, const char *name, int width, int height,
                                      float focus_x, float focus_y, float zoom,
                                      struct paint_pixels *out, rgba *stand_in)
{
    (void)self, (void)name, (void)width, (void)height, (void)focus_x, (void)focus_y, (void)zoom;
    (void)out, (void)stand_in;
    return PAINT_MISSING;
}

static bool article_icon(void *self, const char *name, int size_px, struct paint_glyph *out)
{
    (void)self, (void)name, (void)size_px, (void)out;
    return false;
}

/* --- the text
 * ------------------------------------------------------------------------------------- */

static void article_add(struct article *a, const char *text, size_t length, size_t *characters)
{
    const char *at = text, *end = text + length;
    if (*characters >= ARTICLE_CHARACTERS || a->paragraph_count == ARTICLE_MOST_PARAGRAPHS) {
        return;
    }
    if (a->text.length) {
        buf_add_byte(&a->text, '\n');
    }
    a->paragraphs[a->paragraph_count++] = a->text.length;
    while (at < end && *characters < ARTICLE_CHARACTERS) {
        uint32_t cp = utf8_next(&at, end);
        buf_add_utf8(&a->text, cp == '\n' ? ' ' : cp);
        ++*characters;
    }
    a->paragraphs[a->paragraph_count] = a->text.length + 1;
}

/* The shipped texts, one after another, until there are enough characters. */
static bool article_text(struct article *a, struct err *err)
{
    struct pack *pack;
    struct arena memory = {0};
    const char **routes;
    size_t count, characters = 0;
    bool ok;
    if (!pack_open(BENCH_PACK, &pack, NULL, err)) {
        return false;
    }
    ok = pack_routes(pack, &memory, &routes, &count, err);
    for (size_t i = 0; ok && i < count; i++) {
        struct pack_reading reading;
        struct err ignored;
        if (!pack_reading(pack, routes[i], "zh", &memory, &reading, &ignored) || reading.start) {
            continue;
        }
        for (size_t p = 0; p < reading.page_count; p++) {
            const struct doc *body = &reading.pages[p].told[PACK_EVERYONE].body;
            for (size_t b = 0; b < body->count; b++) {
                if (body->blocks[b].length) {
                    article_add(a, body->blocks[b].text, body->blocks[b].length, &characters);
                }
            }
        }
    }
    arena_finish(&memory);
    pack_close(pack);
    if (ok && characters < ARTICLE_CHARACTERS) {
        ok = err_set(err, ERR_INVALID, "the pack has %zu characters only", characters);
    }
    return ok;
}

/* --- ours
 * ----------------------------------------------------------------------------------------- */

static float article_draw(struct draw_list *list, float y, const struct text_layout *layout)
{
    for (size_t l = 0; l < layout->line_count; l++) {
        const struct text_line *line = &layout->lines[l];
        for (size_t i = 0; i < line->run_count; i++) {
            const struct text_run *run = &line->runs[i];
            struct draw_command *c =
                draw_add(list, DRAW_GLYPHS,
                         rect_make(run->x - layout->size / 4, y + line->top - layout->size / 4,
                                   run->width + layout->size / 2, line->height + layout->size / 2),
                         0x10202EFFu);
            c->as.run.glyphs = run->glyphs;
            c->as.run.count = run->glyph_count;
            c->as.run.baseline = y + line->baseline;
            c->as.run.size = layout->size;
            c->as.run.face = run->face;
        }
    }
    return y + layout->height;
}

/* Lays out and lists the article; the height used. */
static float article_list(const struct article *a, struct text_cache *cache, struct draw_list *list)
{
    float y = 0;
    list->count = 0;
    for (size_t i = 0; i < a->paragraph_count; i++) {
        const struct text_paragraph p = {.text = buf_text(&a->text) + a->paragraphs[i],
                                         .length = a->paragraphs[i + 1] - a->paragraphs[i] - 1,
                                         .lang = TEXT_ZH,
                                         .size = (float)a->set.size,
                                         .width = (float)a->set.width};
        y = article_draw(list, y, text_layout(cache, &p));
    }
    return y;
}

struct article_times {
    double cold, warm, ttf, layout; /* least ns */
    uint64_t glyphs;
};

static void article_least(double *least, int64_t ns)
{
    if (*least == 0 || (double)ns < *least) {
        *least = (double)ns;
    }
}

static void article_frame(struct article *a, struct text_cache *cache, struct compositor *painter,
                          struct draw_list *list)
{
    const struct damage_result all = {.rects = {{0, 0, a->set.width, a->height}}, .rect_count = 1};
    article_list(a, cache, list);
    compositor_paint(painter, list, &all);
    text_cache_trim(cache);
}

static void article_ours(struct article *a, struct article_times *times, int warm_frames)
{
    const struct paint_source source = {
        .self = a, .glyph = article_glyph, .image = article_image, .icon = article_icon};
    struct text_cache *cache = text_cache_create(&a->metrics);
    struct compositor *painter = compositor_create(&source);
    struct draw_list list = {0};
    int64_t t;
    draw_begin(&list, (float)a->set.width, (float)a->height, 0xFFFFFFFFu);
    list.bounds = rect_make(0, 0, (float)a->set.width, (float)a->height);
    list.scale = 1; /* the picture is a strip, not a screen */
    compositor_target(painter, a->pixels, a->set.width, a->height, a->set.width * 4);
    t = bench_cpu_ns();
    article_frame(a, cache, painter, &list);
    article_least(&times->cold, bench_cpu_ns() - t);
    times->glyphs = compositor_stats(painter)->glyphs_rasterised;
    for (int i = 0; i < warm_frames; i++) {
        t = bench_cpu_ns();
        article_frame(a, cache, painter, &list);
        article_least(&times->warm, bench_cpu_ns() - t);
        t = bench_cpu_ns();
        article_list(a, cache, &list);
        article_least(&times->layout, bench_cpu_ns() - t);
    }
    draw_list_finish(&list);
    compositor_destroy(painter);
    text_cache_destroy(cache);
}

/* --- SDL2_ttf's
 * ------------------------------------------------------------------------------------ */

static bool article_theirs(const struct article *a, TTF_Font *font, struct article_times *times)
{
    const SDL_Color ink = {16, 32, 46, 255};
    int64_t t = bench_cpu_ns();
    SDL_Surface *s = TTF_RenderUTF8_Blended_Wrapped(font, buf_text(&a->text), ink, a->set.width);
    t = bench_cpu_ns() - t;
    if (!s) {
        return false;
    }
    article_least(&times->ttf, t);
    SDL_FreeSurface(s);
    return true;
}

static TTF_Font *article_font(const struct article *a)
{
    const char *folder = getenv("JSTM_FONTS");
    char path[512];
    snprintf(path, sizeof path, "%s/NotoSansCJK-Regular.ttc", folder ? folder : "");
    return TTF_OpenFontIndex(folder ? path : ARTICLE_FONT, a->set.size, ARTICLE_FACE_SC);
}

static void article_report(struct report *r, const struct article *a, const struct article_times *t)
{
    char what[80];
    snprintf(what, sizeof what, "1,500 characters, %s: cold / SDL2_ttf", a->set.name);
    report_add(r, a->set.judged ? "7" : "", what, t->cold / t->ttf, a->set.judged ? 0.25 : -1, "x");
    report_detail(r, "%.2f ms with %llu glyphs rasterised / %.2f ms", t->cold / 1e6,
                  (unsigned long long)t->glyphs, t->ttf / 1e6);
    snprintf(what, sizeof what, "1,500 characters, %s: warm / SDL2_ttf", a->set.name);
    report_add(r, a->set.judged ? "7" : "", what, t->warm / t->ttf, a->set.judged ? 0.02 : -1, "x");
    report_detail(r, "%.3f ms, of it %.3f ms layout / %.2f ms", t->warm / 1e6, t->layout / 1e6,
                  t->ttf / 1e6);
}

static bool article_prepare(struct article *a, struct err *err)
{
    struct text_cache *cache;
    struct draw_list list = {0};
    if (!article_text(a, err) || !fonts_create(&a->fonts, err)) {
        return false;
    }
    a->metrics = fonts_metrics(a->fonts);
    cache = text_cache_create(&a->metrics);
    draw_begin(&list, (float)a->set.width, (float)a->set.width, 0xFFFFFFFFu);
    a->height = (int)article_list(a, cache, &list) + 1;
    draw_list_finish(&list);
    text_cache_destroy(cache);
    a->pixels = mem_alloc((size_t)a->set.width * (size_t)a->height * 4);
    return true;
}

static void article_measure(struct report *r, const struct bench_options *o,
                            const struct article_setting *set)
{
    struct article *a = mem_alloc(sizeof *a);
    struct article_times times = {0};
    struct err err;
    TTF_Font *font;
    bool ok;
    a->set = *set;
    font = article_font(a);
    ok = font ? article_prepare(a, &err) : err_set(&err, ERR_IO, "%s", TTF_GetError());
    for (int i = 0; ok && i < o->passes + 1; i++) {
        article_ours(a, &times, 4);
        ok = article_theirs(a, font, &times) || err_set(&err, ERR_IO, "%s", TTF_GetError());
    }
    if (ok) {
        article_report(r, a, &times);
    } else {
        report_trouble(r, "7", "article", err.text);
    }
    if (font) {
        TTF_CloseFont(font);
    }
    fonts_destroy(a->fonts);
    buf_finish(&a->text);
    mem_free(a->pixels);
    mem_free(a);
}

void bench_article(struct report *r, const struct bench_options *o)
{
    if (TTF_Init() != 0) {
        report_trouble(r, "7", "article", TTF_GetError());
        return;
    }
    for (size_t i = 0; i < sizeof article_settings / sizeof article_settings[0]; i++) {
        article_measure(r, o, &article_settings[i]);
    }
    TTF_Quit();
}
