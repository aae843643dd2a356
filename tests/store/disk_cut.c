/* Power cuts: which changes are certain at a moment, and the disk with any choice of the others. */
#include "disk.h"

#include "base/hash.h"

#include <string.h>

static bool disk_is_name(const struct disk_op *op)
{
    return op->kind == DISK_LINK || op->kind == DISK_UNLINK || op->kind == DISK_MOVE;
}

static bool disk_certain(const struct disk *d, int op, int count)
{
    int i;
    for (i = op + 1; i < count; i++) {
        if (d->ops[i].kind == DISK_SYNC && d->ops[i].node == d->ops[op].node) {
            return true;
        }
    }
    return false;
}

int disk_uncertain(const struct disk *d, int count, int *which, int most, int *names)
{
    int i, n = 0, name;
    *names = 0;
    for (name = 1; name >= 0; name--) {
        for (i = 0; i < count; i++) {
            if (d->ops[i].kind != DISK_SYNC && disk_is_name(&d->ops[i]) == (name != 0) &&
                !disk_certain(d, i, count)) {
                disk_must(n < most);
                which[n++] = i;
                *names += name;
            }
        }
    }
    return n;
}

void disk_after_cut(struct disk *out, const struct disk *base, const struct disk *d, int count,
                    const uint8_t *fate)
{
    int i;
    disk_copy(out, base);
    out->op_count = out->calls = 0;
    memset(out->open_nodes, -1, sizeof out->open_nodes);
    memset(out->open_locks, 0, sizeof out->open_locks);
    for (i = 0; i < count; i++) {
        if (fate[i] != FATE_LOST) {
            disk_apply(out, &d->ops[i], fate[i]);
        }
    }
}

static void disk_reach(const struct disk *d, int node, bool out[DISK_NODES])
{
    int i;
    out[node] = true;
    for (i = 0; i < d->nodes[node].count; i++) {
        disk_reach(d, d->nodes[node].names[i].node, out);
    }
}

void disk_reached(const struct disk *d, bool out[DISK_NODES])
{
    memset(out, 0, DISK_NODES * sizeof *out);
    disk_reach(d, 0, out);
}

void disk_compact(struct disk *d)
{
    bool reached[DISK_NODES];
    int map[DISK_NODES], count = 0, i, j;
    disk_reached(d, reached);
    for (i = 0; i < d->node_count; i++) {
        map[i] = reached[i] ? count++ : -1;
    }
    for (i = 0; i < d->node_count; i++) {
        struct disk_node *n = &d->nodes[i];
        for (j = 0; reached[i] && j < n->count; j++) {
            n->names[j].node = map[n->names[j].node];
        }
        if (reached[i] && map[i] != i) {
            d->nodes[map[i]] = *n;
        }
    }
    d->node_count = count;
    disk_settle(d);
    memset(d->open_nodes, -1, sizeof d->open_nodes);
}

static uint64_t disk_hash_node(struct disk *d, int node, bool all)
{
    struct disk_node *n = &d->nodes[node];
    uint64_t sum = 0;
    int i;
    if (!n->folder) {
        if (!n->hashed) {
            n->hash = hash_bytes(hash_u64(HASH_START, n->length),
                                 n->bytes ? n->bytes : (const uint8_t *)"", (size_t)n->length);
            n->hashed = true;
        }
        return n->hash;
    }
    for (i = 0; i < n->count; i++) { /* in any order */
        if (all || n->names[i].name[0] != '.') {
            sum += hash_u64(hash_text(HASH_START, n->names[i].name),
                            disk_hash_node(d, n->names[i].node, all));
        }
    }
    return hash_u64(HASH_START, sum);
}

uint64_t disk_hash(struct disk *d)
{
    return disk_hash_node(d, 0, true);
}

uint64_t disk_hash_settled(struct disk *d)
{
    return disk_hash_node(d, 0, false);
}
