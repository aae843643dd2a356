/* Dates as people and spreadsheets write them. */
#ifndef AUTHOR_DATES_H
#define AUTHOR_DATES_H

#include "base/date.h"
#include "base/diag.h"

enum dates_why { /* why a cell is no date */
                 DATES_UNREAD,
                 DATES_SHORT_YEAR, /* 58-11: a year, or something else? */
                 DATES_NO_DAY,     /* a day that does not exist */
                 DATES_SERIAL,     /* 21490; `a` and `b`: the days it stands for since 1900, 1904 */
                 DATES_EITHER,     /* 11/1/1958; `a` and `b`: the two days it may be */
                 DATES_NO_YEAR,    /* Nov-58, 1-Nov, 11月1日: how spreadsheets show dates */
                 DATES_SPAN        /* 1958-1960, two years */
};

struct dates_doubt {
    enum dates_why why;
    struct date a, b;
};

/* What a cell says, for instance
 *   1958   1958-11   1958-11-01   1958/11/1   1958.11.1   1958年11月1日   1958년 11월   -220
 *   公元前221年   221 BC   1950年代   1950s   20世纪50年代   19世纪   约2008   2008年前后   about
 *   2008   1 Nov 1958   November 1, 1958   Nov 1958   25/11/1958   11/1958   1958-11-01 00:00:00
 * in full-width characters, too. false: *doubt says what is wrong. */
bool dates_read(const char *text, struct date *out, struct dates_doubt *doubt);

/* Says as an error what is wrong with a cell; `shown`: what it says, fit for a message. */
void dates_complain(struct diag *d, struct diag_place place, const char *shown,
                    const struct dates_doubt *doubt);

/* Dates whose year stands last, or whose month is an English word. -1: it is none; 1: *out is it;
 * 0: it is one and cannot be used, *doubt says why. `text` in small letters, as dates_read makes
 * it. */
int dates_year_last(const char *text, struct date *out, struct dates_doubt *doubt);

/* A whole number of years with or without separators: "1958", "-13,800,000,000", "−220". */
bool dates_year(const char *text, int64_t *out);

#define DATES_TEXT_SIZE 40
/* "1958", "1958-11", "1958-11-01": what is stored and compared. Precision coarser than a year is
 * written as its first year. */
void dates_write(const struct date *d, char out[DATES_TEXT_SIZE]);

#endif
