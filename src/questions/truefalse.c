/* Right or wrong: two plates whose marks say it without words, too. They stand in the order of the
 * language's own phrase, "true or false", and are never shuffled. */
#include "questions/parts/check.h"
#include "questions/parts/choice.h"

static const struct choice_look look = {.truths = true};

static bool truefalse_claims(const struct question *q)
{
    return choice_all(q, PART_TRUTH);
}

static bool truefalse_check(const struct question *q, struct diag_place at, struct diag *d)
{
    int right = 0;
    size_t i;
    for (i = 0; i < q->count; i++) {
        right += q->parts[i].role == PART_TRUTH && q->parts[i].weight >= QUESTION_WHOLE;
    }
    if (q->count == 2 && right == 1 && choice_all(q, PART_TRUTH)) {
        return true;
    }
    diag_add(d, DIAG_ERROR, at,
             "a true-or-false question has no answer; write true or false, in Chinese 对 or 错");
    return false;
}

static void truefalse_begin(void *self, const struct question *q, struct rng *rng)
{
    struct choice *c = self;
    struct question as_written = *q;
    as_written.keep_order = true;
    order_draw(&c->order, &as_written, PART_TRUTH, rng);
}

static float truefalse_height(const void *self, const struct question *q, struct ui *ui,
                              float width, bool stage, bool answered)
{
    (void)stage;
    (void)answered;
    return choice_height(self, q, ui, width, &look);
}

static bool truefalse_frame(void *self, const struct question *q, struct ui *ui,
                            const struct question_view *view)
{
    struct choice *c = self;
    int part = choice_frame(c, q, ui, view, &look);
    if (part >= 0) {
        c->chosen = 1u << part;
    }
    return part >= 0;
}

const struct question_type question_truefalse = {.name = "truefalse",
                                                 .hint = "quiz.hint.truefalse",
                                                 .claims = truefalse_claims,
                                                 .check = truefalse_check,
                                                 .size = sizeof(struct choice),
                                                 .begin = truefalse_begin,
                                                 .height = truefalse_height,
                                                 .frame = truefalse_frame,
                                                 .ready = choice_ready,
                                                 .mark = choice_mark};
