/* Files of the store: read whole, written whole, listed. EINTR is nobody's fault and is asked
 * again; a sync that failed is not, because the kernel may have dropped what it could not write and
 * would say yes the second time. */
#include "parts.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

const char *store_path(struct store *s, const char *name)
{
    return arena_format(&s->mem, "%s/%s", s->o.folder, name);
}

const char *store_pack_path(struct store *s, const char *name)
{
    return arena_format(&s->mem, "%s/packs/%s", s->o.folder, name);
}

static bool disk_failed(struct err *err, const char *path)
{
    return err_set(err,
                   errno == ENOENT                      ? ERR_NOT_FOUND
                   : errno == ENOSPC || errno == EDQUOT ? ERR_FULL
                                                        : ERR_IO,
                   "%s: %s", path, strerror(errno));
}

/* The same of a read, which no disk can be too full for: ERR_FULL means something else there. What
 * is no file, and never becomes one by waiting, is not a disk that cannot be read. */
static bool disk_unread(struct err *err, const char *path)
{
    return err_set(err,
                   errno == ENOENT || errno == ENOTDIR ? ERR_NOT_FOUND
                   : errno == EISDIR || errno == ELOOP ? ERR_INVALID
                                                       : ERR_IO,
                   "%s: %s", path, strerror(errno));
}

bool store_slurp(struct store *s, const char *path, size_t most, struct buf *out, struct err *err)
{
    const struct store_ops *ops = s->o.ops;
    int fd = ops->open(ops->self, path);
    char piece[4096];
    buf_clear(out);
    if (fd < 0) {
        return disk_unread(err, path);
    }
    ops->forget(ops->self, fd); /* advice: without it the bytes may come from memory */
    for (;;) {
        ssize_t n = ops->read(ops->self, fd, piece, sizeof piece);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            disk_unread(err, path);
            ops->close(ops->self, fd);
            return false;
        }
        if (n == 0) {
            break;
        }
        buf_add(out, piece, (size_t)n);
        if (out->length > most) {
            ops->close(ops->self, fd);
            return err_set(err, ERR_FULL, "%s is too long", path);
        }
    }
    ops->close(ops->self, fd);
    return true;
}

bool store_write_all(struct store *s, int fd, const void *bytes, size_t length)
{
    const struct store_ops *ops = s->o.ops;
    const char *at = bytes;
    while (length > 0) {
        ssize_t n = ops->write(ops->self, fd, at, length);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            errno = n == 0 ? EIO : errno;
            return false;
        }
        at += n;
        length -= (size_t)n;
    }
    return true;
}

bool store_spit(struct store *s, const char *path, const struct buf *bytes, struct err *err)
{
    const struct store_ops *ops = s->o.ops;
    int fd = ops->create(ops->self, path);
    bool ok;
    if (fd < 0) {
        return disk_failed(err, path);
    }
    ok =
        (store_write_all(s, fd, buf_text(bytes), bytes->length) && ops->sync(ops->self, fd) == 0) ||
        disk_failed(err, path);
    if (ops->close(ops->self, fd) != 0 && ok) {
        ok = disk_failed(err, path);
    }
    return ok;
}

bool store_kept(struct store *s, const char *path, const struct buf *bytes, struct err *err)
{
    struct buf again = {0};
    bool ok = store_slurp(s, path, bytes->length, &again, err) || err->code == ERR_FULL;
    if (ok && (again.length != bytes->length ||
               memcmp(buf_text(&again), buf_text(bytes), bytes->length) != 0)) {
        ok = err_set(err, ERR_IO, "%s: the disk keeps something else", path);
    } else if (!ok && err->code == ERR_NOT_FOUND) {
        err->code = ERR_IO;
    }
    buf_finish(&again);
    return ok;
}

bool store_save(struct store *s, const struct store_state *next, struct err *err)
{
    const struct store_ops *ops = s->o.ops;
    const char *path = store_path(s, "state"), *beside = store_path(s, "state.tmp");
    struct buf text = {0};
    bool ok;
    store_state_write(next, &text);
    if (ops->remove(ops->self, beside) != 0 && errno != ENOENT) {
        ok = disk_failed(err, beside);
    } else {
        ok = store_spit(s, beside, &text, err) && store_kept(s, beside, &text, err);
    }
    buf_finish(&text);
    if (ok && ops->rename(ops->self, beside, path) != 0) {
        ok = disk_failed(err, path);
    }
    if (ok && ops->sync_folder(ops->self, s->o.folder) != 0) {
        ok = disk_failed(err, s->o.folder);
    }
    if (ok) {
        s->state = *next;
    }
    return ok;
}

void store_set_name(char to[STORE_NAME_MAX], const char *name)
{
    memmove(to, name, strlen(name) + 1);
}

/* --- names ------------------------------------------------------------------------------------ */

struct disk_names {
    struct store *s;
    const char **names;
    size_t count;
};

static int disk_name(void *to, const char *name)
{
    struct disk_names *n = to;
    struct store_name parts;
    if (store_name_read(name, &parts) && n->count < STORE_PACKS_MAX) {
        n->names[n->count++] = arena_copy_text(&n->s->mem, name);
    }
    return 1;
}

static int disk_compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool store_names(struct store *s, const char ***out, size_t *count, struct err *err)
{
    const struct store_ops *ops = s->o.ops;
    const char *folder = store_path(s, "packs");
    struct disk_names n = {s, arena_alloc_array(&s->mem, STORE_PACKS_MAX, sizeof *n.names), 0};
    if (ops->list(ops->self, folder, disk_name, &n) != 0) {
        return disk_failed(err, folder);
    }
    qsort(n.names, n.count, sizeof *n.names, disk_compare);
    *out = n.names;
    *count = n.count;
    return true;
}
