/* Buttons and the look of being pressed: 6 u down and a veil of 12 % over the shape, at once. */
#include "ui/button.h"

#include <math.h>

#define PRESS_DROP 6.0f
#define ICON 44.0f
#define PADDING 40.0f
#define DISABLED_ALPHA 0.38f
#define FLOW_LEAST 160.0f /* width of a button in a row */

struct button_colours {
    enum ui_role fill, ink;
};

static const struct button_colours looks[] = {
    [BUTTON_PLAIN] = {ROLE_RAISED, ROLE_INK},
    [BUTTON_PRIMARY] = {ROLE_PRIMARY, ROLE_ON_PRIMARY},
    [BUTTON_SURFACE] = {ROLE_SURFACE, ROLE_INK},
    [BUTTON_SOIL] = {ROLE_SOIL_2, ROLE_ON_SOIL},
    [BUTTON_SOIL_3] = {ROLE_SOIL_3, ROLE_ON_SOIL},
    [BUTTON_GOLD] = {ROLE_GOLD, ROLE_ON_GOLD},
    [BUTTON_HERE] = {ROLE_HERE, ROLE_ON_HERE},
};

void ui_pressed_shade(struct ui *ui, struct rect r, struct draw_corners corners)
{
    ui_fill(ui, r, ROLE_PRESSED, corners);
}

static enum ui_type button_type(const struct ui_button *b)
{
    return b->type ? b->type : TYPE_CHROME;
}

/* The icon grows with the words beside it. */
static float button_icon_size(const struct ui *ui, const struct ui_button *b)
{
    float size = b->fixed_size > 0 ? b->fixed_size : ui_size(ui, button_type(b));
    float normal = theme_size(SESSION_TEXT_NORMAL, button_type(b));
    float base = normal > 40 ? 56 : ICON;
    return base * (b->fixed_size > 0 ? size / normal : ui_size(ui, button_type(b)) / normal);
}

static struct ui_text button_text(const struct ui_button *b, enum ui_role ink)
{
    struct ui_text t = {.text = b->label,
                        .type = button_type(b),
                        .role = ink,
                        .size = b->fixed_size,
                        .lang = b->lang,
                        .bold = !b->light,
                        .headline = true,
                        .alpha = b->disabled ? DISABLED_ALPHA : 1.0f};
    return t;
}

float ui_button_height(const struct ui *ui)
{
    return fmaxf(UI_TOUCH, ui_size(ui, TYPE_CHROME) * 2.4f);
}

float ui_button_width(struct ui *ui, const struct ui_button *b, float least)
{
    struct ui_text t = button_text(b, ROLE_INK);
    float width = ui_text_width(ui, &t) + 2 * PADDING;
    if (b->icon) {
        width += button_icon_size(ui, b) + UI_GAP - 8;
    }
    return fmaxf(least, ceilf(width));
}

float ui_button_stacked_size(struct ui *ui, const struct ui_button *b, float width)
{
    struct ui_text t = button_text(b, ROLE_INK);
    t.line_height = 1.2f;
    return ui_fit_size(ui, width - 8, 1, &t);
}

static void button_stacked(struct ui *ui, struct rect r, const struct ui_button *b,
                           enum ui_role ink)
{
    struct ui_text t = button_text(b, ink);
    float icon = ICON, height, top;
    t.align = TEXT_CENTRE;
    t.line_height = 1.2f;
    t.size = ui_fit_size(ui, r.w - 8, 1, &t);
    height = icon + 8 + t.size * 1.2f;
    top = r.y + (r.h - height) / 2;
    ui_icon_faded(ui, rect_make(r.x + (r.w - icon) / 2, top, icon, icon), b->icon, ink,
                  b->disabled ? DISABLED_ALPHA : 1.0f);
    ui_text(ui, r.x + 4, top + icon + 8, r.w - 8, &t);
}

static void button_row(struct ui *ui, struct rect r, const struct ui_button *b, enum ui_role ink)
{
    struct ui_text t = button_text(b, ink);
    float icon = b->icon ? button_icon_size(ui, b) : 0;
    float gap = b->icon ? UI_GAP : 0;
    float room = r.w - b->inset_left - 2 * 16 - icon - gap;
    float width, x;
    r.x += b->inset_left;
    r.w -= b->inset_left;
    t.line_height = 1.2f;
    t.size = ui_fit_size(ui, room, b->multiline ? 2 : 1, &t);
    width = fminf(ui_text_layout(ui, room, &t)->width, room);
    x = r.x + (r.w - width - icon - gap) / 2;
    if (b->icon) {
        float ix = b->icon_behind ? x + width + gap : x;
        ui_icon_faded(ui, rect_make(ix, r.y + (r.h - icon) / 2, icon, icon), b->icon, ink,
                      b->disabled ? DISABLED_ALPHA : 1.0f);
    }
    if (b->icon && !b->icon_behind) {
        x += icon + gap;
    }
    t.align = TEXT_CENTRE;
    ui_text_in(ui, rect_make(x, r.y, width + 1, r.h), &t);
}

bool ui_button(struct ui *ui, struct rect r, const struct ui_button *b)
{
    struct ui_target target = {.id = b->index ? ui_id_at(b->name, b->index) : ui_id(b->name),
                               .rect = r,
                               .name = b->name,
                               .label = b->label,
                               .disabled = b->disabled,
                               .radius = b->radius > 0 ? b->radius : fminf(r.w, r.h) / 2};
    struct ui_state state;
    struct draw_corners corners = draw_round(target.radius);
    struct rect face = r;
    enum ui_role ink = looks[b->look].ink;
    rgba fill = ui_colour(ui, looks[b->look].fill);
    if (b->index) {
        target.name = arena_format(ui_memory(ui), "%s.%d", b->name, b->index - 1);
    }
    state = b->inert ? (struct ui_state){0} : ui_target(ui, &target);
    if (state.pressed) {
        face.y += PRESS_DROP;
    }
    ui_fill_colour(ui, face, b->disabled ? colour_with_alpha(fill, DISABLED_ALPHA) : fill, corners);
    if (!b->disabled && b->look != BUTTON_PRIMARY && b->look != BUTTON_GOLD &&
        b->look != BUTTON_HERE) {
        ui_hairline(ui, face, corners);
    }
    if (b->icon_only) {
        float icon = button_icon_size(ui, b);
        ui_icon_faded(
            ui, rect_make(face.x + (face.w - icon) / 2, face.y + (face.h - icon) / 2, icon, icon),
            b->icon, ink, b->disabled ? DISABLED_ALPHA : 1.0f);
    } else if (b->stacked) {
        button_stacked(ui, face, b, ink);
    } else {
        button_row(ui, face, b, ink);
    }
    if (state.pressed) {
        ui_pressed_shade(ui, face, corners);
    }
    return state.clicked;
}

float ui_buttons_flow(struct ui *ui, struct rect r, float y, const struct ui_button *buttons,
                      size_t count, bool draw, int *tapped)
{
    float side = ui_button_height(ui), x = 0, top = y;
    size_t i;
    *tapped = -1;
    for (i = 0; i < count; i++) {
        float w = fminf(ui_button_width(ui, &buttons[i], FLOW_LEAST), r.w);
        if (x > 0 && x + w > r.w) {
            x = 0;
            y += side + UI_GAP;
        }
        if (draw && ui_button(ui, rect_make(r.x + x, r.y + y, w, side), &buttons[i])) {
            *tapped = (int)i;
        }
        x += w + UI_GAP;
    }
    return count > 0 ? y + side - top : 0;
}
