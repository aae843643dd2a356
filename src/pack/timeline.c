/* Timelines. One query brings the dates of all events, in the order the packer gave them, which is
 * already that of time; that it really is costs one pass to see, and only an altered pack pays for
 * sorting. Words come event by event, for those in sight. */
#include "pack/timeline.h"

#include "pack/internal.h"

#include <stdlib.h>
#include <string.h>

#define TIMELINE_EVENTS_MAX 20000
#define TIMELINE_GROUPS_MAX 64
#define TIMELINE_ERAS_MAX 200

/* Eras and groups have a title and nothing else. */
static bool timeline_title(struct pack *p, int64_t entry, const char *lang, struct arena *mem,
                           const char **out, struct err *err)
{
    struct texts t;
    texts_begin(&t, p, entry, lang, "title", mem);
    *out = texts_own(&t, "title");
    return texts_ok(&t, err);
}

static int timeline_era_order(const void *a, const void *b)
{
    return date_compare(&((const struct pack_era *)a)->start, &((const struct pack_era *)b)->start);
}

static bool timeline_eras(struct pack *p, int64_t section, const char *lang, struct arena *mem,
                          struct pack_timeline *out, struct err *err)
{
    struct pack_entry *entries;
    size_t i;
    if (!pack_children(p, section, "era", PACK_ALL, mem, &entries, &out->era_count, err)) {
        return false;
    }
    if (out->era_count > TIMELINE_ERAS_MAX) {
        return err_set(err, ERR_INVALID, "a timeline with %zu eras", out->era_count);
    }
    out->eras = arena_alloc_array(mem, out->era_count + 1, sizeof *out->eras);
    for (i = 0; i < out->era_count; i++) {
        struct pack_era *era = &out->eras[i];
        struct pack_dates d;
        if (!pack_dates(p, entries[i].id, &d, err) ||
            !timeline_title(p, entries[i].id, lang, mem, &era->title, err)) {
            return false;
        }
        if (!d.has_start || !d.has_end || date_begin(&d.start) > date_end(&d.end)) {
            return err_set(err, ERR_INVALID, "an era without a start and an end");
        }
        era->start = d.start;
        era->end = d.end;
    }
    qsort(out->eras, out->era_count, sizeof *out->eras, timeline_era_order);
    return true;
}

static bool timeline_groups(struct pack *p, int64_t section, const char *lang, struct arena *mem,
                            struct pack_timeline *out, struct pack_entry **entries, struct err *err)
{
    size_t i;
    if (!pack_children(p, section, "group", PACK_ALL, mem, entries, &out->group_count, err)) {
        return false;
    }
    if (out->group_count > TIMELINE_GROUPS_MAX) {
        return err_set(err, ERR_INVALID, "a timeline with %zu groups", out->group_count);
    }
    out->groups = arena_alloc_array(mem, out->group_count + 1, sizeof *out->groups);
    for (i = 0; i < out->group_count; i++) {
        if (!timeline_title(p, (*entries)[i].id, lang, mem, &out->groups[i], err)) {
            return false;
        }
    }
    return true;
}

static bool timeline_event(struct db_statement *s, const struct pack_entry *groups,
                           size_t group_count, struct pack_event *e, struct err *err)
{
    int64_t importance = db_int(s, 1), group = db_int(s, 2);
    bool has_start;
    size_t i;
    e->id = db_int(s, 0);
    e->importance = importance < 1 ? 1 : importance > 5 ? 5 : (int)importance;
    e->has_picture = db_int(s, 3) != 0;
    e->group = -1;
    for (i = 0; i < group_count; i++) {
        if (groups[i].id == group) {
            e->group = (int)i;
        }
    }
    if (!pack_date_column(s, 4, &e->start, &has_start, err) ||
        !pack_date_column(s, 9, &e->end, &e->has_end, err)) {
        return false;
    }
    return (has_start && (!e->has_end || date_begin(&e->start) <= date_end(&e->end))) ||
           err_set(err, ERR_INVALID, "event %lld has no time", (long long)e->id);
}

