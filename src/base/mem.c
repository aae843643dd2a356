/* The only file that calls the C allocator. See mem.h for why a failure ends the process. */
#include "base/mem.h"

#include "base/log.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define MEM_EXIT_CODE 70 /* EX_SOFTWARE of sysexits.h */

static void *mem_need(void *p, size_t size)
{
    if (!p) {
        log_warn("out of memory asking for %zu bytes; leaving so that the service starts again",
                 size);
        exit(MEM_EXIT_CODE);
    }
    return p;
}

void *mem_alloc(size_t size)
{
    return mem_need(calloc(1, size ? size : 1), size);
}

void *mem_resize(void *p, size_t size)
{
    return mem_need(realloc(p, size ? size : 1), size);
}

void *mem_resize_array(void *p, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) {
        mem_need(NULL, SIZE_MAX);
    }
    return mem_resize(p, count * size);
}

char *mem_copy_text(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = mem_alloc(size);
    memcpy(copy, text, size);
    return copy;
}

void mem_free(void *p)
{
    free(p);
}
