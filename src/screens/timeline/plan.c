/* Measures in u, from the mockups: margin 64, cards end 72 above the axis, rows 32 apart, the band
 * of eras 56, the scrubber 140 with its labels. All grow with the words in them. */
#include "plan.h"

#include <math.h>

#define MARGIN 64.0f
#define GAP 16.0f
#define STEM 72.0f /* from the lower row to the axis */
#define STEM_LEAST 44.0f
#define ROWS_APART 32.0f
#define SCRUB_WINDOW 100.0f
#define DISC 96.0f
#define ABOVE_LEAST 300.0f
#define TALL_PART 0.6f /* an area higher than wide by this much has the selected event on top */

static float card_height(const struct plan_sizes *s, int lines)
{
    return 16 + s->heading * 1.15f + 4 + (float)lines * s->label * (lines > 2 ? 1.25f : 1.36f) + 18;
}

/* From the foot upwards: steps, scrubber, eras, ticks. Returns the axis. */
static float plan_soil(struct plan *p, const struct plan_sizes *s, bool eras)
{
    struct rect a = p->area;
    float y = a.y + a.h - 8, labels = 12 + s->caption * 1.2f;
    float scrub = SCRUB_WINDOW + labels;
    if (p->named) {
        float half = (a.w - 2 * MARGIN - GAP) / 2;
        y -= s->step;
        p->before = (struct rect){a.x + MARGIN, y, half, s->step};
        p->after = (struct rect){a.x + MARGIN + half + GAP, y, half, s->step};
        y -= 8 + scrub;
        p->scrub = (struct rect){a.x + MARGIN + 16, y, a.w - 2 * MARGIN - 32, scrub};
    } else {
        float side = MARGIN + DISC + 48;
        y -= scrub;
        p->scrub = (struct rect){a.x + side, y, a.w - 2 * side, scrub};
        p->before = (struct rect){a.x + MARGIN, y + 2, DISC, DISC};
        p->after = (struct rect){a.x + a.w - MARGIN - DISC, y + 2, DISC, DISC};
    }
    y -= 12;
    if (eras) {
        float h = fmaxf(56, s->label * 1.5f);
        y -= h;
        p->eras = (struct rect){a.x, y, a.w, h};
    } else {
        p->eras = (struct rect){0, 0, 0, 0};
    }
    p->ticks = 30 + s->label * 1.2f + 2;
    return y - p->ticks;
}

static void plan_head(struct plan *p, const struct plan_sizes *s, bool wide, bool low)
{
    float top = low ? 16 : p->area.w > p->area.h ? 36 : 56;
    float h = fmaxf(s->button, s->title * 1.2f);
    p->head = (struct rect){p->area.x + MARGIN, p->area.y + top, p->area.w - 2 * MARGIN, h};
    p->top = p->head.y + h + GAP;
    p->controls = (struct rect){0, 0, 0, 0};
    if (!wide) {
        p->controls = (struct rect){p->head.x, p->top, p->head.w, s->button};
        p->top += s->button + GAP;
    }
}

/* How many rows there are, and where. */
static void plan_rows(struct plan *p)
{
    float zone = p->axis - p->top, two = 2 * p->row + ROWS_APART + STEM_LEAST;
    bool tall = p->area.h > p->area.w * (1 + TALL_PART / 2);
    float above = tall ? ABOVE_LEAST + 20 : 0;
    p->levels = zone >= two + above ? 2 : 1;
    if (p->levels == 2) {
        float free = zone - above - two, stem = STEM_LEAST + fminf(free, STEM - STEM_LEAST);
        p->lower = p->axis - stem - p->row;
        free = p->lower - ROWS_APART - p->row - p->top - above;
        p->upper = p->lower - ROWS_APART - p->row - fminf(free, p->row_most - p->row);
    } else {
        p->lower = p->axis - fminf(STEM, fmaxf(zone - p->row, STEM_LEAST)) - p->row;
        p->upper = p->lower;
    }
    p->above = (struct rect){0, 0, 0, 0};
    if (tall) {
        float end = (p->levels == 2 ? p->upper : p->lower) - 20;
        p->above =
            (struct rect){p->area.x + MARGIN, p->top + 8, p->area.w - 2 * MARGIN, end - p->top - 8};
        p->above.h = p->above.h < ABOVE_LEAST ? 0 : p->above.h;
    }
    p->fits = p->lower >= p->top;
}

static void plan_widths(struct plan *p, const struct plan_sizes *s)
{
    float room = p->area.w - 2 * MARGIN;
    p->least = fminf(s->em_least * s->label + 40, room);
    p->most = fminf(fmaxf(s->width_most, p->least), room);
    p->tall = fminf(fmaxf(416, p->most), room);
    p->chosen = fminf(fmaxf(404, p->most + 40), room);
}

struct plan plan_make(struct rect area, const struct plan_sizes *s, bool wide)
{
    struct plan p = {.area = area};
    bool low = area.h < 760;
    int lines = 2, eras;
    p.row = card_height(s, lines);
    p.row_most = card_height(s, 3);
    p.named = area.w < area.h;
    for (eras = 1; eras >= 0; eras--) {
        plan_head(&p, s, wide, low);
        p.axis = plan_soil(&p, s, eras);
        plan_rows(&p);
        if (p.fits) {
            break;
        }
    }
    plan_widths(&p, s);
    return p;
}
