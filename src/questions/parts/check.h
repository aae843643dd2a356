/* What several types find wrong with a question, at the author's desk. */
#ifndef QUESTIONS_CHECK_H
#define QUESTIONS_CHECK_H

#include "base/diag.h"
#include "pack/quiz.h"

#define CHECK_NEARLY 990 /* thirds and sixths in thousandths do not quite make a whole */

/* At least `least` parts of this role, no more than there is room for, none without words. */
bool check_parts(const struct question *q, enum question_role role, size_t least,
                 struct diag_place at, struct diag *d);

#endif
