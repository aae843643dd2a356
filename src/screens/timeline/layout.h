/* Which events show at a zoom, and where their cards stand. Pure: dates, importance and widths in,
 * places out; the same input always gives the same places.
 *
 * Every card holds the true date of its event between its edges; the cards of a level never touch,
 * and the stem of an upper card never runs through a lower one. Important events come first. What
 * finds no room is counted by a cluster: nothing is ever lost. Places hold for the scale they were
 * made for and for every closer one, because dates that move apart only make room; so a view lays
 * out once per zoom step and moves freely in between. */
#ifndef SCREENS_TIMELINE_LAYOUT_H
#define SCREENS_TIMELINE_LAYOUT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct layout_item {
    double at;      /* years; items are sorted by it */
    int importance; /* 1 first .. 5 last */
    bool tall;      /* would like a picture: a card as high as all levels */
};

struct layout_rules {
    double scale;    /* u per year */
    int levels;      /* 1 or 2 */
    size_t selected; /* an index; the count of items: none */
    bool above;      /* the selected one stands above all levels: only its stem counts here */
    float least,
        most; /* width of a card, u: it grows from the one to the other where there is room */
    float tall, chosen; /* of one with a picture, of the selected one */
    float gap;          /* between two cards */
    float inset;        /* from a card's edge to its stem */
    float clear;        /* from a lower card's edge to the stem of an upper one */
    float ends; /* how far cards may stand before the first stem and after the last, because the
                 * view goes no further; 0: without end */
};

enum layout_form {
    LAYOUT_HIDDEN, /* counted by the card of `owner` */
    LAYOUT_SMALL,
    LAYOUT_TALL,
    LAYOUT_CHOSEN,
    LAYOUT_CLUSTER
};

#define LAYOUT_LOWER 1
#define LAYOUT_UPPER 2
#define LAYOUT_BOTH 3

struct layout_place {
    enum layout_form form;
    uint8_t levels; /* LAYOUT_LOWER, _UPPER, _BOTH; 0: only a stem (`above`), or hidden */
    float offset;   /* the card's left edge, from its stem; <= 0 */
    float width;
    size_t owner;       /* hidden: index of the card that counts it */
    size_t count;       /* shown: events it stands for, itself included */
    size_t first, last; /* shown: the range of their indices */
};

struct layout {
    struct layout_place *places; /* one for each item */
    size_t *shown;               /* indices of those that are not hidden, in order */
    size_t shown_count;
};

/* Everything in `mem`. O(n log n). */
void layout_make(const struct layout_item *items, size_t count, const struct layout_rules *rules,
                 struct arena *mem, struct layout *out);

/* Where a card would stand if it were alone, from its stem. */
float layout_wish(const struct layout_place *place);

/* The cards of a view, so that as many as possible stand in it whole: those near its edges slide
 * along their stems, and push their neighbours. For the shown ones k = begin .. end-1: where they
 * stand, in out[k - begin], and how far they still stick out there (0: whole). All of it changes as
 * gently as the view moves. `scale` is not less than that of the rules; `left`, `right` are the
 * view's edges in u from `origin` (years). At most LAYOUT_VIEW_MOST cards. */
#define LAYOUT_VIEW_MOST 96

struct layout_view {
    double origin, scale;
    float left, right;
    size_t begin, end;
};
struct layout_fit {
    float offset; /* of the card's left edge from its stem */
    float width;  /* its own, or the least: an edge makes it narrower before it hides it */
    float outside;
};
void layout_fit(const struct layout_item *items, const struct layout *l,
                const struct layout_rules *rules, const struct layout_view *view,
                struct layout_fit *out);

#endif
