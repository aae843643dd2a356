/* What only Linux has. */
#ifndef STORE_LINUX_H
#define STORE_LINUX_H

#include <stdint.h>

void store_linux_past_memory(int fd); /* where the file system can do it */

/* For struct store_ops. */
int store_linux_alone(void *self, int fd);
int store_linux_begin_write(void *self, int fd, uint64_t from, uint64_t length);
int store_linux_flush(void *self, int fd, uint64_t from, uint64_t length);

#endif
