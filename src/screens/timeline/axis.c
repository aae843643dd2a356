/* The view of an axis: places, limits, panning and zooming. The span is kept and not the scale, so
 * that a screen turned on its side shows the same years. */
#include "axis.h"

#include <math.h>

#define AXIS_SPAN_LEAST (20.0 / 365.25) /* twenty days: never nearer */
#define AXIS_SPAN_YEAR 1.0
#define AXIS_NEIGHBOURS 6.0 /* as near as two events in the sixth of a view from each other */
#define AXIS_PULL (1.0 / 3)

float axis_x(const struct axis *a, double year)
{
    double x = (year - a->from) * axis_scale(a);
    x = x < -1e6 ? -1e6 : x > 1e6 ? 1e6 : x; /* far out of sight is enough for a float */
    return a->left + (float)x;
}

double axis_year(const struct axis *a, float x)
{
    return a->from + (double)(x - a->left) / axis_scale(a);
}

double axis_scale(const struct axis *a)
{
    return (double)a->width / a->span;
}

struct axis_limits axis_limits(double first, double last, double nearest, double pad)
{
    struct axis_limits l = {.first = first, .last = last, .pad = pad};
    double all = last - first;
    l.least = nearest > 0 ? nearest * AXIS_NEIGHBOURS : AXIS_SPAN_YEAR;
    l.least = fmin(l.least, AXIS_SPAN_YEAR);
    l.least = fmax(l.least, AXIS_SPAN_LEAST);
    l.most = all / (1 - 2 * pad);
    if (l.most < l.least) {
        l.most = l.least; /* a single event, or all on one day */
    }
    if (all <= 0) {
        l.least = AXIS_SPAN_YEAR;
        l.most = 10; /* one event stands among its decade */
    }
    return l;
}

void axis_all(struct axis *a, const struct axis_limits *l)
{
    a->span = l->most;
    a->from = (l->first + l->last) / 2 - a->span / 2;
}

/* How far the left edge may go either way. */
static void axis_reach(const struct axis *a, const struct axis_limits *l, double *low, double *high)
{
    double pad = a->span * l->pad;
    *low = l->first - pad;
    *high = l->last + pad - a->span;
    if (*low > *high) { /* all fits: it stands in the middle */
        *low = *high = (l->first + l->last) / 2 - a->span / 2;
    }
}

void axis_clamp(struct axis *a, const struct axis_limits *l)
{
    double low, high;
    if (!(a->span <= l->most)) { /* also what is no number */
        axis_all(a, l);
    } else if (a->span < l->least) {
        a->from += (a->span - l->least) / 2;
        a->span = l->least;
    }
    axis_reach(a, l, &low, &high);
    if (!(a->from >= low)) {
        a->from = low;
    }
    if (a->from > high) {
        a->from = high;
    }
}

void axis_zoom(struct axis *a, const struct axis_limits *l, double factor, float x)
{
    double year = axis_year(a, x), share = (double)(x - a->left) / (double)a->width;
    double span = a->span / (factor > 0 ? factor : 1);
    a->span = fmin(fmax(span, l->least), l->most);
    a->from = year - a->span * share;
}

void axis_pan(struct axis *a, const struct axis_limits *l, double u)
{
    double years = u / axis_scale(a), low, high;
    axis_reach(a, l, &low, &high);
    if ((a->from <= low && years > 0) || (a->from >= high && years < 0)) {
        years *= AXIS_PULL;
    }
    a->from -= years;
}

struct axis axis_between(const struct axis *a, const struct axis *b, double t)
{
    struct axis c = *b;
    double share = t;
    c.span = a->span * pow(b->span / a->span, t);
    if (fabs(b->span / a->span - 1) > 1e-6) { /* the fixed point of a zoom stays fixed */
        share = (c.span - a->span) / (b->span - a->span);
    }
    c.from = a->from + (b->from - a->from) * share;
    return c;
}
