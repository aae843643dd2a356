/* The header of all three views: title on the left, buttons on the right, always in the same
 * order. Within reach the title stands above the band, and the buttons take the width. */
#include "chart.h"

#include "ui/button.h"

#include <math.h>

#define HEAD_SHADE 0.55f

struct head_pen {
    struct chart *c;
    struct ui *ui;
    const struct chart_head *head;
    float right; /* where the next button ends */
    float height;
    enum chart_action action;
};

static bool head_button(struct head_pen *p, const struct ui_button *b, float width)
{
    struct rect r = {p->right - width, p->head->y, width, p->height};
    p->right -= width + UI_GAP;
    return ui_button(p->ui, r, b);
}

static void head_disc(struct head_pen *p, const char *name, const char *word, const char *icon,
                      bool off, enum chart_action action)
{
    struct ui_button b = {.name = name,
                          .label = ui_word(p->ui, word),
                          .icon = icon,
                          .icon_only = true,
                          .look = BUTTON_SURFACE,
                          .disabled = off};
    if (head_button(p, &b, p->height)) {
        p->action = action;
    }
}

static void head_zoom(struct head_pen *p)
{
    const struct chart_head *h = p->head;
    struct ui_button list = {.name = "chart.list",
                             .label = ui_word(p->ui, "chart.list"),
                             .icon = "list",
                             .look = BUTTON_SURFACE};
    head_disc(p, "chart.nearer", "chart.nearer", "plus", h->at_most, CHART_NEARER);
    head_disc(p, "chart.farther", "chart.farther", "minus", h->at_least, CHART_FARTHER);
    if (h->fit) {
        head_disc(p, "chart.fit", "chart.fit", "arrows-maximize", h->at_fit, CHART_FIT);
    }
    if (head_button(p, &list, ui_button_width(p->ui, &list, 0))) {
        p->c->wish = CHART_LIST;
        ui_animate(p->ui);
    }
}

/* Two halves of one pill; the one that is shown is gold and ticked. */
static void head_views(struct head_pen *p)
{
    struct ui *ui = p->ui;
    struct ui_button tree = {.name = "chart.tree",
                             .label = ui_word(ui, p->c->small ? "chart.tree" : "chart.plane"),
                             .look = BUTTON_SURFACE};
    struct ui_button list = {.name = "chart.list",
                             .label = ui_word(ui, "chart.list"),
                             .icon = "check",
                             .look = BUTTON_GOLD};
    float tree_w = ui_button_width(ui, &tree, 0), list_w = ui_button_width(ui, &list, 0);
    struct rect pill = {p->right - tree_w - UI_GAP - list_w, p->head->y, tree_w + UI_GAP + list_w,
                        p->height};
    ui_fill(ui, pill, ROLE_SURFACE, draw_round(p->height / 2));
    if (ui_button(ui, rect_make(pill.x, pill.y, tree_w, pill.h), &tree)) {
        p->c->wish = CHART_TREE;
        ui_animate(ui);
    }
    ui_button(ui, rect_make(pill.x + tree_w + UI_GAP, pill.y, list_w, pill.h), &list);
    p->right = pill.x - UI_GAP;
}

static void head_title(struct head_pen *p)
{
    const struct chart_head *h = p->head;
    float x = h->area.x + UI_MARGIN, room = p->right - UI_GAP - x, used, line_w;
    struct ui_text title = {.text = p->c->data.section.title,
                            .type = TYPE_TITLE,
                            .role = h->ink,
                            .serif = true,
                            .bold = true,
                            .lang = p->c->data.section.lang};
    struct ui_text line = {.text = h->line ? h->line : "", .type = TYPE_LABEL, .role = h->ink};
    struct ui_text legend = {
        .text = ui_word(p->ui, "chart.unconfirmed"), .type = TYPE_CAPTION, .role = h->ink};
    title.size = ui_fit_size(p->ui, room, 1, &title);
    used = ui_text_width(p->ui, &title);
    ui_text_in(p->ui, rect_make(x, h->y, fmaxf(room, used + 1), p->height), &title);
    if (h->legend && used + 64 + ui_text_width(p->ui, &legend) <= room) {
        float lx = x + used + 48, ly = h->y + p->height / 2;
        chart_node(p->ui, lx, ly, 9, false, h->ink,
                   ui_contrast(p->ui) ? ROLE_GROUND : ROLE_ACCENT_FILL);
        ui_text_in(p->ui, rect_make(lx + 20, h->y, room - used - 60, p->height), &legend);
    }
    line_w = line.text[0] ? ui_text_width(p->ui, &line) : 0;
    if (line_w > 0 && used + 48 + line_w <= room) {
        struct rect band = {x + used + 20, h->y + p->height / 2 - 30, line_w + 40, 60};
        /* the sky's inner rings are too light for its words */
        ui_fill_colour(p->ui, band,
                       colour_with_alpha(ui_colour(p->ui, ROLE_ACCENT_FILL), HEAD_SHADE),
                       draw_round(30));
        ui_text_in(p->ui, rect_make(band.x + 20, h->y, line_w + 2, p->height), &line);
    }
}

enum chart_action chart_head(struct chart *c, struct ui *ui, const struct chart_head *head,
                             float *right)
{
    struct head_pen p = {.c = c,
                         .ui = ui,
                         .head = head,
                         .right = head->area.x + head->area.w - UI_MARGIN,
                         .height = ui_button_height(ui)};
    if (head->steps) {
        head_disc(&p, "chart.down", "chart.down", "chevron-down", head->at_end, CHART_DOWN);
        head_disc(&p, "chart.up", "chart.up", "chevron-up", head->at_top, CHART_UP);
        head_views(&p);
    } else {
        head_zoom(&p);
    }
    if (right) {
        *right = p.right;
    }
    if (!ui_reach(ui)) {
        head_title(&p);
    }
    return p.action;
}
