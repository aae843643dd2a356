/* The search index: for every place a visitor can open, in every language, the words a visitor
 * would see in that language, which are those of a fallback where there is no translation. */
#include "author/refs.h"
#include "author/rows.h"
#include "pack/search.h"

#include <string.h>

static const struct model_words *search_words(const struct model *m, const struct model_entry *e,
                                              size_t lang)
{
    size_t steps;
    for (steps = 0; steps <= m->language_count; steps++) {
        const char *next = m->languages[lang].fallback;
        if (e->words[lang].file && model_text(&e->words[lang], "title")) {
            break;
        }
        for (lang = 0; next && lang < m->language_count; lang++) {
            if (strcmp(m->languages[lang].tag, next) == 0) {
                break;
            }
        }
        if (!next || lang == m->language_count) {
            lang = m->default_lang;
        }
    }
    return &e->words[lang];
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

static void search_row(struct rows *r, const struct model_entry *e, size_t lang, int64_t id)
{
    static const char *const heads[] = {"title", "short", "question", NULL};
    static const char *const rest[] = {"kicker", "lines",       "summary", "sub",
                                       "detail", "art_caption", "note",    NULL};
    const struct model_words *w = search_words(r->m, e, lang);
    struct buf title = {0}, body = {0}, folded_title = {0}, folded_body = {0};
    search_add(&title, w, heads);
    search_add(&body, w, rest);
    doc_plain(&w->body, &body);
    search_fold(buf_text(&title), title.length, &folded_title);
    search_fold(buf_text(&body), body.length, &folded_body);
    rows_begin(r, "INSERT INTO search_row VALUES(?1, ?2, ?3)");
    rows_int(r, id);
    rows_int(r, e->id);
    rows_text(r, r->m->languages[lang].tag);
    rows_end(r);
    rows_begin(r, "INSERT INTO fts(rowid, title, body) VALUES(?1, ?2, ?3)");
    rows_int(r, id);
    rows_text(r, buf_text(&folded_title));
    rows_text(r, buf_text(&folded_body));
    rows_end(r);
    buf_finish(&title);
    buf_finish(&body);
    buf_finish(&folded_title);
    buf_finish(&folded_body);
}

void rows_search(struct rows *r)
{
    size_t lang, i;
    for (lang = 0; lang < r->m->language_count; lang++) {
        for (i = 0; i < r->m->entry_count; i++) {
            const struct model_entry *e = r->m->entries[i];
            if (refs_is_place(e)) {
                search_row(r, e, lang, (int64_t)lang * 1000000000 + (int64_t)i + 1);
            }
        }
    }
    rows_begin(r, "INSERT INTO fts(fts) VALUES('optimize')");
    rows_end(r);
}
