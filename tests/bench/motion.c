/* See motion.h. Fingers come down in the first frame of a part and lift in its last one, having
 * rested in the one before: what is measured is the hand's own movement and no inertia. */
#include "motion.h"

#include "ui/ui.h"

#include <math.h>
#include <string.h>

#define NEAR 60.0f /* u: two fingers apart at first */
#define RATIO 7.0f /* and so many times that at last */
#define STEP_MS 16

bool motion_begin(struct motion *m, struct scene *s, const char *surface)
{
    const struct ui_element *e = stage_find(scene_stage(s), surface);
    if (!e) {
        return false;
    }
    m->x = e->visible.x + e->visible.w / 2;
    m->y = e->visible.y + e->visible.h / 2;
    m->reach = fminf(e->visible.w * 0.4f, 600);
    m->now_ms = scene_now(s);
    return true;
}

bool motion_is_pan(int frame)
{
    int part = frame / MOTION_LENGTH;
    return part == 1 || part == 2;
}

static void motion_finger(const struct motion *m, struct touch_queue *q, int64_t finger,
                          enum touch_phase phase, float x)
{
    touch_push(
        q, (struct touch){.finger = finger, .phase = phase, .x = x, .y = m->y, .t_ms = m->now_ms});
}

void motion_frame(struct motion *m, struct scene *s, int frame, bool forget,
                  struct scene_cost *cost)
{
    struct touch_queue q = {.count = 0};
    int part = frame / MOTION_LENGTH, at = frame % MOTION_LENGTH, most = MOTION_LENGTH - 3;
    enum touch_phase phase = at == 0 ? TOUCH_DOWN : at == MOTION_LENGTH - 1 ? TOUCH_UP : TOUCH_MOVE;
    float t = (float)(at < most ? at : most) / (float)most;
    m->now_ms += STEP_MS;
    if (part == 1 || part == 2) {
        float way = m->reach * (1 - 2 * t);
        motion_finger(m, &q, 1, phase, m->x + (part == 1 ? way : -way));
    } else {
        float apart = NEAR * powf(RATIO, part == 0 ? t : 1 - t);
        motion_finger(m, &q, 1, phase, m->x - apart / 2);
        motion_finger(m, &q, 2, phase, m->x + apart / 2);
    }
    scene_frame(s, m->now_ms, &q, forget, cost, NULL);
}
