/* History: the axis is the horizon. Event cards stand above it on stems at their true dates, eras
 * lie under it as strata, and the soil holds the whole time as a mountain range. The list is its
 * twin. A route that names an event opens that event's own page.
 *
 * timeline/model.c holds the events, view.c what part of the axis is in sight, layout.c which cards
 * stand there, plan.c the parts of the screen; the rest draws. Dates of all events are known at
 * once, words only of those in sight. */
#include "timeline/timeline.h"

#include "nav/nav.h"
#include "nav/nothing.h"
#include "ui/button.h"
#include "ui/card.h"
#include "ui/upper.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define FEW 6

static bool timeline_open(void *self, struct kiosk *k, const struct route *r, struct arena *mem,
                          struct err *err)
{
    struct timeline *s = self;
    const char *at = route_option(r, "at"), *view = route_option(r, "view");
    (void)mem;
    snprintf(s->section, sizeof s->section, "%s", r->name);
    if (!timeline_load(s, k, err)) {
        return false;
    }
    if (r->rest[0]) {
        return page_open(s, k, r->path, err);
    }
    s->list = view && strcmp(view, "list") == 0;
    if (at) {
        char route[ROUTE_MAX];
        snprintf(route, sizeof route, "%s/%s", s->section, at);
        s->selected = pack_timeline_find(k->pack, &s->t, route);
    }
    return true;
}

static void timeline_close(void *self, struct kiosk *k)
{
    struct timeline *s = self;
    (void)k;
    page_finish(&s->page);
    words_finish(&s->words);
    arena_finish(&s->memory);
    arena_finish(&s->chosen.memory);
    arena_finish(&s->layout_memory);
}

static struct plan timeline_plan(struct timeline *s, struct ui *ui, struct rect area)
{
    bool han = ui_lang(ui) == TEXT_ZH;
    float label = ui_size(ui, TYPE_LABEL);
    const struct plan_sizes sizes = {
        .heading = ui_size(ui, TYPE_HEADING),
        .label = label,
        .caption = ui_size(ui, TYPE_CAPTION),
        .title = ui_size(ui, TYPE_TITLE),
        .button = ui_button_height(ui),
        .step = fmaxf(ui_button_height(ui), ui_size(ui, TYPE_CHROME) * 2.4f + 20),
        .em_least = han ? 5.4f : 6.6f,
        .width_most = label * (han ? 10.0f : 11.5f) + 40};
    return plan_make(area, &sizes, head_is_wide(s, ui, area.w));
}

/* In reach mode the selected event stands above the band, as a picture to look at. */
static void timeline_upper(struct timeline *s, struct kiosk *k, struct ui *ui)
{
    struct ui_upper_view upper = {0};
    if (s->selected < s->t.count) {
        const struct pack_event_card *c = timeline_words(s, k, s->selected);
        upper.picture = c->card.art;
        upper.alt = c->art_alt;
        upper.focus_x = c->focus_x;
        upper.focus_y = c->focus_y;
        upper.kicker = ui_date_line(ui_memory(ui), ui_lang(ui), &s->t.events[s->selected].start);
        upper.title = c->card.title;
        upper.lang = c->card.lang;
    }
    ui_upper_show(ui, &upper);
}

static void timeline_axis(struct timeline *s, struct kiosk *k, struct ui *ui, const struct plan *p)
{
    struct ui_surface surface = {.id = ui_id("timeline.axis"),
                                 .name = "timeline.axis",
                                 .label = s->t.section.title,
                                 .no_y = true};
    struct ui_gesture g;
    float foot = p->eras.h > 0 ? p->eras.y + p->eras.h : p->axis + p->ticks;
    surface.view = rect_make(p->area.x, p->top, p->area.w, foot - p->top);
    view_prepare(s, ui, p);
    ui_fill(ui, rect_make(p->area.x, p->axis, p->area.w, p->area.y + p->area.h - p->axis),
            ROLE_SOIL, draw_round(0));
    g = ui_surface_begin(ui, &surface);
    view_gesture(s, ui, &g);
    soil_show(s, ui, p);
    cards_show(s, k, ui, p, g.held || g.moving);
    soil_dots(s, ui, p);
    ui_surface_end(ui);
    scrubber_show(s, k, ui, p);
}

static void timeline_frame(void *self, struct kiosk *k, struct ui *ui, struct rect area)
{
    struct timeline *s = self;
    struct plan p;
    struct err err;
    words_trim(&s->words);
    if (!timeline_load(s, k, &err)) {
        nav_nothing(k, ui, area, NOTHING_READ);
        return;
    }
    if (s->t.count == 0) {
        nav_nothing(k, ui, area, NOTHING_YET);
        return;
    }
    ui_set_accent(ui, theme_accent(s->t.section.accent));
    if (s->page.open) {
        page_show(s, k, ui, area);
        return;
    }
    ui_sky(ui, area);
    timeline_upper(s, k, ui);
    p = timeline_plan(s, ui, area);
    s->fits = p.fits;
    s->listed = s->list || !p.fits;
    if (s->listed) {
        view_prepare(s, ui, &p);
        list_show(s, k, ui, &p);
    } else {
        timeline_axis(s, k, ui, &p);
    }
    head_show(s, ui, &p);
    if (s->filter) {
        filter_show(s, ui, area);
    }
}

/* The same event in another pack: rows may have come before it, so by its address. */
static size_t timeline_again(struct timeline *s, const struct timeline *o, struct kiosk *k,
                             struct pack *before)
{
    struct pack_event_card card;
    struct arena mem = {0};
    struct err err;
    size_t event = s->t.count;
    if (o->selected < o->t.count &&
        pack_event_card(before, o->t.events[o->selected].id, o->lang, &mem, &card, &err)) {
        event = pack_timeline_find(k->pack, &s->t, card.card.route);
    }
    arena_finish(&mem);
    return event < s->t.count ? event : s->t.count;
}

static void timeline_keep(void *self, const void *old, struct kiosk *k, struct pack *before)
{
    struct timeline *s = self;
    const struct timeline *o = old;
    s->list = o->list;
    s->filter = o->filter;
    s->recalled = o->recalled;
    s->page.scroll = o->page.scroll;
    s->list_placed = o->list_placed;
    s->list_row = o->list_row;
    s->list_offset = o->list_offset;
    if (!s->page.open) {
        s->selected = timeline_again(s, o, k, before);
        if (o->group >= 0 && (size_t)o->group < s->t.group_count) {
            timeline_choose(s, o->group);
        }
    }
    s->list_selected = s->selected;
    if (s->selected < s->t.count || o->selected >= o->t.count) {
        s->view = o->view; /* else what was selected is gone: a first look again */
    }
}

const struct screen_type screen_timeline = {
    .name = "timeline",
    .kinds = "timeline",
    .size = sizeof(struct timeline),
    .idle_s = 120,
    .open = timeline_open,
    .frame = timeline_frame,
    .close = timeline_close,
    .keep = timeline_keep,
};
