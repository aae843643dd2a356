/* What a term's card says. Places are pages, events and other things that name the term; terms
 * among the relations stand apart, as chips, and open in the same card. */
#include "nav/term_parts.h"

#include "nav/nav.h"
#include "ui/button.h"
#include "ui/card.h"

#include <math.h>
#include <string.h>

#define PLACES_MOST 3
#define TERMS_MOST 6

static void pen_text(struct term_pen *p, const struct ui_text *t)
{
    p->y += p->draw ? ui_text(p->ui, p->x, p->y, p->width, t) : ui_text_height(p->ui, p->width, t);
}

static void pen_note(struct term_pen *p, const char *text, const char *lang)
{
    struct ui_text t = {.text = text,
                        .type = TYPE_CAPTION,
                        .role = ROLE_INK_SOFT,
                        .line_height = 1.4f,
                        .lang = lang};
    if (text[0]) {
        p->y += 4;
        pen_text(p, &t);
    }
}

void term_name(struct term_pen *p)
{
    const struct pack_card *c = &p->t->item.card;
    struct ui_text t = {.text = c->title,
                        .type = TYPE_TITLE,
                        .role = ROLE_INK,
                        .serif = true,
                        .bold = true,
                        .tight = true,
                        .headline = true,
                        .lang = c->lang};
    t.size = ui_fit_size(p->ui, p->width, 2, &t);
    pen_text(p, &t);
}

/* "过冷却;过冷水" as a reader would write it. */
static const char *term_also(struct term_pen *p)
{
    const char *between = text_lang_from_tag(p->t->item.card.lang) == TEXT_ZH ? "、" : ", ";
    const char *at = p->t->item.also;
    struct arena *mem = ui_memory(p->ui);
    const char *out = "";
    while (*at) {
        const char *wide = strstr(at, "\xEF\xBC\x9B"); /* of a Chinese keyboard */
        size_t length = strcspn(at, ";"), skip = strspn(at, " "), end;
        length = wide && (size_t)(wide - at) < length ? (size_t)(wide - at) : length;
        end = length + (wide == at + length ? 3 : at[length] == ';');
        skip = skip < length ? skip : length;
        if (length > skip) {
            out = arena_format(mem, "%s%s%.*s", out, out[0] ? between : "", (int)(length - skip),
                               at + skip);
        }
        at += end;
    }
    return out;
}

static void term_block(struct term_pen *p, const struct doc_block *b)
{
    struct text_span *spans = arena_alloc_array(ui_memory(p->ui), b->span_count + 1, sizeof *spans);
    struct ui_text t = {.text = b->text,
                        .length = b->length,
                        .type = TYPE_BODY,
                        .role = ROLE_INK,
                        .spans = spans,
                        .span_count = b->span_count,
                        .lang = p->t->item.text_lang};
    size_t i;
    for (i = 0; i < b->span_count; i++) { /* what it names has a chip or a place below */
        uint16_t style = b->spans[i].style & (TEXT_STRONG | TEXT_EMPHASIS);
        spans[i] = (struct text_span){b->spans[i].start, b->spans[i].end, style, 0};
    }
    p->y += 12;
    pen_text(p, &t);
}

void term_text(struct term_pen *p)
{
    const struct pack_item *item = &p->t->item;
    struct doc_block summary = {
        .kind = DOC_PARAGRAPH, .text = item->card.summary, .length = strlen(item->card.summary)};
    const char *also = term_also(p);
    size_t i;
    if (also[0]) {
        pen_note(p, ui_word_with(p->ui, "term.also", also), NULL);
    }
    if (item->card.fallback || strcmp(item->text_lang, item->card.lang) != 0) {
        pen_note(p, ui_word(p->ui, "term.fallback"), NULL);
    }
    for (i = 0; i < item->body.count; i++) {
        term_block(p, &item->body.blocks[i]);
    }
    if (item->body.count == 0 && summary.length > 0) {
        term_block(p, &summary);
    }
    if (!item->confirmed) {
        p->y += 8;
        pen_note(p, ui_word(p->ui, "term.unconfirmed"), NULL);
    }
    if (item->as_of[0]) {
        p->y += 8;
        pen_note(p, ui_word_with(p->ui, "reader.as_of", item->as_of), NULL);
    }
}

