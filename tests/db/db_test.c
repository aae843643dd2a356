/* The wrapper: what passes and what does not, on databases made here. */
#include "test.h"

#include "base/buf.h"
#include "db/db.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file with one table, made with SQLite itself so that nothing of ours is assumed. */
static const char *make(const char *name, const char *sql)
{
    const char *path = test_scratch(name);
    sqlite3 *db;
    unlink(path);
    if (sqlite3_open(path, &db) == SQLITE_OK) {
        sqlite3_exec(db, "CREATE TABLE t(a, b); INSERT INTO t VALUES(1, 'eins'), (2, NULL)", NULL,
                     NULL, NULL);
        sqlite3_exec(db, sql, NULL, NULL, NULL);
    }
    sqlite3_close(db);
    return path;
}

static bool answer(struct db *db, const char *sql, int64_t *out, struct err *err)
{
    struct db_statement *s;
    bool row;
    if (!db_prepare(db, sql, &s, err) || !db_step(s, &row, err)) {
        return false;
    }
    *out = row ? db_int(s, 0) : -1;
    return true;
}

static void reads_rows(void)
{
    struct db *db = NULL;
    struct db_statement *s, *again;
    struct arena mem = {0};
    struct err err;
    bool row;
    CHECK(db_open_sealed(make("rows.db", ""), &db, &err));
    CHECK(db_prepare(db, "SELECT a, b FROM t WHERE a >= ?1 ORDER BY a", &s, &err));
    db_bind_int(s, 1, 1);
    CHECK(db_step(s, &row, &err));
    CHECK(row);
    CHECK_INT(db_int(s, 0), 1);
    CHECK_TEXT(db_text(s, 1, &mem), "eins");
    CHECK_INT(db_type(s, 1), DB_TEXT);
    CHECK(db_step(s, &row, &err) && row);
    CHECK(db_is_null(s, 1));
    CHECK(db_text(s, 1, &mem) == NULL);
    CHECK(db_step(s, &row, &err) && !row);
    CHECK(db_prepare(db, "SELECT a, b FROM t WHERE a >= ?1 ORDER BY a", &again, &err));
    CHECK(again == s);
    CHECK(db_step(again, &row, &err) && !row); /* the binding of before is gone */
    db_close(db);
    arena_finish(&mem);
}

static void binds_every_type(void)
{
    struct db *db = NULL;
    struct db_statement *s;
    struct err err;
    const void *bytes;
    size_t length;
    bool row;
    CHECK(db_create_memory(&db, &err));
    CHECK(db_run(db, "CREATE TABLE v(a, b, c, d)", &err));
    CHECK(db_prepare(db, "INSERT INTO v VALUES(?1, ?2, ?3, ?4)", &s, &err));
    db_bind_int(s, 1, INT64_MIN);
    db_bind_text(s, 2, "it's; DROP TABLE v; --");
    db_bind_blob(s, 3, "\0\1", 2);
    db_bind_null(s, 4);
    CHECK(db_step(s, &row, &err) && !row);
    CHECK(db_prepare(db, "SELECT * FROM v", &s, &err));
    CHECK(db_step(s, &row, &err) && row);
    CHECK_INT(db_columns(s), 4);
    CHECK(db_int(s, 0) == INT64_MIN);
    bytes = db_blob(s, 1, &length);
    CHECK_INT(length, 22);
    bytes = db_blob(s, 2, &length);
    CHECK(length == 2 && memcmp(bytes, "\0\1", 2) == 0);
    CHECK_INT(db_type(s, 3), DB_NULL);
    db_close(db);
}

