/* Under an opened event: the horizon with its neighbours at their true distance, each a dot to tap,
 * and the steps to the one before and the one after, by name. Distances are true to one scale,
 * which is chosen so that both neighbours are in sight; labels that would meet are left out, the
 * nearest ones last. */
#include "timeline.h"

#include "ui/button.h"

#include <math.h>

#define LABEL_TOP 28.0f
#define DOT_RISE 14.0f
#define STEP_HEIGHT 120.0f
#define STEP_WIDTH 640.0f
#define ROW_GAP 16.0f
#define BRIEF_TOP 24.0f
#define STACKED 520.0f /* narrower steps have the year over the title */
#define AROUND 4
#define AT 0.42f /* of the width: where the event stands */
#define LEAST_APART 150.0f
#define DOTS_MOST 24

struct dot {
    size_t event;
    float x, label_x, label_w;
    float from, to; /* what it takes on the strip, its label and a finger included */
    const char *label;
    int away;  /* places from the event, signed */
    bool told; /* with its label, and live unless it is the event itself */
};

struct neighbours {
    struct dot dots[DOTS_MOST];
    size_t count;
};

static float step_height(struct ui *ui)
{
    return fmaxf(STEP_HEIGHT, ui_button_height(ui) * 1.25f);
}

/* A dot with its label is one target: so high, from a little above the horizon. */
static float dot_height(struct ui *ui)
{
    return fmaxf(UI_TOUCH, DOT_RISE + LABEL_TOP + ui_size(ui, TYPE_LABEL) * 1.2f + 2);
}

static float strip_labels(struct ui *ui)
{
    return dot_height(ui) - DOT_RISE + ROW_GAP;
}

float strip_height(struct ui *ui, const struct strip_place *place)
{
    float count = place->narrow ? ui_size(ui, TYPE_LABEL) * 1.2f + 8 : 0;
    if (place->brief) {
        return BRIEF_TOP + step_height(ui) + 16;
    }
    return strip_labels(ui) + count + step_height(ui) + (place->narrow ? 16 : 20);
}

/* --- distances ------------------------------------------------------------------------------- */

/* u per year: both neighbours in view; apart by a finger if one is near and the other not too far.
 */
static double strip_scale(const struct timeline *s, size_t at, float width)
{
    const struct chosen *c = &s->chosen;
    double year = c->items[at].at, far = 0, near = INFINITY,
           room = (double)width * (double)AT - 100;
    double show;
    size_t first = at > AROUND ? at - AROUND : 0;
    size_t last = at + AROUND < c->count ? at + AROUND : c->count - 1, i;
    for (i = at > 0 ? at - 1 : 0; i <= at + 1 && i < c->count; i++) {
        double d = fabs(c->items[i].at - year);
        far = fmax(far, d);
        near = d > 0 ? fmin(near, d) : near;
    }
    show = fmax(year - c->items[first].at, c->items[last].at - year);
    if (far <= 0) {
        return show > 0 ? room / show : 1;
    }
    return fmin(room / far, fmax(room / fmax(show, far), (double)LEAST_APART / near));
}

static void strip_gather(const struct timeline *s, float left, float width, struct neighbours *n)
{
    const struct chosen *c = &s->chosen;
    size_t at = timeline_place(s, s->page.event), away;
    double scale = strip_scale(s, at, width);
    float x0 = left + width * AT;
    for (away = 0; away < c->count && n->count + 2 <= DOTS_MOST; away++) { /* nearest first */
        int d;
        for (d = -1; d <= 1; d += 2) {
            size_t i = d < 0 ? at - away : at + away;
            float x;
            if (i >= c->count || (away == 0 && d > 0) || (d < 0 && away > at)) {
                continue;
            }
            x = x0 + (float)((c->items[i].at - c->items[at].at) * scale);
            if (x > left + 40 && x < left + width - 40) {
                n->dots[n->count++] =
                    (struct dot){.event = c->events[i], .x = x, .away = d * (int)away};
            }
        }
    }
}

/* --- labels and dots ------------------------------------------------------------------------- */

static struct ui_text dot_text(const struct dot *d)
{
    int away = d->away < 0 ? -d->away : d->away;
    return (struct ui_text){.text = d->label,
                            .type = away <= 1 ? TYPE_LABEL : TYPE_CAPTION,
                            .role = away == 0   ? ROLE_GOLD
                                    : away == 1 ? ROLE_ON_SOIL
                                                : ROLE_ON_SOIL_SOFT,
                            .bold = away <= 1,
                            .line_height = 1.2f};
}

