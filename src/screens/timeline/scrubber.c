/* The whole time as a mountain range in the soil: its peaks are where most happened, every event
 * has a mark of gold, and a window shows what part is in view. The window is dragged, widened by
 * its grips, or sent where one taps; the discs beside it step from event to event. */
#include "timeline.h"

#include "ui/button.h"

#include <math.h>

#define WINDOW 100.0f
#define RIDGE 96.0f
#define MARK_WIDTH 5.0f
#define MARK 28.0f
#define GRIP_WIDTH 28.0f
#define GRIP 64.0f
#define GRIP_HIT 96.0f
#define WINDOW_LEAST 60.0f
#define LABEL_GAP 40.0f

struct strip {
    struct timeline *s;
    struct ui *ui;
    struct rect r; /* without the labels */
    const struct ridge *ridge;
};

static float strip_x(const struct strip *t, double year)
{
    return t->r.x + t->r.w * (float)ridge_share(t->ridge, year);
}

static double strip_year(const struct strip *t, float x)
{
    return ridge_year(t->ridge, (double)((x - t->r.x) / t->r.w));
}

/* --- the range ------------------------------------------------------------------------------- */

/* Peaks and, between them, valleys nearer to the one or the other: mountains, and always the same.
 * Both ends lie on the ground. */
static void strip_range(const struct strip *t, const float *height, float scale, float lift,
                        float shift, rgba colour)
{
    static const float jags[] = {0.1f, -0.35f, 0.3f, -0.1f, 0.42f, -0.28f, 0.18f};
    float xy[RIDGE_PEAKS * 4], foot = t->r.y + RIDGE, step = t->r.w / (RIDGE_PEAKS - 1);
    size_t n = 0;
    int i;
    xy[n++] = t->r.x;
    xy[n++] = foot;
    for (i = 1; i < RIDGE_PEAKS - 1; i++) {
        float jag = jags[i % 7], next = jags[(i + 3) % 7];
        float peak = height[i] * scale + lift * (1 + jag);
        float low = fminf(height[i], height[i + 1]) * scale * 0.8f + lift * 0.6f * (1 + next);
        float x = t->r.x + ((float)i + shift + 0.3f * jag) * step;
        xy[n++] = x;
        xy[n++] = foot - fminf(peak, RIDGE - 6);
        if (i + 1 < RIDGE_PEAKS - 1) {
            xy[n++] = x + (0.5f + 0.25f * next) * step;
            xy[n++] = foot - fmaxf(low, 5);
        }
    }
    xy[n++] = t->r.x + t->r.w;
    xy[n++] = foot;
    ui_polygon(t->ui, xy, n / 2, colour);
}

static void strip_mountains(const struct strip *t)
{
    float far[RIDGE_PEAKS];
    rgba near =
        colour_mix(ui_colour(t->ui, ROLE_SOIL_3), ui_colour(t->ui, ROLE_ON_SOIL_SOFT), 0.25f);
    int i;
    for (i = 0; i < RIDGE_PEAKS; i++) { /* the far range is the smoother one */
        float before = t->ridge->height[i > 1 ? i - 2 : 0];
        float after = t->ridge->height[i + 2 < RIDGE_PEAKS ? i + 2 : RIDGE_PEAKS - 1];
        far[i] = (before + t->ridge->height[i] + after) / 3;
    }
    strip_range(t, far, 28, 46, -0.35f, ui_colour(t->ui, ROLE_SOIL_2));
    strip_range(t, t->ridge->height, 58, 22, 0, near);
}

static void strip_marks(const struct strip *t)
{
    size_t i;
    for (i = 0; i < t->ridge->mark_count; i++) {
        float x = t->r.x + t->r.w * t->ridge->marks[i];
        ui_fill(t->ui, rect_make(x - MARK_WIDTH / 2, t->r.y + RIDGE - MARK, MARK_WIDTH, MARK),
                ROLE_GOLD, draw_round(2));
    }
}

/* --- labels ---------------------------------------------------------------------------------- */

static struct ui_text strip_text(void)
{
    return (struct ui_text){.type = TYPE_CAPTION, .role = ROLE_ON_SOIL_SOFT, .line_height = 1.2f};
}

static float strip_width(void *context, const char *label)
{
    struct ui_text t = strip_text();
    t.text = label;
    return label[0] ? ui_text_width(context, &t) : 0;
}

