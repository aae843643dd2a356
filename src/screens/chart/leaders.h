/* Which of many dated records stand in the rings of the slab. */
#ifndef SCREENS_CHART_LEADERS_H
#define SCREENS_CHART_LEADERS_H

#include "pack/chart.h"

#define LEADERS_MOST 5

/* people  newest first, as pack_people gives them; those without a date are left out
 * out     indices into people, newest first; at most `most`, which is at most LEADERS_MOST
 *
 * The newest and the oldest always; of several of one day the first; of two that stand close
 * together the better dated one. Nothing here says who matters more: the full record has them all.
 */
size_t leaders_choose(const struct pack_person *people, size_t count, size_t most,
                      size_t out[LEADERS_MOST]);

#endif
