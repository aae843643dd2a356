/* The plane: charts too large or too deep for the tree, under a camera.
 *
 * A drag, a pinch, a double tap or the buttons move it. Plates keep a size one can read and touch:
 * below that a unit is a dot, and a tap on it comes nearer (marks.c). The card lies over the right
 * side; the camera then sees what is left of it. */
#include "plane.h"

#include "ui/button.h"

#include <math.h>
#include <string.h>

#define PLANE_STEP 1.6 /* of the zoom, per tap on a button */
#define PLANE_EDGE 36.0f
#define PLANE_FLAG 124.0f

struct rect plane_to_screen(const struct plane_view *v, struct rect r)
{
    return rect_make(ui_camera_x(&v->c->camera, &v->room, (double)r.x),
                     ui_camera_y(&v->c->camera, &v->room, (double)r.y), r.w * v->zoom,
                     r.h * v->zoom);
}

/* Names in letters need wider plates than names in Han. */
static struct plane_measure plane_measure(const struct ui *ui, struct rect view)
{
    float scale = ui_size(ui, TYPE_LABEL) / 30, wide = ui_lang(ui) == TEXT_ZH ? 1 : 1.25f;
    return (struct plane_measure){.plate_w = 212 * wide * scale,
                                  .plate_h = 116 * scale,
                                  .gap = 36 * scale,
                                  .step = 28 * scale,
                                  .level = 60,
                                  .lane = 36,
                                  .shape = view.w > view.h ? 2.3f : 0.8f};
}

/* The unit in the middle of the view, so that another layout shows the same one. */
static size_t plane_middle(const struct chart *c)
{
    size_t i, best = 0;
    double nearest = INFINITY;
    for (i = 0; i < c->plane.count; i++) {
        const struct rect *r = &c->plane.plates[i];
        double d =
            hypot((double)(r->x + r->w / 2) - c->camera.x, (double)(r->y + r->h / 2) - c->camera.y);
        if (d < nearest) {
            nearest = d;
            best = i;
        }
    }
    return best;
}

static void plane_prepare(struct chart *c, struct ui *ui, struct rect view)
{
    struct plane_measure m = plane_measure(ui, view);
    size_t middle = 0;
    bool again = c->plane.count == c->data.count && c->camera_set;
    double dx = 0, dy = 0;
    if (c->plane.count == c->data.count && memcmp(&m, &c->measure, sizeof m) == 0) {
        return;
    }
    if (again) {
        middle = plane_middle(c);
        dx = c->camera.x - (double)c->plane.plates[middle].x;
        dy = c->camera.y - (double)c->plane.plates[middle].y;
    }
    arena_reset(&c->plane_memory);
    c->measure = m;
    plane_layout(c->data.units, c->data.count, &m, &c->plane_memory, &c->plane);
    if (again) {
        c->camera.x = (double)c->plane.plates[middle].x + dx;
        c->camera.y = (double)c->plane.plates[middle].y + dy;
        c->camera.glide_ms = 0;
    }
}

/* The card's place; the camera sees the rest. */
static struct rect plane_card(const struct plane_view *v, float head_y)
{
    struct rect a = v->area;
    float top = head_y + ui_button_height(v->ui) + 18, foot = a.y + a.h - 16;
    float scale = ui_size(v->ui, TYPE_LABEL) / 30;
    if (a.w > a.h) {
        float w = fminf(460 * scale, a.w * 0.5f);
        w = foot - top < 480 ? fmaxf(w, 720) : w;
        return rect_make(a.x + a.w - UI_MARGIN - w, top, w, foot - top);
    }
    top = fmaxf(top, foot - 640 * scale);
    return rect_make(a.x + UI_MARGIN, top, a.w - 2 * UI_MARGIN, foot - top);
}

/* Everything, and from afar room above it for the flag of the root. */
static struct rect plane_content(const struct plane_view *v)
{
    struct rect r = rect_inset(v->c->plane.bounds, -PLANE_EDGE);
    float fit = fminf(v->view.w / r.w, v->view.h / r.h), more;
    if (fit < PLANE_PLATES) {
        more = r.h * v->view.h / (v->view.h - PLANE_FLAG) - r.h;
        r.y -= more;
        r.h += more;
    }
    return r;
}

