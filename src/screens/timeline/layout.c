/* Cards on an axis, as a system of difference constraints.
 *
 * Each shown card has a range [low, high] for its left edge: low as far left as its left
 * neighbours allow when all are pushed left, high as far right as the right ones allow. A card may
 * be added when the range its new neighbours leave is not empty; ranges are then tightened outwards
 * until nothing changes. So no card is ever placed for good before all are known, and a card in the
 * way slides aside if it can. Neighbours are found in bit sets, 64 items a word: with thousands of
 * events a look-up is a few words, and a view lays out in a millisecond.
 *
 * The obvious other way, greedy rectangles at fixed places, shows a third fewer cards. */
#include "layout.h"

#include "bits.h"

#include <math.h>

#define NONE BITS_NONE
#define JOIN_WAY 260.0 /* u: a cluster nearer than this takes what finds no room */
#define IMPORTANCES 5

struct making {
    const struct layout_item *items;
    size_t count;
    const struct layout_rules *r;
    struct layout_place *places;
    double *low, *high;   /* of the left edge, u from the last item's date */
    struct bits level[2]; /* cards of each level */
    struct bits stems[2]; /* stems that run through a level without a card there */
    struct bits shown;
};

/* --- places in u ----------------------------------------------------------------------------- */

/* From the last date: there the events are that are known to the day. */
static double stem_x(const struct making *l, size_t i)
{
    return (l->items[i].at - l->items[l->count - 1].at) * l->r->scale;
}

static double edge_after(const struct making *l, size_t i) /* where the next card may begin */
{
    return (double)(l->places[i].width + l->r->gap);
}

/* --- adding a card --------------------------------------------------------------------------- */

static void push_right(struct making *l, size_t i, double low);

/* Tightens one range and, when that changed it, those of its neighbours on the same levels. */
static void push_left(struct making *l, size_t i, double high)
{
    int v;
    if (i == NONE || l->high[i] <= high) {
        return;
    }
    l->high[i] = high;
    for (v = 0; v < 2; v++) {
        if (l->places[i].levels & (1 << v)) {
            size_t p = bits_before(&l->level[v], i);
            if (p != NONE) {
                push_left(l, p, high - edge_after(l, p));
            }
        }
    }
}

static void push_right(struct making *l, size_t i, double low)
{
    int v;
    if (i == NONE || l->low[i] >= low) {
        return;
    }
    l->low[i] = low;
    for (v = 0; v < 2; v++) {
        if (l->places[i].levels & (1 << v)) {
            size_t n = bits_after(&l->level[v], i);
            if (n != NONE) {
                push_right(l, n, low + edge_after(l, i));
            }
        }
    }
}

/* What the cards and stems of one level leave for a card `width` wide. */
static void room_on_level(const struct making *l, size_t i, int v, float width, double *low,
                          double *high)
{
    size_t p = bits_before(&l->level[v], i), n = bits_after(&l->level[v], i);
    if (p != NONE) {
        *low = fmax(*low, l->low[p] + edge_after(l, p));
    }
    if (n != NONE) {
        *high = fmin(*high, l->high[n] - (double)(l->r->gap + width));
    }
    p = bits_before(&l->stems[v], i);
    n = bits_after(&l->stems[v], i);
    if (p != NONE) {
        *low = fmax(*low, stem_x(l, p) + (double)l->r->clear);
    }
    if (n != NONE) {
        *high = fmin(*high, stem_x(l, n) - (double)(l->r->clear + width));
    }
}

/* May a stem run through the level, with the cards beside it sliding away? */
static bool stem_fits(const struct making *l, size_t i, int v)
{
    size_t p = bits_before(&l->level[v], i), n = bits_after(&l->level[v], i);
    double x = stem_x(l, i);
    return (p == NONE || l->low[p] + (double)(l->places[p].width + l->r->clear) <= x) &&
           (n == NONE || l->high[n] >= x + (double)l->r->clear);
}

