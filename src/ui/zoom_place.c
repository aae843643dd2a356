/* Where the parts of a zoomed picture stand: two upright pills, ＋ / 2x / － at the right under the
 * closing disc and the arrows at the left under the map, as far from the middle as the margins
 * allow. In a view too low for that they lie down along the top; in reach mode all lie in one row
 * in the band, and the map stays with the picture, for looking. */
#include "ui/zoom.h"

#include <math.h>

#define MAP 240.0f
#define MAP_FRAME 8.0f
#define MAP_LEAST 96.0f
#define FOOT 16.0f
#define COLUMN_TOP 256.0f
#define WIDE                                                                                \
    1500.0f /* in a narrower view the picture comes as far as the margins: the pill lies in \
             * the sky over it */

static struct rect place_map(const struct ui_zoom_view *v, float x, float y)
{
    float w = (float)(v->width > 0 && v->height > 0 ? v->width : 16);
    float h = (float)(v->width > 0 && v->height > 0 ? v->height : 9);
    float scale = (MAP - 2 * MAP_FRAME) / fmaxf(w, h);
    return rect_make(x, y, fmaxf(MAP_LEAST, w * scale + 2 * MAP_FRAME),
                     fmaxf(MAP_LEAST, h * scale + 2 * MAP_FRAME));
}

static void place_pill(struct ui_zoom_place *p, float x, float y, float side, float label,
                       bool lying)
{
    float dx = lying ? 1 : 0, dy = lying ? 0 : 1;
    p->pill = rect_make(x, y, side + dx * (side + label), side + dy * (side + label));
    p->in = rect_make(x, y, side, side);
    p->level = rect_make(x + dx * side, y + dy * side, lying ? label : side, lying ? side : label);
    p->out = rect_make(x + dx * (side + label), y + dy * (side + label), side, side);
    if (lying) { /* － before ＋, as one reads */
        struct rect in = p->in;
        p->in = p->out;
        p->out = in;
    }
}

static float place_pad_length(float side)
{
    return 4 * side + 3 * UI_GAP;
}

static void place_pad(struct ui_zoom_place *p, float x, float y, float side, bool lying)
{
    static const int row[4] = {1, 0, 3, 2}; /* left, up, down, right when lying */
    float length = place_pad_length(side);
    int i;
    p->pad = rect_make(x, y, lying ? length : side, lying ? side : length);
    for (i = 0; i < 4; i++) {
        float at = (float)(lying ? row[i] : i) * (side + UI_GAP);
        p->arrows[i] = rect_make(x + (lying ? at : 0), y + (lying ? 0 : at), side, side);
    }
}

static struct ui_zoom_place place_band(const struct ui_zoom_view *v, float side, float label)
{
    struct ui_zoom_place p = {0};
    float x = v->band.x + v->band.w - side, y = v->band.y;
    p.close = rect_make(x, y, side, side);
    x -= UI_GAP + 2 * side + label;
    place_pill(&p, x, y, side, label, true);
    if (x - UI_GAP - place_pad_length(side) >= v->band.x) {
        place_pad(&p, v->band.x, y, side, true);
    }
    p.map = place_map(v, v->view.x + UI_MARGIN, v->view.y + UI_ZOOM_TOP);
    if (p.map.h > v->view.h - 2 * UI_ZOOM_TOP) {
        p.map = rect_make(0, 0, 0, 0);
    }
    return p;
}

struct ui_zoom_place ui_zoom_place(const struct ui_zoom_view *v, float side, float label)
{
    struct ui_zoom_place p = {0};
    struct rect r = v->view;
    float right = r.x + r.w - UI_MARGIN, top = r.y + UI_ZOOM_TOP, foot = r.y + r.h - FOOT;
    float column = 2 * side + label, y;
    if (v->band.w > 0) {
        return place_band(v, side, label);
    }
    p.close = rect_make(right - side, top, side, side);
    y = fminf(r.y + COLUMN_TOP, foot - column);
    if (r.w >= WIDE && y >= p.close.y + side + UI_GAP) {
        place_pill(&p, right - side, y, side, label, false);
        right -= side + UI_GAP;
    } else {
        right -= side + UI_GAP + column;
        place_pill(&p, right, top, side, label, true);
        right -= UI_GAP;
    }
    p.map = place_map(v, r.x + UI_MARGIN, top);
    if (p.map.y + p.map.h + UI_GAP + place_pad_length(side) <= foot) {
        place_pad(&p, p.map.x, p.map.y + p.map.h + UI_GAP, side, false);
    } else if (p.map.x + p.map.w + UI_GAP + place_pad_length(side) <= right) {
        place_pad(&p, p.map.x + p.map.w + UI_GAP, top, side, true);
    } else if (p.map.x + place_pad_length(side) <= right) { /* the arrows matter more */
        place_pad(&p, p.map.x, top, side, true);
        p.map = rect_make(0, 0, 0, 0);
    }
    if (p.map.h > 0 && p.map.y + p.map.h > foot) {
        p.map = rect_make(0, 0, 0, 0);
    }
    return p;
}
