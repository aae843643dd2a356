/* The card of a unit or a person: picture and the way to close it on top, the words below in a
 * scroller, and at the foot the way up and the steps, so that no drag is ever needed.
 *
 * A low and wide place (within reach) has no picture: its title shares a line with the buttons. */
#include "card.h"
#include "plates.h"

#include "ui/button.h"

#include <math.h>
#include <string.h>

#define CARD_PAD 28.0f
#define CARD_SCROLL "chart.card"
#define CARD_BAND 128.0f  /* the drawn band where there is no picture */
#define CARD_WORDS 384.0f /* what a picture leaves to the words and the foot, at least */
#define CARD_FOOT (16.0f + UI_TOUCH + 8.0f)
#define CARD_LOW 520.0f

static bool card_load(struct chart *c, struct kiosk *k, struct ui *ui)
{
    struct chart_card *card = &c->card;
    const char *route = c->person[0] ? c->person : chart_words(c, k, c->open)->route;
    struct err err;
    size_t i;
    if (card->items && strcmp(card->route, route) == 0 && strcmp(card->lang, c->lang) == 0) {
        return true;
    }
    arena_reset(&card->memory);
    card->items = NULL;
    card->item_count = card->item_capacity = card->link_count = 0;
    card->width = 0;
    snprintf(card->route, sizeof card->route, "%s", route);
    memcpy(card->lang, c->lang, sizeof card->lang);
    if (!pack_item(k->pack, card->route, c->lang, &card->memory, &card->item, &err)) {
        return false;
    }
    memset(&card->picture, 0, sizeof card->picture);
    if (card->item.card.art[0]) {
        pack_picture(k->pack, card->item.card.art, c->lang, &card->memory, &card->picture, &err);
    }
    card->people = NULL;
    card->people_count = 0;
    if (!c->person[0]) {
        pack_people(k->pack, c->section, c->data.units[c->open].id, c->lang, &card->memory,
                    &card->people, &card->people_count, &err);
    }
    for (i = 0; c->person[0] && i < c->people_count; i++) {
        if (strcmp(c->people[i].route, c->person) == 0) {
            card->people = &c->people[i];
            card->people_count = 1;
            break;
        }
    }
    unit_card_build(c, k, ui);
    return true;
}

struct card_frame {
    struct chart *c;
    struct kiosk *k;
    struct ui *ui;
    struct rect place, top, view, foot;
    bool low;
};

/* A low card has its title in the first line, any other its way up in the foot. */
static bool card_hides(const struct card_frame *f, const struct chart_card_item *item)
{
    return f->low ? item->kind <= CARD_TITLE : item->kind == CARD_ABOVE;
}

static void card_measure(struct card_frame *f)
{
    struct chart_card *card = &f->c->card;
    struct card_pen pen = {
        .c = f->c, .k = f->k, .ui = f->ui, .width = f->view.w - 2 * CARD_PAD, .draw = false};
    float y = 10;
    size_t i;
    if (card->width == pen.width && card->text_size == ui_choice(f->ui)->text &&
        card->low == f->low) {
        return;
    }
    card->width = pen.width;
    card->low = f->low;
    card->text_size = ui_choice(f->ui)->text;
    for (i = 0; i < card->item_count; i++) {
        struct chart_card_item *item = &card->items[i];
        item->y = y;
        item->h = card_hides(f, item) ? 0 : unit_card_item(&pen, item, y);
        y += item->h;
    }
    card->height = y + 20;
}

/* Flat rings, like those round the sun of the tree. */
static void card_band(struct card_frame *f)
{
    struct ui *ui = f->ui;
    struct rect r = f->top;
    rgba deep = ui_colour(ui, ROLE_ACCENT_FILL), snow = ui_colour(ui, ROLE_SNOW);
    float x = r.x + r.w * 0.36f, y = r.y + r.h;
    int i;
    ui_fill_colour(ui, r, deep, draw_round_top(UI_RADIUS));
    ui_clip_round(ui, r, draw_round_top(UI_RADIUS));
    for (i = 0; i < 5 && !ui_contrast(ui); i++) {
        float radius = r.h * (1.9f - 0.36f * (float)i);
        ui_fill_colour(ui, rect_make(x - radius, y - radius, 2 * radius, 2 * radius),
                       colour_mix(deep, snow, 0.07f * (float)(i + 1)), draw_round(radius));
    }
    ui_disc(ui, x, y, r.h * 0.3f, ROLE_GOLD);
    ui_unclip(ui);
}

