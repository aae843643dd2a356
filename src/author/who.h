/* Who says so: the short name of a source, in the languages of visitors. A quiz shows it under its
 * explanation, where an author's name in another script, or the title of a page, helps nobody. */
#ifndef AUTHOR_WHO_H
#define AUTHOR_WHO_H

#include "author/cells.h"

/* Reads the columns `who` of one row of sources.csv; reports names that fit no line. */
void who_read(const struct cells *c, size_t row, struct model_source *s);

/* Warns of sources that questions name and that have no name a visitor can read. After the
 * questions were read. */
void who_check(struct model *m);

#endif
