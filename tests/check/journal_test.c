/* Files planted beside a pack: a journal that would turn it back into another one, a write-ahead
 * log, and what else SQLite would look for.
 *
 * The journal is a real one. A copy of the good pack is changed, then half changed back, and while
 * that is going on file and journal are copied: the file is the good pack again to its last row,
 * and the journal would bring the changed rows back. The control shows that SQLite does so when it
 * is not told that the file cannot change. */
#include "hostile.h"

#include <sqlite3.h>

#define QUESTION "SELECT body FROM text WHERE entry = 1 AND lang = 'zh' AND field = 'invite'"

static bool copy_file(const char *from, const char *to)
{
    struct buf bytes = {0};
    struct err err;
    bool ok = buf_read_file(&bytes, from, HOSTILE_MOST, &err) && buf_write_file(&bytes, to, &err);
    buf_finish(&bytes);
    return hostile_said(ok, &err);
}

static void answer_of(sqlite3 *db, char out[200])
{
    sqlite3_stmt *s = NULL;
    snprintf(out, 200, "%s", "nothing");
    if (sqlite3_prepare_v2(db, QUESTION, -1, &s, NULL) == SQLITE_OK &&
        sqlite3_step(s) == SQLITE_ROW) {
        snprintf(out, 200, "%s", (const char *)sqlite3_column_text(s, 0));
    }
    sqlite3_finalize(s);
}

/* The pack at `path` becomes one with a hot journal; what its row says is in `good`. */
static bool plant(const char *path, const char *journal, char good[200])
{
    const char *work = test_scratch("journal/work.db");
    const char *work_journal = test_scratch("journal/work.db-journal");
    char sql[400];
    sqlite3 *db = NULL;
    bool ok = copy_file(path, work) && sqlite3_open(work, &db) == SQLITE_OK;
    if (ok) {
        answer_of(db, good);
        snprintf(sql, sizeof sql,
                 "UPDATE text SET body = '%s' WHERE entry = 1 AND lang = 'zh' AND field = 'invite'",
                 good);
        ok = sqlite3_exec(db,
                          "UPDATE text SET body = '坏' WHERE entry = 1 AND lang = 'zh' AND field ="
                          " 'invite'",
                          NULL, NULL, NULL) == SQLITE_OK &&
             sqlite3_exec(db, "BEGIN", NULL, NULL, NULL) == SQLITE_OK &&
             sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK &&
             sqlite3_db_cacheflush(db) == SQLITE_OK && copy_file(work, path) &&
             copy_file(work_journal, journal);
    }
    sqlite3_close(db);
    return ok;
}

static void a_hot_journal_is_not_played(void)
{
    const char *path = hostile_copy("journal"),
               *journal = test_scratch("journal/pack.kpack-journal");
    const char *control = test_scratch("journal/control.db");
    const char *control_journal = test_scratch("journal/control.db-journal");
    char good[200], is[200];
    struct db_statement *s;
    struct db *sealed = NULL;
    struct arena mem = {0};
    struct err err;
    sqlite3 *db = NULL;
    bool row;
    CHECK(path && plant(path, journal, good));
    CHECK(copy_file(path, control) && copy_file(journal, control_journal));

    CHECK(sqlite3_open_v2(control, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK);
    answer_of(db, is);
    sqlite3_close(db);
    CHECK_TEXT(is, "坏"); /* without immutable the journal wins */

    CHECK_INT(hostile_judge(path, NULL, &err), RULE_NONE);
    CHECK(access(journal, F_OK) == 0); /* and nobody has touched it */
    CHECK(db_open_sealed(path, &sealed, &err) && db_prepare(sealed, QUESTION, &s, &err) &&
          db_step(s, &row, &err) && row);
    CHECK_TEXT(db_text(s, 0, &mem), good);
    arena_finish(&mem);
    db_close(sealed);
}

static void nothing_beside_is_looked_at(void)
{
    static const char *const names[] = {"journal/pack.kpack-wal", "journal/pack.kpack-shm",
                                        "journal/pack.kpack-mj00000000"};
    const char *path = hostile_copy("journal");
    struct buf rubbish = {0};
    struct err err;
    size_t i;
    CHECK(path);
    unlink(test_scratch("journal/pack.kpack-journal"));
    for (i = 0; i < 100000; i++) {
        buf_add_byte(&rubbish, (char)(i * 31 + i / 256));
    }
    for (i = 0; i < sizeof names / sizeof *names; i++) {
        CHECK(buf_write_file(&rubbish, test_scratch(names[i]), &err));
    }
    CHECK_INT(hostile_judge(path, NULL, &err), RULE_NONE);
    for (i = 0; i < sizeof names / sizeof *names; i++) {
        unlink(test_scratch(names[i]));
    }
    buf_finish(&rubbish);
}

int main(int argc, char **argv)
{
    HOSTILE_CHILD(argc, argv);
    TEST_BEGIN(argc, argv);
    RUN(a_hot_journal_is_not_played);
    RUN(nothing_beside_is_looked_at);
    return TEST_END();
}
