/* A touch screen: an Xorg server without glass that has a touch device, and ten fingers for it.
 * What they do goes the way of real ones: input driver, server, XInput 2, SDL. */
#ifndef TESTS_WINDOW_TOUCHSCREEN_H
#define TESTS_WINDOW_TOUCHSCREEN_H

#include "xserver.h"

struct touchscreen {
    struct xserver server;
    int socket; /* of the input driver */
    char path[104];
};

enum touchscreen_what { TOUCHSCREEN_DOWN, TOUCHSCREEN_MOVE, TOUCHSCREEN_UP };

/* Its files go to `folder`. false: `why` says in one sentence what is missing. */
bool touchscreen_start(struct touchscreen *t, int width, int height, const char *folder, char *why,
                       size_t size);
void touchscreen_stop(struct touchscreen *t);

/* Finger 0..9, in pixels; parts of one count. false: the server is gone. */
bool touchscreen_finger(struct touchscreen *t, int finger, enum touchscreen_what what, double x,
                        double y);
/* Waits until the server has passed on all of it. */
bool touchscreen_sync(struct touchscreen *t);

#endif
