/* What pages say to each other: links, sources, pictures, order, and whether the languages agree.
 */
#include "author/ages.h"
#include "author/items.h"
#include "author/pages.h"
#include "author/refs.h"
#include "author/settings.h"
#include "author/shelf.h"
#include "author/who.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

static const struct model_words *check_main(const struct model *m, const struct model_entry *e)
{
    return &e->words[m->default_lang];
}

static bool check_in(const char *word, const char *const *list)
{
    for (; *list; list++) {
        if (strcmp(*list, word) == 0) {
            return true;
        }
    }
    return false;
}

/* One of a few words, or an error with the nearest of them. */
static void check_choice(struct model *m, const struct model_words *w, const char *key,
                         const char *const *choices)
{
    const struct model_field *f = model_field(w, key);
    if (f && !check_in(f->value.text, choices)) {
        model_say_unknown(m, f->value.place, key, f->value.text, choices);
    }
}

static void check_parts(struct model *m, const struct model_words *w, const char *key, size_t least,
                        size_t most)
{
    const struct model_field *f = model_field(w, key);
    struct model_value parts[REFS_PARTS_MAX];
    size_t count, i;
    if (!f) {
        return;
    }
    count = model_split(&m->mem, f->value, "|", parts, REFS_PARTS_MAX);
    if (count < least || count > most) {
        diag_add(m->d, DIAG_ERROR, f->value.place,
                 least == most ? "'%s' must have two parts and has %zu; part them by ' | '"
                               : "'%s' must have one part or two and has %zu; part them by ' | '",
                 key, count);
        return;
    }
    for (i = 0; i < count; i++) {
        if (parts[i].text[0] == '\0') {
            diag_add(m->d, DIAG_ERROR, parts[i].place,
                     "a part of '%s' is empty; write words on both sides of '|'", key);
        }
    }
}

static void check_list(struct model *m, const struct model_words *w, const char *key,
                       void (*one)(struct model *, struct model_entry *, struct model_value),
                       struct model_entry *e)
{
    const struct model_field *f = model_field(w, key);
    if (f) {
        refs_list(m, f->value, key, one, e);
    }
}

static struct model_value check_picture_key(struct model *m, const struct model_words *w,
                                            const char *key)
{
    const struct model_field *f = model_field(w, key);
    struct model_value none = {0};
    return f && refs_picture(m, f->value.text, f->value.place) ? f->value : none;
}

/* --- one entry -------------------------------------------------------------------------------- */

static void check_order(struct model *m, struct model_entry *e)
{
    const struct model_field *f = model_field(check_main(m, e), "order");
    char *end;
    long value;
    if (!f) {
        return;
    }
    value = strtol(f->value.text, &end, 10);
    if (*end || value < 1 || value > 9999) {
        diag_add(m->d, DIAG_ERROR, f->value.place, "'%s' is not a number from 1 to 9999; write one",
                 model_show(&m->mem, f->value.text));
        return;
    }
    e->order = (int)value;
}

/* By section, order, and then as they were read. */
static int check_by_order(const void *a, const void *b)
{
    const struct model_entry *x = *(struct model_entry *const *)a;
    const struct model_entry *y = *(struct model_entry *const *)b;
    int sections = strcmp(x->section->slug, y->section->slug);
    if (sections) {
        return sections;
    }
    return x->order != y->order ? (x->order > y->order) - (x->order < y->order)
                                : strcmp(x->slug, y->slug);
}

/* No two pages of a section have the same order. Sorted first, so that thousands of pages are not
 * compared with each other one by one. */
static void check_orders(struct model *m)
{
    struct model_entry **pages = mem_resize_array(NULL, m->entry_count + 1, sizeof *pages);
    size_t count = 0, first = 0, i;
    for (i = 0; i < m->entry_count; i++) {
        if (m->entries[i]->kind == MODEL_PAGE && m->entries[i]->order > 0) {
            pages[count++] = m->entries[i];
        }
    }
    qsort(pages, count, sizeof *pages, check_by_order);
    for (i = 1; i < count; i++) {
        const struct model_entry *e = pages[i], *other = pages[first];
        if (e->section != other->section || e->order != other->order) {
            first = i;
            continue;
        }
        diag_add(m->d, DIAG_ERROR, model_field(check_main(m, e), "order")->value.place,
                 "page '%s' has order %d too; give each page of a section its own", other->slug,
                 e->order);
    }
    mem_free(pages);
}

static void check_looks(struct model *m, struct model_entry *e)
{
    static const char *const layouts[] = {"articles", NULL};
    const struct model_words *w = check_main(m, e);
    const char *accent = model_text(w, "accent");
    check_choice(m, w, "layout", layouts);
    check_choice(m, w, "accent", settings_accents);
    if (e->kind == MODEL_PAGE) {
        e->accent = accent ? accent : e->section->accent;
    } else if (e->kind == MODEL_SECTION && accent) {
        e->accent = accent;
    }
    if (e->kind == MODEL_SCENE) {
        bool art = e->art.text && refs_picture(m, e->art.text, e->art.place);
        bool tall = e->tall.text && refs_picture(m, e->tall.text, e->tall.place);
        if (art) {
            model_picture(m, e->art.text)->fills_screen = true;
        }
        if (tall) {
            model_picture(m, e->tall.text)->fills_screen = true;
        }
        return;
    }
    e->art = check_picture_key(m, w, "art");
    e->poster = check_picture_key(m, w, "poster");
}

