/* Reader: functions, regulations, articles. The text in one comfortable column on a sheet of paper
 * that stands in the soil; chapters beside it when there is room, in a drawer otherwise; progress
 * and steps at the foot; what to read next at the side or at the end.
 *
 * The pack's pages become a flow of items (model.c), measured once per width, text size and
 * language (flow.c, item.c). A change of any of them keeps the visitor's place (place.c). */
#include "reader/reader.h"

#include "nav/nav.h"
#include "nav/nothing.h"
#include "ui/card.h"
#include "ui/upper.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define RAIL_WIDTH 336.0f
#define SIDE_WIDTH 432.0f
#define POSTER_WIDTH 304.0f
#define LEAD_WIDTH 536.0f
#define FOOT_HEIGHT 128.0f
#define TOP 36.0f
#define EDGE_STEP 8.0f
#define EDGE 24.0f

/* An address may say for whom: earth/rime?age=young. */
static void reader_age_option(struct kiosk *k, const char *word)
{
    int age;
    if (word && strcmp(word, "everyone") == 0) {
        k->session->now.age = SESSION_AGE_EVERYONE;
    }
    for (age = PACK_YOUNG; word && age < PACK_AGES; age++) {
        if (strcmp(pack_age_word((enum pack_age)age), word) == 0) {
            k->session->now.age = (enum session_age)age;
        }
    }
}

/* And a word that it explains: earth/rime?word=supercooling has the card of that word over it. */
static void reader_word_option(struct reader *r, const char *word)
{
    size_t i, k;
    for (i = 0; word && i < r->item_count; i++) {
        for (k = 0; k < r->items[i].term_count; k++) {
            const char *route = r->items[i].terms[k].route;
            const char *name = strrchr(route, '/');
            if (name && strcmp(name + 1, word) == 0) {
                nav_term_show(&r->term, route);
            }
        }
    }
}

static bool reader_open(void *self, struct kiosk *k, const struct route *route, struct arena *mem,
                        struct err *err)
{
    struct reader *r = self;
    (void)mem;
    snprintf(r->route, sizeof r->route, "%s", route->path);
    reader_age_option(k, route_option(route, "age"));
    if (!reader_load(r, k, err)) {
        arena_finish(&r->memory);
        return false;
    }
    reader_word_option(r, route_option(route, "word"));
    return true;
}

static void reader_close(void *self, struct kiosk *k)
{
    struct reader *r = self;
    (void)k;
    nav_term_finish(&r->term);
    arena_finish(&r->memory);
}

/* Back takes away what lies over the text before it leaves the text. */
static bool reader_back(void *self, struct kiosk *k)
{
    struct reader *r = self;
    bool over = r->term.route[0] || r->contents || r->viewer;
    (void)k;
    nav_term_hide(&r->term);
    r->contents = false;
    r->viewer = 0;
    return over;
}

struct reader_frame_layout {
    bool rail, side, lead;
    bool above; /* reach mode: the lead picture stands above the band */
    struct rect rail_place, paper, side_place, bar;
};

/* Wide with normal or large text: rail, paper, side. Otherwise the paper takes the width and a
 * strip of soil carries the steps. */
static struct reader_frame_layout reader_layout(const struct reader *r, const struct ui *ui,
                                                struct rect area)
{
    struct reader_frame_layout l = {0};
    enum session_text text = ui_choice(ui)->text;
    bool book = r->reading.kind == PACK_BOOK;
    bool poster = book && r->reading.section.poster[0];
    float right = area.x + area.w - UI_MARGIN;
    l.above = ui_reach(ui) && r->figure_count > 0 && r->items[0].kind == ITEM_LEAD;
    l.rail = area.w >= 1600 && area.w > area.h && text == SESSION_TEXT_NORMAL;
    l.side = l.rail && (book ? poster : r->related_count > 0);
    if (l.rail) {
        float width = book ? POSTER_WIDTH : SIDE_WIDTH;
        l.rail_place = rect_make(area.x + UI_MARGIN, area.y + 44, RAIL_WIDTH, area.h - 44 - 24);
        l.paper = rect_make(area.x + UI_MARGIN + RAIL_WIDTH + 32, area.y + TOP, 0, area.h - TOP);
        l.paper.w = (l.side ? right - width - 32 : right) - l.paper.x;
        l.side_place =
            rect_make(right - width, area.y + (book ? TOP : 44), width, area.h - (book ? TOP : 44));
        l.bar = rect_make(l.paper.x, area.y + area.h - FOOT_HEIGHT, l.paper.w, FOOT_HEIGHT);
        return l;
    }
    l.bar = rect_make(area.x, area.y + area.h - FOOT_HEIGHT, area.w, FOOT_HEIGHT);
    l.paper = rect_make(area.x, area.y, area.w, area.h);
    if (area.w > area.h) {
        l.paper = rect_make(area.x + UI_MARGIN, area.y + TOP, area.w - 2 * UI_MARGIN, area.h - TOP);
        l.lead = !l.above && r->figure_count > 0 && r->items[0].kind == ITEM_LEAD && area.w >= 1600;
    }
    if (l.lead) { /* the text first, its picture beside it */
        l.side_place = rect_make(right - LEAD_WIDTH, area.y + TOP + 20, LEAD_WIDTH, 0);
        l.paper.w = l.side_place.x - 48 - l.paper.x;
    }
    return l;
}

