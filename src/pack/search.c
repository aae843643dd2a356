/* Which places a query names, the likeliest first.
 *
 * Rank is where the words stand, not a score: the whole title, the title's beginning, within the
 * title, the summary, the text. Inside a rank the order is that of the index, which is by
 * importance and then editorial. Each rank is one walk along the index that stops when enough is
 * found, so that the answer comes as soon among 100,000 texts as among a hundred; a score like bm25
 * would have to read everything that matches before the first hit is known (170 ms instead of 5).
 *
 * What is found in another language of the pack comes last and only when the visitor's own has
 * little to say: somebody who types "Changchun" on a Chinese screen means the same place. */
#include "pack/search_internal.h"

#include <string.h>

#define PLACES_TITLES 60   /* beginning with the words */
#define PLACES_ENOUGH 8    /* of one's own language: the others are not asked */
#define POPULAR_LOOKED 400 /* rows: the most important ones */
#define ROW_COLUMNS "s.id, s.entry, s.title, e.kind"
#define ROW_TABLES " JOIN entry e ON e.id = s.entry"

struct places {
    struct pack *p;
    struct arena *mem;
    const struct search_query *q;
    const char *joined; /* the query's folded words as one */
    size_t lang;
    struct search_place *out;
    size_t count;
    bool more;
};

size_t search_language(const struct pack *p, const char *lang)
{
    struct pack_chain chain;
    size_t at = 0;
    pack_chain(p, lang, &chain);
    while (strcmp(p->info.languages[at].tag, chain.tags[0]) != 0) {
        at++; /* the chain's tags are all in the list: languages_read saw to it */
    }
    return at;
}

/* --- rows ------------------------------------------------------------------------------------- */

static bool rows_read(struct db_statement *s, size_t limit, struct arena *mem,
                      struct search_found **out, size_t *count, struct err *err)
{
    size_t capacity = 0;
    *out = NULL;
    for (*count = 0; *count < limit; (*count)++) {
        struct search_found *f;
        const char *kind;
        bool row;
        if (!db_step(s, &row, err)) {
            return false;
        }
        if (!row) {
            break;
        }
        *out = arena_grow(mem, *out, *count, &capacity, sizeof **out);
        f = &(*out)[*count];
        f->row = db_int(s, 0);
        f->entry = db_int(s, 1);
        f->title = db_text(s, 2, mem);
        kind = db_text(s, 3, mem);
        if (!f->title || !kind || !pack_kind_of(kind, &f->kind)) {
            return err_set(err, ERR_INVALID, "row %lld of the search index", (long long)f->row);
        }
    }
    return true;
}

bool search_rows_matching(struct pack *p, const char *match, size_t lang, size_t limit,
                          struct arena *mem, struct search_found **out, size_t *count,
                          struct err *err)
{
    struct db_statement *s;
    if (!db_prepare(p->db,
                    "SELECT " ROW_COLUMNS
                    " FROM fts JOIN search_row s ON s.id = fts.rowid" ROW_TABLES
                    " WHERE fts MATCH ?1 AND fts.rowid BETWEEN ?2 AND ?3"
                    " ORDER BY fts.rowid LIMIT ?4",
                    &s, err)) {
        return false;
    }
    db_bind_text(s, 1, match);
    db_bind_int(s, 2, (int64_t)lang * SEARCH_LANGUAGE_STRIDE);
    db_bind_int(s, 3, (int64_t)(lang + 1) * SEARCH_LANGUAGE_STRIDE - 1);
    db_bind_int(s, 4, (int64_t)limit);
    return rows_read(s, limit, mem, out, count, err);
}

bool search_rows_titled(struct pack *p, const char *begin, size_t lang, size_t limit,
                        struct arena *mem, struct search_found **out, size_t *count,
                        struct err *err)
{
    struct db_statement *s;
    if (!db_prepare(p->db,
                    "SELECT " ROW_COLUMNS " FROM search_row s" ROW_TABLES
                    " WHERE s.lang = ?1 AND s.title >= ?2 AND s.title < ?2 || char(1114111)"
                    " ORDER BY s.title, s.id LIMIT ?3",
                    &s, err)) {
        return false;
    }
    db_bind_text(s, 1, p->info.languages[lang].tag);
    db_bind_text(s, 2, begin);
    db_bind_int(s, 3, (int64_t)limit);
    return rows_read(s, limit, mem, out, count, err);
}

