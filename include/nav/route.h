/* Every place has an address: `science/rime?lang=en`. Links, tests, staff and statistics use it.
 *
 * Grammar: path [ "?" option { "&" option } ]; path = word { "/" word }; word = [a-z0-9-]{1,32};
 * option = key "=" value, both of the same letters. At most 4 words and 4 options. */
#ifndef NAV_ROUTE_H
#define NAV_ROUTE_H

#include "base/err.h"

#include <stddef.h>

#define ROUTE_MAX 160

struct route {
    char path[ROUTE_MAX]; /* "science/rime" */
    char name[36];        /* its first word */
    const char *rest;     /* behind the first '/', or "" (points into path) */
    struct {
        char key[36], value[36];
    } options[4];
    size_t option_count;
};

/* ERR_INVALID says what is wrong; `r` is then undefined. */
bool route_parse(struct route *r, const char *text, struct err *err);
const char *route_option(const struct route *r, const char *key); /* NULL when absent */

#endif