/* --- where it occurs -------------------------------------------------------------------------- */

static bool term_is_place(const struct pack_card *c, const char *here)
{
    return c->kind != PACK_TERM && strcmp(c->route, here) != 0;
}

bool term_has_places(const struct nav_term *t, const char *here)
{
    size_t i;
    for (i = 0; i < t->item.related_count; i++) {
        if (t->item.related[i].kind == PACK_TERM || term_is_place(&t->item.related[i], here)) {
            return true;
        }
    }
    return false;
}

static void term_heading(struct term_pen *p, const char *word)
{
    struct ui_text t = {.text = ui_word(p->ui, word),
                        .type = TYPE_LABEL,
                        .role = ROLE_ACCENT,
                        .bold = true,
                        .line_height = 1.3f};
    pen_text(p, &t);
    p->y += 12;
}

static void term_place(struct term_pen *p, const struct pack_card *c, int index)
{
    struct pack_picture picture;
    struct err ignored;
    struct ui_card card = {.name = "term.place",
                           .index = index,
                           .kicker = c->kicker,
                           .title = c->title,
                           .picture = c->art,
                           .lang = c->lang,
                           .focus_x = 0.5f,
                           .focus_y = 0.5f,
                           .accent = theme_accent(c->accent)};
    struct rect r = {p->x, p->y, p->width, ui_card_row_height(p->ui, p->width, &card)};
    if (p->draw && c->art[0] &&
        pack_picture(p->k->pack, c->art, c->lang, ui_memory(p->ui), &picture, &ignored)) {
        card.focus_x = picture.focus_x;
        card.focus_y = picture.focus_y;
    }
    if (p->draw && ui_card_row(p->ui, r, &card, ROLE_RAISED)) {
        nav_push(p->k->nav, c->route);
        if (p->sheet) {
            nav_term_hide(p->t);
        }
    }
    ui_set_accent(p->ui, theme_accent(p->t->item.card.accent));
    p->y += r.h + UI_GAP;
}

/* Other terms, as chips in as many lines as they need. */
static void term_chips(struct term_pen *p)
{
    const struct pack_item *item = &p->t->item;
    float h = ui_button_height(p->ui), x = 0;
    int shown = 0;
    size_t i;
    for (i = 0; i < item->related_count && shown < TERMS_MOST; i++) {
        const struct pack_card *c = &item->related[i];
        struct ui_button b = {.name = arena_format(ui_memory(p->ui), "term.to.%s", c->route),
                              .label = c->title,
                              .icon = "vocabulary",
                              .look = BUTTON_PLAIN,
                              .lang = c->lang};
        float w = fminf(ui_button_width(p->ui, &b, 160), p->width);
        if (c->kind != PACK_TERM) {
            continue;
        }
        if (x > 0 && x + w > p->width) {
            x = 0;
            p->y += h + UI_GAP;
        }
        if (p->draw && ui_button(p->ui, rect_make(p->x + x, p->y, w, h), &b)) {
            nav_term_show(p->t, c->route);
        }
        x += w + UI_GAP;
        shown++;
    }
    p->y += shown > 0 ? h + UI_GAP : 0;
}

void term_places(struct term_pen *p)
{
    const struct pack_item *item = &p->t->item;
    int shown = 0;
    bool terms = false;
    size_t i;
    for (i = 0; i < item->related_count; i++) {
        const struct pack_card *c = &item->related[i];
        terms = terms || c->kind == PACK_TERM;
        if (shown < PLACES_MOST && term_is_place(c, p->here)) {
            if (shown == 0) {
                term_heading(p, "term.places");
            }
            term_place(p, c, shown++);
        }
    }
    if (terms) {
        p->y += shown > 0 ? 8 : 0;
        term_heading(p, "term.others");
        term_chips(p);
    }
    p->y -= shown > 0 || terms ? UI_GAP : 0;
}

float nav_term_words(struct nav_term *t, struct kiosk *k, struct ui *ui, float x, float y,
                     const struct nav_term_words *words, bool draw)
{
    struct term_pen p = {t, k, ui, x, y, words->width, words->here, draw, false};
    if (words->name) {
        term_name(&p);
    }
    term_text(&p);
    if (term_has_places(t, words->here)) {
        p.y += 32;
        term_places(&p);
    }
    return p.y - y;
}
