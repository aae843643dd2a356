/* A loudspeaker that counts. */
#ifndef TESTS_SUPPORT_SOUNDS_H
#define TESTS_SUPPORT_SOUNDS_H

#include "platform/sound.h"

struct sounds_heard {
    int count[SOUND_COUNT], all;
};

static inline void sounds_hear(void *self, enum sound_sign sign)
{
    struct sounds_heard *h = self;
    h->count[sign]++;
    h->all++;
}

static inline struct sound_player sounds_heard_by(struct sounds_heard *h)
{
    return (struct sound_player){h, sounds_hear};
}

#endif
