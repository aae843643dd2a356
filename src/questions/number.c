/* A number, set on a slider. It has to be touched before it counts: where the knob lies at first is
 * nobody's answer. As in Moodle, several numbers may be right, each within its tolerance and worth
 * its own mark; what is set is worth the best of them. */
#include "questions/parts/choice.h"
#include "questions/parts/gauge.h"

#include <math.h>

struct number {
    struct ui_slider slider;
};

static bool number_claims(const struct question *q)
{
    return choice_all(q, PART_NUMBER);
}

/* --- at the author's desk --------------------------------------------------------------------- */

static bool number_check_range(const struct question *q, struct diag_place at, struct diag *d)
{
    struct scale s;
    if (q->least >= q->most || q->step <= 0) {
        diag_add(
            d, DIAG_ERROR, at,
            "the slider has no range; write it as least..most step, for instance 0..100 step 5");
        return false;
    }
    if (!scale_of(q, &s)) {
        diag_add(
            d, DIAG_ERROR, at,
            "the slider cannot go from %g to %g by %g; at most %d decimals, and at least one step",
            q->least, q->most, q->step, SCALE_DECIMALS);
        return false;
    }
    if (s.steps > SCALE_STEPS) {
        diag_add(d, DIAG_ERROR, at,
                 "%lld steps are more than a hand can set; take a larger step and a tolerance, at "
                 "most %d"
                 " of them",
                 (long long)s.steps, SCALE_STEPS);
        return false;
    }
    if (scale_at(&s, s.steps) != s.most) {
        diag_add(d, DIAG_WARNING, at,
                 "steps of %g from %g do not reach %g; the slider ends before it", q->step,
                 q->least, q->most);
    }
    return true;
}

/* Can it be set, and is it not all there is? */
static bool number_check_part(const struct question *q, const struct question_part *part,
                              struct diag_place at, struct diag *d)
{
    struct scale s;
    int64_t first, last;
    scale_of(q, &s);
    if (part->number < q->least || part->number > q->most) {
        diag_add(d, DIAG_ERROR, at,
                 "%g is an answer, but the slider goes from %g to %g; widen the range",
                 part->number, q->least, q->most);
        return false;
    }
    if (!scale_steps(&s, part, &first, &last)) {
        diag_add(d, DIAG_ERROR, at,
                 "%g lies between two steps of the slider, nobody can set it; take a finer step or"
                 " a tolerance",
                 part->number);
        return false;
    }
    if (part->weight >= QUESTION_WHOLE && first == 0 && last == s.steps) {
        diag_add(d, DIAG_WARNING, at,
                 "whatever is set on the slider is right; widen the range or take less tolerance");
    }
    return true;
}

static bool number_check(const struct question *q, struct diag_place at, struct diag *d)
{
    const struct question_part *right = gauge_right(q);
    bool ok = number_check_range(q, at, d);
    size_t i;
    if (!right || right->weight < QUESTION_WHOLE) {
        diag_add(d, DIAG_ERROR, at,
                 "no number gets the full mark; write the right one, for instance 1770 ± 30");
        return false;
    }
    for (i = 0; ok && i < q->count; i++) {
        ok = number_check_part(q, &q->parts[i], at, d);
    }
    return ok;
}

/* --- at the screen ---------------------------------------------------------------------------- */

static void number_begin(void *self, const struct question *q, struct rng *rng)
{
    (void)self;
    (void)q;
    (void)rng;
}

static float number_height(const void *self, const struct question *q, struct ui *ui, float width,
                           bool stage, bool answered)
{
    struct gauge g = gauge_of(q, ui, width);
    (void)self;
    (void)stage;
    (void)answered;
    return gauge_height(&g);
}

static bool number_frame(void *self, const struct question *q, struct ui *ui,
                         const struct question_view *view)
{
    struct number *n = self;
    struct gauge g = gauge_of(q, ui, view->area.w);
    if (view->answered) {
        gauge_tell(&g, view->area.x, view->area.y, n->slider.touched ? n->slider.at : -1);
    } else {
        gauge_ask(&g, view->area.x, view->area.y, &n->slider);
    }
    return false;
}

static bool number_ready(const void *self, const struct question *q)
{
    (void)q;
    return ((const struct number *)self)->slider.touched;
}

static struct question_mark number_mark(const void *self, const struct question *q)
{
    const struct number *n = self;
    const struct question_part *met = NULL;
    struct question_mark mark = {.feedback = ""};
    struct scale s;
    if (n->slider.touched && scale_of(q, &s)) {
        met = gauge_met(&s, q, scale_at(&s, n->slider.at));
    }
    if (met) {
        int most = met->weight < QUESTION_WHOLE ? met->weight : QUESTION_WHOLE;
        mark.score = most > 0 ? most : 0;
        mark.feedback = met->feedback;
    }
    return mark;
}

static const char *number_terms(const struct question *q)
{
    size_t i;
    for (i = 0; i < q->count; i++) {
        if (q->parts[i].weight > 0 && q->parts[i].weight < QUESTION_WHOLE) {
            return "quiz.terms.near";
        }
    }
    return NULL;
}

const struct question_type question_number = {.name = "number",
                                              .flags = QUESTION_CONFIRM,
                                              .hint = "quiz.hint.number",
                                              .claims = number_claims,
                                              .check = number_check,
                                              .size = sizeof(struct number),
                                              .begin = number_begin,
                                              .height = number_height,
                                              .frame = number_frame,
                                              .ready = number_ready,
                                              .mark = number_mark,
                                              .terms = number_terms};
