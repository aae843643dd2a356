/* Where cards stand: never on each other, always over their true date, nothing lost, and whole at
 * the edges of a view. Over chosen cases, and over thousands of random ones at random zooms. */
#include "test.h"

#include "base/rng.h"
#include "screens/timeline/layout.h"

#include <stdlib.h>

#define MOST 5000
#define EPS 0.02 /* u: a float at 2,000 u */

static struct arena mem;
static struct layout_item items[MOST];

static const struct layout_rules landscape = {.scale = 24,
                                              .levels = 2,
                                              .selected = SIZE_MAX,
                                              .least = 216,
                                              .most = 336,
                                              .tall = 416,
                                              .chosen = 404,
                                              .gap = 16,
                                              .inset = 8,
                                              .clear = 10};

static struct layout_item at(double year, int importance)
{
    struct layout_item item = {.at = year, .importance = importance};
    return item;
}

static double stem(size_t i, double scale)
{
    return items[i].at * scale;
}

/* What is wrong between two shown cards at a scale, or NULL. `x` are their left edges. */
static const char *wrong_pair(const struct layout_place *a, const struct layout_place *b, double ax,
                              double bx, double as, double bs, const struct layout_rules *r)
{
    const double eps = EPS + fabs(as) * 1e-12;
    if (a->levels & b->levels && bx < ax + (double)(a->width + r->gap) - eps &&
        ax < bx + (double)(b->width + r->gap) - eps) {
        return "two cards of a level touch";
    }
    if (a->levels & LAYOUT_LOWER && (b->levels == LAYOUT_UPPER || b->levels == 0) &&
        bs > ax - (double)r->clear + eps && bs < ax + (double)(a->width + r->clear) - eps) {
        return "a stem runs through a lower card";
    }
    if (a->levels == LAYOUT_UPPER && b->levels == 0 && bs > ax - (double)r->clear + eps &&
        bs < ax + (double)(a->width + r->clear) - eps) {
        return "the chosen stem runs through an upper card";
    }
    return NULL;
}

static const char *wrong_card(const struct layout_place *p, float offset,
                              const struct layout_rules *r)
{
    if (p->levels && (offset > -r->inset + 0.01f || offset + p->width < r->inset - 0.01f)) {
        return "a card does not hold its own date";
    }
    if (p->levels > (r->levels > 1 ? LAYOUT_BOTH : LAYOUT_LOWER)) {
        return "a card stands on a level that is not there";
    }
    return NULL;
}

/* All rules for a layout at a scale; offsets NULL: those of the places. */
static const char *wrong(const struct layout *l, size_t count, const struct layout_rules *r,
                         double scale)
{
    size_t k, m, total = 0;
    for (k = 0; k < l->shown_count; k++) {
        size_t i = l->shown[k];
        const struct layout_place *p = &l->places[i];
        const char *what = wrong_card(p, p->offset, r);
        total += p->count;
        if (p->first > i || p->last < i || p->last >= count) {
            return "the range of a card does not hold it";
        }
        for (m = k + 1; !what && m < l->shown_count; m++) {
            size_t j = l->shown[m];
            const struct layout_place *q = &l->places[j];
            double a = stem(i, scale), b = stem(j, scale);
            if (b - a > 3000) {
                break;
            }
            what = wrong_pair(p, q, a + (double)p->offset, b + (double)q->offset, a, b, r);
            what = what ? what
                        : wrong_pair(q, p, b + (double)q->offset, a + (double)p->offset, b, a, r);
        }
        if (!what && r->ends > 0 && p->levels &&
            (p->offset < stem(0, scale) - stem(i, scale) - (double)r->ends - EPS ||
             p->offset + p->width >
                 stem(count - 1, scale) - stem(i, scale) + (double)r->ends + EPS)) {
            what = "a card stands beyond the ends";
        }
        if (what) {
            return what;
        }
    }
    return total == count ? NULL : "an event was lost, or counted twice";
}

