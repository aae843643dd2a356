/* The round under way. Which questions it has follows from its address (topic, level, seed); what
 * has been answered is kept here in seats, by part numbers, and holds in every language. A question
 * that cannot be played (an unknown type, a question that has gone from the pack) is left out, and
 * the round is one shorter. */
#include "quiz.h"

#include "base/hash.h"
#include "base/log.h"
#include "base/mem.h"
#include "nav/nav.h"

#include <stdio.h>
#include <string.h>

#define DECK_ROUNDS 1000u

void quiz_clear(struct quiz *q)
{
    size_t i;
    for (i = 0; i < q->seat_count; i++) {
        mem_free(q->seats[i].state);
    }
    arena_reset(&q->round_memory);
    q->seats = NULL;
    q->seat_count = q->at = 0;
    q->question_route[0] = '\0';
    q->question_ok = q->viewer = q->result_ok = q->done_sounded = false;
    q->ticked_ms = q->turned_ms = 0;
    memset(&q->round, 0, sizeof q->round);
}

void quiz_leave(struct quiz *q, struct kiosk *k)
{
    quiz_clear(q);
    q->playing = q->alone = false;
    q->address[0] = '\0';
    nav_set_route(k->nav, q->section);
}

/* --- seats ------------------------------------------------------------------------------------ */

/* What the numbers of a state stand for. An author who changes it, while a finger plays in the
 * preview, has made another question: what was answered means nothing there. */
static uint64_t quiz_shape(const struct question *q)
{
    uint64_t shape = hash_u64(hash_text(HASH_START, q->type), q->count);
    size_t i;
    for (i = 0; i < q->count; i++) {
        shape = hash_u64(shape, (uint64_t)q->parts[i].role);
    }
    shape = hash_float(hash_float(shape, (float)q->least), (float)q->most);
    return hash_float(shape, (float)q->step);
}

static bool quiz_playable(struct quiz *q, struct kiosk *k, const char *route,
                          struct quiz_seat *seat)
{
    struct question question;
    struct err err;
    if (!pack_question(k->pack, route, q->lang, &q->question_memory, &question, &err)) {
        log_warn("%s", err.text);
        return false;
    }
    seat->type = question_type_named(question.type);
    seat->route = arena_copy_text(&q->round_memory, route);
    seat->shape = quiz_shape(&question);
    return seat->type != NULL;
}

/* Seats for those of the questions that can be played; without `cards` for all of them, of which
 * there may be thousands: they are looked at when they are reached. */
static void quiz_seat_all(struct quiz *q, struct kiosk *k, const char *const *routes,
                          const uint32_t *cards, size_t count)
{
    size_t i;
    q->seats = arena_alloc_array(&q->round_memory, count + 1, sizeof *q->seats);
    q->seat_count = 0;
    arena_reset(&q->question_memory);
    q->question_ok = false;
    for (i = 0; i < count; i++) {
        struct quiz_seat *seat = &q->seats[q->seat_count];
        if (!cards) {
            seat->route = routes[i];
        }
        q->seat_count += !cards || quiz_playable(q, k, routes[cards[i]], seat);
    }
}

static void quiz_write_address(struct quiz *q)
{
    const struct quiz_wish *g = &q->game;
    const char *level = g->level == LEVEL_ANY ? "any" : question_levels[g->level];
    if (g->explore) {
        snprintf(q->address, sizeof q->address, "%s?topic=%s&level=%s&score=no", q->section,
                 g->topic, level);
    } else {
        snprintf(q->address, sizeof q->address, "%s?topic=%s&level=%s&seed=%llu-%u%s", q->section,
                 g->topic, level, (unsigned long long)q->seed, (unsigned)q->from,
                 g->timed ? "&time=60" : "");
    }
}

