/* What stands above the band in reach mode: a picture with a few large words, for looking only. */
#ifndef UI_UPPER_H
#define UI_UPPER_H

#include "ui/ui.h"

struct ui_upper_view {
    const char *picture; /* of the pack; NULL or "": the sky */
    const char *alt;
    float focus_x, focus_y;
    const char *kicker, *title, *line; /* NULL or "": none */
    const char *lang;                  /* of the words; NULL: the session's */
};

/* Fills ui_upper(ui) and the snow line under it; nothing outside reach mode. Words stand on a plate
 * of their own where there is a picture, because no picture can promise their contrast. */
void ui_upper_show(struct ui *ui, const struct ui_upper_view *view);

#endif
