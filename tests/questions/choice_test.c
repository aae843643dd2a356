/* Marks of everything that is answered by choosing, every corner of partial credit; and the order
 * in which options come: fair, with what stays at its end, and none at all where it matters. */
#include "questions/parts/choice.h"
#include "sample.h"
#include "test.h"

struct mark_row {
    const char *chosen; /* letters of the options as they are written */
    int score;
};

static struct question_mark mark_of(const struct question *q, const char *letters)
{
    struct choice c = {0};
    for (; *letters; letters++) {
        c.chosen |= 1u << (*letters - 'a');
    }
    return question_type_named(q->type)->mark(&c, q);
}

static void mark_table(const struct question *q, const struct mark_row *rows)
{
    for (; rows->chosen; rows++) {
        int score = mark_of(q, rows->chosen).score;
        if (score != rows->score) {
            test_fail(__FILE__, __LINE__, "'%s' gets %d, expected %d", rows->chosen, score,
                      rows->score);
        }
    }
}

static void one_answer(void)
{
    static const struct question_part parts[] = {SAMPLE_OPTION("a", 0), SAMPLE_OPTION("b", 1000),
                                                 SAMPLE_OPTION("c", 500), SAMPLE_OPTION("d", -1000),
                                                 SAMPLE_OPTION("e", 1)};
    static const struct mark_row rows[] = {{"", 0},  {"a", 0}, {"b", 1000}, {"c", 500},
                                           {"d", 0}, {"e", 1}, {NULL, 0}};
    struct question q = SAMPLE("single", "zh", parts);
    mark_table(&q, rows);
}

static void several_answers_cancel(void)
{
    static const struct question_part parts[] = {SAMPLE_OPTION("a", 500), SAMPLE_OPTION("b", 500),
                                                 SAMPLE_OPTION("c", -500),
                                                 SAMPLE_OPTION("d", -500)};
    static const struct mark_row rows[] = {{"", 0},    {"a", 500},   {"b", 500},   {"c", 0},
                                           {"d", 0},   {"ab", 1000}, {"ac", 0},    {"ad", 0},
                                           {"bc", 0},  {"cd", 0},    {"abc", 500}, {"abd", 500},
                                           {"acd", 0}, {"abcd", 0},  {NULL, 0}};
    struct question q = SAMPLE("multiple", "zh", parts);
    mark_table(&q, rows);
}

static void thirds_make_a_whole(void)
{
    static const struct question_part parts[] = {SAMPLE_OPTION("a", 333), SAMPLE_OPTION("b", 333),
                                                 SAMPLE_OPTION("c", 333),
                                                 SAMPLE_OPTION("d", -1000)};
    static const struct question_part sevenths[] = {
        SAMPLE_OPTION("a", 143), SAMPLE_OPTION("b", 143), SAMPLE_OPTION("c", 143),
        SAMPLE_OPTION("d", 143), SAMPLE_OPTION("e", 143), SAMPLE_OPTION("f", 143),
        SAMPLE_OPTION("g", 143), SAMPLE_OPTION("h", 0)};
    static const struct mark_row rows[] = {{"a", 333},  {"ab", 666}, {"abc", 1000},
                                           {"abcd", 0}, {"ad", 0},   {NULL, 0}};
    static const struct mark_row more[] = {
        {"abcdefg", 1000}, {"abcdefgh", 1000}, {"abcdef", 858}, {"h", 0}, {NULL, 0}};
    struct question q = SAMPLE("multiple", "zh", parts), s = SAMPLE("multiple", "zh", sevenths);
    mark_table(&q, rows);
    mark_table(&s, more);
}

static void uneven_weights_are_added(void)
{
    static const struct question_part parts[] = {SAMPLE_OPTION("a", 750), SAMPLE_OPTION("b", 250),
                                                 SAMPLE_OPTION("c", -250), SAMPLE_OPTION("d", 0)};
    static const struct question_part over[] = {SAMPLE_OPTION("a", 500), SAMPLE_OPTION("b", 500),
                                                SAMPLE_OPTION("c", 500)};
    static const struct question_part under[] = {SAMPLE_OPTION("a", 400), SAMPLE_OPTION("b", 400)};
    static const struct mark_row rows[] = {{"a", 750},   {"b", 250}, {"ab", 1000}, {"abd", 1000},
                                           {"abc", 750}, {"bc", 0},  {"cd", 0},    {NULL, 0}};
    static const struct mark_row clamped[] = {{"ab", 1000}, {"abc", 1000}, {"a", 500}, {NULL, 0}};
    static const struct mark_row short_of[] = {{"ab", 800}, {NULL, 0}};
    struct question q = SAMPLE("multiple", "zh", parts), o = SAMPLE("multiple", "zh", over),
                    u = SAMPLE("multiple", "zh", under);
    mark_table(&q, rows);
    mark_table(&o, clamped);
    mark_table(&u, short_of);
}