bool quiz_deal(struct quiz *q, struct kiosk *k, const struct quiz_wish *wish, uint64_t seed,
               uint32_t from, struct err *err)
{
    const struct pack_topic *topic = quiz_topic(q, wish->topic);
    const char *const *routes;
    uint32_t cards[ROUND_MOST];
    size_t pool, count;
    if (!topic && strcmp(wish->topic, QUIZ_ALL) != 0) {
        return err_set(err, ERR_NOT_FOUND, "there is no topic '%.36s'", wish->topic);
    }
    quiz_clear(q);
    if (!pack_questions(k->pack, q->section, topic ? topic->card.route : NULL, wish->level,
                        &q->round_memory, &routes, &pool, err)) {
        return false;
    }
    q->game = *wish;
    q->seed = seed;
    q->from = from;
    if (wish->explore) {
        quiz_seat_all(q, k, routes, NULL, pool);
    } else {
        count = round_deal((uint32_t)pool, seed, from, ROUND_USUAL, cards);
        quiz_seat_all(q, k, routes, cards, count);
        round_begin(&q->round, cards, q->seat_count);
    }
    if (q->seat_count == 0) {
        return err_set(err, ERR_NOT_FOUND, "there is no question of this topic and level");
    }
    quiz_write_address(q);
    q->playing = true;
    q->alone = false;
    return true;
}

bool quiz_new_round(struct quiz *q, struct kiosk *k, const struct quiz_wish *wish)
{
    struct round_decks none = {0};
    struct round_decks *decks = k->rounds ? k->rounds : &none;
    struct round_deck *deck;
    struct err err;
    size_t pool = quiz_count(q, wish->topic, wish->level);
    char key[80];
    snprintf(key, sizeof key, "%.16s/%.14s %d", q->section, wish->topic, (int)wish->level);
    deck = round_deck(decks, key, rng_next(k->rng));
    if (deck->from / DECK_ROUNDS >= pool) { /* a new pack of cards now and then */
        deck->seed = rng_next(k->rng);
        deck->from = 0;
    }
    if (!quiz_deal(q, k, wish, deck->seed, deck->from, &err)) {
        log_warn("%s", err.text);
        return false;
    }
    if (!wish->explore) {
        deck->from += (uint32_t)(pool < ROUND_USUAL ? pool : ROUND_USUAL);
    }
    nav_set_route(k->nav, q->address);
    return true;
}

bool quiz_alone(struct quiz *q, struct kiosk *k, const char *route, struct err *err)
{
    static const uint32_t only = 0;
    quiz_clear(q);
    quiz_seat_all(q, k, &route, &only, 1);
    if (q->seat_count == 0) {
        return err_set(err, ERR_NOT_FOUND, "there is no question '%.100s'", route);
    }
    snprintf(q->address, sizeof q->address, "%s", route);
    q->playing = q->alone = true;
    memset(&q->game, 0, sizeof q->game);
    return true;
}

size_t quiz_at(const struct quiz *q)
{
    return q->game.explore || q->alone ? q->at : q->round.at;
}

struct quiz_seat *quiz_seat(struct quiz *q)
{
    return &q->seats[quiz_at(q)];
}

/* --- the question shown ----------------------------------------------------------------------- */

static void quiz_begin_seat(struct quiz *q, struct quiz_seat *s)
{
    struct rng rng;
    mem_free(s->state);
    s->state = mem_alloc(s->type->size > 0 ? s->type->size : 1);
    s->answered = s->shown = s->late = false;
    s->spent_ms = s->score = 0;
    s->look = 0;
    s->shape = quiz_shape(&q->question);
    rng_seed(&rng, hash_text(q->seed + q->from, s->route)); /* another order in another round */
    s->type->begin(s->state, &q->question, &rng);
}

