/* The application: the only place that knows everyone. Owns pack, session, ui, nav, compositor;
 * runs the loop, the modes and the idle clock. Headless uses (screenshot, dump, script, tour) run
 * the same code on a virtual clock with an inline worker and a frame in memory. */
#ifndef APP_APP_H
#define APP_APP_H

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "nav/screen.h"
#include "session/session.h"

#include <stdbool.h>

enum app_exit { /* exit codes of jstm-kiosk */
                APP_OK = 0,
                APP_FAILED = 1, /* a script's expectation was false, a file could not be written */
                APP_USAGE = 2,
                APP_NO_FONT = 3,
                APP_NO_DISPLAY = 4,
                APP_PACK_FIRST = 10 /* + enum pack_problem */
};

struct app_options {
    const char *pack, *route, *screenshot, *script, *tour, *settings;
    const char *preview;    /* a content folder to be followed, instead of a pack */
    const char *store;      /* folder of the installed packs; NULL: as the settings say */
    const char *media_root; /* each folder in it counts as a stick; NULL: none */
    bool dump, stats;
    int width, height; /* pixels; 0: full screen */
    bool has_lang, has_text, has_theme;
    bool has_day;
    struct date day; /* that it is, whatever the clock says: for today's question */
    struct session_choice choice;
    struct buf *out; /* --dump and --stats are written here; the main prints it */
};

/* Runs to the end; returns an app_exit. `screens` is the table the build wrote. */
int app_run(const struct app_options *options, const struct screen_type *const *screens);

#endif
