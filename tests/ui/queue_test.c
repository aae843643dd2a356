/* The queue between the device and a frame, as the frame sees it: moves merge, downs and ups do
 * not, and even more events than it holds leave no finger down. */
#include "hand.h"

static void nothing(struct ui *ui, void *context)
{
    (void)ui;
    (void)context;
}

static void add(struct touch_queue *q, int64_t finger, enum touch_phase phase, float x)
{
    touch_push(q, (struct touch){finger, phase, x, 0, (int64_t)x, 0});
}

static void moves_of_a_finger_merge(void)
{
    static struct touch_queue q;
    q.count = 0;
    add(&q, 1, TOUCH_DOWN, 0);
    add(&q, 1, TOUCH_MOVE, 1);
    add(&q, 2, TOUCH_DOWN, 2);
    add(&q, 1, TOUCH_MOVE, 3); /* over the other finger's event */
    add(&q, 2, TOUCH_MOVE, 4);
    add(&q, 1, TOUCH_MOVE, 5);
    CHECK_INT(q.count, 4);
    CHECK_NEAR(q.events[1].x, 5, 0);
    CHECK_INT(q.events[1].t_ms, 5);
    add(&q, 1, TOUCH_UP, 6);
    add(&q, 1, TOUCH_DOWN, 7);
    add(&q, 1, TOUCH_MOVE, 8); /* another touch of the same finger: not merged across its lift */
    CHECK_INT(q.count, 7);
    CHECK_NEAR(q.events[1].x, 5, 0);
}

static void a_full_queue_drops_moves_first(void)
{
    static struct touch_queue q;
    q.count = 0;
    for (int f = 0; f < INPUT_MAX_EVENTS; f++) {
        add(&q, f, f < 10 ? TOUCH_MOVE : TOUCH_DOWN, (float)f);
    }
    CHECK_INT(q.count, INPUT_MAX_EVENTS);
    add(&q, 500, TOUCH_MOVE, 1); /* a move finds no room and is not missed */
    CHECK_INT(q.count, INPUT_MAX_EVENTS);
    add(&q, 501, TOUCH_UP, 1);
    CHECK_INT(q.count, INPUT_MAX_EVENTS - 10 + 1);
    CHECK_INT(q.events[q.count - 1].finger, 501);
    CHECK_INT(q.events[0].finger, 10);
}

/* Ten fingers rest on the screen, then a device floods one frame, their lifts among the flood. */
static void a_flood_leaves_no_finger_down(void)
{
    struct hand h;
    hand_begin(&h, nothing, NULL);
    hand_frame(&h, 16);
    for (int f = 0; f < 10; f++) { /* too far apart for a palm */
        hand_touch(&h, f, TOUCH_DOWN, 5 + (float)f * 180, 5);
    }
    hand_frame(&h, 16);
    CHECK(ui_finger_down(h.ui));
    for (int i = 0; i < 400; i++) {
        hand_touch(&h, 100, TOUCH_DOWN, 5, 5);
        hand_touch(&h, 100, TOUCH_UP, 5, 5);
    }
    for (int f = 0; f < 10; f++) {
        hand_touch(&h, f, TOUCH_UP, 5, 5);
    }
    CHECK(h.queue.count <= INPUT_MAX_EVENTS);
    hand_frame(&h, 16);
    CHECK(!ui_finger_down(h.ui));
    hand_frame(&h, 100);
    hand_down(&h, 3, 5, 5); /* and the next frame works as ever */
    CHECK(ui_finger_down(h.ui));
    hand_up(&h, 3, 5, 5);
    CHECK(!ui_finger_down(h.ui));
    hand_end(&h);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(moves_of_a_finger_merge);
    RUN(a_full_queue_drops_moves_first);
    RUN(a_flood_leaves_no_finger_down);
    return TEST_END();
}
