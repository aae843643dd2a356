/* Charts. The packer numbers units depth first, so one query in the order of ids is the structure;
 * what makes it a forest — a parent is the unit before, or one above that — is checked row by row
 * against the path to the last unit, which also rules out circles and endless depth. */
#include "pack/chart.h"

#include "pack/internal.h"

#include <stdlib.h>
#include <string.h>

#define CHART_UNITS_MAX 10000
#define CHART_DEPTH_MAX 16
#define CHART_PEOPLE_MAX 2000

/* --- structure -------------------------------------------------------------------------------- */

static bool chart_kind(const char *word, enum pack_unit_kind *out)
{
    static const char *const words[] = {"root", "department", "affiliated", "body"};
    size_t i;
    for (i = 0; word && i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i], word) == 0) {
            *out = (enum pack_unit_kind)i;
            return true;
        }
    }
    return false;
}

/* The unit with this id among the first `count`, which ascend; -1: none. */
static int chart_index(const struct pack_unit *units, size_t count, int64_t id)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (units[middle].id < id) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < count && units[low].id == id ? (int)low : -1;
}

/* `path` holds the indices from the root to the unit before. */
static bool chart_unit(struct db_statement *s, struct pack_chart *c, int path[CHART_DEPTH_MAX],
                       int *path_length, struct arena *mem, struct err *err)
{
    struct pack_unit *u = &c->units[c->count];
    memset(u, 0, sizeof *u);
    u->id = db_int(s, 0);
    u->parent = -1;
    u->confirmed = db_int(s, 3) != 0;
    if (!chart_kind(db_text(s, 2, mem), &u->kind)) {
        return err_set(err, ERR_INVALID, "a unit of an unknown kind");
    }
    if (db_is_null(s, 1)) {
        *path_length = 0;
    } else {
        while (*path_length > 0 && c->units[path[*path_length - 1]].id != db_int(s, 1)) {
            --*path_length;
        }
        if (*path_length == 0 || *path_length == CHART_DEPTH_MAX) {
            return err_set(err, ERR_INVALID, "unit %lld is not where its parent is",
                           (long long)u->id);
        }
        u->parent = path[*path_length - 1];
        c->units[u->parent].child_count++;
    }
    u->depth = *path_length;
    path[(*path_length)++] = (int)c->count++;
    return true;
}

static bool chart_units(struct pack *p, int64_t section, struct arena *mem, struct pack_chart *out,
                        struct err *err)
{
    struct db_statement *s;
    int path[CHART_DEPTH_MAX], path_length = 0;
    struct arena words = {0};
    size_t capacity = 0;
    bool row, ok;
    if (!db_prepare(p->db,
                    "SELECT entry, parent, kind, confirmed FROM unit WHERE section = ?1"
                    " ORDER BY entry",
                    &s, err)) {
        return false;
    }
    db_bind_int(s, 1, section);
    for (;;) {
        ok = db_step(s, &row, err);
        if (!ok || !row) {
            break;
        }
        if (out->count == CHART_UNITS_MAX) {
            ok = err_set(err, ERR_INVALID, "more than %d units", CHART_UNITS_MAX);
            break;
        }
        out->units = arena_grow(mem, out->units, out->count, &capacity, sizeof(struct pack_unit));
        if (!chart_unit(s, out, path, &path_length, &words, err)) {
            ok = false;
            break;
        }
        arena_reset(&words);
    }
    arena_finish(&words);
    return ok;
}

/* Second parents: all links that begin in the chart's range of ids lie together. */
static bool chart_also(struct pack *p, struct pack_chart *c, struct err *err)
{
    struct db_statement *s;
    bool row;
    if (c->count == 0) {
        return true;
    }
    if (!db_prepare(p->db,
                    "SELECT entry, target FROM link WHERE entry BETWEEN ?1 AND ?2"
                    " AND role = 'also_under'",
                    &s, err)) {
        return false;
    }
    db_bind_int(s, 1, c->units[0].id);
    db_bind_int(s, 2, c->units[c->count - 1].id);
    for (;;) {
        int unit, also;
        if (!db_step(s, &row, err)) {
            return false;
        }
        if (!row) {
            return true;
        }
        unit = chart_index(c->units, c->count, db_int(s, 0));
        also = chart_index(c->units, c->count, db_int(s, 1));
        if (unit < 0 || also < 0 || unit == also || c->units[unit].parent == also ||
            c->units[unit].also_count == PACK_UNIT_ALSO_MAX) {
            return err_set(err, ERR_INVALID, "a second parent that cannot be one");
        }
        c->units[unit].also[c->units[unit].also_count++] = also;
    }
}

static bool chart_people(struct pack *p, int64_t section, struct pack_chart *c, struct err *err)
{
    struct db_statement *s;
    bool row;
    if (!db_prepare(p->db,
                    "SELECT unit, count(*) FROM person WHERE section = ?1 GROUP BY unit"
                    " ORDER BY unit",
                    &s, err)) {
        return false;
    }
    db_bind_int(s, 1, section);
    for (;;) {
        int unit;
        if (!db_step(s, &row, err)) {
            return false;
        }
        if (!row) {
            return true;
        }
        unit = chart_index(c->units, c->count, db_int(s, 0));
        if (unit < 0 || db_int(s, 1) > CHART_PEOPLE_MAX) {
            return err_set(err, ERR_INVALID, "people of a unit that is not in the chart");
        }
        c->units[unit].person_count = (int)db_int(s, 1);
    }
}

