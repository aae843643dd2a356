/* Staff at the kiosk: how they come in, and how the kiosk becomes the visitors' again.
 *
 * In: two opposite corners held, or the card in the hall. Whatever fingers then hold is given up,
 * so that letting go presses nothing. Out: by the dock, by the screen's own way, or by walking off
 * for a minute; the area is locked, and the kiosk is as it was in the morning. What is being copied
 * goes on meanwhile: it is done by another program. */
#include "internal.h"

#include "base/log.h"
#include "staff/desk.h"

#include <string.h>

#define STAFF_IDLE_MS 60000

static const struct desk_view *staff_view(const struct app *a)
{
    return a->kiosk.desk && a->kiosk.desk->view->exists ? a->kiosk.desk->view : NULL;
}

static void staff_ask(struct app *a, enum desk_ask what)
{
    const struct desk *d = a->kiosk.desk;
    d->ask(d->self, what, NULL, DESK_AT_ONCE);
    switch_listen(a, ui_now(a->ui));
}

static bool staff_here(const struct app *a)
{
    const struct screen_type *type = nav_type(a->nav);
    return type && strcmp(type->name, "staff") == 0;
}

/* Without a pack nothing is open that could be gone back to. */
static void staff_invite(struct app *a)
{
    struct err err;
    staff_ask(a, DESK_INVITE);
    ui_fingers_let_go(a->ui);
    a->staff.invited = true;
    a->compose.open = DOCK_NONE;
    if (a->pack) {
        nav_push(a->nav, "staff");
    } else if (!nav_open_alone(a->nav, "staff", &err)) {
        log_warn("%s", err.text);
    }
}

static bool staff_finger(void *self, int64_t finger)
{
    return ui_finger_counts(((struct app *)self)->ui, finger);
}

void staff_step(struct app *a, int64_t now_ms, const struct app_input *in)
{
    bool held;
    corners_feed(&a->staff.corners, in->touches, ui_screen(a->ui));
    held = corners_held(&a->staff.corners, now_ms, staff_finger, a);
    if (held && staff_view(a) && !staff_here(a)) {
        staff_invite(a);
    }
}

/* --- the card --------------------------------------------------------------------------------- */

static enum hall_card_kind staff_card(const struct app *a)
{
    const struct desk_view *v = staff_view(a);
    bool busy = a->compose.open != DOCK_NONE || a->compose.still_s > 0;
    if (!v || staff_here(a) || busy) {
        return HALL_CARD_NONE;
    }
    return v->may_set_pin && !v->pin_set && !v->pin_later ? HALL_CARD_PIN
           : !v->news                                     ? HALL_CARD_NONE
           : v->unsupported || v->gone_bad                ? HALL_CARD_ODD
                                                          : HALL_CARD_FOUND;
}

void staff_compose(struct app *a)
{
    const struct screen_type *type = nav_type(a->nav);
    const struct desk_view *v = staff_view(a);
    if (!v || !v->news) {
        a->staff.card.since_ms = 0;
    } else if (a->staff.card.since_ms == 0) {
        a->staff.card.since_ms = ui_now(a->ui);
    }
    a->staff.card.kind = staff_card(a);
    switch (hall_card(a->ui, a->strings, &a->staff.card, type && !(type->flags & SCREEN_NO_DOCK))) {
    case HALL_CARD_TAKEN:
        a->staff.wanted = true; /* not inside the frame */
        ui_animate(a->ui);
        break;
    case HALL_CARD_LATER:
        staff_ask(a, DESK_SEEN);
        ui_animate(a->ui);
        break;
    case HALL_CARD_STAYS:
        break;
    }
}

/* --- coming and going ------------------------------------------------------------------------- */

void staff_out(struct app *a)
{
    staff_ask(a, DESK_LEAVE);
    a->staff.invited = a->staff.seen = false;
    if (a->pack) {
        app_event(a, EVENT_LEFT);
        return;
    }
    nav_clear(a->nav);
    session_reset(&a->session);
    ui_forget(a->ui);
    memset(&a->compose, 0, sizeof a->compose);
    app_event(a, EVENT_PACK_GONE);
}

/* The desk has locked the area itself. */
static bool staff_locked(struct app *a, const struct desk_view *v)
{
    a->staff.seen = a->staff.seen || v->invited || v->open;
    return a->staff.seen && !v->invited && !v->open;
}

bool staff_apply(struct app *a, int64_t now_ms, bool touched)
{
    const struct desk_view *v = staff_view(a);
    if (a->staff.wanted) {
        a->staff.wanted = false;
        if (v && !staff_here(a)) {
            struct err err;
            bool changed;
            staff_invite(a);
            nav_apply(a->nav, &changed, &err);
        }
    }
    if (v && staff_here(a) && a->mode != MODE_STAFF &&
        (a->staff.invited || v->invited || v->open)) {
        app_event(a, EVENT_STAFF);
        a->staff.touched_ms = now_ms;
        return true;
    }
    if (a->mode != MODE_STAFF) {
        return false;
    }
    if (touched || ui_finger_down(a->ui)) { /* one that lies still is none after a while: palm.c */
        a->staff.touched_ms = now_ms;
    }
    if (v && staff_here(a) && !staff_locked(a, v) && now_ms - a->staff.touched_ms < STAFF_IDLE_MS) {
        return false;
    }
    staff_out(a);
    return true;
}

int64_t staff_next_ms(const struct app *a)
{
    int64_t next = corners_due_ms(&a->staff.corners);
    if (a->mode == MODE_STAFF && !ui_finger_down(a->ui)) {
        next = app_sooner(next, a->staff.touched_ms + STAFF_IDLE_MS);
    }
    return next;
}
