/* Where the view is and how it moves: by fingers with inertia and a spring at the ends, by buttons
 * in glides. The layout of the cards is made for steps of the zoom, a fifth apart, and not for
 * every frame of a pinch: within a step cards keep their places along their stems. */
#include "timeline.h"

#include "ui/surface.h"

#include <math.h>
#include <string.h>

#define STEPS_PER_OCTAVE 4
#define GLIDE_FAR_MS 400
#define FEW 8         /* events: all in the first view */
#define SOME 60       /* events: the first view shows a chapter of them */
#define GAP_SHARE 0.5 /* of the whole time: what comes before so long a silence is a prologue */
#define FIRST_STEPS 5 /* zoom steps of that view: 2.4 times closer */
#define MANY_STEPS 10 /* the same where a prologue is left out: 5.7 times */
#define FIRST_TRIED 5 /* events that may be the selected one of that view */
#define BEYOND 0.04   /* share of the view that inertia may run over an end */
#define AROUND 4      /* neighbours on either side when an event is looked for */
#define INSIDE_LEAST 0.16f
#define INSIDE_MOST 0.84f

static bool view_placed(const struct timeline *s)
{
    return s->view.width > 0;
}

bool view_all_shown(const struct timeline *s)
{
    return s->view.span >= s->limits.most * 0.9999;
}

bool view_closest(const struct timeline *s)
{
    return s->view.span <= s->limits.least * 1.0001;
}

/* --- glides ---------------------------------------------------------------------------------- */

static void view_glide(struct timeline *s, struct ui *ui, struct axis to)
{
    axis_clamp(&to, &s->limits);
    ui_surface_stop(ui, ui_id("timeline.axis"));
    if (ui_choice(ui)->less_motion || !view_placed(s)) {
        s->view.from = to.from;
        s->view.span = to.span;
        s->glide_ms = 0;
        return;
    }
    s->from = s->view;
    s->to = to;
    s->glide_ms = ui_now(ui);
    ui_animate(ui);
}

static void view_go_on(struct timeline *s, struct ui *ui)
{
    double ratio = fabs(log2(s->to.span / s->from.span));
    float e = ui_ease(ui, s->glide_ms, ratio > 2 ? GLIDE_FAR_MS : UI_SCREEN_MS);
    struct axis now = axis_between(&s->from, &s->to, (double)e);
    s->view.from = now.from;
    s->view.span = now.span;
    if (e >= 1) {
        s->glide_ms = 0;
    }
}

/* What a new glide starts from the end of the one under way. */
static struct axis view_goal(const struct timeline *s)
{
    struct axis a = s->view;
    if (s->glide_ms) {
        a.from = s->to.from;
        a.span = s->to.span;
    }
    return a;
}

void view_set(struct timeline *s, struct ui *ui, double from, double span)
{
    ui_surface_stop(ui, ui_id("timeline.axis"));
    s->glide_ms = 0;
    s->view.from = from;
    s->view.span = span;
    axis_clamp(&s->view, &s->limits);
}

void view_all(struct timeline *s, struct ui *ui)
{
    struct axis to = s->view;
    axis_all(&to, &s->limits);
    view_glide(s, ui, to);
}

/* About the selected event when it is in view, else about the middle. */
void view_zoom(struct timeline *s, struct ui *ui, double factor)
{
    struct axis to = view_goal(s);
    float x = to.left + to.width / 2;
    if (s->selected < s->t.count) {
        float own = axis_x(&to, timeline_year(s, s->selected));
        x = own > to.left && own < to.left + to.width ? own : x;
    }
    axis_zoom(&to, &s->limits, factor, x);
    view_glide(s, ui, to);
}

void view_show(struct timeline *s, struct ui *ui, double first, double last)
{
    struct axis to = s->view;
    to.span = fmax((last - first) * 1.6, s->limits.least);
    to.from = (first + last) / 2 - to.span / 2;
    view_glide(s, ui, to);
}

void view_select(struct timeline *s, struct ui *ui, size_t event)
{
    struct axis to = view_goal(s);
    float x;
    if (event >= s->t.count) {
        return;
    }
    s->selected = event;
    timeline_remember(ui, s->section, s->t.events[event].id);
    s->recalled = s->t.events[event].id;
    if (!view_placed(s)) {
        return;
    }
    x = (axis_x(&to, timeline_year(s, event)) - to.left) / to.width;
    if (x < INSIDE_LEAST || x > INSIDE_MOST) {
        to.from = timeline_year(s, event) - to.span / 2;
        view_glide(s, ui, to);
    }
}

