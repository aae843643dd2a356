/* The themes of a shelf, each a button: from one to the next without the way back. The one that is
 * open is gold with a tick and stands still. */
#include "shelf.h"

#include "nav/nav.h"
#include "ui/button.h"

#include <math.h>

static struct ui_button sisters_button(const struct shelf *s, struct ui *ui, size_t i)
{
    const struct pack_card *c = &s->data.sisters[i];
    bool self = i == s->data.self;
    struct ui_button b = {.name = arena_format(ui_memory(ui), "shelf.to.%s", c->route),
                          .label = c->short_title[0] ? c->short_title : c->title,
                          .icon = self ? "check" : NULL,
                          .look = self ? BUTTON_GOLD : BUTTON_SOIL_3,
                          .lang = c->lang,
                          .inert = self};
    return b;
}

struct ui_button shelf_glossary(const struct shelf *s, struct ui *ui)
{
    const struct pack_card *c = &s->data.glossary;
    struct ui_button b = {.name = arena_format(ui_memory(ui), "shelf.to.%s", c->route),
                          .label = c->short_title[0] ? c->short_title : c->title,
                          .icon = "vocabulary",
                          .look = BUTTON_SOIL_3,
                          .lang = c->lang};
    return b;
}

/* Goes through the buttons line by line; returns the height of all lines. The glossary is the last
 * one: it is another place and not another theme, so Back leads from it to this one. */
static float sisters_lines(const struct shelf *s, struct kiosk *k, struct ui *ui, struct rect r,
                           bool draw)
{
    float h = ui_button_height(ui), x = 0, y = 0;
    size_t i;
    size_t count = s->data.sister_count;
    count += count > 0 && s->data.has_glossary;
    for (i = 0; i < count; i++) {
        bool sister = i < s->data.sister_count;
        struct ui_button b = sister ? sisters_button(s, ui, i) : shelf_glossary(s, ui);
        float w = fminf(ui_button_width(ui, &b, UI_TOUCH), r.w);
        if (x > 0 && x + w > r.w) {
            x = 0;
            y += h + UI_GAP;
        }
        if (draw && ui_button(ui, rect_make(r.x + x, r.y + y, w, h), &b)) {
            if (sister) {
                nav_replace(k->nav, s->data.sisters[i].route);
            } else {
                nav_push(k->nav, s->data.glossary.route);
            }
        }
        x += w + UI_GAP;
    }
    return count ? y + h : 0;
}

float shelf_sisters_height(const struct shelf *s, struct ui *ui, float width)
{
    return sisters_lines(s, NULL, ui, rect_make(0, 0, width, 0), false);
}

void shelf_sisters(const struct shelf *s, struct kiosk *k, struct ui *ui, struct rect r)
{
    sisters_lines(s, k, ui, r, true);
}
