/* What all items are checked for, whichever table they came from, and how many a section may and
 * must have. The tables themselves are read in chart.c, gallery.c and the timeline's files. */
#include "author/items.h"

#include "author/folder.h"
#include "author/pages.h"
#include "author/quiz/quiz.h"
#include "author/refs.h"
#include "author/timeline_table.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* A folder below gallery/ that no section shows. */
static void items_strays(struct model *m)
{
    struct folder_item *items;
    size_t count = folder_list(m, "gallery", &items), i;
    for (i = 0; i < count; i++) {
        const struct model_entry *e = model_find(m, items[i].name);
        if (!e || e->kind != MODEL_SECTION || strcmp(e->section_kind, "gallery") != 0) {
            diag_add(m->d, DIAG_WARNING,
                     model_place(arena_format(&m->mem, "gallery/%s", items[i].name), 1, 1),
                     "there is no [section %s] of kind gallery in pack.ini; add it or take this"
                     " away",
                     model_show(&m->mem, items[i].name));
        }
    }
}

/* Galleries first: they bring pictures, which the rows of a timeline may name. */
void items_read(struct model *m)
{
    static const struct {
        const char *kind;
        void (*read)(struct model *, struct model_entry *);
    } readers[] = {{"gallery", gallery_read},
                   {"timeline", timeline_table_read},
                   {"chart", chart_read},
                   {"glossary", glossary_read},
                   {"quiz", quiz_read}};
    size_t i, r, count = m->entry_count; /* readers add entries behind the sections */
    for (r = 0; r < sizeof readers / sizeof *readers; r++) {
        for (i = 0; i < count; i++) {
            struct model_entry *e = m->entries[i];
            if (e->kind == MODEL_SECTION && strcmp(e->section_kind, readers[r].kind) == 0) {
                readers[r].read(m, e);
            }
        }
    }
    items_strays(m);
    quiz_strays(m);
    items_order(m);
}

/* --- one item --------------------------------------------------------------------------------- */

static void items_words(struct model *m, struct model_entry *e, size_t lang)
{
    const struct model_words *w = &e->words[lang];
    size_t i;
    for (i = 0; i < w->link_count; i++) {
        if (refs_route(m, w->links[i].target, w->links[i].place) == e) {
            diag_add(m->d, DIAG_ERROR, w->links[i].place, "a link to itself; remove it");
        }
    }
    style_check(m, e, lang);
}

void items_check(struct model *m, struct model_entry *e)
{
    struct model_item *item = e->item;
    const char *title = model_text(&e->words[m->default_lang], "title");
    size_t lang;
    if (e->art.text && !refs_picture(m, e->art.text, e->art.place)) {
        e->art.text = NULL;
    }
    if (e->on_home && !e->art.text) {
        diag_add(m->d, DIAG_ERROR, e->place,
                 "'%s' is on the home screen and has no picture; add one", e->slug);
    }
    if (item->sources.text) {
        refs_list(m, item->sources, "sources", refs_source, e);
    }
    if (item->related.text) {
        refs_list(m, item->related, "related", refs_related, e);
    }
    if (item->page.text && !refs_route(m, item->page.text, item->page.place)) {
        item->page.text = NULL;
    }
    for (lang = 0; lang < m->language_count; lang++) {
        if (e->words[lang].file) {
            items_words(m, e, lang);
        }
    }
    if (item->unconfirmed) {
        diag_add(m->d, DIAG_NOTE, e->place,
                 "to be confirmed: '%s'; check it, then empty its status",
                 title ? model_show(&m->mem, title) : e->slug);
    }
}

/* --- sections --------------------------------------------------------------------------------- */

