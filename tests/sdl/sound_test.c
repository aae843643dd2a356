/* Sounds: what the signs are made of, and the device through SDL's dummy driver: opened with the
 * first sign, closed after silence, and silent where there is none. */
#include "sdl/sound.h"

#include "test.h"

#include <SDL.h>
#include <stdlib.h>

static int16_t wave[SOUND_MOST];

static void every_sign_is_short_and_soft(void)
{
    for (int sign = 0; sign < SOUND_COUNT; sign++) {
        size_t count = sound_wave((enum sound_sign)sign, wave), i;
        int peak = 0;
        CHECK(count > SOUND_RATE / 20 && count <= SOUND_MOST);
        for (i = 0; i < count; i++) {
            int size = abs(wave[i]);
            peak = size > peak ? size : peak;
        }
        CHECK(peak > 3000 && peak < 20000); /* heard, and 4 dB and more below the limit */
    }
}

/* From silence to silence, and no step in between that a loudspeaker would click at: the steepest
 * slope is that of its highest partial, and far below a jump. */
static void nothing_clicks(void)
{
    for (int sign = 0; sign < SOUND_COUNT; sign++) {
        size_t count = sound_wave((enum sound_sign)sign, wave), i;
        CHECK(abs(wave[0]) < 8 && abs(wave[count - 1]) < 8);
        for (i = 1; i < count; i++) {
            if (abs(wave[i] - wave[i - 1]) > 2600) {
                test_fail(__FILE__, __LINE__, "sign %d jumps by %d at %d", sign,
                          wave[i] - wave[i - 1], (int)i);
                return;
            }
        }
    }
}

static void signs_differ(void)
{
    static int16_t other[SOUND_MOST];
    for (int a = 0; a < SOUND_COUNT; a++) {
        size_t count = sound_wave((enum sound_sign)a, wave);
        for (int b = 0; b < a; b++) {
            CHECK(sound_wave((enum sound_sign)b, other) != count ||
                  memcmp(wave, other, count * sizeof *wave) != 0);
        }
    }
}

static bool await(struct sounds *s, enum sounds_state state)
{
    for (int i = 0; i < 300 && sounds_state(s) != state; i++) {
        SDL_Delay(10);
    }
    return sounds_state(s) == state;
}

static void the_device_is_open_only_while_it_is_needed(void)
{
    struct sounds *s;
    struct sound_player p;
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    s = sounds_create(300);
    p = sounds_player(s);
    CHECK_INT(sounds_state(s), SOUNDS_CLOSED);
    sounds_volume(s, 100);
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 12; i++) { /* more at once than there are voices */
            sound_play(&p, (enum sound_sign)(i % SOUND_COUNT));
        }
        CHECK(await(s, SOUNDS_OPEN));
        CHECK(await(s, SOUNDS_CLOSED));
    }
    sounds_destroy(s);
}

static void it_ends_in_the_middle_of_a_sign(void)
{
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    for (int i = 0; i < 20; i++) {
        struct sounds *s = sounds_create(5000);
        struct sound_player p = sounds_player(s);
        sound_play(&p, SOUND_DONE);
        SDL_Delay((Uint32)(i % 5) * 4);
        sounds_destroy(s);
    }
}

static void a_machine_without_sound_is_silent(void)
{
    struct sounds *s = sounds_create(300);
    struct sound_player p = sounds_player(s);
    setenv("SDL_AUDIODRIVER", "nothing-of-that-name", 1);
    sound_play(&p, SOUND_RIGHT);
    CHECK(await(s, SOUNDS_FAILED));
    sound_play(&p, SOUND_RIGHT);
    sounds_destroy(s);
    sounds_destroy(NULL);
    sound_play(NULL, SOUND_RIGHT);
    p.play = NULL;
    sound_play(&p, SOUND_RIGHT);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(every_sign_is_short_and_soft);
    RUN(nothing_clicks);
    RUN(signs_differ);
    RUN(the_device_is_open_only_while_it_is_needed);
    RUN(it_ends_in_the_middle_of_a_sign);
    RUN(a_machine_without_sound_is_silent);
    return TEST_END();
}
