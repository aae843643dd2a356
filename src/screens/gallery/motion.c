/* Going along the works: a finger pushes them, and let go they come to rest with whole works in
 * view, where the finger's speed would have taken them. One curve does both: it begins with the
 * finger's own speed and ends at a place of rest, so that nothing slides first and snaps
 * afterwards. */
#include "gallery.h"

#include <math.h>

#define PULL 0.35    /* beyond an end the works follow a finger so far */
#define TAU_MS 325.0 /* as every list's inertia */
#define NUDGE 0.35   /* works: a flick that is a flick goes on at least one */
#define FLICK 0.25f  /* u per ms */
#define GLIDE_MOST_MS 700

double gallery_inside(const struct gallery_columns *c, double place)
{
    return place < 0 ? 0 : place > c->most ? c->most : place;
}

double gallery_goal(const struct gallery *g)
{
    return g->glide.start_ms ? g->glide.to : g->place;
}

void gallery_glide(struct gallery *g, struct ui *ui, double to, double speed)
{
    double way = fabs(to - g->place);
    g->glide = (struct gallery_glide){g->place, to, ui_now(ui) > 0 ? ui_now(ui) : 1, UI_SCREEN_MS};
    if (speed > 0) {
        g->glide.length_ms = (int)fmin(fmax(3 * way / speed, UI_SCREEN_MS), GLIDE_MOST_MS);
    }
    if (ui_choice(ui)->less_motion || way < 1e-6) {
        g->place = to;
        g->glide.start_ms = 0;
    }
    ui_animate(ui);
}

static void motion_let_go(struct gallery *g, struct ui *ui, const struct gallery_columns *c,
                          const struct ui_gesture *e)
{
    double speed = -(double)e->speed_x / (double)(c->width + GALLERY_GAP);
    double to = gallery_inside(c, g->place) + speed * TAU_MS;
    if (fabsf(e->speed_x) > FLICK) {
        to += copysign(NUDGE, speed);
    }
    ui_surface_stop(ui, e->id);
    gallery_glide(g, ui, gallery_rest(c, gallery_inside(c, to)), fabs(speed));
}

void gallery_move(struct gallery *g, struct ui *ui, const struct gallery_columns *c,
                  const struct ui_gesture *e)
{
    if (e->held || e->released) {
        double inside = gallery_inside(c, g->place);
        double wanted =
            inside + (g->place - inside) / PULL - e->pan_x / (double)(c->width + GALLERY_GAP);
        inside = gallery_inside(c, wanted);
        g->place = inside + (wanted - inside) * PULL;
        g->glide.start_ms = 0;
    }
    if (e->released) {
        motion_let_go(g, ui, c, e);
    } else if (!e->held && g->glide.start_ms) {
        double part = (double)ui_ease(ui, g->glide.start_ms, g->glide.length_ms);
        g->place = g->glide.from + (g->glide.to - g->glide.from) * part;
        g->glide.start_ms = part < 1 ? g->glide.start_ms : 0;
    } else if (!e->held) {
        g->place = gallery_rest(c, g->place); /* also after a change of layout */
    }
}

void gallery_page(struct gallery *g, struct ui *ui, const struct gallery_columns *c, int way)
{
    double from = ceil(gallery_goal(g) - 0.01); /* the end is no whole place: pages count on */
    gallery_glide(g, ui, gallery_rest(c, gallery_inside(c, from + way * c->shown)), 0);
}
