/* Hashes a copy while it is being written, from what the disk gives back and not from what was
 * handed to it, so that copying and checking a gibibyte take hardly longer than one of the two. */
#ifndef STORE_TRAIL_H
#define STORE_TRAIL_H

#include "parts.h"

struct trail;

/* For a file of `size` bytes that is being written through `fd`. NULL: errno says why. */
struct trail *trail_begin(struct store *s, const char *path, int fd, uint64_t size);
/* So much of it has been written; waits when the trail is far behind. false: errno. */
bool trail_wrote(struct trail *t, uint64_t done);
/* The hash of all that was written, as it is on the disk; asks `progress` while it waits. false:
 * errno; ECANCELED. */
bool trail_hash(struct trail *t, const struct store_progress *progress, uint8_t hash[MINISIGN_HASH],
                char hash16[17]);
void trail_end(struct trail *t); /* at any moment; NULL is fine */

#endif
