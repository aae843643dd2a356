/* Organisation charts: units in their order, and people as dated records. The structure is read at
 * once, names only of what is shown. */
#ifndef PACK_CHART_H
#define PACK_CHART_H

#include "pack/item.h"

enum pack_unit_kind { /* stored in packs by name: root department affiliated body */
                      PACK_UNIT_ROOT,
                      PACK_UNIT_DEPARTMENT, /* 机关部门 */
                      PACK_UNIT_AFFILIATED, /* 直属单位 */
                      PACK_UNIT_BODY        /* societies, county associations, ... */
};

#define PACK_UNIT_ALSO_MAX 4

struct pack_unit {
    int64_t id; /* for pack_unit_words */
    enum pack_unit_kind kind;
    int parent; /* index; -1: a root. Always smaller than the unit's own index */
    int also[PACK_UNIT_ALSO_MAX], also_count; /* dashed second parents, indices */
    int depth, child_count;
    bool confirmed; /* false: the name is to be checked */
    int person_count;
};

struct pack_chart {
    struct pack_card section;
    const char *as_of;
    struct pack_unit *units; /* depth first, siblings by `order`, then name */
    size_t count;
};

bool pack_chart(struct pack *p, const char *section, const char *lang, struct arena *mem,
                struct pack_chart *out, struct err *err);

struct pack_unit_words {
    const char *route, *title, *short_title; /* short_title "" when unset */
    const char *lang;
};
bool pack_unit_words(struct pack *p, int64_t id, const char *lang, struct arena *mem,
                     struct pack_unit_words *out, struct err *err);

/* The unit with this route, as an index; c->count when it is none of them. */
size_t pack_chart_find(struct pack *p, const struct pack_chart *c, const char *route);

struct pack_person { /* one person in one post; nobody is "currently" anything */
    const char *route, *name, *post, *note; /* note "" when unset */
    const char *lang;
    struct date from, to; /* of the post, as the sources date it */
    bool has_from, has_to;
    const char *as_of;       /* of the record: "2018-03-01" */
    const char *born, *died; /* "1943-01", "2023-11-22", or "" */
    bool confirmed;
};

/* Newest first. unit_id 0: everybody of the chart's section. */
bool pack_people(struct pack *p, const char *section, int64_t unit_id, const char *lang,
                 struct arena *mem, struct pack_person **out, size_t *count, struct err *err);

#endif
