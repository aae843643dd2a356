/* What open.c and db.c share. */
#ifndef DB_INTERNAL_H
#define DB_INTERNAL_H

#include "db/db.h"

#include <sqlite3.h>

struct db_statement {
    struct db *db;
    sqlite3_stmt *handle;
    char *sql;
};

struct db {
    sqlite3 *handle;
    struct db_statement **kept;
    size_t count, capacity;
    int64_t patience, steps_left;
};

/* Fills `err` from SQLite's code and message; always false. `db` may be NULL. */
bool db_fail(struct db *db, int code, const char *what, struct err *err);

#endif
