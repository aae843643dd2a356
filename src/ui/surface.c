/* Surfaces: what their fingers did, told once.
 *
 * Of the fingers in a surface one or two move it, the pair. What they did is read off their places
 * whenever the pair changes and at the end of the frame's touches, and composed as x -> zoom·x +
 * move; so a finger that comes or goes begins where it stands, and nothing can jump. Inertia is the
 * closed formula of the scroller's, handed out as differences: a frame asks how far it is NOW, and
 * a frame that asks twice gets nothing the second time. */
#include "internal.h"

#include <math.h>
#include <string.h>

#define DOUBLE_MS 350
#define DOUBLE_WAY 48.0f
#define LEAST_SPAN 48.0f /* u between two fingers: closer ones do not zoom any further */
#define ALONE_MS 80      /* a finger left of two must have moved so long to fling by itself */

struct ui_surface_state *ui_surface_find(const struct ui *ui, uint64_t id)
{
    int i;
    for (i = 0; i < ui->surface_count; i++) {
        if (ui->surfaces[i].id == id) {
            return (struct ui_surface_state *)&ui->surfaces[i];
        }
    }
    return NULL;
}

static struct ui_surface_state *surface_state(struct ui *ui, uint64_t id)
{
    struct ui_surface_state *s = ui_surface_find(ui, id);
    if (s) {
        return s;
    }
    if (ui->surface_count == UI_MAX_SURFACES) { /* the oldest is forgotten */
        memmove(ui->surfaces, ui->surfaces + 1, (UI_MAX_SURFACES - 1) * sizeof *ui->surfaces);
        ui->surface_count--;
    }
    s = &ui->surfaces[ui->surface_count++];
    memset(s, 0, sizeof *s);
    s->id = id;
    s->zoom = 1;
    return s;
}

/* --- what happened since the last frame ---------------------------------------------------------
 */

static void surface_clear(struct ui_surface_state *s)
{
    s->zoom = 1;
    s->move_x = s->move_y = 0;
    s->released = s->tapped = s->double_tapped = false;
}

/* A pan, then a zoom about a point, after what there is already. */
static void surface_add(struct ui_surface_state *s, double pan_x, double pan_y, double zoom,
                        double x, double y)
{
    s->move_x = zoom * (s->move_x + pan_x) + (1 - zoom) * x;
    s->move_y = zoom * (s->move_y + pan_y) + (1 - zoom) * y;
    s->zoom *= zoom;
    s->about_x = (float)x;
    s->about_y = (float)y;
}

static double surface_span(double dx, double dy)
{
    return fmax(hypot(dx, dy), LEAST_SPAN);
}

/* Counts what the pair has done since it was last looked at. */
static void surface_flush(struct ui *ui, struct ui_surface_state *s)
{
    struct ui_finger *a, *b;
    double zoom = 1;
    if (s->pair_count == 0) {
        return;
    }
    a = &ui->fingers[s->pair[0]];
    b = &ui->fingers[s->pair[s->pair_count - 1]];
    if (s->pair_count == 2 && !s->no_zoom) {
        zoom = surface_span((double)a->x - b->x, (double)a->y - b->y) /
               surface_span((double)a->grab_x - b->grab_x, (double)a->grab_y - b->grab_y);
    }
    surface_add(s, ((double)a->x - a->grab_x + b->x - b->grab_x) / 2,
                ((double)a->y - a->grab_y + b->y - b->grab_y) / 2, zoom, ((double)a->x + b->x) / 2,
                ((double)a->y + b->y) / 2);
    a->grab_x = a->x;
    a->grab_y = a->y;
    b->grab_x = b->x;
    b->grab_y = b->y;
}

/* How far inertia has come, in u of its way. */
static double surface_way(const struct ui_surface_state *s, int64_t now, bool *over)
{
    double speed = hypot(s->speed_x, s->speed_y);
    double left = speed * exp(-(double)(now - s->start_ms) / (double)UI_FLING_TAU_MS);
    *over = left <= (double)UI_FLING_END;
    return (speed - (*over ? (double)UI_FLING_END : left)) * (double)UI_FLING_TAU_MS;
}

static void surface_advance(struct ui_surface_state *s, int64_t now)
{
    double way, x, y, speed = hypot(s->speed_x, s->speed_y);
    bool over;
    if (!s->gliding) {
        return;
    }
    way = surface_way(s, now, &over) / speed;
    x = way * (double)s->speed_x;
    y = way * (double)s->speed_y;
    s->move_x += x - s->glided_x;
    s->move_y += y - s->glided_y;
    s->glided_x = x;
    s->glided_y = y;
    s->gliding = !over;
}

