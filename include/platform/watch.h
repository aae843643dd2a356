/* Tells when something in a folder has changed and has come to rest again: a save, a copy of many
 * files, a new folder, the folder itself taken away and put back.
 *
 * Where the kernel tells of changes (inotify), it is listened to; where it may not (network shares,
 * file systems it cannot see into) or does not, names, sizes and times are compared each second.
 * Files and folders whose name begins with '.' do not count, nor what is behind a link: a content
 * folder has no use for either.
 *
 * Time comes in from outside; only watch_wait sleeps. */
#ifndef PLATFORM_WATCH_H
#define PLATFORM_WATCH_H

#include "base/err.h"
#include "platform/clock.h"

#include <stdbool.h>
#include <stdint.h>

#define WATCH_QUIET_MS                                                                           \
    150                    /* nothing has changed for so long: the author's program has finished \
                            */
#define WATCH_MOST_MS 3000 /* but whoever never rests is not waited for any longer */
#define WATCH_LOOK_MS 1000 /* between two looks where the kernel does not tell */
#define WATCH_ROOT_MS 2000 /* between two looks whether the folder is still the same one */

struct watch;

struct watch_options {
    const char *folder; /* copied */
    bool look;          /* never listen to the kernel */
};

/* What is there at `now_ms` counts as seen. ERR_NOT_FOUND: there is no such folder. */
bool watch_create(struct watch **out, const struct watch_options *o, int64_t now_ms,
                  struct err *err);
void watch_destroy(struct watch *w);

/* True once per change, when it has come to rest: what is there now counts as seen. */
bool watch_step(struct watch *w, int64_t now_ms);
/* When to step again at the latest; sooner when watch_wait's file descriptor says so. */
int64_t watch_due_ms(const struct watch *w);
bool watch_looks(const struct watch *w); /* it compares, because the kernel does not tell */

/* Sleeps until something has changed and rests (true), or for `timeout_ms` (< 0: without end). */
bool watch_wait(struct watch *w, const struct clock_source *clock, int64_t timeout_ms);

#endif
