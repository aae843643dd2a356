/* Whether a visitor can come to every place, from home by touch alone. Search finds everything, but
 * who does not know that a page is there does not search for it.
 *
 * Ways are what the screens offer: the home menu and the featured card; from a section to all that
 * it shows, from a shelf to its sections; from the pages of a book, the units of a chart and their
 * like to the whole they are shown in; relations, which are shown at both ends (pack/item.c); links
 * in texts. Links stand in one language's text, so the walk is made for each language, with the
 * text its readers are shown.
 */
#include "author/checks/checks.h"

#include <string.h>

#define REACH_SUGGESTED 8 /* behind a page: pack/reading.c */

struct reach_way {
    uint32_t from, to; /* places in model.entries */
    unsigned langs;    /* a bit for each language that has it */
};

struct reach {
    struct model *m;
    struct reach_way *ways;
    size_t way_count, way_capacity;
    uint32_t *out, *in;             /* ways by where they begin, and by where they end */
    uint32_t *out_first, *in_first; /* of each entry: its place in these; one more at the end */
    size_t lang;
    struct model_entry **queue; /* each entry once at most */
    size_t count;
    unsigned all; /* languages */
};

/* --- ways ------------------------------------------------------------------------------------- */

static void reach_way(struct reach *r, const struct model_entry *e, const char *route,
                      unsigned langs)
{
    const struct model_entry *to = route ? model_find(r->m, route) : NULL;
    struct reach_way *w;
    if (!to || to == e) {
        return;
    }
    r->ways = arena_grow(&r->m->mem, r->ways, r->way_count, &r->way_capacity, sizeof *r->ways);
    w = &r->ways[r->way_count++];
    w->from = (uint32_t)e->id;
    w->to = (uint32_t)to->id;
    w->langs = langs;
}

static void reach_list(struct reach *r, const struct model_entry *e, struct model_value list)
{
    struct model_value parts[64];
    size_t count = list.text ? model_split(&r->m->mem, list, ";", parts, 64) : 0, i;
    for (i = 0; i < count && i < 64; i++) {
        reach_way(r, e, parts[i].text, r->all);
    }
}

/* What an entry says in a language, or in the one shown in its place. A row of a table lists what
 * its text names, whatever the language; a page does not. */
static void reach_words(struct reach *r, const struct model_entry *e, size_t lang)
{
    size_t i;
    int which;
    for (which = 0; which < MODEL_TEXTS; which++) {
        const struct model_words *w = model_shown(r->m, e, lang, which);
        for (i = 0; w && i < w->link_count; i++) {
            reach_way(r, e, w->links[i].target, e->item ? r->all : 1u << lang);
        }
    }
}

static void reach_ways(struct reach *r)
{
    struct model *m = r->m;
    size_t i, lang;
    for (i = 0; i < m->entry_count; i++) {
        struct model_entry *e = m->entries[i];
        for (lang = 0; lang < m->language_count; lang++) {
            const struct model_field *related = model_field(&e->words[lang], "related");
            if (related) { /* the lists of all languages become one */
                reach_list(r, e, related->value);
            }
            reach_words(r, e, lang);
        }
        if (e->item) {
            reach_list(r, e, e->item->related);
            reach_way(r, e, e->item->page.text, r->all);
        }
    }
}

/* Counting sort: `first` gets where the ways of each entry stand in `sorted`. */
static void reach_sort(struct reach *r, bool by_end, uint32_t **sorted, uint32_t **first)
{
    size_t entries = r->m->entry_count, i;
    uint32_t *at = arena_alloc_array(&r->m->mem, entries + 2, sizeof *at);
    *sorted = arena_alloc_array(&r->m->mem, r->way_count + 1, sizeof **sorted);
    for (i = 0; i < r->way_count; i++) {
        at[(by_end ? r->ways[i].to : r->ways[i].from) + 2]++;
    }
    for (i = 2; i < entries + 2; i++) {
        at[i] += at[i - 1];
    }
    for (i = 0; i < r->way_count; i++) {
        (*sorted)[at[(by_end ? r->ways[i].to : r->ways[i].from) + 1]++] = (uint32_t)i;
    }
    *first = at;
}

/* --- walking ---------------------------------------------------------------------------------- */

static void reach_go(struct reach *r, struct model_entry *e)
{
    unsigned bit = 1u << r->lang;
    if (e && !(e->reached & bit)) {
        e->reached |= bit;
        r->queue[r->count++] = e;
    }
}

static void reach_children(struct reach *r, const struct model_entry *section)
{
    size_t i;
    for (i = 0; i < section->shelf_count; i++) {
        reach_go(r, model_find(r->m, section->shelves[i].text));
    }
    for (i = 0; i < r->m->entry_count; i++) {
        if (r->m->entries[i]->section == section) {
            reach_go(r, r->m->entries[i]);
        }
    }
}

/* An article stands alone on its screen; everything else is shown among its like, or has a button
 * that leads there, as the card of a word. */
static bool reach_shown_within(const struct model_entry *e)
{
    return e->section && strcmp(e->section->section_kind, "articles") != 0;
}

/* How many relations of its own a page lists; languages repeat them. */
static size_t reach_own(const struct reach *r, const struct model_entry *e)
{
    uint32_t first = r->out_first[e->id], end = r->out_first[e->id + 1], i, j;
    size_t own = 0;
    for (i = first; i < end; i++) {
        const struct reach_way *w = &r->ways[r->out[i]];
        for (j = first; j < i && r->ways[r->out[j]].to != w->to; j++) {
        }
        own += w->langs == r->all && j == i;
    }
    return own;
}

