/* Does what staff ask for at the desk: watches for sticks, runs jstm-store, judges PINs, keeps the
 * view of staff/desk.h up to date. One for a kiosk, stepped by the loop; it never waits.
 *
 * The loop does two things for it: it says when nobody is in front of the screen, and it shows
 * another pack when told to. "Installed" is said when jstm-store has said that the switch is on the
 * disk and the loop has shown the pack. */
#ifndef STAFF_CLERK_H
#define STAFF_CLERK_H

#include "platform/clock.h"
#include "staff/desk.h"

struct clerk;

struct clerk_options {
    const char *store;        /* its folder; copied, like all texts here */
    const char *program;      /* path of jstm-store */
    const char *kiosk;        /* name of this kiosk, "" for none */
    const char *ids;          /* packs that belong on it, with commas; NULL or "": any */
    const char *const *roots; /* for mounts; NULL: the usual ones */
    const char *media_root;   /* NULL: none */
    const char *mountinfo;    /* tests: another table of mounts; NULL */
    int closing_min;          /* minutes of the day */
    bool is_inline;           /* tests: PINs are judged inside clerk_step */
    void (*wake)(void *self); /* from other threads, when there is something to step for; NULL */
    void *wake_self;
};

bool clerk_create(struct clerk **out, const struct clerk_options *o, int64_t now_ms,
                  struct err *err);
void clerk_destroy(struct clerk *c); /* ends its children; NULL is fine */

const struct desk *clerk_desk(struct clerk *c);

struct clerk_moment {
    int64_t now_ms; /* the clock that never jumps */
    int64_t today;  /* days since 1970-01-01 */
    int minute;     /* of the day, local */
    bool idle;      /* nobody is in front of the screen */
    bool staff;     /* the staff area is on it */
    bool factory;   /* the built-in pack is shown because none of the store opens */
    bool other;     /* another pack of the store is shown than the one whose turn it is */
    bool failed;    /* what is shown was on trial and has faults: the next start goes back */
};
/* True when the view has changed and the frame must be described anew. */
bool clerk_step(struct clerk *c, const struct clerk_moment *m);
int64_t clerk_due_ms(const struct clerk *c); /* -1: only when woken or asked */

/* A pack that was switched to and is to be shown now: its path; NULL: none. The loop answers with
 * clerk_shown: false when it could not be opened, and the old one stays. */
const char *clerk_show(const struct clerk *c);
void clerk_shown(struct clerk *c, bool ok);

#endif
