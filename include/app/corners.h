/* Two opposite corners of the screen, held by two fingers for three seconds: how staff ask for
 * their PIN pad. Nothing on the screen tells of it, and no single finger can do it.
 *
 * Fingers count from where they came down; what else is touched meanwhile does not matter, unless
 * it is a third corner: then it is a cloth or a crowd. */
#ifndef APP_CORNERS_H
#define APP_CORNERS_H

#include "draw/rect.h"
#include "input/event.h"

#include <stdbool.h>

#define CORNERS_REACH 120.0f /* u from either edge of a corner */
#define CORNERS_WANDER 48.0f /* u a finger may wander meanwhile */
#define CORNERS_MS 3000

struct corners { /* zeroes: nobody touches anything */
    struct corner_finger {
        bool down, wandered;
        int64_t finger, down_ms;
        float x, y; /* where it came down */
        int corner; /* 0..3, clockwise from the upper left; -1: none */
    } fingers[INPUT_MAX_FINGERS];
    bool told;       /* of a pair... */
    int64_t told_ms; /* ...that was complete then */
};

/* `touches` may be NULL. Lengths in u, as the touches have them. */
void corners_feed(struct corners *c, const struct touch_queue *touches, struct rect screen);

/* True once, when two have been held for long enough. `counts` tells palms from fingers; NULL: all
 * are. */
bool corners_held(struct corners *c, int64_t now_ms, bool (*counts)(void *self, int64_t finger),
                  void *self);

/* When corners_held is to be asked next; -1: after the next touch. */
int64_t corners_due_ms(const struct corners *c);

#endif
