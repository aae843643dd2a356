/* Any bytes as pack.ini. */
#include "fuzz.h"

#include "base/ini.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct ini ini;
    struct arena mem = {0};
    struct diag d = {0};
    struct buf said = {0};
    size_t i, j;
    ini_parse(&ini, "fuzz.ini", (const char *)bytes, length, &mem, &d);
    for (i = 0; i < ini.count; i++) {
        struct ini_section *s = &ini.sections[i];
        for (j = 0; j < s->count; j++) {
            if (!ini_get(s, s->pairs[j].key)) {
                abort();
            }
        }
    }
    diag_sort(&d);
    diag_print(&d, &said);
    buf_finish(&said);
    diag_finish(&d);
    arena_finish(&mem);
    return 0;
}
