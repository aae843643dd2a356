/* One item of the text: measured and drawn by the same code, so that the two cannot disagree. */
#include "item_parts.h"

#include "nav/nav.h"
#include "ui/button.h"
#include "ui/card.h"
#include "ui/strings.h"

#include <math.h>
#include <string.h>

#define ARTICLE_LABEL 200.0f /* 第三十三条 at 36 u, and air */

float item_text(struct item_pen *p, float x, float width, const struct ui_text *t)
{
    float h = p->at.draw ? ui_text(p->ui, x, p->y, width, t) : ui_text_height(p->ui, width, t);
    p->y += h;
    return h;
}

/* The spans of a block are the text room's spans: the bits agree by contract (pack/doc.h). A word
 * that is explained does not look like a link: it leads nowhere. */
static const struct text_span *item_spans(const struct item_pen *p, const struct doc_block *b)
{
    struct text_span *spans = arena_alloc_array(ui_memory(p->ui), b->span_count + 1, sizeof *spans);
    const struct doc *doc = p->item->doc;
    size_t i;
    for (i = 0; i < b->span_count; i++) {
        const struct doc_span *s = &b->spans[i];
        spans[i] = (struct text_span){s->start, s->end, s->style, s->link};
        if (doc && (s->style & DOC_LINK) && s->link < doc->link_count &&
            p->item->explained[s->link]) {
            spans[i].style = (uint16_t)((s->style & ~DOC_LINK) | TEXT_TERM);
        }
    }
    return spans;
}

/* Running text: its words that are explained can be touched. */
static float pen_body(struct item_pen *p, float x, float width, const struct ui_text *t)
{
    const struct text_layout *layout = ui_text_layout(p->ui, width, t);
    struct reader_spot at = {p->at.x, p->at.y, x, p->y};
    if (!p->at.draw) {
        reader_find_words(p->r, p->item, at, layout);
    } else {
        reader_touch_words(p->r, p->ui, p->item, at);
        ui_text_draw(p->ui, x, p->y, layout, t);
    }
    p->y += layout->height;
    return layout->height;
}

#define KOREAN_LINE 31.0f /* em: 36 syllables of a line have blanks between them */

/* Justified Chinese is set in columns of whole characters: nothing then needs to be pulled apart.
 */
static float body_width(const struct item_pen *p, float width)
{
    float size = ui_size(p->ui, TYPE_BODY);
    if (text_lang_from_tag(p->item->lang) == TEXT_KO) {
        return fminf(width, KOREAN_LINE * size);
    }
    if (text_lang_from_tag(p->item->lang) != TEXT_ZH || width < size * 8) {
        return width;
    }
    return floorf(width / size + 0.01f) * size;
}

static struct ui_text body_text(struct item_pen *p, const struct doc_block *b)
{
    bool justify = ui_choice(p->ui)->text == SESSION_TEXT_NORMAL &&
                   text_lang_from_tag(p->item->lang) == TEXT_ZH;
    struct ui_text t = {.text = b->text,
                        .length = b->length,
                        .type = TYPE_BODY,
                        .role = ROLE_INK,
                        .align = justify ? TEXT_JUSTIFY : TEXT_START,
                        .spans = item_spans(p, b),
                        .span_count = b->span_count,
                        .lang = p->item->lang};
    return t;
}

static void item_plate(struct item_pen *p, const char *first, const char *second, const char *lang)
{
    struct ui *ui = p->ui;
    struct rect r = {p->at.x - p->at.bleed, p->y, p->at.width + 2 * p->at.bleed, 0};
    float icon = ui_size(ui, TYPE_LABEL) * 1.8f, x = p->at.x + icon + 24,
          width = p->at.width - icon - 24;
    struct ui_text a = {.text = first,
                        .type = TYPE_LABEL,
                        .role = ROLE_INK,
                        .bold = true,
                        .line_height = 1.4f,
                        .lang = lang};
    struct ui_text b = {
        .text = second, .type = TYPE_LABEL, .role = ROLE_INK, .line_height = 1.4f, .lang = lang};
    float h = ui_text_height(ui, width, &a) + (second[0] ? ui_text_height(ui, width, &b) : 0);
    r.h = fmaxf(h, icon) + 36;
    if (p->at.draw) {
        float y = r.y + (r.h - h) / 2;
        ui_fill(ui, r, ROLE_RAISED, draw_round(0));
        ui_icon(ui, rect_make(p->at.x, r.y + (r.h - icon) / 2, icon, icon), "info-circle",
                ROLE_ACCENT);
        y += ui_text(ui, x, y, width, &a);
        if (second[0]) {
            ui_text(ui, x, y, width, &b);
        }
    }
    p->y += r.h;
}

