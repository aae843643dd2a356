/* The layout of charts: whatever the tree, no plate covers another, parents stand in the middle
 * above their children, many siblings are wrapped, and equal charts are drawn equally. */
#include "screens/chart/layout.h"

#include "base/mem.h"
#include "base/rng.h"
#include "test.h"

#include <stdlib.h>

static const struct plane_measure measure = {
    .plate_w = 212, .plate_h = 116, .gap = 16, .step = 16, .level = 72, .lane = 40, .shape = 2};

struct forest {
    struct arena memory;
    struct pack_unit *units;
    size_t count;
    struct plane plane;
};

static void forest_add(struct forest *f, int parent)
{
    struct pack_unit *u = &f->units[f->count++];
    u->parent = parent;
    u->depth = parent < 0 ? 0 : f->units[parent].depth + 1;
    u->kind = parent < 0 ? PACK_UNIT_ROOT : (enum pack_unit_kind)(1 + f->count % 3);
    if (parent >= 0) {
        f->units[parent].child_count++;
    }
}

/* Depth first: each unit hangs below one of those on the way to the last one. `shape` is how
 * likely, in 1000, the way goes back up one step further. */
static void forest_random(struct forest *f, size_t count, uint64_t seed, uint32_t shape)
{
    struct rng rng;
    int *way = mem_alloc((count + 1) * sizeof *way);
    size_t depth = 0;
    memset(f, 0, sizeof *f);
    rng_seed(&rng, seed);
    f->units = arena_alloc_array(&f->memory, count, sizeof *f->units);
    while (f->count < count) {
        while (depth > 1 && rng_below(&rng, 1000) < shape) {
            depth--;
        }
        forest_add(f, depth ? way[depth - 1] : -1);
        way[depth++] = (int)f->count - 1;
    }
    mem_free(way);
    plane_layout(f->units, f->count, &measure, &f->memory, &f->plane);
}

static void forest_finish(struct forest *f)
{
    arena_finish(&f->memory);
}

static int by_left(const void *a, const void *b)
{
    const struct rect *p = a, *q = b;
    return p->x < q->x ? -1 : p->x > q->x;
}

static size_t overlaps(const struct forest *f, float apart)
{
    struct rect *sorted = mem_alloc(f->count * sizeof *sorted);
    size_t i, k, found = 0;
    memcpy(sorted, f->plane.plates, f->count * sizeof *sorted);
    qsort(sorted, f->count, sizeof *sorted, by_left);
    for (i = 0; i < f->count; i++) {
        struct rect wide = rect_inset(sorted[i], -apart);
        for (k = i + 1; k < f->count && sorted[k].x < wide.x + wide.w; k++) {
            found += rect_overlaps(wide, sorted[k]);
        }
    }
    mem_free(sorted);
    return found;
}

static float middle(struct rect r)
{
    return r.x + r.w / 2;
}

/* Parents whose middle is not the middle of their children. */
static size_t crooked(const struct forest *f)
{
    size_t i, k, found = 0;
    for (i = 0; i < f->count; i++) {
        struct rect all = {0};
        float first = 0, last = 0;
        size_t n = 0;
        for (k = i + 1; k < f->plane.end[i]; k++) {
            if (f->units[k].parent == (int)i) {
                first = n++ == 0 ? middle(f->plane.plates[k]) : first;
                last = middle(f->plane.plates[k]);
            }
            all = rect_join(all, f->plane.reach[k]);
        }
        if (n == 0) {
            continue;
        }
        if (n <= PLANE_ROW_MOST) {
            found += fabsf(middle(f->plane.plates[i]) - (first + last) / 2) > 0.1f;
        } else { /* above its block: the lanes for the rails stick out on the left */
            found += fabsf(middle(f->plane.plates[i]) - middle(all)) > measure.lane + measure.gap;
        }
    }
    return found;
}

static void no_two_plates_meet(void)
{
    static const uint32_t shapes[] = {100, 500, 700, 900, 990};
    static const size_t counts[] = {1, 2, 13, 60, 400, 2000};
    for (size_t s = 0; s < 5; s++) {
        for (size_t c = 0; c < 6; c++) {
            struct forest f;
            size_t met, off;
            forest_random(&f, counts[c], s * 100 + c, shapes[s]);
            met = overlaps(&f, measure.gap - 0.5f);
            off = crooked(&f);
            forest_finish(&f);
            CHECK_INT(met, 0);
            CHECK_INT(off, 0);
        }
    }
}

static void children_hang_below_their_parents(void)
{
    struct forest f;
    size_t above = 0, outside = 0;
    forest_random(&f, 1500, 7, 650);
    for (size_t i = 0; i < f.count; i++) {
        int p = f.units[i].parent;
        if (p >= 0) {
            above +=
                f.plane.plates[i].y < f.plane.plates[p].y + measure.plate_h + measure.level - 0.5f;
            outside += !rect_overlaps(f.plane.reach[p], f.plane.plates[i]);
        }
    }
    forest_finish(&f);
    CHECK_INT(above, 0);
    CHECK_INT(outside, 0);
}

static void star(struct forest *f, size_t leaves)
{
    memset(f, 0, sizeof *f);
    f->units = arena_alloc_array(&f->memory, leaves + 1, sizeof *f->units);
    forest_add(f, -1);
    for (size_t i = 0; i < leaves; i++) {
        forest_add(f, 0);
        f->units[f->count - 1].kind = PACK_UNIT_BODY;
    }
    plane_layout(f->units, f->count, &measure, &f->memory, &f->plane);
}

