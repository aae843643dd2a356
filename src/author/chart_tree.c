/* From rows that name their parents to a tree.
 *
 * Everything is looked at that could keep the rows from being one, each for itself: a parent that
 * is not there, circles (every member by name, since the mistake may be in any of them), more than
 * one top, too many levels, second parents that say nothing new. Siblings stand by `order`, then by
 * name. */
#include "author/chart.h"

#include "author/guess.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

static size_t chart_names(const struct model *m, const void *section, const char **out)
{
    size_t count = 0, i;
    for (i = 0; i < m->entry_count; i++) {
        if (m->entries[i]->kind == MODEL_UNIT && m->entries[i]->section == section) {
            out[count++] = m->entries[i]->name;
        }
    }
    return count;
}

struct model_entry *chart_find_unit(struct model *m, const struct model_entry *section,
                                    struct model_value id)
{
    struct model_entry *e = model_find(m, arena_format(&m->mem, "%s/%s", section->slug, id.text));
    const char *near;
    if (e && e->kind == MODEL_UNIT) {
        return e;
    }
    near = guess_name(m, arena_format(&m->mem, "unit of %s", section->slug), id.text, chart_names,
                      section, m->entry_count);
    if (near) {
        diag_add(m->d, DIAG_ERROR, id.place, "there is no unit '%s'; did you mean '%s'?",
                 model_show(&m->mem, id.text), near);
    } else {
        diag_add(m->d, DIAG_ERROR, id.place, "there is no unit '%s'; write its row",
                 model_show(&m->mem, id.text));
    }
    return NULL;
}

struct chart {
    struct model *m;
    struct model_entry *section;
    struct model_entry **units; /* by `order`, then name */
    size_t count;
};

static struct model_entry *chart_parent(const struct model_entry *e)
{
    return e->item->parent_entry;
}

static int chart_siblings(const void *a, const void *b)
{
    const struct model_entry *x = *(struct model_entry *const *)a;
    const struct model_entry *y = *(struct model_entry *const *)b;
    if (x->order != y->order) {
        return x->order < y->order ? -1 : 1;
    }
    if (x->item->sort_name && y->item->sort_name) {
        int names = strcmp(x->item->sort_name, y->item->sort_name);
        if (names) {
            return names;
        }
    }
    return strcmp(x->slug, y->slug);
}

static void chart_collect(struct chart *c)
{
    struct model *m = c->m;
    size_t i;
    c->units = arena_alloc_array(&m->mem, m->entry_count + 1, sizeof(struct model_entry *));
    for (i = 0; i < m->entry_count; i++) {
        struct model_entry *e = m->entries[i];
        if (e->kind == MODEL_UNIT && e->section == c->section) {
            e->item->sort_name = model_text(&e->words[m->default_lang], "title");
            c->units[c->count++] = e;
        }
    }
    if (c->count > 0) {
        qsort(c->units, c->count, sizeof *c->units, chart_siblings);
    }
}

/* --- parents ---------------------------------------------------------------------------------- */

static void chart_parents(struct chart *c)
{
    struct model *m = c->m;
    size_t i;
    for (i = 0; i < c->count; i++) {
        struct model_entry *e = c->units[i];
        bool root = strcmp(e->item->unit_kind, "root") == 0;
        if (!e->item->parent.text) {
            if (!root) {
                diag_add(m->d, DIAG_ERROR, e->item->parent.place,
                         "'%s' stands under nothing; write its parent_id, or kind root", e->name);
            }
            continue;
        }
        if (root) {
            diag_add(m->d, DIAG_ERROR, e->item->parent.place,
                     "'%s' is a root and has a parent_id; remove one of the two", e->name);
        }
        e->item->parent_entry = chart_find_unit(m, c->section, e->item->parent);
    }
}

/* Whether `above` is `e` or stands above it. Ends also while there are circles. */
static bool chart_above(const struct chart *c, const struct model_entry *e,
                        const struct model_entry *above)
{
    size_t steps;
    for (steps = 0; e && steps <= c->count; steps++, e = chart_parent(e)) {
        if (e == above) {
            return true;
        }
    }
    return false;
}

static void chart_say_circle(struct chart *c, struct model_entry *e)
{
    struct buf members = {0};
    struct model_entry *at = e;
    do {
        buf_format(&members, "%s < ", at->name);
        at = chart_parent(at);
    } while (at != e);
    buf_add_text(&members, e->name);
    diag_add(c->m->d, DIAG_ERROR, e->item->parent.place,
             "units under each other in a circle: %s; change one parent_id", buf_text(&members));
    buf_finish(&members);
}

