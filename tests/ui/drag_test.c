/* Things that fingers take along, on a virtual clock: who gets a finger, where the thing is, and
 * that whatever interrupts a finger puts the thing back. */
#include "base/rng.h"
#include "hand.h"
#include "ui/drag.h"
#include "ui/surface.h"

enum ground { BARE, LIST, PLANE };

struct scene {
    enum ground ground;
    bool disabled, gone, overlay;
    float content;
    struct ui_drag a, b;
    struct ui_gesture g;
    int drops, clicks, b_drops, b_clicks, under;
    float drop_x, drop_y, offset;
};

static const struct rect list_view = {0, 100, 1920, 800};

static struct ui_drag thing(struct ui *ui, const char *name, struct rect r, bool disabled)
{
    struct ui_target t = {
        .id = ui_id(name), .rect = r, .name = name, .label = name, .disabled = disabled};
    struct ui_target under = {.id = ui_id("under"), .rect = r, .name = "under"};
    struct ui_drag d = ui_drag(ui, &t);
    if (d.held) {
        ui_drag_raise(ui);
        ui_fill(ui, rect_make(d.x + d.dx, d.y + d.dy, r.w, r.h), ROLE_GOLD, draw_round(0));
        ui_target(ui, &under);
        ui_drag_lower(ui);
    }
    return d;
}

static void describe(struct ui *ui, void *context)
{
    struct scene *s = context;
    struct ui_scroll list = {.id = ui_id("list"), .view = list_view, .content = s->content};
    struct ui_surface plane = {.id = ui_id("plane"), .view = list_view};
    s->offset = 0;
    if (s->ground == LIST) {
        s->offset = ui_scroll_begin(ui, &list);
    } else if (s->ground == PLANE) {
        s->g = ui_surface_begin(ui, &plane);
    }
    s->a = (struct ui_drag){0};
    if (!s->gone) {
        s->a = thing(ui, "a", rect_make(100, 300 - s->offset, 200, 100), s->disabled);
    }
    s->b = thing(ui, "b", rect_make(400, 300 - s->offset, 200, 100), false);
    if (s->ground == LIST) {
        ui_scroll_end(ui);
    } else if (s->ground == PLANE) {
        ui_surface_end(ui);
    }
    if (s->overlay) {
        ui_cover(ui);
        ui_fill(ui, rect_make(0, 0, 1920, 1080), ROLE_SOIL, draw_round(0));
    }
    s->clicks += s->a.clicked;
    s->b_clicks += s->b.clicked;
    s->drops += s->a.dropped;
    s->b_drops += s->b.dropped;
    if (s->a.dropped) {
        s->drop_x = s->a.x;
        s->drop_y = s->a.y;
    }
}

static void start(struct hand *h, struct scene *s, enum ground ground)
{
    memset(s, 0, sizeof *s);
    s->ground = ground;
    s->content = 3000;
    hand_begin(h, describe, s);
    hand_frame(h, 16);
}

static void a_thing_follows_its_finger_from_the_slop_on(void)
{
    for (int ground = BARE; ground <= PLANE; ground++) {
        struct scene s;
        struct hand h;
        start(&h, &s, (enum ground)ground);
        hand_down(&h, 1, 150, 340);
        CHECK(s.a.pressed && !s.a.held);
        hand_move(&h, 1, 165, 350); /* within the slop */
        CHECK(s.a.pressed && !s.a.held);
        hand_move(&h, 1, 250, 460);
        CHECK(s.a.held && !s.a.dropped && !s.a.clicked && !s.b.held);
        CHECK_NEAR(s.a.x + s.a.dx, 200, 0.01); /* as far as the finger went */
        CHECK_NEAR(s.a.y + s.a.dy, 420, 0.01);
        hand_move(&h, 1, 900, 500);
        CHECK_NEAR(s.a.x, 900, 0);
        CHECK_NEAR(ui_scroll_offset(h.ui, ui_id("list")), 0, 0);
        CHECK(s.g.pan_x == 0 && !s.g.held);
        hand_up(&h, 1, 910, 505);
        CHECK(!s.a.held && s.drops == 1 && s.clicks == 0);
        CHECK_NEAR(s.drop_x, 910, 0);
        CHECK_NEAR(s.drop_y, 505, 0);
        hand_frame(&h, 16);
        CHECK(s.drops == 1 && !s.a.dropped); /* once */
        CHECK(ui_next_wake_ms(h.ui) < 0);
        hand_end(&h);
    }
}

