/* Shelf: a hub of themes as tall posters, and each theme as a shelf of picture cards.
 *
 * Both are the screen of a section itself; an article opens in the reader and Back leads here. A
 * theme carries its sisters along, in a strip of soil where there is room for it and behind the
 * last card where there is not, so that a visitor goes from theme to theme without the way up. */
#include "shelf/shelf.h"

#include "nav/nav.h"
#include "nav/nothing.h"
#include "ui/card.h"
#include "ui/leaves.h"
#include "ui/upper.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define SHELF_TOP 36.0f
#define SHELF_STRIP_PAD 16.0f
#define SHELF_CARDS_LEAST                                                   \
    400.0f /* where less is left for the cards, the strip scrolls with them \
            */
#define SHELF_SNOW 8.0f

static bool shelf_load(struct shelf *s, struct kiosk *k, struct err *err)
{
    size_t i;
    if (s->loaded && strcmp(s->lang, k->session->now.lang) == 0) {
        return true;
    }
    arena_reset(&s->memory);
    memcpy(s->lang, k->session->now.lang, sizeof s->lang);
    s->loaded = pack_shelf(k->pack, s->route, s->lang, &s->memory, &s->data, err);
    if (!s->loaded) {
        return false;
    }
    s->focus = arena_alloc_array(&s->memory, s->data.count + 1, sizeof *s->focus);
    for (i = 0; i < s->data.count; i++) {
        const char *art = s->data.items[i].card.art;
        struct pack_picture picture;
        struct err ignored;
        bool known = art[0] && pack_picture(k->pack, art, s->lang, &s->memory, &picture, &ignored);
        s->focus[i].x = known ? picture.focus_x : 0.5f;
        s->focus[i].y = known ? picture.focus_y : 0.5f;
    }
    return true;
}

static bool shelf_open(void *self, struct kiosk *k, const struct route *r, struct arena *mem,
                       struct err *err)
{
    struct shelf *s = self;
    (void)mem;
    snprintf(s->route, sizeof s->route, "%s", r->path);
    if (!shelf_load(s, k, err)) {
        arena_finish(&s->memory);
        return false;
    }
    return true;
}

static void shelf_close(void *self, struct kiosk *k)
{
    struct shelf *s = self;
    (void)k;
    arena_finish(&s->memory);
}

/* --- a hub ------------------------------------------------------------------------------------ */

/* The words on top and, at the right of them, the way to the glossary; in reach mode, where the
 * words stand above the band, a line of its own. */
static float shelf_hub_top(const struct shelf *s, struct kiosk *k, struct ui *ui, struct rect inner)
{
    struct ui_button b = shelf_glossary(s, ui);
    struct rect words = inner, place = {0};
    float head = 0;
    if (s->data.has_glossary) {
        b.look = BUTTON_SURFACE;
        place.w = fminf(ui_button_width(ui, &b, 200), inner.w);
        place.h = ui_button_height(ui);
        place.x = inner.x + inner.w - place.w;
        place.y = inner.y;
        words.w -= place.w + 48;
    }
    if (!ui_reach(ui)) {
        head = shelf_head(s, ui, words, true);
    }
    if (s->data.has_glossary && ui_button(ui, place, &b)) {
        nav_push(k->nav, s->data.glossary.route);
    }
    head = fmaxf(head, place.h);
    return head > 0 ? head + (ui_reach(ui) ? UI_GAP : 28) : 0;
}

static void shelf_hub(struct shelf *s, struct kiosk *k, struct ui *ui, struct rect inner)
{
    size_t count = s->data.count < UI_LEAVES_MAX ? s->data.count : UI_LEAVES_MAX, i;
    struct ui_leaf leaves[UI_LEAVES_MAX];
    int tapped;
    float top;
    for (i = 0; i < count; i++) {
        const struct pack_card *c = &s->data.items[i].card;
        leaves[i] = (struct ui_leaf){.name = arena_format(ui_memory(ui), "shelf.%s", c->route),
                                     .title = c->short_title[0] ? c->short_title : c->title,
                                     .line1 = c->line1,
                                     .line2 = c->line2,
                                     .art = c->poster,
                                     .lang = c->lang,
                                     .accent = theme_accent(c->accent)};
    }
    top = shelf_hub_top(s, k, ui, inner);
    inner.y += top;
    inner.h -= top;
    tapped = ui_leaves(ui, inner, leaves, count);
    if (tapped >= 0) {
        nav_push(k->nav, s->data.items[tapped].card.route);
    }
}

