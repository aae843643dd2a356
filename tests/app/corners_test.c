/* Two opposite corners held for three seconds, and everything that comes near it. */
#include "app/corners.h"
#include "test.h"

static const struct rect screen = {0, 0, 1920, 1080};
static struct corners corners;
static int64_t palm; /* no finger */

static bool counts(void *self, int64_t finger)
{
    (void)self;
    return finger != palm;
}

static void begin(void)
{
    memset(&corners, 0, sizeof corners);
    palm = -1;
}

static void touch(int64_t finger, enum touch_phase phase, float x, float y, int64_t t_ms)
{
    struct touch_queue q = {.count = 1};
    q.events[0] = (struct touch){finger, phase, x, y, t_ms, 0};
    corners_feed(&corners, &q, screen);
}

static bool held(int64_t now_ms)
{
    return corners_held(&corners, now_ms, counts, NULL);
}

static void either_diagonal_held_for_three_seconds_is_told_once(void)
{
    begin();
    touch(1, TOUCH_DOWN, 30, 40, 1000);
    CHECK_INT(corners_due_ms(&corners), -1);
    touch(2, TOUCH_DOWN, 1880, 1050, 1500);
    CHECK_INT(corners_due_ms(&corners), 4500);
    CHECK(!held(4499));
    CHECK(held(4500));
    CHECK(!held(4516) && !held(9000));
    CHECK_INT(corners_due_ms(&corners), -1);
    touch(1, TOUCH_UP, 30, 40, 9100);
    touch(2, TOUCH_UP, 1880, 1050, 9100);
    touch(3, TOUCH_DOWN, 1900, 10, 10000);
    touch(4, TOUCH_DOWN, 5, 1075, 10000);
    CHECK(!held(12900));
    CHECK(held(13000));
}

static void letting_go_a_moment_too_soon_is_nothing(void)
{
    begin();
    touch(1, TOUCH_DOWN, 30, 40, 0);
    touch(2, TOUCH_DOWN, 1880, 1050, 0);
    CHECK(!held(2900));
    touch(1, TOUCH_UP, 30, 40, 2900);
    CHECK(!held(3100));
    touch(1, TOUCH_DOWN, 30, 40, 3200); /* the time begins anew */
    CHECK(!held(6100));
    CHECK(held(6200));
}

static void corners_of_one_side_are_nothing(void)
{
    begin();
    touch(1, TOUCH_DOWN, 30, 40, 0);
    touch(2, TOUCH_DOWN, 1880, 40, 0);
    CHECK(!held(10000));
    begin();
    touch(1, TOUCH_DOWN, 30, 40, 0);
    touch(2, TOUCH_DOWN, 30, 1040, 0);
    CHECK(!held(10000));
}

static void a_third_corner_spoils_it(void)
{
    begin();
    touch(1, TOUCH_DOWN, 30, 40, 0);
    touch(2, TOUCH_DOWN, 1880, 1050, 0);
    touch(3, TOUCH_DOWN, 1880, 40, 0);
    CHECK(!held(10000));
    CHECK_INT(corners_due_ms(&corners), -1);
}

static void a_finger_that_wanders_off_or_is_too_far_in_does_not_count(void)
{
    begin();
    touch(1, TOUCH_DOWN, 30, 40, 0);
    touch(2, TOUCH_DOWN, 1880, 1050, 0);
    touch(2, TOUCH_MOVE, 1850, 1020, 1000); /* 42 u */
    CHECK(held(3000));
    begin();
    touch(1, TOUCH_DOWN, 30, 40, 0);
    touch(2, TOUCH_DOWN, 1880, 1050, 0);
    touch(2, TOUCH_MOVE, 1840, 1020, 1000); /* 50 u */
    touch(2, TOUCH_MOVE, 1880, 1050, 1100); /* and back */
    CHECK(!held(10000));
    begin();
    touch(1, TOUCH_DOWN, 30, 40, 0);
    touch(2, TOUCH_DOWN, 1920 - 121, 1050, 0);
    CHECK(!held(10000));
}

static void one_finger_never_does_it(void)
{
    int i;
    begin();
    for (i = 0; i < 40; i++) { /* tapping about the corners, each for long */
        static const float places[4][2] = {{10, 10}, {1910, 1070}, {1910, 10}, {10, 1070}};
        const float *at = places[i % 4];
        touch(1, TOUCH_DOWN, at[0], at[1], i * 5000);
        CHECK(!held(i * 5000 + 4990));
        touch(1, TOUCH_UP, at[0], at[1], i * 5000 + 4990);
        CHECK(!held(i * 5000 + 4995));
    }
}

static void palms_do_not_count_and_others_do_not_matter(void)
{
    int i;
    begin();
    palm = 2;
    touch(1, TOUCH_DOWN, 30, 40, 0);
    touch(2, TOUCH_DOWN, 1880, 1050, 0);
    CHECK(!held(10000));
    begin();
    touch(1, TOUCH_DOWN, 30, 40, 0);
    touch(2, TOUCH_DOWN, 1880, 1050, 0);
    for (i = 0; i < 5; i++) {
        touch(10 + i, TOUCH_DOWN, 500 + 100 * (float)i, 500, 100 * i);
        touch(10 + i, TOUCH_MOVE, 700, 600, 100 * i + 50);
    }
    touch(10, TOUCH_UP, 700, 600, 1000);
    CHECK(held(3000));
}

static void more_fingers_than_there_is_room_for_are_passed_over(void)
{
    int i;
    begin();
    for (i = 0; i < 2 * INPUT_MAX_FINGERS; i++) {
        touch(100 + i, TOUCH_DOWN, 900, 500, 0);
    }
    touch(1, TOUCH_DOWN, 30, 40, 0);
    CHECK(!held(10000));
    touch(1, TOUCH_UP, 30, 40, 10);
    touch(100 + 2 * INPUT_MAX_FINGERS - 1, TOUCH_CANCEL, 0, 0, 20); /* was never taken */
    CHECK(!held(10000));
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(either_diagonal_held_for_three_seconds_is_told_once);
    RUN(letting_go_a_moment_too_soon_is_nothing);
    RUN(corners_of_one_side_are_nothing);
    RUN(a_third_corner_spoils_it);
    RUN(a_finger_that_wanders_off_or_is_too_far_in_does_not_count);
    RUN(one_finger_never_does_it);
    RUN(palms_do_not_count_and_others_do_not_matter);
    RUN(more_fingers_than_there_is_room_for_are_passed_over);
    return TEST_END();
}
