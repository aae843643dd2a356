/* Where a hand gets to: the screen's size in the hall, and the band that children and wheelchair
 * users reach.
 *
 * Source: the project's audit rules, after EN 301 549 and kiosk studies: the band is 800 to 1,100
 * mm above the floor, never outside 380 to 1,220 mm. In every mode the dock stands inside the band;
 * in reach mode everything that can be touched does. */
#ifndef SESSION_REACH_H
#define SESSION_REACH_H

struct reach_place {         /* of the machine; 0: not told */
    int width_mm, height_mm; /* active area, as mounted */
    int lower_edge_mm;       /* of the active area, above the floor */
    int low_mm, high_mm;     /* the band */
};

#define REACH_LOW_MM 800
#define REACH_HIGH_MM 1100
#define REACH_LEAST_MM 380
#define REACH_MOST_MM 1220
#define REACH_BAND_LEAST_U 720.0f /* a lower band is stretched upwards, up to REACH_MOST_MM */

/* What was not told, filled in: a 32-inch panel (708 x 398 mm) in the shape of the screen, its
 * lower edge 800 mm above the floor. */
struct reach_place reach_complete(const struct reach_place *place, int width_px, int height_px);

/* Design units (short side / 1080) per millimetre. */
float reach_u_per_mm(const struct reach_place *place, int width_px, int height_px);

/* The band on the screen, in u from its upper edge: top < bottom, both on the screen. */
void reach_band(const struct reach_place *place, int width_px, int height_px, float *top,
                float *bottom);

#endif
