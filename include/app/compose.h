/* One whole frame as the visitor sees it: the screen of the route, a panel over it, the dock under
 * both, and over everything the card that asks whether anyone is there. */
#ifndef APP_COMPOSE_H
#define APP_COMPOSE_H

#include "nav/screen.h"
#include "ui/dock.h"
#include "ui/panel.h"
#include "ui/ui.h"

struct compose {                /* what stands over the screen; zeroes: nothing */
    enum ui_dock_action open;   /* DOCK_LANGUAGE or DOCK_DISPLAY: that panel */
    bool sound;                 /* the panel has a switch for it */
    int still_s;                /* seconds the card shows; 0: no card */
    enum ui_still_result still; /* out: what the visitor answered */
};

/* Describes the frame between ui_begin and ui_end. Panels change k->session->now at once. */
void compose_frame(struct compose *c, struct kiosk *k, struct ui *ui);

/* The page for the hall when no pack opens; `code` is the exit code staff find in the manual. */
void compose_fault(struct ui *ui, const struct strings *strings, int code);

#endif
