/* What is damaged, and how tightly. That it is never too little is proved in
 * tests/paint/replay_test. */
#include "draw/damage.h"
#include "draw/pixels.h"
#include "test.h"

struct bed {
    struct draw_list list;
    struct damage *damage;
    struct damage_result out;
};

static struct bed bed_make(void)
{
    struct bed b = {.damage = damage_create()};
    return b;
}

static void bed_finish(struct bed *b)
{
    damage_destroy(b->damage);
    draw_list_finish(&b->list);
}

static int64_t bed_area(const struct bed *b)
{
    int64_t sum = 0;
    for (size_t i = 0; i < b->out.rect_count; i++) {
        struct irect r = b->out.rects[i];
        sum += (int64_t)(r.x1 - r.x0) * (r.y1 - r.y0);
    }
    return sum;
}

static void bed_compare(struct bed *b)
{
    damage_compare(b->damage, &b->list, NULL, 0, &b->out);
}

static void bed_buttons(struct bed *b, int pressed)
{
    draw_begin(&b->list, 1920, 1080, 0xf4f8fbff);
    draw_add(&b->list, DRAW_FILL, rect_make(0, 952, 1920, 128), 0x262226ff);
    for (int i = 0; i < 5; i++) {
        struct rect r = {64 + 300 * (float)i, 968, 240, 96};
        draw_add(&b->list, DRAW_FILL, r, 0x3a3336ff)->corners = draw_round(48);
        if (i == pressed) {
            draw_add(&b->list, DRAW_FILL, r, 0x0000001f)->corners = draw_round(48);
        }
        draw_add(&b->list, DRAW_ICON, rect_make(r.x + 28, r.y + (i == pressed ? 32 : 26), 44, 44),
                 0xf4f8fbff)
            ->as.icon.name = "home";
    }
}

static void the_first_frame_is_whole(void)
{
    struct bed b = bed_make();
    bed_buttons(&b, -1);
    bed_compare(&b);
    CHECK_INT(b.out.rect_count, 1);
    CHECK_INT(bed_area(&b), 1920 * 1080);
    bed_compare(&b);
    CHECK_INT(b.out.rect_count, 0);
    CHECK_INT(b.out.move_count, 0);
    damage_forget(b.damage);
    bed_compare(&b);
    CHECK_INT(bed_area(&b), 1920 * 1080);
    bed_finish(&b);
}

static void a_pressed_button_costs_itself(void)
{
    struct bed b = bed_make();
    bed_buttons(&b, -1);
    bed_compare(&b);
    for (int i = 0; i < 5; i++) {
        bed_buttons(&b, i);
        bed_compare(&b);
        CHECK(bed_area(&b) > 0);
        CHECK(bed_area(&b) * 10 <= 240 * 96 * 11 * (i > 0 ? 2 : 1)); /* the one let go too */
    }
    bed_finish(&b);
}

static void a_new_size_or_ground_is_whole(void)
{
    struct bed b = bed_make();
    draw_begin(&b.list, 640, 480, 0xff);
    bed_compare(&b);
    draw_begin(&b.list, 640, 480, 0x010000ff);
    bed_compare(&b);
    CHECK_INT(bed_area(&b), 640 * 480);
    draw_begin(&b.list, 640, 481, 0x010000ff);
    bed_compare(&b);
    CHECK_INT(bed_area(&b), 640 * 481);
    draw_begin(&b.list, 0, 0, 0xff);
    bed_compare(&b);
    CHECK_INT(b.out.rect_count, 0);
    bed_finish(&b);
}

static void fresh_pictures_are_damage_once(void)
{
    const char *fresh[] = {"other", "tianchi"};
    struct bed b = bed_make();
    for (int frame = 0; frame < 3; frame++) {
        draw_begin(&b.list, 1920, 1080, 0xff);
        draw_add(&b.list, DRAW_IMAGE, rect_make(100, 100, 300, 200), 0)->as.image.name = "tianchi";
        draw_add(&b.list, DRAW_IMAGE, rect_make(600, 100, 300, 200), 0)->as.image.name = "else";
        damage_compare(b.damage, &b.list, fresh, frame == 1 ? 2 : 0, &b.out);
        CHECK_INT(bed_area(&b), frame == 0 ? 1920 * 1080 : (frame == 1 ? 300 * 200 : 0));
    }
    bed_finish(&b);
}

