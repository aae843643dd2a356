/* The sun on the horizon for events without a picture: stepped rings in the section's colour, the
 * motif of the house. Discs only, so it costs nothing and fits any rectangle. */
#include "timeline.h"

#include <math.h>

void sun_show(struct ui *ui, struct rect r, struct draw_corners corners)
{
    static const float radius[] = {1.25f, 1.05f, 0.87f, 0.71f, 0.57f, 0.45f, 0.34f, 0.22f};
    rgba far = ui_colour(ui, ROLE_ACCENT_FILL), near = ui_colour(ui, ROLE_NIGHT_TEXT);
    float cx = r.x + r.w * 0.5f, cy = r.y + r.h * 0.98f, size = fmaxf(r.w, r.h) * 0.8f;
    size_t i, count = sizeof radius / sizeof radius[0];
    ui_clip_round(ui, r, corners);
    ui_fill(ui, r, ROLE_ACCENT_FILL, draw_round(0));
    for (i = 0; i < count; i++) {
        float h = radius[i] * size;
        ui_fill_colour(ui, rect_make(cx - h, cy - h, 2 * h, 2 * h),
                       colour_mix(far, near, (float)(i + 1) / (float)(count + 1) * 0.9f),
                       draw_round(h));
    }
    ui_unclip(ui);
}
