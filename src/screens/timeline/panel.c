/* The ink panel of an opened event: year and title, then the text, which scrolls when it is longer
 * than the panel, with discs for those who do not scroll. In a very wide panel what is related
 * stands beside the text; in a low one year and title scroll along. */
#include "event_text.h"

#include "ui/button.h"

#include <math.h>
#include <stdint.h>

#define SCROLL "timeline.text"
#define LEFT 56.0f
#define TOP 56.0f
#define WIDE 1500.0f   /* of the panel: related things stand beside the text */
#define COLUMN 1080.0f /* no line is longer */
#define FOOT 30.0f     /* free above the horizon */
#define CLOSE_TOP 40.0f
#define TEXT_LEAST 220.0f /* under a head that stays */
#define BLEED 12.0f       /* italics may lean out of their column */
#define EDGE 6.0f         /* steps of the soft edge */

struct flow {
    bool columns;    /* related things stand beside the text */
    bool fixed_head; /* year and title stay while the text scrolls */
    bool scrolls;
    float head, text; /* heights; text: of all that scrolls */
    float width;      /* of the text's column */
    float corner;
    struct rect view;     /* of what scrolls */
    struct rect up, down; /* discs to page with */
};

static float panel_left(const struct panel *p)
{
    return p->beside ? LEFT : UI_MARGIN;
}

static float panel_top(const struct panel *p)
{
    return p->place.y + (p->brief ? 28 : TOP);
}

static struct pen panel_pen(struct timeline *s, struct kiosk *k, struct ui *ui,
                            const struct panel *p, const struct flow *f)
{
    return (struct pen){.s = s, .k = k, .ui = ui, .p = p, .width = f->width, .corner = f->corner};
}

static void pen_flow(struct pen *p, bool related)
{
    pen_body(p);
    pen_standing(p);
    if (related) {
        pen_related(p);
    }
    pen_sources(p);
}

/* Where the discs go: under each other at the right of the text; beside each other where the panel
 * is low. Either way they leave the closing disc its corner. */
static void flow_discs(struct flow *f, const struct panel *p, float side)
{
    float right = p->place.x + p->place.w - UI_MARGIN, bottom = p->place.y + p->place.h - FOOT;
    float free = bottom - p->place.y - (p->close > 0 ? CLOSE_TOP + p->close + UI_GAP : 0);
    float step = side + UI_GAP, room = p->place.w - panel_left(p) - UI_MARGIN - step;
    f->down = f->up = rect_make(right - side, bottom - side, side, side);
    if (free >= side + step) {
        f->up.y -= step;
    } else {
        f->up.x -= step;
        room -= step;
    }
    f->corner = 0;
    f->width = fminf(COLUMN, room);
}

static void flow_measure(struct timeline *s, struct kiosk *k, struct ui *ui, const struct panel *p,
                         struct flow *f)
{
    float height = p->place.y + p->place.h - FOOT - panel_top(p);
    struct pen pen = panel_pen(s, k, ui, p, f);
    pen_head(&pen);
    f->head = pen.y;
    pen.y = 0;
    pen_flow(&pen, !f->columns);
    f->text = pen.y + 8;
    f->fixed_head = height - f->head >= fminf(f->text, TEXT_LEAST);
    f->text += f->fixed_head ? 0 : f->head;
    f->view = rect_make(p->place.x + panel_left(p), panel_top(p), f->width, height);
    if (f->fixed_head) {
        f->view.y += f->head;
        f->view.h -= f->head;
    }
    f->scrolls = f->text > f->view.h;
}

/* What is left beside the text's column. */
static float panel_side_width(const struct panel *p, const struct flow *f)
{
    return p->place.w - panel_left(p) - f->width - 2 * UI_MARGIN;
}

static struct flow panel_flow(struct timeline *s, struct kiosk *k, struct ui *ui,
                              const struct panel *p)
{
    struct flow f = {.columns = p->place.w >= WIDE && p->item->related_count > 0};
    struct pen pen;
    f.width = fminf(p->place.w - panel_left(p) - UI_MARGIN, COLUMN);
    f.corner = p->close > 0 ? p->close + UI_GAP : 0;
    flow_measure(s, k, ui, p, &f);
    pen = panel_pen(s, k, ui, p, &f);
    pen.width = panel_side_width(p, &f);
    pen_related(&pen);
    if (f.columns && (!f.fixed_head || f.scrolls || pen.y > f.view.h)) {
        f.columns = false;
        flow_measure(s, k, ui, p, &f);
    }
    if (f.scrolls) { /* room for the discs: the text is set narrower and measured again */
        flow_discs(&f, p, ui_button_height(ui));
        flow_measure(s, k, ui, p, &f);
        f.scrolls = true;
    }
    return f;
}

