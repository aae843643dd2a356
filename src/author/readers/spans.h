/* Styled text of one block under way: what the readers of Markdown and of markup in tables share.
 */
#ifndef AUTHOR_READERS_SPANS_H
#define AUTHOR_READERS_SPANS_H

#include "base/arena.h"
#include "base/buf.h"
#include "pack/doc.h"

struct spans {
    struct buf text;
    struct doc_span *list;
    size_t count, capacity;
    unsigned style; /* DOC_STRONG | DOC_EMPHASIS | DOC_LINK of what is added next */
    uint16_t link;
    bool soft; /* a soft line break waits for the next character */
};

/* Appends text in the present style. A soft break before it becomes a space, or nothing between
 * Chinese characters. */
void spans_add(struct spans *t, const char *text, size_t length);
void spans_break(struct spans *t); /* a line break that stays one */

/* A link begins: its target becomes the next of doc->links. False, and no link, when the document
 * has too many of them. The caller puts `style` and `link` back when the link ends. */
bool spans_link(struct spans *t, struct doc *doc, const char *route, struct arena *mem);

/* Copies text and spans into a block, without white space at the end, and clears `t`. */
void spans_take(struct spans *t, struct doc_block *b, struct arena *mem);
void spans_finish(struct spans *t);

/* Small letters, digits and '-', parted by single '/': what a route looks like. */
bool spans_route_ok(const char *route);

#endif
