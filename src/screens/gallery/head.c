/* What stands around the works: the section's name with how many there are and since when, the
 * discs that page, and the track of a long gallery. The name is in the sky; in reach mode the discs
 * leave it for the foot of the page, where hands are. */
#include "gallery.h"

#include "ui/button.h"
#include "ui/date.h"

#include <math.h>

#define MARK_LEAST 64.0f

static const char *head_sub(struct gallery *g, struct ui *ui)
{
    const struct pack_card *c = &g->data.section;
    const char *comma = text_lang_from_tag(c->lang) == TEXT_ZH ? "，" : " ";
    if (g->data.sub[0] || !c->line1[0]) {
        return g->data.sub;
    }
    return c->line2[0] ? arena_format(ui_memory(ui), "%s%s%s", c->line1, comma, c->line2)
                       : c->line1;
}

/* "4–6 / 12" where there is more than is seen, and otherwise the years of the works. */
static const char *head_span(struct gallery *g, struct ui *ui, const struct gallery_columns *c)
{
    struct arena *mem = ui_memory(ui);
    const struct date *first = NULL, *last = NULL;
    size_t i;
    if (c->most > 0) {
        size_t from = (size_t)(gallery_goal(g) + 0.999) + 1, to = from + (size_t)c->shown - 1;
        to = to > g->data.count ? g->data.count : to;
        return from < to ? arena_format(mem, "%zu–%zu / %zu", from, to, g->data.count)
                         : arena_format(mem, "%zu / %zu", from, g->data.count);
    }
    for (i = 0; i < g->data.count; i++) {
        const struct pack_card *card = &g->data.works[i].card;
        if (!card->has_date) {
            return "";
        }
        first = !first || date_compare(&card->date, first) < 0 ? &card->date : first;
        last = !last || date_compare(&card->date, last) > 0 ? &card->date : last;
    }
    return first->year == last->year ? "" : ui_date_span(mem, ui_lang(ui), first, last);
}

/* At the right end of `row`; returns how much of it they take. */
static float head_discs(struct gallery *g, struct ui *ui, struct rect row,
                        const struct gallery_columns *c, bool soil)
{
    float side = ui_button_height(ui), x = row.x + row.w - side;
    struct ui_button next = {.name = "gallery.next",
                             .label = ui_word(ui, "gallery.next"),
                             .icon = "chevron-right",
                             .icon_only = true,
                             .look = soil ? BUTTON_SOIL : BUTTON_SURFACE,
                             .disabled = gallery_goal(g) >= c->most - 1e-6};
    struct ui_button back = next;
    back.name = "gallery.back";
    back.label = ui_word(ui, "gallery.back");
    back.icon = "chevron-left";
    back.disabled = gallery_goal(g) <= 1e-6;
    if (ui_button(ui, rect_make(x - UI_GAP - side, row.y, side, side), &back)) {
        gallery_page(g, ui, c, -1);
    }
    if (ui_button(ui, rect_make(x, row.y, side, side), &next)) {
        gallery_page(g, ui, c, 1);
    }
    return 2 * side + 2 * UI_GAP + 16;
}

/* The span in front of what is `taken` of the row's right end, if `left` u are left there. */
static void head_draw_span(struct gallery *g, struct ui *ui, struct rect row, float taken,
                           float left, const struct gallery_columns *c, enum ui_role role)
{
    struct ui_text span = {.text = head_span(g, ui, c), .type = TYPE_LABEL, .role = role};
    float width = span.text[0] ? ui_text_width(ui, &span) + 1 : 0;
    if (width > 0 && width <= left) {
        ui_text_in(ui, rect_make(row.x + row.w - taken - width, row.y, width, row.h), &span);
    }
}

void gallery_head(struct gallery *g, struct ui *ui, struct rect row, const struct gallery_plan *p)
{
    struct ui_text title = {.text = g->data.section.title,
                            .type = TYPE_TITLE,
                            .role = ROLE_INK,
                            .serif = true,
                            .bold = true,
                            .lang = g->data.section.lang};
    struct ui_text sub = {.text = head_sub(g, ui),
                          .type = TYPE_LABEL,
                          .role = ROLE_INK_SOFT,
                          .lang = g->data.section.lang};
    bool here = p->columns.most > 0 && p->discs.h <= 0;
    float taken = here ? head_discs(g, ui, row, &p->columns, false) : 0, left, width;
    title.size = ui_fit_size(ui, row.w - taken, 1, &title);
    width = ui_text_width(ui, &title) + 1;
    ui_text_in(ui, rect_make(row.x, row.y, width, row.h), &title);
    left = row.w - taken - width - 32;
    if (sub.text[0] && ui_text_width(ui, &sub) + 1 <= left) {
        float w = ui_text_width(ui, &sub) + 1;
        ui_text_in(ui, rect_make(row.x + width + 32, row.y + title.size * 0.06f, w, row.h), &sub);
        left -= w + 32;
    }
    if (p->discs.h <= 0) {
        head_draw_span(g, ui, row, taken, left, &p->columns, ROLE_INK_SOFT);
    }
}

void gallery_discs(struct gallery *g, struct ui *ui, const struct gallery_plan *p)
{
    if (p->discs.h > 0) {
        float taken = head_discs(g, ui, p->discs, &p->columns, true);
        head_draw_span(g, ui, p->discs, taken, p->discs.w - taken, &p->columns, ROLE_ON_SOIL_SOFT);
    }
}

/* A line with a mark for what is in view. A ridge of years would say more than it knows. */
void gallery_track(struct gallery *g, struct ui *ui, const struct gallery_plan *p)
{
    struct ui_surface surface = {.id = ui_id("gallery.track"),
                                 .view = p->track,
                                 .name = "gallery.track",
                                 .label = ui_word(ui, "gallery.track"),
                                 .no_y = true,
                                 .no_zoom = true};
    const struct gallery_columns *c = &p->columns;
    struct ui_gesture e;
    float y = p->track.y + p->track.h / 2, wide, at;
    if (p->track.h <= 0) {
        return;
    }
    wide = fmaxf(MARK_LEAST, p->track.w * (float)c->shown / (float)g->data.count);
    e = ui_surface_begin(ui, &surface);
    ui_surface_stop(ui, surface.id);
    if (e.tapped || e.double_tapped) {
        double part = (double)((e.x - p->track.x - wide / 2) / (p->track.w - wide));
        gallery_glide(g, ui, gallery_rest(c, gallery_inside(c, part * c->most)), 0);
    } else if (e.held || e.released) {
        g->glide.start_ms = 0;
        g->place = gallery_inside(c, g->place + e.pan_x / (double)(p->track.w - wide) * c->most);
        if (e.released) {
            gallery_glide(g, ui, gallery_rest(c, g->place), 0);
        } else {
            g->track_held = true;
        }
    }
    at = p->track.x + (float)(gallery_inside(c, g->place) / c->most) * (p->track.w - wide);
    ui_fill(ui, rect_make(p->track.x, y - 3, p->track.w, 6),
            ui_contrast(ui) ? ROLE_LINE : ROLE_SOIL_3, draw_round(3));
    ui_fill(ui, rect_make(at, y - 16, wide, 32), ROLE_GOLD, draw_round(16));
    ui_surface_end(ui);
}
