/* From "take this one" to "it is on the screen", and the ways out of it.
 *
 * The step in the view is the state of the machine; children only move it on. What is asked for
 * while a child runs either goes with it (cancel) or is remembered in the view (a wish). Whatever
 * ends badly ends in DESK_FAILED with a code and changes nothing. */
#include "clerk_parts.h"

#include "base/log.h"

#include <stdio.h>
#include <string.h>

#define WORK_KNOWN_MS 2000    /* of copying, before anything is said about its end */
#define WORK_SAMPLE_MS 250    /* between two looks at the speed */
#define WORK_SMOOTH_MS 4000.0 /* how long a speed is remembered */
#define WORK_NIGHT_MIN (4 * 60)
#define WORK_DAY_MIN (24 * 60)
#define WORK_LOOK_MIN 10

static void work_set(struct clerk *c, enum desk_step step)
{
    c->view.step = step;
    clerk_changed(c);
}

/* Another pack, or none: what was known of the last one goes. */
static void work_begin(struct clerk *c, const struct desk_pack *pack)
{
    static const struct desk_pack none = {.shown = "", .name = "", .key = ""};
    struct desk_view *v = &c->view;
    struct arena *mem = shelf_begin(&c->work);
    size_t unused;
    pack_copy(&v->work, pack ? pack : &none, mem);
    shelf_show(&c->work, &unused);
    run_drop(c, RUN_CHANGES);
    v->wished = v->back = v->may_take_out = v->changes_known = false;
    v->done = v->all = 0;
    v->seconds_left = -1;
    v->changes = NULL;
    v->change_count = 0;
    memset(v->change_counts, 0, sizeof v->change_counts);
    memset(&v->outcome, 0, sizeof v->outcome);
    c->unsure = false;
}

static void work_set_name(struct clerk *c, const char *name)
{
    struct desk_pack pack = c->view.work;
    size_t unused;
    pack.name = name;
    pack_copy(&c->view.work, &pack, shelf_begin(&c->work));
    shelf_show(&c->work, &unused);
}

/* What changed on the disk or in the log is read anew. */
static void work_read_again(struct clerk *c)
{
    run_want(c, RUN_LIST);
    if (c->view.open) {
        run_want(c, RUN_LOG);
    }
}

static void work_failed(struct clerk *c, const struct store_outcome *o)
{
    struct desk_view *v = &c->view;
    v->outcome = *o;
    v->outcome.label = v->work.label;
    v->wished = v->may_take_out = false;
    v->seconds_left = -1;
    work_set(c, DESK_FAILED);
    work_read_again(c);
}

void work_fail(struct clerk *c, enum store_code code, const char *detail)
{
    struct store_outcome o = {.code = code, .done = c->view.done};
    snprintf(o.detail, sizeof o.detail, "%s", detail);
    work_failed(c, &o);
}

/* --- copying ---------------------------------------------------------------------------------- */

static void work_take(struct clerk *c, const struct desk_pack *pack)
{
    work_begin(c, pack);
    c->view.all = pack->label.size ? pack->label.size : pack->size;
    c->taken = true;
    memset(&c->pace, 0, sizeof c->pace);
    work_set(c, DESK_COPIES);
    run_want(c, RUN_STAGE);
}

static void work_pace(struct clerk *c, uint64_t done)
{
    struct clerk_pace *p = &c->pace;
    int64_t now = c->now.now_ms, passed = now - p->last_ms;
    double rate, weight = (double)passed / WORK_SMOOTH_MS;
    if (p->begun_ms == 0) {
        *p = (struct clerk_pace){now, now, done, done, 0};
        return;
    }
    if (passed < WORK_SAMPLE_MS || done < p->last_bytes) {
        return;
    }
    rate = (double)(done - p->last_bytes) / (double)passed;
    p->rate = p->rate > 0 ? p->rate + (rate - p->rate) * (weight < 1 ? weight : 1) : rate;
    p->last_ms = now;
    p->last_bytes = done;
    if (now - p->begun_ms >= WORK_KNOWN_MS && p->rate > 0 && c->view.all >= done) {
        double left = (double)(c->view.all - done) / p->rate / 1000;
        int seconds = left < 86400 ? (int)left + 1 : 86400;
        if (seconds != c->view.seconds_left + 1) { /* a clock that goes back by one is no news */
            c->view.seconds_left = seconds;
        }
    }
}

