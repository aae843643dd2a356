/* The open card in pieces: what card.c and card_items.c share. */
#ifndef SCREENS_CHART_CARD_H
#define SCREENS_CHART_CARD_H

#include "chart.h"

enum card_kind {
    CARD_KICKER,
    CARD_TITLE,
    CARD_LIFE,    /* of a person: born, died */
    CARD_WHEN,    /* of a person: post and its dates */
    CARD_TEXT,    /* one block of the text, or the summary */
    CARD_FIGURE,  /* a picture in the text */
    CARD_DOUBT,   /* the name is to be confirmed */
    CARD_HEADING, /* over rows */
    CARD_PERSON,  /* rows: each a target */
    CARD_ALL_PEOPLE,
    CARD_UNIT,
    CARD_ABOVE, /* one step up, where there is no foot for it */
    CARD_ALL_UNITS,
    CARD_LINK,
    CARD_NOTE /* as of; sources */
};

struct chart_card_item {
    enum card_kind kind;
    const char *text; /* heading, kicker, note, title of a link */
    const struct doc_block *block;
    const char *route; /* of a link */
    size_t index;      /* of a person, a unit; which link */
    float y, h;
};

/* Roles on the card: ink by day, the raised night by night, black in high contrast. */
struct card_look {
    enum ui_role ground, ink, soft;
};
struct card_look unit_card_look(const struct ui *ui);

rgba unit_card_raised(const struct ui *ui); /* of buttons and rows on it */

/* What the card says, top to bottom. */
void unit_card_build(struct chart *c, struct kiosk *k, struct ui *ui);

struct card_pen {
    struct chart *c;
    struct kiosk *k;
    struct ui *ui;
    float x, width;
    bool draw;
};
/* Height of an item; draws it with its top at `y` when the pen draws, and follows a tap. */
float unit_card_item(struct card_pen *p, const struct chart_card_item *item, float y);

#endif
