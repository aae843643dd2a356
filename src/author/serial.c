/* Serial numbers of spreadsheets as days. Lotus 1-2-3 took 1900 for a leap year, and everybody has
 * followed it since: days before 1900-03-01 are one nearer to their number. The calendar is counted
 * from days by the usual shift of the year to March, where leap days come last. */
#include "author/serial.h"

#define SERIAL_1899_12_30 INT64_C(693899) /* days from 0000-03-01 */
#define SERIAL_1904_01_01 INT64_C(695361)

/* Days from 0000-03-01 on, which must not be negative, in the proleptic Gregorian calendar. */
static struct date serial_calendar(int64_t days)
{
    struct date d = {.precision = DATE_DAY};
    int64_t era = days / 146097, day = days % 146097; /* 400 years are 146097 days */
    int64_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    int64_t month;
    day -= 365 * year + year / 4 - year / 100;
    month = (5 * day + 2) / 153; /* from March on: 31 30 31 30 31, and again */
    d.day = (int)(day - (153 * month + 2) / 5) + 1;
    d.month = (int)(month < 10 ? month + 3 : month - 9);
    d.year = era * 400 + year + (d.month <= 2);
    return d;
}

bool serial_day(int64_t number, bool since_1904, struct date *out)
{
    struct date d;
    if (number < (since_1904 ? 0 : 1) || number > 3000000 || (!since_1904 && number == 60)) {
        return false;
    }
    d = serial_calendar(since_1904 ? SERIAL_1904_01_01 + number
                                   : SERIAL_1899_12_30 + number + (number < 60));
    if (d.year > DATE_YEAR_MOST) {
        return false;
    }
    *out = d;
    return true;
}
