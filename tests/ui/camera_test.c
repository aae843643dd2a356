/* The camera over a plane, on a virtual clock: it shows everything first, fingers hold what they
 * hold, edges give way and spring back, buttons glide, and less motion does not. */
#include "hand.h"
#include "ui/camera.h"

#define SKY ui_id("sky")

struct sky {
    struct ui_camera c;
    struct ui_camera_room room;
    struct ui_gesture g;
    void (*act)(struct ui *ui, struct sky *s); /* as a button would, after the frame; once */
};

static void describe(struct ui *ui, void *context)
{
    struct sky *s = context;
    struct ui_surface surface = {.id = SKY, .view = s->room.view};
    s->g = ui_surface_begin(ui, &surface);
    ui_camera_frame(ui, &s->c, &s->room, &s->g);
    ui_fill(ui, rect_make(ui_camera_x(&s->c, &s->room, 0), ui_camera_y(&s->c, &s->room, 0), 50, 50),
            ROLE_INK, draw_round(0));
    ui_surface_end(ui);
    if (s->act) {
        s->act(ui, s);
        s->act = NULL;
    }
}

/* 4000 x 2000 units in a view of 1600 x 900 u: everything fits at 0.4. */
static void start(struct hand *h, struct sky *s)
{
    memset(s, 0, sizeof *s);
    s->room = (struct ui_camera_room){{100, 100, 1600, 900}, {-1000, 500, 4000, 2000}, 0, 4};
    hand_begin(h, describe, s);
    hand_frame(h, 16);
}

static void rest(struct hand *h, int step)
{
    for (int i = 0; i < 6000 / step; i++) {
        hand_frame(h, step);
    }
}

static double at_x(const struct sky *s, double screen)
{
    return s->c.x + (screen - 900) / s->c.zoom;
}

static double at_y(const struct sky *s, double screen)
{
    return s->c.y + (screen - 550) / s->c.zoom;
}

static bool inside(const struct sky *s)
{
    struct rect r = ui_camera_seen(&s->c, &s->room);
    const struct rect *c = &s->room.content;
    bool x = r.w >= c->w ? fabsf(r.x + r.w / 2 - 1000) < 0.1f
                         : r.x > c->x - 0.1f && r.x + r.w < c->x + c->w + 0.1f;
    bool y = r.h >= c->h ? fabsf(r.y + r.h / 2 - 1500) < 0.1f
                         : r.y > c->y - 0.1f && r.y + r.h < c->y + c->h + 0.1f;
    return x && y;
}

static void closer(struct ui *ui, struct sky *s)
{
    ui_camera_zoom(ui, &s->c, &s->room, 2, 500, 300);
}

static void further(struct ui *ui, struct sky *s)
{
    ui_camera_zoom(ui, &s->c, &s->room, 0.5, 500, 300);
}

static void much_closer(struct ui *ui, struct sky *s)
{
    ui_camera_zoom(ui, &s->c, &s->room, 1000, 900, 550);
}

static void fit(struct ui *ui, struct sky *s)
{
    ui_camera_fit(ui, &s->c, &s->room);
}

static void show_corner(struct ui *ui, struct sky *s)
{
    ui_camera_show(ui, &s->c, &s->room, rect_make(-900, 600, 800, 200));
}

static void show_point(struct ui *ui, struct sky *s)
{
    ui_camera_show(ui, &s->c, &s->room, rect_make(1000, 1500, 0, 0));
}

static void step_right(struct ui *ui, struct sky *s)
{
    ui_camera_step(ui, &s->c, &s->room, 0.5f, 0);
}

static void act(struct hand *h, struct sky *s, void (*what)(struct ui *, struct sky *))
{
    s->act = what;
    hand_frame(h, 16);
}

/* Close in on the middle, so that there is room to move. */
static void start_close(struct hand *h, struct sky *s)
{
    start(h, s);
    act(h, s, closer);
    rest(h, 100);
    CHECK_NEAR(s->c.zoom, 0.8, 1e-6);
}

static void the_first_frame_shows_everything(void)
{
    struct sky s;
    struct hand h;
    struct rect seen;
    start(&h, &s);
    CHECK_NEAR(s.c.zoom, 0.4, 1e-6);
    seen = ui_camera_seen(&s.c, &s.room);
    CHECK_NEAR(seen.x, -1000, 0.01);
    CHECK_NEAR(seen.w, 4000, 0.01);
    CHECK_NEAR(seen.y + seen.h / 2, 1500, 0.01);
    CHECK_NEAR(ui_camera_x(&s.c, &s.room, 1000), 900, 0.01);
    CHECK_NEAR(ui_camera_y(&s.c, &s.room, 1500), 550, 0.01);
    CHECK(!ui_camera_moving(&s.c));
    hand_frame(&h, 16);
    CHECK_INT(ui_next_wake_ms(h.ui), -1);
    hand_end(&h);
}

