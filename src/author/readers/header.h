/* The header of a *.md file: strict `key: value` lines between two lines `---`. */
#ifndef AUTHOR_READERS_HEADER_H
#define AUTHOR_READERS_HEADER_H

#include "author/model.h"

/* Fills fields, body_text, body_length and body_line of `w`. Everything is copied into `mem`;
 * problems go to `d`, and what could be read is there. `text` is UTF-8 with '\n' line ends. */
void header_read(struct model_words *w, const char *file, const char *text, size_t length,
                 struct arena *mem, struct diag *d);

#endif
