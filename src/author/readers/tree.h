/* A JSON text as a tree in which every value knows its place. */
#ifndef AUTHOR_READERS_TREE_H
#define AUTHOR_READERS_TREE_H

#include "author/model.h"

enum tree_kind {
    TREE_NULL,
    TREE_WORDS,  /* a string */
    TREE_NUMBER, /* as it is written: "-13800000000", "1958.0" */
    TREE_TRUTH,  /* "true" or "false" */
    TREE_LIST,
    TREE_OBJECT
};

struct tree {
    enum tree_kind kind;
    const char *key;          /* in an object, else NULL */
    const char *text;         /* of words, numbers and truths; white space at both ends taken off */
    struct diag_place place;  /* of its first character, in words the one behind the quote */
    const struct tree *items; /* of lists and objects, as written */
    size_t count;
};

/* Everything is copied into `mem`. `text` is UTF-8 with '\n' line ends. NULL after a report: the
 * text is not JSON, or its outermost value is not an object. Characters that no screen can show are
 * reported and left out. */
const struct tree *tree_read(const char *file, const char *text, size_t length, struct arena *mem,
                             struct diag *d);

/* The value under a key of an object, or NULL. */
const struct tree *tree_find(const struct tree *object, const char *key);

#endif
