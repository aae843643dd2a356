/* Names of things that other files declare: sources, places, pictures. One way to say that a thing
 * is missing, with the nearest name there is. */
#include "author/refs.h"

#include "author/checks/checks.h"
#include "author/guess.h"

#include <string.h>

void refs_list(struct model *m, struct model_value list, const char *key,
               void (*one)(struct model *, struct model_entry *, struct model_value),
               struct model_entry *e)
{
    struct model_value parts[REFS_PARTS_MAX];
    size_t count = model_split(&m->mem, list, ";", parts, REFS_PARTS_MAX), i, j;
    if (count > REFS_PARTS_MAX) {
        diag_add(m->d, DIAG_ERROR, list.place, "more than %d ids; shorten the list",
                 REFS_PARTS_MAX);
        return;
    }
    for (i = 0; i < count; i++) {
        for (j = 0; j < i && strcmp(parts[j].text, parts[i].text) != 0; j++) {
        }
        if (parts[i].text[0] == '\0') {
            diag_add(m->d, DIAG_ERROR, parts[i].place,
                     "an empty place in '%s'; remove the extra semicolon", key);
        } else if (j < i) {
            diag_add(m->d, DIAG_ERROR, parts[i].place, "'%s' stands here twice; remove one",
                     model_show(&m->mem, parts[i].text));
        } else {
            one(m, e, parts[i]);
        }
    }
}

static size_t refs_sources(const struct model *m, const void *of, const char **out)
{
    size_t i;
    (void)of;
    for (i = 0; i < m->source_count; i++) {
        out[i] = m->sources[i].id;
    }
    return m->source_count;
}

void refs_source(struct model *m, struct model_entry *e, struct model_value id)
{
    struct model_source *s = model_source(m, id.text);
    const char *near;
    (void)e;
    if (s) {
        s->used = true;
        return;
    }
    if (m->source_count == 0 && diag_blames(m->d, "sources.")) {
        return; /* the table itself could not be read */
    }
    near = guess_name(m, "source", id.text, refs_sources, NULL, m->source_count);
    if (near) {
        diag_add(m->d, DIAG_ERROR, id.place, "there is no source '%s'; did you mean '%s'?",
                 model_show(&m->mem, id.text), near);
    } else {
        diag_add(m->d, DIAG_ERROR, id.place, "there is no source '%s'; add it to sources.csv",
                 model_show(&m->mem, id.text));
    }
}

bool refs_is_place(const struct model_entry *e)
{
    switch (e->kind) {
    case MODEL_SECTION:
    case MODEL_PAGE:
    case MODEL_EVENT:
    case MODEL_UNIT:
    case MODEL_PERSON:
    case MODEL_WORK:
    case MODEL_TERM:
    case MODEL_TOPIC:
    case MODEL_QUESTION:
        return true;
    case MODEL_HOME:
    case MODEL_SCENE:
    case MODEL_ERA:
    case MODEL_GROUP:
    case MODEL_BAND:
        break;
    }
    return false;
}

static size_t refs_places(const struct model *m, const void *of, const char **out)
{
    size_t count = 0, i;
    (void)of;
    for (i = 0; i < m->entry_count; i++) {
        if (refs_is_place(m->entries[i])) {
            out[count++] = m->entries[i]->slug;
        }
    }
    return count;
}

struct model_entry *refs_route(struct model *m, const char *route, struct diag_place place)
{
    struct model_entry *e = model_find(m, route);
    const char *near;
    if (e && refs_is_place(e)) {
        return e;
    }
    if (remote_is(route)) {
        diag_add(m->d, DIAG_ERROR, place,
                 "'%s' leads out of the kiosk, which has no network; name the source in"
                 " sources.csv and remove the link",
                 model_show(&m->mem, route));
        return NULL;
    }
    near = guess_name(m, "page", route, refs_places, NULL, m->entry_count);
    if (near) {
        diag_add(m->d, DIAG_ERROR, place, "there is no page '%s'; did you mean '%s'?",
                 model_show(&m->mem, route), near);
    } else {
        diag_add(m->d, DIAG_ERROR, place, "there is no page '%s'; write it or remove the link",
                 model_show(&m->mem, route));
    }
    return NULL;
}

void refs_related(struct model *m, struct model_entry *e, struct model_value route)
{
    if (refs_route(m, route.text, route.place) == e) {
        diag_add(m->d, DIAG_ERROR, route.place, "the page is related to itself; remove '%s'",
                 e->slug);
    }
}

void refs_remote_picture(struct model *m, const char *file, struct diag_place place)
{
    diag_add(
        m->d, DIAG_ERROR, place,
        "'%s' is not in this folder; copy the picture into media/, give it a row in credits.csv"
        " and write its name here",
        model_show(&m->mem, file));
}

size_t refs_pictures(const struct model *m, const void *of, const char **out)
{
    size_t i;
    (void)of;
    for (i = 0; i < m->picture_count; i++) {
        out[i] = m->pictures[i].file;
    }
    return m->picture_count;
}

bool refs_picture(struct model *m, const char *file, struct diag_place place)
{
    const char *near;
    if (model_picture(m, file)) {
        return true;
    }
    if (remote_is(file)) {
        refs_remote_picture(m, file, place);
        return false;
    }
    near = guess_name(m, "picture", file, refs_pictures, NULL, m->picture_count);
    if (near) {
        diag_add(m->d, DIAG_ERROR, place,
                 "there is no picture '%s' in media/credits.csv; did you mean '%s'?",
                 model_show(&m->mem, file), near);
    } else {
        diag_add(m->d, DIAG_ERROR, place,
                 "there is no picture '%s' in media/credits.csv; add the file and its row",
                 model_show(&m->mem, file));
    }
    return false;
}
