/* A picture looked at closely: every step by button, finger and map, and that all of it is reached
 * with taps alone. */
#include "hand.h"
#include "ui/zoom.h"

struct scene {
    struct ui_zoom zoom;
    struct ui_zoom_view view;
    enum ui_zoom_result result;
    bool band; /* as in reach mode */
};

static void describe(struct ui *ui, void *context)
{
    struct scene *s = context;
    enum ui_zoom_result r;
    s->view.name = "viewer";
    s->view.picture = "work";
    s->view.alt = "a work";
    s->view.view = rect_make(0, 0, ui_screen(ui).w, 744);
    if (s->band) {
        s->view.view = rect_make(0, 0, ui_screen(ui).w, 500);
        s->view.band = rect_make(64, 600, ui_screen(ui).w - 128, ui_zoom_band(ui));
    } else {
        s->view.band = rect_make(0, 0, 0, 0);
    }
    r = ui_zoom(ui, &s->zoom, &s->view);
    s->result = r != ZOOM_STAYS ? r : s->result;
}

static void start(struct hand *h, struct scene *s)
{
    memset(s, 0, sizeof *s);
    s->view.width = 1200;
    s->view.height = 1200;
    s->view.focus_x = 0.25f;
    s->view.focus_y = 0.8f;
    hand_begin(h, describe, s);
    hand_frame(h, 16);
    hand_frame(h, 16);
}

static void settle(struct hand *h)
{
    for (int i = 0; i < 60; i++) {
        hand_frame(h, 16);
    }
}

static void press(struct hand *h, const char *name)
{
    if (!hand_tap_target(h, name)) {
        test_fail(__FILE__, __LINE__, "there is no %s", name);
    }
    settle(h);
}

static struct rect seen(const struct scene *s)
{
    return ui_zoom_seen(&s->zoom, &s->view);
}

static const struct ui_element *picture(const struct hand *h)
{
    const struct ui_element *all;
    size_t count = ui_elements(h->ui, &all);
    for (size_t i = 0; i < count; i++) {
        if (all[i].what == UI_ELEMENT_PICTURE && strcmp(all[i].name, "work") == 0) {
            return &all[i];
        }
    }
    return NULL;
}

static void at_first_all_of_it_stands_on_the_horizon(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    CHECK_NEAR(ui_zoom_level(&s.zoom), 1, 1e-6);
    CHECK_NEAR(picture(&h)->rect.y + picture(&h)->rect.h, 744, 0.1);
    CHECK_NEAR(picture(&h)->rect.y, 36, 0.1);
    CHECK_NEAR(picture(&h)->rect.x + picture(&h)->rect.w / 2, 960, 0.1);
    CHECK_NEAR(seen(&s).w, 1, 1e-4);
    CHECK(!hand_target(&h, "viewer.map") && !hand_target(&h, "viewer.left"));
    CHECK(hand_target(&h, "viewer.out")->disabled);
    hand_end(&h);
}

/* Square pictures in a wide view: whole, then filling it, then four times. */
static void steps_fill_the_view_and_go_to_four(void)
{
    static const double stops[] = {1, 1920.0 / 708, 4};
    struct scene s;
    struct hand h;
    start(&h, &s);
    for (int i = 1; i < 3; i++) {
        press(&h, "viewer.in");
        CHECK_NEAR(ui_zoom_level(&s.zoom), stops[i], 1e-3);
    }
    CHECK(hand_text(&h, "4×") != NULL);
    CHECK(hand_target(&h, "viewer.in")->disabled);
    press(&h, "viewer.out");
    CHECK_NEAR(seen(&s).w, 1, 1e-3);
    CHECK(hand_text(&h, "2.7×") != NULL);
    press(&h, "viewer.out");
    CHECK_NEAR(ui_zoom_level(&s.zoom), 1, 1e-3);
    CHECK(hand_target(&h, "viewer.out")->disabled);
    hand_end(&h);
}

