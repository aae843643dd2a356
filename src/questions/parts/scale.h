/* What the steps of a slider are worth, and how that is written.
 *
 * Steps are counted in whole units of the last decimal the question uses (0.05 from 0.1:
 * hundredths), so that the tenth step of 0.1 is 1 and not nearly 1. */
#ifndef QUESTIONS_SCALE_H
#define QUESTIONS_SCALE_H

#include "pack/quiz.h"
#include "ui/ui.h"

#define SCALE_DECIMALS 6
#define SCALE_STEPS 5000 /* more than a hand can set */

struct scale {
    int decimals;
    double one;                /* units to 1: 10 to the decimals */
    int64_t least, step, most; /* units */
    int64_t steps;             /* 1.. */
};

/* false: that is no range; *out is then one from 0 to 1 that does no harm. */
bool scale_of(const struct question *q, struct scale *out);

int64_t scale_at(const struct scale *s, int64_t step); /* units */
/* Counts this part as right what is at `units`? */
bool scale_meets(const struct scale *s, const struct question_part *part, int64_t units);
/* The steps that meet it, from *first to *last; false: none does. */
bool scale_steps(const struct scale *s, const struct question_part *part, int64_t *first,
                 int64_t *last);

/* With the question's unit, in the question's language: "−15 ℃", "17,700 kg". English and Korean
 * group by three from five digits on, so that a year stays a year; Chinese does not. */
const char *scale_text(const struct scale *s, const struct question *q, int64_t units,
                       struct arena *mem);
/* "1740–1800 千克" */
const char *scale_span(const struct scale *s, const struct question *q, int64_t from, int64_t to,
                       struct arena *mem);

#endif
