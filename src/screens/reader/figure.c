/* Pictures of the text: in the column, over the paper's margins as the lead, or beside the text as
 * a card of its own. */
#include "item_parts.h"

#include "ui/button.h"

#include <math.h>

#define CAPTION_PAD 9.0f
#define AGES_ROOM                                                                  \
    76.0f /* taken from the lead picture where the choice of texts stands below it \
           */

static void item_caption(struct item_pen *p, const struct reader_figure *f, struct rect r)
{
    const char *number = arena_format(ui_memory(p->ui), "%d", p->item->figure);
    const char *words = arena_format(ui_memory(p->ui), "%s\xE3\x80\x80%s",
                                     ui_word_with(p->ui, "reader.figure", number), f->caption);
    struct ui_text caption = {.text = words,
                              .type = TYPE_CAPTION,
                              .role = ROLE_INK,
                              .line_height = 1.45f,
                              .lang = p->item->lang};
    struct ui_text credit = {.text = f->picture.credit,
                             .type = TYPE_CAPTION,
                             .role = ROLE_INK_SOFT,
                             .line_height = 1.45f,
                             .align = TEXT_END};
    float room = r.w - 48, both = ui_text_width(p->ui, &caption) + ui_text_width(p->ui, &credit);
    bool one_row = both + 48 < room;
    float top = p->y;
    float first =
        one_row ? ui_text_height(p->ui, room, &credit)
                : ui_text_height(p->ui, room, &caption) + ui_text_height(p->ui, room, &credit);
    float h = first + 2 * CAPTION_PAD;
    if (p->at.draw) {
        ui_fill(p->ui, rect_make(r.x, top, r.w, h), ROLE_RAISED,
                (struct draw_corners){0, 0, UI_RADIUS / 2, UI_RADIUS / 2});
        if (one_row) {
            ui_text(p->ui, r.x + 24, top + CAPTION_PAD, room, &caption);
            ui_text(p->ui, r.x + 24, top + CAPTION_PAD, room, &credit);
        } else {
            float y = top + CAPTION_PAD;
            credit.align = TEXT_START;
            y += ui_text(p->ui, r.x + 24, y, room, &caption);
            ui_text(p->ui, r.x + 24, y, room, &credit);
        }
    }
    p->y = top + h;
}

void item_figure(struct item_pen *p, bool bleed, float most)
{
    struct reader_figure *f = &p->r->figures[p->item->figure - 1];
    float margin = bleed ? p->at.bleed : 0;
    struct rect r = {p->at.x - margin, p->y, p->at.width + 2 * margin, 0};
    float natural = f->picture.width > 0 ? r.w * (float)f->picture.height / (float)f->picture.width
                                         : r.w * 0.5f;
    struct ui_picture picture = {.name = f->picture.name,
                                 .focus_x = f->picture.focus_x,
                                 .focus_y = f->picture.focus_y,
                                 .corners = bleed ? draw_round(0) : draw_round_top(UI_RADIUS),
                                 .label = f->alt};
    r.h = fminf(natural, most);
    if (p->r->lead_beside && p->item->kind == ITEM_LEAD) {
        r.h = most; /* a tall card: the picture fills it */
    }
    if (p->at.draw) {
        struct ui_button zoom = {.name = "reader.figure",
                                 .index = p->item->figure,
                                 .label = ui_word(p->ui, "reader.zoom"),
                                 .icon = "maximize",
                                 .icon_only = true,
                                 .look = BUTTON_SURFACE};
        ui_picture(p->ui, r, &picture);
        if (ui_button(
                p->ui,
                rect_make(r.x + r.w - 24 - UI_TOUCH, r.y + r.h - 20 - UI_TOUCH, UI_TOUCH, UI_TOUCH),
                &zoom)) {
            p->r->viewer = (size_t)p->item->figure;
            p->r->zoom = (struct ui_zoom){0};
        }
    }
    p->y += r.h;
    item_caption(p, f, r);
    p->y += 24;
}

float item_lead_height(const struct item_pen *p)
{
    float most = p->at.width > 1200 ? 420 : p->at.bleed > 50 ? 520 : 356;
    return reader_told_apart(p->r) ? most - AGES_ROOM : most;
}

void reader_lead(struct reader *r, struct ui *ui, struct rect place, float most)
{
    const struct reader_item *item = &r->items[0];
    struct reader_place at = {.x = place.x, .y = place.y, .width = place.w, .draw = false};
    struct item_pen p = {r, ui, item, at, place.y};
    float caption;
    ui_set_accent(ui, theme_accent(item->page->card.accent));
    item_caption(&p, &r->figures[item->figure - 1], rect_make(place.x, place.y, place.w, 0));
    caption = p.y - place.y;
    p.at.draw = true;
    p.y = place.y;
    item_figure(&p, false, fmaxf(160, fminf(520, most - caption)));
    ui_hairline(ui, rect_make(place.x, place.y, place.w, p.y - 24 - place.y),
                draw_round(UI_RADIUS));
}
