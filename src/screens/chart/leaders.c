/* Rings from a list of dates: drop one after the other where the list is densest. */
#include "leaders.h"

#define LEADERS_DATES 64

static bool leaders_same_day(const struct pack_person *a, const struct pack_person *b)
{
    return date_compare(&a->from, &b->from) == 0;
}

static double leaders_year(const struct pack_person *people, size_t i)
{
    return date_begin(&people[i].from);
}

/* Which of two neighbours goes: the coarser date, else the one nearer to its other neighbour. The
 * first and the last stay. */
static size_t leaders_weaker(const struct pack_person *people, const size_t *at, size_t n, size_t k)
{
    const struct date *a = &people[at[k]].from, *b = &people[at[k + 1]].from;
    double before, after;
    if (k == 0) {
        return 1;
    }
    if (k + 2 == n) {
        return k;
    }
    if (a->precision != b->precision) {
        return a->precision > b->precision ? k : k + 1;
    }
    before = leaders_year(people, at[k - 1]) - leaders_year(people, at[k]);
    after = leaders_year(people, at[k + 1]) - leaders_year(people, at[k + 2]);
    return before < after ? k : k + 1;
}

static void leaders_drop(const struct pack_person *people, size_t *at, size_t *n)
{
    size_t k, closest = 0, weaker;
    double least = 0;
    for (k = 0; k + 1 < *n; k++) {
        double gap = leaders_year(people, at[k]) - leaders_year(people, at[k + 1]);
        if (k == 0 || gap < least) {
            least = gap;
            closest = k;
        }
    }
    weaker = leaders_weaker(people, at, *n, closest);
    for (k = weaker; k + 1 < *n; k++) {
        at[k] = at[k + 1];
    }
    --*n;
}

size_t leaders_choose(const struct pack_person *people, size_t count, size_t most,
                      size_t out[LEADERS_MOST])
{
    size_t at[LEADERS_DATES], n = 0, i;
    for (i = 0; i < count; i++) {
        if (people[i].has_from && (n == 0 || !leaders_same_day(&people[i], &people[at[n - 1]]))) {
            if (n == LEADERS_DATES) { /* the oldest stays, whatever lies between */
                leaders_drop(people, at, &n);
            }
            at[n++] = i;
        }
    }
    while (n > most && n > 2) {
        leaders_drop(people, at, &n);
    }
    n = n > most ? most : n;
    for (i = 0; i < n; i++) {
        out[i] = at[i];
    }
    return n;
}