/* One that fills the view almost at once goes by whole steps. */
static void steps_of_a_wide_picture_are_whole(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    s.view.width = 2900;
    for (int level = 2; level <= 4; level++) {
        press(&h, "viewer.in");
        CHECK_NEAR(ui_zoom_level(&s.zoom), level, 1e-3);
    }
    for (int level = 3; level >= 1; level--) {
        press(&h, "viewer.out");
        CHECK_NEAR(ui_zoom_level(&s.zoom), level, 1e-3);
    }
    hand_end(&h);
}

/* The focus stays in view as long as nobody moves the picture. */
static void closer_leads_to_the_focus(void)
{
    struct scene s;
    struct hand h;
    struct rect r;
    start(&h, &s);
    for (int i = 0; i < 2; i++) {
        press(&h, "viewer.in");
        r = seen(&s);
        CHECK(r.x < 0.25f && r.x + r.w > 0.25f);
        CHECK(r.y < 0.8f && r.y + r.h > 0.8f);
    }
    CHECK(r.x < 0.1f); /* and not merely somewhere in it */
    for (int i = 0; i < 12 && !hand_target(&h, "viewer.up")->disabled; i++) {
        press(&h, "viewer.up");
    }
    press(&h, "viewer.out"); /* who has gone elsewhere stays there */
    CHECK(seen(&s).y < 0.01f);
    hand_end(&h);
}

static void taps_alone_reach_every_corner(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    press(&h, "viewer.in");
    press(&h, "viewer.in");
    for (int i = 0; i < 12 && !hand_target(&h, "viewer.up")->disabled; i++) {
        press(&h, "viewer.up");
    }
    for (int i = 0; i < 12 && !hand_target(&h, "viewer.right")->disabled; i++) {
        press(&h, "viewer.right");
    }
    CHECK_NEAR(seen(&s).y, 0, 1e-3);
    CHECK_NEAR(seen(&s).x + seen(&s).w, 1, 1e-3);
    for (int i = 0; i < 12 && !hand_target(&h, "viewer.down")->disabled; i++) {
        press(&h, "viewer.down");
    }
    for (int i = 0; i < 12 && !hand_target(&h, "viewer.left")->disabled; i++) {
        press(&h, "viewer.left");
    }
    CHECK_NEAR(seen(&s).y + seen(&s).h, 1, 1e-3);
    CHECK_NEAR(seen(&s).x, 0, 1e-3);
    hand_end(&h);
}

static void the_map_is_tapped_and_dragged(void)
{
    struct scene s;
    struct hand h;
    struct rect map, before;
    start(&h, &s);
    press(&h, "viewer.in");
    press(&h, "viewer.in");
    map = hand_target(&h, "viewer.map")->rect;
    CHECK_NEAR(map.w, 240, 0.1);
    hand_tap(&h, map.x + 8 + 224 * 0.7f, map.y + 8 + 224 * 0.3f);
    settle(&h);
    CHECK_NEAR(seen(&s).y + seen(&s).h / 2, 0.3, 0.01);
    CHECK_NEAR(seen(&s).x + seen(&s).w, 1, 0.01); /* the edge stops it */
    before = seen(&s);
    hand_down(&h, 1, map.x + 120, map.y + 60);
    for (int i = 1; i <= 10; i++) {
        hand_move(&h, 1, map.x + 120, map.y + 60 + 9 * (float)i);
    }
    hand_up(&h, 1, map.x + 120, map.y + 150);
    settle(&h);
    CHECK(seen(&s).y > before.y + 0.2f && seen(&s).y < before.y + 0.41f);
    CHECK_NEAR(ui_zoom_level(&s.zoom), 4, 1e-3);
    hand_end(&h);
}

static void two_taps_come_closer_and_go_back(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    for (int round = 0; round < 2; round++) {
        hand_tap(&h, 960, 400);
        hand_tap(&h, 960, 400);
        settle(&h);
        CHECK_NEAR(ui_zoom_level(&s.zoom), round == 0 ? 1920.0 / 708 : 1, 1e-3);
    }
    CHECK_NEAR(seen(&s).h, 1, 1e-3);
    hand_end(&h);
}

