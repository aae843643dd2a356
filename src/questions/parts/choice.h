/* What single, multiple and true/false share: parts that are chosen by a touch. */
#ifndef QUESTIONS_CHOICE_H
#define QUESTIONS_CHOICE_H

#include "questions/parts/order.h"
#include "questions/question.h"

struct choice {
    struct order order;
    uint32_t chosen; /* bit i: parts[i] */
};

struct choice_look {
    bool boxes;  /* several may be chosen: boxes to tick */
    bool truths; /* true and false: icons instead of letters */
};

bool choice_has(const struct choice *c, size_t part);
float choice_height(const struct choice *c, const struct question *q, struct ui *ui, float width,
                    const struct choice_look *look);
/* The index of the part that was touched, or -1. */
int choice_frame(const struct choice *c, const struct question *q, struct ui *ui,
                 const struct question_view *view, const struct choice_look *look);
/* For question_type as they stand; `self` is a struct choice.
 * Sum of the weights of what was chosen, 0..QUESTION_WHOLE, as Moodle counts; and what is said of
 * it: the feedback of the first thing chosen wrongly, else of the first one chosen. */
struct question_mark choice_mark(const void *self, const struct question *q);
bool choice_ready(const void *self, const struct question *q);      /* something is chosen */
bool choice_all(const struct question *q, enum question_role role); /* no parts of other roles */

#endif
