/* Text, pictures, snapshots, moves and what is counted. */
#include "fake_source.h"
#include "test.h"

#define WIDTH 640
#define HEIGHT 540 /* two pixels are 4 u */
#define U(px) ((float)(px)*2)

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
    e->pixels = mem_alloc((size_t)WIDTH * HEIGHT * 4);
    compositor_target(e->compositor, e->pixels, WIDTH, HEIGHT, WIDTH * 4);
    draw_begin(&e->list, WIDTH, HEIGHT, 0x102030ff);
}

static const struct paint_stats *easel_paint(struct easel *e)
{
    const struct damage_result all = {.rect_count = 1, .rects = {{0, 0, WIDTH, HEIGHT}}};
    compositor_paint(e->compositor, &e->list, &all);
    fake_frame(&e->source);
    e->list.count = 0;
    return compositor_stats(e->compositor);
}

static void easel_end(struct easel *e)
{
    compositor_destroy(e->compositor);
    draw_list_finish(&e->list);
    fake_finish(&e->source);
    mem_free(e->pixels);
}

static uint32_t easel_at(const struct easel *e, int x, int y)
{
    return e->pixels[y * WIDTH + x] & 0xffffffu;
}

static struct draw_command *easel_image(struct easel *e, const char *name, int x, int y, int w,
                                        int h)
{
    struct draw_command *c = draw_add(&e->list, DRAW_IMAGE, rect_make(U(x), U(y), U(w), U(h)), 0);
    c->as.image.name = name;
    c->as.image.zoom = 1;
    c->as.image.alpha = 1;
    return c;
}

static void easel_run(struct easel *e, const struct draw_glyph *g, size_t count, rgba colour)
{
    struct draw_command *c =
        draw_add(&e->list, DRAW_GLYPHS, rect_make(0, 0, U(WIDTH), U(HEIGHT)), colour);
    c->as.run.glyphs = g;
    c->as.run.count = count;
    c->as.run.size = 68;
    c->as.run.baseline = 200;
}

static void glyphs_stand_on_the_baseline(void)
{
    const struct draw_glyph g = {0x4e00, 100};
    struct fake_source plain = {0};
    struct paint_glyph want;
    struct easel e;
    fake_glyph(&plain, 0, 34, 0x4e00, &want);
    easel_begin(&e);
    easel_run(&e, &g, 1, 0xffffffff);
    CHECK_INT(easel_paint(&e)->glyphs_rasterised, 1);
    for (int y = 0; y < want.height; y++) {
        for (int x = 0; x < want.width; x++) {
            int a = want.alpha[y * want.pitch + x];
            uint32_t got = easel_at(&e, 50 + want.left + x, 100 - want.top + y);
            int blue = (0xff * a + 0x30 * (255 - a) + 127) / 255;
            CHECK_NEAR(got & 255u, blue, 1);
        }
    }
    easel_run(&e, &g, 1, 0xffffffff);
    CHECK_INT(easel_paint(&e)->glyphs_rasterised, 0); /* kept */
    compositor_forget_glyphs(e.compositor);
    easel_run(&e, &g, 1, 0xffffffff);
    CHECK_INT(easel_paint(&e)->glyphs_rasterised, 1);
    easel_end(&e);
    fake_finish(&plain);
}

static void a_missing_glyph_is_a_thin_box(void)
{
    const struct draw_glyph g = {0x3042, 100};
    struct easel e;
    int inked = 0;
    easel_begin(&e);
    easel_run(&e, &g, 1, 0xffffffff);
    easel_paint(&e);
    for (int y = 60; y < 110; y++) {
        for (int x = 45; x < 90; x++) {
            inked += easel_at(&e, x, y) == 0xffffff;
        }
    }
    CHECK(inked > 40 && inked < 120); /* an outline and not a block */
    CHECK_INT(easel_at(&e, 60, 88), 0x102030);
    easel_end(&e);
}

static void the_atlas_is_bounded(void)
{
    static struct draw_glyph g[500];
    struct easel e;
    uint64_t asked = 0;
    easel_begin(&e);
    for (uint32_t frame = 0; frame < 40; frame++) {
        for (uint32_t i = 0; i < 500; i++) {
            g[i] = (struct draw_glyph){0x4e00 + frame * 500 + i, (float)(i % 30) * 40};
        }
        easel_run(&e, g, 500, 0xffffffff);
        asked += easel_paint(&e)->glyphs_rasterised;
    }
    CHECK_INT(asked, 40 * 500); /* all different */
    for (uint32_t i = 0; i < 500; i++) {
        g[i].cp = 0x4e00 + i;
    }
    easel_run(&e, g, 500, 0xffffffff);
    CHECK_INT(easel_paint(&e)->glyphs_rasterised, 500); /* the first ones were dropped */
    easel_end(&e);
}

