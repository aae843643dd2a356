/* Fingers and keys, as screens get them: in design units, from any device, real or scripted. */
#ifndef INPUT_EVENT_H
#define INPUT_EVENT_H

#include <stdint.h>

enum touch_phase { TOUCH_DOWN, TOUCH_MOVE, TOUCH_UP, TOUCH_CANCEL };

struct touch {
    int64_t finger; /* unique while the finger is down; the mouse is finger 0 */
    enum touch_phase phase;
    float x, y;    /* u */
    int64_t t_ms;  /* monotonic */
    float size_mm; /* width of the contact; 0: the device does not tell */
};

#define INPUT_MAX_FINGERS 16
#define INPUT_MAX_EVENTS 256

/* The events of one frame in order. Moves of one finger are coalesced; downs and ups never are. */
struct touch_queue {
    struct touch events[INPUT_MAX_EVENTS];
    int count;
};

/* Adds one; merges a move with the finger's last event when that is a move. A full queue drops
 * moves first, and turns an up that finds no room into a cancel of all (nothing may stay pressed).
 */
void touch_push(struct touch_queue *q, struct touch t);

#endif
