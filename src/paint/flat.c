/* Runs of one colour. Two passes: the first only counts, so that a photograph costs no memory to be
 * found unfit. Within a row the first run is found by halving, because damage is often narrow. */
#include "paint/flat.h"

#include "base/mem.h"

#define FLAT_GAIN 4          /* runs must take at most this part of the pixels' memory */
#define FLAT_LEAST (96 * 96) /* smaller pictures are not worth it */

static size_t flat_count(const uint32_t *pixels, int width, int height, size_t most)
{
    size_t count = 0;
    for (int y = 0; y < height && count <= most; y++) {
        const uint32_t *row = pixels + (size_t)y * (size_t)width;
        count++;
        for (int x = 1; x < width; x++) {
            count += row[x] != row[x - 1];
        }
    }
    return count;
}

struct flat *flat_create(const uint32_t *pixels, int width, int height)
{
    size_t area = (size_t)width * (size_t)height, at = 0;
    size_t most = area * sizeof *pixels / FLAT_GAIN / sizeof(struct flat_run), count;
    struct flat *f;
    if (area < FLAT_LEAST || (count = flat_count(pixels, width, height, most)) > most) {
        return NULL;
    }
    f = mem_alloc(sizeof *f);
    f->width = width;
    f->height = height;
    f->rows = mem_resize_array(NULL, (size_t)height + 1, sizeof *f->rows);
    f->runs = mem_resize_array(NULL, count, sizeof *f->runs);
    for (int y = 0; y < height; y++) {
        const uint32_t *row = pixels + (size_t)y * (size_t)width;
        f->rows[y] = (uint32_t)at;
        for (int x = 1; x <= width; x++) {
            if (x == width || row[x] != row[x - 1]) {
                f->runs[at++] = (struct flat_run){row[x - 1], x};
            }
        }
    }
    f->rows[height] = (uint32_t)at;
    return f;
}

void flat_destroy(struct flat *f)
{
    if (f) {
        mem_free(f->rows);
        mem_free(f->runs);
        mem_free(f);
    }
}

size_t flat_bytes(const struct flat *f)
{
    return sizeof *f + ((size_t)f->height + 1) * sizeof *f->rows +
           f->rows[f->height] * sizeof *f->runs;
}

/* The first run of the row that reaches beyond column x. */
static const struct flat_run *flat_find(const struct flat *f, int y, int x)
{
    uint32_t low = f->rows[y], high = f->rows[y + 1] - 1;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (f->runs[middle].end > x) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return &f->runs[low];
}

void flat_row(const struct flat *f, int y, int x0, int x1, uint32_t *out)
{
    const struct flat_run *run = x0 < x1 ? flat_find(f, y, x0) : NULL;
    for (int x = x0; x < x1; run++) {
        int end = run->end < x1 ? run->end : x1;
        uint32_t colour = run->colour;
        for (; x < end; x++) {
            *out++ = colour;
        }
    }
}
