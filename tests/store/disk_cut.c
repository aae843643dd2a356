/* Power cuts: which changes are certain at a moment, and the disk with any choice of the others. */
#include "disk.h"

#include "base/hash.h"

#include <string.h>

/* Whether the change `op` is made certain by the sync `sync`. */
static bool disk_covered(const struct disk_op *op, const struct disk_op *sync)
{
    return sync->kind == DISK_SYNC && sync->node == op->node;
}

int disk_uncertain(const struct disk *d, int count, int *which, int most)
{
    int i, j, n = 0;
    for (i = 0; i < count; i++) {
        if (d->ops[i].kind == DISK_SYNC) {
            continue;
        }
        for (j = i + 1; j < count && !disk_covered(&d->ops[i], &d->ops[j]); j++) {
        }
        if (j == count) {
            disk_must(n < most);
            which[n++] = i;
        }
    }
    return n;
}

void disk_after_cut(struct disk *out, const struct disk *base, const struct disk *d, int count,
                    const int *which, const uint8_t *fate, int uncertain)
{
    int i, at = 0;
    *out = *base;
    out->op_count = out->calls = 0;
    memset(out->open_nodes, -1, sizeof out->open_nodes);
    for (i = 0; i < count; i++) {
        bool mine = at < uncertain && which[at] == i;
        int what = mine ? fate[at++] : 1;
        if (what > 0) {
            disk_apply(out, &d->ops[i], what == 2);
        }
    }
}

static uint64_t disk_hash_node(const struct disk *d, int node)
{
    const struct disk_node *n = &d->nodes[node];
    uint64_t h = HASH_START, sum = 0;
    int i;
    if (!n->folder) {
        return hash_bytes(hash_u64(h, n->length), n->bytes ? n->bytes : (const uint8_t *)"",
                          (size_t)n->length);
    }
    for (i = 0; i < n->count; i++) { /* in any order */
        sum +=
            hash_u64(hash_text(HASH_START, n->names[i].name), disk_hash_node(d, n->names[i].node));
    }
    return hash_u64(h, sum);
}

uint64_t disk_hash(const struct disk *d)
{
    return disk_hash_node(d, 0);
}
