/* Readings: what a route opens. All pages of a book, or the one page of an article; and who is to
 * be credited for it. */
#include "pack/internal.h"

#include <stdio.h>
#include <string.h>

#define READING_NEXT 3        /* the next article of the theme is the fourth card at the latest */
#define READING_RELATED_MAX 8 /* cards behind a page: more would be an index, not a suggestion */

const char *pack_age_word(enum pack_age age)
{
    static const char *const words[] = {"", "young", "deep"};
    return words[age];
}

/* The text for one age in the first language that has it: whoever asked for another one is told. */
static bool reading_told(struct texts *t, enum pack_age age, const char *lang,
                         struct pack_told *out, struct err *err)
{
    const char *word = pack_age_word(age);
    const char *field = word[0] ? arena_format(t->mem, "body.%s", word) : "body";
    const char *date = word[0] ? texts_at(t, t->own, arena_format(t->mem, "as_of.%s", word)) : NULL;
    size_t i;
    out->lang = "";
    out->as_of = date ? date : "";
    for (i = 0; i < t->chain.count && !out->lang[0]; i++) {
        if (!pack_body_field(t->p, t->entry, t->chain.tags[i], field, t->mem, &out->body, err)) {
            return false;
        }
        if (out->body.count > 0) {
            out->lang = t->chain.tags[i];
            out->fallback = !lang || strcmp(out->lang, lang) != 0;
        }
    }
    return true;
}

static bool reading_tell(struct texts *t, bool ages, const char *lang, struct pack_page *out,
                         struct err *err)
{
    int age;
    for (age = 0; age < PACK_AGES; age++) {
        out->told[age].lang = out->told[age].as_of = "";
        if ((age == PACK_EVERYONE || ages) &&
            !reading_told(t, (enum pack_age)age, lang, &out->told[age], err)) {
            return false;
        }
    }
    return true;
}

/* The next article of the section, behind the last one the first; *count 0: there is no other. */
static bool reading_behind(struct pack *p, const struct pack_entry *e, struct arena *mem,
                           int64_t **ids, size_t *count, struct err *err)
{
    static const char behind[] =
        "SELECT id FROM entry WHERE kind = 'page' AND parent = ?1 AND ord > CAST(?2 AS INT)"
        " ORDER BY ord LIMIT 1";
    char at[24];
    snprintf(at, sizeof at, "%lld", (long long)e->id); /* ids and orders agree: writer_number */
    if (!pack_ids(p, behind, e->parent, at, mem, ids, count, err) ||
        (*count == 0 && !pack_ids(p, behind, e->parent, "0", mem, ids, count, err))) {
        return false;
    }
    *count = *count > 0 && (*ids)[0] != e->id;
    return true;
}

/* The next article stands behind what the author relates and before what others say of this one, so
 * that whoever came for the theme can go on. */
static bool reading_next(struct pack *p, const struct pack_entry *e, const char *lang,
                         struct arena *mem, struct pack_page *out, struct err *err)
{
    static const char own[] = "SELECT target FROM link WHERE entry = ?1 AND role = ?2";
    struct pack_card *cards, *next;
    int64_t *ids, *related;
    size_t count, at, i;
    if (!reading_behind(p, e, mem, &ids, &count, err) ||
        !pack_ids(p, own, e->id, "related", mem, &related, &at, err) ||
        !pack_cards(p, ids, count, lang, mem, &next, err)) {
        return false;
    }
    at = at < READING_NEXT ? at : READING_NEXT;
    at = at < out->related_count ? at : out->related_count;
    for (i = 0; i < at && count > 0; i++) {
        count = strcmp(out->related[i].route, next->route) != 0;
    }
    if (count == 0) {
        return true;
    }
    cards = arena_alloc_array(mem, out->related_count + 1, sizeof *cards);
    for (i = 0, count = 0; i <= out->related_count && count < READING_RELATED_MAX; i++) {
        if (i == at) {
            cards[count++] = *next;
        }
        if (i < out->related_count && strcmp(out->related[i].route, next->route) != 0) {
            cards[count++] = out->related[i];
        }
    }
    out->related = cards;
    out->related_count = count < READING_RELATED_MAX ? count : READING_RELATED_MAX;
    return true;
}

/* What belongs to the text, as its notice and the words about its picture: in the language of the
 * title, or with the text from another one. */
