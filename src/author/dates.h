/* Dates as people and spreadsheets write them. */
#ifndef AUTHOR_DATES_H
#define AUTHOR_DATES_H

#include "base/date.h"

/* What a cell says, for instance
 *   1958   1958-11   1958-11-01   1958/11/1   1958.11.1   1958年11月1日   1958년 11월   -220
 *   公元前221年   221 BC   1950年代   1950s   20世纪50年代   19世纪   约2008   2008年前后   about
 * 2008 false: *why says what is wrong and, behind "; ", how to mend it; a constant. */
bool dates_read(const char *text, struct date *out, const char **why);

/* A whole number of years with or without separators: "1958", "-13,800,000,000", "−220". */
bool dates_year(const char *text, int64_t *out);

#define DATES_TEXT_SIZE 40
/* "1958", "1958-11", "1958-11-01": what is stored and compared. Precision coarser than a year is
 * written as its first year. */
void dates_write(const struct date *d, char out[DATES_TEXT_SIZE]);

#endif
