/* The events of a section: dates of all at once, in the language shown, and the ones that pass the
 * filter as the arrays that the axis, the list and the ridge count in. */
#include "timeline.h"

#include "ui/date.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define FEW 6 /* events: all of them may have large cards */

bool timeline_load(struct timeline *s, struct kiosk *k, struct err *err)
{
    const char *lang = k->session->now.lang;
    struct arena fresh = {0};
    struct pack_timeline t;
    if (s->loaded && strcmp(s->lang, lang) == 0) {
        return true;
    }
    if (!pack_timeline(k->pack, s->section, lang, &fresh, &t, err)) {
        arena_finish(&fresh);
        return false;
    }
    arena_finish(&s->memory);
    s->memory = fresh;
    s->t = t;
    memcpy(s->lang, lang, sizeof s->lang);
    words_forget(&s->words);
    if (!s->loaded) {
        s->group = -1;
        s->selected = t.count;
    }
    s->loaded = true;
    if (!s->grouped) {
        timeline_choose(s, s->group);
    }
    return true;
}

double timeline_year(const struct timeline *s, size_t event)
{
    return date_begin(&s->t.events[event].start);
}

static struct layout_item model_item(const struct timeline *s, size_t event)
{
    const struct pack_event *e = &s->t.events[event];
    struct layout_item item = {.at = date_begin(&e->start), .importance = e->importance};
    item.importance = item.importance < 1 ? 1 : item.importance > 5 ? 5 : item.importance;
    item.tall = s->t.count <= FEW || (e->has_picture && item.importance <= 2);
    return item;
}

static double model_last(const struct timeline *s, size_t event)
{
    const struct pack_event *e = &s->t.events[event];
    double begin = date_begin(&e->start);
    return e->has_end ? fmax(begin, date_begin(&e->end)) : begin;
}

static void model_parts(const struct timeline *s, struct chosen *c)
{
    size_t i, capacity = 0;
    c->parts = NULL;
    c->part_count = 0;
    for (i = 0; i < c->count; i++) {
        int era = timeline_era(s, c->items[i].at);
        if (c->part_count == 0 || era != c->parts[c->part_count - 1].era) {
            c->parts = arena_grow(&c->memory, c->parts, c->part_count, &capacity, sizeof *c->parts);
            c->parts[c->part_count++] = (struct part){.era = era, .first = i};
        }
        c->parts[c->part_count - 1].count++;
    }
}

void timeline_choose(struct timeline *s, int group)
{
    struct chosen *c = &s->chosen;
    double last = 0;
    struct axis whole = {.width = 1};
    size_t i;
    arena_reset(&c->memory);
    c->events = arena_alloc_array(&c->memory, s->t.count + 1, sizeof *c->events);
    c->items = arena_alloc_array(&c->memory, s->t.count + 1, sizeof *c->items);
    c->count = 0;
    c->nearest = 0;
    for (i = 0; i < s->t.count; i++) {
        if (group >= 0 && s->t.events[i].group != group) {
            continue;
        }
        c->events[c->count] = i;
        c->items[c->count] = model_item(s, i);
        if (c->count > 0) {
            double apart = c->items[c->count].at - c->items[c->count - 1].at;
            c->nearest = apart > 0 && (c->nearest <= 0 || apart < c->nearest) ? apart : c->nearest;
        }
        last = c->count ? fmax(last, model_last(s, i)) : model_last(s, i);
        c->count++;
    }
    s->group = group;
    s->grouped = true;
    s->rules.scale = 0;
    s->limits =
        axis_limits(c->count ? c->items[0].at : 2000, c->count ? last : 2000, c->nearest, VIEW_PAD);
    axis_all(&whole, &s->limits);
    ridge_make(&c->ridge, c->items, c->count, whole.from, whole.from + whole.span, &c->memory);
    model_parts(s, c);
    if (c->count && s->selected < s->t.count) { /* the selected one passes the filter, too */
        s->selected = c->events[timeline_place(s, s->selected)];
    }
}

size_t timeline_place(const struct timeline *s, size_t event)
{
    const struct chosen *c = &s->chosen;
    size_t low = 0, high = c->count;
    if (c->count == 0) {
        return 0;
    }
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c->events[middle] < event) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == c->count) {
        return c->count - 1;
    }
    if (c->events[low] != event && low > 0 && event < s->t.count) {
        double year = timeline_year(s, event);
        low -= year - c->items[low - 1].at < c->items[low].at - year;
    }
    return low;
}

int timeline_rank(const struct timeline *s, size_t place)
{
    const struct chosen *c = &s->chosen;
    return c->items[place].importance * 2 + !s->t.events[c->events[place]].has_picture;
}

