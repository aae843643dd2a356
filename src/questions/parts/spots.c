/* Places in a picture. Discs stand apart by a finger's width and a gap; where the picture is too
 * small for that they are pushed apart a little, and a thread leads from the disc to its place.
 * Where even that does not do, they become small and only show: the plates below answer. */
#include "questions/parts/spots.h"

#include "questions/parts/mark.h"

#include <math.h>

#define SPOTS_APART (UI_TOUCH + UI_GAP)
#define SPOTS_ROUNDS 60
#define SPOTS_ENOUGH 1.0f /* u that pushing may leave over */
#define SPOTS_MOVED 12.0f /* u from which a disc needs a thread to its place */
#define SPOTS_SIDE 88.0f  /* of a disc, with its ring */
#define SPOTS_SMALL 52.0f /* where it only shows */
#define SPOTS_RING 6.0f
#define SPOTS_BADGE 0.5f /* of the disc */
#define SPOTS_PRESS 6.0f

float spots_shape(const struct question *q)
{
    return q->picture_w > 0 && q->picture_h > 0 ? (float)q->picture_w / (float)q->picture_h
                                                : SPOTS_SHAPE;
}

/* --- where they stand ------------------------------------------------------------------------- */

static float spots_between(const float from, const float low, const float high)
{
    return high < low ? (low + high) / 2 : fminf(fmaxf(from, low), high);
}

static void spots_into(struct spot *s, struct rect r)
{
    float half = UI_TOUCH / 2;
    s->cx = spots_between(s->cx, r.x + half, r.x + r.w - half);
    s->cy = spots_between(s->cy, r.y + half, r.y + r.h - half);
}

/* What reacts is square, so two are apart when they are in one direction: there each gives way by
 * half of what is missing. */
static void spots_part(struct spot *a, struct spot *b)
{
    float dx = b->cx - a->cx, dy = b->cy - a->cy;
    if (fabsf(dx) >= fabsf(dy)) {
        float way = copysignf((SPOTS_APART - fabsf(dx)) / 2, dx);
        a->cx -= way;
        b->cx += way;
    } else {
        float way = copysignf((SPOTS_APART - fabsf(dy)) / 2, dy);
        a->cy -= way;
        b->cy += way;
    }
}

static bool spots_push(struct spots *s, size_t count)
{
    bool apart = true;
    size_t i, k;
    for (i = 0; i < count; i++) {
        for (k = i + 1; k < count; k++) {
            struct spot *a = &s->at[i], *b = &s->at[k];
            float way = fmaxf(fabsf(b->cx - a->cx), fabsf(b->cy - a->cy));
            if (way < SPOTS_APART - SPOTS_ENOUGH) {
                spots_part(a, b);
                apart = false;
            }
        }
    }
    for (i = 0; i < count; i++) {
        spots_into(&s->at[i], s->picture);
    }
    return apart;
}

/* A large place may be touched anywhere within it, as far as the next one leaves room. */
static void spots_sides(const struct question *q, struct spots *s)
{
    size_t i, k;
    for (i = 0; i < q->count; i++) {
        struct spot *a = &s->at[i];
        a->side = 2 * q->parts[i].r * s->picture.w;
        for (k = 0; k < q->count; k++) {
            const struct spot *b = &s->at[k];
            float way = fmaxf(fabsf(a->cx - b->cx), fabsf(a->cy - b->cy));
            if (k != i) {
                a->side = fminf(a->side, way - UI_GAP);
            }
        }
        a->side = fmaxf(a->side, UI_TOUCH);
    }
}

void spots_lay(const struct question *q, struct rect room, float across, struct spots *out)
{
    float shape = spots_shape(q), w = fminf(room.w, room.h * shape), h = w / shape;
    size_t count = q->count < QUESTION_PARTS_MAX ? q->count : QUESTION_PARTS_MAX, i;
    int round;
    out->picture = rect_make(room.x + (room.w - w) * across, room.y + (room.h - h) / 2, w, h);
    for (i = 0; i < count; i++) {
        struct spot *s = &out->at[i];
        s->x = s->cx = out->picture.x + q->parts[i].x * w;
        s->y = s->cy = out->picture.y + q->parts[i].y * h;
        spots_into(s, out->picture);
    }
    out->touched = false;
    for (round = 0; round < SPOTS_ROUNDS && !out->touched; round++) {
        out->touched = spots_push(out, count);
    }
    spots_sides(q, out);
    for (i = 0; i < count && !out->touched; i++) {
        out->at[i].cx = out->at[i].x;
        out->at[i].cy = out->at[i].y;
        out->at[i].side = 0;
    }
}

/* --- letters ---------------------------------------------------------------------------------- */

static bool spots_before(const struct question_part *a, const struct question_part *b)
{
    return a->x < b->x || (a->x <= b->x && a->y < b->y);
}

