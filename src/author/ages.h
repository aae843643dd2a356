/* Texts of articles for other ages: rime.young.md and rime.deep.md beside rime.md. */
#ifndef AUTHOR_AGES_H
#define AUTHOR_AGES_H

#include "author/folder.h"

/* Whether a file is such a text, by its name: then ages_read is for it. */
bool ages_claims(const struct folder_item *item);

/* Reads one of them, once the section's pages are known. Its header may be missing. */
void ages_read(struct model *m, struct model_entry *section, size_t lang,
               const struct folder_item *item);

/* Warns of texts that a language lacks though it has the page, and parses the bodies. */
void ages_finish(struct model *m, struct model_entry *e);

/* Checks the texts of one article: header, links, pictures, and how long a child's sentences are.
 */
void ages_check(struct model *m, struct model_entry *e);

#endif
