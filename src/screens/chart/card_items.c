/* How an open card says it. Each item is measured and drawn by the same code, so that the two
 * cannot disagree. */
#include "card.h"

#include "base/utf8.h"

#include "ui/button.h"
#include "ui/date.h"

#include <math.h>
#include <string.h>

#define ROW_PAD 24.0f
#define SHORT_TEXT 200 /* bytes: such a text breaks at phrases, as a headline does */

struct card_look unit_card_look(const struct ui *ui)
{
    if (ui_choice(ui)->theme == SESSION_LIGHT) {
        return (struct card_look){ROLE_INK, ROLE_SURFACE, ROLE_LINE};
    }
    return (struct card_look){ROLE_SURFACE, ROLE_INK, ROLE_INK_SOFT};
}

rgba unit_card_raised(const struct ui *ui)
{
    struct card_look look = unit_card_look(ui);
    rgba ground = ui_colour(ui, look.ground);
    return ui_contrast(ui) ? ground : colour_mix(ground, ui_colour(ui, look.ink), 0.14f);
}

static float card_words(struct card_pen *p, float y, float indent, const struct ui_text *t)
{
    float width = p->width - indent;
    return p->draw ? ui_text(p->ui, p->x + indent, y, width, t) : ui_text_height(p->ui, width, t);
}

static struct ui_text card_text(const struct card_pen *p, const char *text, enum ui_type type)
{
    return (struct ui_text){.text = text,
                            .type = type,
                            .role = unit_card_look(p->ui).ink,
                            .line_height = 1.5f,
                            .lang = p->c->card.item.card.lang};
}

static float card_title(struct card_pen *p, const char *text, float y)
{
    struct ui_text t = card_text(p, text, TYPE_HEADING);
    t.serif = t.bold = t.headline = true;
    t.line_height = 1.3f;
    t.size = ui_fit_size(p->ui, p->width, 2, &t);
    return card_words(p, y, 0, &t) + 4;
}

/* A text may come from another language than the title it stands under: more Han than Hangul is
 * Chinese, even where it quotes a Korean name. */
static const char *card_language(const struct card_pen *p, const char *text, size_t length)
{
    const char *lang = p->c->card.item.card.lang, *at = text, *end = text + length;
    size_t han = 0, hangul = 0;
    while (at < end) {
        uint32_t cp = utf8_next(&at, end);
        han += utf8_is_han(cp);
        hangul += utf8_is_hangul(cp);
    }
    return text_lang_from_tag(lang) == TEXT_KO && han > hangul ? "zh" : lang;
}

/* Spans without links: those stand below as rows that can be touched. */
static float card_block(struct card_pen *p, const struct doc_block *b, float y)
{
    struct text_span *spans = arena_alloc_array(ui_memory(p->ui), b->span_count + 1, sizeof *spans);
    struct ui_text t = card_text(p, b->text, TYPE_LABEL);
    float indent = 0, size = ui_size(p->ui, TYPE_LABEL);
    size_t i;
    for (i = 0; i < b->span_count; i++) {
        spans[i] = (struct text_span){b->spans[i].start, b->spans[i].end,
                                      b->spans[i].style & ~(unsigned)DOC_LINK, 0};
    }
    t.length = b->length;
    t.lang = card_language(p, b->text, b->length);
    t.spans = spans;
    t.span_count = b->span_count;
    t.bold = b->kind == DOC_HEADING;
    t.headline = b->kind == DOC_HEADING || b->length < SHORT_TEXT;
    if (b->kind == DOC_ITEM || b->kind == DOC_QUOTE) {
        indent = size * (1.1f + (float)b->depth);
        if (p->draw && !b->continued) {
            ui_disc(p->ui, p->x + indent - size * 0.7f, y + size * 0.75f, size * 0.15f, ROLE_GOLD);
        }
    }
    return card_words(p, y, indent, &t) + size * 0.2f;
}

static float card_figure(struct card_pen *p, const struct chart_card_item *item, float y)
{
    struct ui_picture picture = {.name = item->block->picture,
                                 .focus_x = 0.5f,
                                 .focus_y = 0.5f,
                                 .corners = draw_round(UI_RADIUS / 2),
                                 .label = item->block->alt ? item->block->alt : ""};
    struct ui_text t = card_text(p, item->text, TYPE_CAPTION);
    float h = p->width * 0.5625f;
    t.role = unit_card_look(p->ui).soft;
    if (p->draw) {
        ui_picture(p->ui, rect_make(p->x, y + 8, p->width, h), &picture);
    }
    return h + 20 + (item->text[0] ? card_words(p, y + h + 16, 0, &t) : 0);
}

