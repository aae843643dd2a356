/* What the files of the search share. */
#ifndef PACK_SEARCH_INTERNAL_H
#define PACK_SEARCH_INTERNAL_H

#include "pack/internal.h"
#include "pack/search.h"

#define SEARCH_LANGUAGE_STRIDE 1000000000LL /* see search_row in schema.sql */
#define SEARCH_QUERY_MAX 200                /* bytes: more than anyone types on a screen */
#define SEARCH_PARTS_MAX 8

/* What a visitor typed, parted at white space, each part folded like the index. */
struct search_part {
    const char *folded; /* words separated by single spaces */
    bool may_go_on;     /* its last word may be unfinished */
};

struct search_query {
    struct search_part parts[SEARCH_PARTS_MAX];
    size_t count, words;
    bool one_han;    /* one word, one Han character */
    bool word_ended; /* white space behind the last part */
    struct buf text; /* owns the folded words */
};

void search_query_parse(struct search_query *q, const char *text);
void search_query_finish(struct search_query *q);

/* The query in the search language of FTS5, for one column or (NULL) all. Only folded letters and
 * digits reach it, inside quotes. `more`: a letter that the last word goes on with, or NULL. */
void search_query_match(const struct search_query *q, const char *column, const char *more,
                        struct buf *out);

/* A row of the index. */
struct search_found {
    int64_t row, entry;
    const char *title; /* folded */
    enum pack_kind kind;
};

/* In the order of the index, at most `limit`: what a MATCH finds in one language; or simply the
 * first ones. */
bool search_rows_matching(struct pack *p, const char *match, size_t lang, size_t limit,
                          struct arena *mem, struct search_found **out, size_t *count,
                          struct err *err);
bool search_rows_first(struct pack *p, size_t lang, size_t limit, struct arena *mem,
                       struct search_found **out, size_t *count, struct err *err);
/* By title: those that begin with these folded bytes. */
bool search_rows_titled(struct pack *p, const char *begin, size_t lang, size_t limit,
                        struct arena *mem, struct search_found **out, size_t *count,
                        struct err *err);

bool search_places(struct pack *p, const struct search_query *q, const char *lang,
                   struct arena *mem, struct search_places *out, struct err *err);

/* Index into the pack's languages: of the tag, or of what stands in for it. */
size_t search_language(const struct pack *p, const char *lang);

#endif
