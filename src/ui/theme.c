/* Three themes and seven accents as tables. High contrast is not a darker theme but another
 * drawing: surfaces are black, lines white and 4 u wide, yellow says "here" and "the one primary".
 * Right is a bluish green and wrong a warm red that colour-blind eyes tell apart as well (tested).
 */
#include "ui/theme.h"

#include <stddef.h>
#include <string.h>

struct theme_accent_row {
    const char *name;
    rgba light, dark; /* text and marks */
    rgba fill, on;    /* poster fill and the ink on it */
};

static const rgba roles[3][ROLE_ACCENT] = {
    [SESSION_LIGHT] =
        {
            [ROLE_GROUND] = 0xF4F8FBFF,     [ROLE_SURFACE] = 0xFFFFFFFF,
            [ROLE_RAISED] = 0xE8F0F6FF,     [ROLE_INK] = 0x10202EFF,
            [ROLE_INK_SOFT] = 0x46586AFF,   [ROLE_LINE] = 0xCBD8E2FF,
            [ROLE_FOCUS] = 0x0A5FB4FF,      [ROLE_RIGHT] = 0x11705FFF,
            [ROLE_WRONG] = 0xB3261EFF,      [ROLE_SOIL] = 0x262226FF,
            [ROLE_SOIL_2] = 0x3A3336FF,     [ROLE_SOIL_3] = 0x4A4146FF,
            [ROLE_ON_SOIL] = 0xF4F8FBFF,    [ROLE_ON_SOIL_SOFT] = 0xC9BFC2FF,
            [ROLE_SNOW] = 0xFFFFFFFF,       [ROLE_FOCUS_SOIL] = 0x6DB8FFFF,
            [ROLE_GOLD] = 0xF2B233FF,       [ROLE_ON_GOLD] = 0x10202EFF,
            [ROLE_PRIMARY] = 0x10202EFF,    [ROLE_ON_PRIMARY] = 0xFFFFFFFF,
            [ROLE_HERE] = 0xF4F8FBFF,       [ROLE_ON_HERE] = 0x262226FF,
            [ROLE_SCRIM] = 0x2622269EU,     [ROLE_PRESSED] = 0x0000001FU,
            [ROLE_NIGHT_TEXT] = 0xFFFFFFFF,
        },
    [SESSION_DARK] =
        {
            [ROLE_GROUND] = 0x0B1622FF,     [ROLE_SURFACE] = 0x142434FF,
            [ROLE_RAISED] = 0x1D3246FF,     [ROLE_INK] = 0xEEF5FAFF,
            [ROLE_INK_SOFT] = 0xA9BCCBFF,   [ROLE_LINE] = 0x2C4358FF,
            [ROLE_FOCUS] = 0x6DB8FFFF,      [ROLE_RIGHT] = 0x66DDC0FF,
            [ROLE_WRONG] = 0xFF8A80FF,      [ROLE_SOIL] = 0x262226FF,
            [ROLE_SOIL_2] = 0x3A3336FF,     [ROLE_SOIL_3] = 0x4A4146FF,
            [ROLE_ON_SOIL] = 0xF4F8FBFF,    [ROLE_ON_SOIL_SOFT] = 0xC9BFC2FF,
            [ROLE_SNOW] = 0xFFFFFFFF,       [ROLE_FOCUS_SOIL] = 0x6DB8FFFF,
            [ROLE_GOLD] = 0xF2B233FF,       [ROLE_ON_GOLD] = 0x10202EFF,
            [ROLE_PRIMARY] = 0xEEF5FAFF,    [ROLE_ON_PRIMARY] = 0x142434FF,
            [ROLE_HERE] = 0xF4F8FBFF,       [ROLE_ON_HERE] = 0x262226FF,
            [ROLE_SCRIM] = 0x000000B0U,     [ROLE_PRESSED] = 0x0000003DU,
            [ROLE_NIGHT_TEXT] = 0xFFFFFFFF,
        },
    [SESSION_CONTRAST] =
        {
            [ROLE_GROUND] = 0x000000FF,     [ROLE_SURFACE] = 0x000000FF,
            [ROLE_RAISED] = 0x1A1A1AFF,     [ROLE_INK] = 0xFFFFFFFF,
            [ROLE_INK_SOFT] = 0xFFFFFFFF,   [ROLE_LINE] = 0xFFFFFFFF,
            [ROLE_FOCUS] = 0xFFE800FF,      [ROLE_RIGHT] = 0x59FFD0FF,
            [ROLE_WRONG] = 0xFFA590FF,      [ROLE_SOIL] = 0x000000FF,
            [ROLE_SOIL_2] = 0x000000FF,     [ROLE_SOIL_3] = 0x1A1A1AFF,
            [ROLE_ON_SOIL] = 0xFFFFFFFF,    [ROLE_ON_SOIL_SOFT] = 0xFFFFFFFF,
            [ROLE_SNOW] = 0xFFFFFFFF,       [ROLE_FOCUS_SOIL] = 0xFFE800FF,
            [ROLE_GOLD] = 0xFFE800FF,       [ROLE_ON_GOLD] = 0x000000FF,
            [ROLE_PRIMARY] = 0xFFE800FF,    [ROLE_ON_PRIMARY] = 0x000000FF,
            [ROLE_HERE] = 0xFFE800FF,       [ROLE_ON_HERE] = 0x000000FF,
            [ROLE_SCRIM] = 0x000000CCU,     [ROLE_PRESSED] = 0xFFFFFF4DU,
            [ROLE_NIGHT_TEXT] = 0xFFFFFFFF,
        },
};

