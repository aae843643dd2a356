/* Filled polygons, even-odd, anti-aliased by exact area: each edge leaves, in every pixel it
 * crosses, how much height it covers there and how far from the pixel's right side; summed from the
 * left that is the coverage. The idea is Raph Levien's and FreeType's "smooth" rasteriser's; the
 * even-odd rule folds the sum. Only crossed pixels are visited, spans between them are one value.
 * Integers throughout and every row from the edge's ends, not from the row before, so that neither
 * the clip nor the place changes a pixel. */
#include "shapes.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#define POLYGON_ONE 256                              /* a pixel in the finer units used here */
#define POLYGON_FULL (POLYGON_ONE * POLYGON_ONE * 2) /* the sum of a pixel wholly inside */

struct polygon_edge {
    int x0, y0, x1, y1; /* 256ths of a pixel from the ink's corner; y0 < y1 */
    int sign;
};

struct polygon_row {
    struct shape_scratch *s;
    int count; /* touched columns */
    int first_y, width;
};

static int polygon_by_top(const void *a, const void *b)
{
    const struct polygon_edge *p = a;
    const struct polygon_edge *q = b;
    if (p->y0 != q->y0) {
        return p->y0 < q->y0 ? -1 : 1;
    }
    if (p->x0 != q->x0) {
        return p->x0 < q->x0 ? -1 : 1;
    }
    return 0;
}

static void polygon_reserve(struct shape_scratch *s, size_t width, size_t points)
{
    size_t need = width + 2;
    if (s->cell_capacity < need) {
        s->cover = mem_resize_array(s->cover, need, sizeof *s->cover);
        s->area = mem_resize_array(s->area, need, sizeof *s->area);
        s->touched = mem_resize(s->touched, need);
        s->columns = mem_resize_array(s->columns, need, sizeof *s->columns);
        memset(s->touched, 0, need);
        s->cell_capacity = need;
    }
    if (s->edge_capacity < points) {
        s->edges = mem_resize_array(s->edges, points, sizeof *s->edges);
        s->edge_capacity = points;
    }
}

static size_t polygon_edges(struct shape_scratch *s, const int *xy, size_t count)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        const int *a = xy + 2 * i;
        const int *b = xy + 2 * ((i + 1) % count);
        bool down = a[1] < b[1];
        if (a[1] != b[1]) {
            const int *top = down ? a : b;
            const int *foot = down ? b : a;
            s->edges[n++] = (struct polygon_edge){top[0] * 16, top[1] * 16, foot[0] * 16,
                                                  foot[1] * 16, down ? 1 : -1};
        }
    }
    qsort(s->edges, n, sizeof *s->edges, polygon_by_top);
    return n;
}

static void polygon_add(struct polygon_row *row, int column, int cover, int area)
{
    struct shape_scratch *s = row->s;
    if (column < 0 || column > row->width) {
        return; /* cannot be: points lie within the ink */
    }
    if (!s->touched[column]) {
        s->touched[column] = 1;
        s->cover[column] = 0;
        s->area[column] = 0;
        s->columns[row->count++] = column;
    }
    s->cover[column] += cover;
    s->area[column] += area;
}

static int polygon_between(int a, int b, int64_t part, int64_t whole)
{
    return a + (int)((int64_t)(b - a) * part / whole);
}

/* One edge's part within the row: from (xa, ya) to (xb, yb), walked pixel by pixel from the left.
 */
static void polygon_walk(struct polygon_row *row, int xa, int ya, int xb, int yb, int sign)
{
    int x = xa < xb ? xa : xb;
    int end = xa < xb ? xb : xa;
    int height = yb - ya;
    int done = 0; /* of the height */
    int whole = end - x;
    int start = x;
    do {
        int column = x / POLYGON_ONE;
        int stop = (column + 1) * POLYGON_ONE;
        int upto;
        stop = stop < end ? stop : end;
        upto = whole > 0 ? polygon_between(0, height, stop - start, whole) : height;
        polygon_add(row, column, sign * (upto - done),
                    sign * (upto - done) * (x + stop - 2 * column * POLYGON_ONE));
        done = upto;
        x = stop;
    } while (x < end);
}

