/* A list that is filled by a few results a frame and read once; linear on purpose. */
#include "sdl/names.h"

#include "base/mem.h"

#include <string.h>

void names_clear(struct names *n)
{
    for (size_t i = 0; i < n->count; i++) {
        mem_free(n->names[i]);
    }
    n->count = 0;
}

void names_finish(struct names *n)
{
    names_clear(n);
    mem_free(n->names);
    n->names = NULL;
    n->capacity = 0;
}

void names_add(struct names *n, const char *name)
{
    for (size_t i = 0; i < n->count; i++) {
        if (strcmp(n->names[i], name) == 0) {
            return;
        }
    }
    if (n->count == n->capacity) {
        n->capacity = n->capacity ? n->capacity * 2 : 16;
        n->names = mem_resize_array(n->names, n->capacity, sizeof *n->names);
    }
    n->names[n->count++] = mem_copy_text(name);
}