/* What must be there because of where the page stands. */
static void check_needs(struct model *m, struct model_entry *e)
{
    const struct model_words *w = check_main(m, e);
    struct diag_place place = model_place(w->file, 1, 1);
    /* of a quiz the question of the day is featured, which is its own headline */
    bool feature = m->feature.text && strcmp(m->feature.text, e->slug) == 0 &&
                   !(e->kind == MODEL_SECTION && strcmp(e->section_kind, "quiz") == 0);
    if (!w->file) {
        return;
    }
    if (e->on_home && !model_field(w, "lines")) {
        diag_add(m->d, DIAG_ERROR, place,
                 "the page is on the home screen and has no 'lines'; add one or two short lines");
    }
    if (e->on_home && !model_field(w, "poster")) {
        diag_add(m->d, DIAG_ERROR, place,
                 "the page is on the home screen and has no 'poster'; add the portrait picture");
    }
    if (e->on_shelf && !e->on_home) {
        shelf_needs(m, e);
    }
    if (feature && !model_field(w, "question")) {
        diag_add(m->d, DIAG_ERROR, place,
                 "the page is featured and has no 'question'; add the headline of its card");
    }
    if (e->kind == MODEL_PAGE && strcmp(e->section->section_kind, "articles") == 0 &&
        !model_field(w, "art")) {
        diag_add(m->d, DIAG_ERROR, place, "an article has no 'art'; add its lead picture");
    }
}

/* A page that a language only names and introduces: what belongs to the text comes with it from
 * another language. */
static bool check_untold(const struct model *m, const struct model_entry *e,
                         const struct model_words *w)
{
    return w >= e->words && w < e->words + m->language_count && m->languages[w - e->words].titles &&
           w->body.count == 0;
}

static void check_art_words(struct model *m, const struct model_entry *e,
                            const struct model_words *w)
{
    static const char *const keys[] = {"art_caption", "art_alt"};
    bool art = model_field(check_main(m, e), "art") != NULL;
    bool may_lack = check_untold(m, e, w);
    size_t i;
    for (i = 0; i < 2; i++) {
        const struct model_field *f = model_field(w, keys[i]);
        if (art && !f && !may_lack) {
            diag_add(m->d, DIAG_ERROR, model_place(w->file, 1, 1),
                     "the lead picture has no '%s'; add it", keys[i]);
        } else if (!art && f) {
            diag_add(m->d, DIAG_ERROR, f->key_place,
                     "'%s', but the page has no 'art'; add the picture or remove the line",
                     keys[i]);
        }
    }
}

void pages_check_text(struct model *m, struct model_entry *e, const struct model_words *w)
{
    static const char *const states[] = {"own", "edited", "translation", NULL};
    const struct model_field *date = model_field(w, "as_of");
    size_t i;
    check_choice(m, w, "status", states);
    check_list(m, w, "sources", refs_source, e);
    if (date && !settings_date(date->value.text)) {
        diag_add(m->d, DIAG_ERROR, date->value.place,
                 "'%s' is not a date; write 2026, 2026-11 or 2026-11-23",
                 model_show(&m->mem, date->value.text));
    }
    if (e->kind == MODEL_PAGE && w->body.count == 0 && !check_untold(m, e, w)) {
        diag_add(m->d, DIAG_ERROR, model_place(w->file, w->body_line ? w->body_line : 1, 1),
                 "the page has no text; write it below the header");
    }
    for (i = 0; i < w->link_count; i++) {
        refs_route(m, w->links[i].target, w->links[i].place);
    }
    for (i = 0; i < w->picture_count; i++) {
        refs_picture(m, w->pictures[i].target, w->pictures[i].place);
    }
}

static void check_body(struct model *m, const struct model_entry *e, const struct model_words *w)
{
    bool may = e->kind == MODEL_PAGE || e->kind == MODEL_SECTION;
    if (!may && w->body.count > 0) {
        diag_add(m->d, DIAG_ERROR, model_place(w->file, w->body_line, 1),
                 "this kind of file has only a header; remove the text below it");
    }
}

