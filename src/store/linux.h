/* What only Linux has. */
#ifndef STORE_LINUX_H
#define STORE_LINUX_H

int store_linux_alone(void *self, int fd); /* for struct store_ops */

#endif