static void pictures_arrive(void)
{
    struct easel e;
    uint32_t first;
    easel_begin(&e);
    easel_image(&e, "p6", 10, 10, 200, 100);
    easel_paint(&e);
    CHECK_INT(easel_at(&e, 50, 50), 0x336699);
    e.source.arrived[6] = true;
    easel_image(&e, "p6", 10, 10, 200, 100);
    easel_paint(&e);
    first = easel_at(&e, 50, 50);
    CHECK(first != 0x336699);
    easel_image(&e, "p6", 10, 10, 200, 100)->corners = draw_round(60);
    easel_paint(&e);
    CHECK_INT(easel_at(&e, 50, 50), first);
    CHECK_INT(easel_at(&e, 10, 10), 0x102030);
    CHECK_INT(easel_at(&e, 9, 50), 0x102030);
    CHECK_INT(easel_at(&e, 210, 50), 0x102030);
    CHECK(easel_at(&e, 10, 60) != 0x102030);
    easel_end(&e);
}

static void pictures_fade(void)
{
    struct easel e;
    uint32_t full;
    easel_begin(&e);
    easel_image(&e, "p0", 0, 0, 100, 100);
    easel_paint(&e);
    full = easel_at(&e, 30, 30) & 255u;
    easel_image(&e, "p0", 0, 0, 100, 100)->as.image.alpha = 0.5f;
    easel_paint(&e);
    CHECK_NEAR(easel_at(&e, 30, 30) & 255u, (full * 128 + 0x30 * 127) / 255.0, 1);
    easel_image(&e, "p0", 0, 0, 100, 100)->as.image.alpha = 0;
    easel_paint(&e);
    CHECK_INT(easel_at(&e, 30, 30), 0x102030);
    easel_end(&e);
}

/* Kept as runs or as pixels: whole, cut, faded, with round corners, the same bytes. */
static void a_flat_picture_paints_the_same_bytes(void)
{
    struct easel runs, plain;
    bool same;
    easel_begin(&runs);
    easel_begin(&plain);
    plain.source.no_flat = true;
    for (int i = 0; i < 2; i++) {
        struct easel *e = i ? &plain : &runs;
        easel_image(e, "p3", -20, -10, 400, 300);
        easel_image(e, "p3", 200, 100, 300, 200)->as.image.alpha = 0.4f;
        easel_image(e, "p3", 330, 250, 300, 280)->corners = draw_round(60);
        easel_paint(e);
    }
    same = memcmp(runs.pixels, plain.pixels, (size_t)WIDTH * HEIGHT * 4) == 0;
    easel_end(&runs);
    easel_end(&plain);
    CHECK(same);
}

static void a_missing_picture_is_a_drawn_frame(void)
{
    struct easel e;
    easel_begin(&e);
    easel_image(&e, "p7", 100, 100, 300, 200)->corners = draw_round(48);
    easel_image(&e, NULL, 0, 0, 8, 8);
    easel_paint(&e);
    CHECK_INT(easel_at(&e, 100, 100), 0x102030);
    CHECK_INT(easel_at(&e, 250, 110), 0xe8f0f6); /* quiet ground */
    CHECK_INT(easel_at(&e, 235, 230), 0xc3d2de); /* a slope */
    CHECK_INT(easel_at(&e, 280, 170), 0xc3d2de); /* the sun */
    CHECK_INT(easel_at(&e, 120, 280), 0xe8f0f6);
    CHECK_INT(easel_at(&e, 4, 4), 0xe8f0f6);
    easel_end(&e);
}

static uint32_t free_pixels[4] = {0xff000000, 0xff0000ff, 0xff00ff00, 0xff00ffff};

static enum paint_ready free_whole(void *self, const char *name, int base_w, int base_h,
                                   int shown_w, struct paint_pixels *out, rgba *stand_in)
{
    int *asked = self;
    (void)name, (void)stand_in;
    asked[0] = base_w;
    asked[1] = base_h;
    asked[2] = shown_w;
    *out = (struct paint_pixels){free_pixels, 2, 2, 8, true, NULL};
    return PAINT_READY;
}

