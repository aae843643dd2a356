/* Fingers to presses, clicks and drags, judged against the targets the last frame showed: those are
 * the ones the visitor saw when the finger came down. Each finger stands for itself. */
#include "internal.h"

#include <math.h>
#include <string.h>

static struct ui_finger *finger_find(struct ui *ui, int64_t id)
{
    int i;
    for (i = 0; i < INPUT_MAX_FINGERS; i++) {
        if (ui->fingers[i].active && ui->fingers[i].finger == id) {
            return &ui->fingers[i];
        }
    }
    return NULL;
}

static struct ui_finger *finger_free(struct ui *ui)
{
    int i;
    for (i = 0; i < INPUT_MAX_FINGERS; i++) {
        if (!ui->fingers[i].active) {
            return &ui->fingers[i];
        }
    }
    return NULL;
}

static const struct ui_element *shown_find(const struct ui *ui, uint64_t id)
{
    size_t i;
    for (i = ui->shown_count; i-- > 0;) {
        const struct ui_element *e = &ui->shown[i];
        if (e->what == UI_ELEMENT_TARGET && e->id == id && !e->covered) {
            return e;
        }
    }
    return NULL;
}

/* The topmost target under the finger, and the innermost scroller it stands in. */
static void finger_hit(struct ui *ui, struct ui_finger *f)
{
    bool hit = false; /* also by a disabled target, which lets nothing through */
    size_t i;
    for (i = ui->shown_count; i-- > 0;) {
        const struct ui_element *e = &ui->shown[i];
        if (e->what != UI_ELEMENT_TARGET || e->covered || !rect_has(e->visible, f->x, f->y)) {
            continue;
        }
        if (e->kind == UI_SCROLLER) {
            f->scroller = e->id;
            return; /* it hides what was registered before it */
        }
        if (!hit) {
            hit = true;
            f->target = e->disabled ? 0 : e->id;
            if (!e->scrolled) {
                return; /* stands over any scroller */
            }
        }
    }
}

static void finger_sample(struct ui_finger *f, int64_t t_ms, float y)
{
    if (f->sample_count == UI_SAMPLES) {
        memmove(f->samples, f->samples + 1, (UI_SAMPLES - 1) * sizeof *f->samples);
        f->sample_count--;
    }
    f->samples[f->sample_count].t_ms = t_ms;
    f->samples[f->sample_count].y = y;
    f->sample_count++;
}

static void finger_let_go(struct ui *ui, struct ui_finger *f, const struct touch *t,
                          bool cancelled);

static void finger_down(struct ui *ui, const struct touch *t)
{
    struct ui_finger *f = finger_find(ui, t->finger);
    if (f) {
        finger_let_go(ui, f, t, true); /* its lift was lost */
    } else {
        f = finger_free(ui);
    }
    if (!f) {
        return;
    }
    f->active = true;
    f->finger = t->finger;
    f->x0 = f->x = t->x;
    f->y0 = f->y = t->y;
    f->inside = true;
    finger_sample(f, t->t_ms, t->y);
    finger_hit(ui, f);
    if (f->scroller && ui_scroll_catch(ui, f->scroller)) {
        f->target = 0; /* this touch stopped a moving list; it is not a tap */
    }
}

static void finger_move(struct ui *ui, const struct touch *t)
{
    struct ui_finger *f = finger_find(ui, t->finger);
    const struct ui_element *e;
    float way;
    if (!f) {
        return;
    }
    f->x = t->x;
    f->y = t->y;
    finger_sample(f, t->t_ms, t->y);
    way = hypotf(f->x - f->x0, f->y - f->y0);
    if (!f->dragging && f->scroller && way > UI_SLOP) {
        f->dragging = true;
        f->target = 0;
        /* from where it left the slop: no jump, and nothing lost when a slow frame merged the moves
         */
        f->grab_y = f->y0 + (f->y - f->y0) * (UI_SLOP / way);
    }
    if (f->dragging) {
        ui_scroll_drag(ui, f);
        return;
    }
    e = f->target ? shown_find(ui, f->target) : NULL;
    f->inside = e && rect_has(rect_inset(e->visible, -UI_SLOP / 2), f->x, f->y);
}

