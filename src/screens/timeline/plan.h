/* The timeline's screen, cut into its parts from top to bottom for the height and the words there
 * are. What does not fit goes in a fixed order; when even one row of cards does not, the list takes
 * over. */
#ifndef SCREENS_TIMELINE_PLAN_H
#define SCREENS_TIMELINE_PLAN_H

#include "draw/rect.h"

#include <stdbool.h>

struct plan_sizes { /* of the words and buttons in use, u */
    float heading, label, caption, title;
    float button, step; /* step: one that names a neighbour in two lines */
    float width_most;   /* of a small card; the least is plan.least */
    float em_least;     /* width of the narrowest card, in ems of its label */
};

struct plan {
    struct rect area;
    struct rect head;     /* title and controls */
    struct rect controls; /* a second row of controls; h 0: all in the first */
    struct rect above;    /* the selected event over the whole width; h 0: it stands in the row */
    float top;            /* of the zone of cards */
    float upper, lower;   /* tops of the two rows; one row: `lower` */
    float row;            /* height of a row: a card with two lines of headline */
    float row_most;       /* with three */
    int levels;
    float axis;                      /* the soil's upper edge */
    float ticks;                     /* height of the ticks and their labels, under it */
    struct rect eras;                /* h 0: none */
    struct rect scrub;               /* with the labels under it */
    struct rect before, after;       /* the steps to the neighbours */
    bool named;                      /* they name them */
    float least, most, tall, chosen; /* widths of cards */
    bool fits;                       /* false: show the list */
};

/* `wide`: all controls fit beside the title. */
struct plan plan_make(struct rect area, const struct plan_sizes *sizes, bool wide);

#endif
