/* Rows bound place after place: what every writer of a table does, so that a column that is added
 * cannot be bound to the wrong number. See rows.h for why errors are kept to the end. */
#include "author/rows.h"

void rows_begin(struct rows *r, const char *sql)
{
    r->at = 0;
    r->failed = r->failed || !db_prepare(r->db, sql, &r->s, &r->err);
}

void rows_text(struct rows *r, const char *text)
{
    r->at++;
    if (!r->failed) {
        db_bind_text(r->s, r->at, text);
    }
}

void rows_int(struct rows *r, int64_t value)
{
    r->at++;
    if (!r->failed) {
        db_bind_int(r->s, r->at, value);
    }
}

void rows_blob(struct rows *r, const void *bytes, size_t length)
{
    r->at++;
    if (!r->failed) {
        db_bind_blob(r->s, r->at, bytes, length);
    }
}

void rows_end(struct rows *r)
{
    bool row;
    r->failed = r->failed || !db_step(r->s, &row, &r->err);
}

bool rows_ok(const struct rows *r, struct err *err)
{
    if (r->failed) {
        *err = r->err;
    }
    return !r->failed;
}
