/* Rounded rectangles: the body is plain fills, the corners cached quarter discs. No path machinery:
 * what the house draws is rectangles with round corners, and those take a dozen fills and blends.
 */
#include "shapes.h"

#include "base/mem.h"

#define SHAPE_DISC_LEAST 128 /* pixels of radius from which a mask would be a waste */

void shape_scratch_finish(struct shape_scratch *s)
{
    mem_free(s->row);
    mem_free(s->cover);
    mem_free(s->area);
    mem_free(s->touched);
    mem_free(s->columns);
    mem_free(s->edges);
    *s = (struct shape_scratch){0};
}

uint8_t *shape_row(struct shape_scratch *s, int width)
{
    size_t need = (size_t)width + 16;
    if (s->row_capacity < need) {
        s->row = mem_resize(s->row, need);
        s->row_capacity = need;
    }
    return s->row;
}

int shape_radius(struct draw_radii radii, enum corner_place place)
{
    switch (place) {
    case CORNER_TL:
        return radii.tl;
    case CORNER_TR:
        return radii.tr;
    case CORNER_BR:
        return radii.br;
    case CORNER_BL:
        break;
    }
    return radii.bl;
}

struct irect shape_corner(struct irect r, struct draw_radii radii, enum corner_place place)
{
    int side = shape_radius(radii, place);
    bool left = place == CORNER_TL || place == CORNER_BL;
    bool top = place == CORNER_TL || place == CORNER_TR;
    int x = left ? r.x0 : r.x1 - side;
    int y = top ? r.y0 : r.y1 - side;
    return (struct irect){x, y, x + side, y + side};
}

static size_t shape_band(struct irect *out, size_t n, int x0, int y0, int x1, int y1)
{
    out[n] = (struct irect){x0, y0, x1, y1};
    return irect_empty(out[n]) ? n : n + 1;
}

size_t shape_bands(struct irect r, struct draw_radii d, struct irect out[5])
{
    int top = d.tl > d.tr ? d.tl : d.tr;
    int bottom = d.bl > d.br ? d.bl : d.br;
    int top_low = d.tl < d.tr ? d.tl : d.tr;
    int bottom_low = d.bl < d.br ? d.bl : d.br;
    size_t n = 0;
    n = shape_band(out, n, r.x0 + d.tl, r.y0, r.x1 - d.tr, r.y0 + top_low);
    n = shape_band(out, n, r.x0 + (d.tl > top_low ? d.tl : 0), r.y0 + top_low,
                   r.x1 - (d.tr > top_low ? d.tr : 0), r.y0 + top);
    n = shape_band(out, n, r.x0, r.y0 + top, r.x1, r.y1 - bottom);
    n = shape_band(out, n, r.x0 + (d.bl > bottom_low ? d.bl : 0), r.y1 - bottom,
                   r.x1 - (d.br > bottom_low ? d.br : 0), r.y1 - bottom_low);
    return shape_band(out, n, r.x0 + d.bl, r.y1 - bottom_low, r.x1 - d.br, r.y1);
}

/* A corner of a large disc: its edge blended, the rest filled, row by row. */
static void shape_disc(struct canvas *c, const struct disc_quarter *q, struct irect box,
                       enum corner_place place, rgba colour)
{
    bool left = place == CORNER_TL || place == CORNER_BL;
    bool top = place == CORNER_TL || place == CORNER_TR;
    struct irect cut = irect_cross(box, c->clip);
    for (int y = cut.y0; y < cut.y1; y++) {
        const struct disc_row *row = &q->rows[top ? y - box.y0 : box.y1 - 1 - y];
        int count = row->solid - row->from;
        if (left) {
            canvas_row(c, box.x0 + row->from, y, q->left + row->edge, count, colour);
            canvas_fill(c, (struct irect){box.x0 + row->solid, y, box.x1, y + 1}, colour);
        } else {
            canvas_row(c, box.x1 - row->solid, y, q->right + row->edge, count, colour);
            canvas_fill(c, (struct irect){box.x0, y, box.x1 - row->solid, y + 1}, colour);
        }
    }
}

static void shape_corners(struct canvas *c, struct corner_cache *corners, struct irect r,
                          struct draw_radii radii, int width, rgba colour)
{
    for (int i = CORNER_TL; i <= CORNER_BL; i++) {
        enum corner_place place = (enum corner_place)i;
        struct irect box = shape_corner(r, radii, place);
        int radius = shape_radius(radii, place);
        if (irect_empty(irect_cross(box, c->clip))) {
            continue;
        }
        if (radius >= SHAPE_DISC_LEAST && (width <= 0 || width >= radius)) {
            shape_disc(c, disc_find(&corners->discs, radius), box, place, colour);
        } else {
            struct coverage mask = corner_mask(corners, radius, width, place);
            canvas_cover(c, box.x0, box.y0, mask, colour);
        }
    }
}

void shape_fill(struct canvas *c, struct corner_cache *corners, struct irect r,
                struct draw_radii radii, rgba colour)
{
    struct irect bands[5];
    size_t count = shape_bands(r, radii, bands);
    for (size_t i = 0; i < count; i++) {
        canvas_fill(c, bands[i], colour);
    }
    shape_corners(c, corners, r, radii, 0, colour);
}

static int shape_most(int a, int b)
{
    return a > b ? a : b;
}

/* What a thick line adds beside a corner whose radius is smaller than the line: the part of the
 * line's square above or below the quarter disc. */
static void shape_stroke_heel(struct canvas *c, struct irect r, struct draw_radii d, int width,
                              rgba colour)
{
    canvas_fill(c, (struct irect){r.x0, r.y0 + d.tl, r.x0 + d.tl, r.y0 + width}, colour);
    canvas_fill(c, (struct irect){r.x1 - d.tr, r.y0 + d.tr, r.x1, r.y0 + width}, colour);
    canvas_fill(c, (struct irect){r.x1 - d.br, r.y1 - width, r.x1, r.y1 - d.br}, colour);
    canvas_fill(c, (struct irect){r.x0, r.y1 - width, r.x0 + d.bl, r.y1 - d.bl}, colour);
}

void shape_stroke(struct canvas *c, struct corner_cache *corners, struct irect r,
                  struct draw_radii d, int width, rgba colour)
{
    if (2 * width >= r.x1 - r.x0 || 2 * width >= r.y1 - r.y0) {
        shape_fill(c, corners, r, d, colour);
        return;
    }
    canvas_fill(c, (struct irect){r.x0 + d.tl, r.y0, r.x1 - d.tr, r.y0 + width}, colour);
    canvas_fill(c, (struct irect){r.x0 + d.bl, r.y1 - width, r.x1 - d.br, r.y1}, colour);
    canvas_fill(c,
                (struct irect){r.x0, r.y0 + shape_most(d.tl, width), r.x0 + width,
                               r.y1 - shape_most(d.bl, width)},
                colour);
    canvas_fill(c,
                (struct irect){r.x1 - width, r.y0 + shape_most(d.tr, width), r.x1,
                               r.y1 - shape_most(d.br, width)},
                colour);
    shape_stroke_heel(c, r, d, width, colour);
    shape_corners(c, corners, r, d, width, colour);
}
