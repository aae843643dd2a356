/* Dates on one axis of years. Arithmetic in years as doubles: 53 bits hold 13.8 billion years to
 * about two millionths of a year, and no clock or calendar of the machine has a say. */
#include "base/date.h"

static bool date_leap(int64_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int date_month_days(int64_t year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12) {
        return 0;
    }
    return days[month - 1] + (month == 2 && date_leap(year));
}

bool date_valid(const struct date *d)
{
    if (d->year < DATE_YEAR_LEAST || d->year > DATE_YEAR_MOST) {
        return false;
    }
    switch (d->precision) {
    case DATE_DAY:
        return d->day >= 1 && d->day <= date_month_days(d->year, d->month);
    case DATE_MONTH:
        return d->month >= 1 && d->month <= 12 && d->day == 0;
    case DATE_YEAR:
    case DATE_DECADE:
    case DATE_CENTURY:
    case DATE_COSMIC:
        return d->month == 0 && d->day == 0;
    }
    return false;
}

static double date_share(int64_t year, int month, int day)
{
    int days = day > 0 ? day - 1 : 0, m;
    for (m = 1; m < month; m++) {
        days += date_month_days(year, m);
    }
    return (double)days / (date_leap(year) ? 366.0 : 365.0);
}

double date_begin(const struct date *d)
{
    return (double)d->year + date_share(d->year, d->month, d->day);
}

double date_end(const struct date *d)
{
    double begin = date_begin(d), year = date_leap(d->year) ? 366.0 : 365.0;
    switch (d->precision) {
    case DATE_DAY:
        return begin + 1.0 / year;
    case DATE_MONTH:
        return begin + date_month_days(d->year, d->month) / year;
    case DATE_DECADE:
        return begin + 10;
    case DATE_CENTURY:
        return begin + 100;
    case DATE_YEAR:
    case DATE_COSMIC:
        break;
    }
    return begin + 1;
}

int date_compare(const struct date *a, const struct date *b)
{
    double x = date_begin(a), y = date_begin(b);
    if (x != y) {
        return x < y ? -1 : 1;
    }
    return a->precision == b->precision ? 0 : a->precision > b->precision ? -1 : 1;
}
