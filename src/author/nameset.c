/* Open addressing over hash_text, doubled before it is more than half full: nothing is ever taken
 * out, so there are no graves to step over. Old slots stay in the arena; together they are no more
 * than the new ones. */
#include "author/nameset.h"

#include "base/hash.h"

#include <string.h>

#define NAMESET_FIRST 64

/* The slot of a name, or the free one where it would go. There always is a free one. */
static struct nameset_slot *nameset_slot(const struct nameset *n, const char *name)
{
    size_t at = (size_t)hash_text(HASH_START, name) & (n->capacity - 1);
    while (n->slots[at].name && strcmp(n->slots[at].name, name) != 0) {
        at = (at + 1) & (n->capacity - 1);
    }
    return &n->slots[at];
}

static void nameset_grow(struct nameset *n, struct arena *mem)
{
    struct nameset old = *n;
    size_t i;
    n->capacity = old.capacity ? old.capacity * 2 : NAMESET_FIRST;
    n->slots = arena_alloc_array(mem, n->capacity, sizeof *n->slots);
    for (i = 0; i < old.capacity; i++) {
        if (old.slots[i].name) {
            *nameset_slot(n, old.slots[i].name) = old.slots[i];
        }
    }
}

void nameset_add(struct nameset *n, struct arena *mem, const char *name, size_t at)
{
    struct nameset_slot *slot;
    if (2 * n->count >= n->capacity) {
        nameset_grow(n, mem);
    }
    slot = nameset_slot(n, name);
    if (!slot->name) {
        slot->name = name;
        slot->at = at;
        n->count++;
    }
}

bool nameset_find(const struct nameset *n, const char *name, size_t *at)
{
    const struct nameset_slot *slot = n->capacity ? nameset_slot(n, name) : NULL;
    if (!slot || !slot->name) {
        return false;
    }
    *at = slot->at;
    return true;
}

void nameset_clear(struct nameset *n)
{
    if (n->capacity) {
        memset(n->slots, 0, n->capacity * sizeof *n->slots);
    }
    n->count = 0;
}