static const char *wrong_owner(const struct layout *l, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct layout_place *p = &l->places[i];
        if (p->form == LAYOUT_HIDDEN &&
            (p->owner >= count || l->places[p->owner].form == LAYOUT_HIDDEN ||
             l->places[p->owner].first > i || l->places[p->owner].last < i)) {
            return "a hidden event belongs to no card";
        }
        if (p->form == LAYOUT_CLUSTER && p->count < 2) {
            return "a cluster of one";
        }
        if (p->form != LAYOUT_CLUSTER && p->form != LAYOUT_CHOSEN && p->form != LAYOUT_HIDDEN &&
            p->count != 1) {
            return "a card counts others without saying so";
        }
    }
    return NULL;
}

static void check(size_t count, const struct layout_rules *r, const char *what)
{
    struct layout l;
    const char *problem;
    arena_reset(&mem);
    layout_make(items, count, r, &mem, &l);
    problem = wrong(&l, count, r, r->scale);
    problem = problem ? problem : wrong(&l, count, r, r->scale * 1.19);
    problem = problem ? problem : wrong(&l, count, r, r->scale * 40);
    problem = problem ? problem : wrong_owner(&l, count);
    if (problem) {
        test_fail(__FILE__, __LINE__, "%s: %s (%zu items, scale %g)", what, problem, count,
                  r->scale);
    }
}

/* --- random worlds --------------------------------------------------------------------------- */

static int by_date(const void *a, const void *b)
{
    double x = ((const struct layout_item *)a)->at, y = ((const struct layout_item *)b)->at;
    return x < y ? -1 : x > y;
}

static double unit(struct rng *rng)
{
    return (double)rng_below(rng, 1000000) / 1e6;
}

/* Years of one of four kinds: even, crowded in places, cosmic, many on the same days. */
static double random_year(struct rng *rng, int kind)
{
    switch (kind) {
    case 0:
        return 1900 + unit(rng) * 125;
    case 1:
        return 1950 + floor(unit(rng) * 8) * 10 + unit(rng) * unit(rng) * 2;
    case 2:
        return 2024 - pow(10, unit(rng) * 10.14);
    default:
        return 1990 + floor(unit(rng) * 12) / 365.0;
    }
}

static size_t random_world(struct rng *rng, int kind, size_t most)
{
    size_t count = rng_below(rng, (uint32_t)most) + 1;
    for (size_t i = 0; i < count; i++) {
        items[i] = at(random_year(rng, kind), 1 + (int)rng_below(rng, 5));
        items[i].tall = items[i].importance == 1 && rng_below(rng, 2) == 0;
    }
    qsort(items, count, sizeof items[0], by_date);
    return count;
}

static struct layout_rules random_rules(struct rng *rng, size_t count)
{
    struct layout_rules r = landscape;
    double span = items[count - 1].at - items[0].at;
    r.scale = 1700 / fmax(span, 1e-3) * pow(10, unit(rng) * (span > 1000 ? 9 : 4));
    r.levels = 1 + (int)rng_below(rng, 2);
    r.above = rng_below(rng, 2) == 0;
    r.selected = rng_below(rng, 4) == 0 ? SIZE_MAX : rng_below(rng, (uint32_t)count);
    r.ends = rng_below(rng, 2) ? 60 + (float)rng_below(rng, 200) : 0;
    r.least = 160 + (float)rng_below(rng, 200);
    r.most = r.least + (float)rng_below(rng, 200);
    return r;
}

static void random_worlds_hold(void)
{
    struct rng rng;
    rng_seed(&rng, 7);
    for (int n = 0; n < 600 && !test_state.failing; n++) {
        size_t count = random_world(&rng, n % 4, n % 50 == 0 ? MOST : 120);
        struct layout_rules r = random_rules(&rng, count);
        check(count, &r, "a random world");
    }
}

static void the_same_twice(void)
{
    struct rng rng;
    struct layout a, b;
    struct arena other = {0};
    size_t count;
    struct layout_rules r;
    rng_seed(&rng, 11);
    count = random_world(&rng, 1, 400);
    r = random_rules(&rng, count);
    arena_reset(&mem);
    layout_make(items, count, &r, &mem, &a);
    layout_make(items, count, &r, &other, &b);
    CHECK_INT(a.shown_count, b.shown_count);
    for (size_t i = 0; i < count; i++) {
        CHECK(a.places[i].form == b.places[i].form && a.places[i].offset == b.places[i].offset &&
              a.places[i].levels == b.places[i].levels && a.places[i].owner == b.places[i].owner);
    }
    arena_finish(&other);
}

