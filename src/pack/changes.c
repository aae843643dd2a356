/* Two packs, read by plain queries into two sorted lists of entries, each with one hash per aspect;
 * then one merge over the slugs.
 *
 * Row numbers differ from pack to pack, so every query names entries by slug and pictures by the
 * digest of their bytes: a picture that was redrawn under the same name is a change of every entry
 * that shows it. A hash instead of the words themselves, because two packs of the largest size then
 * fit in a few megabytes; nobody gains by making two texts collide here. */
#include "pack/changes.h"

#include "base/hash.h"
#include "base/mem.h"
#include "db/db.h"
#include "pack/pack.h"

#include <stdlib.h>
#include <string.h>

#define CHANGES_LANGUAGES 16

struct changes_entry {
    const char *slug, *kind, *title, *zh, *en;
    uint64_t aspects[CHANGES_ASPECTS];
    uint64_t words[CHANGES_LANGUAGES]; /* by the side's languages */
    size_t order;
};

struct changes_side {
    const char *languages[CHANGES_LANGUAGES];
    size_t language_count;
    struct changes_entry *entries; /* by slug */
    size_t count;
    const char *label, *digest;
};

/* One aspect: rows of (slug, anything ...), all of a slug together or not, in a fixed order. */
static const struct changes_query {
    enum changes_aspect aspect;
    const char *sql;
} changes_queries[] = {
    {CHANGES_PLACE, "SELECT e.slug, e.kind, p.slug FROM entry e LEFT JOIN entry p "
                    "ON p.id = e.parent"},
    {CHANGES_DATE, "SELECT e.slug, d.year, d.month, d.day, d.precision, d.about, d.end_year, "
                   "d.end_month, d.end_day, d.end_precision, d.end_about "
                   "FROM dates d JOIN entry e ON e.id = d.entry"},
    {CHANGES_FACTS, "SELECT e.slug, a.key, a.value FROM attr a JOIN entry e ON e.id = a.entry "
                    "WHERE substr(a.key, 1, 6) <> 'order.' " /* where others put it */
                    "ORDER BY e.slug, a.key"},
    {CHANGES_FACTS, "SELECT e.slug, v.importance, g.slug FROM event v JOIN entry e "
                    "ON e.id = v.entry LEFT JOIN entry g ON g.id = v.grp"},
    {CHANGES_FACTS, "SELECT e.slug, q.type, t.slug, q.level, q.keep_order, q.several, q.least, "
                    "q.most, q.step FROM question q JOIN entry e ON e.id = q.entry "
                    "LEFT JOIN entry t ON t.id = q.topic"},
    {CHANGES_FACTS, "SELECT e.slug, p.ord, p.role, p.weight, p.target, p.stays, p.number, "
                    "p.tolerance, p.x, p.y, p.r, p.picture FROM question_part p "
                    "JOIN entry e ON e.id = p.entry ORDER BY e.slug, p.ord"},
    {CHANGES_FACTS,
     "SELECT e.slug, u.kind, u.confirmed FROM unit u JOIN entry e ON e.id = u.entry"},
    {CHANGES_FACTS, "SELECT e.slug, u.slug FROM person p JOIN entry e ON e.id = p.entry "
                    "JOIN entry u ON u.id = p.unit ORDER BY e.slug, u.slug"},
    {CHANGES_LINKS, "SELECT e.slug, l.role, t.slug FROM link l JOIN entry e ON e.id = l.entry "
                    "JOIN entry t ON t.id = l.target ORDER BY e.slug, l.role, l.ord"},
    {CHANGES_PICTURES, "SELECT e.slug, p.role, p.picture, v.media FROM entry_picture p "
                       "JOIN entry e ON e.id = p.entry "
                       "JOIN picture_variant v ON v.picture = p.picture "
                       "ORDER BY e.slug, p.role, p.ord, v.w, v.h"},
    {CHANGES_PICTURES, "SELECT e.slug, x.picture, x.lang, x.field, x.body FROM entry_picture p "
                       "JOIN entry e ON e.id = p.entry "
                       "JOIN picture_text x ON x.picture = p.picture "
                       "ORDER BY e.slug, p.role, p.ord, x.lang, x.field"},
    {CHANGES_PICTURES, "SELECT e.slug, p.ord, v.media FROM question_part p "
                       "JOIN entry e ON e.id = p.entry "
                       "JOIN picture_variant v ON v.picture = p.picture "
                       "ORDER BY e.slug, p.ord, v.w, v.h"},
    {CHANGES_SOURCES, "SELECT e.slug, s.field, c.slug, c.author, c.title, c.url "
                      "FROM entry_source s JOIN entry e ON e.id = s.entry "
                      "JOIN source c ON c.id = s.source ORDER BY e.slug, s.field, s.ord"},
    {CHANGES_SOURCES, "SELECT e.slug, c.slug, x.lang, x.field, x.body "
                      "FROM entry_source s JOIN entry e ON e.id = s.entry "
                      "JOIN source c ON c.id = s.source JOIN source_text x ON x.source = c.id "
                      "ORDER BY e.slug, s.field, s.ord, x.lang, x.field"},
};

