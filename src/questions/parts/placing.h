/* What order, match and sort share: things that are put somewhere, by a drag or by two taps. */
#ifndef QUESTIONS_PLACING_H
#define QUESTIONS_PLACING_H

#include "questions/parts/order.h"
#include "questions/question.h"

/* Every thing is in exactly one place: where `at` says, or with the loose ones. */
struct placing {
    struct order order;            /* in which the things, or the targets, stand on the screen */
    int8_t at[QUESTION_PARTS_MAX]; /* by part: a place, or the index of a target; -1: loose */
    int8_t picked;                 /* the part that a first tap has taken up; -1: none */
};

void placing_clear(struct placing *p); /* everything loose, nothing picked */
/* Puts a thing to `where`; -1: loose. `alone`: who is there already changes places with it. */
void placing_put(struct placing *p, const struct question *q, enum question_role role, int thing,
                 int where, bool alone);
void placing_pick(struct placing *p, int thing); /* a second time: lays it down again */
/* The thing of that role at `where`, the first one; -1: none. */
int placing_who(const struct placing *p, const struct question *q, enum question_role role,
                int where);
bool placing_full(const struct placing *p, const struct question *q, enum question_role role);
/* The share that is right, of QUESTION_WHOLE, and the feedback of the first thing that is not,
 * else of the first one that has any. `right` tells of one thing. */
struct question_mark
placing_mark(const struct placing *p, const struct question *q, enum question_role role,
             bool (*right)(const struct placing *p, const struct question *q, size_t thing));
void placing_solve(struct placing *p, const struct question *q); /* match and sort */
/* Its target is where it belongs: match and sort. */
bool placing_at_home(const struct placing *p, const struct question *q, size_t thing);
/* Author time: no two of a role say the same; every item has a target it belongs to. */
bool placing_check_different(const struct question *q, enum question_role role,
                             struct diag_place at, struct diag *d);
bool placing_check_homes(const struct question *q, struct diag_place at, struct diag *d);
/* Only these two roles, and some of both. */
bool placing_pairs(const struct question *q);

#endif
