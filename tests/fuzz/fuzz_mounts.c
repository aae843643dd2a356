/* Any bytes as /proc/self/mountinfo: every row that is read is whole, and there are never more than
 * asked for. */
#include "fuzz.h"

#include "platform/mounts.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena mem = {0};
    struct mount rows[MOUNTS_MOST];
    size_t count = mounts_parse((const char *)bytes, length, &mem, rows, MOUNTS_MOST), i;
    if (count > MOUNTS_MOST) {
        abort();
    }
    for (i = 0; i < count; i++) {
        if (rows[i].place[0] != '/' || !rows[i].type[0] || strlen(rows[i].source) > length) {
            abort();
        }
    }
    arena_finish(&mem);
    return 0;
}
