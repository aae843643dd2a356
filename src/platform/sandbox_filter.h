/* The system calls that a reader of one file needs, as a program for the kernel's filter. */
#ifndef PLATFORM_SANDBOX_FILTER_H
#define PLATFORM_SANDBOX_FILTER_H

#include <linux/filter.h>
#include <stdbool.h>
#include <stddef.h>

#define SANDBOX_FILTER_MAX 256

/* How many instructions; 0: we know no list for this kind of processor. */
size_t sandbox_filter(struct sock_filter out[SANDBOX_FILTER_MAX]);

#endif
