/* A page's text as the pack stores it: blocks with spans, already parsed and checked by the
 * author's desk, so that the kiosk needs no Markdown.
 *
 * Stored form (text.body of field "body"), UTF-8, one block a line:
 *   <kind> TAB <attributes separated by U+001F> TAB <inline text>
 * with inline marks as control characters that sources may not contain: U+0001 strong on, U+0002
 * off, U+0003 emphasis on, U+0004 off, U+0005 <target> U+0006 link text U+0007, U+000B line break.
 */
#ifndef PACK_DOC_H
#define PACK_DOC_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

#include <stddef.h>
#include <stdint.h>

enum doc_kind {
    DOC_HEADING, /* level 2 or 3 */
    DOC_PARAGRAPH,
    DOC_QUOTE,
    DOC_ITEM,    /* list item: number > 0 for an ordered list, 0 for a bullet; depth from 0 */
    DOC_FIGURE,  /* picture; text is the caption */
    DOC_ARTICLE, /* numbered article of a regulation: label "第一条", text follows */
    DOC_RULE
};

enum { DOC_STRONG = 1, DOC_EMPHASIS = 2, DOC_LINK = 4 }; /* the same bits as TEXT_STRONG ... */

struct doc_span {
    uint32_t start, end; /* bytes of the block's text; sorted, not overlapping */
    uint16_t style;
    uint16_t link; /* index into doc.links, with DOC_LINK */
};

struct doc_block {
    enum doc_kind kind;
    int level, number, depth;
    bool continued;   /* belongs to the item or article before it: same indent, no mark */
    const char *text; /* UTF-8; '\n' is a hard break */
    size_t length;
    const struct doc_span *spans;
    size_t span_count;
    const char *label;   /* article: its number as written */
    const char *picture; /* figure: name of a picture of the pack */
    const char *alt;     /* figure */
};

struct doc {
    struct doc_block *blocks;
    size_t count;
    const char **links; /* routes, for instance "science/rime" */
    size_t link_count;
};

void doc_write(const struct doc *doc, struct buf *out);

/* Everything in `mem`. ERR_INVALID names the block; never trusts its input. */
bool doc_read(struct doc *doc, const char *stored, size_t length, struct arena *mem,
              struct err *err);

/* Reading speeds for short public texts, standing: Han characters and words a minute. */
#define DOC_HAN_A_MINUTE 300
#define DOC_WORDS_A_MINUTE 180

/* The words of a document without marks, blocks separated by newlines: for search and counting. */
void doc_plain(const struct doc *doc, struct buf *out);

#endif
