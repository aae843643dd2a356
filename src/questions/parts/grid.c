/* Two columns as long as nobody has to read more than two lines in them; then one. Rows grow with
 * their words; when many answers share the soil they are lower, so that four rows are seldom cut by
 * the dock. */
#include "questions/parts/grid.h"

#include <math.h>

#define GRID_LEAST 440.0f /* of a column */
#define GRID_LINES 2
#define GRID_LOW 104.0f

static float grid_size(struct ui *ui, float width, struct plate *plates, size_t count)
{
    float size = ui_size(ui, TYPE_HEADING);
    size_t i;
    for (i = 0; i < count; i++) {
        plates[i].size = 0;
        size = fminf(size, plate_size(ui, width, &plates[i]));
    }
    for (i = 0; i < count; i++) {
        plates[i].size = size;
    }
    return size;
}

static bool grid_pairs(struct ui *ui, float width, struct plate *plates, size_t count)
{
    float column = (width - UI_GAP) / 2;
    size_t i;
    if (count < 2 || column < GRID_LEAST) {
        return false;
    }
    if (grid_size(ui, column, plates, count) < ui_size(ui, TYPE_BODY)) {
        return false;
    }
    for (i = 0; i < count; i++) {
        if (plate_lines(ui, column, &plates[i]) > GRID_LINES) {
            return false;
        }
    }
    return true;
}

static float grid_row(size_t rows, size_t columns)
{
    if (columns == 2) {
        return rows <= 2 ? PLATE_WIDE : GRID_LOW;
    }
    return rows <= 4 ? PLATE_ROW : GRID_LOW;
}

void grid_lay(struct ui *ui, float width, struct plate *plates, size_t count, struct grid *out)
{
    size_t columns = grid_pairs(ui, width, plates, count) ? 2 : 1, i, k;
    float column = columns == 2 ? (width - UI_GAP) / 2 : width, y = 0;
    float least = grid_row((count + columns - 1) / columns, columns);
    if (columns == 1) {
        grid_size(ui, column, plates, count);
    }
    for (i = 0; i < count; i += columns) {
        float high = least;
        for (k = i; k < i + columns && k < count; k++) {
            high = fmaxf(high, plate_height(ui, column, &plates[k]));
        }
        for (k = i; k < i + columns && k < count; k++) {
            out->cells[k] = rect_make((float)(k - i) * (column + UI_GAP), y, column, high);
        }
        y += high + UI_GAP;
    }
    out->height = count ? y - UI_GAP : 0;
}