static void item_headline(struct item_pen *p, const char *text, enum ui_type type, float above,
                          float below)
{
    struct ui_text t = {.text = text,
                        .type = type,
                        .role = ROLE_INK,
                        .serif = true,
                        .bold = true,
                        .tight = true,
                        .headline = true,
                        .lang = p->item->lang};
    p->y += above;
    item_text(p, p->at.x, p->at.width, &t);
    p->y += below;
}

static float item_title_width(const struct item_pen *p)
{
    struct ui_text t = {.text = p->item->page->card.title,
                        .type = TYPE_TITLE,
                        .serif = true,
                        .bold = true,
                        .tight = true,
                        .lang = p->item->page->card.lang};
    return ui_text_width(p->ui, &t);
}

/* "二　最大的一块": the number in the accent stands in the same line as the heading. */
static void item_chapter(struct item_pen *p)
{
    const struct reader_chapter *c = &p->r->chapters[p->item->chapter];
    enum text_lang lang = text_lang_from_tag(p->item->lang);
    const char *kicker = p->item->page->card.kicker;
    bool named = p->r->reading.kind == PACK_BOOK && kicker[0]; /* "第一章", as the source counts */
    const char *number = named ? kicker : reader_numeral(p->ui, lang, p->item->chapter + 1);
    const char *words = arena_format(ui_memory(p->ui), "%s\xE3\x80\x80%s", number, c->title);
    struct text_span mark = {0, (uint32_t)strlen(number), named ? 0 : TEXT_ACCENT, 0};
    struct ui_text t = {.text = words,
                        .type = TYPE_HEADING,
                        .role = ROLE_INK,
                        .serif = true,
                        .bold = true,
                        .tight = true,
                        .headline = true,
                        .spans = &mark,
                        .span_count = 1,
                        .lang = p->item->lang};
    p->y += p->item->chapter == 0 ? 28 : 44;
    item_text(p, p->at.x, p->at.width, &t);
    p->y += 8;
}

static void item_paragraph(struct item_pen *p)
{
    const struct doc_block *b = p->item->block;
    struct ui_text t = body_text(p, b);
    float indent = b->continued ? fminf(ARTICLE_LABEL, p->at.width * 0.2f) : 0;
    pen_body(p, p->at.x + indent, body_width(p, p->at.width - indent), &t);
    p->y += ui_size(p->ui, TYPE_BODY) * 0.5f;
}

static void item_quote(struct item_pen *p)
{
    struct ui_text t = body_text(p, p->item->block);
    float top = p->y + 8, h;
    t.serif = true;
    t.align = TEXT_START;
    p->y = top;
    h = pen_body(p, p->at.x + 40, body_width(p, p->at.width - 40), &t);
    if (p->at.draw) {
        ui_fill(p->ui, rect_make(p->at.x, top + 6, 8, h - 12), ROLE_ACCENT, draw_round(4));
    }
    p->y += ui_size(p->ui, TYPE_BODY) * 0.5f + 8;
}

static void item_list(struct item_pen *p)
{
    const struct doc_block *b = p->item->block;
    float size = ui_size(p->ui, TYPE_BODY), mark = size * 1.5f;
    float indent = (float)b->depth * mark;
    struct ui_text t = body_text(p, b);
    struct ui_text number = t;
    float top = p->y, x = p->at.x + indent;
    if (p->item->block->continued && !b->depth) {
        x += fminf(ARTICLE_LABEL, p->at.width * 0.2f);
    }
    if (b->number > 9) {
        mark = size * 1.9f;
    }
    if (p->at.draw && b->number > 0) {
        number.text = arena_format(ui_memory(p->ui), "%d.", b->number);
        number.length = 0;
        number.spans = NULL;
        number.span_count = 0;
        number.role = ROLE_ACCENT;
        number.bold = true;
        number.align = TEXT_START;
        ui_text(p->ui, x, top, mark, &number);
    } else if (p->at.draw && !b->number) {
        float line = size * (text_lang_from_tag(p->item->lang) == TEXT_ZH ? 1.7f : 1.5f);
        ui_disc(p->ui, x + size * 0.45f, top + line * 0.52f, size * 0.15f, ROLE_ACCENT);
    }
    pen_body(p, x + mark, body_width(p, p->at.x + p->at.width - x - mark), &t);
    p->y += size * 0.3f;
}

