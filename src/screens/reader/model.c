/* From the pack's pages to the reader's flow of items.
 *
 * A book runs through all its pages; each page is a chapter. An article is one page; its level-2
 * headings are the chapters. The first heading of an article is not set again under the title: the
 * chapter list shows it, and two titles in a row say less than one. */
#include "reader.h"

#include "base/utf8.h"
#include "text/breaks.h"

#include <string.h>

static struct reader_item *add_item(struct reader *r, enum reader_kind kind,
                                    const struct pack_page *page, const struct doc_block *block)
{
    struct reader_item *item;
    r->items = arena_grow(&r->memory, r->items, r->item_count, &r->item_capacity, sizeof *r->items);
    item = &r->items[r->item_count++];
    memset(item, 0, sizeof *item);
    item->kind = kind;
    item->page = page;
    item->lang = block ? r->told->lang : page->card.lang;
    item->block = block;
    item->chapter = r->chapter_count ? r->chapter_count - 1 : 0;
    return item;
}

static void add_chapter(struct reader *r, const char *title, const char *sub, const char *lang,
                        const char *route)
{
    struct reader_chapter *c;
    r->chapters = arena_grow(&r->memory, r->chapters, r->chapter_count, &r->chapter_capacity,
                             sizeof *r->chapters);
    c = &r->chapters[r->chapter_count++];
    c->title = title;
    c->sub = sub;
    c->lang = lang;
    c->route = route;
    c->item = r->item_count;
}

static int add_figure(struct reader *r, struct kiosk *k, const char *name, const char *caption,
                      const char *alt, const char *lang)
{
    struct reader_figure *f;
    struct err err;
    r->figures = arena_grow(&r->memory, r->figures, r->figure_count, &r->figure_capacity,
                            sizeof *r->figures);
    f = &r->figures[r->figure_count];
    memset(f, 0, sizeof *f);
    if (!pack_picture(k->pack, name, r->lang, &r->memory, &f->picture, &err)) {
        f->picture = (struct pack_picture){.name = name,
                                           .width = 16,
                                           .height = 9,
                                           .focus_x = 0.5f,
                                           .focus_y = 0.5f,
                                           .alt = alt,
                                           .credit = ""};
    }
    f->caption = caption;
    f->alt = alt;
    f->lang = lang;
    f->item = r->item_count;
    return (int)++r->figure_count;
}

static void count_words(struct reader *r, const char *text, size_t length)
{
    const char *p = text, *end = text + length;
    bool in_word = false;
    while (p < end) {
        uint32_t cp = utf8_next(&p, end);
        bool han = utf8_is_han(cp);
        bool letter = !han && (cp > 0x2000 ? utf8_is_hangul(cp) : cp > ' ');
        r->words += han || (letter && !in_word);
        in_word = letter;
    }
}

static enum reader_kind item_kind(const struct doc_block *b)
{
    switch (b->kind) {
    case DOC_HEADING:
        return ITEM_HEADING;
    case DOC_QUOTE:
        return ITEM_QUOTE;
    case DOC_ITEM:
        return ITEM_LIST;
    case DOC_FIGURE:
        return ITEM_FIGURE;
    case DOC_ARTICLE:
        return ITEM_ARTICLE;
    case DOC_RULE:
        return ITEM_RULE;
    case DOC_PARAGRAPH:
        break;
    }
    return ITEM_PARAGRAPH;
}

/* Which links of a text are words of a glossary. */
static const bool *explained(struct reader *r, struct kiosk *k, const struct doc *doc)
{
    bool *terms = arena_alloc_array(&r->memory, doc->link_count + 1, sizeof *terms);
    size_t i;
    for (i = 0; i < doc->link_count; i++) {
        terms[i] = nav_is_term(k, doc->links[i]);
    }
    return terms;
}

/* A link inside a text is shown there in the accent, and again as a button large enough to touch;
 * a word that is explained has a chip at the end of the chapter. */