static void stem_add(struct making *l, size_t i, int v)
{
    size_t p = bits_before(&l->level[v], i), n = bits_after(&l->level[v], i);
    double x = stem_x(l, i);
    bits_set(&l->stems[v], i, true);
    if (p != NONE) {
        push_left(l, p, x - (double)(l->places[p].width + l->r->clear));
    }
    push_right(l, n, x + (double)l->r->clear);
}

/* The range for a card of item i, when it may stand there; false: there is none. */
static bool card_range(const struct making *l, size_t i, uint8_t levels, float width, double *low,
                       double *high)
{
    int v;
    *low = stem_x(l, i) + (double)(l->r->inset - width);
    *high = stem_x(l, i) - (double)l->r->inset;
    if (l->r->ends > 0) {
        *low = fmax(*low, stem_x(l, 0) - (double)l->r->ends);
        *high = fmin(*high, stem_x(l, l->count - 1) + (double)(l->r->ends - width));
    }
    for (v = 0; v < 2; v++) {
        if (levels & (1 << v)) {
            room_on_level(l, i, v, width, low, high);
        }
    }
    return *low <= *high;
}

/* Gives the card its range, and its neighbours what that leaves them. */
static void card_set(struct making *l, size_t i, double low, double high)
{
    l->low[i] = -INFINITY; /* so that the pushes find a change */
    l->high[i] = INFINITY;
    push_right(l, i, low);
    push_left(l, i, high);
}

static bool card_add(struct making *l, size_t i, enum layout_form form, uint8_t levels, float width)
{
    bool through = levels == LAYOUT_UPPER; /* its stem passes the lower level */
    double low, high;
    int v;
    if (!card_range(l, i, levels, width, &low, &high) || (through && !stem_fits(l, i, 0))) {
        return false;
    }
    l->places[i] = (struct layout_place){
        .form = form, .levels = levels, .width = width, .count = 1, .first = i, .last = i};
    for (v = 0; v < 2; v++) {
        if (levels & (1 << v)) {
            bits_set(&l->level[v], i, true);
        }
    }
    bits_set(&l->shown, i, true);
    card_set(l, i, low, high);
    if (through) {
        stem_add(l, i, 0);
    }
    return true;
}

/* All neighbours have their ranges for the narrower card; a wider one only tightens them. */
static bool card_widen(struct making *l, size_t i, float width)
{
    double low, high;
    if (!card_range(l, i, l->places[i].levels, width, &low, &high)) {
        return false;
    }
    l->places[i].width = width;
    card_set(l, i, low, high);
    return true;
}

/* --- who comes first ------------------------------------------------------------------------- */

/* How near the next card of a level stands: the emptier level is tried first. */
static double level_distance(const struct making *l, size_t i, int v)
{
    size_t p = bits_before(&l->level[v], i), n = bits_after(&l->level[v], i);
    double x = stem_x(l, i), near = INFINITY;
    if (p != NONE) {
        near = x - stem_x(l, p);
    }
    return n == NONE ? near : fmin(near, stem_x(l, n) - x);
}

/* Would a lower card here, even at the end of its range, lie under the stem of the next event? An
 * upper one leaves that event the lower level. */
static bool lower_blocks(const struct making *l, size_t i)
{
    double low, high, width = (double)(l->r->least + l->r->clear);
    if (!card_range(l, i, LAYOUT_LOWER, l->r->least, &low, &high)) {
        return true;
    }
    return (i + 1 < l->count && low + width > stem_x(l, i + 1)) ||
           (i > 0 && high - (double)l->r->clear < stem_x(l, i - 1));
}

