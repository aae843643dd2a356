/* The bottom of the painter: fills, copies, blends, each cut to the clip first and counted. Opaque
 * fills and everything that reads a picture's own alpha is pixman's; an opaque picture is rows of
 * memcpy or of a cross-fade, and one translucent colour, or one through coverage, is ours (blend.c
 * says why). */
#include "canvas.h"

#include "base/mem.h"
#include "blend.h"

#include <assert.h>
#include <string.h>

void canvas_finish(struct canvas *c)
{
    if (c->image) {
        pixman_image_unref(c->image);
    }
    memset(c, 0, sizeof *c);
}

void canvas_set(struct canvas *c, void *pixels, int width, int height, int pitch_bytes)
{
    canvas_finish(c);
    assert(pitch_bytes % 4 == 0 && pitch_bytes / 4 >= width);
    c->pixels = pixels;
    c->width = width;
    c->height = height;
    c->stride = pitch_bytes / 4;
    if (pixels && width > 0 && height > 0) {
        c->image =
            pixman_image_create_bits_no_clear(PIXMAN_x8r8g8b8, width, height, pixels, pitch_bytes);
    }
}

static bool canvas_cut(struct canvas *c, struct irect *r)
{
    *r = irect_cross(*r, c->clip);
    if (irect_empty(*r)) {
        return false;
    }
    c->written += (uint64_t)(r->x1 - r->x0) * (uint64_t)(r->y1 - r->y0);
    return true;
}

static uint32_t *canvas_at(struct canvas *c, int x, int y)
{
    return c->pixels + (ptrdiff_t)y * c->stride + x;
}

void canvas_fill(struct canvas *c, struct irect r, rgba colour)
{
    if ((colour & 255u) == 0 || !canvas_cut(c, &r)) {
        return;
    }
    if ((colour & 255u) != 255u || !pixman_fill(c->pixels, c->stride, 32, r.x0, r.y0, r.x1 - r.x0,
                                                r.y1 - r.y0, blend_premultiply(colour))) {
        blend_tint(canvas_at(c, r.x0, r.y0), r.x1 - r.x0, r.y1 - r.y0, c->stride, colour);
    }
}

void canvas_cover(struct canvas *c, int x, int y, struct coverage mask, rgba colour)
{
    struct irect r = {x, y, x + mask.width, y + mask.height};
    struct blend_area area;
    if (!canvas_cut(c, &r)) {
        return;
    }
    area = (struct blend_area){canvas_at(c, r.x0, r.y0),
                               mask.alpha + (ptrdiff_t)(r.y0 - y) * mask.pitch + (r.x0 - x),
                               r.x1 - r.x0,
                               r.y1 - r.y0,
                               c->stride,
                               mask.pitch};
    blend_mask(&area, colour);
}

void canvas_row(struct canvas *c, int x, int y, const uint8_t *mask, int count, rgba colour)
{
    canvas_cover(c, x, y, (struct coverage){mask, count, 1, count}, colour);
}

/* Copies within the canvas; rows are taken in the order that never reads what was just written. */
void canvas_move(struct canvas *c, struct irect area, int dx, int dy)
{
    struct irect whole = {0, 0, c->width, c->height};
    struct irect to;
    size_t bytes;
    area = irect_cross(area, whole);
    to = irect_cross(area, (struct irect){area.x0 + dx, area.y0 + dy, area.x1 + dx, area.y1 + dy});
    if (irect_empty(to)) {
        return;
    }
    bytes = (size_t)(to.x1 - to.x0) * 4;
    if (to.x1 - to.x0 == c->stride) { /* whole rows: one copy, and the rows need no order */
        memmove(canvas_at(c, 0, to.y0), canvas_at(c, 0, to.y0 - dy),
                bytes * (size_t)(to.y1 - to.y0));
        return;
    }
    for (int i = 0; i < to.y1 - to.y0; i++) {
        int y = dy > 0 ? to.y1 - 1 - i : to.y0 + i;
        memmove(canvas_at(c, to.x0, y), canvas_at(c, to.x0 - dx, y - dy), bytes);
    }
}

void picture_open(struct picture *p, const struct paint_pixels *pixels, int alpha)
{
    p->pixels = pixels->pixels;
    p->width = pixels->width;
    p->height = pixels->height;
    p->stride = pixels->pitch / 4;
    p->opaque = pixels->opaque;
    p->stretched = false;
    p->alpha = alpha;
    p->flat = pixels->flat;
    if (p->flat) {
        p->opaque = true;
        p->image = NULL;
        return;
    }
    /* pixman never writes to a source; its constructor only lacks the const. */
    p->image = pixman_image_create_bits_no_clear(
        pixels->opaque ? PIXMAN_x8r8g8b8 : PIXMAN_a8r8g8b8, pixels->width, pixels->height,
        (uint32_t *)(uintptr_t)pixels->pixels, pixels->pitch);
}

/* Linear between neighbours, and the edge's own pixels beyond the edge. pixman counts source places
 * in 16.16 from one matrix, whatever rectangle it paints: a part is the same bytes as the whole. */
