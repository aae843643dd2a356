/* A figure shown as large as the screen allows, on black, with its caption; + and - go closer and
 * back. A drag moves the picture when it is larger than its frame; so do the taps on + at its
 * focus. */
#include "reader.h"

#include "ui/button.h"

#include <math.h>

#define ZOOM_MOST 3.0f

static struct rect viewer_contain(struct rect room, const struct pack_picture *p)
{
    float w = (float)(p->width > 0 ? p->width : 16), h = (float)(p->height > 0 ? p->height : 9);
    float scale = fminf(room.w / w, room.h / h);
    return rect_make(room.x + (room.w - w * scale) / 2, room.y + (room.h - h * scale) / 2,
                     w * scale, h * scale);
}

static void viewer_controls(struct reader *r, struct ui *ui, struct rect area)
{
    struct ui_button close = {.name = "viewer.close",
                              .label = ui_word(ui, "viewer.close"),
                              .icon = "x",
                              .icon_only = true,
                              .look = BUTTON_SURFACE};
    struct ui_button more = {.name = "viewer.in",
                             .label = "+",
                             .icon = "plus",
                             .icon_only = true,
                             .look = BUTTON_SURFACE,
                             .disabled = r->viewer_zoom >= ZOOM_MOST};
    struct ui_button less = {.name = "viewer.out",
                             .label = "-",
                             .icon = "minus",
                             .icon_only = true,
                             .look = BUTTON_SURFACE,
                             .disabled = r->viewer_zoom <= 1};
    float side = ui_button_height(ui), x = area.x + area.w - UI_MARGIN - side,
          y = area.y + area.h - 24 - side;
    if (ui_button(ui, rect_make(x, area.y + 36, side, side), &close)) {
        r->viewer = 0;
    }
    if (ui_button(ui, rect_make(x, y, side, side), &more)) {
        r->viewer_zoom = fminf(ZOOM_MOST, r->viewer_zoom * 1.5f);
    }
    if (ui_button(ui, rect_make(x - side - UI_GAP, y, side, side), &less)) {
        r->viewer_zoom = fmaxf(1, r->viewer_zoom / 1.5f);
    }
}

void reader_viewer(struct reader *r, struct ui *ui, struct rect area)
{
    const struct reader_figure *f = &r->figures[r->viewer - 1];
    struct ui_target back = {.id = ui_id("viewer.backdrop"),
                             .rect = area,
                             .name = "viewer.backdrop",
                             .label = ui_word(ui, "viewer.close"),
                             .kind = UI_BACKDROP};
    float side = ui_button_height(ui);
    struct ui_text caption = {.text = f->caption,
                              .type = TYPE_LABEL,
                              .role = ROLE_ON_SOIL,
                              .line_height = 1.4f,
                              .lang = r->reading.section.lang};
    struct ui_text credit = {.text = f->picture.credit,
                             .type = TYPE_CAPTION,
                             .role = ROLE_ON_SOIL_SOFT,
                             .line_height = 1.4f};
    struct ui_picture picture = {.name = f->picture.name,
                                 .focus_x = f->picture.focus_x,
                                 .focus_y = f->picture.focus_y,
                                 .zoom = r->viewer_zoom,
                                 .label = f->alt};
    float words = area.w - 2 * UI_MARGIN - 2 * side - 2 * UI_GAP - 24;
    float foot =
        fmaxf(side, ui_text_height(ui, words, &caption) + ui_text_height(ui, words, &credit));
    struct rect place =
        viewer_contain(rect_make(area.x, area.y, area.w, area.h - foot - 48), &f->picture);
    float y;
    ui_cover(ui);
    ui_fill(ui, area, ROLE_SOIL, draw_round(0));
    ui_target(ui, &back);     /* swallows taps: nothing under the picture reacts */
    if (r->viewer_zoom > 1) { /* closer: the whole frame is used */
        place = rect_make(area.x, area.y, area.w, area.h - foot - 48);
    }
    ui_picture(ui, place, &picture);
    y = area.y + area.h - foot - 24;
    y += ui_text(ui, area.x + UI_MARGIN, y, words, &caption);
    ui_text(ui, area.x + UI_MARGIN, y, words, &credit);
    viewer_controls(r, ui, area);
}
