/* Another program, started, watched and ended: what Linux tells about a process from outside. */
#ifndef TESTS_WINDOW_PROCESS_H
#define TESTS_WINDOW_PROCESS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct process {
    pid_t pid;  /* 0: none */
    bool ended; /* and `code` is known */
    int code;   /* exit code, or 128 + signal */
};

/* Starts argv[0] (looked for in PATH) with `env` ("NAME=VALUE", ends with NULL) added to ours, or,
 * for a bare "NAME", taken away. Its output goes to the file `output` unless that is NULL. The
 * process dies with us. */
bool process_start(struct process *p, const char *const *argv, const char *const *env,
                   const char *output);
bool process_alive(struct process *p);
bool process_wait(struct process *p, int64_t timeout_ms); /* true: it has ended */
void process_signal(struct process *p, int signal);
void process_kill(struct process *p); /* and waits; fine for one that has ended */

/* Runs to the end. The exit code, or -1 when it could not be started or did not end in time. */
int process_run(const char *const *argv, const char *const *env, const char *output,
                int64_t timeout_ms);

struct process_use {  /* since it was started */
    int64_t switches; /* context switches of all threads, voluntary or not */
    int64_t cpu_ns;   /* processor time, ended threads too */
    int threads;
};
bool process_use(const struct process *p, struct process_use *out);
int64_t process_cpu_ns(const struct process *p); /* -1: it has ended */
long process_pss_kib(const struct process *p);   /* 0: unknown */

int64_t process_now_ns(void); /* monotonic */
void process_sleep_ms(int ms);

#endif
