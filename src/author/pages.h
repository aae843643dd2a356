/* The pages of a content folder: reading them, and checking what they say. */
#ifndef AUTHOR_PAGES_H
#define AUTHOR_PAGES_H

#include "author/model.h"

/* Reads every *.md file; sections' pages, home and scenes become part of the model. */
void pages_read(struct model *m);

/* Checks every entry in every language and fills what the entries are made of: order, accent,
 * pictures, on_home. */
void pages_check(struct model *m);

/* Checks one header against the keys its kind of file may have; in keys.c. */
void keys_check(struct model *m, const struct model_entry *e, size_t lang);

/* The same for the header of a text for another age. */
void keys_check_age(struct model *m, const struct model_words *w, size_t lang);

/* What every text of a page is checked for: status, sources, date, that there is one, its links and
 * pictures. */
void pages_check_text(struct model *m, struct model_entry *e, const struct model_words *w);

/* Checks lengths that a screen suffers from; in style.c. Warnings only. */
void style_check(struct model *m, const struct model_entry *e, size_t lang);

#endif
