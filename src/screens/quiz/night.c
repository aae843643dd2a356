/* The night over the snow, as the start and the result stand in it, and the soil under every phase.
 * High contrast has no pictures behind words. */
#include "quiz.h"

#include <math.h>

#define SNOW 14.0f
#define ART_RATIO (16.0f / 9.0f)

void quiz_soil(struct ui *ui, struct rect area, float horizon, bool snow)
{
    ui_fill(ui, rect_make(area.x, horizon, area.w, area.y + area.h - horizon + 2), ROLE_SOIL,
            draw_round(0));
    if (snow || ui_contrast(ui)) {
        float line = ui_contrast(ui) ? 4 : SNOW;
        ui_fill(ui, rect_make(area.x, horizon - line, area.w, line),
                ui_contrast(ui) ? ROLE_LINE : ROLE_SNOW, draw_round(0));
    }
}

const char *quiz_art(const struct quiz *q, struct kiosk *k, struct ui *ui, const char *name)
{
    struct pack_picture art;
    struct err ignored;
    return pack_picture(k->pack, name, q->lang, ui_memory(ui), &art, &ignored)
               ? art.name
               : q->data.section.art;
}

/* `horizon_at`: where the drawing's own horizon is, 0..1 of its height. */
void quiz_night(struct ui *ui, struct rect area, float horizon, const char *picture,
                float horizon_at, float focus_x)
{
    struct ui_picture art = {.name = picture, .focus_x = focus_x, .focus_y = 0.5f};
    float height = (horizon - area.y) / horizon_at;
    struct rect place = {area.x, area.y, area.w, height};
    if (ui_contrast(ui) || !picture || !picture[0]) {
        ui_fill(ui, rect_make(area.x, area.y, area.w, horizon - area.y),
                ui_contrast(ui) ? ROLE_GROUND : ROLE_ACCENT_FILL, draw_round(0));
    } else {
        if (height * ART_RATIO < area.w) {
            place.h = area.w / ART_RATIO;
            place.y = horizon - place.h * horizon_at;
        }
        ui_clip(ui, rect_make(area.x, area.y, area.w, horizon - area.y));
        ui_picture(ui, place, &art);
        ui_unclip(ui);
    }
    quiz_soil(ui, area, horizon, false);
}