static const char *reading_with(struct texts *t, const struct pack_told *told, const char *field)
{
    const char *own = texts_at(t, t->own, field);
    size_t i;
    for (i = 0; !own && i < t->chain.count; i++) {
        own = strcmp(t->chain.tags[i], told->lang) == 0 ? texts_at(t, i, field) : NULL;
    }
    return own ? own : "";
}

static void reading_words(struct texts *t, struct pack_page *out)
{
    const struct pack_told *told = &out->told[PACK_EVERYONE];
    const char *own = t->chain.tags[t->own];
    out->sub = texts_own(t, "sub");
    out->status = texts_own(t, "status");
    out->as_of = texts_own(t, "as_of");
    out->notice1 = reading_with(t, told, "notice1");
    out->notice2 =
        texts_at(t, t->own, "notice1") ? texts_own(t, "notice2") : reading_with(t, told, "notice2");
    out->notice_lang = texts_own(t, "notice1")[0] ? own : told->lang;
    out->art_caption = reading_with(t, told, "art_caption");
    out->art_alt = reading_with(t, told, "art_alt");
    out->art_lang = texts_own(t, "art_caption")[0] ? own : told->lang;
}

static bool reading_page(struct pack *p, const struct pack_entry *e, const char *lang,
                         const struct pack_reading *reading, struct arena *mem,
                         struct pack_page *out, struct err *err)
{
    bool article = reading->kind == PACK_ARTICLES;
    struct texts t;
    texts_begin(&t, p, e->id, lang, "title", mem);
    out->section_title = reading->section.title;
    if (!reading_tell(&t, article, lang, out, err)) {
        return false;
    }
    reading_words(&t, out);
    return texts_ok(&t, err) && pack_card(p, e, lang, mem, &out->card, err) &&
           pack_related_of(p, e, false, lang, READING_RELATED_MAX, mem, &out->related,
                           &out->related_count, err) &&
           (!article || reading_next(p, e, lang, mem, out, err));
}

/* The section and the page that a route names; `page` has id 0 when it names the section. */
static bool reading_place(struct pack *p, const char *route, struct arena *mem,
                          struct pack_entry *section, struct pack_entry *page, struct err *err)
{
    bool found;
    memset(page, 0, sizeof *page);
    if (!pack_entry_by_slug(p, route, mem, section, &found, err)) {
        return false;
    }
    if (found && strcmp(section->kind, "page") == 0) {
        *page = *section;
        return pack_entry_by_id(p, page->parent, mem, section, err);
    }
    if (!found || strcmp(section->kind, "section") != 0) {
        return err_set(err, ERR_NOT_FOUND, "the pack has no place '%.100s'", route);
    }
    return true;
}

/* A book is read whole. Of articles only the one that was asked for is looked up, or the first one:
 * a section may hold twenty thousand. */
static bool reading_pages(struct pack *p, const struct pack_entry *section,
                          enum pack_section_kind kind, struct pack_entry *page, struct arena *mem,
                          struct pack_entry **out, size_t *count, struct err *err)
{
    if (kind == PACK_ARTICLES && page->id) {
        *out = page;
        *count = 1;
        return true;
    }
    return pack_children(p, section->id, "page", kind == PACK_ARTICLES ? 1 : PACK_ALL, mem, out,
                         count, err);
}

bool pack_reading(struct pack *p, const char *route, const char *lang, struct arena *mem,
                  struct pack_reading *out, struct err *err)
{
    struct pack_entry section, page, *pages;
    const char *kind;
    size_t count, i;
    memset(out, 0, sizeof *out);
    if (!reading_place(p, route, mem, &section, &page, err) ||
        !pack_card(p, &section, lang, mem, &out->section, err) ||
        !pack_body(p, section.id, out->section.lang, mem, &out->intro, err)) {
        return false;
    }
    kind = pack_attr(p, section.id, "section_kind", mem, err);
    if (!kind) {
        return false;
    }
    out->kind = strcmp(kind, "book") == 0 ? PACK_BOOK : PACK_ARTICLES;
    if (!reading_pages(p, &section, out->kind, &page, mem, &pages, &count, err)) {
        return false;
    }
    if (count == 0) {
        return err_set(err, ERR_NOT_FOUND, "'%.100s' has no pages", route);
    }
    out->pages = arena_alloc_array(mem, count, sizeof *out->pages);
    for (i = 0; i < count; i++) {
        if (!reading_page(p, &pages[i], lang, out, mem, &out->pages[i], err)) {
            return err_wrap(err, "page '%.100s'", pages[i].slug);
        }
        if (pages[i].id == page.id) {
            out->start = i;
        }
        out->page_count++;
    }
    return true;
}

