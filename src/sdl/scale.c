/* Separable scaling with fixed-point weights.
 *
 * Downwards every target pixel is the average of the source area it covers, fractions of pixels at
 * the edges included: no moiré, and a picture that is already right comes out bit for bit. Upwards
 * it is linear between neighbours. Each source row is scaled across once, kept in a ring as long as
 * the tallest target pixel, and then summed downwards; so the memory is a few rows, whatever the
 * picture.
 *
 * Weights add up to exactly SCALE_ONE, so flat colour stays flat, and premultiplied colour never
 * exceeds its alpha. sRGB values are averaged as they are: like the packer's sizes, and like what
 * designers see in their tools. */
#include "sdl/scale.h"

#include "base/mem.h"

#include <math.h>
#include <string.h>

#define SCALE_ONE 16384 /* 14 bits; 14 + 8 bits of colour leave room in 32 */

struct scale_axis {
    int size, most;    /* targets; most sources of one target */
    int *first;        /* first source of each target */
    int *count;        /* sources of each target */
    uint16_t *weights; /* most for each target */
};

static double scale_overlap(double a0, double a1, double b0, double b1)
{
    double from = a0 > b0 ? a0 : b0, to = a1 < b1 ? a1 : b1;
    return to > from ? to - from : 0;
}

/* Weights of one target in whole steps; what rounding leaves over goes to the heaviest. */
static void scale_settle(const double *share, int count, uint16_t *weights)
{
    double sum = 0;
    int total = 0, heaviest = 0;
    for (int i = 0; i < count; i++) {
        sum += share[i];
    }
    for (int i = 0; i < count; i++) {
        int w = (int)(share[i] / sum * SCALE_ONE + 0.5);
        weights[i] = (uint16_t)w;
        total += w;
        heaviest = share[i] > share[heaviest] ? i : heaviest;
    }
    weights[heaviest] = (uint16_t)(weights[heaviest] + SCALE_ONE - total);
}

static void scale_axis_fill(struct scale_axis *axis, int i, double from, double step, int sources,
                            double *share)
{
    double a = from + i * step, b = a + step;
    int first, count;
    if (step < 1.0) { /* between two neighbours */
        double centre = a + step / 2 - 0.5;
        first = (int)floor(centre);
        first = first < 0 ? 0 : first > sources - 1 ? sources - 1 : first;
        count = first + 1 < sources ? 2 : 1;
        share[1] = centre > first ? centre - first : 0;
        share[1] = share[1] > 1 ? 1 : share[1];
        share[0] = count == 2 ? 1 - share[1] : 1;
    } else {
        first = (int)floor(a + 1e-6);
        first = first < 0 ? 0 : first > sources - 1 ? sources - 1 : first;
        count = 0;
        while (count < axis->most && first + count < sources &&
               (count == 0 || first + count < b - 1e-6)) {
            share[count] = scale_overlap(a, b, first + count, first + count + 1);
            count++;
        }
        share[0] = share[0] > 0 ? share[0] : 1e-6;
    }
    axis->first[i] = first;
    axis->count[i] = count;
    scale_settle(share, count, axis->weights + (size_t)i * (size_t)axis->most);
}

static void scale_axis_init(struct scale_axis *axis, double from, double length, int sources,
                            int size)
{
    double step = length / size;
    double *share;
    axis->size = size;
    axis->most = (step < 1.0 ? 1 : (int)ceil(step)) + 2;
    axis->first = mem_resize_array(NULL, (size_t)size, sizeof *axis->first);
    axis->count = mem_resize_array(NULL, (size_t)size, sizeof *axis->count);
    axis->weights = mem_alloc((size_t)size * (size_t)axis->most * sizeof *axis->weights);
    share = mem_alloc((size_t)axis->most * sizeof *share);
    for (int i = 0; i < size; i++) {
        scale_axis_fill(axis, i, from, step, sources, share);
    }
    mem_free(share);
}

static void scale_axis_finish(struct scale_axis *axis)
{
    mem_free(axis->first);
    mem_free(axis->count);
    mem_free(axis->weights);
}

