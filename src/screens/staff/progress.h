/* What the two files of the progress page share. */
#ifndef SCREENS_STAFF_PROGRESS_H
#define SCREENS_STAFF_PROGRESS_H

#include "staff.h"

enum progress_act {
    PROGRESS_NOW,
    PROGRESS_INSTALL,
    PROGRESS_TONIGHT,
    PROGRESS_STOP,
    PROGRESS_READ,
    PROGRESS_PACKS,
    PROGRESS_LEAVE
};

float staff_progress_part(const struct desk_view *v); /* 0..1 of the bytes */
const char *staff_progress_title(struct ui *ui, const struct desk_view *v);
/* Which pack, what happens to it, how far it is, and what to do with the stick; the height. */
float staff_progress_words(struct kiosk *k, struct ui *ui, struct rect r, bool draw);
/* Ten rings that grow from within, one for each tenth, and the figure in the middle. */
void staff_progress_rings(struct ui *ui, struct rect r, const struct desk_view *v);

#endif