/* The year; within the year of the event itself the month. */
static const char *dot_label(struct timeline *s, struct ui *ui, const struct dot *d)
{
    const struct date *own = &s->t.events[d->event].start;
    const struct date *now = &s->t.events[s->page.event].start;
    if (d->away != 0 && own->year == now->year && own->month > 0) {
        return ui_date_month(ui_lang(ui), own->month);
    }
    return timeline_when(s, ui, d->event);
}

static bool dot_free(const struct neighbours *n, size_t upto, const struct dot *d)
{
    size_t i;
    for (i = 0; i < upto; i++) {
        const struct dot *o = &n->dots[i];
        if (o->told && d->from < o->to + UI_GAP && d->to > o->from - UI_GAP) {
            return false;
        }
    }
    return true;
}

/* Nearest first: what finds no room beside the nearer ones stays a dot. */
static void dots_measure(struct timeline *s, struct ui *ui, struct rect soil, struct neighbours *n)
{
    float left = soil.x + 24, right = soil.x + soil.w - 24;
    size_t i;
    for (i = 0; i < n->count; i++) {
        struct dot *d = &n->dots[i];
        struct ui_text t;
        d->label = dot_label(s, ui, d);
        t = dot_text(d);
        d->label_w = ui_text_width(ui, &t);
        d->label_x = fminf(fmaxf(d->x - d->label_w / 2, left), right - d->label_w);
        d->from = fmaxf(fminf(d->x - UI_TOUCH / 2, d->label_x - 4), left);
        d->to = fminf(fmaxf(d->from + UI_TOUCH, d->label_x + d->label_w + 4), right);
        d->from = fminf(d->from, d->to - UI_TOUCH);
        d->told = dot_free(n, i, d);
    }
}

static struct ui_state dot_target(struct timeline *s, struct kiosk *k, struct ui *ui,
                                  struct rect soil, const struct dot *d)
{
    const struct pack_event_card *c = timeline_words(s, k, d->event);
    struct ui_target target = {
        .rect = rect_make(d->from, soil.y - DOT_RISE, d->to - d->from, dot_height(ui)),
        .name = arena_format(ui_memory(ui), "timeline.dot.%s", event_slug(c->card.route)),
        .label = c->card.title};
    target.id = ui_id(target.name);
    return ui_target(ui, &target);
}

/* A pressed dot turns gold and sinks, as buttons do. */
static bool dot_show(struct timeline *s, struct kiosk *k, struct ui *ui, struct rect soil,
                     const struct dot *d)
{
    bool now = d->away == 0;
    struct ui_text t = dot_text(d);
    struct ui_state state = {0};
    if (d->told && !now) {
        state = dot_target(s, k, ui, soil, d);
    }
    ui_disc(ui, d->x, soil.y, now ? 24 : 14, now ? ROLE_SOIL : ROLE_SNOW);
    ui_disc(ui, d->x, soil.y, now ? 18 : 8, now || state.pressed ? ROLE_GOLD : ROLE_SOIL);
    if (d->told) {
        ui_text(ui, d->label_x, soil.y + LABEL_TOP + (state.pressed ? 6 : 0), d->label_w + 2, &t);
    }
    return state.clicked;
}

static size_t dots_show(struct timeline *s, struct kiosk *k, struct ui *ui, struct rect soil,
                        struct neighbours *n)
{
    size_t i, asked = s->t.count;
    for (i = n->count; i-- > 0;) { /* the event itself on top */
        if (dot_show(s, k, ui, soil, &n->dots[i])) {
            asked = n->dots[i].event;
        }
    }
    return asked;
}

/* --- steps ----------------------------------------------------------------------------------- */

struct step {
    struct rect r; /* of the words */
    struct ui_text year, title;
    bool next;
};

/* On a narrow one the year stands over the title. */
static void step_stacked(struct ui *ui, struct step *t)
{
    float h, first;
    t->title.size = ui_fit_size(ui, t->r.w, 1, &t->title);
    t->year.align = t->title.align = t->next ? TEXT_END : TEXT_START;
    first = ui_text_height(ui, t->r.w, &t->year);
    h = first + ui_text_height(ui, t->r.w, &t->title);
    ui_text(ui, t->r.x, t->r.y + (t->r.h - h) / 2, t->r.w, &t->year);
    ui_text(ui, t->r.x, t->r.y + (t->r.h - h) / 2 + first, t->r.w, &t->title);
}

static void step_beside(struct ui *ui, struct step *t)
{
    float year = ui_text_width(ui, &t->year), room = t->r.w - year - 24, wide, high, x = t->r.x;
    t->title.size = ui_fit_size(ui, room, 2, &t->title);
    wide = fminf(ui_text_layout(ui, room, &t->title)->width, room);
    high = ui_text_height(ui, room, &t->title);
    x = t->next ? x + room - wide : x;
    ui_text_in(ui, rect_make(x, t->r.y, year + 2, t->r.h), &t->year);
    ui_text(ui, x + year + 24, t->r.y + (t->r.h - high) / 2, wide + 2, &t->title);
}

