/* The words of an event on ink: the year as large as anything in the house, the title, the text,
 * where to go from here, and where it comes from. A pen measures or draws them from top to bottom,
 * so that the two cannot disagree. */
#include "event_text.h"

#include "nav/nav.h"
#include "ui/button.h"

#include <math.h>

#define YEAR 1.143f /* of the display size: 128 */

static void pen_text(struct pen *p, const struct ui_text *t)
{
    p->y += p->draw ? ui_text(p->ui, p->x, p->y, p->width, t) : ui_text_height(p->ui, p->width, t);
}

static const char *pen_lang(const struct pen *p)
{
    return p->p->item->card.lang;
}

/* --- head ------------------------------------------------------------------------------------ */

void pen_head(struct pen *p)
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
                        .lang = p->p->item->text_lang};
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

void pen_body(struct pen *p)
{
    const struct pack_item *item = p->p->item;
    struct ui_text summary = {.text = item->card.summary,
                              .type = TYPE_BODY,
                              .role = ROLE_ON_SOIL,
                              .lang = item->text_lang};
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
void pen_standing(struct pen *p)
{
    struct ui *ui = p->ui;
    const struct pack_item *item = p->p->item;
    pen_unconfirmed(p);
    if (item->as_of[0]) {
        const char *date = ui_date_iso(ui_memory(ui), ui_lang(ui), item->as_of);
        pen_note(p, ui_word_with(ui, "reader.as_of", date), TYPE_LABEL, ROLE_ON_SOIL, NULL);
    }
}

void pen_sources(struct pen *p)
{
    const struct pack_item *item = p->p->item;
    p->y += 12;
    pen_note(p, item->source_line, TYPE_CAPTION, ROLE_ON_SOIL_SOFT, item->source_lang);
    pen_note(p, item->caption, TYPE_CAPTION, ROLE_ON_SOIL_SOFT, item->caption_lang);
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
    case PACK_TERM:
        return "vocabulary";
    case PACK_TOPIC:
    case PACK_QUESTION:
        return "bulb";
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
    pill.width = ui_button_width(ui, &pill.button, UI_TOUCH);
    if (pill.width > p->width) { /* two lines, and air around them */
        pill.width = p->width;
        pill.height = fmaxf(pill.height, ui_size(ui, TYPE_CHROME) * 2.4f + 24);
    }
    return pill;
}

/* Pills side by side as far as they fit. */
void pen_related(struct pen *p)
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
