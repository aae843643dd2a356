/* Where the units of a chart stand on the plane: a tidy tree, and columns where siblings are many.
 *
 * Lengths are plane units: u at zoom 1. The same units give the same places, always; time and
 * memory grow with the number of units, whatever the shape of the tree. */
#ifndef SCREENS_CHART_LAYOUT_H
#define SCREENS_CHART_LAYOUT_H

#include "base/arena.h"
#include "draw/rect.h"
#include "pack/chart.h"

#include <stdbool.h>
#include <stddef.h>

#define PLANE_ROW_MOST 12 /* siblings side by side; more are wrapped */

struct plane_measure {
    float plate_w, plate_h; /* of every unit's plate */
    float gap;              /* between neighbours in a row */
    float step;             /* between plates of a column */
    float level;            /* between a plate and what hangs below it */
    float lane;             /* left of a column, for its rail */
    float shape;            /* of the view, width to height: blocks are shaped to fill it */
};

/* The way from a unit up to its parent. From the top of its plate (or the left side, when it hangs
 * on a rail) along x = `col` to y = `rail`, along that to x = `via`, up to half a level below the
 * parent, and to the parent's middle. */
struct plane_path {
    bool side;
    float col, rail, via;
};

struct plane_line { /* level or upright */
    float x0, y0, x1, y1;
};

struct plane {
    size_t count;
    struct rect *plates;
    struct rect *reach;       /* of a unit with all that hangs below it, lines too */
    struct plane_path *paths; /* of roots: all zero */
    const struct plane_line *lines;
    size_t *first_line; /* the lines below unit i: first_line[i] .. first_line[i + 1] */
    size_t *end;        /* one past the last unit below unit i */
    float half_level;
    struct rect bounds;
};

/* units  depth first, parents before their children (pack_chart's order)
 * out    arrays in `mem`; with no units everything is zero */
void plane_layout(const struct pack_unit *units, size_t count, const struct plane_measure *m,
                  struct arena *mem, struct plane *out);

/* The corners of unit i's way to `parent`, its parent; at most 7. */
size_t plane_way(const struct plane *p, size_t i, size_t parent, float xy[14]);

#endif
