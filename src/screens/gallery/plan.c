/* Three steps that rise to the right and begin again: 372, 452 and 540 u on a screen as drawn, and
 * the same rhythm in every other room. The horizon lies as low as the captions in the soil allow.
 */
#include "plan.h"

#include <math.h>

#define MARGIN 64.0f
#define WIDE 576.0f   /* a work where there is room for two of them */
#define MOST 880.0f   /* a work that stands alone is no larger */
#define PEEK 104.0f   /* of the next work, round the edge */
#define SLENDER 1.95f /* height to width, at most */
#define SKY 28.0f     /* between the header and the highest step */
#define SOIL_LEAST 252.0f
#define PAD 24.0f
#define GAP 16.0f
#define PICTURE_LEAST 220.0f /* of the highest step, whatever the words want */

/* Least width of a column in which a caption is readable. */
static float columns_least(enum session_text text)
{
    return text == SESSION_TEXT_NORMAL ? 416 : text == SESSION_TEXT_LARGE ? 640 : 760;
}

struct gallery_columns gallery_columns(float width, enum session_text text, size_t count)
{
    struct gallery_columns c = {.left = MARGIN};
    float inner = width - 2 * MARGIN, least = columns_least(text);
    int shown = (int)((inner + GALLERY_GAP) / (fmaxf(WIDE, least) + GALLERY_GAP));
    if (shown < 2) { /* rather narrow ones than one alone */
        shown = (int)((inner + GALLERY_GAP) / (least + GALLERY_GAP));
        shown = shown > 2 ? 2 : shown;
    }
    shown = shown < 1 ? 1 : shown;
    if (count <= (size_t)shown) {
        shown = count > 0 ? (int)count : 1;
        c.width = fminf((inner - (float)(shown - 1) * GALLERY_GAP) / (float)shown, MOST);
        if (shown == 1) {
            c.left = (width - c.width) / 2;
        }
    } else {
        c.width = (width - MARGIN - PEEK) / (float)shown - GALLERY_GAP;
        c.most = (double)count - shown -
                 (double)((PEEK + GALLERY_GAP - MARGIN) / (c.width + GALLERY_GAP));
    }
    c.shown = shown;
    return c;
}

float gallery_foot(bool track, bool discs)
{
    return (track ? GALLERY_TRACK : 0) + (discs ? GALLERY_DISCS : 0);
}

float gallery_caption_most(float height, enum session_text text, float foot)
{
    float share = text == SESSION_TEXT_NORMAL ? 0.31f : text == SESSION_TEXT_LARGE ? 0.4f : 0.5f;
    return fminf(height * share, height - GALLERY_HEAD - PICTURE_LEAST - 2 * PAD - foot);
}

struct gallery_plan gallery_plan(struct rect page, const struct gallery_columns *columns,
                                 float caption, bool track, bool discs)
{
    struct gallery_plan p = {.columns = *columns};
    float end = page.y + page.h, foot = end - gallery_foot(track, discs);
    float horizon = fminf(foot - caption - 2 * PAD, end - SOIL_LEAST), top = page.y + GALLERY_HEAD;
    p.pictures = rect_make(page.x, top, page.w, horizon - top);
    p.soil = rect_make(page.x, horizon, page.w, end - horizon);
    p.captions = horizon + PAD;
    p.caption_room = foot - GAP - p.captions;
    p.tallest = fmaxf(0, fminf(horizon - top - SKY, columns->width * SLENDER));
    if (track) {
        p.track = rect_make(page.x + MARGIN, foot, page.w - 2 * MARGIN, GALLERY_TRACK);
    }
    if (discs) {
        p.discs = rect_make(page.x + MARGIN, end - GALLERY_DISCS, page.w - 2 * MARGIN,
                            GALLERY_DISCS - PAD);
    }
    return p;
}

float gallery_height(const struct gallery_plan *p, size_t index, size_t count)
{
    static const float steps[] = {372.0f / 540, 452.0f / 540, 1};
    size_t first = count < 3 ? 3 - count : 0; /* one or two: the higher steps */
    return p->tallest * steps[(index + first) % 3];
}

float gallery_x(const struct gallery_columns *c, size_t index, double place)
{
    return c->left + (float)(((double)index - place) * (double)(c->width + GALLERY_GAP));
}

double gallery_rest(const struct gallery_columns *c, double place)
{
    double rest = floor(place + 0.5);
    if (rest > c->most || c->most - place < fabs(rest - place)) {
        rest = c->most;
    }
    return rest < 0 ? 0 : rest;
}
