/* From design units to pixels, and the hash of what will be painted. Hashing the rounded values,
 * not the floats, makes the comparison exact: two commands hash alike only when the painter would
 * do the very same thing, and float noise below a pixel costs no repaint. */
#include "draw/pixels.h"

#include "base/hash.h"

#include <math.h>

#define PIXELS_LEAN (1.0 / 128)
#define PIXELS_UNITS 64.0f /* draw_command_hash works in 64ths of a unit */

static int pixels_round(double v, double limit)
{
    if (!(v > -limit)) { /* NaN too */
        return v <= -limit ? (int)-limit : 0;
    }
    if (v > limit) {
        return (int)limit;
    }
    return (int)floor(v + 0.5 + PIXELS_LEAN);
}

int draw_px(float u, float scale)
{
    return pixels_round((double)u * (double)scale, DRAW_LIMIT_PX);
}

int draw_px16(float u, float scale)
{
    return pixels_round((double)u * (double)scale * 16.0, DRAW_LIMIT_PX * 16.0);
}

struct draw_radii draw_radii_px(struct draw_corners corners, float scale, int width, int height)
{
    const float in[4] = {corners.tl, corners.tr, corners.br, corners.bl};
    int most = (width < height ? width : height) / 2;
    int out[4];
    for (int i = 0; i < 4; i++) {
        int r = draw_px(in[i], scale);
        out[i] = r < 0 ? 0 : (r > most ? (most > 0 ? most : 0) : r);
    }
    return (struct draw_radii){out[0], out[1], out[2], out[3]};
}

bool draw_is_square(struct draw_corners c, float scale)
{
    return draw_px(c.tl, scale) <= 0 && draw_px(c.tr, scale) <= 0 && draw_px(c.br, scale) <= 0 &&
           draw_px(c.bl, scale) <= 0;
}

int draw_stroke_px(const struct draw_command *c, float scale)
{
    int width = draw_px(c->as.line.width, scale);
    return width < 1 ? 1 : width;
}

bool draw_is_free(const struct draw_command *c)
{
    return c->as.image.base_w > 0 && c->as.image.base_h > 0;
}

void draw_base_px(const struct draw_command *c, float scale, int *width, int *height)
{
    *width = draw_px(c->as.image.base_w, scale);
    *height = draw_px(c->as.image.base_h, scale);
    *width = *width < 1 ? 1 : *width;
    *height = *height < 1 ? 1 : *height;
}

int draw_alpha_255(float alpha)
{
    return alpha > 0 ? (alpha < 1 ? (int)(alpha * 255.0f + 0.5f) : 255) : 0;
}

float draw_glyph_px(const struct draw_command *c, float scale)
{
    return (float)pixels_round((double)c->as.run.size * (double)scale * 64.0, 4096 * 64.0) / 64.0f;
}

static int pixels_floor16(int v)
{
    return v >= 0 ? v / 16 : -((-v + 15) / 16);
}

static struct irect pixels_from_16(int x0, int y0, int x1, int y1)
{
    return (struct irect){pixels_floor16(x0), pixels_floor16(y0), pixels_floor16(x1 + 15),
                          pixels_floor16(y1 + 15)};
}

static struct irect pixels_line_ink(const struct draw_command *c, float scale)
{
    int x0 = draw_px16(c->as.line.x0, scale);
    int y0 = draw_px16(c->as.line.y0, scale);
    int x1 = draw_px16(c->as.line.x1, scale);
    int y1 = draw_px16(c->as.line.y1, scale);
    int reach = draw_px16(c->as.line.width, scale) / 2 + 17; /* half the width and one pixel */
    if (reach < 25) {
        reach = 25; /* the thinnest line is one pixel wide */
    }
    return pixels_from_16((x0 < x1 ? x0 : x1) - reach, (y0 < y1 ? y0 : y1) - reach,
                          (x0 > x1 ? x0 : x1) + reach, (y0 > y1 ? y0 : y1) + reach);
}