static void item_article(struct item_pen *p)
{
    const struct doc_block *b = p->item->block;
    float size = ui_size(p->ui, TYPE_BODY), gap = 20;
    float label_size = size * 36 / 34, column = ARTICLE_LABEL * size / 34;
    bool beside = p->at.width - column > size * 16;
    float line = text_lang_from_tag(p->item->lang) == TEXT_ZH ? 1.7f : 1.5f;
    struct ui_text label = {.text = b->label ? b->label : "",
                            .size = label_size,
                            .role = ROLE_ACCENT,
                            .serif = true,
                            .bold = true,
                            .line_height = size * line / label_size,
                            .lang = p->item->lang};
    struct ui_text t = body_text(p, b);
    float top, indent = beside ? column : 0;
    p->y += gap;
    top = p->y;
    if (text_lang_from_tag(p->item->lang) != TEXT_ZH && beside) {
        label.size = ui_fit_size(p->ui, column - 16, 1, &label);
        label.line_height = size * line / label.size;
    }
    if (beside) {
        if (p->at.draw) {
            ui_text(p->ui, p->at.x, top, column, &label);
        }
    } else {
        item_text(p, p->at.x, p->at.width, &label);
    }
    pen_body(p, p->at.x + indent, body_width(p, p->at.width - indent), &t);
}

static void item_link(struct item_pen *p)
{
    struct ui *ui = p->ui;
    struct ui_button b = {.name = arena_format(ui_memory(ui), "reader.link.%s.%d", p->item->route,
                                               (int)(p->item - p->r->items)),
                          .label = p->item->text,
                          .icon = "arrow-right",
                          .icon_behind = true,
                          .look = BUTTON_PLAIN,
                          .lang = p->item->lang,
                          .multiline = true};
    float h = ui_button_height(ui), w = fminf(ui_button_width(ui, &b, 240), p->at.width);
    p->y += 16;
    if (p->at.draw && ui_button(ui, rect_make(p->at.x, p->y, w, h), &b)) {
        nav_push(p->at.kiosk->nav, p->item->route);
    }
    p->y += h;
}

static void item_foot(struct item_pen *p)
{
    struct ui *ui = p->ui;
    const char *as_of = p->r->told->as_of;
    struct ui_text t = {
        .text = ui_word_with(ui, "reader.as_of", as_of[0] ? as_of : p->item->page->as_of),
        .type = TYPE_CAPTION,
        .role = ROLE_INK_SOFT,
        .line_height = 1.5f};
    p->y += 40;
    if (p->at.draw) {
        ui_fill(ui, rect_make(p->at.x, p->y, p->at.width, 2), ROLE_LINE, draw_round(0));
    }
    p->y += 16;
    item_text(p, p->at.x, p->at.width, &t);
    p->y += 40;
}

float reader_card(struct ui *ui, struct kiosk *k, struct rect place, const struct pack_card *c,
                  int index, float picture_height, bool draw)
{
    struct pack_picture picture;
    struct err err;
    struct ui_card card = {.name = "reader.related",
                           .index = index,
                           .kicker = c->kicker,
                           .title = c->title,
                           .picture = c->art,
                           .lang = c->lang,
                           .focus_x = 0.5f,
                           .focus_y = 0.5f,
                           .accent = theme_accent(c->accent),
                           .picture_height = c->art[0] ? picture_height : 0};
    if (c->art[0] && pack_picture(k->pack, c->art, c->lang, ui_memory(ui), &picture, &err)) {
        card.focus_x = picture.focus_x;
        card.focus_y = picture.focus_y;
    }
    place.h = ui_card_height(ui, place.w, &card);
    if (draw && ui_card(ui, place, &card)) {
        nav_push(k->nav, c->route);
    }
    return place.h;
}

