/* Pools that are too small: questions of one topic and level. A round has five questions at least;
 * with fewer in a pool everyone gets the same ones. */
#include "author/quiz/check.h"

#include "author/nameset.h"

#include <string.h>

#define POOLS_LEAST 5
#define POOLS_MOST 128

struct pools {
    struct pools_one {
        const struct bank_question *first;
        const char *topic, *level;
        size_t count;
    } all[POOLS_MOST];
    size_t count;
    struct nameset names;
};

static void pools_add(struct check *c, struct pools *p, const struct bank_question *q)
{
    const char *topic = q->topic ? q->topic->name : q->meta[BANK_TOPIC].text;
    const char *level = q->topic ? question_levels[q->level] : q->meta[BANK_LEVEL].text, *key;
    size_t at;
    if (!topic || !level) {
        return;
    }
    key = arena_format(&c->m->mem, "%s\n%s", topic, level);
    if (!nameset_find(&p->names, key, &at)) {
        if (p->count == POOLS_MOST) {
            return;
        }
        at = p->count++;
        nameset_add(&p->names, &c->m->mem, key, at);
        p->all[at].first = q;
        p->all[at].topic = topic;
        p->all[at].level = level;
    }
    p->all[at].count++;
}

void check_pools(struct check *c)
{
    struct pools *p = arena_alloc(&c->m->mem, sizeof *p);
    size_t i;
    memset(p, 0, sizeof *p);
    for (i = 0; i < c->b->count; i++) {
        const struct bank_question *q = &c->b->questions[i];
        if (q->lang == c->m->default_lang && q->form != BANK_READING && !q->broken) {
            pools_add(c, p, q);
        }
    }
    for (i = 0; i < p->count; i++) {
        const struct pools_one *one = &p->all[i];
        if (one->count < POOLS_LEAST) {
            diag_add(c->m->d, DIAG_WARNING, one->first->place,
                     "topic '%s', level %s: only %zu of the %d questions that a round needs; write"
                     " more, or give them another level",
                     one->topic, one->level, one->count, POOLS_LEAST);
        }
    }
}
