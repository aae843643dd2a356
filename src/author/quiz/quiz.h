/* What the files that make a quiz out of banks share; see bank.h for what a bank is. */
#ifndef AUTHOR_QUIZ_QUIZ_H
#define AUTHOR_QUIZ_QUIZ_H

#include "author/quiz/bank.h"

#define QUIZ_FOLDER "quizzes"

/* quizzes/topics.csv and quizzes/results.csv become entries. */
void bank_topics(struct bank *b);
void quiz_results(struct bank *b);

/* Every bank of the folder, with what its name says of its questions. */
void quiz_files(struct bank *b);
/* Files that no section reads. */
void quiz_strays(struct model *m);

/* The topic with this id, or this title in any language; NULL: none. */
struct model_entry *bank_topic(const struct bank *b, const char *word);
/* "primary", "小学", ...; LEVEL_ANY: none. */
enum question_level quiz_level(struct model *m, const char *word);
/* The name of a type, by that name or a Chinese one; NULL: none. */
const char *quiz_type(struct model *m, const char *word);
extern const char *const quiz_types[]; /* "single", ..., NULL */

/* Questions by their ids, languages by their questions: fills `main`. */
void bank_tie(struct bank *b);

/* Fills what follows from a question: type, topic, level, parts, order, slider. `q` is in the
 * default language; its variants get the same. */
void bank_shape(struct bank *b, struct bank_question *q);
/* The same shape for another language: false after a report. */
bool bank_shape_alike(struct bank *b, struct bank_question *q);

/* parts of bank_shape: words that stay where they are, options in an order of their own, sliders */
bool shape_stays(struct arena *mem, const char *option);
bool shape_ordered(const struct question_part *parts, size_t count);
bool shape_range(struct bank *b, struct bank_question *q);
bool shape_spots(struct bank *b, const struct bank_question *main, struct question_part *made,
                 size_t count);

/* "1,770.5" at the beginning of `text`; *end behind it. false: none. */
bool quiz_number(const char *text, double *out, const char **end);

#endif