static bool card_on_some_level(struct making *l, size_t i)
{
    bool lower;
    if (l->r->levels < 2) {
        return card_add(l, i, LAYOUT_SMALL, LAYOUT_LOWER, l->r->least);
    }
    lower = !lower_blocks(l, i) && level_distance(l, i, 0) >= level_distance(l, i, 1);
    return card_add(l, i, LAYOUT_SMALL, lower ? LAYOUT_LOWER : LAYOUT_UPPER, l->r->least) ||
           card_add(l, i, LAYOUT_SMALL, lower ? LAYOUT_UPPER : LAYOUT_LOWER, l->r->least);
}

static void place_chosen(struct making *l)
{
    size_t i = l->r->selected;
    if (i >= l->count) {
        return;
    }
    if (!l->r->above) {
        card_add(l, i, LAYOUT_CHOSEN, l->r->levels < 2 ? LAYOUT_LOWER : LAYOUT_BOTH, l->r->chosen);
        return;
    }
    l->places[i] = (struct layout_place){.form = LAYOUT_CHOSEN, .count = 1, .first = i, .last = i};
    bits_set(&l->shown, i, true);
    bits_set(&l->stems[0], i, true);
    bits_set(&l->stems[1], i, true);
}

static void place_cards(struct making *l)
{
    int importance;
    size_t i;
    for (importance = 1; importance <= IMPORTANCES; importance++) {
        for (i = 0; i < l->count; i++) {
            if (l->items[i].importance == importance && l->places[i].form == LAYOUT_HIDDEN) {
                card_on_some_level(l, i);
            }
        }
    }
}

/* A small card becomes as high as both levels, with room for a picture. */
static void card_grow(struct making *l, size_t i)
{
    struct layout_place *p = &l->places[i];
    double low, high;
    if (!l->items[i].tall || l->r->levels < 2 || l->r->above || p->form != LAYOUT_SMALL ||
        !card_range(l, i, LAYOUT_BOTH, l->r->tall, &low, &high)) {
        return;
    }
    p->form = LAYOUT_TALL;
    p->levels = LAYOUT_BOTH;
    p->width = l->r->tall;
    bits_set(&l->level[0], i, true);
    bits_set(&l->level[1], i, true);
    bits_set(&l->stems[0], i, false);
    card_set(l, i, low, high);
}

/* In thirds of what it may be wider. */
static void card_spread(struct making *l, size_t i)
{
    int third;
    for (third = 3; third > 0 && l->places[i].form == LAYOUT_SMALL; third--) {
        if (card_widen(l, i, l->r->least + (l->r->most - l->r->least) * (float)third / 3)) {
            break;
        }
    }
}

/* As many as fit are there by now; the important ones have the first choice of what is left. */
static void grow_cards(struct making *l, void (*grow)(struct making *, size_t))
{
    int importance;
    size_t i;
    for (importance = 1; importance <= IMPORTANCES; importance++) {
        for (i = bits_after(&l->shown, NONE); i != NONE; i = bits_after(&l->shown, i)) {
            if (l->items[i].importance == importance) {
                grow(l, i);
            }
        }
    }
}

/* --- what found no room ---------------------------------------------------------------------- */

static void count_in(struct making *l, size_t owner, size_t i)
{
    struct layout_place *p = &l->places[owner];
    l->places[i].owner = owner;
    p->count++;
    p->first = i < p->first ? i : p->first;
    p->last = i > p->last ? i : p->last;
}

static bool nearer(const struct making *l, size_t a, size_t b, size_t i)
{
    return b == NONE || fabs(stem_x(l, a) - stem_x(l, i)) < fabs(stem_x(l, b) - stem_x(l, i));
}

static int owner_rank(const struct making *l, size_t c, size_t i)
{
    const struct layout_place *p = &l->places[c];
    if (fabs(stem_x(l, c) - stem_x(l, i)) > JOIN_WAY) {
        bool cluster = p->form == LAYOUT_CLUSTER; /* still better than the chosen one */
        return cluster && fabs(stem_x(l, c) - stem_x(l, i)) <= 2 * JOIN_WAY ? 2 : 0;
    }
    if (p->form == LAYOUT_CHOSEN) {
        return 1;
    }
    return p->form == LAYOUT_CLUSTER ? 100 : 10 + l->items[c].importance;
}

