/* That the search finds what the pack has: titles through everything that a visitor's question goes
 * through, and each row of the index in the index itself.
 *
 * The second is needed because the first also looks among titles without the index, and a pack
 * whose index is empty or another pack's would pass. Damage inside the index, whose tables are
 * SQLite's own, comes out here as an error of SQLite. */
#include "pack/verify.h"

#include "pack/search.h"

#include "base/buf.h"

#include <string.h>

#define SEARCH_HITS_MAX 200
#define SEARCH_ROWS_MAX 4000

/* The index finds the titles it was made of: folding and tokenizer are those of the packer. */
static bool search_titles(struct pack *p, struct err *err)
{
    struct arena mem = {0};
    const char **routes;
    size_t count, i;
    bool ok = pack_routes(p, &mem, &routes, &count, err);
    for (i = 1; ok && i < count && i < SEARCH_HITS_MAX; i++) {
        const char *lang = p->info.default_lang;
        struct search_hit *hits;
        struct pack_entry e;
        struct pack_card card;
        size_t found = 0, j;
        bool there = false, hit = false;
        ok = pack_entry_by_slug(p, routes[i], &mem, &e, &there, err) &&
             (there || rule_broken(err, RULE_SEARCH, ERR_INVALID, "no entry is called '%.80s'",
                                   routes[i])) &&
             pack_card(p, &e, lang, &mem, &card, err) &&
             pack_search(p, card.title, lang, 500, &mem, &hits, &found, err);
        for (j = 0; ok && j < found; j++) {
            hit = hit || strcmp(hits[j].card.route, routes[i]) == 0;
        }
        if (ok && !hit && found < 500) {
            ok = rule_broken(err, RULE_SEARCH, ERR_INVALID, "the search does not find '%.80s'",
                             routes[i]);
        }
    }
    arena_finish(&mem);
    return ok;
}

/* A title as a phrase of FTS5's language: in quotes, which are doubled inside. */
static void search_phrase(const char *title, struct buf *out)
{
    buf_clear(out);
    buf_add_text(out, "title : \"");
    for (; *title; title++) {
        if (*title == '"') {
            buf_add_byte(out, '"');
        }
        buf_add_byte(out, *title);
    }
    buf_add_byte(out, '"');
}

static bool search_row_found(struct pack *p, int64_t id, const char *title, struct buf *phrase,
                             struct err *err)
{
    struct db_statement *s;
    bool row;
    if (!db_prepare(p->db, "SELECT 1 FROM fts WHERE fts MATCH ?1 AND rowid = ?2", &s, err)) {
        return false;
    }
    search_phrase(title, phrase);
    db_bind_text(s, 1, buf_text(phrase));
    db_bind_int(s, 2, id);
    return db_step(s, &row, err) &&
           (row || rule_broken(err, RULE_SEARCH, ERR_INVALID,
                               "the search index does not have row %lld", (long long)id));
}

static bool search_rows(struct pack *p, struct err *err)
{
    struct arena mem = {0};
    struct buf phrase = {0};
    struct db_statement *s;
    size_t left = SEARCH_ROWS_MAX;
    bool row, ok = verify_number(p,
                                 "SELECT (SELECT count(*) FROM fts_docsize) - count(*)"
                                 " FROM search_row",
                                 0, RULE_SEARCH, "rows of the search index too many", err) &&
                   db_prepare(p->db, "SELECT id, title FROM search_row WHERE title <> ''", &s, err);
    while (ok && left-- > 0 && (ok = db_step(s, &row, err)) && row) {
        arena_reset(&mem);
        ok = search_row_found(p, db_int(s, 0), db_text(s, 1, &mem), &phrase, err);
    }
    buf_finish(&phrase);
    arena_finish(&mem);
    return ok;
}

bool verify_search(struct pack *p, struct err *err)
{
    return (search_titles(p, err) && search_rows(p, err)) ||
           (err->code != ERR_IO && rule_mark(err, RULE_SEARCH));
}
