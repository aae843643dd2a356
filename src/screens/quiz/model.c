/* What a quiz offers in the visitor's language: topics, levels, the sentences of a result, and the
 * question of the day. A wish that the pack cannot fill is brought as near as it can be, so that
 * every button on the start leads to at least one question. */
#include "quiz.h"

#include <stdio.h>
#include <string.h>

const char *quiz_plain(const struct doc *doc, struct arena *mem)
{
    struct buf words = {0};
    const char *text;
    doc_plain(doc, &words);
    while (words.length > 0 && words.data[words.length - 1] == '\n') {
        words.length--;
    }
    text = arena_copy(mem, words.length > 0 ? (const char *)words.data : "", words.length);
    buf_finish(&words);
    return text;
}

/* Today's question; a quiz without one offers none. */
static void quiz_find_today(struct quiz *q, struct kiosk *k)
{
    struct question question;
    struct err ignored;
    q->today = NULL;
    if (pack_question_of_day(k->pack, q->section, k->today, &q->memory, &q->today, &ignored) &&
        pack_question(k->pack, q->today, q->lang, &q->memory, &question, &ignored) &&
        question_type_named(question.type)) {
        q->today_words = quiz_plain(&question.stem, &q->memory);
    } else {
        q->today = NULL;
    }
}

bool quiz_load(struct quiz *q, struct kiosk *k, struct err *err)
{
    if (q->loaded && strcmp(q->lang, k->session->now.lang) == 0) {
        return true;
    }
    arena_reset(&q->memory);
    memcpy(q->lang, k->session->now.lang, sizeof q->lang);
    q->loaded = pack_quiz(k->pack, q->section, q->lang, &q->memory, &q->data, err);
    if (q->loaded) {
        quiz_find_today(q, k);
    }
    return q->loaded;
}

const char *quiz_topic_id(const struct pack_topic *t)
{
    const char *name = strrchr(t->card.route, '/');
    return name ? name + 1 : t->card.route;
}

const struct pack_topic *quiz_topic(const struct quiz *q, const char *id)
{
    size_t i;
    for (i = 0; i < q->data.topic_count; i++) {
        if (strcmp(quiz_topic_id(&q->data.topics[i]), id) == 0) {
            return &q->data.topics[i];
        }
    }
    return NULL;
}

static size_t quiz_count_of(const struct pack_topic *t, enum question_level level)
{
    size_t sum = 0, i;
    for (i = 0; i < LEVEL_COUNT; i++) {
        sum += level == LEVEL_ANY || level == (enum question_level)i ? t->counts[i] : 0;
    }
    return sum;
}

size_t quiz_count(const struct quiz *q, const char *topic, enum question_level level)
{
    bool all = strcmp(topic, QUIZ_ALL) == 0;
    size_t sum = 0, i;
    for (i = 0; i < q->data.topic_count; i++) {
        const struct pack_topic *t = &q->data.topics[i];
        sum += all || strcmp(quiz_topic_id(t), topic) == 0 ? quiz_count_of(t, level) : 0;
    }
    return sum;
}

void quiz_settle(const struct quiz *q, struct quiz_wish *wish)
{
    int step;
    size_t i;
    for (i = 0; quiz_count(q, wish->topic, LEVEL_ANY) == 0 && i < q->data.topic_count; i++) {
        snprintf(wish->topic, sizeof wish->topic, "%s", quiz_topic_id(&q->data.topics[i]));
    }
    if (wish->level == LEVEL_ANY) {
        return;
    }
    for (step = 1; quiz_count(q, wish->topic, wish->level) == 0 && step < LEVEL_COUNT; step++) {
        wish->level = (enum question_level)(((int)wish->level + 1) % LEVEL_COUNT);
    }
}

const char *quiz_level_word(struct ui *ui, enum question_level level)
{
    static const char *const keys[] = {"quiz.level.primary", "quiz.level.middle",
                                       "quiz.level.adult", "quiz.level.any"};
    return ui_word(ui, keys[level]);
}
