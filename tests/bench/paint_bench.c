/* What painting costs, as ratios to a memcpy of the frame taken in the same run (CPU time, best of
 * N): absolute figures of shared machines are worth nothing. A program, not a test: it prints a
 * table and one line of JSON, and judges nothing.
 *
 *   paint_bench [rounds]
 *
 * The scenes have the sizes of the shipped screens; glyphs are made of arithmetic with the density
 * of Han characters, so that no font is needed. */
#include "base/hash.h"
#include "base/mem.h"
#include "draw/damage.h"
#include "paint/compositor.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define BENCH_PICTURES 16

struct bench_picture {
    char name[16];
    int width, height;
    uint32_t *pixels;
};

struct bench {
    int width, height;
    uint32_t *frame, *other;
    struct bench_picture pictures[BENCH_PICTURES];
    int picture_count;
    uint8_t glyph[512 * 512];
    struct draw_glyph *glyphs;
    size_t glyph_count;
    struct compositor *compositor;
    struct damage *damage;
    struct draw_list list;
    int rounds;
    double copy_s; /* memcpy of the frame */
};

static double bench_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Strokes like those of a Han character: bars across and down with soft edges, nearly half of the
 * box (45 % at 26 and 34 px, measured on Noto Sans CJK). */
static bool bench_glyph(void *self, uint8_t face, float size_px, uint32_t cp,
                        struct paint_glyph *out)
{
    struct bench *b = self;
    int side = (int)(size_px * 0.92f);
    int step = side / 3;
    (void)face;
    for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
            int along = (int)((unsigned)(y + (int)(cp % 5)) % (unsigned)step);
            int down = (int)((unsigned)(x + (int)(cp % 7)) % (unsigned)(step * 3));
            int v = along == 0 ? 120 : (along == 1 ? 255 : (along == 2 ? 60 : 0));
            if (down == 0 || down == 3) {
                v = v > 90 ? v : 90;
            } else if (down == 1) {
                v = 255;
            }
            b->glyph[y * side + x] = (uint8_t)v;
        }
    }
    *out = (struct paint_glyph){b->glyph, side, side, side, 1, (int)(size_px * 0.85f)};
    return true;
}

static enum paint_ready bench_image(void *self, const char *name, int width, int height,
                                    float focus_x, float focus_y, float zoom,
                                    struct paint_pixels *out, rgba *stand_in)
{
    struct bench *b = self;
    (void)focus_x, (void)focus_y, (void)zoom;
    *stand_in = 0x334455ff;
    for (int i = 0; i < b->picture_count; i++) {
        struct bench_picture *p = &b->pictures[i];
        if (strcmp(p->name, name) == 0 && p->width == width && p->height == height) {
            *out = (struct paint_pixels){p->pixels, width, height, width * 4, true, NULL};
            return PAINT_READY;
        }
    }
    if (b->picture_count == BENCH_PICTURES) {
        return PAINT_MISSING;
    }
    {
        struct bench_picture *p = &b->pictures[b->picture_count++];
        snprintf(p->name, sizeof p->name, "%s", name);
        p->width = width;
        p->height = height;
        p->pixels = mem_alloc((size_t)width * (size_t)height * 4);
        for (int i = 0; i < width * height; i++) {
            p->pixels[i] = 0xff000000u | (uint32_t)hash_u64(HASH_START, (uint64_t)i);
        }
    }
    return bench_image(self, name, width, height, focus_x, focus_y, zoom, out, stand_in);
}

static bool bench_icon(void *self, const char *name, int size_px, struct paint_glyph *out)
{
    return bench_glyph(self, 0, (float)size_px / 0.92f + 1, (uint32_t)name[0], out);
}

/* --- scenes ------------------------------------------------------------------------------------
 */

static void bench_text(struct bench *b, float x, float y, float size, int count, rgba colour,
                       uint32_t first)
{
    struct draw_command *c = draw_add(
        &b->list, DRAW_GLYPHS, rect_make(x, y - size, size * (float)count, size * 1.4f), colour);
    c->as.run.glyphs = b->glyphs + b->glyph_count;
    c->as.run.count = (size_t)count;
    c->as.run.baseline = y;
    c->as.run.size = size;
    for (int i = 0; i < count; i++) {
        b->glyphs[b->glyph_count++] =
            (struct draw_glyph){0x4e00 + (first + (uint32_t)i * 17) % 900, x + size * (float)i};
    }
}