/* With a card open there is room behind it, so that whatever it covers can be moved out. */
static void plane_room(struct plane_view *v, struct rect card)
{
    struct chart *c = v->c;
    struct rect content = plane_content(v);
    float fit = fminf(v->view.w / content.w, v->view.h / content.h);
    float zoom = c->camera.zoom > 0 ? (float)c->camera.zoom : 1;
    if (chart_has_card(c) && v->area.w > v->area.h) {
        content.w += (card.w + UI_MARGIN) / zoom;
    } else if (chart_has_card(c)) {
        content.h += (card.h + UI_GAP) / zoom;
    }
    v->room = (struct ui_camera_room){.view = v->view,
                                      .content = content,
                                      .zoom_least = (double)fit,
                                      .zoom_most = fmax(PLANE_ZOOM_MOST, (double)fit)};
}

/* A part of the plane as large as the view at this zoom, about a unit; under its parent's line. */
static struct rect plane_around(const struct plane_view *v, size_t unit, float zoom)
{
    const struct rect *p = &v->c->plane.plates[unit];
    float w = v->room.view.w / zoom, h = v->room.view.h / zoom;
    return rect_make(p->x + p->w / 2 - w / 2, p->y + p->h / 2 - h / 2, w, h);
}

void chart_plane_enter(struct chart *c, struct ui *ui)
{
    c->wish = CHART_PLANE;
    c->camera_set = false;
    ui_animate(ui);
}

/* First sight: the open unit with what is around it, else a small chart's root, else everything. */
static void plane_first(struct plane_view *v)
{
    struct chart *c = v->c;
    if (c->camera_set) {
        return;
    }
    c->camera_set = true;
    c->camera = (struct ui_camera){0};
    if (c->open != CHART_NONE) {
        ui_camera_show(v->ui, &c->camera, &v->room, plane_around(v, c->open, 1));
    } else if (c->small) {
        ui_camera_show(v->ui, &c->camera, &v->room, plane_around(v, c->root, 1));
    } else {
        ui_camera_show(v->ui, &c->camera, &v->room, plane_content(v));
    }
}

static void plane_sky(const struct plane_view *v)
{
    static const float radii[] = {1040, 860, 700, 550, 410, 280};
    struct ui *ui = v->ui;
    rgba deep = ui_colour(ui, ROLE_ACCENT_FILL), to = ui_colour(ui, ROLE_SNOW);
    float x = v->area.x + v->area.w / 2, y = v->area.y + v->area.h;
    size_t i;
    if (ui_contrast(ui)) {
        ui_fill(ui, v->area, ROLE_GROUND, draw_round(0));
        return;
    }
    if (ui_choice(ui)->theme == SESSION_DARK) {
        deep = colour_mix(deep, ui_colour(ui, ROLE_GROUND), 0.6f);
    }
    ui_fill_colour(ui, v->area, deep, draw_round(0));
    for (i = 0; i < sizeof radii / sizeof radii[0]; i++) {
        float r = radii[i];
        ui_fill_colour(ui, rect_make(x - r, y - r, 2 * r, 2 * r),
                       colour_mix(deep, to, 0.035f * (float)(i + 1)), draw_round(r));
    }
}

/* Everything below a dot that stood for it; else the unit at a size one can read. */
static void plane_nearer(struct plane_view *v, const struct plane_dot *dot)
{
    struct rect r = dot->group ? v->c->plane.reach[dot->unit] : plane_around(v, dot->unit, 1);
    ui_camera_show(v->ui, &v->c->camera, &v->room, r);
}

static void plane_act(struct plane_view *v, enum chart_action action)
{
    struct ui_camera *c = &v->c->camera;
    float x = v->room.view.x + v->room.view.w / 2, y = v->room.view.y + v->room.view.h / 2;
    switch (action) {
    case CHART_NEARER:
        ui_camera_zoom(v->ui, c, &v->room, PLANE_STEP, x, y);
        break;
    case CHART_FARTHER:
        ui_camera_zoom(v->ui, c, &v->room, 1 / PLANE_STEP, x, y);
        break;
    case CHART_FIT:
        ui_camera_show(v->ui, c, &v->room, plane_content(v));
        break;
    case CHART_STAY:
    case CHART_UP:
    case CHART_DOWN:
        break;
    }
}

