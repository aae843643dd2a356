/* See hall_card.h. The words have one size whatever the visitor has chosen: they are not for
 * visitors, and a card of twice the size would stand in their way. */
#include "app/hall_card.h"

#include "ui/button.h"
#include "ui/dock.h"

#include <math.h>

#define CARD_HIGH 128.0f
#define CARD_PADDING 32.0f
#define CARD_ICON 64.0f
#define CARD_GAP 24.0f /* between the parts, and to what is below */
#define CARD_BUTTON 160.0f

static struct ui_text card_line(const struct strings *strings, const char *lang, const char *key)
{
    bool first = lang[0] == 'z';
    return (struct ui_text){.text = strings_get(strings, lang, key),
                            .size = first ? 32 : 27,
                            .role = first ? ROLE_INK : ROLE_INK_SOFT,
                            .bold = first,
                            .lang = lang,
                            .max_lines = 1};
}

/* Where the card may end: over the dock, or over what a screen without one has at its foot. */
static float card_foot(const struct ui *ui, float width, bool dock)
{
    struct rect screen = ui_screen(ui);
    const struct ui_element *e;
    float foot = ui_floor(ui) - (dock ? ui_dock_height(ui) : 0), left;
    size_t count = ui_elements(ui, &e), i;
    left = screen.x + screen.w - UI_MARGIN - width;
    for (i = 0; !dock && i < count; i++) {
        bool ground = e[i].what == UI_ELEMENT_PICTURE || e[i].kind == UI_BACKDROP;
        if (!ground && e[i].visible.y > screen.y + screen.h / 2 &&
            e[i].visible.x + e[i].visible.w > left) {
            foot = fminf(foot, e[i].visible.y);
        }
    }
    return foot - CARD_GAP;
}

static struct rect card_place(const struct ui *ui, float width, float height, bool dock)
{
    struct rect screen = ui_screen(ui);
    return rect_make(screen.x + screen.w - UI_MARGIN - width, card_foot(ui, width, dock) - height,
                     width, height);
}

static void card_ground(struct ui *ui, struct rect r, float radius)
{
    if (!ui_contrast(ui)) {
        ui_fill(ui, rect_inset(r, -3), ROLE_LINE, draw_round(radius + 3));
    }
    ui_fill(ui, r, ROLE_SURFACE, draw_round(radius));
    ui_hairline(ui, r, draw_round(radius));
}

static void card_icon(struct ui *ui, float x, struct rect r, const char *icon)
{
    struct rect place = rect_make(x, r.y + (r.h - CARD_ICON) / 2, CARD_ICON, CARD_ICON);
    ui_disc(ui, place.x + CARD_ICON / 2, place.y + CARD_ICON / 2, CARD_ICON / 2, ROLE_GOLD);
    ui_icon(ui, rect_inset(place, 12), icon, ROLE_ON_GOLD);
}

static float card_words_width(struct ui *ui, const struct ui_text lines[2])
{
    return ceilf(fmaxf(ui_text_width(ui, &lines[0]), ui_text_width(ui, &lines[1]))) + 2;
}

static void card_words(struct ui *ui, struct rect r, const struct ui_text lines[2])
{
    float first = ui_text_height(ui, r.w, &lines[0]), second = ui_text_height(ui, r.w, &lines[1]);
    float y = r.y + (r.h - first - second) / 2;
    ui_text(ui, r.x, y, r.w, &lines[0]);
    ui_text(ui, r.x, y + first, r.w, &lines[1]);
}

/* --- a stick ---------------------------------------------------------------------------------- */

static bool card_target(struct ui *ui, struct rect r, const char *label, float radius)
{
    struct ui_target target = {.id = ui_id("hall.card"),
                               .rect = r,
                               .name = "hall.card",
                               .label = label,
                               .kind = UI_BUTTON,
                               .radius = radius};
    struct ui_state state = ui_target(ui, &target);
    if (state.pressed) {
        ui_pressed_shade(ui, r, draw_round(radius));
    }
    return state.clicked;
}

