/* A figure as large as the screen allows, its words in the soil beneath: the same zoom as in the
 * galleries. A swipe leads to the text's next figure. In reach mode the figure reaches down
 * to the row of buttons, and is moved by them alone. */
#include "reader.h"

#include "ui/button.h"

#include <math.h>

#define PAD 24.0f

struct viewer_words {
    struct ui_text caption, credit;
    float width, height;
};

static void viewer_words(const struct reader *r, struct ui *ui, struct rect area,
                         struct viewer_words *w)
{
    const struct reader_figure *f = &r->figures[r->viewer - 1];
    w->caption = (struct ui_text){.text = f->caption,
                                  .type = TYPE_LABEL,
                                  .role = ROLE_ON_SOIL,
                                  .line_height = 1.4f,
                                  .lang = f->lang};
    w->credit = (struct ui_text){.text = f->picture.credit,
                                 .type = TYPE_CAPTION,
                                 .role = ROLE_ON_SOIL_SOFT,
                                 .line_height = 1.4f};
    w->width = fminf(area.w - 2 * UI_MARGIN, 1400);
    w->height =
        ui_text_height(ui, w->width, &w->caption) + ui_text_height(ui, w->width, &w->credit);
}

static void viewer_step(struct reader *r, enum ui_zoom_result result)
{
    size_t to = result == ZOOM_NEXT ? r->viewer + 1 : r->viewer - 1;
    if (result == ZOOM_CLOSED) {
        r->viewer = 0;
    } else if (result != ZOOM_STAYS && to >= 1 && to <= r->figure_count) {
        r->viewer = to;
        r->zoom = (struct ui_zoom){0};
    }
}

float reader_lead_button(struct reader *r, struct ui *ui, const struct reader_place *place,
                         int figure)
{
    struct ui_button zoom = {.name = "reader.figure",
                             .index = figure,
                             .label = ui_word(ui, "reader.zoom"),
                             .icon = "maximize",
                             .look = BUTTON_PLAIN};
    float side = ui_button_height(ui), width = fminf(ui_button_width(ui, &zoom, 240), place->width);
    if (place->draw && ui_button(ui, rect_make(place->x, place->y + PAD, width, side), &zoom)) {
        r->viewer = (size_t)figure;
        r->zoom = (struct ui_zoom){0};
    }
    return PAD + side;
}

void reader_viewer(struct reader *r, struct ui *ui, struct rect area)
{
    const struct reader_figure *f = &r->figures[r->viewer - 1];
    struct ui_zoom_view view = {.name = "viewer",
                                .picture = f->picture.name,
                                .alt = f->alt,
                                .width = f->picture.width,
                                .height = f->picture.height,
                                .focus_x = f->picture.focus_x,
                                .focus_y = f->picture.focus_y};
    struct ui_target back = {.id = ui_id("viewer.backdrop"),
                             .rect = area,
                             .name = "viewer.backdrop",
                             .label = ui_word(ui, "zoom.close"),
                             .kind = UI_BACKDROP};
    struct viewer_words w;
    float y;
    viewer_words(r, ui, area, &w);
    ui_cover(ui);
    ui_target(ui, &back); /* swallows taps: nothing under the picture reacts */
    y = area.y + area.h - w.height - PAD;
    if (ui_reach(ui)) { /* the picture reaches down to the row of buttons */
        float row = ui_zoom_band(ui);
        view.band = rect_make(area.x + UI_MARGIN, y - PAD - row, area.w - 2 * UI_MARGIN, row);
        view.view = rect_make(area.x, 0, area.w, view.band.y - PAD);
    } else {
        view.view = rect_make(area.x, area.y, area.w, y - PAD - area.y);
    }
    area.h += area.y;
    area.y = view.view.y + view.view.h;
    area.h -= area.y;
    ui_fill(ui, area, ROLE_SOIL, draw_round(0));
    viewer_step(r, ui_zoom(ui, &r->zoom, &view));
    y += ui_text(ui, area.x + UI_MARGIN, y, w.width, &w.caption);
    ui_text(ui, area.x + UI_MARGIN, y, w.width, &w.credit);
}
