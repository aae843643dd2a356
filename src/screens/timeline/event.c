/* The page of one event: its picture, the ink panel with the words, and under the horizon its
 * neighbours at their true distance. A swipe or the steps turn to a neighbour: the new page pushes
 * the old one out, in the direction of time. The page turns within one place of the route stack, so
 * Back leads to where the visitor came from, and the axis there selects the event seen last. */
#include "timeline.h"

#include "nav/nav.h"
#include "nav/nothing.h"
#include "ui/button.h"
#include "ui/upper.h"

#include <math.h>
#include <string.h>

#define TURN_SHARE 0.16f /* of the width: further than this a drag turns the page */
#define TURN_SPEED 0.5f  /* u per ms, or faster than this */
#define PULL 0.3f        /* beyond the first and last */
#define PICTURE_PART 0.55f
#define PICTURE_TALL 0.4f
#define SNOW 14.0f
#define PANEL_LEAST 340.0f
#define CLOSE_LEAST 300.0f

struct page_plan {
    struct rect above; /* the horizon: picture and panel */
    struct rect picture, panel;
    struct strip_place strip;
};

/* --- words ----------------------------------------------------------------------------------- */

static const struct pack_item *page_item(struct timeline *s, struct kiosk *k, size_t event)
{
    struct page_words *w = &s->page.slots[timeline_place(s, event) % PAGE_SLOTS];
    const struct pack_event_card *card = timeline_words(s, k, event);
    struct err err;
    if (w->event != event + 1 || strcmp(w->lang, s->lang) != 0) {
        arena_reset(&w->memory);
        w->event = event + 1;
        memcpy(w->lang, s->lang, sizeof w->lang);
        w->ok = card->card.route[0] &&
                pack_item(k->pack, card->card.route, s->lang, &w->memory, &w->item, &err);
    }
    return w->ok ? &w->item : NULL;
}

bool page_open(struct timeline *s, struct kiosk *k, const char *route, struct err *err)
{
    size_t event = pack_timeline_find(k->pack, &s->t, route);
    if (event >= s->t.count) {
        return err_set(err, ERR_NOT_FOUND, "there is no event '%s'", route);
    }
    s->page.open = true;
    s->page.event = s->selected = event;
    return true;
}

void page_finish(struct page *p)
{
    int i;
    for (i = 0; i < PAGE_SLOTS; i++) {
        arena_finish(&p->slots[i].memory);
    }
}

/* --- turning --------------------------------------------------------------------------------- */

static size_t page_neighbour(const struct timeline *s, int by)
{
    size_t at = timeline_place(s, s->page.event);
    if (by < 0 ? at == 0 : at + 1 >= s->chosen.count) {
        return s->t.count;
    }
    return s->chosen.events[by < 0 ? at - 1 : at + 1];
}

static void page_turn(struct timeline *s, struct kiosk *k, struct ui *ui, size_t event, float width)
{
    struct page *p = &s->page;
    bool later;
    if (event >= s->t.count || event == p->event) {
        return;
    }
    later = timeline_place(s, event) > timeline_place(s, p->event);
    p->left = p->event;
    p->from = p->drag + (later ? width : -width);
    p->turned_ms = ui_choice(ui)->less_motion ? 0 : ui_now(ui);
    p->drag = 0;
    p->event = s->selected = event;
    nav_set_route(k->nav, timeline_words(s, k, event)->card.route);
    panel_reset(s, ui);
    ui_animate(ui);
}

static void page_swipe(struct timeline *s, struct kiosk *k, struct ui *ui,
                       const struct ui_gesture *g, float width)
{
    struct page *p = &s->page;
    int by = p->drag < 0 ? 1 : -1;
    bool far = fabsf(p->drag) > width * TURN_SHARE;
    bool fast = fabsf(g->speed_x) > TURN_SPEED && (g->speed_x < 0) == (p->drag < 0);
    if (g->moving) {
        ui_surface_stop(ui, g->id);
    }
    if (g->held) {
        p->turned_ms = 0;
        p->drag += (float)g->pan_x * (page_neighbour(s, by) < s->t.count ? 1 : PULL);
        return;
    }
    if (p->drag == 0) {
        return;
    }
    if ((far || fast) && page_neighbour(s, by) < s->t.count) {
        page_turn(s, k, ui, page_neighbour(s, by), width);
        return;
    }
    p->left = p->event; /* back to its place */
    p->from = p->drag;
    p->turned_ms = ui_choice(ui)->less_motion ? 0 : ui_now(ui);
    p->drag = 0;
    ui_animate(ui);
}

/* --- one page -------------------------------------------------------------------------------- */

static struct page_plan page_plan(struct ui *ui, struct rect a, bool picture)
{
    struct page_plan p = {.above = a};
    bool tall = a.h > a.w * 1.1f;
    p.strip.narrow = a.w < 1500;
    p.above.h = a.h - strip_height(ui, &p.strip);
    if (p.above.h < PANEL_LEAST) { /* the words before the neighbours' dots */
        p.strip.brief = true;
        p.above.h = a.h - strip_height(ui, &p.strip);
    }
    p.strip.soil = rect_make(a.x, a.y + p.above.h, a.w, a.h - p.above.h);
    p.panel = p.above;
    if (!picture) {
        return p;
    }
    p.picture = p.above;
    if (tall) {
        float share = ui_choice(ui)->text == SESSION_TEXT_NORMAL ? PICTURE_TALL : 0.26f;
        p.picture.h = floorf(a.h * share);
        p.panel.y += p.picture.h;
        p.panel.h -= p.picture.h;
    } else {
        float share = ui_choice(ui)->text == SESSION_TEXT_NORMAL ? PICTURE_PART : 0.4f;
        p.picture.w = floorf(a.w * share);
        p.panel.x += p.picture.w;
        p.panel.w -= p.picture.w;
    }
    return p;
}