static void polygon_cross(struct polygon_row *row, const struct polygon_edge *e)
{
    int top = row->first_y;
    int foot = top + POLYGON_ONE;
    int ya = e->y0 > top ? e->y0 : top;
    int yb = e->y1 < foot ? e->y1 : foot;
    int64_t whole = e->y1 - e->y0;
    if (ya < yb) {
        polygon_walk(row, polygon_between(e->x0, e->x1, ya - e->y0, whole), ya,
                     polygon_between(e->x0, e->x1, yb - e->y0, whole), yb, e->sign);
    }
}

static uint8_t polygon_level(int64_t sum)
{
    int64_t v = (sum < 0 ? -sum : sum) % (2 * POLYGON_FULL);
    v = v > POLYGON_FULL ? 2 * POLYGON_FULL - v : v;
    return (uint8_t)((v * 255 + POLYGON_FULL / 2) / POLYGON_FULL);
}

static int polygon_by_number(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static void polygon_sort(int *columns, int count)
{
    if (count > 32) {
        qsort(columns, (size_t)count, sizeof *columns, polygon_by_number);
        return;
    }
    for (int i = 1; i < count; i++) {
        int v = columns[i];
        int j = i;
        for (; j > 0 && columns[j - 1] > v; j--) {
            columns[j] = columns[j - 1];
        }
        columns[j] = v;
    }
}

/* Coverage of the row into mask, between the first and one past the last covered column. */
static void polygon_sweep(struct polygon_row *row, uint8_t *mask, int *from, int *to)
{
    struct shape_scratch *s = row->s;
    int64_t sum = 0;
    polygon_sort(s->columns, row->count);
    *from = s->columns[0];
    *to = s->columns[0];
    for (int i = 0; i < row->count; i++) {
        int column = s->columns[i];
        memset(mask + *to, polygon_level(sum), (size_t)(column - *to));
        sum += (int64_t)s->cover[column] * 2 * POLYGON_ONE;
        mask[column] = polygon_level(sum - s->area[column]);
        s->touched[column] = 0;
        *to = column + 1;
    }
}

void shape_polygon(struct canvas *c, struct shape_scratch *s, const int *xy, size_t count,
                   struct irect ink, rgba colour)
{
    struct irect r = irect_cross(ink, c->clip);
    int width = ink.x1 - ink.x0;
    size_t edges, active = 0, next = 0;
    uint8_t *mask;
    if (count < 3 || irect_empty(r)) {
        return;
    }
    polygon_reserve(s, (size_t)width, count);
    edges = polygon_edges(s, xy, count);
    mask = shape_row(s, width + 1);
    for (int y = r.y0; y < r.y1; y++) {
        struct polygon_row row = {s, 0, (y - ink.y0) * POLYGON_ONE, width};
        int from, to;
        while (next < edges && s->edges[next].y0 < row.first_y + POLYGON_ONE) {
            next++;
        }
        for (size_t i = active; i < next; i++) {
            if (s->edges[i].y1 > row.first_y) {
                polygon_cross(&row, &s->edges[i]);
            } else if (i == active) { /* ended edges at the front are never looked at again */
                active++;
            }
        }
        if (row.count == 0) {
            continue;
        }
        polygon_sweep(&row, mask, &from, &to);
        to = to < width ? to : width;
        from = from > r.x0 - ink.x0 ? from : r.x0 - ink.x0;
        to = to < r.x1 - ink.x0 ? to : r.x1 - ink.x0;
        if (from < to) {
            canvas_row(c, ink.x0 + from, y, mask + from, to - from, colour);
        }
    }
}
