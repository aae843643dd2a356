/* The camera: places as closed formulas of the clock, like the scroller's.
 *
 * A finger's pan is undone from the pull beyond an edge, moved, and pulled again, so that it leads
 * to the same place however many frames it takes. While two fingers pinch there are no edges: the
 * point between them stays there, and what came out beyond them springs back when they lift. A
 * glide changes the zoom evenly and moves with it on the path on which one point of the screen
 * stands still (places are straight lines over 1/zoom), which also keeps inside what is inside. */
#include "ui/camera.h"

#include "internal.h"

#include <math.h>

#define SPRING_MS 400
#define STRAIGHT 1e-4 /* zooms this close to each other: a straight line over time */

enum { AXIS_X, AXIS_Y };

struct axis { /* one of the two directions, in numbers */
    double view, start, size;
};

static struct axis room_axis(const struct ui_camera_room *room, int axis)
{
    const struct rect *v = &room->view, *c = &room->content;
    struct axis a = {(double)(axis ? v->h : v->w), (double)(axis ? c->y : c->x),
                     (double)(axis ? c->h : c->w)};
    a.size = a.size > 0 ? a.size : 1;
    return a;
}

static double room_fit(const struct ui_camera_room *room, double w, double h)
{
    return fmax(fmin((double)room->view.w / w, (double)room->view.h / h), 1e-9);
}

static double room_least(const struct ui_camera_room *room)
{
    return room->zoom_least > 0
               ? room->zoom_least
               : room_fit(room, room_axis(room, AXIS_X).size, room_axis(room, AXIS_Y).size);
}

static double room_zoom(const struct ui_camera_room *room, double zoom)
{
    double least = room_least(room);
    return fmax(fmin(zoom, fmax(room->zoom_most, least)), least);
}

/* The nearest place on this axis at which no edge stands inside the view; the middle when all of it
 * fits. */
static double room_inside(const struct ui_camera_room *room, int axis, double place, double zoom)
{
    struct axis a = room_axis(room, axis);
    double half = a.view / 2 / zoom;
    if (a.size <= 2 * half) {
        return a.start + a.size / 2;
    }
    return fmax(fmin(place, a.start + a.size - half), a.start + half);
}

static double *camera_place(struct ui_camera *c, int axis)
{
    return axis ? &c->y : &c->x;
}

/* --- glides -------------------------------------------------------------------------------------
 */

static int64_t camera_start(const struct ui *ui)
{
    return ui->now_ms > 0 ? ui->now_ms : 1; /* 0 means none */
}

static void camera_set(struct ui_camera *c, double x, double y, double zoom)
{
    c->x = x;
    c->y = y;
    c->zoom = zoom;
    c->glide_ms = 0;
}

/* Where the camera is going: what the next button starts from, so that quick taps add up. */
static struct ui_camera camera_goal(const struct ui_camera *c, const struct ui_camera_room *room)
{
    struct ui_camera goal = *c;
    if (c->glide_ms) {
        camera_set(&goal, c->to_x, c->to_y, c->to_zoom);
    } else if (!(goal.zoom > 0)) {
        goal.zoom = room_least(room);
    }
    return goal;
}

static void camera_glide(struct ui *ui, struct ui_camera *c, const struct ui_camera_room *room,
                         double x, double y, double zoom)
{
    bool first = !(c->zoom > 0);
    zoom = room_zoom(room, zoom);
    x = room_inside(room, AXIS_X, x, zoom);
    y = room_inside(room, AXIS_Y, y, zoom);
    c->spring[AXIS_X].start_ms = c->spring[AXIS_Y].start_ms = 0;
    if (first || ui->choice.less_motion) {
        camera_set(c, x, y, zoom);
    } else {
        c->from_x = c->x;
        c->from_y = c->y;
        c->from_zoom = c->zoom;
        c->to_x = x;
        c->to_y = y;
        c->to_zoom = zoom;
        c->glide_ms = camera_start(ui);
    }
    ui_animate(ui); /* what is drawn already shows the place before */
}

