/* The list twin of the chart: one unit a row, indented by depth, folded branch by branch. It is
 * what large text and the band within reach use; thousands of rows cost what is in sight.
 *
 * Beside it, where there is room, the places to jump to; otherwise they open as a drawer. */
#include "list.h"

#include "plates.h"

#include "ui/button.h"

#include <math.h>

#define LIST_FOLDED 200 /* larger charts begin with their branches folded */
#define LIST_RAIL 304.0f
#define LIST_INDENT 44.0f
#define LIST_DEEPEST 5 /* steps of indentation */
#define LIST_PAD 40.0f

/* --- what there is ------------------------------------------------------------------------------
 */

static void list_closed(struct chart *c)
{
    struct chart_list *l = &c->list;
    size_t i;
    if (l->closed && l->closed_count == c->data.count) {
        return;
    }
    arena_reset(&l->kept);
    l->closed = arena_alloc_array(&l->kept, c->data.count, sizeof *l->closed);
    l->closed_count = c->data.count;
    for (i = 0; i < c->data.count; i++) {
        const struct pack_unit *u = &c->data.units[i];
        l->closed[i] = c->data.count > LIST_FOLDED && u->depth > 0 && u->child_count > 0;
    }
}

static void list_build(struct chart *c)
{
    struct chart_list *l = &c->list;
    list_closed(c);
    if (l->reveal && unit_rows_unfold(&c->data, l->closed, l->reveal - 1)) {
        l->built = false;
    }
    if (l->built) {
        return;
    }
    arena_reset(&l->memory);
    l->rows = unit_rows_build(&c->data, l->closed, &l->memory, &l->row_count);
    l->jumps = unit_rows_jumps(&c->data, l->rows, l->row_count, &l->memory, &l->jump_count);
    l->built = true;
    l->row_h = 0;
}

/* Sets the rows' places for this text size; the first row in sight stays where it is. */
static void list_place(struct list *v)
{
    struct chart_list *l = &v->c->list;
    float scale = ui_size(v->ui, TYPE_BODY) / 34, row = scale > 1.75f ? 204 : scale > 1 ? 152 : 112;
    float band = 56 * scale, part = 0;
    size_t top = 0;
    bool moved = l->row_h != row || l->band_h != band;
    if (moved && l->row_h > 0) {
        top = unit_rows_at(l->rows, l->row_count, l->offset);
        part = (l->offset - l->rows[top].y) / l->row_h;
    }
    if (moved) {
        bool first = l->row_h <= 0;
        l->height = unit_rows_place(l->rows, l->row_count, row, band);
        l->row_h = row;
        l->band_h = band;
        if (!first) {
            l->offset = l->rows[top].y + part * row;
            ui_scroll_to(v->ui, ui_id(LIST_SCROLL), l->offset, true);
        }
    }
}

void chart_list_reveal(struct chart *c, size_t unit)
{
    c->list.reveal = unit + 1;
}

static void list_reveal(struct list *v)
{
    struct chart_list *l = &v->c->list;
    size_t row;
    if (!l->reveal) {
        return;
    }
    row = unit_rows_of(l->rows, l->row_count, l->reveal - 1);
    l->reveal = 0;
    if (row < l->row_count) {
        float y = l->rows[row].y, most = fmaxf(0, l->height - v->view.h);
        if (y < l->offset || y + l->row_h > l->offset + v->view.h) {
            l->offset = fminf(most, fmaxf(0, y - (v->view.h - l->row_h) / 3));
            ui_scroll_to(v->ui, ui_id(LIST_SCROLL), l->offset, true);
        }
    }
}

/* --- rows ---------------------------------------------------------------------------------------
 */

