/* Days as spreadsheets keep them: numbers. */
#ifndef AUTHOR_SERIAL_H
#define AUTHOR_SERIAL_H

#include "base/date.h"

#include <stdbool.h>
#include <stdint.h>

/* The day of a serial number; false: it is none, or behind the year 9999. `since_1904`: the table
 * counts as Excel for Mac did until 2011, from 1904-01-01 as 0. Otherwise 1 is 1900-01-01, and 60
 * is 1900-02-29, a day that never was: false.
 * Source: ECMA-376 part 1, 18.17.4.1 */
bool serial_day(int64_t number, bool since_1904, struct date *out);

#endif