static float card_doubt(struct card_pen *p, const char *text, float y)
{
    struct card_look look = unit_card_look(p->ui);
    struct ui_text t = card_text(p, text, TYPE_LABEL);
    float size = ui_size(p->ui, TYPE_LABEL);
    t.lang = NULL;
    t.role = look.soft;
    if (p->draw) {
        chart_node(p->ui, p->x + 9, y + size * 0.75f, 9, false, ROLE_GOLD, look.ground);
    }
    return card_words(p, y, 36, &t) + size * 0.2f;
}

static float card_life(struct card_pen *p, float y)
{
    const struct pack_person *person = &p->c->card.people[0];
    struct arena *mem = ui_memory(p->ui);
    enum text_lang lang = ui_lang(p->ui);
    const char *born = person->born[0] ? ui_date_iso(mem, lang, person->born) : "";
    const char *died = person->died[0] ? ui_date_iso(mem, lang, person->died) : "";
    const char *words = "";
    struct ui_text t;
    if (born[0]) {
        words = ui_word_with(p->ui, "chart.born", born);
    }
    if (died[0]) {
        const char *comma = lang == TEXT_ZH ? "，" : ", ";
        words = arena_format(mem, "%s%s%s", words, words[0] ? comma : "",
                             ui_word_with(p->ui, "chart.died", died));
    }
    t = card_text(p, words, TYPE_LABEL);
    t.lang = NULL;
    t.headline = true;
    return words[0] ? card_words(p, y, 0, &t) : 0;
}

static float card_when(struct card_pen *p, float y)
{
    const struct pack_person *person = &p->c->card.people[0];
    struct ui_text post = card_text(p, person->post, TYPE_LABEL);
    struct ui_text year = card_text(p, chart_when_line(p->ui, person), TYPE_LABEL);
    struct ui_text note = card_text(p, person->note, TYPE_CAPTION);
    float h = 0;
    post.bold = true;
    post.headline = true;
    year.lang = NULL;
    year.role = ROLE_GOLD;
    year.bold = year.serif = true;
    note.role = unit_card_look(p->ui).soft;
    h += year.text[0] ? card_words(p, y, 0, &year) : 0;
    h += post.text[0] ? card_words(p, y + h, 0, &post) : 0;
    h += note.text[0] ? card_words(p, y + h, 0, &note) : 0;
    return h + 8;
}

/* --- rows ---------------------------------------------------------------------------------------
 */

struct card_row {
    const char *name, *text, *lang;
    const char *kicker; /* small, above; or "" */
    const char *icon;
    int index;
    bool hollow;
};

static float card_row(struct card_pen *p, const struct card_row *row, float y, bool *tapped)
{
    struct ui *ui = p->ui;
    struct card_look look = unit_card_look(ui);
    struct ui_text t = card_text(p, row->text, TYPE_LABEL);
    struct ui_text kicker = card_text(p, row->kicker ? row->kicker : "", TYPE_CAPTION);
    float icon = 40, node = row->hollow ? 36 : 0, room = p->width - 2 * ROW_PAD - icon - 8 - node,
          h;
    struct rect r = {p->x, y, p->width, 0};
    t.lang = row->lang;
    t.bold = t.headline = true;
    t.line_height = kicker.line_height = 1.3f;
    kicker.role = look.soft;
    kicker.lang = NULL;
    h = ui_text_height(ui, room, &t) + (kicker.text[0] ? ui_text_height(ui, room, &kicker) : 0);
    r.h = fmaxf(UI_TOUCH, h + 28);
    if (p->draw) {
        struct ui_target target = {.id = ui_id_at(row->name, row->index),
                                   .rect = r,
                                   .name =
                                       arena_format(ui_memory(ui), "%s.%d", row->name, row->index),
                                   .label = row->text,
                                   .kind = UI_LIST_ROW};
        struct ui_state state = ui_target(ui, &target);
        struct rect face = r;
        float ty;
        face.y += state.pressed ? 6 : 0;
        ui_fill_colour(ui, face, unit_card_raised(ui), draw_round(UI_RADIUS));
        ui_hairline(ui, face, draw_round(UI_RADIUS));
        ty = face.y + (face.h - h) / 2;
        if (row->hollow) {
            chart_node(ui, face.x + ROW_PAD + 9, face.y + face.h / 2, 9, false, ROLE_GOLD,
                       look.ground);
        }
        if (kicker.text[0]) {
            ty += ui_text(ui, face.x + ROW_PAD + node, ty, room, &kicker);
        }
        ui_text(ui, face.x + ROW_PAD + node, ty, room, &t);
        ui_icon(ui,
                rect_make(face.x + face.w - ROW_PAD - icon + 4, face.y + (face.h - icon) / 2, icon,
                          icon),
                row->icon, look.ink);
        if (state.pressed) {
            ui_pressed_shade(ui, face, draw_round(UI_RADIUS));
        }
        *tapped = state.clicked;
    }
    return r.h + UI_GAP;
}

