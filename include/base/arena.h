/* Bump memory: many small pieces that die together.
 *
 * An arena of zeroes is ready for use. Pieces are zeroed and aligned for any type. Memory lasts
 * until arena_reset (keeps the blocks for reuse) or arena_finish (gives them back). */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *first; /* the newest block is not the first one: blocks are kept in order */
    struct arena_block *current;
    size_t used; /* bytes handed out since the last reset */
};

struct arena_mark {
    struct arena_block *block;
    size_t block_used;
    size_t used;
};

void *arena_alloc(struct arena *a, size_t size);
void *arena_alloc_array(struct arena *a, size_t count, size_t size);
/* Room for one more element in an array that lives in the arena: `old` while count < *capacity,
 * else a copy with twice the room (the old one stays until the arena is reset). */
void *arena_grow(struct arena *a, void *old, size_t count, size_t *capacity, size_t size);
char *arena_copy(struct arena *a, const char *bytes, size_t length); /* adds a terminating 0 */
char *arena_copy_text(struct arena *a, const char *text);
char *arena_format(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
struct arena_mark arena_mark(const struct arena *a);
void arena_rewind(struct arena *a, struct arena_mark mark); /* frees what came after the mark */
void arena_reset(struct arena *a);
void arena_finish(struct arena *a);

#endif