/* Two by two pixels over a hundred: the corners' own colours, and halfway between in the middle. */
static void a_free_picture_is_stretched(void)
{
    int asked[3] = {0};
    const struct paint_source source = {
        .self = asked, .glyph = fake_glyph, .icon = fake_icon, .whole = free_whole};
    struct draw_command *c;
    struct easel e;
    easel_begin(&e);
    compositor_destroy(e.compositor);
    e.compositor = compositor_create(&source);
    compositor_target(e.compositor, e.pixels, WIDTH, HEIGHT, WIDTH * 4);
    c = easel_image(&e, "p0", 100, 50, 100, 100);
    c->as.image.base_w = U(30);
    c->as.image.base_h = U(40);
    c->corners = draw_round(80); /* do not apply */
    c->as.image.alpha = 0;
    easel_paint(&e);
    CHECK_INT(asked[0], 30);
    CHECK_INT(asked[1], 40);
    CHECK_INT(asked[2], 100);
    CHECK_INT(easel_at(&e, 100, 50), 0x000000);
    CHECK_INT(easel_at(&e, 199, 50), 0x0000ff);
    CHECK_INT(easel_at(&e, 100, 149), 0x00ff00);
    CHECK_INT(easel_at(&e, 199, 149), 0x00ffff);
    CHECK_NEAR(easel_at(&e, 150, 60) & 255u, 128, 4);
    CHECK_INT(easel_at(&e, 99, 50), 0x102030);
    CHECK_INT(easel_at(&e, 200, 50), 0x102030);
    easel_end(&e);
}

/* Too large for the painter, or nobody to ask: the drawn frame, never a hole. */
static void a_free_picture_out_of_bounds_is_a_frame(void)
{
    const struct paint_source source = {.glyph = fake_glyph, .icon = fake_icon};
    struct easel e;
    easel_begin(&e);
    easel_image(&e, "p0", -20000, -20000, 40000, 40000)->as.image.base_w = 10;
    e.list.commands[0].as.image.base_h = 10;
    easel_paint(&e);
    CHECK_INT(easel_at(&e, 600, 500), 0xe8f0f6);
    compositor_destroy(e.compositor);
    e.compositor = compositor_create(&source);
    compositor_target(e.compositor, e.pixels, WIDTH, HEIGHT, WIDTH * 4);
    easel_image(&e, "p0", 0, 0, 100, 100)->as.image.base_w = 10;
    e.list.commands[0].as.image.base_h = 10;
    easel_paint(&e);
    CHECK_INT(easel_at(&e, 5, 5), 0xe8f0f6);
    easel_end(&e);
}

static enum paint_ready small_image(void *self, const char *name, int width, int height,
                                    float focus_x, float focus_y, float zoom,
                                    struct paint_pixels *out, rgba *stand_in)
{
    static const uint32_t pixel[4] = {0};
    (void)self, (void)name, (void)width, (void)height;
    (void)focus_x, (void)focus_y, (void)zoom, (void)stand_in;
    *out = (struct paint_pixels){pixel, 2, 2, 8, true, NULL};
    return PAINT_READY;
}

static void a_source_that_lies_is_not_believed(void)
{
    const struct paint_source source = {
        .glyph = fake_glyph, .image = small_image, .icon = fake_icon};
    struct easel e;
    easel_begin(&e);
    compositor_destroy(e.compositor);
    e.compositor = compositor_create(&source);
    compositor_target(e.compositor, e.pixels, WIDTH, HEIGHT, WIDTH * 4);
    easel_image(&e, "p0", 0, 0, 300, 300);
    easel_paint(&e);
    CHECK_INT(easel_at(&e, 5, 5), 0xe8f0f6);
    easel_end(&e);
}

static void icons_take_their_colour(void)
{
    struct easel e;
    int inked = 0;
    easel_begin(&e);
    draw_add(&e.list, DRAW_ICON, rect_make(U(10), U(10), U(40), U(40)), 0xff0000ff)->as.icon.name =
        "home";
    draw_add(&e.list, DRAW_ICON, rect_make(U(100), U(10), U(40), U(40)), 0xff0000ff)->as.icon.name =
        "none";
    easel_paint(&e);
    for (int i = 0; i < 1600; i++) {
        inked += easel_at(&e, 10 + i % 40, 10 + i / 40) == 0xff0000;
        CHECK_INT(easel_at(&e, 100 + i % 40, 10 + i / 40), 0x102030);
    }
    CHECK(inked > 200);
    easel_end(&e);
}

static void snapshots_fade_out(void)
{
    struct easel e;
    struct draw_command *c;
    easel_begin(&e);
    draw_add(&e.list, DRAW_FILL, e.list.bounds, 0xff8000ff);
    easel_paint(&e);
    compositor_keep_snapshot(e.compositor);
    for (int step = 0; step <= 4; step++) {
        c = draw_add(&e.list, DRAW_SNAPSHOT, e.list.bounds, 0);
        c->as.snapshot.alpha = 1 - (float)step / 4;
        easel_paint(&e);
        CHECK_NEAR(easel_at(&e, 320, 200) >> 16, 0xff + (0x10 - 0xff) * step / 4.0, 1);
    }
    c = draw_add(&e.list, DRAW_SNAPSHOT, e.list.bounds, 0);
    c->as.snapshot.alpha = 1;
    c->as.snapshot.dx = U(100);
    easel_paint(&e);
    CHECK_INT(easel_at(&e, 99, 200), 0x102030);
    CHECK_INT(easel_at(&e, 100, 200), 0xff8000);
    compositor_drop_snapshot(e.compositor);
    draw_add(&e.list, DRAW_SNAPSHOT, e.list.bounds, 0)->as.snapshot.alpha = 1;
    easel_paint(&e);
    CHECK_INT(easel_at(&e, 320, 200), 0x102030);
    easel_end(&e);
}

