/* Quizzes as wholes: topics with how many questions they have at each level, what is said of a
 * result, pools of questions to draw from, and the question of a day. One question is read in
 * question.c. Pools are lists of routes only, because a round shows ten of them. */
#include "pack/quiz.h"

#include "pack/internal.h"

#include <stdlib.h>
#include <string.h>

#define QUIZ_TOPICS_MAX 64
#define QUIZ_BANDS_MAX 32
#define QUIZ_QUESTIONS_MAX 100000

const char *const question_levels[] = {"primary", "middle", "adult", NULL};

/* --- topics ----------------------------------------------------------------------------------- */

static bool quiz_level(const char *word, enum question_level *out)
{
    size_t i;
    for (i = 0; word && question_levels[i]; i++) {
        if (strcmp(question_levels[i], word) == 0) {
            *out = (enum question_level)i;
            return true;
        }
    }
    return false;
}

static bool quiz_counts(struct pack *p, int64_t section, const struct pack_entry *entries,
                        struct pack_topic *topics, size_t count, struct arena *mem, struct err *err)
{
    struct db_statement *s;
    bool row;
    size_t i;
    if (!db_prepare(p->db,
                    "SELECT topic, level, count(*) FROM question WHERE section = ?1"
                    " GROUP BY topic, level",
                    &s, err)) {
        return false;
    }
    db_bind_int(s, 1, section);
    for (;;) {
        enum question_level level = LEVEL_ANY;
        int64_t topic, many;
        if (!db_step(s, &row, err)) {
            return false;
        }
        if (!row) {
            return true;
        }
        topic = db_int(s, 0);
        many = db_int(s, 2);
        if (!quiz_level(db_text(s, 1, mem), &level) || many > QUIZ_QUESTIONS_MAX) {
            return err_set(err, ERR_INVALID, "questions of a level that does not exist");
        }
        for (i = 0; i < count; i++) {
            if (entries[i].id == topic) {
                topics[i].counts[level] = (size_t)many;
            }
        }
    }
}

static bool quiz_topics(struct pack *p, int64_t section, const char *lang, struct arena *mem,
                        struct pack_quiz *out, struct err *err)
{
    struct pack_entry *entries;
    struct pack_topic *topics;
    size_t i;
    if (!pack_children(p, section, "topic", QUIZ_TOPICS_MAX + 1, mem, &entries, &out->topic_count,
                       err)) {
        return false;
    }
    if (out->topic_count > QUIZ_TOPICS_MAX) {
        return err_set(err, ERR_INVALID, "more than %d topics", QUIZ_TOPICS_MAX);
    }
    topics = arena_alloc_array(mem, out->topic_count + 1, sizeof *topics);
    for (i = 0; i < out->topic_count; i++) {
        if (!pack_card(p, &entries[i], lang, mem, &topics[i].card, err)) {
            return false;
        }
    }
    out->topics = topics;
    return quiz_counts(p, section, entries, topics, out->topic_count, mem, err);
}

/* --- bands ------------------------------------------------------------------------------------ */

static int quiz_band_order(const void *a, const void *b)
{
    const struct pack_band *x = a, *y = b;
    return (x->from > y->from) - (x->from < y->from);
}

static bool quiz_band(struct pack *p, const struct pack_entry *e, const char *lang,
                      struct arena *mem, struct pack_band *out, struct err *err)
{
    const char *from = pack_attr(p, e->id, "from", mem, err);
    struct texts t;
    long value;
    char *end;
    if (!from) {
        return false;
    }
    value = strtol(from, &end, 10);
    if (!*from || *end || value < 0 || value > QUESTION_WHOLE) {
        return err_set(err, ERR_INVALID, "a result from '%.20s' on", from);
    }
    out->from = (int)value;
    texts_begin(&t, p, e->id, lang, "title", mem);
    out->title = texts_own(&t, "title");
    out->text = texts_own(&t, "summary");
    return texts_ok(&t, err);
}

static bool quiz_bands(struct pack *p, int64_t section, const char *lang, struct arena *mem,
                       struct pack_quiz *out, struct err *err)
{
    struct pack_entry *entries;
    struct pack_band *bands;
    size_t i;
    if (!pack_children(p, section, "band", QUIZ_BANDS_MAX + 1, mem, &entries, &out->band_count,
                       err)) {
        return false;
    }
    if (out->band_count == 0 || out->band_count > QUIZ_BANDS_MAX) {
        return err_set(err, ERR_INVALID, "%zu results to tell apart", out->band_count);
    }
    bands = arena_alloc_array(mem, out->band_count, sizeof *bands);
    for (i = 0; i < out->band_count; i++) {
        if (!quiz_band(p, &entries[i], lang, mem, &bands[i], err)) {
            return false;
        }
    }
    qsort(bands, out->band_count, sizeof *bands, quiz_band_order);
    out->bands = bands;
    return bands[0].from == 0 || err_set(err, ERR_INVALID, "nothing is said of a result of nought");
}