void spots_order(struct order *order, const struct question *q)
{
    size_t i, k;
    order->count = 0;
    for (i = 0; i < q->count && i < QUESTION_PARTS_MAX; i++) {
        for (k = order->count; k > 0 && spots_before(&q->parts[i], &q->parts[order->at[k - 1]]);
             k--) {
            order->at[k] = order->at[k - 1];
        }
        order->at[k] = (uint8_t)i;
        order->count++;
    }
}

const char *spots_letter(const struct order *order, size_t part)
{
    static const char *const letters[] = {"A", "B", "C", "D", "E", "F", "G", "H",
                                          "I", "J", "K", "L", "M", "N", "O", "P",
                                          "Q", "R", "S", "T", "U", "V", "W", "X"};
    size_t i;
    for (i = 0; i < order->count && order->at[i] != part; i++) {
    }
    return letters[i < QUESTION_PARTS_MAX ? i : 0];
}

/* --- what is seen ----------------------------------------------------------------------------- */

void spots_picture(struct ui *ui, const struct question *q, const struct spots *s)
{
    struct ui_picture picture = {
        .name = q->picture, .focus_x = 0.5f, .focus_y = 0.5f, .label = q->picture_alt};
    ui_picture(ui, s->picture, &picture);
    ui_hairline(ui, s->picture, draw_round(0));
}

static void spots_thread(struct ui *ui, const struct spot *s)
{
    if (hypotf(s->cx - s->x, s->cy - s->y) < SPOTS_MOVED) {
        return;
    }
    ui_line(ui, s->x, s->y, s->cx, s->cy, 2 * SPOTS_RING, ROLE_SOIL);
    ui_line(ui, s->x, s->y, s->cx, s->cy, SPOTS_RING, ROLE_SNOW);
    ui_disc(ui, s->x, s->y, 2 * SPOTS_RING, ROLE_SOIL);
    ui_disc(ui, s->x, s->y, 1.5f * SPOTS_RING, ROLE_SNOW);
}

static void spots_say(struct ui *ui, float cx, float cy, float side, const char *letter,
                      enum ui_role fill, enum ui_role ink)
{
    struct ui_text t = {.text = letter,
                        .type = TYPE_CHROME,
                        .size = side * 0.6f,
                        .role = ink,
                        .bold = true,
                        .align = TEXT_CENTRE,
                        .lang = "en"};
    ui_disc(ui, cx, cy, side / 2, fill);
    ui_text_in(ui, rect_make(cx - side / 2, cy - side / 2, side, side), &t);
}

/* Judged: the mark is large, and the letter a small disc at its foot. */
static void spots_judged(struct ui *ui, const struct spot *s, float side, const char *letter,
                         const struct plate *p)
{
    float badge = side * SPOTS_BADGE, way = side * 0.52f; /* clear of the tick */
    mark_draw(ui, s->cx, s->cy, side, p);
    ui_disc(ui, s->cx + way, s->cy + way, badge / 2 + 3, ROLE_SNOW);
    spots_say(ui, s->cx + way, s->cy + way, badge, letter, ROLE_SOIL, ROLE_ON_SOIL);
}

void spots_disc(struct ui *ui, const struct spot *spot, const char *letter, const struct plate *p,
                bool pressed)
{
    struct spot s = *spot;
    float side = s.side > 0 ? SPOTS_SIDE : SPOTS_SMALL;
    spots_thread(ui, &s);
    s.cy += pressed ? SPOTS_PRESS : 0;
    switch (p->state) {
    case PLATE_RIGHT:
    case PLATE_PART:
    case PLATE_WRONG:
        spots_judged(ui, &s, side, letter, p);
        return;
    case PLATE_CHOSEN:
        ui_disc(ui, s.cx, s.cy, side / 2 + 2, ROLE_SOIL);
        spots_say(ui, s.cx, s.cy, side, letter, ROLE_GOLD, ROLE_ON_GOLD);
        plate_mark_draw(ui, s.cx + side * 0.36f, s.cy - side * 0.36f, side * SPOTS_BADGE,
                        &(struct plate){.mark = PLATE_ICON, .icon = "check", .state = p->state});
        break;
    case PLATE_NEUTRAL:
        ui_disc(ui, s.cx, s.cy, side / 2 + 2, ROLE_SOIL);
        ui_disc(ui, s.cx, s.cy, side / 2, ROLE_SNOW);
        spots_say(ui, s.cx, s.cy, side - 2 * SPOTS_RING, letter, ROLE_ACCENT_FILL, ROLE_ACCENT_ON);
        break;
    case PLATE_REST:
        ui_disc(ui, s.cx, s.cy, side * 0.4f, ROLE_SNOW);
        spots_say(ui, s.cx, s.cy, side * 0.8f - SPOTS_RING, letter, ROLE_SOIL, ROLE_ON_SOIL);
        break;
    }
    if (pressed) {
        ui_fill(ui, rect_make(s.cx - side / 2, s.cy - side / 2, side, side), ROLE_PRESSED,
                draw_round(side / 2));
    }
}
