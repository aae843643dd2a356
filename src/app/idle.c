/* See idle.h. Deadlines are given out as absolute times, so that the loop can sleep until exactly
 * then. */
#include "app/idle.h"

void idle_restart(struct idle *i, int64_t now_ms)
{
    i->started = true;
    i->asking = false;
    i->seen_ms = now_ms;
    i->touched_ms = now_ms;
}

static enum idle_event idle_countdown(struct idle *i, const struct idle_input *in, int64_t passed)
{
    if (in->finger_down) {
        i->asked_ms += passed;
        return IDLE_NOTHING;
    }
    if (in->touched) {
        idle_restart(i, in->now_ms);
        return IDLE_STAY;
    }
    if (in->now_ms - i->asked_ms < in->still_ms) {
        return IDLE_NOTHING;
    }
    idle_restart(i, in->now_ms);
    return IDLE_OVER;
}

enum idle_event idle_step(struct idle *i, const struct idle_input *in)
{
    int64_t passed = i->started ? in->now_ms - i->seen_ms : 0;
    bool asking = i->asking, let_go = i->held && !in->finger_down;
    i->held = in->finger_down;
    if (!i->started || in->warn_ms <= 0) {
        idle_restart(i, in->now_ms);
        return asking ? IDLE_STAY : IDLE_NOTHING;
    }
    i->seen_ms = in->now_ms;
    if (asking) {
        return idle_countdown(i, in, passed);
    }
    if (in->touched || in->finger_down || let_go) {
        idle_restart(i, in->now_ms);
        return IDLE_NOTHING;
    }
    if (in->now_ms - i->touched_ms < in->warn_ms) {
        return IDLE_NOTHING;
    }
    i->asking = true;
    i->asked_ms = in->now_ms;
    return IDLE_ASK;
}

int idle_seconds_left(const struct idle *i, int64_t now_ms, int64_t still_ms)
{
    int64_t left = i->asked_ms + still_ms - now_ms;
    if (!i->asking || left <= 0) {
        return 0;
    }
    return (int)((left + 999) / 1000);
}

int64_t idle_next_ms(const struct idle *i, const struct idle_input *in)
{
    if (in->warn_ms <= 0 || in->finger_down) {
        return -1;
    }
    if (i->asking) { /* the number changes on the second */
        int64_t left = i->asked_ms + in->still_ms - in->now_ms;
        int64_t step = left % 1000;
        return left <= 0 ? in->now_ms : in->now_ms + (step ? step : 1000);
    }
    return i->touched_ms + in->warn_ms;
}
