/* Anti-aliased segments with round ends. A pixel's coverage is the overlap of its own width with
 * the line's, measured along the distance of its centre from the segment: exact across straight
 * lines that lie on the grid, and close to it otherwise. Everything is counted from the ink's
 * corner in sixteenths, so that a moved line gives moved pixels. Upright and level lines, which is
 * nearly all of them, repeat one row or fill their middle. */
#include "shapes.h"

#include <math.h>
#include <string.h>

struct line_shape {
    float x0, y0, x1, y1; /* pixels from the ink's corner */
    float half;           /* half the width, pixels */
    float length2;
};

static uint8_t line_cover(const struct line_shape *l, float x, float y)
{
    float dx = l->x1 - l->x0;
    float dy = l->y1 - l->y0;
    float t = 0;
    float d, low, high;
    if (l->length2 > 0) {
        t = ((x - l->x0) * dx + (y - l->y0) * dy) / l->length2;
        t = t < 0 ? 0 : (t > 1 ? 1 : t);
    }
    dx = x - (l->x0 + t * dx);
    dy = y - (l->y0 + t * dy);
    d = sqrtf(dx * dx + dy * dy);
    low = d - 0.5f > -l->half ? d - 0.5f : -l->half;
    high = d + 0.5f < l->half ? d + 0.5f : l->half;
    return (uint8_t)(high > low ? (high - low) * 255 + 0.5f : 0);
}

/* Columns of a row that may be covered; from > to: none. */
static void line_reach(const struct line_shape *l, float y, int width, int *from, int *to)
{
    float reach = l->half + 1;
    float low = 0;
    float high = 1;
    float dy = l->y1 - l->y0; /* >= 0 */
    float a, b;
    if (dy > 0) {
        low = (y - reach - l->y0) / dy;
        high = (y + reach - l->y0) / dy;
        low = low < 0 ? 0 : low;
        high = high > 1 ? 1 : high;
    }
    if (low > high || fabsf(y - l->y0) > reach + dy) {
        *from = 1;
        *to = 0;
        return;
    }
    a = l->x0 + (l->x1 - l->x0) * low;
    b = l->x0 + (l->x1 - l->x0) * high;
    *from = (int)floorf((a < b ? a : b) - reach);
    *to = (int)ceilf((a > b ? a : b) + reach);
    *from = *from < 0 ? 0 : *from;
    *to = *to > width ? width : *to;
}

/* Fills row[from..to). In a level line the middle is one value. */
static void line_row(const struct line_shape *l, int y, int from, int to, uint8_t *row)
{
    float cy = (float)y + 0.5f;
    int left = to;
    int right = to;
    if (l->y0 == l->y1) {
        float low = l->x0 < l->x1 ? l->x0 : l->x1;
        float high = l->x0 < l->x1 ? l->x1 : l->x0;
        left = (int)ceilf(low);
        right = (int)floorf(high);
    }
    for (int x = from; x < to; x++) {
        if (x >= left && x < right) {
            int stop = right < to ? right : to;
            memset(row + x, line_cover(l, (float)x + 0.5f, cy), (size_t)(stop - x));
            x = stop - 1;
            continue;
        }
        row[x] = line_cover(l, (float)x + 0.5f, cy);
    }
}

void shape_line(struct canvas *c, struct shape_scratch *s, const struct draw_command *command,
                float scale, struct irect ink)
{
    int width16 = draw_px16(command->as.line.width, scale);
    struct line_shape l = {(float)(draw_px16(command->as.line.x0, scale) - 16 * ink.x0) / 16,
                           (float)(draw_px16(command->as.line.y0, scale) - 16 * ink.y0) / 16,
                           (float)(draw_px16(command->as.line.x1, scale) - 16 * ink.x0) / 16,
                           (float)(draw_px16(command->as.line.y1, scale) - 16 * ink.y0) / 16,
                           0,
                           0};
    struct irect r = irect_cross(ink, c->clip);
    uint8_t *row;
    bool kept = false; /* the row buffer holds the middle of an upright line */
    l.half = (float)(width16 < 16 ? 16 : width16) / 32;
    if (l.y0 > l.y1) {
        struct line_shape turned = {l.x1, l.y1, l.x0, l.y0, l.half, 0};
        l = turned;
    }
    l.length2 = (l.x1 - l.x0) * (l.x1 - l.x0) + (l.y1 - l.y0) * (l.y1 - l.y0);
    row = shape_row(s, ink.x1 - ink.x0);
    for (int y = r.y0; y < r.y1; y++) {
        float cy = (float)(y - ink.y0) + 0.5f;
        bool middle = l.x0 == l.x1 && cy > l.y0 && cy < l.y1;
        int from, to;
        line_reach(&l, cy, ink.x1 - ink.x0, &from, &to);
        from = from > r.x0 - ink.x0 ? from : r.x0 - ink.x0;
        to = to < r.x1 - ink.x0 ? to : r.x1 - ink.x0;
        if (from >= to) {
            continue;
        }
        if (!middle || !kept) {
            line_row(&l, y - ink.y0, from, to, row);
        }
        kept = middle;
        canvas_row(c, ink.x0 + from, y, row + from, to - from, command->colour);
    }
}
