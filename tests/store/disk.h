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

#define DISK_NODES 96
#define DISK_NAMES 14
#define DISK_BLOCK 512 /* what a disk writes as a whole, if it is a good one */
#define DISK_OPS 2400
#define DISK_HANDLES 16

struct disk_node {
    bool folder, hashed;
    uint8_t *bytes;        /* of a file; in the arena, never changed in place once shared */
    uint64_t length, hash; /* of a file, when `hashed` */
    struct disk_name {
        char name[80];
        int node;
    } names[DISK_NAMES];
    int count;
};

/* What a power cut makes of a change that was not synced. A name is there or lost; a block may also
 * be half there, either half, or zeros where the length arrived and the bytes did not. */
enum disk_fate { FATE_LOST, FATE_THERE, FATE_FIRST, FATE_LAST, FATE_ZERO, FATES };

enum disk_kind { DISK_LINK, DISK_UNLINK, DISK_MOVE, DISK_WRITE, DISK_LENGTH, DISK_SYNC };

struct disk_op {
    enum disk_kind kind;
    int node;   /* of the folder, or of the file */
    int target; /* linked or moved */
    char name[80], to[80];
    const uint8_t *bytes; /* written: one block at most */
    uint64_t at, length;
    bool is_folder; /* linked or moved: a folder */
};

struct disk {
    struct arena *mem; /* of bytes */
    int op_count, node_count;
    int open_nodes[DISK_HANDLES]; /* -1: none */
    uint64_t open_at[DISK_HANDLES];
    bool open_locks[DISK_HANDLES];
    char open_paths[DISK_HANDLES][80];
    uint64_t free_bytes;
    /* errors to give: at the `fail_at`th call (counted from 1), once or from then on */
    int calls, fail_at, fail_errno;
    bool fail_on, fail_shorts;
    int short_at, short_bytes; /* at this call a read or write does so much only; 0: an end */
    char failed[100];          /* which call failed first: "sync /s/state.tmp" */
    int wrong_at;              /* at this write, counted from 1, one byte becomes another */
    int writes;
    char bad_path[100];             /* this file cannot be read: EIO */
    bool sync_failed, synced_again; /* a sync of what could not be synced before */
    int sync_failed_on;
    int mutant; /* -1: none; else calls of this kind do nothing and say yes: enum disk_mutant */
    /* last, because only what is used of them is copied */
    struct disk_node nodes[DISK_NODES];
    struct disk_op ops[DISK_OPS];
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

/* One change, as it would reach the disk. */
void disk_apply(struct disk *d, const struct disk_op *op, enum disk_fate fate);
void disk_do(struct disk *d, const struct disk_op *op); /* and written down */
void disk_must(bool fine); /* limits of the model, also where assert is compiled away */
void disk_copy(struct disk *to, const struct disk *from);

/* Forgets what was written down: what is there now is certain. */
void disk_settle(struct disk *d);

/* Which of the first `count` changes are uncertain: their numbers, those of names first. */
int disk_uncertain(const struct disk *d, int count, int *which, int most, int *names);
/* Sets up `out` from `base` with the first `count` changes of `d`; fate[i] is that of change i. */
void disk_after_cut(struct disk *out, const struct disk *base, const struct disk *d, int count,
                    const uint8_t *fate);
/* Forgets what was written down, what has no name, and who has it open. */
void disk_compact(struct disk *d);
/* Whether a node has a name, by way of the root. */
void disk_reached(const struct disk *d, bool out[DISK_NODES]);

uint64_t disk_hash(struct disk *d);         /* of names and bytes */
uint64_t disk_hash_settled(struct disk *d); /* the same, but for what is called .something */
int disk_put(struct disk *d, const char *path, const void *bytes, size_t length); /* a file */
int disk_find(const struct disk *d, const char *path); /* its node, or -1 */
int disk_new(struct disk *d, bool folder);
/* The folder of a path and the last word of it; -1: a folder on the way is not there. */
int disk_walk(const struct disk *d, const char *path, char last[80]);
int disk_in(const struct disk *d, int folder, const char *name); /* which of its names, or -1 */

#endif