static const struct theme_accent_row accents[ACCENT_COUNT] = {
    [ACCENT_HISTORY] = {"history", 0x8A5A00FF, 0xF2B233FF, 0xF2B233FF, 0x10202EFF},
    [ACCENT_STRUCTURE] = {"structure", 0x0A5FB4FF, 0x6DB8FFFF, 0x0A4C95FF, 0xFFFFFFFF},
    [ACCENT_DUTIES] = {"duties", 0x1F6B4FFF, 0x6CCBA3FF, 0x12503AFF, 0xFFFFFFFF},
    [ACCENT_HONOURS] = {"honours", 0xB3261EFF, 0xFF8A80FF, 0x9A1E17FF, 0xFFFFFFFF},
    [ACCENT_QUIZ] = {"quiz", 0x5B3FBFFF, 0xB7A3FFFF, 0x33217FFF, 0xFFFFFFFF},
    [ACCENT_YOUTH] = {"youth", 0xB4490AFF, 0xFFB27AFF, 0xEE7F3AFF, 0x10202EFF},
    [ACCENT_GROUP] = {"group", 0x00696FFF, 0x5FD3DAFF, 0x005257FF, 0xFFFFFFFF},
};

/* Normal, large (text x 1.5) and extra large (text x 2). What is large already grows less: a title
 * twice as high would push the text off the screen it introduces. */
static const float sizes[TYPE_COUNT][3] = {
    [TYPE_DISPLAY] = {112, 124, 136}, [TYPE_MASTHEAD] = {88, 92, 96}, [TYPE_TITLE] = {64, 84, 104},
    [TYPE_HEADING] = {44, 60, 76},    [TYPE_POSTER] = {40, 50, 60},   [TYPE_BODY] = {34, 51, 68},
    [TYPE_LABEL] = {30, 45, 60},      [TYPE_CAPTION] = {26, 39, 52},  [TYPE_CHROME] = {30, 38, 44},
};

rgba theme_colour(enum session_theme theme, enum ui_accent accent, enum ui_role role)
{
    const struct theme_accent_row *row = &accents[accent];
    if (role < ROLE_ACCENT) {
        return roles[theme][role];
    }
    if (theme == SESSION_CONTRAST) {
        return role == ROLE_ACCENT_FILL ? 0x000000FF : 0xFFFFFFFF;
    }
    if (role == ROLE_ACCENT) {
        return theme == SESSION_DARK ? row->dark : row->light;
    }
    return role == ROLE_ACCENT_FILL ? row->fill : row->on;
}

float theme_size(enum session_text text, enum ui_type type)
{
    return sizes[type][text];
}

float theme_hairline(enum session_theme theme)
{
    return theme == SESSION_CONTRAST ? 4.0f : 0.0f;
}

enum ui_accent theme_accent(const char *name)
{
    int i;
    for (i = 0; i < ACCENT_COUNT; i++) {
        if (strcmp(accents[i].name, name) == 0) {
            return (enum ui_accent)i;
        }
    }
    return ACCENT_STRUCTURE;
}