/* Everything but reading is refused, whoever asks. */
static void refuses_all_but_reading(void)
{
    static const char *const statements[] = {
        "INSERT INTO t VALUES(3, 3)",
        "UPDATE t SET a = 3",
        "DELETE FROM t",
        "CREATE TABLE u(a)",
        "CREATE TEMP TABLE u(a)",
        "DROP TABLE t",
        "ATTACH ':memory:' AS x",
        "PRAGMA writable_schema = 1",
        "PRAGMA query_only = 0",
        "PRAGMA journal_mode = WAL",
        "SELECT load_extension('x')",
        "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT max(n) FROM c",
        "BEGIN",
        "VACUUM",
        "SELECT * FROM v",
        "SELECT \"no such column\" FROM t"};
    struct db *db = NULL;
    struct db_statement *s;
    struct err err;
    size_t i;
    int64_t count;
    bool row;
    CHECK(db_open_sealed(make("sealed.db", "CREATE VIEW v AS SELECT 1"), &db, &err));
    for (i = 0; i < sizeof statements / sizeof *statements; i++) {
        err.code = ERR_NONE;
        if (db_prepare(db, statements[i], &s, &err) && db_step(s, &row, &err)) {
            test_fail(__FILE__, __LINE__, "this passed: %s", statements[i]);
        }
        CHECK(err.code != ERR_NONE);
    }
    CHECK(answer(db, "SELECT count(*) FROM t", &count, &err));
    CHECK_INT(count, 2);
    db_close(db);
}

static void full_text_search_still_works(void)
{
    struct db *db = NULL;
    struct err err;
    int64_t found = 0;
    CHECK(db_open_sealed(make("fts.db", "CREATE VIRTUAL TABLE f USING fts5(t, content='');"
                                        "INSERT INTO f(rowid, t) VALUES(7, '吉 林'), (8, 'a b')"),
                         &db, &err));
    CHECK(
        answer(db, "SELECT rowid FROM f WHERE f MATCH '\"吉 林\"' ORDER BY bm25(f)", &found, &err));
    CHECK_INT(found, 7);
    CHECK(answer(db, "PRAGMA quick_check", &found, &err));
    CHECK(answer(db, "PRAGMA foreign_key_check", &found, &err));
    db_close(db);
}

static void stops_endless_queries(void)
{
    struct db *db = NULL;
    struct err err = {ERR_NONE, ""};
    int64_t n;
    CHECK(db_open_sealed(make("endless.db", "INSERT INTO t SELECT a, b FROM t;"
                                            "INSERT INTO t SELECT a, b FROM t;"
                                            "INSERT INTO t SELECT a, b FROM t;"
                                            "INSERT INTO t SELECT a, b FROM t"),
                         &db, &err));
    db_set_patience(db, 200000);
    CHECK(!answer(db, "SELECT count(*) FROM t x, t y, t z, t w", &n, &err));
    CHECK_INT(err.code, ERR_FULL);
    CHECK_HAS(err.text, "more steps than allowed");
    CHECK(answer(db, "SELECT count(*) FROM t", &n, &err)); /* the next query starts afresh */
    CHECK_INT(n, 32);
    db_set_patience(db, 0);
    CHECK(answer(db, "SELECT count(*) FROM t x, t y, t z", &n, &err));
    CHECK_INT(n, 32 * 32 * 32);
    db_close(db);
}

/* A journal beside the file could roll a row back on opening; immutable means it is not looked at.
 */
static void ignores_a_hot_journal(void)
{
    const char *path = make("hot.db", "");
    const char *journal = test_scratch("hot.db-journal");
    struct buf before = {0};
    struct db *db = NULL;
    struct err err;
    sqlite3 *writer;
    int64_t value = 0;
    CHECK(buf_read_file(&before, path, 1 << 20, &err));
    CHECK(sqlite3_open(path, &writer) == SQLITE_OK);
    /* A transaction caught half way: the page cache is too small to keep it back from the file. */
    sqlite3_exec(
        writer,
        "PRAGMA cache_size=1; PRAGMA cache_spill=1; BEGIN; UPDATE t SET a = 99 WHERE a = 1;"
        "CREATE TABLE big(x); INSERT INTO big VALUES(zeroblob(200000))",
        NULL, NULL, NULL);
    CHECK(access(journal, F_OK) == 0);
    {
        struct buf half = {0}, hot = {0};
        const char *copy = test_scratch("copy.db");
        CHECK(buf_read_file(&half, path, 1 << 24, &err));
        CHECK(buf_read_file(&hot, journal, 1 << 24, &err));
        CHECK(buf_write_file(&half, copy, &err));
        CHECK(buf_write_file(&hot, test_scratch("copy.db-journal"), &err));
        CHECK(db_open_sealed(copy, &db, &err));
        answer(db, "SELECT max(a) FROM t", &value, &err);
        db_close(db);
        buf_clear(&hot);
        CHECK(buf_read_file(&hot, copy, 1 << 24, &err));
        CHECK(hot.length == half.length && memcmp(hot.data, half.data, half.length) == 0);
        CHECK(access(test_scratch("copy.db-journal"), F_OK) == 0); /* untouched */
        buf_finish(&half);
        buf_finish(&hot);
    }
    sqlite3_close(writer);
    buf_finish(&before);
}

