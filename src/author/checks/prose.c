/* The walk over all texts: entries in the order of the model, then pictures, sources and the names
 * of the pack. Letters live in an arena that is emptied after each text, so that ten thousand pages
 * need no more memory than the longest of them. */
#include "author/checks/prose.h"

#include "base/utf8.h"

#include <string.h>

struct walk {
    struct model *m;
    struct arena mem;
    void (*visit)(void *self, const struct prose *p);
    void *self;
};

static bool walk_ends(const char *text, const char *tail)
{
    size_t length = strlen(text), end = strlen(tail);
    return length >= end && strcmp(text + length - end, tail) == 0;
}

static void walk_text(struct walk *w, struct prose *p, struct model_value v, enum prose_form form)
{
    if (!v.text || !v.text[0]) {
        return;
    }
    p->m = w->m;
    p->text = v.text;
    p->length = strlen(v.text);
    p->place = v.place;
    p->cell = v.place.file && !walk_ends(v.place.file, ".md");
    p->fixed = v.place.file && walk_ends(v.place.file, ".json");
    prose_read(p, form, &w->mem);
    if (p->letter_count > 0) {
        w->visit(w->self, p);
    }
    arena_reset(&w->mem);
}

/* Keys whose values are names and dates for the program, not words for readers. */
static bool walk_is_prose(const char *key)
{
    static const char *const others[] = {"order",   "layout",  "accent", "poster", "art",
                                         "sources", "related", "status", "as_of",  NULL};
    size_t i;
    for (i = 0; others[i] && strcmp(others[i], key) != 0; i++) {
    }
    return !others[i];
}

static void walk_words(struct walk *w, const struct model_entry *e, const struct model_words *words,
                       size_t lang)
{
    size_t i;
    for (i = 0; i < words->field_count; i++) {
        const struct model_field *f = &words->fields[i];
        bool again = words->cell.text && e && e->item && strcmp(f->key, "summary") == 0;
        struct prose p = {.entry = e, .words = words, .lang = lang, .key = f->key};
        if (walk_is_prose(f->key) && !again) { /* an item's summary is the beginning of its cell */
            walk_text(w, &p, f->value, PROSE_PLAIN);
        }
    }
    if (words->cell.text) {
        struct prose p = {.entry = e, .words = words, .lang = lang, .key = "body"};
        walk_text(w, &p, words->cell, PROSE_MARKUP);
    }
    if (words->body_length > 0) {
        struct prose p = {.entry = e, .words = words, .lang = lang, .key = "body"};
        struct model_value v = {words->body_text, model_place(words->file, words->body_line, 1)};
        walk_text(w, &p, v, PROSE_MARKDOWN);
    }
}

/* Its own texts, and those for other ages. */
static void walk_entry(struct walk *w, const struct model_entry *e, size_t lang)
{
    int which;
    for (which = 0; which < MODEL_TEXTS; which++) {
        const struct model_words *words = model_words_of(e, lang, which);
        if (words) {
            walk_words(w, e, words, lang);
        }
    }
}

/* A work's description is both its picture's and its own: once is enough. */
static void walk_picture(struct walk *w, const struct model_picture *picture)
{
    bool work = strncmp(picture->folder, "gallery/", 8) == 0;
    size_t lang;
    for (lang = 0; lang < w->m->language_count; lang++) {
        struct prose alt = {.lang = lang, .key = "alt"}, credit = {.lang = lang, .key = "credit"};
        struct model_value a = {picture->alt[lang], picture->alt_place[lang]};
        struct model_value c = {picture->credit[lang], picture->credit_place[lang]};
        if (!work) {
            walk_text(w, &alt, a, PROSE_PLAIN);
        }
        walk_text(w, &credit, c, PROSE_PLAIN);
    }
}

void prose_each(struct model *m, void (*visit)(void *self, const struct prose *p), void *self)
{
    struct walk w = {.m = m, .visit = visit, .self = self};
    size_t i, lang;
    for (i = 0; i < m->entry_count; i++) {
        for (lang = 0; lang < m->language_count; lang++) {
            walk_entry(&w, m->entries[i], lang);
        }
    }
    for (i = 0; i < m->picture_count; i++) {
        walk_picture(&w, &m->pictures[i]);
    }
    for (i = 0; i < m->source_count; i++) {
        walk_words(&w, NULL, &m->sources[i].words, m->language_count);
        for (lang = 0; lang < m->language_count; lang++) {
            struct prose p = {.lang = lang, .key = "who"};
            struct model_value v = {m->sources[i].who[lang], m->sources[i].who_place[lang]};
            walk_text(&w, &p, v, PROSE_PLAIN);
        }
    }
    for (lang = 0; lang < m->language_count; lang++) {
        struct prose p = {.lang = lang, .key = "title"};
        struct model_value v = {m->languages[lang].title, m->languages[lang].place};
        walk_text(&w, &p, v, PROSE_PLAIN);
    }
    arena_finish(&w.mem);
}

struct diag_place prose_place(const struct prose *p, size_t letter)
{
    struct diag_place place = p->place;
    const char *at = p->text, *stop = p->text + p->length;
    if (letter < p->letter_count) {
        stop = p->text + p->letters[letter].at;
    }
    while (!p->fixed && !model_in_workbook(&place) && at < stop) {
        uint32_t cp = utf8_next(&at, stop);
        if (cp == '\n') {
            place.line++;
            place.column = 1;
        } else {
            place.column += p->cell && cp == '"' ? 2 : 1;
        }
    }
    return place;
}

bool prose_is(const struct prose *p, const char *tag)
{
    size_t length = strlen(tag);
    const char *is = p->lang < p->m->language_count ? p->m->languages[p->lang].tag : "";
    return strncmp(is, tag, length) == 0 && (is[length] == '\0' || is[length] == '-');
}

bool prose_is_body(const struct prose *p)
{
    return strcmp(p->key, "body") == 0;
}
