/* A table of questions while it is read; for table.c and table_answers.c. */
#ifndef AUTHOR_QUIZ_TABLE_H
#define AUTHOR_QUIZ_TABLE_H

#include "author/cells.h"
#include "author/quiz/quiz.h"

#define TABLE_OPTIONS 10 /* A to J */

struct table {
    struct bank *b;
    struct cells c;
    size_t row;
    const struct model_value *options; /* of the row, in the question's language */
    size_t option_count;
};

/* Form and parts of a question from its type, options and answer. false: reported. */
bool table_answer(struct table *t, struct bank_question *q);

#endif
