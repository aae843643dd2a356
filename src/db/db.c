/* Statements: prepare once, bind, step, read columns; and how SQLite's result codes become ours.
 *
 * Statements are kept by the db under their SQL text, so that a screen may ask the same question
 * every frame without a handle to pass around; a kiosk has a few dozen of them, and a linear search
 * through their texts costs less than the query itself. Opening is in open.c. */
#include "db/internal.h"

#include "base/mem.h"

#include <string.h>

bool db_fail(struct db *db, int code, const char *what, struct err *err)
{
    const char *text = db && db->handle ? sqlite3_errmsg(db->handle) : sqlite3_errstr(code);
    enum err_code kind = ERR_INVALID;
    switch (code & 0xFF) {
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        kind = ERR_IO;
        break;
    case SQLITE_FULL:
    case SQLITE_NOMEM:
    case SQLITE_TOOBIG:
        kind = ERR_FULL;
        break;
    case SQLITE_INTERRUPT:
        kind = ERR_FULL;
        text = "the query needs more steps than allowed";
        break;
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_READONLY:
        kind = ERR_DENIED;
        break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        kind = ERR_BUSY;
        break;
    default:
        break;
    }
    return err_set(err, kind, "%s: %s", what, text);
}

bool db_run(struct db *db, const char *sql, struct err *err)
{
    int code;
    db->steps_left = db->patience;
    code = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
    return code == SQLITE_OK || db_fail(db, code, "running SQL", err);
}

static struct db_statement *db_kept(struct db *db, const char *sql)
{
    size_t i;
    for (i = 0; i < db->count; i++) {
        if (strcmp(db->kept[i]->sql, sql) == 0) {
            return db->kept[i];
        }
    }
    return NULL;
}

bool db_prepare(struct db *db, const char *sql, struct db_statement **out, struct err *err)
{
    struct db_statement *s = db_kept(db, sql);
    db->steps_left = db->patience;
    if (!s) {
        sqlite3_stmt *handle = NULL;
        int code =
            sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);
        if (code != SQLITE_OK || !handle) {
            return db_fail(db, code, "preparing SQL", err);
        }
        s = mem_alloc(sizeof *s);
        s->db = db;
        s->handle = handle;
        s->sql = mem_copy_text(sql);
        if (db->count == db->capacity) {
            db->capacity = db->capacity ? db->capacity * 2 : 32;
            db->kept = mem_resize_array(db->kept, db->capacity, sizeof *db->kept);
        }
        db->kept[db->count++] = s;
    }
    sqlite3_reset(s->handle);
    sqlite3_clear_bindings(s->handle);
    *out = s;
    return true;
}

void db_bind_int(struct db_statement *s, int at, int64_t value)
{
    sqlite3_bind_int64(s->handle, at, value);
}

void db_bind_text(struct db_statement *s, int at, const char *value)
{
    sqlite3_bind_text(s->handle, at, value, -1, SQLITE_TRANSIENT);
}

void db_bind_blob(struct db_statement *s, int at, const void *bytes, size_t length)
{
    sqlite3_bind_blob64(s->handle, at, bytes ? bytes : "", length, SQLITE_STATIC);
}

void db_bind_null(struct db_statement *s, int at)
{
    sqlite3_bind_null(s->handle, at);
}

bool db_step(struct db_statement *s, bool *row, struct err *err)
{
    int code = sqlite3_step(s->handle);
    *row = code == SQLITE_ROW;
    if (code == SQLITE_ROW || code == SQLITE_DONE) {
        if (code == SQLITE_DONE) {
            sqlite3_reset(s->handle); /* gives its locks and pages back at once */
        }
        return true;
    }
    db_fail(s->db, code, "reading", err);
    sqlite3_reset(s->handle);
    return false;
}

int db_columns(struct db_statement *s)
{
    return sqlite3_column_count(s->handle);
}

enum db_type db_type(struct db_statement *s, int column)
{
    switch (sqlite3_column_type(s->handle, column)) {
    case SQLITE_INTEGER:
        return DB_INT;
    case SQLITE_FLOAT:
        return DB_FLOAT;
    case SQLITE_TEXT:
        return DB_TEXT;
    case SQLITE_BLOB:
        return DB_BLOB;
    default:
        return DB_NULL;
    }
}

int64_t db_int(struct db_statement *s, int column)
{
    return sqlite3_column_int64(s->handle, column);
}

bool db_is_null(struct db_statement *s, int column)
{
    return sqlite3_column_type(s->handle, column) == SQLITE_NULL;
}

const char *db_text(struct db_statement *s, int column, struct arena *mem)
{
    const unsigned char *text = sqlite3_column_text(s->handle, column);
    int length = sqlite3_column_bytes(s->handle, column);
    return text ? arena_copy(mem, (const char *)text, (size_t)length) : NULL;
}

const void *db_blob(struct db_statement *s, int column, size_t *length)
{
    const void *bytes = sqlite3_column_blob(s->handle, column);
    *length = (size_t)sqlite3_column_bytes(s->handle, column);
    return bytes ? bytes : "";
}

const char *db_library_version(void)
{
    return sqlite3_libversion();
}