static void order_matters(void)
{
    struct bed b = bed_make();
    for (int frame = 0; frame < 2; frame++) {
        draw_begin(&b.list, 1920, 1080, 0xff);
        for (int i = 0; i < 2; i++) {
            bool second = (i != 0) != (frame != 0);
            draw_add(&b.list, DRAW_FILL, rect_make(second ? 150 : 100, 100, 100, 100),
                     second ? 0xff0000ff : 0x00ff00ff);
        }
        bed_compare(&b);
    }
    CHECK(bed_area(&b) >= 50 * 100);
    CHECK(bed_area(&b) <= 150 * 100);
    bed_finish(&b);
}

/* A page of rows in a scroller from (200, 100) to (1400, 900), moved up by `scrolled` pixels. */
static void bed_page(struct bed *b, float width, float height, int scrolled, bool opaque,
                     bool overlay)
{
    struct draw_command *c;
    struct rect view = {200, 100, 1200, 800};
    float offset;
    draw_begin(&b->list, width, height, 0xf4f8fbff);
    offset = (float)scrolled / b->list.scale;
    c = draw_add(&b->list, DRAW_SCROLL, view, 0);
    c->as.scroll.id = 5;
    c->as.scroll.offset_y = -offset;
    c->as.scroll.opaque = opaque;
    draw_add(&b->list, DRAW_FILL, view, 0xffffffff);
    for (int i = 0; i < 100; i++) {
        float y = view.y + 50.5f * (float)i - offset;
        if (y < view.y + view.h && y + 40 > view.y) {
            draw_add(&b->list, DRAW_FILL, rect_make(220, y, 800 + 3 * (float)(i % 7), 40),
                     0x102030ff)
                ->corners = draw_round(8);
        }
    }
    draw_add(&b->list, DRAW_UNSCROLL, view, 0);
    if (overlay) {
        draw_add(&b->list, DRAW_FILL, rect_make(1300, 700, 200, 100), 0xff0000ff)->corners =
            draw_round(50);
    }
}

static void a_scroll_is_a_move_and_a_strip(void)
{
    const float sizes[3][2] = {{1920, 1080}, {3840, 2160}, {1280, 720}};
    for (int s = 0; s < 3; s++) {
        struct bed b = bed_make();
        int strip;
        bed_page(&b, sizes[s][0], sizes[s][1], 0, true, false);
        bed_compare(&b);
        for (int at = 13; at < 600; at += 13) {
            bed_page(&b, sizes[s][0], sizes[s][1], at, true, false);
            bed_compare(&b);
            CHECK_INT(b.out.move_count, 1);
            CHECK_INT(b.out.moves[0].dy, -13);
            CHECK_INT(b.out.moves[0].dx, 0);
            strip = draw_px(1200, b.list.scale) * 13;
            CHECK_INT(bed_area(&b), strip);
        }
        bed_finish(&b);
    }
}

static void an_overlay_is_repaired_twice(void)
{
    struct bed b = bed_make();
    bed_page(&b, 1920, 1080, 0, true, true);
    bed_compare(&b);
    bed_page(&b, 1920, 1080, 20, true, true);
    bed_compare(&b);
    CHECK_INT(b.out.move_count, 1);
    CHECK(bed_area(&b) >=
          1200 * 20 + 100 * 120); /* the strip; its place, and where it was dragged */
    CHECK(bed_area(&b) <= 1200 * 20 + 100 * 130);
    bed_finish(&b);
}

/* Strips over the ends of a text, within a clip that rounds them as the view is rounded: the strips
 * are painted again, the clip itself paints nothing. */
