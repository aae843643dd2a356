/* The text as one column: heights once per width, size and language; drawing only what is in sight.
 */
#include "reader.h"

#include <math.h>

#define MARGIN_NARROW 40.0f
#define MARGIN_WIDE 64.0f

static float flow_margin(float width)
{
    return width >= 1000 ? MARGIN_WIDE : MARGIN_NARROW;
}

void reader_measure(struct reader *r, struct kiosk *k, struct ui *ui, float width, bool side_column)
{
    float margin = flow_margin(width), y = 0;
    struct reader_place place = {
        .x = margin, .width = width - 2 * margin, .bleed = margin, .kiosk = k};
    size_t i;
    if (r->width == width && r->text_size == ui_choice(ui)->text && r->side_column == side_column) {
        return;
    }
    r->width = width;
    r->text_size = ui_choice(ui)->text;
    r->side_column = side_column;
    r->word_count = 0;
    r->column = margin;
    for (i = 0; i < r->item_count; i++) {
        struct reader_item *item = &r->items[i];
        place.y = y;
        item->y = y;
        item->h = reader_item(r, ui, item, &place);
        y += item->h;
    }
    r->height = y;
}

void reader_draw_flow(struct reader *r, struct kiosk *k, struct ui *ui, float x, float top,
                      struct rect view)
{
    float margin = flow_margin(r->width);
    size_t i;
    for (i = 0; i < r->item_count; i++) {
        const struct reader_item *item = &r->items[i];
        struct reader_place place = {.x = x + margin,
                                     .y = top + item->y,
                                     .width = r->width - 2 * margin,
                                     .bleed = margin,
                                     .draw = true,
                                     .kiosk = k};
        if (place.y + item->h < view.y || place.y > view.y + view.h) {
            continue;
        }
        reader_item(r, ui, item, &place);
    }
}
