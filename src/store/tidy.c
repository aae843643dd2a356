/* What nobody needs any more. A folder is renamed out of sight before its files go, so that no half
 * pack ever bears a pack's name. Nothing here can fail in a way that matters: what stays is tried
 * again at the next start. */
#include "parts.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct tidy_list {
    struct store *s;
    const char *names[STORE_PACKS_MAX];
    size_t count;
};

static int tidy_any(void *to, const char *name)
{
    struct tidy_list *l = to;
    if (l->count < STORE_PACKS_MAX) {
        l->names[l->count++] = arena_copy_text(&l->s->mem, name);
    }
    return 1;
}

/* Removes the files in a folder, which may be more than ours, then the folder. */
static void tidy_remove(struct store *s, const char *path)
{
    const struct store_ops *ops = s->o.ops;
    struct tidy_list l = {.s = s};
    size_t i;
    if (ops->list(ops->self, path, tidy_any, &l) == 0) {
        for (i = 0; i < l.count; i++) {
            ops->remove(ops->self, arena_format(&s->mem, "%s/%s", path, l.names[i]));
        }
    }
    ops->remove_folder(ops->self, path);
}

static const char *tidy_trash(struct store *s, const char *name)
{
    return store_pack_path(s, arena_format(&s->mem, ".trash-%s", name));
}

void store_throw(struct store *s, const char *name)
{
    const struct store_ops *ops = s->o.ops;
    const char *path = store_pack_path(s, name), *trash;
    if (name[0] != '.') {
        trash = tidy_trash(s, name);
        tidy_remove(s, trash);
        if (ops->rename(ops->self, path, trash) != 0 ||
            ops->sync_folder(ops->self, store_path(s, "packs")) != 0) {
            return;
        }
        path = trash;
    }
    tidy_remove(s, path);
}

bool store_replace(struct store *s, const char *work, const char *name)
{
    const struct store_ops *ops = s->o.ops;
    const char *path = store_pack_path(s, name), *trash = tidy_trash(s, name);
    int number;
    tidy_remove(s, trash);
    if (ops->rename(ops->self, path, trash) != 0) {
        return false;
    }
    if (ops->rename(ops->self, work, path) != 0) {
        number = errno;
        ops->rename(ops->self, trash, path);
        errno = number;
        return false;
    }
    return true;
}

void store_put_back(struct store *s, const char *name)
{
    const struct store_ops *ops = s->o.ops;
    struct store_file_info info;
    if (name[0] && ops->info(ops->self, store_pack_path(s, name), &info) != 0 && errno == ENOENT &&
        ops->info(ops->self, tidy_trash(s, name), &info) == 0) {
        ops->rename(ops->self, tidy_trash(s, name), store_pack_path(s, name)); /* or once more */
    }
}

static int tidy_name(void *to, const char *name)
{
    struct tidy_list *l = to;
    if ((strncmp(name, ".incoming-", 10) == 0 || strncmp(name, ".trash-", 7) == 0) &&
        l->count < STORE_PACKS_MAX) {
        l->names[l->count++] = arena_copy_text(&l->s->mem, name);
    }
    return 1;
}

void store_tidy_work(struct store *s)
{
    const struct store_ops *ops = s->o.ops;
    struct tidy_list l = {.s = s};
    size_t i;
    if (ops->list(ops->self, store_path(s, "packs"), tidy_name, &l) == 0) {
        for (i = 0; i < l.count; i++) {
            tidy_remove(s, store_pack_path(s, l.names[i]));
        }
    }
}

/* Highest number first. */
static int tidy_compare(const void *a, const void *b)
{
    const char *x = *(const char *const *)a, *y = *(const char *const *)b;
    struct store_name p, q;
    store_name_read(x, &p);
    store_name_read(y, &q);
    return p.seq != q.seq ? (p.seq < q.seq ? 1 : -1) : strcmp(x, y);
}

static bool tidy_stays(const struct store *s, const char *name, const char *keep)
{
    return strcmp(name, s->state.cur) == 0 || strcmp(name, s->state.prev) == 0 ||
           strcmp(name, s->state.next) == 0 || strcmp(name, keep) == 0;
}

void store_tidy(struct store *s, const char *keep, size_t most)
{
    const char **names;
    struct store_name parts;
    size_t count, i, kept = 0, turn;
    struct err err;
    store_tidy_work(s);
    if (!store_names(s, &names, &count, &err)) {
        return;
    }
    qsort(names, count, sizeof *names, tidy_compare);
    for (i = 0; i < count; i++) {
        kept += tidy_stays(s, names[i], keep);
    }
    for (turn = 0; turn < 2; turn++) { /* those that did not start are the first to go */
        for (i = 0; i < count; i++) {
            store_name_read(names[i], &parts);
            if (tidy_stays(s, names[i], keep) || store_is_bad(&s->state, parts.hash16) != turn) {
                continue;
            }
            if (kept < most) {
                kept++;
            } else {
                store_throw(s, names[i]);
            }
        }
    }
}

uint64_t store_tidy_frees(struct store *s)
{
    const struct store_ops *ops = s->o.ops;
    const char **names;
    struct store_file_info info;
    size_t count, i;
    uint64_t bytes = 0;
    struct err err;
    if (!store_names(s, &names, &count, &err)) {
        return 0;
    }
    for (i = 0; i < count; i++) {
        const char *pack = arena_format(&s->mem, "%s/" STORE_PACK, store_pack_path(s, names[i]));
        if (!tidy_stays(s, names[i], "") && ops->info(ops->self, pack, &info) == 0) {
            bytes += info.size;
        }
    }
    return bytes;
}
