/* What a screen is. src/screens/comet.c defines `const struct screen_type screen_comet`; the build
 * finds it by its file name. */
#ifndef NAV_SCREEN_H
#define NAV_SCREEN_H

#include "base/arena.h"
#include "base/err.h"
#include "nav/kiosk.h"
#include "nav/route.h"
#include "ui/ui.h"

enum {
    SCREEN_NO_DOCK = 1, /* attract: nothing but the invitation */
    SCREEN_NO_IDLE = 2  /* never asks "still there?" */
};

struct screen_type {
    const char *name;   /* first word of its routes, [a-z]+ */
    const char *kinds;  /* section kinds of the pack it shows, separated by spaces; NULL: none */
    const char *covers; /* section kinds whose own page, without one behind it, it shows instead */
    size_t size;        /* bytes of instance state; zeroed; freed by nav */
    unsigned flags;
    int idle_s; /* seconds without a touch before "still there?"; 0: the settings' own */
    bool (*open)(void *self, struct kiosk *k, const struct route *r, struct arena *mem,
                 struct err *err);
    /* `area`: the screen without the dock. */
    void (*frame)(void *self, struct kiosk *k, struct ui *ui, struct rect area);
    void (*close)(void *self, struct kiosk *k); /* optional */
    /* Another pack has taken the place of `before` (the author's preview): `self` was just opened
     * at the address of `old`, and takes over from it what the visitor has chosen and no address
     * tells: scroll place, zoom, tab, what was typed. `old` is closed after that. Optional. */
    void (*keep)(void *self, const void *old, struct kiosk *k, struct pack *before);
    /* Back has been asked for. True: it took away what lies over the page, and the page stays.
     * Optional. */
    bool (*back)(void *self, struct kiosk *k);
};

extern const struct screen_type *const screen_table[]; /* written by the build; ends with NULL */

#endif
