/* The outline is walked by length, so that dashes are even and close without a seam. On the
 * straight sides a dash is a fill, which costs next to nothing; only those that bend are polygons.
 */
#include "questions/parts/dashes.h"

#include <math.h>

#define DASH_STEP 4.7f /* dash and gap, in widths */
#define DASH_SHARE 0.64f
#define DASH_BENDS 5 /* points along a dash that bends */
#define DASH_QUARTER 1.5707963f

struct dashes_path {
    struct rect r; /* of the middle of the line */
    float radius, arc;
    float side[4]; /* lengths of the straight parts: top, right, foot, left */
};

/* The point at `at` along the path, clockwise from the top side's beginning, and which way is out.
 * Returns the straight side it lies on, or -1 in a corner. */
static int dashes_point(const struct dashes_path *p, float at, float xy[2], float out[2])
{
    static const float ways[4][2] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
    const float left = p->r.x + p->radius, right = p->r.x + p->r.w - p->radius;
    const float top = p->r.y + p->radius, foot = p->r.y + p->r.h - p->radius;
    const float corners[4][2] = {{right, top}, {right, foot}, {left, foot}, {left, top}};
    int k;
    for (k = 0; k < 4; k++) {
        const float *from = corners[(k + 3) % 4], *way = ways[k];
        out[0] = way[1];
        out[1] = -way[0];
        if (at <= p->side[k]) {
            xy[0] = from[0] + way[0] * at + out[0] * p->radius;
            xy[1] = from[1] + way[1] * at + out[1] * p->radius;
            return k;
        }
        at -= p->side[k];
        if (at <= p->arc || k == 3) {
            float turn = p->arc > 0 ? at / p->arc * DASH_QUARTER : 0;
            float c = cosf(turn), s = sinf(turn), x = out[0], y = out[1];
            out[0] = x * c - y * s;
            out[1] = x * s + y * c;
            xy[0] = corners[k][0] + out[0] * p->radius;
            xy[1] = corners[k][1] + out[1] * p->radius;
            return -1;
        }
        at -= p->arc;
    }
    return -1;
}

static void dashes_one(struct ui *ui, const struct dashes_path *p, float from, float length,
                       float width, enum ui_role role)
{
    float points[DASH_BENDS][2], outs[DASH_BENDS][2], xy[4 * DASH_BENDS];
    int first = 0, last = 0, i;
    for (i = 0; i < DASH_BENDS; i++) {
        last = dashes_point(p, from + length * (float)i / (DASH_BENDS - 1), points[i], outs[i]);
        first = i == 0 ? last : first;
    }
    if (first >= 0 && first == last) {
        const float *a = points[0], *b = points[DASH_BENDS - 1];
        float x = fminf(a[0], b[0]), y = fminf(a[1], b[1]), half = width / 2;
        bool level = first % 2 == 0;
        ui_fill(ui,
                level ? rect_make(x, y - half, fabsf(b[0] - a[0]), width)
                      : rect_make(x - half, y, width, fabsf(b[1] - a[1])),
                role, draw_round(0));
        return;
    }
    for (i = 0; i < DASH_BENDS; i++) {
        int back = 2 * DASH_BENDS - 1 - i;
        xy[2 * i] = points[i][0] + outs[i][0] * width / 2;
        xy[2 * i + 1] = points[i][1] + outs[i][1] * width / 2;
        xy[2 * back] = points[i][0] - outs[i][0] * width / 2;
        xy[2 * back + 1] = points[i][1] - outs[i][1] * width / 2;
    }
    ui_polygon(ui, xy, 2 * DASH_BENDS, ui_colour(ui, role));
}

void dashes_draw(struct ui *ui, struct rect r, float radius, float width, enum ui_role role)
{
    struct dashes_path p = {.r = {r.x + width / 2, r.y + width / 2, r.w - width, r.h - width}};
    float around, step;
    int count, i;
    p.radius = fmaxf(0, fminf(radius, fminf(r.w, r.h) / 2) - width / 2);
    p.arc = p.radius * DASH_QUARTER;
    p.side[0] = p.side[2] = fmaxf(0, p.r.w - 2 * p.radius);
    p.side[1] = p.side[3] = fmaxf(0, p.r.h - 2 * p.radius);
    around = 2 * (p.side[0] + p.side[1]) + 4 * p.arc;
    count = (int)fmaxf(4, roundf(around / (width * DASH_STEP)));
    step = around / (float)count;
    for (i = 0; i < count; i++) {
        dashes_one(ui, &p, (float)i * step, step * DASH_SHARE, width, role);
    }
}
