/* Two packs, read by plain queries into two sorted lists of entries, each with one hash per aspect;
 * then one merge over the slugs.
 *
 * Row numbers differ from pack to pack, so every query names entries by slug and pictures by the
 * digest of their bytes: a picture that was redrawn under the same name is a change of every entry
 * that shows it. A hash instead of the words themselves, because two packs of the largest size then
 * fit in a few megabytes; nobody gains by making two texts collide here. */
#include "author/compare.h"

#include "base/hash.h"
#include "base/mem.h"
#include "db/db.h"
#include "pack/pack.h"

#include <stdlib.h>
#include <string.h>

#define COMPARE_LANGUAGES 16

struct compare_entry {
    const char *slug, *kind, *title;
    uint64_t aspects[COMPARE_ASPECTS];
    uint64_t words[COMPARE_LANGUAGES]; /* by the side's languages */
    size_t order;
};

struct compare_side {
    const char *languages[COMPARE_LANGUAGES];
    size_t language_count;
    struct compare_entry *entries; /* by slug */
    size_t count;
    const char *label, *digest;
};

/* One aspect: rows of (slug, anything ...), all of a slug together or not, in a fixed order. */
static const struct compare_query {
    enum compare_aspect aspect;
    const char *sql;
} compare_queries[] = {
    {COMPARE_PLACE, "SELECT e.slug, e.kind, p.slug FROM entry e LEFT JOIN entry p "
                    "ON p.id = e.parent"},
    {COMPARE_DATE, "SELECT e.slug, d.year, d.month, d.day, d.precision, d.about, d.end_year, "
                   "d.end_month, d.end_day, d.end_precision, d.end_about "
                   "FROM dates d JOIN entry e ON e.id = d.entry"},
    {COMPARE_FACTS, "SELECT e.slug, a.key, a.value FROM attr a JOIN entry e ON e.id = a.entry "
                    "ORDER BY e.slug, a.key"},
    {COMPARE_FACTS, "SELECT e.slug, v.importance, g.slug FROM event v JOIN entry e "
                    "ON e.id = v.entry LEFT JOIN entry g ON g.id = v.grp"},
    {COMPARE_FACTS, "SELECT e.slug, q.type, t.slug, q.level, q.keep_order, q.several, q.least, "
                    "q.most, q.step FROM question q JOIN entry e ON e.id = q.entry "
                    "LEFT JOIN entry t ON t.id = q.topic"},
    {COMPARE_FACTS, "SELECT e.slug, p.ord, p.role, p.weight, p.target, p.stays, p.number, "
                    "p.tolerance, p.x, p.y, p.r, p.picture FROM question_part p "
                    "JOIN entry e ON e.id = p.entry ORDER BY e.slug, p.ord"},
    {COMPARE_LINKS, "SELECT e.slug, l.role, t.slug FROM link l JOIN entry e ON e.id = l.entry "
                    "JOIN entry t ON t.id = l.target ORDER BY e.slug, l.role, l.ord"},
    {COMPARE_PICTURES, "SELECT e.slug, p.role, p.picture, v.media FROM entry_picture p "
                       "JOIN entry e ON e.id = p.entry "
                       "JOIN picture_variant v ON v.picture = p.picture "
                       "ORDER BY e.slug, p.role, p.ord, v.w, v.h"},
    {COMPARE_PICTURES, "SELECT e.slug, x.picture, x.lang, x.field, x.body FROM entry_picture p "
                       "JOIN entry e ON e.id = p.entry "
                       "JOIN picture_text x ON x.picture = p.picture "
                       "ORDER BY e.slug, p.role, p.ord, x.lang, x.field"},
    {COMPARE_SOURCES, "SELECT e.slug, s.field, c.slug, c.author, c.title, c.url "
                      "FROM entry_source s JOIN entry e ON e.id = s.entry "
                      "JOIN source c ON c.id = s.source ORDER BY e.slug, s.field, s.ord"},
    {COMPARE_SOURCES, "SELECT e.slug, c.slug, x.lang, x.field, x.body "
                      "FROM entry_source s JOIN entry e ON e.id = s.entry "
                      "JOIN source c ON c.id = s.source JOIN source_text x ON x.source = c.id "
                      "ORDER BY e.slug, s.field, s.ord, x.lang, x.field"},
};

