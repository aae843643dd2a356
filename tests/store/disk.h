/* A disk that forgets: a small file system in memory behind the store's seam. It writes down every
 * change, and can be set up again as a power cut would have left it after any of them: what was
 * synced is certain, everything else is there, lost or torn in any combination.
 *
 * The rules, weaker than any journalling file system: a sync of a file makes its bytes and length
 * certain, a sync of a folder the names in it; nothing else is ordered. A rename carries what it
 * names, also when the name it had before was never written. */
#ifndef TESTS_STORE_DISK_H
#define TESTS_STORE_DISK_H

#include "base/arena.h"
#include "store/ops.h"

#include <stdbool.h>

#define DISK_NODES 56
#define DISK_NAMES 14
#define DISK_BLOCK 2048
#define DISK_OPS 160

struct disk_node {
    bool folder, used;
    uint8_t *bytes; /* of a file; in the arena, never changed in place once shared */
    uint64_t length;
    struct disk_name {
        char name[80];
        int node;
    } names[DISK_NAMES];
    int count;
};

enum disk_kind { DISK_LINK, DISK_UNLINK, DISK_MOVE, DISK_WRITE, DISK_LENGTH, DISK_SYNC };

struct disk_op {
    enum disk_kind kind;
    int node;   /* of the folder, or of the file */
    int target; /* linked or moved */
    char name[80], to[80];
    const uint8_t *bytes; /* written: one block at most */
    uint64_t at, length;
    bool is_folder; /* linked: a folder */
};

struct disk {
    struct arena *mem; /* of bytes */
    struct disk_node nodes[DISK_NODES];
    struct disk_op ops[DISK_OPS];
    int op_count;
    int open_nodes[16];
    uint64_t open_at[16];
    uint64_t free_bytes;
    /* errors to give: at the `fail_at`th call (counted from 1), once or from then on */
    int calls, fail_at, fail_errno;
    bool fail_on, fail_shorts;
    bool sync_failed, synced_again; /* a sync after a failed one */
    int mutant; /* -1: none; else calls of this kind do nothing and say yes: enum disk_mutant */
};

enum disk_mutant {
    MUTANT_SYNC_FILE,
    MUTANT_SYNC_WORK,
    MUTANT_SYNC_PACKS,
    MUTANT_SYNC_STATE,
    MUTANT_SYNC_ROOT,
    MUTANT_COUNT
};

void disk_begin(struct disk *d, struct arena *mem);
struct store_ops disk_ops(struct disk *d);

/* One change, as it would reach the disk; `half`: only the first half of a block. */
void disk_apply(struct disk *d, const struct disk_op *op, bool half);
void disk_must(bool fine); /* limits of the model, also where assert is compiled away */

/* Forgets what was written down: what is there now is certain. */
void disk_settle(struct disk *d);

/* What can be left of the first `count` changes. *choices: how many of them are uncertain. */
int disk_uncertain(const struct disk *d, int count, int *which, int most);
/* Sets up `out` from `base` with the first `count` changes of `d`; fate[i] is that of the i-th
 * uncertain one: 0 lost, 1 there, 2 torn (of a block: its first half). */
void disk_after_cut(struct disk *out, const struct disk *base, const struct disk *d, int count,
                    const int *which, const uint8_t *fate, int uncertain);

uint64_t disk_hash(const struct disk *d); /* of names and bytes */
int disk_put(struct disk *d, const char *path, const void *bytes, size_t length); /* a file */
int disk_find(const struct disk *d, const char *path); /* its node, or -1 */

#endif
