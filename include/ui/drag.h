/* Things that a finger takes along: cards to sort, a slider's knob. Every drag has a tap-tap twin,
 * which is the caller's.
 *
 * A finger that leaves the slop on a thing takes it along, also in a scroller, which then stays
 * still; near the scroller's ends the content moves under the held thing, so that what is out of
 * sight can be reached. A palm or an interrupted touch puts the thing back where it was. */
#ifndef UI_DRAG_H
#define UI_DRAG_H

#include "ui/ui.h"

struct ui_drag {
    bool held;    /* it follows a finger: draw it at (x, y) + (dx, dy), over everything else */
    bool dropped; /* the finger has just lifted, at (x, y) */
    bool clicked; /* a tap, or OK by key: as of a target */
    bool pressed;
    float x, y;   /* of the finger, u on the screen */
    float dx, dy; /* from the finger to the thing's upper left corner when it was taken */
};

/* Registers `target` as a thing that can be taken. */
struct ui_drag ui_drag(struct ui *ui, const struct ui_target *target);
/* Opens what is drawn over the screen for the held thing: nothing in it reacts. */
void ui_drag_raise(struct ui *ui);
void ui_drag_lower(struct ui *ui);

#endif
