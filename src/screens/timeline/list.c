/* The list: the same events as rows under the bands of their eras, for reading aloud, for large
 * words, for whoever prefers lists. All rows are equally high, so that the one under a finger is
 * found by division and five thousand cost what twelve do. */
#include "timeline.h"

#include "nav/nav.h"
#include "ui/button.h"

#include <math.h>

#define SCROLL "timeline.rows"
#define BAND 56.0f
#define PAD 40.0f
#define THUMB_W 152.0f
#define THUMB_H 88.0f
#define RAIL 304.0f
#define RAIL_GAP 32.0f
#define WIDE 1500.0f

struct rows {
    const struct part *parts;
    float *y; /* of each part's band, in the content */
    size_t count;
    float band, row, year, height;
};

static float list_row(struct ui *ui)
{
    float two = ui_size(ui, TYPE_BODY) * 1.3f * 2 + 24;
    return fmaxf(112, ceilf(two));
}

static struct rows list_rows(struct timeline *s, struct ui *ui)
{
    struct rows r = {.parts = s->chosen.parts, .count = s->chosen.part_count};
    size_t i;
    r.row = list_row(ui);
    r.band = s->t.era_count ? fmaxf(BAND, ui_size(ui, TYPE_LABEL) * 1.5f) : 0;
    r.year = ui_size(ui, TYPE_HEADING) * 5.4f;
    r.y = arena_alloc_array(ui_memory(ui), r.count + 1, sizeof *r.y);
    for (i = 0; i < r.count; i++) {
        r.y[i] = r.height;
        r.height += r.band + (float)r.parts[i].count * r.row;
    }
    return r;
}

static float row_y(const struct rows *r, size_t place)
{
    size_t i;
    for (i = 0; i < r->count; i++) {
        const struct part *p = &r->parts[i];
        if (place < p->first + p->count) {
            return r->y[i] + r->band + (float)(place - p->first) * r->row;
        }
    }
    return 0;
}

/* --- one row --------------------------------------------------------------------------------- */

static const char *era_span(struct timeline *s, struct ui *ui, int era)
{
    const struct pack_era *e = &s->t.eras[era];
    return ui_date_span(ui_memory(ui), ui_lang(ui), &e->start, &e->end);
}

static void list_band(struct timeline *s, struct ui *ui, struct rect r, int era, bool now)
{
    struct ui_text title = {.text = era < 0 ? ui_word(ui, "timeline.other") : s->t.eras[era].title,
                            .type = TYPE_LABEL,
                            .role = now ? ROLE_GOLD : ROLE_ON_SOIL,
                            .bold = true};
    struct ui_text years = {.text = era < 0 ? "" : era_span(s, ui, era),
                            .type = TYPE_CAPTION,
                            .role = now ? ROLE_GOLD : ROLE_ON_SOIL_SOFT};
    rgba ground = ui_colour(ui, ROLE_SOIL_3);
    float width;
    if (now && !ui_contrast(ui)) {
        ground = colour_mix(ui_colour(ui, ROLE_SOIL), ui_colour(ui, ROLE_GOLD), 0.22f);
    }
    ui_fill_colour(ui, r, ground, draw_round(0));
    ui_hairline(ui, r, draw_round(0));
    title.size = ui_fit_size(ui, r.w - 2 * PAD, 1, &title);
    width = ui_text_width(ui, &title);
    ui_text_in(ui, rect_make(r.x + PAD, r.y, r.w - 2 * PAD, r.h), &title);
    if (years.text[0] && width + 16 + ui_text_width(ui, &years) <= r.w - 2 * PAD) {
        ui_text_in(ui, rect_make(r.x + PAD + width + 16, r.y, r.w - 2 * PAD - width, r.h), &years);
    }
}

struct row_pen {
    struct timeline *s;
    struct ui *ui;
    const struct pack_event_card *c;
    const struct rows *rows;
    bool on;
};

static float row_thumb(const struct row_pen *p, struct rect r)
{
    struct ui_picture thumb = {.name = p->c->card.art,
                               .focus_x = p->c->focus_x,
                               .focus_y = p->c->focus_y,
                               .corners = draw_round(UI_RADIUS / 2),
                               .label = p->c->art_alt};
    if (!p->c->card.art[0] || r.w < 700) {
        return 0;
    }
    ui_picture(p->ui,
               rect_make(r.x + r.w - 96 - THUMB_W, r.y + (r.h - THUMB_H) / 2, THUMB_W, THUMB_H),
               &thumb);
    return THUMB_W + 24;
}