static void a_tap_and_a_key_click_it(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, LIST);
    hand_tap(&h, 150, 340);
    CHECK(s.clicks == 1 && s.drops == 0);
    hand_key(&h, KEY_RIGHT);
    hand_key(&h, KEY_OK);
    CHECK(s.clicks == 2 && s.drops == 0 && !s.a.held);
    hand_end(&h);
}

static void taken_and_dropped_within_one_frame(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, LIST);
    hand_touch(&h, 1, TOUCH_DOWN, 150, 340);
    hand_touch(&h, 1, TOUCH_MOVE, 700, 500);
    hand_touch(&h, 1, TOUCH_UP, 700, 500);
    hand_frame(&h, 143);
    CHECK(s.drops == 1 && s.clicks == 0 && !s.a.held);
    hand_end(&h);
}

static void what_interrupts_the_finger_puts_it_back(void)
{
    for (int how = 0; how < 7; how++) {
        struct scene s;
        struct hand h;
        start(&h, &s, LIST);
        hand_down(&h, 1, 150, 340);
        hand_move(&h, 1, 700, 500);
        CHECK(s.a.held);
        switch (how) {
        case 0:
            hand_touch(&h, 1, TOUCH_CANCEL, 700, 500);
            break;
        case 1: /* the finger is laid flat */
            touch_push(&h.queue, (struct touch){1, TOUCH_MOVE, 701, 500, h.now_ms, 40});
            break;
        case 2: /* held still for more than a minute */
            hand_frame(&h, 61000);
            break;
        case 3:
            s.disabled = true;
            break;
        case 4:
            s.overlay = true;
            break;
        case 5:
            s.gone = true;
            break;
        default: /* it comes down a second time: its lift was lost */
            hand_touch(&h, 1, TOUCH_DOWN, 1500, 600);
        }
        hand_frame(&h, 16);
        hand_frame(&h, 16);
        CHECK(!s.a.held && s.drops == 0);
        s.disabled = s.overlay = s.gone = false;
        hand_frame(&h, 16);
        hand_up(&h, 1, how == 6 ? 1500 : 710, how == 6 ? 600 : 505);
        CHECK(!s.a.held && s.drops == 0 && s.clicks == 0);
        hand_down(&h, 1, 150, 340); /* and it can be taken again */
        hand_move(&h, 1, 700, 500);
        CHECK(s.a.held);
        hand_end(&h);
    }
}

static void two_hands_take_two_things(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, PLANE);
    hand_down(&h, 1, 150, 340);
    hand_down(&h, 2, 450, 340);
    hand_move(&h, 1, 150, 600);
    hand_move(&h, 2, 800, 340);
    CHECK(s.a.held && s.b.held && s.g.zoom == 1);
    CHECK_NEAR(s.a.y, 600, 0);
    CHECK_NEAR(s.b.x, 800, 0);
    hand_down(&h, 3, 1000, 700); /* and two more hands zoom the ground */
    hand_down(&h, 4, 1300, 700);
    hand_move(&h, 4, 1500, 700);
    hand_move(&h, 4, 1600, 700);
    CHECK(s.g.zoom > 1 && s.a.held && s.b.held);
    hand_up(&h, 1, 150, 600);
    CHECK(s.drops == 1 && s.b_drops == 0 && s.b.held);
    hand_up(&h, 2, 800, 340);
    CHECK(s.b_drops == 1 && s.clicks == 0 && s.b_clicks == 0);
    hand_end(&h);
}

