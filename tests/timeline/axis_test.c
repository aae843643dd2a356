/* The view of an axis: what stays where while it moves, and where it stops. */
#include "test.h"

#include "base/rng.h"
#include "screens/timeline/axis.h"

static struct axis view(double from, double span)
{
    return (struct axis){.from = from, .span = span, .left = 0, .width = 1920};
}

static void places_and_years_agree(void)
{
    struct axis a = view(1946, 36);
    CHECK_NEAR(axis_x(&a, 1946), 0, 1e-3);
    CHECK_NEAR(axis_x(&a, 1982), 1920, 1e-3);
    CHECK_NEAR(axis_year(&a, 960), 1964, 1e-9);
    CHECK_NEAR(axis_x(&a, axis_year(&a, 333)), 333, 1e-3);
    CHECK(axis_x(&a, -13.8e9) < -1e5f); /* far out of sight, but a number */
}

/* A day is sharp today and a million years at the Big Bang, on one axis. */
static void sharp_at_both_ends(void)
{
    struct axis a = view(2023.1, 30 / 365.0);
    CHECK_NEAR(axis_x(&a, 2023.1 + 1 / 365.0) - axis_x(&a, 2023.1), 64, 0.01);
    a = view(-13.8e9, 30e6);
    CHECK_NEAR(axis_x(&a, -13.8e9 + 1e6), 64, 0.01);
}

static void zoom_keeps_what_is_under_the_fingers(void)
{
    struct axis_limits l = axis_limits(1948, 2023, 0.1, 0.05);
    struct rng rng;
    rng_seed(&rng, 1);
    for (int n = 0; n < 1000; n++) {
        struct axis a = view(1940 + rng_below(&rng, 80), 2 + rng_below(&rng, 60));
        float x = (float)rng_below(&rng, 1920);
        double year = axis_year(&a, x);
        axis_zoom(&a, &l, 0.25 + rng_below(&rng, 400) / 100.0, x);
        CHECK_NEAR(axis_year(&a, x), year, 1e-6);
        CHECK(a.span >= l.least && a.span <= l.most);
    }
}

static void the_view_stays_near_its_events(void)
{
    struct axis_limits l = axis_limits(1948, 2023, 0.1, 0.05);
    struct axis a = view(1800, 20);
    axis_clamp(&a, &l);
    CHECK_NEAR(a.from, 1948 - 1, 1e-9);
    a = view(2100, 20);
    axis_clamp(&a, &l);
    CHECK_NEAR(a.from + a.span, 2023 + 1, 1e-9);
    a = view(1900, 1e6);
    axis_clamp(&a, &l);
    CHECK_NEAR(a.span, l.most, 1e-9);
    CHECK_NEAR(a.from + a.span / 2, 1985.5, 1e-9);
    a.span = NAN;
    axis_clamp(&a, &l);
    CHECK_NEAR(a.span, l.most, 1e-9);
    a = view(1980, 1e-9);
    axis_clamp(&a, &l);
    CHECK_NEAR(a.span, l.least, 1e-9);
}

static void beyond_the_end_it_pulls(void)
{
    struct axis_limits l = axis_limits(1948, 2023, 0.1, 0.05);
    struct axis a = view(1947, 20), b = view(1980, 20);
    double from = a.from;
    axis_pan(&a, &l, 96);
    CHECK_NEAR(from - a.from, 1.0 / 3, 1e-9);
    axis_pan(&b, &l, 96);
    CHECK_NEAR(b.from, 1979, 1e-9);
}

static void spans_follow_the_events(void)
{
    struct axis_limits days = axis_limits(1948, 2023, 3 / 365.25, 0.05);
    struct axis_limits years = axis_limits(1948, 2023, 2, 0.05);
    struct axis_limits one = axis_limits(1958, 1958, 0, 0.05);
    struct axis_limits bang = axis_limits(-13.8e9, 2023, 1, 0.05);
    CHECK_NEAR(days.least, 20 / 365.25, 1e-9); /* never nearer than twenty days */
    CHECK_NEAR(years.least, 1, 1e-9);
    CHECK_NEAR(years.most, 75 / 0.9, 1e-9);
    CHECK(one.most >= 10 && one.least <= one.most);
    CHECK(bang.most > 13.8e9 && bang.least <= 1);
}

static void a_glide_keeps_its_fixed_point(void)
{
    struct axis_limits l = axis_limits(1948, 2023, 0.1, 0.05);
    struct axis a = view(1950, 60), b = a, c;
    axis_zoom(&b, &l, 4, 700);
    for (int i = 0; i <= 10; i++) {
        c = axis_between(&a, &b, i / 10.0);
        CHECK_NEAR(axis_year(&c, 700), axis_year(&a, 700), 1e-9);
    }
    CHECK_NEAR(c.from, b.from, 1e-9);
    CHECK_NEAR(c.span, b.span, 1e-9);
    b = a;
    b.from += 10;
    c = axis_between(&a, &b, 0.5);
    CHECK_NEAR(c.from, a.from + 5, 1e-9);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(places_and_years_agree);
    RUN(sharp_at_both_ends);
    RUN(zoom_keeps_what_is_under_the_fingers);
    RUN(the_view_stays_near_its_events);
    RUN(beyond_the_end_it_pulls);
    RUN(spans_follow_the_events);
    RUN(a_glide_keeps_its_fixed_point);
    return TEST_END();
}
