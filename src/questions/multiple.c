/* Several answers, ticked and then handed in. How they are counted is said beforehand: nobody
 * should learn from a result that a wrong tick costs something. */
#include "questions/parts/check.h"
#include "questions/parts/choice.h"

static const struct choice_look look = {.boxes = true};

static bool multiple_claims(const struct question *q)
{
    return choice_all(q, PART_OPTION) && q->several;
}

static bool multiple_check(const struct question *q, struct diag_place at, struct diag *d)
{
    bool ok = check_parts(q, PART_OPTION, 2, at, d);
    int right = 0, all = 0;
    size_t i;
    for (i = 0; i < q->count; i++) {
        right += q->parts[i].weight > 0 ? q->parts[i].weight : 0;
        all += q->parts[i].weight;
    }
    if (ok && right == 0) {
        diag_add(d, DIAG_ERROR, at,
                 "none of the options is the right answer; give one of them the full mark");
        return false;
    }
    if (ok && right < CHECK_NEARLY) {
        diag_add(d, DIAG_ERROR, at,
                 "all right answers together are worth %d.%d %%, so nobody can be wholly right; "
                 "their weights must add up to 100 %%",
                 right / 10, right % 10);
        return false;
    }
    if (ok && all >= CHECK_NEARLY) {
        diag_add(d, DIAG_WARNING, at,
                 "whoever ticks everything gets the full mark; give the wrong answers a negative "
                 "weight, as ~%%-50%%");
    }
    return ok;
}

static void multiple_begin(void *self, const struct question *q, struct rng *rng)
{
    struct choice *c = self;
    order_draw(&c->order, q, PART_OPTION, rng);
}

static float multiple_height(const void *self, const struct question *q, struct ui *ui, float width,
                             bool stage, bool answered)
{
    (void)stage;
    (void)answered;
    return choice_height(self, q, ui, width, &look);
}

static bool multiple_frame(void *self, const struct question *q, struct ui *ui,
                           const struct question_view *view)
{
    struct choice *c = self;
    int part = choice_frame(c, q, ui, view, &look);
    if (part >= 0) {
        c->chosen ^= 1u << part;
    }
    return false;
}

static void multiple_reset(void *self, const struct question *q)
{
    (void)q;
    ((struct choice *)self)->chosen = 0;
}

static bool multiple_near(int a, int b)
{
    return a - b <= 1 && b - a <= 1;
}

/* What a question's weights come down to, if they can be told in one sentence: every right tick is
 * worth the same, and every wrong one nothing, or as much as a right one. */
static const char *multiple_terms(const struct question *q)
{
    static const char *const costs[] = {"quiz.terms.costs.2", "quiz.terms.costs.3",
                                        "quiz.terms.costs.4"};
    static const char *const nothing[] = {"quiz.terms.free.2", "quiz.terms.free.3",
                                          "quiz.terms.free.4"};
    int gain = 0, loss = 0;
    size_t right = 0, i;
    bool even = true;
    for (i = 0; i < q->count; i++) {
        gain = q->parts[i].weight > gain ? q->parts[i].weight : gain;
        loss = q->parts[i].weight < loss ? q->parts[i].weight : loss;
        right += q->parts[i].weight > 0;
    }
    for (i = 0; i < q->count; i++) {
        int weight = q->parts[i].weight;
        even = even && multiple_near(weight, weight > 0 ? gain : loss);
    }
    if (!even || right < 2 || right > 4 || (loss < 0 && !multiple_near(gain, -loss))) {
        return loss < 0 ? "quiz.terms.costs" : "quiz.terms.free";
    }
    return loss < 0 ? costs[right - 2] : nothing[right - 2];
}

const struct question_type question_multiple = {.name = "multiple",
                                                .flags = QUESTION_CONFIRM,
                                                .hint = "quiz.hint.multiple",
                                                .claims = multiple_claims,
                                                .check = multiple_check,
                                                .size = sizeof(struct choice),
                                                .begin = multiple_begin,
                                                .height = multiple_height,
                                                .frame = multiple_frame,
                                                .ready = choice_ready,
                                                .reset = multiple_reset,
                                                .mark = choice_mark,
                                                .terms = multiple_terms};