static void bench_picture(struct bench *b, const char *name, struct rect r,
                          struct draw_corners corners)
{
    struct draw_command *c = draw_add(&b->list, DRAW_IMAGE, r, 0);
    c->as.image.name = name;
    c->as.image.zoom = 1;
    c->as.image.alpha = 1;
    c->corners = corners;
}

static void bench_begin(struct bench *b)
{
    b->glyph_count = 0;
    draw_begin(&b->list, (float)b->width, (float)b->height, 0xF4F8FBFFu);
}

static void bench_dock(struct bench *b, bool pressed)
{
    struct draw_list *l = &b->list;
    draw_add(l, DRAW_FILL, rect_make(0, 952, 1920, 128), 0x262226FFu);
    for (int i = 0; i < 5; i++) {
        float x = 64 + 300 * (float)i;
        float down = pressed && i == 2 ? 6 : 0;
        struct draw_command *c = draw_add(l, DRAW_FILL, rect_make(x, 968, 240, 96), 0x3A3336FFu);
        c->corners = draw_round(48);
        c = draw_add(l, DRAW_ICON, rect_make(x + 28, 994 + down, 44, 44), 0xF4F8FBFFu);
        c->as.icon.name = "home";
        bench_text(b, x + 88, 1028 + down, 30, 4, 0xF4F8FBFFu, (uint32_t)i);
        if (pressed && i == 2) {
            c = draw_add(l, DRAW_FILL, rect_make(x, 968, 240, 96), 0x0000001Fu);
            c->corners = draw_round(48);
        }
    }
}

static void bench_home(struct bench *b, bool pressed)
{
    static const char *const leaves[7] = {"l0", "l1", "l2", "l3", "l4", "l5", "l6"};
    struct draw_command *c;
    bench_begin(b);
    bench_picture(b, "sky", b->list.bounds, draw_round(0));
    bench_text(b, 64, 110, 64, 12, 0x10202EFFu, 3);
    c = draw_add(&b->list, DRAW_FILL, rect_make(64, 150, 1000, 250), 0xFFFFFFFFu);
    c->corners = draw_round(24);
    bench_picture(b, "card", rect_make(1064, 150, 792, 250), draw_round(24));
    for (int i = 0; i < 4; i++) {
        bench_text(b, 104, 210 + 50 * (float)i, 34, 24, 0x10202EFFu, (uint32_t)i * 31);
    }
    for (int i = 0; i < 7; i++) {
        float x = 64 + 258 * (float)i;
        bench_picture(b, leaves[i], rect_make(x, 424, 242, 528), draw_round_top(24));
        bench_text(b, x + 18, 480, 40, 4, 0xFFFFFFFFu, (uint32_t)i * 7);
        bench_text(b, x + 18, 530, 30, 6, 0xFFFFFFFFu, (uint32_t)i * 11);
        bench_text(b, x + 18, 570, 30, 6, 0xFFFFFFFFu, (uint32_t)i * 13);
    }
    bench_dock(b, pressed);
}

/* An article in a scroller: `lines` of text, a heading beside, the dock over nothing. */
static void bench_article(struct bench *b, int offset_px, int per_line, float size, float step)
{
    struct rect view = {480, 96, 1376, 856};
    float offset = (float)offset_px / b->list.scale;
    struct draw_command *c;
    bench_begin(b);
    draw_add(&b->list, DRAW_FILL, rect_make(0, 0, 1920, 952), 0xF4F8FBFFu);
    for (int i = 0; i < 10; i++) {
        bench_text(b, 64, 180 + 70 * (float)i, 30, 10, 0x46586AFFu, (uint32_t)i * 5);
    }
    c = draw_add(&b->list, DRAW_SCROLL, view, 0);
    c->as.scroll.id = 7;
    c->as.scroll.offset_y = -offset;
    c->as.scroll.opaque = true;
    draw_add(&b->list, DRAW_FILL, view, 0xF4F8FBFFu);
    for (int i = 0; i < 80; i++) {
        float y = view.y - offset + step * (float)(i + 1);
        if (y > view.y - 80 && y < view.y + view.h + 80) {
            bench_text(b, view.x + 16, y, size, per_line, 0x10202EFFu, (uint32_t)i * 29);
        }
    }
    draw_add(&b->list, DRAW_UNSCROLL, view, 0);
    c = draw_add(&b->list, DRAW_FILL, rect_make(1848, 120 + offset / 10, 8, 120), 0xCBD8E2FFu);
    c->corners = draw_round(4);
    bench_dock(b, false);
}