static void list_band(struct list *v, const struct chart_row *row, struct rect r)
{
    struct ui *ui = v->ui;
    struct ui_text name = {.text = chart_kind_word(v->c, ui, v->c->data.units[row->unit].kind),
                           .type = TYPE_LABEL,
                           .role = ROLE_ON_SOIL,
                           .bold = true};
    struct ui_text count = {.text = arena_format(ui_memory(ui), "%zu", row->count),
                            .type = TYPE_CAPTION,
                            .role = ROLE_ON_SOIL_SOFT};
    float w;
    name.size = ui_fit_size(ui, r.w - 2 * LIST_PAD - 120, 1, &name);
    w = ui_text_width(ui, &name);
    ui_fill(ui, r, ROLE_SOIL_3, draw_round(0));
    if (ui_contrast(ui)) {
        ui_fill(ui, rect_make(r.x, r.y, r.w, 4), ROLE_LINE, draw_round(0));
        ui_fill(ui, rect_make(r.x, r.y + r.h - 4, r.w, 4), ROLE_LINE, draw_round(0));
    }
    ui_text_in(ui, rect_make(r.x + LIST_PAD, r.y, w + 2, r.h), &name);
    ui_text_in(ui, rect_make(r.x + LIST_PAD + w + 20, r.y, 120, r.h), &count);
}

struct list_look {
    enum ui_role ground, ink, soft, node;
};

static struct list_look list_look(const struct ui *ui, bool selected)
{
    if (!selected) {
        return (struct list_look){ROLE_SURFACE, ROLE_INK, ROLE_INK_SOFT, ROLE_INK};
    }
    if (ui_contrast(ui)) {
        return (struct list_look){ROLE_GOLD, ROLE_ON_GOLD, ROLE_ON_GOLD, ROLE_ON_GOLD};
    }
    return (struct list_look){ROLE_INK, ROLE_SURFACE, ROLE_SURFACE, ROLE_SURFACE};
}

/* The disc that folds and unfolds what hangs below the unit. */
static void list_fold(struct list *v, const struct chart_row *row, struct rect r)
{
    struct chart_list *l = &v->c->list;
    bool closed = l->closed[row->unit];
    const struct pack_unit_words *w = chart_words(v->c, v->k, row->unit);
    struct ui_target target = {
        .id = ui_id_at("chart.fold", (int)row->unit),
        .rect = r,
        .name = arena_format(ui_memory(v->ui), "chart.fold.%zu", row->unit),
        .label = arena_format(ui_memory(v->ui), "%s %s",
                              ui_word(v->ui, closed ? "chart.unfold" : "chart.fold"), w->title)};
    struct ui_state state = ui_target(v->ui, &target);
    float size = 44, x = r.x + (r.w - size) / 2, y = r.y + (r.h - size) / 2;
    struct rect disc = {r.x + (r.w - 80) / 2, r.y + (r.h - 80) / 2, 80, 80};
    ui_fill(v->ui, disc, state.pressed ? ROLE_LINE : ROLE_RAISED, draw_round(40));
    ui_hairline(v->ui, disc, draw_round(40));
    ui_icon(v->ui, rect_make(x, y, size, size), closed ? "chevron-down" : "chevron-up", ROLE_INK);
    if (state.clicked) {
        l->closed[row->unit] = !closed;
        l->built = false;
        ui_animate(v->ui);
    }
}

static void list_name(struct list *v, const struct chart_row *row, struct rect r, float right,
                      const struct list_look *look)
{
    const struct pack_unit *u = &v->c->data.units[row->unit];
    const struct pack_unit_words *w = chart_words(v->c, v->k, row->unit);
    int steps = u->depth < LIST_DEEPEST ? u->depth : LIST_DEEPEST;
    float scale = ui_size(v->ui, TYPE_BODY) / 34, node = 9 * fminf(scale, 1.5f);
    float x = r.x + LIST_PAD + (float)steps * LIST_INDENT, in = node * 2 + 18, width, h, y;
    struct ui_text t = {.text = w->title,
                        .type = TYPE_BODY,
                        .role = look->ink,
                        .bold = u->depth < 2,
                        .headline = true,
                        .line_height = 1.25f,
                        .lang = w->lang};
    struct ui_text doubt = {.text = u->confirmed ? "" : ui_word(v->ui, "chart.unconfirmed"),
                            .type = TYPE_CAPTION,
                            .role = look->soft,
                            .line_height = 1.25f};
    float below = u->confirmed ? 0 : ui_size(v->ui, TYPE_CAPTION) * 1.25f;
    width = right - x - in;
    h = unit_plate_fit(v->ui, width, r.h - 16 - below, &t);
    y = r.y + (r.h - h - below) / 2;
    chart_node(v->ui, x + node, y + t.size * 0.62f, node, u->confirmed, look->node, look->ground);
    ui_text(v->ui, x + in, y, width, &t);
    if (!u->confirmed) {
        doubt.size = ui_fit_size(v->ui, width, 1, &doubt);
        ui_text(v->ui, x + in, y + h, width, &doubt);
    }
}

