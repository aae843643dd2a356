/* Two columns as long as nobody has to read more than two lines in them; then whichever is lower,
 * because what is out of sight is not weighed. Rows grow with their words; when many answers share
 * the soil they are lower. */
#include "questions/parts/grid.h"

#include <math.h>

#define GRID_LEAST 440.0f /* of a column */
#define GRID_ROOMY 560.0f
#define GRID_TALL 5 /* rows that a tall screen shows */
#define GRID_FEW 2
#define GRID_MANY 5
#define GRID_LOW 104.0f
#define GRID_BIG 200.0f

static float grid_size(struct ui *ui, float width, struct plate *plates, size_t count)
{
    float size = INFINITY;
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

static float grid_row(size_t rows, size_t columns, bool big)
{
    if (big) {
        return GRID_BIG;
    }
    if (columns == 2) {
        return rows <= 2 ? PLATE_WIDE : GRID_LOW;
    }
    return rows <= 4 ? PLATE_ROW : GRID_LOW;
}

/* Rows of `columns`, all plates in one size of text. */
static void grid_rows(struct ui *ui, float width, struct plate *plates, size_t count,
                      size_t columns, struct grid *out)
{
    float column = columns == 2 ? (width - UI_GAP) / 2 : width, y = 0;
    float least = grid_row((count + columns - 1) / columns, columns, count > 0 && plates[0].big);
    size_t i, k;
    grid_size(ui, column, plates, count);
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

/* Whether everything can be read in half the width: no word is cut, and lines are few. */
static int grid_most_lines(struct ui *ui, float width, struct plate *plates, size_t count)
{
    float column = (width - UI_GAP) / 2;
    int most = 0;
    size_t i;
    if (count < 2 || column < GRID_LEAST ||
        grid_size(ui, column, plates, count) < ui_size(ui, TYPE_BODY)) {
        return GRID_MANY;
    }
    for (i = 0; i < count; i++) {
        int lines = plate_lines(ui, column, &plates[i]);
        most = lines > most ? lines : most;
    }
    if (column < GRID_ROOMY && (most > 1 || (count > 2 && count <= GRID_TALL))) {
        return GRID_MANY; /* a tall screen has room for rows */
    }
    return most;
}

void grid_lay(struct ui *ui, float width, struct plate *plates, size_t count, struct grid *out)
{
    int lines = grid_most_lines(ui, width, plates, count);
    struct grid pairs;
    grid_rows(ui, width, plates, count, lines <= GRID_FEW ? 2 : 1, out);
    if (lines > GRID_FEW && lines < GRID_MANY) {
        grid_rows(ui, width, plates, count, 2, &pairs);
        if (pairs.height < out->height) {
            *out = pairs;
        } else {
            grid_size(ui, width, plates, count);
        }
    }
}
