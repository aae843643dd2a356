/* What lies in the soil under the horizon: ticks with their labels, eras as strata; and on the snow
 * line a dot for each event in view, whether its card is shown or not. */
#include "timeline.h"

#include <math.h>

#define SNOW 14.0f
#define TICK_SMALL 10.0f
#define TICK_LARGE 20.0f
#define TICK_WIDTH 3.0f
#define LABEL_TOP 30.0f
#define ERA_GAP 4.0f
#define ERA_PAD 16.0f
#define DOT 8.0f
#define DOT_RING 14.0f
#define DOT_CHOSEN 18.0f
#define DOT_CHOSEN_RING 24.0f
#define DOTS_APART 17.0f

struct tick_pen {
    struct ui *ui;
    struct ui_text text;
};

static float tick_width(void *context, const char *label)
{
    struct tick_pen *pen = context;
    pen->text.text = label;
    return label[0] ? ui_text_width(pen->ui, &pen->text) : 0;
}

static struct tick_words tick_words(struct tick_pen *pen)
{
    return (struct tick_words){.lang = ui_lang(pen->ui),
                               .today = ui_word(pen->ui, "timeline.today"),
                               .width = tick_width,
                               .context = pen,
                               .gap = 36};
}

/* The year that months leave unsaid stands at the left, and labels make room for it. It names the
 * time of the first label that is left, for the one it covers may begin another month. */
static float soil_context(struct timeline *s, struct ui *ui, const struct plan *p,
                          const struct tick_words *words)
{
    struct tick_step step = axis_step(&s->view, words, ui_memory(ui));
    struct axis from = s->view;
    struct ui_text t = {.text = axis_context(&s->view, step, ui_lang(ui), ui_memory(ui)),
                        .type = TYPE_LABEL,
                        .role = ROLE_GOLD,
                        .bold = true,
                        .line_height = 1.2f};
    float end;
    if (!t.text[0]) {
        return p->area.x;
    }
    end = p->area.x + UI_MARGIN + ui_text_width(ui, &t) + 24;
    from.from = axis_year(&s->view, end);
    t.text = axis_context(&from, step, ui_lang(ui), ui_memory(ui));
    ui_text(ui, p->area.x + UI_MARGIN, p->axis + LABEL_TOP, p->area.w, &t);
    return p->area.x + UI_MARGIN + ui_text_width(ui, &t) + 24;
}

static void soil_ticks(struct timeline *s, struct ui *ui, const struct plan *p)
{
    struct tick_pen pen = {
        .ui = ui,
        .text = {.type = TYPE_LABEL, .role = ROLE_ON_SOIL, .bold = true, .line_height = 1.2f}};
    struct tick_words words = tick_words(&pen);
    struct tick *ticks = arena_alloc_array(ui_memory(ui), TICKS_MOST, sizeof *ticks);
    size_t count = axis_ticks(&s->view, &words, ui_memory(ui), ticks), i;
    float free_from = soil_context(s, ui, p, &words), y = p->axis + SNOW / 2;
    for (i = 0; i < count; i++) {
        bool label = ticks[i].label && ticks[i].label_x >= free_from;
        ui_fill(ui,
                rect_make(ticks[i].x - TICK_WIDTH / 2, y, TICK_WIDTH,
                          ticks[i].label ? TICK_LARGE : TICK_SMALL),
                ROLE_ON_SOIL_SOFT, draw_round(0));
        if (label) {
            pen.text.text = ticks[i].label;
            ui_text(ui, ticks[i].label_x, p->axis + LABEL_TOP, ticks[i].label_width + 2, &pen.text);
        }
    }
}

/* --- eras ------------------------------------------------------------------------------------ */

