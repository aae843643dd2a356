/* Shapes by their pixels: chosen ones, sums of coverage, symmetry. White on black, so that a
 * channel is the coverage itself (no gamma anywhere). */
#include "fake_source.h"
#include "test.h"

#define SIDE 1080 /* pixels: 1 u is 1 pixel */

struct easel {
    struct fake_source source;
    struct compositor *compositor;
    struct draw_list list;
    uint32_t *pixels;
};

static void easel_begin(struct easel *e)
{
    struct paint_source source;
    memset(e, 0, sizeof *e);
    source = fake_source(&e->source);
    e->compositor = compositor_create(&source);
    e->pixels = mem_alloc((size_t)SIDE * SIDE * 4);
    compositor_target(e->compositor, e->pixels, SIDE, SIDE, SIDE * 4);
    draw_begin(&e->list, SIDE, SIDE, 0x000000ff);
}

static void easel_paint(struct easel *e)
{
    const struct damage_result all = {.rect_count = 1, .rects = {{0, 0, SIDE, SIDE}}};
    compositor_paint(e->compositor, &e->list, &all);
    fake_frame(&e->source);
    e->list.count = 0;
}

static void easel_end(struct easel *e)
{
    compositor_destroy(e->compositor);
    draw_list_finish(&e->list);
    fake_finish(&e->source);
    mem_free(e->pixels);
}

static int easel_at(const struct easel *e, int x, int y)
{
    return (int)(e->pixels[y * SIDE + x] & 255u);
}

static double easel_sum(const struct easel *e, int x0, int y0, int x1, int y1)
{
    double sum = 0;
    for (int y = y0; y < y1; y++) {
        for (int x = x0; x < x1; x++) {
            sum += easel_at(e, x, y);
        }
    }
    return sum / 255;
}

static struct draw_command *easel_line(struct easel *e, float x0, float y0, float x1, float y1,
                                       float width)
{
    struct draw_command *c = draw_add(&e->list, DRAW_LINE, rect_make(0, 0, SIDE, SIDE), 0xffffffff);
    c->as.line.x0 = x0;
    c->as.line.y0 = y0;
    c->as.line.x1 = x1;
    c->as.line.y1 = y1;
    c->as.line.width = width;
    return c;
}

static void discs_have_their_area(void)
{
    const int diameters[] = {10, 28, 48, 96, 97, 400};
    struct easel e;
    easel_begin(&e);
    for (int i = 0; i < 6; i++) {
        int d = diameters[i];
        double want = 3.14159265 * d * d / 4 + (d % 2 ? d : 0); /* odd: a pixel is stretched */
        draw_add(&e.list, DRAW_FILL, rect_make(100, 100, (float)d, (float)d), 0xffffffff)->corners =
            draw_round(1000);
        easel_paint(&e);
        CHECK_NEAR(easel_sum(&e, 90, 90, 110 + d, 110 + d) / want, 1, d < 20 ? 0.02 : 0.01);
        CHECK_INT(easel_at(&e, 100, 100), 0);
        CHECK_INT(easel_at(&e, 100 + d / 2, 100 + d / 2), 255);
    }
    easel_end(&e);
}

/* A square of `side` at (50, 50) with round corners: alike under every quarter turn and mirror. */
static void corners_checked(int side, int radius)
{
    struct easel e;
    int far = 99 + side;
    easel_begin(&e);
    draw_add(&e.list, DRAW_FILL, rect_make(50, 50, (float)side, (float)side), 0xffffffff)->corners =
        draw_round((float)radius);
    easel_paint(&e);
    for (int y = 0; y < side / 2; y++) {
        for (int x = 0; x < side / 2; x++) {
            int v = easel_at(&e, 50 + x, 50 + y);
            CHECK_INT(easel_at(&e, far - 50 - x, 50 + y), v);
            CHECK_INT(easel_at(&e, 50 + x, far - 50 - y), v);
            CHECK_INT(easel_at(&e, far - 50 - x, far - 50 - y), v);
            CHECK_INT(easel_at(&e, 50 + y, 50 + x), v);
        }
    }
    CHECK_NEAR(easel_sum(&e, 40, 40, far, far),
               (double)side * side - (4 - 3.14159265) * radius * radius, 0.25 * radius);
    easel_end(&e);
}

