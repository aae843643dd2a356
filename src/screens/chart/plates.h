/* Plates and pills: a unit's name on a ground of its own, with its node. */
#ifndef SCREENS_CHART_PLATES_H
#define SCREENS_CHART_PLATES_H

#include "ui/ui.h"

#include <stdbool.h>

struct plate {
    uint64_t id;
    const char *target; /* its name for scripts; NULL: it is no target */
    const char *label;  /* the whole name, for who asks */
    const char *text, *lang;
    enum ui_role fill, ink;
    float radius;
    float size; /* of the words, if they fit; else smaller, but never below a caption */
    bool serif, hollow;
    float node_x, node_y; /* where the node sits */
    enum ui_role node, node_inside;
};

/* Draws it, true when it was tapped. */
bool unit_plate(struct ui *ui, struct rect r, const struct plate *p);

/* Makes the words fit the room: smaller, never below a caption; then cut, with an ellipsis. They
 * take as many lines as their size allows. Returns their height. */
float unit_plate_fit(struct ui *ui, float width, float height, struct ui_text *t);

/* The size at which a name stands in a plate of this size. */
float unit_plate_size(struct ui *ui, float width, float height, const struct plate *p);

/* The least width in which a name of one or two lines needs no smaller words than `size`. */
float unit_plate_need(struct ui *ui, const char *text, const char *lang, float size);

#endif