static void row_words(const struct row_pen *p, struct rect r, size_t event)
{
    struct ui *ui = p->ui;
    struct ui_date date = timeline_date_brief(p->s, ui, event);
    const struct date_look look = {.size = ui_size(ui, TYPE_HEADING),
                                   .rest_size = ui_size(ui, TYPE_CAPTION),
                                   .role = p->on ? ROLE_GOLD : ROLE_ACCENT,
                                   .rest_role = p->on ? ROLE_GOLD : ROLE_INK_SOFT};
    struct ui_text title = {.text = p->c->card.title,
                            .type = TYPE_BODY,
                            .role = p->on ? ROLE_ON_SOIL : ROLE_INK,
                            .bold = true,
                            .headline = true,
                            .line_height = 1.3f,
                            .lang = p->c->card.lang};
    float x = r.x + PAD + p->rows->year + 8, width = r.x + r.w - 96 - x - row_thumb(p, r);
    struct rect place = {r.x + PAD, r.y, p->rows->year, r.h};
    place.y += (r.h - card_date(ui, place, &date, &look, false)) / 2;
    card_date(ui, place, &date, &look, true);
    title.size = ui_fit_size(ui, width, 2, &title);
    if (ui_text_height(ui, width, &title) > r.h - 8) {
        title.text = timeline_short(p->c);
        title.size = ui_fit_size(ui, width, 2, &title);
    }
    ui_text(ui, x, r.y + (r.h - ui_text_height(ui, width, &title)) / 2, width, &title);
}

static bool list_event(struct timeline *s, struct kiosk *k, struct ui *ui, const struct rows *rows,
                       struct rect r, size_t event)
{
    const struct pack_event_card *c = timeline_words(s, k, event);
    struct row_pen p = {.s = s, .ui = ui, .c = c, .rows = rows, .on = event == s->selected};
    float gap = UI_GAP / 2;
    struct ui_target target = {.rect = rect_make(r.x, r.y + gap, r.w, r.h - 2 * gap),
                               .label = c->card.title,
                               .kind = UI_LIST_ROW};
    struct ui_state state;
    target.name = arena_format(ui_memory(ui), "timeline.row.%s", event_slug(c->card.route));
    target.id = ui_id(target.name);
    state = ui_target(ui, &target);
    ui_fill(ui, r, p.on ? ink_role(ui) : ROLE_SURFACE, draw_round(0));
    if (p.on && ui_contrast(ui)) {
        ui_stroke(ui, rect_inset(r, 3), ROLE_GOLD, 6, 0);
    }
    row_words(&p, r, event);
    ui_icon(ui, rect_make(r.x + r.w - 76, r.y + (r.h - 44) / 2, 44, 44), "chevron-right",
            p.on ? ROLE_ON_SOIL : ROLE_INK);
    if (state.pressed) {
        ui_pressed_shade(ui, r, draw_round(0));
    }
    return state.clicked;
}

/* --- the scroller ---------------------------------------------------------------------------- */

static void list_part(struct timeline *s, struct kiosk *k, struct ui *ui, const struct rows *rows,
                      size_t n, struct rect view, float top)
{
    const struct part *part = &rows->parts[n];
    int now = s->selected < s->t.count ? timeline_era(s, timeline_year(s, s->selected)) : -1;
    float y = top + rows->y[n], first, last;
    size_t i, end;
    if (y > view.y + view.h || y + rows->band + (float)part->count * rows->row < view.y) {
        return;
    }
    if (rows->band > 0) {
        list_band(s, ui, rect_make(view.x, y, view.w, rows->band), part->era,
                  part->era >= 0 && part->era == now);
    }
    y += rows->band;
    first = floorf(fmaxf(view.y - y, 0) / rows->row);
    last = ceilf(fmaxf(view.y + view.h - y, 0) / rows->row);
    end = part->first + (size_t)fminf(last, (float)part->count);
    for (i = part->first + (size_t)first; i < end; i++) {
        struct rect r = {view.x, y + (float)(i - part->first) * rows->row, view.w, rows->row};
        size_t event = s->chosen.events[i];
        if (list_event(s, k, ui, rows, r, event)) {
            view_select(s, ui, event);
            nav_push(k->nav, timeline_words(s, k, event)->card.route);
        }
        if (i + 1 < part->first + part->count && event != s->selected &&
            s->chosen.events[i + 1] != s->selected) {
            ui_fill(ui, rect_make(r.x + PAD, r.y + r.h - 2, r.w - 2 * PAD, 2), ROLE_LINE,
                    draw_round(0));
        }
    }
}

