/* Places along the crown, computed from the areas' edges, so that the tree fills what it is given.
 *
 * Up to seven plates stand where the picture's branches end, symmetric about the trunk; more make
 * three rows over the crown, and their branches are drawn by the program. Pills share their rows
 * evenly; where a name needs more than its share, each gets what it needs and an equal part of the
 * rest. Lengths after the project's mockups (structure-landscape, structure-portrait). */
#include "crown.h"

#include <math.h>

#define MARGIN 64.0f
#define GAP 16.0f
#define PLATE_W 212.0f
#define PLATE_H 116.0f
#define PILL_H 96.0f
#define PILL_MOST 300.0f /* wide, however few there are */
#define CROWD_W 196.0f
#define ROOT_TIP 6.0f       /* u thick */
#define SQUEEZE_LEAST 0.86f /* plates of two rows would touch below this */

struct crown_spot { /* middle of a plate, from the trunk's foot on the horizon */
    float x, y;
};

struct crown_shape {
    float width, height;    /* of the picture */
    float trunk_x, horizon; /* in the picture */
    float head_y, top;      /* of the header, of what stands below it */
    float foot;             /* from the horizon to the lower edge of the area */
    float fork;             /* of the branches, above the horizon */
    float pills_y;          /* below the horizon, of the first of the least rows */
    size_t per_row, rows_most;
    struct crown_spot spots[CROWN_DRAWN]; /* top; then left and right of three rows */
    float step;                           /* between the middles of a crowded row's plates */
};

static const struct crown_shape shapes[2] = {
    {.width = 1920,
     .height = 1080,
     .trunk_x = 936,
     .horizon = 706,
     .head_y = 36,
     .top = 150,
     .foot = 246,
     .fork = 96,
     .pills_y = 134,
     .per_row = 12,
     .rows_most = 2,
     .spots = {{0, -474},
               {-256, -456},
               {256, -456},
               {-314, -302},
               {314, -302},
               {-264, -150},
               {264, -150}},
     .step = CROWD_W + GAP},
    {.width = 1080,
     .height = 1920,
     .trunk_x = 540,
     .horizon = 886,
     .head_y = 64,
     .top = 190,
     .foot = 858,
     .fork = 112,
     .pills_y = 130,
     .per_row = 5,
     .rows_most = 3,
     .spots = {{0, -624},
               {-330, -556},
               {330, -556},
               {-362, -380},
               {362, -380},
               {-310, -202},
               {310, -202}},
     .step = PLATE_W + GAP},
};

/* Which of the seven places are taken, by how many there are: symmetric, in reading order. */
static const unsigned char taken[CROWN_DRAWN + 1][CROWN_DRAWN] = {{0},
                                                                  {0},
                                                                  {1, 2},
                                                                  {1, 0, 2},
                                                                  {1, 2, 3, 4},
                                                                  {1, 0, 2, 3, 4},
                                                                  {1, 2, 3, 4, 5, 6},
                                                                  {1, 0, 2, 3, 4, 5, 6}};

static void crown_limb(const struct crown *c, struct crown_limb *limb, struct crown_spot spot,
                       float width, float squeeze, bool drawn)
{
    limb->place = rect_make(c->trunk_x + spot.x - width / 2,
                            c->horizon + spot.y * squeeze - PLATE_H / 2, width, PLATE_H);
    limb->tip_x = c->trunk_x + spot.x;
    limb->tip_y = limb->place.y + PLATE_H;
    limb->drawn = drawn;
}

/* An odd number has one at the top: the one asked for. The others in reading order. */
static void crown_few(const struct crown_shape *s, struct crown *c, const struct crown_ask *ask,
                      float squeeze)
{
    size_t n = ask->branches, next = 0, i, top = ask->top < n ? ask->top : 0;
    for (i = 0; i < n; i++) {
        size_t spot = 0;
        if (n % 2 == 0 || i != top) {
            next += n % 2 && taken[n][next] == 0;
            spot = taken[n][next++];
        }
        crown_limb(c, &c->branches[i], s->spots[spot], PLATE_W, squeeze, true);
    }
    c->grow = 16;
}

static void crown_crowd(const struct crown_shape *s, struct crown *c, const struct crown_ask *ask,
                        float squeeze)
{
    size_t n = ask->branches, row, i = 0, k;
    for (row = 0; row < 3; row++) {
        size_t in_row = n / 3 + (n % 3 > (row + 1) % 3); /* the middle row takes the odd one */
        for (k = 0; k < in_row; k++) {
            struct crown_spot spot = {((float)k - (float)(in_row - 1) / 2) * s->step,
                                      s->spots[1 + 2 * row].y};
            crown_limb(c, &c->branches[i++], spot, s->step - GAP, squeeze, false);
        }
    }
    c->grow = 6;
}

