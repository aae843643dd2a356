/* When nobody is there any more: asked in time, counted to the second, never under a finger. */
#include "app/idle.h"
#include "test.h"

#define WARN 45000
#define STILL 25000

static enum idle_event step(struct idle *i, int64_t now_ms, bool touched, bool finger)
{
    const struct idle_input in = {now_ms, touched, finger, WARN, STILL};
    return idle_step(i, &in);
}

static int64_t next(const struct idle *i, int64_t now_ms, bool finger, int64_t warn_ms)
{
    const struct idle_input in = {now_ms, false, finger, warn_ms, STILL};
    return idle_next_ms(i, &in);
}

/* The clock of a machine that has been up for a month must not count as a month without a touch. */
static void the_first_step_is_a_beginning(void)
{
    struct idle i = {0};
    int64_t start = 30LL * 86400 * 1000;
    CHECK_INT(step(&i, start, false, false), IDLE_NOTHING);
    CHECK_INT(step(&i, start + WARN - 1, false, false), IDLE_NOTHING);
    CHECK_INT(step(&i, start + WARN, false, false), IDLE_ASK);
}

static void asks_then_ends(void)
{
    struct idle i = {0};
    step(&i, 1000, true, false);
    CHECK_INT(step(&i, 1000 + WARN, false, false), IDLE_ASK);
    CHECK_INT(step(&i, 1000 + WARN + 1, false, false), IDLE_NOTHING);
    CHECK_INT(step(&i, 1000 + WARN + STILL - 1, false, false), IDLE_NOTHING);
    CHECK_INT(step(&i, 1000 + WARN + STILL, false, false), IDLE_OVER);
    CHECK(!i.asking);
    CHECK_INT(step(&i, 1000 + WARN + STILL + 1, false, false), IDLE_NOTHING);
}

static void a_touch_starts_the_count_anew(void)
{
    struct idle i = {0};
    step(&i, 0, true, false);
    CHECK_INT(step(&i, WARN - 1, true, false), IDLE_NOTHING);
    CHECK_INT(step(&i, WARN + 10, false, false), IDLE_NOTHING);
    CHECK_INT(step(&i, 2 * WARN - 1, false, false), IDLE_ASK);
}

static void a_touch_takes_the_card_away(void)
{
    struct idle i = {0};
    step(&i, 0, true, false);
    CHECK_INT(step(&i, WARN, false, false), IDLE_ASK);
    CHECK_INT(step(&i, WARN + 5000, true, false), IDLE_STAY);
    CHECK(!i.asking);
    CHECK_INT(step(&i, WARN + 5000 + WARN, false, false), IDLE_ASK);
}

static void a_finger_is_a_visitor(void)
{
    struct idle i = {0};
    step(&i, 0, true, true);
    for (int64_t t = 0; t <= 10 * WARN; t += 1000) {
        CHECK_INT(step(&i, t, false, true), IDLE_NOTHING);
    }
    CHECK_INT(next(&i, 10 * WARN, true, WARN), -1);
    CHECK_INT(step(&i, 10 * WARN + 1, true, false), IDLE_NOTHING);
    CHECK_INT(step(&i, 11 * WARN, false, false), IDLE_NOTHING);
    CHECK_INT(step(&i, 11 * WARN + 1, false, false), IDLE_ASK);
}

/* A stuck contact, or a palm: it is down, and then it is none, without a touch. */
static void a_finger_that_turns_out_to_be_none_is_as_good_as_lifted(void)
{
    struct idle i = {0};
    step(&i, 0, true, true);
    CHECK_INT(step(&i, 60000, false, false), IDLE_NOTHING);
    CHECK_INT(step(&i, 60000 + WARN - 1, false, false), IDLE_NOTHING);
    CHECK_INT(step(&i, 60000 + WARN, false, false), IDLE_ASK);
    CHECK_INT(step(&i, 60000 + WARN + STILL, false, false), IDLE_OVER);
}