bool quiz_ready(struct quiz *q, struct kiosk *k)
{
    struct quiz_seat *s = quiz_seat(q);
    const char *lang = k->session->now.lang;
    struct err err, ignored;
    if (!q->question_ok || strcmp(q->question_route, s->route) != 0 ||
        strcmp(q->question_lang, lang) != 0) {
        arena_reset(&q->question_memory);
        memset(&q->picture, 0, sizeof q->picture);
        snprintf(q->question_route, sizeof q->question_route, "%s", s->route);
        snprintf(q->question_lang, sizeof q->question_lang, "%s", lang);
        q->question_ok =
            pack_question(k->pack, s->route, lang, &q->question_memory, &q->question, &err);
        if (!q->question_ok) {
            log_warn("%s", err.text);
            return false;
        }
        if (!q->question.picture[0] || !pack_picture(k->pack, q->question.picture, lang,
                                                     &q->question_memory, &q->picture, &ignored)) {
            memset(&q->picture, 0, sizeof q->picture);
        }
    }
    s->type = question_type_named(q->question.type);
    if (s->type && (!s->state || s->shape != quiz_shape(&q->question))) {
        quiz_begin_seat(q, s);
    }
    return s->type != NULL;
}

void quiz_answered(struct quiz *q, struct kiosk *k)
{
    struct quiz_seat *s = quiz_seat(q);
    s->answered = true;
    if ((s->late || s->shown) && s->type->solve) {
        s->type->solve(s->state, &q->question);
    }
    s->score = s->late || s->shown ? 0 : s->type->mark(s->state, &q->question).score;
    if (s->shown) {
        return;
    }
    if (!q->game.explore && !q->alone) {
        round_answer(&q->round, s->score);
    }
    sound_play(k->sound, s->score >= QUESTION_WHOLE ? SOUND_RIGHT
                         : s->score > 0             ? SOUND_PART
                                                    : SOUND_OTHER);
}

void quiz_drop(struct quiz *q)
{
    size_t at = quiz_at(q), left = q->seat_count - at - 1;
    mem_free(q->seats[at].state);
    memmove(&q->seats[at], &q->seats[at + 1], left * sizeof q->seats[0]);
    q->seat_count--;
    if (!q->game.explore && !q->alone) {
        memmove(&q->round.slots[at], &q->round.slots[at + 1], left * sizeof q->round.slots[0]);
        q->round.count--;
    } else if (q->at >= q->seat_count && q->at > 0) {
        q->at--;
    }
    q->question_ok = false;
}

void quiz_again(struct quiz *q)
{
    size_t i;
    round_again(&q->round);
    for (i = 0; i < q->seat_count; i++) {
        if (q->round.slots[i].star != STAR_LIT) {
            mem_free(q->seats[i].state);
            q->seats[i].state = NULL;
        }
    }
    q->result_ok = q->done_sounded = false;
}

/* The author's preview: the same questions in the same state, as far as they are there still. */
void quiz_take_over(struct quiz *q, const struct quiz *old, struct kiosk *k)
{
    size_t i, kept = 0;
    q->wish = old->wish;
    if (!old->playing || !q->playing) {
        return;
    }
    quiz_clear(q);
    q->game = old->game;
    q->seed = old->seed;
    q->from = old->from;
    q->alone = old->alone;
    q->at = old->at;
    q->round = old->round;
    q->seats = arena_alloc_array(&q->round_memory, old->seat_count + 1, sizeof *q->seats);
    arena_reset(&q->question_memory);
    for (i = 0; i < old->seat_count; i++) {
        const struct quiz_seat *was = &old->seats[i];
        struct quiz_seat *s = &q->seats[kept];
        if (q->game.explore && !was->state) {
            s->route = arena_copy_text(&q->round_memory, was->route);
        } else if (!quiz_playable(q, k, was->route, s)) {
            if (i < quiz_at(old)) {
                q->at -= q->at > 0;
                q->round.at -= q->round.at > 0;
            }
            continue;
        }
        q->round.slots[i < ROUND_MOST ? kept : 0] = old->round.slots[i < ROUND_MOST ? i : 0];
        if (was->state && was->shape == s->shape) {
            const struct quiz_seat fresh = *s;
            *s = *was;
            s->route = fresh.route;
            s->look = 0;
            s->state = mem_alloc(s->type->size > 0 ? s->type->size : 1);
            memcpy(s->state, was->state, s->type->size);
        }
        kept++;
    }
    q->seat_count = kept;
    if (!q->game.explore && !q->alone) {
        q->round.count = kept;
    }
    if (q->at >= kept && q->at > 0) {
        q->at = kept - 1;
    }
}