void work_progress(struct clerk *c, const struct store_line *line)
{
    struct desk_view *v = &c->view;
    uint64_t all = line->all ? line->all : v->all;
    uint64_t done = line->done < all ? line->done : all;
    if (!run_needs_stick(c)) { /* our own disk takes the time it takes; that it lives is enough */
        c->run.heard_ms = c->now.now_ms;
        return;
    }
    if (done != v->done || all != v->all) {
        c->run.heard_ms = c->now.now_ms;
        v->done = done;
        v->all = all;
        work_pace(c, done);
        clerk_changed(c);
    } else if (c->pace.begun_ms == 0) {
        work_pace(c, done);
    }
}

void work_copied(struct clerk *c)
{
    if (c->view.step == DESK_COPIES) {
        c->view.done = c->view.all;
        c->view.seconds_left = -1;
        c->view.may_take_out = true;
        work_set(c, DESK_CHECKS);
    }
}

/* --- switching -------------------------------------------------------------------------------- */

static void work_switch(struct clerk *c, enum run_kind kind)
{
    size_t i;
    c->before[0] = 0;
    for (i = 0; i < c->view.pack_count; i++) {
        if (c->view.packs[i].running) {
            snprintf(c->before, sizeof c->before, "%s", c->view.packs[i].name);
        }
    }
    work_set(c, DESK_SWITCHES);
    run_want(c, kind);
}

/* It is ready, or waits in another way: now `when`. */
static void work_go(struct clerk *c, enum desk_when when)
{
    c->view.when = when;
    c->view.wished = false;
    if (when == DESK_AT_ONCE) {
        work_switch(c, RUN_SWITCH);
        return;
    }
    work_set(c, DESK_WAITS);
    if (when == DESK_TONIGHT) {
        c->wants[RUN_UNDO] = false;
        run_want(c, RUN_LATER);
    }
    if (!c->view.changes_known) {
        run_want(c, RUN_CHANGES);
    }
}

static void work_staged(struct clerk *c, const struct run_result *r)
{
    struct desk_view *v = &c->view;
    v->done = v->all;
    v->may_take_out = true;
    v->seconds_left = -1;
    work_set_name(c, r->outcome.name);
    if (r->outcome.code == STORE_ALREADY) {
        v->outcome = r->outcome;
        work_set(c, DESK_DONE);
    } else {
        work_set(c, DESK_READY);
        run_want(c, RUN_CHANGES);
        if (v->wished) {
            work_go(c, v->when);
        }
    }
    work_read_again(c);
}

static void work_stage_finished(struct clerk *c, const struct run_result *r)
{
    struct store_outcome o = r->outcome;
    struct store_name name;
    bool copying = c->view.step == DESK_COPIES;
    if (r->ok && store_name_read(o.name, &name)) {
        work_staged(c, r);
        return;
    }
    if (!r->end && copying && (r->stalled || !c->place)) {
        o.code = STORE_TAKEN_OUT;
    } else if (r->ok || o.code == STORE_INSTALLED || o.code == STORE_STAGED) {
        o.code = STORE_OWN_DISK; /* an answer that is none */
    }
    o.done = o.done ? o.done : c->view.done;
    if (o.code != STORE_CANCELLED && o.code != STORE_BUSY && c->view.work.file) {
        stick_failed(c, c->view.work.file, o.code);
    }
    work_failed(c, &o);
}

static void work_show(struct clerk *c)
{
    snprintf(c->show_path, sizeof c->show_path, "%s/packs/%s/%s", c->o.store, c->view.work.name,
             STORE_PACK);
    c->show = c->show_path;
    c->unsure = false;
    clerk_changed(c);
}

static void work_switch_finished(struct clerk *c, const struct run_result *r)
{
    struct store_outcome o = r->outcome;
    if (r->ok) {
        work_show(c);
    } else if (!r->end) {
        c->view.outcome = o; /* whether it has happened, the list will tell */
        c->unsure = true;
    } else {
        o.code = o.code == STORE_INSTALLED ? STORE_OWN_DISK : o.code;
        work_failed(c, &o);
    }
    run_want(c, RUN_LIST);
}

