/* Where the works of a gallery stand: numbers only. Places count in works from the first one, so
 * that the same place holds in every layout. All lengths in u. */
#ifndef SCREENS_GALLERY_PLAN_H
#define SCREENS_GALLERY_PLAN_H

#include "draw/rect.h"
#include "session/session.h"

#include <stdbool.h>
#include <stddef.h>

#define GALLERY_GAP 32.0f
#define GALLERY_HEAD 132.0f  /* from the top of the page to the foot of its header */
#define GALLERY_TRACK 96.0f  /* the track of a long gallery */
#define GALLERY_DISCS 120.0f /* the row of discs in reach mode */
#define GALLERY_LONG 12      /* more works than this have a track */

struct gallery_columns {
    float width; /* of a work */
    float left;  /* of the first work at place 0 */
    int shown;   /* works that stand wholly in view */
    double most; /* last place; 0: everything is in view */
};

struct gallery_plan {
    struct gallery_columns columns;
    struct rect pictures;     /* what the works stand in, from under the header to the horizon */
    struct rect soil;         /* from the horizon on */
    float captions;           /* y of their upper edge */
    float caption_room;       /* their height */
    float tallest;            /* of the highest step */
    struct rect track, discs; /* empty: none */
};

/* As many columns as keep their words readable; when there are more works than columns, the next
 * one looks round the edge. */
struct gallery_columns gallery_columns(float width, enum session_text text, size_t count);

/* `caption` is how high the words want to be. In reach mode the page is the whole screen over the
 * dock, and the discs stand in a row at its foot. */
struct gallery_plan gallery_plan(struct rect page, const struct gallery_columns *columns,
                                 float caption, bool track, bool discs);
float gallery_foot(bool track, bool discs); /* what these two take of the page's foot */

float gallery_height(const struct gallery_plan *p, size_t index, size_t count); /* of a work */
float gallery_x(const struct gallery_columns *c, size_t index, double place);   /* its left edge */
/* The nearest place at which works stand whole. */
double gallery_rest(const struct gallery_columns *c, double place);
/* The most room a caption may take of a page so high. */
float gallery_caption_most(float height, enum session_text text, float foot);

#endif
