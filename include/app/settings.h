/* The settings file of one machine. Everything has a default; a mistake warns and the default
 * stands. */
#ifndef APP_SETTINGS_H
#define APP_SETTINGS_H

#include "base/diag.h"
#include "base/err.h"
#include "session/reach.h"
#include "session/session.h"

#include <stdbool.h>
#include <stdint.h>

#define SETTINGS_PATH 1024 /* bytes of a path or a list of them, with the 0 */

struct settings_update {       /* how this kiosk gets its content */
    char store[SETTINGS_PATH]; /* folder of the installed packs; "": none */
    char media[SETTINGS_PATH]; /* where sticks are mounted, separated by spaces; "": the usual */
    char ids[SETTINGS_PATH];   /* packs for this kiosk, separated by spaces; "": any */
    char name[64];             /* of the kiosk, for receipts; "" */
    int closing_min;           /* minutes of the day */
};

struct settings {
    bool attract;
    int64_t idle_ms, still_ms;
    struct session_choice choice; /* lang "" : the pack's default */
    struct reach_place place;     /* the screen in the hall, and the band */
    int volume;                   /* of sounds, percent; whether there are any is in `choice` */
    bool visitors_sound;          /* visitors may switch them on and off */
    struct settings_update update;
};

void settings_default(struct settings *s);

/* Reads `path`, or, when NULL, the user's own file if there is one. ERR_NOT_FOUND only for a named
 * file. */
bool settings_load(struct settings *s, const char *path, struct diag *d, struct err *err);

#endif
