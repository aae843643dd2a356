/* What all small things of a pack have in common: events, units, people, works of a gallery.
 *
 * Each has a route of its own (`history/1958-founding`), words in the pack's languages, sources,
 * and relations that are read in both directions: when a page names an event, the event knows the
 * page.
 */
#ifndef PACK_ITEM_H
#define PACK_ITEM_H

#include "pack/pack.h"

struct pack_item {
    struct pack_card card; /* kind, route, title, short title, summary, art, accent, date, lang */
    const char *section_title;
    const char *section_route;
    const char *display_date;   /* the author's own words for the date, or "" */
    const char *caption;        /* of the picture, or "" */
    const char *picture_credit; /* or "" */
    const char *picture_alt;    /* or "" */
    const char *detail;         /* second line: who awarded it, a person's post; or "" */
    const char *source_line;    /* "资料：…" as the author wrote it, or "" */
    const char *caption_lang, *detail_lang, *source_lang; /* they may come with the text */
    const char *as_of;                                    /* "2018-04", or "" */
    const char *also;      /* of a term: other spellings, parted by ';', or "" */
    bool confirmed;        /* false: the wording says so, and staff find it in the report */
    const char *text_lang; /* of the body and of card.summary */
    struct doc body;       /* may be empty; then card.summary is all there is */
    const struct pack_card *related; /* both directions, each once, never itself */
    size_t related_count;
};

/* ERR_NOT_FOUND when the route names no event, unit, person or work. */
bool pack_item(struct pack *p, const char *route, const char *lang, struct arena *mem,
               struct pack_item *out, struct err *err);

/* Relations of any place, pages and sections too. At most `limit`: first those its author wrote, in
 * the author's order (of a unit its page, of a person the unit), then what its text names, then the
 * others that name it, in editorial order. ERR_NOT_FOUND when there is no such place. */
bool pack_related(struct pack *p, const char *route, const char *lang, size_t limit,
                  struct arena *mem, const struct pack_card **out, size_t *count, struct err *err);

#endif
