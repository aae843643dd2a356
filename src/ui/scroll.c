/* Scrolling with inertia and a soft edge, as closed formulas of the clock: a frame asks where the
 * content is NOW, so frame rate and dropped frames cannot change where a flick ends.
 *
 * Fling: exponential decay, x = from + v·tau·(1 - e^(-t/tau)). Edge: a critically damped spring
 * with the speed at which the edge was met, x = edge + (d + (v + w·d)·t)·e^(-w·t). Dragging beyond
 * an end moves a third of the way. Offsets handed out are whole device pixels, so that a scroll is
 * a copy. */
#include "internal.h"

#include <math.h>
#include <string.h>

struct ui_scroll_state *ui_scroll_find(const struct ui *ui, uint64_t id)
{
    int i;
    for (i = 0; i < ui->scroll_count; i++) {
        if (ui->scrolls[i].id == id) {
            return (struct ui_scroll_state *)&ui->scrolls[i];
        }
    }
    return NULL;
}

static struct ui_scroll_state *scroll_state(struct ui *ui, uint64_t id)
{
    struct ui_scroll_state *s = ui_scroll_find(ui, id);
    if (s) {
        return s;
    }
    if (ui->scroll_count == UI_MAX_SCROLLS) { /* the oldest place is forgotten */
        memmove(ui->scrolls, ui->scrolls + 1, (UI_MAX_SCROLLS - 1) * sizeof *ui->scrolls);
        ui->scroll_count--;
    }
    s = &ui->scrolls[ui->scroll_count++];
    memset(s, 0, sizeof *s);
    s->id = id;
    return s;
}

static float scroll_clamp(const struct ui_scroll_state *s, float offset)
{
    if (offset > s->most) {
        offset = s->most;
    }
    return offset < 0 ? 0 : offset;
}

static void scroll_spring(struct ui_scroll_state *s, int64_t now, float velocity)
{
    s->mode = SCROLL_SPRING;
    s->start_ms = now;
    s->from = s->offset;
    s->to = scroll_clamp(s, s->offset);
    s->velocity = velocity;
}

static void scroll_fling(struct ui_scroll_state *s, int64_t now)
{
    float t = (float)(now - s->start_ms);
    float decay = expf(-t / UI_FLING_TAU_MS);
    float velocity = s->velocity * decay;
    bool over = fabsf(velocity) <= UI_FLING_END;
    /* The end is where the speed falls to UI_FLING_END, not where the first frame after that finds
     * it.
     */
    float way = over ? s->velocity - copysignf(UI_FLING_END, s->velocity) : s->velocity - velocity;
    s->offset = s->from + way * UI_FLING_TAU_MS;
    if (s->offset < 0 || s->offset > s->most) {
        float edge = s->offset < 0 ? 0 : s->most;
        s->offset = edge;
        scroll_spring(s, now, velocity);
    } else if (over) {
        s->mode = SCROLL_REST;
    }
}

void ui_scroll_update(struct ui *ui, struct ui_scroll_state *s)
{
    float t = (float)(ui->now_ms - s->start_ms);
    float d;
    switch (s->mode) {
    case SCROLL_FLING:
        scroll_fling(s, ui->now_ms);
        break;
    case SCROLL_SPRING:
        d = s->from - s->to;
        s->offset = s->to + (d + (s->velocity + UI_SPRING_W * d) * t) * expf(-UI_SPRING_W * t);
        if (t > 400 || (t > 60 && fabsf(s->offset - s->to) < 0.5f)) {
            s->offset = s->to;
            s->mode = SCROLL_REST;
        }
        break;
    case SCROLL_GLIDE:
        d = s->known ? scroll_clamp(s, s->to) : s->to;
        t = 1.0f - fminf(t / (float)UI_SCREEN_MS, 1.0f);
        s->offset = s->from + (d - s->from) * (1.0f - t * t * t);
        if (t <= 0) {
            s->mode = SCROLL_REST;
        }
        break;
    case SCROLL_REST:
        if (s->known) {
            s->offset = scroll_clamp(s, s->offset);
        }
        break;
    case SCROLL_DRAG:
        break;
    }
}

bool ui_scroll_catch(struct ui *ui, uint64_t id)
{
    struct ui_scroll_state *s = ui_scroll_find(ui, id);
    bool moving;
    if (!s) {
        return false;
    }
    ui_scroll_update(ui, s);
    moving = s->mode == SCROLL_FLING || s->mode == SCROLL_GLIDE;
    if (moving) {
        s->mode = SCROLL_REST;
    }
    return moving;
}

