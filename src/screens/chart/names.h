/* Names of units, fetched when they are shown and forgotten when they are not: a chart may have
 * thousands, a screen shows a few dozen. */
#ifndef SCREENS_CHART_NAMES_H
#define SCREENS_CHART_NAMES_H

#include "base/arena.h"
#include "pack/chart.h"

#include <stddef.h>
#include <stdint.h>

#define NAMES_MOST 400 /* kept at least; never more than twice as many */

struct unit_names {
    struct pack_unit_words *words; /* by unit */
    uint32_t *round;               /* in which it was fetched; 0: never */
    size_t count;
    uint32_t now; /* the round; starts at 1 */
    size_t used;  /* fetched in this round */
    struct arena memory[2];
};

/* For `count` units, whose names are now in another language, or none yet. */
void unit_names_begin(struct unit_names *n, size_t count, struct arena *mem);
void unit_names_finish(struct unit_names *n);

/* The words of unit i, valid until NAMES_MOST other names have been asked for. A unit that cannot
 * be read has an empty name. */
const struct pack_unit_words *unit_names_of(struct unit_names *n, struct pack *p,
                                            const struct pack_unit *unit, size_t i,
                                            const char *lang);
/* The short title when there is one. */
const char *unit_names_short(const struct pack_unit_words *words);

#endif
