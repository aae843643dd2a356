/* Gives away what this process will not need, before it opens what a stranger wrote. There is no
 * way back.
 *
 * Resource limits always: memory, processor time, no new files (RLIMIT_FSIZE 0), no core, few
 * descriptors, no processes. Where the kernel has them: Landlock, after which only `folder` and
 * what is below it can be opened, for reading; seccomp, after which the system calls that a reader
 * of one file does not need end the process. Descriptors above 2 are closed. Source: landlock(7),
 * seccomp(2), setrlimit(2). */
#ifndef PLATFORM_SANDBOX_H
#define PLATFORM_SANDBOX_H

#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

struct sandbox {
    const char *folder;    /* the only thing that can still be read */
    uint64_t memory_bytes; /* of address space; 0: no limit (sanitizers need terabytes of it) */
    int cpu_s;
};

struct sandbox_report { /* what the kernel has granted */
    bool landlock, seccomp;
};

/* ERR_DENIED: the kernel knows a means and yet refused it; go no further. */
bool sandbox_enter(const struct sandbox *s, struct sandbox_report *out, struct err *err);

#endif
