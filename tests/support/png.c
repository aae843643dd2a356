/* See png.h. Files are read and written by the program's own room, so that nothing else decodes. */
#include "png.h"

#include "base/mem.h"
#include "sdl/images.h"
#include "test.h"

#include <stdlib.h>

#define PNG_LEVELS 24
#define PNG_PART 500 /* one pixel in so many may differ: 0.2 % */
#define PNG_STEP 8

static uint32_t png_average(uint32_t a, uint32_t b, uint32_t c, uint32_t d)
{
    uint32_t out = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        uint32_t sum =
            (a >> shift & 0xFF) + (b >> shift & 0xFF) + (c >> shift & 0xFF) + (d >> shift & 0xFF);
        out |= (sum + 2) / 4 << shift;
    }
    return out;
}

static uint32_t png_coarse(uint32_t pixel)
{
    uint32_t out = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        uint32_t level = ((pixel >> shift & 0xFF) + PNG_STEP / 2) / PNG_STEP * PNG_STEP;
        out |= (level > 0xFF ? 0xFF : level) << shift;
    }
    return out;
}

struct png_picture png_half(const uint32_t *pixels, int width, int height)
{
    struct png_picture half = {.width = width / 2, .height = height / 2};
    half.pixels = mem_alloc((size_t)half.width * (size_t)half.height * sizeof *half.pixels + 1);
    for (int y = 0; y < half.height; y++) {
        const uint32_t *top = pixels + (size_t)y * 2 * (size_t)width, *low = top + width;
        for (int x = 0; x < half.width; x++) {
            half.pixels[(size_t)y * (size_t)half.width + (size_t)x] =
                png_coarse(png_average(top[2 * x], top[2 * x + 1], low[2 * x], low[2 * x + 1]));
        }
    }
    return half;
}

static bool png_differs(uint32_t a, uint32_t b, int levels)
{
    for (int shift = 0; shift <= 16; shift += 8) {
        if (abs((int)(a >> shift & 0xFF) - (int)(b >> shift & 0xFF)) > levels) {
            return true;
        }
    }
    return false;
}

long png_differences(const struct png_picture *a, const struct png_picture *b, int levels)
{
    long size = (long)a->width * a->height, count = 0;
    if (a->width != b->width || a->height != b->height) {
        return size;
    }
    for (long i = 0; i < size; i++) {
        count += png_differs(a->pixels[i], b->pixels[i], levels);
    }
    return count;
}

static void png_write(const char *path, const uint32_t *pixels, int width, int height)
{
    struct err err;
    if (!images_write_png(path, pixels, width, height, width * 4, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
    }
}

/* A pale copy of what was expected, with every pixel that differs in red. */
static void png_show_differences(const char *path, const struct png_picture *got,
                                 const struct png_picture *want)
{
    size_t size = (size_t)got->width * (size_t)got->height;
    uint32_t *out = mem_alloc(size * sizeof *out);
    bool same_size = got->width == want->width && got->height == want->height;
    for (size_t i = 0; i < size; i++) {
        uint32_t before = same_size ? want->pixels[i] : 0;
        bool differs = !same_size || png_differs(got->pixels[i], before, PNG_LEVELS);
        out[i] = differs ? 0xD00000 : png_average(before, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF);
    }
    png_write(path, out, got->width, got->height);
    mem_free(out);
}

static const char *png_flat(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

bool png_golden(const char *path, const struct png_picture *got)
{
    struct png_picture want = {0};
    struct err err;
    char name[240];
    long different, allowed = (long)got->width * got->height / PNG_PART;
    if (test_update()) {
        png_write(test_path(path), got->pixels, got->width, got->height);
        return true;
    }
    if (!images_read_png(test_path(path), &want.pixels, &want.width, &want.height, &err)) {
        test_fail(path, 0, "%s; run the test with --update and look at the pictures", err.text);
        return false;
    }
    different = png_differences(got, &want, PNG_LEVELS);
    if (different > allowed) {
        snprintf(name, sizeof name, "got-%s", png_flat(path));
        png_write(test_scratch(name), got->pixels, got->width, got->height);
        snprintf(name, sizeof name, "diff-%s", png_flat(path));
        png_show_differences(test_scratch(name), got, &want);
        test_fail(path, 0, "%ld pixels differ, %ld may; see %s", different, allowed,
                  test_scratch(name));
    }
    mem_free(want.pixels);
    return different <= allowed;
}
