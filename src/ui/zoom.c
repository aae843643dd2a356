/* The zoomed picture. The camera counts in pixels of the picture; 1x is where all of it fits under
 * UI_ZOOM_TOP of sky. The room over a picture that is lower than the view belongs to the content,
 * so that its foot stays on the horizon at every zoom; how much that is depends on the zoom, and a
 * button asks with the zoom it leads to. The picture is a free one (draw/list.h): moving it decodes
 * nothing. */
#include "ui/zoom.h"

#include "ui/button.h"
#include "ui/card.h"

#include <math.h>
#include <string.h>

#define LEVEL_LABEL 80.0f
#define ZOOM_STOPS 6
#define FILL_LEAST 1.2 /* less is no step of its own */
#define FILL_APART 0.4
#define SNOW 14.0f
#define MAP_FRAME 8.0f
#define WHOLE 1.02   /* up to this level the whole picture counts as shown */
#define SWIPE 180.0f /* u, with what the finger's speed adds */
#define SWIPE_MS 150.0f

enum { ARROW_UP, ARROW_LEFT, ARROW_RIGHT, ARROW_DOWN };

struct zoom_frame { /* what the steps of one frame share */
    struct ui *ui;
    struct ui_zoom *z;
    const struct ui_zoom_view *v;
    double w, h; /* of the picture */
    struct ui_zoom_place place;
    float side;
};

static struct ui_camera_room zoom_room(const struct zoom_frame *f, double zoom)
{
    struct ui_camera_room room = {
        .view = f->v->view, .zoom_least = f->z->fit, .zoom_most = f->z->fit * UI_ZOOM_MOST};
    double pad;
    zoom = fmin(fmax(zoom, room.zoom_least), room.zoom_most);
    pad = fmax(0, (double)f->v->view.h / zoom - f->h);
    room.content = rect_make(0, (float)-pad, (float)f->w, (float)(f->h + pad));
    return room;
}

static double zoom_goal(const struct ui_zoom *z)
{
    return z->camera.glide_ms ? z->camera.to_zoom : z->camera.zoom;
}

double ui_zoom_level(const struct ui_zoom *z)
{
    return z->fit > 0 && zoom_goal(z) > 0 ? zoom_goal(z) / z->fit : 1;
}

static bool zoom_whole(const struct ui_zoom *z)
{
    return ui_zoom_level(z) <= WHOLE;
}

/* Another layout: the same part of the picture, as close as before. */
static void zoom_refit(struct zoom_frame *f)
{
    struct ui_zoom *z = f->z;
    const struct rect *r = &f->v->view;
    double fit =
        fmin((double)(r->w - 2 * UI_MARGIN) / f->w, fmax((double)(r->h - UI_ZOOM_TOP), 1) / f->h);
    if (z->fit > 0 && z->fit != fit) {
        z->camera.zoom *= fit / z->fit;
        z->camera.from_zoom *= fit / z->fit;
        z->camera.to_zoom *= fit / z->fit;
    }
    z->fit = fit;
}

/* The first frame: from the place the visitor touched, feet on its horizon, or whole at once. */
static void zoom_grow(struct zoom_frame *f)
{
    struct ui_camera *c = &f->z->camera;
    const struct rect *r = &f->v->view, *from = &f->v->from;
    struct ui_camera_room room = zoom_room(f, 0);
    if (!f->z->grown && from->w > 0 && from->h > 0) {
        c->zoom = (double)from->w / f->w;
        c->x = f->w / 2 - (double)(from->x + from->w / 2 - (r->x + r->w / 2)) / c->zoom;
        c->y = f->h - (double)(from->y + from->h - (r->y + r->h / 2)) / c->zoom;
        ui_camera_fit(f->ui, c, &room);
    }
    f->z->grown = true;
}

/* --- going somewhere ----------------------------------------------------------------------------
 */

static void zoom_to(struct zoom_frame *f, double level, float x, float y)
{
    double zoom = f->z->fit * level;
    struct ui_camera_room room = zoom_room(f, zoom);
    ui_camera_zoom(f->ui, &f->z->camera, &room, zoom / zoom_goal(f->z), x, y);
}

/* From the whole picture to its focus point; then about it as long as it is in view, and otherwise
 * about the middle of what is seen. */
static void zoom_step(struct zoom_frame *f, double level)
{
    const struct rect *r = &f->v->view;
    double zoom = f->z->fit * level, x = (double)f->v->focus_x * f->w;
    double y = (double)f->v->focus_y * f->h, w = (double)r->w / zoom, h = (double)r->h / zoom;
    struct ui_camera_room room = zoom_room(f, zoom);
    float at_x = ui_camera_x(&f->z->camera, &room, x), at_y = ui_camera_y(&f->z->camera, &room, y);
    if (level > WHOLE && zoom_whole(f->z)) {
        ui_camera_show(f->ui, &f->z->camera, &room,
                       rect_make((float)(x - w / 2), (float)(y - h / 2), (float)w, (float)h));
    } else if (rect_has(*r, at_x, at_y)) {
        zoom_to(f, level, at_x, at_y);
    } else {
        zoom_to(f, level, r->x + r->w / 2, r->y + r->h / 2);
    }
}

