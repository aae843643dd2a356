/* What a screen may reach, all borrowed. */
#ifndef NAV_KIOSK_H
#define NAV_KIOSK_H

#include "base/rng.h"
#include "platform/sound.h"
#include "session/round.h"

struct pack;
struct nav;
struct session;
struct strings;
struct desk;

struct kiosk {
    struct pack *pack;
    struct nav *nav;
    struct session *session;
    const struct strings *strings;
    struct rng *rng;
    struct round_decks *rounds;       /* NULL in tests that play none */
    const struct sound_player *sound; /* NULL: silent */
    const struct desk *desk;          /* the staff's; NULL: there is no staff area */
    int64_t today;                    /* days since 1970-01-01 where the kiosk stands */
};

#endif
