/* What is no finger: wide contacts, many at once, and what never moves. The screen is the one of a
 * machine that tells nothing: 398 mm high, so that 1 mm is 2.71 u and 80 mm are 217 u. */
#include "plane.h"

struct buttons {
    struct plane p;
    int a_clicks;
    bool a_pressed;
};

static void describe(struct ui *ui, void *context)
{
    struct buttons *b = context;
    struct ui_state s;
    plane_describe(ui, &b->p);
    s = plane_put(ui, "a", rect_make(400, 400, 300, 300), false, &b->a_clicks);
    b->a_pressed = s.pressed;
}

static void start(struct hand *h, struct buttons *b)
{
    memset(b, 0, sizeof *b);
    b->p.zoom = 1;
    hand_begin(h, describe, b);
    hand_frame(h, 16);
}

static void sized(struct hand *h, int64_t finger, enum touch_phase phase, float x, float y,
                  float mm)
{
    touch_push(&h->queue, (struct touch){finger, phase, x, y, h->now_ms, mm});
}

static void a_wide_contact_is_no_finger(void)
{
    struct buttons b;
    struct hand h;
    start(&h, &b);
    sized(&h, 1, TOUCH_DOWN, 500, 500, 25); /* a thumb */
    hand_frame(&h, 16);
    CHECK(b.a_pressed && ui_touched(h.ui) && ui_finger_down(h.ui));
    sized(&h, 1, TOUCH_UP, 500, 500, 25);
    hand_frame(&h, 16);
    CHECK_INT(b.a_clicks, 1);
    sized(&h, 1, TOUCH_DOWN, 500, 500, 26);
    hand_frame(&h, 16);
    CHECK(!b.a_pressed && !ui_touched(h.ui) && !ui_finger_down(h.ui));
    sized(&h, 1, TOUCH_MOVE, 510, 500, 8); /* until it lifts */
    hand_frame(&h, 16);
    CHECK(!b.a_pressed && !ui_touched(h.ui));
    sized(&h, 1, TOUCH_UP, 510, 500, 8);
    hand_frame(&h, 16);
    CHECK(b.a_clicks == 1 && !ui_touched(h.ui));
    hand_tap(&h, 500, 500);
    CHECK_INT(b.a_clicks, 2);
    hand_end(&h);
}

static void a_finger_that_becomes_wide_lets_go(void)
{
    struct buttons b;
    struct hand h;
    double x;
    start(&h, &b);
    sized(&h, 1, TOUCH_DOWN, 500, 500, 9);
    hand_frame(&h, 16);
    sized(&h, 1, TOUCH_MOVE, 502, 500, 40);
    hand_frame(&h, 16);
    CHECK(!b.a_pressed);
    sized(&h, 1, TOUCH_UP, 502, 500, 9);
    hand_frame(&h, 16);
    CHECK_INT(b.a_clicks, 0);

    sized(&h, 1, TOUCH_DOWN, 800, 800, 9);
    hand_frame(&h, 16);
    sized(&h, 1, TOUCH_MOVE, 900, 800, 9);
    hand_frame(&h, 16);
    CHECK(b.p.g.held);
    x = b.p.x;
    sized(&h, 1, TOUCH_MOVE, 1000, 800, 40);
    hand_frame(&h, 16);
    CHECK(!b.p.g.held && b.p.g.released && !b.p.g.moving);
    sized(&h, 1, TOUCH_MOVE, 1200, 800, 9);
    hand_frame(&h, 16);
    CHECK(!b.p.g.held && b.p.x <= x + 100.01);
    hand_end(&h);
}

/* `count` contacts on a ring `across` mm wide around (500, 500), one every `apart` ms. */
static void land(struct hand *h, int count, float across_mm, int apart_ms)
{
    float r = across_mm / 2 * ui_mm(h->ui);
    for (int i = 0; i < count; i++) {
        float turn = 6.2831853f * (float)i / (float)count;
        touch_push(&h->queue, (struct touch){10 + i, TOUCH_DOWN, 500 + r * cosf(turn),
                                             500 + r * sinf(turn), h->now_ms + i * apart_ms, 0});
    }
    hand_frame(h, 16);
}

static void lift(struct hand *h, int count)
{
    for (int i = 0; i < count; i++) {
        hand_touch(h, 10 + i, TOUCH_UP, 500, 500);
    }
    hand_frame(h, 300);
}

