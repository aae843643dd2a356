/* A thin wrapper of SQLite: open, prepare, bind, step, map errors. The only room that speaks
 * sqlite3.
 *
 * A db belongs to the thread that opened it. */
#ifndef DB_DB_H
#define DB_DB_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;
struct db_statement;

/* A sealed file from anywhere: read-only, immutable, no symbolic links, defensive, no triggers,
 * views, extensions, attach or temp; trusted_schema off, cell_size_check on, mmap off, limits and
 * an authorizer that allows reading only. Source: SQLite "Defense Against The Dark Arts". */
bool db_open_sealed(const char *path, struct db **out, struct err *err);

/* A new file to be written by the packer: page_size 32768, journal off, one transaction by the
 * caller. */
bool db_create(const char *path, struct db **out, struct err *err);

void db_close(struct db *db); /* NULL is fine; open statements are finished first */

bool db_run(struct db *db, const char *sql, struct err *err); /* one or more statements, no rows */

/* Statements are kept by the db under their SQL text and reset on each db_prepare. ERR_INVALID. */
bool db_prepare(struct db *db, const char *sql, struct db_statement **out, struct err *err);
void db_bind_int(struct db_statement *s, int at, int64_t value);      /* places count from 1 */
void db_bind_text(struct db_statement *s, int at, const char *value); /* NULL binds NULL; copied */
/* Not copied: the bytes stay until the statement has been stepped to its end. */
void db_bind_blob(struct db_statement *s, int at, const void *bytes, size_t length);
void db_bind_null(struct db_statement *s, int at);

/* *row is true when a row stands ready. ERR_IO the file cannot be read, ERR_INVALID it is damaged.
 */
bool db_step(struct db_statement *s, bool *row, struct err *err);
enum db_type { DB_NULL, DB_INT, DB_FLOAT, DB_TEXT, DB_BLOB };
int db_columns(struct db_statement *s);
enum db_type db_type(struct db_statement *s, int column);
int64_t db_int(struct db_statement *s, int column); /* columns count from 0 */
bool db_is_null(struct db_statement *s, int column);
const char *db_text(struct db_statement *s, int column,
                    struct arena *mem);                                  /* copied; NULL for NULL */
const void *db_blob(struct db_statement *s, int column, size_t *length); /* until the next step */
const char *db_library_version(void);

/* How many steps of SQLite's machine one statement may take before it is stopped with ERR_FULL.
 * Steps and not seconds: the same query on the same pack ends the same way on every machine. The
 * start value suits screens; a thorough check asks for more. 0 is without end. */
#define DB_PATIENCE 50000000
void db_set_patience(struct db *db, int64_t steps);

/* How deep an expression of a statement may be. The start value of a sealed file is 10, which suits
 * what screens ask; only a desk program that reports on a pack asks for more. */
void db_set_depth(struct db *db, int depth);

/* An empty database in memory, for instance to see what a schema looks like once SQLite has read
 * it. */
bool db_create_memory(struct db **out, struct err *err);

#endif