static void check_words(struct model *m, struct model_entry *e, size_t lang)
{
    const struct model_words *w = &e->words[lang];
    const char *status = model_text(w, "status");
    keys_check(m, e, lang);
    check_parts(m, w, "lines", 1, 2);
    check_parts(m, w, "notice", 1, 2);
    check_parts(m, w, "couplet", 2, 2);
    check_parts(m, w, "headline", 2, 2);
    check_list(m, w, "related", refs_related, e);
    pages_check_text(m, e, w);
    if (e->kind == MODEL_PAGE) {
        check_art_words(m, e, w);
        if (status && (strcmp(status, "edited") == 0 || strcmp(status, "translation") == 0) &&
            !model_field(w, "notice") && !check_untold(m, e, w)) {
            diag_add(m->d, DIAG_ERROR, model_place(w->file, 1, 1),
                     "the text is a translation and has no 'notice'; say that it is not official");
        }
    }
    check_body(m, e, w);
    style_check(m, e, lang);
}

/* Chapters and articles must be as many in every language, or a reader would miss one. */
static void check_shape(struct model *m, const struct model_entry *e, size_t lang)
{
    const struct model_words *a = check_main(m, e), *b = &e->words[lang];
    static const struct {
        enum doc_kind kind;
        const char *message;
    } kinds[] = {
        {DOC_HEADING, DIAG_TEXT("headings: %zu here, and %zu in %s; see whether one is missing")},
        {DOC_ARTICLE, DIAG_TEXT("articles: %zu here, and %zu in %s; see whether one is missing")}};
    size_t k, i;
    for (k = 0; k < 2; k++) {
        size_t here = 0, there = 0;
        for (i = 0; i < a->body.count; i++) {
            there += a->body.blocks[i].kind == kinds[k].kind;
        }
        for (i = 0; i < b->body.count; i++) {
            here += b->body.blocks[i].kind == kinds[k].kind;
        }
        if (here != there) {
            diag_add(m->d, DIAG_WARNING, model_place(b->file, b->body_line, 1), kinds[k].message,
                     here, there, a->file);
        }
    }
}

static void check_home(struct model *m)
{
    size_t i, j;
    for (i = 0; i < m->menu_count; i++) {
        struct model_entry *e = refs_route(m, m->menu[i].text, m->menu[i].place);
        if (!e) {
            continue;
        }
        for (j = 0; j < i && strcmp(m->menu[j].text, m->menu[i].text) != 0; j++) {
        }
        if (j < i) {
            diag_add(m->d, DIAG_ERROR, m->menu[i].place, "'%s' stands here twice; remove one",
                     e->slug);
        }
        e->on_home = true;
    }
    if (m->feature.text) {
        struct model_entry *e = refs_route(m, m->feature.text, m->feature.place);
        bool section = e && e->kind == MODEL_SECTION;
        if (section && strcmp(e->section_kind, "quiz") != 0) {
            diag_add(m->d, DIAG_ERROR, m->feature.place,
                     "only a page or a quiz can be featured; write section/page");
        }
    }
}

static void check_seen(struct model *m, bool *used, const char *file)
{
    struct model_picture *p = file ? model_picture(m, file) : NULL;
    if (p) {
        used[p - m->pictures] = true;
    }
}

/* Pictures that no page names are backdrops a screen asks for by name: they fill it. */
static void check_backdrops(struct model *m)
{
    bool *used = arena_alloc_array(&m->mem, m->picture_count + 1, sizeof *used);
    size_t i, lang, k;
    int which;
    for (i = 0; i < m->entry_count; i++) {
        const struct model_entry *e = m->entries[i];
        check_seen(m, used, e->art.text);
        check_seen(m, used, e->poster.text);
        for (lang = 0; lang < m->language_count; lang++) {
            for (which = 0; which < MODEL_TEXTS; which++) {
                const struct model_words *w = model_words_of(e, lang, which);
                for (k = 0; w && k < w->picture_count; k++) {
                    check_seen(m, used, w->pictures[k].target);
                }
            }
        }
    }
    for (i = 0; i < m->picture_count; i++) {
        m->pictures[i].fills_screen = m->pictures[i].fills_screen || !used[i];
    }
}

static void check_unused(struct model *m)
{
    size_t i;
    for (i = 0; i < m->source_count; i++) {
        if (!m->sources[i].used) {
            diag_add(m->d, DIAG_WARNING, m->sources[i].place,
                     "nothing refers to source '%s'; remove the row or name it where it was used",
                     m->sources[i].id);
        }
    }
}

void pages_check(struct model *m)
{
    size_t i, lang;
    check_home(m);
    shelf_check(m);
    for (i = 0; i < m->entry_count; i++) {
        struct model_entry *e = m->entries[i];
        if (e->item) {
            items_check(m, e);
            continue;
        }
        check_looks(m, e);
        if (e->kind == MODEL_PAGE) {
            check_order(m, e);
        }
        check_needs(m, e);
        for (lang = 0; lang < m->language_count; lang++) {
            if (e->words[lang].file) {
                check_words(m, e, lang);
                if (lang != m->default_lang && check_main(m, e)->file &&
                    !check_untold(m, e, &e->words[lang])) {
                    check_shape(m, e, lang);
                }
            }
        }
        ages_check(m, e);
    }
    check_orders(m);
    items_sections(m);
    check_backdrops(m);
    check_unused(m);
    who_check(m);
}