static void a_finger_holds_what_it_holds(void)
{
    struct sky s;
    struct hand h;
    double x, y;
    start_close(&h, &s);
    hand_down(&h, 1, 800, 500);
    hand_move(&h, 1, 830, 500);
    x = at_x(&s, 830);
    y = at_y(&s, 500);
    for (int i = 0; i < 30; i++) {
        hand_move(&h, 1, 830 - (float)i * 5, 500 - (float)i * 3);
        CHECK_NEAR(at_x(&s, 830 - i * 5.0), x, 0.01);
        CHECK_NEAR(at_y(&s, 500 - i * 3.0), y, 0.01);
    }
    hand_end(&h);
}

static void a_pinch_keeps_what_is_between_the_fingers(void)
{
    struct sky s;
    struct hand h;
    double x, y;
    start(&h, &s); /* from the whole, where the height is not even filled */
    hand_down(&h, 1, 400, 300);
    hand_down(&h, 2, 500, 400);
    hand_move(&h, 2, 530, 430);
    x = at_x(&s, 465);
    y = at_y(&s, 365);
    for (int i = 1; i <= 40; i++) {
        double mx, my;
        hand_touch(&h, 1, TOUCH_MOVE, 400 - (float)i * 4, 300);
        hand_touch(&h, 2, TOUCH_MOVE, 530 + (float)i * 6, 430 + (float)i * 5);
        hand_frame(&h, 16);
        mx = (930.0 + i * 2) / 2;
        my = (730.0 + i * 5) / 2;
        CHECK_NEAR((at_x(&s, mx) - x) * s.c.zoom, 0, 0.5);
        CHECK_NEAR((at_y(&s, my) - y) * s.c.zoom, 0, 0.5);
    }
    CHECK(s.c.zoom > 1);
    hand_touch(&h, 1, TOUCH_UP, 240, 300);
    hand_touch(&h, 2, TOUCH_UP, 770, 630);
    hand_frame(&h, 16);
    rest(&h, 16);
    CHECK(inside(&s) && !ui_camera_moving(&s.c));
    hand_end(&h);
}

static void zoom_has_two_ends(void)
{
    struct sky s;
    struct hand h;
    start(&h, &s);
    act(&h, &s, much_closer);
    rest(&h, 16);
    CHECK_NEAR(s.c.zoom, 4, 1e-9);
    for (int i = 0; i < 20; i++) {
        act(&h, &s, further);
        rest(&h, 100);
    }
    CHECK_NEAR(s.c.zoom, 0.4, 1e-6);
    CHECK(inside(&s));
    s.room.zoom_least = 1; /* the place stays, the room decides */
    hand_frame(&h, 16);
    CHECK_NEAR(s.c.zoom, 1, 0);
    hand_end(&h);
}

static void beyond_an_edge_a_finger_pulls_a_third(void)
{
    struct sky s;
    struct hand h;
    double edge, pulled, last;
    start_close(&h, &s);
    for (int i = 0; i < 4; i++) { /* to the left edge */
        hand_down(&h, 1, 300, 500);
        hand_move(&h, 1, 900, 500);
        hand_move(&h, 1, 1500, 500);
        hand_frame(&h, 200);
        hand_up(&h, 1, 1500, 500);
        rest(&h, 50);
    }
    edge = s.c.x;
    CHECK_NEAR(edge, -1000 + 800 / 0.8, 0.01);
    hand_down(&h, 1, 300, 500);
    hand_move(&h, 1, 324, 500);
    hand_move(&h, 1, 625, 500);
    pulled = (edge - s.c.x) * s.c.zoom;
    CHECK(pulled > 95 && pulled < 110); /* of 300 */
    hand_move(&h, 1, 1225, 500);
    CHECK_NEAR((edge - s.c.x) * s.c.zoom, pulled * 3, 2);
    hand_move(&h, 1, 625, 500); /* there and back leads to the same place */
    CHECK_NEAR((edge - s.c.x) * s.c.zoom, pulled, 0.1);
    hand_frame(&h, 1000);
    CHECK_NEAR((edge - s.c.x) * s.c.zoom, pulled, 0.1); /* and stays while it is held */
    hand_up(&h, 1, 625, 500);
    CHECK(ui_camera_moving(&s.c));
    last = pulled;
    for (int i = 0; i < 40; i++) {
        double now;
        hand_frame(&h, 16);
        now = (edge - s.c.x) * s.c.zoom;
        CHECK(now <= last + 0.01 && now > -0.01); /* straight back, never beyond */
        last = now;
    }
    CHECK_NEAR(s.c.x, edge, 1e-6);
    CHECK(!ui_camera_moving(&s.c));
    CHECK_INT(ui_next_wake_ms(h.ui), -1);
    hand_end(&h);
}

