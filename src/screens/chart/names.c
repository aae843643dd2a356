/* A cache of two rounds: names are fetched into the arena of this round; when the round is full,
 * the arena of the one before is emptied and takes the next. What is in use moves along by being
 * asked for; nothing is freed one by one. */
#include "names.h"

#include <string.h>

void unit_names_begin(struct unit_names *n, size_t count, struct arena *mem)
{
    arena_reset(&n->memory[0]);
    arena_reset(&n->memory[1]);
    n->words = arena_alloc_array(mem, count + 1, sizeof *n->words);
    n->round = arena_alloc_array(mem, count + 1, sizeof *n->round);
    n->count = count;
    n->now = 2; /* so that round 0 is neither this one nor the one before */
    n->used = 0;
}

void unit_names_finish(struct unit_names *n)
{
    arena_finish(&n->memory[0]);
    arena_finish(&n->memory[1]);
}

static void names_copy(struct unit_names *n, struct pack_unit_words *w)
{
    struct arena *mem = &n->memory[n->now & 1];
    w->route = arena_copy_text(mem, w->route);
    w->title = arena_copy_text(mem, w->title);
    w->short_title = arena_copy_text(mem, w->short_title);
    w->lang = arena_copy_text(mem, w->lang);
}

static void names_fetch(struct unit_names *n, struct pack *p, const struct pack_unit *unit,
                        size_t i, const char *lang)
{
    struct pack_unit_words *w = &n->words[i];
    struct err ignored;
    if (!pack_unit_words(p, unit->id, lang, &n->memory[n->now & 1], w, &ignored)) {
        *w = (struct pack_unit_words){.route = "", .title = "", .short_title = "", .lang = lang};
        names_copy(n, w);
    }
}

const struct pack_unit_words *unit_names_of(struct unit_names *n, struct pack *p,
                                            const struct pack_unit *unit, size_t i,
                                            const char *lang)
{
    if (n->round[i] == n->now) {
        return &n->words[i];
    }
    if (n->used == NAMES_MOST) {
        n->now++;
        n->used = 0;
        arena_reset(&n->memory[n->now & 1]);
    }
    if (n->round[i] != 0 && n->round[i] + 1 == n->now) {
        names_copy(n, &n->words[i]);
    } else {
        names_fetch(n, p, unit, i, lang);
    }
    n->round[i] = n->now;
    n->used++;
    return &n->words[i];
}

const char *unit_names_short(const struct pack_unit_words *words)
{
    return words->short_title[0] ? words->short_title : words->title;
}
