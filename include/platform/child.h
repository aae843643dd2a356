/* Another program that tells us things, line by line on its standard output, for as long as it
 * runs. Lines are collected by a thread of its own; `wake` is called from there when one has come
 * or the program has ended, so that whoever sleeps can look. Its standard error is ours. It is told
 * to end when we end, however that comes about. */
#ifndef PLATFORM_CHILD_H
#define PLATFORM_CHILD_H

#include "base/buf.h"
#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

#define CHILD_LINE_MOST (32u << 20) /* bytes; whoever says more at a stretch is not heard out */

struct child;

struct child_options {
    const char *const *argv;  /* [0] is the program's path; ends with NULL */
    const char *const *env;   /* "NAME=value", over what we have ourselves; ends with NULL */
    void (*wake)(void *self); /* NULL: nobody sleeps */
    void *wake_self;
    bool background; /* gives way to everybody, at the processor and at the disk */
};

/* ERR_NOT_FOUND: there is no such program; ERR_IO. */
bool child_start(struct child **out, const struct child_options *o, struct err *err);
/* Ends it, whatever it does, within seconds: one that hangs in the kernel is left to end when it
 * can. NULL is fine. */
void child_destroy(struct child *c);

/* The next whole line, without its end; false: none has come yet. */
bool child_line(struct child *c, struct buf *line);
/* It has ended and every line was taken. *signal is what ended it, else 0 and *code its exit code.
 */
bool child_ended(struct child *c, int *signal, int *code);
/* Nothing more will be heard: it has closed its end, and every line was taken. child_ended waits a
 * while for one that goes on nevertheless; this never waits. */
bool child_silent(struct child *c);
/* Sleeps until there is a line or the program has ended, at most `timeout_ms`; false: neither. */
bool child_wait(struct child *c, int64_t timeout_ms);

#endif
