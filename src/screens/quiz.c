/* Quizzes: choose a topic, answer, learn why, light a constellation. One screen in four phases:
 * the start, a question, the result, and a question alone (today's, or a link's). A round has an
 * address of its own that replays it; Back from a round leads to the start, which still knows what
 * was chosen. What was answered is kept by numbers, so that language, text size, theme, reach and
 * another page in between change nothing about it. */
#include "quiz/quiz.h"

#include "nav/nav.h"
#include "nav/nothing.h"
#include "ui/card.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum question_level quiz_level_named(const char *word)
{
    int i;
    for (i = 0; word && question_levels[i]; i++) {
        if (strcmp(question_levels[i], word) == 0) {
            return (enum question_level)i;
        }
    }
    return LEVEL_ANY;
}

/* "7-3": the seed, and how many cards have been dealt. */
static bool quiz_seed(const char *text, uint64_t *seed, uint32_t *from)
{
    char *end;
    *seed = strtoull(text, &end, 10);
    *from = 0;
    if (*end == '-') {
        *from = (uint32_t)strtoul(end + 1, &end, 10);
    }
    return end != text && *end == '\0';
}

/* quiz?topic=ice&level=primary&seed=7-3: a round; &score=no: to look at. */
static bool quiz_open_round(struct quiz *q, struct kiosk *k, const struct route *r, struct err *err)
{
    struct quiz_wish wish = {.level = quiz_level_named(route_option(r, "level"))};
    const char *topic = route_option(r, "topic"), *seed = route_option(r, "seed");
    const char *score = route_option(r, "score");
    uint64_t number = 1;
    uint32_t from = 0;
    snprintf(wish.topic, sizeof wish.topic, "%s", topic);
    wish.explore = score && strcmp(score, "no") == 0;
    wish.timed = route_option(r, "time") != NULL;
    if (seed && !quiz_seed(seed, &number, &from)) {
        return err_set(err, ERR_INVALID, "a round is not named '%.40s'", seed);
    }
    if (!quiz_deal(q, k, &wish, number, from, err)) {
        return false;
    }
    if (strcmp(wish.topic, QUIZ_ALL) != 0) {
        snprintf(q->wish.topic, sizeof q->wish.topic, "%s", wish.topic);
    }
    if (wish.level != LEVEL_ANY) {
        q->wish.level = wish.level;
    }
    quiz_settle(q, &q->wish);
    return true;
}

static void quiz_close(void *self, struct kiosk *k)
{
    struct quiz *q = self;
    (void)k;
    quiz_clear(q);
    arena_finish(&q->memory);
    arena_finish(&q->round_memory);
    arena_finish(&q->question_memory);
    arena_finish(&q->result_memory);
}

static bool quiz_find(struct quiz *q, struct kiosk *k, const struct route *r, struct err *err)
{
    if (!quiz_load(q, k, err)) {
        return false;
    }
    if (q->data.topic_count > 0) {
        snprintf(q->wish.topic, sizeof q->wish.topic, "%s", quiz_topic_id(&q->data.topics[0]));
    }
    if (r->rest[0] && !quiz_topic(q, r->rest)) {
        return quiz_alone(q, k, r->path, err);
    }
    if (r->rest[0]) {
        snprintf(q->wish.topic, sizeof q->wish.topic, "%s", r->rest);
    }
    quiz_settle(q, &q->wish);
    return !route_option(r, "topic") || quiz_open_round(q, k, r, err);
}

static bool quiz_open(void *self, struct kiosk *k, const struct route *r, struct arena *mem,
                      struct err *err)
{
    struct quiz *q = self;
    (void)mem;
    snprintf(q->section, sizeof q->section, "%s", r->name);
    if (!quiz_find(q, k, r, err)) {
        quiz_close(q, k);
        return false;
    }
    return true;
}

/* Back takes away what lies over the question, then the round; the start knows what was chosen. */
static bool quiz_back(void *self, struct kiosk *k)
{
    struct quiz *q = self;
    if (q->viewer) {
        q->viewer = false;
        return true;
    }
    if (q->playing && !q->alone) {
        quiz_leave(q, k);
        return true;
    }
    return false;
}

static void quiz_frame(void *self, struct kiosk *k, struct ui *ui, struct rect area)
{
    struct quiz *q = self;
    struct err err;
    if (!quiz_load(q, k, &err)) {
        nav_nothing(k, ui, area, NOTHING_READ);
        return;
    }
    if (q->playing && q->address[0]) {
        nav_set_route(k->nav, q->address);
    }
    if (!q->playing && quiz_count(q, QUIZ_ALL, LEVEL_ANY) == 0) {
        nav_nothing(k, ui, area, NOTHING_YET);
    } else if (!q->playing) {
        quiz_start(q, k, ui, area);
    } else if (q->seat_count > 0 && quiz_at(q) >= q->seat_count) {
        quiz_result(q, k, ui, area);
    } else {
        quiz_play(q, k, ui, area);
    }
}

static void quiz_keep(void *self, const void *old, struct kiosk *k, struct pack *before)
{
    struct quiz *q = self;
    (void)before;
    quiz_take_over(q, old, k);
    quiz_settle(q, &q->wish);
}

const struct screen_type screen_quiz = {
    .name = "quiz",
    .kinds = "quiz",
    .size = sizeof(struct quiz),
    .idle_s = 90,
    .open = quiz_open,
    .frame = quiz_frame,
    .close = quiz_close,
    .keep = quiz_keep,
    .back = quiz_back,
};