static int compare_slugs(const void *a, const void *b)
{
    return strcmp(((const struct compare_entry *)a)->slug, ((const struct compare_entry *)b)->slug);
}

static struct compare_entry *compare_find(const struct compare_side *side, const char *slug)
{
    struct compare_entry wanted = {.slug = slug};
    return bsearch(&wanted, side->entries, side->count, sizeof *side->entries, compare_slugs);
}

static uint64_t compare_column(struct db_statement *s, int column, uint64_t h, struct arena *mem)
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

static bool compare_aspect(struct db *db, const struct compare_query *q, struct compare_side *side,
                           struct err *err)
{
    struct arena mem = {0};
    struct db_statement *s;
    bool row = false, ok = db_prepare(db, q->sql, &s, err);
    while (ok && (ok = db_step(s, &row, err)) && row) {
        struct compare_entry *e = compare_find(side, db_text(s, 0, &mem));
        int column;
        for (column = 1; e && column < db_columns(s); column++) {
            e->aspects[q->aspect] = compare_column(s, column, e->aspects[q->aspect], &mem);
        }
        arena_reset(&mem);
    }
    arena_finish(&mem);
    return ok;
}

static size_t compare_language(const struct compare_side *side, const char *tag)
{
    size_t i;
    for (i = 0; i < side->language_count && strcmp(side->languages[i], tag) != 0; i++) {
    }
    return i;
}

static bool compare_words(struct db *db, const char *lang, struct compare_side *side,
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
        struct compare_entry *e = compare_find(side, db_text(s, 0, &row_mem));
        const char *tag = db_text(s, 1, &row_mem), *field = db_text(s, 2, &row_mem);
        size_t l = compare_language(side, tag);
        if (e && l < side->language_count) {
            e->words[l] = compare_column(s, 3, hash_text(e->words[l], field), &row_mem);
            e->aspects[COMPARE_WORDS] = hash_u64(e->aspects[COMPARE_WORDS], e->words[l]);
            if (strcmp(field, "title") == 0 && (!e->title || strcmp(tag, lang) == 0)) {
                e->title = db_text(s, 3, mem);
            }
        }
        arena_reset(&row_mem);
    }
    arena_finish(&row_mem);
    return ok;
}

static bool compare_entries(struct db *db, struct compare_side *side, struct arena *mem,
                            struct err *err)
{
    struct db_statement *s;
    size_t capacity = 0;
    bool row = false;
    bool ok = db_prepare(db, "SELECT slug, kind FROM entry ORDER BY id", &s, err);
    while (ok && (ok = db_step(s, &row, err)) && row) {
        struct compare_entry e = {.slug = db_text(s, 0, mem), .kind = db_text(s, 1, mem)};
        e.order = side->count;
        side->entries =
            arena_grow(mem, side->entries, side->count, &capacity, sizeof *side->entries);
        side->entries[side->count++] = e;
    }
    if (ok && side->count > 1) {
        qsort(side->entries, side->count, sizeof *side->entries, compare_slugs);
    }
    return ok;
}

static bool compare_open(const char *path, const char *lang, struct compare_side *side,
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
    for (i = 0; i < info->language_count && i < COMPARE_LANGUAGES; i++) {
        side->languages[side->language_count++] = arena_copy_text(mem, info->languages[i].tag);
    }
    pack_close(p);
    if (!db_open_sealed(path, &db, err)) {
        return false;
    }
    db_set_patience(db, 0);
    ok = compare_entries(db, side, mem, err) && compare_words(db, lang, side, mem, err);
    for (i = 0; ok && i < sizeof compare_queries / sizeof *compare_queries; i++) {
        ok = compare_aspect(db, &compare_queries[i], side, err);
    }
    db_close(db);
    return ok;
}

/* --- one list against the other ----------------------------------------------------------------
 */

