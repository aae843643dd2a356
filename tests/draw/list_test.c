/* The list, its places, its hashes and its dump. */
#include "draw/list.h"
#include "draw/pixels.h"
#include "test.h"

static void scale_is_the_short_side(void)
{
    struct draw_list l = {0};
    draw_begin(&l, 3840, 2160, 0xffffffff);
    CHECK_NEAR(l.scale, 2, 1e-6);
    CHECK_NEAR(l.bounds.w, 1920, 1e-3);
    draw_begin(&l, 1080, 1920, 0xffffffff);
    CHECK_NEAR(l.scale, 1, 1e-6);
    CHECK_NEAR(l.bounds.h, 1920, 1e-3);
    CHECK_INT(draw_frame_px(&l).y1, 1920);
    draw_list_finish(&l);
}

static void commands_start_as_zeroes(void)
{
    struct draw_list l = {0};
    draw_begin(&l, 100, 100, 0);
    for (int i = 0; i < 1000; i++) {
        struct draw_command *c = draw_add(&l, DRAW_IMAGE, rect_make((float)i, 0, 1, 1), 0);
        CHECK(c->as.image.name == NULL && c->corners.tl == 0);
        c->as.image.name = "x";
    }
    CHECK_INT(l.count, 1000);
    CHECK(l.commands[999].rect.x == 999);
    draw_begin(&l, 100, 100, 0);
    CHECK_INT(l.count, 0);
    CHECK(draw_add(&l, DRAW_IMAGE, rect_make(0, 0, 1, 1), 0)->as.image.name == NULL);
    draw_list_finish(&l);
    CHECK(l.commands == NULL);
}

static void clips_nest(void)
{
    struct draw_list l = {0};
    struct draw_place p[8];
    draw_begin(&l, 1080, 1080, 0);
    draw_add(&l, DRAW_CLIP, rect_make(100, 100, 500, 500), 0);
    draw_add(&l, DRAW_SCROLL, rect_make(300, 50, 900, 900), 0);
    draw_add(&l, DRAW_FILL, rect_make(0, 0, 2000, 2000), 0xff);
    draw_add(&l, DRAW_UNSCROLL, rect_make(0, 0, 0, 0), 0);
    draw_add(&l, DRAW_FILL, rect_make(0, 0, 2000, 2000), 0xff);
    draw_add(&l, DRAW_UNCLIP, rect_make(0, 0, 0, 0), 0);
    draw_add(&l, DRAW_UNCLIP, rect_make(0, 0, 0, 0), 0); /* one too many */
    draw_add(&l, DRAW_FILL, rect_make(-50, 0, 2000, 2000), 0xff);
    draw_place_all(&l, p);
    CHECK_INT(p[2].box.x0, 300);
    CHECK_INT(p[2].box.y0, 100);
    CHECK_INT(p[2].box.x1, 600);
    CHECK_INT(p[4].box.x0, 100);
    CHECK_INT(p[7].box.x0, 0);
    CHECK_INT(p[7].box.x1, 1080);
    draw_list_finish(&l);
}

static void deep_clips_do_no_harm(void)
{
    struct draw_list l = {0};
    static struct draw_place p[400];
    draw_begin(&l, 1080, 1080, 0);
    for (int i = 0; i < 190; i++) {
        draw_add(&l, DRAW_CLIP, rect_make((float)i, 0, 800, 800), 0);
    }
    draw_add(&l, DRAW_FILL, rect_make(0, 0, 1080, 1080), 0xff);
    for (int i = 0; i < 190; i++) {
        draw_add(&l, DRAW_UNCLIP, rect_make(0, 0, 0, 0), 0);
    }
    draw_add(&l, DRAW_FILL, rect_make(0, 0, 1080, 1080), 0xff);
    draw_place_all(&l, p);
    CHECK_INT(p[190].box.x0, DRAW_CLIP_DEPTH - 1);
    CHECK_INT(p[381].box.x0, 0);
    CHECK_INT(p[381].box.x1, 1080);
    draw_list_finish(&l);
}

static struct draw_command some_run(struct draw_glyph *g, float dx, float dy)
{
    struct draw_command c = {.kind = DRAW_GLYPHS, .rect = {10 + dx, 20 + dy, 200, 50}};
    for (int i = 0; i < 3; i++) {
        g[i] = (struct draw_glyph){(uint32_t)('a' + i), 10 + dx + 20 * (float)i};
    }
    c.as.run.glyphs = g;
    c.as.run.count = 3;
    c.as.run.baseline = 60 + dy;
    c.as.run.size = 30;
    return c;
}

static void a_moved_command_hashes_alike(void)
{
    struct draw_glyph g[3], h[3];
    struct draw_command a = some_run(g, 0, 0);
    struct draw_command b = some_run(h, 5, -300);
    struct irect ia = draw_ink(&a, 1);
    struct irect ib = draw_ink(&b, 1);
    CHECK(draw_command_hash(&a, 0, 0) == draw_command_hash(&b, 5, -300));
    CHECK(draw_command_hash(&a, 0, 0) != draw_command_hash(&b, 5, -299));
    CHECK(draw_pixel_hash(&a, 1, ia) == draw_pixel_hash(&b, 1, ib));
    h[1].x += 1;
    CHECK(draw_pixel_hash(&a, 1, ia) != draw_pixel_hash(&b, 1, ib));
    h[1].x -= 0.9f; /* the same pixel */
    CHECK(draw_pixel_hash(&a, 1, ia) == draw_pixel_hash(&b, 1, ib));
    h[2].cp = 'x';
    CHECK(draw_pixel_hash(&a, 1, ia) != draw_pixel_hash(&b, 1, ib));
}