static void item_related(struct item_pen *p)
{
    float h;
    int index = (int)(p->item->card - p->r->related);
    struct rect r = {p->at.x, 0, fminf(p->at.width, 880), 0};
    if (p->r->side_column) {
        return; /* stands beside the text */
    }
    if (index == 0) {
        struct ui_text t = {.text = ui_word(p->ui, "reader.related"),
                            .type = TYPE_HEADING,
                            .role = ROLE_INK,
                            .serif = true,
                            .bold = true,
                            .tight = true};
        item_text(p, p->at.x, p->at.width, &t);
        p->y += 16;
    }
    r.y = p->y;
    if (p->at.draw) {
        /* on the paper a white card needs a ground of its own */
        h = reader_card(p->ui, p->at.kiosk, r, p->item->card, index, 240, false);
        ui_fill(p->ui, rect_inset(rect_make(r.x, r.y, r.w, h), -3), ROLE_LINE,
                draw_round(UI_RADIUS + 3));
    }
    h = reader_card(p->ui, p->at.kiosk, r, p->item->card, index, 240, p->at.draw);
    p->y += h + 24;
}

float reader_item(struct reader *r, struct ui *ui, const struct reader_item *item,
                  const struct reader_place *place)
{
    struct item_pen p = {r, ui, item, *place, place->y};
    enum ui_accent accent = theme_accent(item->page->card.accent);
    ui_set_accent(ui, accent);
    switch (item->kind) {
    case ITEM_SPACE:
        p.y += item->h;
        break;
    case ITEM_LEAD:
        if (r->lead_beside) {
            p.y += r->lead_above ? reader_lead_button(r, ui, place, item->figure) : 0;
            break;
        }
        item_figure(&p, true, item_lead_height(&p));
        p.y -= 16;
        break;
    case ITEM_FIGURE:
        p.y += 16;
        item_figure(&p, false, ITEM_PICTURE_MOST);
        break;
    case ITEM_NOTICE:
        item_plate(&p, item->page->notice1, item->page->notice2, item->lang);
        break;
    case ITEM_FALLBACK:
        item_plate(&p, ui_word(ui, "reader.fallback"), "", NULL); /* in the visitor's language */
        break;
    case ITEM_KICKER: {
        struct ui_text t = {.text = item->text,
                            .type = TYPE_LABEL,
                            .role = ROLE_ACCENT,
                            .bold = true,
                            .line_height = 1.3f,
                            .lang = item->lang};
        p.y += 24;
        item_text(&p, p.at.x, p.at.width, &t);
        break;
    }
    case ITEM_TITLE:
        item_headline(&p, item->page->card.title, TYPE_TITLE, 2, 8);
        break;
    case ITEM_CHAPTER:
        item_chapter(&p);
        break;
    case ITEM_HEADING:
        item_headline(&p, arena_copy(ui_memory(ui), item->block->text, item->block->length),
                      item->block->level > 2 ? TYPE_LABEL : TYPE_HEADING, 28, 8);
        break;
    case ITEM_PARAGRAPH:
        item_paragraph(&p);
        break;
    case ITEM_QUOTE:
        item_quote(&p);
        break;
    case ITEM_LIST:
        item_list(&p);
        break;
    case ITEM_ARTICLE:
        item_article(&p);
        break;
    case ITEM_RULE:
        if (place->draw) {
            ui_fill(ui, rect_make(place->x, p.y + 24, place->width, 2), ROLE_LINE, draw_round(0));
        }
        p.y += 50;
        break;
    case ITEM_AGES:
        p.y += reader_ages(r, ui, place, item_title_width(&p));
        break;
    case ITEM_LINK:
        item_link(&p);
        break;
    case ITEM_TERMS:
        p.y += reader_terms(r, ui, item, place);
        break;
    case ITEM_RELATED:
        item_related(&p);
        break;
    case ITEM_FOOT:
        item_foot(&p);
        break;
    }
    return p.y - place->y;
}
