/* A folding screen of posters: several leaves side by side, in as many rows as bring them nearest
 * to their proper shape. */
#ifndef UI_LEAVES_H
#define UI_LEAVES_H

#include "ui/card.h"

#define UI_LEAVES_MAX 9

/* Fills `r`; the lowest row stands in the soil. Sizes of text are set here, one for a row. The
 * index of the leaf that was tapped, or -1. */
int ui_leaves(struct ui *ui, struct rect r, const struct ui_leaf *leaves, size_t count);

#endif