static void panel_discs(struct ui *ui, const struct flow *f)
{
    float offset = ui_scroll_offset(ui, ui_id(SCROLL)), page = f->view.h * 0.8f;
    float end = fmaxf(0, f->text - f->view.h);
    bool at_once = ui_choice(ui)->less_motion;
    const struct ui_button up = {.name = "timeline.text.up",
                                 .label = ui_word(ui, "timeline.up"),
                                 .icon = "chevron-up",
                                 .icon_only = true,
                                 .look = BUTTON_SOIL_3,
                                 .disabled = offset <= 1};
    const struct ui_button down = {.name = "timeline.text.down",
                                   .label = ui_word(ui, "timeline.down"),
                                   .icon = "chevron-down",
                                   .icon_only = true,
                                   .look = BUTTON_SOIL_3,
                                   .disabled = offset >= end - 1};
    if (ui_button(ui, f->up, &up)) {
        ui_scroll_to(ui, ui_id(SCROLL), fmaxf(0, offset - page), at_once);
    }
    if (ui_button(ui, f->down, &down)) {
        ui_scroll_to(ui, ui_id(SCROLL), fminf(end, offset + page), at_once);
    }
}

/* Lines fade into the ink where the text goes on: a few steps, no gradient. */
static void panel_soft_edges(struct ui *ui, const struct flow *f, float offset)
{
    static const float alpha[] = {0.92f, 0.76f, 0.58f, 0.4f, 0.24f, 0.1f};
    rgba ink = ui_colour(ui, ink_role(ui));
    struct rect v = f->view;
    size_t i;
    for (i = 0; i < sizeof alpha / sizeof alpha[0]; i++) {
        rgba veil = colour_with_alpha(ink, alpha[i]);
        if (offset > 1) {
            ui_fill_colour(ui, rect_make(v.x, v.y + (float)i * EDGE, v.w, EDGE), veil,
                           draw_round(0));
        }
        if (offset < f->text - v.h - 1) {
            ui_fill_colour(ui, rect_make(v.x, v.y + v.h - (float)(i + 1) * EDGE, v.w, EDGE), veil,
                           draw_round(0));
        }
    }
}

static void panel_draw(struct pen *pen, const struct flow *f, float offset)
{
    pen->draw = true;
    pen->x = f->view.x;
    pen->y = f->view.y - offset;
    if (!f->fixed_head) {
        pen_head(pen);
    }
    pen_flow(pen, !f->columns);
}

static void panel_side(struct pen *pen, const struct panel *p, const struct flow *f)
{
    pen->x = f->view.x + f->width + UI_MARGIN;
    pen->y = f->view.y - 12;
    pen->width = panel_side_width(p, f);
    pen_related(pen);
}

/* All pages share one scroller; the one on top takes it over where it left off. */
static void panel_own(const struct timeline *s, struct ui *ui)
{
    int64_t *owner = ui_keep(ui, ui_id("timeline.text.owner")), self = (int64_t)(intptr_t)s;
    if (*owner != self) {
        ui_scroll_to(ui, ui_id(SCROLL), s->page.scroll, true);
        *owner = self;
    }
}

void panel_show(struct timeline *s, struct kiosk *k, struct ui *ui, const struct panel *p)
{
    struct flow f = panel_flow(s, k, ui, p);
    struct pen pen = panel_pen(s, k, ui, p, &f);
    struct rect view = {f.view.x - BLEED, f.view.y, f.view.w + 2 * BLEED, f.view.h};
    struct ui_scroll scroll = {.id = ui_id(SCROLL),
                               .view = view,
                               .content = f.text,
                               .ground = ink_role(ui),
                               .opaque = true};
    float offset = 0;
    ui_fill(ui, p->place, ink_role(ui), draw_round(0));
    ui_hairline(ui, p->place, draw_round(0));
    if (f.fixed_head) {
        pen.draw = true;
        pen.x = f.view.x;
        pen.y = f.view.y - f.head;
        pen_head(&pen);
        pen = panel_pen(s, k, ui, p, &f);
    }
    if (f.scrolls && p->live) {
        panel_own(s, ui);
        offset = s->page.scroll = ui_scroll_begin(ui, &scroll);
        ui_fill(ui, view, ink_role(ui), draw_round(0));
    } else {
        ui_clip(ui, view);
    }
    panel_draw(&pen, &f, offset);
    if (f.scrolls && p->live) {
        ui_scroll_end(ui);
        panel_soft_edges(ui, &f, offset);
        panel_discs(ui, &f);
    } else {
        ui_unclip(ui);
    }
    if (f.columns) {
        panel_side(&pen, p, &f);
    }
}

void panel_reset(struct timeline *s, struct ui *ui)
{
    s->page.scroll = 0;
    ui_scroll_to(ui, ui_id(SCROLL), 0, true);
}
