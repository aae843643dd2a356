/* The tables of an organisation chart, and the tree they make. */
#ifndef AUTHOR_CHART_H
#define AUTHOR_CHART_H

#include "author/model.h"

#define CHART_DEPTH_MAX 8

/* The two tables, given as text: UTF-8 with '\n' line ends. */
void chart_units_text(struct model *m, struct model_entry *section, const char *file,
                      const char *text, size_t length);
void chart_people_text(struct model *m, struct model_entry *section, const char *file,
                       const char *text, size_t length);

/* The unit of a chart with this id, or NULL after a report with the nearest id there is. */
struct model_entry *chart_find_unit(struct model *m, const struct model_entry *section,
                                    struct model_value id);

/* Resolves parents and second parents of a chart's units, reports whatever keeps them from being a
 * tree, and numbers them depth first: model_entry.order. */
void chart_order_units(struct model *m, struct model_entry *section);

#endif
