/* One event, unit, person or work as a whole, and what is related to anything.
 *
 * Relations stand once in the pack, with the entry whose author wrote them, and are read from both
 * ends: the index link_target answers who names an entry. What a text names counts like a relation,
 * so that an event knows the article that tells of it. */
#include "pack/item.h"

#include "pack/internal.h"

#include <string.h>

#define RELATED_MAX 500

/* --- relations -------------------------------------------------------------------------------- */

struct related {
    const struct pack_entry *of;
    int64_t ids[RELATED_MAX];
    size_t count, limit;
};

/* Adds the ids that one query finds and that are not there yet. */
static bool related_query(struct related *r, struct pack *p, const char *sql, int64_t id,
                          const char *role, struct arena *mem, struct err *err)
{
    int64_t *ids;
    size_t count, i, j;
    if (!pack_ids(p, sql, id, role, mem, &ids, &count, err)) {
        return false;
    }
    for (i = 0; i < count && r->count < r->limit; i++) {
        for (j = 0; j < r->count && r->ids[j] != ids[i]; j++) {
        }
        if (ids[i] != r->of->id && j == r->count) {
            r->ids[r->count++] = ids[i];
        }
    }
    return true;
}

static bool related_cards(struct pack *p, const struct related *r, const char *lang,
                          struct arena *mem, const struct pack_card **out, size_t *count,
                          struct err *err)
{
    struct pack_card *cards = arena_alloc_array(mem, r->count + 1, sizeof *cards);
    size_t i;
    *count = 0;
    for (i = 0; i < r->count; i++) {
        struct pack_entry e;
        enum pack_kind kind;
        if (!pack_entry_by_id(p, r->ids[i], mem, &e, err)) {
            return false;
        }
        if (!pack_kind_of(e.kind, &kind)) {
            continue; /* only an altered pack relates to what cannot be opened */
        }
        if (!pack_card(p, &e, lang, mem, &cards[*count], err)) {
            return false;
        }
        ++*count;
    }
    *out = cards;
    return true;
}

bool pack_related_of(struct pack *p, const struct pack_entry *e, bool named, const char *lang,
                     size_t limit, struct arena *mem, const struct pack_card **out, size_t *count,
                     struct err *err)
{
    static const char own[] = "SELECT target FROM link WHERE entry = ?1 AND role = ?2 ORDER BY ord";
    static const char unit[] = "SELECT unit FROM person WHERE section = ?1 AND"
                               " entry = CAST(?2 AS INT)";
    /* terms explain what a page says, and are no places to go on to from there; nor are topics of
     * a quiz, which send their players here; questions stand in rounds and never alone */
    static const char others[] = "SELECT l.entry FROM link l JOIN entry e ON e.id = l.entry"
                                 " JOIN entry me ON me.id = l.target WHERE l.target = ?1 AND"
                                 " l.role IN ('page', 'related', ?2) AND"
                                 " NOT (e.kind IN ('term', 'topic') AND me.kind = 'page') AND"
                                 " e.kind <> 'question' ORDER BY l.entry";
    struct related r = {.of = e, .limit = limit < RELATED_MAX ? limit : RELATED_MAX};
    bool person = strcmp(e->kind, "person") == 0;
    char id[24];
    snprintf(id, sizeof id, "%lld", (long long)e->id);
    return related_query(&r, p, own, e->id, "page", mem, err) &&
           (!person || related_query(&r, p, unit, e->parent, id, mem, err)) &&
           related_query(&r, p, own, e->id, "related", mem, err) &&
           (!named || related_query(&r, p, own, e->id, "body", mem, err)) &&
           related_query(&r, p, others, e->id, "body", mem, err) &&
           related_cards(p, &r, lang, mem, out, count, err);
}

bool pack_related(struct pack *p, const char *route, const char *lang, size_t limit,
                  struct arena *mem, const struct pack_card **out, size_t *count, struct err *err)
{
    struct pack_entry e;
    enum pack_kind kind;
    bool found;
    if (!pack_entry_by_slug(p, route, mem, &e, &found, err)) {
        return false;
    }
    if (!found || !pack_kind_of(e.kind, &kind)) {
        return err_set(err, ERR_NOT_FOUND, "the pack has no place '%.100s'", route);
    }
    return pack_related_of(p, &e, true, lang, limit, mem, out, count, err);
}

/* --- one item --------------------------------------------------------------------------------- */

