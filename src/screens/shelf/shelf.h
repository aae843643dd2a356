/* What the files of the shelf share. See shelf.c for how they play together. */
#ifndef SCREENS_SHELF_SHELF_H
#define SCREENS_SHELF_SHELF_H

#include "nav/screen.h"
#include "pack/shelf.h"
#include "ui/button.h"
#include "ui/ui.h"

struct shelf {
    char route[ROUTE_MAX];
    struct arena memory; /* of the words in the language shown */
    char lang[16];
    bool loaded, placed;
    struct pack_shelf data;
    struct shelf_focus {
        float x, y;
    } * focus; /* of the items' pictures: what must stay in view */
};

/* head.c: what the shelf is called and about. Draws from r.y on when `draw`; returns the height. A
 * low screen leaves the introduction out. */
float shelf_head(const struct shelf *s, struct ui *ui, struct rect r, bool draw);

/* grid.c: the articles of a theme as cards, `room` high if they are to be seen at once. */
struct shelf_grid {
    size_t columns, rows;
    float width, picture, words; /* of one card */
    float height;                /* of all */
};
void shelf_plan(const struct shelf *s, struct ui *ui, float width, float room,
                struct shelf_grid *out);
void shelf_cards(const struct shelf *s, struct kiosk *k, struct ui *ui, struct rect r,
                 const struct shelf_grid *grid, struct rect view);

/* sisters.c: the themes of the shelf as a row of buttons, in as many lines as they need. */
float shelf_sisters_height(const struct shelf *s, struct ui *ui, float width);
struct ui_button shelf_glossary(const struct shelf *s, struct ui *ui);
void shelf_sisters(const struct shelf *s, struct kiosk *k, struct ui *ui, struct rect r);

#endif
