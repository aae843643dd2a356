/* The plane in pieces: what plane.c and marks.c share. */
#ifndef SCREENS_CHART_PLANE_H
#define SCREENS_CHART_PLANE_H

#include "chart.h"

#define PLANE_PLATES 0.775f /* zoom from which all have plates; below that they are dots */
#define PLANE_ZOOM_MOST 1.7
#define PLANE_CELL 16.0f /* of the map of what is taken, u on the screen */
#define PLANE_DOTS 6000

struct plane_dot {
    uint32_t unit;
    float x, y;
    bool group; /* stands for all that hangs below it, which is too small to see */
};

struct plane_view {
    struct chart *c;
    struct kiosk *k;
    struct ui *ui;
    struct rect area, view; /* view: below the header */
    struct ui_camera_room room;
    float zoom;
    struct plane_dot *dots; /* in sight; of this frame */
    size_t dot_count;
    uint8_t *taken; /* per cell: dots, capped; TAKEN where a plate stands */
    int columns, rows;
};

struct rect plane_to_screen(const struct plane_view *v, struct rect r);

/* marks.c: lines, dots and plates of what is in sight; the unit tapped, or CHART_NONE */
size_t plane_marks(struct plane_view *v);
/* The dot nearest to a place, within reach of a finger, or NULL. */
const struct plane_dot *plane_dot_at(const struct plane_view *v, float x, float y);

#endif