void clerk_shown(struct clerk *c, bool ok)
{
    struct desk_view *v = &c->view;
    if (!c->show) {
        return;
    }
    c->show = NULL;
    c->later = false;
    if (ok) {
        memset(&v->outcome, 0, sizeof v->outcome);
        v->outcome.code = STORE_INSTALLED;
        v->outcome.label = v->work.label;
        snprintf(v->outcome.name, sizeof v->outcome.name, "%s", v->work.name);
        snprintf(v->outcome.key, sizeof v->outcome.key, "%s", v->work.key);
        v->changes_known = v->changes_known && !v->back;
        work_set(c, DESK_DONE);
        work_read_again(c);
    } else {
        log_warn("%s was switched to and does not open", v->work.name);
        work_fail(c, STORE_DID_NOT_START, "it does not open");
        if (c->before[0] && strcmp(c->before, v->work.name) != 0) {
            run_want(c, RUN_REVERT);
        }
    }
    if (c->place) {
        run_want(c, RUN_LOOK);
    }
}

void work_finished(struct clerk *c, enum run_kind kind, const struct run_result *r)
{
    switch (kind) {
    case RUN_STAGE:
        work_stage_finished(c, r);
        break;
    case RUN_SWITCH:
    case RUN_BACK:
        work_switch_finished(c, r);
        break;
    case RUN_LATER:
        if (!r->ok && c->view.step == DESK_WAITS && c->view.when == DESK_TONIGHT) {
            work_failed(c, &r->outcome);
        }
        run_want(c, RUN_LIST);
        break;
    case RUN_UNDO:
        c->later = !r->ok;
        if (!r->ok && c->view.step == DESK_READY) {
            work_failed(c, &r->outcome);
        }
        run_want(c, RUN_LIST);
        break;
    default:
        run_want(c, RUN_LIST);
        break;
    }
}

/* The list is new: has the switch happened that nobody answered for; does a pack wait since before
 * the last start? */
void work_listed(struct clerk *c)
{
    struct desk_view *v = &c->view;
    struct store_outcome o = v->outcome;
    size_t i;
    bool runs = false;
    for (i = 0; i < v->pack_count; i++) {
        runs = runs || (v->packs[i].running && strcmp(v->packs[i].name, v->work.name) == 0);
        if (v->packs[i].waiting && v->step == DESK_RESTS && !c->wants[RUN_UNDO]) {
            work_begin(c, &v->packs[i]);
            v->when = DESK_TONIGHT;
            c->later = true;
            work_set(c, DESK_WAITS);
            run_want(c, RUN_CHANGES);
        }
    }
    if (c->unsure && v->step == DESK_SWITCHES) {
        c->unsure = false;
        if (runs) {
            work_show(c);
        } else {
            work_failed(c, &o);
        }
    }
}

/* --- what is asked for ------------------------------------------------------------------------ */

static bool work_rests(const struct clerk *c)
{
    enum desk_step s = c->view.step;
    return s == DESK_RESTS || s == DESK_READY || s == DESK_DONE || s == DESK_FAILED;
}

static void work_ask_take(struct clerk *c, const char *file)
{
    const struct desk_view *v = &c->view;
    size_t i;
    for (i = 0; i < v->found_count; i++) {
        if (strcmp(v->found[i].file, file) == 0 && v->found[i].code == STORE_STAGED) {
            work_take(c, &v->found[i]);
            return;
        }
    }
}

static void work_ask_back(struct clerk *c, const char *name)
{
    const struct desk_view *v = &c->view;
    size_t i;
    for (i = 0; i < v->pack_count; i++) {
        if (strcmp(v->packs[i].name, name) == 0 && !v->packs[i].running && !v->packs[i].bad) {
            work_begin(c, &v->packs[i]);
            c->view.back = true;
            c->taken = true; /* what they go back from may still be in the stick */
            c->view.when = DESK_AT_ONCE;
            work_switch(c, RUN_BACK);
            return;
        }
    }
}

