/* Nothing there: one friendly sentence, a tiger's tracks in the snow, and the way back. */
#include "nav/nav.h"
#include "nav/screen.h"
#include "ui/button.h"

#include <math.h>

struct missing {
    char unused; /* the screen has no state; C has no empty structs */
};

static bool missing_open(void *self, struct kiosk *k, const struct route *r, struct arena *mem,
                         struct err *err)
{
    (void)self;
    (void)k;
    (void)r;
    (void)mem;
    (void)err;
    return true;
}

static void missing_frame(void *self, struct kiosk *k, struct ui *ui, struct rect area)
{
    struct ui_picture tracks = {.name = "missing-tracks", .focus_x = 0.72f, .focus_y = 1};
    struct ui_text title = {.text = ui_word(ui, "missing.title"),
                            .type = TYPE_DISPLAY,
                            .size = ui_size(ui, TYPE_MASTHEAD) * 1.1f,
                            .role = ROLE_INK,
                            .serif = true,
                            .bold = true,
                            .tight = true,
                            .headline = true};
    struct ui_text line = {
        .text = ui_word(ui, "missing.line"), .type = TYPE_BODY, .role = ROLE_INK, .headline = true};
    struct ui_button home = {.name = "missing.home",
                             .label = ui_word(ui, "missing.home"),
                             .icon = "home",
                             .look = BUTTON_PRIMARY};
    float width = area.w < area.h * 1.2f || ui_choice(ui)->text != SESSION_TEXT_NORMAL
                      ? area.w - 2 * UI_MARGIN
                      : area.w * 0.42f;
    bool large = ui_choice(ui)->text != SESSION_TEXT_NORMAL;
    float x = area.x + UI_MARGIN, y = area.y + (large ? 56 : 120), w;
    (void)self;
    ui_fill(ui, area, ROLE_GROUND, draw_round(0));
    if (ui_choice(ui)->theme == SESSION_LIGHT && !large) {
        ui_picture(ui, area, &tracks);
    }
    title.size = ui_fit_size(ui, width, 2, &title);
    y += ui_text(ui, x, y, width, &title) + 24;
    y += ui_text(ui, x, y, width, &line) + 32;
    w = ui_button_width(ui, &home, 240);
    if (ui_button(ui, rect_make(x, y, w, ui_button_height(ui)), &home)) {
        nav_home(k->nav);
    }
}

const struct screen_type screen_missing = {
    .name = "missing",
    .size = sizeof(struct missing),
    .open = missing_open,
    .frame = missing_frame,
};
