/* M3: nothing flashes. Frames of the attract loop, of opening and leaving screens and of panels are
 * painted at 60 a second and judged as WCAG 2.2 (2.3.1) has it: a general flash is a pair of
 * opposing changes of relative luminance by 10 % or more of the most, where the darker one is below
 * 0.80; at most three in any second over any quarter of the field (here: of a grid of 16 x 9). */
#include "stage.h"
#include "test.h"

#include <math.h>
#include <string.h>

#define COLUMNS 16
#define ROWS 9
#define CELLS (COLUMNS * ROWS)
#define FRAME_MS 16
#define SECOND_FRAMES 62
#define FRAMES_MOST 2000

struct film {
    float light[FRAMES_MOST][CELLS]; /* relative luminance, 0..1 */
    int count;
};

static struct film film;
static struct stage *stage;

static float linear(uint32_t channel)
{
    float c = (float)channel / 255.0f;
    return c <= 0.04045f ? c / 12.92f : powf((c + 0.055f) / 1.055f, 2.4f);
}

static void film_frame(void)
{
    int w = stage_width(stage), h = stage_height(stage);
    const uint32_t *pixels = stage_paint(stage, stage_list(stage));
    float *cell = film.light[film.count < FRAMES_MOST ? film.count++ : FRAMES_MOST - 1];
    for (int c = 0; c < CELLS; c++) {
        int x0 = c % COLUMNS * w / COLUMNS, y0 = c / COLUMNS * h / ROWS;
        float sum = 0;
        int n = 0;
        for (int y = y0; y < y0 + h / ROWS; y += 3) {
            for (int x = x0; x < x0 + w / COLUMNS; x += 3) {
                uint32_t p = pixels[(size_t)y * (size_t)w + (size_t)x];
                sum += 0.2126f * linear(p >> 16 & 255) + 0.7152f * linear(p >> 8 & 255) +
                       0.0722f * linear(p & 255);
                n++;
            }
        }
        cell[c] = n ? sum / (float)n : 0;
    }
}

static void film_run(int frames)
{
    for (int i = 0; i < frames; i++) {
        stage_frame(stage, stage_now(stage) + FRAME_MS);
        film_frame();
    }
}

/* Flashes of one cell in frames [from, to): turning points at least 0.1 apart, two make a flash. */
static int film_flashes(int cell, int from, int to)
{
    float extreme = film.light[from][cell];
    int direction = 0, changes = 0;
    for (int i = from + 1; i < to; i++) {
        float now = film.light[i][cell], step = now - extreme;
        bool dark = fminf(now, extreme) < 0.8f;
        if (direction != 1 && step >= 0.1f && dark) {
            changes++;
            direction = 1;
            extreme = now;
        } else if (direction != -1 && step <= -0.1f && dark) {
            changes++;
            direction = -1;
            extreme = now;
        } else if ((direction == 1 && now > extreme) || (direction == -1 && now < extreme)) {
            extreme = now;
        }
    }
    return changes / 2;
}

static int film_worst_quarter(void)
{
    int worst = 0;
    for (int from = 0; from == 0 || from + SECOND_FRAMES <= film.count; from += 10) {
        int to = from + SECOND_FRAMES < film.count ? from + SECOND_FRAMES : film.count;
        int flashing[64] = {0};
        for (int c = 0; c < CELLS; c++) {
            int n = film_flashes(c, from, to);
            for (int k = 1; k <= n && k < 64; k++) {
                flashing[k]++;
            }
        }
        for (int k = 1; k < 64; k++) {
            worst = flashing[k] * 4 >= CELLS && k > worst ? k : worst;
        }
    }
    return worst;
}

static void film_begin(const char *route)
{
    struct err err;
    film.count = 0;
    if (!stage_open(stage, route, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
    }
    film_frame();
}

static void the_measure_sees_flashes(void)
{
    film.count = 120;
    for (int i = 0; i < film.count; i++) {
        for (int c = 0; c < CELLS; c++) {
            film.light[i][c] = i / 6 % 2 ? 0.6f : 0.1f;
        }
    }
    CHECK(film_worst_quarter() > 3);
}

static void attract_does_not_flash(void)
{
    CHECK(stage);
    film_begin("attract");
    film_run(1000); /* two changes of scene */
    CHECK(film_worst_quarter() <= 3);
}

static void opening_and_leaving_do_not_flash(void)
{
    static const char *const taps[] = {
        "#dock.display", "#theme.dark",    "#theme.light",   "#theme.contrast", "#theme.light",
        "#dock.display", "#dock.language", "#dock.language", "#dock.search",    "#dock.back"};
    CHECK(stage);
    film_begin("home");
    for (size_t i = 0; i < sizeof taps / sizeof taps[0]; i++) {
        stage_tap(stage, taps[i]);
        film_frame();
        film_run(18); /* nobody taps faster than three times a second for long */
    }
    CHECK(film_worst_quarter() <= 3);
}

int main(int argc, char **argv)
{
    const struct stage_options options = {
        .pack = SCREENS_PACK, .width = 480, .height = 270, .real_fonts = true, .painted = true};
    struct err err;
    TEST_BEGIN(argc, argv);
    if (!stage_create(&stage, &options, &err)) {
        printf("%s\n", err.text);
        stage = NULL;
    }
    RUN(the_measure_sees_flashes);
    RUN(attract_does_not_flash);
    RUN(opening_and_leaving_do_not_flash);
    stage_destroy(stage);
    return TEST_END();
}