static bool list_selected(const struct list *v, const struct chart_row *row)
{
    return v->carded && v->c->open == row->unit;
}

static void list_row(struct list *v, const struct chart_row *row, struct rect r)
{
    struct ui *ui = v->ui;
    const struct pack_unit *u = &v->c->data.units[row->unit];
    const struct pack_unit_words *w = chart_words(v->c, v->k, row->unit);
    bool selected = list_selected(v, row), folds = u->depth > 0 && u->child_count > 0;
    struct list_look look = list_look(ui, selected);
    struct rect face = {r.x, r.y + 8, r.w - (folds ? UI_TOUCH + 40 : 0), r.h - 16};
    struct ui_target target = {.id = ui_id_at("chart.row", (int)row->unit),
                               .rect = face,
                               .name = arena_format(ui_memory(ui), "chart.%s", w->route),
                               .label = w->title,
                               .kind = UI_LIST_ROW};
    struct ui_state state = ui_target(ui, &target);
    if (selected) {
        ui_fill(ui, r, look.ground, draw_round(0));
    } else if (state.pressed) {
        ui_fill(ui, r, ROLE_RAISED, draw_round(0));
    }
    if (state.pressed && selected) {
        ui_pressed_shade(ui, r, draw_round(0));
    }
    list_name(v, row, r, r.x + r.w - LIST_PAD - (folds ? UI_TOUCH : 44) - 16, &look);
    if (folds) {
        list_fold(
            v, row,
            rect_make(r.x + r.w - UI_TOUCH - 24, r.y + (r.h - UI_TOUCH) / 2, UI_TOUCH, UI_TOUCH));
    } else {
        ui_icon(ui, rect_make(r.x + r.w - LIST_PAD - 44, r.y + (r.h - 44) / 2, 44, 44),
                "chevron-right", look.ink);
    }
    if (state.clicked) {
        chart_open_unit(v->c, v->k, ui, row->unit);
    }
}

/* Inside the line around it, where the theme draws one. */
static struct rect list_inside(const struct list *v)
{
    float line = theme_hairline(ui_choice(v->ui)->theme);
    return rect_make(v->view.x + line, v->view.y + line, v->view.w - 2 * line, v->view.h - line);
}

static void list_rows(struct list *v)
{
    struct chart_list *l = &v->c->list;
    struct ui *ui = v->ui;
    struct draw_corners corners = draw_round_top(UI_RADIUS);
    struct ui_scroll scroll = {.id = ui_id(LIST_SCROLL),
                               .view = list_inside(v),
                               .content = l->height,
                               .opaque = true,
                               .ground = ROLE_SURFACE,
                               .corners = corners};
    float offset = ui_scroll_begin(ui, &scroll);
    size_t i = unit_rows_at(l->rows, l->row_count, offset), count = l->row_count;
    for (; i < count && l->built; i++) {
        const struct chart_row *row = &l->rows[i];
        float h = row->band ? l->band_h : l->row_h;
        struct rect r = {scroll.view.x, scroll.view.y + row->y - offset, scroll.view.w, h};
        if (r.y > v->view.y + v->view.h) {
            break;
        }
        if (row->band) {
            list_band(v, row, r);
        } else {
            list_row(v, row, r);
            if (i + 1 < count && !l->rows[i + 1].band && !list_selected(v, row) &&
                !list_selected(v, row + 1)) {
                ui_fill(ui, rect_make(r.x + LIST_PAD, r.y + h - 2, r.w - 2 * LIST_PAD + 8, 2),
                        ROLE_LINE, draw_round(0));
            }
        }
    }
    ui_scroll_end(ui);
    l->offset = offset;
    ui_clip(ui, v->view); /* open at the foot: it goes on below the dock's edge */
    ui_hairline(ui, rect_make(v->view.x, v->view.y, v->view.w, v->view.h + 16), corners);
    ui_unclip(ui);
}

/* --- the view -----------------------------------------------------------------------------------
 */

