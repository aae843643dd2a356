/* SDL's fingers and mouse as touches in u. Private to the sdl room. */
#ifndef SDL_TOUCHES_H
#define SDL_TOUCHES_H

#include "input/event.h"

#include <SDL.h>
#include <stdbool.h>

struct touches_finger {
    bool down;
    SDL_TouchID device;
    SDL_FingerID finger;
    struct touch last;
};

struct touches { /* fingers that are down, by slot; zeroes: none. Slot 0 is the mouse */
    struct touches_finger fingers[INPUT_MAX_FINGERS];
    int64_t last_id;
};

struct touches_frame { /* what turns an event into a touch */
    int width, height; /* of the window, pixels */
    float scale;       /* pixels per u */
    int64_t t_ms;      /* now, monotonic */
    uint32_t ticks;    /* now, as SDL counts */
    struct touch_queue *out;
};

/* Any SDL event; false when it has nothing to do with touching. */
bool touches_event(struct touches *t, const SDL_Event *event, const struct touches_frame *frame);
void touches_cancel_all(struct touches *t, const struct touches_frame *frame);

#endif