static void follows_no_link_and_takes_odd_names(void)
{
    const char *path = make("odd %41?#.db", "");
    const char *link = test_scratch("link.db");
    struct db *db = NULL;
    struct err err;
    int64_t n;
    CHECK(db_open_sealed(path, &db, &err));
    CHECK(answer(db, "SELECT count(*) FROM t", &n, &err));
    CHECK_INT(n, 2);
    db_close(db);
    unlink(link);
    CHECK(symlink(path, link) == 0);
    CHECK(!db_open_sealed(link, &db, &err));
    CHECK_INT(err.code, ERR_IO);
    CHECK(!db_open_sealed(test_scratch("none.db"), &db, &err));
    CHECK_INT(err.code, ERR_IO);
    CHECK(!db_open_sealed("/no-such-folder/none.db", &db, &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
}

static void damaged_files_are_invalid(void)
{
    const char *path = make("damaged.db", "");
    struct db *db = NULL;
    struct err err = {ERR_NONE, ""};
    int64_t n;
    char zeroes[512] = {0};
    int fd = open(path, O_WRONLY);
    CHECK(pwrite(fd, zeroes, sizeof zeroes, 4096) == sizeof zeroes);
    close(fd);
    CHECK(!(db_open_sealed(path, &db, &err) && answer(db, "SELECT count(*) FROM t", &n, &err)));
    CHECK_INT(err.code, ERR_INVALID);
    db_close(db);
    db = NULL;
    fd = open(path, O_WRONLY | O_TRUNC);
    CHECK(write(fd, "not a database at all, but long enough", 38) == 38);
    close(fd);
    CHECK(!(db_open_sealed(path, &db, &err) && answer(db, "SELECT count(*) FROM t", &n, &err)));
    CHECK_INT(err.code, ERR_INVALID);
    db_close(db);
}

static void a_new_file_is_made_to_measure(void)
{
    const char *path = test_scratch("new.db");
    struct buf file = {0};
    struct db *db = NULL;
    struct err err;
    unlink(path);
    CHECK(db_create(path, &db, &err));
    CHECK(db_run(db, "BEGIN; CREATE TABLE t(a); COMMIT; VACUUM", &err));
    CHECK(!db_run(db, "CREATE TABLE t(a)", &err));
    CHECK_INT(err.code, ERR_INVALID);
    db_close(db);
    CHECK(buf_read_file(&file, path, 1 << 20, &err));
    CHECK_INT(file.length, 2 * 32768);
    CHECK(file.data[16] == (char)0x80 && file.data[17] == 0); /* page size */
    CHECK(file.data[18] == 1 && file.data[19] == 1);          /* no WAL */
    buf_finish(&file);
    CHECK(!db_create("/no-such-folder/x", &db, &err));
    CHECK_INT(err.code, ERR_IO);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(reads_rows);
    RUN(binds_every_type);
    RUN(refuses_all_but_reading);
    RUN(full_text_search_still_works);
    RUN(stops_endless_queries);
    RUN(ignores_a_hot_journal);
    RUN(follows_no_link_and_takes_odd_names);
    RUN(damaged_files_are_invalid);
    RUN(a_new_file_is_made_to_measure);
    return TEST_END();
}