static void inertia_goes_into_the_edge_and_comes_back(void)
{
    for (int step = 16; step < 200; step += 127) {
        struct sky s;
        struct hand h;
        double furthest = 0;
        start_close(&h, &s);
        hand_down(&h, 1, 300, 500);
        for (int i = 1; i <= 10; i++) {
            hand_move(&h, 1, 300 + (float)i * 100, 500);
        }
        hand_up(&h, 1, 1300, 500);
        for (int i = 0; i < 4000 / step; i++) {
            hand_frame(&h, step);
            furthest = fmin(furthest, s.c.x - (-1000 + 800 / 0.8));
        }
        CHECK(step > 100 || furthest * s.c.zoom < -5); /* a soft edge */
        CHECK(furthest * s.c.zoom > -300);
        CHECK(inside(&s) && !ui_camera_moving(&s.c) && !s.g.moving);
        CHECK_NEAR(s.c.x, -1000 + 800 / 0.8, 1e-6);
        hand_end(&h);
    }
}

static void everywhere_inside_after_any_gesture(void)
{
    struct sky s;
    struct hand h;
    uint32_t seed = 1;
    start(&h, &s);
    for (int i = 0; i < 600; i++) {
        for (int k = 0; k < 12; k++) {
            seed = seed * 1664525u + 1013904223u;
            hand_touch(&h, seed >> 30, k == 0 ? TOUCH_DOWN : (enum touch_phase)(seed >> 20 & 3),
                       150 + (float)(seed >> 8 & 1023), 150 + (float)(seed >> 16 & 511));
            hand_frame(&h, 1 + (seed >> 25));
            CHECK(isfinite(s.c.x) && isfinite(s.c.y) && s.c.zoom >= 0.4 - 1e-9 && s.c.zoom <= 4);
        }
        for (int f = 0; f < 4; f++) {
            hand_touch(&h, f, TOUCH_UP, 400, 400);
        }
        hand_frame(&h, 16);
        rest(&h, 500);
        CHECK(inside(&s));
    }
    hand_end(&h);
}

static void a_glide_keeps_its_point_and_lasts_as_long_as_a_screen(void)
{
    struct sky s;
    struct hand h;
    double x, y, last;
    start_close(&h, &s);
    x = at_x(&s, 500);
    y = at_y(&s, 300);
    act(&h, &s, closer);
    CHECK(ui_camera_moving(&s.c));
    CHECK_INT(ui_next_wake_ms(h.ui), h.now_ms);
    last = s.c.zoom;
    for (int i = 0; i < UI_SCREEN_MS / 16; i++) {
        hand_frame(&h, 16);
        CHECK(s.c.zoom > last && s.c.zoom <= 1.6);
        CHECK_NEAR((at_x(&s, 500) - x) * s.c.zoom, 0, 0.01);
        CHECK_NEAR((at_y(&s, 300) - y) * s.c.zoom, 0, 0.01);
        CHECK(inside(&s));
        last = s.c.zoom;
    }
    hand_frame(&h, 16);
    CHECK(!ui_camera_moving(&s.c));
    CHECK_NEAR(s.c.zoom, 1.6, 1e-9);
    hand_frame(&h, 16);
    CHECK_INT(ui_next_wake_ms(h.ui), -1);
    hand_end(&h);
}

static void quick_taps_add_up(void)
{
    struct sky s;
    struct hand h;
    double x;
    start_close(&h, &s);
    act(&h, &s, closer);
    act(&h, &s, closer);
    rest(&h, 16);
    CHECK_NEAR(s.c.zoom, 3.2, 1e-9);
    x = s.c.x;
    act(&h, &s, step_right);
    act(&h, &s, step_right);
    rest(&h, 16);
    CHECK_NEAR(s.c.x, x + 1600 / 3.2, 0.01);
    hand_end(&h);
}

static void fit_shows_everything_again_and_show_brings_a_part(void)
{
    struct sky s;
    struct hand h;
    struct rect seen;
    start_close(&h, &s);
    act(&h, &s, show_corner);
    rest(&h, 16);
    seen = ui_camera_seen(&s.c, &s.room);
    CHECK_NEAR(s.c.zoom, 2, 1e-6); /* 800 units in 1600 u */
    CHECK(seen.x <= -899.9f && seen.x + seen.w >= -100.1f && seen.y <= 600 && inside(&s));
    act(&h, &s, show_point);
    rest(&h, 16);
    CHECK_NEAR(s.c.zoom, 4, 0); /* as large as it may be */
    CHECK_NEAR(s.c.x, 1000, 0.01);
    act(&h, &s, fit);
    rest(&h, 16);
    CHECK_NEAR(s.c.zoom, 0.4, 1e-6);
    hand_end(&h);
}