static void add_links(struct reader *r, const struct reader_item *text)
{
    const struct doc_block *b = text->block;
    const struct doc *doc = text->doc;
    const struct pack_page *page = text->page;
    const bool *terms = text->explained;
    size_t i;
    reader_collect_terms(r, doc, terms, b);
    for (i = 0; i < b->span_count; i++) {
        const struct doc_span *s = &b->spans[i];
        if ((s->style & DOC_LINK) && s->link < doc->link_count && !terms[s->link]) {
            struct reader_item *item = add_item(r, ITEM_LINK, page, NULL);
            item->route = doc->links[s->link];
            item->lang = r->told->lang;
            item->text = arena_copy(&r->memory, b->text + s->start, s->end - s->start);
        }
    }
}

/* The chips of the chapter that ends here. */
static void end_chapter(struct reader *r, const struct pack_page *page)
{
    struct reader_item *item;
    struct reader_term *terms;
    if (r->term_count == 0) {
        return;
    }
    terms = arena_alloc_array(&r->memory, r->term_count, sizeof *terms);
    memcpy(terms, r->terms, r->term_count * sizeof *terms);
    item = add_item(r, ITEM_TERMS, page, NULL);
    item->lang = r->told->lang;
    item->terms = terms;
    item->term_count = r->term_count;
    r->term_count = 0;
}

static void add_blocks(struct reader *r, struct kiosk *k, const struct pack_page *page,
                       bool chapters)
{
    const struct doc *doc = &r->told->body;
    const bool *terms = explained(r, k, doc);
    size_t i;
    for (i = 0; i < doc->count; i++) {
        const struct doc_block *b = &doc->blocks[i];
        struct reader_item *item;
        count_words(r, b->text, b->length);
        if (chapters && b->kind == DOC_HEADING && b->level == 2) {
            bool first = r->chapter_count == 0;
            end_chapter(r, page);
            add_chapter(r, arena_copy(&r->memory, b->text, b->length), "", r->told->lang,
                        page->card.route);
            if (first) {
                r->chapters[0].item = 0;
                continue;
            }
            add_item(r, ITEM_CHAPTER, page, b);
            continue;
        }
        if (b->kind == DOC_FIGURE) {
            int figure = add_figure(r, k, b->picture ? b->picture : "",
                                    arena_copy(&r->memory, b->text, b->length),
                                    b->alt ? b->alt : "", r->told->lang);
            add_item(r, ITEM_FIGURE, page, b)->figure = figure;
            continue;
        }
        item = add_item(r, item_kind(b), page, b);
        item->doc = doc;
        item->explained = terms;
        add_links(r, item);
    }
    end_chapter(r, page);
}

static void add_top(struct reader *r, struct kiosk *k, const struct pack_page *page)
{
    if (page->card.art[0]) {
        int figure =
            add_figure(r, k, page->card.art, page->art_caption, page->art_alt, page->art_lang);
        struct reader_item *item = add_item(r, ITEM_LEAD, page, NULL);
        item->figure = figure;
        item->lang = page->art_lang;
    }
}

static const char *kicker(struct reader *r, const struct pack_page *page)
{
    if (page->card.kicker[0]) {
        return arena_format(&r->memory, "%s · %s", page->section_title, page->card.kicker);
    }
    return page->section_title;
}

/* The text for the age that was asked for, or for everyone when there is none. */
static void choose_told(struct reader *r, struct kiosk *k, const struct pack_page *page)
{
    int age;
    for (age = 0; age < PACK_AGES; age++) {
        r->ages[age] = page->told[age].lang[0] != '\0';
    }
    r->age = (enum pack_age)k->session->now.age;
    r->age = r->ages[r->age] ? r->age : PACK_EVERYONE;
    r->told = &page->told[r->age];
}

static void build_article(struct reader *r, struct kiosk *k)
{
    const struct pack_page *page = &r->reading.pages[r->reading.start];
    choose_told(r, k, page);
    add_top(r, k, page);
    if (page->card.fallback || r->told->fallback) {
        add_item(r, ITEM_FALLBACK, page, NULL);
    }
    if (page->notice1[0]) {
        add_item(r, ITEM_NOTICE, page, NULL)->lang = page->notice_lang;
    }
    add_item(r, ITEM_KICKER, page, NULL)->text = kicker(r, page);
    add_item(r, ITEM_TITLE, page, NULL);
    if (reader_told_apart(r)) {
        add_item(r, ITEM_AGES, page, NULL)->lang = NULL;
    }
    add_blocks(r, k, page, true);
    if (r->chapter_count == 0) {
        add_chapter(r, page->card.title, "", page->card.lang, page->card.route);
        r->chapters[0].item = 0;
    }
    add_item(r, ITEM_FOOT, page, NULL);
}

