/* What must be painted again: compares this frame's list with the last one.
 *
 * How: every command's hash is mixed into the cells of a grid it touches; cells whose value changed
 * are damage. A scroller whose offset moved by whole pixels, and whose content is opaque, is first
 * moved: its old commands are compared at their new place, so that only the strip that came into
 * view, and what stands over the scroller, is left to paint. Source of the idea: rxi/lite
 * rencache.c. */
#ifndef DRAW_DAMAGE_H
#define DRAW_DAMAGE_H

#include "draw/list.h"

#define DAMAGE_MAX_RECTS 64
#define DAMAGE_MAX_MOVES 4

struct damage_move { /* copy `area` of the kept frame by (dx, dy) within itself, before painting */
    struct irect area; /* pixels */
    int dx, dy;
};

struct damage_result {
    struct damage_move moves[DAMAGE_MAX_MOVES];
    size_t move_count;
    struct irect rects[DAMAGE_MAX_RECTS]; /* disjoint, within the frame */
    size_t rect_count;                    /* 0 and no moves: nothing to paint, nothing to present */
};

struct damage; /* remembers the last list */

struct damage *damage_create(void);
void damage_destroy(struct damage *d);
void damage_forget(struct damage *d); /* the next comparison gives the whole frame */

/* `fresh` names of pictures whose pixels arrived since the last frame count as changed. */
void damage_compare(struct damage *d, const struct draw_list *list, const char *const *fresh,
                    size_t fresh_count, struct damage_result *out);

#endif