/* Each circle is told of once, at the member whose row comes first, and cut open there. */
static void chart_circles(struct chart *c)
{
    size_t i;
    for (i = 0; i < c->count; i++) {
        struct model_entry *e = c->units[i], *at, *first = e;
        if (!chart_parent(e) || !chart_above(c, chart_parent(e), e)) {
            continue;
        }
        for (at = chart_parent(e); at != e; at = chart_parent(at)) {
            first = at->place.line < first->place.line ? at : first;
        }
        chart_say_circle(c, first);
        first->item->parent_entry = NULL;
    }
}

static void chart_roots(struct chart *c)
{
    const struct model_entry *first = NULL;
    size_t i;
    for (i = 0; i < c->count; i++) {
        const struct model_entry *e = c->units[i];
        if (strcmp(e->item->unit_kind, "root") != 0 || e->item->parent.text) {
            continue;
        }
        if (first && !c->section->many_roots) {
            diag_add(c->m->d, DIAG_ERROR, e->place,
                     "'%s' is a second root beside '%s'; give it a parent_id, or write roots ="
                     " many in [section %s]",
                     e->name, first->name, c->section->slug);
        }
        first = first ? first : e;
    }
}

static void chart_depths(struct chart *c)
{
    size_t i;
    for (i = 0; i < c->count; i++) {
        const struct model_entry *e = c->units[i], *at = e;
        int depth = 0;
        while (at && depth <= CHART_DEPTH_MAX) {
            at = chart_parent(at);
            depth++;
        }
        if (depth > CHART_DEPTH_MAX) {
            diag_add(c->m->d, DIAG_ERROR, e->place,
                     "'%s' stands on level %d; a chart has at most %d, put it higher", e->name,
                     depth, CHART_DEPTH_MAX);
        }
    }
}

/* --- second parents --------------------------------------------------------------------------- */

static const char *chart_also_flaw(const struct chart *c, const struct model_entry *e,
                                   const struct model_entry *also)
{
    const struct model_item *item = e->item;
    size_t i;
    if (also == e) {
        return DIAG_TEXT("'%s' cannot stand under itself; remove it");
    }
    if (also == item->parent_entry) {
        return DIAG_TEXT("'%s' is the parent_id already; remove it here");
    }
    if (chart_above(c, also, e)) {
        return DIAG_TEXT("'%s' stands below this unit; turn the two around");
    }
    for (i = 0; i < item->also_count; i++) {
        if (item->also_entries[i] == also) {
            return DIAG_TEXT("'%s' stands here twice; remove one");
        }
    }
    return item->also_count == MODEL_ALSO_MAX
               ? DIAG_TEXT("'%s' is one second parent too many; keep four")
               : NULL;
}

static void chart_also(struct chart *c, struct model_entry *e)
{
    struct model_item *item = e->item;
    struct model_value parts[16];
    size_t count = item->also.text ? model_split(&c->m->mem, item->also, ";", parts, 16) : 0, i;
    for (i = 0; i < count && i < 16; i++) {
        struct model_entry *also;
        const char *flaw;
        if (!parts[i].text[0]) {
            continue; /* a semicolon at the end */
        }
        also = chart_find_unit(c->m, c->section, parts[i]);
        if (!also) {
            continue;
        }
        flaw = chart_also_flaw(c, e, also);
        if (flaw) {
            diag_add(c->m->d, DIAG_ERROR, parts[i].place, flaw, also->name);
        } else {
            item->also_entries[item->also_count++] = also;
        }
    }
}

/* --- order ------------------------------------------------------------------------------------ */

/* Depth first through lists of children: `units` is sorted, so linking it from behind leaves every
 * list in order. */
static void chart_number(struct chart *c)
{
    struct model_entry *top = NULL, *at;
    size_t i;
    int order = 0;
    for (i = c->count; i-- > 0;) {
        struct model_entry *e = c->units[i], *parent = chart_parent(e);
        struct model_entry **list = parent ? &parent->item->first_child : &top;
        e->item->next_sibling = *list;
        *list = e;
    }
    for (at = top; at;) {
        at->order = ++order;
        if (at->item->first_child) {
            at = at->item->first_child;
            continue;
        }
        while (at && !at->item->next_sibling) {
            at = chart_parent(at);
        }
        at = at ? at->item->next_sibling : NULL;
    }
}

void chart_order_units(struct model *m, struct model_entry *section)
{
    struct chart c = {.m = m, .section = section};
    size_t i;
    chart_collect(&c);
    chart_parents(&c);
    chart_circles(&c);
    chart_roots(&c);
    chart_depths(&c);
    for (i = 0; i < c.count; i++) {
        chart_also(&c, c.units[i]);
    }
    chart_number(&c);
}
