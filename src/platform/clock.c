/* The system's clocks behind two small seams: a table of functions for the program's own time,
 * which tests replace, and plain functions for measuring ourselves. */
#include "platform/clock.h"

#include <time.h>

static int64_t clock_read_ns(clockid_t which)
{
    struct timespec t;
    if (clock_gettime(which, &t) != 0) {
        return 0;
    }
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static int64_t clock_system_ms(void *self)
{
    (void)self;
    return clock_read_ns(CLOCK_MONOTONIC) / 1000000;
}

static int64_t clock_system_s(void *self)
{
    (void)self;
    return clock_read_ns(CLOCK_REALTIME) / 1000000000;
}

const struct clock_source clock_system = {
    .self = NULL, .now_ms = clock_system_ms, .now_s = clock_system_s};

void clock_local(int64_t seconds, int *hour, int *minute)
{
    time_t t = (time_t)seconds;
    struct tm local = {0};
    localtime_r(&t, &local);
    *hour = local.tm_hour;
    *minute = local.tm_min;
}

/* Days since 1970-01-01 of a date on the Gregorian calendar. March begins the year, so that the
 * leap day is its last; 146097 days are 400 years (source: H. Hinnant, "chrono-Compatible Low-Level
 * Date Algorithms", days_from_civil). */
int64_t clock_days(int64_t year, int month, int day)
{
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t era = (y >= 0 ? y : y - 399) / 400, of_era = y - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

int64_t clock_local_day(int64_t seconds)
{
    time_t t = (time_t)seconds;
    struct tm local = {0};
    localtime_r(&t, &local);
    return clock_days((int64_t)local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

static int64_t clock_virtual_ms(void *self)
{
    const struct clock_virtual *v = self;
    return v->ms;
}

static int64_t clock_virtual_s(void *self)
{
    const struct clock_virtual *v = self;
    return v->start_s + v->ms / 1000;
}

struct clock_source clock_virtual_source(struct clock_virtual *v)
{
    return (struct clock_source){.self = v, .now_ms = clock_virtual_ms, .now_s = clock_virtual_s};
}

int64_t clock_cpu_ns(void)
{
    return clock_read_ns(CLOCK_PROCESS_CPUTIME_ID);
}

int64_t clock_wall_ns(void)
{
    return clock_read_ns(CLOCK_MONOTONIC);
}