static struct irect pixels_polygon_ink(const struct draw_command *c, float scale)
{
    int low[2] = {0, 0};
    int high[2] = {0, 0};
    for (size_t i = 0; i < c->as.polygon.count * 2; i++) {
        int v = draw_px16(c->as.polygon.xy[i], scale);
        if (i < 2 || v < low[i % 2]) {
            low[i % 2] = v;
        }
        if (i < 2 || v > high[i % 2]) {
            high[i % 2] = v;
        }
    }
    return pixels_from_16(low[0], low[1], high[0], high[1]);
}

struct irect draw_ink(const struct draw_command *c, float scale)
{
    struct irect ink;
    switch (c->kind) {
    case DRAW_LINE:
        return pixels_line_ink(c, scale);
    case DRAW_POLYGON:
        return pixels_polygon_ink(c, scale);
    case DRAW_GLYPHS:
        ink = rect_to_pixels(c->rect, scale);
        return (struct irect){ink.x0 - 1, ink.y0 - 1, ink.x1 + 1, ink.y1 + 1};
    case DRAW_UNCLIP:
    case DRAW_UNSCROLL:
        return (struct irect){0, 0, 0, 0};
    case DRAW_FILL:
    case DRAW_STROKE:
    case DRAW_IMAGE:
    case DRAW_ICON:
    case DRAW_CLIP:
    case DRAW_SCROLL:
    case DRAW_SNAPSHOT:
        break;
    }
    return rect_to_pixels(c->rect, scale);
}

struct irect draw_frame_px(const struct draw_list *list)
{
    return rect_to_pixels(list->bounds, list->scale);
}

void draw_place_all(const struct draw_list *list, struct draw_place *out)
{
    struct irect clips[DRAW_CLIP_DEPTH + 1];
    size_t depth = 0;
    clips[0] = draw_frame_px(list);
    for (size_t i = 0; i < list->count; i++) {
        const struct draw_command *c = &list->commands[i];
        struct irect clip = clips[depth < DRAW_CLIP_DEPTH ? depth : DRAW_CLIP_DEPTH];
        out[i].ink = draw_ink(c, list->scale);
        out[i].box = irect_cross(out[i].ink, clip);
        if (c->kind == DRAW_CLIP || c->kind == DRAW_SCROLL) {
            if (irect_empty(out[i].box)) {
                out[i].box = (struct irect){0, 0, 0, 0};
            }
            depth++;
            if (depth <= DRAW_CLIP_DEPTH) {
                clips[depth] = out[i].box;
            }
        } else if ((c->kind == DRAW_UNCLIP || c->kind == DRAW_UNSCROLL) && depth > 0) {
            depth--;
        }
    }
}

/* How coordinates become numbers while hashing: first `dx`, `dy` are taken away in u, then the
 * origin in pixels. One of the two is always zero. */
struct pixels_frame {
    float scale, dx, dy;
    int x0, y0;
};

static uint64_t pixels_pair(uint64_t h, int a, int b)
{
    return hash_u64(h, (uint64_t)(uint32_t)a << 32 | (uint32_t)b);
}

static uint64_t pixels_hash_size(uint64_t h, const struct draw_command *c,
                                 const struct pixels_frame *f)
{
    struct irect r = rect_to_pixels(
        (struct rect){c->rect.x - f->dx, c->rect.y - f->dy, c->rect.w, c->rect.h}, f->scale);
    return pixels_pair(h, r.x1 - r.x0, r.y1 - r.y0);
}

static uint64_t pixels_hash_corners(uint64_t h, const struct draw_command *c, float scale)
{
    h = pixels_pair(h, draw_px(c->corners.tl, scale), draw_px(c->corners.tr, scale));
    return pixels_pair(h, draw_px(c->corners.br, scale), draw_px(c->corners.bl, scale));
}

static uint64_t pixels_hash_point(uint64_t h, float x, float y, const struct pixels_frame *f)
{
    return pixels_pair(h, draw_px16(x - f->dx, f->scale) - 16 * f->x0,
                       draw_px16(y - f->dy, f->scale) - 16 * f->y0);
}

