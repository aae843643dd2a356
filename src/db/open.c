/* Opening: sealed packs from anywhere, new packs of our own, and a database in memory.
 *
 * A pack may come from a stranger's stick, so the sealed open follows SQLite's "Defense Against The
 * Dark Arts" to the letter: immutable (no journal beside the file is ever looked at), no links,
 * every feature that runs code stored in the file switched off, tight limits, and an authorizer
 * that lets only reading pass. A plain deny-all authorizer would stop FTS5 ("vtable constructor
 * failed"): while it declares its table it asks for an UPDATE of sqlite_master, and it reads PRAGMA
 * data_version; the short list below is the least it needs. */
#include "db/internal.h"

#include "base/buf.h"
#include "base/mem.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* POSIX since 2008, but glibc shows it only with X/Open's extensions. */
char *realpath(const char *restrict path, char *restrict resolved);

/* Steps between two calls of the progress handler: rare enough to cost nothing. */
#define DB_STRIDE 10000

/* Highest memory SQLite may take: the largest medium (32 MiB), its copy, and caches. */
#define DB_HEAP_LIMIT (160 * 1024 * 1024)

static int db_progress(void *self)
{
    struct db *db = self;
    if (db->patience == 0) {
        return 0;
    }
    db->steps_left -= DB_STRIDE;
    return db->steps_left < 0;
}

static bool db_in(const char *name, const char *const *list)
{
    for (; name && *list; list++) {
        if (sqlite3_stricmp(name, *list) == 0) {
            return true;
        }
    }
    return false;
}

static int db_authorize(void *self, int action, const char *a, const char *b, const char *database,
                        const char *cause)
{
    static const char *const pragmas[] = {"quick_check", "foreign_key_check", "data_version", NULL};
    static const char *const functions[] = {"load_extension", "fts3_tokenizer", "fts5", NULL};
    static const char *const schemas[] = {"sqlite_master", "sqlite_schema", NULL};
    bool allowed = false;
    (void)self;
    (void)database;
    (void)cause;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
        allowed = true;
        break;
    case SQLITE_FUNCTION:
        allowed = !db_in(b, functions);
        break;
    case SQLITE_PRAGMA:
        allowed = db_in(a, pragmas);
        break;
    case SQLITE_UPDATE:
        allowed = db_in(a, schemas); /* see above; the file itself cannot be written */
        break;
    default:
        break;
    }
    return allowed ? SQLITE_OK : SQLITE_DENY;
}

static void db_harden(struct db *db)
{
    static const struct {
        int id, value;
    } limits[] = {{SQLITE_LIMIT_LENGTH, 33554432},
                  {SQLITE_LIMIT_SQL_LENGTH, 100000},
                  {SQLITE_LIMIT_COLUMN, 100},
                  {SQLITE_LIMIT_EXPR_DEPTH, 10},
                  {SQLITE_LIMIT_COMPOUND_SELECT, 3},
                  {SQLITE_LIMIT_VDBE_OP, 25000},
                  {SQLITE_LIMIT_FUNCTION_ARG, 8},
                  {SQLITE_LIMIT_ATTACHED, 0},
                  {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
                  {SQLITE_LIMIT_VARIABLE_NUMBER, 10},
                  {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
                  {SQLITE_LIMIT_WORKER_THREADS, 0}};
    size_t i;
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    for (i = 0; i < sizeof limits / sizeof *limits; i++) {
        sqlite3_limit(db->handle, limits[i].id, limits[i].value);
    }
    sqlite3_hard_heap_limit64(DB_HEAP_LIMIT);
}

/* SQLite refuses a link anywhere in the path; only the last step matters here (a service's folder
 * may well stand behind a link), so the folder is resolved first. NULL when it does not exist. */
static char *db_folder(const char *path, const char **name)
{
    const char *slash = strrchr(path, '/');
    char *folder, *full;
    *name = slash ? slash + 1 : path;
    if (!slash) {
        return realpath(".", NULL);
    }
    folder = mem_copy_text(path);
    folder[slash == path ? 1 : slash - path] = '\0';
    full = realpath(folder, NULL);
    mem_free(folder);
    return full;
}

static void db_add_escaped(struct buf *uri, const char *text)
{
    for (; *text; text++) {
        if (strchr("?#%", *text) || (unsigned char)*text < 0x20) {
            buf_format(uri, "%%%02X", (unsigned char)*text);
        } else {
            buf_add_byte(uri, *text);
        }
    }
}

/* Without SQLite's own locks: a db belongs to the thread that opened it (db.h). They took a tenth
 * of the time of a build. */
static bool db_open(const char *name, int flags, struct db **out, struct err *err)
{
    struct db *db = mem_alloc(sizeof *db);
    int code = sqlite3_open_v2(name, &db->handle,
                               flags | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOMUTEX, NULL);
    db->patience = DB_PATIENCE;
    db->steps_left = DB_PATIENCE;
    if (code != SQLITE_OK) {
        db_fail(db, code, "opening", err);
        db_close(db);
        return false;
    }
    sqlite3_extended_result_codes(db->handle, 1);
    *out = db;
    return true;
}

bool db_open_sealed(const char *path, struct db **out, struct err *err)
{
    struct buf uri = {0};
    const char *name;
    char *folder = db_folder(path, &name);
    struct db *db = NULL;
    bool ok;
    if (!folder) {
        return err_set(err, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, "%s: %s", path,
                       strerror(errno));
    }
    buf_add_text(&uri, "file:");
    db_add_escaped(&uri, folder);
    buf_add_byte(&uri, '/');
    db_add_escaped(&uri, name);
    buf_add_text(&uri, "?immutable=1&mode=ro");
    free(folder);
    ok = db_open(uri.data, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOFOLLOW, &db, err);
    buf_finish(&uri);
    if (!ok) {
        return false;
    }
    db_harden(db);
    sqlite3_progress_handler(db->handle, DB_STRIDE, db_progress, db);
    ok = db_run(db,
                "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA query_only=ON;"
                "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-4096",
                err);
    if (!ok) {
        db_close(db);
        return false;
    }
    sqlite3_set_authorizer(db->handle, db_authorize, NULL);
    *out = db;
    return true;
}

bool db_create(const char *path, struct db **out, struct err *err)
{
    struct db *db;
    if (!db_open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &db, err)) {
        return false;
    }
    if (!db_run(db,
                "PRAGMA page_size=32768; PRAGMA auto_vacuum=0; PRAGMA encoding='UTF-8';"
                "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
                "PRAGMA locking_mode=EXCLUSIVE",
                err)) {
        db_close(db);
        return false;
    }
    *out = db;
    return true;
}

bool db_create_memory(struct db **out, struct err *err)
{
    return db_open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, out, err);
}

void db_set_patience(struct db *db, int64_t steps)
{
    db->patience = steps;
}

void db_set_depth(struct db *db, int depth)
{
    sqlite3_limit(db->handle, SQLITE_LIMIT_EXPR_DEPTH, depth);
}

void db_close(struct db *db)
{
    size_t i;
    if (!db) {
        return;
    }
    for (i = 0; i < db->count; i++) {
        sqlite3_finalize(db->kept[i]->handle);
        mem_free(db->kept[i]->sql);
        mem_free(db->kept[i]);
    }
    mem_free(db->kept);
    sqlite3_close(db->handle);
    mem_free(db);
}
