/* The strip's measure: straight lines between knots. One knot for each date makes the mapping its
 * own inverse's mirror, to the last bit that matters, and a look-up a binary search. */
#include "ridge.h"

#include <math.h>

#define BY_RANK 0.9      /* share of the rank in a place on a strip that is not linear */
#define CROWD_SHARE 0.05 /* of the time ... */
#define CROWD 0.75       /* ... that holds so many of the events: not linear */
#define CROWD_LEAST 6
#define SMOOTH 1.1 /* peaks an event is felt away */

/* Do three quarters of the events lie in a twentieth of the time? */
static bool ridge_crowded(const struct ridge *r, const struct layout_item *items, size_t count)
{
    size_t wanted = (size_t)((double)count * CROWD), i;
    double sliver = (r->last - r->first) * CROWD_SHARE;
    if (count < CROWD_LEAST || wanted < 2 || items[count - 1].at - items[0].at <= sliver) {
        return false;
    }
    for (i = 0; i + wanted <= count; i++) {
        if (items[i + wanted - 1].at - items[i].at <= sliver) {
            return true;
        }
    }
    return false;
}

static void ridge_knot(struct ridge *r, double year, double share)
{
    if (r->count == 0 || year > r->years[r->count - 1]) {
        r->years[r->count] = year;
        r->shares[r->count++] = share;
    } else {
        r->shares[r->count - 1] = share; /* several on one day: the last of them */
    }
}

static void ridge_knots(struct ridge *r, const struct layout_item *items, size_t count,
                        struct arena *mem)
{
    double part = r->linear ? 0 : BY_RANK;
    size_t i;
    r->years = arena_alloc_array(mem, count + 2, sizeof *r->years);
    r->shares = arena_alloc_array(mem, count + 2, sizeof *r->shares);
    ridge_knot(r, r->first, 0);
    for (i = 0; i < count && !r->linear; i++) {
        double time = (items[i].at - r->first) / (r->last - r->first);
        double rank = ((double)i + 1) / (double)(count + 1);
        ridge_knot(r, items[i].at, time * (1 - part) + rank * part);
    }
    ridge_knot(r, r->last, 1);
    r->shares[0] = 0;
}

static size_t knot_below(const double *values, size_t count, double value)
{
    size_t low = 0, high = count - 1; /* values[low] <= value < values[high] */
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (values[middle] <= value) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

static double knot_between(const double *from, const double *to, size_t count, double value)
{
    size_t i;
    double t;
    if (count < 2 || !(value > from[0])) {
        return to[0];
    }
    if (value >= from[count - 1]) {
        return to[count - 1];
    }
    i = knot_below(from, count, value);
    t = (value - from[i]) / (from[i + 1] - from[i]);
    return to[i] + (to[i + 1] - to[i]) * t;
}

double ridge_share(const struct ridge *r, double year)
{
    return knot_between(r->years, r->shares, r->count, year);
}

double ridge_year(const struct ridge *r, double share)
{
    return knot_between(r->shares, r->years, r->count, share);
}

static void ridge_heights(struct ridge *r, const struct layout_item *items, size_t count)
{
    float most = 0;
    size_t i;
    int k;
    for (i = 0; i < count; i++) {
        double at = ridge_share(r, items[i].at) * (RIDGE_PEAKS - 1);
        int from = (int)floor(at - 2 * SMOOTH), to = (int)ceil(at + 2 * SMOOTH);
        for (k = from < 0 ? 0 : from; k <= to && k < RIDGE_PEAKS; k++) {
            double d = (at - k) / SMOOTH;
            r->height[k] += (float)exp(-d * d);
        }
    }
    for (k = 0; k < RIDGE_PEAKS; k++) {
        most = fmaxf(most, r->height[k]);
    }
    for (k = 0; k < RIDGE_PEAKS && most > 0; k++) { /* the root keeps a lone event a hill */
        r->height[k] = sqrtf(r->height[k] / most);
    }
}

static void ridge_marks(struct ridge *r, const struct layout_item *items, size_t count)
{
    size_t i;
    for (i = 0; i < count && r->mark_count < RIDGE_MARKS; i++) {
        float share = (float)ridge_share(r, items[i].at);
        if (r->mark_count == 0 ||
            share >= r->marks[r->mark_count - 1] + 1.0f / (float)RIDGE_MARKS) {
            r->marks[r->mark_count++] = share;
        }
    }
}

void ridge_make(struct ridge *r, const struct layout_item *items, size_t count, double first,
                double last, struct arena *mem)
{
    *r = (struct ridge){.first = first, .last = last > first ? last : first + 1};
    r->linear = !ridge_crowded(r, items, count);
    ridge_knots(r, items, count, mem);
    ridge_heights(r, items, count);
    ridge_marks(r, items, count);
}
