/* Millimetres above the floor to design units from the upper edge. A machine whose settings say
 * nothing is taken for a 32-inch panel at 800 mm, the least that puts the dock into the band. */
#include "session/reach.h"

#include <stddef.h>

#define PANEL_LONG_MM 708 /* 32 inch, 16:9 */
#define PANEL_SHORT_MM 398

static int reach_or(int told, int otherwise)
{
    return told > 0 ? told : otherwise;
}

struct reach_place reach_complete(const struct reach_place *place, int width_px, int height_px)
{
    struct reach_place p = {0};
    int tall = height_px > width_px;
    if (place) {
        p = *place;
    }
    p.width_mm = reach_or(p.width_mm, tall ? PANEL_SHORT_MM : PANEL_LONG_MM);
    p.height_mm = reach_or(p.height_mm, tall ? PANEL_LONG_MM : PANEL_SHORT_MM);
    p.lower_edge_mm = reach_or(p.lower_edge_mm, REACH_LOW_MM);
    p.low_mm = reach_or(p.low_mm, REACH_LOW_MM);
    p.high_mm = reach_or(p.high_mm, REACH_HIGH_MM);
    if (p.low_mm < REACH_LEAST_MM) {
        p.low_mm = REACH_LEAST_MM;
    }
    if (p.high_mm > REACH_MOST_MM) {
        p.high_mm = REACH_MOST_MM;
    }
    return p;
}

float reach_u_per_mm(const struct reach_place *place, int width_px, int height_px)
{
    struct reach_place p = reach_complete(place, width_px, height_px);
    int shorter = width_px < height_px ? width_px : height_px;
    float mm = (float)(width_px < height_px ? p.width_mm : p.height_mm);
    return shorter > 0 && mm > 0 ? 1080.0f / mm : 1.0f;
}

void reach_band(const struct reach_place *place, int width_px, int height_px, float *top,
                float *bottom)
{
    struct reach_place p = reach_complete(place, width_px, height_px);
    int shorter = width_px < height_px ? width_px : height_px;
    float scale = shorter > 0 ? 1080.0f / (float)shorter : 1.0f;
    float height = (float)height_px * scale;
    float u = reach_u_per_mm(&p, width_px, height_px);
    float low = height - (float)(p.low_mm - p.lower_edge_mm) * u;
    float high = height - (float)(p.high_mm - p.lower_edge_mm) * u;
    float most = height - (float)(REACH_MOST_MM - p.lower_edge_mm) * u;
    if (low > height || low < REACH_BAND_LEAST_U) {
        low =
            height; /* the screen hangs above the band, or ends too soon over it: its foot it is */
    }
    if (low - high < REACH_BAND_LEAST_U) {
        high = low - REACH_BAND_LEAST_U;
        high = high < most ? most : high;
    }
    if (low - high <
        REACH_BAND_LEAST_U / 2) { /* hung too high for any hand: half a band at least */
        high = low - REACH_BAND_LEAST_U / 2;
    }
    *top = high < 0 ? 0 : high;
    *bottom = low;
}
