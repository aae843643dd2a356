/* "Still there?": the sun counts the seconds while it stands over the mountains. One large way to
 * stay, one to leave; any other touch stays too (the caller sees to that). */
#include "ui/button.h"
#include "ui/panel.h"

#include <math.h>

struct still_ring {
    float radius; /* of the picture's height */
    rgba colour;
};

/* The picture is the same in every theme but high contrast, where it gives way to black and lines.
 */
static const struct still_ring rings[] = {
    {0.70f, 0x1D4266FF},  {0.60f, 0x265881FF},  {0.51f, 0x356F9AFF}, {0.43f, 0x4B88B1FF},
    {0.355f, 0x7BADCAFF}, {0.295f, 0xB3CFD8FF}, {0.25f, 0xE6DCC4FF}, {0.205f, 0xF6DEA6FF},
};

static void still_picture(struct ui *ui, struct rect r, int seconds)
{
    struct draw_corners left = {UI_RADIUS, 0, 0, UI_RADIUS};
    struct draw_corners foot = {0, 0, 0, UI_RADIUS};
    float cx = r.x + r.w / 2, cy = r.y + fminf(r.h * 0.56f, r.h - r.w * 0.42f);
    float unit = fminf(r.h, r.w * 1.25f);
    bool contrast = ui_contrast(ui);
    struct ui_text number = {.text = arena_format(ui_memory(ui), "%d", seconds),
                             .size = unit * 0.2f,
                             .role = ROLE_ON_GOLD,
                             .serif = true,
                             .bold = true,
                             .align = TEXT_CENTRE,
                             .line_height = 1.2f};
    size_t i;
    if (r.w > r.h) { /* across the top of a tall screen */
        left = draw_round_top(UI_RADIUS);
        foot = (struct draw_corners){0, 0, 0, 0};
        cy = r.y + r.h * 0.5f;
        unit = r.h;
        number.size = unit * 0.24f;
    }
    ui_fill_colour(ui, r, contrast ? 0x000000FF : 0x16324FFF, left);
    if (!contrast) {
        ui_clip(ui, rect_inset(r, 0));
        for (i = 0; i < sizeof rings / sizeof rings[0]; i++) {
            float radius = rings[i].radius * unit;
            ui_fill_colour(ui, rect_make(cx - radius, cy - radius, radius * 2, radius * 2),
                           rings[i].colour, draw_round(radius));
        }
        ui_unclip(ui);
        ui_fill_colour(ui, rect_make(r.x, r.y + r.h * 0.86f, r.w, r.h * 0.14f), 0xF4F8FBFF, foot);
    }
    ui_disc(ui, cx, cy, unit * 0.185f, ROLE_GOLD);
    ui_text(ui, cx - unit / 2, cy - number.size * 0.6f, unit, &number);
}

static enum ui_still_result still_buttons(struct ui *ui, struct rect r)
{
    struct ui_button stay = {.name = "still.here",
                             .label = ui_word(ui, "still.here"),
                             .look = BUTTON_PRIMARY,
                             .type = TYPE_HEADING};
    struct ui_button leave = {
        .name = "still.home", .label = ui_word(ui, "still.home"), .multiline = true};
    float first = (r.w - UI_GAP) * 0.62f;
    enum ui_still_result result = STILL_WAITING;
    if (ui_button(ui, rect_make(r.x, r.y, first, r.h), &stay)) {
        result = STILL_HERE;
    }
    if (ui_button(ui, rect_make(r.x + first + UI_GAP, r.y, r.w - first - UI_GAP, r.h), &leave)) {
        result = STILL_HOME;
    }
    return result;
}

enum ui_still_result ui_still_there(struct ui *ui, int seconds_left)
{
    struct rect screen = ui_screen(ui);
    bool tall = screen.w < 1300;
    float top = ui_upper(ui).h, height = ui_floor(ui) - top; /* what a hand reaches */
    struct rect card = {0, 0, tall ? screen.w - 2 * UI_MARGIN : 1120,
                        tall ? fminf(980, height - 32) : 600};
    struct rect picture, words;
    struct ui_target cover = {.id = ui_id("still.cover"),
                              .rect = {screen.x, top, screen.w, screen.h - top},
                              .name = "still.cover",
                              .label = ui_word(ui, "still.here"),
                              .kind = UI_BACKDROP};
    struct ui_text title = {.text = ui_word(ui, "still.title"),
                            .size = ui_size(ui, TYPE_TITLE) * 1.25f,
                            .role = ROLE_INK,
                            .serif = true,
                            .bold = true,
                            .tight = true,
                            .headline = true};
    struct ui_text line = {
        .text = ui_word_with(ui, "still.line", arena_format(ui_memory(ui), "%d", seconds_left)),
        .type = TYPE_BODY,
        .role = ROLE_INK_SOFT,
        .line_height = 1.5f,
        .headline = true};
    enum ui_still_result result = STILL_WAITING;
    float y;
    card.x = (screen.w - card.w) / 2;
    card.y = ui_reach(ui) ? top + (height - card.h) / 2 : (screen.h - card.h) / 2;
    ui_cover(ui);
    ui_fill(ui, screen, ROLE_SCRIM, draw_round(0));
    if (ui_target(ui, &cover).clicked) {
        result = STILL_HERE;
    }
    ui_fill(ui, card, ROLE_SURFACE, draw_round(UI_RADIUS));
    picture = tall ? rect_make(card.x, card.y, card.w, card.h - 560)
                   : rect_make(card.x, card.y, 460, card.h);
    words = tall ? rect_make(card.x + 56, card.y + card.h - 520, card.w - 112, 520 - 56)
                 : rect_make(card.x + 516, card.y + 56, card.w - 572, card.h - 112);
    still_picture(ui, picture, seconds_left);
    ui_hairline(ui, card, draw_round(UI_RADIUS));
    title.size = ui_fit_size(ui, words.w, 1, &title);
    y = words.y + ui_text(ui, words.x, words.y, words.w, &title) + 12;
    line.size = ui_fit_size(
        ui, words.w,
        (int)((words.h - 128 - title.size * 1.25f - 24) / (ui_size(ui, TYPE_BODY) * 1.5f)), &line);
    ui_text(ui, words.x, y, words.w, &line);
    y = words.y + words.h - 128;
    {
        enum ui_still_result pressed = still_buttons(ui, rect_make(words.x, y, words.w, 128));
        return pressed != STILL_WAITING ? pressed : result;
    }
}