static void a_second_finger_on_a_held_thing_does_nothing(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, PLANE);
    hand_down(&h, 1, 150, 340);
    hand_down(&h, 2, 250, 340);
    hand_move(&h, 1, 150, 600);
    CHECK(s.a.held);
    hand_move(&h, 2, 250, 700);
    CHECK_NEAR(s.a.y, 600, 0);
    CHECK(s.g.pan_y == 0 && s.g.zoom == 1);
    hand_up(&h, 2, 250, 700);
    CHECK(s.a.held && s.drops == 0);
    hand_down(&h, 3, 150, 340); /* nor is its place tapped meanwhile */
    hand_up(&h, 3, 150, 340);
    CHECK(s.a.held && s.clicks == 0);
    hand_up(&h, 1, 150, 600);
    CHECK(s.drops == 1 && s.clicks == 0);
    hand_end(&h);
}

/* Beside it the list scrolls as ever. */
static void the_ground_still_moves(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, LIST);
    hand_down(&h, 1, 1000, 700);
    hand_move(&h, 1, 1000, 500);
    CHECK(s.offset > 150);
    hand_frame(&h, 200);
    hand_up(&h, 1, 1000, 500);
    CHECK(s.drops == 0 && !s.a.held);
    hand_end(&h);
}

static void hold_at(struct hand *h, float x, float y, int frames, int64_t ms)
{
    hand_move(h, 1, x, y);
    for (int i = 0; i < frames; i++) {
        hand_frame(h, ms);
    }
}

static void near_the_end_the_content_moves_on(void)
{
    struct scene s;
    struct hand h;
    float was, there;
    start(&h, &s, LIST);
    hand_down(&h, 1, 150, 340);
    hold_at(&h, 1000, 500, 20, 16); /* in the middle nothing does, and nothing wakes */
    CHECK(s.offset == 0 && ui_next_wake_ms(h.ui) != h.now_ms);
    hold_at(&h, 1000, 895, 20, 16);
    CHECK(s.offset > 200);
    CHECK_NEAR(s.a.y + s.a.dy, 895 - 40, 0.01); /* and the thing is where the finger is */
    CHECK_INT(ui_next_wake_ms(h.ui), h.now_ms);
    was = s.offset;
    hand_frame(&h, 0); /* a frame asked twice is the same */
    CHECK_NEAR(s.offset, was, 0);
    hold_at(&h, 1000, 500, 10, 16);
    was = s.offset;
    hand_frame(&h, 16);
    CHECK_NEAR(s.offset, was, 0);
    hold_at(&h, 1000, 895, 400, 16);
    CHECK_NEAR(s.offset, 2200, 0.01); /* its end, and no further */
    CHECK(ui_next_wake_ms(h.ui) != h.now_ms);
    hold_at(&h, 1000, 110, 400, 16);
    CHECK_NEAR(s.offset, 0, 0);
    hold_at(&h, 1000, 1060, 20, 16); /* far outside: it is being carried elsewhere */
    CHECK_NEAR(s.offset, 0, 0);
    hand_up(&h, 1, 1000, 1060);
    CHECK(s.drops == 1);
    there = s.offset;
    for (int i = 0; i < 50; i++) {
        hand_frame(&h, 16);
    }
    CHECK_NEAR(s.offset, there, 0); /* no inertia of it */
    hand_end(&h);
}

/* As far in one second at any rate of frames. */
static void the_rate_of_frames_does_not_matter(void)
{
    float went[3];
    static const int step[3] = {8, 16, 40};
    for (int i = 0; i < 3; i++) {
        struct scene s;
        struct hand h;
        start(&h, &s, LIST);
        hand_down(&h, 1, 150, 340);
        hand_move(&h, 1, 1000, 870);
        went[i] = s.offset;
        for (int t = 0; t < 1000; t += step[i]) {
            hand_frame(&h, step[i]);
        }
        went[i] = s.offset - went[i];
        hand_end(&h);
    }
    CHECK(went[0] > 300);
    CHECK_NEAR(went[1], went[0], 12);
    CHECK_NEAR(went[2], went[0], 12);
}

