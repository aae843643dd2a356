/* From whatever a power cut has left to a store that can be relied on.
 *
 * The state says what runs. When it cannot be read, the packs themselves say it: the highest number
 * whose signature is right, because a kiosk that shows something beats one that is sure. */
#include "parts.h"

#include <errno.h>
#include <string.h>

/* A disk that stumbles once is asked again: what is given up here is given up for good. */
static bool recover_check(struct store *s, const char *name, const struct store_key **key,
                          struct err *err)
{
    struct minisign_signature sig;
    struct label label;
    return store_check(s, name, &sig, &label, key, err) ||
           (err->code == ERR_IO && store_check(s, name, &sig, &label, key, err));
}

bool store_fine(struct store *s, const char *name, struct err *err)
{
    const struct store_key *key;
    struct store_name parts;
    if (!store_name_read(name, &parts)) {
        return err_set(err, ERR_NOT_FOUND, "'%.80s' is no pack's name", name);
    }
    if (store_is_bad(&s->state, parts.hash16)) {
        return err_set(err, ERR_DENIED, "%s was tried and did not start", name);
    }
    return recover_check(s, name, &key, err);
}

static bool recover_has_key(struct store *s, const char *name)
{
    const struct store_key *key;
    struct err err;
    return recover_check(s, name, &key, &err) && key;
}

static bool recover_check_bytes(struct store *s, const char *name, struct err *err)
{
    return store_check_bytes(s, name, NULL, err) ||
           (err->code == ERR_IO && store_check_bytes(s, name, NULL, err));
}

/* The best of `names` by its label; NULL: none. *unread: one could not be looked at. */
static const char **recover_first(struct store *s, const char **names, size_t count,
                                  const char * not, bool *unread)
{
    const char **best = NULL;
    uint32_t seq = 0;
    bool ours = false;
    size_t i;
    for (i = 0; i < count; i++) {
        struct store_name parts;
        struct err err;
        bool key;
        if (!names[i][0] || strcmp(names[i], not ) == 0) {
            continue;
        }
        if (!store_fine(s, names[i], &err)) {
            *unread = *unread || err.code == ERR_IO;
            continue;
        }
        store_name_read(names[i], &parts);
        key = recover_has_key(s, names[i]);
        if (!best || (key && !ours) || (key == ours && parts.seq > seq)) {
            best = &names[i];
            seq = parts.seq;
            ours = key;
        }
    }
    return best;
}

/* Those whose key we have go before those whose key was taken away, then by number. Called a few
 * times in a kiosk's life, so it may read every byte. */
const char *store_best(struct store *s, const char * not, struct err *err)
{
    const char **names, **best;
    size_t count;
    bool unread = false;
    struct err why;
    if (!store_names(s, &names, &count, err)) {
        return NULL;
    }
    while ((best = recover_first(s, names, count, not, &unread))) {
        if (recover_check_bytes(s, *best, &why)) {
            return *best;
        }
        unread = unread || why.code == ERR_IO;
        *best = ""; /* right by its label, and yet damaged */
    }
    if (unread) { /* there is one, and it may be read again */
        err_set(err, ERR_IO, "%s: the packs cannot be read", s->o.folder);
        return NULL;
    }
    return "";
}

/* A state for what is there; floors follow the packs whose key we have. Whether the best one has
 * ever run well is not known any more: it has a trial. */
static bool recover_rebuild(struct store *s, struct store_state *next, struct err *err)
{
    const char **names, *best;
    struct store_name parts;
    size_t count, i;
    *next = (struct store_state){.phase = STORE_OK};
    s->state = *next;
    best = store_best(s, "", err);
    if (!best || !store_names(s, &names, &count, err)) {
        return false;
    }
    store_set_name(next->cur, best);
    if (next->cur[0]) {
        next->phase = STORE_TRIAL;
        next->tries = STORE_TRIES;
    }
    for (i = 0; i < count; i++) {
        if (recover_has_key(s, names[i])) {
            store_name_read(names[i], &parts);
            store_raise_floor(next, parts.id, parts.seq);
        }
    }
    return true;
}

/* The state on the disk into `next`; *rebuilt when there was none that can be read. */
static bool recover_read(struct store *s, struct store_state *next, bool *rebuilt, struct err *err)
{
    struct buf text = {0};
    struct err why;
    bool there = store_slurp(s, store_path(s, "state"), 8192, &text, &why);
    bool ok = there && store_state_read(buf_text(&text), text.length, next, &why);
    bool missing = !there && why.code == ERR_NOT_FOUND;
    buf_finish(&text);
    *rebuilt = !ok;
    if (ok) {
        return true;
    }
    /* a disk that cannot be read now may be read later, and what a later program wrote, by that */
    if ((!there && !missing) || why.code == ERR_VERSION) {
        *err = why;
        return false;
    }
    return recover_rebuild(s, next, err);
}