/* The point between the fingers stays there, and four times is all. */
static void a_pinch_zooms_about_its_middle(void)
{
    struct scene s;
    struct hand h;
    struct rect r;
    float before;
    start(&h, &s);
    r = picture(&h)->rect;
    before = (900 - r.x) / r.w;
    hand_down(&h, 1, 850, 500);
    hand_down(&h, 2, 950, 500);
    for (int i = 1; i <= 20; i++) {
        hand_move(&h, 1, 850 - 5 * (float)i, 500);
        hand_move(&h, 2, 950 + 5 * (float)i, 500);
    }
    r = picture(&h)->rect;
    CHECK(ui_zoom_level(&s.zoom) > 2 && ui_zoom_level(&s.zoom) <= 3.01);
    CHECK_NEAR((900 - r.x) / r.w, before, 0.01);
    for (int i = 1; i <= 60; i++) {
        hand_move(&h, 1, 750 - 8 * (float)i, 500);
        hand_move(&h, 2, 1050 + 8 * (float)i, 500);
    }
    hand_up(&h, 1, 270, 500);
    hand_up(&h, 2, 1530, 500);
    settle(&h);
    CHECK_NEAR(ui_zoom_level(&s.zoom), 4, 1e-3);
    hand_end(&h);
}

static void drag(struct hand *h, float x0, float x1)
{
    hand_down(h, 1, x0, 400);
    for (int i = 1; i <= 10; i++) {
        hand_move(h, 1, x0 + (x1 - x0) * (float)i / 10, 400);
    }
    hand_up(h, 1, x1, 400);
    settle(h);
}

static void a_swipe_asks_for_the_neighbour(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    drag(&h, 1200, 700);
    CHECK_INT(s.result, ZOOM_NEXT);
    drag(&h, 700, 1200);
    CHECK_INT(s.result, ZOOM_PREVIOUS);
    s.result = ZOOM_STAYS;
    press(&h, "viewer.in");
    press(&h, "viewer.in");
    drag(&h, 1200, 700); /* closer, it only moves the picture */
    CHECK_INT(s.result, ZOOM_STAYS);
    CHECK(picture(&h)->rect.x < 0);
    hand_end(&h);
}

static void another_layout_keeps_place_and_zoom(void)
{
    struct scene s;
    struct hand h;
    struct rect before, after;
    start(&h, &s);
    press(&h, "viewer.in");
    press(&h, "viewer.in");
    press(&h, "viewer.right");
    press(&h, "viewer.up");
    before = seen(&s);
    h.width_px = 1080;
    h.height_px = 1920;
    settle(&h);
    after = seen(&s);
    CHECK_NEAR(ui_zoom_level(&s.zoom), 4, 1e-3);
    CHECK(fabsf(before.y + before.h / 2 - after.y - after.h / 2) < 0.15f);
    hand_end(&h);
}

/* In reach mode nothing above the band can be touched, and the buttons move the picture. */
static void in_reach_the_band_moves_the_picture(void)
{
    const struct ui_element *all;
    struct scene s;
    struct hand h;
    size_t count;
    start(&h, &s);
    s.band = true;
    settle(&h);
    press(&h, "viewer.in");
    press(&h, "viewer.in");
    press(&h, "viewer.up");
    CHECK_NEAR(ui_zoom_level(&s.zoom), 3, 1e-3); /* filling it would be more than 4x */
    count = ui_elements(h.ui, &all);
    for (size_t i = 0; i < count; i++) {
        CHECK(all[i].what != UI_ELEMENT_TARGET || all[i].rect.y >= 600);
    }
    press(&h, "viewer.close");
    CHECK_INT(s.result, ZOOM_CLOSED);
    hand_end(&h);
}

