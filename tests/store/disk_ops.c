/* The forgetting disk behind the store's seam: each call changes it, or fails when it is told to.
 */
#include "disk.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* Whether this call is to fail; errno is then set. */
static bool disk_fails(struct disk *d, const char *call, const char *path)
{
    d->calls++;
    if (d->fail_at > 0 && (d->calls == d->fail_at || (d->fail_on && d->calls > d->fail_at))) {
        if (d->calls == d->fail_at) {
            snprintf(d->failed, sizeof d->failed, "%s %.80s", call, path);
        }
        errno = d->fail_errno;
        return true;
    }
    return false;
}

/* How much of a read or write is done; only a stick ends too early. */
static size_t disk_short(struct disk *d, int fd, size_t length, size_t shorts)
{
    if (d->short_at == d->calls && length > (size_t)d->short_bytes &&
        (d->short_bytes > 0 || strncmp(d->open_paths[fd], "/stick", 6) == 0)) {
        snprintf(d->failed, sizeof d->failed, "short %s", d->open_paths[fd]);
        return (size_t)d->short_bytes;
    }
    return d->fail_shorts && length > shorts ? shorts : length;
}

static int disk_handle(struct disk *d, int node, const char *path)
{
    int i;
    for (i = 0; i < DISK_HANDLES && d->open_nodes[i] >= 0; i++) {
    }
    disk_must(i < DISK_HANDLES);
    d->open_nodes[i] = node;
    d->open_at[i] = 0;
    d->open_locks[i] = false;
    snprintf(d->open_paths[i], sizeof d->open_paths[0], "%.79s", path);
    return i;
}

static int disk_create(void *self, const char *path)
{
    struct disk *d = self;
    struct disk_op op = {.kind = DISK_LINK};
    if (disk_fails(d, "create", path)) {
        return -1;
    }
    op.node = disk_walk(d, path, op.name);
    if (op.node < 0 || disk_in(d, op.node, op.name) >= 0) {
        errno = op.node < 0 ? ENOENT : EEXIST;
        return -1;
    }
    op.target = disk_new(d, false);
    disk_do(d, &op);
    return disk_handle(d, op.target, path);
}

static int disk_open(void *self, const char *path)
{
    struct disk *d = self;
    int node;
    if (disk_fails(d, "open", path)) {
        return -1;
    }
    node = disk_find(d, path);
    if (node < 0 || d->nodes[node].folder) {
        errno = node < 0 ? ENOENT : EISDIR;
        return -1;
    }
    return disk_handle(d, node, path);
}

/* An open file, made when it is missing. */
static int disk_made(struct disk *d, const char *path)
{
    struct disk_op op = {.kind = DISK_LINK};
    int node = disk_find(d, path);
    if (node >= 0) {
        return disk_handle(d, node, path);
    }
    op.node = disk_walk(d, path, op.name);
    if (op.node < 0) {
        errno = ENOENT;
        return -1;
    }
    op.target = disk_new(d, false);
    disk_do(d, &op);
    return disk_handle(d, op.target, path);
}

static int disk_append(void *self, const char *path)
{
    struct disk *d = self;
    int fd = disk_fails(d, "append", path) ? -1 : disk_made(d, path);
    if (fd >= 0) {
        d->open_at[fd] = d->nodes[d->open_nodes[fd]].length;
    }
    return fd;
}

static int disk_lock(void *self, const char *path)
{
    struct disk *d = self;
    int fd = disk_fails(d, "lock", path) ? -1 : disk_made(d, path), i;
    for (i = 0; fd >= 0 && i < DISK_HANDLES; i++) {
        if (i != fd && d->open_locks[i] && d->open_nodes[i] == d->open_nodes[fd]) {
            d->open_nodes[fd] = -1;
            errno = EAGAIN;
            return -1;
        }
    }
    if (fd >= 0) {
        d->open_locks[fd] = true;
    }
    return fd;
}

