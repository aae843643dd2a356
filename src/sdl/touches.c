/* Which fingers are down, and what they do.
 *
 * SDL numbers fingers per device, may use 0, and uses a number again; screens want one number that
 * is theirs while the finger is down. So every finger that comes down gets the next number, and
 * events of fingers that did not come down here (or were cancelled) are dropped. Every down is
 * followed by exactly one up or cancel, whatever the driver forgets.
 *
 * SDL 2 tells no contact's width, whatever the panel knows: size_mm stays 0 here, and a palm is
 * told by its many contacts alone.
 *
 * SDL is told not to make mouse events of fingers nor fingers of the mouse; the mouse is finger 0,
 * its left button only, and rests while real fingers touch, because some X servers report both. */
#include "sdl/touches.h"

#include <math.h>
#include <string.h>

static int64_t touches_time(const struct touches_frame *frame, Uint32 stamp)
{
    Sint32 age = (Sint32)(frame->ticks - stamp);
    return frame->t_ms - (age > 0 && age < 10000 ? age : 0);
}

static float touches_place(float v, int size, float scale)
{
    float most = (float)(size > 1 ? size - 1 : 0);
    float v_px = !(v > 0) ? 0 : v > most ? most : v; /* a NaN becomes 0 */
    return v_px / (scale > 0 ? scale : 1);
}

static void touches_emit(struct touches_finger *f, enum touch_phase phase,
                         const struct touches_frame *frame)
{
    f->last.phase = phase;
    f->down = phase == TOUCH_DOWN || phase == TOUCH_MOVE;
    touch_push(frame->out, f->last);
}

static void touches_move_to(struct touches_finger *f, float x_px, float y_px, Uint32 stamp,
                            const struct touches_frame *frame)
{
    f->last.x = touches_place(x_px, frame->width, frame->scale);
    f->last.y = touches_place(y_px, frame->height, frame->scale);
    f->last.t_ms = touches_time(frame, stamp);
}

void touches_cancel_all(struct touches *t, const struct touches_frame *frame)
{
    for (int i = 0; i < INPUT_MAX_FINGERS; i++) {
        if (t->fingers[i].down) {
            t->fingers[i].last.t_ms = frame->t_ms;
            touches_emit(&t->fingers[i], TOUCH_CANCEL, frame);
        }
    }
}

static struct touches_finger *touches_find(struct touches *t, SDL_TouchID device,
                                           SDL_FingerID finger)
{
    for (int i = 1; i < INPUT_MAX_FINGERS; i++) {
        struct touches_finger *f = &t->fingers[i];
        if (f->down && f->device == device && f->finger == finger) {
            return f;
        }
    }
    return NULL;
}

static struct touches_finger *touches_free_slot(struct touches *t)
{
    for (int i = 1; i < INPUT_MAX_FINGERS; i++) {
        if (!t->fingers[i].down) {
            return &t->fingers[i];
        }
    }
    return NULL;
}

static void touches_down(struct touches *t, const SDL_TouchFingerEvent *e,
                         const struct touches_frame *frame)
{
    struct touches_finger *f = touches_find(t, e->touchId, e->fingerId);
    if (f) { /* its lifting was lost */
        touches_emit(f, TOUCH_CANCEL, frame);
    }
    f = touches_free_slot(t);
    if (!f) {
        return;
    }
    if (t->fingers[0].down) {
        touches_emit(&t->fingers[0], TOUCH_CANCEL, frame);
    }
    memset(f, 0, sizeof *f);
    f->device = e->touchId;
    f->finger = e->fingerId;
    f->last.finger = ++t->last_id;
    touches_move_to(f, e->x * (float)frame->width, e->y * (float)frame->height, e->timestamp,
                    frame);
    touches_emit(f, TOUCH_DOWN, frame);
}

static void touches_finger_event(struct touches *t, const SDL_TouchFingerEvent *e,
                                 const struct touches_frame *frame)
{
    struct touches_finger *f;
    if (e->touchId == SDL_MOUSE_TOUCHID) {
        return;
    }
    if (e->type == SDL_FINGERDOWN) {
        touches_down(t, e, frame);
        return;
    }
    f = touches_find(t, e->touchId, e->fingerId);
    if (f) {
        touches_move_to(f, e->x * (float)frame->width, e->y * (float)frame->height, e->timestamp,
                        frame);
        touches_emit(f, e->type == SDL_FINGERUP ? TOUCH_UP : TOUCH_MOVE, frame);
    }
}

static bool touches_any_finger(const struct touches *t)
{
    for (int i = 1; i < INPUT_MAX_FINGERS; i++) {
        if (t->fingers[i].down) {
            return true;
        }
    }
    return false;
}

static void touches_button(struct touches *t, const SDL_MouseButtonEvent *e,
                           const struct touches_frame *frame)
{
    struct touches_finger *mouse = &t->fingers[0];
    if (e->which == SDL_TOUCH_MOUSEID || e->button != SDL_BUTTON_LEFT) {
        return;
    }
    if (e->type == SDL_MOUSEBUTTONUP && mouse->down) {
        touches_move_to(mouse, (float)e->x, (float)e->y, e->timestamp, frame);
        touches_emit(mouse, TOUCH_UP, frame);
    }
    if (e->type == SDL_MOUSEBUTTONDOWN && !touches_any_finger(t)) {
        if (mouse->down) {
            touches_emit(mouse, TOUCH_CANCEL, frame);
        }
        touches_move_to(mouse, (float)e->x, (float)e->y, e->timestamp, frame);
        touches_emit(mouse, TOUCH_DOWN, frame);
    }
}

static void touches_motion(struct touches *t, const SDL_MouseMotionEvent *e,
                           const struct touches_frame *frame)
{
    struct touches_finger *mouse = &t->fingers[0];
    if (e->which == SDL_TOUCH_MOUSEID || !mouse->down) {
        return;
    }
    if (!(e->state & SDL_BUTTON_LMASK)) { /* released where we could not see it */
        touches_emit(mouse, TOUCH_CANCEL, frame);
        return;
    }
    touches_move_to(mouse, (float)e->x, (float)e->y, e->timestamp, frame);
    touches_emit(mouse, TOUCH_MOVE, frame);
}

bool touches_event(struct touches *t, const SDL_Event *event, const struct touches_frame *frame)
{
    switch (event->type) {
    case SDL_FINGERDOWN:
    case SDL_FINGERUP:
    case SDL_FINGERMOTION:
        touches_finger_event(t, &event->tfinger, frame);
        return true;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        touches_button(t, &event->button, frame);
        return true;
    case SDL_MOUSEMOTION:
        touches_motion(t, &event->motion, frame);
        return true;
    default:
        return false;
    }
}
