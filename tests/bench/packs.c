/* See packs.h. Each is one line of the table; the packer's own writer makes them. */
#include "packs.h"

#include "bigpack.h"

#include <unistd.h>

static const struct bigpack packs[BENCH_PACK_COUNT] = {
    [BENCH_ENTRIES] = {.path = "kiosk-bench-entries.kpack",
                       .events = 400,
                       .pictures = 40,
                       .recent = true,
                       .languages = 1,
                       .seed = 1},
    [BENCH_MANY] = {.path = "kiosk-bench-many.kpack",
                    .events = 500,
                    .units = 2000,
                    .people = 300,
                    .works = 200,
                    .pictures = 40,
                    .recent = true,
                    .languages = 3,
                    .seed = 1},
    [BENCH_CROWD] = {.path = "kiosk-bench-crowd.kpack",
                     .events = 5000,
                     .pictures = 40,
                     .recent = true,
                     .languages = 3,
                     .seed = 1},
    [BENCH_PAGES] = {.path = "kiosk-bench-pages.kpack", .pages = 20000, .languages = 3, .seed = 1},
    [BENCH_TEXTS] = {.path = "kiosk-bench-texts.kpack", /* 50,000 places in two languages */
                     .events = 5000,
                     .pages = 45000,
                     .languages = 2,
                     .seed = 10},
};

const char *bench_pack(enum bench_pack which, struct err *err)
{
    const struct bigpack *p = &packs[which];
    return access(p->path, R_OK) == 0 || bigpack_write(p, err) ? p->path : NULL;
}

void bench_packs_remove(void)
{
    for (int i = 0; i < BENCH_PACK_COUNT; i++) {
        unlink(packs[i].path);
    }
}