static void taken_near_the_end_it_waits_until_it_is_moved_on(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, LIST);
    ui_scroll_to(h.ui, ui_id("list"), 150, true); /* its middle at 200: 100 below the view's top */
    hand_frame(&h, 16);
    hand_down(&h, 1, 150, 180);
    hold_at(&h, 300, 180, 30, 16); /* sideways */
    CHECK(s.a.held);
    CHECK_NEAR(s.offset, 150, 0.01);
    hold_at(&h, 300, 105, 30, 16);
    CHECK(s.offset < 50);
    hand_end(&h);
}

static bool is_last(const struct hand *h, rgba colour)
{
    return h->list->count > 0 && h->list->commands[h->list->count - 1].colour == colour;
}

static void a_held_thing_is_over_everything_but_overlays(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, LIST);
    hand_down(&h, 1, 150, 340);
    hand_move(&h, 1, 700, 1000); /* outside of the list's view */
    CHECK(is_last(&h, ui_colour(h.ui, ROLE_GOLD)));
    CHECK(hand_target(&h, "under") == NULL);
    s.overlay = true;
    hand_frame(&h, 16);
    CHECK(is_last(&h, ui_colour(h.ui, ROLE_SOIL)));
    hand_end(&h);
}

/* Whatever the fingers do: when all have lifted, nothing is held and the frame is the first one. */
static void a_storm_leaves_nothing_held(void)
{
    struct scene s;
    struct hand h;
    struct buf first = {0};
    struct rng rng;
    rng_seed(&rng, 5);
    start(&h, &s, BARE);
    buf_add(&first, h.dump.data, h.dump.length);
    for (int i = 0; i < 20000; i++) {
        int events = (int)rng_below(&rng, 10);
        while (events--) {
            hand_touch(&h, rng_below(&rng, 12), (enum touch_phase)rng_below(&rng, 4),
                       (float)rng_below(&rng, 700), 250 + (float)rng_below(&rng, 250));
        }
        s.gone = rng_below(&rng, 9) == 0;
        s.overlay = rng_below(&rng, 9) == 0;
        s.disabled = rng_below(&rng, 9) == 0;
        s.ground = (enum ground)((i / 500) % 3);
        hand_frame(&h, 1 + rng_below(&rng, 100));
        CHECK(!(s.a.held && s.a.dropped) && !(s.a.held && s.a.clicked));
    }
    for (int f = 0; f < 12; f++) {
        hand_touch(&h, f, TOUCH_UP, 1500, 1000);
    }
    s.gone = s.overlay = s.disabled = false;
    s.ground = BARE;
    hand_frame(&h, 16);
    hand_frame(&h, 16);
    CHECK(!s.a.held && !s.b.held && !ui_finger_down(h.ui));
    CHECK_TEXT(buf_text(&h.dump), first.data);
    CHECK(s.drops > 10);
    CHECK(s.b_drops > 10);
    CHECK(s.clicks > 0);
    buf_finish(&first);
    hand_end(&h);
}

int main(void)
{
    RUN(a_thing_follows_its_finger_from_the_slop_on);
    RUN(a_tap_and_a_key_click_it);
    RUN(taken_and_dropped_within_one_frame);
    RUN(what_interrupts_the_finger_puts_it_back);
    RUN(two_hands_take_two_things);
    RUN(a_second_finger_on_a_held_thing_does_nothing);
    RUN(the_ground_still_moves);
    RUN(near_the_end_the_content_moves_on);
    RUN(the_rate_of_frames_does_not_matter);
    RUN(taken_near_the_end_it_waits_until_it_is_moved_on);
    RUN(a_held_thing_is_over_everything_but_overlays);
    RUN(a_storm_leaves_nothing_held);
    return TEST_END();
}