bool pack_body_field(struct pack *p, int64_t entry, const char *lang, const char *field,
                     struct arena *mem, struct doc *out, struct err *err)
{
    struct db_statement *s;
    const char *body;
    bool row;
    memset(out, 0, sizeof *out);
    if (!db_prepare(p->db, "SELECT body FROM text WHERE entry = ?1 AND lang = ?2 AND field = ?3",
                    &s, err)) {
        return false;
    }
    db_bind_int(s, 1, entry);
    db_bind_text(s, 2, lang);
    db_bind_text(s, 3, field);
    if (!db_step(s, &row, err)) {
        return false;
    }
    body = row ? db_text(s, 0, mem) : "";
    return doc_read(out, body ? body : "", body ? strlen(body) : 0, mem, err);
}

bool pack_body(struct pack *p, int64_t entry, const char *lang, struct arena *mem, struct doc *out,
               struct err *err)
{
    return pack_body_field(p, entry, lang, "body", mem, out, err);
}

static bool item_picture(struct pack *p, const char *lang, struct arena *mem, struct pack_item *out,
                         struct err *err)
{
    struct pack_picture picture;
    out->picture_credit = "";
    if (!out->card.art[0]) {
        return true;
    }
    if (!pack_picture(p, out->card.art, lang, mem, &picture, err)) {
        return false;
    }
    out->picture_credit = picture.credit;
    out->picture_alt = out->picture_alt[0] ? out->picture_alt : picture.alt;
    return true;
}

/* The language of the text, as a place in the chain: that of the title, or where the summary comes
 * from when it has no text, so that what is shown under one heading is never half of each. */
static size_t item_language(struct texts *t)
{
    const char *summary = texts_any(t, "summary");
    size_t i;
    if (texts_own(t, "summary")[0] || !summary[0]) {
        return t->own;
    }
    for (i = 0; i < t->chain.count && texts_at(t, i, "summary") != summary; i++) {
    }
    return i < t->chain.count ? i : t->own;
}

/* What belongs to the text: in the language of the title, or with the text from another one. */
static const char *item_with(struct texts *t, size_t told, const char *field, const char **lang)
{
    const char *own = texts_at(t, t->own, field), *body = own ? own : texts_at(t, told, field);
    *lang = t->chain.tags[own ? t->own : told];
    return body ? body : "";
}

static void item_texts(struct texts *t, struct pack_item *out)
{
    const char *ignored;
    size_t told = item_language(t);
    out->text_lang = t->chain.tags[told];
    out->display_date = texts_own(t, "display_date");
    out->caption = item_with(t, told, "art_caption", &out->caption_lang);
    out->picture_alt = item_with(t, told, "art_alt", &ignored);
    out->detail = item_with(t, told, "detail", &out->detail_lang);
    out->source_line = item_with(t, told, "source_line", &out->source_lang);
    out->also = texts_own(t, "also");
}

bool pack_item_of(struct pack *p, const struct pack_entry *e, const struct pack_card *section,
                  const char *lang, struct arena *mem, struct pack_item *out, struct err *err)
{
    const char *confirmed;
    struct texts t;
    memset(out, 0, sizeof *out);
    out->section_title = section->title;
    out->section_route = section->route;
    texts_begin(&t, p, e->id, lang, "title", mem);
    item_texts(&t, out);
    if (!texts_ok(&t, err) || !(out->as_of = pack_attr(p, e->id, "as_of", mem, err)) ||
        !(confirmed = pack_attr(p, e->id, "confirmed", mem, err))) {
        return false;
    }
    out->confirmed = confirmed[0] == '\0';
    return pack_card(p, e, lang, mem, &out->card, err) && item_picture(p, lang, mem, out, err) &&
           pack_body(p, e->id, out->text_lang, mem, &out->body, err) &&
           pack_related_of(p, e, true, lang, RELATED_MAX, mem, &out->related, &out->related_count,
                           err);
}

bool pack_item(struct pack *p, const char *route, const char *lang, struct arena *mem,
               struct pack_item *out, struct err *err)
{
    struct pack_entry e, parent;
    struct pack_card section;
    enum pack_kind kind;
    bool found;
    memset(out, 0, sizeof *out);
    if (!pack_entry_by_slug(p, route, mem, &e, &found, err)) {
        return false;
    }
    if (!found || !pack_kind_of(e.kind, &kind) || kind == PACK_SECTION || kind == PACK_PAGE ||
        kind == PACK_TOPIC || kind == PACK_QUESTION) {
        return err_set(err, ERR_NOT_FOUND, "the pack has no event, unit, person or work '%.100s'",
                       route);
    }
    return pack_entry_by_id(p, e.parent, mem, &parent, err) &&
           pack_card(p, &parent, lang, mem, &section, err) &&
           pack_item_of(p, &e, &section, lang, mem, out, err);
}
