/* One thread per stretch of sound. It is started by the first sign, opens the device (which may
 * take a tenth of a second, and would be seen as a hitch), waits until it has been silent for long
 * enough, closes the device and ends. SDL's own thread asks for samples; a mutex held for the
 * moment of mixing lies between the three. */
#include "sdl/sound.h"

#include "base/log.h"
#include "base/mem.h"

#include <SDL.h>
#include <string.h>

#define VOICES 4
#define BUFFER 1024     /* samples: 21 ms */
#define VOLUME_USUAL 40 /* percent */
#define RETRY_MS 60000  /* after a device that could not be opened */

struct voice {
    const int16_t *samples; /* NULL: free */
    size_t count, at;
};

struct sounds {
    SDL_mutex *lock; /* of everything below */
    SDL_cond *changed;
    SDL_Thread *thread;
    bool running, quit;
    enum sounds_state state;
    Uint32 last, failed; /* SDL's ticks */
    Uint32 silence;
    int gain; /* of 10000: loudness is felt as the square */
    struct voice voices[VOICES];
    struct {
        int16_t *samples;
        size_t count;
    } waves[SOUND_COUNT];
};

/* --- the device's thread ------------------------------------------------------------------------
 */

static void SDLCALL sounds_mix(void *self, Uint8 *bytes, int length)
{
    struct sounds *s = self;
    int16_t *out = (int16_t *)(void *)bytes;
    size_t count = (size_t)length / sizeof *out, i, k;
    SDL_LockMutex(s->lock);
    for (i = 0; i < count; i++) {
        int32_t sum = 0;
        for (k = 0; k < VOICES; k++) {
            struct voice *v = &s->voices[k];
            if (v->samples) {
                sum += v->samples[v->at++];
                v->samples = v->at < v->count ? v->samples : NULL;
            }
        }
        sum = sum * s->gain / 10000;
        out[i] = (int16_t)(sum > INT16_MAX ? INT16_MAX : sum < INT16_MIN ? INT16_MIN : sum);
    }
    SDL_UnlockMutex(s->lock);
}

/* --- our thread ---------------------------------------------------------------------------------
 */

static SDL_AudioDeviceID sounds_open(struct sounds *s)
{
    SDL_AudioSpec wanted = {.freq = SOUND_RATE,
                            .format = AUDIO_S16SYS,
                            .channels = 1,
                            .samples = BUFFER,
                            .callback = sounds_mix,
                            .userdata = s};
    SDL_AudioDeviceID device;
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) {
        log_warn("no sound: %s", SDL_GetError());
        return 0;
    }
    device = SDL_OpenAudioDevice(NULL, 0, &wanted, NULL, 0);
    if (device == 0) {
        log_warn("no sound: %s", SDL_GetError());
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
    }
    return device;
}

/* With the lock held. */
static void sounds_wait(struct sounds *s)
{
    Uint32 gone; /* read once: were it over the silence by the second time, the wait had no end */
    while (!s->quit && (gone = SDL_GetTicks() - s->last) < s->silence) {
        SDL_CondWaitTimeout(s->changed, s->lock, s->silence - gone + 1);
    }
}

static void sounds_end(struct sounds *s, enum sounds_state state)
{
    memset(s->voices, 0, sizeof s->voices);
    s->state = state;
    s->failed = SDL_GetTicks();
    s->running = false;
}

/* Opens, waits for silence, closes; false: it could not be opened. */
static bool sounds_stretch(struct sounds *s)
{
    SDL_AudioDeviceID device = sounds_open(s);
    if (device == 0) {
        return false;
    }
    SDL_PauseAudioDevice(device, 0);
    SDL_LockMutex(s->lock);
    s->state = SOUNDS_OPEN;
    sounds_wait(s);
    SDL_UnlockMutex(s->lock);
    SDL_CloseAudioDevice(device); /* waits for its thread, which may want the lock */
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    return true;
}

/* A sign that came while the device was being closed is still to be heard. */
static bool sounds_waiting(const struct sounds *s)
{
    return !s->quit && s->voices[0].samples && SDL_GetTicks() - s->last < s->silence;
}

static int SDLCALL sounds_thread(void *self)
{
    struct sounds *s = self;
    bool again = true;
    while (again) {
        bool ok = sounds_stretch(s);
        SDL_LockMutex(s->lock);
        again = ok && sounds_waiting(s);
        if (!again) {
            sounds_end(s, ok ? SOUNDS_CLOSED : SOUNDS_FAILED);
        }
        SDL_UnlockMutex(s->lock);
    }
    return 0;
}

/* --- the house's ------------------------------------------------------------------------------ */

static void sounds_start(struct sounds *s)
{
    if (s->running || (s->state == SOUNDS_FAILED && SDL_GetTicks() - s->failed < RETRY_MS)) {
        return;
    }
    if (s->thread) { /* it has ended, or is about to return */
        SDL_WaitThread(s->thread, NULL);
    }
    s->running = true;
    s->thread = SDL_CreateThread(sounds_thread, "sound", s);
    if (!s->thread) {
        sounds_end(s, SOUNDS_FAILED);
    }
}

static void sounds_make(struct sounds *s, enum sound_sign sign)
{
    if (!s->waves[sign].samples) {
        int16_t *wave = mem_alloc(SOUND_MOST * sizeof *wave);
        s->waves[sign].count = sound_wave(sign, wave);
        s->waves[sign].samples = mem_resize_array(wave, s->waves[sign].count, sizeof *wave);
    }
}

static void sounds_play(void *self, enum sound_sign sign)
{
    struct sounds *s = self;
    size_t i;
    if (sign >= SOUND_COUNT) {
        return;
    }
    SDL_LockMutex(s->lock);
    sounds_make(s, sign);
    s->last = SDL_GetTicks();
    sounds_start(s);
    for (i = 0; i < VOICES && s->voices[i].samples; i++) {
    }
    if (s->running && i < VOICES) { /* four at once are enough; a fifth would be noise */
        s->voices[i] = (struct voice){s->waves[sign].samples, s->waves[sign].count, 0};
    }
    SDL_UnlockMutex(s->lock);
}

struct sounds *sounds_create(int64_t silence_ms)
{
    struct sounds *s = mem_alloc(sizeof *s);
    s->lock = SDL_CreateMutex();
    s->changed = SDL_CreateCond();
    s->silence = (Uint32)silence_ms;
    sounds_volume(s, VOLUME_USUAL);
    return s;
}

void sounds_destroy(struct sounds *s)
{
    int i;
    if (!s) {
        return;
    }
    SDL_LockMutex(s->lock);
    s->quit = true;
    SDL_CondSignal(s->changed);
    SDL_UnlockMutex(s->lock);
    if (s->thread) {
        SDL_WaitThread(s->thread, NULL);
    }
    for (i = 0; i < SOUND_COUNT; i++) {
        mem_free(s->waves[i].samples);
    }
    SDL_DestroyCond(s->changed);
    SDL_DestroyMutex(s->lock);
    mem_free(s);
}

void sounds_volume(struct sounds *s, int percent)
{
    SDL_LockMutex(s->lock);
    s->gain = percent * percent;
    SDL_UnlockMutex(s->lock);
}

struct sound_player sounds_player(struct sounds *s)
{
    return (struct sound_player){s, sounds_play};
}

enum sounds_state sounds_state(struct sounds *s)
{
    enum sounds_state state;
    SDL_LockMutex(s->lock);
    state = s->state;
    SDL_UnlockMutex(s->lock);
    return state;
}