bool search_rows_first(struct pack *p, size_t lang, size_t limit, struct arena *mem,
                       struct search_found **out, size_t *count, struct err *err)
{
    struct db_statement *s;
    if (!db_prepare(p->db,
                    "SELECT " ROW_COLUMNS " FROM search_row s" ROW_TABLES
                    " WHERE s.id BETWEEN ?1 AND ?2 ORDER BY s.id LIMIT ?3",
                    &s, err)) {
        return false;
    }
    db_bind_int(s, 1, (int64_t)lang * SEARCH_LANGUAGE_STRIDE);
    db_bind_int(s, 2, (int64_t)(lang + 1) * SEARCH_LANGUAGE_STRIDE - 1);
    db_bind_int(s, 3, (int64_t)limit);
    return rows_read(s, limit, mem, out, count, err);
}

/* --- ranks ------------------------------------------------------------------------------------ */

static bool places_known(const struct places *l, int64_t entry)
{
    size_t i;
    for (i = 0; i < l->count; i++) {
        if (l->out[i].entry == entry) {
            return true;
        }
    }
    return false;
}

/* A title that begins with the words, the last of them perhaps unfinished. */
static enum search_where places_where(const struct places *l, const char *title)
{
    size_t length = strlen(l->joined);
    const struct search_part *last = &l->q->parts[l->q->count - 1];
    if (strncmp(title, l->joined, length) != 0) {
        return SEARCH_IN_TITLE;
    }
    if (title[length] == '\0') {
        return SEARCH_WHOLE_TITLE;
    }
    return title[length] == ' ' || last->may_go_on ? SEARCH_TITLE_BEGINS : SEARCH_IN_TITLE;
}

static void places_add(struct places *l, const struct search_found *f, enum search_where where)
{
    struct search_place *place;
    if (places_known(l, f->entry)) {
        return;
    }
    if (l->count == SEARCH_PLACES_MAX) {
        l->more = true;
        return;
    }
    place = &l->out[l->count++];
    place->entry = f->entry;
    place->row = f->row;
    place->kind = f->kind;
    place->where = where;
    place->lang = l->p->info.languages[l->lang].tag;
}

/* By rank, then in the order of the index; few enough to be put in by hand, which keeps it stable.
 */
static void places_sort(struct places *l, size_t from)
{
    size_t i, j;
    for (i = from + 1; i < l->count; i++) {
        struct search_place place = l->out[i];
        for (j = i;
             j > from && (l->out[j - 1].where > place.where ||
                          (l->out[j - 1].where == place.where && l->out[j - 1].row > place.row));
             j--) {
            l->out[j] = l->out[j - 1];
        }
        l->out[j] = place;
    }
}

static bool places_column(struct places *l, const char *column, enum search_where where,
                          struct err *err)
{
    size_t limit = SEARCH_PLACES_MAX + 1, count, i;
    struct search_found *found;
    struct buf match = {0};
    bool ok;
    if (l->count == SEARCH_PLACES_MAX) {
        return true;
    }
    search_query_match(l->q, column, NULL, &match);
    ok = search_rows_matching(l->p, buf_text(&match), l->lang, limit, l->mem, &found, &count, err);
    buf_finish(&match);
    for (i = 0; ok && i < count; i++) {
        places_add(l, &found[i],
                   where == SEARCH_IN_TITLE ? places_where(l, found[i].title) : where);
    }
    return ok;
}

/* One Latin letter: half of all texts have a word that begins with it, and merging their lists
 * takes a quarter of a second among 100,000. The titles that begin with it are what is meant. */
static bool places_only_titles(const struct search_query *q)
{
    return q->count == 1 && (unsigned char)q->parts[0].folded[0] < 0x80 && !q->parts[0].folded[1];
}

static bool places_in(struct places *l, size_t lang, struct err *err)
{
    struct search_found *found;
    size_t from = l->count, count, i;
    l->lang = lang;
    if (!search_rows_titled(l->p, l->joined, lang,
                            places_only_titles(l->q) ? SEARCH_PLACES_MAX : PLACES_TITLES, l->mem,
                            &found, &count, err)) {
        return false;
    }
    for (i = 0; i < count; i++) {
        enum search_where where = places_where(l, found[i].title);
        if (where != SEARCH_IN_TITLE) {
            places_add(l, &found[i], where);
        }
    }
    if (!places_only_titles(l->q) && !places_column(l, "title", SEARCH_IN_TITLE, err)) {
        return false;
    }
    places_sort(l, from);
    return places_only_titles(l->q) || (places_column(l, "summary", SEARCH_IN_SUMMARY, err) &&
                                        places_column(l, "body", SEARCH_IN_TEXT, err));
}