/* A timeline as wide as the screen: 24 cards on stems, moved sideways. */
static void bench_timeline(struct bench *b, int offset_px)
{
    struct rect view = {0, 120, 1920, 700};
    float offset = (float)offset_px / b->list.scale;
    struct draw_command *c;
    bench_begin(b);
    draw_add(&b->list, DRAW_FILL, rect_make(0, 0, 1920, 952), 0xF4F8FBFFu);
    bench_text(b, 64, 90, 64, 8, 0x10202EFFu, 1);
    c = draw_add(&b->list, DRAW_SCROLL, view, 0);
    c->as.scroll.id = 9;
    c->as.scroll.offset_x = -offset;
    c->as.scroll.opaque = true;
    draw_add(&b->list, DRAW_FILL, view, 0xF4F8FBFFu);
    for (int i = 0; i < 24; i++) {
        float x = 180 * (float)i - offset;
        float top = i % 2 ? 160 : 420;
        c = draw_add(&b->list, DRAW_LINE, rect_make(x + 98, top, 4, 760 - top), 0x10202EFFu);
        c->as.line.x0 = c->as.line.x1 = x + 100;
        c->as.line.y0 = top + 180;
        c->as.line.y1 = 760;
        c->as.line.width = 4;
        c = draw_add(&b->list, DRAW_FILL, rect_make(x, top, 300, 200), 0xFFFFFFFFu);
        c->corners = draw_round(24);
        bench_text(b, x + 20, top + 56, 44, 4, 0x8A5A00FFu, (uint32_t)i);
        bench_text(b, x + 20, top + 110, 30, 8, 0x10202EFFu, (uint32_t)i * 3);
        bench_text(b, x + 20, top + 150, 30, 8, 0x10202EFFu, (uint32_t)i * 9);
        c = draw_add(&b->list, DRAW_FILL, rect_make(x + 86, 746, 28, 28), 0xF2B233FFu);
        c->corners = draw_round(14);
    }
    draw_add(&b->list, DRAW_UNSCROLL, view, 0);
    bench_dock(b, false);
}

/* --- measuring ---------------------------------------------------------------------------------
 */

struct bench_result {
    const char *name;
    double compare, paint; /* ratios to memcpy of the frame */
    double ms, copy_ms;
    size_t rects, moves;
    struct paint_stats stats;
};

static void bench_step(struct bench *b, bool forget, struct bench_result *best)
{
    struct damage_result d;
    double t0, t1, t2;
    if (forget) {
        damage_forget(b->damage);
    }
    t0 = bench_now();
    damage_compare(b->damage, &b->list, NULL, 0, &d);
    t1 = bench_now();
    compositor_paint(b->compositor, &b->list, &d);
    t2 = bench_now();
    if (best->paint == 0 || t2 - t0 < (best->compare + best->paint)) {
        best->compare = t1 - t0;
        best->paint = t2 - t1;
        best->rects = d.rect_count;
        best->moves = d.move_count;
        best->stats = *compositor_stats(b->compositor);
    }
}

static void bench_copy(struct bench *b)
{
    size_t size = (size_t)b->width * (size_t)b->height * 4;
    double t = bench_now();
    memcpy(b->other, b->frame, size);
    t = bench_now() - t;
    if (b->copy_s == 0 || t < b->copy_s) {
        b->copy_s = t;
    }
}

enum bench_scene {
    SCENE_HOME,
    SCENE_PRESS,
    SCENE_ARTICLE_SCROLL,
    SCENE_TIMELINE_SCROLL,
    SCENE_ARTICLE,
    SCENE_FADE,
    SCENE_COUNT
};

static const char *const bench_names[SCENE_COUNT] = {"home, full redraw",     "pressed button",
                                                     "article, scroll frame", "timeline, scroll",
                                                     "article, 1500 glyphs",  "cross-fade alone"};

