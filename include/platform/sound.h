/* The seam to the loudspeaker. Sounds are short signs that something happened; whatever they tell
 * is also on the screen. */
#ifndef PLATFORM_SOUND_H
#define PLATFORM_SOUND_H

enum sound_sign {
    SOUND_TAKE,  /* a card was taken up or put down */
    SOUND_RIGHT, /* wholly right */
    SOUND_PART,  /* partly right */
    SOUND_OTHER, /* not right: soft, never a buzzer */
    SOUND_DONE,  /* the round is over */
    SOUND_COUNT
};

struct sound_player {
    void *self;
    void (*play)(void *self, enum sound_sign sign);
};

/* Does nothing when `p` is NULL or has no player. */
void sound_play(const struct sound_player *p, enum sound_sign sign);

#endif