void picture_open_stretched(struct picture *p, const struct paint_pixels *pixels, int width,
                            int height)
{
    pixman_transform_t transform;
    picture_open(p, pixels, 255);
    p->stretched = true;
    p->width = width;
    p->height = height;
    pixman_transform_init_scale(&transform, pixman_double_to_fixed((double)pixels->width / width),
                                pixman_double_to_fixed((double)pixels->height / height));
    pixman_image_set_transform(p->image, &transform);
    pixman_image_set_filter(p->image, PIXMAN_FILTER_BILINEAR, NULL, 0);
    pixman_image_set_repeat(p->image, PIXMAN_REPEAT_PAD);
}

void picture_close(struct picture *p)
{
    if (p->image) {
        pixman_image_unref(p->image);
    }
    p->image = NULL;
}

static pixman_image_t *picture_alpha_mask(int alpha)
{
    const pixman_color_t colour = {0, 0, 0, (uint16_t)(alpha * 257)};
    return pixman_image_create_solid_fill(&colour);
}

/* Pixels of a flat picture's part, for the few ways that need them; mem_free them. */
static uint32_t *picture_expand(const struct picture *p, struct irect part)
{
    int width = part.x1 - part.x0, height = part.y1 - part.y0;
    uint32_t *pixels = mem_resize_array(NULL, (size_t)width * (size_t)height + 1, sizeof *pixels);
    for (int y = 0; y < height; y++) {
        flat_row(p->flat, part.y0 + y, part.x0, part.x1, pixels + (size_t)y * (size_t)width);
    }
    return pixels;
}

static void canvas_flat(struct canvas *c, int x, int y, const struct picture *p, struct irect r)
{
    uint32_t *faded = NULL;
    if (p->alpha < 255) {
        faded = mem_resize_array(NULL, (size_t)(r.x1 - r.x0), sizeof *faded);
    }
    for (int row = r.y0; row < r.y1; row++) {
        uint32_t *to = canvas_at(c, r.x0, row);
        flat_row(p->flat, row - y, r.x0 - x, r.x1 - x, faded ? faded : to);
        if (faded) {
            blend_fade_row(to, faded, r.x1 - r.x0, p->alpha);
        }
    }
    mem_free(faded);
}

void canvas_picture(struct canvas *c, int x, int y, const struct picture *p, struct irect r)
{
    r = irect_cross(r, (struct irect){x, y, x + p->width, y + p->height});
    if (p->alpha <= 0 || !canvas_cut(c, &r)) {
        return;
    }
    if (p->flat) {
        canvas_flat(c, x, y, p, r);
        return;
    }
    if (p->stretched) {
        pixman_image_composite32(p->opaque ? PIXMAN_OP_SRC : PIXMAN_OP_OVER, p->image, NULL,
                                 c->image, r.x0 - x, r.y0 - y, 0, 0, r.x0, r.y0, r.x1 - r.x0,
                                 r.y1 - r.y0);
        return;
    }
    if (p->opaque) {
        const uint32_t *from = p->pixels + (ptrdiff_t)(r.y0 - y) * p->stride + (r.x0 - x);
        for (int row = r.y0; row < r.y1; row++) {
            if (p->alpha >= 255) {
                memcpy(canvas_at(c, r.x0, row), from, (size_t)(r.x1 - r.x0) * 4);
            } else {
                blend_fade_row(canvas_at(c, r.x0, row), from, r.x1 - r.x0, p->alpha);
            }
            from += p->stride;
        }
        return;
    }
    {
        pixman_image_t *mask = p->alpha < 255 ? picture_alpha_mask(p->alpha) : NULL;
        pixman_image_composite32(PIXMAN_OP_OVER, p->image, mask, c->image, r.x0 - x, r.y0 - y, 0, 0,
                                 r.x0, r.y0, r.x1 - r.x0, r.y1 - r.y0);
        if (mask) {
            pixman_image_unref(mask);
        }
    }
}

void canvas_picture_masked(struct canvas *c, int x, int y, const struct picture *p, struct irect r,
                           struct coverage mask)
{
    struct irect cut = irect_cross(r, (struct irect){x, y, x + p->width, y + p->height});
    struct irect part;
    pixman_image_t *image, *from = p->image;
    uint32_t *pixels = NULL;
    if (p->alpha <= 0 || !canvas_cut(c, &cut)) {
        return;
    }
    part = (struct irect){cut.x0 - x, cut.y0 - y, cut.x1 - x, cut.y1 - y};
    if (p->flat) {
        pixels = picture_expand(p, part);
        from = pixman_image_create_bits_no_clear(
            PIXMAN_x8r8g8b8, part.x1 - part.x0, part.y1 - part.y0, pixels, (part.x1 - part.x0) * 4);
        part = (struct irect){0, 0, part.x1 - part.x0, part.y1 - part.y0};
    }
    image = pixman_image_create_bits_no_clear(PIXMAN_a8, mask.width, mask.height,
                                              (uint32_t *)(uintptr_t)mask.alpha, mask.pitch);
    pixman_image_composite32(PIXMAN_OP_OVER, from, image, c->image, part.x0, part.y0, cut.x0 - r.x0,
                             cut.y0 - r.y0, cut.x0, cut.y0, cut.x1 - cut.x0, cut.y1 - cut.y0);
    pixman_image_unref(image);
    if (pixels) {
        pixman_image_unref(from);
        mem_free(pixels);
    }
}
