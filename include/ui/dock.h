/* The black soil along the lower edge: the same places on every screen. */
#ifndef UI_DOCK_H
#define UI_DOCK_H

#include "ui/ui.h"

enum ui_dock_action {
    DOCK_NONE,
    DOCK_BACK,
    DOCK_HOME,
    DOCK_REACH, /* the band within reach, on and off */
    DOCK_LANGUAGE,
    DOCK_DISPLAY,
    DOCK_SEARCH
};

struct ui_dock {
    bool can_back;
    bool at_home, at_search;
    bool no_search;              /* there is nothing to be searched here */
    enum ui_dock_action open;    /* DOCK_LANGUAGE or DOCK_DISPLAY while its panel stands open */
    const char *other_languages; /* short names of the others: "EN 한" */
};

float ui_dock_height(const struct ui *ui); /* u; 0 never */
enum ui_dock_action ui_dock(struct ui *ui, const struct ui_dock *dock);

#endif
