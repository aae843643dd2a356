/* Shelves: sections that show other sections as posters. */
#ifndef AUTHOR_SHELF_H
#define AUTHOR_SHELF_H

#include "author/model.h"

/* Whether every section that a shelf names is there and made of articles; marks them as on_shelf.
 */
void shelf_check(struct model *m);

/* What a section must have because it stands on a shelf: words and a picture for its poster. */
void shelf_needs(struct model *m, const struct model_entry *e);

#endif
