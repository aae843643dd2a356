/* Answers are remembered under "kind name". Beyond GUESS_MOST different wrong names nothing is
 * guessed any more: whoever has that many has renamed something, and the comparing would take
 * longer than everything else together. */
#include "author/guess.h"

#include "base/mem.h"

const char *guess_name(struct model *m, const char *kind, const char *wrong, guess_names *names,
                       const void *of, size_t most)
{
    struct guesses *g = &m->guesses;
    const char *key = arena_format(&m->mem, "%s %s", kind, wrong), **list;
    size_t at;
    if (nameset_find(&g->asked, key, &at)) {
        return g->answers[at];
    }
    if (g->count == GUESS_MOST) {
        return NULL;
    }
    g->answers = arena_grow(&m->mem, g->answers, g->count, &g->capacity, sizeof *g->answers);
    nameset_add(&g->asked, &m->mem, key, g->count);
    list = mem_resize_array(NULL, most + 1, sizeof *list);
    list[names(m, of, list)] = NULL;
    g->answers[g->count] = model_nearest(wrong, list);
    mem_free(list);
    return g->answers[g->count++];
}
