/* A bank grows by one question at a time in the model's memory; and the words for what is said of a
 * question beside its text, which readers, tables and the writer share. */
#include "author/quiz/bank.h"

#include <string.h>

const char *const bank_meta_names[] = {"type",  "topic", "level", "picture", "page",  "source",
                                       "spots", "range", "unit",  "status",  "order", NULL};

_Static_assert(sizeof bank_meta_names / sizeof *bank_meta_names == BANK_META_COUNT + 1,
               "a name for each enum bank_meta");

struct bank_question *bank_add(struct bank *b)
{
    struct bank_question *q;
    b->questions =
        arena_grow(&b->m->mem, b->questions, b->count, &b->capacity, sizeof *b->questions);
    q = &b->questions[b->count++];
    memset(q, 0, sizeof *q);
    return q;
}
