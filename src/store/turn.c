/* Which pack's turn it is: the new one takes over, now or later; its trial; the way back. Each of
 * these is one replacement of the state and nothing else. */
#include "parts.h"

#include "store/log.h"

#include <stdio.h>
#include <string.h>

bool store_has_run(const struct store_state *st, const char *name)
{
    struct store_name parts;
    return store_name_read(name, &parts) && parts.seq <= store_floor(st, parts.id);
}

/* `name` runs now, on trial unless it has run well before; what runs if that fails is the last pack
 * that has run well. */
static void turn_to(struct store_state *st, const char *name)
{
    if (st->phase == STORE_OK || store_has_run(st, st->cur)) {
        store_set_name(st->prev, st->cur);
    } else if (strcmp(st->prev, name) == 0) {
        st->prev[0] = 0;
    }
    store_set_name(st->cur, name);
    st->phase = store_has_run(st, name) ? STORE_OK : STORE_TRIAL;
    st->tries = st->phase == STORE_TRIAL ? STORE_TRIES : 0;
}

/* Whether a pack may take over that has not run well yet. */
static bool turn_may(struct store *s, const char *name, struct err *err)
{
    const struct store_key *key;
    struct minisign_signature sig;
    struct store_name parts;
    struct label label;
    if (!store_name_read(name, &parts)) {
        return err_set(err, ERR_NOT_FOUND, "'%.80s' is no pack's name", name);
    }
    if (!store_check(s, name, &sig, &label, &key, err)) {
        return false;
    }
    if (!key) {
        return err_set(err, ERR_DENIED, "%s is signed with a key we no longer have", name);
    }
    if (store_is_bad(&s->state, parts.hash16)) {
        return err_set(err, ERR_DENIED, "%s was tried and did not start", name);
    }
    if (label.epoch < s->state.epoch || parts.seq <= store_floor(&s->state, parts.id)) {
        return err_set(err, ERR_DENIED, "%s is not newer than what has run here", name);
    }
    return true;
}

/* A pack that waits is not to bring back what is older than the one that runs. */
static void turn_forget_next(struct store_state *st)
{
    struct store_name next, cur;
    if (store_name_read(st->next, &next) && store_name_read(st->cur, &cur) &&
        strcmp(next.id, cur.id) == 0 && next.seq <= cur.seq) {
        st->next[0] = 0;
    }
}

static bool turn_switch(struct store *s, const char *name, struct err *err)
{
    struct store_state next = s->state;
    if (name[0] && strcmp(name, next.cur) == 0) {
        return true;
    }
    if (!turn_may(s, name, err)) {
        return false;
    }
    turn_to(&next, name);
    next.error[0] = 0;
    turn_forget_next(&next);
    return store_save(s, &next, err);
}

bool store_switch(struct store *s, const char *name, struct err *err)
{
    struct arena_mark mark = arena_mark(&s->mem);
    bool ok = turn_switch(s, name, err);
    arena_rewind(&s->mem, mark);
    return ok;
}

bool store_later(struct store *s, const char *name, struct err *err)
{
    struct arena_mark mark = arena_mark(&s->mem);
    struct store_state next = s->state;
    bool ok;
    if (strcmp(name, next.cur) == 0) {
        name = ""; /* it runs already, or there is none */
    }
    store_set_name(next.next, "");
    ok = !name[0] || turn_may(s, name, err);
    if (ok) {
        store_set_name(next.next, name);
        ok = strcmp(next.next, s->state.next) == 0 || store_save(s, &next, err);
    }
    arena_rewind(&s->mem, mark);
    return ok;
}

/* A pack that is whole again takes over, if it is newer than what runs in its place. */
static bool install_repaired(struct store *s, const char *name, struct err *err)
{
    struct store_name cur, parts;
    return store_name_read(name, &parts) && !store_is_bad(&s->state, parts.hash16) &&
           (!store_name_read(s->state.cur, &cur) || strcmp(cur.id, parts.id) != 0 ||
            cur.seq < parts.seq) &&
           store_roll_back(s, name, err);
}

static enum store_code install_no(const struct store *s, const char *name, const struct err *err)
{
    struct store_name parts;
    if (err->code == ERR_DENIED) {
        return store_name_read(name, &parts) && store_is_bad(&s->state, parts.hash16)
                   ? STORE_DID_NOT_START
                   : STORE_OLDER;
    }
    return err->code == ERR_FULL ? STORE_NO_ROOM : STORE_OWN_DISK;
}

