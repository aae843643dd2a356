/* One work closely: the picture to the horizon (ui/zoom.h), and in the soil what it is, which of
 * how many, who drew it, and the ways to its neighbours and to the drawer that tells more. In a
 * wide soil the words stand between the discs, in a narrow one beneath them. What the soil has no
 * room for stands in the drawer. */
#include "gallery.h"

#include "nav/nav.h"
#include "ui/button.h"

#include <math.h>
#include <stdio.h>

#define PAD 24.0f
#define SOIL_LEAST 208.0f
#define WIDE 1500.0f
#define REACH_SHARE 0.36f /* of the page that words may take in reach mode */
#define ASIDE 420.0f      /* most of the width that count and credits take */

struct closer {
    struct gallery *g;
    struct kiosk *k;
    struct ui *ui;
    const struct pack_item *work;
    bool wide, draw;
    int level;
    float side;
};

static void closer_go(struct gallery *g, struct kiosk *k, size_t work)
{
    g->work = work;
    g->zoom = (struct ui_zoom){.grown = true};
    snprintf(g->route, sizeof g->route, "%s", g->data.works[work - 1].card.route);
    nav_set_route(k->nav, g->route);
}

static void closer_disc(struct closer *c, float x, float y, bool next)
{
    size_t to = next ? c->g->work + 1 : c->g->work - 1;
    struct ui_button b = {.name = next ? "gallery.next" : "gallery.back",
                          .label = ui_word(c->ui, next ? "gallery.next" : "gallery.back"),
                          .icon = next ? "chevron-right" : "chevron-left",
                          .icon_only = true,
                          .look = BUTTON_SOIL,
                          .disabled = to < 1 || to > c->g->data.count};
    if (c->draw && ui_button(c->ui, rect_make(x, y, c->side, c->side), &b)) {
        closer_go(c->g, c->k, to);
    }
}

static struct ui_button closer_more_button(struct ui *ui)
{
    return (struct ui_button){.name = "gallery.about",
                              .label = ui_word(ui, "gallery.about"),
                              .icon = "info-circle",
                              .look = BUTTON_SOIL_3};
}

static void closer_more(struct closer *c, struct rect r)
{
    struct ui_button b = closer_more_button(c->ui);
    if (c->draw && ui_button(c->ui, r, &b)) {
        c->g->about = true;
    }
}

/* "2 of 3" */
static struct ui_text closer_count(struct closer *c)
{
    struct arena *mem = ui_memory(c->ui);
    const char *which = ui_word_with(c->ui, "gallery.which", arena_format(mem, "%zu", c->g->work));
    const char *of = ui_word_with(c->ui, "gallery.of", arena_format(mem, "%zu", c->g->data.count));
    const char *text =
        arena_format(mem, "%s%s%s", which, ui_lang(c->ui) == TEXT_ZH ? "，" : " ", of);
    return (struct ui_text){.text = text,
                            .type = TYPE_BODY,
                            .role = ROLE_ON_SOIL,
                            .bold = true,
                            .headline = true,
                            .line_height = 1.3f};
}

/* Credits are in the visitor's language even where the work is not. */
static struct ui_text closer_small(const char *text, const char *lang)
{
    return (struct ui_text){.text = text,
                            .type = TYPE_CAPTION,
                            .role = ROLE_ON_SOIL_SOFT,
                            .headline = true,
                            .line_height = 1.45f,
                            .lang = lang};
}

/* Count, caption and credit at the right, or in one column when narrow; returns the height. */
static float closer_aside(struct closer *c, float x, float y, float width, enum text_align align)
{
    struct ui_text texts[3] = {closer_count(c),
                               closer_small(c->work->caption, c->work->caption_lang),
                               closer_small(c->work->picture_credit, NULL)};
    float top = y;
    int i;
    texts[0].size = ui_fit_size(c->ui, width, 1, &texts[0]);
    for (i = c->wide ? 0 : 1; i < (c->level >= CAPTION_ALL ? 3 : 1); i++) {
        if (texts[i].text[0]) {
            texts[i].align = align;
            y += c->draw ? ui_text(c->ui, x, y, width, &texts[i])
                         : ui_text_height(c->ui, width, &texts[i]);
            y += i == 0 ? 4 : 0;
        }
    }
    return y - top;
}

static float closer_aside_width(struct closer *c)
{
    struct ui_text texts[3] = {closer_count(c),
                               closer_small(c->work->caption, c->work->caption_lang),
                               closer_small(c->work->picture_credit, NULL)};
    float width = 0;
    int i;
    for (i = 0; i < (c->level >= CAPTION_ALL ? 3 : 1); i++) {
        width = fmaxf(width, texts[i].text[0] ? ui_text_width(c->ui, &texts[i]) + 2 : 0);
    }
    return fminf(width, ASIDE);
}

