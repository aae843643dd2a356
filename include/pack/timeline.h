/* Timelines: what happened when. Dates of all events are read at once, because an axis needs them
 * all; words only of the events in sight, because 5,000 headlines are not needed to draw 12. */
#ifndef PACK_TIMELINE_H
#define PACK_TIMELINE_H

#include "pack/item.h"

struct pack_event {
    int64_t id; /* for pack_event_card */
    struct date start, end;
    bool has_end;
    bool has_picture;
    int importance; /* 1 (always shown) .. 5 (only close up); 3 when the author said nothing */
    int group;      /* index into groups; -1: none */
};

struct pack_era {
    struct date start, end;
    const char *title;
};

struct pack_timeline {
    struct pack_card section;
    struct pack_event *events; /* by date_compare of start, then editorial order */
    size_t count;
    struct pack_era *eras; /* by start */
    size_t era_count;
    const char **groups; /* names, in editorial order */
    size_t group_count;
};

/* section  the name of a section of kind "timeline". ERR_NOT_FOUND: there is none. */
bool pack_timeline(struct pack *p, const char *section, const char *lang, struct arena *mem,
                   struct pack_timeline *out, struct err *err);

/* Words and picture of one event. */
struct pack_event_card {
    struct pack_card card;
    const char *display_date; /* or "" */
    float focus_x, focus_y;   /* of card.art */
    const char *art_alt;
};
bool pack_event_card(struct pack *p, int64_t id, const char *lang, struct arena *mem,
                     struct pack_event_card *out, struct err *err);

/* The event with this route, as an index into t->events; t->count when it is none of them. */
size_t pack_timeline_find(struct pack *p, const struct pack_timeline *t, const char *route);

#endif
