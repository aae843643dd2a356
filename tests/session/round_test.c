/* Rounds of a quiz: fair over a thousand seeds and every size of pool, the same again from the same
 * address, and stars that tell how it went. */
#include "base/rng.h"
#include "session/round.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

#define POOL_MOST 200u
#define SEEDS 1000u

/* Plays whole rounds through three shuffles of a pool and looks at the order of all its cards. */
static bool fair(uint32_t pool, uint64_t seed)
{
    uint32_t order[POOL_MOST * 4], out[ROUND_MOST], count = 0;
    size_t want = pool < ROUND_USUAL ? pool : ROUND_USUAL;
    while (count < pool * 3) {
        if (round_deal(pool, seed, count, ROUND_USUAL, out) != want) {
            return false;
        }
        for (size_t i = 0; i < want; i++) {
            order[count++] = out[i];
        }
    }
    for (uint32_t first = 0; first + pool <= count; first += pool) { /* each shuffle has all */
        bool seen[POOL_MOST] = {false};
        for (uint32_t i = 0; i < pool; i++) {
            uint32_t q = order[first + i];
            if (q >= pool || seen[q]) {
                return false;
            }
            seen[q] = true;
        }
    }
    for (uint32_t i = 0; i < count; i++) { /* and across their ends nothing comes soon again */
        uint32_t half = (pool + 1) / 2, apart = half > want || pool == want ? half : (uint32_t)want;
        for (uint32_t k = i + 1; k < count && k < i + apart; k++) {
            if (order[i] == order[k]) {
                return false;
            }
        }
    }
    return true;
}

static void no_question_comes_again_before_its_pool_is_used_up(void)
{
    unsigned unfair = 0;
    for (uint64_t seed = 0; seed < SEEDS; seed++) { /* all sizes, five of them with each seed */
        for (uint32_t step = 0; step < 5; step++) {
            uint32_t pool = 5 + (uint32_t)(seed * 37 + step * 41) % (POOL_MOST - 4);
            if (!fair(pool, seed)) {
                printf("  pool %u, seed %u\n", pool, (unsigned)seed);
                unfair++;
            }
        }
    }
    CHECK_INT(unfair, 0);
    for (uint32_t pool = 5; pool <= POOL_MOST; pool++) {
        CHECK(fair(pool, pool * 7919ull));
    }
}

static void the_same_address_deals_the_same_cards(void)
{
    uint32_t a[ROUND_MOST], b[ROUND_MOST], c[ROUND_MOST];
    unsigned other = 0;
    for (uint64_t seed = 1; seed <= 50; seed++) {
        CHECK_INT(round_deal(40, seed, 35, 7, a), 7);
        CHECK_INT(round_deal(40, seed, 35, 7, b), 7);
        CHECK(memcmp(a, b, 7 * sizeof a[0]) == 0);
        round_deal(40, seed + 100, 35, 7, c);
        other += memcmp(a, c, 7 * sizeof a[0]) != 0;
    }
    CHECK(other >= 49);
}

/* A round that has the whole pool is played again and again: always in another order. */
static void a_small_pool_is_shuffled_anew_for_every_round(void)
{
    for (uint32_t pool = 4; pool <= ROUND_USUAL; pool++) {
        uint32_t before[ROUND_MOST], now[ROUND_MOST];
        unsigned same = 0;
        round_deal(pool, 3, 0, ROUND_USUAL, before);
        for (uint32_t round = 1; round <= 20; round++) {
            CHECK_INT(round_deal(pool, 3, round * pool, ROUND_USUAL, now), pool);
            same += memcmp(before, now, pool * sizeof now[0]) == 0;
            memcpy(before, now, sizeof before);
        }
        CHECK(same <= 6);
    }
}

static void every_card_has_the_same_chance_to_come_first(void)
{
    unsigned counts[12] = {0};
    uint32_t out[ROUND_MOST];
    for (uint64_t seed = 0; seed < 12000; seed++) {
        round_deal(12, seed, 0, 1, out);
        counts[out[0]]++;
    }
    for (int i = 0; i < 12; i++) {
        CHECK(counts[i] > 850 && counts[i] < 1150);
    }
}