static void what_shows_is_hashed(void)
{
    struct draw_command a = {.kind = DRAW_IMAGE, .rect = {0, 0, 100, 50}};
    struct draw_command b;
    uint64_t h;
    a.as.image.name = "one";
    a.as.image.alpha = 1;
    h = draw_command_hash(&a, 0, 0);
    b = a;
    b.as.image.name = "two";
    CHECK(draw_command_hash(&b, 0, 0) != h);
    b = a;
    b.as.image.focus_x = 0.5f;
    CHECK(draw_command_hash(&b, 0, 0) != h);
    b = a;
    b.rect.w = 101;
    CHECK(draw_command_hash(&b, 0, 0) != h);
    b = a;
    b.corners = draw_round_top(24);
    CHECK(draw_command_hash(&b, 0, 0) != h);
    b = a;
    b.as.image.alpha = 0.5f;
    CHECK(draw_command_hash(&b, 0, 0) != h);
    b = a;
    b.as.image.base_w = b.as.image.base_h = 50;
    CHECK(draw_command_hash(&b, 0, 0) != h);
    h = draw_command_hash(&b, 0, 0);
    b.as.image.focus_x = 0.5f; /* does not show in a free picture */
    CHECK(draw_command_hash(&b, 0, 0) == h);
    b.as.image.base_w = 60;
    CHECK(draw_command_hash(&b, 0, 0) != h);
    b = a;
    b.kind = DRAW_ICON;
    b.as.icon.name = "one";
    CHECK(draw_command_hash(&b, 0, 0) != h);
}

static void thin_lines_have_ink_around(void)
{
    struct draw_command c = {.kind = DRAW_LINE};
    struct irect r;
    c.as.line.x0 = c.as.line.x1 = 100;
    c.as.line.y0 = 10;
    c.as.line.y1 = 50;
    c.as.line.width = 4;
    r = draw_ink(&c, 1);
    CHECK(r.x0 <= 97 && r.x1 >= 103 && r.y0 <= 7 && r.y1 >= 53);
    CHECK(r.x0 >= 94 && r.x1 <= 106);
}

static void dump_is_golden(void)
{
    struct draw_list l = {0};
    struct buf out = {0};
    struct draw_command *c;
    struct draw_glyph g[3];
    const float ridge[] = {0, 10, 5.25f, -0.01f, 10, 10};
    draw_begin(&l, 1920, 1080, 0xf4f8fbff);
    draw_add(&l, DRAW_FILL, rect_make(0, 952, 1920, 128), 0x262226ff);
    draw_add(&l, DRAW_FILL, rect_make(64, 64, 100, 50), 0xffffffff)->corners = draw_round(24);
    c = draw_add(&l, DRAW_STROKE, rect_make(1, 2, 3, 4), 0x0a5fb4ff);
    c->as.line.width = 6;
    c = draw_add(&l, DRAW_SCROLL, rect_make(0, 0, 500, 500), 0);
    c->as.scroll.offset_y = -120;
    c->as.scroll.opaque = true;
    c = draw_add(&l, DRAW_IMAGE, rect_make(10, 10, 242, 528), 0);
    c->as.image.name = "tianchi";
    c->as.image.focus_x = 0.5f;
    c->as.image.zoom = 1;
    c->as.image.alpha = 1;
    c->corners = draw_round_top(24);
    c = draw_add(&l, DRAW_IMAGE, rect_make(-300, -80, 2644, 1488), 0);
    c->as.image.name = "tianchi";
    c->as.image.base_w = 1322;
    c->as.image.base_h = 744;
    c = draw_add(&l, DRAW_GLYPHS, rect_make(0, 0, 0, 0), 0x10202eff);
    *c = some_run(g, 0, 0);
    c->as.run.text = "a\"\n吉";
    c->as.run.text_length = 6;
    draw_add(&l, DRAW_UNSCROLL, rect_make(0, 0, 0, 0), 0);
    c = draw_add(&l, DRAW_POLYGON, rect_make(0, 0, 10, 10), 0xff);
    c->as.polygon.xy = ridge;
    c->as.polygon.count = 3;
    c = draw_add(&l, DRAW_LINE, rect_make(0, 0, 10, 10), 0xff);
    c->as.line.x1 = 10;
    c->as.line.width = 2;
    draw_add(&l, DRAW_ICON, rect_make(0, 0, 44, 44), 0xff)->as.icon.name = "home";
    draw_add(&l, DRAW_CLIP, rect_make(0, 0, 44, 44), 0);
    draw_add(&l, DRAW_SNAPSHOT, rect_make(0, 0, 44, 44), 0)->as.snapshot.alpha = 0.5f;
    draw_add(&l, DRAW_UNCLIP, rect_make(0, 0, 44, 44), 0);
    draw_dump(&l, &out);
    CHECK(test_golden("draw/dump.txt", buf_text(&out), out.length));
    buf_finish(&out);
    draw_list_finish(&l);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(scale_is_the_short_side);
    RUN(commands_start_as_zeroes);
    RUN(clips_nest);
    RUN(deep_clips_do_no_harm);
    RUN(a_moved_command_hashes_alike);
    RUN(what_shows_is_hashed);
    RUN(thin_lines_have_ink_around);
    RUN(dump_is_golden);
    return TEST_END();
}