static ssize_t disk_read(void *self, int fd, void *bytes, size_t length)
{
    struct disk *d = self;
    const struct disk_node *n = &d->nodes[d->open_nodes[fd]];
    uint64_t left = n->length - d->open_at[fd];
    if (disk_fails(d, "read", d->open_paths[fd])) {
        return -1;
    }
    length = length < left ? length : (size_t)left;
    if (d->bad_path[0] && strcmp(d->bad_path, d->open_paths[fd]) == 0) {
        errno = EIO;
        return -1;
    }
    length = disk_short(d, fd, length, 700);
    if (length > 0) {
        memcpy(bytes, n->bytes + d->open_at[fd], length);
    }
    d->open_at[fd] += length;
    return (ssize_t)length;
}

static ssize_t disk_write(void *self, int fd, const void *bytes, size_t length)
{
    struct disk *d = self;
    size_t done = 0;
    bool wrong;
    if (disk_fails(d, "write", d->open_paths[fd])) {
        return -1;
    }
    length = disk_short(d, fd, length, 900);
    wrong = ++d->writes == d->wrong_at;
    while (done < length) {
        size_t n = length - done < DISK_BLOCK ? length - done : DISK_BLOCK;
        uint8_t *copy = arena_alloc(d->mem, n);
        struct disk_op op = {.kind = DISK_WRITE, .node = d->open_nodes[fd], .length = n};
        memcpy(copy, (const uint8_t *)bytes + done, n);
        if (wrong && done + n == length) {
            copy[n / 2] ^= 1;
        }
        op.bytes = copy;
        op.at = d->open_at[fd];
        disk_do(d, &op);
        d->open_at[fd] += n;
        done += n;
    }
    return (ssize_t)length;
}

static int disk_reserve(void *self, int fd, uint64_t size)
{
    struct disk *d = self;
    struct disk_op op = {.kind = DISK_LENGTH, .node = d->open_nodes[fd], .length = size};
    if (disk_fails(d, "reserve", d->open_paths[fd])) {
        return -1;
    }
    if (size > d->free_bytes) {
        errno = ENOSPC;
        return -1;
    }
    disk_do(d, &op);
    return 0;
}

/* Whether a mutant of the protocol leaves this sync out. */
static bool disk_left_out(const struct disk *d, int node)
{
    int packs = disk_find(d, "/s/packs"), root = disk_find(d, "/s");
    switch (d->mutant) {
    case MUTANT_SYNC_FILE:
        return !d->nodes[node].folder && node != disk_find(d, "/s/state.tmp");
    case MUTANT_SYNC_WORK:
        return d->nodes[node].folder && node != packs && node != root;
    case MUTANT_SYNC_PACKS:
        return node == packs;
    case MUTANT_SYNC_STATE:
        return node == disk_find(d, "/s/state.tmp");
    case MUTANT_SYNC_ROOT:
        return node == root;
    default:
        return false;
    }
}

static int disk_synced(struct disk *d, int node, const char *path)
{
    struct disk_op op = {.kind = DISK_SYNC, .node = node};
    if (d->sync_failed && d->sync_failed_on == node) {
        d->synced_again = true;
    }
    if (disk_fails(d, "sync", path)) {
        d->sync_failed = true;
        d->sync_failed_on = node;
        return -1;
    }
    if (!disk_left_out(d, node)) {
        disk_do(d, &op);
    }
    return 0;
}

static int disk_sync(void *self, int fd)
{
    struct disk *d = self;
    return disk_synced(d, d->open_nodes[fd], d->open_paths[fd]);
}

static int disk_close(void *self, int fd)
{
    struct disk *d = self;
    d->open_locks[fd] = false;
    d->open_nodes[fd] = -1; /* closed even when it says no */
    return disk_fails(d, "close", d->open_paths[fd]) ? -1 : 0;
}

static int disk_sync_folder(void *self, const char *path)
{
    struct disk *d = self;
    int node = disk_find(d, path);
    if (node < 0) {
        errno = ENOENT;
        return -1;
    }
    return disk_synced(d, node, path);
}

