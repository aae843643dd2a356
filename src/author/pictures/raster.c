/* Pixels: memory, averages, shrinking and turning.
 *
 * Shrinking is by area average with whole-number weights: every source pixel counts with exactly
 * the part of it that lies under the target pixel. That is the best filter for shrinking by more
 * than half, gives the same bytes on every machine, and colours are premultiplied, so that
 * transparent pixels do not bleed into their neighbours. */
#include "author/pictures/raster.h"

#include "base/mem.h"

#include <string.h>

_Static_assert(RASTER_SIDE_MAX == 16384 && RASTER_PIXELS_MAX == 40000000, "the message says so");

bool raster_too_large(struct err *err)
{
    return err_set(
        err, ERR_DENIED,
        DIAG_TEXT("the picture has too many pixels; save it with at most 16384 a side and"
                  " 40 million in all"));
}

bool raster_damaged(struct err *err)
{
    return err_set(err, ERR_DENIED,
                   DIAG_TEXT("the picture is damaged or cut short; copy it again from where it"
                             " came"));
}

bool raster_create(struct raster *r, int width, int height, struct err *err)
{
    if (width < 1 || height < 1 || width > RASTER_SIDE_MAX || height > RASTER_SIDE_MAX ||
        (int64_t)width * height > RASTER_PIXELS_MAX) {
        return raster_too_large(err);
    }
    r->width = width;
    r->height = height;
    r->pixels = mem_alloc((size_t)width * (size_t)height * 4);
    return true;
}

void raster_finish(struct raster *r)
{
    mem_free(r->pixels);
    memset(r, 0, sizeof *r);
}

bool raster_opaque(const struct raster *r)
{
    size_t count = (size_t)r->width * (size_t)r->height, i;
    for (i = 0; i < count; i++) {
        if (r->pixels[i * 4 + 3] != 255) {
            return false;
        }
    }
    return true;
}

bool raster_flat(const struct raster *r)
{
    size_t area = (size_t)r->width * (size_t)r->height, most = area / RASTER_FLAT, runs = 0;
    for (int y = 0; y < r->height && runs <= most; y++) {
        const uint8_t *row = r->pixels + (size_t)y * (size_t)r->width * 4;
        runs++;
        for (int x = 1; x < r->width; x++) {
            runs += memcmp(row + 4 * x, row + 4 * x - 4, 4) != 0;
        }
    }
    return runs <= most;
}

uint32_t raster_average(const struct raster *r)
{
    uint64_t sum[4] = {0};
    uint64_t count = (uint64_t)r->width * (uint64_t)r->height, i;
    uint32_t colour = 0;
    int c;
    for (i = 0; i < count; i++) {
        for (c = 0; c < 4; c++) {
            sum[c] += r->pixels[i * 4 + (uint64_t)c];
        }
    }
    for (c = 0; c < 3; c++) {
        uint64_t value = sum[3] ? (sum[c] * 255 + sum[3] / 2) / sum[3] : 0;
        colour = colour << 8 | (uint32_t)(value > 255 ? 255 : value);
    }
    return colour << 8 | (uint32_t)((sum[3] + count / 2) / count);
}

/* Target pixel t of `to` covers the source from t*from to (t+1)*from, in units of 1/to pixel. */
static void shrink_row(const uint8_t *source, int from, int to, uint32_t *out)
{
    int t;
    for (t = 0; t < to; t++) {
        int64_t begin = (int64_t)t * from, end = begin + from;
        int x = (int)(begin / to);
        uint64_t sum[4] = {0};
        int c;
        for (; (int64_t)x * to < end; x++) {
            int64_t left = (int64_t)x * to, right = left + to;
            uint64_t weight =
                (uint64_t)((right < end ? right : end) - (left > begin ? left : begin));
            for (c = 0; c < 4; c++) {
                sum[c] += weight * source[(size_t)x * 4 + (size_t)c];
            }
        }
        for (c = 0; c < 4; c++) { /* eight more bits for the second pass */
            out[(size_t)t * 4 + (size_t)c] =
                (uint32_t)((sum[c] * 256 + (uint64_t)from / 2) / (uint64_t)from);
        }
    }
}

static void shrink_rows(const struct raster *from, struct raster *to, uint32_t *row, uint64_t *sums)
{
    size_t values = (size_t)to->width * 4, i;
    int y = 0, t;
    shrink_row(from->pixels, from->width, to->width, row);
    for (t = 0; t < to->height; t++) {
        int64_t begin = (int64_t)t * from->height, end = begin + from->height;
        memset(sums, 0, values * sizeof *sums);
        for (;;) {
            int64_t top = (int64_t)y * to->height, bottom = top + to->height;
            uint64_t weight =
                (uint64_t)((bottom < end ? bottom : end) - (top > begin ? top : begin));
            for (i = 0; i < values; i++) {
                sums[i] += weight * row[i];
            }
            if (bottom > end) {
                break; /* the rest of this row belongs to the next target row */
            }
            y++;
            if (y < from->height) {
                shrink_row(from->pixels + (size_t)y * (size_t)from->width * 4, from->width,
                           to->width, row);
            }
            if (bottom == end) {
                break;
            }
        }
        for (i = 0; i < values; i++) {
            uint64_t whole = (uint64_t)from->height * 256;
            to->pixels[(size_t)t * values + i] = (uint8_t)((sums[i] + whole / 2) / whole);
        }
    }
}

bool raster_shrink(const struct raster *from, int width, int height, struct raster *to,
                   struct err *err)
{
    uint32_t *row;
    uint64_t *sums;
    if (width > from->width || height > from->height) {
        return err_set(err, ERR_INVALID, "a picture is never scaled up");
    }
    if (!raster_create(to, width, height, err)) {
        return false;
    }
    row = mem_resize_array(NULL, (size_t)width * 4, sizeof *row);
    sums = mem_resize_array(NULL, (size_t)width * 4, sizeof *sums);
    shrink_rows(from, to, row, sums);
    mem_free(row);
    mem_free(sums);
    return true;
}

bool raster_orient(struct raster *r, int orientation, struct err *err)
{
    struct raster turned;
    bool swap = orientation >= 5 && orientation <= 8;
    int x, y;
    if (orientation < 2 || orientation > 8) {
        return true;
    }
    if (!raster_create(&turned, swap ? r->height : r->width, swap ? r->width : r->height, err)) {
        return false;
    }
    for (y = 0; y < turned.height; y++) {
        for (x = 0; x < turned.width; x++) {
            /* Where the pixel shown at (x, y) is stored. Source: EXIF 2.3, tag 0112. */
            int u = swap ? y : x, v = swap ? x : y;
            bool flip_u =
                orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
            bool flip_v =
                orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
            u = flip_u ? r->width - 1 - u : u;
            v = flip_v ? r->height - 1 - v : v;
            memcpy(turned.pixels + ((size_t)y * (size_t)turned.width + (size_t)x) * 4,
                   r->pixels + ((size_t)v * (size_t)r->width + (size_t)u) * 4, 4);
        }
    }
    raster_finish(r);
    *r = turned;
    return true;
}
