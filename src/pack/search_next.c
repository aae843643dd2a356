/* What may be typed next, so that every name can be typed by pointing.
 *
 * Titles are sequences of folded words (a Han character is a word). Behind what was typed comes, in
 * every title that says it, one next thing: a character, a syllable, a whole number. For beginnings
 * that many titles share the packer has counted them already (table search_next); for the others
 * few titles are left, and these are read. So a tap costs the same in a pack of a hundred titles
 * and of a hundred thousand.
 *
 * Behind those stand further words of the places found, as new words: whoever remembers "rain" and
 * "Jilin" need not remember what stands between them. Every key shown leads somewhere. */
#include "pack/search_internal.h"

#include "base/utf8.h"

#include <string.h>

#define NEXT_TITLES 200 /* read at most; the packer counts what more titles share */
#define NEXT_PLACES 60  /* whose further words are offered */

struct next_list {
    struct search_next *all;
    size_t count, capacity;
    struct arena *mem;
};

static void next_append(struct next_list *l, const char *text, size_t length, bool apart)
{
    l->all = arena_grow(l->mem, l->all, l->count, &l->capacity, sizeof *l->all);
    l->all[l->count].text = arena_copy(l->mem, text, length);
    l->all[l->count].apart = apart;
    l->all[l->count].titles = 1;
    l->count++;
}

static void next_add(struct next_list *l, const char *text, size_t length, bool apart)
{
    size_t i;
    for (i = 0; i < l->count; i++) {
        const struct search_next *n = &l->all[i];
        if (n->apart == apart && strncmp(n->text, text, length) == 0 && n->text[length] == '\0') {
            l->all[i].titles++;
            return;
        }
    }
    next_append(l, text, length, apart);
}

/* Most titles first; equals stay in the order of the index. */
static void next_sort(struct next_list *l, size_t from)
{
    size_t i, j;
    for (i = from + 1; i < l->count; i++) {
        struct search_next n = l->all[i];
        for (j = i; j > from && l->all[j - 1].titles < n.titles; j--) {
            l->all[j] = l->all[j - 1];
        }
        l->all[j] = n;
    }
}

size_t search_next_unit(const char *folded, size_t at, bool *apart, size_t *from)
{
    const char *p = folded + at, *end = p + strlen(p), *stop;
    uint32_t before = ' ', cp;
    size_t back = at;
    *apart = false;
    if (*p == ' ') {
        while (back > 0 && ((unsigned char)folded[back - 1] & 0xC0) == 0x80) {
            back--;
        }
        if (back > 0) {
            const char *q = folded + back - 1;
            before = utf8_next(&q, folded + at);
        }
        p++;
        *apart = true;
    }
    *from = (size_t)(p - folded);
    if (p == end) {
        return 0;
    }
    stop = p;
    cp = utf8_next(&stop, end);
    if (utf8_is_han(cp) || utf8_is_han(before)) {
        *apart = false; /* Han needs no space on either side */
    }
    if (!utf8_is_han(cp) && !utf8_is_hangul(cp)) { /* a whole number, a whole Latin word */
        stop = strchr(p, ' ') ? strchr(p, ' ') : end;
    }
    return (size_t)(stop - p);
}

/* Everything that follows `part` in one title. */
static void next_in_title(struct next_list *l, const char *title, const char *part)
{
    size_t length = strlen(part), from, unit;
    const char *at = title;
    bool apart;
    while ((at = strstr(at, part)) != NULL) {
        size_t behind = (size_t)(at - title) + length;
        if (at == title || at[-1] == ' ') {
            unit = search_next_unit(title, behind, &apart, &from);
            if (unit > 0) {
                next_add(l, title + from, unit, apart);
            }
        }
        at += length;
    }
}

/* A word of the query that this word is, or begins with. */
static bool next_typed(const struct search_query *q, const char *word)
{
    size_t i;
    for (i = 0; i < q->count; i++) {
        const char *p = q->parts[i].folded;
        while (p) {
            size_t length = strcspn(p, " ");
            if (strncmp(p, word, length) == 0) {
                return true;
            }
            p = p[length] ? p + length + 1 : NULL;
        }
    }
    return false;
}

/* Among the first `follow`: it comes next, so it need not be offered again. */
static bool next_offered(const struct next_list *l, size_t follow, const char *word, size_t length)
{
    size_t i;
    for (i = 0; i < follow; i++) {
        if (strncmp(l->all[i].text, word, length) == 0 && !l->all[i].text[length]) {
            return true;
        }
    }
    return false;
}

/* The first thing of every word that has not been typed yet. */
static void next_new_words(struct next_list *l, size_t follow, const char *title,
                           const struct search_query *q)
{
    const char *p = title;
    while (*p) {
        bool apart;
        size_t from, unit = search_next_unit(title, (size_t)(p - title), &apart, &from);
        if (unit > 0 && !next_typed(q, p) && !next_offered(l, follow, p, unit)) {
            next_add(l, p, unit, true);
        }
        p = strchr(p, ' ');
        if (!p) {
            break;
        }
        p++;
    }
}

/* --- from the packer ----------------------------------------------------------------------------
 */

/* "林\n 2021": a key a line, a space before it means a new word. */
static void next_read(struct next_list *l, const char *stored)
{
    while (*stored) {
        const char *stop = strchr(stored, '\n');
        size_t length = stop ? (size_t)(stop - stored) : strlen(stored);
        bool apart = *stored == ' ';
        if (length > apart) {
            next_append(l, stored + apart, length - apart, apart);
        }
        stored += length + (stop != NULL);
    }
}

