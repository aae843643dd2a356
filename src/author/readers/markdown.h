/* The body of a *.md file: the part of CommonMark that a museum page needs, as blocks with spans.
 */
#ifndef AUTHOR_READERS_MARKDOWN_H
#define AUTHOR_READERS_MARKDOWN_H

#include "author/model.h"

struct markdown_options {
    bool numbered; /* layout: articles; paragraphs that begin with a bold number become articles */
};

/* Parses w->body_text into w->body, w->links and w->pictures. Problems go to `d` with their place
 * in w->file; what could be read is there. Links are routes ("science/rime"), pictures names
 * without ending; whether they exist is the caller's question. */
void markdown_read(struct model_words *w, const struct markdown_options *options, struct arena *mem,
                   struct diag *d);

#endif
