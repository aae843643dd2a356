/* Under an opened event: the horizon with its neighbours at their true distance, each a dot to tap,
 * and the steps to the one before and the one after, by name. Distances are true to one scale,
 * which is chosen so that both neighbours are in sight; labels that would meet are left out, the
 * nearest ones last. */
#include "timeline.h"

#include "ui/button.h"

#include <math.h>

#define LABEL_TOP 28.0f
#define STEP_HEIGHT 120.0f
#define STEP_WIDTH 640.0f
#define ROW_GAP 16.0f
#define AROUND 4
#define AT 0.42f /* of the width: where the event stands */
#define LEAST_APART 150.0f
#define LABEL_GAP 20.0f
#define DOTS_MOST 24

struct dot {
    size_t event;
    float x, label_x, label_w; /* label_w 0: none */
    const char *label;
    int away; /* places from the event, signed */
    bool live;
};

struct neighbours {
    struct dot dots[DOTS_MOST];
    size_t count;
};

static float step_height(struct ui *ui)
{
    return fmaxf(STEP_HEIGHT, ui_button_height(ui) * 1.25f);
}

static float strip_labels(struct ui *ui)
{
    return LABEL_TOP + ui_size(ui, TYPE_LABEL) * 1.2f + ROW_GAP;
}

float strip_height(struct ui *ui, bool narrow)
{
    float count = narrow ? ui_size(ui, TYPE_LABEL) * 1.2f + 8 : 0;
    return strip_labels(ui) + count + step_height(ui) + (narrow ? 16 : 32);
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

static bool dot_free(const struct neighbours *n, size_t upto, float x0, float x1, bool labels)
{
    size_t i;
    for (i = 0; i < upto; i++) {
        const struct dot *d = &n->dots[i];
        float a = labels ? d->label_x : d->x - UI_TOUCH / 2;
        float w = labels ? d->label_w : d->live ? UI_TOUCH : 0;
        float gap = labels ? LABEL_GAP : UI_GAP;
        if (w > 0 && x0 < a + w + gap && x1 > a - gap) {
            return false;
        }
    }
    return true;
}

/* The year; within the year of the event itself the month. */
static const char *dot_label(struct timeline *s, struct ui *ui, const struct dot *d)
{
    const struct date *own = &s->t.events[d->event].start;
    const struct date *now = &s->t.events[s->page.event].start;
    if (d->away != 0 && own->year == now->year && own->month > 0) {
        return ui_date_month(ui_lang(ui), own->month);
    }
    return timeline_date(s, ui, d->event).main;
}

static void dots_measure(struct timeline *s, struct ui *ui, struct rect soil, struct neighbours *n)
{
    size_t i;
    for (i = 0; i < n->count; i++) {
        struct dot *d = &n->dots[i];
        struct ui_text t;
        float w, x;
        d->label = dot_label(s, ui, d);
        t = dot_text(d);
        w = ui_text_width(ui, &t);
        x = fminf(fmaxf(d->x - w / 2, soil.x + 24), soil.x + soil.w - 24 - w);
        if (dot_free(n, i, x, x + w, true)) {
            d->label_x = x;
            d->label_w = w;
        }
        d->live = d->away != 0 && d->x > soil.x + UI_MARGIN && d->x < soil.x + soil.w - UI_MARGIN &&
                  dot_free(n, i, d->x - UI_TOUCH / 2, d->x + UI_TOUCH / 2, false);
    }
}

static size_t dots_show(struct timeline *s, struct kiosk *k, struct ui *ui, struct rect soil,
                        struct neighbours *n)
{
    size_t i, asked = s->t.count;
    for (i = n->count; i-- > 0;) {
        struct dot *d = &n->dots[i];
        bool now = d->away == 0;
        struct ui_text t = dot_text(d);
        ui_disc(ui, d->x, soil.y, now ? 24 : 14, now ? ROLE_SOIL : ROLE_SNOW);
        ui_disc(ui, d->x, soil.y, now ? 18 : 8, now ? ROLE_GOLD : ROLE_SOIL);
        if (d->label_w > 0) {
            ui_text(ui, d->label_x, soil.y + LABEL_TOP, d->label_w + 2, &t);
        }
        if (d->live) {
            const struct pack_event_card *c = timeline_words(s, k, d->event);
            struct ui_target target = {
                .rect = rect_make(d->x - UI_TOUCH / 2, soil.y - 16, UI_TOUCH, UI_TOUCH),
                .name = arena_format(ui_memory(ui), "timeline.dot.%s", event_slug(c->card.route)),
                .label = c->card.title};
            target.id = ui_id(target.name);
            asked = ui_target(ui, &target).clicked ? d->event : asked;
        }
    }
    return asked;
}

/* --- steps ----------------------------------------------------------------------------------- */

static bool step_show(struct timeline *s, struct kiosk *k, struct ui *ui, struct rect r,
                      size_t event, bool next)
{
    const struct pack_event_card *c = timeline_words(s, k, event);
    struct ui_target target = {
        .name = next ? "timeline.next" : "timeline.before", .label = c->card.title, .rect = r};
    struct ui_text year = {.text = timeline_date(s, ui, event).main,
                           .type = TYPE_CHROME,
                           .role = ROLE_GOLD,
                           .serif = true,
                           .bold = true,
                           .line_height = 1.25f};
    struct ui_text title = {.text = timeline_short(c),
                            .type = TYPE_CHROME,
                            .role = ROLE_ON_SOIL,
                            .bold = true,
                            .headline = true,
                            .line_height = 1.25f,
                            .lang = c->card.lang};
    float icon = 44, pad = 36, room, x, w;
    struct ui_state state;
    bool stacked = r.w < 520;
    target.id = ui_id(target.name);
    state = ui_target(ui, &target);
    r.y += state.pressed ? 6 : 0;
    ui_fill(ui, r, ROLE_SOIL_2, draw_round(r.h / 2));
    ui_hairline(ui, r, draw_round(r.h / 2));
    ui_icon(
        ui,
        rect_make(next ? r.x + r.w - pad - icon : r.x + pad, r.y + (r.h - icon) / 2, icon, icon),
        next ? "chevron-right" : "chevron-left", ROLE_ON_SOIL);
    room = r.w - 2 * pad - icon - UI_GAP;
    x = next ? r.x + pad : r.x + pad + icon + UI_GAP;
    year.size = ui_fit_size(ui, room, 1, &year);
    w = ui_text_width(ui, &year);
    if (stacked) {
        float h = ui_text_height(ui, room, &year);
        title.size = ui_fit_size(ui, room, 1, &title);
        year.align = title.align = next ? TEXT_END : TEXT_START;
        h += ui_text_height(ui, room, &title);
        ui_text(ui, x, r.y + (r.h - h) / 2, room, &year);
        ui_text(ui, x, r.y + (r.h - h) / 2 + ui_text_height(ui, room, &year), room, &title);
    } else {
        float left = room - w - 24, high, wide;
        title.size = ui_fit_size(ui, left, 2, &title);
        wide = fminf(ui_text_layout(ui, left, &title)->width, left);
        high = ui_text_height(ui, left, &title);
        x = next ? x + room - w - 24 - wide : x;
        ui_text_in(ui, rect_make(x, r.y, w + 2, r.h), &year);
        ui_text(ui, x + w + 24, r.y + (r.h - high) / 2, wide + 2, &title);
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
    size_t at = timeline_place(s, s->page.event), asked;
    float h = step_height(ui), inner = soil.w - 2 * UI_MARGIN, width;
    strip_gather(s, soil.x, soil.w, &n);
    dots_measure(s, ui, soil, &n);
    asked = dots_show(s, k, ui, soil, &n);
    row = rect_make(soil.x + UI_MARGIN, soil.y + strip_labels(ui), inner, h);
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
    if (place->narrow) {
        strip_count(s, ui, rect_make(row.x, row.y + h + 4, inner, ui_size(ui, TYPE_CHROME) * 1.3f));
    } else {
        strip_count(s, ui,
                    rect_make(row.x + width + UI_GAP, row.y, inner - 2 * (width + UI_GAP), h));
    }
    return asked;
}