static const char *places_joined(const struct search_query *q, struct arena *mem)
{
    struct buf all = {0};
    const char *joined;
    size_t i;
    for (i = 0; i < q->count; i++) {
        buf_format(&all, "%s%s", i ? " " : "", q->parts[i].folded);
    }
    joined = arena_copy_text(mem, buf_text(&all));
    buf_finish(&all);
    return joined;
}

bool search_places(struct pack *p, const struct search_query *q, const char *lang,
                   struct arena *mem, struct search_places *out, struct err *err)
{
    struct places l = {.p = p, .mem = mem, .q = q};
    size_t own = search_language(p, lang), i;
    bool ok = true;
    memset(out, 0, sizeof *out);
    l.out = arena_alloc_array(mem, SEARCH_PLACES_MAX, sizeof *l.out);
    if (q->words > 0) {
        l.joined = places_joined(q, mem);
        ok = places_in(&l, own, err);
        for (i = 0; ok && i < p->info.language_count && l.count < PLACES_ENOUGH; i++) {
            ok = i == own || places_in(&l, i, err);
        }
    }
    out->places = l.out;
    out->count = l.count;
    out->more = l.more;
    for (i = 0; i < l.count; i++) {
        out->of_kind[l.out[i].kind]++;
    }
    return ok;
}

bool pack_search_places(struct pack *p, const char *query, const char *lang, struct arena *mem,
                        struct search_places *out, struct err *err)
{
    struct search_query q;
    bool ok;
    search_query_parse(&q, query);
    ok = search_places(p, &q, lang, mem, out, err);
    search_query_finish(&q);
    return ok;
}

static void popular_add(struct places *l, const struct search_found *found, size_t count,
                        bool sections, size_t limit)
{
    size_t i;
    for (i = 0; i < count && l->count < limit; i++) {
        enum pack_kind kind = found[i].kind;
        if (sections ? kind == PACK_SECTION
                     : kind == PACK_EVENT || kind == PACK_PAGE || kind == PACK_WORK) {
            places_add(l, &found[i], SEARCH_WHOLE_TITLE);
        }
    }
}

/* Of the most important rows those with a picture: pictures lead. */
static bool popular_pictured(struct places *l, size_t limit, struct err *err)
{
    struct search_found *found;
    struct db_statement *s;
    size_t count;
    if (!db_prepare(l->p->db,
                    "SELECT " ROW_COLUMNS " FROM search_row s" ROW_TABLES
                    " JOIN entry_picture a ON a.entry = s.entry AND a.role = 'art'"
                    " WHERE s.id BETWEEN ?1 AND ?2 ORDER BY s.id",
                    &s, err)) {
        return false;
    }
    db_bind_int(s, 1, (int64_t)l->lang * SEARCH_LANGUAGE_STRIDE);
    db_bind_int(s, 2, (int64_t)l->lang * SEARCH_LANGUAGE_STRIDE + POPULAR_LOOKED);
    if (!rows_read(s, POPULAR_LOOKED, l->mem, &found, &count, err)) {
        return false;
    }
    popular_add(l, found, count, false, limit);
    return true;
}

bool pack_search_popular(struct pack *p, const char *lang, size_t limit, struct arena *mem,
                         struct search_places *out, struct err *err)
{
    struct places l = {.p = p, .mem = mem, .lang = search_language(p, lang)};
    struct search_found *found = NULL;
    size_t count = 0;
    memset(out, 0, sizeof *out);
    limit = limit > SEARCH_PLACES_MAX ? SEARCH_PLACES_MAX : limit;
    l.out = arena_alloc_array(mem, SEARCH_PLACES_MAX, sizeof *l.out);
    if (!popular_pictured(&l, limit * 2 / 3, err) ||
        !search_rows_first(p, l.lang, POPULAR_LOOKED, mem, &found, &count, err)) {
        return false;
    }
    popular_add(&l, found, count, true, limit);
    popular_add(&l, found, count, false, limit);
    out->places = l.out;
    out->count = l.count;
    return true;
}
