/* When nobody is there any more: a state machine over the clock, without a clock of its own.
 *
 * After `warn_ms` without a touch the card appears and counts `still_ms` down; then the visit is
 * over. A finger that is down is a visitor, however still it is held: nothing is counted meanwhile,
 * and the card it rests on waits for what it will do. One that turns out to be none (a palm, a
 * stuck contact) is as good as lifted: counting starts then. */
#ifndef APP_IDLE_H
#define APP_IDLE_H

#include <stdbool.h>
#include <stdint.h>

struct idle { /* zeroes: just started */
    bool started;
    int64_t seen_ms;    /* the last step */
    int64_t touched_ms; /* the last sign of a visitor */
    bool held;          /* a finger was down at the last step */
    bool asking;        /* the card is shown */
    int64_t asked_ms;   /* its beginning, without the time a finger rested on it */
};

struct idle_input {
    int64_t now_ms;
    bool touched; /* something happened since the last step */
    bool finger_down;
    int64_t warn_ms; /* 0: this screen never asks */
    int64_t still_ms;
};

enum idle_event { IDLE_NOTHING, IDLE_ASK, IDLE_STAY, IDLE_OVER };

/* IDLE_ASK once when the card appears, IDLE_STAY when a touch takes it away, IDLE_OVER at its end.
 */
enum idle_event idle_step(struct idle *i, const struct idle_input *in);

/* Somebody is there, or the visit has just ended: counting starts anew, without a card. */
void idle_restart(struct idle *i, int64_t now_ms);

int idle_seconds_left(const struct idle *i, int64_t now_ms, int64_t still_ms); /* 0: no card */
/* When the next step is due without a touch; -1: never. */
int64_t idle_next_ms(const struct idle *i, const struct idle_input *in);

#endif
