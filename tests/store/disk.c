/* The forgetting disk: nodes, names, and the list of what was changed. */
#include "disk.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void disk_must(bool fine)
{
    if (!fine) {
        fputs("the disk of the tests is too small\n", stderr);
        abort();
    }
}

void disk_begin(struct disk *d, struct arena *mem)
{
    memset(d, 0, sizeof *d);
    d->mem = mem;
    d->nodes[0].used = d->nodes[0].folder = true;
    d->free_bytes = UINT64_C(1) << 40;
    d->mutant = -1;
    memset(d->open_nodes, -1, sizeof d->open_nodes);
}

void disk_settle(struct disk *d)
{
    d->op_count = 0;
    d->calls = 0;
}

/* --- names ------------------------------------------------------------------------------------ */

static int disk_in(const struct disk *d, int folder, const char *name)
{
    const struct disk_node *n = &d->nodes[folder];
    int i;
    for (i = 0; i < n->count; i++) {
        if (strcmp(n->names[i].name, name) == 0) {
            return i;
        }
    }
    return -1;
}

/* The folder of a path and the last word of it; -1: a folder on the way is not there. */
static int disk_walk(const struct disk *d, const char *path, char last[80])
{
    int folder = 0;
    last[0] = 0;
    while (*path) {
        size_t n;
        int at;
        path += strspn(path, "/");
        n = strcspn(path, "/");
        if (last[0]) {
            at = disk_in(d, folder, last);
            if (at < 0 || !d->nodes[d->nodes[folder].names[at].node].folder) {
                return -1;
            }
            folder = d->nodes[folder].names[at].node;
        }
        disk_must(n < 80);
        memcpy(last, path, n);
        last[n] = 0;
        path += n;
    }
    return folder;
}

int disk_find(const struct disk *d, const char *path)
{
    char last[80];
    int folder = disk_walk(d, path, last), at = folder < 0 ? -1 : disk_in(d, folder, last);
    return at < 0 ? -1 : d->nodes[folder].names[at].node;
}

static int disk_new(struct disk *d, bool folder)
{
    int i;
    for (i = 0; i < DISK_NODES && d->nodes[i].used; i++) {
    }
    disk_must(i < DISK_NODES);
    memset(&d->nodes[i], 0, sizeof d->nodes[i]);
    d->nodes[i].used = true;
    d->nodes[i].folder = folder;
    return i;
}

/* --- changes ---------------------------------------------------------------------------------- */

static void disk_unname(struct disk *d, int folder, const char *name)
{
    struct disk_node *n = &d->nodes[folder];
    int at = disk_in(d, folder, name);
    if (at >= 0) {
        n->names[at] = n->names[--n->count];
    }
}

static void disk_name(struct disk *d, int folder, const char *name, int node)
{
    struct disk_node *n = &d->nodes[folder];
    disk_unname(d, folder, name);
    disk_must(n->count < DISK_NAMES);
    snprintf(n->names[n->count].name, sizeof n->names[0].name, "%s", name);
    n->names[n->count++].node = node;
}

static void disk_grow(struct disk *d, struct disk_node *n, uint64_t length)
{
    uint8_t *bytes;
    if (length <= n->length) {
        return;
    }
    bytes = arena_alloc(d->mem, (size_t)length);
    memset(bytes, 0, (size_t)length);
    if (n->length > 0) {
        memcpy(bytes, n->bytes, (size_t)n->length);
    }
    n->bytes = bytes;
    n->length = length;
}

void disk_apply(struct disk *d, const struct disk_op *op, bool half)
{
    struct disk_node *n = &d->nodes[op->node];
    uint8_t *bytes;
    switch (op->kind) {
    case DISK_LINK:
        d->nodes[op->target].used = true;
        d->nodes[op->target].folder = op->is_folder;
        disk_name(d, op->node, op->name, op->target);
        break;
    case DISK_UNLINK:
        disk_unname(d, op->node, op->name);
        break;
    case DISK_MOVE:
        disk_unname(d, op->node, op->name);
        disk_name(d, op->node, op->to, op->target);
        break;
    case DISK_WRITE:
        n->used = true;
        disk_grow(d, n, op->at + op->length);
        bytes = arena_alloc(d->mem, (size_t)n->length); /* others may share the old ones */
        memcpy(bytes, n->bytes, (size_t)n->length);
        memcpy(bytes + op->at, op->bytes, (size_t)(half ? op->length / 2 : op->length));
        n->bytes = bytes;
        break;
    case DISK_LENGTH:
        n->used = true;
        disk_grow(d, n, op->length);
        break;
    case DISK_SYNC:
        break;
    }
}