/* The text in the visitor's language; the place in it stays. False: it cannot be read just now. */
static bool reader_ready(struct reader *r, struct kiosk *k)
{
    struct err err;
    if (r->loaded && strcmp(r->lang, k->session->now.lang) == 0) {
        if (r->wants) {
            r->wants = false;
            reader_choose_age(r, k, r->wanted);
        }
        return r->loaded;
    }
    if (r->loaded && r->width > 0 && r->offset > 0) {
        r->anchor = reader_anchor(r, r->offset);
        r->anchored = true;
    }
    return reader_load(r, k, &err);
}

/* Measures again where width, text size or columns have changed; the place in the text stays. */
static void reader_refresh(struct reader *r, struct kiosk *k, struct ui *ui,
                           const struct reader_frame_layout *l)
{
    if (r->width == l->paper.w && r->text_size == ui_choice(ui)->text &&
        r->side_column == l->side && r->lead_beside == (l->lead || l->above) &&
        r->lead_above == l->above) {
        return;
    }
    if (r->width > 0 && r->offset > 0) {
        r->anchor = reader_anchor(r, r->offset);
        r->anchored = true;
    }
    r->lead_beside = l->lead || l->above;
    r->lead_above = l->above;
    reader_measure(r, k, ui, l->paper.w, l->side);
    if (r->anchored) {
        r->offset = reader_anchor_offset(r, &r->anchor);
        r->anchored = false;
        ui_scroll_to(ui, ui_id(READER_SCROLL), r->offset, true);
    }
    if (r->turned) { /* told for another age: by heading, or from the top */
        r->turned = false;
        reader_go(r, ui, r->jump, true);
        r->offset = ui_scroll_offset(ui, ui_id(READER_SCROLL));
    }
}

/* All readers of the stack share one scroller; the one on top takes it over where it left off. */
static void reader_take_scroller(struct reader *r, struct ui *ui)
{
    int64_t *owner = ui_keep(ui, ui_id("reader.owner"));
    int64_t self = (int64_t)(intptr_t)r;
    if (*owner == self && r->placed) {
        return;
    }
    *owner = self;
    ui_scroll_to(ui, ui_id(READER_SCROLL), r->offset, true);
    if (!r->placed && r->reading.kind == PACK_BOOK && r->reading.start > 0) {
        reader_go(r, ui, r->reading.start, true);
    }
    r->placed = true;
}

/* Buttons do not fade: half a word on one could not be read. */
static bool reader_button_at(const struct reader *r, float from, float to)
{
    size_t i;
    for (i = 0; i < r->item_count; i++) {
        const struct reader_item *item = &r->items[i];
        bool button =
            item->kind == ITEM_AGES || item->kind == ITEM_LINK || item->kind == ITEM_TERMS;
        if (button && item->y - UI_TOUCH < to && item->y + item->h > from) {
            return true; /* those for whom may stand in the line of the title above them */
        }
    }
    return false;
}

/* Lines fade into the paper where it goes on: three steps, no gradient. */
static void reader_soft_edges(struct ui *ui, struct rect view, struct draw_corners corners,
                              bool above, bool below)
{
    static const float alpha[] = {0.85f, 0.55f, 0.25f};
    rgba paper = ui_colour(ui, ROLE_SURFACE);
    size_t i;
    ui_clip_round(ui, view, corners);
    for (i = 0; i < sizeof alpha / sizeof alpha[0]; i++) {
        struct rect top = {view.x, view.y + (float)i * EDGE_STEP, view.w, EDGE_STEP};
        struct rect foot = {view.x, view.y + view.h - (float)(i + 1) * EDGE_STEP, view.w,
                            EDGE_STEP};
        if (above) {
            ui_fill_colour(ui, top, colour_with_alpha(paper, alpha[i]), draw_round(0));
        }
        if (below) {
            ui_fill_colour(ui, foot, colour_with_alpha(paper, alpha[i]), draw_round(0));
        }
    }
    ui_unclip(ui);
}

