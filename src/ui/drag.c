/* Things that fingers take along. Taking is one more owner a finger may get when it leaves the
 * slop, beside scrollers and surfaces, so that all of them agree on who has it. Where a held thing
 * is follows from the finger alone; nothing is kept that could be left behind.
 *
 * What is drawn over the screen is described in the middle of a frame, mostly within a scroller. It
 * is taken out of the list and put back at its end, or below the next overlay. */
#include "ui/drag.h"

#include "internal.h"

#include <math.h>

#define EDGE 112.0f     /* u from a scroller's end where its content begins to move */
#define BEYOND 96.0f    /* and how far outside of it still */
#define EDGE_SPEED 1.1f /* u per ms at the end and outside */
#define EDGE_MS 100     /* a frame that was late does not make it jump */

static const struct ui_finger *drag_finger(const struct ui *ui, uint64_t id)
{
    int i;
    for (i = 0; i < INPUT_MAX_FINGERS && id; i++) {
        if (ui->fingers[i].active && ui->fingers[i].held == id) {
            return &ui->fingers[i];
        }
    }
    return NULL;
}

void ui_drag_take(struct ui *ui, struct ui_finger *f)
{
    const struct ui_element *e = ui_shown_target(ui, f->target);
    bool free_to_take = e && !e->disabled && !drag_finger(ui, f->target);
    int i;
    f->owner = f->target; /* also when it gets nothing: a sweep over a thing does nothing else */
    f->target = f->ground = 0;
    if (!free_to_take) {
        return;
    }
    for (i = 0; i < INPUT_MAX_FINGERS; i++) { /* others on it let go: it cannot be tapped now */
        if (ui->fingers[i].target == f->owner) {
            ui->fingers[i].owner = f->owner;
            ui->fingers[i].target = 0;
        }
    }
    f->held = f->owner;
    f->calm_top = f->calm_bottom = f->y0;
    f->edge_ms = ui->now_ms;
}

void ui_drag_drop(struct ui *ui, const struct ui_finger *f)
{
    const struct ui_element *e = f->held ? ui_shown_target(ui, f->held) : NULL;
    if (e && !e->disabled && ui->click_count < INPUT_MAX_FINGERS) {
        ui->clicks[ui->click_count++] = (struct ui_click){.id = f->held,
                                                          .order = f->order,
                                                          .x = f->x,
                                                          .y = f->y,
                                                          .drop = true,
                                                          .dx = f->take_dx,
                                                          .dy = f->take_dy};
    }
}

struct ui_drag ui_drag(struct ui *ui, const struct ui_target *target)
{
    struct ui_state state = ui_target(ui, target);
    struct ui_drag drag = {
        .clicked = state.clicked, .pressed = state.pressed, .x = state.x, .y = state.y};
    const struct ui_finger *f = drag_finger(ui, target->id);
    int i;
    if (target->disabled || ui->raised.open) {
        return (struct ui_drag){0};
    }
    ui->elements[ui->element_count - 1].takes = true;
    for (i = 0; i < ui->click_count; i++) {
        const struct ui_click *c = &ui->clicks[i];
        if (c->drop && c->id == target->id) {
            drag =
                (struct ui_drag){.dropped = true, .x = c->x, .y = c->y, .dx = c->dx, .dy = c->dy};
        }
    }
    if (f) {
        drag = (struct ui_drag){.held = true,
                                .pressed = true,
                                .x = f->x,
                                .y = f->y,
                                .dx = f->take_dx,
                                .dy = f->take_dy};
    }
    return drag;
}

/* --- the ends of a scroller ---------------------------------------------------------------------
 */

/* How fast the content moves up, u per ms, for a finger in that view. A thing that is taken near an
 * end scrolls only when it is moved on towards it. */