static void a_finger_on_the_card_stops_the_countdown(void)
{
    struct idle i = {0};
    step(&i, 0, true, false);
    CHECK_INT(step(&i, WARN, false, false), IDLE_ASK);
    step(&i, WARN + 5000, false, false);
    CHECK_INT(idle_seconds_left(&i, WARN + 5000, STILL), 20);
    CHECK_INT(step(&i, WARN + 5000, true, true), IDLE_NOTHING);
    CHECK_INT(step(&i, WARN + 95000, false, true), IDLE_NOTHING);
    CHECK(i.asking);
    CHECK_INT(idle_seconds_left(&i, WARN + 95000, STILL), 20);
    CHECK_INT(next(&i, WARN + 95000, true, WARN), -1);
    CHECK_INT(step(&i, WARN + 95001, true, false), IDLE_STAY);
}

static void a_screen_that_never_asks(void)
{
    struct idle i = {0};
    struct idle_input in = {0, true, false, 0, STILL};
    idle_step(&i, &in);
    in = (struct idle_input){100 * WARN, false, false, 0, STILL};
    CHECK_INT(idle_step(&i, &in), IDLE_NOTHING);
    CHECK_INT(idle_next_ms(&i, &in), -1);
    CHECK_INT(step(&i, 100 * WARN + 1, false, false), IDLE_NOTHING); /* counts from here */
    CHECK_INT(step(&i, 101 * WARN, false, false), IDLE_ASK);
}

static void seconds_are_counted_down_one_by_one(void)
{
    struct idle i = {0};
    int last = 0;
    step(&i, 0, true, false);
    CHECK_INT(idle_seconds_left(&i, 0, STILL), 0);
    step(&i, WARN, false, false);
    CHECK_INT(idle_seconds_left(&i, WARN, STILL), 25);
    CHECK_INT(idle_seconds_left(&i, WARN + 1, STILL), 25);
    CHECK_INT(idle_seconds_left(&i, WARN + 1000, STILL), 24);
    for (int64_t t = WARN; t < WARN + STILL; t = next(&i, t, false, WARN)) {
        int left = idle_seconds_left(&i, t, STILL);
        CHECK(last == 0 || left == last - 1); /* each deadline shows the next number, none twice */
        last = left;
    }
    CHECK_INT(last, 1);
}

static void deadlines_are_absolute(void)
{
    struct idle i = {0};
    step(&i, 500, true, false);
    CHECK_INT(next(&i, 500, false, WARN), 500 + WARN);
    CHECK_INT(next(&i, 30000, false, WARN), 500 + WARN);
    step(&i, 500 + WARN, false, false);
    CHECK_INT(next(&i, 500 + WARN, false, WARN), 500 + WARN + 1000);
    CHECK_INT(next(&i, 500 + WARN + 300, false, WARN), 500 + WARN + 1000);
}

static void restart_forgets_the_card(void)
{
    struct idle i = {0};
    step(&i, 0, true, false);
    step(&i, WARN, false, false);
    idle_restart(&i, WARN + 3);
    CHECK_INT(idle_seconds_left(&i, WARN + 3, STILL), 0);
    CHECK_INT(next(&i, WARN + 3, false, WARN), WARN + 3 + WARN);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(the_first_step_is_a_beginning);
    RUN(asks_then_ends);
    RUN(a_touch_starts_the_count_anew);
    RUN(a_touch_takes_the_card_away);
    RUN(a_finger_is_a_visitor);
    RUN(a_finger_that_turns_out_to_be_none_is_as_good_as_lifted);
    RUN(a_finger_on_the_card_stops_the_countdown);
    RUN(a_screen_that_never_asks);
    RUN(seconds_are_counted_down_one_by_one);
    RUN(deadlines_are_absolute);
    RUN(restart_forgets_the_card);
    return TEST_END();
}