/* All in one row: back, words, the drawer's button, count and credits, next. */
static float closer_wide(struct closer *c, struct rect r)
{
    struct gallery_caption words = {.work = c->work, .level = c->level, .joined = true};
    struct ui_button more = closer_more_button(c->ui);
    float more_w = gallery_has_about(c->work) ? ui_button_width(c->ui, &more, 180) : 0;
    float left = r.x + c->side + 48, right = r.x + r.w - c->side - 48, aside, height, disc;
    aside = closer_aside_width(c);
    words.width = right - left - aside - 32 - (more_w > 0 ? more_w + 40 : 0);
    height = gallery_caption(c->ui, &words, left, r.y, false);
    if (c->draw) {
        gallery_caption(c->ui, &words, left, r.y, true);
    }
    height = fmaxf(height, closer_aside(c, right - aside, r.y + 20, aside, TEXT_END) + 20);
    height = fmaxf(height, c->side + 28);
    disc = r.y + fminf(28, (height - c->side) / 2);
    closer_disc(c, r.x, disc, false);
    closer_disc(c, r.x + r.w - c->side, disc, true);
    if (more_w > 0) {
        closer_more(c, rect_make(right - aside - 40 - more_w, disc, more_w, c->side));
    }
    return height;
}

/* Narrow: a row of buttons with the count between them, the words beneath. */
static float closer_narrow(struct closer *c, struct rect r)
{
    struct gallery_caption words = {.work = c->work, .width = r.w, .level = c->level};
    struct ui_button more = closer_more_button(c->ui);
    struct ui_text count = closer_count(c);
    float more_w = gallery_has_about(c->work) ? ui_button_width(c->ui, &more, 180) : 0;
    float y = r.y, room = r.w - 2 * c->side - 2 * UI_GAP - (more_w > 0 ? more_w + UI_GAP : 0);
    count.size = ui_fit_size(c->ui, room - 16, 1, &count);
    count.align = TEXT_CENTRE;
    closer_disc(c, r.x, y, false);
    closer_disc(c, r.x + r.w - c->side, y, true);
    if (c->draw) {
        ui_text_in(c->ui, rect_make(r.x + c->side + UI_GAP, y, room, c->side), &count);
    }
    if (more_w > 0) {
        closer_more(c, rect_make(r.x + r.w - c->side - UI_GAP - more_w, y, more_w, c->side));
    }
    y += c->side + 16;
    y += gallery_caption(c->ui, &words, r.x, y, c->draw);
    y += closer_aside(c, r.x, y, r.w, TEXT_START);
    return y - r.y;
}

static float closer_words(struct closer *c, struct rect r, bool draw)
{
    c->draw = draw;
    return c->wide ? closer_wide(c, r) : closer_narrow(c, r);
}

/* As much as fits into `most`; returns its height. */
static float closer_fit(struct closer *c, struct rect r, float most)
{
    float height;
    for (c->level = CAPTION_ALL;; c->level--) {
        height = closer_words(c, r, false);
        if (height <= most || c->level == CAPTION_TITLE) {
            return height;
        }
    }
}

static void closer_result(struct closer *c, enum ui_zoom_result result)
{
    struct gallery *g = c->g;
    if (result == ZOOM_CLOSED) {
        nav_back(c->k->nav);
    } else if (result == ZOOM_NEXT && g->work < g->data.count) {
        closer_go(g, c->k, g->work + 1);
    } else if (result == ZOOM_PREVIOUS && g->work > 1) {
        closer_go(g, c->k, g->work - 1);
    }
}

void gallery_closer(struct gallery *g, struct kiosk *k, struct ui *ui, struct rect area)
{
    const struct pack_picture *info = gallery_picture(g, k, g->work - 1);
    struct closer c = {.g = g,
                       .k = k,
                       .ui = ui,
                       .work = &g->data.works[g->work - 1],
                       .wide = area.w >= WIDE,
                       .side = ui_button_height(ui)};
    struct ui_zoom_view view = {.name = "viewer",
                                .picture = c.work->card.art,
                                .alt = c.work->picture_alt,
                                .width = info->width,
                                .height = info->height,
                                .focus_x = info->width ? info->focus_x : 0.5f,
                                .focus_y = info->width ? info->focus_y : 0.5f,
                                .from = gallery_kept_place(ui)};
    struct rect words = {area.x + UI_MARGIN, 0, area.w - 2 * UI_MARGIN, 0}, soil = area;
    float height;
    if (ui_reach(ui)) { /* the picture reaches down to the row of buttons */
        float row = ui_zoom_band(ui);
        height = closer_fit(&c, words, fminf(area.h - row - 56, (area.y + area.h) * REACH_SHARE));
        words.y = area.y + area.h - height - 16;
        view.band = rect_make(words.x, words.y - 20 - row, words.w, row);
        soil.y = view.band.y - 20;
        view.view = rect_make(area.x, 0, area.w, soil.y);
        soil.h = area.y + area.h - soil.y;
    } else {
        height = fmaxf(SOIL_LEAST, closer_fit(&c, words, area.h * 0.5f) + PAD + 16);
        soil = rect_make(area.x, area.y + area.h - height, area.w, height);
        view.view = rect_make(area.x, area.y, area.w, area.h - height);
        words.y = soil.y + PAD;
    }
    ui_fill(ui, soil, ROLE_SOIL, draw_round(0));
    closer_result(&c, ui_zoom(ui, &g->zoom, &view));
    c.work = &g->data.works[g->work - 1];
    closer_words(&c, words, true);
    if (g->about) {
        gallery_about(g, k, ui, area);
    }
}
