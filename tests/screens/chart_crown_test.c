/* The composed chart: for every number of units from one to twelve, in both shapes, everything has
 * its place and nothing stands in anything's way. */
#include "screens/chart/crown.h"

#include "test.h"

#include <math.h>

static const struct rect wide = {0, 0, 1920, 946};
static const struct rect tall = {0, 0, 1080, 1738};
static const float long_names[CROWN_MOST] = {120, 130, 210, 260, 240, 150,
                                             220, 190, 230, 180, 170, 200};

static struct crown placed(struct rect area, size_t branches, size_t roots, const float *needs)
{
    struct crown_ask ask = {
        .area = area, .branches = branches, .roots = roots, .top = branches / 2, .needs = needs};
    struct crown c;
    if (!crown_place(&ask, &c)) {
        test_fail(__FILE__, __LINE__, "%zu and %zu do not fit", branches, roots);
    }
    return c;
}

/* As large as it is when selected. */
static struct rect grown(const struct crown *c, const struct crown_limb *limb)
{
    struct rect r = limb->place;
    return rect_make(r.x - c->grow, r.y - c->grow / 2, r.w + 2 * c->grow, r.h + c->grow);
}

static size_t met(const struct crown *c, size_t branches, size_t roots, struct rect area)
{
    size_t found = 0, i, k;
    for (i = 0; i < branches; i++) {
        struct rect r = grown(c, &c->branches[i]), apart = rect_inset(c->branches[i].place, -15.5f);
        found += rect_overlaps(r, c->slab) + rect_overlaps(r, c->card);
        found += r.y < c->head_y + 96 || r.y + r.h > c->horizon;
        found += r.x < area.x || r.x + r.w > area.x + area.w;
        for (k = 0; k < branches; k++) {
            found += k != i && (rect_overlaps(apart, c->branches[k].place) ||
                                rect_overlaps(r, c->branches[k].place));
        }
    }
    for (i = 0; i < roots; i++) {
        struct rect r = c->roots[i].place;
        found += r.y < c->horizon + 14 || r.y + r.h > area.y + area.h - 15.5f;
        found += r.x < area.x + 63.5f || r.x + r.w > area.x + area.w - 63.5f || r.w < 96;
        found += rect_overlaps(r, c->slab) || rect_overlaps(r, c->card);
        for (k = i + 1; k < roots; k++) {
            found += rect_overlaps(rect_inset(r, -15.5f), c->roots[k].place);
        }
    }
    return found + rect_overlaps(rect_inset(c->slab, -15.5f), c->card);
}

static void nothing_meets_from_one_to_twelve(void)
{
    for (size_t b = 1; b <= CROWN_MOST; b++) {
        for (size_t r = 0; r <= CROWN_MOST; r++) {
            struct crown w = placed(wide, b, r, NULL), t = placed(tall, b, r, NULL);
            struct crown w2 = placed(wide, b, r, long_names), t2 = placed(tall, b, r, long_names);
            CHECK_INT(met(&w, b, r, wide), 0);
            CHECK_INT(met(&t, b, r, tall), 0);
            CHECK_INT(met(&w2, b, r, wide), 0);
            CHECK_INT(met(&t2, b, r, tall), 0);
        }
    }
}

static void seven_stand_as_they_were_drawn(void)
{
    struct crown c = placed((struct rect){0, 0, 1920, 952}, 7, 9, NULL);
    CHECK_NEAR(c.horizon, 706, 0.1);
    CHECK_NEAR(c.branches[3].tip_x, 936, 0.1); /* asked to the top */
    CHECK_NEAR(c.branches[3].place.y, 232 - 58, 0.1);
    CHECK_NEAR(c.branches[0].place.x, 680 - 106, 0.1);
    CHECK_NEAR(c.branches[6].place.y, 556 - 58, 0.1);
    CHECK_NEAR(c.slab.h, 524, 0.1);
    CHECK_NEAR(c.card.x, 1396, 0.1);
    CHECK_NEAR(c.roots[0].place.y, 840, 0.1);
    CHECK_NEAR(c.roots[0].place.w, 185, 0.5);
    CHECK_NEAR(c.roots[8].place.x + c.roots[8].place.w, 1856, 0.1);
}

static void the_crown_is_symmetric(void)
{
    for (size_t n = 1; n <= CROWN_MOST; n++) {
        struct crown c = placed(tall, n, 5, NULL);
        float sum = 0;
        for (size_t i = 0; i < n; i++) {
            sum += c.branches[i].tip_x - c.trunk_x;
        }
        CHECK_NEAR(sum, 0, 0.5);
    }
}

static void names_get_the_width_they_need(void)
{
    struct crown c = placed(wide, 7, 9, long_names);
    for (size_t i = 0; i < 9; i++) {
        CHECK(c.roots[i].place.w >= long_names[i]);
    }
}

static void what_is_no_tree_is_refused(void)
{
    struct crown_ask ask = {.area = wide, .branches = 13, .roots = 3};
    struct crown c;
    CHECK(!crown_place(&ask, &c));
    ask.branches = 7;
    ask.roots = 13;
    CHECK(!crown_place(&ask, &c));
    ask.roots = 9;
    ask.area.h = 436; /* within reach */
    CHECK(!crown_place(&ask, &c));
    ask.area = (struct rect){0, 0, 1080, 690};
    CHECK(!crown_place(&ask, &c));
    ask.area = (struct rect){0, 0, 1440, 946};
    CHECK(!crown_place(&ask, &c));
}

/* Limbs end where their plates and pills are, and begin at the tree. */
static void limbs_end_at_their_plates(void)
{
    struct crown c = placed(wide, 7, 9, NULL);
    float xy[2 * CROWN_OUTLINE];
    for (size_t i = 0; i < 9; i++) {
        size_t n = crown_root(&c, i, 9, 34, 28, xy);
        CHECK_INT(n, CROWN_OUTLINE);
        CHECK_NEAR((xy[n - 2] + xy[n]) / 2, c.roots[i].tip_x, 0.1);
        CHECK_NEAR((xy[n - 1] + xy[n + 1]) / 2, c.roots[i].tip_y, 0.1);
        CHECK(fabsf(xy[0] - c.trunk_x) < 60);
    }
    crown_branch(&c, &c.branches[0], 40, 10, xy);
    CHECK_NEAR((xy[CROWN_OUTLINE - 2] + xy[CROWN_OUTLINE]) / 2, c.branches[0].tip_x, 0.1);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(nothing_meets_from_one_to_twelve);
    RUN(seven_stand_as_they_were_drawn);
    RUN(the_crown_is_symmetric);
    RUN(names_get_the_width_they_need);
    RUN(what_is_no_tree_is_refused);
    RUN(limbs_end_at_their_plates);
    return TEST_END();
}