static void strip_label(const struct strip *t, const char *label, float x, float width)
{
    struct ui_text text = strip_text();
    text.text = label;
    ui_text(t->ui, x, t->r.y + WINDOW + 6, width + 2, &text);
}

/* On a strip that is not linear there is no scale to label: the events tell their own dates. */
static const char *strip_word(const struct strip *t, const struct date *d)
{
    struct arena *mem = ui_memory(t->ui);
    return d->precision <= DATE_YEAR ? ui_date_year(mem, ui_lang(t->ui), d->year)
                                     : ui_date_line(mem, ui_lang(t->ui), d);
}

static void strip_uneven(const struct strip *t)
{
    const struct chosen *c = &t->s->chosen;
    float free_from = t->r.x - UI_GAP, end = t->r.x + t->r.w + UI_GAP;
    size_t i = 0;
    while (i < c->count) {
        float x = strip_x(t, c->items[i].at);
        const char *label = strip_word(t, &t->s->t.events[c->events[i]].start);
        float width = strip_width(t->ui, label);
        if (x - width / 2 >= free_from && x + width / 2 <= end) {
            strip_label(t, label, x - width / 2, width);
            free_from = x + width / 2 + LABEL_GAP;
        }
        i++;
        if (free_from > t->r.x && i < c->count) { /* past those under the label */
            size_t next = timeline_from(t->s, strip_year(t, free_from));
            i = next > i ? next : i;
        }
    }
}

static void strip_labels(const struct strip *t)
{
    struct axis whole = {.from = t->ridge->first,
                         .span = t->ridge->last - t->ridge->first,
                         .left = t->r.x - UI_GAP,
                         .width = t->r.w + 2 * UI_GAP};
    struct tick_words words = {.lang = ui_lang(t->ui),
                               .today = ui_word(t->ui, "timeline.today"),
                               .width = strip_width,
                               .context = t->ui,
                               .gap = LABEL_GAP};
    struct tick *ticks;
    size_t count, i;
    if (!t->ridge->linear) {
        strip_uneven(t);
        return;
    }
    /* the margin belongs to the strip, so that a label may hang over its end */
    whole.from -= whole.span * (double)(UI_GAP / t->r.w);
    whole.span *= (double)(whole.width / t->r.w);
    ticks = arena_alloc_array(ui_memory(t->ui), TICKS_MOST, sizeof *ticks);
    count = axis_ticks(&whole, &words, ui_memory(t->ui), ticks);
    for (i = 0; i < count; i++) {
        if (ticks[i].label) {
            strip_label(t, ticks[i].label, ticks[i].label_x, ticks[i].label_width);
        }
    }
}

/* --- the window ------------------------------------------------------------------------------ */

static struct rect strip_window(const struct strip *t)
{
    const struct axis *v = &t->s->view;
    float x0 = strip_x(t, v->from), x1 = strip_x(t, v->from + v->span);
    if (x1 - x0 < WINDOW_LEAST) {
        float middle = (x0 + x1) / 2;
        middle =
            fminf(fmaxf(middle, t->r.x + WINDOW_LEAST / 2), t->r.x + t->r.w - WINDOW_LEAST / 2);
        x0 = middle - WINDOW_LEAST / 2;
        x1 = middle + WINDOW_LEAST / 2;
    }
    return rect_make(x0, t->r.y, x1 - x0, WINDOW);
}

static void strip_draw_window(const struct strip *t, struct rect w)
{
    rgba veil = colour_with_alpha(ui_colour(t->ui, ROLE_GOLD), 0.16f);
    int i;
    ui_fill_colour(t->ui, w, veil, draw_round(20));
    ui_stroke(t->ui, w, ROLE_GOLD, 6, 20);
    for (i = 0; i < 2; i++) {
        float x = i == 0 ? w.x : w.x + w.w;
        ui_fill(t->ui, rect_make(x - GRIP_WIDTH / 2, w.y + (w.h - GRIP) / 2, GRIP_WIDTH, GRIP),
                ROLE_GOLD, draw_round(GRIP_WIDTH / 2));
    }
}

/* Its middle to `x`; the span stays. */
static void window_jump(const struct strip *t, float x)
{
    struct axis *v = &t->s->view;
    view_set(t->s, t->ui, strip_year(t, x) - v->span / 2, v->span);
}