static void small_and_far_pools_are_dealt(void)
{
    uint32_t out[ROUND_MOST];
    CHECK_INT(round_deal(0, 1, 0, 7, out), 0);
    CHECK_INT(round_deal(1, 1, 4000000000u, 7, out), 1);
    CHECK_INT(out[0], 0);
    CHECK_INT(round_deal(3, 1, 4294967295u, 7, out), 3);
    CHECK(out[0] != out[1] && out[1] != out[2] && out[0] != out[2]);
    CHECK_INT(round_deal(10, 1, 0, 0, out), 0);
}

static void decks_are_found_again_and_the_oldest_goes(void)
{
    static struct round_decks d;
    char key[40];
    struct round_deck *first = round_deck(&d, "quiz/ice primary", 7);
    first->from = 14;
    CHECK_INT(round_deck(&d, "quiz/ice primary", 99)->from, 14);
    CHECK_INT((int)round_deck(&d, "quiz/ice primary", 99)->seed, 7);
    for (int i = 0; i < 64; i++) {
        snprintf(key, sizeof key, "pool %d", i);
        round_deck(&d, key, 1);
    }
    CHECK_INT(d.count, 64);
    CHECK_INT(round_deck(&d, "quiz/ice primary", 99)->from, 0); /* it was the oldest */
}

static struct round three(void)
{
    static const uint32_t questions[] = {4, 2, 9};
    struct round r;
    round_begin(&r, questions, 3);
    return r;
}

static void stars_follow_the_score(void)
{
    struct round r = three();
    CHECK_INT(r.slots[0].star, STAR_TO_COME);
    round_answer(&r, 1000);
    CHECK_INT(r.slots[0].star, STAR_LIT);
    round_next(&r);
    round_answer(&r, 500);
    CHECK_INT(r.slots[1].star, STAR_PART);
    round_next(&r);
    round_answer(&r, -300);
    CHECK_INT(r.slots[2].star, STAR_KEPT);
    CHECK_INT(r.slots[2].score, 0);
    CHECK_INT(round_score(&r), 500);
    CHECK_INT(round_lit(&r), 1);
    CHECK_INT(round_missed(&r), 2);
    round_next(&r);
    CHECK_INT(r.at, r.count);
    round_next(&r);
    CHECK_INT(r.at, r.count);
}

static void what_was_missed_is_asked_once_more_and_only_that(void)
{
    struct round r = three();
    round_skip(&r);
    CHECK_INT(r.at, 1);
    CHECK(r.slots[0].seen);
    CHECK_INT(r.slots[0].star, STAR_KEPT);
    round_answer(&r, 1000);
    round_next(&r);
    round_answer(&r, 500);
    round_next(&r);
    round_again(&r);
    CHECK_INT(r.at, 0);
    round_answer(&r, 1000);
    round_next(&r);
    CHECK_INT(r.at, 2); /* the lit one between them is passed over */
    round_answer(&r, 0);
    CHECK_INT(r.slots[2].star, STAR_PART); /* half a star is not taken away again */
    round_next(&r);
    CHECK_INT(r.at, r.count);
    CHECK_INT(round_lit(&r), 2);
    round_again(&r);
    CHECK_INT(r.at, 2);
    round_answer(&r, 1000);
    round_next(&r);
    round_again(&r); /* nothing is left to try */
    CHECK_INT(r.at, r.count);
    CHECK_INT(round_score(&r), 1000);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(no_question_comes_again_before_its_pool_is_used_up);
    RUN(the_same_address_deals_the_same_cards);
    RUN(a_small_pool_is_shuffled_anew_for_every_round);
    RUN(every_card_has_the_same_chance_to_come_first);
    RUN(small_and_far_pools_are_dealt);
    RUN(decks_are_found_again_and_the_oldest_goes);
    RUN(stars_follow_the_score);
    RUN(what_was_missed_is_asked_once_more_and_only_that);
    return TEST_END();
}
