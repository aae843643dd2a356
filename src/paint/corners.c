/* Quarter discs. A corner's coverage is exact along each of sixteen sub-rows of a pixel row, then
 * averaged with its mirror image along the diagonal, so that a disc is the same turned by any
 * quarter. The lower corners are the upper ones read from the last row up (negative pitch): two
 * masks serve four corners. */
#include "corners.h"

#include "base/mem.h"

#include <math.h>

#define CORNER_MOST 48                     /* sizes kept */
#define CORNER_BUDGET (4u * 1024u * 1024u) /* bytes kept */
#define CORNER_SUB_ROWS 16

struct corner_entry {
    int radius, width, pitch;
    uint8_t *left, *right; /* top left and top right */
};

void corner_forget(struct corner_cache *cache)
{
    for (size_t i = 0; i < cache->count; i++) {
        mem_free(cache->entries[i].left);
        mem_free(cache->entries[i].right);
    }
    mem_free(cache->entries);
    cache->entries = NULL;
    cache->count = 0;
    cache->bytes = 0;
}

void corner_finish(struct corner_cache *cache)
{
    corner_forget(cache);
    disc_forget(&cache->discs);
}

/* Adds the part of [from, to) that falls into each pixel of the row. */
static void corner_span(float *row, int count, double from, double to)
{
    int first = (int)floor(from);
    for (int x = first < 0 ? 0 : first; x < count && x < to; x++) {
        double left = from > x ? from : x;
        double right = to < x + 1 ? to : x + 1;
        row[x] += (float)(right > left ? right - left : 0);
    }
}

static void corner_rows(float *out, int radius, int width)
{
    double r = radius;
    double inner = width > 0 && width < radius ? r - width : 0;
    for (int y = 0; y < radius; y++) {
        for (int s = 0; s < CORNER_SUB_ROWS; s++) {
            double dy = r - y - (s + 0.5) / CORNER_SUB_ROWS;
            double from = r - sqrt(r * r - dy * dy);
            double to = dy < inner ? r - sqrt(inner * inner - dy * dy) : r;
            corner_span(out + (size_t)y * (size_t)radius, radius, from, to);
        }
    }
}

static void corner_make(struct corner_entry *e, int radius, int width)
{
    size_t side = (size_t)radius;
    float *sums = mem_alloc(side * side * sizeof *sums);
    e->radius = radius;
    e->width = width;
    e->pitch = (radius + 3) / 4 * 4;
    e->left = mem_alloc((size_t)e->pitch * side);
    e->right = mem_alloc((size_t)e->pitch * side);
    corner_rows(sums, radius, width);
    for (size_t y = 0; y < side; y++) {
        for (size_t x = 0; x < side; x++) {
            float mean = (sums[y * side + x] + sums[x * side + y]) / (2 * CORNER_SUB_ROWS);
            uint8_t v = (uint8_t)(mean >= 1 ? 255 : mean * 255 + 0.5f);
            e->left[y * (size_t)e->pitch + x] = v;
            e->right[y * (size_t)e->pitch + side - 1 - x] = v;
        }
    }
    mem_free(sums);
}

static const struct corner_entry *corner_find(struct corner_cache *cache, int radius, int width)
{
    struct corner_entry *e;
    for (size_t i = 0; i < cache->count; i++) {
        if (cache->entries[i].radius == radius && cache->entries[i].width == width) {
            return &cache->entries[i];
        }
    }
    if (cache->count == CORNER_MOST || cache->bytes > CORNER_BUDGET) {
        corner_forget(cache);
    }
    if (!cache->entries) {
        cache->entries = mem_alloc(CORNER_MOST * sizeof *cache->entries);
    }
    e = &cache->entries[cache->count++];
    corner_make(e, radius, width);
    cache->bytes += 2 * (size_t)e->pitch * (size_t)radius;
    return e;
}

struct coverage corner_mask(struct corner_cache *cache, int radius, int width,
                            enum corner_place place)
{
    const struct corner_entry *e =
        corner_find(cache, radius, width > 0 && width < radius ? width : 0);
    const uint8_t *top = place == CORNER_TL || place == CORNER_BL ? e->left : e->right;
    if (place == CORNER_TL || place == CORNER_TR) {
        return (struct coverage){top, radius, radius, e->pitch};
    }
    return (struct coverage){top + (ptrdiff_t)(radius - 1) * e->pitch, radius, radius, -e->pitch};
}
