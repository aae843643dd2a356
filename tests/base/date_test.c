/* Dates on the axis: leap years, precision, order, and 13.8 billion years beside a day. */
#include "base/date.h"
#include "test.h"

static void months_have_their_days(void)
{
    CHECK_INT(date_month_days(2024, 2), 29);
    CHECK_INT(date_month_days(1900, 2), 28);
    CHECK_INT(date_month_days(2000, 2), 29);
    CHECK_INT(date_month_days(0, 2), 29); /* 1 BC is a leap year of the proleptic calendar */
    CHECK_INT(date_month_days(-1, 2), 28);
    CHECK_INT(date_month_days(2023, 13), 0);
}

static void impossible_dates_are_refused(void)
{
    struct date no_day = {.year = 2023, .month = 2, .day = 30, .precision = DATE_DAY};
    struct date no_month = {.year = 2023, .month = 13, .precision = DATE_MONTH};
    struct date too_fine = {.year = 2023, .month = 3, .precision = DATE_YEAR};
    struct date too_old = {.year = DATE_YEAR_LEAST - 1, .precision = DATE_COSMIC};
    struct date good = {.year = 1976, .month = 3, .day = 8, .precision = DATE_DAY};
    CHECK(!date_valid(&no_day));
    CHECK(!date_valid(&no_month));
    CHECK(!date_valid(&too_fine));
    CHECK(!date_valid(&too_old));
    CHECK(date_valid(&good));
}

static void places_on_the_axis(void)
{
    struct date year = {.year = 1958, .precision = DATE_YEAR};
    struct date month = {.year = 1958, .month = 11, .precision = DATE_MONTH};
    struct date bang = {.year = INT64_C(-13800000000), .precision = DATE_COSMIC};
    CHECK_NEAR(date_begin(&year), 1958, 1e-9);
    CHECK_NEAR(date_end(&year), 1959, 1e-9);
    CHECK_NEAR(date_begin(&month), 1958 + 304 / 365.0, 1e-9);
    CHECK_NEAR(date_end(&month), 1958 + 334 / 365.0, 1e-9);
    CHECK_NEAR(date_begin(&bang), -13.8e9, 1e-3);
}

static void coarse_dates_stand_first(void)
{
    struct date year = {.year = 1958, .precision = DATE_YEAR};
    struct date day = {.year = 1958, .month = 1, .day = 1, .precision = DATE_DAY};
    struct date bc = {.year = -220, .precision = DATE_YEAR};
    CHECK(date_compare(&year, &day) < 0);
    CHECK(date_compare(&day, &year) > 0);
    CHECK(date_compare(&bc, &year) < 0);
    CHECK_INT(date_compare(&day, &day), 0);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(months_have_their_days);
    RUN(impossible_dates_are_refused);
    RUN(places_on_the_axis);
    RUN(coarse_dates_stand_first);
    return TEST_END();
}
