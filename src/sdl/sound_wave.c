/* What the signs sound like: struck bars of wood, from one note to three.
 *
 * A note of frequency f and length T is the sum of three partials k = 1, 2, 4,
 *     a_k · sin(2π·k·f·t) · e^(−k·t/τ),   a = 0.74, 0.18, 0.08,   τ = 0.3·T,
 * times an attack that rises as (1 − cos)/2 over its first milliseconds and a release that falls in
 * the same way over the last 40. Higher partials die sooner, as they do in wood. The notes are of
 * the scale of equal temperament (A4 = 440 Hz): a rising fifth for right, one note for partly
 * right, a low one with a slow attack for not right (never a buzzer), a triad when all is over. */
#include "sdl/sound.h"

#include <math.h>
#include <string.h>

#define WAVE_TAU 0.3f
#define WAVE_RELEASE_MS 40.0f
#define WAVE_NOTES 3
#define WAVE_TURN 6.28318531f

struct wave_note {
    float hz, at_ms, ms, level, attack_ms; /* ms 0: there is none */
};

static const struct wave_note wave_signs[SOUND_COUNT][WAVE_NOTES] = {
    [SOUND_TAKE] = {{659.26f, 0, 80, 0.18f, 3}},
    [SOUND_RIGHT] = {{523.25f, 0, 240, 0.34f, 5}, {783.99f, 110, 280, 0.40f, 5}},
    [SOUND_PART] = {{587.33f, 0, 320, 0.34f, 5}},
    [SOUND_OTHER] = {{293.66f, 0, 320, 0.30f, 24}},
    [SOUND_DONE] = {{523.25f, 0, 240, 0.28f, 5},
                    {659.26f, 90, 260, 0.28f, 5},
                    {783.99f, 180, 215, 0.36f, 5}},
};

static float wave_ramp(float x)
{
    return x >= 1 ? 1 : x <= 0 ? 0 : (1 - cosf(x * WAVE_TURN / 2)) / 2;
}

static float wave_at(const struct wave_note *n, float ms)
{
    static const float partials[] = {1, 2, 4}, shares[] = {0.74f, 0.18f, 0.08f};
    float t = ms / 1000, tau = WAVE_TAU * n->ms / 1000, sum = 0;
    size_t k;
    for (k = 0; k < sizeof partials / sizeof partials[0]; k++) {
        sum += shares[k] * sinf(WAVE_TURN * partials[k] * n->hz * t) * expf(-partials[k] * t / tau);
    }
    return n->level * sum * wave_ramp(ms / n->attack_ms) *
           wave_ramp((n->ms - ms) / WAVE_RELEASE_MS);
}

size_t sound_wave(enum sound_sign sign, int16_t out[SOUND_MOST])
{
    size_t length = 0, i, k;
    for (k = 0; k < WAVE_NOTES; k++) {
        const struct wave_note *n = &wave_signs[sign][k];
        size_t end = (size_t)((n->at_ms + n->ms) * (SOUND_RATE / 1000));
        length = n->ms > 0 && end > length ? end : length;
    }
    length = length < SOUND_MOST ? length : SOUND_MOST;
    for (i = 0; i < length; i++) {
        float ms = (float)i / (SOUND_RATE / 1000), sum = 0;
        for (k = 0; k < WAVE_NOTES; k++) {
            const struct wave_note *n = &wave_signs[sign][k];
            if (n->ms > 0 && ms >= n->at_ms && ms < n->at_ms + n->ms) {
                sum += wave_at(n, ms - n->at_ms);
            }
        }
        out[i] = (int16_t)lrintf(sum * 32767);
    }
    return length;
}
