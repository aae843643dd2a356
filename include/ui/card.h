/* Things that stand in the soil or on the paper: posters, cards, the sky behind them. */
#ifndef UI_CARD_H
#define UI_CARD_H

#include "ui/ui.h"

/* The sky of a screen: a picture by day and by night; high contrast has none. */
void ui_sky(struct ui *ui, struct rect r);

struct ui_leaf {      /* a tall poster: title and two short lines over quiet sky, art below */
    const char *name; /* target */
    const char *title, *line1, *line2, *art, *lang;
    enum ui_accent accent;
    bool standing;   /* foot flush with the soil: only the upper corners are round */
    float text_size; /* 0 for the type's; the caller gives one size to all leaves of a row */
    float title_size;
};
bool ui_leaf(struct ui *ui, struct rect r, const struct ui_leaf *poster);
/* Largest sizes at which this leaf's words fit its width. */
void ui_leaf_fit(struct ui *ui, float width, const struct ui_leaf *leaf, float *title, float *text);

struct ui_card { /* picture on top, kicker and title below */
    const char *name;
    int index; /* behind the name, for cards of one name; -1: the name is its own */
    const char *kicker, *title, *picture, *lang;
    float focus_x, focus_y;
    enum ui_accent accent;
    float picture_height; /* 0: no picture: the card is ink, so that it stands beside pictures */
    const char *line;     /* under the title, in soft ink; NULL: none */
    const char *mark;     /* a plate with an icon on the picture; NULL: none */
    const char *mark_icon;
    bool large; /* the title as a headline: the card is what the screen is about */
};
float ui_card_height(struct ui *ui, float width, const struct ui_card *card);
bool ui_card(struct ui *ui, struct rect r, const struct ui_card *card);
/* The same lying down: the picture at the left, kicker and title beside it, on a ground of `role`.
 * Of `card` only name, index, kicker, title, picture, focus, lang and accent are looked at. */
float ui_card_row_height(struct ui *ui, float width, const struct ui_card *card);
bool ui_card_row(struct ui *ui, struct rect r, const struct ui_card *card, enum ui_role role);

#endif
