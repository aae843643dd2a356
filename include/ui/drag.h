/* Things that a finger takes along: cards to sort, a slider's knob. Every drag has a tap-tap twin,
 * which is the caller's.
 *
 * A finger that leaves the slop on a thing takes it along, also in a scroller or on a surface,
 * which then stay still; the thing stands under the finger as it did when that came down. Near the
 * ends of the innermost scroller the content moves under the held thing, so that what is out of
 * sight can be reached. Every finger takes for itself; a second one on a held thing does nothing. A
 * palm, an interrupted touch, a minute without moving, an overlay and `disabled` put it back where
 * it was: then it is neither held nor dropped. */
#ifndef UI_DRAG_H
#define UI_DRAG_H

#include "ui/ui.h"

struct ui_drag {
    bool held;    /* it follows a finger: draw it at (x, y) + (dx, dy), over everything else */
    bool dropped; /* the finger has just lifted, at (x, y); told once */
    bool clicked; /* a tap, or OK by key: as of a target */
    bool pressed;
    float x, y;   /* of the finger, u on the screen */
    float dx, dy; /* from the finger to the thing's upper left corner when it came down on it */
};

/* Registers `target` as a thing that can be taken. Describe it where it lies also while it is held:
 * there it stays for keys, and goes back to. */
struct ui_drag ui_drag(struct ui *ui, const struct ui_target *target);
/* Opens what is drawn over the screen for a held thing, out of every clip and scroller: targets in
 * it are not registered. Close it before the scroller or clip around it. Overlays that come
 * after it in the frame stand over it. */
void ui_drag_raise(struct ui *ui);
void ui_drag_lower(struct ui *ui);

#endif
