/* Searching the prebuilt index.
 *
 * What a visitor types is parted at white space; each part is folded like the index and becomes a
 * phrase, so that Han characters typed together must stand together. The last part may be an
 * unfinished word. Only folded letters and digits reach the search language of FTS5, inside quotes.
 */
#include "pack/search.h"

#include "pack/internal.h"

#include "base/utf8.h"

#include <string.h>

#define SEARCH_LANGUAGE_STRIDE 1000000000LL /* see search_row in schema.sql */
#define SEARCH_QUERY_MAX 200                /* bytes: more than anyone types on a screen */
#define SEARCH_PARTS_MAX 8

struct search_query {
    struct buf match;
    size_t words;
    bool han; /* one word, one Han character: no rank */
};

static bool search_space(uint32_t cp)
{
    return cp <= 0x20 || cp == 0xA0 || cp == 0x3000 || (cp >= 0x2000 && cp <= 0x200B);
}

static size_t search_words(const char *folded)
{
    size_t words = *folded ? 1 : 0;
    for (; *folded; folded++) {
        words += *folded == ' ';
    }
    return words;
}

/* Han words are whole; Korean words carry their particles, so they may always go on. */
static bool search_may_go_on(const char *folded, bool last)
{
    const char *word = strrchr(folded, ' ');
    const char *p = word ? word + 1 : folded;
    uint32_t cp = utf8_next(&p, p + strlen(p));
    return !utf8_is_han(cp) && (last || utf8_is_hangul(cp));
}

static void search_part(struct search_query *q, const char *text, size_t length, bool last)
{
    struct buf folded = {0};
    search_fold(text, length, &folded);
    if (folded.length > 0) {
        const char *p = folded.data;
        buf_format(&q->match, "%s\"%s\"%s", q->match.length ? " " : "", folded.data,
                   search_may_go_on(folded.data, last) ? " *" : "");
        q->words += search_words(folded.data);
        q->han = q->words == 1 && utf8_is_han(utf8_next(&p, p + folded.length));
    }
    buf_finish(&folded);
}

static void search_parse(struct search_query *q, const char *text)
{
    size_t length = utf8_cut(text, strlen(text), SEARCH_QUERY_MAX);
    const char *p = text, *end = text + length, *start = NULL;
    size_t parts = 0;
    while (p < end && parts < SEARCH_PARTS_MAX) {
        const char *at = p;
        bool space = search_space(utf8_next(&p, end));
        if (!space && !start) {
            start = at;
        }
        if (start && (space || p >= end)) {
            bool last = p >= end && !space;
            search_part(q, start, (size_t)((space ? at : p) - start), last);
            start = NULL;
            parts++;
        }
    }
}

static bool search_run(struct pack *p, const struct search_query *q, const char *lang, size_t limit,
                       struct arena *mem, int64_t **ids, size_t *count, struct err *err)
{
    static const char plain[] = "SELECT s.entry FROM fts JOIN search_row s ON s.id = fts.rowid"
                                " WHERE fts MATCH ?1 AND fts.rowid BETWEEN ?2 AND ?3"
                                " ORDER BY fts.rowid LIMIT ?4";
    static const char ranked[] = "SELECT s.entry FROM fts JOIN search_row s ON s.id = fts.rowid"
                                 " WHERE fts MATCH ?1 AND fts.rowid BETWEEN ?2 AND ?3"
                                 " ORDER BY bm25(fts, 8.0, 1.0), fts.rowid LIMIT ?4";
    struct db_statement *s;
    struct pack_chain chain;
    int64_t at = 0;
    bool row;
    pack_chain(p, lang, &chain);
    while (strcmp(p->info.languages[at].tag, chain.tags[0]) != 0) {
        at++; /* the chain's tags are all in the list: languages_read saw to it */
    }
    if (!db_prepare(p->db, q->han ? plain : ranked, &s, err)) {
        return false;
    }
    db_bind_text(s, 1, q->match.data);
    db_bind_int(s, 2, at * SEARCH_LANGUAGE_STRIDE);
    db_bind_int(s, 3, (at + 1) * SEARCH_LANGUAGE_STRIDE - 1);
    db_bind_int(s, 4, (int64_t)limit);
    *ids = arena_alloc_array(mem, limit + 1, sizeof **ids);
    for (*count = 0; *count < limit; (*count)++) {
        if (!db_step(s, &row, err)) {
            return false;
        }
        if (!row) {
            break;
        }
        (*ids)[*count] = db_int(s, 0);
    }
    return true;
}

/* Cards of the hits, and the titles of their sections, which a few dozen hits share. */
static bool search_hits(struct pack *p, const int64_t *ids, size_t count, const char *lang,
                        struct arena *mem, struct search_hit *out, struct err *err)
{
    size_t i, j;
    int64_t *parents = arena_alloc_array(mem, count + 1, sizeof *parents);
    for (i = 0; i < count; i++) {
        struct pack_entry e;
        struct texts t;
        if (!pack_entry_by_id(p, ids[i], mem, &e, err) ||
            !pack_card(p, &e, lang, mem, &out[i].card, err)) {
            return false;
        }
        parents[i] = e.parent;
        out[i].section_title = "";
        for (j = 0; j < i && parents[j] != e.parent; j++) {
        }
        if (j < i) {
            out[i].section_title = out[j].section_title;
        } else if (e.parent) {
            texts_begin(&t, p, e.parent, lang, "title", mem);
            out[i].section_title = texts_own(&t, "title");
            if (!texts_ok(&t, err)) {
                return false;
            }
        }
    }
    return true;
}

bool pack_search(struct pack *p, const char *query, const char *lang, size_t limit,
                 struct arena *mem, struct search_hit **out, size_t *count, struct err *err)
{
    struct search_query q = {.words = 0};
    int64_t *ids;
    bool ok = true;
    limit = limit > 500 ? 500 : limit;
    *count = 0;
    *out = arena_alloc_array(mem, limit + 1, sizeof **out);
    search_parse(&q, query);
    if (q.words > 0 && limit > 0) {
        ok = search_run(p, &q, lang, limit, mem, &ids, count, err) &&
             search_hits(p, ids, *count, lang, mem, *out, err);
    }
    buf_finish(&q.match);
    return ok;
}