void view_step(struct timeline *s, struct ui *ui, int by)
{
    size_t at = timeline_place(s, s->selected), count = s->chosen.count;
    if (s->selected >= s->t.count && count) {
        view_select(s, ui, s->chosen.events[0]);
    } else if (count && (by > 0 ? at + 1 < count : at > 0)) {
        view_select(s, ui, s->chosen.events[by > 0 ? at + 1 : at - 1]);
    }
}

/* --- the layout for a step of the zoom ------------------------------------------------------- */

static double view_step_scale(const struct timeline *s)
{
    double whole = (double)s->view.width / s->limits.most, scale = axis_scale(&s->view);
    double step = floor(log2(scale / whole) * STEPS_PER_OCTAVE + 1e-6);
    return whole * exp2(fmax(step, 0) / STEPS_PER_OCTAVE);
}

/* How far from the first stem the edge of the view can be, less its margin. */
static float view_ends(const struct timeline *s, double scale)
{
    double all = (s->limits.last - s->limits.first) * scale, width = (double)s->view.width;
    return (float)fmax(VIEW_PAD * width, (width - all) / 2) - UI_MARGIN;
}

static struct layout_rules view_rules(const struct timeline *s, const struct plan *p)
{
    struct layout_rules r = {.scale = view_step_scale(s),
                             .levels = p->levels,
                             .selected = s->selected < s->t.count ? timeline_place(s, s->selected)
                                                                  : SIZE_MAX,
                             .above = p->above.h > 0,
                             .least = p->least,
                             .most = p->most,
                             .tall = p->tall,
                             .chosen = p->chosen,
                             .gap = UI_GAP,
                             .inset = 8,
                             .clear = 10,
                             .ends = view_ends(s, view_step_scale(s))};
    return r;
}

static void view_layout(struct timeline *s, const struct plan *p)
{
    struct layout_rules r = view_rules(s, p);
    const struct layout_rules *old = &s->rules;
    bool same = old->scale == r.scale && old->levels == r.levels && old->selected == r.selected &&
                old->above == r.above && old->least == r.least && old->most == r.most &&
                old->tall == r.tall && old->chosen == r.chosen && old->ends == r.ends;
    if (same) {
        return;
    }
    arena_reset(&s->layout_memory);
    layout_make(s->chosen.items, s->chosen.count, &r, &s->layout_memory, &s->layout);
    s->rules = r;
}

/* --- the first view -------------------------------------------------------------------------- */

/* An event that was asked for stands among its neighbours. */
static void view_around(struct timeline *s, size_t event)
{
    const struct chosen *c = &s->chosen;
    size_t at = timeline_place(s, event), first = at > AROUND ? at - AROUND : 0,
           last = at + AROUND < c->count ? at + AROUND : c->count - 1;
    double year = c->items[at].at;
    double reach = fmax(year - c->items[first].at, c->items[last].at - year);
    s->view.span = fmin(fmax(reach * 2.2, s->limits.least), s->limits.most);
    s->view.from = year - s->view.span / 2;
}

struct chapter {
    double first;    /* the year it begins with */
    int step;        /* of the zoom */
    size_t selected; /* an event */
    int score;
};

/* How well the first chapter is told at this zoom and with this event selected: a card counts two,
 * and each event that finds no room of its own counts one against it. */
static int view_score(struct timeline *s, const struct plan *p, struct arena *mem)
{
    double end = s->view.from + s->view.span * (1 - VIEW_PAD / 2);
    struct layout_rules r = view_rules(s, p);
    struct layout l;
    int score = 0;
    size_t i;
    arena_reset(mem);
    layout_make(s->chosen.items, s->chosen.count, &r, mem, &l);
    for (i = 0; i < l.shown_count; i++) {
        const struct layout_place *place = &l.places[l.shown[i]];
        if (s->chosen.items[l.shown[i]].at < end) {
            score += 2 - (int)place->count - (place->form == LAYOUT_CLUSTER ? 2 : -1);
        }
    }
    return score;
}

/* At step 0 all that comes from the first year on is in sight. */
static void view_chapter_at(struct timeline *s, double first, int step)
{
    double share = (s->limits.last - first) / (s->limits.last - s->limits.first);
    s->view.span = s->limits.most * share / exp2((double)step / STEPS_PER_OCTAVE);
    s->view.from = first - s->view.span * VIEW_PAD;
    axis_clamp(&s->view, &s->limits);
}