static void corners_are_symmetric(void)
{
    corners_checked(100, 24);
}

/* From 128 px on a disc is kept as its edge alone: no seam there, and no other shape. */
static void large_discs_are_discs_too(void)
{
    static const int radii[] = {127, 128, 129, 300, 450};
    for (size_t i = 0; i < sizeof radii / sizeof radii[0]; i++) {
        corners_checked(2 * radii[i] + 20, radii[i]);
    }
}

static void each_corner_has_its_radius(void)
{
    struct easel e;
    easel_begin(&e);
    draw_add(&e.list, DRAW_FILL, rect_make(50, 50, 200, 100), 0xffffffff)->corners =
        (struct draw_corners){10, 40, 0, 25};
    easel_paint(&e);
    CHECK_NEAR(easel_sum(&e, 40, 40, 260, 160), 20000 - (1 - 3.14159265 / 4) * (100 + 1600 + 625),
               6);
    CHECK_INT(easel_at(&e, 249, 149), 255);
    CHECK_INT(easel_at(&e, 249, 50), 0);
    CHECK_INT(easel_at(&e, 59, 59), 255);
    easel_end(&e);
}

static void strokes_have_their_width(void)
{
    struct easel e;
    struct draw_command *c;
    easel_begin(&e);
    c = draw_add(&e.list, DRAW_STROKE, rect_make(100, 100, 200, 120), 0xffffffff);
    c->as.line.width = 6;
    c->corners = draw_round(30);
    easel_paint(&e);
    CHECK_NEAR(easel_sum(&e, 200, 90, 201, 160), 6, 0.01);
    CHECK_INT(easel_at(&e, 200, 105), 255);
    CHECK_INT(easel_at(&e, 200, 106), 0);
    CHECK_INT(easel_at(&e, 200, 99), 0);
    CHECK_NEAR(easel_sum(&e, 90, 90, 310, 230),
               2 * 6 * (140 + 60) + 3.14159265 * (30 * 30 - 24 * 24), 6);
    easel_end(&e);
}

static void thick_strokes_keep_round_corners(void)
{
    struct easel e;
    struct draw_command *c;
    easel_begin(&e);
    c = draw_add(&e.list, DRAW_STROKE, rect_make(100, 100, 80, 80), 0xffffffff);
    c->as.line.width = 20;
    c->corners = draw_round(8);
    easel_paint(&e);
    CHECK_NEAR(easel_sum(&e, 90, 90, 190, 190), 6400 - 1600 - (4 - 3.14159265) * 64, 4);
    c = draw_add(&e.list, DRAW_STROKE, rect_make(100, 100, 80, 80), 0xffffff80);
    c->as.line.width = 20;
    c->corners = draw_round(8);
    easel_paint(&e); /* nothing is blended twice */
    for (int i = 100; i < 180; i++) {
        CHECK(easel_at(&e, i, 110) <= 128 && easel_at(&e, 110, i) <= 128);
    }
    easel_end(&e);
}

static void lines_have_their_width_at_any_angle(void)
{
    struct easel e;
    easel_begin(&e);
    for (int degrees = 0; degrees < 360; degrees += 15) {
        double a = degrees * 3.14159265 / 180;
        float x = 300 + 200 * (float)cos(a);
        float y = 300 + 200 * (float)sin(a);
        easel_line(&e, 300, 300, x, y, 8);
        easel_paint(&e);
        CHECK_NEAR(easel_sum(&e, 80, 80, 520, 520) / (200 * 8 + 3.14159265 * 16), 1, 0.012);
    }
    easel_end(&e);
}