static void plane_head(struct plane_view *v, float y)
{
    struct chart *c = v->c;
    const struct ui_camera *camera = &c->camera;
    double zoom = camera->glide_ms ? camera->to_zoom : camera->zoom;
    bool least = zoom <= v->room.zoom_least * 1.01;
    bool back = chart_tree_fits(c, v->ui, v->area);
    struct chart_head head = {.area = v->area,
                              .y = y,
                              .ink = ROLE_NIGHT_TEXT,
                              .at_least = least && !back,
                              .at_most = zoom >= v->room.zoom_most * 0.99,
                              .legend = true,
                              .fit = true,
                              .at_fit = least && !chart_has_card(c)};
    enum chart_action action = chart_head(c, v->ui, &head, NULL);
    if (action == CHART_FIT) { /* everything: the card too gives way */
        chart_close_card(c, v->k);
    }
    if (action == CHART_FARTHER && least) {
        c->wish = CHART_TREE;
        ui_animate(v->ui);
        return;
    }
    plane_act(v, action);
}

/* What the card leaves of the view: nothing answers under it. */
static struct rect plane_open(const struct plane_view *v, struct rect card)
{
    struct rect r = v->view;
    if (chart_has_card(v->c) && v->area.w > v->area.h) {
        r.w = card.x - r.x;
    } else if (chart_has_card(v->c)) {
        r.h = card.y - r.y;
    }
    return r;
}

/* A selected unit that the card would cover is brought into what is left. */
static void plane_uncover(struct plane_view *v, struct rect card)
{
    struct chart *c = v->c;
    struct rect p;
    if (c->open == CHART_NONE || c->shown == c->open + 1) {
        return;
    }
    c->shown = c->open + 1;
    p = plane_to_screen(v, c->plane.plates[c->open]);
    if (rect_overlaps(rect_inset(p, -24), card) || !rect_overlaps(p, v->view)) {
        bool wide = v->area.w > v->area.h;
        float x = wide ? (v->view.x + card.x) / 2 : v->view.x + v->view.w / 2;
        float y = wide ? v->view.y + v->view.h / 2 : (v->view.y + card.y) / 2;
        ui_camera_step(v->ui, &c->camera, &v->room, (p.x + p.w / 2 - x) / v->room.view.w,
                       (p.y + p.h / 2 - y) / v->room.view.h);
    }
}

/* The room behind the card went with it: back inside, softly. */
static void plane_card_gone(struct plane_view *v)
{
    bool card = chart_has_card(v->c);
    if (v->c->carded && !card) {
        ui_camera_step(v->ui, &v->c->camera, &v->room, 0, 0);
    }
    v->c->carded = card;
}

void chart_view_plane(struct chart *c, struct kiosk *k, struct ui *ui, struct rect area)
{
    struct plane_view v = {.c = c, .k = k, .ui = ui, .area = area};
    struct ui_surface surface = {.id = ui_id("chart.plane"),
                                 .view = area,
                                 .name = "chart.plane",
                                 .label = c->data.section.title};
    float head_y = area.y + (ui_reach(ui) ? 16 : area.w > area.h ? 36 : 64);
    struct ui_gesture g;
    struct rect card;
    size_t tapped;
    v.view = area;
    v.view.y = head_y + ui_button_height(ui) + 16;
    v.view.h = area.y + area.h - v.view.y;
    plane_prepare(c, ui, v.view);
    card = plane_card(&v, head_y);
    surface.view = plane_open(&v, card);
    plane_room(&v, card);
    plane_first(&v);
    plane_card_gone(&v);
    ui_clip(ui, area);
    plane_sky(&v);
    g = ui_surface_begin(ui, &surface);
    ui_camera_frame(ui, &c->camera, &v.room, &g);
    v.zoom = (float)c->camera.zoom;
    tapped = plane_marks(&v);
    ui_surface_end(ui);
    if (tapped != CHART_NONE) {
        chart_open_unit(c, k, ui, tapped);
    } else if (g.double_tapped) {
        ui_camera_zoom(ui, &c->camera, &v.room, 2, g.x, g.y);
    } else if (g.tapped) {
        const struct plane_dot *dot = plane_dot_at(&v, g.x, g.y);
        if (dot) {
            plane_nearer(&v, dot);
        }
    }
    plane_uncover(&v, card);
    if (chart_has_card(c)) {
        chart_card(c, k, ui, card, area);
    }
    plane_head(&v, head_y);
    ui_unclip(ui);
}