/* --- chosen cases ---------------------------------------------------------------------------- */

static struct layout make(size_t count, const struct layout_rules *r)
{
    struct layout l;
    arena_reset(&mem);
    layout_make(items, count, r, &mem, &l);
    return l;
}

static void few_are_all_shown(void)
{
    struct layout_rules r = landscape;
    struct layout l;
    for (int i = 0; i < 5; i++) {
        items[i] = at(1950 + i * 15, 3);
    }
    r.selected = 2;
    l = make(5, &r);
    CHECK_INT(l.shown_count, 5);
    CHECK_INT(l.places[2].form, LAYOUT_CHOSEN);
    CHECK_INT(l.places[2].levels, LAYOUT_BOTH);
    for (size_t i = 0; i < 5; i++) { /* with all the room there is, they are as wide as may be */
        CHECK(i == 2 || (l.places[i].form == LAYOUT_SMALL && l.places[i].width == r.most));
    }
    check(5, &r, "five");
}

/* The chapter of the mockup: eight events of thirty years fit at its zoom. */
static void the_mockups_years_fit(void)
{
    static const double years[] = {1948, 1950.92, 1952, 1956.5, 1958.83, 1965, 1967, 1976.19};
    struct layout_rules r = landscape;
    struct layout l;
    for (int i = 0; i < 8; i++) {
        items[i] = at(years[i], i == 7 ? 1 : 3);
    }
    items[7].tall = true;
    r.scale = 54;
    r.selected = 4;
    l = make(8, &r);
    CHECK_INT(l.shown_count, 8);
    CHECK_INT(l.places[7].form, LAYOUT_TALL);
    check(8, &r, "the mockup");
}

static void important_ones_come_first(void)
{
    struct layout_rules r = landscape;
    struct layout l;
    for (int i = 0; i < 60; i++) {
        items[i] = at(1990 + i * 0.2, i == 17 || i == 41 ? 1 : 4);
    }
    l = make(60, &r);
    CHECK_INT(l.places[17].form, LAYOUT_SMALL);
    CHECK_INT(l.places[41].form, LAYOUT_SMALL);
    CHECK(l.shown_count < 10);
    check(60, &r, "sixty");
}

static void a_day_of_many_is_one_card(void)
{
    struct layout_rules r = landscape;
    struct layout l;
    for (int i = 0; i < 30; i++) {
        items[i] = at(1958.5, 3);
    }
    l = make(30, &r);
    CHECK_INT(l.shown_count, 1);
    CHECK_INT(l.places[l.shown[0]].form, LAYOUT_CLUSTER);
    CHECK_INT(l.places[l.shown[0]].count, 30);
    r.selected = 12;
    l = make(30, &r);
    CHECK_INT(l.shown_count, 1);
    CHECK_INT(l.shown[0], 12);
    CHECK_INT(l.places[12].form, LAYOUT_CHOSEN);
    CHECK_INT(l.places[12].count, 30);
}

static void nothing_and_one(void)
{
    struct layout_rules r = landscape;
    struct layout l = make(0, &r);
    CHECK_INT(l.shown_count, 0);
    items[0] = at(1958, 5);
    r.selected = 0;
    l = make(1, &r);
    CHECK_INT(l.shown_count, 1);
    CHECK_INT(l.places[0].form, LAYOUT_CHOSEN);
    r.above = true;
    l = make(1, &r);
    CHECK_INT(l.places[0].levels, 0);
    check(1, &r, "one");
}

/* Places hold for all closer zooms, so what is shown at one is never less at the next. */
static void closer_shows_more(void)
{
    struct rng rng;
    struct layout_rules r = landscape;
    size_t count, before = 0;
    rng_seed(&rng, 3);
    count = random_world(&rng, 0, 200);
    for (r.scale = 10; r.scale < 1e6; r.scale *= 4) {
        struct layout l = make(count, &r);
        CHECK(l.shown_count + l.shown_count / 8 >= before);
        before = l.shown_count;
    }
    CHECK_INT(before, count);
}