static float card_person(struct card_pen *p, const struct chart_card_item *item, float y)
{
    const struct pack_person *person = &p->c->card.people[item->index];
    const char *when = chart_when_line(p->ui, person);
    const char *life = chart_life(p->ui, person);
    struct arena *mem = ui_memory(p->ui);
    struct card_row row = {.name = "chart.person",
                           .index = (int)item->index,
                           .lang = person->lang,
                           .icon = "chevron-right",
                           .hollow = !person->confirmed};
    bool tapped = false;
    float h;
    row.kicker =
        arena_format(mem, "%s%s%s", when, when[0] && person->post[0] ? " · " : "", person->post);
    row.text = arena_format(mem, "%s%s%s", person->name, life[0] ? "  " : "", life);
    h = card_row(p, &row, y, &tapped);
    if (tapped) {
        chart_open_person(p->c, p->k, p->ui, person->route);
    }
    return h;
}

static float card_unit(struct card_pen *p, const struct chart_card_item *item, float y)
{
    const struct pack_unit_words *w = chart_words(p->c, p->k, item->index);
    bool up = item->kind == CARD_ABOVE;
    struct card_row row = {.name = up ? "chart.up.to" : "chart.below",
                           .kicker = up ? ui_word(p->ui, "chart.parent") : "",
                           .index = (int)item->index,
                           .text = w->title,
                           .lang = w->lang,
                           .icon = up ? "arrow-up" : "chevron-right",
                           .hollow = !p->c->data.units[item->index].confirmed};
    bool tapped = false;
    float h = card_row(p, &row, y, &tapped);
    if (tapped) {
        chart_open_unit(p->c, p->k, p->ui, item->index);
    }
    return h;
}

static float card_all(struct card_pen *p, const struct chart_card_item *item, float y)
{
    bool people = item->kind == CARD_ALL_PEOPLE;
    size_t count =
        people ? p->c->card.people_count : (size_t)p->c->data.units[p->c->open].child_count;
    struct card_row row = {.name = people ? "chart.people.all" : "chart.below.all",
                           .icon = people ? "chevron-right" : "list"};
    bool tapped = false;
    float h;
    row.text = ui_word_with(p->ui, people ? "chart.people.all" : "chart.children.all",
                            arena_format(ui_memory(p->ui), "%zu", count));
    h = card_row(p, &row, y, &tapped);
    if (tapped && people) {
        p->c->record.open = true;
    } else if (tapped) {
        chart_list_reveal(p->c, p->c->open);
        p->c->wish = CHART_LIST;
    }
    if (tapped) {
        ui_animate(p->ui);
    }
    return h;
}

static float card_link(struct card_pen *p, const struct chart_card_item *item, float y)
{
    struct card_row row = {.name = "chart.link",
                           .index = (int)item->index,
                           .text = item->text,
                           .lang = p->c->card.item.card.lang,
                           .icon = "arrow-right"};
    bool tapped = false;
    float h = card_row(p, &row, y, &tapped);
    if (tapped) {
        chart_follow(p->c, p->k, p->ui, item->route);
    }
    return h;
}

float unit_card_item(struct card_pen *p, const struct chart_card_item *item, float y)
{
    struct ui_text t = card_text(p, item->text, TYPE_LABEL);
    switch (item->kind) {
    case CARD_KICKER:
        t.role = ROLE_GOLD;
        t.bold = true;
        t.line_height = 1.3f;
        t.lang = p->c->card.item.card.kicker[0] ? t.lang : NULL;
        return card_words(p, y, 0, &t);
    case CARD_TITLE:
        return card_title(p, item->text, y);
    case CARD_LIFE:
        return card_life(p, y);
    case CARD_WHEN:
        return card_when(p, y);
    case CARD_TEXT:
        if (item->block) {
            return card_block(p, item->block, y);
        }
        t.lang = card_language(p, item->text, strlen(item->text));
        t.headline = strlen(item->text) < SHORT_TEXT;
        return card_words(p, y, 0, &t) + 10;
    case CARD_FIGURE:
        return card_figure(p, item, y);
    case CARD_DOUBT:
        return card_doubt(p, item->text, y);
    case CARD_HEADING:
        t.role = ROLE_GOLD;
        t.bold = true;
        t.lang = NULL;
        return card_words(p, y + 16, 0, &t) + 24;
    case CARD_PERSON:
        return card_person(p, item, y);
    case CARD_UNIT:
    case CARD_ABOVE:
        return card_unit(p, item, y);
    case CARD_ALL_PEOPLE:
    case CARD_ALL_UNITS:
        return card_all(p, item, y);
    case CARD_LINK:
        return card_link(p, item, y);
    case CARD_NOTE:
        t.type = TYPE_CAPTION;
        t.role = unit_card_look(p->ui).soft;
        return card_words(p, y, 0, &t) + 6;
    }
    return 0;
}
