/* The groups of a timeline: a name that several rows share. The name in the default language is
 * what makes a group one; rows come from several hands, so its names in the other languages may
 * stand at any of them, but not differ. */
#include "author/timeline/timeline.h"

#include <string.h>

static struct model_entry *groups_find(const struct timeline *t, const char *name)
{
    size_t i;
    for (i = 0; i < t->group_count; i++) {
        if (strcmp(model_text(&t->groups[i]->words[t->m->default_lang], "title"), name) == 0) {
            return t->groups[i];
        }
    }
    return NULL;
}

/* The name in another language stands at one of the group's rows at least, and is always the same.
 */
static void groups_word(struct timeline *t, struct model_entry *group, size_t row, size_t lang)
{
    struct model *m = t->m;
    struct csv_cell cell = cells_in(&t->c, row, "group", lang);
    struct model_value v = {cell.text, cells_place(&t->c, &cell)};
    const struct model_field *known = model_field(&group->words[lang], "title");
    if (!cell.text[0]) {
        return;
    }
    if (!known) {
        model_say(m, &group->words[lang], "title", v);
    } else if (strcmp(known->value.text, cell.text) != 0) {
        diag_add(m->d, DIAG_ERROR, v.place,
                 "the group is '%s' here and '%s' in line %d; choose one name",
                 model_show(&m->mem, cell.text), model_show(&m->mem, known->value.text),
                 known->value.place.line);
    }
}

struct model_entry *groups_read(struct timeline *t, size_t row)
{
    struct model *m = t->m;
    struct csv_cell name = cells_get(&t->c, row, "group");
    struct model_entry *group = name.text[0] ? groups_find(t, name.text) : NULL;
    size_t lang;
    for (lang = 0; !name.text[0] && lang < m->language_count; lang++) {
        if (cells_in(&t->c, row, "group", lang).text[0]) {
            diag_add(m->d, DIAG_ERROR, cells_place(&t->c, &name),
                     "the group has no name in %s; write group_%s",
                     m->languages[m->default_lang].tag, m->languages[m->default_lang].tag);
            return NULL;
        }
    }
    if (!name.text[0]) {
        return NULL;
    }
    if (!group) {
        group =
            model_add(m, MODEL_GROUP,
                      arena_format(&m->mem, "group:%s:%zu", t->section->slug, t->group_count + 1));
        group->section = t->section;
        group->accent = t->section->accent;
        group->place = cells_place(&t->c, &name);
        group->item = arena_alloc(&m->mem, sizeof *group->item);
        t->groups = arena_grow(&m->mem, t->groups, t->group_count, &t->group_capacity,
                               sizeof(struct model_entry *));
        t->groups[t->group_count++] = group;
    }
    for (lang = 0; lang < m->language_count; lang++) {
        groups_word(t, group, row, lang);
    }
    return group;
}