static bool card_stick(struct ui *ui, const struct strings *strings, const char *key, bool small,
                       bool dock)
{
    struct ui_text lines[2] = {card_line(strings, "zh", key), card_line(strings, "en", key)};
    float words = card_words_width(ui, lines);
    float width = 2 * CARD_PADDING + CARD_ICON + CARD_GAP + words, x;
    struct rect r =
        small ? card_place(ui, UI_TOUCH, UI_TOUCH, dock) : card_place(ui, width, CARD_HIGH, dock);
    float radius = small ? UI_TOUCH / 2 : UI_RADIUS;
    card_ground(ui, r, radius);
    x = small ? r.x + (r.w - CARD_ICON) / 2 : r.x + CARD_PADDING;
    card_icon(ui, x, r, "usb");
    if (!small) {
        x += CARD_ICON + CARD_GAP;
        card_words(ui, rect_make(x, r.y, words, r.h), lines);
    }
    return card_target(ui, r, lines[0].text, radius);
}

/* --- no PIN ----------------------------------------------------------------------------------- */

static bool card_button(struct ui *ui, const struct strings *strings, struct rect r,
                        const char *key, enum ui_button_look look)
{
    struct ui_button b = {.name = key,
                          .label =
                              arena_format(ui_memory(ui), "%s %s", strings_get(strings, "zh", key),
                                           strings_get(strings, "en", key)),
                          .look = look,
                          .lang = "zh",
                          .fixed_size = 26};
    return ui_button(ui, r, &b);
}

/* The buttons beside the words, or below them where the screen is narrow. */
static enum hall_card_result card_pin(struct ui *ui, const struct strings *strings, bool dock)
{
    struct ui_text lines[2] = {card_line(strings, "zh", "hall.pin"),
                               card_line(strings, "en", "hall.pin")};
    float words = card_words_width(ui, lines), head = CARD_PADDING + CARD_ICON + CARD_GAP + words;
    float buttons = 2 * CARD_BUTTON + UI_GAP, x, y;
    bool beside = head + CARD_GAP + buttons + CARD_PADDING <= ui_screen(ui).w - 2 * UI_MARGIN;
    float width = (beside ? head + CARD_GAP + buttons : head) + CARD_PADDING;
    float height = beside ? CARD_HIGH : CARD_HIGH + UI_TOUCH + CARD_PADDING / 2;
    struct rect r = card_place(ui, width, height, dock), top = r;
    enum hall_card_result result = HALL_CARD_STAYS;
    struct ui_target body = {.id = ui_id("hall.body"), .rect = r, .kind = UI_BACKDROP};
    top.h = CARD_HIGH;
    ui_target(ui, &body); /* what misses its buttons reaches nothing below */
    card_ground(ui, r, UI_RADIUS);
    card_icon(ui, r.x + CARD_PADDING, top, "lock");
    card_words(ui, rect_make(r.x + CARD_PADDING + CARD_ICON + CARD_GAP, top.y, words, top.h),
               lines);
    x = r.x + r.w - CARD_PADDING - buttons;
    y = beside ? r.y + (r.h - UI_TOUCH) / 2 : r.y + r.h - UI_TOUCH - CARD_PADDING / 2 - 8;
    if (card_button(ui, strings, rect_make(x, y, CARD_BUTTON, UI_TOUCH), "hall.later",
                    BUTTON_PLAIN)) {
        result = HALL_CARD_LATER;
    }
    x += CARD_BUTTON + UI_GAP;
    if (card_button(ui, strings, rect_make(x, y, CARD_BUTTON, UI_TOUCH), "hall.set",
                    BUTTON_PRIMARY)) {
        result = HALL_CARD_TAKEN;
    }
    return result;
}

enum hall_card_result hall_card(struct ui *ui, const struct strings *strings, struct hall_card *c,
                                bool dock)
{
    int64_t left = c->since_ms + HALL_CARD_MS - ui_now(ui);
    if (c->kind == HALL_CARD_PIN) {
        return card_pin(ui, strings, dock);
    }
    if (c->kind == HALL_CARD_NONE) {
        return HALL_CARD_STAYS;
    }
    if (left > 0) {
        ui_wake_at(ui, c->since_ms + HALL_CARD_MS);
    }
    return card_stick(ui, strings, c->kind == HALL_CARD_ODD ? "hall.odd" : "hall.found", left <= 0,
                      dock)
               ? HALL_CARD_TAKEN
               : HALL_CARD_STAYS;
}
