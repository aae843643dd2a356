/* The gauge. What is right hangs over the bar, a stem down to it and a band over all that counts;
 * the visitor's number stands below, a stem up to a ring on the bar: so the two never hide each
 * other, however near they are.
 *
 * All heights are those of the judged question from the start, for the widest words it could say:
 * nothing moves with the answer. */
#include "questions/parts/gauge.h"

#include "questions/parts/mark.h"
#include "ui/button.h"

#include <math.h>

#define GAUGE_GAP 8.0f
#define GAUGE_STEM 6.0f
#define GAUGE_BAND 32.0f
#define GAUGE_RING 20.0f
#define GAUGE_HOLE 11.0f
#define GAUGE_LINE 4.0f
#define GAUGE_WORDS 1.25f /* line heights */
#define GAUGE_VALUE 1.2f

const struct question_part *gauge_right(const struct question *q)
{
    const struct question_part *right = NULL;
    size_t i;
    for (i = 0; i < q->count; i++) {
        if (q->parts[i].role == PART_NUMBER && (!right || q->parts[i].weight > right->weight)) {
            right = &q->parts[i];
        }
    }
    return right;
}

const struct question_part *gauge_met(const struct scale *s, const struct question *q,
                                      int64_t units)
{
    const struct question_part *best = NULL;
    size_t i;
    for (i = 0; i < q->count; i++) {
        const struct question_part *part = &q->parts[i];
        if (part->role == PART_NUMBER && scale_meets(s, part, units) &&
            (!best || part->weight > best->weight)) {
            best = part;
        }
    }
    return best;
}

/* --- measures --------------------------------------------------------------------------------- */

static struct ui_text gauge_words(const char *text)
{
    return (struct ui_text){.text = text,
                            .type = TYPE_CAPTION,
                            .role = ROLE_ON_SOIL,
                            .line_height = GAUGE_WORDS,
                            .headline = true};
}

/* One line, or two before it becomes smaller than the smallest text beside it. */
static struct ui_text gauge_value(const struct gauge *g, const char *text, enum ui_type type,
                                  float width)
{
    struct ui_text t = {.text = text,
                        .type = type,
                        .role = ROLE_ON_SOIL,
                        .serif = true,
                        .bold = true,
                        .line_height = GAUGE_VALUE,
                        .lang = g->q->lang};
    float size = ui_fit_size(g->ui, width, 1, &t);
    t.size = size >= ui_size(g->ui, TYPE_CAPTION) ? size : ui_fit_size(g->ui, width, 2, &t);
    return t;
}

/* What counts as right, as far as the slider can say it. */
static const char *gauge_right_text(const struct gauge *g)
{
    const struct question_part *right = gauge_right(g->q);
    int64_t first, last;
    if (!right || !scale_steps(&g->scale, right, &first, &last)) {
        return "";
    }
    return scale_span(&g->scale, g->q, scale_at(&g->scale, first), scale_at(&g->scale, last),
                      ui_memory(g->ui));
}

static float gauge_tag_height(const struct gauge *g, const char *words, const char *value)
{
    struct ui_text w = gauge_words(words), v = gauge_value(g, value, TYPE_HEADING, g->column);
    float high = ui_text_height(g->ui, g->column, &w) + ui_text_height(g->ui, g->column, &v);
    return ceilf(fmaxf(high, plate_mark_side(g->ui)));
}

static void gauge_measure(struct gauge *g)
{
    static const char *const words[] = {"quiz.mark.right", "quiz.mark.yours", "quiz.mark.both",
                                        "quiz.mark.part"};
    const char *const values[] = {g->view.from, g->view.to, gauge_right_text(g)};
    size_t i, k;
    g->tag = 0;
    for (i = 0; i < sizeof words / sizeof words[0]; i++) {
        for (k = 0; k < sizeof values / sizeof values[0]; k++) {
            g->tag = fmaxf(g->tag, gauge_tag_height(g, ui_word(g->ui, words[i]), values[k]));
        }
    }
    g->top = fmaxf(g->tag, ceilf(ui_size(g->ui, TYPE_TITLE) * GAUGE_VALUE));
}