static void finger_let_go(struct ui *ui, struct ui_finger *f, const struct touch *t, bool cancelled)
{
    if (f->scroller) { /* also without a drag: caught beyond an end, it springs back */
        ui_scroll_release(ui, f, t->t_ms, cancelled);
    }
    if (!cancelled && f->target && f->inside && shown_find(ui, f->target) &&
        ui->click_count < INPUT_MAX_FINGERS) {
        struct ui_click *c = &ui->clicks[ui->click_count++];
        c->id = f->target;
        c->x = f->x;
        c->y = f->y;
    }
    memset(f, 0, sizeof *f);
}

static void finger_up(struct ui *ui, const struct touch *t, bool cancelled)
{
    struct ui_finger *f = finger_find(ui, t->finger);
    if (!f) {
        return;
    }
    if (!cancelled && (t->x != f->x || t->y != f->y)) {
        finger_move(ui, t);
    }
    finger_let_go(ui, f, t, cancelled);
}

void ui_touches(struct ui *ui, const struct touch_queue *queue)
{
    int i;
    for (i = 0; i < queue->count; i++) {
        const struct touch *t = &queue->events[i];
        if (!isfinite(t->x) || !isfinite(t->y)) {
            finger_up(ui, t, true); /* a broken report: let go rather than follow it nowhere */
            continue;
        }
        switch (t->phase) {
        case TOUCH_DOWN:
            finger_down(ui, t);
            break;
        case TOUCH_MOVE:
            finger_move(ui, t);
            break;
        case TOUCH_UP:
        case TOUCH_CANCEL:
            finger_up(ui, t, t->phase == TOUCH_CANCEL);
            break;
        }
    }
}

bool ui_finger_down(const struct ui *ui)
{
    int i;
    for (i = 0; i < INPUT_MAX_FINGERS; i++) {
        if (ui->fingers[i].active) {
            return true;
        }
    }
    return false;
}

bool ui_finger_place(const struct ui *ui, int64_t finger, float *x, float *y)
{
    int i;
    for (i = 0; i < INPUT_MAX_FINGERS; i++) {
        if (ui->fingers[i].active && ui->fingers[i].finger == finger) {
            *x = ui->fingers[i].x;
            *y = ui->fingers[i].y;
            return true;
        }
    }
    return false;
}

struct ui_state ui_target(struct ui *ui, const struct ui_target *target)
{
    struct ui_state state = {0};
    struct ui_element *e = ui_add_element(ui);
    int i;
    e->what = UI_ELEMENT_TARGET;
    e->rect = target->rect;
    e->visible = rect_cross(target->rect, ui_current_clip(ui));
    e->id = target->id;
    e->name = target->name ? arena_copy_text(ui_arena(ui), target->name) : "";
    e->label = target->label ? arena_copy_text(ui_arena(ui), target->label) : "";
    e->kind = target->kind;
    e->disabled = target->disabled;
    if (target->disabled) {
        return state;
    }
    for (i = 0; i < INPUT_MAX_FINGERS; i++) {
        const struct ui_finger *f = &ui->fingers[i];
        if (f->active && f->target == target->id && f->inside && !f->dragging) {
            state.pressed = true;
        }
    }
    for (i = 0; i < ui->click_count; i++) {
        if (ui->clicks[i].id == target->id) {
            state.clicked = true;
            state.x = ui->clicks[i].x;
            state.y = ui->clicks[i].y;
        }
    }
    return state;
}

void ui_cover(struct ui *ui)
{
    size_t i;
    for (i = 0; i < ui->element_count; i++) {
        ui->elements[i].covered = true;
    }
}
