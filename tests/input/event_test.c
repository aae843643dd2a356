/* The queue of one frame's touches: what may be merged, and what a flood of events does. */
#include "input/event.h"
#include "test.h"

static struct touch touch(int64_t finger, enum touch_phase phase, float x, int64_t t_ms)
{
    return (struct touch){finger, phase, x, 0, t_ms, 0};
}

static void moves_of_one_finger_are_merged(void)
{
    struct touch_queue q = {.count = 0};
    touch_push(&q, touch(1, TOUCH_DOWN, 0, 0));
    touch_push(&q, touch(1, TOUCH_MOVE, 10, 1));
    touch_push(&q, touch(2, TOUCH_DOWN, 5, 2));
    touch_push(&q, touch(1, TOUCH_MOVE, 20, 3));
    CHECK_INT(q.count, 3);
    CHECK_INT(q.events[1].phase, TOUCH_MOVE);
    CHECK_NEAR(q.events[1].x, 20, 0);
    CHECK_INT(q.events[1].t_ms, 3);
}

static void downs_and_ups_are_never_merged(void)
{
    struct touch_queue q = {.count = 0};
    touch_push(&q, touch(1, TOUCH_DOWN, 0, 0));
    touch_push(&q, touch(1, TOUCH_UP, 0, 1));
    touch_push(&q, touch(1, TOUCH_DOWN, 0, 2));
    touch_push(&q, touch(1, TOUCH_MOVE, 9, 3));
    touch_push(&q, touch(1, TOUCH_UP, 9, 4));
    CHECK_INT(q.count, 5);
    CHECK_INT(q.events[2].phase, TOUCH_DOWN);
    CHECK_INT(q.events[3].phase, TOUCH_MOVE);
}

static void move_after_up_stands_for_itself(void)
{
    struct touch_queue q = {.count = 0};
    touch_push(&q, touch(1, TOUCH_MOVE, 1, 0));
    touch_push(&q, touch(1, TOUCH_UP, 1, 1));
    touch_push(&q, touch(1, TOUCH_MOVE, 2, 2));
    CHECK_INT(q.count, 3);
}

static void full_queue_gives_up_moves_first(void)
{
    struct touch_queue q = {.count = 0};
    for (int i = 0; i < INPUT_MAX_EVENTS; i++) {
        touch_push(&q, touch(i, i % 2 ? TOUCH_MOVE : TOUCH_DOWN, 0, i));
    }
    CHECK_INT(q.count, INPUT_MAX_EVENTS);
    touch_push(&q, touch(1000, TOUCH_MOVE, 0, 999));
    CHECK_INT(q.count, INPUT_MAX_EVENTS);
    touch_push(&q, touch(1001, TOUCH_UP, 0, 1000));
    CHECK_INT(q.count, INPUT_MAX_EVENTS / 2 + 1);
    for (int i = 0; i < q.count; i++) {
        CHECK(q.events[i].phase != TOUCH_MOVE);
    }
    CHECK_INT(q.events[q.count - 1].phase, TOUCH_UP);
}

/* A broken panel: sixteen fingers tremble until the queue is full, then one more lifts. */
static void nothing_stays_pressed_when_an_up_finds_no_room(void)
{
    struct touch_queue q = {.count = 0};
    bool let_go[INPUT_MAX_FINGERS + 1] = {false};
    for (int i = 0; i < INPUT_MAX_EVENTS; i++) {
        touch_push(&q, touch(i % INPUT_MAX_FINGERS,
                             i / INPUT_MAX_FINGERS % 2 ? TOUCH_UP : TOUCH_DOWN, 0, i));
    }
    CHECK_INT(q.count, INPUT_MAX_EVENTS);
    touch_push(&q, touch(INPUT_MAX_FINGERS, TOUCH_UP, 0, 9999));
    for (int i = 0; i < q.count; i++) {
        CHECK_INT(q.events[i].phase, TOUCH_CANCEL);
        let_go[q.events[i].finger] = true;
    }
    for (int i = 0; i <= INPUT_MAX_FINGERS; i++) {
        CHECK(let_go[i]);
    }
    touch_push(&q, touch(3, TOUCH_DOWN, 0, 10000)); /* and there is room again */
    CHECK_INT(q.events[q.count - 1].phase, TOUCH_DOWN);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(moves_of_one_finger_are_merged);
    RUN(downs_and_ups_are_never_merged);
    RUN(move_after_up_stands_for_itself);
    RUN(full_queue_gives_up_moves_first);
    RUN(nothing_stays_pressed_when_an_up_finds_no_room);
    return TEST_END();
}