struct gauge gauge_of(const struct question *q, struct ui *ui, float width)
{
    struct gauge g = {.ui = ui, .q = q, .width = width};
    scale_of(q, &g.scale);
    g.view.name = "quiz";
    g.view.label = ui_word(ui, "quiz.number.bar");
    g.view.steps = g.scale.steps;
    g.view.from = scale_text(&g.scale, q, g.scale.least, ui_memory(ui));
    g.view.to = scale_text(&g.scale, q, scale_at(&g.scale, g.scale.steps), ui_memory(ui));
    g.column = width / 2 - plate_mark_side(ui) / 2 - UI_GAP;
    gauge_measure(&g);
    return g;
}

static float gauge_row(const struct gauge *g)
{
    return ui_button_height(g->ui);
}

float gauge_height(const struct gauge *g)
{
    float below = fmaxf(ui_slider_height(g->ui, &g->view), gauge_row(g) + GAUGE_GAP + g->tag);
    return g->top + GAUGE_GAP + below;
}

/* --- asking ----------------------------------------------------------------------------------- */

void gauge_ask(struct gauge *g, float x, float y, struct ui_slider *slider)
{
    struct rect place = {x, y + g->top + GAUGE_GAP, g->width, ui_slider_height(g->ui, &g->view)};
    struct rect head = {x, y, g->width, g->top};
    struct ui_text t;
    ui_slider(g->ui, place, slider, &g->view);
    t = gauge_value(g,
                    scale_text(&g->scale, g->q, scale_at(&g->scale, slider->at), ui_memory(g->ui)),
                    TYPE_TITLE, g->width);
    t.role = slider->touched ? ROLE_GOLD : ROLE_ON_SOIL_SOFT;
    t.align = TEXT_CENTRE;
    ui_text_in(g->ui, head, &t);
}

/* --- telling ---------------------------------------------------------------------------------- */

struct gauge_tag {
    float x, y; /* of the mark's middle, of the tag's top */
    struct plate mark;
    const char *words, *value;
};

/* Beside the mark where there is more room; returns what it covers. */
static struct rect gauge_tag_draw(const struct gauge *g, float left, const struct gauge_tag *tag)
{
    float side = plate_mark_side(g->ui), before = tag->x - left, after = g->width - before;
    struct ui_text w = gauge_words(tag->words);
    struct ui_text v = gauge_value(g, tag->value, TYPE_HEADING, g->column);
    float wide = fmaxf(ui_text_layout(g->ui, g->column, &w)->width,
                       ui_text_layout(g->ui, g->column, &v)->width);
    bool behind = wide + side / 2 + UI_GAP <= after || after >= before;
    float words = ui_text_height(g->ui, g->column, &w);
    float high = words + ui_text_height(g->ui, g->column, &v);
    float x = behind ? tag->x + side / 2 + UI_GAP : tag->x - side / 2 - UI_GAP - g->column;
    float y = tag->y + (g->tag - high) / 2;
    w.align = v.align = behind ? TEXT_START : TEXT_END;
    mark_draw(g->ui, tag->x, tag->y + g->tag / 2, side, &tag->mark);
    ui_text(g->ui, x, y, g->column, &w);
    ui_text(g->ui, x, y + words, g->column, &v);
    return rect_make(behind ? tag->x - side / 2 : x + g->column - wide, tag->y,
                     side + UI_GAP + wide, g->tag);
}

/* Everything that is wholly right, as far as it lies on the bar: a band with ends, or one line. */
static void gauge_bands(const struct gauge *g, const struct ui_slider_place *p)
{
    const struct question_part *right = gauge_right(g->q);
    size_t i;
    for (i = 0; right && i < g->q->count; i++) {
        const struct question_part *part = &g->q->parts[i];
        struct rect band = {0, p->bar.y + (p->bar.h - GAUGE_BAND) / 2, 0, GAUGE_BAND};
        int64_t first, last;
        if (part->weight < right->weight || !scale_steps(&g->scale, part, &first, &last)) {
            continue;
        }
        band.x = ui_slider_x(p, &g->view, (double)first);
        band.w = ui_slider_x(p, &g->view, (double)last) - band.x;
        if (band.w < GAUGE_BAND) { /* never narrower than it is high */
            band.x -= (GAUGE_BAND - band.w) / 2;
            band.w = GAUGE_BAND;
        }
        ui_fill(g->ui, band, ROLE_RIGHT, draw_round(GAUGE_BAND / 2));
        ui_stroke(g->ui, band, ROLE_ON_SOIL, GAUGE_LINE, GAUGE_BAND / 2);
    }
}