static void page_picture(struct ui *ui, struct rect r, const struct pack_item *item,
                         const struct pack_event_card *c)
{
    struct ui_picture picture = {.name = c->card.art,
                                 .focus_x = c->focus_x,
                                 .focus_y = c->focus_y,
                                 .label = item->picture_alt[0] ? item->picture_alt : c->art_alt};
    if (r.w <= 0 || r.h <= 0) {
        return;
    }
    if (c->card.art[0]) {
        ui_picture(ui, r, &picture);
    } else {
        sun_show(ui, r, draw_round(0));
    }
}

/* A panel too low for it and the discs leaves closing to the dock. */
static bool page_has_close(const struct page_plan *p)
{
    return p->above.h >= CLOSE_LEAST;
}

static void page_face(struct timeline *s, struct kiosk *k, struct ui *ui, const struct page_plan *p,
                      size_t event, float dx, bool live)
{
    const struct pack_item *item = page_item(s, k, event);
    struct page_plan moved = *p;
    struct panel panel = {.item = item, .event = event, .live = live};
    moved.picture.x += dx;
    moved.panel.x += dx;
    if (!item) {
        ui_fill(ui, moved.panel, ink_role(ui), draw_round(0));
        return;
    }
    page_picture(ui, moved.picture, item, timeline_words(s, k, event));
    panel.place = moved.panel;
    panel.beside = p->panel.x > p->above.x;
    panel.close = page_has_close(p) && p->panel.y <= p->above.y ? ui_button_height(ui) : 0;
    panel.brief = ui_upper(ui).h > 0;
    panel_show(s, k, ui, &panel);
}

static float page_offset(struct timeline *s, struct ui *ui)
{
    struct page *p = &s->page;
    float e;
    if (!p->turned_ms) {
        return p->drag;
    }
    e = ui_ease(ui, p->turned_ms, UI_SCREEN_MS);
    if (e >= 1) {
        p->turned_ms = 0;
        return p->drag;
    }
    return p->from * (1 - e);
}

/* The page at its offset, and the one that is beside it meanwhile. */
static void page_faces(struct timeline *s, struct kiosk *k, struct ui *ui,
                       const struct page_plan *p)
{
    struct page *page = &s->page;
    float dx = page_offset(s, ui);
    size_t other = s->t.count;
    if (page->turned_ms && page->left != page->event) {
        other = page->left;
    } else if (dx != 0) {
        other = page_neighbour(s, dx < 0 ? 1 : -1);
    }
    ui_clip(ui, p->above);
    page_face(s, k, ui, p, page->event, dx, dx == 0);
    if (dx != 0 && other < s->t.count) {
        page_face(s, k, ui, p, other, dx + (dx < 0 ? p->above.w : -p->above.w), false);
    }
    ui_unclip(ui);
}

static void page_close(struct kiosk *k, struct ui *ui, const struct page_plan *p)
{
    float side = ui_button_height(ui);
    struct rect r = {p->panel.x + p->panel.w - UI_MARGIN - side, p->above.y + 40, side, side};
    const struct ui_button close = {.name = "timeline.close",
                                    .label = ui_word(ui, "timeline.close"),
                                    .icon = "x",
                                    .icon_only = true,
                                    .look = BUTTON_SURFACE};
    if (page_has_close(p) && ui_button(ui, r, &close)) {
        nav_back(k->nav);
    }
}

static void page_upper(struct timeline *s, struct kiosk *k, struct ui *ui)
{
    const struct pack_event_card *c = timeline_words(s, k, s->page.event);
    struct ui_upper_view upper = {
        .picture = c->card.art,
        .alt = c->art_alt,
        .focus_x = c->focus_x,
        .focus_y = c->focus_y,
        .kicker = ui_date_line(ui_memory(ui), ui_lang(ui), &s->t.events[s->page.event].start),
        .title = c->card.title,
        .lang = c->card.lang};
    ui_upper_show(ui, &upper);
}

void page_show(struct timeline *s, struct kiosk *k, struct ui *ui, struct rect area)
{
    bool picture =
        !ui_reach(ui) && (timeline_words(s, k, s->page.event)->card.art[0] || !ui_contrast(ui));
    struct page_plan p = page_plan(ui, area, picture);
    struct ui_surface surface = {.id = ui_id("timeline.page"),
                                 .view = p.above,
                                 .name = "timeline.page",
                                 .label = timeline_words(s, k, s->page.event)->card.title,
                                 .no_y = true,
                                 .no_zoom = true};
    struct ui_gesture g;
    size_t asked;
    if (!page_item(s, k, s->page.event)) {
        nav_nothing(k, ui, area, NOTHING_READ);
        return;
    }
    timeline_remember(ui, s->section, s->t.events[s->page.event].id);
    page_upper(s, k, ui);
    g = ui_surface_begin(ui, &surface);
    ui_surface_end(ui); /* what can be pressed stands over it: sliding off a button turns nothing */
    page_swipe(s, k, ui, &g, p.above.w);
    page_faces(s, k, ui, &p);
    page_close(k, ui, &p);
    ui_fill(ui, p.strip.soil, ROLE_SOIL, draw_round(0));
    ui_fill(ui, rect_make(area.x, p.strip.soil.y - SNOW / 2, area.w, SNOW), ROLE_SNOW,
            draw_round(0));
    asked = strip_show(s, k, ui, &p.strip);
    page_turn(s, k, ui, asked, p.above.w);
}