/* --- at the edges of a view ------------------------------------------------------------------ */

static const char *wrong_fit(const struct layout *l, const struct layout_rules *r,
                             const struct layout_view *v, const struct layout_fit *fit)
{
    for (size_t k = v->begin; k < v->end; k++) {
        size_t i = l->shown[k];
        struct layout_place own = l->places[i], *p = &own;
        double a = (items[i].at - v->origin) * v->scale, ax;
        const char *what;
        own.width = fit[k - v->begin].width;
        ax = a + (double)fit[k - v->begin].offset;
        what = wrong_card(p, fit[k - v->begin].offset, r);
        if (fit[k - v->begin].outside <= 0 && p->levels &&
            (ax < (double)v->left - EPS || ax + (double)p->width > (double)v->right + EPS)) {
            return "a card told to be whole sticks out";
        }
        for (size_t m = k + 1; !what && m < v->end; m++) {
            size_t j = l->shown[m];
            struct layout_place other = l->places[j], *q = &other;
            double b = (items[j].at - v->origin) * v->scale,
                   bx = b + (double)fit[m - v->begin].offset;
            other.width = fit[m - v->begin].width;
            what = wrong_pair(p, q, ax, bx, a, b, r);
            what = what ? what : wrong_pair(q, p, bx, ax, b, a, r);
        }
        if (what) {
            return what;
        }
    }
    return NULL;
}

static void cards_slide_into_the_view(void)
{
    static struct layout_fit fit[LAYOUT_VIEW_MOST];
    struct rng rng;
    rng_seed(&rng, 5);
    for (int n = 0; n < 400 && !test_state.failing; n++) {
        size_t count = random_world(&rng, n % 4, 100);
        struct layout_rules r = random_rules(&rng, count);
        struct layout l = make(count, &r);
        struct layout_view v = {.origin = items[rng_below(&rng, (uint32_t)count)].at - 3 / r.scale,
                                .scale = r.scale * (1 + unit(&rng) * 0.19),
                                .left = 64,
                                .right = 1016 + (float)rng_below(&rng, 900),
                                .begin = 0,
                                .end = l.shown_count};
        const char *problem;
        while (v.begin < v.end &&
               (items[l.shown[v.begin]].at - v.origin) * v.scale < -(double)v.right) {
            v.begin++; /* as a caller does: a little more than what is in view */
        }
        while (v.end > v.begin &&
               (items[l.shown[v.end - 1]].at - v.origin) * v.scale > 2 * (double)v.right) {
            v.end--;
        }
        v.end = v.end - v.begin > LAYOUT_VIEW_MOST ? v.begin + LAYOUT_VIEW_MOST : v.end;
        layout_fit(items, &l, &r, &v, fit);
        problem = wrong_fit(&l, &r, &v, fit);
        if (problem) {
            test_fail(__FILE__, __LINE__, "world %d: %s", n, problem);
        }
    }
}

static void a_lone_card_at_the_edge_is_whole(void)
{
    struct layout_rules r = landscape;
    struct layout l;
    struct layout_view v = {
        .origin = 2000, .scale = 24, .left = 64, .right = 1856, .begin = 0, .end = 2};
    struct layout_fit fit[2];
    items[0] = at(2000 + 80.5 / 24, 3);
    items[1] = at(2000 + 1839.0 / 24, 3);
    l = make(2, &r);
    layout_fit(items, &l, &r, &v, fit);
    CHECK(fit[0].outside <= 0 && fit[1].outside <= 0);
    items[0].at = 2000 + 70.0 / 24; /* nearer to the edge than its own inset */
    l = make(2, &r);
    layout_fit(items, &l, &r, &v, fit);
    CHECK(fit[0].outside > 0 && fit[1].outside <= 0);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(few_are_all_shown);
    RUN(the_mockups_years_fit);
    RUN(important_ones_come_first);
    RUN(a_day_of_many_is_one_card);
    RUN(nothing_and_one);
    RUN(closer_shows_more);
    RUN(random_worlds_hold);
    RUN(the_same_twice);
    RUN(cards_slide_into_the_view);
    RUN(a_lone_card_at_the_edge_is_whole);
    arena_finish(&mem);
    return TEST_END();
}