static const struct items_kind {
    const char *section_kind;
    enum model_kind kind;
    const char *none; /* the message with its slug twice when it has none; NULL: it may lack them */
    const char *many; /* that with slug, count and limit when it has too many */
    size_t most;      /* 0: any number */
} items_kinds[] = {
    {"timeline", MODEL_EVENT,
     DIAG_TEXT("section '%s' has no events; write some in %s.csv or remove the section"),
     DIAG_TEXT("section '%s' has %zu events, and a screen shows %zu; make two sections of it"),
     20000},
    {"timeline", MODEL_ERA, NULL,
     DIAG_TEXT("section '%s' has %zu eras, and a screen shows %zu; make two sections of it"), 200},
    {"timeline", MODEL_GROUP, NULL,
     DIAG_TEXT("section '%s' has %zu groups, and a screen shows %zu; make two sections of it"), 64},
    {"chart", MODEL_UNIT,
     DIAG_TEXT("section '%s' has no units; write some in %s.csv or remove the section"),
     DIAG_TEXT("section '%s' has %zu units, and a screen shows %zu; make two sections of it"),
     10000},
    {"chart", MODEL_PERSON, NULL,
     DIAG_TEXT("section '%s' has %zu people, and a screen shows %zu; make two sections of it"),
     2000},
    {"gallery", MODEL_WORK,
     DIAG_TEXT("section '%s' has no works; write some in gallery/%s/captions.csv or remove the"
               " section"),
     DIAG_TEXT("section '%s' has %zu works, and a screen shows %zu; make two sections of it"), 500},
    {"glossary", MODEL_TERM,
     DIAG_TEXT("section '%s' has no terms; write some in %s.csv or remove the section"),
     DIAG_TEXT("section '%s' has %zu terms, and a screen shows %zu; make two sections of it"),
     1000},
    {"quiz", MODEL_TOPIC,
     DIAG_TEXT("section '%s' has no topics; write some in quizzes/topics.csv or remove [section"
               " %s]"),
     DIAG_TEXT("section '%s' has %zu topics, and a screen shows %zu; make fewer of them"), 12},
    {"quiz", MODEL_QUESTION,
     DIAG_TEXT("section '%s' has no questions; write some in the folder quizzes or remove [section"
               " %s]"),
     DIAG_TEXT("section '%s' has %zu questions, and a pack holds %zu; choose the best"), 50000},
    {"quiz", MODEL_BAND,
     DIAG_TEXT("section '%s' says nothing of results; write some in quizzes/results.csv or remove"
               " [section %s]"),
     DIAG_TEXT("section '%s' tells %zu results apart, and %zu are enough; remove some"), 12},
    {"book", MODEL_PAGE,
     DIAG_TEXT("section '%s' has no pages; write one in the folder %s or remove the section"), NULL,
     0},
    {"articles", MODEL_PAGE,
     DIAG_TEXT("section '%s' has no pages; write one in the folder %s or remove the section"),
     DIAG_TEXT("section '%s' has %zu pages, and a screen shows %zu; make two sections of it"), 60}};

/* Whether something is wrong with the table itself, whatever its ending: then what it lacks says
 * nothing. */
static bool items_reported(struct model *m, const struct model_entry *section)
{
    return diag_blames(m->d, arena_format(&m->mem, "%s.", section->slug)) ||
           diag_blames(m->d, arena_format(&m->mem, "gallery/%s/captions.", section->slug)) ||
           (strcmp(section->section_kind, "quiz") == 0 && diag_blames(m->d, "quizzes/"));
}

static void items_section(struct model *m, const struct model_entry *section)
{
    size_t i, j;
    for (i = 0; i < sizeof items_kinds / sizeof *items_kinds; i++) {
        const struct items_kind *k = &items_kinds[i];
        size_t count = 0;
        if (strcmp(k->section_kind, section->section_kind) != 0) {
            continue;
        }
        for (j = 0; j < m->entry_count; j++) {
            count += m->entries[j]->section == section && m->entries[j]->kind == k->kind;
        }
        if (count == 0 && k->none && !items_reported(m, section)) {
            diag_add(m->d, DIAG_ERROR, section->place, k->none, section->slug, section->slug);
        }
        if (k->most > 0 && count > k->most) {
            diag_add(m->d, DIAG_ERROR, section->place, k->many, section->slug, count, k->most);
        }
    }
}

void items_sections(struct model *m)
{
    size_t i;
    for (i = 0; i < m->entry_count; i++) {
        if (m->entries[i]->kind == MODEL_SECTION) {
            items_section(m, m->entries[i]);
        }
    }
}

/* --- order ------------------------------------------------------------------------------------ */

struct items_key {
    struct model_entry *entry;
    size_t row; /* as read */
};

static int items_compare(const void *a, const void *b)
{
    const struct items_key *x = a, *y = b;
    int dates;
    if (x->entry->kind != y->entry->kind) {
        return x->entry->kind < y->entry->kind ? -1 : 1;
    }
    if (x->entry->kind == MODEL_WORK || x->entry->kind == MODEL_PERSON ||
        x->entry->kind == MODEL_TERM) {
        if (x->entry->order != y->entry->order) {
            return x->entry->order < y->entry->order ? -1 : 1;
        }
    } else if ((dates = date_compare(&x->entry->item->start, &y->entry->item->start)) != 0) {
        return dates;
    }
    return (x->row > y->row) - (x->row < y->row);
}

void items_order(struct model *m)
{
    struct items_key *keys = mem_resize_array(NULL, m->entry_count + 1, sizeof *keys);
    size_t count = 0, i;
    for (i = 0; i < m->entry_count; i++) {
        if (m->entries[i]->item && m->entries[i]->kind != MODEL_UNIT) { /* chart_tree.c */
            keys[count].entry = m->entries[i];
            keys[count++].row = i;
        }
    }
    if (count > 0) {
        qsort(keys, count, sizeof *keys, items_compare);
    }
    for (i = 0; i < count; i++) {
        keys[i].entry->order = (int)i + 1;
    }
    mem_free(keys);
}
