/* The slider: a surface that pans sideways only, under a knob, between two buttons.
 *
 * A button that is held down repeats: after a while by one step, then faster and faster, along one
 * formula of the time it has been held, so that frames that come late lose nothing. A bar of twenty
 * steps is crossed in about three seconds, one of two thousand in about five. */
#include "ui/slider.h"

#include "ui/button.h"
#include "ui/surface.h"

#include <math.h>

#define HOLD_MS 450        /* a press shorter than this is one step */
#define REPEAT_SPEED 6.0   /* steps per second at first */
#define REPEAT_SHARE 150.0 /* and one part of so many, by the cube of the seconds */
#define ENDS_GAP 8.0f
#define ENDS_LINE 1.35f
#define PRESS_DROP 6.0f
#define GRIP 44.0f

static bool slider_has_ends(const struct ui_slider_view *v)
{
    return v->from || v->to;
}

float ui_slider_height(const struct ui *ui, const struct ui_slider_view *v)
{
    float ends = slider_has_ends(v) ? ENDS_GAP + ui_size(ui, TYPE_CAPTION) * ENDS_LINE : 0;
    return ui_button_height(ui) + ends;
}

struct ui_slider_place ui_slider_place(const struct ui *ui, struct rect r)
{
    float side = ui_button_height(ui), beside = side + UI_GAP;
    struct ui_slider_place p = {.less = {r.x, r.y, side, side},
                                .more = {r.x + r.w - side, r.y, side, side},
                                .strip = {r.x + beside, r.y, r.w - 2 * beside, side}};
    p.bar = rect_make(p.strip.x + UI_SLIDER_KNOB / 2, r.y + (side - UI_SLIDER_BAR) / 2,
                      p.strip.w - UI_SLIDER_KNOB, UI_SLIDER_BAR);
    return p;
}

float ui_slider_x(const struct ui_slider_place *place, const struct ui_slider_view *v, double at)
{
    return place->bar.x + place->bar.w * (float)(at / (double)v->steps);
}

/* --- what was touched -------------------------------------------------------------------------
 */

static void slider_go(struct ui_slider *s, const struct ui_slider_view *v, int64_t at)
{
    s->at = at < 0 ? 0 : at > v->steps ? v->steps : at;
    s->touched = true;
}

static void slider_go_x(struct ui_slider *s, const struct ui_slider_view *v,
                        const struct ui_slider_place *p, float x)
{
    double share = (double)(x - p->bar.x) / (double)p->bar.w;
    share = share < 0 ? 0 : share > 1 ? 1 : share;
    slider_go(s, v, (int64_t)floor(share * (double)v->steps + 0.5));
}

static void slider_drag(struct ui *ui, struct ui_slider *s, const struct ui_slider_view *v,
                        const struct ui_slider_place *p)
{
    struct ui_surface surface = {.view = p->strip,
                                 .name = arena_format(ui_memory(ui), "%s.bar", v->name),
                                 .label = v->label,
                                 .no_y = true,
                                 .no_zoom = true};
    struct ui_gesture g;
    surface.id = ui_id(surface.name);
    g = ui_surface_begin(ui, &surface);
    ui_surface_end(ui);
    ui_surface_stop(ui, surface.id); /* a knob stays where it was let go */
    if (g.held && !s->held) {
        s->grip = ui_slider_x(p, v, (double)s->at) - (g.x - (float)g.pan_x);
        if (fabsf(s->grip) > UI_SLIDER_KNOB / 2 + UI_SLOP) {
            s->grip = 0; /* not on the knob: it comes under the finger */
        }
    }
    s->held = g.held;
    if (g.held) {
        slider_go_x(s, v, p, g.x + s->grip);
    } else if (g.tapped || g.double_tapped) {
        slider_go_x(s, v, p, g.x);
    }
}

static int64_t slider_repeats(int64_t ms, int64_t steps)
{
    double t = (double)ms / 1000;
    double n = 1 + REPEAT_SPEED * t + (double)steps / REPEAT_SHARE * t * t * t;
    return n < (double)steps ? (int64_t)n : steps;
}

static void slider_hold(struct ui *ui, struct ui_slider *s, const struct ui_slider_view *v, int way)
{
    int64_t held, due;
    if (s->way != way) {
        s->way = way;
        s->since_ms = ui_now(ui);
        s->repeated = 0;
    }
    held = ui_now(ui) - s->since_ms - HOLD_MS;
    if (held < 0) {
        ui_wake_at(ui, s->since_ms + HOLD_MS);
        return;
    }
    due = slider_repeats(held, v->steps);
    slider_go(s, v, s->at + way * (due - s->repeated));
    s->repeated = due;
    ui_animate(ui);
}

