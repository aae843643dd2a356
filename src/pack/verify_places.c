/* Places that a visitor can go to: that they are named as routes are, hang together as a tree, have
 * dates that exist, and open. */
#include "pack/verify.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#define PLACES_ROUTE_MAX 200
#define PLACES_DEPTH_MAX 16

struct place {
    int64_t id, parent; /* parent 0: none */
};

static int places_order(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

static bool places_route(const char *route, struct err *err)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-/:";
    size_t length = strlen(route);
    return (length >= 1 && length <= PLACES_ROUTE_MAX && strspn(route, letters) == length &&
            route[0] != '/' && route[length - 1] != '/' && !strstr(route, "//")) ||
           rule_broken(err, RULE_ROUTE, ERR_INVALID, "'%.80s' cannot be a route", route);
}

static bool places_read(struct pack *p, struct arena *mem, struct place **out, size_t *count,
                        struct err *err)
{
    struct db_statement *s;
    struct place *list = NULL;
    size_t capacity = 0;
    bool row, ok = db_prepare(p->db, "SELECT id, parent, slug FROM entry ORDER BY id", &s, err);
    *count = 0;
    while (ok && (ok = db_step(s, &row, err)) && row) {
        if (*count == capacity) {
            capacity = capacity ? capacity * 2 : 256;
            list = mem_resize_array(list, capacity, sizeof *list);
        }
        list[*count].id = db_int(s, 0);
        list[*count].parent = db_is_null(s, 1) ? 0 : db_int(s, 1);
        (*count)++;
        ok = places_route(db_text(s, 2, mem), err);
    }
    *out = list;
    return ok;
}

/* Everybody's way up ends, and soon. */
static bool places_tree(struct pack *p, struct arena *mem, struct err *err)
{
    struct place *list = NULL;
    size_t count, i;
    bool ok = places_read(p, mem, &list, &count, err);
    for (i = 0; ok && i < count; i++) {
        const struct place *at = &list[i];
        int depth = 0;
        while (at && at->parent && depth <= PLACES_DEPTH_MAX) {
            struct place key = {.id = at->parent};
            at = bsearch(&key, list, count, sizeof *list, places_order);
            depth++;
        }
        if (depth > PLACES_DEPTH_MAX) {
            ok = rule_broken(err, RULE_PARENT, ERR_INVALID, "entry %lld has no end of ancestors",
                             (long long)list[i].id);
        }
    }
    mem_free(list);
    return ok;
}

static bool places_home(struct pack *p, struct arena *mem, struct err *err)
{
    size_t i, count;
    for (i = 0; i < p->info.language_count; i++) {
        struct pack_scene *scenes;
        struct pack_home home;
        if (!pack_home(p, p->info.languages[i].tag, mem, &home, err) ||
            !pack_scenes(p, p->info.languages[i].tag, mem, &scenes, &count, err)) {
            return rule_mark(err, RULE_HOME);
        }
    }
    return true;
}

static bool places_dates(struct pack *p, struct arena *mem, struct err *err)
{
    struct db_statement *s;
    struct date date;
    bool has, row,
        ok = db_prepare(p->db,
                        "SELECT d.year, d.month, d.day, d.precision, d.about, d.end_year,"
                        " d.end_month, d.end_day, d.end_precision, d.end_about, e.slug"
                        " FROM dates d JOIN entry e ON e.id = d.entry",
                        &s, err);
    while (ok && (ok = db_step(s, &row, err)) && row) {
        ok = pack_date_column(s, 0, &date, &has, err) && pack_date_column(s, 5, &date, &has, err);
        if (!ok) {
            rule_mark(err, RULE_DATE);
            rule_wrap(err, "'%.80s'", db_text(s, 10, mem));
        }
    }
    return ok;
}

/* Opens one route as what it is: a page by itself, a section that is read as a whole, or a thing.
 */
static bool places_open(struct pack *p, const char *route, struct arena *mem, struct err *err)
{
    const char *lang = p->info.default_lang, *kind;
    struct pack_reading reading;
    struct pack_item item;
    struct pack_entry e;
    struct err none; /* of those that have no place of their own */
    bool found = false;
    if (!pack_entry_by_slug(p, route, mem, &e, &found, err)) {
        return false;
    }
    if (!found) { /* the index of slugs is another table's */
        return rule_broken(err, RULE_READING, ERR_INVALID, "no entry is called so");
    }
    if (strcmp(e.kind, "section") == 0) {
        kind = pack_section_kind(p, route);
        return !kind || (strcmp(kind, "book") != 0 && strcmp(kind, "articles") != 0) ||
               pack_reading(p, route, lang, mem, &reading, err);
    }
    if (!pack_item(p, route, lang, mem, &item, &none) && none.code != ERR_NOT_FOUND) {
        *err = none;
        return false;
    }
    return true;
}

static bool places_all_open(struct pack *p, struct arena *mem, struct err *err)
{
    const char **routes;
    size_t count, i;
    bool ok = pack_routes(p, mem, &routes, &count, err);
    for (i = 0; ok && i < count; i++) {
        struct arena_mark mark = arena_mark(mem);
        ok = places_open(p, routes[i], mem, err);
        arena_rewind(mem, mark);
        if (!ok) {
            rule_mark(err, RULE_READING);
            rule_wrap(err, "'%.80s'", routes[i]);
        }
    }
    return ok;
}

bool verify_places(struct pack *p, struct err *err)
{
    struct arena mem = {0};
    bool ok = places_tree(p, &mem, err) && places_dates(p, &mem, err) &&
              places_home(p, &mem, err) && places_all_open(p, &mem, err);
    arena_finish(&mem);
    return ok;
}
