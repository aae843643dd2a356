/* Bump memory in a chain of blocks. Blocks double up to a limit, are kept by a reset, and a piece
 * larger than a block gets one of its own, so that one big picture does not make all blocks big. */
#include "base/arena.h"

#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define ARENA_FIRST_BLOCK 4096
#define ARENA_LARGEST_BLOCK (256 * 1024)

struct arena_block {
    struct arena_block *next;
    size_t size, used;
    max_align_t data[];
};

static struct arena_block *arena_add_block(struct arena *a, size_t need)
{
    size_t size = a->current ? a->current->size * 2 : ARENA_FIRST_BLOCK;
    struct arena_block *b;
    if (size > ARENA_LARGEST_BLOCK) {
        size = ARENA_LARGEST_BLOCK;
    }
    if (size < need) {
        size = need;
    }
    b = mem_alloc(sizeof *b + size);
    b->size = size;
    if (a->current) {
        b->next = a->current->next;
        a->current->next = b;
    } else {
        a->first = b;
    }
    a->current = b;
    return b;
}

void *arena_alloc(struct arena *a, size_t size)
{
    size_t step = sizeof(max_align_t);
    struct arena_block *b = a->current;
    void *p;
    if (size > SIZE_MAX - step - sizeof *b) { /* rounded up and with its block it would wrap */
        return mem_alloc(SIZE_MAX);           /* ends the process with a message */
    }
    size = (size + step - 1) / step * step;
    if (size == 0) {
        size = step;
    }
    while (b && b->size - b->used < size && b->next && b->next->used == 0) {
        b = b->next; /* blocks kept by a reset */
    }
    if (!b || b->size - b->used < size) {
        if (b) {
            a->current = b;
        }
        b = arena_add_block(a, size);
    }
    a->current = b;
    p = (char *)b->data + b->used;
    b->used += size;
    a->used += size;
    memset(p, 0, size);
    return p;
}

void *arena_alloc_array(struct arena *a, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) {
        return mem_alloc(SIZE_MAX); /* ends the process with a message */
    }
    return arena_alloc(a, count * size);
}

void *arena_grow(struct arena *a, void *old, size_t count, size_t *capacity, size_t size)
{
    void *grown;
    if (count < *capacity) {
        return old;
    }
    *capacity = *capacity ? *capacity * 2 : 16;
    grown = arena_alloc_array(a, *capacity, size);
    if (count) {
        memcpy(grown, old, count * size);
    }
    return grown;
}

char *arena_copy(struct arena *a, const char *bytes, size_t length)
{
    char *p = arena_alloc(a, length + 1);
    if (length) {
        memcpy(p, bytes, length);
    }
    return p;
}

char *arena_copy_text(struct arena *a, const char *text)
{
    return arena_copy(a, text, strlen(text));
}

char *arena_format(struct arena *a, const char *fmt, ...)
{
    va_list args, again;
    int length;
    char *p;
    va_start(args, fmt);
    va_copy(again, args);
    length = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    p = arena_alloc(a, (size_t)length + 1);
    vsnprintf(p, (size_t)length + 1, fmt, again);
    va_end(again);
    return p;
}

struct arena_mark arena_mark(const struct arena *a)
{
    struct arena_mark mark = {a->current, a->current ? a->current->used : 0, a->used};
    return mark;
}

void arena_rewind(struct arena *a, struct arena_mark mark)
{
    struct arena_block *b;
    if (!mark.block) {
        arena_reset(a);
        return;
    }
    for (b = mark.block->next; b; b = b->next) {
        b->used = 0;
    }
    mark.block->used = mark.block_used;
    a->current = mark.block;
    a->used = mark.used;
}

void arena_reset(struct arena *a)
{
    struct arena_block *b;
    for (b = a->first; b; b = b->next) {
        b->used = 0;
    }
    a->current = a->first;
    a->used = 0;
}

void arena_finish(struct arena *a)
{
    struct arena_block *b = a->first;
    while (b) {
        struct arena_block *next = b->next;
        mem_free(b);
        b = next;
    }
    memset(a, 0, sizeof *a);
}