static void stems_are_sharp(void)
{
    struct easel e;
    easel_begin(&e);
    easel_line(&e, 100, 50, 100, 150, 4);
    easel_line(&e, 300, 200, 700, 200, 4);
    easel_line(&e, 500.5f, 50, 500.5f, 150, 1);
    easel_paint(&e);
    CHECK_INT(easel_at(&e, 97, 100), 0);
    CHECK_INT(easel_at(&e, 98, 100), 255);
    CHECK_INT(easel_at(&e, 101, 100), 255);
    CHECK_INT(easel_at(&e, 102, 100), 0);
    CHECK_INT(easel_at(&e, 500, 198), 255);
    CHECK_INT(easel_at(&e, 500, 202), 0);
    CHECK_INT(easel_at(&e, 500, 100), 255);
    CHECK_INT(easel_at(&e, 501, 100), 0);
    CHECK_INT(easel_at(&e, 100, 45), 0);
    easel_end(&e);
}

static void polygons_have_their_area(void)
{
    static const float triangle[] = {100, 100, 301.5f, 133.25f, 160, 290.75f};
    static const float bow[] = {400, 100, 500, 200, 500, 100, 400, 200};
    static const float frame[] = {100, 400, 300, 400, 300, 600, 100, 600, 100, 400,
                                  150, 450, 250, 450, 250, 550, 150, 550, 150, 450};
    struct easel e;
    struct draw_command *c;
    easel_begin(&e);
    c = draw_add(&e.list, DRAW_POLYGON, rect_make(0, 0, 600, 600), 0xffffffff);
    c->as.polygon.xy = triangle;
    c->as.polygon.count = 3;
    c = draw_add(&e.list, DRAW_POLYGON, rect_make(0, 0, 600, 600), 0xffffffff);
    c->as.polygon.xy = bow;
    c->as.polygon.count = 4;
    c = draw_add(&e.list, DRAW_POLYGON, rect_make(0, 0, 600, 600), 0xffffffff);
    c->as.polygon.xy = frame;
    c->as.polygon.count = 10;
    easel_paint(&e);
    CHECK_NEAR(easel_sum(&e, 90, 90, 320, 300), 0.5 * fabs(201.5 * 190.75 - 60.0 * 33.25), 25);
    CHECK_NEAR(easel_sum(&e, 390, 90, 510, 210), 5000, 60); /* two triangles that touch */
    CHECK_NEAR(easel_sum(&e, 90, 390, 310, 610), 40000 - 10000, 1);
    CHECK_INT(easel_at(&e, 200, 500), 0); /* even-odd: the hole */
    CHECK_INT(easel_at(&e, 120, 500), 255);
    easel_end(&e);
}

static void broken_polygons_are_survived(void)
{
    static const float wild[] = {NAN, 0, INFINITY, 500, -1e30f, 1e30f, 20, 30, 20, 30};
    struct easel e;
    easel_begin(&e);
    for (size_t n = 0; n <= 5; n++) {
        struct draw_command *c =
            draw_add(&e.list, DRAW_POLYGON, rect_make(0, 0, 600, 600), 0xffffffff);
        c->as.polygon.xy = wild;
        c->as.polygon.count = n;
    }
    easel_line(&e, NAN, INFINITY, -1e30f, 4, NAN);
    draw_add(&e.list, DRAW_STROKE, rect_make(NAN, INFINITY, 1e30f, 4), 0xffffffff);
    draw_add(&e.list, DRAW_FILL, rect_make(-1e30f, -1e30f, INFINITY, INFINITY), 0xffffff10)
        ->corners = draw_round(NAN);
    easel_paint(&e);
    easel_end(&e);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(discs_have_their_area);
    RUN(corners_are_symmetric);
    RUN(large_discs_are_discs_too);
    RUN(each_corner_has_its_radius);
    RUN(strokes_have_their_width);
    RUN(thick_strokes_keep_round_corners);
    RUN(lines_have_their_width_at_any_angle);
    RUN(stems_are_sharp);
    RUN(polygons_have_their_area);
    RUN(broken_polygons_are_survived);
    return TEST_END();
}
