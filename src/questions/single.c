/* One answer out of several, given with one touch. An option may be worth a part of the whole. */
#include "questions/parts/check.h"
#include "questions/parts/choice.h"

static const struct choice_look look = {0};

static bool single_claims(const struct question *q)
{
    return choice_all(q, PART_OPTION) && !q->several;
}

static bool single_check(const struct question *q, struct diag_place at, struct diag *d)
{
    bool ok = check_parts(q, PART_OPTION, 2, at, d);
    size_t i;
    for (i = 0; ok && i < q->count; i++) {
        if (q->parts[i].weight >= QUESTION_WHOLE) {
            return true;
        }
    }
    if (ok) {
        diag_add(d, DIAG_ERROR, at,
                 "none of the options is the right answer; give one of them the full mark");
    }
    return false;
}

static void single_begin(void *self, const struct question *q, struct rng *rng)
{
    struct choice *c = self;
    order_draw(&c->order, q, PART_OPTION, rng);
}

static float single_height(const void *self, const struct question *q, struct ui *ui, float width,
                           bool stage, bool answered)
{
    (void)stage;
    (void)answered;
    return choice_height(self, q, ui, width, &look);
}

static bool single_frame(void *self, const struct question *q, struct ui *ui,
                         const struct question_view *view)
{
    struct choice *c = self;
    int part = choice_frame(c, q, ui, view, &look);
    if (part >= 0) {
        c->chosen = 1u << part;
    }
    return part >= 0;
}

const struct question_type question_single = {.name = "single",
                                              .hint = "quiz.hint.single",
                                              .claims = single_claims,
                                              .check = single_check,
                                              .size = sizeof(struct choice),
                                              .begin = single_begin,
                                              .height = single_height,
                                              .frame = single_frame,
                                              .ready = choice_ready,
                                              .mark = choice_mark};
