/* Events, units, people and works: what tables bring. */
#ifndef AUTHOR_ITEMS_H
#define AUTHOR_ITEMS_H

#include "author/model.h"

/* Reads the tables of every section whose kind has them. Items become part of the model. */
void items_read(struct model *m);

/* One item: its pictures, links, sources and relations. What is to be confirmed becomes a note. */
void items_check(struct model *m, struct model_entry *e);

/* Whether sections have what their kind is made of, and not too much of it. */
void items_sections(struct model *m);

/* Gives events, eras, groups, people and works their place among their like: model_entry.order. */
void items_order(struct model *m);

/* --- readers, one for each kind of section ---------------------------------------------------- */

void chart_read(struct model *m, struct model_entry *section);
void gallery_read(struct model *m, struct model_entry *section);
void glossary_read(struct model *m, struct model_entry *section);
/* The same for a table given as text: UTF-8 with '\n' line ends. */
void glossary_text(struct model *m, struct model_entry *section, const char *file, const char *text,
                   size_t length);

#endif
