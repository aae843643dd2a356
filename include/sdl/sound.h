/* The loudspeaker: short signs, made when they are first needed.
 *
 * Playing never waits: a thread opens the device with the first sign and closes it after some
 * seconds of silence, so that a kiosk at rest neither keeps the loudspeaker nor wakes for it. A
 * machine without one stays silent, and says so once in the log. */
#ifndef SDL_SOUND_H
#define SDL_SOUND_H

#include "platform/sound.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SOUND_RATE 48000
#define SOUND_MOST 19200 /* samples of a sign: 400 ms */

struct sounds;

/* Opens nothing. `silence_ms`: how long after the last sign the device is closed. */
struct sounds *sounds_create(int64_t silence_ms);
void sounds_destroy(struct sounds *s);             /* at once, whatever still sounds */
void sounds_volume(struct sounds *s, int percent); /* 0..100 */
struct sound_player sounds_player(struct sounds *s);

enum sounds_state { SOUNDS_CLOSED, SOUNDS_OPEN, SOUNDS_FAILED };
enum sounds_state sounds_state(struct sounds *s); /* for tests, and for who wonders */

/* The samples of a sign at SOUND_RATE, one channel; returns how many, at most SOUND_MOST. Begins
 * and ends with silence, so nothing clicks. */
size_t sound_wave(enum sound_sign sign, int16_t out[SOUND_MOST]);

#endif
