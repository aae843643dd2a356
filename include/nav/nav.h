/* The route stack. Screens ask (push, back, home); requests are applied after the frame, never
 * inside it, so a screen is never closed while it is being described.
 *
 * The bottom of the stack is home (or attract alone). A place that does not open leaves the visitor
 * where they were, or on the "missing" screen when they came by a link. */
#ifndef NAV_NAV_H
#define NAV_NAV_H

#include "nav/screen.h"

struct nav;

struct nav *nav_create(const struct screen_type *const *table, struct kiosk *k);
void nav_destroy(struct nav *n);

/* Requests, noted until nav_apply; the last one wins. */
void nav_push(struct nav *n, const char *route);
void nav_replace(struct nav *n, const char *route);
void nav_back(struct nav *n);
void nav_home(struct nav *n);
void nav_attract(struct nav *n); /* closes everything */

/* Carries out what was asked. *changed: another screen is on top now. Errors are for the log: the
 * visitor is on a screen that works in any case. */
bool nav_apply(struct nav *n, bool *changed, struct err *err);

/* Opens a place directly: home below it, unless it is home or attract itself. */
bool nav_open(struct nav *n, const char *route, struct err *err);

/* The same with nothing below it, for staff where no pack can fill a home: Home leads out of it to
 * no place at all, and so does Back. */
bool nav_open_alone(struct nav *n, const char *route, struct err *err);
void nav_clear(struct nav *n); /* closes everything and opens nothing: no place is shown */

/* The kiosk's pack is another one than `before`, which is still open: every screen is opened anew
 * at its address and takes over what the visitor has chosen. A place that is not in the new pack
 * becomes the "missing" screen, and itself again when it comes back with a later one. */
void nav_reopen(struct nav *n, struct pack *before);

void nav_frame(struct nav *n, struct ui *ui, struct rect area);
const struct screen_type *nav_type(const struct nav *n); /* of the top; NULL before nav_open */
const char *nav_route(const struct nav *n);              /* of the top */
/* A screen that moves within itself (a chapter) keeps its address true. Too long a one is ignored.
 */
void nav_set_route(struct nav *n, const char *path);
bool nav_can_go_back(const struct nav *n);
size_t nav_depth(const struct nav *n);

#endif