static void soil_era(struct timeline *s, struct ui *ui, const struct plan *p, size_t i, bool now)
{
    const struct pack_era *era = &s->t.eras[i];
    float x0 = fmaxf(axis_x(&s->view, date_begin(&era->start)), p->eras.x - 8);
    float x1 = fminf(axis_x(&s->view, date_end(&era->end)), p->eras.x + p->eras.w + 8);
    struct rect r = {x0, p->eras.y, x1 - x0 - ERA_GAP, p->eras.h};
    struct ui_text t = {.text = era->title,
                        .type = TYPE_LABEL,
                        .role = now ? ROLE_GOLD : ROLE_ON_SOIL,
                        .bold = true,
                        .headline = true};
    float left = fmaxf(x0 + ERA_PAD, p->eras.x + UI_MARGIN), width;
    rgba soil = ui_colour(ui, ROLE_SOIL_3);
    if (r.w <= 0) {
        return;
    }
    if (now && !ui_contrast(ui)) {
        soil = colour_mix(ui_colour(ui, ROLE_SOIL), ui_colour(ui, ROLE_GOLD), 0.22f);
    }
    ui_fill_colour(ui, r, soil, draw_round(0));
    ui_hairline(ui, r, draw_round(0));
    width = ui_text_width(ui, &t);
    if (left + width + ERA_PAD <= r.x + r.w && left + width <= p->eras.x + p->eras.w - 24) {
        ui_text_in(ui, rect_make(left, r.y, width + 2, r.h), &t);
    }
}

static void soil_eras(struct timeline *s, struct ui *ui, const struct plan *p)
{
    double middle = s->view.from + s->view.span / 2;
    int now;
    size_t i;
    if (p->eras.h <= 0) {
        return;
    }
    now = timeline_era(s, s->selected < s->t.count ? timeline_year(s, s->selected) : middle);
    for (i = 0; i < s->t.era_count; i++) {
        soil_era(s, ui, p, i, (int)i == now);
    }
}

void soil_show(struct timeline *s, struct ui *ui, const struct plan *p)
{
    struct rect a = p->area;
    ui_fill(ui, rect_make(a.x, p->axis, a.w, a.y + a.h - p->axis), ROLE_SOIL, draw_round(0));
    ui_fill(ui, rect_make(a.x, p->axis - SNOW / 2, a.w, SNOW), ROLE_SNOW, draw_round(0));
    soil_ticks(s, ui, p);
    soil_eras(s, ui, p);
}

/* --- dots ------------------------------------------------------------------------------------ */

static void dot(struct ui *ui, float x, float y, bool chosen)
{
    ui_disc(ui, x, y, chosen ? DOT_CHOSEN_RING : DOT_RING, chosen ? ROLE_SOIL : ROLE_SNOW);
    ui_disc(ui, x, y, chosen ? DOT_CHOSEN : DOT, chosen ? ROLE_GOLD : ROLE_SOIL);
}

/* What lasted lies on the snow as long as it did. */
static void dot_span(struct timeline *s, struct ui *ui, const struct plan *p, size_t i)
{
    const struct pack_event *e = &s->t.events[s->chosen.events[i]];
    float x0, x1;
    if (!e->has_end) {
        return;
    }
    x0 = axis_x(&s->view, date_begin(&e->start));
    x1 = fminf(axis_x(&s->view, date_end(&e->end)), p->area.x + p->area.w);
    ui_fill(ui, rect_make(x0, p->axis - 3, x1 - x0, 6), ui_contrast(ui) ? ROLE_SOIL : ROLE_ACCENT,
            draw_round(3));
}

void soil_dots(struct timeline *s, struct ui *ui, const struct plan *p)
{
    double margin = (double)DOT_RING / axis_scale(&s->view);
    size_t i = timeline_from(s, s->view.from - margin);
    size_t end = timeline_from(s, s->view.from + s->view.span + margin);
    float last = -1e6f, chosen = -1e6f;
    for (; i < end; i++) {
        float x = axis_x(&s->view, s->chosen.items[i].at);
        if (s->chosen.events[i] == s->selected) {
            chosen = x;
        }
        if (x - last < DOTS_APART) {
            continue;
        }
        dot_span(s, ui, p, i);
        dot(ui, x, p->axis, false);
        last = x;
    }
    if (chosen > -1e5f) {
        dot(ui, chosen, p->axis, true);
    }
}
