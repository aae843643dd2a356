/* The strip of the whole time: linear where that shows something, by rank where it does not; its
 * two directions agree; marks and mountains lie in it. */
#include "test.h"

#include "base/rng.h"
#include "screens/timeline/ridge.h"

#include <stdlib.h>

#define MOST 5000

static struct arena mem;
static struct layout_item items[MOST];

static int by_date(const void *a, const void *b)
{
    double x = ((const struct layout_item *)a)->at, y = ((const struct layout_item *)b)->at;
    return x < y ? -1 : x > y;
}

static struct ridge make(size_t count, double first, double last)
{
    struct ridge r;
    arena_reset(&mem);
    ridge_make(&r, items, count, first, last, &mem);
    return r;
}

static void decades_are_linear(void)
{
    struct ridge r;
    for (int i = 0; i < 14; i++) {
        items[i].at = 1948 + i * 5.7;
    }
    r = make(14, 1945, 2026);
    CHECK(r.linear);
    CHECK_NEAR(ridge_share(&r, 1985.5), 0.5, 1e-9);
    CHECK_NEAR(ridge_year(&r, 0.25), 1965.25, 1e-9);
    CHECK_INT(r.mark_count, 14);
}

/* The Big Bang and this year: half of the strip is not left to ten billion empty years. */
static void the_big_bang_leaves_room(void)
{
    struct ridge r;
    items[0].at = -13.8e9;
    items[1].at = -4.6e9;
    for (int i = 2; i < 20; i++) {
        items[i].at = 1940 + i * 4;
    }
    r = make(20, -14e9, 2100);
    CHECK(!r.linear);
    CHECK(ridge_share(&r, 1948) < 0.3);
    CHECK(ridge_share(&r, 2016) - ridge_share(&r, 1948) > 0.6);
}

static void one_day_is_linear(void)
{
    struct ridge r;
    for (int i = 0; i < 30; i++) {
        items[i].at = 1958.5;
    }
    r = make(30, 1953, 1963);
    CHECK(r.linear);
    CHECK_INT(r.mark_count, 1);
    CHECK_NEAR(r.marks[0], 0.55, 1e-6);
}

static void nothing_is_flat(void)
{
    struct ridge r = make(0, 2000, 2000);
    CHECK(r.linear);
    CHECK(ridge_share(&r, 2000.5) > 0 && ridge_share(&r, 1900) == 0 && ridge_share(&r, 2100) == 1);
    for (int i = 0; i < RIDGE_PEAKS; i++) {
        CHECK(r.height[i] == 0);
    }
}

static double unit(struct rng *rng)
{
    return (double)rng_below(rng, 1000000) / 1e6;
}

static const char *wrong(const struct ridge *r, struct rng *rng)
{
    double before = -1;
    for (int i = 0; i <= 200; i++) {
        double share = i / 200.0, year = ridge_year(r, share);
        if (i > 0 && year < before) {
            return "years run backwards";
        }
        before = year;
        if (fabs(ridge_share(r, year) - share) > 1e-6) {
            return "the two directions disagree";
        }
    }
    for (int i = 0; i < 50; i++) {
        double year = r->first + unit(rng) * (r->last - r->first);
        double share = ridge_share(r, year);
        if (share < 0 || share > 1 ||
            fabs(ridge_year(r, share) - year) > 1e-6 * (r->last - r->first)) {
            return "a year is not where it is";
        }
    }
    for (size_t i = 0; i < r->mark_count; i++) {
        if (r->marks[i] < 0 || r->marks[i] > 1 || (i > 0 && r->marks[i] <= r->marks[i - 1])) {
            return "marks out of order";
        }
    }
    return NULL;
}

static void random_strips_hold(void)
{
    struct rng rng;
    rng_seed(&rng, 4);
    for (int n = 0; n < 300 && !test_state.failing; n++) {
        size_t count = rng_below(&rng, n % 30 == 0 ? MOST : 60) + 1;
        struct ridge r;
        const char *problem;
        for (size_t i = 0; i < count; i++) {
            items[i].at = n % 2 ? 1900 + unit(&rng) * 125 : 2024 - pow(10, unit(&rng) * 10.14);
        }
        qsort(items, count, sizeof items[0], by_date);
        r = make(count, items[0].at - 3, items[count - 1].at + 3);
        problem = wrong(&r, &rng);
        if (problem) {
            test_fail(__FILE__, __LINE__, "strip %d of %zu: %s", n, count, problem);
        }
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(decades_are_linear);
    RUN(the_big_bang_leaves_room);
    RUN(one_day_is_linear);
    RUN(nothing_is_flat);
    RUN(random_strips_hold);
    arena_finish(&mem);
    return TEST_END();
}
