/* See corners.h. What a finger does is noted as it comes; whether two of them make a pair is asked
 * of what is noted, so that no order of touches can confuse it. */
#include "app/corners.h"

#include <math.h>

enum { CORNERS = 4 };

static int corner_at(float x, float y, struct rect screen)
{
    bool left = x<screen.x + CORNERS_REACH, right = x> screen.x + screen.w - CORNERS_REACH;
    bool top = y<screen.y + CORNERS_REACH, foot = y> screen.y + screen.h - CORNERS_REACH;
    if (left == right || top == foot) {
        return -1;
    }
    return top ? (left ? 0 : 1) : (right ? 2 : 3);
}

static struct corner_finger *corner_find(struct corners *c, int64_t finger)
{
    for (int i = 0; i < INPUT_MAX_FINGERS; i++) {
        if (c->fingers[i].down && c->fingers[i].finger == finger) {
            return &c->fingers[i];
        }
    }
    return NULL;
}

static void corner_down(struct corners *c, const struct touch *t, struct rect screen)
{
    struct corner_finger *f = corner_find(c, t->finger);
    for (int i = 0; i < INPUT_MAX_FINGERS && !f; i++) {
        f = c->fingers[i].down ? NULL : &c->fingers[i];
    }
    if (f) {
        *f = (struct corner_finger){.down = true,
                                    .finger = t->finger,
                                    .down_ms = t->t_ms,
                                    .x = t->x,
                                    .y = t->y,
                                    .corner = corner_at(t->x, t->y, screen)};
    }
}

void corners_feed(struct corners *c, const struct touch_queue *touches, struct rect screen)
{
    for (int i = 0; touches && i < touches->count; i++) {
        const struct touch *t = &touches->events[i];
        struct corner_finger *f = corner_find(c, t->finger);
        if (t->phase == TOUCH_DOWN) {
            corner_down(c, t, screen);
        } else if (f && t->phase == TOUCH_MOVE) {
            f->wandered = f->wandered || hypotf(t->x - f->x, t->y - f->y) > CORNERS_WANDER;
        } else if (f) {
            f->down = false;
        }
    }
}

/* When each corner was taken; -1: it is not. A finger that has wandered off takes none. */
static void corners_taken(const struct corners *c, bool (*counts)(void *, int64_t), void *self,
                          int64_t since[CORNERS])
{
    int i;
    for (i = 0; i < CORNERS; i++) {
        since[i] = -1;
    }
    for (i = 0; i < INPUT_MAX_FINGERS; i++) {
        const struct corner_finger *f = &c->fingers[i];
        if (f->down && !f->wandered && f->corner >= 0 && (!counts || counts(self, f->finger)) &&
            (since[f->corner] < 0 || f->down_ms < since[f->corner])) {
            since[f->corner] = f->down_ms;
        }
    }
}

/* Since when a pair of opposite corners, and no other one, is held; -1: it is not. */
static int64_t corners_since(const struct corners *c, bool (*counts)(void *, int64_t), void *self)
{
    int64_t since[CORNERS];
    int taken = 0, i;
    corners_taken(c, counts, self, since);
    for (i = 0; i < CORNERS; i++) {
        taken += since[i] >= 0;
    }
    for (i = 0; i < 2 && taken == 2; i++) {
        if (since[i] >= 0 && since[i + 2] >= 0) {
            return since[i] > since[i + 2] ? since[i] : since[i + 2];
        }
    }
    return -1;
}

bool corners_held(struct corners *c, int64_t now_ms, bool (*counts)(void *, int64_t), void *self)
{
    int64_t since = corners_since(c, counts, self);
    if (since < 0 || now_ms - since < CORNERS_MS || (c->told && c->told_ms == since)) {
        return false;
    }
    c->told = true;
    c->told_ms = since;
    return true;
}

int64_t corners_due_ms(const struct corners *c)
{
    int64_t since = corners_since(c, NULL, NULL);
    return since >= 0 && !(c->told && c->told_ms == since) ? since + CORNERS_MS : -1;
}