static void it_grows_from_where_it_was_touched(void)
{
    struct scene s;
    struct hand h;
    float first;
    memset(&s, 0, sizeof s);
    s.view.width = 960;
    s.view.height = 960;
    s.view.from = rect_make(64, 328, 576, 372);
    hand_begin(&h, describe, &s);
    hand_frame(&h, 16);
    first = picture(&h)->rect.w;
    CHECK_NEAR(first, 576, 1);
    CHECK_NEAR(picture(&h)->rect.x, 64, 1);
    CHECK_NEAR(picture(&h)->rect.y + picture(&h)->rect.h, 700, 1);
    hand_frame(&h, 120);
    CHECK(picture(&h)->rect.w > first);
    settle(&h);
    CHECK_NEAR(picture(&h)->rect.h, 708, 0.1);
    hand_end(&h);
}

static bool apart(struct rect a, struct rect b)
{
    return a.w <= 0 || b.w <= 0 || !rect_overlaps(a, b);
}

static bool within(struct rect in, struct rect out)
{
    return in.w <= 0 ||
           (in.x >= out.x - 0.01f && in.y >= out.y - 0.01f &&
            in.x + in.w <= out.x + out.w + 0.01f && in.y + in.h <= out.y + out.h + 0.01f);
}

static bool place_is_sound(const struct ui_zoom_view *v, float side, float label)
{
    struct ui_zoom_place p = ui_zoom_place(v, side, label);
    bool band = v->band.w > 0;
    struct rect room = band ? v->band : v->view;
    bool ok = within(p.close, room) && within(p.pill, room) && within(p.pad, room) &&
              within(p.map, v->view) && apart(p.close, p.pill) && apart(p.pill, p.pad) &&
              apart(p.map, p.pad) && apart(p.map, p.pill) && apart(p.close, p.pad) &&
              apart(p.close, p.map) && apart(p.in, p.out) && p.pad.w > 0;
    for (int i = 0; i < 4; i++) {
        ok = ok && within(p.arrows[i], p.pad) && p.arrows[i].w >= 96 && p.arrows[i].h >= 96;
        for (int j = 0; j < i; j++) {
            ok = ok && apart(p.arrows[i], p.arrows[j]);
        }
    }
    return ok && within(p.in, p.pill) && within(p.level, p.pill) && within(p.out, p.pill);
}

/* Every shape of picture and view, down to the lowest. */
static void the_parts_find_their_places(void)
{
    static const int shapes[][2] = {{960, 960}, {1600, 900}, {900, 1600}, {4000, 300}, {0, 0}};
    for (size_t k = 0; k < sizeof shapes / sizeof shapes[0]; k++) {
        for (float high = 250; high < 1700; high += 50) {
            for (int tall = 0; tall < 2; tall++) {
                struct ui_zoom_view v = {.width = shapes[k][0], .height = shapes[k][1]};
                v.view = rect_make(0, 0, tall ? 1080 : 1920, high);
                if (tall && high < 700) {
                    continue; /* an upright screen has no such low view, but in reach mode */
                }
                CHECK(place_is_sound(&v, 96, 80));
                CHECK(place_is_sound(&v, 106, 106));
                v.band = rect_make(64, high + 24, v.view.w - 128, 106);
                CHECK(place_is_sound(&v, 96, 80));
                CHECK(place_is_sound(&v, 106, 106));
            }
        }
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(at_first_all_of_it_stands_on_the_horizon);
    RUN(steps_fill_the_view_and_go_to_four);
    RUN(steps_of_a_wide_picture_are_whole);
    RUN(closer_leads_to_the_focus);
    RUN(taps_alone_reach_every_corner);
    RUN(the_map_is_tapped_and_dragged);
    RUN(two_taps_come_closer_and_go_back);
    RUN(a_pinch_zooms_about_its_middle);
    RUN(a_swipe_asks_for_the_neighbour);
    RUN(another_layout_keeps_place_and_zoom);
    RUN(in_reach_the_band_moves_the_picture);
    RUN(it_grows_from_where_it_was_touched);
    RUN(the_parts_find_their_places);
    return TEST_END();
}
