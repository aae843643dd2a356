/* From whatever a power cut has left to a store that can be relied on.
 *
 * The state says what runs. When it cannot be read, the packs themselves say it: the highest number
 * whose signature is right, because a kiosk that shows something beats one that is sure. */
#include "parts.h"

#include <errno.h>
#include <string.h>

/* A disk that stumbles once is asked again: what is given up here is given up for good. */
static bool recover_check(struct store *s, const char *name, const struct store_key **key)
{
    struct minisign_signature sig;
    struct label label;
    struct err err;
    return store_check(s, name, &sig, &label, key, &err) ||
           (err.code == ERR_IO && store_check(s, name, &sig, &label, key, &err));
}

bool store_fine(struct store *s, const char *name)
{
    const struct store_key *key;
    struct store_name parts;
    return name[0] && store_name_read(name, &parts) && !store_is_bad(&s->state, parts.hash16) &&
           recover_check(s, name, &key);
}

static bool recover_has_key(struct store *s, const char *name)
{
    const struct store_key *key;
    return recover_check(s, name, &key) && key;
}

static bool recover_check_bytes(struct store *s, const char *name)
{
    struct err err;
    return store_check_bytes(s, name, NULL, &err) ||
           (err.code == ERR_IO && store_check_bytes(s, name, NULL, &err));
}

/* Those whose key we have go before those whose key was taken away, then by number. Called a few
 * times in a kiosk's life, so it may read every byte. */
const char *store_best(struct store *s, const char * not, struct err *err)
{
    const char **names;
    size_t count, i;
    if (!store_names(s, &names, &count, err)) {
        return NULL;
    }
    for (;;) {
        const char **best = NULL;
        struct store_name parts;
        uint32_t seq = 0;
        bool ours = false;
        for (i = 0; i < count; i++) {
            bool key;
            if (!names[i][0] || strcmp(names[i], not ) == 0 || !store_fine(s, names[i])) {
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
        if (!best) {
            return "";
        }
        if (recover_check_bytes(s, *best)) {
            return *best;
        }
        *best = ""; /* right by its label, and yet damaged */
    }
}

/* A state for what is there; floors follow the packs whose key we have. */
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
    if (!there && !missing) { /* a disk that cannot be read now may be read later */
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

/* What was interrupted is put right; what cannot run any more makes way for what can. */
static bool recover(struct store *s, struct err *err)
{
    struct store_state next;
    bool changed;
    if (!recover_folders(s, err) || !recover_read(s, &next, &changed, err)) {
        return false;
    }
    s->state = next;
    store_tidy_work(s);
    if (next.cur[0] && !store_fine(s, next.cur)) { /* gone or damaged: the next best */
        const char *to = store_fine(s, next.prev) ? next.prev : store_best(s, next.cur, err);
        if (!to) {
            return false;
        }
        store_set_name(next.cur, to);
        next.phase = STORE_OK;
        next.tries = 0;
        changed = true;
    }
    if (next.prev[0] && (strcmp(next.prev, next.cur) == 0 || !store_fine(s, next.prev))) {
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