static bool timeline_events(struct pack *p, int64_t section, const struct pack_entry *groups,
                            struct arena *mem, struct pack_timeline *out, struct err *err)
{
    static const char query[] =
        "SELECT v.entry, v.importance, v.grp, v.picture, d.year, d.month, d.day, d.precision,"
        " d.about, d.end_year, d.end_month, d.end_day, d.end_precision, d.end_about"
        " FROM event v LEFT JOIN dates d ON d.entry = v.entry WHERE v.section = ?1"
        " ORDER BY v.entry";
    struct db_statement *s;
    size_t capacity = 0;
    bool row;
    if (!db_prepare(p->db, query, &s, err)) {
        return false;
    }
    db_bind_int(s, 1, section);
    for (;;) {
        if (!db_step(s, &row, err)) {
            return false;
        }
        if (!row) {
            return true;
        }
        if (out->count == TIMELINE_EVENTS_MAX) {
            return err_set(err, ERR_INVALID, "more than %d events", TIMELINE_EVENTS_MAX);
        }
        out->events =
            arena_grow(mem, out->events, out->count, &capacity, sizeof(struct pack_event));
        if (!timeline_event(s, groups, out->group_count, &out->events[out->count++], err)) {
            return false;
        }
    }
}

static int timeline_order(const void *a, const void *b)
{
    const struct pack_event *x = a, *y = b;
    int dates = date_compare(&x->start, &y->start);
    return dates ? dates : (x->id > y->id) - (x->id < y->id);
}

static void timeline_sort(struct pack_timeline *t)
{
    size_t i;
    for (i = 1; i < t->count; i++) {
        if (timeline_order(&t->events[i - 1], &t->events[i]) > 0) {
            qsort(t->events, t->count, sizeof *t->events, timeline_order);
            return;
        }
    }
}

bool pack_timeline(struct pack *p, const char *section, const char *lang, struct arena *mem,
                   struct pack_timeline *out, struct err *err)
{
    struct pack_entry e, *groups;
    memset(out, 0, sizeof *out);
    if (!pack_section(p, section, "timeline", mem, &e, err) ||
        !pack_card(p, &e, lang, mem, &out->section, err) ||
        !timeline_eras(p, e.id, lang, mem, out, err) ||
        !timeline_groups(p, e.id, lang, mem, out, &groups, err) ||
        !timeline_events(p, e.id, groups, mem, out, err)) {
        return false;
    }
    timeline_sort(out);
    return true;
}

bool pack_event_card(struct pack *p, int64_t id, const char *lang, struct arena *mem,
                     struct pack_event_card *out, struct err *err)
{
    struct pack_entry e;
    struct pack_picture picture;
    struct texts t;
    memset(out, 0, sizeof *out);
    out->art_alt = "";
    if (!pack_entry_by_id(p, id, mem, &e, err)) {
        return false;
    }
    if (strcmp(e.kind, "event") != 0) {
        return err_set(err, ERR_NOT_FOUND, "'%.100s' is not an event", e.slug);
    }
    if (!pack_card(p, &e, lang, mem, &out->card, err)) {
        return false;
    }
    texts_begin(&t, p, id, lang, "title", mem);
    out->display_date = texts_own(&t, "display_date");
    out->art_alt = texts_own(&t, "art_alt");
    if (!texts_ok(&t, err)) {
        return false;
    }
    if (out->card.art[0]) {
        if (!pack_picture(p, out->card.art, lang, mem, &picture, err)) {
            return false;
        }
        out->focus_x = picture.focus_x;
        out->focus_y = picture.focus_y;
        out->art_alt = out->art_alt[0] ? out->art_alt : picture.alt;
    }
    return true;
}

size_t pack_timeline_find(struct pack *p, const struct pack_timeline *t, const char *route)
{
    struct arena mem = {0};
    struct pack_entry e;
    struct err err;
    bool found = false;
    size_t i = t->count;
    if (pack_entry_by_slug(p, route, &mem, &e, &found, &err) && found) {
        for (i = 0; i < t->count && t->events[i].id != e.id; i++) {
        }
    }
    arena_finish(&mem);
    return i;
}
