/* What there is to know about a work, in a drawer of soil that grows from its caption: the text,
 * what has not been confirmed, where it comes from, and where it leads. */
#include "gallery.h"

#include "nav/nav.h"
#include "ui/button.h"
#include "ui/card.h"
#include "ui/date.h"

#include <math.h>

#define PAD 36.0f
#define COLUMN 880.0f /* of text: 25 Han at body size */
#define COLUMN_GAP 96.0f
#define CARD 380.0f
#define CARD_PICTURE 200.0f

struct about_pen {
    struct gallery *g;
    struct kiosk *k;
    struct ui *ui;
    const struct pack_item *work;
    float x, y, width;
    bool draw;
};

bool gallery_has_about(const struct pack_item *work)
{
    return work->body.count > 0 || work->card.summary[0] || work->related_count > 0 ||
           !work->confirmed || work->as_of[0];
}

static void about_text(struct about_pen *p, const struct ui_text *t, float width)
{
    if (!t->text[0]) {
        return;
    }
    p->y += p->draw ? ui_text(p->ui, p->x, p->y, width, t) : ui_text_height(p->ui, width, t);
}

/* Links of a text stand among the related things: here their words are words. */
static void about_body(struct about_pen *p, float width)
{
    size_t i, j;
    for (i = 0; i < p->work->body.count; i++) {
        const struct doc_block *b = &p->work->body.blocks[i];
        struct text_span *spans =
            arena_alloc_array(ui_memory(p->ui), b->span_count + 1, sizeof *spans);
        struct ui_text t = {.text = b->text,
                            .length = b->length,
                            .type = TYPE_BODY,
                            .role = ROLE_ON_SOIL,
                            .bold = b->kind == DOC_HEADING,
                            .spans = spans,
                            .span_count = b->span_count,
                            .lang = p->work->text_lang};
        for (j = 0; j < b->span_count; j++) {
            spans[j] = (struct text_span){b->spans[j].start, b->spans[j].end,
                                          (uint16_t)(b->spans[j].style & ~DOC_LINK), 0};
        }
        if (b->length > 0 && b->kind != DOC_FIGURE && b->kind != DOC_RULE) {
            about_text(p, &t, width);
            p->y += ui_size(p->ui, TYPE_BODY) * 0.4f;
        }
    }
    if (p->work->body.count == 0) {
        struct ui_text t = {.text = p->work->card.summary,
                            .type = TYPE_BODY,
                            .role = ROLE_ON_SOIL,
                            .lang = p->work->text_lang};
        about_text(p, &t, width);
    }
}

static void about_small(struct about_pen *p, const char *text, const char *lang, float width)
{
    struct ui_text t = {.text = text,
                        .type = TYPE_CAPTION,
                        .role = ROLE_ON_SOIL_SOFT,
                        .line_height = 1.5f,
                        .lang = lang};
    about_text(p, &t, width);
}

static void about_notes(struct about_pen *p, float width)
{
    const struct pack_item *w = p->work;
    p->y += 8;
    if (!w->confirmed) {
        about_small(p, ui_word(p->ui, "gallery.open.line"), NULL, width);
    }
    about_small(p, w->detail, w->detail_lang, width);
    about_small(p, w->source_line, w->source_lang, width);
    if (w->as_of[0]) {
        about_small(p,
                    ui_word_with(p->ui, "reader.as_of",
                                 ui_date_iso(ui_memory(p->ui), ui_lang(p->ui), w->as_of)),
                    NULL, width);
    }
    about_small(p, w->caption, w->caption_lang, width);
    about_small(p, w->picture_credit, NULL, width);
}

static void about_card(struct about_pen *p, struct rect place, size_t index)
{
    const struct pack_card *c = &p->work->related[index];
    struct pack_picture picture;
    struct err ignored;
    struct ui_card card = {.name = "gallery.related",
                           .index = (int)index,
                           .kicker = c->kicker,
                           .title = c->title,
                           .picture = c->art,
                           .lang = c->lang,
                           .focus_x = 0.5f,
                           .focus_y = 0.5f,
                           .accent = theme_accent(c->accent),
                           .picture_height = c->art[0] ? CARD_PICTURE : 0};
    if (c->art[0] &&
        pack_picture(p->k->pack, c->art, c->lang, ui_memory(p->ui), &picture, &ignored)) {
        card.focus_x = picture.focus_x;
        card.focus_y = picture.focus_y;
    }
    if (p->draw) {
        ui_fill(p->ui, rect_inset(place, -2), ROLE_SOIL_3, draw_round(UI_RADIUS + 2));
        if (ui_card(p->ui, place, &card)) {
            nav_push(p->k->nav, c->route);
        }
    }
}

static float about_card_height(struct about_pen *p, float width)
{
    float height = 0;
    size_t i;
    for (i = 0; i < p->work->related_count; i++) {
        const struct pack_card *c = &p->work->related[i];
        struct ui_card card = {.name = "",
                               .kicker = c->kicker,
                               .title = c->title,
                               .lang = c->lang,
                               .picture_height = c->art[0] ? CARD_PICTURE : 0};
        height = fmaxf(height, ui_card_height(p->ui, width, &card));
    }
    return height;
}

