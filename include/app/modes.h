/* What the kiosk is doing as a whole. One table, one row per (mode, event): what is not in it does
 * not happen. */
#ifndef APP_MODES_H
#define APP_MODES_H

enum app_mode {
    MODE_ATTRACT, /* nobody is there: pictures and an invitation */
    MODE_VISIT,   /* somebody is, or (attract off) the home screen waits */
    MODE_FAULT,   /* no content pack opens */
    MODE_STAFF    /* the staff area is on the screen */
};

enum app_event {
    EVENT_TOUCHED,    /* the invitation was accepted */
    EVENT_LEFT,       /* nobody answered "still there?", or the visitor said so */
    EVENT_PACK_GONE,  /* there is nothing to show */
    EVENT_PACK_THERE, /* there is again */
    EVENT_STAFF       /* somebody opens the staff area */
};

enum mode_action {
    MODE_NOTHING, /* the screens have done it themselves */
    MODE_RESET    /* back to exactly how the kiosk woke up */
};

struct mode_row {
    enum app_mode mode;
    enum app_event event;
    enum app_mode next;
    enum mode_action action;
};

/* `rests`: the mode an idle kiosk is in, MODE_ATTRACT or (attract off) MODE_VISIT. A pair without a
 * row leaves everything as it is. */
struct mode_row mode_next(enum app_mode mode, enum app_event event, enum app_mode rests);
const char *mode_name(enum app_mode mode);

#endif
