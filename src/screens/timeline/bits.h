/* Sets of indices: who is a member, and who is the next one on either side. */
#ifndef SCREENS_TIMELINE_BITS_H
#define SCREENS_TIMELINE_BITS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BITS_NONE SIZE_MAX

struct bits {
    uint64_t *words;
    size_t count; /* words */
};

struct bits bits_make(struct arena *mem, size_t items); /* empty; members are 0 .. items-1 */
void bits_set(struct bits *b, size_t i, bool on);
size_t bits_before(const struct bits *b, size_t i); /* the nearest member below i; or BITS_NONE */
/* The nearest member above i, or BITS_NONE; of BITS_NONE: the first one. */
size_t bits_after(const struct bits *b, size_t i);

#endif
