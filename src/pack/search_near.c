/* Titles that are nearly what was typed, for a search that found nothing.
 *
 * Candidates are the titles that share a character or the beginning of a word with the query, and
 * the most important ones; each is compared by edit distance with its best-fitting piece (V.
 * Sellers 1980: a free start and a free end in the longer text). Bounded on purpose: a few hundred
 * titles of a few dozen letters, whatever the size of the pack. */
#include "pack/search_internal.h"

#include "base/utf8.h"

#include <string.h>

#define NEAR_CANDIDATES 300
#define NEAR_LETTERS 48 /* of query and of title; longer ones are cut */
#define NEAR_BEGIN 2    /* letters of a Latin word that candidates share */

struct near_text {
    uint32_t cps[NEAR_LETTERS];
    size_t count;
};

static void near_letters(struct near_text *t, const char *folded)
{
    const char *p = folded, *end = p + strlen(p);
    while (p < end && t->count < NEAR_LETTERS) {
        uint32_t cp = utf8_next(&p, end);
        if (cp != ' ') {
            t->cps[t->count++] = cp;
        }
    }
}

/* Least number of letters changed, added or left out that makes `query` a piece of `title`. */
static size_t near_distance(const struct near_text *query, const struct near_text *title)
{
    size_t row[NEAR_LETTERS + 1], best = query->count, i, j;
    for (i = 0; i <= query->count; i++) {
        row[i] = i;
    }
    for (j = 0; j < title->count; j++) {
        size_t corner = 0; /* the piece may begin here */
        row[0] = 0;
        for (i = 1; i <= query->count; i++) {
            size_t change = corner + (query->cps[i - 1] != title->cps[j]);
            size_t least = row[i] < row[i - 1] ? row[i] + 1 : row[i - 1] + 1;
            corner = row[i];
            row[i] = change < least ? change : least;
        }
        best = row[query->count] < best ? row[query->count] : best;
    }
    return best;
}

/* Of two that are as near, the shorter title. */
static size_t near_beyond(const struct near_text *query, const struct near_text *title)
{
    return title->count > query->count ? title->count - query->count : 0;
}

struct near_list {
    struct search_place *places;
    size_t *distances;
    size_t count, limit;
};

static void near_add(struct near_list *l, const struct search_found *f, const char *lang,
                     size_t distance)
{
    size_t at = l->count, i;
    for (i = 0; i < l->count; i++) {
        if (l->places[i].entry == f->entry) {
            if (l->distances[i] <= distance) {
                return;
            }
            l->count--;
            memmove(&l->places[i], &l->places[i + 1], (l->count - i) * sizeof *l->places);
            memmove(&l->distances[i], &l->distances[i + 1], (l->count - i) * sizeof *l->distances);
            at = l->count;
            break;
        }
    }
    while (at > 0 && l->distances[at - 1] > distance) {
        at--;
    }
    if (at == l->limit) {
        return;
    }
    l->count -= l->count == l->limit;
    memmove(&l->places[at + 1], &l->places[at], (l->count - at) * sizeof *l->places);
    memmove(&l->distances[at + 1], &l->distances[at], (l->count - at) * sizeof *l->distances);
    l->places[at] = (struct search_place){
        .entry = f->entry, .row = f->row, .kind = f->kind, .where = SEARCH_IN_TITLE, .lang = lang};
    l->distances[at] = distance;
    l->count++;
}

/* Any of the query's characters, or of the beginnings of its words. */
static void near_match(const struct search_query *q, struct buf *out)
{
    size_t i;
    buf_add_text(out, "title : (");
    for (i = 0; i < q->count; i++) {
        const char *p = q->parts[i].folded;
        while (*p) {
            const char *stop = strchr(p, ' ') ? strchr(p, ' ') : p + strlen(p), *first = p;
            bool han = utf8_is_han(utf8_next(&first, stop));
            size_t letters = 1;
            while (!han && first < stop && letters < NEAR_BEGIN) {
                utf8_next(&first, stop);
                letters++;
            }
            buf_format(out, "%s\"%.*s\"%s", out->data[out->length - 1] == '(' ? "" : " OR ",
                       (int)((han ? stop : first) - p), p, han ? "" : " *");
            p = *stop ? stop + 1 : stop;
        }
    }
    buf_add_byte(out, ')');
}

static bool near_in(struct pack *p, const struct search_query *q, const struct near_text *query,
                    size_t lang, struct arena *mem, struct near_list *l, struct err *err)
{
    struct search_found *found[2];
    size_t counts[2], k, i;
    struct buf match = {0};
    bool ok;
    near_match(q, &match);
    ok = search_rows_matching(p, buf_text(&match), lang, NEAR_CANDIDATES, mem, &found[0],
                              &counts[0], err) &&
         search_rows_first(p, lang, NEAR_CANDIDATES, mem, &found[1], &counts[1], err);
    buf_finish(&match);
    for (k = 0; ok && k < 2; k++) {
        for (i = 0; i < counts[k]; i++) {
            struct near_text title = {.count = 0};
            size_t distance;
            near_letters(&title, found[k][i].title);
            distance = near_distance(query, &title);
            if (distance < query->count) { /* at least one letter in common */
                near_add(l, &found[k][i], p->info.languages[lang].tag,
                         distance * (NEAR_LETTERS + 1) + near_beyond(query, &title));
            }
        }
    }
    return ok;
}

bool pack_search_near(struct pack *p, const char *query, const char *lang, size_t limit,
                      struct arena *mem, struct search_places *out, struct err *err)
{
    struct near_list l = {.limit = limit > SEARCH_PLACES_MAX ? SEARCH_PLACES_MAX : limit};
    struct near_text typed = {.count = 0};
    size_t own = search_language(p, lang), i;
    struct search_query q;
    bool ok = true;
    memset(out, 0, sizeof *out);
    l.places = arena_alloc_array(mem, l.limit + 1, sizeof *l.places);
    l.distances = arena_alloc_array(mem, l.limit + 1, sizeof *l.distances);
    search_query_parse(&q, query);
    for (i = 0; i < q.count; i++) {
        near_letters(&typed, q.parts[i].folded);
    }
    if (q.count > 0 && l.limit > 0) {
        ok = near_in(p, &q, &typed, own, mem, &l, err);
    }
    for (i = 0; ok && q.count > 0 && l.limit > 0 && i < p->info.language_count; i++) {
        ok = i == own || near_in(p, &q, &typed, i, mem, &l, err);
    }
    search_query_finish(&q);
    out->places = l.places;
    out->count = l.count;
    return ok;
}
