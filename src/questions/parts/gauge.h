/* What a number is set on and read off: a big value over a slider, and afterwards the same bar with
 * what is right above it and the visitor's number below it. */
#ifndef QUESTIONS_GAUGE_H
#define QUESTIONS_GAUGE_H

#include "questions/parts/scale.h"

#include "ui/slider.h"

struct gauge {
    struct ui *ui;
    const struct question *q;
    struct scale scale;
    struct ui_slider_view view;
    float width;
    float column;   /* of a tag's words, beside its mark */
    float top, tag; /* heights: of what stands over the bar, of a tag */
};

struct gauge gauge_of(const struct question *q, struct ui *ui, float width);
/* The same before and after the answer. */
float gauge_height(const struct gauge *g);
void gauge_ask(struct gauge *g, float x, float y, struct ui_slider *slider);
/* at < 0: nothing was set, and only the right answer is told. */
void gauge_tell(struct gauge *g, float x, float y, int64_t at);

/* The part that gives most of all, and the one that gives most for what is set; NULL: none. */
const struct question_part *gauge_right(const struct question *q);
const struct question_part *gauge_met(const struct scale *s, const struct question *q,
                                      int64_t units);

#endif
