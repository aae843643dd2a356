/* The keyboard folded into the dock: one strip of soil with the way back to typing, and steps
 * through the results for hands that do not drag. */
#include "search.h"

#include "ui/button.h"

#include <math.h>

#define BAR_PAD 16.0f
#define BAR_KEEP 64.0f /* of the last step that stays in sight */

static bool bar_step(struct ui *ui, struct rect r, const char *name, const char *icon, bool off)
{
    struct ui_button b = {.name = name,
                          .label = ui_word(ui, name),
                          .icon = icon,
                          .icon_only = true,
                          .look = BUTTON_SOIL_3,
                          .disabled = off};
    return ui_button(ui, r, &b);
}

bool search_bar(struct search *s, struct ui *ui, struct rect r, float view, float content)
{
    struct ui_button type = {.name = "search.type",
                             .label = ui_word(ui, "search.type"),
                             .icon = "keyboard",
                             .look = BUTTON_HERE};
    float h = UI_TOUCH, y = r.y + (r.h - h) / 2, right = r.x + r.w - UI_MARGIN;
    float room = right - r.x - UI_MARGIN - 2 * (UI_TOUCH + UI_GAP);
    float most = content - view, step = fmaxf(view - BAR_KEEP, UI_TOUCH), to = s->offset;
    bool scrolls = most > 1;
    ui_fill(ui, r, ROLE_SOIL, draw_round(0));
    if (scrolls) {
        if (bar_step(ui, rect_make(right - UI_TOUCH, y, UI_TOUCH, UI_TOUCH), "search.down",
                     "chevron-down", s->offset >= most - 1)) {
            to = fminf(most, s->offset + step);
        }
        if (bar_step(ui, rect_make(right - 2 * UI_TOUCH - UI_GAP, y, UI_TOUCH, UI_TOUCH),
                     "search.up", "chevron-up", s->offset <= 1)) {
            to = fmaxf(0, s->offset - step);
        }
        if (to != s->offset) {
            ui_scroll_to(ui, ui_id(SEARCH_SCROLL), to, ui_choice(ui)->less_motion);
        }
    }
    return ui_button(
        ui, rect_make(r.x + UI_MARGIN, y, fminf(ui_button_width(ui, &type, 240), room), h), &type);
}
