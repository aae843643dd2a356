/* The search index: for every place a visitor can open, in every language, the words a visitor
 * would see in that language, which are those of a fallback where there is no translation.
 *
 * Rows are numbered by importance, because a reader takes the first ones it finds. A year is a word
 * like any other: whoever types 1958 wants what happened then, though no text repeats its date. */
#include "author/refs.h"
#include "author/rows.h"
#include "base/mem.h"
#include "pack/search.h"

#include <stdlib.h>
#include <string.h>

struct search_key {
    const struct model_entry *entry;
    int importance; /* 1..5, as of events */
    size_t position;
};

static int search_importance(const struct model_entry *e)
{
    switch (e->kind) {
    case MODEL_SECTION:
        return 1;
    case MODEL_EVENT:
        return e->item->importance;
    case MODEL_UNIT:
        return e->item->unit_kind && strcmp(e->item->unit_kind, "body") == 0 ? 4 : 2;
    case MODEL_PERSON:
    case MODEL_TERM:
    case MODEL_TOPIC:
        return 3;
    default:
        return 2;
    }
}

static int search_order(const void *a, const void *b)
{
    const struct search_key *x = a, *y = b;
    if (x->importance != y->importance) {
        return x->importance < y->importance ? -1 : 1;
    }
    return x->position < y->position ? -1 : x->position > y->position;
}

static void search_add(struct buf *out, const struct model_words *w, const char *const *keys)
{
    for (; *keys; keys++) {
        const char *text = model_text(w, *keys);
        if (text) {
            buf_add_text(out, text);
            buf_add_byte(out, '\n');
        }
    }
}

/* Which a card takes from another language when its own has none. */
static void search_summary(struct buf *out, const struct model *m, const struct model_entry *e,
                           size_t lang)
{
    static const char *const keys[] = {"summary", NULL};
    const struct model_words *w = model_told(m, e, lang, keys[0]);
    if (w) {
        search_add(out, w, keys);
    }
}

static void search_years(struct buf *out, const struct model_entry *e)
{
    if (e->item && e->item->has_start && e->item->start.year > 0) {
        buf_format(out, "%lld\n", (long long)e->item->start.year);
    }
    if (e->item && e->item->has_end && e->item->end.year > 0) {
        buf_format(out, "%lld\n", (long long)e->item->end.year);
    }
}

enum { SEARCH_TITLE, SEARCH_HEADS, SEARCH_SUMMARY, SEARCH_BODY, SEARCH_COLUMNS };

/* Whose text is shown: of a page the first that has one, of an item the one behind its summary. */
static const struct model_words *search_told(const struct model *m, const struct model_entry *e,
                                             size_t lang, int which)
{
    if (which == 0 && (e->kind == MODEL_PAGE || e->item)) {
        return model_told(m, e, lang, e->item ? "summary" : NULL);
    }
    return model_shown(m, e, lang, which);
}

/* The texts for all ages lead to the one place that has them. */
static void search_bodies(struct buf *out, const struct model *m, const struct model_entry *e,
                          size_t lang)
{
    int which;
    for (which = 0; which < MODEL_TEXTS; which++) {
        const struct model_words *w = search_told(m, e, lang, which);
        if (w) {
            doc_plain(&w->body, out);
            buf_add_byte(out, '\n');
        }
    }
}

/* What stands in each column, folded. */
static void search_columns(const struct model *m, const struct model_entry *e, size_t lang,
                           struct buf folded[SEARCH_COLUMNS])
{
    static const char *const keys[SEARCH_COLUMNS][8] = {
        {"title"},
        {"title", "short", "question", "also"},
        {"kicker", "lines", "sub", "detail", "display_date"},
        {"art_caption", "note"}};
    const struct model_words *w = model_shown(m, e, lang, 0);
    struct buf plain = {0};
    int i;
    for (i = 0; i < SEARCH_COLUMNS; i++) {
        buf_clear(&plain);
        search_add(&plain, w, keys[i]);
        if (i == SEARCH_SUMMARY) {
            search_summary(&plain, m, e, lang);
            search_years(&plain, e);
        } else if (i == SEARCH_BODY) {
            search_bodies(&plain, m, e, lang);
        }
        search_fold(buf_text(&plain), plain.length, &folded[i]);
    }
    buf_finish(&plain);
}