bool pack_chart(struct pack *p, const char *section, const char *lang, struct arena *mem,
                struct pack_chart *out, struct err *err)
{
    struct pack_entry e;
    struct texts t;
    memset(out, 0, sizeof *out);
    if (!pack_section(p, section, "chart", mem, &e, err) ||
        !pack_card(p, &e, lang, mem, &out->section, err)) {
        return false;
    }
    texts_begin(&t, p, e.id, lang, "title", mem);
    out->as_of = texts_any(&t, "as_of");
    return texts_ok(&t, err) && chart_units(p, e.id, mem, out, err) && chart_also(p, out, err) &&
           chart_people(p, e.id, out, err);
}

bool pack_unit_words(struct pack *p, int64_t id, const char *lang, struct arena *mem,
                     struct pack_unit_words *out, struct err *err)
{
    struct pack_entry e;
    struct texts t;
    memset(out, 0, sizeof *out);
    if (!pack_entry_by_id(p, id, mem, &e, err)) {
        return false;
    }
    if (strcmp(e.kind, "unit") != 0) {
        return err_set(err, ERR_NOT_FOUND, "'%.100s' is not a unit", e.slug);
    }
    texts_begin(&t, p, id, lang, "title", mem);
    out->route = e.slug;
    out->title = texts_own(&t, "title");
    out->short_title = texts_own(&t, "short");
    out->lang = t.chain.tags[t.own];
    return texts_ok(&t, err);
}

size_t pack_chart_find(struct pack *p, const struct pack_chart *c, const char *route)
{
    struct arena mem = {0};
    struct pack_entry e;
    struct err err;
    bool found = false;
    int at = -1;
    if (pack_entry_by_slug(p, route, &mem, &e, &found, &err) && found) {
        at = chart_index(c->units, c->count, e.id);
    }
    arena_finish(&mem);
    return at < 0 ? c->count : (size_t)at;
}

/* --- people ----------------------------------------------------------------------------------- */

static bool person_read(struct pack *p, int64_t id, const char *lang, struct arena *mem,
                        struct pack_person *out, struct err *err)
{
    struct pack_entry e;
    struct pack_dates d;
    struct texts t;
    const char *confirmed;
    if (!pack_entry_by_id(p, id, mem, &e, err) || !pack_dates(p, id, &d, err)) {
        return false;
    }
    if (strcmp(e.kind, "person") != 0) {
        return err_set(err, ERR_INVALID, "'%.100s' is not a person", e.slug);
    }
    texts_begin(&t, p, id, lang, "title", mem);
    out->route = e.slug;
    out->name = texts_own(&t, "title");
    out->post = texts_own(&t, "detail");
    out->note = texts_own(&t, "note");
    out->lang = t.chain.tags[t.own];
    out->from = d.start;
    out->to = d.end;
    out->has_from = d.has_start;
    out->has_to = d.has_end;
    if (!texts_ok(&t, err) || !(out->as_of = pack_attr(p, id, "as_of", mem, err)) ||
        !(out->born = pack_attr(p, id, "born", mem, err)) ||
        !(out->died = pack_attr(p, id, "died", mem, err)) ||
        !(confirmed = pack_attr(p, id, "confirmed", mem, err))) {
        return false;
    }
    out->confirmed = confirmed[0] == '\0';
    return true;
}

/* Newest first: by the day the post began, without one last; else as the author put them. */
static void people_sort(struct pack_person *people, size_t count)
{
    size_t i, j;
    for (i = 1; i < count; i++) {
        struct pack_person one = people[i];
        for (j = i; j > 0; j--) {
            const struct pack_person *before = &people[j - 1];
            if (!one.has_from ||
                (before->has_from && date_compare(&before->from, &one.from) >= 0)) {
                break;
            }
            people[j] = *before;
        }
        people[j] = one;
    }
}

bool pack_people(struct pack *p, const char *section, int64_t unit_id, const char *lang,
                 struct arena *mem, struct pack_person **out, size_t *count, struct err *err)
{
    static const char all[] = "SELECT entry FROM person WHERE section = ?1 AND ?2 ORDER BY entry";
    static const char one[] = "SELECT entry FROM person WHERE section = ?1 AND"
                              " unit = CAST(?2 AS INT) ORDER BY entry";
    struct pack_entry e;
    char unit[24];
    int64_t *ids;
    size_t i;
    snprintf(unit, sizeof unit, "%lld", unit_id ? (long long)unit_id : 1LL);
    if (!pack_section(p, section, "chart", mem, &e, err) ||
        !pack_ids(p, unit_id ? one : all, e.id, unit, mem, &ids, count, err)) {
        return false;
    }
    if (*count > CHART_PEOPLE_MAX) {
        return err_set(err, ERR_INVALID, "more than %d people", CHART_PEOPLE_MAX);
    }
    *out = arena_alloc_array(mem, *count + 1, sizeof **out);
    for (i = 0; i < *count; i++) {
        if (!person_read(p, ids[i], lang, mem, &(*out)[i], err)) {
            return false;
        }
    }
    people_sort(*out, *count);
    return true;
}
