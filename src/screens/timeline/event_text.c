/* The words of an event on ink: the year as large as anything in the house, the title, the text,
 * where it comes from, and where to go from here. A pen measures or draws them in one column, or in
 * two where the panel is very wide; what is longer than the panel scrolls, with discs for those who
 * do not. */
#include "timeline.h"

#include "nav/nav.h"
#include "ui/button.h"

#include <math.h>
#include <string.h>

#define SCROLL "timeline.text"
#define LEFT 56.0f
#define TOP 56.0f
#define YEAR 1.143f    /* of the display size: 128 */
#define WIDE 1500.0f   /* of the panel: related things stand beside the text */
#define COLUMN 1080.0f /* no line is longer */
#define FOOT 30.0f     /* free above the horizon */
#define CLOSE_TOP 40.0f
#define TEXT_LEAST 220.0f /* under a head that stays */
#define BLEED 12.0f       /* italics may lean out of their column */
#define EDGE 6.0f         /* steps of the soft edge */

struct pen {
    struct timeline *s;
    struct kiosk *k;
    struct ui *ui;
    const struct panel *p;
    float x, y, width;
    float corner; /* of the head: kept free at the right, for discs */
    bool draw;
};

static void pen_text(struct pen *p, const struct ui_text *t)
{
    p->y += p->draw ? ui_text(p->ui, p->x, p->y, p->width, t) : ui_text_height(p->ui, p->width, t);
}

static const char *pen_lang(const struct pen *p)
{
    return p->p->item->card.lang;
}

/* --- head ------------------------------------------------------------------------------------ */

static void pen_head(struct pen *p)
{
    struct ui *ui = p->ui;
    const struct pack_item *item = p->p->item;
    struct ui_date date = timeline_date(p->s, ui, p->p->event);
    float display = ui_size(ui, TYPE_DISPLAY) * YEAR, width = p->width;
    struct date_look look = {.size = p->p->brief ? ui_size(ui, TYPE_TITLE) : display,
                             .rest_size = ui_size(ui, TYPE_HEADING),
                             .role = ROLE_GOLD,
                             .rest_role = ROLE_GOLD};
    struct ui_text title = {.text = item->card.title,
                            .size = ui_size(ui, p->p->brief ? TYPE_HEADING : TYPE_TITLE),
                            .role = ROLE_ON_SOIL,
                            .serif = true,
                            .bold = true,
                            .headline = true,
                            .line_height = 1.25f,
                            .lang = pen_lang(p)};
    if (item->display_date[0]) {
        date.rest = item->display_date;
    }
    p->width = width - p->corner;
    p->y += card_date(ui, rect_make(p->x, p->y, p->width, 0), &date, &look, p->draw);
    p->width = p->p->brief ? p->width : width;
    p->y += p->p->brief ? 4 : 12;
    title.size = ui_fit_size(ui, p->width, 2, &title);
    pen_text(p, &title);
    p->width = width;
    p->y += 16;
}

/* --- text ------------------------------------------------------------------------------------ */

/* Links of the text stand among the related things below, where a finger can meet them. */
static const struct text_span *block_spans(struct ui *ui, const struct doc_block *b)
{
    struct text_span *spans = arena_alloc_array(ui_memory(ui), b->span_count + 1, sizeof *spans);
    size_t i;
    for (i = 0; i < b->span_count; i++) {
        uint16_t style = (uint16_t)(b->spans[i].style & (DOC_STRONG | DOC_EMPHASIS));
        spans[i] = (struct text_span){b->spans[i].start, b->spans[i].end, style, 0};
    }
    return spans;
}

