/* From whatever a power cut has left to a store that can be relied on; and the trial of a new pack.
 *
 * The state says what runs. When it cannot be read, the packs themselves say it: the highest number
 * whose signature is right, because a kiosk that shows something beats one that is sure. */
#include "parts.h"

#include <errno.h>
#include <string.h>

/* Whether a pack could run, by its label. */
static bool recover_fine(struct store *s, const char *name)
{
    struct minisign_signature sig;
    const struct minisign_public *key;
    struct label label;
    struct store_name parts;
    struct err err;
    return name[0] && store_name_read(name, &parts) && !store_is_bad(&s->state, parts.hash16) &&
           store_check(s, name, &sig, &label, &key, &err);
}

/* The best pack beside `not`: "" when there is none. */
static const char *recover_best(struct store *s, const char * not )
{
    const char **names, *best = "";
    struct store_name parts;
    uint32_t seq = 0;
    size_t count, i;
    struct err err;
    if (!store_names(s, &names, &count, &err)) {
        return best;
    }
    for (i = 0; i < count; i++) {
        store_name_read(names[i], &parts);
        if (strcmp(names[i], not ) != 0 && (parts.seq > seq || !best[0]) &&
            recover_fine(s, names[i])) {
            best = names[i];
            seq = parts.seq;
        }
    }
    return best;
}

static void recover_name(char to[STORE_NAME_MAX], const char *name)
{
    memmove(to, name, strlen(name) + 1);
}

/* A state for what is there; floors follow the packs. */
static void recover_rebuild(struct store *s, struct store_state *next)
{
    const char **names;
    struct store_name parts;
    size_t count, i;
    struct err err;
    *next = (struct store_state){.phase = STORE_OK};
    s->state = *next;
    recover_name(next->cur, recover_best(s, ""));
    if (store_names(s, &names, &count, &err)) {
        for (i = 0; i < count; i++) {
            if (recover_fine(s, names[i])) {
                store_name_read(names[i], &parts);
                store_raise_floor(next, parts.id, parts.seq);
            }
        }
    }
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
    recover_rebuild(s, next);
    return true;
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

static bool recover_folders(struct store *s, struct err *err)
{
    const struct store_ops *ops = s->o.ops;
    const char *packs = store_path(s, "packs");
    struct store_file_info info;
    if (ops->info(ops->self, packs, &info) == 0 && info.is_folder) {
        return true;
    }
    if (ops->make_folder(ops->self, s->o.folder) == 0 &&
        ops->sync_folder(ops->self, recover_above(s)) != 0) {
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

bool store_open(struct store *s, const struct store_options *o, struct err *err)
{
    struct store_state next;
    bool changed;
    memset(s, 0, sizeof *s);
    s->o = *o;
    if (!recover_folders(s, err) || !recover_read(s, &next, &changed, err)) {
        return false;
    }
    s->state = next;
    store_tidy_work(s);
    if (next.cur[0] && !recover_fine(s, next.cur)) { /* gone or damaged: the next best */
        recover_name(next.cur, recover_fine(s, next.prev) ? next.prev : recover_best(s, next.cur));
        next.phase = STORE_OK;
        next.tries = 0;
        changed = true;
    }
    if (next.prev[0] && (strcmp(next.prev, next.cur) == 0 || !recover_fine(s, next.prev))) {
        next.prev[0] = 0;
        changed = true;
    }
    return !changed || store_save(s, &next, err);
}

void store_close(struct store *s)
{
    arena_finish(&s->mem);
}

const char *store_running(struct store *s)
{
    return s->state.cur[0]
               ? arena_format(&s->mem, "%s/" STORE_PACK, store_pack_path(s, s->state.cur))
               : NULL;
}

/* --- the trial -------------------------------------------------------------------------------- */

bool store_starting(struct store *s, bool *fell_back, struct err *err)
{
    struct store_state next = s->state;
    struct store_name parts;
    *fell_back = false;
    if (next.phase != STORE_TRIAL) {
        return true;
    }
    if (next.tries > 0) {
        next.tries--;
        return store_save(s, &next, err);
    }
    if (store_name_read(next.cur, &parts)) {
        store_add_bad(&next, parts.hash16);
    }
    memcpy(next.error, "U60", 4);
    next.phase = STORE_OK;
    recover_name(next.cur, recover_fine(s, next.prev) ? next.prev : "");
    next.prev[0] = 0;
    *fell_back = true;
    return store_save(s, &next, err);
}

bool store_proved(struct store *s, struct err *err)
{
    struct store_state next = s->state;
    struct store_name parts;
    if (next.phase != STORE_TRIAL || !store_name_read(next.cur, &parts)) {
        return true;
    }
    next.phase = STORE_OK;
    next.tries = 0;
    next.error[0] = 0;
    store_raise_floor(&next, parts.id, parts.seq);
    return store_save(s, &next, err);
}

bool store_roll_back(struct store *s, const char *name, struct err *err)
{
    struct store_state next = s->state;
    struct store_name parts;
    if (!store_name_read(name, &parts) || !store_check_bytes(s, name, err)) {
        return false;
    }
    if (strcmp(name, next.cur) == 0) {
        return true;
    }
    recover_name(next.prev, next.cur);
    recover_name(next.cur, name);
    next.phase = STORE_TRIAL;
    next.tries = STORE_TRIES;
    return store_save(s, &next, err);
}

bool store_verify(struct store *s, const char *name, struct err *err)
{
    return store_check_bytes(s, name, err);
}

bool store_list(struct store *s, struct store_pack **out, size_t *count, struct err *err)
{
    const char **names;
    struct minisign_signature sig;
    const struct minisign_public *key;
    struct store_name parts;
    size_t all, i;
    if (!store_names(s, &names, &all, err)) {
        return false;
    }
    *out = arena_alloc_array(&s->mem, all + 1, sizeof **out);
    for (i = *count = 0; i < all; i++) {
        struct store_pack *p = &(*out)[*count];
        struct err ignored;
        size_t at;
        memset(p, 0, sizeof *p);
        if (!store_check(s, names[i], &sig, &p->label, &key, &ignored)) {
            continue;
        }
        store_name_read(names[i], &parts);
        p->name = names[i];
        p->running = strcmp(names[i], s->state.cur) == 0;
        p->before = strcmp(names[i], s->state.prev) == 0;
        p->bad = store_is_bad(&s->state, parts.hash16);
        for (at = *count; at > 0 && (*out)[at - 1].label.seq < (*out)[at].label.seq; at--) {
            struct store_pack swap = (*out)[at];
            (*out)[at] = (*out)[at - 1];
            (*out)[at - 1] = swap;
        }
        ++*count;
    }
    return true;
}