/* Where ＋ and － stop: the whole picture, the picture that fills the view, and on to four times.
 * Returns the number of stops. */
static int zoom_stops(const struct zoom_frame *f, double stops[ZOOM_STOPS])
{
    double fit = f->z->fit;
    double fill = fmax((double)f->v->view.w / f->w, (double)f->v->view.h / f->h) / fit;
    int count = 0, level;
    stops[count++] = 1;
    fill = fill > FILL_LEAST && fill < UI_ZOOM_MOST - FILL_APART ? fill : 1;
    if (fill > 1) {
        stops[count++] = fill;
    }
    for (level = 2; level <= UI_ZOOM_MOST; level++) {
        if (level >= fill + FILL_APART) {
            stops[count++] = level;
        }
    }
    return count;
}

static double zoom_closer(const struct zoom_frame *f, double level)
{
    double stops[ZOOM_STOPS];
    int count = zoom_stops(f, stops), i = 0;
    while (i + 1 < count && stops[i] <= level + 0.05) {
        i++;
    }
    return stops[i];
}

static double zoom_further(const struct zoom_frame *f, double level)
{
    double stops[ZOOM_STOPS];
    int i = zoom_stops(f, stops) - 1;
    while (i > 0 && stops[i] >= level - 0.05) {
        i--;
    }
    return stops[i];
}

/* The middle of the view to this point of the picture. */
static void zoom_look_at(struct zoom_frame *f, double x, double y)
{
    double zoom = zoom_goal(f->z), w = (double)f->v->view.w / zoom, h = (double)f->v->view.h / zoom;
    struct ui_camera_room room = zoom_room(f, zoom);
    ui_camera_show(f->ui, &f->z->camera, &room,
                   rect_make((float)(x - w / 2), (float)(y - h / 2), (float)w, (float)h));
}

/* --- the picture --------------------------------------------------------------------------------
 */

static struct rect zoom_rect(const struct zoom_frame *f)
{
    const struct ui_camera *c = &f->z->camera;
    struct ui_camera_room room = zoom_room(f, c->zoom);
    return rect_make(ui_camera_x(c, &room, 0), ui_camera_y(c, &room, 0), (float)(f->w * c->zoom),
                     (float)(f->h * c->zoom));
}

static void zoom_picture(struct zoom_frame *f)
{
    const struct rect *view = &f->v->view;
    struct rect r = zoom_rect(f);
    struct draw_corners corners = draw_round(0);
    struct ui_picture picture = {.name = f->v->picture,
                                 .base_w = (float)(f->w * f->z->fit),
                                 .base_h = (float)(f->h * f->z->fit),
                                 .label = f->v->alt};
    if (r.y > view->y) { /* a poster's corners, as long as they are in view */
        corners.tl = r.x > view->x ? UI_RADIUS : 0;
        corners.tr = r.x + r.w < view->x + view->w ? UI_RADIUS : 0;
    }
    ui_sky(f->ui, *view);
    ui_clip_round(f->ui, r, corners);
    ui_picture(f->ui, r, &picture);
    ui_unclip(f->ui);
    if (zoom_whole(f->z)) {
        ui_hairline(f->ui, rect_cross(r, *view), corners);
    }
    ui_fill(f->ui, rect_make(view->x, view->y + view->h - SNOW / 2, view->w, SNOW / 2),
            ui_contrast(f->ui) ? ROLE_LINE : ROLE_SNOW, draw_round(0));
}

/* Sideways, with the whole picture in view: to its neighbour. */
static enum ui_zoom_result zoom_swipe(struct zoom_frame *f, const struct ui_gesture *g)
{
    float way;
    if (g->zoom != 1 || !zoom_whole(f->z) || !(g->held || g->released)) {
        f->z->pulled = 0;
        return ZOOM_STAYS;
    }
    f->z->pulled += (float)g->pan_x;
    way = f->z->pulled + g->speed_x * SWIPE_MS;
    if (!g->released) {
        return ZOOM_STAYS;
    }
    f->z->pulled = 0;
    return way > SWIPE ? ZOOM_PREVIOUS : way < -SWIPE ? ZOOM_NEXT : ZOOM_STAYS;
}

