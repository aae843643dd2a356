/* The cards in view: where each stands now, its stem, and what a tap on it does. Cards glide to
 * where a new layout puts them and fade in when they are new; while fingers pan, a card that no
 * longer stands in the view whole fades with the way it sticks out, and at rest it is left out. */
#include "timeline.h"

#include "nav/nav.h"

#include <math.h>
#include <string.h>

#define STEM 4.0f
#define STEM_CHOSEN 8.0f
#define EDGE_SLACK 24.0f /* u a card may stand in the margin */
#define FADE_WAY 40.0f   /* u, and then it is gone */
#define TALL_FOOT 52.0f
#define CHOSEN_FOOT 34.0f
#define SMALL_FOOT 40.0f
#define JUMP 40.0f /* u along its stem between two frames: more than a pan does to a card */

struct cards {
    struct timeline *s;
    struct kiosk *k;
    struct ui *ui;
    const struct plan *p;
    size_t begin, end; /* of layout.shown */
    struct layout_fit fit[SEEN_MOST];
    struct seen seen[SEEN_MOST];
    size_t seen_count;
    bool moving;
};

/* First shown card whose stem is at `year` or later. */
static size_t shown_from(const struct timeline *s, double year)
{
    size_t low = 0, high = s->layout.shown_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (s->chosen.items[s->layout.shown[middle]].at < year) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static void cards_fit(struct cards *c)
{
    struct timeline *s = c->s;
    struct layout_view v = {.origin = s->view.from,
                            .scale = axis_scale(&s->view),
                            .left = UI_MARGIN,
                            .right = s->view.width - UI_MARGIN};
    double margin = (double)c->p->chosen / v.scale;
    /* a little more than what is in view: what stands just outside pushes, too */
    c->begin = shown_from(s, s->view.from - margin);
    c->end = shown_from(s, s->view.from + s->view.span + margin);
    if (c->end - c->begin > SEEN_MOST) {
        c->end = c->begin + SEEN_MOST;
    }
    v.begin = c->begin;
    v.end = c->end;
    layout_fit(s->chosen.items, &s->layout, &s->rules, &v, c->fit);
}

/* Top, and the most height, of a card in the row or rows of its levels. */
static float card_top(const struct plan *p, const struct layout_place *place, float *most)
{
    if (place->form == LAYOUT_CHOSEN) {
        *most = p->axis - CHOSEN_FOOT - p->top;
        return p->top;
    }
    if (place->form == LAYOUT_TALL) {
        *most = p->axis - TALL_FOOT - p->top;
        return p->top;
    }
    if (place->levels == LAYOUT_UPPER) {
        *most = fminf(p->row_most, p->lower - 28 - p->upper);
        return p->upper;
    }
    *most = fminf(p->row_most, p->axis - SMALL_FOOT - p->lower);
    return p->lower;
}

/* --- from where it was to where it is -------------------------------------------------------- */

static const struct seen *seen_find(const struct timeline *s, size_t event)
{
    size_t i;
    for (i = 0; i < s->seen_count; i++) {
        if (s->seen[i].event == event) {
            return &s->seen[i];
        }
    }
    return NULL;
}

/* Moves offset and y to where the card is drawn in this frame; returns its alpha. */
static float seen_step(struct cards *c, size_t event, float *offset, float *y)
{
    struct timeline *s = c->s;
    const struct seen *old = seen_find(s, event);
    struct seen now = {.event = event};
    bool less = ui_choice(c->ui)->less_motion;
    float alpha = 1, e;
    if (old) {
        now = *old;
        if ((fabsf(old->to_offset - *offset) > JUMP || old->to_y != *y) && !less) {
            now.from_offset = old->offset;
            now.from_y = old->y;
            now.moved_ms = ui_now(c->ui);
        }
    } else if (s->drawn) {
        now.born_ms = ui_now(c->ui);
    }
    now.to_offset = *offset;
    now.to_y = *y;
    if (now.moved_ms) {
        e = ui_ease(c->ui, now.moved_ms, UI_SCREEN_MS);
        *offset = now.from_offset + (*offset - now.from_offset) * e;
        *y = now.from_y + (*y - now.from_y) * e;
        now.moved_ms = e < 1 ? now.moved_ms : 0;
    }
    if (now.born_ms) {
        alpha = ui_ease(c->ui, now.born_ms, UI_PRESS_MS);
        now.born_ms = alpha < 1 ? now.born_ms : 0;
    }
    now.offset = *offset;
    now.y = *y;
    if (c->seen_count < SEEN_MOST) {
        c->seen[c->seen_count++] = now;
    }
    return fmaxf(alpha, 0.02f); /* 0 would mean: not set */
}

/* --- taps ------------------------------------------------------------------------------------ */

static void open_event(struct cards *c, size_t event)
{
    const struct pack_event_card *words = timeline_words(c->s, c->k, event);
    view_select(c->s, c->ui, event);
    if (words->card.route[0]) {
        nav_push(c->k->nav, words->card.route);
    }
}

/* A cluster opens: closer, so that its events come apart; when they never will, as a list. */
static void open_cluster(struct cards *c, const struct layout_place *place)
{
    struct timeline *s = c->s;
    double first = s->chosen.items[place->first].at, last = s->chosen.items[place->last].at;
    double span = fmax((last - first) * 1.6, s->limits.least);
    if (last > first && span < s->view.span * 0.8) {
        view_show(s, c->ui, first, last);
        return;
    }
    s->list = true;
    s->list_placed = false;
    view_select(s, c->ui, s->chosen.events[place->first]);
}

static const char *cluster_span(const struct cards *c, const struct layout_place *place)
{
    const struct timeline *s = c->s;
    const struct pack_event *first = &s->t.events[s->chosen.events[place->first]];
    const struct pack_event *last = &s->t.events[s->chosen.events[place->last]];
    return timeline_years(c->ui, &first->start, &last->start);
}

/* --- drawing --------------------------------------------------------------------------------- */

struct drawn_card {
    struct card card;
    const struct layout_place *place;
    float x, height; /* of the stem; of the card */
};

static bool card_describe(struct cards *c, size_t k, struct drawn_card *d)
{
    struct timeline *s = c->s;
    size_t i = s->layout.shown[k];
    const struct layout_place *place = &s->layout.places[i];
    const struct layout_fit *fit = &c->fit[k - c->begin];
    float offset = fit->offset, out = fit->outside, most, y;
    if (place->levels == 0 || out >= FADE_WAY || (out > EDGE_SLACK && !c->moving)) {
        return false;
    }
    d->place = place;
    d->x = axis_x(&s->view, s->chosen.items[i].at);
    y = card_top(c->p, place, &most);
    d->card = (struct card){
        .form = place->form, .event = s->chosen.events[i], .count = place->count, .picture = true};
    if (place->form == LAYOUT_CLUSTER) {
        d->card.span = cluster_span(c, place);
    }
    d->card.alpha = seen_step(c, d->card.event, &offset, &y);
    if (out > EDGE_SLACK) {
        d->card.alpha *= (FADE_WAY - out) / (FADE_WAY - EDGE_SLACK);
    }
    d->card.place = rect_make(d->x + offset, y, fit->width, most);
    d->height = card_height(s, c->k, c->ui, &d->card);
    return true;
}

static void card_stem(struct cards *c, const struct drawn_card *d)
{
    bool chosen = d->place->form == LAYOUT_CHOSEN;
    float w = chosen ? STEM_CHOSEN : STEM, top = d->card.place.y + d->height - UI_RADIUS;
    rgba colour = ui_colour(c->ui, chosen ? ROLE_GOLD : ROLE_INK);
    ui_fill_colour(c->ui, rect_make(d->x - w / 2, top, w, c->p->axis - top),
                   colour_with_alpha(colour, d->card.alpha), draw_round(0));
}

static void card_act(struct cards *c, const struct drawn_card *d)
{
    switch (card_show(c->s, c->k, c->ui, &d->card)) {
    case CARD_REST:
        break;
    case CARD_MORE:
        c->s->list = true;
        c->s->list_placed = false;
        break;
    case CARD_TAPPED:
        if (d->place->form == LAYOUT_CLUSTER) {
            open_cluster(c, d->place);
        } else {
            open_event(c, d->card.event);
        }
        break;
    }
}

/* The selected event over the whole width, with its stem through the rows below. */
static void cards_above(struct cards *c)
{
    struct timeline *s = c->s;
    size_t i = s->rules.selected;
    struct drawn_card d = {.card = {.place = c->p->above,
                                    .form = LAYOUT_CHOSEN,
                                    .event = s->selected,
                                    .alpha = 1,
                                    .picture = true}};
    struct layout_place place = {.form = LAYOUT_CHOSEN};
    if (i >= s->chosen.count || c->p->above.h <= 0) {
        return;
    }
    d.place = &place;
    d.card.count = s->layout.places[i].count;
    d.x = axis_x(&s->view, s->chosen.items[i].at);
    d.height = card_height(s, c->k, c->ui, &d.card);
    if (d.x > s->view.left && d.x < s->view.left + s->view.width) {
        card_stem(c, &d);
    }
    card_act(c, &d);
}

void cards_show(struct timeline *s, struct kiosk *k, struct ui *ui, const struct plan *p,
                bool moving)
{
    struct cards c = {.s = s, .k = k, .ui = ui, .p = p, .moving = moving || s->glide_ms};
    struct drawn_card drawn[SEEN_MOST];
    size_t count = 0, i;
    cards_fit(&c);
    for (i = c.begin; i < c.end; i++) {
        count += card_describe(&c, i, &drawn[count]);
    }
    for (i = 0; i < count; i++) {
        card_stem(&c, &drawn[i]);
    }
    cards_above(&c);
    for (i = 0; i < count; i++) {
        card_act(&c, &drawn[i]);
    }
    memcpy(s->seen, c.seen, c.seen_count * sizeof c.seen[0]);
    s->seen_count = c.seen_count;
    s->drawn = true;
}