/* An event that was turned to while a page covered the list: its row comes into sight. */
static bool list_lost(const struct timeline *s, const struct rows *rows, struct rect view, float y)
{
    return s->list_selected != s->selected && s->selected < s->t.count &&
           (y < s->list_offset || y + rows->row > s->list_offset + view.h);
}

static void list_place(struct timeline *s, struct ui *ui, const struct rows *rows, struct rect view)
{
    float row = s->selected < s->t.count ? row_y(rows, timeline_place(s, s->selected)) : 0;
    int64_t *owner = ui_keep(ui, ui_id("timeline.rows.owner")), self = (int64_t)(intptr_t)s;
    float y;
    bool lost = s->list_placed && list_lost(s, rows, view, row);
    s->list_selected = s->selected;
    if (s->list_placed && s->list_row == rows->row && !lost) {
        if (*owner != self) { /* another list has used the scroller meanwhile */
            ui_scroll_to(ui, ui_id(SCROLL), s->list_offset, true);
        }
        *owner = self;
        return;
    }
    *owner = self;
    if (s->list_placed && !lost) { /* another text size: the same row stays on top */
        y = s->list_offset / fmaxf(s->list_row, 1) * rows->row;
    } else {
        y = row - fmaxf(0, (view.h - rows->row) / 2);
    }
    ui_scroll_to(ui, ui_id(SCROLL), fmaxf(0, y), true);
    s->list_placed = true;
    s->list_row = rows->row;
}

static void list_paper(struct timeline *s, struct kiosk *k, struct ui *ui, struct rect view,
                       const struct rows *rows)
{
    float line = theme_hairline(ui_choice(ui)->theme); /* rows end where the paper's edge begins */
    struct ui_scroll scroll = {.id = ui_id(SCROLL),
                               .content = rows->height,
                               .opaque = true,
                               .ground = ROLE_SURFACE,
                               .corners = draw_round_top(UI_RADIUS - line)};
    struct rect paper = view;
    size_t i;
    view = rect_make(view.x + line, view.y + line, view.w - 2 * line, view.h - line);
    scroll.view = view;
    list_place(s, ui, rows, view);
    s->list_view = view.h;
    s->list_height = rows->height;
    s->list_offset = ui_scroll_begin(ui, &scroll);
    ui_fill(ui, view, ROLE_SURFACE, draw_round(0));
    for (i = 0; i < rows->count; i++) {
        list_part(s, k, ui, rows, i, view, view.y - s->list_offset);
    }
    ui_scroll_end(ui);
    paper.h += 8; /* its foot stands in the dock */
    ui_hairline(ui, paper, draw_round_top(UI_RADIUS));
}

bool list_can_go(const struct timeline *s, const struct ui *ui, bool down)
{
    float offset = ui_scroll_offset(ui, ui_id(SCROLL));
    return down ? offset < s->list_height - s->list_view - 1 : offset > 1;
}

/* By whole rows, and one stays in sight. */
void list_go(struct timeline *s, struct ui *ui, bool down)
{
    float by = fmaxf(1, floorf(s->list_view / s->list_row) - 1) * s->list_row;
    float offset = ui_scroll_offset(ui, ui_id(SCROLL)) + (down ? by : -by);
    offset = fmaxf(0, fminf(offset, s->list_height - s->list_view));
    ui_scroll_to(ui, ui_id(SCROLL), offset, ui_choice(ui)->less_motion);
}

/* --- eras beside it -------------------------------------------------------------------------- */

static bool era_pill(struct timeline *s, struct ui *ui, struct rect r, int era, bool now)
{
    struct ui_target target = {.id = ui_id_at("timeline.era", era),
                               .rect = r,
                               .name = arena_format(ui_memory(ui), "timeline.era.%d", era),
                               .label = s->t.eras[era].title};
    struct ui_state state = ui_target(ui, &target);
    enum ui_role ink = now ? ROLE_ON_GOLD : ROLE_INK;
    struct ui_text title = {.text = s->t.eras[era].title,
                            .type = TYPE_LABEL,
                            .role = ink,
                            .bold = now,
                            .headline = true,
                            .line_height = 1.25f};
    struct ui_text years = {.text = era_span(s, ui, era),
                            .type = TYPE_CAPTION,
                            .role = now ? ROLE_ON_GOLD : ROLE_INK_SOFT,
                            .line_height = 1.25f};
    float x = r.x + 24, room = r.w - 48, h, y;
    if (state.pressed) {
        r.y += 6;
    }
    ui_fill(ui, r, now ? ROLE_GOLD : ROLE_SURFACE, draw_round(48));
    if (!now) {
        ui_hairline(ui, r, draw_round(48));
    }
    title.size = ui_fit_size(ui, room, 1, &title);
    years.size = ui_fit_size(ui, room, 1, &years);
    h = ui_text_height(ui, room, &title) + ui_text_height(ui, room, &years);
    y = r.y + (r.h - h) / 2;
    y += ui_text(ui, x, y, room, &title);
    ui_text(ui, x, y, room, &years);
    if (state.pressed) {
        ui_pressed_shade(ui, r, draw_round(48));
    }
    return state.clicked;
}

