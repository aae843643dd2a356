/* Who may come in. A kiosk comes without a PIN, and any default would soon be known: so the first
 * one may be set on the screen, for ten minutes after a start, which mostly are before the doors
 * open. Whoever sets it first can install nothing but what our publisher has signed, and
 * `jstm-store pin` takes it away from them. Putting it off takes the card away and nothing else:
 * the corners still lead in.
 *
 * PINs are judged on a worker, on a copy that takes the place of ours afterwards;
 * the file is read anew each time, because `jstm-store pin` may have set another one since. */
#include "clerk_parts.h"

#include "base/log.h"
#include "base/mem.h"

#include <sodium.h>
#include <string.h>

enum door_kind { DOOR_READ, DOOR_TRY, DOOR_SET };

struct door_job {
    struct clerk *clerk;
    enum door_kind kind;
    struct pin pin; /* ours, then what it has become */
    char digits[PIN_DIGITS + 1];
    int64_t now_ms;
    bool ok, damaged;
    struct err err;
};

/* Ours, unless somebody has set another PIN meanwhile: then its count, and no wait of the old one.
 * A count that is higher on the disk than ours counts. */
static void door_refresh(struct door_job *j)
{
    struct pin fresh;
    struct err err;
    j->damaged = false;
    if (!pin_open(&fresh, j->pin.folder, j->now_ms, &err)) {
        j->damaged = true;
        log_warn("%s", err.text);
    }
    if (strcmp(fresh.hash, j->pin.hash) == 0 && fresh.wrong <= j->pin.wrong) {
        fresh.wrong = j->pin.wrong;
        fresh.until_ms = j->pin.until_ms;
    }
    j->pin = fresh;
}

static void door_work(void *job)
{
    struct door_job *j = job;
    door_refresh(j);
    if (j->kind == DOOR_TRY) {
        j->ok = pin_try(&j->pin, j->digits, j->now_ms, &j->err);
    } else if (j->kind == DOOR_SET) {
        j->ok = pin_is_set(&j->pin) || j->damaged
                    ? err_set(&j->err, ERR_DENIED, "a PIN is set already")
                    : pin_set(&j->pin, j->digits, &j->err);
    }
    sodium_memzero(j->digits, sizeof j->digits);
}

static void door_entered(struct clerk *c)
{
    c->view.open = true;
    c->view.news = false;
    c->view.pin_wrong = c->view.pin_fault = c->view.pin_weak = false;
    run_want(c, RUN_LOG);
}

static void door_done(void *job)
{
    struct door_job *j = job;
    struct clerk *c = j->clerk;
    c->pin = j->pin;
    c->pin_damaged = j->damaged;
    if (j->kind != DOOR_READ) {
        c->view.judging = false;
        bool fault = !j->ok && (j->err.code == ERR_IO || j->err.code == ERR_FULL);
        c->view.pin_fault = fault;
        c->view.pin_wrong = j->kind == DOOR_TRY && !j->ok && !fault && j->err.code != ERR_BUSY;
        c->view.pin_weak = j->kind == DOOR_SET && !j->ok && j->err.code == ERR_INVALID;
        if (fault) {
            log_warn("the PIN: %s", j->err.text);
        }
        if (j->ok && c->view.invited) { /* who has left meanwhile does not come in */
            door_entered(c);
        }
    }
    clerk_changed(c);
    mem_free(j);
}

static void door_start(struct clerk *c, enum door_kind kind, const char *digits)
{
    struct door_job *j = mem_alloc(sizeof *j);
    j->clerk = c;
    j->kind = kind;
    j->pin = c->pin;
    j->now_ms = c->now.now_ms;
    if (digits && strlen(digits) <= PIN_DIGITS) {
        memcpy(j->digits, digits, strlen(digits) + 1);
    }
    if (kind != DOOR_READ) {
        c->view.judging = true;
        c->view.pin_wrong = c->view.pin_fault = c->view.pin_weak = false;
    }
    worker_add(c->porter, (struct worker_job){door_work, door_done, j});
}

void door_open(struct clerk *c, int64_t now_ms)
{
    struct err err;
    c->pin_damaged = !pin_open(&c->pin, c->o.store, now_ms, &err);
    if (c->pin_damaged) {
        log_warn("nobody gets in until `jstm-store pin` sets a new PIN: %s", err.text);
    }
}

void door_ask(struct clerk *c, const struct clerk_ask *a)
{
    struct desk_view *v = &c->view;
    switch (a->what) {
    case DESK_INVITE:
        v->invited = v->exists;
        door_start(c, DOOR_READ, NULL);
        break;
    case DESK_ENTER:
        if (v->invited && !v->open && !v->judging) {
            door_start(c, DOOR_TRY, a->text);
        }
        break;
    case DESK_SET_PIN:
        if (v->invited && v->may_set_pin && !v->judging) {
            door_start(c, DOOR_SET, a->text);
        }
        break;
    case DESK_SEEN:
        v->news = false;
        v->pin_later = v->pin_later || v->may_set_pin;
        break;
    case DESK_LEAVE:
        v->open = v->invited = v->pin_wrong = v->pin_fault = v->pin_weak = false;
        break;
    default:
        return;
    }
    clerk_changed(c);
}

/* Whole seconds, rounded up, so that the view changes once a second. */
static int64_t door_wait_ms(const struct clerk *c)
{
    return (pin_wait_ms(&c->pin, c->now.now_ms) + 999) / 1000 * 1000;
}

void door_step(struct clerk *c)
{
    struct desk_view *v = &c->view;
    int64_t wait;
    int left;
    bool set, may;
    worker_deliver(c->porter);
    wait = door_wait_ms(c);
    left = pin_tries_left(&c->pin);
    left = left == 0 && wait == 0 ? 1 : left;
    set = pin_is_set(&c->pin) || c->pin_damaged;
    may = v->exists && !set && c->now.now_ms - c->begun_ms < CLERK_FIRST_MS;
    if (wait != v->wait_ms || left != v->tries_left || set != v->pin_set || may != v->may_set_pin) {
        v->wait_ms = wait;
        v->tries_left = left;
        v->pin_set = set;
        v->may_set_pin = may;
        clerk_changed(c);
    }
}

int64_t door_due_ms(const struct clerk *c)
{
    int64_t wait = pin_wait_ms(&c->pin, c->now.now_ms);
    return c->view.invited && !c->view.open && wait > 0 ? c->now.now_ms + ((wait - 1) % 1000) + 1
                                                        : -1;
}