static void less_motion_is_at_once(void)
{
    struct sky s;
    struct hand h;
    start(&h, &s);
    h.choice.less_motion = true;
    act(&h, &s, closer);
    CHECK_INT(ui_next_wake_ms(h.ui), h.now_ms); /* the frame that shows it follows */
    hand_frame(&h, 0);
    CHECK_NEAR(s.c.zoom, 0.8, 1e-9);
    CHECK(!ui_camera_moving(&s.c));
    CHECK_INT(ui_next_wake_ms(h.ui), -1);
    hand_end(&h);
}

static void a_hand_interrupts_a_glide_where_it_is(void)
{
    struct sky s;
    struct hand h;
    double zoom;
    start_close(&h, &s);
    act(&h, &s, closer);
    hand_down(&h, 1, 800, 500);
    hand_move(&h, 1, 840, 500);
    zoom = s.c.zoom;
    CHECK(zoom > 0.8 && zoom < 1.6);
    rest(&h, 16);
    CHECK_NEAR(s.c.zoom, zoom, 0);
    hand_end(&h);
}

static void a_button_interrupts_inertia(void)
{
    struct sky s;
    struct hand h;
    double x, y;
    start_close(&h, &s);
    hand_down(&h, 1, 900, 500);
    hand_move(&h, 1, 860, 500);
    hand_move(&h, 1, 800, 500);
    hand_up(&h, 1, 780, 500);
    hand_frame(&h, 16);
    CHECK(s.g.moving);
    x = at_x(&s, 500);
    y = at_y(&s, 300);
    act(&h, &s, closer);
    x = at_x(&s, 500);
    rest(&h, 16);
    CHECK_NEAR(s.c.zoom, 1.6, 1e-9);
    CHECK_NEAR((at_x(&s, 500) - x) * s.c.zoom, 0, 0.01);
    CHECK_NEAR((at_y(&s, 300) - y) * s.c.zoom, 0, 0.01);
    hand_end(&h);
}

/* The same clock and no touch: the same place, in a pull, a spring, a glide and inertia. */
static void a_frame_twice_is_the_same_frame(void)
{
    struct sky s;
    struct hand h;
    struct buf first = {0};
    start_close(&h, &s);
    hand_down(&h, 1, 900, 500);
    for (int i = 0; i < 60; i++) {
        if (i < 10) {
            hand_move(&h, 1, 900 + (float)i * 60, 500);
        } else if (i == 10) {
            hand_up(&h, 1, 1500, 500);
        } else {
            s.act = i == 30 ? closer : NULL;
            hand_frame(&h, 16);
        }
        buf_clear(&first);
        buf_add(&first, h.dump.data, h.dump.length);
        hand_frame(&h, 0);
        CHECK_TEXT(buf_text(&h.dump), buf_text(&first));
    }
    buf_finish(&first);
    hand_end(&h);
}

static void a_change_of_room_keeps_the_place(void)
{
    struct sky s;
    struct hand h;
    double x;
    start_close(&h, &s);
    x = s.c.x;
    s.room.view = rect_make(0, 0, 900, 1400);
    hand_frame(&h, 16);
    CHECK_NEAR(s.c.x, x, 0.01);
    CHECK(!ui_camera_moving(&s.c));
    s.room.content = rect_make(0, 0, 0, 0); /* nothing there: no number breaks */
    hand_frame(&h, 16);
    CHECK(isfinite(s.c.x) && isfinite(s.c.zoom));
    hand_end(&h);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(the_first_frame_shows_everything);
    RUN(a_finger_holds_what_it_holds);
    RUN(a_pinch_keeps_what_is_between_the_fingers);
    RUN(zoom_has_two_ends);
    RUN(beyond_an_edge_a_finger_pulls_a_third);
    RUN(inertia_goes_into_the_edge_and_comes_back);
    RUN(everywhere_inside_after_any_gesture);
    RUN(a_glide_keeps_its_point_and_lasts_as_long_as_a_screen);
    RUN(quick_taps_add_up);
    RUN(fit_shows_everything_again_and_show_brings_a_part);
    RUN(less_motion_is_at_once);
    RUN(a_hand_interrupts_a_glide_where_it_is);
    RUN(a_button_interrupts_inertia);
    RUN(a_frame_twice_is_the_same_frame);
    RUN(a_change_of_room_keeps_the_place);
    return TEST_END();
}
