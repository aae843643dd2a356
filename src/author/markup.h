/* The text of a table's cell: a small part of HTML, as timelines on the web use it. */
#ifndef AUTHOR_MARKUP_H
#define AUTHOR_MARKUP_H

#include "author/model.h"

/* Reads <p> <b> <strong> <i> <em> <a href="route"> <br> <blockquote> <cite> and the usual named
 * characters; anything else is left out with a note. Without tags, a line of the cell is a
 * paragraph.
 *
 * Fills `w`: a field `summary` with the words of the first paragraph, and the body and its links if
 * there is more to it than that paragraph. Links are routes; whether they exist is for
 * check to say. `text.text` NULL or "" leaves `w` as it is. */
void markup_read(struct model *m, struct model_words *w, struct model_value text);

#endif