static void gauge_ends(const struct gauge *g, const struct ui_slider_place *p, struct rect tag)
{
    struct ui_text t = gauge_words(g->view.from);
    float line = ui_size(g->ui, TYPE_CAPTION) * 1.35f, half = p->bar.w / 2 - UI_GAP / 2;
    struct rect r = {p->bar.x, p->strip.y + p->strip.h + GAUGE_GAP, 0, line};
    t.role = ROLE_ON_SOIL_SOFT;
    t.size = ui_fit_size(g->ui, half, 1, &t);
    r.w = fminf(half, ui_text_width(g->ui, &t) + 1);
    if (!rect_overlaps(rect_inset(r, -UI_GAP), tag)) {
        ui_text_in(g->ui, r, &t);
    }
    t.text = g->view.to;
    t.size = 0;
    t.size = ui_fit_size(g->ui, half, 1, &t);
    r.w = fminf(half, ui_text_width(g->ui, &t) + 1);
    r.x = p->bar.x + p->bar.w - r.w;
    if (!rect_overlaps(rect_inset(r, -UI_GAP), tag)) {
        ui_text_in(g->ui, r, &t);
    }
}

static struct rect gauge_yours(const struct gauge *g, float left, const struct ui_slider_place *p,
                               int64_t at)
{
    const struct question_part *met = gauge_met(&g->scale, g->q, scale_at(&g->scale, at));
    const struct question_part *right = gauge_right(g->q);
    int weight = met ? met->weight : 0;
    struct gauge_tag tag = {.x = ui_slider_x(p, &g->view, (double)at),
                            .y = p->strip.y + p->strip.h + GAUGE_GAP};
    float middle = p->bar.y + p->bar.h / 2;
    tag.mark.yours = true;
    tag.mark.state = weight <= 0                       ? PLATE_WRONG
                     : right && weight < right->weight ? PLATE_PART
                                                       : PLATE_RIGHT;
    tag.words = plate_word(g->ui, &tag.mark);
    tag.value = scale_text(&g->scale, g->q, scale_at(&g->scale, at), ui_memory(g->ui));
    ui_line(g->ui, tag.x, middle, tag.x, tag.y + g->tag / 2, GAUGE_STEM, ROLE_ON_SOIL);
    ui_disc(g->ui, tag.x, middle, GAUGE_RING, ROLE_ON_SOIL);
    ui_disc(g->ui, tag.x, middle, GAUGE_HOLE, ROLE_SOIL);
    return gauge_tag_draw(g, left, &tag);
}

void gauge_tell(struct gauge *g, float x, float y, int64_t at)
{
    struct rect row = {x, y + g->top + GAUGE_GAP, g->width, gauge_row(g)};
    struct ui_slider_place p = ui_slider_place(g->ui, row);
    const struct question_part *right = gauge_right(g->q);
    struct rect yours = {0};
    int64_t first = 0, last = 0;
    bool there = right && scale_steps(&g->scale, right, &first, &last);
    bool same = there && first == at && last == at;
    ui_slider_bar(g->ui, p.bar, 0);
    gauge_bands(g, &p);
    if (there) {
        double middle = ((double)first + (double)last) / 2;
        struct gauge_tag tag = {.x = ui_slider_x(&p, &g->view, middle),
                                .y = y + g->top - g->tag,
                                .value = gauge_right_text(g)};
        tag.mark.state = PLATE_RIGHT;
        tag.mark.yours = same;
        tag.words = plate_word(g->ui, &tag.mark);
        ui_line(g->ui, tag.x, tag.y + g->tag / 2, tag.x, p.bar.y + p.bar.h / 2, GAUGE_STEM,
                ROLE_ON_SOIL);
        gauge_tag_draw(g, x, &tag);
    }
    if (!same && at >= 0) {
        yours = gauge_yours(g, x, &p, at);
    }
    gauge_ends(g, &p, yours);
}