static void a_round_clip_over_a_scroller_costs_nothing(void)
{
    struct bed b = bed_make();
    for (int frame = 0; frame < 3; frame++) {
        bed_page(&b, 1920, 1080, 13 * frame, true, false);
        draw_add(&b.list, DRAW_CLIP, rect_make(200, 100, 1200, 800), 0)->corners = draw_round(24);
        draw_add(&b.list, DRAW_FILL, rect_make(200, 100, 1200, 8), 0xffffff80);
        draw_add(&b.list, DRAW_UNCLIP, rect_make(0, 0, 0, 0), 0);
        bed_compare(&b);
        if (frame > 0) {
            CHECK_INT(b.out.move_count, 1);
            CHECK(bed_area(&b) >= 1200 * (13 + 8));
            CHECK(bed_area(&b) <= 1200 * (13 + 8 + 13));
        }
    }
    bed_finish(&b);
}

static void what_cannot_be_moved_is_painted(void)
{
    struct bed b = bed_make();
    bed_page(&b, 1920, 1080, 0, false, false); /* not opaque */
    bed_compare(&b);
    bed_page(&b, 1920, 1080, 20, false, false);
    bed_compare(&b);
    CHECK_INT(b.out.move_count, 0);
    CHECK(bed_area(&b) > 1200 * 400);
    bed_page(&b, 1920, 1080, 900, true, false); /* now opaque, but the last one was not */
    bed_compare(&b);
    CHECK_INT(b.out.move_count, 0);
    bed_page(&b, 1920, 1080, 2000, true, false); /* further than the view is high */
    bed_compare(&b);
    CHECK_INT(b.out.move_count, 0);
    bed_page(&b, 1920, 1080, 2001, true, false);
    b.list.commands[1].colour = 0xfffffffe; /* the ground lets something through */
    bed_compare(&b);
    CHECK_INT(b.out.move_count, 0);
    bed_finish(&b);
}

static void broken_nesting_is_survived(void)
{
    struct bed b = bed_make();
    for (int frame = 0; frame < 3; frame++) {
        draw_begin(&b.list, 800, 600, 0xff);
        draw_add(&b.list, DRAW_UNSCROLL, rect_make(0, 0, 0, 0), 0);
        for (int i = 0; i < 100; i++) {
            struct draw_command *c = draw_add(&b.list, DRAW_SCROLL, rect_make(0, 0, 900, 900), 0);
            c->as.scroll.opaque = true;
            c->as.scroll.offset_x = frame == 2 ? NAN : (float)frame;
            draw_add(&b.list, DRAW_FILL, rect_make(NAN, 0, INFINITY, 900), 0xff00ffff);
        }
        bed_compare(&b);
        CHECK(b.out.rect_count <= DAMAGE_MAX_RECTS);
        CHECK_INT(b.out.move_count, 0);
    }
    bed_finish(&b);
}

static void many_small_changes_stay_few_rectangles(void)
{
    struct bed b = bed_make();
    for (int frame = 0; frame < 2; frame++) {
        draw_begin(&b.list, 1080, 1920, 0xff);
        for (int i = 0; i < 300; i++) {
            float x = (float)(i * 7919 % 1060);
            float y = (float)(i * 104729 % 1900);
            draw_add(&b.list, DRAW_FILL, rect_make(x, y, 9, 9), frame ? 0xff0000ff : 0x00ff00ff);
        }
        bed_compare(&b);
    }
    CHECK(b.out.rect_count > 1 && b.out.rect_count <= DAMAGE_MAX_RECTS);
    bed_finish(&b);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(the_first_frame_is_whole);
    RUN(a_pressed_button_costs_itself);
    RUN(a_new_size_or_ground_is_whole);
    RUN(fresh_pictures_are_damage_once);
    RUN(order_matters);
    RUN(a_scroll_is_a_move_and_a_strip);
    RUN(an_overlay_is_repaired_twice);
    RUN(a_round_clip_over_a_scroller_costs_nothing);
    RUN(what_cannot_be_moved_is_painted);
    RUN(broken_nesting_is_survived);
    RUN(many_small_changes_stay_few_rectangles);
    return TEST_END();
}