bool store_install(struct store *s, const char *pack, const char *signature,
                   const struct store_progress *progress, struct store_outcome *out)
{
    struct err err;
    if (!store_stage(s, pack, signature, progress, out)) {
        return false;
    }
    if (out->code == STORE_ALREADY) {
        return true;
    }
    if (!store_switch(s, out->name, &err) &&
        !(out->repaired && err.code == ERR_DENIED && install_repaired(s, out->name, &err))) {
        out->code = install_no(s, out->name, &err);
        memcpy(out->detail, err.text, sizeof out->detail);
        return false;
    }
    out->code = STORE_INSTALLED;
    return true;
}

/* --- each start ------------------------------------------------------------------------------- */

/* For the history: what became of the pack that waited. */
static void starting_note(struct store *s, const char *name, enum store_code code,
                          const char *detail)
{
    store_log_note(s, STORE_DID_SWITCH, code, name,
                   arena_format(&s->mem, "at the start; %.200s", detail));
}

/* Why a pack that waits does not take over. */
static enum store_code starting_no(const struct store *s, const char *name, const struct err *err)
{
    struct store_name parts;
    switch (err->code) {
    case ERR_NOT_FOUND:
        return STORE_GONE;
    case ERR_DENIED:
        break;
    default:
        return STORE_DAMAGED;
    }
    if (!store_name_read(name, &parts)) {
        return STORE_GONE;
    }
    return store_is_bad(&s->state, parts.hash16)           ? STORE_DID_NOT_START
           : parts.seq <= store_floor(&s->state, parts.id) ? STORE_OLDER
                                                           : STORE_NOT_OURS;
}

enum waited { WAITED_NOT, WAITED_TAKES_OVER, WAITED_DROPPED, WAITED_ON };

/* The pack that waits takes over in `next`, and this is the first of its starts; or it is dropped,
 * and staff hear why; or it waits on, because it cannot be read just now. */
static enum waited starting_next(struct store *s, struct store_state *next, enum store_code *code,
                                 struct err *err)
{
    char name[STORE_NAME_MAX];
    bool may;
    *code = STORE_INSTALLED;
    if (!next->next[0]) {
        return WAITED_NOT;
    }
    store_set_name(name, next->next);
    next->next[0] = 0;
    if (strcmp(name, next->cur) == 0) {
        return WAITED_DROPPED;
    }
    may = turn_may(s, name, err);
    if (may && !s->o.quick && !store_check_bytes(s, name, NULL, err)) {
        may = false;
        err->code = err->code == ERR_DENIED ? ERR_INVALID : err->code;
    }
    if (!may && err->code == ERR_IO) {
        store_set_name(next->next, name);
        return WAITED_ON;
    }
    if (!may) {
        *code = starting_no(s, name, err);
        snprintf(next->error, sizeof next->error, "%s", store_sayings[*code].code);
        return WAITED_DROPPED;
    }
    turn_to(next, name);
    next->tries -= next->phase == STORE_TRIAL;
    next->error[0] = 0;
    return WAITED_TAKES_OVER;
}

/* Whose turn it is when what runs is given up: the one before, or the best there is. */
static const char *back_to(struct store *s, const struct store_state *next, struct err *err)
{
    return store_fine(s, next->prev, err) ? next->prev : store_best(s, next->cur, err);
}

/* Back from what runs. It is not let in again if it had its trial and there is another one: what is
 * damaged may come again whole, and a kiosk that has nothing else is not to lose this too. */
static bool starting_back(struct store *s, struct store_state *next, bool damaged, struct err *err)
{
    const char *to = back_to(s, next, err);
    struct store_name parts;
    if (!to) {
        return false;
    }
    if (!damaged && to[0] && store_name_read(next->cur, &parts)) {
        store_add_bad(next, parts.hash16);
    }
    memcpy(next->error, damaged ? "U40" : "U60", 4);
    store_set_name(next->cur, to);
    next->prev[0] = 0;
    next->phase = next->cur[0] && !store_has_run(next, next->cur) ? STORE_TRIAL : STORE_OK;
    next->tries = next->phase == STORE_TRIAL ? STORE_TRIES - 1 : 0;
    return true;
}

