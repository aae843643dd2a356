/* Whether a file whose signature is right is a pack that a kiosk can show: every rule of the
 * format, each with a code of its own, in a process that can do nothing else.
 *
 * A signature tells who made a file, not that it is well made, and a key can be stolen. So the
 * staged copy is judged here, in a sandboxed child, before the kiosk ever opens it. Rules and their
 * codes ("K23"): pack/rules.h. */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "sign/label.h"

#include <stdbool.h>

#define CHECK_MEMORY (UINT64_C(512) << 20)
#define CHECK_CPU_S 100
#define CHECK_WALL_S 120
/* Every picture is decoded, so an honest pack needs time by its size: a second more for each MiB,
 * which is several times what a slow kiosk needs. */
#define CHECK_MORE_S 4096

/* In this process: raw header, hardened open, schema, quick_check, foreign keys, counts, languages,
 * licences, digests, media headers and a trial decoding of every picture, the search index. `label`
 * NULL: any id and number. On false err->text begins with the code of the rule: "K23 ...". */
bool check_pack(const char *path, const struct label *label, struct err *err);

/* The same in a child of its own, which is this very program called with CHECK_WORD as its first
 * argument: main must pass that to check_child at once. A child that dies, hangs or talks nonsense
 * is a refusal ("K01"). ERR_IO: no child could be made, or the file cannot be read. */
#define CHECK_WORD "--check-pack"
bool check_alone(const char *path, const struct label *label, struct err *err);
int check_child(int argc,
                char **argv); /* does not return: the process has nothing to come home to */

/* With other limits than the product's, or by one who may lose interest. */
struct check_limits {
    uint64_t memory_bytes; /* of address space; 0: none. Builds with sanitizers always have none */
    int cpu_s, wall_s;
    /* Asked whenever a signal comes in between; true: the child is ended, ERR_BUSY. NULL: nobody
     * wants to stop it. */
    bool (*stopped)(void *self);
    void *self;
};
struct check_limits check_limits_for(const char *path); /* those of check_alone for this file */
bool check_alone_within(const char *path, const struct label *label,
                        const struct check_limits *limits, struct err *err);

#endif
