/* Dates as museums know them: from a day to "about 4.6 billion years ago".
 *
 * Years are astronomical: 0 is 1 BC, -1 is 2 BC (source: ISO 8601, astronomical year numbering), in
 * 64 bits, so that the Big Bang stands on the same axis as this year. Months and days are of the
 * proleptic Gregorian calendar. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#define DATE_YEAR_LEAST INT64_C(-20000000000)
#define DATE_YEAR_MOST INT64_C(9999)

enum date_precision { /* what is known; stored in packs: never renumber */
                      DATE_DAY = 0,
                      DATE_MONTH = 1,
                      DATE_YEAR = 2,
                      DATE_DECADE = 3,
                      DATE_CENTURY = 4,
                      DATE_COSMIC = 5 /* rounded to thousands of years or more */
};

struct date {
    int64_t year;
    int month; /* 1..12; 0: not known */
    int day;   /* 1..31; 0: not known */
    enum date_precision precision;
    bool about; /* "about 2008" */
};

int date_month_days(int64_t year, int month); /* 0 for a month that does not exist */

/* Year in range, month and day as the precision needs them, and existing. */
bool date_valid(const struct date *d);

/* Where the date begins on an axis of years: 1958-11-01 is 1958.8329. */
double date_begin(const struct date *d);
/* Where it ends (exclusive): a year is as long as a year, a decade ten times that. */
double date_end(const struct date *d);

/* By begin, then the coarser first: a year stands before its first day. */
int date_compare(const struct date *a, const struct date *b);

#endif
