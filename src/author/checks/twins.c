/* Entries that say the same twice, or say two things of one. Names go into tables of hashes, so
 * that ten thousand entries are not compared with each other. */
#include "author/checks/checks.h"

#include "base/date.h"
#include "base/utf8.h"

#include <string.h>

#define TWINS_HEADS 8 /* events of one day that are compared */

/* Without places to break, blanks and marks, and small: two headlines that differ only in these
 * are one. */
static const char *twins_bare(struct arena *mem, const char *text)
{
    const char *p = text, *end = text + strlen(text);
    struct buf out = {0};
    const char *copy;
    while (p < end) {
        uint32_t cp = utf8_next(&p, end);
        if (cp > 0x7F ? cp != 0x200B && !utf8_is_cjk_punctuation(cp)
                      : check_latin(cp) || check_digit(cp)) {
            buf_add_utf8(&out, cp >= 'A' && cp <= 'Z' ? cp + 32 : cp);
        }
    }
    copy = arena_copy_text(mem, buf_text(&out));
    buf_finish(&out);
    return copy;
}

/* --- titles ----------------------------------------------------------------------------------- */

/* A person may have a row for each post, terms and questions have checks of their own, the name of
 * a group is what makes it one. */
static bool twins_named(const struct model_entry *e)
{
    return e->section && e->kind != MODEL_PERSON && e->kind != MODEL_TERM &&
           e->kind != MODEL_GROUP && e->kind != MODEL_QUESTION && e->kind != MODEL_BAND;
}

/* What must differ: in a chart every department may have its own office. */
static const char *twins_key(struct model *m, const struct model_entry *e, size_t lang,
                             const char *title)
{
    const struct model_entry *parent = e->kind == MODEL_UNIT ? e->item->parent_entry : NULL;
    return arena_format(&m->mem, "%s\n%d\n%s\n%zu\n%s", e->section->slug, (int)e->kind,
                        parent ? parent->slug : "", lang, twins_bare(&m->mem, title));
}

static void twins_titles(struct model *m)
{
    struct nameset seen = {0};
    size_t i, lang, at;
    for (i = 0; i < m->entry_count; i++) {
        const struct model_entry *e = m->entries[i];
        for (lang = 0; twins_named(e) && lang < m->language_count; lang++) {
            const struct model_field *title = model_field(&e->words[lang], "title");
            const char *key = title ? twins_key(m, e, lang, title->value.text) : NULL;
            if (!key) {
                continue;
            }
            if (nameset_find(&seen, key, &at)) {
                const struct model_field *other =
                    model_field(&m->entries[at]->words[lang], "title");
                diag_add(m->d, DIAG_WARNING, title->value.place,
                         "'%s' is the title in %s line %d too; give one of the two another, or"
                         " remove it",
                         model_show(&m->mem, title->value.text), other->value.place.file,
                         other->value.place.line);
                break; /* the other languages follow from it */
            }
            nameset_add(&seen, &m->mem, key, i);
        }
    }
}

/* --- events of one day ------------------------------------------------------------------------ */

/* Whether one begins or ends as the other does, or they differ in one character of ten. */
static bool twins_alike(const char *a, const char *b)
{
    size_t la = strlen(a), lb = strlen(b), head = 0, tail = 0;
    size_t shorter = la < lb ? la : lb, longer = la < lb ? lb : la;
    while (head < shorter && a[head] == b[head]) {
        head++;
    }
    while (tail < shorter - head && a[la - 1 - tail] == b[lb - 1 - tail]) {
        tail++;
    }
    return shorter > 6 && (head + tail) * 10 >= longer * 9;
}

struct twins_day { /* the latest events of a date */
    const struct model_entry *events[TWINS_HEADS];
    const char *bare[TWINS_HEADS];
    size_t count;
};

static void twins_event(struct model *m, struct twins_day *day, const struct model_entry *e)
{
    const struct model_field *title = model_field(&e->words[m->default_lang], "title");
    const char *bare = title ? twins_bare(&m->mem, title->value.text) : "";
    size_t i;
    for (i = 0; title && i < day->count && i < TWINS_HEADS; i++) {
        if (strcmp(day->bare[i], bare) != 0 && twins_alike(day->bare[i], bare)) {
            diag_add(m->d, DIAG_WARNING, title->value.place,
                     "'%s' has the date and nearly the headline of line %d; make one event of the"
                     " two",
                     model_show(&m->mem, title->value.text), day->events[i]->place.line);
            return;
        }
    }
    day->events[day->count % TWINS_HEADS] = e;
    day->bare[day->count % TWINS_HEADS] = bare;
    day->count++;
}

static void twins_events(struct model *m)
{
    struct nameset dates = {0};
    struct twins_day **days = arena_alloc_array(&m->mem, m->entry_count + 1, sizeof *days);
    size_t count = 0, i, at;
    for (i = 0; i < m->entry_count; i++) {
        const struct model_entry *e = m->entries[i];
        const struct date *d = e->item ? &e->item->start : NULL;
        const char *key;
        if (e->kind != MODEL_EVENT || !e->item->has_start) {
            continue;
        }
        key = arena_format(&m->mem, "%s %lld-%d-%d", e->section->slug, (long long)d->year, d->month,
                           d->day);
        if (!nameset_find(&dates, key, &at)) {
            at = count++;
            days[at] = arena_alloc(&m->mem, sizeof **days);
            nameset_add(&dates, &m->mem, key, at);
        }
        twins_event(m, days[at], e);
    }
}

/* --- people ----------------------------------------------------------------------------------- */

static void twins_life(struct model *m, const struct model_entry *a, const struct model_entry *b,
                       const char *name)
{
    const struct model_value *x = &a->item->born, *y = &b->item->born;
    if (x->text && y->text && strncmp(x->text, y->text, 4) != 0) {
        diag_add(m->d, DIAG_WARNING, y->place,
                 "'%s' is born in %.4s here and in %.4s in %s line %d; look it up, or write that"
                 " they are two",
                 model_show(&m->mem, name), y->text, x->text, x->place.file, x->place.line);
        return;
    }
    x = &a->item->died;
    y = &b->item->died;
    if (x->text && y->text && strncmp(x->text, y->text, 4) != 0) {
        diag_add(m->d, DIAG_WARNING, y->place,
                 "'%s' died in %.4s here and in %.4s in %s line %d; look it up, or write that they"
                 " are two",
                 model_show(&m->mem, name), y->text, x->text, x->place.file, x->place.line);
    }
}

static void twins_people(struct model *m)
{
    struct nameset people = {0};
    size_t i, at;
    for (i = 0; i < m->entry_count; i++) {
        const struct model_entry *e = m->entries[i];
        const char *name = model_text(&e->words[m->default_lang], "title");
        if (e->kind != MODEL_PERSON || !name || (!e->item->born.text && !e->item->died.text)) {
            continue;
        }
        if (nameset_find(&people, name, &at)) {
            twins_life(m, m->entries[at], e, name);
        } else {
            nameset_add(&people, &m->mem, name, i);
        }
    }
}

void twins_check(struct model *m)
{
    twins_titles(m);
    twins_events(m);
    twins_people(m);
}
