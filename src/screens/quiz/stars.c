/* The round as a constellation, with the stars where they stand in the sky: seven are the Plough,
 * five Cassiopeia, six the Southern Dipper (places of J2000 from the Hipparcos catalogue, on the
 * plane that touches the sky at their middle, north up, east left). Other numbers stand on an arc.
 * Lit, half lit, kept and to come are different shapes, not only colours. */
#include "quiz.h"

#include <math.h>

#define DEGREE (3.14159265358979 / 180.0)
#define MOST 10

struct star_place {
    float ra, dec; /* degrees */
};

struct constellation {
    size_t count;
    struct star_place stars[7];
    int close[2]; /* one line more than the chain; -1: none */
};

static const struct constellation constellations[] = {
    {5,
     {{2.295f, 59.150f},
      {10.127f, 56.537f},
      {14.177f, 60.717f},
      {21.454f, 60.235f},
      {28.599f, 63.670f}},
     {-1, -1}},
    {6,
     {{273.441f, -21.059f},
      {276.993f, -25.422f},
      {281.414f, -26.991f},
      {283.816f, -26.297f},
      {286.735f, -27.670f},
      {285.653f, -29.880f}},
     {2, 5}},
    {7,
     {{206.885f, 49.313f},
      {200.981f, 54.925f},
      {193.507f, 55.960f},
      {183.857f, 57.033f},
      {178.458f, 53.695f},
      {165.460f, 56.382f},
      {165.932f, 61.751f}},
     {3, 6}},
};

struct star_shape {
    size_t count;
    float x[MOST], y[MOST];
    const struct constellation *known;
};

static void shape_arc(struct star_shape *s)
{
    size_t i;
    for (i = 0; i < s->count; i++) {
        double t = s->count > 1 ? (double)i / (double)(s->count - 1) : 0.5;
        s->x[i] = (float)t;
        s->y[i] = (float)(0.22 * (1 - sin(t * 180 * DEGREE)));
    }
}

/* Onto the plane that touches the sphere at the middle of the stars. */
static void shape_sky(struct star_shape *s)
{
    const struct constellation *c = s->known;
    double ra = 0, dec = 0;
    size_t i;
    for (i = 0; i < c->count; i++) {
        ra += c->stars[i].ra / (double)c->count;
        dec += c->stars[i].dec / (double)c->count;
    }
    ra *= DEGREE;
    dec *= DEGREE;
    for (i = 0; i < c->count; i++) {
        double a = c->stars[i].ra * DEGREE - ra, d = c->stars[i].dec * DEGREE;
        double depth = sin(dec) * sin(d) + cos(dec) * cos(d) * cos(a);
        s->x[i] = (float)(-cos(d) * sin(a) / depth);
        s->y[i] = (float)(-(cos(dec) * sin(d) - sin(dec) * cos(d) * cos(a)) / depth);
    }
}

/* Turned, and as large as it fits. */
static void shape_fit(struct star_shape *s, struct rect r, float turn)
{
    float x0 = INFINITY, x1 = -INFINITY, y0 = INFINITY, y1 = -INFINITY, scale;
    size_t i;
    for (i = 0; i < s->count; i++) {
        float x = s->x[i] * cosf(turn) - s->y[i] * sinf(turn);
        s->y[i] = s->x[i] * sinf(turn) + s->y[i] * cosf(turn);
        s->x[i] = x;
        x0 = fminf(x0, s->x[i]);
        x1 = fmaxf(x1, s->x[i]);
        y0 = fminf(y0, s->y[i]);
        y1 = fmaxf(y1, s->y[i]);
    }
    scale = fminf(x1 > x0 ? r.w / (x1 - x0) : INFINITY, y1 > y0 ? r.h / (y1 - y0) : INFINITY);
    scale = isfinite(scale) ? scale : 0;
    for (i = 0; i < s->count; i++) {
        s->x[i] = r.x + r.w / 2 + (s->x[i] - (x0 + x1) / 2) * scale;
        s->y[i] = r.y + r.h / 2 + (s->y[i] - (y0 + y1) / 2) * scale;
    }
}

static void star_ray(struct ui *ui, float x, float y, float radius, bool half, enum ui_role role)
{
    float xy[16];
    int i, from = half ? 4 : 0, points = half ? 5 : 8;
    for (i = 0; i < points; i++) { /* from the top clockwise; the left half is from the foot on */
        double a = ((i + from) * 45.0 - 90.0) * DEGREE;
        float r = (i + from) % 2 ? radius * 0.42f : radius;
        xy[2 * i] = x + (float)cos(a) * r;
        xy[2 * i + 1] = y + (float)sin(a) * r;
    }
    ui_polygon(ui, xy, (size_t)points, ui_colour(ui, role));
}