static int search_letter(char c)
{
    return c >= 'a' && c <= 'z' ? c - 'a' : c >= '0' && c <= '9' ? 26 + c - '0' : -1;
}

static void search_pairs(struct search_titles *t, const char *folded)
{
    bool begins = true;
    for (; *folded; folded++) {
        int first = search_letter(folded[0]), second = search_letter(folded[1]);
        if (begins && first >= 0 && second >= 0) {
            t->pairs[first][second] = true;
        }
        begins = *folded == ' ';
    }
}

static void search_title(struct rows *r, struct search_titles *t, const char *folded)
{
    t->all = arena_grow(&r->m->mem, t->all, t->count, &t->capacity, sizeof *t->all);
    t->all[t->count++] = arena_copy_text(&r->m->mem, folded);
}

static void search_row(struct rows *r, const struct model_entry *e, size_t lang, int64_t id,
                       struct search_titles *titles)
{
    struct buf folded[SEARCH_COLUMNS] = {{0}};
    int i;
    search_columns(r->m, e, lang, folded);
    rows_begin(r, "INSERT INTO search_row VALUES(?1, ?2, ?3, ?4)");
    rows_int(r, id);
    rows_int(r, e->id);
    rows_text(r, r->m->languages[lang].tag);
    rows_text(r, buf_text(&folded[SEARCH_TITLE]));
    rows_end(r);
    rows_begin(r, "INSERT INTO fts(rowid, title, summary, body) VALUES(?1, ?2, ?3, ?4)");
    rows_int(r, id);
    for (i = SEARCH_HEADS; i < SEARCH_COLUMNS; i++) {
        rows_text(r, buf_text(&folded[i]));
        search_pairs(titles, buf_text(&folded[i]));
    }
    rows_end(r);
    search_title(r, titles, buf_text(&folded[SEARCH_TITLE]));
    if (e->item && e->item->has_start && e->item->start.year > 0) { /* typed like a name */
        search_title(r, titles, arena_format(&r->m->mem, "%lld", (long long)e->item->start.year));
    }
    for (i = 0; i < SEARCH_COLUMNS; i++) {
        buf_finish(&folded[i]);
    }
}

static size_t search_keys(const struct model *m, struct search_key *keys)
{
    size_t count = 0, i;
    for (i = 0; i < m->entry_count; i++) {
        /* whoever searches wants to read, and a question gives nothing away before it is played */
        if (refs_is_place(m->entries[i]) && m->entries[i]->kind != MODEL_QUESTION) {
            keys[count].entry = m->entries[i];
            keys[count].importance = search_importance(m->entries[i]);
            keys[count].position = i;
            count++;
        }
    }
    qsort(keys, count, sizeof *keys, search_order);
    return count;
}

void rows_search(struct rows *r)
{
    struct search_key *keys = mem_resize_array(NULL, r->m->entry_count + 1, sizeof *keys);
    size_t count = search_keys(r->m, keys), lang, i;
    for (lang = 0; lang < r->m->language_count; lang++) {
        struct search_titles titles = {.count = 0};
        for (i = 0; i < count; i++) {
            search_row(r, keys[i].entry, lang, (int64_t)lang * 1000000000 + (int64_t)i + 1,
                       &titles);
        }
        rows_search_next(r, r->m->languages[lang].tag, &titles);
    }
    mem_free(keys);
    rows_begin(r, "INSERT INTO fts(fts) VALUES('optimize')");
    rows_end(r);
}
