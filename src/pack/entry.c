/* Entries, their attributes and pictures, and the cards that show them. */
#include "pack/internal.h"

#include <string.h>

/* More than any page has; an altered pack shall not fill the memory. */
#define PACK_CARDS_MAX 1000
#define PACK_ROWS_MAX 1000000

static void entry_row(struct db_statement *s, struct arena *mem, struct pack_entry *out)
{
    const char *slug = db_text(s, 1, mem), *kind = db_text(s, 2, mem);
    out->id = db_int(s, 0);
    out->slug = slug ? slug : "";
    out->kind = kind ? kind : "";
    out->parent = db_int(s, 3);
}

bool pack_entry_by_slug(struct pack *p, const char *slug, struct arena *mem, struct pack_entry *out,
                        bool *found, struct err *err)
{
    struct db_statement *s;
    if (!db_prepare(p->db, "SELECT id, slug, kind, parent FROM entry WHERE slug = ?1", &s, err)) {
        return false;
    }
    db_bind_text(s, 1, slug);
    if (!db_step(s, found, err)) {
        return false;
    }
    if (*found) {
        entry_row(s, mem, out);
    }
    return true;
}

bool pack_entry_by_id(struct pack *p, int64_t id, struct arena *mem, struct pack_entry *out,
                      struct err *err)
{
    struct db_statement *s;
    bool found;
    if (!db_prepare(p->db, "SELECT id, slug, kind, parent FROM entry WHERE id = ?1", &s, err)) {
        return false;
    }
    db_bind_int(s, 1, id);
    if (!db_step(s, &found, err)) {
        return false;
    }
    if (!found) {
        return err_set(err, ERR_INVALID, "the pack has no entry %lld", (long long)id);
    }
    entry_row(s, mem, out);
    return true;
}

bool pack_section(struct pack *p, const char *section, const char *kind, struct arena *mem,
                  struct pack_entry *out, struct err *err)
{
    const char *is = NULL;
    bool found;
    if (!pack_entry_by_slug(p, section, mem, out, &found, err)) {
        return false;
    }
    if (found && strcmp(out->kind, "section") == 0 &&
        !(is = pack_attr(p, out->id, "section_kind", mem, err))) {
        return false;
    }
    return (is && strcmp(is, kind) == 0) ||
           err_set(err, ERR_NOT_FOUND, "the pack has no %s '%.100s'", kind, section);
}

bool pack_kind_of(const char *word, enum pack_kind *out)
{
    static const struct {
        const char *word;
        enum pack_kind kind;
    } kinds[] = {{"section", PACK_SECTION}, {"page", PACK_PAGE},     {"event", PACK_EVENT},
                 {"unit", PACK_UNIT},       {"person", PACK_PERSON}, {"work", PACK_WORK},
                 {"term", PACK_TERM},       {"topic", PACK_TOPIC},   {"question", PACK_QUESTION}};
    size_t i;
    for (i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kinds[i].word, word) == 0) {
            *out = kinds[i].kind;
            return true;
        }
    }
    return false;
}

static bool entry_collect(struct db_statement *s, struct arena *mem, struct pack_entry **out,
                          size_t *count, struct err *err)
{
    size_t capacity = 0;
    bool row;
    *out = NULL;
    *count = 0;
    for (;;) {
        if (!db_step(s, &row, err)) {
            return false;
        }
        if (!row) {
            return true;
        }
        if (*count == PACK_ROWS_MAX) {
            return err_set(err, ERR_INVALID, "more than %d entries", PACK_ROWS_MAX);
        }
        if (*count == capacity) {
            struct pack_entry *old = *out;
            capacity = capacity ? capacity * 2 : 16;
            *out = arena_alloc_array(mem, capacity, sizeof **out);
            if (old) {
                memcpy(*out, old, *count * sizeof **out);
            }
        }
        entry_row(s, mem, &(*out)[(*count)++]);
    }
}

bool pack_children(struct pack *p, int64_t parent, const char *kind, int64_t most,
                   struct arena *mem, struct pack_entry **out, size_t *count, struct err *err)
{
    struct db_statement *s;
    if (!db_prepare(p->db,
                    "SELECT id, slug, kind, parent FROM entry WHERE kind = ?2 AND parent = ?1"
                    " ORDER BY ord, id LIMIT ?3",
                    &s, err)) {
        return false;
    }
    db_bind_int(s, 1, parent);
    db_bind_text(s, 2, kind);
    db_bind_int(s, 3, most);
    return entry_collect(s, mem, out, count, err);
}

