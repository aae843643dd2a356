/* What the checks of a bank share. Every check looks at one question, or at all of a file, and says
 * what it finds at the author's line. Texts are compared as a visitor compares them: see fold. */
#ifndef AUTHOR_QUIZ_CHECK_H
#define AUTHOR_QUIZ_CHECK_H

#include "author/nameset.h"
#include "author/quiz/bank.h"
#include "text/breaks.h"

struct text_cache;

struct check_file { /* in one language */
    const struct bank_question *first;
    size_t questions, without_why, without_source;
};

struct check {
    struct bank *b;
    struct model *m;
    struct check_file *files;
    size_t file_count, file_capacity;
    struct nameset file_names;
    struct text_cache *texts; /* made when first needed */
};

/* Without emphasis, width, blanks, breaks, and what stands at the end of a sentence; small letters,
 * unless `exact`. In `mem`. */
const char *check_fold(struct arena *mem, const char *text, bool exact);
/* An option: CO and Co are two things, so a few letters keep their case. */
const char *check_fold_option(struct arena *mem, const char *text);

enum text_lang check_lang(const struct check *c, const struct bank_question *q);
bool check_is_choice(const struct bank_question *q); /* options to choose from */
/* "ice.gift:12" of a question, for messages at another. */
const char *check_line(struct check *c, struct diag_place place);

bool check_lacks_why(const struct bank_question *q);
bool check_lacks_source(const struct check *c, const struct bank_question *q);
/* Whether that was said of the file as a whole. */
bool check_why_said(struct check *c, const struct bank_question *q);
bool check_source_said(struct check *c, const struct bank_question *q);

void check_options(struct check *c, const struct bank_question *q); /* repeated, out of place */
void check_words(struct check *c, const struct bank_question *q);   /* why, sources, "not" */
void check_fit(struct check *c, const struct bank_question *q);     /* too long for its plate */
void check_twins(struct check *c);                                  /* the same question twice */
void check_guesses(struct check *c); /* right answers that give themselves away */
void check_pools(struct check *c);   /* too few questions of a topic and level */

#endif
