/* Dates out of rows. A pack may have been altered, so every date is looked at before it may reach
 * the arithmetic of an axis: a month 13 or a year beyond the end of the world is ERR_INVALID. */
#include "pack/internal.h"

#include <string.h>

static int dates_small(struct db_statement *s, int column)
{
    int64_t value = db_int(s, column);
    return value >= 0 && value <= 99 ? (int)value : 99;
}

bool pack_date_column(struct db_statement *s, int column, struct date *out, bool *has,
                      struct err *err)
{
    memset(out, 0, sizeof *out);
    *has = !db_is_null(s, column);
    if (!*has) {
        return true;
    }
    out->year = db_int(s, column);
    out->month = dates_small(s, column + 1);
    out->day = dates_small(s, column + 2);
    if (dates_small(s, column + 3) > DATE_COSMIC) {
        return err_set(err, ERR_INVALID, "a date of unknown precision");
    }
    out->precision = (enum date_precision)dates_small(s, column + 3);
    out->about = db_int(s, column + 4) != 0;
    return date_valid(out) || err_set(err, ERR_INVALID, "a date that does not exist");
}

bool pack_dates(struct pack *p, int64_t entry, struct pack_dates *out, struct err *err)
{
    struct db_statement *s;
    bool row;
    memset(out, 0, sizeof *out);
    if (!db_prepare(p->db,
                    "SELECT year, month, day, precision, about, end_year, end_month, end_day,"
                    " end_precision, end_about FROM dates WHERE entry = ?1",
                    &s, err)) {
        return false;
    }
    db_bind_int(s, 1, entry);
    if (!db_step(s, &row, err)) {
        return false;
    }
    return !row || (pack_date_column(s, 0, &out->start, &out->has_start, err) &&
                    pack_date_column(s, 5, &out->end, &out->has_end, err));
}