/* The era on top of what is in sight. */
static int era_in_sight(const struct timeline *s, const struct rows *rows)
{
    float at = s->list_offset + rows->band + rows->row / 2;
    int era = rows->count ? rows->parts[0].era : -1;
    size_t i;
    for (i = 0; i < rows->count && rows->y[i] <= at; i++) {
        era = rows->parts[i].era;
    }
    return era;
}

/* Goes to the first row of an era. */
static void era_go(struct timeline *s, struct ui *ui, const struct rows *rows, int era)
{
    size_t k;
    for (k = 0; k < rows->count && rows->parts[k].era != era; k++) {
    }
    if (k < rows->count) {
        float y = fminf(rows->y[k], fmaxf(0, rows->height - s->list_view));
        ui_scroll_to(ui, ui_id(SCROLL), y, ui_choice(ui)->less_motion);
    }
}

/* Pills in columns, as many rows as `r` holds (without a height: two), around the era in sight.
 * Returns their height. */
static float list_eras(struct timeline *s, struct ui *ui, const struct rows *rows, struct rect r,
                       int columns)
{
    float h = fmaxf(112, ui_size(ui, TYPE_LABEL) * 1.25f + ui_size(ui, TYPE_CAPTION) * 1.25f + 40);
    float w = (r.w - (float)(columns - 1) * UI_GAP) / (float)columns;
    int count = (int)s->t.era_count, now = era_in_sight(s, rows), first, shown, i;
    int most = r.h > 0 ? (int)fmaxf(1, floorf((r.h + UI_GAP) / (h + UI_GAP))) : 2;
    most = most * columns;
    shown = count < most ? count : most;
    first = now - shown / 2;
    first = first > count - shown ? count - shown : first;
    first = first < 0 ? 0 : first;
    for (i = 0; i < shown; i++) {
        struct rect place = {r.x + (float)(i % columns) * (w + UI_GAP),
                             r.y + (float)(i / columns) * (h + UI_GAP), w, h};
        if (era_pill(s, ui, place, first + i, first + i == now)) {
            era_go(s, ui, rows, first + i);
        }
    }
    return (float)((shown + columns - 1) / columns) * (h + UI_GAP) - UI_GAP;
}

/* Han names are short enough for four beside each other. */
static int era_columns(const struct timeline *s, const struct ui *ui)
{
    int most = ui_choice(ui)->text == SESSION_TEXT_NORMAL && ui_lang(ui) == TEXT_ZH ? 4 : 2;
    int count = (int)s->t.era_count;
    return count < most ? count : most;
}

void list_show(struct timeline *s, struct kiosk *k, struct ui *ui, const struct plan *p)
{
    struct rows rows = list_rows(s, ui);
    struct rect a = p->area, view = {a.x + UI_MARGIN, p->top + 8, a.w - 2 * UI_MARGIN, 0};
    bool wide = a.w >= WIDE && ui_choice(ui)->text == SESSION_TEXT_NORMAL && s->t.era_count > 1;
    struct rect rail = {view.x, view.y + 16, RAIL, a.y + a.h - view.y - 40};
    if (wide) {
        view.x += RAIL + RAIL_GAP;
        view.w -= RAIL + RAIL_GAP;
    } else if (s->t.era_count > 1 && a.h > 900) {
        rail = rect_make(view.x, view.y, view.w, 0);
        view.y += list_eras(s, ui, &rows, rail, era_columns(s, ui)) + UI_GAP;
    }
    view.h = a.y + a.h - view.y;
    list_paper(s, k, ui, view, &rows);
    if (wide) {
        list_eras(s, ui, &rows, rail, 1);
    }
}
