/* Search: one field, the keyboard in the soil, and above it what is found, letter by letter.
 *
 * The horizon stands between looking and touching: results in the sky, keys in the soil. "See the
 * results" folds the keyboard into the dock and gives the sky all the room; a touch on the field
 * brings it back. In reach mode field, results and keys all lie within the band, and the picture of
 * the first result stands above it. */
#include "search/search.h"

#include "nav/nav.h"
#include "ui/card.h"
#include "ui/upper.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#define WIDE 1400.0f /* u from which chips stand beside the field */
#define FIELD_TOP 32.0f
#define FIELD_HEIGHT 96.0f
#define FIELD_GAP 20.0f
#define SNOW 14.0f
#define REACH_GAP 8.0f

static bool search_open(void *self, struct kiosk *k, const struct route *r, struct arena *mem,
                        struct err *err)
{
    struct search *s = self;
    (void)r;
    (void)mem;
    (void)err;
    search_use_language(s, k);
    return true;
}

/* What was typed is wiped, not only given back. */
static void search_close(void *self, struct kiosk *k)
{
    struct search *s = self;
    (void)k;
    memset(s->query, 0, sizeof s->query);
    arena_finish(&s->common);
    arena_finish(&s->found);
}

struct search_layout {
    struct rect field, chips, view, soil; /* view: as it will be when the horizon rests */
    float keyboard;                       /* its height when it stands */
};

/* How far the horizon has come between the keyboard's height and the bar's, 0..1. */
static float search_folding(struct search *s, struct ui *ui)
{
    float part = 1;
    if (s->folded_ms > 0 && !ui_choice(ui)->less_motion) {
        part = ui_ease(ui, s->folded_ms, UI_SCREEN_MS);
    }
    s->folded_ms = part < 1 ? s->folded_ms : 0;
    return part;
}

/* Field, chips and results over a horizon at `foot`. Where chips would leave no room for results,
 * there are none. */
static void search_sky(struct search *s, struct ui *ui, struct rect area, float foot,
                       struct search_layout *l)
{
    bool reach = ui_reach(ui), wide = area.w >= WIDE;
    float inner = area.w - 2 * UI_MARGIN, gap = reach ? UI_GAP : FIELD_GAP;
    float chips = search_chips_height(s, ui), y;
    l->field = rect_make(area.x + UI_MARGIN, area.y + (reach ? REACH_GAP : FIELD_TOP), inner,
                         FIELD_HEIGHT);
    y = l->field.y + l->field.h + gap;
    foot -= reach ? REACH_GAP : SNOW / 2;
    if (wide) {
        l->field.w = (inner - UI_GAP) / 2;
        l->chips = rect_make(l->field.x + l->field.w + UI_GAP, l->field.y, l->field.w,
                             chips > 0 ? l->field.h : 0);
    } else if (chips > 0 && foot - y - chips - UI_GAP >= 2 * SEARCH_ROW + UI_GAP) {
        l->chips = rect_make(l->field.x, y, inner, chips);
        y += chips + UI_GAP;
    }
    l->view = rect_make(area.x + UI_MARGIN, y, inner, foot - y);
    if (l->view.h < SEARCH_ROW - 1) {
        l->view.h = 0; /* no room for one row: the number in the field tells, and the keys fold */
    } else if (search_as_rows(ui, l->view.h)) { /* whole ones */
        float row = search_row_height(l->view.h) + UI_GAP;
        l->view.h = fmaxf(1, floorf((l->view.h + UI_GAP) / row)) * row - UI_GAP;
    }
}

static struct search_layout search_plan(struct search *s, struct ui *ui, struct rect area)
{
    struct search_layout l = {0};
    bool reach = ui_reach(ui);
    float least =
        FIELD_HEIGHT + SEARCH_ROW + (reach ? 2 * REACH_GAP + UI_GAP : FIELD_TOP + FIELD_GAP + SNOW);
    float room = area.h - least, bar = fminf(SEARCH_BAR, room), part = search_folding(s, ui);
    float from, to, foot = area.y + area.h;
    l.keyboard = ui_keyboard_height(ui, area.w, room);
    if (l.keyboard > room) { /* not even with the lowest keys: then without results */
        l.keyboard = ui_keyboard_height(ui, area.w, room + SEARCH_ROW);
    }
    from = s->folded ? l.keyboard : bar;
    to = s->folded ? bar : l.keyboard;
    search_sky(s, ui, area, foot - to, &l);
    l.soil = rect_make(area.x, foot - (from + (to - from) * part), area.w, 0);
    l.soil.h = foot - l.soil.y;
    return l;
}

static void search_act(struct search *s, struct ui *ui, const struct ui_keyboard_act *act)
{
    switch (act->what) {
    case KEYBOARD_TYPED:
        search_type(s, act->text, act->apart);
        break;
    case KEYBOARD_BACKSPACE:
        search_backspace(s);
        break;
    case KEYBOARD_SPACE:
        search_type(s, " ", false);
        break;
    case KEYBOARD_CHANGED:
        search_set_layer(s, act->layer, act->page);
        break;
    case KEYBOARD_DONE:
        s->folded = true;
        s->folded_ms = ui_now(ui);
        break;
    }
    if (s->fresh) {
        ui_scroll_to(ui, ui_id(SEARCH_SCROLL), 0, true);
    }
    ui_animate(ui);
}

