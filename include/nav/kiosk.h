/* What a screen may reach, all borrowed. */
#ifndef NAV_KIOSK_H
#define NAV_KIOSK_H

#include "base/rng.h"

struct pack;
struct nav;
struct session;
struct strings;

struct kiosk {
    struct pack *pack;
    struct nav *nav;
    struct session *session;
    const struct strings *strings;
    struct rng *rng;
};

#endif