static bool starting(struct store *s, bool *fell_back, struct err *err)
{
    struct store_state next = s->state;
    char name[STORE_NAME_MAX];
    enum store_code code;
    struct err why = {.text = ""};
    enum waited waited = starting_next(s, &next, &code, &why);
    bool changes = waited == WAITED_DROPPED;
    store_set_name(name, s->state.next);
    if (waited != WAITED_TAKES_OVER && next.phase == STORE_TRIAL) {
        changes = true;
        *fell_back = next.tries == 0;
        if (*fell_back && !starting_back(s, &next, false, err)) {
            *fell_back = false;
            return false;
        }
        next.tries -= !*fell_back;
    } else if (waited != WAITED_TAKES_OVER && !changes) {
        return true;
    }
    if (!store_save(s, &next, err)) {
        return false;
    }
    if (waited == WAITED_TAKES_OVER || (waited == WAITED_DROPPED && code != STORE_INSTALLED)) {
        starting_note(s, name, code, why.text);
    }
    return true;
}

bool store_starting(struct store *s, bool *fell_back, struct err *err)
{
    struct arena_mark mark = arena_mark(&s->mem);
    bool ok;
    *fell_back = false;
    ok = starting(s, fell_back, err);
    arena_rewind(&s->mem, mark);
    return ok;
}

static bool giving_up(struct store *s, struct err *err)
{
    struct store_state next = s->state;
    bool right = store_check_bytes(s, next.cur, NULL, err);
    if (!right && err->code == ERR_IO) {
        return false;
    }
    if (right && (next.phase == STORE_OK || next.tries > 0)) {
        return err_set(err, ERR_DENIED, "%s is as it was signed: it stays", next.cur);
    }
    return starting_back(s, &next, !right, err) && store_save(s, &next, err);
}

bool store_give_up(struct store *s, struct err *err)
{
    struct arena_mark mark = arena_mark(&s->mem);
    bool ok = giving_up(s, err);
    arena_rewind(&s->mem, mark);
    return ok;
}

bool store_failed(struct store *s, const char *name, struct err *err)
{
    struct arena_mark mark = arena_mark(&s->mem);
    struct store_state next = s->state;
    bool ok = true;
    if (next.phase == STORE_TRIAL && strcmp(next.cur, name) == 0 && next.tries > 0) {
        next.tries = 0;
        ok = store_save(s, &next, err);
    }
    arena_rewind(&s->mem, mark);
    return ok;
}

bool store_ended(struct store *s, const char *name, struct err *err)
{
    struct arena_mark mark = arena_mark(&s->mem);
    struct store_state next = s->state;
    bool ok = true;
    if (next.phase == STORE_TRIAL && strcmp(next.cur, name) == 0 && next.tries < STORE_TRIES) {
        next.tries++;
        ok = store_save(s, &next, err);
    }
    arena_rewind(&s->mem, mark);
    return ok;
}

bool store_proved(struct store *s, struct err *err)
{
    struct arena_mark mark = arena_mark(&s->mem);
    struct store_state next = s->state;
    struct store_name parts;
    bool ok = true;
    if (next.phase == STORE_TRIAL && store_name_read(next.cur, &parts)) {
        next.phase = STORE_OK;
        next.tries = 0;
        next.error[0] = 0;
        store_raise_floor(&next, parts.id, parts.seq);
        turn_forget_next(&next);
        ok = store_save(s, &next, err);
    }
    arena_rewind(&s->mem, mark);
    return ok;
}

/* --- the way back ----------------------------------------------------------------------------- */

static bool turn_back(struct store *s, const char *name, struct err *err)
{
    struct store_state next = s->state;
    struct store_name parts;
    if (!store_name_read(name, &parts)) {
        return err_set(err, ERR_NOT_FOUND, "'%.80s' is no pack's name", name);
    }
    if (!store_check_bytes(s, name, NULL, err)) {
        return false;
    }
    if (strcmp(name, next.cur) == 0) {
        return true;
    }
    turn_to(&next, name);
    next.error[0] = 0;
    if (strcmp(next.next, name) == 0) {
        next.next[0] = 0;
    }
    return store_save(s, &next, err);
}

bool store_roll_back(struct store *s, const char *name, struct err *err)
{
    struct arena_mark mark = arena_mark(&s->mem);
    bool ok = turn_back(s, name, err);
    arena_rewind(&s->mem, mark);
    return ok;
}