static void pen_block(struct pen *p, const struct doc_block *b)
{
    struct ui *ui = p->ui;
    struct ui_text t = {.text = b->text,
                        .length = b->length,
                        .type = TYPE_BODY,
                        .role = ROLE_ON_SOIL,
                        .spans = block_spans(ui, b),
                        .span_count = b->span_count,
                        .lang = pen_lang(p)};
    float indent = 0;
    if (b->length == 0) {
        return;
    }
    switch (b->kind) {
    case DOC_HEADING:
        t.type = TYPE_HEADING;
        t.serif = t.bold = t.tight = t.headline = true;
        p->y += 8;
        break;
    case DOC_ITEM:
        indent = ui_size(ui, TYPE_BODY) * (1.2f + (float)b->depth);
        break;
    case DOC_QUOTE:
        indent = 32;
        break;
    case DOC_PARAGRAPH:
    case DOC_FIGURE:
    case DOC_ARTICLE:
    case DOC_RULE:
        break;
    }
    if (p->draw && b->kind == DOC_ITEM && !b->continued) {
        float size = ui_size(ui, TYPE_BODY);
        ui_disc(ui, p->x + indent - size * 0.6f, p->y + size * 0.85f, size * 0.12f, ROLE_GOLD);
    }
    if (p->draw && b->kind == DOC_QUOTE) {
        ui_fill(ui, rect_make(p->x, p->y + 8, 6, ui_text_height(ui, p->width - indent, &t) - 16),
                ROLE_GOLD, draw_round(3));
    }
    p->x += indent;
    p->width -= indent;
    pen_text(p, &t);
    p->x -= indent;
    p->width += indent;
    p->y += 10;
}

static void pen_body(struct pen *p)
{
    const struct pack_item *item = p->p->item;
    struct ui_text summary = {
        .text = item->card.summary, .type = TYPE_BODY, .role = ROLE_ON_SOIL, .lang = pen_lang(p)};
    size_t i;
    for (i = 0; i < item->body.count; i++) {
        pen_block(p, &item->body.blocks[i]);
    }
    if (item->body.count == 0 && summary.text[0]) {
        pen_text(p, &summary);
        p->y += 10;
    }
}

/* --- where it comes from --------------------------------------------------------------------- */

static void pen_note(struct pen *p, const char *text, enum ui_type type, enum ui_role role,
                     const char *lang)
{
    struct ui_text t = {
        .text = text, .type = type, .role = role, .line_height = 1.5f, .lang = lang};
    if (text[0]) {
        pen_text(p, &t);
    }
}

/* What is not confirmed says so in words and with a mark, never by colour alone. */
static void pen_unconfirmed(struct pen *p)
{
    struct ui *ui = p->ui;
    float icon = ui_size(ui, TYPE_LABEL) * 1.4f, x = p->x, width = p->width;
    if (p->p->item->confirmed) {
        return;
    }
    p->y += 8;
    if (p->draw) {
        ui_icon(ui, rect_make(x, p->y, icon, icon), "info-circle", ROLE_GOLD);
    }
    p->x += icon + 16;
    p->width -= icon + 16;
    pen_note(p, ui_word(ui, "timeline.unconfirmed"), TYPE_LABEL, ROLE_ON_SOIL, NULL);
    p->x = x;
    p->width = width;
}

/* How far the text may be relied on. */
static void pen_standing(struct pen *p)
{
    struct ui *ui = p->ui;
    const struct pack_item *item = p->p->item;
    pen_unconfirmed(p);
    if (item->as_of[0]) {
        const char *date = ui_date_iso(ui_memory(ui), ui_lang(ui), item->as_of);
        pen_note(p, ui_word_with(ui, "reader.as_of", date), TYPE_LABEL, ROLE_ON_SOIL, NULL);
    }
}

static void pen_sources(struct pen *p)
{
    const struct pack_item *item = p->p->item;
    p->y += 12;
    pen_note(p, item->source_line, TYPE_CAPTION, ROLE_ON_SOIL_SOFT, pen_lang(p));
    pen_note(p, item->caption, TYPE_CAPTION, ROLE_ON_SOIL_SOFT, pen_lang(p));
    pen_note(p, item->picture_credit, TYPE_CAPTION, ROLE_ON_SOIL_SOFT, NULL);
}

