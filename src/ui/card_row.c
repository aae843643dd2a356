/* A card that lies down: for lists of places that must not take the screen. */
#include "ui/card.h"

#include "ui/button.h"

#include <math.h>

#define ROW_PICTURE 144.0f
#define ROW_LEAST 108.0f
#define ROW_PAD 20.0f
#define ROW_PRESS 6.0f

struct row_words {
    struct ui_text kicker, title;
    float left, room, kicker_h, height;
};

static void row_words(struct ui *ui, float width, const struct ui_card *card, struct row_words *w)
{
    bool picture = card->picture && card->picture[0];
    w->kicker = (struct ui_text){.text = card->kicker,
                                 .type = TYPE_CAPTION,
                                 .role = ROLE_ACCENT,
                                 .headline = true,
                                 .line_height = 1.3f,
                                 .lang = card->lang};
    w->title = (struct ui_text){.text = card->title,
                                .type = TYPE_LABEL,
                                .role = ROLE_INK,
                                .bold = true,
                                .headline = true,
                                .line_height = 1.3f,
                                .lang = card->lang};
    w->left = picture ? ROW_PICTURE + ROW_PAD : ROW_PAD + 8;
    w->room = width - w->left - ROW_PAD;
    w->title.size = ui_fit_size(ui, w->room, 3, &w->title);
    w->kicker_h = card->kicker[0] ? ui_text_height(ui, w->room, &w->kicker) : 0;
    w->height = w->kicker_h + ui_text_height(ui, w->room, &w->title);
}

float ui_card_row_height(struct ui *ui, float width, const struct ui_card *card)
{
    struct row_words w;
    row_words(ui, width, card, &w);
    return fmaxf(ROW_LEAST, w.height + 24);
}

bool ui_card_row(struct ui *ui, struct rect r, const struct ui_card *card, enum ui_role role)
{
    const char *name = card->index < 0
                           ? card->name
                           : arena_format(ui_memory(ui), "%s.%d", card->name, card->index);
    struct ui_target target = {
        .id = ui_id(name), .rect = r, .name = name, .label = card->title, .kind = UI_CARD};
    struct ui_picture picture = {.name = card->picture,
                                 .focus_x = card->focus_x,
                                 .focus_y = card->focus_y,
                                 .corners = {UI_RADIUS, 0, 0, UI_RADIUS}};
    struct ui_state state = ui_target(ui, &target);
    struct row_words w;
    float y;
    row_words(ui, r.w, card, &w);
    r.y += state.pressed ? ROW_PRESS : 0;
    ui_set_accent(ui, card->accent);
    ui_fill(ui, r, role, draw_round(UI_RADIUS));
    if (card->picture && card->picture[0]) {
        ui_picture(ui, rect_make(r.x, r.y, ROW_PICTURE, r.h), &picture);
    }
    if (ui_contrast(ui) && w.left > ROW_PICTURE) {
        ui_fill(ui, rect_make(r.x + ROW_PICTURE, r.y, 4, r.h), ROLE_LINE, draw_round(0));
    }
    ui_hairline(ui, r, draw_round(UI_RADIUS));
    y = r.y + (r.h - w.height) / 2;
    if (card->kicker[0]) {
        ui_text(ui, r.x + w.left, y, w.room, &w.kicker);
    }
    ui_text(ui, r.x + w.left, y + w.kicker_h, w.room, &w.title);
    if (state.pressed) {
        ui_pressed_shade(ui, r, draw_round(UI_RADIUS));
    }
    return state.clicked;
}
