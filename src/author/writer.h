/* A checked model becomes a pack. */
#ifndef AUTHOR_WRITER_H
#define AUTHOR_WRITER_H

#include "author/compile.h"
#include "author/model.h"

/* Sorts the entries into editorial order and numbers them: home, sections with their pages and
 * items, scenes. */
void writer_number(struct model *m);

/* Writes the pack beside options->output, reads it back as a kiosk would, and renames it into
 * place. Pictures that cannot be used are reported to m->d; then, as on any error, the old output
 * stays. */
bool writer_write(struct model *m, const struct author_options *options, struct err *err);

#endif