static void camera_go_on(struct ui *ui, struct ui_camera *c)
{
    double t = (double)(ui->now_ms - c->glide_ms) / UI_SCREEN_MS, part;
    if (t >= 1) {
        camera_set(c, c->to_x, c->to_y, c->to_zoom);
        return;
    }
    t = 1 - fmax(t, 0);
    part = 1 - t * t * t;
    c->zoom = c->from_zoom * pow(c->to_zoom / c->from_zoom, part);
    if (fabs(c->to_zoom / c->from_zoom - 1) > STRAIGHT) {
        part = (1 / c->zoom - 1 / c->from_zoom) / (1 / c->to_zoom - 1 / c->from_zoom);
    }
    c->x = c->from_x + (c->to_x - c->from_x) * part;
    c->y = c->from_y + (c->to_y - c->from_y) * part;
    ui_animate(ui);
}

/* --- fingers ------------------------------------------------------------------------------------
 */

static void camera_drag(struct ui_camera *c, const struct ui_camera_room *room, int axis,
                        double pan, bool freely)
{
    double *place = camera_place(c, axis);
    double inside = room_inside(room, axis, *place, c->zoom), wanted;
    if (freely) {
        *place -= pan / c->zoom;
        return;
    }
    wanted = inside + (*place - inside) / (double)UI_PULL - pan / c->zoom;
    inside = room_inside(room, axis, wanted, c->zoom);
    *place = inside + (wanted - inside) * (double)UI_PULL;
}

static void camera_pinch(struct ui_camera *c, const struct ui_camera_room *room,
                         const struct ui_gesture *g)
{
    double zoom = room_zoom(room, c->zoom * g->zoom), by = 1 / c->zoom - 1 / zoom;
    c->x += by * (double)(g->about_x - (room->view.x + room->view.w / 2));
    c->y += by * (double)(g->about_y - (room->view.y + room->view.h / 2));
    c->zoom = zoom;
}

static void camera_spring(const struct ui *ui, struct ui_camera *c,
                          const struct ui_camera_room *room, int axis, double speed)
{
    c->spring[axis].edge = room_inside(room, axis, *camera_place(c, axis), c->zoom);
    c->spring[axis].from = *camera_place(c, axis) - c->spring[axis].edge;
    c->spring[axis].speed = speed;
    c->spring[axis].start_ms = camera_start(ui);
}

/* Inertia that meets an edge goes into it with its speed, as a scroller's does. */
static void camera_drift(const struct ui *ui, struct ui_camera *c,
                         const struct ui_camera_room *room, int axis, double pan, double speed)
{
    double *place = camera_place(c, axis), inside;
    if (c->spring[axis].start_ms) {
        return;
    }
    *place -= pan / c->zoom;
    inside = room_inside(room, axis, *place, c->zoom);
    if (*place != inside) {
        *place = inside;
        camera_spring(ui, c, room, axis, -speed / c->zoom);
    }
}

static void camera_spring_back(struct ui *ui, struct ui_camera *c, int axis)
{
    double t = (double)(ui->now_ms - c->spring[axis].start_ms), w = (double)UI_SPRING_W;
    double d = c->spring[axis].from, v = c->spring[axis].speed;
    double off = (d + (v + w * d) * t) * exp(-w * t);
    if (t > SPRING_MS || (t > 60 && fabs(off) * c->zoom < 0.5)) {
        off = 0;
        c->spring[axis].start_ms = 0;
    } else {
        ui_animate(ui);
    }
    *camera_place(c, axis) = c->spring[axis].edge + off;
}

static void camera_hand(struct ui *ui, struct ui_camera *c, const struct ui_camera_room *room,
                        const struct ui_gesture *g)
{
    bool pinch = g->zoom != 1;
    if (g->held || g->released || pinch) {
        c->glide_ms = 0;
        c->spring[AXIS_X].start_ms = c->spring[AXIS_Y].start_ms = 0;
        camera_drag(c, room, AXIS_X, g->pan_x, pinch);
        camera_drag(c, room, AXIS_Y, g->pan_y, pinch);
        if (pinch) {
            camera_pinch(c, room, g);
        }
    } else if (c->glide_ms) {
        ui_surface_stop(ui, g->id); /* a button was faster */
    } else if (g->moving || g->pan_x != 0 || g->pan_y != 0) {
        camera_drift(ui, c, room, AXIS_X, g->pan_x, (double)g->speed_x);
        camera_drift(ui, c, room, AXIS_Y, g->pan_y, (double)g->speed_y);
    }
}

