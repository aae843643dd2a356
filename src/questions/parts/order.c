/* Fisher and Yates, with a generator that has no bias: every order is as likely as any other. */
#include "questions/parts/order.h"

#include <stdbool.h>

static void order_take(struct order *order, const struct question *q, enum question_role role,
                       bool staying)
{
    size_t i;
    for (i = 0; i < q->count && i < QUESTION_PARTS_MAX; i++) {
        if (q->parts[i].role == role && q->parts[i].stays == staying) {
            order->at[order->count++] = (uint8_t)i;
        }
    }
}

static void order_shuffle(uint8_t *at, size_t count, struct rng *rng)
{
    size_t i;
    for (i = count; i > 1; i--) {
        size_t k = rng_below(rng, (uint32_t)i);
        uint8_t held = at[i - 1];
        at[i - 1] = at[k];
        at[k] = held;
    }
}

void order_draw(struct order *order, const struct question *q, enum question_role role,
                struct rng *rng)
{
    size_t i;
    order->count = 0;
    if (q->keep_order) {
        for (i = 0; i < q->count && i < QUESTION_PARTS_MAX; i++) {
            if (q->parts[i].role == role) {
                order->at[order->count++] = (uint8_t)i;
            }
        }
        return;
    }
    order_take(order, q, role, false);
    order_shuffle(order->at, order->count, rng);
    order_take(order, q, role, true);
}

static bool order_is_written(const struct order *order)
{
    size_t i;
    for (i = 1; i < order->count; i++) {
        if (order->at[i] < order->at[i - 1]) {
            return false;
        }
    }
    return true;
}

void order_mix(struct order *order, const struct question *q, enum question_role role,
               struct rng *rng)
{
    order->count = 0;
    order_take(order, q, role, false);
    order_take(order, q, role, true);
    do {
        order_shuffle(order->at, order->count, rng);
    } while (order->count > 1 && order_is_written(order));
}