/* --- a theme ---------------------------------------------------------------------------------- */

static void shelf_strip(const struct shelf *s, struct kiosk *k, struct ui *ui, struct rect strip)
{
    ui_fill(ui, strip, ROLE_SOIL, draw_round(0));
    ui_fill(ui, rect_make(strip.x, strip.y, strip.w, SHELF_SNOW),
            ui_contrast(ui) ? ROLE_LINE : ROLE_SNOW, draw_round(0));
    strip.x += UI_MARGIN;
    strip.w -= 2 * UI_MARGIN;
    strip.y += SHELF_SNOW + SHELF_STRIP_PAD;
    shelf_sisters(s, k, ui, strip);
}

static void shelf_theme(struct shelf *s, struct kiosk *k, struct ui *ui, struct rect area)
{
    float width = area.w - 2 * UI_MARGIN, sisters = shelf_sisters_height(s, ui, width);
    float strip = sisters > 0 ? sisters + 2 * SHELF_STRIP_PAD + SHELF_SNOW : 0;
    struct rect head = {area.x + UI_MARGIN, 0, width, area.h};
    float top = ui_reach(ui) ? 24 : SHELF_TOP;
    float words = ui_reach(ui) ? 0 : shelf_head(s, ui, head, false) + 28;
    bool below = strip > 0 && area.h - strip - top - words >= SHELF_CARDS_LEAST;
    struct rect view = {area.x, area.y, area.w, area.h - (below ? strip : 0)};
    struct shelf_grid grid = {0};
    struct ui_scroll scroll = {.id = ui_id(arena_format(ui_memory(ui), "shelf.of.%s", s->route)),
                               .view = view};
    float y;
    shelf_plan(s, ui, width, view.h - top - words - 24, &grid);
    scroll.content = top + words + grid.height + 24 + (below || !strip ? 0 : strip);
    if (!s->placed) {
        ui_scroll_to(ui, scroll.id, 0, true);
        s->placed = true;
    }
    y = view.y - ui_scroll_begin(ui, &scroll) + top;
    if (!ui_reach(ui)) {
        ui_set_accent(ui, theme_accent(s->data.section.accent));
        head.y = y;
        shelf_head(s, ui, head, true);
    }
    y += words;
    shelf_cards(s, k, ui, rect_make(head.x, y, width, grid.height), &grid, view);
    if (strip > 0 && !below) {
        shelf_strip(s, k, ui, rect_make(area.x, y + grid.height + 24, area.w, strip));
    }
    ui_scroll_end(ui);
    if (below) {
        shelf_strip(s, k, ui, rect_make(area.x, view.y + view.h, area.w, strip));
    }
}

static void shelf_frame(void *self, struct kiosk *k, struct ui *ui, struct rect area)
{
    struct shelf *s = self;
    struct rect inner = {area.x + UI_MARGIN, area.y + SHELF_TOP, area.w - 2 * UI_MARGIN,
                         area.h - SHELF_TOP};
    struct ui_upper_view upper = {0};
    struct err err;
    if (!shelf_load(s, k, &err)) {
        nav_nothing(k, ui, area, NOTHING_READ);
        return;
    }
    if (s->data.count == 0) {
        nav_nothing(k, ui, area, NOTHING_YET);
        return;
    }
    ui_sky(ui, area);
    ui_set_accent(ui, theme_accent(s->data.section.accent));
    upper.kicker = s->data.shelf_title;
    upper.title = s->data.section.title;
    upper.line = s->data.section.summary;
    upper.lang = s->data.section.lang;
    ui_upper_show(ui, &upper);
    if (s->data.hub) {
        shelf_hub(s, k, ui, inner);
    } else {
        shelf_theme(s, k, ui, area);
    }
}

/* The author's preview: the cards stay where they were. */
static void shelf_keep(void *self, const void *old, struct kiosk *k, struct pack *before)
{
    struct shelf *s = self;
    const struct shelf *o = old;
    (void)k;
    (void)before;
    s->placed = o->placed;
}

const struct screen_type screen_shelf = {
    .name = "shelf",
    .kinds = "shelf",
    .covers = "articles",
    .size = sizeof(struct shelf),
    .open = shelf_open,
    .frame = shelf_frame,
    .close = shelf_close,
    .keep = shelf_keep,
};