static const char *compare_tags(const struct compare_side *a, const struct compare_entry *x,
                                const struct compare_side *b, const struct compare_entry *y,
                                struct arena *mem)
{
    const char *out = "";
    size_t i, j;
    for (i = 0; i < b->language_count; i++) {
        j = compare_language(a, b->languages[i]);
        if (y->words[i] != (j < a->language_count ? x->words[j] : 0)) {
            out = arena_format(mem, "%s%s%s", out, *out ? " " : "", b->languages[i]);
        }
    }
    for (j = 0; j < a->language_count; j++) { /* a language that was taken away */
        if (x->words[j] && compare_language(b, a->languages[j]) == b->language_count) {
            out = arena_format(mem, "%s%s%s", out, *out ? " " : "", a->languages[j]);
        }
    }
    return out;
}

static struct compare_row compare_row_of(const struct compare_entry *e, enum compare_change change)
{
    struct compare_row r = {.change = change, .slug = e->slug, .kind = e->kind, .languages = ""};
    r.title = e->title ? e->title : e->slug;
    return r;
}

static bool compare_differs(const struct compare_entry *x, const struct compare_entry *y,
                            struct compare_row *r)
{
    bool any = strcmp(x->kind, y->kind) != 0;
    size_t i;
    for (i = 0; i < COMPARE_ASPECTS; i++) {
        r->aspects[i] = x->aspects[i] != y->aspects[i];
        any = any || r->aspects[i];
    }
    r->old_title = x->title && y->title && strcmp(x->title, y->title) != 0 ? x->title : NULL;
    return any;
}

static int compare_by_order(const void *a, const void *b)
{
    const struct compare_entry *x = *(struct compare_entry *const *)a,
                               *y = *(struct compare_entry *const *)b;
    return (x->order > y->order) - (x->order < y->order);
}

/* The side's entries as the pack has them, not by slug. */
static struct compare_entry **compare_editorial(const struct compare_side *side, struct arena *mem)
{
    struct compare_entry **out = arena_alloc_array(mem, side->count + 1, sizeof *out);
    size_t i;
    for (i = 0; i < side->count; i++) {
        out[i] = &side->entries[i];
    }
    if (side->count > 1) {
        qsort(out, side->count, sizeof *out, compare_by_order);
    }
    return out;
}

static void compare_merge(const struct compare_side *a, const struct compare_side *b,
                          struct arena *mem, struct compare *out)
{
    struct compare_entry **new_order = compare_editorial(b, mem),
                         **old_order = compare_editorial(a, mem);
    size_t i;
    out->rows = arena_alloc_array(mem, a->count + b->count + 1, sizeof *out->rows);
    for (i = 0; i < b->count; i++) {
        if (!compare_find(a, new_order[i]->slug)) {
            out->rows[out->count++] = compare_row_of(new_order[i], COMPARE_ADDED);
        }
    }
    out->added = out->count;
    for (i = 0; i < b->count; i++) {
        const struct compare_entry *old = compare_find(a, new_order[i]->slug);
        struct compare_row r = compare_row_of(new_order[i], COMPARE_CHANGED);
        if (old && compare_differs(old, new_order[i], &r)) {
            r.languages = compare_tags(a, old, b, new_order[i], mem);
            out->rows[out->count++] = r;
        }
    }
    out->changed = out->count - out->added;
    for (i = 0; i < a->count; i++) {
        if (!compare_find(b, old_order[i]->slug)) {
            out->rows[out->count++] = compare_row_of(old_order[i], COMPARE_REMOVED);
        }
    }
    out->removed = out->count - out->added - out->changed;
}

bool author_compare(const char *old_pack, const char *new_pack, const char *lang, struct arena *mem,
                    struct compare *out, struct err *err)
{
    struct compare_side a = {.label = "", .digest = ""}, b = a;
    memset(out, 0, sizeof *out);
    if (!compare_open(old_pack, lang, &a, mem, err) ||
        !compare_open(new_pack, lang, &b, mem, err)) {
        return false;
    }
    out->old_label = a.label;
    out->new_label = b.label;
    out->same_bytes = strcmp(a.digest, b.digest) == 0;
    compare_merge(&a, &b, mem, out);
    return true;
}
