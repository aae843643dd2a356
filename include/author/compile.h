/* The author's desk: sources → checked model → sealed pack. Used by jstm-pack and by tests. */
#ifndef AUTHOR_COMPILE_H
#define AUTHOR_COMPILE_H

#include "base/diag.h"
#include "base/err.h"

#include <stdint.h>

struct author_options {
    const char *source;  /* content folder */
    const char *output;  /* pack file; NULL only checks */
    int64_t created_s;   /* SOURCE_DATE_EPOCH, or 0 */
    uint32_t seq;        /* instead of the number in pack.ini; 0: that one */
    const char *cache;   /* folder where finished pictures wait for the next build; NULL: none */
    const char *builder; /* name and version of the program; NULL is "jstm-pack" */
    /* Called now and then while pictures are made: so many of all are done. NULL: nobody waits. */
    void (*progress)(void *self, size_t done, size_t all);
    void *progress_self;
    bool draft; /* for a look at it: the same bytes, but neither read back nor synced */
};

/* All problems go to `d`. Writes the pack beside its name and renames it into place; on any error
 * the old output stays as it was. false when there were errors (in `d`) or the disk said no (in
 * `err`). */
bool author_build(const struct author_options *options, struct diag *d, struct err *err);

/* Takes pictures that builds have not wanted for longest out of a cache, until the rest has at most
 * so many bytes. */
void author_prune_cache(const char *folder, int64_t most_bytes);

/* How many of the entries are marked `to confirm` in their table: each is a note in `d`, for staff.
 */
size_t author_unconfirmed(const struct diag *d);

#endif
