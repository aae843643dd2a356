/* Languages, sources and entries as rows. */
#include "author/rows.h"

#include "pack/doc.h"

#include <string.h>

#define CONTENT_PARTS_MAX 64

static const char *content_or_null(const char *text)
{
    return text && text[0] ? text : NULL;
}

void rows_settings(struct rows *r)
{
    const struct model *m = r->m;
    size_t order[MODEL_LANGUAGES_MAX], count = 0, i;
    /* A fallback must be there before the language that names it. */
    order[count++] = m->default_lang;
    while (count < m->language_count) {
        size_t before = count;
        for (i = 0; i < m->language_count; i++) {
            bool done = false, ready = false;
            size_t j;
            for (j = 0; j < before; j++) {
                done = done || order[j] == i;
                ready =
                    ready || (m->languages[i].fallback &&
                              strcmp(m->languages[order[j]].tag, m->languages[i].fallback) == 0);
            }
            if (!done && ready) {
                order[count++] = i;
            }
        }
        if (count == before) {
            break; /* checked before: settings_chains */
        }
    }
    for (i = 0; i < count; i++) {
        const struct model_language *l = &m->languages[order[i]];
        rows_begin(r, "INSERT INTO lang VALUES(?1, ?2, 'ltr', ?3, ?4)");
        rows_text(r, l->tag);
        rows_text(r, l->name);
        rows_text(r, l->fallback);
        rows_int(r, (int64_t)order[i]);
        rows_end(r);
    }
}

