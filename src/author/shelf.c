/* A shelf names its sections in pack.ini, in the order in which they stand there. A section stands
 * on one shelf at most, so that there is one way up from it. */
#include "author/shelf.h"

#include <string.h>

#define SHELF_MOST 9 /* posters a screen has room for */

static bool shelf_articles(const struct model_entry *e)
{
    return e->kind == MODEL_SECTION && strcmp(e->section_kind, "articles") == 0;
}

static void shelf_missing(struct model *m, const struct model_entry *shelf,
                          struct model_value wanted)
{
    const char **names = arena_alloc_array(&m->mem, m->entry_count + 1, sizeof *names);
    const char *shown = model_show(&m->mem, wanted.text), *near;
    size_t count = 0, i;
    for (i = 0; i < m->entry_count; i++) {
        if (shelf_articles(m->entries[i])) {
            names[count++] = m->entries[i]->slug;
        }
    }
    near = model_nearest(wanted.text, names);
    if (near) {
        diag_add(m->d, DIAG_ERROR, wanted.place,
                 "there is no section '%s' for the shelf '%s'; did you mean '%s'?", shown,
                 shelf->slug, near);
    } else {
        diag_add(m->d, DIAG_ERROR, wanted.place,
                 "there is no section '%s' for the shelf '%s'; add [section %s] of kind articles",
                 shown, shelf->slug, shown);
    }
}

static void shelf_one(struct model *m, const struct model_entry *shelf, struct model_value wanted)
{
    struct model_entry *e = model_find(m, wanted.text);
    if (!e || e->kind != MODEL_SECTION) {
        shelf_missing(m, shelf, wanted);
    } else if (!shelf_articles(e)) {
        diag_add(m->d, DIAG_ERROR, wanted.place,
                 "section '%s' is of kind %s and cannot stand on a shelf; only articles can, remove"
                 " it",
                 e->slug, e->section_kind);
    } else if (e->on_shelf) {
        diag_add(m->d, DIAG_ERROR, wanted.place, "'%s' stands on a shelf twice; remove one",
                 e->slug);
    } else {
        e->on_shelf = true;
    }
}

void shelf_check(struct model *m)
{
    size_t i, j;
    for (i = 0; i < m->entry_count; i++) {
        const struct model_entry *e = m->entries[i];
        if (e->shelf_count > SHELF_MOST) {
            diag_add(
                m->d, DIAG_ERROR, e->shelves[0].place,
                "%zu sections on the shelf '%s', and a screen shows %d; make two shelves of it",
                e->shelf_count, e->slug, SHELF_MOST);
        }
        for (j = 0; j < e->shelf_count; j++) {
            shelf_one(m, e, e->shelves[j]);
        }
    }
}

void shelf_needs(struct model *m, const struct model_entry *e)
{
    const struct model_words *w = &e->words[m->default_lang];
    struct diag_place place = model_place(w->file, 1, 1);
    if (!model_field(w, "lines")) {
        diag_add(m->d, DIAG_ERROR, place,
                 "the section stands on a shelf and has no 'lines'; add one or two short lines");
    }
    if (!model_field(w, "poster")) {
        diag_add(m->d, DIAG_ERROR, place,
                 "the section stands on a shelf and has no 'poster'; add the portrait picture");
    }
}
