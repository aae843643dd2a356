/* The same words on two pages. A paragraph is known by its first 40 characters (80 where they are
 * Latin letters), blanks left out: what two pages share from there on was copied, and one day only
 * one of the two will be corrected. */
#include "author/checks/checks.h"

#include "base/hash.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <string.h>

#define ECHO_HAN 40
#define ECHO_LATIN 80

struct echo_place {
    uint64_t hash; /* 0: free */
    const struct model_entry *entry;
    const char *file;
};

void echo_finish(struct echo *e)
{
    mem_free(e->places);
    memset(e, 0, sizeof *e);
}

static struct echo_place *echo_slot(const struct echo *e, uint64_t hash)
{
    size_t at = (size_t)hash & (e->capacity - 1);
    while (e->places[at].hash && e->places[at].hash != hash) {
        at = (at + 1) & (e->capacity - 1);
    }
    return &e->places[at];
}

static void echo_room(struct echo *e)
{
    struct echo old = *e;
    size_t i;
    if (2 * e->count < e->capacity) {
        return;
    }
    e->capacity = old.capacity ? old.capacity * 2 : 1024;
    e->places = mem_alloc(e->capacity * sizeof *e->places);
    for (i = 0; i < old.capacity; i++) {
        if (old.places[i].hash) {
            *echo_slot(e, old.places[i].hash) = old.places[i];
        }
    }
    mem_free(old.places);
}

/* The characters that make the paragraph of letters from..end known, or 0 when there are too few.
 */
static uint64_t echo_hash(const struct prose *p, size_t from, size_t end)
{
    uint64_t hash = hash_u64(HASH_START, p->lang);
    size_t most = ECHO_LATIN, count = 0, i;
    for (i = from; i < end && count < most; i++) {
        uint32_t cp = p->letters[i].cp;
        if (cp <= ' ' || cp == 0x200B) {
            continue;
        }
        most = utf8_is_han(cp) ? ECHO_HAN : most;
        hash = hash_u64(hash, cp);
        count++;
    }
    return count < most ? 0 : hash ? hash : 1;
}

static void echo_block(struct echo *e, const struct prose *p, const struct prose_block *b)
{
    uint64_t hash = echo_hash(p, b->start, b->end);
    struct echo_place *slot;
    if (!hash) {
        return;
    }
    echo_room(e);
    slot = echo_slot(e, hash);
    if (!slot->hash) {
        e->count++;
        *slot = (struct echo_place){hash, p->entry, p->place.file};
    } else if (slot->entry != p->entry) { /* texts for other ages may share a paragraph */
        diag_add(p->m->d, DIAG_WARNING, prose_place(p, b->start),
                 "this begins with the same words as a paragraph of %s; keep them in one place, and"
                 " link to it",
                 slot->file);
    }
}

void echo_check(struct echo *e, const struct prose *p)
{
    size_t i;
    if (!p->entry || p->entry->item || !prose_is_body(p) || p->entry->numbered) {
        return; /* rows of a table are short and alike, and laws repeat themselves */
    }
    for (i = 0; i < p->block_count; i++) {
        if (p->blocks[i].kind == PROSE_PARAGRAPH || p->blocks[i].kind == PROSE_ITEM) {
            echo_block(e, p, &p->blocks[i]);
        }
    }
}
