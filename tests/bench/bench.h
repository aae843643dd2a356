/* What the parts of kiosk-bench share: the report, a way to time, and the list of parts. */
#ifndef TESTS_BENCH_BENCH_H
#define TESTS_BENCH_BENCH_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Settings of a kiosk as it comes; main.c writes them into the current folder. */
#define BENCH_SETTINGS "kiosk-bench-settings.ini"

/* --- report -------------------------------------------------------------------------------------
 */

struct report_row {
    char budget[8]; /* of docs: "1", "7"; "" for what has none */
    char what[80], detail[200];
    double measured, limit; /* met when measured <= limit; limit < 0: told, not judged */
    const char *unit;       /* "x", "MiB", "" */
};

struct report {
    struct report_row *rows;
    size_t count, capacity;
    struct buf paint; /* JSON of paint-bench */
};

/* The row, for the parts that add a detail with report_detail. */
void report_add(struct report *r, const char *budget, const char *what, double measured,
                double limit, const char *unit);
void report_detail(struct report *r, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void report_trouble(struct report *r, const char *budget, const char *what, const char *why);
void report_print(const struct report *r);
bool report_write(const struct report *r, const char *path); /* JSON */
size_t report_missed(const struct report *r);
void report_finish(struct report *r);

/* --- time ---------------------------------------------------------------------------------------
 */

int64_t bench_cpu_ns(void);                        /* of this thread */
double bench_median(double *values, size_t count); /* sorts them; 0 of none */

/* --- parts --------------------------------------------------------------------------------------
 */

struct bench_options {
    int runs;   /* of each program, for medians */
    int passes; /* of each in-process measure, for best-of */
    int idle_s;
    bool uhd; /* 3840 x 2160 too */
};

void bench_start(struct report *r, const struct bench_options *o);    /* budget 1 */
void bench_live(struct report *r, const struct bench_options *o);     /* budgets 2, 3 */
void bench_frames(struct report *r, const struct bench_options *o);   /* budgets 4, 5, 6 */
void bench_article(struct report *r, const struct bench_options *o);  /* budget 7 */
void bench_press(struct report *r, const struct bench_options *o);    /* budget 8 */
void bench_surfaces(struct report *r, const struct bench_options *o); /* budgets 5, 6 */
void bench_queries(struct report *r, const struct bench_options *o);  /* budget 9 */
void bench_search(struct report *r, const struct bench_options *o);   /* budgets 9, 10 */
void bench_grow(struct report *r, const struct bench_options *o);     /* budget 11 */
void bench_desk(struct report *r, const struct bench_options *o);     /* budget 12 */
void bench_quiz(struct report *r, const struct bench_options *o);     /* budget 12 */
void bench_switch(struct report *r, const struct bench_options *o);   /* to another pack */
void bench_copying(struct report *r, const struct bench_options *o);  /* frames beside it */
void bench_instructions(struct report *r, const char *program);       /* with valgrind */
/* What callgrind counts; exit codes. */
int bench_run_frames(int count, const char *what);  /* full, home, scroll: texts */
int bench_run_entries(int count, const char *what); /* entries, pan, list: a timeline of 400 */

/* Route of the pack with the longest text. `route` has room for 160 bytes. */
bool bench_longest(char *route);

#endif
