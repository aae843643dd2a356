/* Colour roles and type sizes. Screens name roles, never colours or sizes of their own.
 * Source: the project's visual design (roles, accents, type scale); contrast pairs are tested. */
#ifndef UI_THEME_H
#define UI_THEME_H

#include "draw/rect.h"
#include "session/session.h"

enum ui_role {
    ROLE_GROUND,
    ROLE_SURFACE,
    ROLE_RAISED,
    ROLE_INK,
    ROLE_INK_SOFT,
    ROLE_LINE,
    ROLE_FOCUS,
    ROLE_RIGHT,
    ROLE_WRONG,
    ROLE_SOIL,
    ROLE_SOIL_2,
    ROLE_SOIL_3,
    ROLE_ON_SOIL,
    ROLE_ON_SOIL_SOFT,
    ROLE_SNOW,
    ROLE_FOCUS_SOIL,
    ROLE_GOLD,
    ROLE_ON_GOLD,
    ROLE_PRIMARY, /* the one primary button of a screen */
    ROLE_ON_PRIMARY,
    ROLE_HERE, /* the dock's "you are here" pill */
    ROLE_ON_HERE,
    ROLE_SCRIM,      /* translucent, over everything under an overlay */
    ROLE_PRESSED,    /* translucent, over a pressed thing */
    ROLE_NIGHT_TEXT, /* text on the night sky of the attract pictures */
    ROLE_ACCENT,     /* text and marks in the section's colour */
    ROLE_ACCENT_FILL,
    ROLE_ACCENT_ON, /* ink on the fill */
    ROLE_COUNT
};

enum ui_accent {
    ACCENT_HISTORY,
    ACCENT_STRUCTURE,
    ACCENT_DUTIES,
    ACCENT_HONOURS,
    ACCENT_QUIZ,
    ACCENT_YOUTH,
    ACCENT_GROUP,
    ACCENT_COUNT
};

enum ui_type {
    TYPE_DISPLAY,
    TYPE_MASTHEAD,
    TYPE_TITLE,
    TYPE_HEADING,
    TYPE_POSTER,
    TYPE_BODY,
    TYPE_LABEL,
    TYPE_CAPTION,
    TYPE_CHROME, /* words on buttons and in the dock: grow less, their places are fixed */
    TYPE_COUNT
};

rgba theme_colour(enum session_theme theme, enum ui_accent accent, enum ui_role role);
float theme_size(enum session_text text, enum ui_type type); /* em in u */
float theme_hairline(enum session_theme theme); /* width of the lines that part surfaces; 0: none */
enum ui_accent theme_accent(const char *name);  /* unknown: structure */

#endif
