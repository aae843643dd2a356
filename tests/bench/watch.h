/* How long the statements of this thread take: kiosk-bench is linked with db_prepare, db_step,
 * db_text, db_blob and decode_picture wrapped (--wrap of the linker), so that nothing in the
 * program has to know that it is watched. */
#ifndef TESTS_BENCH_WATCH_H
#define TESTS_BENCH_WATCH_H

#include <stddef.h>
#include <stdint.h>

#define WATCH_SQL 160
#define WATCH_MOST 64

struct watch_query {
    char sql[WATCH_SQL]; /* its beginning */
    int64_t longest_ns;  /* from its preparation to its last row */
};

struct watch { /* of everything since watch_start */
    struct watch_query queries[WATCH_MOST];
    size_t count;
    int64_t all_ns; /* all statements */
    int statements;
    int decodes; /* pictures decoded by this thread */
};

void watch_start(void);               /* by the thread that is to be watched */
const struct watch *watch_stop(void); /* valid until the next watch_start */

#endif
