/* What the files that set one item of the text share. */
#ifndef SCREENS_READER_ITEM_PARTS_H
#define SCREENS_READER_ITEM_PARTS_H

#include "reader.h"

#define ITEM_PICTURE_MOST 640.0f /* u: a picture never fills the view so that no text is left */

struct item_pen {
    struct reader *r;
    struct ui *ui;
    const struct reader_item *item;
    struct reader_place at;
    float y; /* grows */
};

float item_text(struct item_pen *p, float x, float width, const struct ui_text *t);

/* figure.c: a picture with caption and credit; `bleed` lets it take the paper's margins (the lead
 * picture). */
void item_figure(struct item_pen *p, bool bleed, float most);
float item_lead_height(const struct item_pen *p); /* at most, in the text */

#endif
