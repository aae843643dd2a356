/* A hand on the real program, in an X server without glass: it drags until nothing moves any more,
 * and waits until the program rests. */
#ifndef TESTS_BENCH_LIVE_HAND_H
#define TESTS_BENCH_LIVE_HAND_H

#include "xserver.h"

uint64_t live_look(struct xserver *x);                          /* a sum of what stands there */
bool live_rest(const struct process *p, struct process_use *u); /* has slept for a second */

/* What scrolls up and down, to its end. Number of drags. */
int live_down(struct xserver *x, const struct process *p);
/* An axis: three times closer, then to its beginning, then to its end. Number of drags. */
int live_along(struct xserver *x, const struct process *p, const char *pack, const char *route);

#endif