static bool step_show(struct timeline *s, struct kiosk *k, struct ui *ui, struct rect r,
                      size_t event, bool next)
{
    const struct pack_event_card *c = timeline_words(s, k, event);
    struct ui_target target = {
        .name = next ? "timeline.next" : "timeline.before", .label = c->card.title, .rect = r};
    struct step t = {.next = next,
                     .year = {.text = timeline_when(s, ui, event),
                              .type = TYPE_CHROME,
                              .role = ROLE_GOLD,
                              .serif = true,
                              .bold = true,
                              .line_height = 1.25f},
                     .title = {.text = timeline_short(c),
                               .type = TYPE_CHROME,
                               .role = ROLE_ON_SOIL,
                               .bold = true,
                               .headline = true,
                               .line_height = 1.25f,
                               .lang = c->card.lang}};
    float icon = 44, pad = 36;
    struct ui_state state;
    target.id = ui_id(target.name);
    state = ui_target(ui, &target);
    r.y += state.pressed ? 6 : 0;
    ui_fill(ui, r, ROLE_SOIL_2, draw_round(r.h / 2));
    ui_hairline(ui, r, draw_round(r.h / 2));
    t.r = rect_make(next ? r.x + pad : r.x + pad + icon + UI_GAP, r.y,
                    r.w - 2 * pad - icon - UI_GAP, r.h);
    ui_icon(
        ui,
        rect_make(next ? t.r.x + t.r.w + UI_GAP : r.x + pad, r.y + (r.h - icon) / 2, icon, icon),
        next ? "chevron-right" : "chevron-left", ROLE_ON_SOIL);
    t.year.size = ui_fit_size(ui, t.r.w, 1, &t.year);
    if (r.w < STACKED) {
        step_stacked(ui, &t);
    } else {
        step_beside(ui, &t);
    }
    if (state.pressed) {
        ui_pressed_shade(ui, r, draw_round(r.h / 2));
    }
    return state.clicked;
}

/* "第 5 件，共 16 件" */
static void strip_count(struct timeline *s, struct ui *ui, struct rect r)
{
    struct arena *mem = ui_memory(ui);
    const char *nth = ui_word_with(ui, "timeline.nth",
                                   arena_format(mem, "%zu", timeline_place(s, s->page.event) + 1));
    const char *of = ui_word_with(ui, "timeline.of", arena_format(mem, "%zu", s->chosen.count));
    struct ui_text t = {
        .text = arena_format(mem, "%s%s%s", nth, ui_lang(ui) == TEXT_ZH ? "，" : " ", of),
        .type = TYPE_CHROME,
        .role = ROLE_ON_SOIL_SOFT,
        .align = TEXT_CENTRE};
    t.size = ui_fit_size(ui, r.w, 1, &t);
    ui_text_in(ui, r, &t);
}

size_t strip_show(struct timeline *s, struct kiosk *k, struct ui *ui,
                  const struct strip_place *place)
{
    struct neighbours n = {0};
    struct rect soil = place->soil, row;
    size_t at = timeline_place(s, s->page.event), asked = s->t.count;
    float h = step_height(ui), inner = soil.w - 2 * UI_MARGIN, width;
    if (!place->brief) {
        strip_gather(s, soil.x, soil.w, &n);
        dots_measure(s, ui, soil, &n);
        asked = dots_show(s, k, ui, soil, &n);
    }
    row = rect_make(soil.x + UI_MARGIN, soil.y + (place->brief ? BRIEF_TOP : strip_labels(ui)),
                    inner, h);
    width = place->narrow ? (inner - UI_GAP) / 2 : fminf(STEP_WIDTH, (inner - 420) / 2);
    if (at > 0 &&
        step_show(s, k, ui, rect_make(row.x, row.y, width, h), s->chosen.events[at - 1], false)) {
        asked = s->chosen.events[at - 1];
    }
    if (at + 1 < s->chosen.count &&
        step_show(s, k, ui, rect_make(row.x + row.w - width, row.y, width, h),
                  s->chosen.events[at + 1], true)) {
        asked = s->chosen.events[at + 1];
    }
    if (!place->narrow) {
        strip_count(s, ui,
                    rect_make(row.x + width + UI_GAP, row.y, inner - 2 * (width + UI_GAP), h));
    } else if (!place->brief) {
        strip_count(s, ui, rect_make(row.x, row.y + h + 4, inner, ui_size(ui, TYPE_CHROME) * 1.3f));
    }
    return asked;
}
