/* The pieces of the comparison, private to the draw room: what is kept of a list, the grid, and the
 * steps damage.c calls in order (summarise, move, match, collect, merge). */
#ifndef DRAW_DAMAGE_PARTS_H
#define DRAW_DAMAGE_PARTS_H

#include "draw/damage.h"
#include "draw/pixels.h"

struct damage_item {  /* one command that paints something, or a clip with round corners */
    struct irect box; /* pixels it may touch */
    int x0, y0;       /* of its ink; a uniform fill has no place of its own */
    uint64_t content;
    size_t command; /* in the list it came from */
    bool uniform;
    bool paints; /* false: the round corners of a clip, which only shape what is inside */
};

struct damage_group { /* one scroller */
    uint64_t id;
    struct irect view;       /* pixels, after clipping */
    int offset_x, offset_y;  /* pixels */
    size_t first, end;       /* its items */
    struct draw_radii radii; /* of its corners: they stand still while the content moves */
    bool movable; /* whole-pixel offset, and its first item is opaque and covers the view */
};

struct damage_summary { /* a list, as far as the next comparison needs it */
    struct damage_item *items;
    size_t count, capacity;
    struct damage_group *groups;
    size_t group_count, group_capacity;
    struct irect frame;
    float scale;
    rgba ground;
    bool valid;
};

struct damage_entry { /* an item as compared: old ones stand where the moves put them */
    struct irect box;
    uint64_t key; /* content, place and box */
    bool matched;
};

struct damage_entries {
    struct damage_entry *e;
    size_t count, capacity;
};

struct damage_cell {
    uint64_t before, now;
    struct irect dirty; /* within the cell */
};

struct damage_grid {
    struct damage_cell *cells;
    size_t capacity;
    int columns, rows, side; /* side of a cell, pixels */
    struct irect frame;
};

struct damage_shift { /* a scroller that is moved: its items in the old and in the new list */
    struct damage_move move;
    struct draw_radii radii; /* the view's corners, now; before the move they were the same */
    struct irect kept;       /* part of the view that shows moved pixels afterwards */
    size_t old_first, old_end, new_first, new_end;
};

/* damage_summary.c */
void damage_summarise(struct damage_summary *s, const struct draw_list *list,
                      struct draw_place *places);

/* damage_moves.c: which scrollers to move (at most DAMAGE_MAX_MOVES), and the pixels that are then
 * wrong whatever the lists say: the strip that came into view, what stands over the scroller, and
 * where the move dragged what stood over it. */
size_t damage_find_shifts(const struct damage_summary *old, const struct damage_summary *now,
                          struct damage_shift *out);
void damage_spoil_shift(const struct damage_summary *old, const struct damage_summary *now,
                        const struct damage_shift *shift, struct damage_grid *grid);
struct irect damage_moved(struct irect r, int dx, int dy);

/* damage_match.c: marks a common subsequence of both as matched. */
void damage_match(struct damage_entries *old, struct damage_entries *now);

/* damage_grid.c */
void damage_grid_reset(struct damage_grid *g, struct irect frame, float scale);
void damage_grid_mix(struct damage_grid *g, const struct damage_entry *e, bool now);
void damage_grid_spoil(struct damage_grid *g, struct irect r);         /* always */
void damage_grid_spoil_changed(struct damage_grid *g, struct irect r); /* in cells that changed */
void damage_grid_merge(const struct damage_grid *g, struct damage_result *out);

#endif
