/* The parts of a content folder that are not pages: pack.ini and the two tables. */
#ifndef AUTHOR_SETTINGS_H
#define AUTHOR_SETTINGS_H

#include "author/model.h"

/* pack.ini: languages, sections and scenes become part of the model. false: nothing can be read
 * without it. */
bool settings_read(struct model *m);

/* sources.csv and media/credits.csv. */
void tables_read(struct model *m);

/* One more picture: a file in `folder`, with the licence row `source`. NULL: reported. Its words,
 * focus and place in the order are up to the caller, who calls tables_sort when all are there. */
struct model_picture *tables_picture(struct model *m, const char *folder, struct model_value file,
                                     struct model_value source);
void tables_sort(struct model *m);
/* Every file of the folder but `table` needs a row, every row of the folder a file. */
void tables_files(struct model *m, const char *folder, const char *table);

/* A word of the letters a-z, digits and '-', at most 32: names of pages, sections, sources. */
bool settings_word(const char *text);

/* YYYY, YYYY-MM or YYYY-MM-DD of a day that exists. */
bool settings_date(const char *text);

extern const char *const settings_accents[]; /* NULL-terminated */

#endif