static void star_ring(struct ui *ui, float x, float y, float radius, enum ui_role ground)
{
    ui_disc(ui, x, y, radius, ROLE_NIGHT_TEXT);
    ui_disc(ui, x, y, radius - fmaxf(3, radius * 0.28f), ground);
}

static void star_draw(struct ui *ui, const struct quiz_sky *sky, float x, float y,
                      enum round_star star, bool now)
{
    if (now) {
        ui_disc(ui, x, y, sky->star * 0.95f, ROLE_NIGHT_TEXT);
        ui_disc(ui, x, y, sky->star * 0.4f, sky->ground);
        return;
    }
    switch (star) {
    case STAR_TO_COME:
        ui_disc(ui, x, y, sky->star * 0.4f, ROLE_NIGHT_TEXT);
        break;
    case STAR_KEPT:
        star_ring(ui, x, y, sky->star * 0.62f, sky->ground);
        break;
    case STAR_PART:
        star_ring(ui, x, y, sky->star * 0.62f, sky->ground);
        star_ray(ui, x, y, sky->star, true, ROLE_GOLD);
        break;
    case STAR_LIT:
        star_ray(ui, x, y, sky->star, false, ROLE_GOLD);
        break;
    }
}

void quiz_stars(const struct quiz *q, struct ui *ui, const struct quiz_sky *sky)
{
    struct star_shape s = {.count = q->round.count};
    float line = fmaxf(3, sky->star * 0.18f);
    size_t i;
    for (i = 0; i < sizeof constellations / sizeof constellations[0]; i++) {
        if (constellations[i].count == s.count) {
            s.known = &constellations[i];
        }
    }
    if (s.known) {
        shape_sky(&s);
    } else {
        shape_arc(&s);
    }
    shape_fit(&s, sky->place, s.known ? sky->turn : 0);
    for (i = 1; i < s.count; i++) {
        ui_line(ui, s.x[i - 1], s.y[i - 1], s.x[i], s.y[i], line, ROLE_NIGHT_TEXT);
    }
    if (s.known && s.known->close[0] >= 0) {
        ui_line(ui, s.x[s.known->close[0]], s.y[s.known->close[0]], s.x[s.known->close[1]],
                s.y[s.known->close[1]], line, ROLE_NIGHT_TEXT);
    }
    for (i = 0; i < s.count; i++) {
        bool now = sky->now && i == q->round.at && q->round.slots[i].star == STAR_TO_COME;
        if (sky->now && i == q->round.at && q->round.again && !q->seats[i].answered) {
            now = true;
        }
        ui_disc(ui, s.x[i], s.y[i], sky->star * 0.62f, sky->ground); /* no line through a star */
        star_draw(ui, sky, s.x[i], s.y[i], q->round.slots[i].star, now);
    }
}

const char *quiz_spoken(const struct quiz *q, struct ui *ui)
{
    static const char *const keys[] = {"quiz.stars.left", "quiz.stars.lit", "quiz.stars.half",
                                       "quiz.stars.kept"};
    static const enum round_star order[] = {STAR_LIT, STAR_PART, STAR_KEPT, STAR_TO_COME};
    const char *words = "";
    size_t i, k;
    for (k = 0; k < 4; k++) {
        size_t count = 0;
        for (i = 0; i < q->round.count; i++) {
            count += q->round.slots[i].star == order[k];
        }
        if (count > 0) {
            const char *n = arena_format(ui_memory(ui), "%zu", count);
            words = arena_format(ui_memory(ui), "%s%s%s", words, words[0] ? " " : "",
                                 ui_word_with(ui, keys[order[k]], n));
        }
    }
    return words;
}

void quiz_mark(struct ui *ui, float cx, float cy, float size, enum quiz_mark mark)
{
    struct rect icon = {cx - size * 0.34f, cy - size * 0.34f, size * 0.68f, size * 0.68f};
    float r = size / 2, in = r - fmaxf(5, size * 0.08f);
    if (mark == MARK_OTHER) { /* a turned square with a cross */
        const float outer[] = {cx, cy - r, cx + r, cy, cx, cy + r, cx - r, cy};
        const float inner[] = {cx, cy - in, cx + in, cy, cx, cy + in, cx - in, cy};
        ui_polygon(ui, outer, 4, ui_colour(ui, ROLE_INK));
        ui_polygon(ui, inner, 4, ui_colour(ui, ROLE_SURFACE));
        icon = rect_make(cx - size * 0.22f, cy - size * 0.22f, size * 0.44f, size * 0.44f);
        ui_icon(ui, icon, "x", ROLE_INK);
        return;
    }
    ui_disc(ui, cx, cy, r, ROLE_RIGHT);
    if (mark == MARK_PART) { /* half of it */
        ui_clip(ui, rect_make(cx, cy - r, r, size));
        ui_disc(ui, cx, cy, in, ROLE_SURFACE);
        ui_unclip(ui);
        return;
    }
    ui_icon(ui, icon, "check", ROLE_SURFACE);
}