static uint64_t pixels_hash_run(uint64_t h, const struct draw_command *c,
                                const struct pixels_frame *f)
{
    h = hash_float(hash_u64(h, c->as.run.face), draw_glyph_px(c, f->scale));
    h = pixels_pair(h, draw_px(c->as.run.baseline - f->dy, f->scale) - f->y0, (int)c->as.run.count);
    for (size_t i = 0; i < c->as.run.count; i++) {
        const struct draw_glyph *g = &c->as.run.glyphs[i];
        h = pixels_pair(h, (int)g->cp, draw_px(g->x - f->dx, f->scale) - f->x0);
    }
    return h;
}

static uint64_t pixels_hash_image(uint64_t h, const struct draw_command *c, float scale)
{
    h = hash_text(h, c->as.image.name);
    if (draw_is_free(c)) {
        int width, height;
        draw_base_px(c, scale, &width, &height);
        return pixels_pair(h, width, height);
    }
    h = hash_float(hash_float(h, c->as.image.focus_x), c->as.image.focus_y);
    h = hash_float(h, c->as.image.zoom);
    h = hash_u64(h, (uint64_t)draw_alpha_255(c->as.image.alpha));
    return pixels_hash_corners(h, c, scale);
}

static uint64_t pixels_hash(const struct draw_command *c, const struct pixels_frame *f)
{
    uint64_t h = hash_u64(HASH_START, (uint64_t)c->kind << 32 | c->colour);
    switch (c->kind) {
    case DRAW_FILL:
        if (draw_is_square(c->corners, f->scale)) {
            return h;
        }
        return pixels_hash_size(pixels_hash_corners(h, c, f->scale), c, f);
    case DRAW_STROKE:
        h = pixels_hash_size(pixels_hash_corners(h, c, f->scale), c, f);
        return hash_u64(h, (uint64_t)draw_stroke_px(c, f->scale));
    case DRAW_LINE:
        h = hash_u64(h, (uint64_t)draw_px16(c->as.line.width, f->scale));
        h = pixels_hash_point(h, c->as.line.x0, c->as.line.y0, f);
        return pixels_hash_point(h, c->as.line.x1, c->as.line.y1, f);
    case DRAW_POLYGON:
        for (size_t i = 0; i < c->as.polygon.count; i++) {
            h = pixels_hash_point(h, c->as.polygon.xy[2 * i], c->as.polygon.xy[2 * i + 1], f);
        }
        return hash_u64(h, c->as.polygon.count);
    case DRAW_IMAGE:
        return pixels_hash_size(pixels_hash_image(h, c, f->scale), c, f);
    case DRAW_ICON:
        return pixels_hash_size(hash_text(h, c->as.icon.name), c, f);
    case DRAW_GLYPHS:
        return pixels_hash_size(pixels_hash_run(h, c, f), c, f);
    case DRAW_SNAPSHOT:
        h = hash_u64(h, (uint64_t)draw_alpha_255(c->as.snapshot.alpha));
        h = pixels_pair(h, draw_px(c->as.snapshot.dx, f->scale),
                        draw_px(c->as.snapshot.dy, f->scale));
        return pixels_hash_size(h, c, f);
    case DRAW_SCROLL:
        h = hash_u64(h, c->as.scroll.id);
        break;
    case DRAW_CLIP:
    case DRAW_UNCLIP:
    case DRAW_UNSCROLL:
        break;
    }
    return pixels_hash_size(h, c, f);
}

uint64_t draw_pixel_hash(const struct draw_command *c, float scale, struct irect ink)
{
    const struct pixels_frame f = {scale, 0, 0, ink.x0, ink.y0};
    return pixels_hash(c, &f);
}

uint64_t draw_command_hash(const struct draw_command *c, float dx, float dy)
{
    const struct pixels_frame f = {PIXELS_UNITS, dx, dy, 0, 0};
    return pixels_hash(c, &f);
}