static int changes_slugs(const void *a, const void *b)
{
    return strcmp(((const struct changes_entry *)a)->slug, ((const struct changes_entry *)b)->slug);
}

static struct changes_entry *changes_find(const struct changes_side *side, const char *slug)
{
    struct changes_entry wanted = {.slug = slug};
    return bsearch(&wanted, side->entries, side->count, sizeof *side->entries, changes_slugs);
}

static uint64_t changes_column(struct db_statement *s, int column, uint64_t h, struct arena *mem)
{
    switch (db_type(s, column)) {
    case DB_INT:
        return hash_u64(hash_u64(h, 1), (uint64_t)db_int(s, column));
    case DB_NULL:
        return hash_u64(h, 2);
    default:
        return hash_u64(hash_text(h, db_text(s, column, mem)), 3);
    }
}

static bool changes_aspect(struct db *db, const struct changes_query *q, struct changes_side *side,
                           struct err *err)
{
    struct arena mem = {0};
    struct db_statement *s;
    bool row = false, ok = db_prepare(db, q->sql, &s, err);
    while (ok && (ok = db_step(s, &row, err)) && row) {
        struct changes_entry *e = changes_find(side, db_text(s, 0, &mem));
        int column;
        for (column = 1; e && column < db_columns(s); column++) {
            e->aspects[q->aspect] = changes_column(s, column, e->aspects[q->aspect], &mem);
        }
        arena_reset(&mem);
    }
    arena_finish(&mem);
    return ok;
}

static size_t changes_language(const struct changes_side *side, const char *tag)
{
    size_t i;
    for (i = 0; i < side->language_count && strcmp(side->languages[i], tag) != 0; i++) {
    }
    return i;
}

static void changes_title(struct changes_entry *e, const char *tag, const char *lang,
                          const char *title)
{
    if (!e->title || strcmp(tag, lang) == 0) {
        e->title = title;
    }
    if (strcmp(tag, "zh") == 0) {
        e->zh = title;
    } else if (strcmp(tag, "en") == 0) {
        e->en = title;
    }
}

static bool changes_words(struct db *db, const char *lang, struct changes_side *side,
                          struct arena *mem, struct err *err)
{
    struct arena row_mem = {0};
    struct db_statement *s;
    bool row = false;
    bool ok = db_prepare(db,
                         "SELECT e.slug, t.lang, t.field, t.body FROM text t "
                         "JOIN entry e ON e.id = t.entry ORDER BY e.slug, t.lang, t.field",
                         &s, err);
    while (ok && (ok = db_step(s, &row, err)) && row) {
        struct changes_entry *e = changes_find(side, db_text(s, 0, &row_mem));
        const char *tag = db_text(s, 1, &row_mem), *field = db_text(s, 2, &row_mem);
        size_t l = changes_language(side, tag);
        if (e && l < side->language_count) {
            e->words[l] = changes_column(s, 3, hash_text(e->words[l], field), &row_mem);
            e->aspects[CHANGES_WORDS] = hash_u64(e->aspects[CHANGES_WORDS], e->words[l]);
            if (strcmp(field, "title") == 0) {
                changes_title(e, tag, lang, db_text(s, 3, mem));
            }
        }
        arena_reset(&row_mem);
    }
    arena_finish(&row_mem);
    return ok;
}

static bool changes_entries(struct db *db, struct changes_side *side, struct arena *mem,
                            struct err *err)
{
    struct db_statement *s;
    size_t capacity = 0;
    bool row = false;
    bool ok = db_prepare(db, "SELECT slug, kind FROM entry ORDER BY id", &s, err);
    while (ok && (ok = db_step(s, &row, err)) && row) {
        struct changes_entry e = {.slug = db_text(s, 0, mem), .kind = db_text(s, 1, mem)};
        e.order = side->count;
        side->entries =
            arena_grow(mem, side->entries, side->count, &capacity, sizeof *side->entries);
        side->entries[side->count++] = e;
    }
    if (ok && side->count > 1) {
        qsort(side->entries, side->count, sizeof *side->entries, changes_slugs);
    }
    return ok;
}

static bool changes_open(const char *path, const char *lang, struct changes_side *side,
                         struct arena *mem, struct err *err)
{
    const struct pack_info *info;
    struct pack *p;
    struct db *db = NULL;
    size_t i;
    bool ok;
    if (!pack_open(path, &p, NULL, err)) {
        return false;
    }
    info = pack_info(p);
    side->label = arena_format(mem, "%s %lld (%s)", info->id, (long long)info->seq, info->label);
    side->digest = arena_copy_text(mem, info->digest);
    for (i = 0; i < info->language_count && i < CHANGES_LANGUAGES; i++) {
        side->languages[side->language_count++] = arena_copy_text(mem, info->languages[i].tag);
    }
    pack_close(p);
    if (!db_open_sealed(path, &db, err)) {
        return false;
    }
    db_set_patience(db, 0);
    ok = changes_entries(db, side, mem, err) && changes_words(db, lang, side, mem, err);
    for (i = 0; ok && i < sizeof changes_queries / sizeof *changes_queries; i++) {
        ok = changes_aspect(db, &changes_queries[i], side, err);
    }
    db_close(db);
    return ok;
}