static void card_top(struct card_frame *f)
{
    const struct chart_card *card = &f->c->card;
    struct ui_picture p = {.name = card->item.card.art,
                           .focus_x = card->picture.focus_x,
                           .focus_y = card->picture.focus_y,
                           .corners = draw_round_top(UI_RADIUS),
                           .label = card->item.picture_alt};
    if (f->low) {
        struct ui_text title = {.text = card->item.card.title,
                                .type = TYPE_HEADING,
                                .role = unit_card_look(f->ui).ink,
                                .serif = true,
                                .bold = true,
                                .headline = true,
                                .line_height = 1.2f,
                                .lang = card->item.card.lang};
        float h;
        struct rect r = {f->top.x + CARD_PAD, f->top.y, f->top.w - CARD_PAD - 3 * (UI_TOUCH + 16),
                         f->top.h};
        h = unit_plate_fit(f->ui, r.w, r.h - 8, &title);
        ui_text(f->ui, r.x, r.y + (r.h - h) / 2, r.w, &title);
        return;
    }
    if (p.name[0]) {
        ui_picture(f->ui, f->top, &p);
    } else {
        card_band(f);
    }
    if (ui_contrast(f->ui)) {
        ui_fill(f->ui, rect_make(f->top.x, f->top.y + f->top.h - 4, f->top.w, 4), ROLE_LINE,
                draw_round(0));
    }
}

/* A quiet button: a lighter place on the card's own ground. */
struct card_button {
    const char *name, *label, *icon, *words; /* words NULL: the icon alone */
    bool off;
};

static bool card_button(struct ui *ui, struct rect r, const struct card_button *b)
{
    struct card_look look = unit_card_look(ui);
    struct ui_target target = {
        .id = ui_id(b->name), .rect = r, .name = b->name, .label = b->label, .disabled = b->off};
    struct ui_state state = ui_target(ui, &target);
    struct ui_text t = {
        .text = b->words ? b->words : "", .type = TYPE_CHROME, .role = look.ink, .bold = true};
    float icon = 44, w, x;
    r.y += state.pressed ? 6 : 0;
    ui_fill_colour(ui, r, unit_card_raised(ui), draw_round(r.h / 2));
    ui_hairline(ui, r, draw_round(r.h / 2));
    t.size = ui_fit_size(ui, r.w - icon - 48, 1, &t);
    w = t.text[0] ? ui_text_width(ui, &t) + 16 : 0;
    x = r.x + (r.w - icon - w) / 2;
    ui_icon_faded(ui, rect_make(x, r.y + (r.h - icon) / 2, icon, icon), b->icon, look.ink,
                  b->off ? 0.38f : 1);
    if (w > 0) {
        ui_text_in(ui, rect_make(x + icon + 16, r.y, w, r.h), &t);
    }
    if (state.pressed) {
        ui_pressed_shade(ui, r, draw_round(r.h / 2));
    }
    return state.clicked;
}

static void card_step(struct card_frame *f, float x, float y, bool down)
{
    struct chart_card *card = &f->c->card;
    float most = card->height - f->view.h, step = f->view.h * 0.8f;
    struct card_button b = {.name = down ? "chart.card.down" : "chart.card.up",
                            .label = ui_word(f->ui, down ? "chart.down" : "chart.up"),
                            .icon = down ? "chevron-down" : "chevron-up",
                            .off = down ? card->offset >= most - 1 : card->offset <= 1};
    if (card_button(f->ui, rect_make(x, y, UI_TOUCH, UI_TOUCH), &b)) {
        float to = card->offset + (down ? step : -step);
        ui_scroll_to(f->ui, ui_id(CARD_SCROLL), fminf(fmaxf(0, to), most), false);
    }
}

static void card_close(struct card_frame *f)
{
    struct ui_button close = {.name = "chart.close",
                              .label = ui_word(f->ui, "chart.close"),
                              .icon = "x",
                              .icon_only = true,
                              .look = BUTTON_SURFACE};
    struct rect r = {f->top.x + f->top.w - 16 - UI_TOUCH, f->top.y + 16, UI_TOUCH, UI_TOUCH};
    if (ui_button(f->ui, r, &close)) {
        chart_close_card(f->c, f->k);
        ui_animate(f->ui);
    }
}

/* A person's unit, a unit's parent: one step up. */
static size_t card_above(const struct chart *c)
{
    if (c->open != CHART_NONE) {
        int parent = c->data.units[c->open].parent;
        return parent >= 0 ? (size_t)parent : CHART_NONE;
    }
    return CHART_NONE;
}

static void card_foot(struct card_frame *f)
{
    size_t above = card_above(f->c);
    float right = f->foot.x + f->foot.w - 16, y = f->foot.y + 16;
    struct card_button up = {.name = "chart.above",
                             .label = ui_word(f->ui, "chart.parent"),
                             .words = ui_word(f->ui, "chart.parent"),
                             .icon = "arrow-up"};
    if (f->c->card.height > f->view.h + 1) {
        card_step(f, right - UI_TOUCH, y, true);
        card_step(f, right - 2 * UI_TOUCH - UI_GAP, y, false);
        right -= 2 * (UI_TOUCH + UI_GAP);
    }
    if (above != CHART_NONE &&
        card_button(f->ui, rect_make(f->foot.x + 16, y, right - f->foot.x - 16, UI_TOUCH), &up)) {
        chart_open_unit(f->c, f->k, f->ui, above);
    }
}

