/* One frame's touches. Moves are merged, because a finger reports up to 250 times a second and only
 * its last place matters for what is painted; downs and ups are never lost. */
#include "input/event.h"

static void touch_drop_moves(struct touch_queue *q)
{
    int i, kept = 0;
    for (i = 0; i < q->count; i++) {
        if (q->events[i].phase != TOUCH_MOVE) {
            q->events[kept++] = q->events[i];
        }
    }
    q->count = kept;
}

/* Puts a cancel of this finger behind the `kept` first events, unless it has one. */
static int touch_cancel(struct touch_queue *q, int kept, struct touch t)
{
    int i;
    t.phase = TOUCH_CANCEL;
    for (i = 0; i < kept; i++) {
        if (q->events[i].finger == t.finger) {
            q->events[i] = t;
            return kept;
        }
    }
    if (kept < INPUT_MAX_EVENTS) {
        q->events[kept++] = t;
    }
    return kept;
}

/* Every finger heard of is let go, once each: what follows finds room again. */
static void touch_cancel_all(struct touch_queue *q, struct touch last)
{
    int i, kept = 0;
    for (i = 0; i < q->count; i++) {
        kept = touch_cancel(q, kept, q->events[i]);
    }
    q->count = touch_cancel(q, kept, last);
}

void touch_push(struct touch_queue *q, struct touch t)
{
    int i;
    if (t.phase == TOUCH_MOVE) {
        for (i = q->count - 1; i >= 0; i--) {
            if (q->events[i].finger == t.finger) {
                if (q->events[i].phase == TOUCH_MOVE) {
                    q->events[i] = t;
                    return;
                }
                break;
            }
        }
    }
    if (q->count == INPUT_MAX_EVENTS) {
        if (t.phase == TOUCH_MOVE) {
            return;
        }
        touch_drop_moves(q);
    }
    if (q->count == INPUT_MAX_EVENTS) {
        touch_cancel_all(q, t);
        return;
    }
    q->events[q->count++] = t;
}