const char *pack_section_kind(struct pack *p, const char *section)
{
    static const char *const kinds[] = {"book",    "articles", "timeline", "chart",
                                        "gallery", "glossary", "shelf",    "quiz"};
    struct arena mem = {0};
    struct pack_entry e;
    struct err err;
    const char *kind = NULL, *found_kind = NULL;
    bool found;
    size_t i;
    if (pack_entry_by_slug(p, section, &mem, &e, &found, &err) && found &&
        strcmp(e.kind, "section") == 0) {
        kind = pack_attr(p, e.id, "section_kind", &mem, &err);
    }
    for (i = 0; kind && i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kind, kinds[i]) == 0) {
            found_kind = kinds[i];
        }
    }
    arena_finish(&mem);
    return found_kind;
}

/* --- credits ---------------------------------------------------------------------------------- */

static const char *credit_text(struct db_statement *s, int column, struct arena *mem)
{
    const char *text = db_text(s, column, mem);
    return text ? text : "";
}

static bool credit_read(struct pack *p, int64_t source, struct arena *mem, struct pack_credit *out,
                        struct err *err)
{
    struct db_statement *s;
    bool row;
    if (!db_prepare(p->db,
                    "SELECT author, title, url, license, attribution FROM source WHERE id = ?1", &s,
                    err)) {
        return false;
    }
    db_bind_int(s, 1, source);
    if (!db_step(s, &row, err)) {
        return false;
    }
    if (!row) {
        return err_set(err, ERR_INVALID, "the pack has no source %lld", (long long)source);
    }
    out->author = credit_text(s, 0, mem);
    out->title = credit_text(s, 1, mem);
    out->url = credit_text(s, 2, mem);
    out->license = credit_text(s, 3, mem);
    out->attribution = credit_text(s, 4, mem);
    return true;
}

/* Texts first, in the author's order, then pictures; the entry itself before its pages. */
static bool credit_ids(struct pack *p, const struct pack_entry *e, struct arena *mem, int64_t **ids,
                       size_t *count, struct err *err)
{
    static const char texts[] =
        "SELECT es.source FROM entry_source es JOIN entry e ON e.id = es.entry"
        " WHERE e.id = ?1 OR (?2 <> '' AND e.parent = ?1)"
        " ORDER BY e.id, es.field, es.ord";
    static const char pictures[] =
        "SELECT p.source FROM entry_picture ep JOIN entry e ON e.id = ep.entry"
        " JOIN picture p ON p.name = ep.picture WHERE e.id = ?1 OR (?2 <> '' AND e.parent = ?1)"
        " ORDER BY e.id, ep.role, ep.ord";
    const char *deep = strcmp(e->kind, "section") == 0 ? "pages" : "";
    int64_t *first, *second;
    size_t firsts, seconds, i, j;
    if (!pack_ids(p, texts, e->id, deep, mem, &first, &firsts, err) ||
        !pack_ids(p, pictures, e->id, deep, mem, &second, &seconds, err)) {
        return false;
    }
    *ids = arena_alloc_array(mem, firsts + seconds + 1, sizeof **ids);
    *count = 0;
    for (i = 0; i < firsts + seconds; i++) {
        int64_t id = i < firsts ? first[i] : second[i - firsts];
        for (j = 0; j < *count && (*ids)[j] != id; j++) {
        }
        if (j == *count) {
            (*ids)[(*count)++] = id;
        }
    }
    return true;
}

bool pack_sources(struct pack *p, const char *route, struct arena *mem, struct pack_credit **out,
                  size_t *count, struct err *err)
{
    struct pack_entry e;
    int64_t *ids;
    bool found;
    size_t i;
    if (!pack_entry_by_slug(p, route, mem, &e, &found, err)) {
        return false;
    }
    if (!found) {
        return err_set(err, ERR_NOT_FOUND, "the pack has no place '%.100s'", route);
    }
    if (!credit_ids(p, &e, mem, &ids, count, err)) {
        return false;
    }
    *out = arena_alloc_array(mem, *count + 1, sizeof **out);
    for (i = 0; i < *count; i++) {
        if (!credit_read(p, ids[i], mem, &(*out)[i], err)) {
            return false;
        }
    }
    return true;
}