/* --- one list against the other ----------------------------------------------------------------
 */

static const char *changes_tags(const struct changes_side *a, const struct changes_entry *x,
                                const struct changes_side *b, const struct changes_entry *y,
                                struct arena *mem)
{
    const char *out = "";
    size_t i, j;
    for (i = 0; i < b->language_count; i++) {
        j = changes_language(a, b->languages[i]);
        if (y->words[i] != (j < a->language_count ? x->words[j] : 0)) {
            out = arena_format(mem, "%s%s%s", out, *out ? " " : "", b->languages[i]);
        }
    }
    for (j = 0; j < a->language_count; j++) { /* a language that was taken away */
        if (x->words[j] && changes_language(b, a->languages[j]) == b->language_count) {
            out = arena_format(mem, "%s%s%s", out, *out ? " " : "", a->languages[j]);
        }
    }
    return out;
}

static struct changes_row changes_row_of(const struct changes_entry *e, enum changes_change change)
{
    struct changes_row r = {.change = change, .slug = e->slug, .kind = e->kind, .languages = ""};
    r.title = e->title ? e->title : e->slug;
    r.zh = e->zh ? e->zh : "";
    r.en = e->en ? e->en : "";
    r.shown = strchr(e->slug, ':') == NULL;
    return r;
}

static bool changes_differs(const struct changes_entry *x, const struct changes_entry *y,
                            struct changes_row *r)
{
    bool any = strcmp(x->kind, y->kind) != 0;
    size_t i;
    for (i = 0; i < CHANGES_ASPECTS; i++) {
        r->aspects[i] = x->aspects[i] != y->aspects[i];
        any = any || r->aspects[i];
    }
    r->old_title = x->title && y->title && strcmp(x->title, y->title) != 0 ? x->title : NULL;
    return any;
}

static int changes_by_order(const void *a, const void *b)
{
    const struct changes_entry *x = *(struct changes_entry *const *)a,
                               *y = *(struct changes_entry *const *)b;
    return (x->order > y->order) - (x->order < y->order);
}

/* The side's entries as the pack has them, not by slug. */
static struct changes_entry **changes_editorial(const struct changes_side *side, struct arena *mem)
{
    struct changes_entry **out = arena_alloc_array(mem, side->count + 1, sizeof *out);
    size_t i;
    for (i = 0; i < side->count; i++) {
        out[i] = &side->entries[i];
    }
    if (side->count > 1) {
        qsort(out, side->count, sizeof *out, changes_by_order);
    }
    return out;
}

static void changes_merge(const struct changes_side *a, const struct changes_side *b,
                          struct arena *mem, struct changes *out)
{
    struct changes_entry **new_order = changes_editorial(b, mem),
                         **old_order = changes_editorial(a, mem);
    size_t i;
    out->rows = arena_alloc_array(mem, a->count + b->count + 1, sizeof *out->rows);
    for (i = 0; i < b->count; i++) {
        if (!changes_find(a, new_order[i]->slug)) {
            out->rows[out->count++] = changes_row_of(new_order[i], CHANGES_ADDED);
        }
    }
    out->added = out->count;
    for (i = 0; i < b->count; i++) {
        const struct changes_entry *old = changes_find(a, new_order[i]->slug);
        struct changes_row r = changes_row_of(new_order[i], CHANGES_CHANGED);
        if (old && changes_differs(old, new_order[i], &r)) {
            r.languages = changes_tags(a, old, b, new_order[i], mem);
            out->rows[out->count++] = r;
        }
    }
    out->changed = out->count - out->added;
    for (i = 0; i < a->count; i++) {
        if (!changes_find(b, old_order[i]->slug)) {
            out->rows[out->count++] = changes_row_of(old_order[i], CHANGES_REMOVED);
        }
    }
    out->removed = out->count - out->added - out->changed;
}

bool pack_changes(const char *old_pack, const char *new_pack, const char *lang, struct arena *mem,
                  struct changes *out, struct err *err)
{
    struct changes_side a = {.label = "", .digest = ""}, b = a;
    memset(out, 0, sizeof *out);
    if (!changes_open(old_pack, lang, &a, mem, err) ||
        !changes_open(new_pack, lang, &b, mem, err)) {
        return false;
    }
    out->old_label = a.label;
    out->new_label = b.label;
    out->same_bytes = strcmp(a.digest, b.digest) == 0;
    changes_merge(&a, &b, mem, out);
    return true;
}