static void reader_paper(struct reader *r, struct kiosk *k, struct ui *ui, struct rect paper,
                         struct rect view)
{
    struct ui_scroll scroll = {.id = ui_id(READER_SCROLL),
                               .view = view,
                               .content = r->height,
                               .opaque = true,
                               .ground = ROLE_SURFACE};
    float offset;
    if (paper.x > 0) {
        scroll.corners = draw_round_top(UI_RADIUS);
    }
    offset = ui_scroll_begin(ui, &scroll);
    reader_draw_flow(r, k, ui, view.x, view.y - offset, view);
    ui_scroll_end(ui);
    r->offset = offset;
    reader_soft_edges(ui, view, scroll.corners,
                      offset > 1 && !reader_button_at(r, offset, offset + EDGE),
                      offset < r->height - view.h - 1 &&
                          !reader_button_at(r, offset + view.h - EDGE, offset + view.h));
}

/* Reach mode: the name of the text, over its picture or (a book: its poster stands beside it) the
 * sky. */
static void reader_upper(const struct reader *r, struct ui *ui, const struct reader_frame_layout *l)
{
    const struct pack_page *page = &r->reading.pages[r->reading.start];
    bool book = r->reading.kind == PACK_BOOK;
    const struct pack_card *card = book ? &r->reading.section : &page->card;
    struct ui_upper_view view = {.title = card->title,
                                 .line = card->summary,
                                 .lang = card->lang,
                                 .focus_x = 0.5f,
                                 .focus_y = 0.5f};
    if (l->above) {
        const struct reader_figure *f = &r->figures[0];
        view.picture = f->picture.name;
        view.alt = f->picture.alt;
        view.focus_x = f->picture.focus_x;
        view.focus_y = f->picture.focus_y;
    }
    ui_upper_show(ui, &view);
}

/* The address of what is read: the chapter of a book, the article and for whom it is told. */
static void reader_address(const struct reader *r, struct kiosk *k, size_t current)
{
    char address[ROUTE_MAX + 16];
    const char *word = pack_age_word(r->age);
    if (r->reading.kind == PACK_BOOK) {
        if (current < r->chapter_count) {
            nav_set_route(k->nav, r->chapters[current].route);
        }
    } else if (reader_told_apart(r)) {
        snprintf(address, sizeof address, "%s%s%s", r->route, word[0] ? "?age=" : "", word);
        nav_set_route(k->nav, address);
    }
}

static void reader_frame(void *self, struct kiosk *k, struct ui *ui, struct rect area)
{
    struct reader *r = self;
    struct reader_frame_layout l;
    struct rect view;
    size_t current;
    if (!reader_ready(r, k)) {
        nav_nothing(k, ui, area, NOTHING_READ);
        return;
    }
    l = reader_layout(r, ui, area);
    view = l.paper;
    view.h = l.bar.y - view.y - (l.rail ? 0 : 8);
    if (l.paper.x > 0) { /* no word under the paper's own line */
        view.y += theme_hairline(ui_choice(ui)->theme);
        view.h -= theme_hairline(ui_choice(ui)->theme);
    }
    reader_refresh(r, k, ui, &l);
    reader_take_scroller(r, ui);
    ui_sky(ui, area);
    ui_set_accent(ui, theme_accent(r->reading.pages[r->reading.start].card.accent));
    reader_upper(r, ui, &l);
    reader_paper(r, k, ui, l.paper, view);
    current = reader_current(r, ui, view.h);
    reader_address(r, k, current);
    ui_set_accent(ui, theme_accent(r->reading.pages[r->reading.start].card.accent));
    if (l.rail) {
        reader_foot(r, k, ui, l.bar, view.h, current);
        ui_hairline(ui, l.paper, draw_round_top(UI_RADIUS));
        reader_rail(r, ui, l.rail_place, current);
    } else {
        reader_strip(r, k, ui, l.bar, view.h, current);
    }
    if (l.side) {
        reader_side(r, k, ui, l.side_place);
    }
    if (l.lead) {
        reader_lead(r, ui, l.side_place, l.bar.y - 8 - 24 - l.side_place.y);
    }
    if (r->contents) {
        reader_drawer(r, ui, area, current);
    }
    if (r->viewer) {
        reader_viewer(r, ui, area);
    }
    if (r->term.route[0]) {
        nav_term_sheet(&r->term, k, ui, area, r->route);
    }
}

/* The author's preview: the text begins where it began, whatever was mended further down. */
static void reader_keep(void *self, const void *old, struct kiosk *k, struct pack *before)
{
    struct reader *r = self;
    const struct reader *o = old;
    (void)k;
    (void)before;
    r->offset = o->offset;
    r->placed = o->placed;
    r->contents = o->contents;
    r->viewer = o->viewer <= r->figure_count ? o->viewer : 0;
    r->zoom = o->zoom;
}

const struct screen_type screen_reader = {
    .name = "reader",
    .kinds = "book articles",
    .size = sizeof(struct reader),
    .idle_s = 120,
    .open = reader_open,
    .frame = reader_frame,
    .close = reader_close,
    .keep = reader_keep,
    .back = reader_back,
};