static void twelve_stand_in_a_row_thirteen_in_columns(void)
{
    struct forest row, field;
    float row_w, field_w, field_h;
    star(&row, 12);
    star(&field, 13);
    row_w = row.plane.bounds.w;
    field_w = field.plane.bounds.w;
    field_h = field.plane.bounds.h;
    forest_finish(&row);
    forest_finish(&field);
    CHECK_NEAR(row_w, 12 * 212 + 11 * 16, 0.5);
    CHECK(field_w < row_w / 2);
    CHECK(field_h > 3 * 116);
}

static void a_large_field_is_no_line(void)
{
    struct forest f;
    float shape;
    size_t down = 0;
    star(&f, 1999);
    shape = f.plane.bounds.w / f.plane.bounds.h;
    for (size_t i = 2; i < f.count; i++) { /* columns are read downwards */
        down += f.plane.plates[i].x == f.plane.plates[i - 1].x &&
                f.plane.plates[i].y > f.plane.plates[i - 1].y;
    }
    forest_finish(&f);
    CHECK(shape > 1 && shape < 3);
    CHECK(down > 1900);
}

static void the_same_chart_twice(void)
{
    struct forest a, b;
    bool same;
    forest_random(&a, 700, 11, 600);
    forest_random(&b, 700, 11, 600);
    same = memcmp(a.plane.plates, b.plane.plates, a.count * sizeof *a.plane.plates) == 0;
    forest_finish(&a);
    forest_finish(&b);
    CHECK(same);
}

/* Twice the units, about twice the memory: nothing is kept per pair. */
static void memory_grows_with_the_units(void)
{
    struct forest one, two;
    size_t used_one, used_two;
    forest_random(&one, 1000, 3, 800);
    forest_random(&two, 2000, 3, 800);
    used_one = one.memory.used;
    used_two = two.memory.used;
    forest_finish(&one);
    forest_finish(&two);
    CHECK(used_two < used_one * 3);
}

static void a_chain_of_thousands(void)
{
    struct forest f;
    float w, h;
    forest_random(&f, 5000, 1, 0);
    w = f.plane.bounds.w;
    h = f.plane.bounds.h;
    forest_finish(&f);
    CHECK_NEAR(w, 212, 0.5);
    CHECK_NEAR(h, 5000.0 * (116 + 72) - 72, 50);
}

static bool on_a_line(const struct plane *p, size_t parent, float x, float y)
{
    for (size_t i = p->first_line[parent]; i < p->first_line[parent + 1]; i++) {
        const struct plane_line *l = &p->lines[i];
        if (x >= fminf(l->x0, l->x1) - 0.1f && x <= fmaxf(l->x0, l->x1) + 0.1f &&
            y >= fminf(l->y0, l->y1) - 0.1f && y <= fmaxf(l->y0, l->y1) + 0.1f) {
            return true;
        }
    }
    return false;
}

/* The way from a unit to its parent runs on the lines that are drawn, level or upright. */
static void ways_run_along_the_lines(void)
{
    struct forest f;
    size_t off = 0, slanted = 0;
    forest_random(&f, 900, 21, 820);
    for (size_t i = 0; i < f.count; i++) {
        float xy[14];
        size_t n, k;
        if (f.units[i].parent < 0) {
            continue;
        }
        n = plane_way(&f.plane, i, (size_t)f.units[i].parent, xy);
        for (k = 0; k < n; k++) {
            off += !on_a_line(&f.plane, (size_t)f.units[i].parent, xy[2 * k], xy[2 * k + 1]);
            slanted += k > 0 && fabsf(xy[2 * k] - xy[2 * k - 2]) > 0.1f &&
                       fabsf(xy[2 * k + 1] - xy[2 * k - 1]) > 0.1f;
        }
    }
    forest_finish(&f);
    CHECK_INT(off, 0);
    CHECK_INT(slanted, 0);
}

/* A line that crosses a plate would say something that is not so. */
static void lines_cross_no_plate(void)
{
    struct forest f;
    size_t crossed = 0;
    forest_random(&f, 600, 5, 880);
    for (size_t i = 0; i < f.plane.first_line[f.count]; i++) {
        const struct plane_line *l = &f.plane.lines[i];
        struct rect line = {fminf(l->x0, l->x1), fminf(l->y0, l->y1),
                            fmaxf(0.1f, fabsf(l->x1 - l->x0)), fmaxf(0.1f, fabsf(l->y1 - l->y0))};
        for (size_t k = 0; k < f.count; k++) {
            crossed += rect_overlaps(rect_inset(f.plane.plates[k], 1), line);
        }
    }
    forest_finish(&f);
    CHECK_INT(crossed, 0);
}

static void no_units_no_plane(void)
{
    struct plane plane;
    plane_layout(NULL, 0, &measure, NULL, &plane);
    CHECK_INT(plane.count, 0);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(no_two_plates_meet);
    RUN(children_hang_below_their_parents);
    RUN(twelve_stand_in_a_row_thirteen_in_columns);
    RUN(a_large_field_is_no_line);
    RUN(the_same_chart_twice);
    RUN(memory_grows_with_the_units);
    RUN(a_chain_of_thousands);
    RUN(ways_run_along_the_lines);
    RUN(lines_cross_no_plate);
    RUN(no_units_no_plane);
    return TEST_END();
}