/* --- where to go from here ------------------------------------------------------------------- */

static const char *related_icon(enum pack_kind kind)
{
    switch (kind) {
    case PACK_EVENT:
        return "history";
    case PACK_UNIT:
        return "sitemap";
    case PACK_PERSON:
        return "user";
    case PACK_WORK:
        return "photo";
    case PACK_SECTION:
    case PACK_PAGE:
        break;
    }
    return "book-2";
}

/* The title, or the short one when it would need a third line even in the smallest letters; where
 * there is none the pill grows. */
static const char *related_label(struct pen *p, const struct pack_card *c, float room, float *h)
{
    struct ui_text t = {.text = c->title,
                        .size = theme_size(SESSION_TEXT_NORMAL, TYPE_CAPTION),
                        .bold = true,
                        .headline = true,
                        .line_height = 1.2f,
                        .lang = c->lang};
    *h = ui_button_height(p->ui);
    if (ui_text_layout(p->ui, room, &t)->line_count > 2) {
        t.text = c->short_title[0] ? c->short_title : c->title;
        *h = fmaxf(*h, ui_text_height(p->ui, room, &t) + 32);
    }
    return t.text;
}

struct pill {
    struct ui_button button;
    float width, height;
};

static struct pill related_pill(struct pen *p, size_t i)
{
    struct ui *ui = p->ui;
    const struct pack_card *c = &p->p->item->related[i];
    float pad = 2 * 40 + 44 * ui_size(ui, TYPE_CHROME) / 30 + UI_GAP;
    struct pill pill;
    pill.button = (struct ui_button){.name = "timeline.related",
                                     .index = (int)i + 1,
                                     .label = related_label(p, c, p->width - pad, &pill.height),
                                     .icon = related_icon(c->kind),
                                     .multiline = true,
                                     .lang = c->lang,
                                     .inert = !p->p->live,
                                     .look = ui_contrast(ui) ? BUTTON_SURFACE : BUTTON_SOIL_3};
    pill.width = fminf(ui_button_width(ui, &pill.button, UI_TOUCH), p->width);
    return pill;
}

/* Pills side by side as far as they fit. */
static void pen_related(struct pen *p)
{
    const struct pack_item *item = p->p->item;
    float x = p->x, row = 0;
    size_t i;
    if (item->related_count == 0) {
        return;
    }
    p->y += 12;
    for (i = 0; i < item->related_count; i++) {
        struct pill pill = related_pill(p, i);
        if (x > p->x && x + pill.width > p->x + p->width) {
            x = p->x;
            p->y += row + UI_GAP;
            row = 0;
        }
        if (p->draw &&
            ui_button(p->ui, rect_make(x, p->y, pill.width, pill.height), &pill.button)) {
            nav_push(p->k->nav, item->related[i].route);
        }
        x += pill.width + UI_GAP;
        row = fmaxf(row, pill.height);
    }
    p->y += row + 8;
}

/* --- the panel ------------------------------------------------------------------------------- */

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

static struct flow panel_flow(struct timeline *s, struct kiosk *k, struct ui *ui,
                              const struct panel *p)
{
    struct flow f = {.columns = p->place.w >= WIDE && p->item->related_count > 0};
    struct pen pen;
    f.width = fminf(p->place.w - panel_left(p) - UI_MARGIN, COLUMN);
    f.corner = p->close > 0 ? p->close + UI_GAP : 0;
    flow_measure(s, k, ui, p, &f);
    pen = panel_pen(s, k, ui, p, &f);
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
    pen->width = p->place.x + p->place.w - UI_MARGIN - pen->x;
    pen_related(pen);
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
        offset = ui_scroll_begin(ui, &scroll);
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

void panel_reset(struct ui *ui)
{
    ui_scroll_to(ui, ui_id(SCROLL), 0, true);
}
