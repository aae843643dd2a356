/* The prebuilt index: one row per entry and language.
 *
 * Text and query go through the same folding (`search_fold`, rule name SEARCH_RULE in
 * meta.fts_rule): NFKC, case fold, traditional to simplified, Han characters apart, other words
 * whole. */
#ifndef PACK_SEARCH_H
#define PACK_SEARCH_H

#include "pack/pack.h"

#define SEARCH_RULE "kiosk-1"

/* Folded text, words separated by single spaces. Never fails: what cannot be folded is left out. */
void search_fold(const char *text, size_t length, struct buf *out);

struct search_hit {
    struct pack_card card;
    const char *section_title; /* of the section the place stands in; "" for a section */
};

/* At most `limit` hits for what a visitor typed; the last word may be unfinished. One Han character
 * is answered in editorial order, longer queries by rank. An empty query has no hits. */
bool pack_search(struct pack *p, const char *query, const char *lang, size_t limit,
                 struct arena *mem, struct search_hit **out, size_t *count, struct err *err);

#endif
