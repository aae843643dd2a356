/* What order, match and sort are worth in every corner, what is said of them, what the author's
 * desk says of those that cannot be played, and how they are drawn in their states. */
#include "moving.h"

struct worth {
    int8_t at[8];
    int score;
};

static void check_worths(const struct question *q, const struct worth *rows, size_t count)
{
    const struct question_type *type = question_type_named(q->type);
    for (size_t k = 0; k < count; k++) {
        struct placing p = {0};
        struct rng rng;
        bool whole = true;
        rng_seed(&rng, k);
        type->begin(&p, q, &rng);
        memcpy(p.at, rows[k].at, q->count);
        for (size_t i = 0; i < q->count; i++) {
            whole = whole && (p.at[i] >= 0 || q->parts[i].role == PART_TARGET);
        }
        CHECK_INT(type->mark(&p, q).score, rows[k].score);
        CHECK_INT(type->ready(&p, q), whole);
    }
}

/* Every way to put four steps: as many in their places as a permutation has fixed points. */
static void order_counts_places(void)
{
    const struct question_type *type = question_type_named("order");
    int seen[5] = {0};
    for (int code = 0; code < 256; code++) {
        struct placing p = {0};
        int fixed = 0;
        bool twice = false;
        placing_clear(&p);
        for (int i = 0; i < 4; i++) {
            p.at[i] = (int8_t)(code >> (2 * i) & 3);
            fixed += p.at[i] == i;
            for (int k = 0; k < i; k++) {
                twice = twice || p.at[k] == p.at[i];
            }
        }
        if (!twice) {
            CHECK_INT(type->mark(&p, &moving_order).score, fixed * 250);
            seen[fixed]++;
        }
    }
    CHECK(seen[0] == 9 && seen[1] == 8 && seen[2] == 6 && seen[3] == 0 && seen[4] == 1);
    check_worths(&moving_order, (const struct worth[]){{{-1, -1, -1, -1}, 0}, {{0, 1, -1, 3}, 750}},
                 2);
}

static void match_counts_pairs(void)
{
    static const struct worth rows[] = {
        {{3, 4, 5, -1, -1, -1, -1}, 1000}, {{3, 5, 4, -1, -1, -1, -1}, 333},
        {{3, 4, 6, -1, -1, -1, -1}, 666}, /* the one too many */
        {{4, 5, 3, -1, -1, -1, -1}, 0},    {{3, -1, -1, -1, -1, -1, -1}, 333},
        {{-1, -1, -1, -1, -1, -1, -1}, 0}};
    static const struct worth many[] = {{{3, 3, 4, -1, -1}, 1000},
                                        {{3, 3, 3, -1, -1}, 666},
                                        {{4, 4, 3, -1, -1}, 0},
                                        {{3, 4, 4, -1, -1}, 666}};
    check_worths(&moving_match, rows, sizeof rows / sizeof *rows);
    check_worths(&moving_many, many, sizeof many / sizeof *many);
}

/* Whoever asks for the answer sees all of it. */
static void the_answer_is_shown_whole(void)
{
    static const struct question *const all[] = {&moving_order, &moving_match, &moving_many,
                                                 &moving_sort};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        const struct question_type *type = question_type_named(all[i]->type);
        struct placing p = {0};
        struct rng rng;
        rng_seed(&rng, i);
        type->begin(&p, all[i], &rng);
        type->solve(&p, all[i]);
        CHECK(type->ready(&p, all[i]));
        CHECK_INT(type->mark(&p, all[i]).score, QUESTION_WHOLE);
    }
}

static void sort_counts_things(void)
{
    static const struct worth rows[] = {{{-1, -1, -1, 0, 0, 1, 2, 1}, 1000},
                                        {{-1, -1, -1, 0, 0, 0, 0, 0}, 400},
                                        {{-1, -1, -1, 1, 1, 0, 0, 0}, 0},
                                        {{-1, -1, -1, 0, 0, 1, 2, 2}, 800},
                                        {{-1, -1, -1, 0, -1, -1, -1, -1}, 200}};
    check_worths(&moving_sort, rows, sizeof rows / sizeof *rows);
}

static void the_first_mistake_speaks(void)
{
    static const struct question_part parts[] = {MOVING(PART_ITEM, "a", 2, "of a"),
                                                 MOVING(PART_ITEM, "b", 3, "of b"), TARGET("c"),
                                                 TARGET("d")};
    struct question q = MOVING_QUESTION("match", parts);
    struct placing p = {0};
    placing_clear(&p);
    p.at[0] = 2;
    p.at[1] = 3;
    CHECK_TEXT(question_type_named("match")->mark(&p, &q).feedback, "of a");
    p.at[1] = 2;
    CHECK_TEXT(question_type_named("match")->mark(&p, &q).feedback, "of b");
    p.at[0] = 3;
    CHECK_TEXT(question_type_named("match")->mark(&p, &q).feedback, "of a");
}

