/* Pictures of flat colour kept as runs instead of pixels.
 *
 * The house's drawings are flat shapes: a row of a sky of 3,840 pixels is some twenty runs of one
 * colour. Kept as runs, a full-screen picture takes a fiftieth of the memory, and painting it only
 * writes and never reads a picture. */
#ifndef PAINT_FLAT_H
#define PAINT_FLAT_H

#include <stddef.h>
#include <stdint.h>

struct flat_run {
    uint32_t colour; /* x8r8g8b8 */
    int32_t end;     /* column behind the last pixel of the run */
};

struct flat {
    int width, height;
    uint32_t *rows; /* height + 1: where each row's runs begin in `runs` */
    struct flat_run *runs;
};

/* Runs of opaque pixels (rows without gaps), or NULL when they would not save three quarters of the
 * memory. flat_destroy frees it. */
struct flat *flat_create(const uint32_t *pixels, int width, int height);
void flat_destroy(struct flat *f); /* NULL is fine */
size_t flat_bytes(const struct flat *f);

/* Pixels x0 .. x1 - 1 of row y, written to `out`. 0 <= x0 <= x1 <= width. */
void flat_row(const struct flat *f, int y, int x0, int x1, uint32_t *out);

#endif