static void slider_press(struct ui *ui, struct ui_slider *s, const struct ui_slider_view *v,
                         int way, struct ui_state state)
{
    bool mine = s->way == way;
    if (state.pressed) {
        slider_hold(ui, s, v, way);
        return;
    }
    if (state.clicked && !(mine && s->repeated > 0)) {
        slider_go(s, v, s->at + way);
        ui_animate(ui);
    }
    if (mine) {
        s->way = 0;
    }
}

static struct ui_state slider_target(struct ui *ui, struct rect r, const struct ui_slider *s,
                                     const struct ui_slider_view *v, int way)
{
    const char *end = way < 0 ? "less" : "more";
    struct ui_target target = {.rect = r,
                               .name = arena_format(ui_memory(ui), "%s.%s", v->name, end),
                               .label = ui_word(ui, way < 0 ? "slider.less" : "slider.more"),
                               .disabled = way < 0 ? s->at <= 0 : s->at >= v->steps,
                               .radius = r.w / 2};
    target.id = ui_id(target.name);
    return ui_target(ui, &target);
}

/* --- what is seen -----------------------------------------------------------------------------
 */

void ui_slider_bar(struct ui *ui, struct rect bar, float to)
{
    struct draw_corners round = draw_round(bar.h / 2);
    ui_fill(ui, bar, ROLE_SOIL_3, round);
    ui_hairline(ui, bar, round);
    if (to > bar.x) {
        ui_fill(ui, rect_make(bar.x, bar.y, fminf(to - bar.x, bar.w), bar.h), ROLE_GOLD, round);
    }
}

static void slider_ends(struct ui *ui, const struct ui_slider_place *p,
                        const struct ui_slider_view *v)
{
    float half = (p->more.x + p->more.w - p->less.x) / 2 - UI_GAP;
    struct ui_text t = {.type = TYPE_CAPTION, .role = ROLE_ON_SOIL_SOFT};
    struct rect left = {p->bar.x, p->strip.y + p->strip.h + ENDS_GAP, 0,
                        ui_size(ui, TYPE_CAPTION) * ENDS_LINE};
    struct rect right = left;
    left.w = fminf(half, p->bar.w / 2 - UI_GAP / 2);
    right.w = left.w;
    right.x = p->bar.x + p->bar.w - right.w;
    t.text = v->from ? v->from : "";
    t.size = ui_fit_size(ui, left.w, 1, &t);
    ui_text_in(ui, left, &t);
    t.text = v->to ? v->to : "";
    t.align = TEXT_END;
    t.size = ui_fit_size(ui, right.w, 1, &t);
    ui_text_in(ui, right, &t);
}

static void slider_knob(struct ui *ui, const struct ui_slider *s, float x, float y)
{
    float side = UI_SLIDER_KNOB;
    struct rect disc = {x - side / 2, y - side / 2, side, side};
    enum ui_role fill = s->touched ? ROLE_GOLD : ROLE_HERE;
    enum ui_role ink = s->touched ? ROLE_ON_GOLD : ROLE_ON_HERE;
    if (s->held) {
        ui_fill(ui, rect_inset(disc, -8), ROLE_SOIL_3, draw_round(side / 2 + 8));
    }
    ui_fill(ui, disc, fill, draw_round(side / 2));
    ui_icon(ui, rect_make(x - GRIP / 2, y - GRIP / 2, GRIP, GRIP), "grip-vertical", ink);
}

static void slider_face(struct ui *ui, struct rect r, const struct ui_slider *s,
                        const struct ui_slider_view *v, int way, bool pressed)
{
    struct ui_button b = {.name = v->name,
                          .icon = way < 0 ? "minus" : "plus",
                          .icon_only = true,
                          .inert = true,
                          .look = BUTTON_SOIL_3,
                          .disabled = way < 0 ? s->at <= 0 : s->at >= v->steps};
    pressed = pressed && !b.disabled;
    r.y += pressed ? PRESS_DROP : 0;
    ui_button(ui, r, &b);
    if (pressed) {
        ui_pressed_shade(ui, r, draw_round(r.w / 2));
    }
}

bool ui_slider(struct ui *ui, struct rect r, struct ui_slider *s, const struct ui_slider_view *v)
{
    struct ui_slider_place p = ui_slider_place(ui, r);
    int64_t at = s->at;
    bool touched = s->touched;
    struct ui_state less, more;
    float x;
    slider_drag(ui, s, v, &p);
    less = slider_target(ui, p.less, s, v, -1);
    more = slider_target(ui, p.more, s, v, 1);
    slider_press(ui, s, v, -1, less);
    slider_press(ui, s, v, 1, more);
    slider_face(ui, p.less, s, v, -1, less.pressed);
    slider_face(ui, p.more, s, v, 1, more.pressed);
    x = ui_slider_x(&p, v, (double)s->at);
    ui_slider_bar(ui, p.bar, s->touched ? x : p.bar.x);
    slider_knob(ui, s, x, p.bar.y + p.bar.h / 2);
    if (slider_has_ends(v)) {
        slider_ends(ui, &p, v);
    }
    return s->at != at || s->touched != touched;
}
