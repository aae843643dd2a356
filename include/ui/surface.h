/* Surfaces: what one finger moves and two fingers zoom, such as an axis, a chart, a picture.
 *
 * A surface only tells what fingers did since the last frame; the screen owns the place and the
 * zoom, so that it may count in years, metres or pixels. Rules:
 * - One finger that leaves the slop pans; what it went down on (a card of the surface) is given up.
 * - Two fingers pan and zoom about their midpoint. A third one changes nothing until one of the
 *   first two lifts; whatever lifts or comes down, the content never jumps.
 * - After the last finger lifts the pan goes on with inertia, also while nothing is touched.
 * - A finger that lands on what still moves stops it; that is no tap.
 * - In a scroller, or with a scroller in it: what may move in the direction in which the finger
 *   leaves the slop gets it, the inner one first; two fingers in a surface that zooms always pinch.
 * - Two taps within 350 ms and 48 u are a double tap; the first one alone is a tap at once.
 * - Nothing here is needed to use a screen: each drag, pinch and double tap has a button as its
 * twin.
 */
#ifndef UI_SURFACE_H
#define UI_SURFACE_H

#include "ui/ui.h"

struct ui_surface {
    uint64_t id;
    struct rect view;
    const char *name, *label; /* as in struct ui_target; label: what it is, for inspection */
    bool no_x, no_y;          /* does not pan in this direction */
    bool no_zoom;
};

struct ui_gesture {         /* all zero (zoom 1) when nothing happened */
    uint64_t id;            /* of the surface */
    double pan_x, pan_y;    /* u the content moved since the last frame, fingers and inertia */
    double zoom;            /* factor since the last frame; the pan comes first, then the zoom */
    float about_x, about_y; /* u, on the screen: the point that stays, when zoom is not 1 */
    bool held;              /* fingers are moving it */
    bool moving;            /* inertia is under way; ui_animate has been called */
    bool released;          /* the last finger has just lifted after a pan or pinch */
    float speed_x, speed_y; /* u per ms of the pan, when released or moving */
    bool tapped;            /* on the surface itself, not on a target that stands in it */
    bool double_tapped;     /* the second of two; tapped is false then */
    float x, y;             /* u, of the tap; while held, of the finger or between the two */
};

/* Opens the surface: clips to its view; targets registered until ui_surface_end stand in it and
 * give a dragging finger to it. */
struct ui_gesture ui_surface_begin(struct ui *ui, const struct ui_surface *surface);
void ui_surface_end(struct ui *ui);
/* Stops inertia, as when a button has moved the content. */
void ui_surface_stop(struct ui *ui, uint64_t id);

#endif
