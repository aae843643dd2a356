/* The rows of the list: units in their order, and bands over those of one kind. */
#ifndef SCREENS_CHART_ROWS_H
#define SCREENS_CHART_ROWS_H

#include "base/arena.h"
#include "pack/chart.h"

#include <stdbool.h>
#include <stddef.h>

struct chart_row {
    size_t unit; /* of a band: the first one below it */
    bool band;
    size_t count; /* units of the band; direct children of the unit */
    float y;
};

/* closed  by unit; what is below a closed one has no row
 * Returns the rows in `mem`. */
struct chart_row *unit_rows_build(const struct pack_chart *chart, const bool *closed,
                                  struct arena *mem, size_t *count);
/* Sets every row's place; the height of all. */
float unit_rows_place(struct chart_row *rows, size_t count, float row_h, float band_h);
/* The row at `y`, or the last one. */
size_t unit_rows_at(const struct chart_row *rows, size_t count, float y);
/* The row of a unit; count when it is folded away. */
size_t unit_rows_of(const struct chart_row *rows, size_t count, size_t unit);
/* Opens whatever hides the unit; true when something changed. */
bool unit_rows_unfold(const struct pack_chart *chart, bool *closed, size_t unit);
/* Rows to jump to: the bands when all units hang below one root, the roots otherwise; and units of
 * the first level that have others below them. */
size_t *unit_rows_jumps(const struct pack_chart *chart, const struct chart_row *rows, size_t count,
                        struct arena *mem, size_t *jumps);

#endif