static void work_cancel(struct clerk *c)
{
    bool begun = run_is(c, RUN_SWITCH) || run_is(c, RUN_BACK) || c->show || c->unsure;
    switch (c->view.step) {
    case DESK_COPIES:
    case DESK_CHECKS:
        run_drop(c, RUN_STAGE);
        work_fail(c, STORE_CANCELLED, "");
        break;
    case DESK_SWITCHES: /* what is being written cannot be called back, but what waits can */
        if (!begun) {
            c->wants[RUN_SWITCH] = c->wants[RUN_BACK] = false;
            work_set(c, c->view.back ? DESK_RESTS : DESK_READY);
        }
        break;
    case DESK_WAITS:
        c->wants[RUN_LATER] = false;
        if (c->later) {
            run_want(c, RUN_UNDO);
        }
        work_set(c, DESK_READY);
        break;
    case DESK_READY:
        work_begin(c, NULL);
        work_set(c, DESK_RESTS);
        break;
    default:
        break;
    }
}

static void work_ask_install(struct clerk *c, enum desk_when when)
{
    struct desk_view *v = &c->view;
    if (v->step == DESK_COPIES || v->step == DESK_CHECKS) {
        v->wished = true;
        v->when = when;
        clerk_changed(c);
    } else if (v->step == DESK_READY || v->step == DESK_WAITS) {
        work_go(c, when);
    }
}

void work_ask(struct clerk *c, const struct clerk_ask *a)
{
    if (!c->view.open) {
        return; /* only who is inside */
    }
    switch (a->what) {
    case DESK_TAKE:
        if (work_rests(c)) {
            work_ask_take(c, a->text);
        }
        break;
    case DESK_INSTALL:
        work_ask_install(c, a->when);
        break;
    case DESK_CANCEL:
        work_cancel(c);
        break;
    case DESK_ROLL_BACK:
        if (work_rests(c)) {
            work_ask_back(c, a->text);
        }
        break;
    case DESK_FORGET:
        if (c->view.step == DESK_DONE || c->view.step == DESK_FAILED) {
            work_begin(c, NULL);
            work_set(c, DESK_RESTS);
        }
        break;
    default:
        break;
    }
}

/* --- what goes on by itself ------------------------------------------------------------------- */

/* Exactly one on the stick is newer, and somebody with the PIN is here: begin with it. */
static void work_take_the_one(struct clerk *c)
{
    const struct desk_view *v = &c->view;
    const struct desk_pack *one = NULL;
    size_t i, newer = 0;
    if (!v->open || !c->place || c->taken || v->reading || !work_rests(c) ||
        v->step == DESK_READY) {
        return;
    }
    for (i = 0; i < v->found_count; i++) {
        if (v->found[i].code == STORE_STAGED) {
            one = &v->found[i];
            newer++;
        }
    }
    if (newer == 1) {
        work_take(c, one);
    }
}

/* After closing, until it is morning; who asks when it is past closing need not wait. */
static bool work_is_night(const struct clerk *c)
{
    int since = (c->now.minute - c->o.closing_min + WORK_DAY_MIN) % WORK_DAY_MIN;
    return since < WORK_NIGHT_MIN || c->now.minute >= c->o.closing_min;
}

void work_step(struct clerk *c)
{
    const struct desk_view *v = &c->view;
    bool free = c->now.idle && !c->now.staff;
    work_take_the_one(c);
    if (v->step == DESK_WAITS && free && (v->when == DESK_WHEN_IDLE || work_is_night(c)) &&
        !c->wants[RUN_LATER] && !run_is(c, RUN_LATER)) {
        work_switch(c, RUN_SWITCH);
    }
}

int64_t work_due_ms(const struct clerk *c)
{
    int minutes = (c->o.closing_min - c->now.minute + WORK_DAY_MIN) % WORK_DAY_MIN;
    if (c->view.step != DESK_WAITS || c->view.when != DESK_TONIGHT || work_is_night(c)) {
        return -1; /* when the screen becomes idle, the loop is awake */
    }
    minutes = minutes > WORK_LOOK_MIN ? WORK_LOOK_MIN : minutes; /* clocks are set now and then */
    return c->now.now_ms + (minutes > 1 ? (int64_t)(minutes - 1) * 60000 : 1000);
}