static void list_places(struct list *v)
{
    struct rect a = v->area;
    enum session_text text = ui_choice(v->ui)->text;
    bool wide = a.w > a.h && a.w >= 1500, card = v->carded;
    float button = ui_button_height(v->ui), top, left = a.x + UI_MARGIN, right;
    v->head_y = a.y + (ui_reach(v->ui) ? 16 : a.w > a.h ? 36 : 64);
    top = v->head_y + button + (ui_reach(v->ui) ? 16 : 24);
    right = a.x + a.w - UI_MARGIN;
    v->rail_shown = wide && text == SESSION_TEXT_NORMAL && v->c->list.jump_count > 0;
    if (v->rail_shown) {
        v->rail = rect_make(left, top, LIST_RAIL, a.y + a.h - top - 16);
        left += LIST_RAIL + 32;
    } else if (!ui_reach(v->ui) && v->c->list.jump_count > 0) {
        v->jump = rect_make(left, top, right - left, button);
        top += button + UI_GAP;
    }
    v->view = rect_make(left, top, right - left, a.y + a.h - top);
    v->covered = false;
    if (card && wide) {
        float w = text == SESSION_TEXT_NORMAL ? 460 : text == SESSION_TEXT_LARGE ? 720 : 900;
        w = ui_reach(v->ui) ? fmaxf(w, a.h < 520 ? 720 : 620) : w;
        v->card = rect_make(right - w, top, w, a.y + a.h - top - 16);
        v->view.w -= w + 24;
    } else if (card && text == SESSION_TEXT_NORMAL && !ui_reach(v->ui) && v->view.h >= 1100) {
        v->card = rect_make(left, a.y + a.h - 16 - 640, right - left, 640);
        v->view.h = v->card.y - UI_GAP - v->view.y;
    } else if (card) { /* it takes the place of the list until it is closed */
        v->covered = true;
        if (v->jump.h > 0) {
            v->view.y = v->jump.y;
            v->jump.h = 0;
        }
        v->card = rect_make(left, v->view.y, right - left, a.y + a.h - v->view.y - 16);
    }
}

static void list_step(struct list *v, bool down)
{
    struct chart_list *l = &v->c->list;
    float most = fmaxf(0, l->height - v->view.h), page = v->view.h * 0.85f;
    float to = l->offset + (down ? page : -page);
    ui_scroll_to(v->ui, ui_id(LIST_SCROLL), fminf(most, fmaxf(0, to)), false);
}

static void list_head(struct list *v)
{
    const struct chart_list *l = &v->c->list;
    float most = fmaxf(0, l->height - v->view.h);
    struct chart_head head = {.area = v->area,
                              .y = v->head_y,
                              .ink = ROLE_INK,
                              .steps = true,
                              .at_top = v->covered || l->offset <= 1,
                              .at_end = v->covered || l->offset >= most - 1};
    enum chart_action action = chart_head(v->c, v->ui, &head, &v->head_right);
    if (action == CHART_UP || action == CHART_DOWN) {
        list_step(v, action == CHART_DOWN);
    }
}

/* As with the cards: one scroller for all charts of the stack. */
static void list_take_scroller(struct list *v)
{
    int64_t *owner = ui_keep(v->ui, ui_id("chart.rows.owner"));
    if (*owner != (int64_t)(intptr_t)v->c || !v->c->list.placed) {
        *owner = (int64_t)(intptr_t)v->c;
        v->c->list.placed = true;
        ui_scroll_to(v->ui, ui_id(LIST_SCROLL), v->c->list.offset, true);
    }
}

void chart_view_list(struct chart *c, struct kiosk *k, struct ui *ui, struct rect area)
{
    struct list v = {.c = c, .k = k, .ui = ui, .area = area};
    v.carded = chart_has_card(c) && !c->greeting;
    list_build(c);
    list_places(&v);
    list_take_scroller(&v);
    list_place(&v);
    list_reveal(&v);
    ui_sky(ui, area);
    list_head(&v);
    if (!v.covered) {
        list_rows(&v);
        unit_list_jumps(&v);
    }
    if (v.carded) {
        chart_card(c, k, ui, v.card, area);
    }
    if (c->list.jumping) {
        unit_list_drawer(&v);
    }
}