static enum ui_zoom_result zoom_surface(struct zoom_frame *f)
{
    struct ui_surface surface = {.id = ui_id(f->v->name),
                                 .view = f->v->view,
                                 .name = f->v->name,
                                 .label = f->v->alt ? f->v->alt : ""};
    struct ui_gesture g = ui_surface_begin(f->ui, &surface);
    struct ui_camera_room room = zoom_room(f, f->z->camera.zoom * g.zoom);
    enum ui_zoom_result result = zoom_swipe(f, &g);
    if (g.double_tapped) {
        zoom_to(f, zoom_whole(f->z) ? zoom_closer(f, 1) : 1, g.x, g.y);
    }
    ui_camera_frame(f->ui, &f->z->camera, &room, &g);
    zoom_picture(f);
    ui_surface_end(f->ui);
    return result;
}

/* Reach mode: nothing to touch up there. */
static void zoom_above(struct zoom_frame *f)
{
    const struct ui_gesture nothing = {.zoom = 1};
    struct ui_camera_room room = zoom_room(f, f->z->camera.zoom);
    ui_camera_frame(f->ui, &f->z->camera, &room, &nothing);
    ui_clip(f->ui, f->v->view);
    zoom_picture(f);
    ui_unclip(f->ui);
}

/* --- the map ------------------------------------------------------------------------------------
 */

static struct rect zoom_map_picture(const struct zoom_frame *f)
{
    struct rect r = rect_inset(f->place.map, MAP_FRAME);
    double scale = fmin((double)r.w / f->w, (double)r.h / f->h);
    float w = (float)(f->w * scale), h = (float)(f->h * scale);
    return rect_make(r.x + (r.w - w) / 2, r.y + (r.h - h) / 2, w, h);
}

struct rect ui_zoom_seen(const struct ui_zoom *z, const struct ui_zoom_view *v)
{
    float w = (float)(v->width > 0 && v->height > 0 ? v->width : 16);
    float h = (float)(v->width > 0 && v->height > 0 ? v->height : 9);
    struct ui_camera_room room = {.view = v->view};
    struct rect seen;
    if (!(z->camera.zoom > 0)) {
        return rect_make(0, 0, 1, 1);
    }
    seen = rect_cross(ui_camera_seen(&z->camera, &room), rect_make(0, 0, w, h));
    return rect_make(seen.x / w, seen.y / h, seen.w / w, seen.h / h);
}

static void zoom_map_window(struct zoom_frame *f, struct rect map)
{
    struct rect seen = ui_zoom_seen(f->z, f->v);
    struct rect window = {map.x + seen.x * map.w, map.y + seen.y * map.h, seen.w * map.w,
                          seen.h * map.h};
    rgba gold = colour_with_alpha(ui_colour(f->ui, ROLE_GOLD), 0.4f);
    if (ui_contrast(f->ui)) {
        ui_stroke(f->ui, window, ROLE_GOLD, 6, 4);
        return;
    }
    ui_fill_colour(f->ui, window, gold, draw_round(4));
    ui_stroke(f->ui, window, ROLE_SOIL, 6, 4);
}

static void zoom_map_touch(struct zoom_frame *f, struct rect map)
{
    struct ui_surface surface = {.id = ui_id_at(f->v->name, 1),
                                 .view = f->place.map,
                                 .name = arena_format(ui_memory(f->ui), "%s.map", f->v->name),
                                 .label = ui_word(f->ui, "zoom.map"),
                                 .no_zoom = true};
    struct ui_gesture g = ui_surface_begin(f->ui, &surface);
    double scale = f->w / (double)map.w;
    struct ui_gesture moved = {.id = surface.id, .zoom = 1, .held = g.held, .released = g.released};
    struct ui_camera_room room = zoom_room(f, f->z->camera.zoom);
    ui_surface_end(f->ui);
    if (g.tapped || g.double_tapped) {
        zoom_look_at(f, (double)(g.x - map.x) * scale, (double)(g.y - map.y) * scale);
    } else if (g.held || g.released) { /* the window goes with the finger */
        moved.pan_x = -g.pan_x * scale * f->z->camera.zoom;
        moved.pan_y = -g.pan_y * scale * f->z->camera.zoom;
        ui_camera_frame(f->ui, &f->z->camera, &room, &moved);
        ui_animate(f->ui);
    }
    ui_surface_stop(f->ui, surface.id); /* a small map needs no inertia */
}

static void zoom_map(struct zoom_frame *f, bool touched)
{
    struct rect map = zoom_map_picture(f);
    struct ui_picture picture = {.name = f->v->picture,
                                 .focus_x = 0.5f,
                                 .focus_y = 0.5f,
                                 .corners = draw_round(UI_RADIUS - MAP_FRAME)};
    if (f->place.map.w <= 0 || zoom_whole(f->z)) {
        return;
    }
    if (touched) {
        zoom_map_touch(f, map);
    }
    ui_fill(f->ui, f->place.map, ROLE_SURFACE, draw_round(UI_RADIUS));
    ui_picture(f->ui, map, &picture);
    ui_hairline(f->ui, f->place.map, draw_round(UI_RADIUS));
    ui_clip_round(f->ui, map, draw_round(UI_RADIUS - MAP_FRAME));
    zoom_map_window(f, map);
    ui_unclip(f->ui);
}

