/* The words of a question on their way from a format into the one form a bank keeps them in: see
 * bank_words. */
#ifndef AUTHOR_QUIZ_WORDS_H
#define AUTHOR_QUIZ_WORDS_H

#include "base/arena.h"
#include "base/buf.h"

#include <stdbool.h>

/* A reader says in a buf what it has understood: UTF-8 where '*' may be emphasis, and these bytes,
 * which no text contains. */
enum {
    WORDS_STRONG = 1, /* from here on */
    WORDS_STRONG_END,
    WORDS_EMPHASIS,
    WORDS_EMPHASIS_END,
    WORDS_STAR,     /* a '*' that is one */
    WORDS_SOFT = 7, /* a line end that is none: a space, or nothing between Chinese characters */
    WORDS_BLOCK     /* one line end, however many of them follow each other */
};

enum { /* runs of '*' that may be emphasis */
       WORDS_ONE = 2,
       WORDS_TWO = 4,
       WORDS_ANY = 14
};

/* role[i] for each byte: 0, or 1 for a '*' that opens and 2 for one that closes. `runs`: of
 * WORDS_ONE ...; `escapes`: a '\' before '*' or '\' takes that for itself. */
void words_pair(const char *text, size_t length, unsigned runs, bool escapes, unsigned char *role);

enum words_form {
    WORDS_MARKED, /* as in stem and why */
    WORDS_PLAIN,  /* without emphasis */
};

/* The text of a bank: white space in order (runs of spaces are kept with `spaces`). In `mem`. */
const char *words_take(const struct buf *said, unsigned runs, enum words_form form, bool spaces,
                       struct arena *mem);

#endif
