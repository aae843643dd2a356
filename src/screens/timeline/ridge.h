/* The whole of a timeline as a strip: where a year lies on it, how dense events are there, where
 * their marks stand. Pure.
 *
 * The strip is linear in time as long as that shows something. When nearly all events crowd into a
 * sliver of it (the Big Bang and a museum's founding on one axis), places are mostly by rank, so
 * that the window over today is still wide enough for a finger. */
#ifndef SCREENS_TIMELINE_RIDGE_H
#define SCREENS_TIMELINE_RIDGE_H

#include "layout.h"

#define RIDGE_PEAKS 19
#define RIDGE_MARKS 130

struct ridge {
    bool linear;
    double first, last; /* years at shares 0 and 1 */
    double *years;      /* knots, rising, from first to last */
    double *shares;     /* of each: 0..1, rising */
    size_t count;
    float height[RIDGE_PEAKS]; /* 0..1: density at share i / (RIDGE_PEAKS - 1) */
    float marks[RIDGE_MARKS];  /* shares, rising; events closer than a mark is wide share one */
    size_t mark_count;
};

/* Over `count` sorted items, between the years `first` and `last` (which hold them all). */
void ridge_make(struct ridge *r, const struct layout_item *items, size_t count, double first,
                double last, struct arena *mem);

double ridge_share(const struct ridge *r, double year); /* 0..1, clamped */
double ridge_year(const struct ridge *r, double share); /* its inverse */

#endif
