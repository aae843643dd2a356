/* The author's preview: the kiosk itself on a content folder, followed live. `jstm-pack watch` runs
 * beside it as a program of its own and tells after every save what it found; a pack without errors
 * takes the place of the one shown, and whoever looks stays where they were. Problems stand as a
 * badge at the upper edge and as a list behind it.
 *
 * Only the command line leads here (--preview); visitors never see any of it. */
#ifndef APP_PREVIEW_H
#define APP_PREVIEW_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/err.h"
#include "ui/ui.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pack;

/* --- what the author's desk says -------------------------------------------------------------- */

#define PREVIEW_SHOWN_MOST 200 /* messages in the list; the others are only counted */

struct preview_message {
    enum diag_level level;
    const char *file;         /* "zh/earth/rime.md" */
    int line, column;         /* 0: the whole file */
    struct diag_said said[2]; /* by enum diag_lang */
    const char *route;        /* of the page that the file is of, to go there; "": not known */
};

struct preview_report { /* zeroes: nothing was said yet */
    struct arena memory;
    bool done;          /* a build has come to its end */
    bool built;         /* and its pack may be shown */
    const char *failed; /* what the system said no to, in English; "" */
    size_t errors, warnings, to_confirm;
    int64_t took_ms;
    struct preview_message *messages; /* errors first, each kind in order of file and line */
    size_t count, unshown;            /* unshown: left out for PREVIEW_SHOWN_MOST */
};

struct preview_progress {
    bool building;    /* a build has begun, or goes on */
    size_t done, all; /* pictures, of a build that takes long; 0: not told */
};

/* One line of `jstm-pack watch --json`: when it is about a build under way, only `progress` is
 * filled, else the report is filled anew. false: not such a line; the report is as before. */
bool preview_report_read(struct preview_report *r, const char *line, size_t length,
                         struct preview_progress *progress);
/* Finds out which page each message is about. `pack` NULL: no page is known. */
void preview_report_routes(struct preview_report *r, struct pack *pack);
void preview_report_finish(struct preview_report *r);

/* --- how it is shown -------------------------------------------------------------------------- */

struct preview_view {
    const struct preview_report *report;
    const char *source; /* the folder, as the author named it */
    bool building;      /* and has been for a while */
    struct preview_progress progress;
    bool updated; /* just now */
    bool stopped; /* the program beside us fell over and will be started again */
    /* what the author has chosen */
    bool open; /* the list */
    bool hide_warnings;
    /* Where the badge stands until another kind of screen is shown: nothing jumps while one
     * scrolls. */
    uint64_t screen; /* the caller's: which one is shown */
    uint64_t placed_on;
    float badge_right;
};

/* "2 errors", "1 warning" */
const char *preview_count(struct ui *ui, enum diag_level level, size_t count);

/* The badge over a screen that has been described, in that upper corner where it covers least. A
 * tap opens the list. */
void preview_badge(struct ui *ui, struct preview_view *v);

/* The list over everything. Returns the message whose page is asked for, or NULL; then, as when it
 * is closed, v->open is false. */
const struct preview_message *preview_list(struct ui *ui, struct preview_view *v);

/* Without a pack: that the first build is under way, or what keeps it from being shown. */
void preview_start(struct ui *ui, struct preview_view *v);

#endif