static void scroll_grab(struct ui *ui, struct ui_scroll_state *s, const struct ui_finger *f)
{
    float beyond;
    ui_scroll_update(ui, s);
    s->mode = SCROLL_DRAG;
    s->finger = f->finger;
    /* Undo the pull, so that a finger that catches a stretched edge does not make it jump. */
    beyond = s->offset - scroll_clamp(s, s->offset);
    s->anchor_offset = scroll_clamp(s, s->offset) + beyond / UI_PULL;
    s->anchor_y = f->grab_y;
}

/* The finger that came first leads; another one on the same list takes over when that one lifts. */
void ui_scroll_drag(struct ui *ui, struct ui_finger *f)
{
    struct ui_scroll_state *s = ui_scroll_find(ui, f->owner);
    float wanted, inside;
    if (s && (s->mode != SCROLL_DRAG || s->finger == f->finger)) {
        if (s->mode != SCROLL_DRAG) {
            scroll_grab(ui, s, f);
        }
        wanted = s->anchor_offset - (f->y - s->anchor_y);
        inside = scroll_clamp(s, wanted);
        s->offset = inside + (wanted - inside) * UI_PULL;
    }
    f->grab_y = f->y;
}

void ui_scroll_release(struct ui *ui, uint64_t id, const struct ui_finger *f, int64_t t_ms,
                       bool cancelled)
{
    struct ui_scroll_state *s = ui_scroll_find(ui, id);
    bool drags = f->owner == id;
    float speed = 0, sideways;
    if (!s || (s->mode == SCROLL_DRAG && s->finger != f->finger)) {
        return; /* another finger holds it */
    }
    ui_scroll_update(ui, s);
    if (drags && !cancelled) {
        ui_finger_speed(f, t_ms, &sideways, &speed);
    }
    if (s->offset != scroll_clamp(s, s->offset)) {
        scroll_spring(s, ui->now_ms, 0);
    } else if (drags && fabsf(speed) >= UI_FLING_LEAST) {
        s->mode = SCROLL_FLING;
        s->start_ms = ui->now_ms;
        s->from = s->offset;
        s->velocity = -speed;
    } else if (s->mode == SCROLL_DRAG) {
        s->mode = SCROLL_REST;
    }
}

float ui_scroll_begin(struct ui *ui, const struct ui_scroll *scroll)
{
    struct ui_scroll_state *s = scroll_state(ui, scroll->id);
    struct ui_target target = {.id = scroll->id, .rect = scroll->view, .kind = UI_SCROLLER};
    struct rect clip = rect_cross(scroll->view, ui_current_clip(ui));
    struct draw_command *c;
    float whole;
    s->most = fmaxf(0, scroll->content - scroll->view.h);
    s->known = true;
    ui_scroll_update(ui, s);
    if (s->mode != SCROLL_REST && s->mode != SCROLL_DRAG) {
        ui_animate(ui);
    }
    whole = roundf(s->offset * ui->scale) / ui->scale;
    ui_target(ui, &target);
    c = draw_add(&ui->list, DRAW_SCROLL, clip, ui_colour(ui, scroll->ground));
    c->corners = scroll->corners;
    c->as.scroll.id = scroll->id;
    c->as.scroll.offset_y =
        0.0f - whole; /* the content's origin as seen from the view's; never -0 */
    c->as.scroll.opaque = scroll->opaque;
    ui_push_clip(ui, clip);
    if (scroll->opaque) {
        ui_fill(ui, clip, scroll->ground, draw_round(0));
    }
    ui_enter(ui, scroll->id);
    return whole;
}

void ui_scroll_end(struct ui *ui)
{
    if (ui->within_count > 0) {
        ui_leave(ui);
        ui->clip_count--;
        draw_add(&ui->list, DRAW_UNSCROLL, rect_make(0, 0, 0, 0), 0);
    }
}

float ui_scroll_offset(const struct ui *ui, uint64_t id)
{
    const struct ui_scroll_state *s = ui_scroll_find(ui, id);
    return s ? s->offset : 0;
}

void ui_scroll_to(struct ui *ui, uint64_t id, float offset, bool at_once)
{
    struct ui_scroll_state *s = scroll_state(ui, id);
    /* Not clamped to the end here: the content may be another one than the last frame's; the next
     * ui_scroll_begin knows its height. */
    float to = fmaxf(0, offset);
    if (at_once || ui->choice.less_motion) {
        s->mode = SCROLL_REST;
        s->offset = to;
        return;
    }
    ui_scroll_update(ui, s);
    s->mode = SCROLL_GLIDE;
    s->start_ms = ui->now_ms;
    s->from = s->offset;
    s->to = to;
    ui_animate(ui);
}

bool ui_scroll_moving(const struct ui *ui, uint64_t id)
{
    const struct ui_scroll_state *s = ui_scroll_find(ui, id);
    return s && s->mode != SCROLL_REST;
}