bool pack_quiz(struct pack *p, const char *section, const char *lang, struct arena *mem,
               struct pack_quiz *out, struct err *err)
{
    struct pack_entry e;
    memset(out, 0, sizeof *out);
    return pack_section(p, section, "quiz", mem, &e, err) &&
           pack_card(p, &e, lang, mem, &out->section, err) &&
           quiz_topics(p, e.id, lang, mem, out, err) && quiz_bands(p, e.id, lang, mem, out, err);
}

/* --- pools ------------------------------------------------------------------------------------ */

static bool quiz_routes(struct db_statement *s, struct arena *mem, const char *const **out,
                        size_t *count, struct err *err)
{
    const char **routes = NULL;
    size_t capacity = 0;
    bool row;
    *count = 0;
    for (;;) {
        if (!db_step(s, &row, err)) {
            return false;
        }
        if (!row) {
            *out = routes;
            return true;
        }
        if (*count == QUIZ_QUESTIONS_MAX) {
            return err_set(err, ERR_INVALID, "more than %d questions", QUIZ_QUESTIONS_MAX);
        }
        routes = arena_grow(mem, routes, *count, &capacity, sizeof *routes);
        routes[*count] = db_text(s, 0, mem);
        if (!routes[(*count)++]) {
            return err_set(err, ERR_INVALID, "a question without a name");
        }
    }
}

bool pack_questions(struct pack *p, const char *section, const char *topic,
                    enum question_level level, struct arena *mem, const char *const **out,
                    size_t *count, struct err *err)
{
    struct pack_entry e, t = {0};
    struct db_statement *s;
    bool found = true;
    *out = NULL;
    *count = 0;
    if (!pack_section(p, section, "quiz", mem, &e, err) ||
        (topic && !pack_entry_by_slug(p, topic, mem, &t, &found, err))) {
        return false;
    }
    if (topic && (!found || t.parent != e.id || strcmp(t.kind, "topic") != 0)) {
        return err_set(err, ERR_NOT_FOUND, "the quiz has no topic '%.100s'", topic);
    }
    if (!db_prepare(p->db,
                    "SELECT e.slug FROM question q JOIN entry e ON e.id = q.entry"
                    " WHERE q.section = ?1 AND e.kind = 'question' AND (?2 = 0 OR q.topic = ?2)"
                    " AND (?3 IS NULL OR q.level = ?3) ORDER BY q.entry",
                    &s, err)) {
        return false;
    }
    db_bind_int(s, 1, e.id);
    db_bind_int(s, 2, t.id);
    db_bind_text(s, 3, level < LEVEL_COUNT ? question_levels[level] : NULL);
    return quiz_routes(s, mem, out, count, err);
}

/* --- the question of a day -------------------------------------------------------------------- */

static size_t quiz_divisor(size_t a, size_t b)
{
    while (b) {
        size_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* Steps of about the golden section of the pool, without a common divisor: all are visited, and
 * those of neighbouring days lie far apart in the bank, so that topics change from day to day. */
static size_t quiz_of_day(int64_t day, size_t count)
{
    size_t step = count * 618 / 1000;
    int64_t n = (int64_t)count, at = ((day % n) + n) % n;
    step = step ? step : 1;
    while (quiz_divisor(count, step) != 1) {
        step++;
    }
    return (size_t)at * step % count;
}

bool pack_question_of_day(struct pack *p, const char *section, int64_t day, struct arena *mem,
                          const char **route, struct err *err)
{
    const char *const *routes;
    struct db_statement *s;
    struct pack_entry e;
    size_t count;
    if (!pack_section(p, section, "quiz", mem, &e, err) ||
        !db_prepare(p->db,
                    "SELECT e.slug FROM question q JOIN entry e ON e.id = q.entry"
                    " WHERE q.section = ?1 AND e.kind = 'question' AND q.level <> 'adult'"
                    " AND q.type IN ('single', 'truefalse') ORDER BY q.entry",
                    &s, err)) {
        return false;
    }
    db_bind_int(s, 1, e.id);
    if (!quiz_routes(s, mem, &routes, &count, err)) {
        return false;
    }
    if (count == 0) {
        return err_set(err, ERR_NOT_FOUND, "the quiz '%.100s' has no question for a day", section);
    }
    *route = routes[quiz_of_day(day, count)];
    return true;
}
