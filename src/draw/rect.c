/* Rectangles and colours. Rounding to pixels goes through draw/pixels.h, so that a rectangle has
 * one pixel place in the whole program; contrast follows WCAG 2.2 to the letter, because a test of
 * every screen leans on it. */
#include "draw/rect.h"

#include "draw/pixels.h"

#include <math.h>

bool rect_has(struct rect r, float x, float y)
{
    return x >= r.x && y >= r.y && x < r.x + r.w && y < r.y + r.h;
}

bool rect_overlaps(struct rect a, struct rect b)
{
    struct rect c = rect_cross(a, b);
    return c.w > 0 && c.h > 0;
}

struct rect rect_cross(struct rect a, struct rect b)
{
    float x0 = fmaxf(a.x, b.x);
    float y0 = fmaxf(a.y, b.y);
    float x1 = fminf(a.x + a.w, b.x + b.w);
    float y1 = fminf(a.y + a.h, b.y + b.h);
    return (struct rect){x0, y0, x1 - x0, y1 - y0};
}

struct rect rect_join(struct rect a, struct rect b)
{
    float x0, y0;
    if (!(a.w > 0 && a.h > 0)) {
        return b;
    }
    if (!(b.w > 0 && b.h > 0)) {
        return a;
    }
    x0 = fminf(a.x, b.x);
    y0 = fminf(a.y, b.y);
    return (struct rect){x0, y0, fmaxf(a.x + a.w, b.x + b.w) - x0,
                         fmaxf(a.y + a.h, b.y + b.h) - y0};
}

struct rect rect_inset(struct rect r, float by)
{
    return (struct rect){r.x + by, r.y + by, r.w - 2 * by, r.h - 2 * by};
}

struct irect rect_to_pixels(struct rect r, float scale)
{
    return (struct irect){draw_px(r.x, scale), draw_px(r.y, scale), draw_px(r.x + r.w, scale),
                          draw_px(r.y + r.h, scale)};
}

bool irect_empty(struct irect r)
{
    return r.x1 <= r.x0 || r.y1 <= r.y0;
}

struct irect irect_cross(struct irect a, struct irect b)
{
    return (struct irect){a.x0 > b.x0 ? a.x0 : b.x0, a.y0 > b.y0 ? a.y0 : b.y0,
                          a.x1 < b.x1 ? a.x1 : b.x1, a.y1 < b.y1 ? a.y1 : b.y1};
}

struct irect irect_join(struct irect a, struct irect b)
{
    if (irect_empty(a)) {
        return b;
    }
    if (irect_empty(b)) {
        return a;
    }
    return (struct irect){a.x0 < b.x0 ? a.x0 : b.x0, a.y0 < b.y0 ? a.y0 : b.y0,
                          a.x1 > b.x1 ? a.x1 : b.x1, a.y1 > b.y1 ? a.y1 : b.y1};
}

static float colour_clamp(float t)
{
    return t > 0 ? (t < 1 ? t : 1) : 0; /* NaN gives 0 */
}

rgba colour_with_alpha(rgba c, float alpha)
{
    float a = (float)(c & 255u) * colour_clamp(alpha);
    return (c & 0xffffff00u) | (rgba)(a + 0.5f);
}

rgba colour_mix(rgba a, rgba b, float t)
{
    float f = colour_clamp(t);
    rgba out = 0;
    for (int shift = 0; shift < 32; shift += 8) {
        float from = (float)(a >> shift & 255u);
        float to = (float)(b >> shift & 255u);
        out |= (rgba)(from + (to - from) * f + 0.5f) << shift;
    }
    return out;
}

/* Relative luminance. Source: WCAG 2.2, "relative luminance", threshold 0.04045. */
static double colour_luminance(rgba c)
{
    static const double weight[3] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double v = (double)(c >> (24 - 8 * i) & 255u) / 255.0;
        sum += weight[i] * (v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4));
    }
    return sum;
}

float colour_contrast(rgba a, rgba b)
{
    double la = colour_luminance(a) + 0.05;
    double lb = colour_luminance(b) + 0.05;
    return (float)(la > lb ? la / lb : lb / la);
}
