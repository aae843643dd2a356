/* The calendar day of a moment, where the machine stands: leap years, the day's two ends, and east
 * and west of Greenwich. */
#include "platform/clock.h"

#include "test.h"

#include <stdlib.h>
#include <time.h>

#define DAY INT64_C(86400)

static void zone(const char *tz)
{
    setenv("TZ", tz, 1);
    tzset();
}

/* Of every day for 230 years, the first and the last second. */
static void days_are_counted_one_by_one(void)
{
    zone("UTC0");
    for (int64_t d = 0; d < 84000; d++) {
        if (clock_local_day(d * DAY) != d || clock_local_day(d * DAY + DAY - 1) != d) {
            test_fail(__FILE__, __LINE__, "day %d is miscounted", (int)d);
            return;
        }
    }
    CHECK_INT(clock_local_day(-1), -1);
    CHECK_INT(clock_local_day(-DAY * 365 * 2), -730);
}

static void the_day_changes_at_midnight_of_the_hall(void)
{
    int64_t midnight = 20454 * DAY - 8 * 3600; /* 2026-01-01 00:00 in Changchun */
    zone("CST-8");
    CHECK_INT(clock_local_day(midnight - 1), 20453);
    CHECK_INT(clock_local_day(midnight), 20454);
    zone("XXX9");
    CHECK_INT(clock_local_day(20454 * DAY), 20453);
    zone("UTC0");
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(days_are_counted_one_by_one);
    RUN(the_day_changes_at_midnight_of_the_hall);
    return TEST_END();
}
