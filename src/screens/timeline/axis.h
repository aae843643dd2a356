/* The axis of time: which years stand where, how the view moves over them, and its ticks. Pure
 * functions over numbers; nothing here draws or asks a pack.
 *
 * Years are astronomical and in doubles (base/date.h). A place on the screen is always worked out
 * from the view's own left edge, so that a day is sharp in 2023 and a million years at the Big
 * Bang. */
#ifndef SCREENS_TIMELINE_AXIS_H
#define SCREENS_TIMELINE_AXIS_H

#include "base/arena.h"
#include "text/breaks.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct axis { /* what is in view */
    double from, span;
    float left, width; /* u, on the screen */
};

float axis_x(const struct axis *a, double year);
double axis_year(const struct axis *a, float x);
double axis_scale(const struct axis *a); /* u per year */

struct axis_limits {
    double first, last; /* years the events cover */
    double least, most; /* spans of years the view may have */
    double pad;         /* share of the view that may stay empty beyond the first and last event */
};

/* Least and most spans for events from `first` to `last` whose nearest neighbours are `nearest`
 * years apart (0: all on one day). */
struct axis_limits axis_limits(double first, double last, double nearest, double pad);

/* The view that shows everything; and the nearest one within the limits. */
void axis_all(struct axis *a, const struct axis_limits *limits);
void axis_clamp(struct axis *a, const struct axis_limits *limits);
/* By a factor (2 is closer) about x; the span stays within the limits, the place may leave them. */
void axis_zoom(struct axis *a, const struct axis_limits *limits, double factor, float x);
/* By u to the right; beyond the limits only a third of the way. */
void axis_pan(struct axis *a, const struct axis_limits *limits, double u);
/* From `a` to `b`, t 0..1: spans in equal ratios, and what stays in place stays in place. */
struct axis axis_between(const struct axis *a, const struct axis *b, double t);

/* --- ticks ----------------------------------------------------------------------------------- */

enum tick_unit { TICK_DAY, TICK_MONTH, TICK_YEAR, TICK_AGO };

struct tick {
    double at;
    float x;
    const char *label; /* NULL: a small one */
    float label_x, label_width;
};

struct tick_words {
    enum text_lang lang;
    const char *today; /* the end of an axis that counts back from today */
    float (*width)(void *context, const char *label);
    void *context;
    float gap; /* u between two labels, at least */
};

#define TICKS_MOST 512

/* Ticks in view from left to right, labels centred under theirs and never nearer than the gap.
 * Labels stay within [axis.left, axis.left + axis.width]; one that does not is left out. `out` has
 * TICKS_MOST entries. The same view always gets the same ticks. */
size_t axis_ticks(const struct axis *a, const struct tick_words *words, struct arena *mem,
                  struct tick *out);

/* The unit and step of the labelled ticks, as axis_ticks chooses them. */
struct tick_step {
    enum tick_unit unit;
    int64_t count;
};
struct tick_step axis_step(const struct axis *a, const struct tick_words *words, struct arena *mem);

/* What the labels leave unsaid: "1976" among months, "1976 年 3 月" among days; "" among years. */
const char *axis_context(const struct axis *a, struct tick_step step, enum text_lang lang,
                         struct arena *mem);

#endif
