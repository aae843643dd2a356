/* On a plate the ground is green and the mark takes the colour of its words; without a plate the
 * mark has to bring its ground along. */
#include "questions/parts/mark.h"

#define MARK_RING 5.0f

void mark_draw(struct ui *ui, float cx, float cy, float side, const struct plate *p)
{
    float icon = side * 0.66f;
    if (p->state == PLATE_PART) { /* its ring is hollow: whatever is behind it must not show */
        ui_disc(ui, cx, cy, side / 2 - 1, ROLE_SOIL);
    }
    if (p->state != PLATE_RIGHT) {
        plate_mark_draw(ui, cx, cy, side, p);
        return;
    }
    ui_disc(ui, cx, cy, side / 2, ROLE_SNOW);
    ui_disc(ui, cx, cy, side / 2 - MARK_RING, ROLE_RIGHT);
    ui_icon(ui, rect_make(cx - icon / 2, cy - icon / 2, icon, icon), "check", plate_on_right(ui));
}
