/* Fingers to presses, clicks and drags, judged against the targets the last frame showed: those are
 * the ones the visitor saw when the finger came down. Each finger stands for itself. Palms and what
 * is stuck are told in palm.c. */
#include "internal.h"

#include <math.h>
#include <string.h>

#define RELEASE_WINDOW_MS 90
#define PAUSE_MS 50 /* a finger that rested so long before it lifted does not fling */

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

const struct ui_element *ui_shown_target(const struct ui *ui, uint64_t id)
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

bool ui_finger_in(const struct ui_finger *f, uint64_t id)
{
    int i;
    for (i = 0; i < f->in_count; i++) {
        if (f->in[i] == id) {
            return true;
        }
    }
    return false;
}

/* The topmost target under the finger, and what it stands in. */
static void finger_hit(struct ui *ui, struct ui_finger *f)
{
    const struct ui_element *e = NULL;
    uint64_t within;
    size_t i;
    for (i = ui->shown_count; i-- > 0 && !e;) {
        const struct ui_element *s = &ui->shown[i];
        if (s->what == UI_ELEMENT_TARGET && !s->covered && rect_has(s->visible, f->x, f->y)) {
            e = s;
        }
    }
    if (!e) {
        return;
    }
    within = e->within;
    if (e->kind == UI_SCROLLER || e->kind == UI_SURFACE) {
        f->ground = e->kind == UI_SURFACE ? e->id : 0;
        within = e->id;
    } else {
        f->target = e->disabled ? 0 : e->id; /* a disabled one lets nothing through */
        f->key = e->kind == UI_KEY;
        f->takes = e->takes && f->target;
        f->take_dx = e->rect.x - f->x;
        f->take_dy = e->rect.y - f->y;
    }
    while (within && f->in_count < UI_MAX_NEST) {
        f->in[f->in_count++] = within;
        e = ui_shown_target(ui, within);
        within = e ? e->within : 0;
    }
}

void ui_finger_sample(struct ui_finger *f, int64_t t_ms)
{
    if (f->sample_count == UI_SAMPLES) {
        memmove(f->samples, f->samples + 1, (UI_SAMPLES - 1) * sizeof *f->samples);
        f->sample_count--;
    }
    f->samples[f->sample_count].t_ms = t_ms;
    f->samples[f->sample_count].x = f->x;
    f->samples[f->sample_count].y = f->y;
    f->sample_count++;
}

/* A slow frame merges its moves into one, so the one before is taken however old it is. */
void ui_finger_speed(const struct ui_finger *f, int64_t lifted_ms, float *vx, float *vy)
{
    int last = f->sample_count - 1, first = last;
    float span;
    *vx = *vy = 0;
    if (last < 1 || lifted_ms - f->samples[last].t_ms > PAUSE_MS) {
        return;
    }
    while (first > 0 && f->samples[last].t_ms - f->samples[first - 1].t_ms <= RELEASE_WINDOW_MS) {
        first--;
    }
    first -= first == last;
    span = (float)(f->samples[last].t_ms - f->samples[first].t_ms);
    if (span > 0) {
        *vx = (f->samples[last].x - f->samples[first].x) / span;
        *vy = (f->samples[last].y - f->samples[first].y) / span;
    }
}

static void finger_let_go(struct ui *ui, struct ui_finger *f, const struct touch *t,
                          bool cancelled);

/* This touch may stop what moves under it; then it is not a tap. */
static void finger_catch(struct ui *ui, struct ui_finger *f)
{
    int i;
    for (i = 0; i < f->in_count; i++) {
        bool scroll = ui_scroll_catch(ui, f->in[i]), surface = ui_surface_catch(ui, f->in[i]);
        if (scroll || surface) {
            f->target = f->ground = 0;
        }
    }
}

static void finger_click(struct ui *ui, const struct ui_finger *f)
{
    if (f->target && f->inside && ui_shown_target(ui, f->target)) {
        ui_click_at(ui, f->target, f->order, f->x, f->y);
    }
}

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
    f->order = ++ui->downs;
    f->x0 = f->x = t->x;
    f->y0 = f->y = t->y;
    f->down_ms = t->t_ms;
    f->inside = true;
    ui_finger_sample(f, t->t_ms);
    finger_hit(ui, f);
    finger_catch(ui, f);
    ui_palm_landed(ui, f, t);
    ui_surface_landed(ui, f);
    if (f->key) {
        finger_click(ui, f);
    }
    ui->touched = ui->touched || !f->ignored;
}

/* Who gets a finger that has left the slop: two in a surface pinch; else the innermost that moves
 * in its direction, or the innermost at all, so that a sweep is never a tap. */
static uint64_t finger_owner(const struct ui *ui, const struct ui_finger *f)
{
    bool sideways = fabsf(f->x - f->x0) > fabsf(f->y - f->y0);
    int i;
    for (i = 0; i < f->in_count; i++) {
        if (ui_surface_pinches(ui, f->in[i], f)) {
            return f->in[i];
        }
    }
    for (i = 0; i < f->in_count; i++) {
        const struct ui_surface_state *s = ui_surface_find(ui, f->in[i]);
        const struct ui_scroll_state *list = ui_scroll_find(ui, f->in[i]);
        if ((s && !(sideways ? s->no_x : s->no_y)) || (list && !sideways && list->most > 0)) {
            return f->in[i];
        }
    }
    return f->in[0];
}