/* --- buttons ------------------------------------------------------------------------------------
 */

/* `word` is "zoom.in" and the like: the key of its words, and the end of its name. */
static bool zoom_button(struct zoom_frame *f, struct rect r, const char *word, const char *icon,
                        bool disabled)
{
    const char *end = strchr(word, '.');
    struct ui_button b = {.name = arena_format(ui_memory(f->ui), "%s%s", f->v->name, end),
                          .label = ui_word(f->ui, word),
                          .icon = icon,
                          .icon_only = true,
                          .look = f->v->band.w > 0 ? BUTTON_SOIL : BUTTON_SURFACE,
                          .disabled = disabled};
    return ui_button(f->ui, r, &b);
}

static void zoom_plate(struct zoom_frame *f, struct rect r)
{
    ui_fill(f->ui, r, f->v->band.w > 0 ? ROLE_SOIL_2 : ROLE_SURFACE, draw_round(f->side / 2));
    ui_hairline(f->ui, r, draw_round(f->side / 2));
}

static void zoom_levels(struct zoom_frame *f)
{
    double level = ui_zoom_level(f->z), shown = f->z->camera.zoom / f->z->fit;
    double whole = floor(shown + 0.5);
    struct ui_text t = {.type = TYPE_CHROME,
                        .role = f->v->band.w > 0 ? ROLE_ON_SOIL : ROLE_INK,
                        .bold = true,
                        .align = TEXT_CENTRE};
    shown = fmin(fmax(shown, 1), UI_ZOOM_MOST);
    t.text = fabs(shown - whole) < 0.05 ? arena_format(ui_memory(f->ui), "%.0f×", whole)
                                        : arena_format(ui_memory(f->ui), "%.1f×", shown);
    t.size = ui_fit_size(f->ui, f->place.level.w - 8, 1, &t);
    zoom_plate(f, f->place.pill);
    ui_text_in(f->ui, f->place.level, &t);
    if (zoom_button(f, f->place.in, "zoom.in", "plus", level >= UI_ZOOM_MOST - 0.02)) {
        zoom_step(f, zoom_closer(f, level));
    }
    if (zoom_button(f, f->place.out, "zoom.out", "minus", level <= WHOLE)) {
        zoom_step(f, zoom_further(f, level));
    }
}

static void zoom_arrows(struct zoom_frame *f)
{
    static const char *const words[] = {"zoom.up", "zoom.left", "zoom.right", "zoom.down"};
    static const char *const icons[] = {"chevron-up", "chevron-left", "chevron-right",
                                        "chevron-down"};
    static const float steps[][2] = {{0, -0.5f}, {-0.5f, 0}, {0.5f, 0}, {0, 0.5f}};
    struct rect seen = ui_zoom_seen(f->z, f->v);
    const bool ends[] = {seen.y <= 0.001f, seen.x <= 0.001f, seen.x + seen.w >= 0.999f,
                         seen.y + seen.h >= 0.999f};
    int i;
    if (f->place.pad.w <= 0 || zoom_whole(f->z)) {
        return;
    }
    zoom_plate(f, f->place.pad);
    for (i = ARROW_UP; i <= ARROW_DOWN; i++) {
        if (zoom_button(f, f->place.arrows[i], words[i], icons[i], ends[i])) {
            struct ui_camera_room room = zoom_room(f, zoom_goal(f->z));
            ui_camera_step(f->ui, &f->z->camera, &room, steps[i][0], steps[i][1]);
        }
    }
}

float ui_zoom_band(const struct ui *ui)
{
    return ui_button_height(ui);
}

enum ui_zoom_result ui_zoom(struct ui *ui, struct ui_zoom *z, const struct ui_zoom_view *v)
{
    struct zoom_frame f = {.ui = ui, .z = z, .v = v, .side = ui_button_height(ui)};
    enum ui_zoom_result result = ZOOM_STAYS;
    bool known = v->width > 0 && v->height > 0;
    f.w = known ? v->width : 16;
    f.h = known ? v->height : 9;
    f.place = ui_zoom_place(v, f.side, fmaxf(LEVEL_LABEL, ui_size(ui, TYPE_CHROME) * 2.4f));
    zoom_refit(&f);
    zoom_grow(&f);
    if (v->band.w > 0) {
        zoom_above(&f);
    } else {
        result = zoom_surface(&f);
    }
    zoom_map(&f, v->band.w <= 0);
    zoom_arrows(&f);
    zoom_levels(&f);
    if (zoom_button(&f, f.place.close, "zoom.close", "x", false)) {
        result = ZOOM_CLOSED;
    }
    return result;
}
