/* Which commands are the same in both lists, in the same order.
 *
 * Any common subsequence serves: a pixel that no unmatched command touches is painted by the same
 * commands in the same order, so it cannot differ. A longer subsequence only spares paint. So:
 * equal ends are taken first, and in between a short look ahead finds the next pair; its total work
 * is bounded, for a list that has changed altogether will be painted altogether anyway. */
#include "damage_parts.h"

#define MATCH_LOOK 24    /* commands inserted or removed in one place that are seen through */
#define MATCH_WORK 60000 /* comparisons a frame */

/* Finds a + b > 0, as small as possible, with old[i + a] equal to now[j + b]. */
static bool match_resync(const struct damage_entries *old, size_t old_end,
                         const struct damage_entries *now, size_t now_end, size_t at[2],
                         size_t *work)
{
    for (size_t sum = 1; sum <= 2 * MATCH_LOOK && *work < MATCH_WORK; sum++) {
        size_t from = sum > MATCH_LOOK ? sum - MATCH_LOOK : 0;
        for (size_t a = from; a <= sum && a <= MATCH_LOOK; a++) {
            size_t i = at[0] + a;
            size_t j = at[1] + sum - a;
            ++*work;
            if (i < old_end && j < now_end && old->e[i].key == now->e[j].key) {
                at[0] = i;
                at[1] = j;
                return true;
            }
        }
    }
    return false;
}

void damage_match(struct damage_entries *old, struct damage_entries *now)
{
    size_t at[2] = {0, 0};
    size_t old_end = old->count;
    size_t now_end = now->count;
    size_t work = 0;
    while (old_end > 0 && now_end > 0 && old->e[old_end - 1].key == now->e[now_end - 1].key) {
        old->e[--old_end].matched = true;
        now->e[--now_end].matched = true;
    }
    while (at[0] < old_end && at[1] < now_end) {
        if (old->e[at[0]].key == now->e[at[1]].key) {
            old->e[at[0]++].matched = true;
            now->e[at[1]++].matched = true;
        } else if (!match_resync(old, old_end, now, now_end, at, &work)) {
            at[0]++;
            at[1]++;
        }
    }
}