void rows_references(struct rows *r)
{
    const struct model *m = r->m;
    size_t i, lang;
    for (i = 0; i < m->source_count; i++) {
        const struct model_source *s = &m->sources[i];
        rows_begin(r, "INSERT INTO source VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
        rows_int(r, (int64_t)i + 1);
        rows_text(r, s->id);
        rows_text(r, s->author);
        rows_text(r, s->title);
        rows_text(r, content_or_null(s->url));
        rows_text(r, content_or_null(s->retrieved));
        rows_text(r, s->license);
        rows_text(r, content_or_null(s->license_url));
        rows_text(r, s->attribution);
        rows_text(r, content_or_null(s->changes));
        rows_end(r);
        for (lang = 0; lang < m->language_count; lang++) {
            if (s->who[lang]) {
                rows_begin(r, "INSERT INTO source_text VALUES(?1, ?2, 'who', ?3)");
                rows_int(r, (int64_t)i + 1);
                rows_text(r, m->languages[lang].tag);
                rows_text(r, s->who[lang]);
                rows_end(r);
            }
        }
    }
}

/* --- texts ------------------------------------------------------------------------------------ */

void rows_words(struct rows *r, const struct model_entry *e, size_t lang, const char *field,
                const char *body)
{
    rows_begin(r, "INSERT INTO text VALUES(?1, ?2, ?3, ?4)");
    rows_int(r, e->id);
    rows_text(r, r->m->languages[lang].tag);
    rows_text(r, field);
    rows_text(r, body);
    rows_end(r);
}

/* "a | b" becomes two fields; a single part leaves the second one out. */
static void content_pair(struct rows *r, const struct model_entry *e, size_t lang, const char *key,
                         const char *first, const char *second)
{
    const struct model_field *f = model_field(&e->words[lang], key);
    struct model_value parts[2];
    size_t count = f ? model_split(&r->m->mem, f->value, "|", parts, 2) : 0;
    if (count > 0) {
        rows_words(r, e, lang, first, parts[0].text);
    }
    if (count > 1) {
        rows_words(r, e, lang, second, parts[1].text);
    }
}

static void content_texts(struct rows *r, const struct model_entry *e, size_t lang)
{
    static const char *const plain[] = {"title",
                                        "short",
                                        "kicker",
                                        "summary",
                                        "question",
                                        "sub",
                                        "status",
                                        "as_of",
                                        "fact",
                                        "invite",
                                        "art_caption",
                                        "art_alt",
                                        "feature_kicker",
                                        "feature_button",
                                        "display_date",
                                        "detail",
                                        "note",
                                        "source_line",
                                        "also"};
    const struct model_words *w = &e->words[lang];
    size_t i;
    for (i = 0; i < sizeof plain / sizeof *plain; i++) {
        const char *text = model_text(w, plain[i]);
        if (text) {
            rows_words(r, e, lang, plain[i], text);
        }
    }
    content_pair(r, e, lang, "lines", "line1", "line2");
    content_pair(r, e, lang, "notice", "notice1", "notice2");
    content_pair(r, e, lang, "couplet", "couplet1", "couplet2");
    content_pair(r, e, lang, "headline", "headline1", "headline2");
}

/* The texts themselves: 'body', 'body.young', 'body.deep', and of what day the latter are. */
static void content_bodies(struct rows *r, const struct model_entry *e, size_t lang)
{
    struct arena *mem = &r->m->mem;
    struct buf body = {0};
    int which;
    for (which = 0; which < MODEL_TEXTS; which++) {
        const struct model_words *w = model_words_of(e, lang, which);
        const char *age = which > 0 ? model_ages[which - 1] : NULL;
        const char *as_of = w && age ? model_text(w, "as_of") : NULL;
        buf_clear(&body);
        if (w && w->body.count > 0) {
            doc_write(&w->body, &body);
            rows_words(r, e, lang, age ? arena_format(mem, "body.%s", age) : "body",
                       buf_text(&body));
        }
        if (as_of) {
            rows_words(r, e, lang, arena_format(mem, "as_of.%s", age), as_of);
        }
    }
    buf_finish(&body);
}

/* --- links and sources ------------------------------------------------------------------------ */

void rows_link(struct rows *r, const struct model_entry *e, const char *role, size_t at,
               const struct model_entry *target)
{
    rows_begin(r, "INSERT INTO link VALUES(?1, ?2, ?3, ?4)");
    rows_int(r, e->id);
    rows_text(r, role);
    rows_int(r, (int64_t)at + 1);
    rows_int(r, target ? target->id : 0);
    rows_end(r);
}

/* The parts of a list that are not there yet. */
static void content_add(struct model *m, struct model_value list, struct model_value *out,
                        size_t *count, size_t limit)
{
    struct model_value parts[CONTENT_PARTS_MAX];
    size_t found = model_split(&m->mem, list, ";", parts, CONTENT_PARTS_MAX), i, j;
    for (i = 0; i < found && i < CONTENT_PARTS_MAX; i++) {
        for (j = 0; j < *count && strcmp(out[j].text, parts[i].text) != 0; j++) {
        }
        if (j == *count && *count < limit) {
            out[(*count)++] = parts[i];
        }
    }
}

/* Parts of a header's list over all languages, each once, the default language's first; an item has
 * one list for all. */
static size_t content_union(struct rows *r, const struct model_entry *e, const char *key,
                            struct model_value *out, size_t limit)
{
    struct model *m = r->m;
    size_t count = 0, step;
    int which;
    if (e->item) {
        count =
            model_split(&m->mem, strcmp(key, "sources") == 0 ? e->item->sources : e->item->related,
                        ";", out, limit);
        return count < limit ? count : limit;
    }
    for (step = 0; step < m->language_count; step++) {
        size_t lang = step == 0 ? m->default_lang : step - (step <= m->default_lang);
        for (which = 0; which < MODEL_TEXTS; which++) {
            const struct model_words *w = model_words_of(e, lang, which);
            const struct model_field *f = w ? model_field(w, key) : NULL;
            if (f) {
                content_add(m, f->value, out, &count, limit);
            }
        }
    }
    return count;
}

static void content_sources(struct rows *r, const struct model_entry *e)
{
    struct model_value ids[CONTENT_PARTS_MAX];
    size_t count = content_union(r, e, "sources", ids, CONTENT_PARTS_MAX), i;
    if (count == 0 && e->section) { /* a row that names none has those of its table */
        count = content_union(r, e->section, "sources", ids, CONTENT_PARTS_MAX);
    }
    for (i = 0; i < count; i++) {
        const struct model_source *s = model_source(r->m, ids[i].text);
        rows_begin(r, "INSERT INTO entry_source VALUES(?1, '*', ?2, ?3)");
        rows_int(r, e->id);
        rows_int(r, (int64_t)i + 1);
        rows_int(r, s ? s - r->m->sources + 1 : 0);
        rows_end(r);
    }
}

static void content_links(struct rows *r, const struct model_entry *e)
{
    struct model_value routes[CONTENT_PARTS_MAX];
    size_t count = content_union(r, e, "related", routes, CONTENT_PARTS_MAX), i, named = 0;
    int which;
    for (i = 0; i < count; i++) {
        rows_link(r, e, "related", i, model_find(r->m, routes[i].text));
    }
    for (which = 0; which < MODEL_TEXTS; which++) {
        const struct model_words *w = model_words_of(e, r->m->default_lang, which);
        for (i = 0; w && i < w->link_count; i++) {
            rows_link(r, e, "body", named++, model_find(r->m, w->links[i].target));
        }
    }
    for (i = 0; i < e->shelf_count; i++) {
        rows_link(r, e, "shelf", i, model_find(r->m, e->shelves[i].text));
    }
    if (e->kind == MODEL_HOME) {
        for (i = 0; i < r->m->menu_count; i++) {
            rows_link(r, e, "menu", i, model_find(r->m, r->m->menu[i].text));
        }
        if (r->m->feature.text) {
            rows_link(r, e, "feature", 0, model_find(r->m, r->m->feature.text));
        }
    }
}

/* --- entries ---------------------------------------------------------------------------------- */

void rows_attr(struct rows *r, const struct model_entry *e, const char *key, const char *value)
{
    if (value && value[0]) {
        rows_begin(r, "INSERT INTO attr VALUES(?1, ?2, ?3)");
        rows_int(r, e->id);
        rows_text(r, key);
        rows_text(r, value);
        rows_end(r);
    }
}

static void content_entry(struct rows *r, const struct model_entry *e, int64_t position)
{
    static const char *const kinds[] = {"home", "section", "page",     "scene",  "event",
                                        "era",  "group",   "unit",     "person", "work",
                                        "term", "topic",   "question", "band"};
    rows_begin(r, "INSERT INTO entry VALUES(?1, ?2, ?3, ?4, ?5)");
    rows_int(r, e->id);
    rows_text(r, e->slug);
    rows_text(r, kinds[e->kind]);
    if (e->section) {
        rows_int(r, e->section->id);
    } else {
        rows_text(r, NULL);
    }
    rows_int(r, position);
    rows_end(r);
}

void rows_entries(struct rows *r)
{
    struct model *m = r->m;
    size_t i, lang;
    for (i = 0; i < m->entry_count; i++) {
        content_entry(r, m->entries[i], (int64_t)i + 1);
    }
    for (i = 0; i < m->entry_count; i++) {
        const struct model_entry *e = m->entries[i];
        rows_attr(r, e, "accent", e->accent);
        rows_attr(r, e, "section_kind", e->section_kind);
        rows_attr(r, e, "layout", e->numbered ? "articles" : NULL);
        for (lang = 0; lang < m->language_count; lang++) {
            if (e->words[lang].file) {
                content_texts(r, e, lang);
                content_bodies(r, e, lang);
            }
        }
        content_links(r, e);
        content_sources(r, e);
    }
}

static void content_picture(struct rows *r, const struct model_entry *e, const char *role,
                            size_t at, const char *file)
{
    const struct model_picture *p = file ? model_picture(r->m, file) : NULL;
    if (p) {
        rows_begin(r, "INSERT INTO entry_picture VALUES(?1, ?2, ?3, ?4)");
        rows_int(r, e->id);
        rows_text(r, role);
        rows_int(r, (int64_t)at + 1);
        rows_text(r, p->name);
        rows_end(r);
    }
}

void rows_entry_pictures(struct rows *r)
{
    size_t i, j, lang;
    int which;
    for (i = 0; i < r->m->entry_count; i++) {
        const struct model_entry *e = r->m->entries[i];
        size_t body = 0;
        content_picture(r, e, "art", 0, e->art.text);
        content_picture(r, e, "poster", 0, e->poster.text);
        content_picture(r, e, "tall", 0, e->tall.text);
        for (lang = 0; lang < r->m->language_count; lang++) {
            for (which = 0; which < MODEL_TEXTS; which++) {
                const struct model_words *w = model_words_of(e, lang, which);
                for (j = 0; w && j < w->picture_count; j++) {
                    content_picture(r, e, "body", body++, w->pictures[j].target);
                }
            }
        }
    }
}
