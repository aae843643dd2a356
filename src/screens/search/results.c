/* What was found, flowing in a grid: the first one large, the others small, or all as rows where
 * the room is low. Every cell has the same height, so that a place in a list of hundreds is known
 * without reading what stands before it, and only what is in sight is read at all. */
#include "search.h"

#include "nav/nav.h"

#include <math.h>

#define GRID_HEIGHT 308.0f
#define GRID_WIDE 1270.0f
#define GRID_FOOT 8.0f /* of sky under the last row */
#define GRID_LEAST 220.0f
#define GRID_PICTURES 500.0f /* of view, from which small cards show pictures */
#define GRID_HEADED 400.0f   /* of view, from which there is room for a heading */
#define HEADING_HEIGHT 72.0f
#define SORRY_ROWS 3
#define ROW_MOST 120.0f

struct grid {
    struct search *s;
    struct kiosk *k;
    struct ui *ui;
    struct rect view;
    float offset, y; /* y: from the content's top */
    float cell_w, cell_h;
    int columns, wide; /* wide: cells the first one takes */
    bool rows;
    float row_h;
    float room;         /* the view's height, also while measuring */
    size_t row_columns; /* rows side by side */
};

static float heading_height(struct ui *ui)
{
    return fmaxf(HEADING_HEIGHT, ui_size(ui, TYPE_HEADING) * 1.3f + 16);
}

/* What is popular has its heading above it; where the screen is wide, beside the field. */
static bool grid_headed(const struct grid *g)
{
    return !g->s->query[0] && g->view.w < GRID_WIDE && !g->rows && g->room >= GRID_HEADED;
}

/* Whole rows fill the view, as many as come nearest to the height of the design. */
static float grid_height(const struct grid *g)
{
    static const float by_text[] = {GRID_HEIGHT, 316, 320};
    float wanted = by_text[ui_choice(g->ui)->text];
    float high = g->view.h - GRID_FOOT - (grid_headed(g) ? heading_height(g->ui) : 0);
    float rows = fmaxf(1, roundf((high + UI_GAP) / (wanted + UI_GAP)));
    return fmaxf(GRID_LEAST, floorf((high - (rows - 1) * UI_GAP) / rows));
}

static void grid_begin(struct grid *g)
{
    bool normal = ui_choice(g->ui)->text == SESSION_TEXT_NORMAL, wide = g->view.w >= GRID_WIDE;
    g->room = g->view.h;
    g->rows = search_as_rows(g->ui, g->room);
    g->row_h = g->rows ? search_row_height(g->view.h) : SEARCH_ROW;
    g->row_columns = wide ? 2 : 1;
    g->columns = wide ? (normal ? 4 : 2) : (normal ? 2 : 1);
    g->wide = normal ? 2 : 1;
    g->cell_w = (g->view.w - (float)(g->columns - 1) * UI_GAP) / (float)g->columns;
    g->cell_h = grid_height(g);
    if (g->view.h < GRID_PICTURES) { /* one row above the keyboard, nothing peeping from below */
        g->cell_h = fmaxf(GRID_LEAST, g->view.h - GRID_FOOT);
    }
}

bool search_as_rows(const struct ui *ui, float room)
{
    return ui_reach(ui) || room < GRID_LEAST;
}

float search_row_height(float room)
{
    float rows = fmaxf(1, floorf((room + UI_GAP) / (SEARCH_ROW + UI_GAP)));
    return fminf(ROW_MOST, fmaxf(SEARCH_ROW, floorf((room - (rows - 1) * UI_GAP) / rows)));
}

static bool grid_in_sight(const struct grid *g, float y, float h)
{
    return y + h > g->offset && y < g->offset + g->view.h;
}

/* One cell with what stands at `at` of the list, if it is in sight and can be read. */
static void grid_cell(struct grid *g, struct rect r, const struct search_list *l, size_t at,
                      enum search_form form, const char *name)
{
    struct search_shown how = {.form = form,
                               .name = name,
                               .index = (int)at,
                               .query = l->marked ? g->s->query : "",
                               .pictured = g->view.h >= GRID_PICTURES};
    const struct search_found *found;
    if (!grid_in_sight(g, r.y, r.h)) {
        return;
    }
    found = search_words(g->s, g->k, l, at);
    r.x += g->view.x;
    r.y += g->view.y - g->offset;
    if (found && search_card(g->ui, r, found, &how)) {
        nav_push(g->k->nav, found->hit.card.route);
    }
}

/* As cards: the first spans `wide` cells. `only`: those of the chip. */
static void grid_cards(struct grid *g, const struct search_list *l, const char *name, bool first,
                       bool only)
{
    int column = 0;
    size_t i, shown = 0;
    for (i = 0; i < l->count; i++) {
        int span = first && shown == 0 ? g->wide : 1;
        struct rect r = {0, g->y, 0, g->cell_h};
        if (only && !search_in_chip(g->s->chip, l->items[i].place.kind)) {
            continue;
        }
        if (column + span > g->columns) {
            column = 0;
            g->y += g->cell_h + UI_GAP;
            r.y = g->y;
        }
        r.x = (float)column * (g->cell_w + UI_GAP);
        r.w = (float)span * (g->cell_w + UI_GAP) - UI_GAP;
        grid_cell(g, r, l, i, first && shown == 0 ? FORM_FIRST : FORM_CARD, name);
        column += span;
        shown++;
    }
    g->y += shown ? g->cell_h + UI_GAP : 0;
}