/* What names an entry is shown with it, too: all of it by a row of a table, so much in a book.
 * Beside an article stand its own relations, and on a wide screen often nothing else. */
static void reach_back(struct reach *r, const struct model_entry *e)
{
    bool page = e->kind == MODEL_PAGE;
    size_t room = page ? REACH_SUGGESTED : SIZE_MAX, shown = page ? reach_own(r, e) : 0;
    uint32_t i, last = UINT32_MAX;
    if (!reach_shown_within(e)) {
        return;
    }
    for (i = r->in_first[e->id]; i < r->in_first[e->id + 1] && shown < room; i++) {
        uint32_t from = r->ways[r->in[i]].from;
        enum model_kind kind = r->m->entries[from]->kind;
        bool quiz = kind == MODEL_QUESTION || (page && kind == MODEL_TOPIC); /* pack/item.c */
        if (from != last && !quiz) { /* of one entry the ways stand together */
            reach_go(r, r->m->entries[from]);
            last = from;
            shown++;
        }
    }
}

static void reach_from(struct reach *r, struct model_entry *e)
{
    uint32_t i;
    for (i = r->out_first[e->id]; i < r->out_first[e->id + 1]; i++) {
        const struct reach_way *w = &r->ways[r->out[i]];
        if (w->langs & 1u << r->lang) {
            reach_go(r, r->m->entries[w->to]);
        }
    }
    if (e->kind == MODEL_SECTION) {
        reach_children(r, e);
        return;
    }
    reach_back(r, e);
    if (reach_shown_within(e)) {
        reach_go(r, e->section);
    }
}

static void reach_language(struct reach *r)
{
    struct model *m = r->m;
    size_t i;
    r->count = 0;
    reach_go(r, m->entries[0]);
    for (i = 0; i < m->menu_count; i++) {
        reach_go(r, model_find(m, m->menu[i].text));
    }
    reach_go(r, m->feature.text ? model_find(m, m->feature.text) : NULL);
    for (i = 0; i < r->count; i++) {
        reach_from(r, r->queue[i]);
    }
}

/* --- what is told ----------------------------------------------------------------------------- */

static bool reach_is_place(const struct model_entry *e)
{
    return e->kind == MODEL_TOPIC || e->kind == MODEL_QUESTION || e->kind == MODEL_PAGE ||
           e->kind == MODEL_EVENT || e->kind == MODEL_UNIT || e->kind == MODEL_PERSON ||
           e->kind == MODEL_WORK || e->kind == MODEL_TERM;
}

/* How many entries of a section no way leads to in some language, and in any. */
static void reach_missing(const struct model *m, const struct model_entry *section, unsigned all,
                          size_t *never, size_t *sometimes)
{
    size_t i;
    *never = *sometimes = 0;
    for (i = 0; i < m->entry_count; i++) {
        const struct model_entry *e = m->entries[i];
        if (e->section == section && reach_is_place(e)) {
            *never += e->reached == 0;
            *sometimes += e->reached != 0 && e->reached != all;
        }
    }
}

/* The languages of the bits, for a message: "zh, en". */
static const char *reach_languages(struct model *m, unsigned bits)
{
    const char *out = "";
    size_t lang;
    for (lang = 0; lang < m->language_count; lang++) {
        if (bits & 1u << lang) {
            out = arena_format(&m->mem, "%s%s%s", out, *out ? ", " : "", m->languages[lang].tag);
        }
    }
    return out;
}

/* Pages that are reached in some languages only, each by itself: their links differ. */
static void reach_say_pages(struct model *m, const struct model_entry *section, unsigned all)
{
    size_t i;
    for (i = 0; i < m->entry_count; i++) {
        const struct model_entry *e = m->entries[i];
        if (e->section == section && reach_is_place(e) && e->reached && e->reached != all) {
            diag_add(m->d, DIAG_WARNING, e->place,
                     "the only way to '%s' is in a text of %s, and none in %s; put the link into"
                     " the others, too, or name it in 'related'",
                     e->slug, reach_languages(m, e->reached),
                     reach_languages(m, all & ~e->reached));
        }
    }
}

static void reach_section(struct model *m, const struct model_entry *section, unsigned all)
{
    size_t never, sometimes;
    reach_missing(m, section, all, &never, &sometimes);
    if (never > 0) {
        diag_add(m->d, DIAG_ERROR, section->place,
                 "no way leads to section '%s', and %zu of its entries cannot be opened; name it in"
                 " 'home' of pack.ini, put it on a shelf, or link to it",
                 section->slug, never);
    }
    if (sometimes > 0) {
        reach_say_pages(m, section, all);
    }
}

void reach_check(struct model *m)
{
    struct reach r = {.m = m};
    size_t i;
    if (m->d->errors > 0) {
        return; /* what could not be read may hold the way */
    }
    r.queue = arena_alloc_array(&m->mem, m->entry_count + 1, sizeof *r.queue);
    for (i = 0; i < m->entry_count; i++) {
        m->entries[i]->id = (int64_t)i; /* until rows of the pack are numbered */
    }
    for (i = 0; i < m->language_count; i++) {
        r.all |= 1u << i;
    }
    reach_ways(&r);
    reach_sort(&r, false, &r.out, &r.out_first);
    reach_sort(&r, true, &r.in, &r.in_first);
    for (r.lang = 0; r.lang < m->language_count; r.lang++) {
        reach_language(&r);
    }
    for (i = 0; i < m->entry_count; i++) {
        if (m->entries[i]->kind == MODEL_SECTION && m->entries[i]->reached != r.all) {
            reach_section(m, m->entries[i], r.all);
        }
    }
}