static void finger_drag(struct ui *ui, struct ui_finger *f, float way)
{
    if (!f->owner && f->takes && f->target && way > UI_SLOP) {
        ui_drag_take(ui, f);
    } else if (!f->owner && f->in_count > 0 && way > UI_SLOP) {
        f->owner = finger_owner(ui, f);
        f->target = f->ground = 0;
        /* from where it left the slop: no jump, and nothing lost when a slow frame merged the moves
         */
        f->grab_x = f->x0 + (f->x - f->x0) * (UI_SLOP / way);
        f->grab_y = f->y0 + (f->y - f->y0) * (UI_SLOP / way);
        if (ui_surface_find(ui, f->owner)) {
            ui_surface_grab(ui, f);
        }
    }
    if (f->owner && ui_scroll_find(ui, f->owner)) {
        ui_scroll_drag(ui, f);
    }
}

static void finger_move(struct ui *ui, const struct touch *t)
{
    struct ui_finger *f = finger_find(ui, t->finger);
    const struct ui_element *e;
    if (!f) {
        return;
    }
    f->x = t->x;
    f->y = t->y;
    ui_palm_moved(ui, f, t);
    if (f->ignored) {
        return;
    }
    ui->touched = true;
    ui_finger_sample(f, t->t_ms);
    finger_drag(ui, f, hypotf(f->x - f->x0, f->y - f->y0));
    if (!f->owner) {
        e = f->target ? ui_shown_target(ui, f->target) : NULL;
        f->inside = e && rect_has(rect_inset(e->visible, -UI_SLOP / 2), f->x, f->y);
    }
}

static void finger_release(struct ui *ui, struct ui_finger *f, int64_t t_ms, bool cancelled)
{
    int i;
    for (i = 0; i < f->in_count;
         i++) { /* also without a drag: caught beyond an end, it goes back */
        ui_scroll_release(ui, f->in[i], f, t_ms, cancelled);
    }
    ui_surface_release(ui, f, t_ms, cancelled);
}

static void finger_let_go(struct ui *ui, struct ui_finger *f, const struct touch *t, bool cancelled)
{
    ui->touched = ui->touched || !f->ignored;
    finger_release(ui, f, t->t_ms, cancelled);
    if (!cancelled) {
        if (!f->key) {
            finger_click(ui, f);
        }
        ui_drag_drop(ui, f);
        ui_surface_tap(ui, f, t->t_ms);
    }
    memset(f, 0, sizeof *f);
}

void ui_finger_ignore(struct ui *ui, struct ui_finger *f, int64_t t_ms)
{
    finger_release(ui, f, t_ms, true);
    f->ignored = true;
    f->target = f->ground = f->owner = f->held = 0;
    f->in_count = 0;
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

void ui_click_at(struct ui *ui, uint64_t id, uint64_t order, float x, float y)
{
    if (ui->click_count < INPUT_MAX_FINGERS) {
        ui->clicks[ui->click_count++] = (struct ui_click){.id = id, .order = order, .x = x, .y = y};
    }
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
        if (ui->fingers[i].active && !ui->fingers[i].ignored) {
            return true;
        }
    }
    return false;
}

bool ui_touched(const struct ui *ui)
{
    return ui->touched;
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

bool ui_finger_counts(const struct ui *ui, int64_t finger)
{
    int i;
    for (i = 0; i < INPUT_MAX_FINGERS; i++) {
        if (ui->fingers[i].active && ui->fingers[i].finger == finger) {
            return !ui->fingers[i].ignored;
        }
    }
    return false;
}

void ui_fingers_let_go(struct ui *ui)
{
    int i;
    for (i = 0; i < INPUT_MAX_FINGERS; i++) {
        if (ui->fingers[i].active && !ui->fingers[i].ignored) {
            ui_finger_ignore(ui, &ui->fingers[i], ui->now_ms);
        }
    }
}

struct ui_state ui_target(struct ui *ui, const struct ui_target *target)
{
    struct ui_state state = {0};
    struct ui_element *e = ui->raised.open ? NULL : ui_add_element(ui);
    int i;
    if (!e) {
        return state;
    }
    e->what = UI_ELEMENT_TARGET;
    e->rect = target->rect;
    e->visible = rect_cross(target->rect, ui_current_clip(ui));
    e->id = target->id;
    e->name = target->name ? arena_copy_text(ui_arena(ui), target->name) : "";
    e->label = target->label ? arena_copy_text(ui_arena(ui), target->label) : "";
    e->kind = target->kind;
    e->disabled = target->disabled;
    e->radius = target->radius > 0 ? target->radius : UI_RADIUS;
    if (target->disabled) {
        return state;
    }
    for (i = 0; i < INPUT_MAX_FINGERS; i++) {
        const struct ui_finger *f = &ui->fingers[i];
        if (f->active && f->target == target->id && f->inside) {
            state.pressed = true;
        }
    }
    for (i = 0; i < ui->click_count; i++) {
        if (ui->clicks[i].id == target->id && !ui->clicks[i].drop) {
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
    ui_drag_settle(ui); /* under it */
    ui->covers++;
    for (i = 0; i < ui->element_count; i++) {
        ui->elements[i].covered = true;
    }
}