size_t timeline_from(const struct timeline *s, double year)
{
    size_t low = 0, high = s->chosen.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (s->chosen.items[middle].at < year) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* The most important one, with a picture if there is one: a visitor meets it first. Of several the
 * one nearest to a third of the view, where a picture has its subject. */
size_t timeline_first(const struct timeline *s, double from, double to)
{
    const struct chosen *c = &s->chosen;
    size_t best = s->t.count, i;
    double least = INFINITY;
    for (i = 0; i < c->count; i++) {
        double away = fabs((c->items[i].at - from) / fmax(to - from, 1e-9) - 0.33);
        double rank = timeline_rank(s, i) * 10 + (away > 0.67 ? 1000 : away);
        if (rank < least) {
            least = rank;
            best = c->events[i];
        }
    }
    return best;
}

int timeline_era(const struct timeline *s, double year)
{
    size_t i;
    for (i = s->t.era_count; i-- > 0;) { /* the later one where two overlap */
        if (year >= date_begin(&s->t.eras[i].start) && year < date_end(&s->t.eras[i].end)) {
            return (int)i;
        }
    }
    return -1;
}

struct ui_date timeline_date(const struct timeline *s, struct ui *ui, size_t event)
{
    const struct pack_event *e = &s->t.events[event];
    return ui_date_lasting(ui_memory(ui), ui_lang(ui), &e->start, e->has_end ? &e->end : NULL);
}

/* On cards and rows there is no room for "1 May—10 March 1986": what took years tells its years. */
struct ui_date timeline_date_brief(const struct timeline *s, struct ui *ui, size_t event)
{
    struct pack_event e = s->t.events[event];
    if (e.has_end && e.end.year != e.start.year) {
        e.start.month = e.start.day = e.end.month = e.end.day = 0;
        e.start.precision = e.start.precision < DATE_YEAR ? DATE_YEAR : e.start.precision;
        e.end.precision = e.end.precision < DATE_YEAR ? DATE_YEAR : e.end.precision;
    }
    return ui_date_lasting(ui_memory(ui), ui_lang(ui), &e.start, e.has_end ? &e.end : NULL);
}

const char *timeline_when(const struct timeline *s, struct ui *ui, size_t event)
{
    const struct date *d = &s->t.events[event].start;
    if (d->precision >= DATE_DECADE) {
        return ui_date_line(ui_memory(ui), ui_lang(ui), d);
    }
    return ui_date(ui_memory(ui), ui_lang(ui), d).main;
}

const char *timeline_count(struct ui *ui, size_t count)
{
    if (count == 1) {
        return ui_word(ui, "timeline.one");
    }
    return ui_word_with(ui, "timeline.many", arena_format(ui_memory(ui), "%zu", count));
}

/* "1953—1960": short, because a cluster's card is narrow; what is no plain year ends its line. */
const char *timeline_years(struct ui *ui, const struct date *first, const struct date *last)
{
    struct arena *mem = ui_memory(ui);
    enum text_lang lang = ui_lang(ui);
    const char *dash = lang == TEXT_ZH ? "—" : "–";
    struct date a = *first, b = *last;
    bool plain = a.year > 0 && b.year > 0 && a.precision <= DATE_YEAR && b.precision <= DATE_YEAR;
    a.about = b.about = false;
    if (plain && b.year > a.year) {
        return arena_format(mem, "%s%s%s", ui_date_year(mem, lang, a.year), dash,
                            ui_date_year(mem, lang, b.year));
    }
    if (plain) {
        return ui_date_span(mem, lang, &a, &b);
    }
    return arena_format(mem, "%s%s\n%s", ui_date_span(mem, lang, &a, &a), dash,
                        ui_date_span(mem, lang, &b, &b));
}

const char *timeline_summary(const struct timeline *s, struct ui *ui)
{
    const struct chosen *c = &s->chosen;
    const struct pack_event *first, *last;
    if (c->count == 0) {
        return timeline_count(ui, 0);
    }
    first = &s->t.events[c->events[0]];
    last = &s->t.events[c->events[c->count - 1]];
    return arena_format(ui_memory(ui), "%s%s%s",
                        ui_date_span(ui_memory(ui), ui_lang(ui), &first->start, &last->start),
                        ui_lang(ui) == TEXT_ZH ? "，" : ", ", timeline_count(ui, c->count));
}

static uint64_t memory_id(const char *section)
{
    return ui_id(section) ^ ui_id("timeline.shown");
}

void timeline_remember(struct ui *ui, const char *section, int64_t id)
{
    *ui_keep(ui, memory_id(section)) = id;
}

int64_t timeline_recall(const struct timeline *s, struct ui *ui)
{
    return *ui_keep(ui, memory_id(s->section));
}

size_t timeline_find_id(const struct timeline *s, int64_t id)
{
    size_t i;
    for (i = 0; i < s->t.count && s->t.events[i].id != id; i++) {
    }
    return i;
}
