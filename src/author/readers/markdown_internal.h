/* What markdown.c (blocks) and inline.c (the text of one block) share. */
#ifndef AUTHOR_READERS_MARKDOWN_INTERNAL_H
#define AUTHOR_READERS_MARKDOWN_INTERNAL_H

#include "author/readers/emphasis.h"
#include "author/readers/markdown.h"
#include "author/readers/spans.h"

#include <cmark.h>

struct markdown {
    struct model_words *w;
    struct arena *mem;
    struct diag *d;
    struct buf prepared;
    const char **lines; /* of the body as written; line_count + 1 of them */
    size_t line_count;
    const char *cursor; /* everything before it in the body has been placed */
    struct doc_block *blocks;
    size_t capacity;
    int heading; /* level of the last one */
};

struct diag_place markdown_block_place(const struct markdown *md, cmark_node *node);

/* The place of `needle` in the body at or behind the cursor, which moves behind it; the place of
 * the block around `node` when it is not there. */
struct diag_place markdown_find(struct markdown *md, cmark_node *node, const char *needle);

/* Appends the inline children of `node` to `out`. */
void markdown_inlines(struct markdown *md, cmark_node *node, struct spans *out, int depth);

/* Plain words of an inline tree, for instance the description of a picture. */
const char *markdown_words(struct markdown *md, cmark_node *node);

/* The name of the picture a file name stands for, or NULL after a report at `place`. */
const char *markdown_picture_name(struct markdown *md, const char *url, struct diag_place place);

/* A block of HTML: a note of authors is passed over, anything else is refused. */
void markdown_html(const struct markdown *md, cmark_node *node);

void markdown_keep_use(struct markdown *md, struct model_use **list, size_t *count,
                       const char *target, struct diag_place place);

#endif
