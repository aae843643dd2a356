/* What sources refer to: checks that the named thing exists, and the suggestion when it does not.
 */
#ifndef AUTHOR_REFS_H
#define AUTHOR_REFS_H

#include "author/model.h"

#define REFS_PARTS_MAX 64

/* Ids parted by ';', each handed to `one`; reports repeats and empty places. `key` names the list
 * in messages. */
void refs_list(struct model *m, struct model_value list, const char *key,
               void (*one)(struct model *, struct model_entry *, struct model_value),
               struct model_entry *e);

/* A row of sources.csv; marks it as used. */
void refs_source(struct model *m, struct model_entry *e, struct model_value id);

/* A place a visitor can open, or NULL after a report. */
struct model_entry *refs_route(struct model *m, const char *route, struct diag_place place);
bool refs_is_place(const struct model_entry *e);
void refs_related(struct model *m, struct model_entry *e, struct model_value route);

/* Says that a picture is an address or a path, and what to do. */
void refs_remote_picture(struct model *m, const char *file, struct diag_place place);
bool refs_picture(struct model *m, const char *file, struct diag_place place);
/* Their files' names, for guess_name. */
size_t refs_pictures(const struct model *m, const void *of, const char **out);

#endif