/* The most important events of the chapter are tried in turn; of equals the first is taken. */
static void view_try(struct timeline *s, const struct plan *p, double first, int step,
                     struct chapter *best, struct arena *mem)
{
    const struct chosen *c = &s->chosen;
    double end;
    int rank, tried = 0;
    size_t i;
    view_chapter_at(s, first, step);
    end = s->view.from + s->view.span * (1 - VIEW_PAD);
    rank = timeline_rank(s, timeline_place(s, timeline_first(s, s->view.from, end)));
    for (i = 0; i < c->count && c->items[i].at < end && tried < FIRST_TRIED; i++) {
        struct chapter now = {.first = first, .step = step, .selected = c->events[i]};
        if (c->items[i].at < first || timeline_rank(s, i) != rank) {
            continue;
        }
        tried++;
        s->selected = now.selected;
        now.score = view_score(s, p, mem);
        if (best->selected >= s->t.count || now.score > best->score) {
            *best = now;
        }
    }
}

/* A few early events and then a long silence would leave the first view empty but for its ends: it
 * begins behind the silence, and "all years" shows the rest. */
static double view_beginning(const struct timeline *s)
{
    const struct chosen *c = &s->chosen;
    size_t i;
    for (i = 1; i <= c->count / 2; i++) {
        if (c->items[i].at - c->items[i - 1].at > GAP_SHARE * (s->limits.last - s->limits.first)) {
            return c->items[i].at;
        }
    }
    return s->limits.first;
}

static void view_chapter(struct timeline *s, const struct plan *p)
{
    struct chapter best = {.selected = s->t.count};
    struct arena mem = {0};
    double first = view_beginning(s);
    int step, steps = s->chosen.count > SOME ? MANY_STEPS : FIRST_STEPS;
    for (step = 0; step <= steps; step++) {
        view_try(s, p, first, step, &best, &mem);
    }
    arena_finish(&mem);
    view_chapter_at(s, best.first, best.step);
    s->selected = best.selected;
}

static void view_first(struct timeline *s, struct ui *ui, const struct plan *p)
{
    const struct chosen *c = &s->chosen;
    size_t asked = s->selected;
    axis_all(&s->view, &s->limits);
    if (c->count == 0) {
        return;
    }
    if (asked < s->t.count && c->count > FEW) {
        view_around(s, asked);
    } else if (asked >= s->t.count && c->count > FEW &&
               (c->count <= SOME || view_beginning(s) > s->limits.first)) {
        view_chapter(s, p);
    } else if (asked >= s->t.count) {
        s->selected = timeline_first(s, s->view.from, s->view.from + s->view.span);
    }
    axis_clamp(&s->view, &s->limits);
    timeline_remember(ui, s->section, s->t.events[s->selected].id);
    s->recalled = s->t.events[s->selected].id;
}

void view_prepare(struct timeline *s, struct ui *ui, const struct plan *p)
{
    int64_t shown = timeline_recall(s, ui);
    s->view.left = p->area.x;
    if (!view_placed(s)) {
        s->view.width = p->area.w;
        view_first(s, ui, p);
    }
    s->view.width = p->area.w;
    if (shown != 0 && shown != s->recalled) { /* an opened event has turned to its neighbours */
        s->recalled = shown;
        view_select(s, ui, timeline_find_id(s, shown));
    }
    if (s->glide_ms) {
        view_go_on(s, ui);
    }
    view_layout(s, p);
}

/* --- fingers --------------------------------------------------------------------------------- */

static double view_beyond(const struct timeline *s)
{
    struct axis inside = s->view;
    axis_clamp(&inside, &s->limits);
    return fabs(inside.from - s->view.from) / s->view.span;
}

void view_gesture(struct timeline *s, struct ui *ui, const struct ui_gesture *g)
{
    bool moved = g->pan_x != 0 || g->zoom != 1;
    if (moved || g->held) {
        s->glide_ms = 0;
    }
    if (g->pan_x != 0) {
        axis_pan(&s->view, &s->limits, g->pan_x);
    }
    if (g->zoom != 1) {
        axis_zoom(&s->view, &s->limits, g->zoom, g->about_x);
    }
    if (g->double_tapped) {
        struct axis to = view_goal(s);
        axis_zoom(&to, &s->limits, 2, g->x);
        view_glide(s, ui, to);
    }
    if (!g->held && !s->glide_ms && view_beyond(s) > 1e-9 &&
        (!g->moving || view_beyond(s) > BEYOND)) {
        view_glide(s, ui, s->view); /* clamped: the spring */
    }
}
