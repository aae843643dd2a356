/* Reference pictures: painted frames kept as PNG files and compared with a little patience.
 *
 * Frames are halved (averaged over 2 x 2 pixels) and their levels rounded to steps of 8 before they
 * are kept or compared: a sixth of the bytes in the repository, and a third of the patience still
 * left. */
#ifndef TESTS_SUPPORT_PNG_H
#define TESTS_SUPPORT_PNG_H

#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

struct png_picture {
    uint32_t *pixels; /* x8r8g8b8, width * 4 bytes a row; mem_free them */
    int width, height;
};

/* Half as wide and high, in coarse levels; an odd last row or column is dropped. */
struct png_picture png_half(const uint32_t *pixels, int width, int height);

/* Pixels of which any channel differs by more than `levels`. Of another size: all of them. */
long png_differences(const struct png_picture *a, const struct png_picture *b, int levels);

/* Compares `got` with tests/<path>; fails the running case when more than 0.2 % of its pixels
 * differ by more than 24 levels, and leaves what was painted and a picture of the differences (red
 * on a pale copy) in the scratch folder. With --update the file is written instead. */
bool png_golden(const char *path, const struct png_picture *got);

#endif
