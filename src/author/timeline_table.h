/* The sources of a timeline: `<section>.csv` with the columns of TimelineJS, or `<section>.json` in
 * the form of TimelineJS3. */
#ifndef AUTHOR_TIMELINE_TABLE_H
#define AUTHOR_TIMELINE_TABLE_H

#include "author/cells.h"

/* Adds the events, eras and groups of a section of kind "timeline" to the model. The section's own
 * words and all pictures must have been read: a title row fills the words of a section that has
 * none, and a picture named by a remote address is looked for among those of the pack. */
void timeline_table_read(struct model *m, struct model_entry *section);

/* The same for a file that is given as text, whose ending says which of the two forms it has.
 * `text` is UTF-8 with '\n' line ends. */
void timeline_table_text(struct model *m, struct model_entry *section, const char *file,
                         const char *text, size_t length);

#endif
