/* The list view in pieces: what list.c and jumps.c share. */
#ifndef SCREENS_CHART_LIST_H
#define SCREENS_CHART_LIST_H

#include "chart.h"
#include "rows.h"

#include "ui/card.h"

#define LIST_SCROLL "chart.rows"

struct list {
    struct chart *c;
    struct kiosk *k;
    struct ui *ui;
    struct rect area, view, card;
    struct rect rail, jump; /* of the places to jump to; jump: the button that opens them */
    bool carded;            /* a visitor has opened a card */
    bool rail_shown;
    bool covered; /* the card takes the place of the list */
    float head_y, head_right;
};

/* The rail, or the button that opens the drawer. */
void unit_list_jumps(struct list *v);
void unit_list_drawer(struct list *v);

#endif
