/* The only place that asks the system for the time. Tests and scripts hand in a clock of their own.
 */
#ifndef PLATFORM_CLOCK_H
#define PLATFORM_CLOCK_H

#include <stdint.h>

struct clock_source {
    void *self;
    int64_t (*now_ms)(void *self); /* monotonic */
    int64_t (*now_s)(void *self);  /* seconds since 1970 UTC */
};

extern const struct clock_source clock_system;

/* Hour and minute of this machine's time zone, for "saved 14:03". */
void clock_local(int64_t seconds, int *hour, int *minute);

/* The day on the calendar there, counted from 1970-01-01 as 0. */
int64_t clock_local_day(int64_t seconds);
/* The same of a date of the calendar, which must be one. */
int64_t clock_days(int64_t year, int month, int day);

struct clock_virtual { /* stands still until told */
    int64_t ms, start_s;
};

struct clock_source clock_virtual_source(struct clock_virtual *v);

/* Processor time this process has used, nanoseconds (for --stats and benchmarks). */
int64_t clock_cpu_ns(void);
int64_t clock_wall_ns(void);

#endif