static int disk_make_folder(void *self, const char *path)
{
    struct disk *d = self;
    struct disk_op op = {.kind = DISK_LINK, .is_folder = true};
    if (disk_fails(d, "make_folder", path)) {
        return -1;
    }
    op.node = disk_walk(d, path, op.name);
    if (op.node < 0 || disk_in(d, op.node, op.name) >= 0) {
        errno = op.node < 0 ? ENOENT : EEXIST;
        return -1;
    }
    op.target = disk_new(d, true);
    disk_do(d, &op);
    return 0;
}

static int disk_rename(void *self, const char *from, const char *to)
{
    struct disk *d = self;
    struct disk_op op = {.kind = DISK_MOVE};
    int folder, at;
    if (disk_fails(d, "rename", from)) {
        return -1;
    }
    op.node = disk_walk(d, from, op.name);
    folder = disk_walk(d, to, op.to);
    at = op.node < 0 ? -1 : disk_in(d, op.node, op.name);
    if (at < 0 || folder != op.node) {
        errno = at < 0 ? ENOENT : EXDEV;
        return -1;
    }
    op.target = d->nodes[op.node].names[at].node;
    op.is_folder = d->nodes[op.target].folder;
    at = disk_in(d, folder, op.to);
    if (at >= 0 && d->nodes[op.target].folder && d->nodes[d->nodes[folder].names[at].node].count) {
        errno = ENOTEMPTY;
        return -1;
    }
    disk_do(d, &op);
    return 0;
}

static int disk_take(struct disk *d, const char *path, bool folder)
{
    struct disk_op op = {.kind = DISK_UNLINK};
    int at, node;
    if (disk_fails(d, "remove", path)) {
        return -1;
    }
    op.node = disk_walk(d, path, op.name);
    at = op.node < 0 ? -1 : disk_in(d, op.node, op.name);
    if (at < 0) {
        errno = ENOENT;
        return -1;
    }
    node = d->nodes[op.node].names[at].node;
    if (d->nodes[node].folder != folder || (folder && d->nodes[node].count > 0)) {
        errno = folder ? ENOTEMPTY : EISDIR;
        return -1;
    }
    disk_do(d, &op);
    return 0;
}

static int disk_remove(void *self, const char *path)
{
    return disk_take(self, path, false);
}

static int disk_remove_folder(void *self, const char *path)
{
    return disk_take(self, path, true);
}

static int disk_info(void *self, const char *path, struct store_file_info *out)
{
    struct disk *d = self;
    int node;
    if (disk_fails(d, "info", path)) {
        return -1;
    }
    node = disk_find(d, path);
    if (node < 0) {
        errno = ENOENT;
        return -1;
    }
    out->size = d->nodes[node].length;
    out->is_file = !d->nodes[node].folder;
    out->is_folder = d->nodes[node].folder;
    return 0;
}

static int disk_list(void *self, const char *path, int (*each)(void *to, const char *name),
                     void *to)
{
    struct disk *d = self;
    int node, i;
    if (disk_fails(d, "list", path)) {
        return -1;
    }
    node = disk_find(d, path);
    if (node < 0) {
        errno = ENOENT;
        return -1;
    }
    for (i = 0; i < d->nodes[node].count && each(to, d->nodes[node].names[i].name); i++) {
    }
    return 0;
}

static int disk_forget(void *self, int fd)
{
    (void)self;
    (void)fd;
    return 0;
}

static int disk_room(void *self, const char *path, uint64_t *bytes)
{
    struct disk *d = self;
    (void)path;
    if (disk_fails(d, "room", path)) {
        return -1;
    }
    *bytes = d->free_bytes;
    return 0;
}

struct store_ops disk_ops(struct disk *d)
{
    return (struct store_ops){.self = d,
                              .create = disk_create,
                              .open = disk_open,
                              .append = disk_append,
                              .lock = disk_lock,
                              .read = disk_read,
                              .write = disk_write,
                              .reserve = disk_reserve,
                              .sync = disk_sync,
                              .close = disk_close,
                              .sync_folder = disk_sync_folder,
                              .make_folder = disk_make_folder,
                              .rename = disk_rename,
                              .remove = disk_remove,
                              .remove_folder = disk_remove_folder,
                              .info = disk_info,
                              .list = disk_list,
                              .forget = disk_forget,
                              .room = disk_room};
}