bool pack_ids(struct pack *p, const char *sql, int64_t entry, const char *role, struct arena *mem,
              int64_t **out, size_t *count, struct err *err)
{
    struct db_statement *s;
    size_t capacity = 16;
    bool row;
    if (!db_prepare(p->db, sql, &s, err)) {
        return false;
    }
    db_bind_int(s, 1, entry);
    db_bind_text(s, 2, role);
    *out = arena_alloc_array(mem, capacity, sizeof **out);
    *count = 0;
    for (;;) {
        if (!db_step(s, &row, err)) {
            return false;
        }
        if (!row) {
            return true;
        }
        if (*count == PACK_ROWS_MAX) {
            return err_set(err, ERR_INVALID, "more than %d rows of one kind", PACK_ROWS_MAX);
        }
        if (*count == capacity) {
            int64_t *old = *out;
            *out = arena_alloc_array(mem, capacity * 2, sizeof **out);
            memcpy(*out, old, capacity * sizeof **out);
            capacity *= 2;
        }
        (*out)[(*count)++] = db_int(s, 0);
    }
}

static const char *entry_text(struct pack *p, const char *sql, int64_t entry, const char *word,
                              struct arena *mem, struct err *err)
{
    struct db_statement *s;
    const char *text;
    bool row;
    if (!db_prepare(p->db, sql, &s, err)) {
        return NULL;
    }
    db_bind_int(s, 1, entry);
    db_bind_text(s, 2, word);
    if (!db_step(s, &row, err)) {
        return NULL;
    }
    text = row ? db_text(s, 0, mem) : "";
    return text ? text : "";
}

const char *pack_attr(struct pack *p, int64_t entry, const char *key, struct arena *mem,
                      struct err *err)
{
    return entry_text(p, "SELECT value FROM attr WHERE entry = ?1 AND key = ?2", entry, key, mem,
                      err);
}

const char *pack_entry_picture(struct pack *p, int64_t entry, const char *role, struct arena *mem,
                               struct err *err)
{
    return entry_text(p,
                      "SELECT picture FROM entry_picture WHERE entry = ?1 AND role = ?2"
                      " ORDER BY ord LIMIT 1",
                      entry, role, mem, err);
}

static bool card_date(struct pack *p, const struct pack_entry *entry, struct pack_card *out,
                      struct err *err)
{
    struct pack_dates d;
    if (out->kind != PACK_EVENT && out->kind != PACK_WORK && out->kind != PACK_PERSON) {
        return true;
    }
    if (!pack_dates(p, entry->id, &d, err)) {
        return false;
    }
    out->has_date = d.has_start;
    out->date = d.start;
    return true;
}

bool pack_card(struct pack *p, const struct pack_entry *entry, const char *lang, struct arena *mem,
               struct pack_card *out, struct err *err)
{
    struct texts t;
    memset(out, 0, sizeof *out);
    if (!pack_kind_of(entry->kind, &out->kind)) {
        return err_set(err, ERR_INVALID, "'%.100s' is no place a visitor can open", entry->slug);
    }
    texts_begin(&t, p, entry->id, lang, "title", mem);
    out->route = entry->slug;
    out->title = texts_own(&t, "title");
    out->short_title = texts_own(&t, "short");
    out->kicker = texts_own(&t, "kicker");
    out->line1 = texts_any(&t, "line1");
    out->line2 = texts_any(&t, "line2");
    out->summary = texts_any(&t, "summary");
    out->question = texts_any(&t, "question");
    out->lang = t.chain.tags[t.own];
    out->summary_lang = texts_lang(&t, "summary");
    out->fallback = !lang || strcmp(out->lang, lang) != 0;
    return texts_ok(&t, err) && (out->accent = pack_attr(p, entry->id, "accent", mem, err)) &&
           (out->poster = pack_entry_picture(p, entry->id, "poster", mem, err)) &&
           (out->art = pack_entry_picture(p, entry->id, "art", mem, err)) &&
           card_date(p, entry, out, err);
}

bool pack_cards(struct pack *p, const int64_t *ids, size_t count, const char *lang,
                struct arena *mem, struct pack_card **out, struct err *err)
{
    struct pack_card *cards;
    size_t i;
    if (count > PACK_CARDS_MAX) {
        return err_set(err, ERR_INVALID, "%zu links of one entry", count);
    }
    cards = arena_alloc_array(mem, count ? count : 1, sizeof *cards);
    for (i = 0; i < count; i++) {
        struct pack_entry e = {0};
        if (!pack_entry_by_id(p, ids[i], mem, &e, err) ||
            !pack_card(p, &e, lang, mem, &cards[i], err)) {
            return false;
        }
    }
    *out = cards;
    return true;
}

bool pack_routes(struct pack *p, struct arena *mem, const char ***out, size_t *count,
                 struct err *err)
{
    struct db_statement *s;
    struct pack_entry *entries;
    size_t i;
    if (!db_prepare(
            p->db,
            "SELECT id, slug, kind, parent FROM entry"
            " WHERE kind IN ('home', 'section', 'page', 'event', 'unit', 'person', 'work', 'term',"
            " 'topic')"
            " ORDER BY id",
            &s, err) ||
        !entry_collect(s, mem, &entries, count, err)) {
        return false;
    }
    *out = arena_alloc_array(mem, *count + 1, sizeof **out);
    for (i = 0; i < *count; i++) {
        (*out)[i] = entries[i].slug;
    }
    return true;
}