/* As rows, `columns` side by side. */
static void grid_rows(struct grid *g, const struct search_list *l, const char *name, bool gold,
                      bool only, struct rect room, size_t columns)
{
    float w = (room.w - (float)(columns - 1) * UI_GAP) / (float)columns;
    size_t i, shown = 0;
    for (i = 0; i < l->count; i++) {
        struct rect r = {room.x + (float)(shown % columns) * (w + UI_GAP),
                         room.y + (float)(shown / columns) * (g->row_h + UI_GAP), w, g->row_h};
        if (only && !search_in_chip(g->s->chip, l->items[i].place.kind)) {
            continue;
        }
        grid_cell(g, r, l, i, gold && shown == 0 ? FORM_ROW_FIRST : FORM_ROW, name);
        shown++;
    }
    shown = (shown + columns - 1) / columns;
    g->y = fmaxf(g->y, room.y + (float)shown * (g->row_h + UI_GAP));
}

static void grid_heading(struct grid *g, const char *words)
{
    struct ui_text t = {.text = words,
                        .type = TYPE_HEADING,
                        .role = ui_reach(g->ui) ? ROLE_ON_SOIL : ROLE_INK,
                        .serif = true,
                        .bold = true,
                        .line_height = 1.3f};
    float height = heading_height(g->ui);
    t.size = ui_fit_size(g->ui, g->view.w, 1, &t);
    if (grid_in_sight(g, g->y, height)) {
        ui_text_in(g->ui, rect_make(g->view.x, g->view.y - g->offset + g->y, g->view.w, height - 8),
                   &t);
    }
    g->y += height;
}

static void grid_list(struct grid *g, const struct search_list *l, const char *name, bool first,
                      bool only)
{
    if (g->rows) {
        grid_rows(g, l, name, first, only, rect_make(0, g->y, g->view.w, 0), g->row_columns);
    } else {
        grid_cards(g, l, name, first, only);
    }
}

/* The sentence as a card; returns where what is near stands: beside it, or under it. */
static struct rect grid_sorry(struct grid *g, bool beside, float high)
{
    struct rect sorry = {0, g->y, g->view.w, high}, room;
    if (beside && g->s->near.count > 0) {
        sorry.w = (g->view.w - UI_GAP) / 2;
    }
    if (grid_in_sight(g, sorry.y, sorry.h)) {
        search_sorry(
            g->ui,
            rect_make(g->view.x + sorry.x, g->view.y - g->offset + sorry.y, sorry.w, sorry.h),
            g->s->query);
    }
    g->y += sorry.h + UI_GAP;
    room = rect_make(0, g->y, g->view.w, 0);
    if (sorry.w < g->view.w) {
        room = rect_make(sorry.w + UI_GAP, sorry.y, sorry.w, 0);
    }
    return room;
}

/* The sentence, what is near, then what is popular. In reach mode the sentence stands above the
 * band; where there is no room for its drawing, it is a heading. */
static void grid_nothing(struct grid *g)
{
    bool beside = !g->rows && g->view.w >= GRID_WIDE;
    float high = fmaxf(g->cell_h, SORRY_ROWS * (SEARCH_ROW + UI_GAP) - UI_GAP);
    struct rect room;
    if (!g->rows && (beside || g->room >= high + SEARCH_ROW)) {
        room = grid_sorry(g, beside, high);
    } else {
        if (!ui_reach(g->ui)) {
            grid_heading(g, ui_word_with(g->ui, "search.nothing", g->s->query));
        }
        room = rect_make(0, g->y, g->view.w, 0);
    }
    if (g->s->near.count > 0) {
        grid_rows(g, &g->s->near, "near", true, false, room, g->rows ? g->row_columns : 1);
    }
    grid_heading(g, ui_word(g->ui, "search.popular"));
    grid_list(g, &g->s->popular, "popular", false, false);
}

static void grid_all(struct grid *g)
{
    g->y = 0;
    if (search_nothing(g->s)) {
        grid_nothing(g);
    } else if (g->s->query[0]) {
        grid_list(g, &g->s->results, "result", true, true);
    } else {
        if (grid_headed(g)) {
            grid_heading(g, ui_word(g->ui, "search.popular"));
        }
        grid_list(g, &g->s->popular, "popular", true, false);
    }
}

/* Height first, without describing anything: nothing is in sight of an empty view. */
static float grid_measure(struct grid *g)
{
    struct rect view = g->view;
    g->view.h = 0;
    g->offset = -1;
    grid_all(g);
    g->view = view;
    return g->y - UI_GAP + (g->rows ? 0 : GRID_FOOT);
}

float search_results(struct search *s, struct kiosk *k, struct ui *ui, struct rect view)
{
    struct grid g = {.s = s, .k = k, .ui = ui, .view = view};
    struct ui_scroll scroll = {
        .id = ui_id(SEARCH_SCROLL), .view = view, .opaque = ui_reach(ui), .ground = ROLE_SOIL};
    grid_begin(&g);
    scroll.content = grid_measure(&g);
    scroll.content = scroll.content < 0 ? 0 : scroll.content;
    g.offset = ui_scroll_begin(ui, &scroll);
    grid_all(&g);
    ui_scroll_end(ui);
    s->offset = g.offset;
    return scroll.content;
}