static void true_and_false(void)
{
    static const struct question_part parts[] = {SAMPLE_TRUTH(0), SAMPLE_TRUTH(1000)};
    static const struct mark_row rows[] = {{"a", 0}, {"b", 1000}, {"", 0}, {NULL, 0}};
    struct question q = SAMPLE("truefalse", "zh", parts);
    mark_table(&q, rows);
}

/* What was wrong is what one wants explained; else the first thing there is to say. */
static void feedback_is_of_what_was_chosen(void)
{
    struct question_part parts[] = {SAMPLE_OPTION("a", 500), SAMPLE_OPTION("b", 500),
                                    SAMPLE_OPTION("c", -500), SAMPLE_OPTION("d", 0)};
    struct question q = SAMPLE("multiple", "zh", parts);
    parts[0].feedback = "first";
    parts[2].feedback = "not this one";
    CHECK_TEXT(mark_of(&q, "a").feedback, "first");
    CHECK_TEXT(mark_of(&q, "b").feedback, "");
    CHECK_TEXT(mark_of(&q, "ac").feedback, "not this one");
    CHECK_TEXT(mark_of(&q, "d").feedback, "");
    CHECK_TEXT(mark_of(&q, "").feedback, "");
}

static const char *terms_of(const struct question_part *parts, size_t count)
{
    struct question q = sample_question("multiple", "zh", parts, count);
    return question_type_named("multiple")->terms(&q);
}

static void terms_say_how_it_is_marked(void)
{
    static const struct question_part cancel[] = {SAMPLE_OPTION("a", 333), SAMPLE_OPTION("b", 334),
                                                  SAMPLE_OPTION("c", 333),
                                                  SAMPLE_OPTION("d", -333)};
    static const struct question_part nothing[] = {SAMPLE_OPTION("a", 500), SAMPLE_OPTION("b", 500),
                                                   SAMPLE_OPTION("c", 0)};
    static const struct question_part harsh[] = {SAMPLE_OPTION("a", 500), SAMPLE_OPTION("b", 500),
                                                 SAMPLE_OPTION("c", -1000)};
    static const struct question_part uneven[] = {SAMPLE_OPTION("a", 750), SAMPLE_OPTION("b", 250),
                                                  SAMPLE_OPTION("c", 0)};
    static const struct question_part one[] = {SAMPLE_OPTION("a", 1000), SAMPLE_OPTION("b", 0)};
    static const struct question_part mixed[] = {SAMPLE_OPTION("a", 500), SAMPLE_OPTION("b", 500),
                                                 SAMPLE_OPTION("c", -500), SAMPLE_OPTION("d", 0)};
    CHECK_TEXT(terms_of(cancel, 4), "quiz.terms.costs.3");
    CHECK_TEXT(terms_of(nothing, 3), "quiz.terms.free.2");
    CHECK_TEXT(terms_of(harsh, 3), "quiz.terms.costs");
    CHECK_TEXT(terms_of(uneven, 3), "quiz.terms.free");
    CHECK_TEXT(terms_of(one, 2), "quiz.terms.free");
    CHECK_TEXT(terms_of(mixed, 4), "quiz.terms.costs");
}

/* --- orders ------------------------------------------------------------------------------------
 */

#define SEEDS 1000

static void options_come_in_any_order(void)
{
    static const struct question_part parts[] = {SAMPLE_OPTION("a", 1000), SAMPLE_OPTION("b", 0),
                                                 SAMPLE_OPTION("c", 0), SAMPLE_STAYS("none", 0),
                                                 SAMPLE_OPTION("e", 0)};
    struct question q = SAMPLE("single", "zh", parts);
    int seen[4][5] = {{0}}, orders = 0;
    unsigned char known[3125] = {0};
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        struct choice c = {0};
        struct rng rng;
        int code = 0;
        rng_seed(&rng, seed);
        question_type_named("single")->begin(&c, &q, &rng);
        CHECK_INT(c.order.count, 5);
        CHECK_INT(c.order.at[4], 3); /* stays, wherever it was written */
        for (int i = 0; i < 4; i++) {
            CHECK(c.order.at[i] < 5 && c.order.at[i] != 3);
            seen[i][c.order.at[i]]++;
            code = code * 5 + c.order.at[i];
        }
        orders += known[code] == 0;
        known[code] = 1;
    }
    CHECK_INT(orders, 24);
    for (int i = 0; i < 4; i++) { /* 250 each expected, deviation 13.7 */
        for (int k = 0; k < 5; k++) {
            CHECK(k == 3 ? seen[i][k] == 0 : seen[i][k] > 190 && seen[i][k] < 310);
        }
    }
}

