/* The large packs that parts of kiosk-bench work on, written into the current folder when they are
 * first asked for. They stay while the bench runs, because it starts other programs that read them.
 */
#ifndef TESTS_BENCH_PACKS_H
#define TESTS_BENCH_PACKS_H

#include "base/err.h"

#include <stdbool.h>

enum bench_pack {
    BENCH_ENTRIES, /* 400 events of the last 150 years, 40 pictures: the peer's screen */
    BENCH_MANY,    /* 500 events, 2,000 units, 300 people, 200 works */
    BENCH_CROWD,   /* 5,000 events */
    BENCH_PAGES,   /* 20,000 pages */
    BENCH_TEXTS,   /* 100,000 texts in the search index */
    BENCH_PACK_COUNT
};

/* Its path; NULL: it could not be written. */
const char *bench_pack(enum bench_pack which, struct err *err);
void bench_packs_remove(void);

#endif
