/* The null case of the loudspeaker, in one place: machines without one, tests, and most halls. */
#include "platform/sound.h"

#include <stddef.h>

void sound_play(const struct sound_player *p, enum sound_sign sign)
{
    if (p && p->play) {
        p->play(p->self, sign);
    }
}