void ui_surfaces_begin(struct ui *ui)
{
    int i;
    for (i = 0; i < ui->surface_count; i++) {
        surface_clear(&ui->surfaces[i]);
        /* one that was away does not go on where it was */
        ui->surfaces[i].gliding = ui->surfaces[i].gliding && ui->surfaces[i].frame + 1 == ui->frame;
    }
}

void ui_surfaces_end(struct ui *ui)
{
    int i;
    for (i = 0; i < ui->surface_count; i++) {
        surface_flush(ui, &ui->surfaces[i]);
    }
}

/* --- who moves it -------------------------------------------------------------------------------
 */

static bool surface_has(const struct ui *ui, const struct ui_surface_state *s,
                        const struct ui_finger *f)
{
    int i;
    for (i = 0; i < s->pair_count; i++) {
        if (&ui->fingers[s->pair[i]] == f) {
            return true;
        }
    }
    return false;
}

/* A finger on a thing that can be taken waits for that thing. */
static bool surface_may(const struct ui_finger *f, uint64_t id)
{
    return f->owner == id || (!f->owner && !(f->takes && f->target));
}

static void surface_take(struct ui *ui, struct ui_surface_state *s, struct ui_finger *f)
{
    s->pair[s->pair_count++] = (int)(f - ui->fingers);
    s->gliding = s->tap_open = false;
    f->owner = s->id;
    f->target = f->ground = 0;
}

/* The pair is filled with who came down first of those that nothing else has. What one finger has
 * done alone is counted before; but one that has just left the slop takes the other along from
 * there, or a fast pinch would begin as a pan. */
static void surface_fill(struct ui *ui, struct ui_surface_state *s)
{
    while (s->pair_count == 1) {
        struct ui_finger *first = NULL;
        int i;
        for (i = 0; i < INPUT_MAX_FINGERS; i++) {
            struct ui_finger *f = &ui->fingers[i];
            if (f->active && ui_finger_in(f, s->id) && surface_may(f, s->id) &&
                !surface_has(ui, s, f) && (!first || f->order < first->order)) {
                first = f;
            }
        }
        if (!first) {
            return;
        }
        first->grab_x = first->x;
        first->grab_y = first->y;
        surface_take(ui, s, first);
    }
}

bool ui_surface_pinches(const struct ui *ui, uint64_t id, const struct ui_finger *f)
{
    const struct ui_surface_state *s = ui_surface_find(ui, id);
    int i;
    if (!s || s->no_zoom) {
        return false;
    }
    for (i = 0; i < INPUT_MAX_FINGERS; i++) {
        const struct ui_finger *other = &ui->fingers[i];
        if (other != f && other->active && ui_finger_in(other, id) && surface_may(other, id)) {
            return true;
        }
    }
    return false;
}

void ui_surface_grab(struct ui *ui, struct ui_finger *f)
{
    struct ui_surface_state *s = ui_surface_find(ui, f->owner);
    if (s && s->pair_count == 0) {
        s->alone_ms = 0;
        surface_take(ui, s, f);
        surface_fill(ui, s);
    }
}

void ui_surface_landed(struct ui *ui, struct ui_finger *f)
{
    int i;
    for (i = 0; i < f->in_count; i++) {
        struct ui_surface_state *s = ui_surface_find(ui, f->in[i]);
        if (s && s->pair_count == 1) {
            surface_flush(ui, s);
            surface_fill(ui, s);
            return;
        }
    }
}

bool ui_surface_catch(struct ui *ui, uint64_t id)
{
    struct ui_surface_state *s = ui_surface_find(ui, id);
    bool moving = s && s->gliding;
    if (moving) {
        surface_advance(s, ui->now_ms);
        s->gliding = false;
    }
    return moving;
}

/* --- letting go ---------------------------------------------------------------------------------
 */

/* One of two lifts: when they went the same way, what they leave behind is their common speed. */
static void surface_part(struct ui *ui, struct ui_surface_state *s, struct ui_finger *left,
                         int64_t t_ms)
{
    float ax, ay, bx, by;
    ui_finger_speed(&ui->fingers[s->pair[0]], t_ms, &ax, &ay);
    ui_finger_speed(&ui->fingers[s->pair[1]], t_ms, &bx, &by);
    s->pair_vx = (ax + bx) / 2;
    s->pair_vy = (ay + by) / 2;
    if (hypotf(ax - bx, ay - by) > hypotf(s->pair_vx, s->pair_vy)) {
        s->pair_vx = s->pair_vy = 0; /* they pinched */
    }
    s->alone_ms = t_ms;
    left->sample_count = 0;
    ui_finger_sample(left, t_ms);
}

