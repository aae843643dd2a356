/* What a screen shows when it has nothing to show: each says in one friendly sentence what is the
 * matter, and where to go. The screen stays where it is, so that Back, language and display work as
 * everywhere, and it may try again. */
#ifndef NAV_NOTHING_H
#define NAV_NOTHING_H

#include "nav/kiosk.h"
#include "ui/ui.h"

enum nav_nothing {
    NOTHING_THERE, /* the place does not exist, or not any more */
    NOTHING_YET,   /* the place exists and is empty */
    NOTHING_READ   /* the place cannot be read just now */
};

/* Describes the page in `area` (and above it in reach mode) and follows the way that is taken. */
void nav_nothing(struct kiosk *k, struct ui *ui, struct rect area, enum nav_nothing what);

#endif
