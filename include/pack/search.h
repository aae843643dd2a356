/* The prebuilt index: one row per place and language.
 *
 * Text and query go through the same folding (`search_fold`, rule name SEARCH_RULE in
 * meta.fts_rule): NFKC, case fold, traditional to simplified, Han characters apart, other words
 * whole. What was typed is never logged and never kept here. */
#ifndef PACK_SEARCH_H
#define PACK_SEARCH_H

#include "pack/pack.h"

#define SEARCH_RULE "kiosk-1"

/* Folded text, words separated by single spaces. Never fails: what cannot be folded is left out. */
void search_fold(const char *text, size_t length, struct buf *out);

/* --- finding --------------------------------------------------------------------------------- */

#define SEARCH_PLACES_MAX 200
#define SEARCH_KINDS (PACK_QUESTION + 1)

enum search_where { /* the words stand; also the rank */
                    SEARCH_WHOLE_TITLE,
                    SEARCH_TITLE_BEGINS,
                    SEARCH_IN_TITLE, /* or the short title, or the question */
                    SEARCH_IN_SUMMARY,
                    SEARCH_IN_TEXT
};

struct search_place { /* found, but its words not yet read */
    int64_t entry, row;
    enum pack_kind kind;
    enum search_where where;
    const char *lang; /* tag of the language it was found in, borrowed from the pack */
};

struct search_places {
    struct search_place *places;
    size_t count;
    bool more; /* than SEARCH_PLACES_MAX */
    size_t of_kind[SEARCH_KINDS];
};

/* Places for what a visitor typed, best first: by `where`, then importance, then editorial order.
 * The last word may be unfinished. When one's own language has little to say, places found in the
 * others follow. An empty query has none; one Latin letter finds the titles that begin with it. */
bool pack_search_places(struct pack *p, const char *query, const char *lang, struct arena *mem,
                        struct search_places *out, struct err *err);

/* What nobody has to type: the most important events, pages and works, those with a picture first.
 */
bool pack_search_popular(struct pack *p, const char *lang, size_t limit, struct arena *mem,
                         struct search_places *out, struct err *err);

/* For a query that finds nothing: at most `limit` places whose titles are nearest to it, in any
 * language; none when not even a letter is shared. */
bool pack_search_near(struct pack *p, const char *query, const char *lang, size_t limit,
                      struct arena *mem, struct search_places *out, struct err *err);

struct search_hit {
    struct pack_card card;
    const char *section_title; /* of the section the place stands in; "" for a section */
    const char *excerpt;       /* what says the words when title and summary do not, or "" */
    const char *excerpt_lang;
};

#define SEARCH_EXCERPT_LETTERS 40 /* Han; others count half */

/* Cards of `count` places into out[]. `letters`: length of an excerpt. */
bool pack_search_cards(struct pack *p, const struct search_place *places, size_t count,
                       const char *query, const char *lang, size_t letters, struct arena *mem,
                       struct search_hit *out, struct err *err);

/* Both in one: at most `limit` hits. */
bool pack_search(struct pack *p, const char *query, const char *lang, size_t limit,
                 struct arena *mem, struct search_hit **out, size_t *count, struct err *err);

/* --- typing ---------------------------------------------------------------------------------- */

struct search_next {
    const char *text; /* folded: a Han character, a Hangul syllable, a whole other word */
    bool apart;       /* begins a new word: to be typed behind a space */
    bool follows;     /* stands right behind the prefix in a title */
    int titles;       /* that many titles go on with it, as far as they were counted */
};

/* What may be typed behind `prefix`, most titles first. Behind nothing: what titles begin with,
 * then what else is in them. Where no title goes on, the further words of what was found. Every one
 * leads to a result. */
bool pack_search_next(struct pack *p, const char *prefix, const char *lang, size_t limit,
                      struct arena *mem, struct search_next **out, size_t *count, struct err *err);

#define SEARCH_LEADS_SIZE 40

/* The letters and digits that the last word of `query` may go on with, in any language. */
bool pack_search_leads(struct pack *p, const char *query, const char *lang,
                       char out[SEARCH_LEADS_SIZE], struct err *err);

/* The next thing to type behind `at` bytes of a folded text: its length, 0 at the end; *from is
 * where it begins, *apart as above. For the packer, which counts what readers will ask for. */
size_t search_next_unit(const char *folded, size_t at, bool *apart, size_t *from);

/* --- showing --------------------------------------------------------------------------------- */

struct search_mark { /* bytes of a text that say what was typed */
    uint32_t start, end;
};

/* At most `limit` marks, sorted and apart. The text is as written, not folded. */
size_t search_marks(const char *text, size_t length, const char *query, struct search_mark *out,
                    size_t limit);

#endif