/* Sums across: 8 bits of colour times 14 of weight, kept as 16 bits. */
static void scale_across(const struct scale_axis *axis, const uint32_t *row, int row_x0,
                         uint16_t *out)
{
    for (int i = 0; i < axis->size; i++) {
        const uint16_t *weights = axis->weights + (size_t)i * (size_t)axis->most;
        const uint32_t *p = row + (axis->first[i] - row_x0);
        uint32_t b = 0, g = 0, r = 0, a = 0;
        for (int k = 0; k < axis->count[i]; k++) {
            uint32_t w = weights[k], v = p[k];
            b += w * (v & 0xFF);
            g += w * (v >> 8 & 0xFF);
            r += w * (v >> 16 & 0xFF);
            a += w * (v >> 24);
        }
        out[4 * i] = (uint16_t)(b >> 6);
        out[4 * i + 1] = (uint16_t)(g >> 6);
        out[4 * i + 2] = (uint16_t)(r >> 6);
        out[4 * i + 3] = (uint16_t)(a >> 6);
    }
}

/* Adds one row, already scaled across, with its weight. */
static void scale_down_add(uint32_t *sums, const uint16_t *row, uint32_t weight, int count)
{
    for (int i = 0; i < count; i++) {
        sums[i] += weight * row[i];
    }
}

static void scale_down_store(const uint32_t *sums, uint32_t *out, int width)
{
    const uint32_t half = 1u << 21;
    for (int i = 0; i < width; i++) {
        uint32_t b = (sums[4 * i] + half) >> 22, g = (sums[4 * i + 1] + half) >> 22;
        uint32_t r = (sums[4 * i + 2] + half) >> 22, a = (sums[4 * i + 3] + half) >> 22;
        out[i] = a << 24 | r << 16 | g << 8 | b;
    }
}

/* Nothing to scale: whole pixels, one to one. */
static bool scale_copies(double x, double y, double w, double h, int width, int height)
{
    return fabs(w - width) < 1e-6 && fabs(h - height) < 1e-6 && fabs(x - round(x)) < 1e-6 &&
           fabs(y - round(y)) < 1e-6;
}

static void scale_rows(const struct scale_source *source, const struct scale_axis *across,
                       const struct scale_axis *down, uint32_t *out)
{
    int last = across->size - 1, channels = across->size * 4;
    int x0 = across->first[0], x1 = across->first[last] + across->count[last];
    size_t row_length = (size_t)channels;
    uint32_t *pixels = mem_alloc((size_t)(x1 - x0) * sizeof *pixels);
    uint32_t *sums = mem_alloc(row_length * sizeof *sums);
    uint16_t *ring = mem_alloc(row_length * (size_t)down->most * sizeof *ring);
    int next = down->first[0]; /* first source row not yet in the ring */
    for (int i = 0; i < down->size; i++) {
        memset(sums, 0, row_length * sizeof *sums);
        for (int k = 0; k < down->count[i]; k++) {
            int y = down->first[i] + k;
            uint16_t *row = ring + row_length * (size_t)(y % down->most);
            if (y >= next) {
                source->row(source->self, y, x0, x1, pixels);
                scale_across(across, pixels, x0, row);
                next = y + 1;
            }
            scale_down_add(sums, row, down->weights[i * down->most + k], channels);
        }
        scale_down_store(sums, out + (size_t)i * (size_t)across->size, across->size);
    }
    mem_free(ring);
    mem_free(sums);
    mem_free(pixels);
}

void scale_pixels(const struct scale_source *source, double x, double y, double w, double h,
                  uint32_t *out, int width, int height)
{
    struct scale_axis across, down;
    if (scale_copies(x, y, w, h, width, height)) {
        int x0 = (int)round(x), y0 = (int)round(y);
        for (int i = 0; i < height; i++) {
            source->row(source->self, y0 + i, x0, x0 + width, out + (size_t)i * (size_t)width);
        }
        return;
    }
    scale_axis_init(&across, x, w, source->width, width);
    scale_axis_init(&down, y, h, source->height, height);
    scale_rows(source, &across, &down, out);
    scale_axis_finish(&across);
    scale_axis_finish(&down);
}
