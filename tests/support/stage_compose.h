/* What stands over and under a screen in one frame: the dock, a panel, the "still there?" card. */
#ifndef TESTS_SUPPORT_STAGE_COMPOSE_H
#define TESTS_SUPPORT_STAGE_COMPOSE_H

#include "nav/kiosk.h"
#include "ui/dock.h"

struct stage_overlays {
    enum ui_dock_action open; /* DOCK_LANGUAGE, DOCK_DISPLAY or DOCK_NONE */
    int still_s;              /* seconds the card shows; 0: no card */
};

/* Describes one frame between ui_begin and ui_end; requests of the visitor go to nav and session. */
void stage_compose(struct kiosk *k, struct ui *ui, struct stage_overlays *overlays);

#endif