/* How many pills the rows hold, or 0 when a row is too narrow for its names. */
static bool crown_rows_fit(const struct crown_ask *ask, size_t rows, float width)
{
    size_t i = 0, row, k;
    for (row = 0; row < rows; row++) {
        size_t in_row = ask->roots / rows + (row < ask->roots % rows);
        float need = -GAP;
        for (k = 0; k < in_row; k++, i++) {
            need += GAP + (ask->needs ? ask->needs[i] : PILL_H);
        }
        if (need > width) {
            return false;
        }
    }
    return true;
}

static size_t crown_row_count(const struct crown_shape *s, const struct crown_ask *ask, float width)
{
    size_t rows = (ask->roots + s->per_row - 1) / s->per_row;
    while (rows < s->rows_most && !crown_rows_fit(ask, rows, width)) {
        rows++;
    }
    return rows;
}

static void crown_pill_row(struct crown *c, const struct crown_ask *ask, size_t first, size_t count,
                           float y, float share)
{
    float width = ask->area.w - 2 * MARGIN, need = 0, over = 0, spare, x;
    bool even = true;
    size_t i;
    for (i = first; i < first + count; i++) {
        need += ask->needs ? ask->needs[i] : 0;
        even = even && (!ask->needs || ask->needs[i] <= share);
    }
    spare = width - (float)(count - 1) * GAP - need;
    even = even || spare < 0; /* nothing fits: all alike */
    over = even ? 0 : spare / (float)count;
    x = ask->area.x + MARGIN;
    if (even) { /* under the tree */
        float all = (float)count * share + (float)(count - 1) * GAP;
        x = fmaxf(x, fminf(c->trunk_x - all / 2, x + width - all));
    }
    for (i = first; i < first + count; i++) {
        struct crown_limb *root = &c->roots[i];
        float w = even ? share : ask->needs[i] + over;
        root->place = rect_make(x, y, w, PILL_H);
        root->tip_x = x + w / 2;
        root->tip_y = y;
        x += w + GAP;
    }
}

static float crown_need(const struct crown_ask *ask)
{
    float most = 0;
    size_t i;
    for (i = 0; ask->needs && i < ask->roots; i++) {
        most = fmaxf(most, ask->needs[i]);
    }
    return most;
}

static float crown_pills(const struct crown_shape *s, struct crown *c, const struct crown_ask *ask)
{
    float width = ask->area.w - 2 * MARGIN;
    size_t rows = crown_row_count(s, ask, width), row, first = 0;
    float y = c->horizon + s->pills_y, share;
    c->pill_rows = rows;
    if (rows == 0) {
        return y;
    }
    share = (width - (float)((ask->roots + rows - 1) / rows - 1) * GAP) /
            (float)((ask->roots + rows - 1) / rows);
    share = fminf(share, fmaxf(PILL_MOST, crown_need(ask)));
    c->note_y = c->horizon + (c->tall ? 12 : 16);
    if (!c->tall && rows > 1) { /* both rows above the dock; the note finds room elsewhere */
        y -= PILL_H + GAP;
        c->note_y = 0;
    }
    for (row = 0; row < rows; row++) {
        size_t in_row = ask->roots / rows + (row < ask->roots % rows);
        crown_pill_row(c, ask, first, in_row, y, share);
        first += in_row;
        y += PILL_H + GAP;
    }
    return y;
}

static void crown_wide_sides(const struct crown_shape *s, struct crown *c, struct rect area)
{
    float top = area.y + s->top, height = c->horizon - 32 - top;
    c->slab = rect_make(area.x + MARGIN, top, 436, height);
    c->card = rect_make(area.x + area.w - MARGIN - 460, top, 460, height);
}

static void crown_tall_sides(struct crown *c, struct rect area, float top)
{
    float height = area.y + area.h - GAP - top;
    c->slab = rect_make(area.x + MARGIN, top, 436, height);
    c->card = rect_make(area.x + MARGIN + 436 + GAP, top, area.w - 2 * MARGIN - 436 - GAP, height);
}

bool crown_place(const struct crown_ask *ask, struct crown *c)
{
    bool tall = ask->area.h > ask->area.w;
    const struct crown_shape *s = &shapes[tall];
    float squeeze, room, pills;
    size_t i;
    *c = (struct crown){.tall = tall};
    if (ask->branches == 0 || ask->branches > CROWN_MOST || ask->roots > CROWN_MOST ||
        fabsf(ask->area.w - s->width) > 64) {
        return false;
    }
    c->head_y = ask->area.y + s->head_y;
    c->trunk_x = ask->area.x + s->trunk_x + (ask->area.w - s->width) / 2;
    c->horizon = ask->area.y + ask->area.h - s->foot;
    c->picture = rect_make(c->trunk_x - s->trunk_x, c->horizon - s->horizon, s->width, s->height);
    room = c->horizon - c->head_y - 96 - 8 - PLATE_H / 2 - 8;
    squeeze = fminf(1, room / -s->spots[0].y);
    if (squeeze < SQUEEZE_LEAST) {
        return false;
    }
    for (i = 0; i < CROWN_DRAWN; i++) {
        crown_limb(c, &c->boughs[i], s->spots[i], PLATE_W, squeeze, true);
    }
    if (ask->branches <= CROWN_DRAWN) {
        crown_few(s, c, ask, squeeze);
    } else {
        crown_crowd(s, c, ask, squeeze);
    }
    pills = crown_pills(s, c, ask);
    if (tall) {
        crown_tall_sides(c, ask->area, pills);
    } else {
        crown_wide_sides(s, c, ask->area);
    }
    return c->slab.h >= 360;
}

