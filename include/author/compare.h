/* What changed from one pack to another (pack/changes.h), told to people and to tools. */
#ifndef AUTHOR_COMPARE_H
#define AUTHOR_COMPARE_H

#include "base/buf.h"
#include "base/diag.h"
#include "pack/changes.h"

/* Lines for people: "+ 雾凇 (earth/rime)". */
void author_compare_print(const struct changes *c, enum diag_lang lang, struct buf *out);

/* One JSON object: old, new, added, changed, removed: lists of {slug, kind, title, what: [...]}. */
void author_compare_json(const struct changes *c, struct buf *out);

#endif
