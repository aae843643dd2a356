/* A word explained: the card of one term of a glossary, over whatever page names it.
 *
 * The card says the term, what it means and where else it occurs (three places at most), leads to
 * other terms that it names, and to the whole glossary. A tap beside it, its cross and Back close
 * it. */
#ifndef NAV_TERM_H
#define NAV_TERM_H

#include "base/arena.h"
#include "nav/kiosk.h"
#include "nav/route.h"
#include "pack/item.h"
#include "ui/ui.h"

struct nav_term {
    char route[ROUTE_MAX]; /* of the term; "": none is shown */
    char loaded[ROUTE_MAX], lang[16];
    struct arena memory;
    struct pack_item item;
    bool ok;
};

/* Whether a route names a term of a glossary. */
bool nav_is_term(struct kiosk *k, const char *route);

void nav_term_show(struct nav_term *t, const char *route); /* too long a route is ignored */
void nav_term_hide(struct nav_term *t);
void nav_term_finish(struct nav_term *t);

/* The term in the visitor's language; false: none is shown, or it cannot be read just now. */
bool nav_term_ready(struct nav_term *t, struct kiosk *k);

struct nav_term_words {
    float width;
    const char *here; /* the route of the page below, which is not named among the places; or "" */
    bool name;        /* with the term itself as a headline */
};
/* The words of the card from (x, y) on, drawn when `draw`; the height. Places are followed. */
float nav_term_words(struct nav_term *t, struct kiosk *k, struct ui *ui, float x, float y,
                     const struct nav_term_words *words, bool draw);

/* The card over the screen; hides itself when it is closed. */
void nav_term_sheet(struct nav_term *t, struct kiosk *k, struct ui *ui, struct rect area,
                    const char *here);

#endif
