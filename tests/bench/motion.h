/* A hand on a surface, frame by frame: it spreads two fingers, pushes the surface along and back
 * with one, and closes the two again, so that the last frame shows what the first one did. */
#ifndef TESTS_BENCH_MOTION_H
#define TESTS_BENCH_MOTION_H

#include "scene.h"

#define MOTION_LENGTH 40 /* frames of each of the four parts */
#define MOTION_FRAMES (4 * MOTION_LENGTH)

struct motion {
    float x, y;     /* u: the middle of the surface */
    float reach;    /* u: how far the pushing finger goes to either side */
    int64_t now_ms; /* of the last frame */
};

/* false: no such surface in sight ("#timeline.axis"). */
bool motion_begin(struct motion *m, struct scene *s, const char *surface);
bool motion_is_pan(int frame); /* otherwise it zooms */
void motion_frame(struct motion *m, struct scene *s, int frame, bool forget,
                  struct scene_cost *cost);

#endif
