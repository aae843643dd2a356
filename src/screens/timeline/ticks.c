/* Ticks and their labels, from days to billions of years.
 *
 * The step is the smallest of 1, 2, 5 x 10^n years, or of a few months or days, whose labels stand
 * apart by their real widths; it depends on the zoom and hardly on the place, so labels do not
 * change while one pans. Years before our era have round numbers too: ticks stand at 500 BC and
 * 1000 BC, not at the astronomical -500. From a hundred thousand years on the axis counts back from
 * today. What then still does not fit is left out, from left to right. */
#include "axis.h"

#include "ui/date.h"

#include <math.h>

#define TICK_APART 30.0 /* u between two small ticks */
#define STEP_AGO INT64_C(100000)
#define DAYS 365.2425

static double step_years(struct tick_step s)
{
    return s.unit == TICK_DAY     ? (double)s.count / DAYS
           : s.unit == TICK_MONTH ? (double)s.count / 12
                                  : (double)s.count;
}

/* The i-th step, from a day upwards. */
static struct tick_step step_at(int i)
{
    static const struct tick_step small[] = {{TICK_DAY, 1},  {TICK_DAY, 2},   {TICK_DAY, 5},
                                             {TICK_DAY, 10}, {TICK_MONTH, 1}, {TICK_MONTH, 3},
                                             {TICK_MONTH, 6}};
    static const int64_t round[] = {1, 2, 5};
    const int smalls = (int)(sizeof small / sizeof small[0]);
    struct tick_step s = {TICK_YEAR, 0};
    if (i < smalls) {
        return small[i];
    }
    i -= smalls;
    s.count = round[i % 3];
    for (; i >= 3; i -= 3) {
        s.count *= 10;
    }
    s.unit = s.count >= STEP_AGO ? TICK_AGO : TICK_YEAR;
    return s;
}

#define STEPS 40 /* up to 10^11 years */

/* --- where the ticks of a step stand --------------------------------------------------------- */

struct tick_walk {
    struct tick_step step;
    int64_t n;     /* years and ago: multiples of the step */
    struct date d; /* days and months */
};

/* Year 0 of the count is AD 1: there is no year nought, and a round count on either side. */
static double walk_year(int64_t n, int64_t step)
{
    if (step == 1) {
        return (double)n;
    }
    return n > 0 ? (double)(n * step) : n == 0 ? 1.0 : 1.0 + (double)(n * step);
}

static double walk_at(const struct tick_walk *w)
{
    switch (w->step.unit) {
    case TICK_YEAR:
        return walk_year(w->n, w->step.count);
    case TICK_AGO:
        return (double)w->n * (double)w->step.count;
    case TICK_DAY:
    case TICK_MONTH:
        break;
    }
    return date_begin(&w->d);
}

static void walk_next(struct tick_walk *w)
{
    int64_t step = w->step.count;
    if (w->step.unit >= TICK_YEAR) {
        w->n++;
        return;
    }
    if (w->step.unit == TICK_DAY) {
        w->d.day += (int)step; /* the last of a month makes room for the first of the next */
        if (w->d.day + step <= date_month_days(w->d.year, w->d.month) + 1) {
            return;
        }
        w->d.day = 1;
        step = 1;
    }
    w->d.month += (int)step;
    if (w->d.month > 12) {
        w->d.month = 1;
        w->d.year++;
    }
}

/* A tick at or before `year`. */
static struct tick_walk walk_from(struct tick_step step, double year)
{
    struct tick_walk w = {.step = step};
    if (step.unit >= TICK_YEAR) {
        w.n = (int64_t)floor(year / (double)step.count) - 1;
        return w;
    }
    w.d.year = (int64_t)floor(year);
    w.d.month = 1;
    w.d.day = 1;
    w.d.precision = DATE_DAY;
    while (step.unit == TICK_DAY && w.d.month < 12) { /* not through a whole year of days */
        struct date next = w.d;
        next.month++;
        if (date_begin(&next) > year) {
            break;
        }
        w.d = next;
    }
    return w;
}

static const char *walk_label(const struct tick_walk *w, const struct tick_words *words,
                              struct arena *mem)
{
    double at;
    switch (w->step.unit) {
    case TICK_AGO:
        at = walk_at(w);
        return at >= 0 ? (w->n == 0 ? words->today : "")
                       : ui_date_ago(mem, words->lang, (int64_t)at);
    case TICK_YEAR:
        return ui_date_year(mem, words->lang, (int64_t)walk_at(w));
    case TICK_MONTH:
    case TICK_DAY:
        break;
    }
    if (w->d.day > 1) {
        return ui_date_day(mem, words->lang, w->d.day);
    }
    return w->d.month > 1 ? ui_date_month(words->lang, w->d.month)
                          : ui_date_year(mem, words->lang, w->d.year);
}

