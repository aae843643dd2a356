/* What the parts of the GIFT reader share: a question's text with the place of every byte, so that
 * a message made after comments, escapes and trimming still points at the author's character. */
#ifndef AUTHOR_QUIZ_GIFT_H
#define AUTHOR_QUIZ_GIFT_H

#include "author/quiz/bank.h"

#include <stdint.h>

/* Escaped signs wait as these bytes until the signs have been understood. */
enum { GIFT_COLON = 1, GIFT_HASH, GIFT_EQUALS, GIFT_OPEN, GIFT_CLOSE, GIFT_TILDE, GIFT_NEWLINE };

enum gift_format { GIFT_MOODLE, GIFT_HTML, GIFT_PLAIN, GIFT_MARKDOWN };

struct gift_span {
    char *p;
    const uint32_t *at; /* offset in the file, for each byte */
    size_t length;
};

struct gift_piece { /* an answer: its sign and what stands up to the next one */
    char sign;      /* 0: there is none before it */
    uint32_t at;    /* of the sign */
    struct gift_span text;
};

struct gift {
    struct bank *b;
    struct model *m;
    const char *file, *text;
    size_t length, lang;
    uint32_t *lines; /* offset of each line, and one behind the last */
    size_t line_count;
    size_t near_at, near_line; /* the last place asked for */
    int near_column;
    char *data; /* the block under way: from one empty line to the next */
    uint32_t *at;
    size_t count, capacity;
    struct model_value category;
    struct bank_question q; /* what is known of the question */
    bool said_of_itself;    /* a comment of the block has [id:] or [tag:] */
    enum gift_format format;
};

/* --- gift_block.c --------------------------------------------------------------------------------
 */

void gift_open(struct gift *g);
struct diag_place gift_place(struct gift *g, size_t offset);
/* The line without white space at its ends. */
void gift_line(const struct gift *g, size_t line, size_t *from, size_t *to);
/* Lines from..to-1 as the block: comments taken out and read, escapes hidden. */
void gift_gather(struct gift *g, size_t from, size_t to);
void gift_finish(struct gift *g);

/* --- gift_comment.c, gift_wide.c -----------------------------------------------------------------
 */

void gift_comment(struct gift *g, size_t from, size_t to);
/* Full-width signs that were meant as GIFT's are reported and put right. */
void gift_wide(struct gift *g);

/* --- gift_span.c ---------------------------------------------------------------------------------
 */

struct gift_span gift_part(struct gift_span s, size_t from, size_t to);
struct gift_span gift_trim(struct gift_span s);
bool gift_apart(struct gift_span s, size_t i);          /* white space stands before byte i */
size_t gift_find(struct gift_span s, const char *word); /* s.length: it is not there */
bool gift_is(struct gift_span s, const char *word);
const char *gift_text(struct gift *g, struct gift_span s); /* escapes restored; in memory */
struct diag_place gift_at(struct gift *g, struct gift_span s);
/* Parts a text at unescaped signs; the number of pieces, which are in memory. Something before the
 * first sign is a piece with sign 0. */
size_t gift_split(struct gift *g, struct gift_span s, const char *signs, struct gift_piece **out);

/* --- gift_words.c --------------------------------------------------------------------------------
 */

/* Words of the question, with a format such as [html] before them or the one that is inherited. */
struct model_value gift_words(struct gift *g, struct gift_span s, enum gift_format inherited,
                              bool plain, enum gift_format *found);

/* --- answers: each fills q.form and q.parts; false: reported, and there is no question ----------
 */

bool gift_choices(struct gift *g, struct gift_span answers);
bool gift_pairs(struct gift *g, struct gift_span answers);
bool gift_truth(struct gift *g, struct gift_span answers);
bool gift_short(struct gift *g, struct gift_span answers);
bool gift_numbers(struct gift *g, struct gift_span answers);

struct bank_part *gift_parts(struct gift *g, size_t count); /* q.parts, zeroed */
/* "words # feedback": fills text, feedback and place. */
void gift_answer(struct gift *g, struct bank_part *part, const struct gift_piece *piece,
                 enum gift_format format);
/* A weight %50% before an answer is taken off it. `percent` is left alone when there is none. */
bool gift_weight(struct gift *g, struct gift_span *answer, struct bank_part *part, double *percent);
/* Signs in the midst of words, which begin another answer there. */
void gift_doubt(struct gift *g, struct gift_span answers, const char *signs);

#endif