/* Lines fade into the card where it goes on: three steps, no gradient. */
static void card_soft_edge(struct card_frame *f, bool above, bool below)
{
    static const float alpha[] = {0.85f, 0.55f, 0.25f};
    rgba ground = ui_colour(f->ui, unit_card_look(f->ui).ground);
    const struct rect *v = &f->view;
    size_t i;
    for (i = 0; i < sizeof alpha / sizeof alpha[0]; i++) {
        float off = (float)i * 8;
        if (above) {
            ui_fill_colour(f->ui, rect_make(v->x, v->y + off, v->w, 8),
                           colour_with_alpha(ground, alpha[i]), draw_round(0));
        }
        if (below) {
            ui_fill_colour(f->ui, rect_make(v->x, v->y + v->h - 8 - off, v->w, 8),
                           colour_with_alpha(ground, alpha[i]), draw_round(0));
        }
    }
}

/* Without a foot the words reach down to the card's own corners. */
static struct draw_corners card_corners(const struct card_frame *f)
{
    float r = f->foot.h > 0 ? 0 : UI_RADIUS;
    return (struct draw_corners){0, 0, r, r};
}

static void card_words_of(struct card_frame *f)
{
    struct chart_card *card = &f->c->card;
    struct card_look look = unit_card_look(f->ui);
    struct card_pen pen = {.c = f->c,
                           .k = f->k,
                           .ui = f->ui,
                           .x = f->view.x + CARD_PAD,
                           .width = f->view.w - 2 * CARD_PAD,
                           .draw = true};
    struct ui_scroll scroll = {.id = ui_id(CARD_SCROLL),
                               .view = f->view,
                               .content = card->height,
                               .opaque = true,
                               .ground = look.ground,
                               .corners = card_corners(f)};
    size_t i, count = card->item_count;
    float offset = ui_scroll_begin(f->ui, &scroll);
    for (i = 0; i < count && card->items; i++) {
        const struct chart_card_item *item = &card->items[i];
        float y = f->view.y + item->y - offset;
        if (item->h > 0 && y + item->h > f->view.y && y < f->view.y + f->view.h) {
            unit_card_item(&pen, item, y);
        }
    }
    ui_scroll_end(f->ui);
    card->offset = offset;
    ui_clip_round(f->ui, f->view, card_corners(f));
    card_soft_edge(f, offset > 1, offset < card->height - f->view.h - 1);
    ui_unclip(f->ui);
}

static void card_places(struct card_frame *f)
{
    const struct rect *r = &f->place;
    float scale = ui_size(f->ui, TYPE_LABEL) / 30, foot = 0,
          line = theme_hairline(ui_choice(f->ui)->theme);
    float most = fminf(r->h * 0.42f, fminf(r->w * 0.47f, r->h - CARD_WORDS * scale));
    float top = f->c->card.item.card.art[0] ? fmaxf(CARD_BAND, most) : CARD_BAND;
    f->low = r->h < CARD_LOW * fminf(scale, 1.5f) && r->w >= 700;
    f->view.w = r->w - 2 * line;
    card_measure(f);
    if (f->low) {
        top = UI_TOUCH + 32;
    } else if (card_above(f->c) != CHART_NONE || f->c->card.height > r->h - top - foot) {
        foot = CARD_FOOT;
    }
    f->top = rect_make(r->x, r->y, r->w, top);
    f->foot = rect_make(r->x, r->y + r->h - foot, r->w, foot);
    f->view = rect_make(r->x + line, r->y + top, r->w - 2 * line, r->h - top - fmaxf(foot, line));
}

/* All cards of the stack share one scroller; the one on top takes it over where it left off. */
static void card_take_scroller(struct chart *c, struct ui *ui)
{
    int64_t *owner = ui_keep(ui, ui_id("chart.card.owner"));
    if (*owner != (int64_t)(intptr_t)c || !c->placed) {
        *owner = (int64_t)(intptr_t)c;
        c->placed = true;
        ui_scroll_to(ui, ui_id(CARD_SCROLL), c->card.offset, true);
    }
}

void chart_card(struct chart *c, struct kiosk *k, struct ui *ui, struct rect place,
                struct rect clip)
{
    struct card_frame f = {.c = c, .k = k, .ui = ui, .place = place};
    struct card_look look = unit_card_look(ui);
    if (!card_load(c, k, ui)) {
        chart_close_card(c, k);
        return;
    }
    if (c->opened_ms >= 0 && !ui_choice(ui)->less_motion) {
        float in = ui_ease(ui, c->opened_ms, UI_SCREEN_MS);
        f.place.x += (1 - in) * (clip.x + clip.w - place.x);
    }
    card_take_scroller(c, ui);
    card_places(&f);
    ui_clip(ui, clip);
    ui_fill(ui, f.place, look.ground, draw_round(UI_RADIUS));
    card_top(&f);
    card_words_of(&f);
    if (f.low) {
        float x = f.top.x + f.top.w - 16 - UI_TOUCH;
        if (c->card.height > f.view.h + 1) {
            card_step(&f, x - UI_TOUCH - UI_GAP, f.top.y + 16, true);
            card_step(&f, x - 2 * (UI_TOUCH + UI_GAP), f.top.y + 16, false);
        }
    } else {
        card_foot(&f);
    }
    card_close(&f);
    ui_hairline(ui, f.place, draw_round(UI_RADIUS));
    ui_unclip(ui);
}