static void many_contacts_at_once_are_a_palm(void)
{
    static const struct {
        int count;
        float across_mm;
        int apart_ms;
        bool palm;
    } cases[] = {
        {6, 40, 0, true},  {6, 40, 10, true},  {5, 40, 0, false}, {6, 40, 11, false},
        {6, 79, 10, true}, {6, 84, 10, false}, {10, 40, 5, true}, {10, 30, 20, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buttons b;
        struct hand h;
        start(&h, &b);
        land(&h, cases[i].count, cases[i].across_mm, cases[i].apart_ms);
        CHECK(b.a_pressed == !cases[i].palm);
        CHECK(ui_finger_down(h.ui) == !cases[i].palm);
        lift(&h, cases[i].count);
        CHECK(cases[i].palm ? b.a_clicks == 0 : b.a_clicks > 0);
        CHECK(!ui_finger_down(h.ui));
        hand_tap(&h, 500, 500); /* and afterwards a finger is a finger */
        CHECK(b.a_clicks > 0);
        hand_end(&h);
    }
}

static void a_palm_takes_back_what_its_first_contacts_pressed(void)
{
    struct buttons b;
    struct hand h;
    start(&h, &b);
    for (int i = 0; i < 5; i++) {
        hand_touch(&h, i, TOUCH_DOWN, 480 + (float)i * 10, 500);
    }
    hand_frame(&h, 8);
    CHECK(b.a_pressed && ui_touched(h.ui));
    hand_touch(&h, 0, TOUCH_UP, 480, 500); /* one of them lifts in the frame that tells */
    hand_touch(&h, 5, TOUCH_DOWN, 500, 520);
    hand_frame(&h, 8);
    CHECK(!b.a_pressed && !ui_finger_down(h.ui));
    CHECK_INT(b.a_clicks, 0);
    for (int i = 1; i < 6; i++) {
        hand_touch(&h, i, TOUCH_UP, 500, 500);
    }
    hand_frame(&h, 16);
    CHECK_INT(b.a_clicks, 0);
    hand_end(&h);
}

/* A palm lands while another finger pans, and a third one taps beside it. */
static void other_fingers_go_on_working(void)
{
    struct buttons b;
    struct hand h;
    double x;
    start(&h, &b);
    hand_down(&h, 1, 1000, 800);
    hand_move(&h, 1, 1100, 800);
    x = b.p.x;
    h.now_ms += 100;
    for (int i = 0; i < 7; i++) { /* on the surface, where it would pinch */
        hand_touch(&h, 10 + i, TOUCH_DOWN, 1300 + (float)i * 20, 300);
    }
    hand_frame(&h, 16);
    CHECK(b.p.g.held);
    CHECK_NEAR(b.p.zoom, 1, 0);
    hand_move(&h, 1, 1150, 800);
    CHECK_NEAR(b.p.x, x + 50, 0.01);
    CHECK_NEAR(b.p.zoom, 1, 0);
    hand_down(&h, 2, 500, 500);
    CHECK(b.a_pressed);
    hand_up(&h, 2, 500, 500);
    CHECK_INT(b.a_clicks, 1);
    hand_end(&h);
}

/* Contacts of a palm on a pair that pinches: what it moved stays, nothing jumps. */
static void a_palm_on_a_surface_moves_nothing(void)
{
    struct buttons b;
    struct hand h;
    start(&h, &b);
    for (int i = 0; i < 7; i++) {
        hand_touch(&h, 10 + i, TOUCH_DOWN, 1300 + (float)i * 20, 300);
    }
    hand_frame(&h, 16);
    for (int k = 1; k < 20; k++) {
        for (int i = 0; i < 7; i++) {
            hand_touch(&h, 10 + i, TOUCH_MOVE, 1300 + (float)(i * 20 + k * 15), 300);
        }
        hand_frame(&h, 16);
        CHECK(b.p.x == 0 && b.p.zoom == 1 && !b.p.g.held && !ui_touched(h.ui));
    }
    hand_end(&h);
}

/* --- stuck --------------------------------------------------------------------------------------
 */

static void what_rests_for_a_minute_is_let_go(void)
{
    struct buttons b;
    struct hand h;
    start(&h, &b);
    hand_down(&h, 1, 500, 500);
    CHECK_INT(ui_next_wake_ms(h.ui), h.now_ms + 60000);
    hand_frame(&h, 59999);
    CHECK(b.a_pressed && ui_finger_down(h.ui));
    hand_frame(&h, 1);
    CHECK(!b.a_pressed && !ui_finger_down(h.ui));
    CHECK_INT(ui_next_wake_ms(h.ui), -1);
    hand_move(&h, 1, 502, 500);
    CHECK(!ui_touched(h.ui) && !ui_finger_down(h.ui));
    hand_move(&h, 1, 600, 600); /* ignored until it lifts */
    CHECK(!ui_touched(h.ui) && !b.a_pressed);
    hand_up(&h, 1, 500, 500);
    CHECK_INT(b.a_clicks, 0);
    hand_tap(&h, 500, 500);
    CHECK_INT(b.a_clicks, 1);
    hand_end(&h);
}

static void trembling_is_resting_and_moving_is_not(void)
{
    for (int moves = 0; moves < 2; moves++) {
        struct buttons b;
        struct hand h;
        start(&h, &b);
        hand_down(&h, 1, 500, 500);
        for (int i = 0; i < 130; i++) {
            hand_touch(&h, 1, TOUCH_MOVE, 500 + (float)(i % 2 * (moves ? 12 : 4)), 500);
            hand_frame(&h, 500);
        }
        CHECK(ui_finger_down(h.ui) == moves);
        CHECK(b.a_pressed == moves);
        hand_end(&h);
    }
}

static void a_stuck_contact_holds_up_nobody(void)
{
    struct buttons b;
    struct hand h;
    double x;
    start(&h, &b);
    hand_down(&h, 1, 1300, 300); /* on the surface */
    hand_frame(&h, 60000);
    hand_down(&h, 2, 1000, 800);
    hand_move(&h, 2, 1100, 800);
    x = b.p.x;
    CHECK(b.p.zoom == 1 && x > 70); /* a pan, not a pinch with what is stuck */
    hand_frame(&h, 200);
    hand_up(&h, 2, 1100, 800);
    CHECK(!b.p.g.held);
    hand_end(&h);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(a_wide_contact_is_no_finger);
    RUN(a_finger_that_becomes_wide_lets_go);
    RUN(many_contacts_at_once_are_a_palm);
    RUN(a_palm_takes_back_what_its_first_contacts_pressed);
    RUN(other_fingers_go_on_working);
    RUN(a_palm_on_a_surface_moves_nothing);
    RUN(what_rests_for_a_minute_is_let_go);
    RUN(trembling_is_resting_and_moving_is_not);
    RUN(a_stuck_contact_holds_up_nobody);
    return TEST_END();
}
