/* The parts of a term's card, one below the other; each measures and draws. */
#ifndef NAV_TERM_PARTS_H
#define NAV_TERM_PARTS_H

#include "nav/term.h"

struct term_pen {
    struct nav_term *t;
    struct kiosk *k;
    struct ui *ui;
    float x, y, width; /* y grows */
    const char *here;
    bool draw;
    bool sheet; /* closes when it leads elsewhere */
};

void term_name(struct term_pen *p);
void term_text(struct term_pen *p);   /* also, what it means, how sure that is */
void term_places(struct term_pen *p); /* where it occurs, and the terms beside it */
bool term_has_places(const struct nav_term *t, const char *here);

#endif
