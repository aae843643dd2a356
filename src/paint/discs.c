/* The edge of a large quarter disc, row by row. A mask of 1,000 x 1,000 pixels takes 20 ms and a
 * megabyte to say what 4,000 edge pixels say; a picture of five such discs at 4K threw each other
 * out of the corner cache in every frame. Coverage is what corners.c computes: exact along sixteen
 * sub-rows, averaged with its mirror image along the diagonal. */
#include "discs.h"

#include "base/mem.h"

#include <math.h>

#define DISC_MOST 24 /* quarters kept; tens of kilobytes each at the most */
#define DISC_SUB_ROWS 16

/* Of pixel (x, y), 0..DISC_SUB_ROWS. */
static double disc_along(double r, int x, int y)
{
    double sum = 0;
    for (int s = 0; s < DISC_SUB_ROWS; s++) {
        double dy = r - y - (s + 0.5) / DISC_SUB_ROWS;
        double from = r - sqrt(r * r - dy * dy);
        double left = from > x ? from : x;
        sum += x + 1 > left ? x + 1 - left : 0;
    }
    return sum;
}

static uint8_t disc_coverage(double r, int x, int y)
{
    double mean = (disc_along(r, x, y) + disc_along(r, y, x)) / (2 * DISC_SUB_ROWS);
    return (uint8_t)(mean >= 1 ? 255 : mean * 255 + 0.5);
}

/* Where the circle enters the row of pixels y: at its lower edge first, at its upper edge last. */
static void disc_span(struct disc_row *row, int radius, int y)
{
    double r = radius;
    double low = r - y - 1, high = r - y;
    row->from = (int)floor(r - sqrt(r * r - low * low));
    row->solid = (int)ceil(r - sqrt(r * r - high * high));
    row->from = row->from < 0 ? 0 : row->from;
    row->solid = row->solid > radius ? radius : row->solid;
}

static void disc_make(struct disc_quarter *q, int radius)
{
    size_t total = 0;
    q->radius = radius;
    q->rows = mem_resize_array(NULL, (size_t)radius, sizeof *q->rows);
    for (int y = 0; y < radius; y++) {
        disc_span(&q->rows[y], radius, y);
        q->rows[y].edge = total;
        total += (size_t)(q->rows[y].solid - q->rows[y].from);
    }
    q->left = mem_alloc(total + 1);
    q->right = mem_alloc(total + 1);
    for (int y = 0; y < radius; y++) {
        const struct disc_row *row = &q->rows[y];
        size_t count = (size_t)(row->solid - row->from);
        for (size_t i = 0; i < count; i++) {
            uint8_t v = disc_coverage(radius, row->from + (int)i, y);
            q->left[row->edge + i] = v;
            q->right[row->edge + count - 1 - i] = v;
        }
    }
}

void disc_forget(struct disc_cache *cache)
{
    for (size_t i = 0; i < cache->count; i++) {
        mem_free(cache->entries[i].rows);
        mem_free(cache->entries[i].left);
        mem_free(cache->entries[i].right);
    }
    mem_free(cache->entries);
    *cache = (struct disc_cache){0};
}

const struct disc_quarter *disc_find(struct disc_cache *cache, int radius)
{
    for (size_t i = 0; i < cache->count; i++) {
        if (cache->entries[i].radius == radius) {
            return &cache->entries[i];
        }
    }
    if (cache->count == DISC_MOST) {
        disc_forget(cache);
    }
    if (!cache->entries) {
        cache->entries = mem_alloc(DISC_MOST * sizeof *cache->entries);
    }
    disc_make(&cache->entries[cache->count], radius);
    return &cache->entries[cache->count++];
}
