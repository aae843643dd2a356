/* Buttons: full radius, pressed within one frame (6 u down, 12 % darker). */
#ifndef UI_BUTTON_H
#define UI_BUTTON_H

#include "ui/ui.h"

enum ui_button_look {
    BUTTON_PLAIN,   /* raised */
    BUTTON_PRIMARY, /* ink; one per screen */
    BUTTON_SURFACE, /* white, over pictures and ground */
    BUTTON_SOIL,    /* in the dock and panels */
    BUTTON_SOIL_3,
    BUTTON_GOLD, /* selected, or the first invitation */
    BUTTON_HERE  /* the dock's white pill */
};

struct ui_button {
    const char *name;                     /* "dock.home": its id and its name in scripts */
    int index;                            /* distinguishes buttons of one name */
    const char *label;                    /* shown, unless icon_only */
    const char *icon;                     /* NULL: none */
    bool icon_only, icon_behind, stacked; /* stacked: icon over label (portrait dock) */
    bool light;                           /* label in Regular */
    bool disabled;                        /* 38 %, does not answer */
    enum ui_button_look look;
    float radius;      /* 0: half the shorter side */
    enum ui_type type; /* 0 (TYPE_DISPLAY) means TYPE_CHROME */
    bool multiline;    /* the label may take two lines */
    bool inert;        /* drawn only: stands on a card that is the target as a whole */
    float inset_left;  /* u kept free for a picture on the left */
    const char *lang;  /* of the label; NULL: the session's */
    float fixed_size;  /* em in u whatever the text size (attract); 0: the type's */
};

/* True when it was tapped. */
bool ui_button(struct ui *ui, struct rect r, const struct ui_button *button);
/* The largest label size at which a stacked button's words fit `width` on one line. */
float ui_button_stacked_size(struct ui *ui, const struct ui_button *button, float width);
/* Width it wants for its label and icon, at least `least`. */
float ui_button_width(struct ui *ui, const struct ui_button *button, float least);
/* Height of a button at the current text size: 96 u, or more when the words need it. */
float ui_button_height(const struct ui *ui);

/* Buttons in rows, from (r.x, r.y + y) on and r.w wide; the height they take. `draw`: false only
 * measures. `tapped`: the index of the one that was tapped, or -1. */
float ui_buttons_flow(struct ui *ui, struct rect r, float y, const struct ui_button *buttons,
                      size_t count, bool draw, int *tapped);

/* The darkening of a pressed rectangle, for cards and leaves. */
void ui_pressed_shade(struct ui *ui, struct rect r, struct draw_corners corners);

#endif
