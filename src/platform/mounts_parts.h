/* The table of mounts as it is read, shared by its reader and its watcher. */
#ifndef PLATFORM_MOUNTS_PARTS_H
#define PLATFORM_MOUNTS_PARTS_H

#include "platform/mounts.h"

struct mounts_row {
    struct mount mount;
    uint64_t id; /* of this mounting: another one each time */
};

size_t mounts_rows(const char *text, size_t length, struct arena *mem, struct mounts_row *out,
                   size_t most);
/* Whether staff could have plugged it in: at or below one of the roots, from a device. */
bool mounts_is_stick(const struct mount *m, const char *const *roots, size_t count);

#endif