static void disk_do(struct disk *d, const struct disk_op *op)
{
    disk_apply(d, op, false);
    disk_must(d->op_count < DISK_OPS);
    d->ops[d->op_count++] = *op;
}

/* --- the seam --------------------------------------------------------------------------------- */

/* Whether this call is to fail; errno is then set. */
static bool disk_fails(struct disk *d)
{
    d->calls++;
    if (d->fail_at > 0 && (d->calls == d->fail_at || (d->fail_on && d->calls > d->fail_at))) {
        errno = d->fail_errno;
        return true;
    }
    return false;
}

static int disk_handle(struct disk *d, int node)
{
    int i;
    for (i = 0; i < 16 && d->open_nodes[i] >= 0; i++) {
    }
    disk_must(i < 16);
    d->open_nodes[i] = node;
    d->open_at[i] = 0;
    return i;
}

static int disk_create(void *self, const char *path)
{
    struct disk *d = self;
    struct disk_op op = {.kind = DISK_LINK};
    if (disk_fails(d)) {
        return -1;
    }
    op.node = disk_walk(d, path, op.name);
    if (op.node < 0 || disk_in(d, op.node, op.name) >= 0) {
        errno = op.node < 0 ? ENOENT : EEXIST;
        return -1;
    }
    op.target = disk_new(d, false);
    disk_do(d, &op);
    return disk_handle(d, op.target);
}

static int disk_open(void *self, const char *path)
{
    struct disk *d = self;
    int node;
    if (disk_fails(d)) {
        return -1;
    }
    node = disk_find(d, path);
    if (node < 0 || d->nodes[node].folder) {
        errno = node < 0 ? ENOENT : EINVAL;
        return -1;
    }
    return disk_handle(d, node);
}

static ssize_t disk_read(void *self, int fd, void *bytes, size_t length)
{
    struct disk *d = self;
    const struct disk_node *n = &d->nodes[d->open_nodes[fd]];
    uint64_t left = n->length - d->open_at[fd];
    if (disk_fails(d)) {
        return -1;
    }
    length = length < left ? length : (size_t)left;
    if (d->fail_shorts && length > 700) {
        length = 700;
    }
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
    if (disk_fails(d)) {
        return -1;
    }
    if (d->fail_shorts && length > 900) {
        length = 900;
    }
    while (done < length) {
        size_t n = length - done < DISK_BLOCK ? length - done : DISK_BLOCK;
        uint8_t *copy = arena_alloc(d->mem, n);
        struct disk_op op = {.kind = DISK_WRITE, .node = d->open_nodes[fd], .length = n};
        memcpy(copy, (const uint8_t *)bytes + done, n);
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
    if (disk_fails(d)) {
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

static int disk_synced(struct disk *d, int node)
{
    struct disk_op op = {.kind = DISK_SYNC, .node = node};
    if (d->sync_failed) {
        d->synced_again = true;
    }
    if (disk_fails(d)) {
        d->sync_failed = true;
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
    return disk_synced(d, d->open_nodes[fd]);
}

static int disk_close(void *self, int fd)
{
    struct disk *d = self;
    d->open_nodes[fd] = -1; /* closed even when it says no */
    return disk_fails(d) ? -1 : 0;
}

static int disk_sync_folder(void *self, const char *path)
{
    struct disk *d = self;
    int node = disk_find(d, path);
    if (node < 0) {
        errno = ENOENT;
        return -1;
    }
    return disk_synced(d, node);
}

static int disk_make_folder(void *self, const char *path)
{
    struct disk *d = self;
    struct disk_op op = {.kind = DISK_LINK, .is_folder = true};
    if (disk_fails(d)) {
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
    if (disk_fails(d)) {
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
    if (disk_fails(d)) {
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
    if (disk_fails(d)) {
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
    if (disk_fails(d)) {
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
    if (disk_fails(d)) {
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

int disk_put(struct disk *d, const char *path, const void *bytes, size_t length)
{
    int fd = disk_create(d, path);
    if (fd < 0 || disk_write(d, fd, bytes, length) != (ssize_t)length) {
        return -1;
    }
    return disk_close(d, fd);
}
