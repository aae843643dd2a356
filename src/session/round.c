/* Rounds of a quiz. A pool is dealt like cards that are shuffled again and again: each shuffle is
 * drawn from the one before so that no card comes back sooner than half a pool, or a whole round,
 * after it was seen; where a round has the whole pool, half a pool is enough. It follows from the
 * seed alone, so it is worked out anew for every deal: a pool of thousands takes a few
 * milliseconds, and nothing has to be stored for a replay. */
#include "session/round.h"

#include "base/arena.h"
#include "base/rng.h"

#include <stdio.h>
#include <string.h>

#define ROUND_WHOLE 1000
#define SHUFFLES 1024u /* then the seed begins again: nobody plays a pool so often in one day */

/* The next shuffle: a card that lay at `i` comes at i - slack or later. `free` has room for all. */
static void round_shuffle(struct rng *rng, const uint32_t *last, uint32_t *next, uint32_t *free,
                          uint32_t pool, uint32_t slack)
{
    uint32_t count = 0, taken = 0, at, pick;
    for (at = 0; at < pool; at++) {
        while (taken < pool && taken <= at + slack) {
            free[count++] = last[taken++];
        }
        pick = rng_below(rng, count);
        next[at] = free[pick];
        free[pick] = free[--count];
    }
}

size_t round_deal(uint32_t pool, uint64_t seed, uint32_t from, size_t want, uint32_t *out)
{
    struct arena memory = {0};
    uint32_t apart = (pool + 1) / 2, epoch, at, *now, *next, *free;
    size_t count = want < pool ? want : pool, i;
    struct rng rng;
    if (count == 0) {
        return 0;
    }
    if (count < pool) { /* a round may lie across the end of a shuffle */
        apart = apart < count ? (uint32_t)count : apart;
    }
    now = arena_alloc_array(&memory, pool, sizeof *now);
    next = arena_alloc_array(&memory, pool, sizeof *next);
    free = arena_alloc_array(&memory, pool, sizeof *free);
    for (at = 0; at < pool; at++) {
        next[at] = at;
    }
    rng_seed(&rng, seed);
    round_shuffle(&rng, next, now, free, pool, pool);
    for (epoch = (from / pool) % SHUFFLES; epoch > 0; epoch--) {
        round_shuffle(&rng, now, next, free, pool, pool - apart);
        memcpy(now, next, pool * sizeof *now);
    }
    round_shuffle(&rng, now, next, free, pool, pool - apart);
    for (i = 0; i < count; i++) {
        at = from % pool + (uint32_t)i;
        out[i] = at < pool ? now[at] : count == pool ? now[at - pool] : next[at - pool];
    }
    arena_finish(&memory);
    return count;
}

struct round_deck *round_deck(struct round_decks *d, const char *key, uint64_t seed)
{
    const size_t most = sizeof d->decks / sizeof d->decks[0];
    struct round_deck *deck;
    size_t i;
    for (i = 0; i < d->count; i++) {
        if (strncmp(d->decks[i].key, key, sizeof d->decks[i].key - 1) == 0) {
            return &d->decks[i];
        }
    }
    if (d->count == most) {
        memmove(d->decks, d->decks + 1, (most - 1) * sizeof d->decks[0]);
        d->count--;
    }
    deck = &d->decks[d->count++];
    memset(deck, 0, sizeof *deck);
    snprintf(deck->key, sizeof deck->key, "%s", key);
    deck->seed = seed;
    return deck;
}

/* --- how it goes ------------------------------------------------------------------------------ */

void round_begin(struct round *r, const uint32_t *questions, size_t count)
{
    size_t i;
    memset(r, 0, sizeof *r);
    r->count = count < ROUND_MOST ? count : ROUND_MOST;
    for (i = 0; i < r->count; i++) {
        r->slots[i].question = questions[i];
    }
}

void round_answer(struct round *r, int score)
{
    struct round_slot *s;
    if (r->at >= r->count) {
        return;
    }
    s = &r->slots[r->at];
    score = score < 0 ? 0 : score > ROUND_WHOLE ? ROUND_WHOLE : score;
    s->score = score > s->score ? score : s->score;
    s->star = s->score == ROUND_WHOLE ? STAR_LIT : s->score > 0 ? STAR_PART : STAR_KEPT;
    s->seen = true;
}

void round_skip(struct round *r)
{
    round_answer(r, 0);
    round_next(r);
}

void round_next(struct round *r)
{
    if (r->at < r->count) {
        r->at++;
    }
    while (r->again && r->at < r->count && r->slots[r->at].star == STAR_LIT) {
        r->at++;
    }
}

size_t round_missed(const struct round *r)
{
    return r->count - round_lit(r);
}

void round_again(struct round *r)
{
    size_t i;
    if (round_missed(r) == 0) {
        return;
    }
    for (i = 0; r->slots[i].star == STAR_LIT; i++) {
    }
    r->again = true;
    r->at = i;
}

int round_score(const struct round *r)
{
    int sum = 0;
    size_t i;
    for (i = 0; i < r->count; i++) {
        sum += r->slots[i].score;
    }
    return r->count > 0 ? sum / (int)r->count : 0;
}

size_t round_lit(const struct round *r)
{
    size_t lit = 0, i;
    for (i = 0; i < r->count; i++) {
        lit += r->slots[i].star == STAR_LIT;
    }
    return lit;
}
