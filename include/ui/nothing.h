/* A page that stands where a page should be: nothing there, nothing yet, cannot be read. One
 * friendly sentence, a drawing, and at most two ways on. */
#ifndef UI_NOTHING_H
#define UI_NOTHING_H

#include "ui/ui.h"

struct ui_way {
    const char *name; /* of the button, for scripts; NULL: no such way */
    const char *label, *icon;
};

struct ui_nothing {
    const char *title, *line;
    const char *picture, *alt; /* NULL: none */
    float focus_x, focus_y;    /* what of the picture stays in view */
    struct ui_way ways[2];     /* the first one is the primary button */
};

/* The way that was taken, from 1; 0: none yet. In reach mode the drawing stands above the band. */
int ui_nothing(struct ui *ui, struct rect area, const struct ui_nothing *n);

#endif
