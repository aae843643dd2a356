/* The order in which parts stand on the screen: drawn once when a question begins. */
#ifndef QUESTIONS_ORDER_H
#define QUESTIONS_ORDER_H

#include "base/rng.h"
#include "pack/quiz.h"

struct order {
    uint8_t count;
    uint8_t at[QUESTION_PARTS_MAX]; /* place -> index in question.parts */
};

/* The parts of this role, shuffled fairly; those that stay come last, in their own order. Where the
 * question keeps its order, all of them stand as they were written. */
void order_draw(struct order *order, const struct question *q, enum question_role role,
                struct rng *rng);
/* Steps and items: likewise, but the written order would give the answer away, so it never comes.
 */
void order_mix(struct order *order, const struct question *q, enum question_role role,
               struct rng *rng);

#endif