static void surface_fling(struct ui *ui, struct ui_surface_state *s, const struct ui_finger *f,
                          int64_t t_ms)
{
    float vx = s->pair_vx, vy = s->pair_vy;
    if (s->alone_ms == 0 || t_ms - s->alone_ms >= ALONE_MS) {
        ui_finger_speed(f, t_ms, &vx, &vy);
    }
    vx = s->no_x ? 0 : vx;
    vy = s->no_y ? 0 : vy;
    if (hypotf(vx, vy) >= UI_FLING_LEAST) {
        s->gliding = true;
        s->start_ms = ui->now_ms;
        s->speed_x = vx;
        s->speed_y = vy;
        s->glided_x = s->glided_y = 0;
    }
}

void ui_surface_release(struct ui *ui, struct ui_finger *f, int64_t t_ms, bool cancelled)
{
    struct ui_surface_state *s = f->owner ? ui_surface_find(ui, f->owner) : NULL;
    if (!s || !surface_has(ui, s, f)) {
        return;
    }
    surface_flush(ui, s);
    if (s->pair_count == 2) {
        int other = s->pair[&ui->fingers[s->pair[0]] == f];
        surface_part(ui, s, &ui->fingers[other], t_ms);
        s->pair[0] = other;
        s->pair_count = 1;
        f->owner = 0;
        f->in_count = 0; /* it is on its way out: not one of those that wait */
        surface_fill(ui, s);
        return;
    }
    s->pair_count = 0;
    s->released = true;
    if (!cancelled) {
        surface_fling(ui, s, f, t_ms);
    }
}

void ui_surface_tap(struct ui *ui, const struct ui_finger *f, int64_t t_ms)
{
    struct ui_surface_state *s = f->ground && !f->owner ? ui_surface_find(ui, f->ground) : NULL;
    if (!s) {
        return;
    }
    s->double_tapped = s->tap_open && f->down_ms >= s->tap_ms &&
                       f->down_ms - s->tap_ms <= DOUBLE_MS &&
                       hypotf(f->x - s->tap_x, f->y - s->tap_y) <= DOUBLE_WAY;
    s->tapped = !s->double_tapped;
    s->tap_open = s->tapped;
    s->tap_ms = t_ms;
    s->tap_x = f->x;
    s->tap_y = f->y;
}

/* --- describing ---------------------------------------------------------------------------------
 */

struct ui_gesture ui_surface_begin(struct ui *ui, const struct ui_surface *surface)
{
    struct ui_surface_state *s = surface_state(ui, surface->id);
    struct ui_target target = {.id = surface->id,
                               .rect = surface->view,
                               .name = surface->name,
                               .label = surface->label,
                               .kind = UI_SURFACE};
    struct ui_gesture g = {.id = surface->id};
    float decay;
    s->frame = ui->frame;
    s->no_x = surface->no_x;
    s->no_y = surface->no_y;
    s->no_zoom = surface->no_zoom;
    surface_advance(s, ui->now_ms);
    g.zoom = s->zoom;
    g.about_x = s->about_x;
    g.about_y = s->about_y;
    g.pan_x = s->no_x ? 0 : (s->move_x - (1 - s->zoom) * (double)s->about_x) / s->zoom;
    g.pan_y = s->no_y ? 0 : (s->move_y - (1 - s->zoom) * (double)s->about_y) / s->zoom;
    g.held = s->pair_count > 0;
    g.moving = s->gliding;
    g.released = s->released;
    g.tapped = s->tapped;
    g.double_tapped = s->double_tapped;
    g.x = g.held ? s->about_x : s->tap_x;
    g.y = g.held ? s->about_y : s->tap_y;
    if (s->gliding) {
        decay = expf(-(float)(ui->now_ms - s->start_ms) / UI_FLING_TAU_MS);
        g.speed_x = s->speed_x * decay;
        g.speed_y = s->speed_y * decay;
        ui_animate(ui);
    }
    surface_clear(s); /* told once */
    ui_target(ui, &target);
    ui_clip(ui, surface->view);
    ui_enter(ui, surface->id);
    return g;
}

void ui_surface_end(struct ui *ui)
{
    ui_leave(ui);
    ui_unclip(ui);
}

void ui_surface_stop(struct ui *ui, uint64_t id)
{
    struct ui_surface_state *s = ui_surface_find(ui, id);
    if (s) {
        s->gliding = false;
    }
}
