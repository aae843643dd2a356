/* See idle.h. Deadlines are given out as absolute times, so that the loop can sleep until exactly then. */
#include "app/idle.h"

enum idle_event idle_step(struct idle *i, const struct idle_input *in)
{
    if (in->touched || in->finger_down || in->warn_ms <= 0) {
        bool was = i->asking;
        i->asking = false;
        i->touched_ms = in->now_ms;
        return was ? IDLE_STAY : IDLE_NOTHING;
    }
    if (i->asking) {
        if (in->now_ms - i->asked_ms < in->still_ms) {
            return IDLE_NOTHING;
        }
        i->asking = false;
        i->touched_ms = in->now_ms;
        return IDLE_OVER;
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