/* What is related, in a grid of cards of one height. */
static void about_related(struct about_pen *p, float width)
{
    struct ui_text title = {.text = ui_word(p->ui, "reader.related"),
                            .type = TYPE_HEADING,
                            .role = ROLE_ON_SOIL,
                            .serif = true,
                            .bold = true,
                            .tight = true};
    size_t columns = (size_t)fmaxf(1, floorf((width + 24) / (CARD + 24))), i;
    float w, h;
    if (p->work->related_count == 0) {
        return;
    }
    columns = columns > p->work->related_count ? p->work->related_count : columns;
    w = fminf((width - 24 * (float)(columns - 1)) / (float)columns, 640);
    h = about_card_height(p, w);
    about_text(p, &title, width);
    p->y += 16;
    for (i = 0; i < p->work->related_count; i++) {
        struct rect place = {p->x + (float)(i % columns) * (w + 24),
                             p->y + (float)(i / columns) * (h + 24), w, h};
        about_card(p, place, i);
    }
    p->y += (float)((p->work->related_count + columns - 1) / columns) * (h + 24);
}

/* The text at the left, notes and cards at its right where there is room, else all one below the
 * other. */
static float about_content(struct about_pen *p)
{
    float top = p->y, left = p->x, foot, right;
    float text = fminf(p->width, COLUMN * ui_size(p->ui, TYPE_BODY) / 34);
    about_body(p, text);
    foot = p->y;
    right = p->width - text - COLUMN_GAP;
    if (right >= CARD) {
        p->x += text + COLUMN_GAP;
        p->y = top;
    } else {
        right = p->width;
    }
    about_notes(p, right);
    p->y += 32;
    about_related(p, right);
    p->x = left;
    p->y = fmaxf(p->y, foot) + PAD;
    return p->y - top;
}

static struct ui_text about_title(struct about_pen *p, float width)
{
    struct ui_text title = {.text = p->work->card.title,
                            .type = TYPE_HEADING,
                            .role = ROLE_ON_SOIL,
                            .serif = true,
                            .bold = true,
                            .headline = true,
                            .tight = true,
                            .lang = p->work->card.lang};
    title.size = ui_fit_size(p->ui, width, 2, &title);
    return title;
}

static float about_head_height(struct about_pen *p)
{
    float side = ui_button_height(p->ui), width = p->width - side - 32;
    struct ui_text title = about_title(p, width);
    return fmaxf(side, ui_text_height(p->ui, width, &title));
}

static void about_head(struct about_pen *p, struct rect head)
{
    float side = ui_button_height(p->ui), width = head.w - side - 32;
    struct ui_button close = {.name = "gallery.about.close",
                              .label = ui_word(p->ui, "panel.close"),
                              .icon = "x",
                              .icon_only = true,
                              .look = BUTTON_SOIL};
    struct ui_text title = about_title(p, width);
    ui_text(p->ui, head.x, head.y + (head.h - ui_text_height(p->ui, width, &title)) / 2, width,
            &title);
    if (ui_button(p->ui, rect_make(head.x + head.w - side, head.y, side, side), &close)) {
        p->g->about = false;
        ui_animate(p->ui);
    }
}

void gallery_about(struct gallery *g, struct kiosk *k, struct ui *ui, struct rect area)
{
    struct about_pen p = {.g = g, .k = k, .ui = ui, .work = &g->data.works[g->work - 1]};
    struct ui_target back = {.id = ui_id("gallery.backdrop"),
                             .rect = area,
                             .name = "gallery.backdrop",
                             .label = ui_word(ui, "panel.close"),
                             .kind = UI_BACKDROP};
    struct ui_target body = {.id = ui_id("gallery.about.body"), .kind = UI_BACKDROP};
    struct ui_scroll scroll = {.id = ui_id("gallery.about"), .opaque = true, .ground = ROLE_SOIL};
    float above = ui_reach(ui) ? 0 : 96, content, most, head;
    struct rect panel;
    p.x = area.x + UI_MARGIN;
    p.width = area.w - 2 * UI_MARGIN;
    content = about_content(&p);
    most = area.h - above;
    head = about_head_height(&p);
    panel = rect_make(area.x, 0, area.w, fminf(PAD + head + 24 + content, most));
    panel.y = area.y + area.h - panel.h;
    body.rect = panel;
    ui_cover(ui);
    ui_fill(ui, area, ROLE_SCRIM, draw_round(0));
    if (ui_target(ui, &back).clicked) {
        g->about = false;
    }
    ui_target(ui, &body);
    ui_fill(ui, panel, ROLE_SOIL, draw_round_top(UI_RADIUS));
    ui_hairline(ui, panel, draw_round_top(UI_RADIUS));
    about_head(&p, rect_make(p.x, panel.y + PAD, p.width, head));
    scroll.view = rect_make(area.x, panel.y + PAD + head + 24, area.w, panel.h - PAD - head - 24);
    scroll.content = content;
    p.draw = true;
    p.y = scroll.view.y - ui_scroll_begin(ui, &scroll);
    about_content(&p);
    ui_scroll_end(ui);
}