static void an_order_that_matters_is_kept(void)
{
    static const struct question_part parts[] = {
        SAMPLE_OPTION("1958", 0), SAMPLE_STAYS("earlier", 0), SAMPLE_OPTION("1978", 1000)};
    struct question q = SAMPLE("single", "zh", parts);
    q.keep_order = true;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        struct choice c = {0};
        struct rng rng;
        rng_seed(&rng, seed);
        question_type_named("single")->begin(&c, &q, &rng);
        CHECK(c.order.at[0] == 0 && c.order.at[1] == 1 && c.order.at[2] == 2);
    }
}

static void true_stands_before_false(void)
{
    static const struct question_part parts[] = {SAMPLE_TRUTH(1000), SAMPLE_TRUTH(0)};
    struct question q = SAMPLE("truefalse", "zh", parts);
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        struct choice c = {0};
        struct rng rng;
        rng_seed(&rng, seed);
        question_type_named("truefalse")->begin(&c, &q, &rng);
        CHECK(c.order.count == 2 && c.order.at[0] == 0 && c.order.at[1] == 1);
    }
}

static void steps_never_come_solved(void)
{
    struct question_part parts[3] = {SAMPLE_OPTION("a", 0), SAMPLE_OPTION("b", 0),
                                     SAMPLE_OPTION("c", 0)};
    struct question q = SAMPLE("order", "zh", parts);
    for (int i = 0; i < 3; i++) {
        parts[i].role = PART_STEP;
    }
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        struct order order = {0};
        struct rng rng;
        rng_seed(&rng, seed);
        order_mix(&order, &q, PART_STEP, &rng);
        CHECK_INT(order.count, 3);
        CHECK(order.at[0] != 0 || order.at[1] != 1 || order.at[2] != 2);
    }
}

/* --- claims and checks --------------------------------------------------------------------------
 */

static void at_most_one_type_claims(void)
{
    static const struct question_part options[] = {SAMPLE_OPTION("a", 1000), SAMPLE_OPTION("b", 0)};
    static const struct question_part truth[] = {SAMPLE_TRUTH(0), SAMPLE_TRUTH(1000)};
    static const struct question_part reveal[] = {SAMPLE_REVEAL("because")};
    struct question questions[] = {SAMPLE("", "zh", options), SAMPLE("", "zh", options),
                                   SAMPLE("", "zh", truth), SAMPLE("", "zh", reveal)};
    static const char *const names[] = {"single", "multiple", "truefalse", "reveal"};
    questions[1].several = true;
    for (size_t i = 0; i < 4; i++) {
        int claims = 0;
        for (size_t k = 0; question_table[k]; k++) {
            claims += question_table[k]->claims(&questions[i]);
        }
        CHECK_INT(claims, 1);
        CHECK_TEXT(question_type_of(&questions[i])->name, names[i]);
    }
}

struct check_row {
    const char *type;
    int weights[4]; /* -9999: there is no such part */
    size_t errors, warnings;
};

static void what_cannot_be_played_is_said(void)
{
    static const struct check_row rows[] = {{"single", {1000, 0, 0, 0}, 0, 0},
                                            {"single", {500, 500, 0, 0}, 1, 0},
                                            {"single", {1000, -9999, -9999, -9999}, 1, 0},
                                            {"single", {0, 0, -9999, -9999}, 1, 0},
                                            {"multiple", {500, 500, -500, -500}, 0, 0},
                                            {"multiple", {500, 500, 0, 0}, 0, 1},
                                            {"multiple", {333, 333, 333, -333}, 0, 0},
                                            {"multiple", {400, 400, -400, 0}, 1, 0},
                                            {"multiple", {0, 0, -500, 0}, 1, 0},
                                            {"multiple", {1000, -9999, -9999, -9999}, 1, 0}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct question_part parts[4];
        struct question q = sample_question(rows[i].type, "zh", parts, 0);
        struct diag d = {0};
        bool fine;
        while (q.count < 4 && rows[i].weights[q.count] != -9999) {
            parts[q.count] = (struct question_part)SAMPLE_OPTION("x", rows[i].weights[q.count]);
            q.count++;
        }
        fine = question_type_named(q.type)->check(&q, (struct diag_place){"a.gift", 3, 1}, &d);
        if (d.errors != rows[i].errors || d.warnings != rows[i].warnings ||
            fine != (d.errors == 0)) {
            test_fail(__FILE__, __LINE__, "row %zu: %zu errors, %zu warnings", i, d.errors,
                      d.warnings);
        }
        diag_finish(&d);
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(one_answer);
    RUN(several_answers_cancel);
    RUN(thirds_make_a_whole);
    RUN(uneven_weights_are_added);
    RUN(true_and_false);
    RUN(feedback_is_of_what_was_chosen);
    RUN(terms_say_how_it_is_marked);
    RUN(options_come_in_any_order);
    RUN(an_order_that_matters_is_kept);
    RUN(true_stands_before_false);
    RUN(steps_never_come_solved);
    RUN(at_most_one_type_claims);
    RUN(what_cannot_be_played_is_said);
    return TEST_END();
}
