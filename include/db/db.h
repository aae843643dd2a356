/* A thin wrapper of SQLite: open, prepare, bind, step, map errors. The only room that speaks sqlite3.
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

/* A sealed file from anywhere: read-only, immutable, no symbolic links, defensive, no triggers, views,
 * extensions, attach or temp; trusted_schema off, cell_size_check on, mmap off, limits and an
 * authorizer that allows reading only. Source: SQLite "Defense Against The Dark Arts". */
bool db_open_sealed(const char *path, struct db **out, struct err *err);

/* A new file to be written by the packer: page_size 32768, journal off, one transaction by the caller. */
bool db_create(const char *path, struct db **out, struct err *err);

void db_close(struct db *db); /* NULL is fine; open statements are finished first */

bool db_run(struct db *db, const char *sql, struct err *err); /* one or more statements, no rows */

/* Statements are kept by the db under their SQL text and reset on each db_prepare. ERR_INVALID. */
bool db_prepare(struct db *db, const char *sql, struct db_statement **out, struct err *err);
void db_bind_int(struct db_statement *s, int at, int64_t value); /* places count from 1 */
void db_bind_text(struct db_statement *s, int at, const char *value); /* NULL binds NULL; copied */
void db_bind_blob(struct db_statement *s, int at, const void *bytes, size_t length);
void db_bind_null(struct db_statement *s, int at);

/* *row is true when a row stands ready. ERR_IO the file cannot be read, ERR_INVALID it is damaged. */
bool db_step(struct db_statement *s, bool *row, struct err *err);
int64_t db_int(struct db_statement *s, int column); /* columns count from 0 */
bool db_is_null(struct db_statement *s, int column);
const char *db_text(struct db_statement *s, int column, struct arena *mem); /* copied; NULL for NULL */
const void *db_blob(struct db_statement *s, int column, size_t *length);    /* until the next step */
const char *db_library_version(void);

#endif
