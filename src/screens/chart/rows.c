/* Rows have one height, bands another: a row's place is a sum, and the row at a place is found by
 * halving. So a list of thousands costs what is in sight. */
#include "rows.h"

#define ROWS_MANY 4 /* children that make a unit a place to jump to */

/* How many siblings of the same kind follow, this one included. */
static size_t rows_run(const struct pack_chart *chart, size_t unit)
{
    const struct pack_unit *u = &chart->units[unit];
    size_t i, n = 0;
    for (i = unit; i < chart->count && chart->units[i].depth >= u->depth; i++) {
        if (chart->units[i].depth == u->depth) {
            if (chart->units[i].kind != u->kind) {
                break;
            }
            n++;
        }
    }
    return n;
}

struct chart_row *unit_rows_build(const struct pack_chart *chart, const bool *closed,
                                  struct arena *mem, size_t *count)
{
    struct chart_row *rows = arena_alloc_array(mem, 2 * chart->count + 1, sizeof *rows);
    size_t i = 0, n = 0;
    int kind = -1; /* of the band under way */
    while (i < chart->count) {
        const struct pack_unit *u = &chart->units[i];
        int depth = u->depth;
        kind = depth == 0 ? -1 : kind;
        if (depth == 1 && (int)u->kind != kind) {
            rows[n++] = (struct chart_row){.unit = i, .band = true, .count = rows_run(chart, i)};
            kind = (int)u->kind;
        }
        rows[n++] = (struct chart_row){.unit = i, .count = (size_t)u->child_count};
        if (closed[i]) {
            for (i++; i < chart->count && chart->units[i].depth > depth; i++) {
            }
        } else {
            i++;
        }
    }
    *count = n;
    return rows;
}

float unit_rows_place(struct chart_row *rows, size_t count, float row_h, float band_h)
{
    float y = 0;
    size_t i;
    for (i = 0; i < count; i++) {
        rows[i].y = y;
        y += rows[i].band ? band_h : row_h;
    }
    return y;
}

size_t unit_rows_at(const struct chart_row *rows, size_t count, float y)
{
    size_t low = 0, high = count;
    while (low + 1 < high) {
        size_t middle = (low + high) / 2;
        if (rows[middle].y <= y) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

size_t unit_rows_of(const struct chart_row *rows, size_t count, size_t unit)
{
    size_t low = 0, high = count;
    while (low < high) { /* units ascend, a band stands before its first unit */
        size_t middle = (low + high) / 2;
        if (rows[middle].unit < unit || (rows[middle].unit == unit && rows[middle].band)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < count && rows[low].unit == unit ? low : count;
}

bool unit_rows_unfold(const struct pack_chart *chart, bool *closed, size_t unit)
{
    bool changed = false;
    int at = chart->units[unit].parent;
    for (; at >= 0; at = chart->units[at].parent) {
        changed = changed || closed[at];
        closed[at] = false;
    }
    return changed;
}

size_t *unit_rows_jumps(const struct pack_chart *chart, const struct chart_row *rows, size_t count,
                        struct arena *mem, size_t *jumps)
{
    size_t *out = arena_alloc_array(mem, count + 1, sizeof *out);
    size_t i, n = 0, roots = 0;
    for (i = 0; i < count; i++) {
        roots += !rows[i].band && chart->units[rows[i].unit].depth == 0;
    }
    for (i = 0; i < count; i++) {
        int depth = chart->units[rows[i].unit].depth;
        if (rows[i].band
                ? roots == 1
                : (depth == 0 && roots > 1) || (depth == 1 && rows[i].count >= ROWS_MANY)) {
            out[n++] = i;
        }
    }
    *jumps = n;
    return out;
}