static struct ui_gesture strip_surface(const struct strip *t, const char *name, struct rect r)
{
    struct ui_surface surface = {.id = ui_id(name),
                                 .view = r,
                                 .name = name,
                                 .label = ui_word(t->ui, "timeline.strip"),
                                 .no_y = true,
                                 .no_zoom = true};
    struct ui_gesture g = ui_surface_begin(t->ui, &surface);
    ui_surface_end(t->ui);
    if (g.moving) { /* a thing in the hand does not fly on */
        ui_surface_stop(t->ui, surface.id);
        g.pan_x = 0;
    }
    return g;
}

/* The strip moves by years where it is linear, by places where it is not: the finger stays on the
 * middle of the window in both. */
static void window_drag(const struct strip *t, double pan)
{
    struct axis *v = &t->s->view;
    double middle = v->from + v->span / 2;
    double share = ridge_share(t->ridge, middle) + pan / (double)t->r.w;
    view_set(t->s, t->ui, ridge_year(t->ridge, share) - v->span / 2, v->span);
}

static void grip_drag(const struct strip *t, bool left, double pan)
{
    struct timeline *s = t->s;
    double from = s->view.from, to = from + s->view.span, share = pan / (double)t->r.w;
    if (left) {
        from = ridge_year(t->ridge, ridge_share(t->ridge, from) + share);
        from = fmin(from, to - s->limits.least);
    } else {
        to = ridge_year(t->ridge, ridge_share(t->ridge, to) + share);
        to = fmax(to, from + s->limits.least);
    }
    view_set(s, t->ui, from, to - from);
}

static void strip_touch(const struct strip *t, struct rect w)
{
    float hit = GRIP_HIT, over = fminf(w.w / 2 - 8, hit / 2);
    struct ui_gesture g =
        strip_surface(t, "timeline.strip", rect_make(t->r.x - 48, t->r.y, t->r.w + 96, WINDOW));
    if (g.tapped || g.double_tapped) {
        window_jump(t, g.x);
    } else if (g.pan_x != 0) {
        window_drag(t, g.pan_x);
    }
    g = strip_surface(t, "timeline.grip.from", rect_make(w.x + over - hit, t->r.y, hit, WINDOW));
    if (g.pan_x != 0) {
        grip_drag(t, true, g.pan_x);
    }
    g = strip_surface(t, "timeline.grip.to", rect_make(w.x + w.w - over, t->r.y, hit, WINDOW));
    if (g.pan_x != 0) {
        grip_drag(t, false, g.pan_x);
    }
}

/* --- steps ----------------------------------------------------------------------------------- */

/* "1956 解放牌下线" on a wide one. */
static bool step_button(struct timeline *s, struct kiosk *k, struct ui *ui, const struct plan *p,
                        bool next)
{
    size_t at = timeline_place(s, s->selected);
    bool there = s->chosen.count > 0 && (next ? at + 1 < s->chosen.count : at > 0);
    struct ui_button b = {.name = next ? "timeline.next" : "timeline.before",
                          .label = ui_word(ui, next ? "timeline.next" : "timeline.before"),
                          .icon = next ? "chevron-right" : "chevron-left",
                          .icon_only = !p->named,
                          .icon_behind = next,
                          .multiline = true,
                          .look = BUTTON_SOIL,
                          .disabled = !there};
    if (p->named && there) {
        size_t event = s->chosen.events[next ? at + 1 : at - 1];
        const struct pack_event_card *c = timeline_words(s, k, event);
        b.label =
            arena_format(ui_memory(ui), "%s %s", timeline_when(s, ui, event), timeline_short(c));
        b.lang = c->card.lang;
    }
    return ui_button(ui, next ? p->after : p->before, &b);
}

void scrubber_show(struct timeline *s, struct kiosk *k, struct ui *ui, const struct plan *p)
{
    struct strip t = {.s = s, .ui = ui, .r = p->scrub, .ridge = &s->chosen.ridge};
    struct rect window;
    t.r.h = WINDOW;
    window = strip_window(&t);
    strip_mountains(&t);
    strip_marks(&t);
    strip_labels(&t);
    strip_touch(&t, window);
    strip_draw_window(&t, strip_window(&t));
    if (step_button(s, k, ui, p, false)) {
        view_step(s, ui, -1);
    }
    if (step_button(s, k, ui, p, true)) {
        view_step(s, ui, 1);
    }
}