static bool same_notice(const struct pack_page *a, const struct pack_page *b)
{
    return a && strcmp(a->notice1, b->notice1) == 0 && strcmp(a->notice2, b->notice2) == 0;
}

/* The section's own words open a book: what it is, and what is not known of it. */
static void add_intro(struct reader *r, const struct pack_page *page)
{
    size_t i;
    for (i = 0; i < r->reading.intro.count; i++) {
        const struct doc_block *b = &r->reading.intro.blocks[i];
        if (i == 0) {
            add_item(r, ITEM_SPACE, page, NULL)->h = 28;
        }
        count_words(r, b->text, b->length);
        if (b->kind != DOC_FIGURE) { /* pictures belong to pages */
            add_item(r, item_kind(b), page, b)->lang = r->reading.section.lang;
        }
    }
}

static void build_book(struct reader *r, struct kiosk *k)
{
    const struct pack_page *before = NULL;
    size_t i, n;
    for (i = 0; i < r->reading.page_count; i++) {
        const struct pack_page *page = &r->reading.pages[i];
        r->told = &page->told[PACK_EVERYONE];
        add_chapter(r, page->card.title, page->sub, page->card.lang, page->card.route);
        if ((page->card.fallback || r->told->fallback) && i == 0) {
            add_item(r, ITEM_FALLBACK, page, NULL);
        }
        if (page->notice1[0] && !same_notice(before, page)) {
            add_item(r, ITEM_NOTICE, page, NULL)->lang = page->notice_lang;
        }
        if (i == 0) {
            add_intro(r, page);
        }
        add_item(r, ITEM_CHAPTER, page, NULL);
        add_top(r, k, page);
        add_blocks(r, k, page, false);
        for (n = 0; n < page->related_count; n++) {
            struct reader_item *item = add_item(r, ITEM_LINK, page, NULL);
            item->route = page->related[n].route;
            item->text = page->related[n].title;
        }
        before = page;
    }
    if (before) {
        add_item(r, ITEM_FOOT, before, NULL);
    }
}

static void collect_related(struct reader *r)
{
    const struct pack_page *page = &r->reading.pages[r->reading.start];
    size_t i;
    r->related = (struct pack_card *)page->related;
    r->related_count = r->reading.kind == PACK_ARTICLES ? page->related_count : 0;
    for (i = 0; i < r->related_count; i++) {
        add_item(r, ITEM_RELATED, page, NULL)->card = &r->related[i];
    }
}

bool reader_load(struct reader *r, struct kiosk *k, struct err *err)
{
    arena_reset(&r->memory);
    r->items = NULL;
    r->chapters = NULL;
    r->figures = NULL;
    r->item_count = r->item_capacity = 0;
    r->chapter_count = r->chapter_capacity = 0;
    r->figure_count = r->figure_capacity = 0;
    r->words = 0;
    r->term_count = 0;
    r->tappable = NULL;
    r->word_count = r->word_capacity = 0;
    r->width = 0;
    memcpy(r->lang, k->session->now.lang, sizeof r->lang);
    r->loaded = pack_reading(k->pack, r->route, r->lang, &r->memory, &r->reading, err);
    if (!r->loaded) {
        return false;
    }
    if (r->reading.page_count == 0) {
        r->loaded = false;
        return err_set(err, ERR_NOT_FOUND, "'%s' has no pages", r->route);
    }
    if (r->reading.kind == PACK_BOOK) {
        build_book(r, k);
    } else {
        build_article(r, k);
    }
    collect_related(r);
    if (r->viewer > r->figure_count) {
        r->viewer = 0;
    }
    return true;
}

size_t reader_minutes(const struct reader *r)
{
    uint32_t speed =
        text_lang_from_tag(r->told->lang) == TEXT_ZH ? DOC_HAN_A_MINUTE : DOC_WORDS_A_MINUTE;
    return (r->words + speed - 1) / speed > 0 ? (r->words + speed - 1) / speed : 1;
}