static void moves_copy_within_their_area(void)
{
    static const int by[][2] = {{0, 7}, {0, -7}, {9, 0}, {-9, 0}, {5, 3}, {-5, -3}, {900, 0}};
    struct easel e;
    easel_begin(&e);
    for (int k = 0; k < 7; k++) {
        struct damage_result d = {
            .move_count = 1, .moves = {{{20, 30, k < 2 ? WIDTH : 220, 130}, by[k][0], by[k][1]}}};
        int x1 = d.moves[0].area.x1;
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            e.pixels[i] = (uint32_t)i;
        }
        d.moves[0].area.x0 = k < 2 ? 0 : 20;
        compositor_paint(e.compositor, &e.list, &d);
        for (int y = 0; y < 200; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int fx = x - by[k][0];
                int fy = y - by[k][1];
                bool in = x >= d.moves[0].area.x0 && x < x1 && y >= 30 && y < 130;
                bool from = fx >= d.moves[0].area.x0 && fx < x1 && fy >= 30 && fy < 130;
                CHECK_INT(e.pixels[y * WIDTH + x], in && from ? fy * WIDTH + fx : y * WIDTH + x);
            }
        }
    }
    easel_end(&e);
}

static void what_is_hidden_is_not_painted(void)
{
    struct easel e;
    const struct paint_stats *s;
    easel_begin(&e);
    easel_image(&e, "p0", 0, 0, WIDTH, HEIGHT);
    for (int i = 0; i < 4; i++) {
        easel_image(&e, "p1", 20 + 150 * i, 100, 130, 400);
    }
    s = easel_paint(&e);
    CHECK_INT(s->pixels_damaged, WIDTH * HEIGHT);
    CHECK_INT(s->pixels_painted, WIDTH * HEIGHT);
    CHECK_INT(s->pixels_written, WIDTH * HEIGHT); /* each pixel once */
    easel_image(&e, "p2", 0, 0, WIDTH, HEIGHT);
    e.source.calls = 0;
    draw_add(&e.list, DRAW_FILL, e.list.bounds, 0x00ff00ff);
    s = easel_paint(&e);
    CHECK_INT(e.source.calls, 0); /* wholly hidden: not even asked for */
    CHECK_INT(s->pixels_written, WIDTH * HEIGHT);
    easel_end(&e);
}

static void nothing_to_paint_touches_nothing(void)
{
    const struct damage_result none = {0};
    struct easel e;
    easel_begin(&e);
    e.pixels[5] = 77;
    draw_add(&e.list, DRAW_FILL, e.list.bounds, 0xffffffff);
    compositor_paint(e.compositor, &e.list, &none);
    CHECK_INT(e.pixels[5], 77);
    CHECK_INT(compositor_stats(e.compositor)->pixels_written, 0);
    compositor_target(e.compositor, NULL, 0, 0, 0);
    easel_paint(&e);
    CHECK_INT(e.pixels[5], 77);
    easel_end(&e);
}

static void rectangles_beyond_the_frame_are_cut(void)
{
    const struct damage_result d = {.rect_count = 2,
                                    .rects = {{-50, -50, 10, 10}, {WIDTH, 0, WIDTH + 9, 9}}};
    struct easel e;
    easel_begin(&e);
    compositor_paint(e.compositor, &e.list, &d);
    CHECK_INT(compositor_stats(e.compositor)->pixels_painted, 100);
    CHECK_INT(easel_at(&e, 9, 9), 0x102030);
    CHECK_INT(easel_at(&e, 10, 10), 0);
    easel_end(&e);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(glyphs_stand_on_the_baseline);
    RUN(a_missing_glyph_is_a_thin_box);
    RUN(the_atlas_is_bounded);
    RUN(pictures_arrive);
    RUN(pictures_fade);
    RUN(a_flat_picture_paints_the_same_bytes);
    RUN(a_missing_picture_is_a_drawn_frame);
    RUN(a_free_picture_is_stretched);
    RUN(a_free_picture_out_of_bounds_is_a_frame);
    RUN(a_source_that_lies_is_not_believed);
    RUN(icons_take_their_colour);
    RUN(snapshots_fade_out);
    RUN(moves_copy_within_their_area);
    RUN(what_is_hidden_is_not_painted);
    RUN(nothing_to_paint_touches_nothing);
    RUN(rectangles_beyond_the_frame_are_cut);
    return TEST_END();
}
