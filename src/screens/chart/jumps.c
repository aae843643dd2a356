/* Places to jump to in the list: the kinds of units, and the branches of the first level. A rail
 * beside the rows when there is room, a drawer in the soil otherwise. */
#include "list.h"

#include "ui/button.h"

#include <math.h>

#define JUMP_SCROLL_RAIL "chart.rail"
#define JUMP_SCROLL_DRAWER "chart.jumps"

struct jumps {
    struct list *v;
    struct rect view;
    bool soil; /* in the drawer */
    size_t current;
};

static size_t jump_current(const struct list *v)
{
    const struct chart_list *l = &v->c->list;
    size_t i, at = 0;
    for (i = 0; i < l->jump_count && l->rows[l->jumps[i]].y <= l->offset + l->row_h / 2; i++) {
        at = i;
    }
    return at;
}

static const char *jump_name(const struct list *v, const struct chart_row *row)
{
    return row->band ? chart_kind_word(v->c, v->ui, v->c->data.units[row->unit].kind)
                     : unit_names_short(chart_words(v->c, v->k, row->unit));
}

static void jump_go(struct list *v, size_t jump)
{
    struct chart_list *l = &v->c->list;
    float most = fmaxf(0, l->height - v->view.h);
    l->jumping = false;
    ui_scroll_to(v->ui, ui_id(LIST_SCROLL), fminf(most, l->rows[l->jumps[jump]].y), false);
    ui_animate(v->ui);
}

static struct ui_text jump_text(const struct jumps *j, const struct chart_row *row, bool here)
{
    return (struct ui_text){.text = jump_name(j->v, row),
                            .type = TYPE_LABEL,
                            .role = here      ? ROLE_ON_GOLD
                                    : j->soil ? ROLE_ON_SOIL
                                              : ROLE_INK,
                            .bold = here,
                            .headline = true,
                            .line_height = 1.25f,
                            .lang =
                                row->band ? NULL : chart_words(j->v->c, j->v->k, row->unit)->lang};
}

static float jump_height(const struct jumps *j, size_t i)
{
    const struct chart_list *l = &j->v->c->list;
    const struct chart_row *row = &l->rows[l->jumps[i]];
    struct ui_text t = jump_text(j, row, true);
    float count = ui_size(j->v->ui, TYPE_CAPTION) * 1.25f;
    return fmaxf(UI_TOUCH, ui_text_height(j->v->ui, j->view.w - 48, &t) + count + 28);
}

static void jump_pill(const struct jumps *j, size_t i, struct rect r)
{
    struct ui *ui = j->v->ui;
    const struct chart_list *l = &j->v->c->list;
    const struct chart_row *row = &l->rows[l->jumps[i]];
    bool here = i == j->current;
    struct ui_text t = jump_text(j, row, here);
    struct ui_text count = {.text = arena_format(ui_memory(ui), "%zu", row->count),
                            .type = TYPE_CAPTION,
                            .role = here      ? ROLE_ON_GOLD
                                    : j->soil ? ROLE_ON_SOIL_SOFT
                                              : ROLE_INK_SOFT,
                            .line_height = 1.25f};
    const char *name = j->soil ? "chart.jump" : "chart.rail";
    struct ui_target target = {.id = ui_id_at(name, (int)i),
                               .rect = r,
                               .name = arena_format(ui_memory(ui), "%s.%zu", name, i),
                               .label = t.text,
                               .kind = UI_LIST_ROW};
    struct ui_state state = ui_target(ui, &target);
    struct draw_corners corners = draw_round(fminf(48, r.h / 2));
    float h = ui_text_height(ui, r.w - 48, &t) + ui_text_height(ui, r.w - 48, &count), y;
    r.y += state.pressed ? 6 : 0;
    ui_fill(ui, r, here ? ROLE_GOLD : j->soil ? ROLE_SOIL_2 : ROLE_SURFACE, corners);
    if (!here) {
        ui_hairline(ui, r, corners);
    }
    y = r.y + (r.h - h) / 2;
    y += ui_text(ui, r.x + 28, y, r.w - 48, &t);
    ui_text(ui, r.x + 28, y, r.w - 48, &count);
    if (state.pressed) {
        ui_pressed_shade(ui, r, corners);
    }
    if (state.clicked) {
        jump_go(j->v, i);
    }
}