/* --- which step ------------------------------------------------------------------------------ */

/* The widest label this step has hereabouts. Months and days by their longest words, so that the
 * step does not change with the place; years by those at both edges. */
static float step_width(const struct axis *a, struct tick_step step, const struct tick_words *words,
                        struct arena *mem)
{
    float widest = 0;
    int i, samples = step.unit == TICK_MONTH ? 12 : step.unit == TICK_DAY ? 3 : 2;
    for (i = 0; i < samples; i++) {
        struct tick_walk w = walk_from(step, i == 1 ? a->from + a->span : a->from);
        if (step.unit == TICK_MONTH) {
            w.d.month = i + 1;
        } else if (step.unit == TICK_DAY) {
            w.d.month = i == 0 ? 9 : 1; /* September and a year */
            w.d.day = i == 2 ? 28 : 1;
        } else if (step.unit == TICK_AGO && walk_at(&w) >= 0) {
            w.n = -1;
        }
        widest = fmaxf(widest, words->width(words->context, walk_label(&w, words, mem)));
    }
    return widest;
}

struct tick_step axis_step(const struct axis *a, const struct tick_words *words, struct arena *mem)
{
    double scale = axis_scale(a);
    int i;
    for (i = 0; i < STEPS - 1; i++) {
        struct tick_step s = step_at(i);
        double room = step_years(s) * scale;
        /* the cheap question first: no label is narrower than a digit or two */
        if (room > (double)words->gap &&
            room >= (double)(step_width(a, s, words, mem) + words->gap)) {
            return s;
        }
    }
    return step_at(STEPS - 1);
}

/* Small ticks: the finest of the smaller steps that still leaves air. A month has no whole number
 * of ten days, so ticks of days stay among days. */
static struct tick_step step_minor(struct tick_step major, double scale)
{
    struct tick_step best = major;
    int i;
    for (i = STEPS - 1; i >= 0; i--) {
        struct tick_step s = step_at(i);
        bool divides = s.unit == major.unit ? major.count % s.count == 0
                       : s.unit == TICK_YEAR && major.unit == TICK_AGO
                           ? false
                           : s.unit == TICK_MONTH && major.unit == TICK_YEAR;
        if (step_years(s) * scale < TICK_APART) {
            break;
        }
        if (divides && step_years(s) < step_years(major)) {
            best = s;
        }
    }
    return best;
}

/* --- the ticks ------------------------------------------------------------------------------- */

static bool tick_is_major(const struct tick_walk *major, double at)
{
    return fabs(walk_at(major) - at) < 1e-9 + fabs(at) * 1e-15;
}

static void tick_write(struct tick *t, const struct axis *a, const struct tick_walk *w,
                       const struct tick_words *words, struct arena *mem, float *free_from)
{
    const char *label = walk_label(w, words, mem);
    t->label_width = words->width(words->context, label);
    t->label_x = t->x - t->label_width / 2;
    if (label[0] && t->label_x >= *free_from && t->label_x + t->label_width <= a->left + a->width) {
        t->label = label;
        *free_from = t->label_x + t->label_width + words->gap;
    }
}

size_t axis_ticks(const struct axis *a, const struct tick_words *words, struct arena *mem,
                  struct tick *out)
{
    struct tick_step step = axis_step(a, words, mem), small = step_minor(step, axis_scale(a));
    struct tick_walk w = walk_from(small, a->from), major = walk_from(step, a->from);
    double end = a->from + a->span;
    float free_from = a->left;
    size_t count = 0;
    for (; count < TICKS_MOST && walk_at(&w) <= end; walk_next(&w)) {
        double at = walk_at(&w);
        if (at < a->from || (step.unit == TICK_AGO && at > 0)) {
            continue;
        }
        while (!tick_is_major(&major, at) && walk_at(&major) < at) {
            walk_next(&major);
        }
        out[count] = (struct tick){.at = at, .x = axis_x(a, at)};
        if (tick_is_major(&major, at)) {
            tick_write(&out[count], a, &major, words, mem, &free_from);
        }
        count++;
    }
    return count;
}

const char *axis_context(const struct axis *a, struct tick_step step, enum text_lang lang,
                         struct arena *mem)
{
    struct tick_walk w = walk_from((struct tick_step){TICK_DAY, 1}, a->from);
    if (step.unit >= TICK_YEAR) {
        return "";
    }
    w.d.day = 0;
    w.d.precision = step.unit == TICK_DAY ? DATE_MONTH : DATE_YEAR;
    if (step.unit == TICK_MONTH) {
        w.d.month = 0;
    }
    return ui_date_line(mem, lang, &w.d);
}
