/* The forgetting disk: nodes, names, and the list of what was changed. */
#include "disk.h"

#include <stddef.h>
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
    d->nodes[0].folder = true;
    d->node_count = 1;
    d->free_bytes = UINT64_C(1) << 40;
    d->mutant = -1;
    memset(d->open_nodes, -1, sizeof d->open_nodes);
}

void disk_settle(struct disk *d)
{
    d->op_count = 0;
    d->calls = 0;
}

void disk_copy(struct disk *to, const struct disk *from)
{
    const size_t head = offsetof(struct disk, nodes);
    memcpy(to, from, head);
    memcpy(to->nodes, from->nodes, (size_t)from->node_count * sizeof *from->nodes);
    memcpy(to->ops, from->ops, (size_t)from->op_count * sizeof *from->ops);
}

/* --- names ------------------------------------------------------------------------------------ */

int disk_in(const struct disk *d, int folder, const char *name)
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
int disk_walk(const struct disk *d, const char *path, char last[80])
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
    if (folder == 0 && !last[0]) {
        return 0;
    }
    return at < 0 ? -1 : d->nodes[folder].names[at].node;
}

/* The node of this number, empty when it is new here: after a cut some numbers have no name. */
static struct disk_node *disk_node(struct disk *d, int node)
{
    disk_must(node < DISK_NODES);
    for (; d->node_count <= node; d->node_count++) {
        memset(&d->nodes[d->node_count], 0, sizeof *d->nodes);
    }
    return &d->nodes[node];
}

int disk_new(struct disk *d, bool folder)
{
    int i = d->node_count;
    disk_node(d, i)->folder = folder;
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

void disk_apply(struct disk *d, const struct disk_op *op, enum disk_fate fate)
{
    struct disk_node *n = disk_node(d, op->node);
    size_t half = (size_t)(op->length / 2), from, length;
    uint8_t *bytes;
    if (op->kind == DISK_LINK || op->kind == DISK_MOVE) {
        disk_node(d, op->target)->folder = op->is_folder;
    }
    n->hashed = false;
    switch (op->kind) {
    case DISK_LINK:
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
        disk_grow(d, n, op->at + op->length);
        bytes = arena_alloc(d->mem, (size_t)n->length); /* others may share the old ones */
        memcpy(bytes, n->bytes, (size_t)n->length);
        from = fate == FATE_LAST ? half : 0;
        length = fate == FATE_FIRST ? half : fate == FATE_ZERO ? 0 : (size_t)op->length - from;
        memcpy(bytes + op->at + from, op->bytes + from, length);
        n->bytes = bytes;
        break;
    case DISK_LENGTH:
        disk_grow(d, n, op->length);
        break;
    case DISK_SYNC:
        break;
    }
}

void disk_do(struct disk *d, const struct disk_op *op)
{
    disk_apply(d, op, FATE_THERE);
    disk_must(d->op_count < DISK_OPS);
    d->ops[d->op_count++] = *op;
}

int disk_put(struct disk *d, const char *path, const void *bytes, size_t length)
{
    const struct store_ops ops = disk_ops(d);
    int fd = ops.create(d, path);
    if (fd < 0 || ops.write(d, fd, bytes, length) != (ssize_t)length) {
        return -1;
    }
    return ops.close(d, fd);
}
