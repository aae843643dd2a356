/* Rounds of a quiz: which questions come, and how they went. Knows numbers only, no words.
 *
 * Fair: a pool is dealt like a pack of cards. From (seed, from) alone follows which questions a
 * round has, so that its address replays it; a pool that is used up is shuffled anew, and what the
 * round has already is not dealt twice. */
#ifndef SESSION_ROUND_H
#define SESSION_ROUND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ROUND_MOST 10
#define ROUND_USUAL 7 /* the Plough */
#define ROUND_LEAST 5

/* Positions in a pool of `pool` questions: cards `from`, from + 1, ... of the pack shuffled from
 * `seed`, and of the next shuffle behind its end. Each shuffle has every card once, no position
 * comes twice in `out`, and two cards that are less than half a pool apart are never the same
 * question. A deck is dealt with the same `want` throughout. Returns min(want, pool). */
size_t round_deal(uint32_t pool, uint64_t seed, uint32_t from, size_t want, uint32_t *out);

/* How far each pool is dealt. Lives as long as the program: the next visitor goes on. */
struct round_decks {
    struct round_deck {
        char key[40]; /* "quiz/ice primary" */
        uint64_t seed;
        uint32_t from;
    } decks[64];
    size_t count;
};

/* The deck of a pool, with `seed` when it is new; the oldest one goes when there are too many. */
struct round_deck *round_deck(struct round_decks *d, const char *key, uint64_t seed);

enum round_star { STAR_TO_COME, STAR_LIT, STAR_PART, STAR_KEPT }; /* kept: to try again */

struct round {
    size_t count, at; /* at == count: the result */
    struct round_slot {
        uint32_t question; /* position in the pool */
        enum round_star star;
        int score; /* thousandths, of the best try */
        bool seen; /* answered or skipped once */
    } slots[ROUND_MOST];
    bool again; /* only what was not wholly right is asked once more */
};

void round_begin(struct round *r, const uint32_t *questions, size_t count);
void round_answer(struct round *r, int score); /* of the one at `at`; the star follows */
void round_skip(struct round *r);              /* kept for later, on to the next */
void round_next(struct round *r);              /* the next that is to be asked, or the result */
size_t round_missed(const struct round *r);
void round_again(struct round *r);      /* from the result: the missed ones once more */
int round_score(const struct round *r); /* thousandths of the whole */
size_t round_lit(const struct round *r);

#endif