/* The card that becomes a cluster: of those near by the least important, then the nearest; the
 * chosen one only when there is no other on this side of it. A cluster already there comes first.
 */
static size_t owner_for(const struct making *l, size_t i)
{
    size_t best = NONE, c, k;
    int worst = -1, d, rank;
    for (d = 0; d < 2; d++) {
        c = d == 0 ? bits_before(&l->shown, i) : bits_after(&l->shown, i);
        for (k = 0; k < 3 && c != NONE; k++) {
            rank = owner_rank(l, c, i);
            if (rank > worst || (rank == worst && nearer(l, c, best, i))) {
                worst = rank;
                best = c;
            }
            if (l->places[c].form == LAYOUT_CHOSEN) {
                break;
            }
            c = d == 0 ? bits_before(&l->shown, c) : bits_after(&l->shown, c);
        }
    }
    return best;
}

/* Counts the event at a card near by, which is a cluster from then on: as wide as before. */
static void place_rest(struct making *l, size_t i)
{
    size_t owner = owner_for(l, i);
    if (owner == NONE) { /* nothing is shown at all: cannot be, but must not be lost */
        owner = i;
    } else if (l->places[owner].form == LAYOUT_SMALL) {
        l->places[owner].form = LAYOUT_CLUSTER;
    }
    count_in(l, owner, i);
}

static void place_clusters(struct making *l)
{
    size_t i;
    for (i = 0; i < l->count; i++) {
        if (l->places[i].form == LAYOUT_HIDDEN) {
            place_rest(l, i);
        }
    }
}

/* --- where they stand ------------------------------------------------------------------------ */

/* Where a card would like to stand: a little to the right of its stem, wide ones about it. */
float layout_wish(const struct layout_place *p)
{
    return p->width * (p->form == LAYOUT_TALL || p->form == LAYOUT_CHOSEN ? -0.5f : -0.36f);
}

static void settle(struct making *l)
{
    size_t i;
    int v;
    for (i = bits_after(&l->shown, NONE); i != NONE; i = bits_after(&l->shown, i)) {
        struct layout_place *p = &l->places[i];
        double at = fmax(stem_x(l, i) + (double)layout_wish(p), l->low[i]);
        for (v = 0; v < 2; v++) {
            size_t left = p->levels & (1 << v) ? bits_before(&l->level[v], i) : NONE;
            if (left != NONE) {
                at = fmax(at, l->low[left] + edge_after(l, left));
            }
        }
        if (p->levels) {
            l->low[i] = l->high[i] = fmin(at, l->high[i]);
            p->offset = (float)(l->low[i] - stem_x(l, i));
        }
    }
}

void layout_make(const struct layout_item *items, size_t count, const struct layout_rules *rules,
                 struct arena *mem, struct layout *out)
{
    struct making l = {.items = items, .count = count, .r = rules};
    size_t i;
    int v;
    l.places = arena_alloc_array(mem, count + 1, sizeof *l.places);
    l.low = arena_alloc_array(mem, count + 1, sizeof *l.low);
    l.high = arena_alloc_array(mem, count + 1, sizeof *l.high);
    for (v = 0; v < 2; v++) {
        l.level[v] = bits_make(mem, count);
        l.stems[v] = bits_make(mem, count);
    }
    l.shown = bits_make(mem, count);
    place_chosen(&l);
    place_cards(&l);
    place_clusters(&l);
    grow_cards(&l, card_grow);
    grow_cards(&l, card_spread);
    settle(&l);
    out->places = l.places;
    out->shown = arena_alloc_array(mem, count + 1, sizeof *out->shown);
    out->shown_count = 0;
    for (i = bits_after(&l.shown, NONE); i != NONE; i = bits_after(&l.shown, i)) {
        out->shown[out->shown_count++] = i;
    }
}