static float edge_speed(struct ui_finger *f, struct rect view)
{
    float top = view.y + fminf(EDGE, view.h / 4),
          bottom = view.y + view.h - fminf(EDGE, view.h / 4);
    float deep = 0, way = bottom > top ? fminf(EDGE, view.h / 4) : 0;
    f->calm_top = f->y > top ? top : fminf(f->calm_top, top);
    f->calm_bottom = f->y < bottom ? bottom : fmaxf(f->calm_bottom, bottom);
    if (way <= 0 || f->x < view.x || f->x >= view.x + view.w || f->y < view.y - BEYOND ||
        f->y > view.y + view.h + BEYOND) {
        return 0;
    }
    if (f->y > f->calm_bottom) {
        deep = f->y - f->calm_bottom;
    } else if (f->y < f->calm_top) {
        deep = f->y - f->calm_top;
    }
    return EDGE_SPEED * fmaxf(-1, fminf(1, deep / way));
}

static void edge_scroll(struct ui *ui, struct ui_finger *f, struct ui_scroll_state *s)
{
    const struct ui_element *e = ui_shown_target(ui, s->id);
    float speed = e ? edge_speed(f, e->visible) : 0;
    int64_t span = ui->now_ms - f->edge_ms;
    float to = s->offset + speed * (float)(span < EDGE_MS ? span : EDGE_MS);
    to = fmaxf(0, fminf(to, s->most));
    if (speed != 0 && s->mode == SCROLL_REST && (speed > 0 ? s->offset < s->most : s->offset > 0)) {
        s->offset = to;
        ui_animate(ui);
    }
}

void ui_drag_edges(struct ui *ui)
{
    int i, k;
    for (i = 0; i < INPUT_MAX_FINGERS; i++) {
        struct ui_finger *f = &ui->fingers[i];
        const struct ui_element *e = f->held ? ui_shown_target(ui, f->held) : NULL;
        if (!e || e->disabled) {
            f->held = 0; /* it is gone or done with, or something stands over it */
        }
        for (k = 0; f->active && f->held && k < f->in_count; k++) {
            struct ui_scroll_state *s = ui_scroll_find(ui, f->in[k]);
            if (s && s->most > 0) {
                edge_scroll(ui, f, s);
                break;
            }
        }
        f->edge_ms = ui->now_ms;
    }
}

/* --- over the screen ----------------------------------------------------------------------------
 */

void ui_drag_raise(struct ui *ui)
{
    if (ui->raised.open) {
        return;
    }
    ui->raised.open = true;
    ui->raised.command = ui->list.count;
    ui->raised.element = ui->element_count;
    ui->raised.clips = ui->clip_count;
    ui->raised.within = ui->within_count;
    ui->clip_count = ui->within_count = 0;
}

void ui_drag_lower(struct ui *ui)
{
    struct draw_list *over = &ui->raised.list;
    size_t before = over->count, i;
    if (!ui->raised.open) {
        return;
    }
    ui->raised.open = false;
    ui->clip_count = ui->raised.clips;
    ui->within_count = ui->raised.within;
    for (i = ui->raised.command; i < ui->list.count; i++) {
        *draw_add(over, DRAW_FILL, rect_make(0, 0, 0, 0), 0) = ui->list.commands[i];
    }
    ui->list.count = ui->raised.command;
    for (i = ui->raised.element; i < ui->element_count; i++) {
        ui->elements[i].raised = true;
        ui->elements[i].command += before - ui->raised.command;
    }
}

void ui_drag_settle(struct ui *ui)
{
    struct draw_list *over = &ui->raised.list;
    size_t i;
    ui_drag_lower(ui); /* one that was left open */
    for (i = ui->raised.settled; i < ui->element_count; i++) {
        if (ui->elements[i].raised) {
            ui->elements[i].command += ui->list.count;
        }
    }
    ui->raised.settled = ui->element_count;
    for (i = 0; i < over->count; i++) {
        *draw_add(&ui->list, DRAW_FILL, rect_make(0, 0, 0, 0), 0) = over->commands[i];
    }
    over->count = 0;
}