static void jump_pills(const struct jumps *j)
{
    const struct chart_list *l = &j->v->c->list;
    struct ui_scroll scroll = {.id = ui_id(j->soil ? JUMP_SCROLL_DRAWER : JUMP_SCROLL_RAIL),
                               .view = j->view};
    float y = j->view.y;
    bool scrolls;
    size_t i;
    for (i = 0; i < l->jump_count; i++) {
        scroll.content += jump_height(j, i) + UI_GAP;
    }
    scrolls = scroll.content - UI_GAP > j->view.h;
    if (scrolls) {
        y -= ui_scroll_begin(j->v->ui, &scroll);
    }
    for (i = 0; i < l->jump_count; i++) {
        float h = jump_height(j, i);
        if (y + h > j->view.y && y < j->view.y + j->view.h) {
            jump_pill(j, i, rect_make(j->view.x, y, j->view.w, h));
        }
        y += h + UI_GAP;
    }
    if (scrolls) {
        ui_scroll_end(j->v->ui);
    }
}

void unit_list_jumps(struct list *v)
{
    struct chart_list *l = &v->c->list;
    struct ui *ui = v->ui;
    struct ui_button b = {
        .name = "chart.jumps", .icon = "chevron-down", .icon_behind = true, .look = BUTTON_SURFACE};
    struct rect place = v->jump;
    if (v->rail_shown) {
        struct jumps j = {.v = v, .view = v->rail, .current = jump_current(v)};
        jump_pills(&j);
        return;
    }
    if (l->jump_count == 0) {
        return;
    }
    if (ui_reach(ui)) {
        place = rect_make(v->area.x + UI_MARGIN, v->head_y, v->head_right - v->area.x - UI_MARGIN,
                          ui_button_height(ui));
    }
    if (place.w < UI_TOUCH) {
        return;
    }
    b.label = ui_word_with(ui, "chart.jump", jump_name(v, &l->rows[l->jumps[jump_current(v)]]));
    if (ui_button_width(ui, &b, 0) > place.w) {
        b.label = ui_word(ui, "chart.jump.title");
    }
    if (ui_button(ui, place, &b)) {
        l->jumping = true;
        ui_animate(ui);
    }
}

void unit_list_drawer(struct list *v)
{
    struct ui *ui = v->ui;
    struct rect area = v->area;
    struct jumps j = {.v = v, .soil = true, .current = jump_current(v)};
    struct ui_target back = {.id = ui_id("chart.jumps.back"),
                             .rect = area,
                             .name = "chart.jumps.back",
                             .label = ui_word(ui, "chart.close"),
                             .kind = UI_BACKDROP};
    struct ui_target body = {.id = ui_id("chart.jumps.body"), .kind = UI_BACKDROP};
    struct ui_button close = {.name = "chart.jumps.close",
                              .label = ui_word(ui, "chart.close"),
                              .icon = "x",
                              .icon_only = true,
                              .look = BUTTON_SOIL};
    struct ui_text title = {.text = ui_word(ui, "chart.jump.title"),
                            .type = TYPE_HEADING,
                            .role = ROLE_ON_SOIL,
                            .serif = true,
                            .bold = true};
    float x = area.x + UI_MARGIN, width = area.w - 2 * UI_MARGIN, rows = 0, height;
    struct rect panel;
    size_t i;
    j.view.w = width;
    for (i = 0; i < v->c->list.jump_count; i++) {
        rows += jump_height(&j, i) + UI_GAP;
    }
    height = fminf(24 + UI_TOUCH + 16 + rows + 8, area.h - (area.h > 800 ? 120 : 0));
    panel = rect_make(area.x, area.y + area.h - height, area.w, height);
    body.rect = panel;
    ui_cover(ui);
    ui_fill(ui, area, ROLE_SCRIM, draw_round(0));
    if (ui_target(ui, &back).clicked) {
        v->c->list.jumping = false;
        ui_animate(ui);
    }
    ui_target(ui, &body);
    ui_fill(ui, panel, ROLE_SOIL, draw_round_top(UI_RADIUS));
    ui_hairline(ui, panel, draw_round_top(UI_RADIUS));
    ui_text_in(ui, rect_make(x, panel.y + 24, width - UI_TOUCH - 16, UI_TOUCH), &title);
    if (ui_button(ui, rect_make(x + width - UI_TOUCH, panel.y + 24, UI_TOUCH, UI_TOUCH), &close)) {
        v->c->list.jumping = false;
        ui_animate(ui);
    }
    j.view = rect_make(x, panel.y + 24 + UI_TOUCH + 16, width, panel.h - 24 - UI_TOUCH - 16);
    jump_pills(&j);
}