static void bench_fade(struct bench *b, int round)
{
    struct draw_command *c;
    bench_begin(b);
    c = draw_add(&b->list, DRAW_SNAPSHOT, b->list.bounds, 0);
    c->as.snapshot.alpha = 0.2f + 0.1f * (float)(round % 7);
}

static void bench_scene(struct bench *b, enum bench_scene scene, struct bench_result *r)
{
    bool settled = scene == SCENE_HOME || scene == SCENE_ARTICLE || scene == SCENE_FADE;
    *r = (struct bench_result){.name = bench_names[scene]};
    b->copy_s =
        0; /* measured between the frames of this very scene: memory is not always as quick */
    compositor_keep_snapshot(b->compositor);
    for (int i = 0; i < b->rounds; i++) {
        struct bench_result warm = {0};
        bench_copy(b);
        switch (scene) {
        case SCENE_HOME:
            bench_home(b, false);
            break;
        case SCENE_PRESS:
            bench_home(b, i % 2 != 0);
            break;
        case SCENE_ARTICLE_SCROLL:
            bench_article(b, i * 24 * b->height / 1080 % 1600, 36, 34, 58);
            break;
        case SCENE_TIMELINE_SCROLL:
            bench_timeline(b, i * 16 * b->height / 1080 % 1600);
            break;
        case SCENE_ARTICLE:
            bench_article(b, 0, 51, 26, 29);
            break;
        case SCENE_FADE:
        case SCENE_COUNT:
            bench_fade(b, i);
            break;
        }
        bench_step(b, settled, i < 3 ? &warm : r);
    }
    r->ms = (r->compare + r->paint) * 1000;
    r->copy_ms = b->copy_s * 1000;
    r->compare /= b->copy_s;
    r->paint /= b->copy_s;
}

static void bench_run(struct bench *b, int width, int height, bool last)
{
    struct paint_source source = {
        .self = b, .glyph = bench_glyph, .image = bench_image, .icon = bench_icon};
    size_t size = (size_t)width * (size_t)height * 4;
    struct bench_result r[SCENE_COUNT];
    b->width = width;
    b->height = height;
    b->frame = mem_alloc(size);
    b->other = mem_alloc(size);
    b->compositor = compositor_create(&source);
    b->damage = damage_create();
    compositor_target(b->compositor, b->frame, width, height, width * 4);
    for (int i = 0; i < SCENE_COUNT; i++) {
        bench_scene(b, (enum bench_scene)i, &r[i]);
    }
    fprintf(stderr, "%d x %d\n", width, height);
    fprintf(stderr, "%-24s %8s %8s %8s %8s %6s %6s %10s %10s\n", "", "compare", "paint", "ms",
            "memcpy", "rects", "moves", "damaged", "written");
    printf("{\"width\":%d,\"height\":%d", width, height);
    for (int i = 0; i < SCENE_COUNT; i++) {
        fprintf(stderr, "%-24s %7.3fx %7.3fx %8.3f %8.3f %6zu %6zu %10llu %10llu\n", r[i].name,
                r[i].compare, r[i].paint, r[i].ms, r[i].copy_ms, r[i].rects, r[i].moves,
                (unsigned long long)r[i].stats.pixels_damaged,
                (unsigned long long)r[i].stats.pixels_written);
        printf(",\"%s\":{\"compare\":%.4f,\"paint\":%.4f,\"ms\":%.4f,\"memcpy_ms\":%.4f}",
               r[i].name, r[i].compare, r[i].paint, r[i].ms, r[i].copy_ms);
    }
    printf("}%s\n", last ? "" : ",");
    compositor_destroy(b->compositor);
    damage_destroy(b->damage);
    for (int i = 0; i < b->picture_count; i++) {
        mem_free(b->pictures[i].pixels);
    }
    b->picture_count = 0;
    mem_free(b->frame);
    mem_free(b->other);
}

#ifndef PAINT_BENCH_NO_MAIN
int main(int argc, char **argv)
{
    struct bench *b = mem_alloc(sizeof *b);
    b->rounds = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 60;
    b->glyphs = mem_alloc(100000 * sizeof *b->glyphs);
    printf("[");
    bench_run(b, 1920, 1080, false);
    bench_run(b, 3840, 2160, true);
    printf("]\n");
    draw_list_finish(&b->list);
    mem_free(b->glyphs);
    mem_free(b);
    return 0;
}
#endif
