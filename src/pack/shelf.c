/* What stands on a shelf. A hub and a theme are read by one query of the screen's, so that a theme
 * knows its sisters without the screen following links. */
#include "pack/shelf.h"

#include "pack/internal.h"

#include <string.h>

static bool shelf_cards(struct pack *p, int64_t hub, const char *lang, struct arena *mem,
                        struct pack_card **out, size_t *count, struct err *err)
{
    int64_t *ids;
    return pack_ids(p, "SELECT target FROM link WHERE entry = ?1 AND role = ?2 ORDER BY ord", hub,
                    "shelf", mem, &ids, count, err) &&
           pack_cards(p, ids, *count, lang, mem, out, err);
}

/* Whether the entry has a text of this name in any language. */
static bool shelf_has(struct pack *p, int64_t entry, const char *field, struct arena *mem,
                      bool *has, struct err *err)
{
    int64_t *ids;
    size_t count;
    bool ok = pack_ids(p, "SELECT 1 FROM text WHERE entry = ?1 AND field = ?2 LIMIT 1", entry,
                       field, mem, &ids, &count, err);
    *has = ok && count > 0;
    return ok;
}

static bool shelf_pages(struct pack *p, int64_t section, const char *lang, struct arena *mem,
                        struct pack_shelf *out, struct err *err)
{
    struct pack_shelf_item *items;
    struct pack_entry *pages;
    size_t i;
    if (!pack_children(p, section, "page", PACK_SHELF_MAX, mem, &pages, &out->count, err)) {
        return false;
    }
    items = arena_alloc_array(mem, out->count + 1, sizeof *items);
    for (i = 0; i < out->count; i++) {
        if (!pack_card(p, &pages[i], lang, mem, &items[i].card, err) ||
            !shelf_has(p, pages[i].id, "body.young", mem, &items[i].young, err) ||
            !shelf_has(p, pages[i].id, "body.deep", mem, &items[i].deep, err)) {
            return false;
        }
    }
    out->items = items;
    return true;
}

static bool shelf_sections(struct pack *p, int64_t hub, const char *lang, struct arena *mem,
                           struct pack_shelf *out, struct err *err)
{
    struct pack_shelf_item *items;
    struct pack_card *cards;
    size_t i;
    if (!shelf_cards(p, hub, lang, mem, &cards, &out->count, err)) {
        return false;
    }
    items = arena_alloc_array(mem, out->count + 1, sizeof *items);
    for (i = 0; i < out->count; i++) {
        items[i].card = cards[i];
    }
    out->items = items;
    return true;
}

static bool shelf_sisters(struct pack *p, const struct pack_entry *theme, const char *lang,
                          struct arena *mem, struct pack_shelf *out, struct err *err)
{
    struct pack_card *sisters, card;
    struct pack_entry hub;
    int64_t *ids;
    size_t count, i;
    if (!pack_ids(p, "SELECT entry FROM link WHERE target = ?1 AND role = ?2 ORDER BY entry",
                  theme->id, "shelf", mem, &ids, &count, err)) {
        return false;
    }
    if (count == 0) {
        return true;
    }
    if (!pack_entry_by_id(p, ids[0], mem, &hub, err) ||
        !pack_card(p, &hub, lang, mem, &card, err) ||
        !shelf_cards(p, hub.id, lang, mem, &sisters, &out->sister_count, err)) {
        return false;
    }
    out->shelf_route = card.route;
    out->shelf_title = card.title;
    out->shelf_lang = card.lang;
    out->sisters = sisters;
    for (i = 0; i < out->sister_count; i++) {
        if (strcmp(sisters[i].route, theme->slug) == 0) {
            out->self = i;
        }
    }
    return true;
}

static bool shelf_glossary(struct pack *p, const char *lang, struct arena *mem,
                           struct pack_shelf *out, struct err *err)
{
    struct pack_card *card;
    int64_t *ids;
    size_t count;
    if (!pack_ids(p,
                  "SELECT e.id FROM entry e JOIN attr a ON a.entry = e.id AND a.key = ?2"
                  " WHERE e.kind = 'section' AND a.value = 'glossary' AND e.id > ?1"
                  " ORDER BY e.id LIMIT 1",
                  0, "section_kind", mem, &ids, &count, err) ||
        !pack_cards(p, ids, count, lang, mem, &card, err)) {
        return false;
    }
    out->has_glossary = count > 0;
    if (count > 0) {
        out->glossary = card[0];
    }
    return true;
}

bool pack_shelf(struct pack *p, const char *section, const char *lang, struct arena *mem,
                struct pack_shelf *out, struct err *err)
{
    const char *kind = pack_section_kind(p, section);
    struct pack_entry e;
    bool found;
    memset(out, 0, sizeof *out);
    out->shelf_route = out->shelf_title = out->shelf_lang = "";
    out->hub = kind && strcmp(kind, "shelf") == 0;
    if (!kind || (!out->hub && strcmp(kind, "articles") != 0)) {
        return err_set(err, ERR_NOT_FOUND, "the pack has no shelf '%.100s'", section);
    }
    if (!pack_entry_by_slug(p, section, mem, &e, &found, err) ||
        !pack_card(p, &e, lang, mem, &out->section, err) ||
        !pack_body(p, e.id, out->section.lang, mem, &out->intro, err)) {
        return false;
    }
    if (!shelf_glossary(p, lang, mem, out, err)) {
        return false;
    }
    return out->hub ? shelf_sections(p, e.id, lang, mem, out, err)
                    : shelf_pages(p, e.id, lang, mem, out, err) &&
                          shelf_sisters(p, &e, lang, mem, out, err);
}
