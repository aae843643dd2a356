/* Heap memory that never fails: when the system has none left, the process logs one line and exits
 * with code 70, and the service manager starts it again. A kiosk that limps on after a failed
 * allocation is worse than one that restarts in a second. */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

void *mem_alloc(size_t size);           /* zeroed */
void *mem_resize(void *p, size_t size); /* as realloc; new bytes are not zeroed */
void *mem_resize_array(void *p, size_t count, size_t size); /* checks count * size for overflow */
char *mem_copy_text(const char *text);                      /* as strdup */
void mem_free(void *p);                                     /* NULL is fine */

#endif