struct crown_curve { /* cubic */
    float x[4], y[4];
};

static float crown_cubic(const float p[4], float t)
{
    float u = 1 - t;
    return u * u * u * p[0] + 3 * u * u * t * p[1] + 3 * u * t * t * p[2] + t * t * t * p[3];
}

static float crown_slope(const float p[4], float t)
{
    float u = 1 - t;
    return 3 * (u * u * (p[1] - p[0]) + 2 * u * t * (p[2] - p[1]) + t * t * (p[3] - p[2]));
}

/* Down one side of the limb and back on the other. */
static size_t crown_outline(const struct crown_curve *k, float thick, float thin, float *xy)
{
    size_t half = CROWN_OUTLINE / 2, i;
    for (i = 0; i < half; i++) {
        float t = (float)i / (float)(half - 1);
        float x = crown_cubic(k->x, t), y = crown_cubic(k->y, t);
        float dx = crown_slope(k->x, t), dy = crown_slope(k->y, t), length = hypotf(dx, dy);
        float w = (thick + (thin - thick) * powf(t, 0.6f)) / 2 / fmaxf(length, 1e-3f);
        xy[2 * i] = x - dy * w;
        xy[2 * i + 1] = y + dx * w;
        xy[2 * (2 * half - 1 - i)] = x + dy * w;
        xy[2 * (2 * half - 1 - i) + 1] = y - dx * w;
    }
    return 2 * half;
}

static struct crown_curve crown_bough(const struct crown *c, const struct crown_limb *limb)
{
    float fork = c->horizon - shapes[c->tall].fork, dx = limb->tip_x - c->trunk_x;
    float dy = limb->tip_y - PLATE_H / 2 - fork;
    return (struct crown_curve){
        {c->trunk_x, c->trunk_x + dx * 0.06f, c->trunk_x + dx * 0.45f, limb->tip_x},
        {fork, fork + dy * 0.3f, fork + dy * 0.62f, fork + dy}};
}

size_t crown_branch(const struct crown *c, const struct crown_limb *limb, float thick, float thin,
                    float xy[2 * CROWN_OUTLINE])
{
    struct crown_curve k = crown_bough(c, limb);
    return crown_outline(&k, thick, thin, xy);
}

/* By turns to either side, shorter towards the tip; none is quite like another. */
void crown_twig(const struct crown *c, const struct crown_limb *limb, size_t n, float xy[6])
{
    struct crown_curve k = crown_bough(c, limb);
    float t = 0.3f + 0.68f * (float)n / (CROWN_TWIGS - 1), side = n % 2 ? 1 : -1;
    float dx = crown_slope(k.x, t), dy = crown_slope(k.y, t), length = fmaxf(hypotf(dx, dy), 1e-3f);
    float reach = (112 - 60 * t) * (n % 3 ? 1 : 0.72f), lean = 0.5f + 0.07f * (float)(n % 4);
    float ux = dx / length, uy = dy / length;
    float ax = ux * lean - side * uy * (1 - lean), ay = uy * lean + side * ux * (1 - lean);
    xy[0] = crown_cubic(k.x, t);
    xy[1] = crown_cubic(k.y, t);
    xy[2] = xy[0] + ax * reach;
    xy[3] = xy[1] + ay * reach;
    xy[4] = xy[2] + (ax * 0.5f + ux * 0.7f) * reach * 0.6f;
    xy[5] = xy[3] + (ay * 0.5f + uy * 0.7f) * reach * 0.6f;
}

size_t crown_root(const struct crown *c, size_t i, size_t count, float spread, float thick,
                  float xy[2 * CROWN_OUTLINE])
{
    const struct crown_limb *limb = &c->roots[i];
    float away = count > 1 ? (float)i / (float)(count - 1) * 2 - 1 : 0;
    float x = c->trunk_x + away * spread, y = c->horizon, drop = limb->tip_y - y;
    struct crown_curve k = {{x, x + (limb->tip_x - x) * 0.1f, limb->tip_x, limb->tip_x},
                            {y, y + drop * 0.3f, y + drop * 0.45f, limb->tip_y}};
    return crown_outline(&k, thick, ROOT_TIP, xy);
}