static void terms_are_said_beforehand(void)
{
    for (int k = 0; k < MOVING_ALL; k++) {
        const struct question_type *type = question_type_named(moving_all[k]->type);
        CHECK(type->terms(moving_all[k]) != NULL);
        CHECK(question_confirms(type, moving_all[k]));
    }
}

static void untagged_questions_find_their_type(void)
{
    CHECK_TEXT(question_type_of(&moving_order)->name, "order");
    CHECK_TEXT(question_type_of(&moving_match)->name, "match");
    CHECK_TEXT(question_type_of(&moving_sort)->name, "match"); /* groups are asked for by a tag */
}

/* --- the author's desk ------------------------------------------------------------------------ */

static void what_cannot_be_played_is_said(void)
{
    static const struct question_part twice[] = {STEP("a"), STEP("b"), STEP("a")};
    static const struct question_part two[] = {STEP("a"), STEP("b")};
    static const struct question_part seven[] = {STEP("a"), STEP("b"), STEP("c"), STEP("d"),
                                                 STEP("e"), STEP("f"), STEP("g")};
    static const struct question_part homeless[] = {ITEM("a", -1), ITEM("b", 3), TARGET("c"),
                                                    TARGET("d")};
    static const struct question_part astray[] = {ITEM("a", 1), ITEM("b", 3), TARGET("c"),
                                                  TARGET("d")};
    static const struct question_part one[] = {ITEM("a", 2), ITEM("b", 2), TARGET("c")};
    static const struct question_part five[] = {ITEM("a", 3), ITEM("b", 4), ITEM("c", 5),
                                                TARGET("d"),  TARGET("e"),  TARGET("f"),
                                                TARGET("g"),  TARGET("h")};
    static const struct {
        const char *type;
        const struct question_part *parts;
        size_t count;
        const char *says;
    } cases[] = {{"order", twice, 3, "'a' stands there twice"},
                 {"order", two, 2, "only 2 answers"},
                 {"order", seven, 7, "7 steps are too many"},
                 {"match", homeless, 4, "'a' belongs nowhere"},
                 {"match", astray, 4, "'a' belongs nowhere"},
                 {"match", one, 3, "only 1 answers"},
                 {"sort", five, 8, "5 groups do not fit"},
                 {"sort", homeless, 4, "only 2 answers"}};
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        struct question q = MOVING_QUESTION("", moving_steps);
        struct diag d = {0};
        q.type = cases[k].type;
        q.parts = cases[k].parts;
        q.count = cases[k].count;
        CHECK(!question_type_named(q.type)->check(&q, (struct diag_place){"a.gift", 1, 1}, &d));
        CHECK(d.count == 1 && strstr(d.items[0].text, cases[k].says));
        diag_finish(&d);
    }
    for (int k = 0; k < MOVING_ALL; k++) {
        struct diag d = {0};
        CHECK(question_type_named(moving_all[k]->type)
                  ->check(moving_all[k], (struct diag_place){"a.gift", 1, 1}, &d));
        CHECK(d.count == 0);
        diag_finish(&d);
    }
}

/* --- how they are drawn ----------------------------------------------------------------------- */

static void states_are_drawn_as_they_were(void)
{
    static const char *const states[] = {"loose", "picked", "half", "answered"};
    for (int k = 0; k < 2 * MOVING_ALL; k++) {
        for (int state = 0; state < 4; state++) {
            const struct question *q = moving_all[k / 2];
            struct table t;
            struct hand h;
            char path[100];
            int put = 0;
            if (k % 2 && k / 2 > 0) {
                continue; /* only order has a stage */
            }
            table_begin(&t, &h, q, 3);
            t.stage = k % 2;
            for (size_t i = 0; state >= 2 && i < q->count; i++) {
                bool step = q->parts[i].role == PART_STEP;
                if (q->parts[i].role != PART_TARGET && (state == 3 || put++ < 2)) {
                    t.state.at[i] =
                        (int8_t)(step ? ((int)i + (i > 0)) % 4 + (i == 3) : q->parts[i].to);
                }
            }
            t.state.picked = (int8_t)(state == 1 ? (k / 2 == 3 ? 3 : 0) : -1);
            t.answered = state == 3;
            if (state == 3 && k / 2 > 0) { /* one is wrong */
                t.state.at[k / 2 == 3 ? 4 : 0] = (int8_t)(k / 2 == 3 ? 2 : 4);
            }
            hand_frame(&h, 16);
            snprintf(path, sizeof path, "questions/golden/%s%s-%s.txt",
                     k / 2 == 2 ? "match-many" : q->type, t.stage ? "-stage" : "", states[state]);
            test_golden(path, buf_text(&h.dump), h.dump.length);
            hand_end(&h);
        }
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(order_counts_places);
    RUN(match_counts_pairs);
    RUN(the_answer_is_shown_whole);
    RUN(sort_counts_things);
    RUN(the_first_mistake_speaks);
    RUN(terms_are_said_beforehand);
    RUN(untagged_questions_find_their_type);
    RUN(what_cannot_be_played_is_said);
    RUN(states_are_drawn_as_they_were);
    return TEST_END();
}
