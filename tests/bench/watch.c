/* See watch.h. A statement's time is what SQLite takes for it: preparing, all its steps, and the
 * reading of long values; the clock is the monotonic one, because asking for processor time at each
 * of five thousand rows would cost more than the rows. */
#include "watch.h"

#include "db/db.h"
#include "sdl/decode.h"

#include <pthread.h>
#include <string.h>
#include <time.h>

struct watch_statement {
    const struct db_statement *statement;
    int64_t ns; /* since it was prepared */
};

static struct {
    bool on;
    pthread_t thread;
    struct watch seen;
    struct watch_statement now[WATCH_MOST]; /* one for each of seen.queries */
} watched;

static bool watch_mine(void)
{
    return watched.on && pthread_equal(watched.thread, pthread_self());
}

static int64_t watch_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void watch_add(const struct db_statement *s, int64_t ns)
{
    for (size_t i = 0; i < watched.seen.count; i++) {
        struct watch_statement *now = &watched.now[i];
        struct watch_query *q = &watched.seen.queries[i];
        if (now->statement == s) {
            now->ns += ns;
            watched.seen.all_ns += ns;
            q->longest_ns = now->ns > q->longest_ns ? now->ns : q->longest_ns;
            return;
        }
    }
}

static void watch_prepared(const struct db_statement *s, const char *sql, int64_t ns)
{
    size_t i = 0;
    while (i < watched.seen.count && watched.now[i].statement != s) {
        i++;
    }
    if (i == WATCH_MOST) {
        return;
    }
    if (i == watched.seen.count) {
        watched.seen.count++;
        watched.now[i].statement = s;
        strncpy(watched.seen.queries[i].sql, sql, WATCH_SQL - 1);
    }
    watched.now[i].ns = 0;
    watched.seen.statements++;
    watch_add(s, ns);
}

void watch_start(void)
{
    memset(&watched, 0, sizeof watched);
    watched.thread = pthread_self();
    watched.on = true;
}

const struct watch *watch_stop(void)
{
    watched.on = false;
    return &watched.seen;
}

/* --- the wrapped ones ------------------------------------------------------------------------- */

bool __real_db_prepare(struct db *db, const char *sql, struct db_statement **out, struct err *err);
bool __wrap_db_prepare(struct db *db, const char *sql, struct db_statement **out, struct err *err);
bool __real_db_step(struct db_statement *s, bool *row, struct err *err);
bool __wrap_db_step(struct db_statement *s, bool *row, struct err *err);
const char *__real_db_text(struct db_statement *s, int column, struct arena *mem);
const char *__wrap_db_text(struct db_statement *s, int column, struct arena *mem);
const void *__real_db_blob(struct db_statement *s, int column, size_t *length);
const void *__wrap_db_blob(struct db_statement *s, int column, size_t *length);
bool __real_decode_picture(const void *bytes, size_t length, const struct decode_view *view,
                           uint32_t **pixels, bool *opaque, struct err *err);
bool __wrap_decode_picture(const void *bytes, size_t length, const struct decode_view *view,
                           uint32_t **pixels, bool *opaque, struct err *err);

bool __wrap_db_prepare(struct db *db, const char *sql, struct db_statement **out, struct err *err)
{
    int64_t start = watch_now();
    bool ok = __real_db_prepare(db, sql, out, err);
    if (ok && watch_mine()) {
        watch_prepared(*out, sql, watch_now() - start);
    }
    return ok;
}

bool __wrap_db_step(struct db_statement *s, bool *row, struct err *err)
{
    int64_t start = watch_now();
    bool ok = __real_db_step(s, row, err);
    if (watch_mine()) {
        watch_add(s, watch_now() - start);
    }
    return ok;
}

const char *__wrap_db_text(struct db_statement *s, int column, struct arena *mem)
{
    int64_t start = watch_now();
    const char *text = __real_db_text(s, column, mem);
    if (watch_mine()) {
        watch_add(s, watch_now() - start);
    }
    return text;
}

const void *__wrap_db_blob(struct db_statement *s, int column, size_t *length)
{
    int64_t start = watch_now();
    const void *bytes = __real_db_blob(s, column, length);
    if (watch_mine()) {
        watch_add(s, watch_now() - start);
    }
    return bytes;
}

bool __wrap_decode_picture(const void *bytes, size_t length, const struct decode_view *view,
                           uint32_t **pixels, bool *opaque, struct err *err)
{
    if (watch_mine()) {
        watched.seen.decodes++;
    }
    return __real_decode_picture(bytes, length, view, pixels, opaque, err);
}
