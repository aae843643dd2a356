/* The grid of cells (64 u a side) that finds what changed, and the few rectangles that come of it.
 *
 * A cell holds two running hashes, of the old list's commands that touch it and of the new list's;
 * and the bounding box of the changed commands within it, so that a small thing in a big cell costs
 * only itself. Boxes stay inside their cells, which keeps them disjoint for free; merging
 * neighbours in a row, then equal spans of rows, keeps them so. */
#include "damage_parts.h"

#include "base/hash.h"
#include "base/mem.h"

#include <string.h>

#define GRID_SIDE_U 64.0f

void damage_grid_reset(struct damage_grid *g, struct irect frame, float scale)
{
    int side = draw_px(GRID_SIDE_U, scale);
    size_t need;
    g->side = side < 8 ? 8 : side;
    g->frame = frame;
    g->columns = (frame.x1 + g->side - 1) / g->side;
    g->rows = (frame.y1 + g->side - 1) / g->side;
    need = (size_t)g->columns * (size_t)g->rows;
    if (need > g->capacity) {
        g->cells = mem_resize_array(g->cells, need, sizeof *g->cells);
        g->capacity = need;
    }
    memset(g->cells, 0, need * sizeof *g->cells);
}

struct grid_span { /* cells a rectangle touches; ends are one past the last */
    int c0, r0, c1, r1;
};

static struct grid_span grid_span(const struct damage_grid *g, struct irect r)
{
    r = irect_cross(r, g->frame);
    if (irect_empty(r)) {
        return (struct grid_span){0, 0, 0, 0};
    }
    return (struct grid_span){r.x0 / g->side, r.y0 / g->side, (r.x1 - 1) / g->side + 1,
                              (r.y1 - 1) / g->side + 1};
}

void damage_grid_mix(struct damage_grid *g, const struct damage_entry *e, bool now)
{
    struct grid_span s = grid_span(g, e->box);
    for (int row = s.r0; row < s.r1; row++) {
        struct damage_cell *cell = &g->cells[row * g->columns + s.c0];
        for (int column = s.c0; column < s.c1; column++, cell++) {
            uint64_t *h = now ? &cell->now : &cell->before;
            *h = hash_u64(*h, e->key);
        }
    }
}

static void grid_spoil(struct damage_grid *g, struct irect r, bool always)
{
    struct grid_span s = grid_span(g, r);
    for (int row = s.r0; row < s.r1; row++) {
        for (int column = s.c0; column < s.c1; column++) {
            struct damage_cell *cell = &g->cells[row * g->columns + column];
            struct irect own = {column * g->side, row * g->side, (column + 1) * g->side,
                                (row + 1) * g->side};
            if (always || cell->before != cell->now) {
                own = irect_cross(irect_cross(own, g->frame), r);
                cell->dirty = irect_join(cell->dirty, own);
            }
        }
    }
}

void damage_grid_spoil(struct damage_grid *g, struct irect r)
{
    grid_spoil(g, r, true);
}

void damage_grid_spoil_changed(struct damage_grid *g, struct irect r)
{
    grid_spoil(g, r, false);
}

static int64_t grid_area(struct irect r)
{
    return (int64_t)(r.x1 - r.x0) * (r.y1 - r.y0);
}

/* How freely neighbours are joined: level 0 wastes at most one pixel in sixteen, level 1 any two
 * neighbouring cells, level 2 a whole row, level 3 and on bands of 2, 4, ... rows. */
static bool grid_may_join(struct irect a, struct irect b, bool adjacent, int level)
{
    int64_t sum = grid_area(a) + grid_area(b);
    if (level >= 2) {
        return true;
    }
    return adjacent && (level == 1 || grid_area(irect_join(a, b)) <= sum + sum / 16);
}

/* Adds a finished rectangle; grows an earlier one when the two make one rectangle exactly. */
static bool grid_emit(struct damage_result *out, struct irect r)
{
    for (size_t i = out->rect_count; i-- > 0;) {
        struct irect *o = &out->rects[i];
        if (o->x0 == r.x0 && o->x1 == r.x1 && o->y1 == r.y0) {
            o->y1 = r.y1;
            return true;
        }
    }
    if (out->rect_count == DAMAGE_MAX_RECTS) {
        return false;
    }
    out->rects[out->rect_count++] = r;
    return true;
}

static bool grid_merge_band(const struct damage_grid *g, int row, int end, int level,
                            struct damage_result *out)
{
    struct irect run = {0, 0, 0, 0};
    int last = -2;
    for (int column = 0; column < g->columns; column++) {
        struct irect dirty = {0, 0, 0, 0};
        for (int r = row; r < end; r++) {
            dirty = irect_join(dirty, g->cells[r * g->columns + column].dirty);
        }
        if (irect_empty(dirty)) {
            continue;
        }
        if (irect_empty(run) || grid_may_join(run, dirty, last == column - 1, level)) {
            run = irect_join(run, dirty);
        } else {
            if (!grid_emit(out, run)) {
                return false;
            }
            run = dirty;
        }
        last = column;
    }
    return irect_empty(run) || grid_emit(out, run);
}

void damage_grid_merge(const struct damage_grid *g, struct damage_result *out)
{
    for (int level = 0;; level++) {
        int band = level < 3 ? 1 : 1 << (level - 2);
        bool fits = true;
        out->rect_count = 0;
        for (int row = 0; row < g->rows && fits; row += band) {
            int end = row + band < g->rows ? row + band : g->rows;
            fits = grid_merge_band(g, row, end, level, out);
        }
        if (fits) {
            return;
        }
    }
}
