/* The words of one entry along the chain of languages.
 *
 * A page is shown in one language, the first of the chain that has its title; mixing a title of one
 * language with the sub-line of another would look like a mistake. Only what a card cannot do
 * without (its lines, its summary) is taken from wherever it stands. */
#include "pack/internal.h"

#include <string.h>

static bool texts_load(struct texts *t, size_t at)
{
    struct texts_set *set = &t->sets[at];
    struct db_statement *s;
    size_t capacity = 16;
    bool row;
    set->loaded = true;
    set->pairs = arena_alloc_array(t->mem, capacity, sizeof *set->pairs);
    if (!db_prepare(t->p->db,
                    "SELECT field, body FROM text WHERE entry = ?1 AND lang = ?2 AND"
                    " field NOT IN ('body', 'body.young', 'body.deep') LIMIT 100",
                    &s, &t->err)) {
        return false;
    }
    db_bind_int(s, 1, t->entry);
    db_bind_text(s, 2, t->chain.tags[at]);
    for (;;) {
        if (!db_step(s, &row, &t->err)) {
            return false;
        }
        if (!row) {
            return true;
        }
        if (set->count == capacity) {
            struct texts_pair *old = set->pairs;
            set->pairs = arena_alloc_array(t->mem, capacity * 2, sizeof *old);
            memcpy(set->pairs, old, capacity * sizeof *old);
            capacity *= 2;
        }
        set->pairs[set->count].field = db_text(s, 0, t->mem);
        set->pairs[set->count].body = db_text(s, 1, t->mem);
        set->count++;
    }
}

const char *texts_at(struct texts *t, size_t at, const char *field)
{
    struct texts_set *set = &t->sets[at];
    size_t i;
    if (!set->loaded && !t->failed && !texts_load(t, at)) {
        t->failed = true;
        set->count = 0;
    }
    for (i = 0; i < set->count; i++) {
        if (set->pairs[i].field && set->pairs[i].body && strcmp(set->pairs[i].field, field) == 0) {
            return set->pairs[i].body;
        }
    }
    return NULL;
}

void texts_begin(struct texts *t, struct pack *p, int64_t entry, const char *lang, const char *key,
                 struct arena *mem)
{
    size_t i;
    memset(t, 0, sizeof *t);
    t->p = p;
    t->mem = mem;
    t->entry = entry;
    pack_chain(p, lang, &t->chain);
    for (i = 0; i < t->chain.count; i++) {
        if (texts_at(t, i, key)) {
            t->own = i;
            return;
        }
    }
}

const char *texts_own(struct texts *t, const char *field)
{
    const char *body = texts_at(t, t->own, field);
    return body ? body : "";
}

const char *texts_any(struct texts *t, const char *field)
{
    size_t i;
    for (i = 0; i < t->chain.count; i++) {
        const char *body = texts_at(t, i, field);
        if (body) {
            return body;
        }
    }
    return "";
}

const char *texts_lang(struct texts *t, const char *field)
{
    size_t i;
    for (i = 0; i < t->chain.count; i++) {
        if (texts_at(t, i, field)) {
            return t->chain.tags[i];
        }
    }
    return t->chain.tags[t->own];
}

bool texts_ok(const struct texts *t, struct err *err)
{
    if (t->failed) {
        *err = t->err;
    }
    return !t->failed;
}
