/* Shelves: the posters of a hub, or the cards of one theme. */
#ifndef PACK_SHELF_H
#define PACK_SHELF_H

#include "pack/pack.h"

#define PACK_SHELF_MAX 60 /* articles of one theme; the packer refuses more */

struct pack_shelf_item {
    struct pack_card card;
    bool young, deep; /* there is a text for children, for adults who want more */
};

struct pack_shelf {
    bool hub; /* a section of kind shelf: its items are sections; otherwise the pages of a theme */
    struct pack_card section;
    struct doc intro; /* the section's own words, in section.lang; may be empty */
    const struct pack_shelf_item *items;
    size_t count;
    /* of a theme: the shelf it stands on, and all that stands there; none: count 0 and "" */
    const char *shelf_route, *shelf_title, *shelf_lang;
    const struct pack_card *sisters;
    bool has_glossary; /* the pack explains words, and a shelf leads there */
    struct pack_card glossary;
    size_t sister_count, self; /* self: index of the theme itself */
};

/* `section`: the name of a section of kind shelf or articles, ERR_NOT_FOUND otherwise. */
bool pack_shelf(struct pack *p, const char *section, const char *lang, struct arena *mem,
                struct pack_shelf *out, struct err *err);

#endif