/* Nobody holds it: back from beyond an edge, softly when a hand has just let go, at once when the
 * room has changed. */
static void camera_settle(struct ui *ui, struct ui_camera *c, const struct ui_camera_room *room,
                          bool released)
{
    int axis;
    c->zoom = room_zoom(room, c->zoom);
    for (axis = AXIS_X; axis <= AXIS_Y; axis++) {
        double *place = camera_place(c, axis);
        double inside = room_inside(room, axis, *place, c->zoom);
        if (released && fabs(*place - inside) * c->zoom > 0.01) {
            camera_spring(ui, c, room, axis, 0);
        }
        if (c->spring[axis].start_ms) {
            camera_spring_back(ui, c, axis);
        } else {
            *place = inside;
        }
    }
}

void ui_camera_frame(struct ui *ui, struct ui_camera *c, const struct ui_camera_room *room,
                     const struct ui_gesture *gesture)
{
    if (!(c->zoom > 0)) {
        ui_camera_fit(ui, c, room);
    }
    camera_hand(ui, c, room, gesture);
    if (c->glide_ms) {
        camera_go_on(ui, c);
    } else if (!gesture->held) {
        camera_settle(ui, c, room, gesture->released);
    }
    if (gesture->moving && c->spring[AXIS_X].start_ms && c->spring[AXIS_Y].start_ms) {
        ui_surface_stop(ui, gesture->id);
    }
}

/* --- buttons ------------------------------------------------------------------------------------
 */

void ui_camera_fit(struct ui *ui, struct ui_camera *c, const struct ui_camera_room *room)
{
    ui_camera_show(ui, c, room, room->content);
}

void ui_camera_zoom(struct ui *ui, struct ui_camera *c, const struct ui_camera_room *room,
                    double factor, float x, float y)
{
    struct ui_camera goal = camera_goal(c, room);
    struct ui_gesture g = {.zoom = factor, .about_x = x, .about_y = y};
    camera_pinch(&goal, room, &g);
    camera_glide(ui, c, room, goal.x, goal.y, goal.zoom);
}

void ui_camera_show(struct ui *ui, struct ui_camera *c, const struct ui_camera_room *room,
                    struct rect content)
{
    double w = (double)fmaxf(content.w, 0), h = (double)fmaxf(content.h, 0);
    double zoom = w > 0 || h > 0 ? room_fit(room, fmax(w, 1e-9), fmax(h, 1e-9)) : room->zoom_most;
    camera_glide(ui, c, room, (double)content.x + w / 2, (double)content.y + h / 2, zoom);
}

void ui_camera_step(struct ui *ui, struct ui_camera *c, const struct ui_camera_room *room, float dx,
                    float dy)
{
    struct ui_camera goal = camera_goal(c, room);
    camera_glide(ui, c, room, goal.x + (double)(dx * room->view.w) / goal.zoom,
                 goal.y + (double)(dy * room->view.h) / goal.zoom, goal.zoom);
}

bool ui_camera_moving(const struct ui_camera *c)
{
    return c->glide_ms || c->spring[AXIS_X].start_ms || c->spring[AXIS_Y].start_ms;
}

/* --- reading it ---------------------------------------------------------------------------------
 */

float ui_camera_x(const struct ui_camera *c, const struct ui_camera_room *room, double x)
{
    return (float)((double)(room->view.x + room->view.w / 2) + (x - c->x) * c->zoom);
}

float ui_camera_y(const struct ui_camera *c, const struct ui_camera_room *room, double y)
{
    return (float)((double)(room->view.y + room->view.h / 2) + (y - c->y) * c->zoom);
}

struct rect ui_camera_seen(const struct ui_camera *c, const struct ui_camera_room *room)
{
    double w = (double)room->view.w / c->zoom, h = (double)room->view.h / c->zoom;
    return rect_make((float)(c->x - w / 2), (float)(c->y - h / 2), (float)w, (float)h);
}