static bool next_stored(struct pack *p, size_t lang, const char *prefix, struct next_list *l,
                        bool *known, struct err *err)
{
    struct db_statement *s;
    const char *stored;
    if (!db_prepare(p->db, "SELECT following FROM search_next WHERE lang = ?1 AND prefix = ?2", &s,
                    err)) {
        return false;
    }
    db_bind_text(s, 1, p->info.languages[lang].tag);
    db_bind_text(s, 2, prefix);
    if (!db_step(s, known, err)) {
        return false;
    }
    if (*known) {
        stored = db_text(s, 0, l->mem);
        next_read(l, stored ? stored : "");
    }
    return true;
}

static bool next_from_titles(struct pack *p, const struct search_query *q, size_t lang,
                             struct next_list *l, struct err *err)
{
    const char *last = q->parts[q->count - 1].folded;
    struct search_found *found;
    struct buf match = {0};
    size_t count, i;
    bool ok;
    search_query_match(q, "title", "", &match);
    ok = search_rows_matching(p, buf_text(&match), lang, NEXT_TITLES, l->mem, &found, &count, err);
    buf_finish(&match);
    for (i = 0; ok && i < count; i++) {
        next_in_title(l, found[i].title, last);
    }
    next_sort(l, 0);
    return ok;
}

/* What else the places found are called. */
static bool next_refine(struct pack *p, const struct search_query *q, size_t lang,
                        struct next_list *l, struct err *err)
{
    struct search_found *found;
    struct buf match = {0};
    size_t count, follow = l->count, i;
    bool ok;
    search_query_match(q, NULL, NULL, &match);
    ok = search_rows_matching(p, buf_text(&match), lang, NEXT_PLACES, l->mem, &found, &count, err);
    buf_finish(&match);
    for (i = 0; ok && i < count; i++) {
        next_new_words(l, follow, found[i].title, q);
    }
    next_sort(l, follow);
    return ok;
}

bool pack_search_next(struct pack *p, const char *prefix, const char *lang, size_t limit,
                      struct arena *mem, struct search_next **out, size_t *count, struct err *err)
{
    struct next_list l = {.mem = mem};
    size_t at = search_language(p, lang), i;
    struct search_query q;
    bool known = false, ok = true;
    search_query_parse(&q, prefix);
    if (q.count == 0) {
        ok = next_stored(p, at, "", &l, &known, err);
    } else if (q.count == 1 && !q.word_ended) {
        ok = next_stored(p, at, q.parts[0].folded, &l, &known, err);
    }
    if (ok && q.count > 0 && !q.word_ended && l.count == 0) {
        ok = next_from_titles(p, &q, at, &l, err);
    }
    for (i = 0; i < l.count; i++) {
        l.all[i].follows = true;
    }
    if (ok && q.count > 0) {
        ok = next_refine(p, &q, at, &l, err);
    }
    search_query_finish(&q);
    *out = l.all;
    *count = l.count > limit ? limit : l.count;
    return ok;
}

/* --- letters that still lead somewhere ----------------------------------------------------------
 */

static const char leads_letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";

/* Behind one letter: the packer has looked, because half of all words begin with it. */
static bool leads_stored(struct pack *p, const struct search_query *q, size_t lang,
                         struct arena *mem, bool leads[], bool *known, struct err *err)
{
    struct next_list l = {.mem = mem};
    size_t i;
    if (q->count != 1 || strlen(q->parts[0].folded) != 1) {
        *known = false;
        return true;
    }
    if (!next_stored(p, lang, arena_format(mem, "%s*", q->parts[0].folded), &l, known, err)) {
        return false;
    }
    for (i = 0; i < l.count; i++) {
        const char *at = strchr(leads_letters, l.all[i].text[0]);
        if (at) {
            leads[at - leads_letters] = true;
        }
    }
    *known = true;
    return true;
}

static bool leads_in(struct pack *p, const struct search_query *q, size_t lang, struct arena *mem,
                     bool leads[], struct err *err)
{
    bool known, ok = leads_stored(p, q, lang, mem, leads, &known, err);
    size_t i;
    for (i = 0; ok && !known && leads_letters[i]; i++) {
        const char more[2] = {leads_letters[i], '\0'};
        struct search_found *found;
        struct buf match = {0};
        size_t count;
        if (!leads[i]) {
            search_query_match(q, NULL, more, &match);
            ok = search_rows_matching(p, buf_text(&match), lang, 1, mem, &found, &count, err);
            leads[i] = ok && count > 0;
            buf_finish(&match);
        }
    }
    return ok;
}

bool pack_search_leads(struct pack *p, const char *query, const char *lang,
                       char out[SEARCH_LEADS_SIZE], struct err *err)
{
    bool leads[sizeof leads_letters] = {false}, ok = true;
    struct arena mem = {0};
    struct search_query q;
    size_t own = search_language(p, lang), length = 0, i;
    search_query_parse(&q, query);
    if (q.count > 0 && !q.word_ended) {
        ok = leads_in(p, &q, own, &mem, leads, err);
        for (i = 0; ok && i < p->info.language_count; i++) {
            ok = i == own || leads_in(p, &q, i, &mem, leads, err);
        }
    }
    for (i = 0; leads_letters[i]; i++) {
        if (leads[i]) {
            out[length++] = leads_letters[i];
        }
    }
    out[length] = '\0';
    search_query_finish(&q);
    arena_finish(&mem);
    return ok;
}
