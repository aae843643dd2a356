/* Scrollers whose pixels can be moved instead of painted again.
 *
 * After a move the kept frame shows, inside the view: the group's old commands at their new place
 * (right when they are compared there), a strip nobody has painted yet, and whatever was painted
 * over the scroller, dragged along (wrong). The last two are spoiled outright. What lies beneath
 * the group cannot be seen through it: its first item is opaque and covers the view. That item does
 * not move; being one colour, it looks as if it did. */
#include "damage_parts.h"

struct irect damage_moved(struct irect r, int dx, int dy)
{
    return (struct irect){r.x0 + dx, r.y0 + dy, r.x1 + dx, r.y1 + dy};
}

static bool moves_same(struct irect a, struct irect b)
{
    return a.x0 == b.x0 && a.y0 == b.y0 && a.x1 == b.x1 && a.y1 == b.y1;
}

static const struct damage_group *moves_partner(const struct damage_summary *old,
                                                const struct damage_group *g)
{
    for (size_t i = 0; i < old->group_count; i++) {
        const struct damage_group *o = &old->groups[i];
        if (o->id == g->id && o->movable && moves_same(o->view, g->view)) {
            return o;
        }
    }
    return NULL;
}

size_t damage_find_shifts(const struct damage_summary *old, const struct damage_summary *now,
                          struct damage_shift *out)
{
    size_t count = 0;
    for (size_t i = 0; i < now->group_count && count < DAMAGE_MAX_MOVES; i++) {
        const struct damage_group *g = &now->groups[i];
        const struct damage_group *o = g->movable ? moves_partner(old, g) : NULL;
        int dx = o ? g->offset_x - o->offset_x : 0;
        int dy = o ? g->offset_y - o->offset_y : 0;
        struct irect kept = irect_cross(g->view, damage_moved(g->view, dx, dy));
        bool taken = false;
        for (size_t j = 0; j < count; j++) { /* no pixel moves twice */
            taken = taken || !irect_empty(irect_cross(out[j].move.area, g->view));
        }
        if ((dx == 0 && dy == 0) || taken || irect_empty(kept)) {
            continue;
        }
        out[count++] = (struct damage_shift){.move = {g->view, dx, dy},
                                             .radii = g->radii,
                                             .kept = kept,
                                             .old_first = o->first,
                                             .old_end = o->end,
                                             .new_first = g->first,
                                             .new_end = g->end};
    }
    return count;
}

/* Round corners belong to the view, not to the content: the move drags them along. */
static void moves_spoil_corner(const struct damage_shift *shift, struct irect corner,
                               struct damage_grid *grid)
{
    struct irect v = shift->move.area;
    struct irect dragged = damage_moved(corner, shift->move.dx, shift->move.dy);
    if (!irect_empty(corner)) {
        damage_grid_spoil(grid, irect_cross(corner, v));
        damage_grid_spoil(grid, irect_cross(dragged, v));
    }
}

static void moves_spoil_corners(const struct damage_shift *shift, struct damage_grid *grid)
{
    struct irect v = shift->move.area;
    struct draw_radii d = shift->radii;
    moves_spoil_corner(shift, (struct irect){v.x0, v.y0, v.x0 + d.tl, v.y0 + d.tl}, grid);
    moves_spoil_corner(shift, (struct irect){v.x1 - d.tr, v.y0, v.x1, v.y0 + d.tr}, grid);
    moves_spoil_corner(shift, (struct irect){v.x1 - d.br, v.y1 - d.br, v.x1, v.y1}, grid);
    moves_spoil_corner(shift, (struct irect){v.x0, v.y1 - d.bl, v.x0 + d.bl, v.y1}, grid);
}

void damage_spoil_shift(const struct damage_summary *old, const struct damage_summary *now,
                        const struct damage_shift *shift, struct damage_grid *grid)
{
    struct irect v = shift->move.area;
    struct irect k = shift->kept;
    damage_grid_spoil(grid, (struct irect){v.x0, v.y0, v.x1, k.y0}); /* the strips */
    damage_grid_spoil(grid, (struct irect){v.x0, k.y1, v.x1, v.y1});
    damage_grid_spoil(grid, (struct irect){v.x0, k.y0, k.x0, k.y1});
    damage_grid_spoil(grid, (struct irect){k.x1, k.y0, v.x1, k.y1});
    moves_spoil_corners(shift, grid);
    for (size_t i = shift->old_end; i < old->count; i++) {
        struct irect r = irect_cross(old->items[i].box, v);
        if (old->items[i].paints && !irect_empty(r)) {
            r = damage_moved(r, shift->move.dx, shift->move.dy);
            damage_grid_spoil(grid, irect_cross(r, v));
        }
    }
    for (size_t i = shift->new_end; i < now->count; i++) {
        if (now->items[i].paints) {
            damage_grid_spoil(grid, irect_cross(now->items[i].box, v));
        }
    }
}