/* The folder that holds the store's folder: it too must know that there is one. */
static const char *recover_above(struct store *s)
{
    const char *folder = s->o.folder;
    size_t n = strlen(folder);
    while (n > 1 && folder[n - 1] == '/') {
        n--;
    }
    while (n > 0 && folder[n - 1] != '/') {
        n--;
    }
    return n == 0 ? "." : arena_copy(&s->mem, folder, n);
}

/* The store's own folder, and its lock: nobody else works here until we are done. */
static bool recover_lock(struct store *s, struct err *err)
{
    const struct store_ops *ops = s->o.ops;
    const char *path = store_path(s, STORE_LOCK);
    struct store_file_info info;
    if (ops->info(ops->self, s->o.folder, &info) != 0) {
        ops->make_folder(ops->self, s->o.folder);
    }
    s->lock = ops->lock(ops->self, path);
    if (s->lock < 0) {
        return err_set(err, errno == EAGAIN ? ERR_BUSY : ERR_IO, "%s: %s", path,
                       errno == EAGAIN ? "another program has the store open" : strerror(errno));
    }
    s->locked = true;
    return true;
}

static bool recover_folders(struct store *s, struct err *err)
{
    const struct store_ops *ops = s->o.ops;
    const char *packs = store_path(s, "packs");
    struct store_file_info info;
    if (ops->info(ops->self, packs, &info) == 0 && info.is_folder) {
        return true;
    }
    if (ops->sync_folder(ops->self, recover_above(s)) != 0) {
        return err_set(err, ERR_IO, "above %s: %s", s->o.folder, strerror(errno));
    }
    if (ops->make_folder(ops->self, packs) != 0 && errno != EEXIST) {
        return err_set(err, ERR_IO, "%s: %s", packs, strerror(errno));
    }
    if (ops->sync_folder(ops->self, s->o.folder) != 0) {
        return err_set(err, ERR_IO, "%s: %s", s->o.folder, strerror(errno));
    }
    return true;
}

/* What runs is gone or damaged: the one before, or the next best, and staff hear of it. */
static bool recover_other(struct store *s, struct store_state *next, struct err *err)
{
    struct err why;
    const char *to = store_fine(s, next->prev, &why) ? next->prev : store_best(s, next->cur, err);
    if (!to) {
        return false;
    }
    store_set_name(next->cur, to);
    next->phase = to[0] && !store_has_run(next, to) ? STORE_TRIAL : STORE_OK;
    next->tries = next->phase == STORE_TRIAL ? STORE_TRIES : 0;
    memcpy(next->error, "U40", 4);
    return true;
}

/* What was interrupted is put right; what cannot run any more makes way for what can. What cannot
 * be read just now is no reason for anything. */
static bool recover(struct store *s, struct err *err)
{
    struct store_state next;
    bool changed;
    struct err why;
    if (!recover_folders(s, err) || !recover_read(s, &next, &changed, err)) {
        return false;
    }
    s->state = next;
    store_put_back(s, next.cur);
    if (next.cur[0] && !store_fine(s, next.cur, &why)) {
        if (why.code == ERR_IO) {
            *err = why;
            return false;
        }
        if (!recover_other(s, &next, err)) {
            return false;
        }
        changed = true;
    }
    store_tidy_work(s);
    if (next.prev[0] && (strcmp(next.prev, next.cur) == 0 ||
                         (!store_fine(s, next.prev, &why) && why.code != ERR_IO))) {
        next.prev[0] = 0;
        changed = true;
    }
    return !changed || store_save(s, &next, err);
}

bool store_open(struct store *s, const struct store_options *o, struct err *err)
{
    struct arena_mark mark;
    bool ok;
    memset(s, 0, sizeof *s);
    s->o = *o;
    mark = arena_mark(&s->mem);
    ok = recover_lock(s, err) && recover(s, err);
    if (ok) {
        arena_rewind(&s->mem, mark);
    } else {
        store_close(s);
    }
    return ok;
}

void store_close(struct store *s)
{
    if (s->locked) {
        s->o.ops->close(s->o.ops->self, s->lock);
        s->locked = false;
    }
    arena_finish(&s->mem);
    arena_finish(&s->listed);
}

const char *store_running(struct store *s)
{
    return s->state.cur[0]
               ? arena_format(&s->mem, "%s/" STORE_PACK, store_pack_path(s, s->state.cur))
               : NULL;
}
