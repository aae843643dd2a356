/* Posters in rows. The shape decides how many: one row on a wide wall, two or three on a tall one
 * or with large text. All words of a row have one size, that of its longest. */
#include "ui/leaves.h"

#include <math.h>

#define LEAVES_SHAPE (242.0f / 528.0f)

static int leaves_row(struct ui *ui, struct rect r, const struct ui_leaf *leaves, size_t count,
                      bool standing)
{
    float width = (r.w - (float)(count - 1) * UI_GAP) / (float)count;
    float title = ui_size(ui, TYPE_POSTER), text = ui_size(ui, TYPE_LABEL);
    int tapped = -1;
    size_t i;
    for (i = 0; i < count; i++) {
        ui_leaf_fit(ui, width, &leaves[i], &title, &text);
    }
    for (i = 0; i < count; i++) {
        struct ui_leaf leaf = leaves[i];
        struct rect place = {r.x + (float)i * (width + UI_GAP), r.y, width, r.h};
        leaf.title_size = title;
        leaf.text_size = text;
        leaf.standing = standing;
        if (ui_leaf(ui, place, &leaf)) {
            tapped = (int)i;
        }
    }
    return tapped;
}

/* A poster narrower than this breaks its words; large text needs more, and its lines then stand
 * less deep in the picture. */
static float leaves_least(const struct ui *ui)
{
    float normal = theme_size(SESSION_TEXT_NORMAL, TYPE_POSTER), size = ui_size(ui, TYPE_POSTER);
    return size > normal ? 200 * size / normal : 180;
}

/* How many rows bring the posters nearest to their proper shape. */
static size_t leaves_rows(const struct ui *ui, struct rect r, size_t count)
{
    size_t rows, best = 1;
    float nearest = 1e9f;
    for (rows = 1; rows <= 3 && rows <= count; rows++) {
        size_t per = (count + rows - 1) / rows;
        float width = (r.w - (float)(per - 1) * UI_GAP) / (float)per;
        float height = (r.h - (float)(rows - 1) * UI_GAP) / (float)rows;
        float off = height > 0 ? fabsf(logf(width / height / LEAVES_SHAPE)) : 1e9f;
        off += width < leaves_least(ui) ? 10 : 0;
        if (off < nearest) {
            nearest = off;
            best = rows;
        }
    }
    return best;
}

int ui_leaves(struct ui *ui, struct rect r, const struct ui_leaf *leaves, size_t count)
{
    size_t rows = count ? leaves_rows(ui, r, count) : 0, at = 0, i;
    float height = (r.h - (float)(rows - 1) * UI_GAP) / (float)rows;
    int tapped = -1;
    for (i = 0; i < rows; i++) { /* the lower rows take what does not divide */
        size_t n = count / rows + (rows - i <= count % rows);
        struct rect row = {r.x, r.y + (float)i * (height + UI_GAP), r.w, height};
        int here = leaves_row(ui, row, leaves + at, n, i + 1 == rows);
        tapped = here >= 0 ? (int)at + here : tapped;
        at += n;
    }
    return tapped;
}
