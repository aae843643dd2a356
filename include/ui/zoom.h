/* One picture to be looked at closely: to the horizon, 1x to 4x.
 *
 * Fingers pinch about their midpoint, drag, double-tap; ＋ and － step from the whole picture
 * to the one that fills the view and on to 4x, arrows move half a view, a small map shows the
 * window and is moved by a tap or a drag on it. From the whole picture ＋ goes to the picture's
 * focus point. At 1x the picture stands on the horizon whole, and a sideways swipe asks for its
 * neighbour. In reach mode the picture is only looked at, above the band, and the buttons stand in
 * it. State is the screen's: it survives a change of language, theme, size and layout. */
#ifndef UI_ZOOM_H
#define UI_ZOOM_H

#include "ui/camera.h"

#define UI_ZOOM_MOST 4
#define UI_ZOOM_TOP 36.0f /* u of sky over the whole picture */

struct ui_zoom { /* zeroed: everything fits */
    struct ui_camera camera;
    double fit;   /* u per pixel of the picture at 1x, in the last frame */
    float pulled; /* u a finger has pulled the whole picture sideways */
    bool grown;   /* the first frame is over */
};

struct ui_zoom_view {
    const char *name; /* prefix of the targets: "viewer" gives "viewer.in", "viewer.close", ... */
    const char *picture; /* of the pack */
    const char *alt;
    int width, height;      /* of the picture, pixels; 0: not known, 16 : 9 */
    float focus_x, focus_y; /* 0..1 */
    struct rect view;       /* from the top to the horizon */
    struct rect band;       /* reach mode: where the buttons stand; as high as ui_zoom_band */
    struct rect from;       /* where the picture grows from; empty: from nowhere */
};

enum ui_zoom_result { ZOOM_STAYS, ZOOM_CLOSED, ZOOM_PREVIOUS, ZOOM_NEXT };

enum ui_zoom_result ui_zoom(struct ui *ui, struct ui_zoom *z, const struct ui_zoom_view *v);
float ui_zoom_band(const struct ui *ui);       /* height of the row of buttons in reach mode */
double ui_zoom_level(const struct ui_zoom *z); /* 1..4, where it is going */
/* The part of the picture that is in view, in shares of it. */
struct rect ui_zoom_seen(const struct ui_zoom *z, const struct ui_zoom_view *v);

/* Where the parts stand; a pure function, for tests. `side` of a button, `label` the height (in a
 * row: width) of the "2x" between ＋ and －. Parts that find no room are empty. */
struct ui_zoom_place {
    struct rect close, pill, in, level, out; /* pill: round in, level and out */
    struct rect map;                         /* with its frame */
    struct rect pad, arrows[4];              /* up, left, right, down */
};
struct ui_zoom_place ui_zoom_place(const struct ui_zoom_view *v, float side, float label);

#endif