static void search_keyboard(struct search *s, struct kiosk *k, struct ui *ui, struct rect soil,
                            float height)
{
    enum ui_keyboard_layer layers[KEYBOARD_LAYERS];
    struct ui_keyboard_act acts[UI_KEYBOARD_ACTS];
    struct ui_keyboard keyboard = {.layer = s->layer,
                                   .layers = layers,
                                   .layer_count = search_layers(s, k, layers),
                                   .offers = s->offers,
                                   .offer_count = s->offer_count,
                                   .page = s->page,
                                   .round = s->round,
                                   .leads = s->query[0] ? s->leads : NULL,
                                   .empty = !s->query[0]};
    struct rect r = {soil.x, soil.y, soil.w, height};
    size_t count, i;
    ui_clip(ui, soil);
    count = ui_keyboard(ui, r, &keyboard, acts);
    ui_unclip(ui);
    for (i = 0; i < count; i++) {
        search_act(s, ui, &acts[i]);
    }
}

/* The first result, for eyes that are above the band. */
static void search_upper(struct search *s, struct kiosk *k, struct ui *ui)
{
    struct search_list *l = s->query[0] ? &s->results : &s->popular;
    struct ui_upper_view view = {
        .title = ui_word(ui, "search.popular"), .focus_x = 0.6f, .focus_y = 0.3f};
    const struct search_found *found = NULL;
    size_t i;
    if (search_nothing(s)) {
        view.title = ui_word_with(ui, "search.nothing", s->query);
        view.line = ui_word(ui, "search.nothing.line");
        view.picture = ui_contrast(ui) ? NULL : "missing-tracks";
        view.focus_y = 0.6f;
    }
    for (i = 0; i < l->count && !found; i++) {
        if (!s->query[0] || search_in_chip(s->chip, l->items[i].place.kind)) {
            found = search_words(s, k, l, i);
        }
    }
    if (found) {
        ui_set_accent(ui, theme_accent(found->hit.card.accent));
        view.title = found->hit.card.title;
        view.kicker = search_kicker(ui, &found->hit);
        view.line = found->hit.card.summary;
        view.picture = found->art.name;
        view.alt = found->art.alt;
        view.focus_x = found->art.focus_x;
        view.focus_y = found->art.focus_y;
        view.lang = found->hit.card.lang;
    }
    ui_upper_show(ui, &view);
}

static void search_ground(struct search *s, struct kiosk *k, struct ui *ui, struct rect area)
{
    if (ui_reach(ui)) {
        search_upper(s, k, ui);
        ui_fill(ui, area, ROLE_SOIL, draw_round(0));
        return;
    }
    ui_sky(ui, area);
}

/* Over the results, which it may be on its way to cover. */
static void search_soil(struct ui *ui, struct rect soil)
{
    struct rect snow = {soil.x, soil.y - SNOW / 2, soil.w, ui_contrast(ui) ? 4 : SNOW};
    ui_fill(ui, soil, ROLE_SOIL, draw_round(0));
    if (!ui_reach(ui)) { /* there it lies under the picture */
        ui_fill(ui, snow, ui_contrast(ui) ? ROLE_LINE : ROLE_SNOW, draw_round(0));
    }
}

/* What stands under an empty field, said beside it. */
static void search_heading(struct ui *ui, struct rect r)
{
    struct ui_text t = {.text = ui_word(ui, "search.popular"),
                        .type = TYPE_HEADING,
                        .role = ROLE_INK,
                        .serif = true,
                        .bold = true};
    t.size = ui_fit_size(ui, r.w - 24, 1, &t);
    ui_text_in(ui, rect_make(r.x + 24, r.y, r.w - 24, r.h), &t);
}

/* All searches of the stack share one scroller; the one on top takes it over where it left off. */
static void search_take_scroller(struct search *s, struct ui *ui)
{
    int64_t *owner = ui_keep(ui, ui_id("search.owner"));
    if (*owner != (int64_t)(intptr_t)s ||
        !s->placed) { /* a later one may lie at the same address */
        *owner = (int64_t)(intptr_t)s;
        s->placed = true;
        ui_scroll_to(ui, ui_id(SEARCH_SCROLL), s->offset, true);
    }
}

static void search_frame(void *self, struct kiosk *k, struct ui *ui, struct rect area)
{
    struct search *s = self;
    struct search_layout l;
    float content;
    search_use_language(s, k);
    search_answer(s, k);
    search_take_scroller(s, ui);
    l = search_plan(s, ui, area);
    search_ground(s, k, ui, area);
    content = l.view.h > 0 ? search_results(s, k, ui, l.view) : 0;
    search_soil(ui, l.soil);
    if (search_field(s, ui, l.field, !s->folded)) {
        s->folded = false;
        s->folded_ms = ui_now(ui);
        ui_animate(ui);
    }
    if (l.chips.h > 0) {
        search_chips(s, ui, l.chips);
    } else if (!s->query[0] && l.chips.w > 0 && !ui_reach(ui)) {
        search_heading(ui, rect_make(l.chips.x, l.field.y, l.chips.w, l.field.h));
    }
    if (s->folded && s->folded_ms == 0) {
        if (search_bar(s, ui, l.soil, l.view.h, content)) {
            s->folded = false;
            s->folded_ms = ui_now(ui);
            ui_animate(ui);
        }
    } else {
        search_keyboard(s, k, ui, l.soil, l.keyboard);
    }
}

static void search_keep(void *self, const void *old, struct kiosk *k, struct pack *before)
{
    struct search *s = self;
    const struct search *o = old;
    (void)k;
    (void)before;
    memcpy(s->query, o->query, sizeof s->query);
    s->layer = o->layer;
    s->page = o->page;
    s->chip = o->chip;
    s->folded = o->folded;
    s->offset = o->offset;
    s->round = o->round;
    s->fresh = true;
}

const struct screen_type screen_search = {
    .name = "search",
    .size = sizeof(struct search),
    .idle_s = 120,
    .open = search_open,
    .frame = search_frame,
    .close = search_close,
    .keep = search_keep,
};
