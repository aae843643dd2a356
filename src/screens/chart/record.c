/* Everybody who is recorded, by year, newest first: a sheet of paper over the tree. A record says
 * what a source says of its date; nobody here is "currently" anything. */
#include "chart.h"

#include "ui/button.h"
#include "ui/date.h"

#include <math.h>
#include <string.h>

#define RECORD_SCROLL "chart.record"
#define RECORD_PAD 40.0f
#define RECORD_MOST 1320.0f /* u wide: the eye still finds the next line */

struct record_row {
    size_t person;
    int64_t year;
    bool first; /* of its year */
    float y, h;
};

struct record {
    struct chart *c;
    struct kiosk *k;
    struct ui *ui;
    struct rect paper, view;
    float year_w, names_w; /* columns */
    bool stacked;          /* post below the name, not beside it */
};

static const struct pack_person *record_person(const struct record *r, const struct record_row *row)
{
    return &r->c->people[row->person];
}

static const char *record_name(struct ui *ui, const struct pack_person *p)
{
    const char *life = chart_life(ui, p);
    return life[0] ? arena_format(ui_memory(ui), "%s  %s", p->name, life) : p->name;
}

/* "11 月 26 日", "至 2010", or both. */
static const char *record_rest(struct ui *ui, const struct pack_person *p)
{
    struct arena *mem = ui_memory(ui);
    const char *rest = p->has_from ? ui_date(mem, ui_lang(ui), &p->from).rest : "";
    const char *until = "";
    if (p->has_to && (!p->has_from || p->to.year != p->from.year)) {
        until = ui_word_with(ui, "chart.until", ui_date_year(mem, ui_lang(ui), p->to.year));
    }
    return arena_format(mem, "%s%s%s", rest, rest[0] && until[0] ? " " : "", until);
}

/* Draws the words of one row, or only measures them; the height with what is around them. */
static float record_words(const struct record *r, const struct pack_person *p, float x, float y,
                          bool draw)
{
    struct ui *ui = r->ui;
    float room = r->view.w - 2 * RECORD_PAD - r->year_w - 64;
    float name_w = r->stacked ? room : r->names_w, post_x = r->stacked ? x : x + r->names_w + 24;
    float post_w = r->stacked ? room : room - r->names_w - 24, left, right, node = 30;
    struct ui_text name = {.text = record_name(ui, p),
                           .type = TYPE_BODY,
                           .role = ROLE_INK,
                           .bold = true,
                           .headline = true,
                           .line_height = 1.3f,
                           .lang = p->lang};
    struct ui_text rest = {.text = record_rest(ui, p),
                           .type = TYPE_CAPTION,
                           .role = ROLE_INK_SOFT,
                           .line_height = 1.4f};
    struct ui_text post = {.text = p->post,
                           .type = TYPE_LABEL,
                           .role = ROLE_INK,
                           .headline = true,
                           .line_height = 1.4f,
                           .lang = p->lang};
    struct ui_text note = {.text = p->note,
                           .type = TYPE_CAPTION,
                           .role = ROLE_INK_SOFT,
                           .line_height = 1.4f,
                           .lang = p->lang};
    left = ui_text_height(ui, name_w - node, &name);
    if (draw) {
        if (!p->confirmed) {
            chart_node(ui, x + 9, y + name.line_height * ui_size(ui, TYPE_BODY) / 2, 9, false,
                       ROLE_INK, ROLE_SURFACE);
        }
        ui_text(ui, x + node, y, name_w - node, &name);
    }
    if (rest.text[0]) {
        left += draw ? ui_text(ui, x + node, y + left, name_w - node, &rest)
                     : ui_text_height(ui, name_w - node, &rest);
    }
    right = r->stacked ? left : 0;
    post_x += r->stacked ? node : 0;
    post_w -= r->stacked ? node : 0;
    right +=
        draw ? ui_text(ui, post_x, y + right, post_w, &post) : ui_text_height(ui, post_w, &post);
    if (note.text[0]) {
        right += draw ? ui_text(ui, post_x, y + right, post_w, &note)
                      : ui_text_height(ui, post_w, &note);
    }
    return fmaxf(UI_TOUCH, fmaxf(left, right) + 32);
}

static void record_measure(const struct record *r)
{
    struct chart *c = r->c;
    struct chart_record *rec = &c->record;
    size_t i;
    float y = 8;
    if (rec->width == r->view.w && rec->text_size == ui_choice(r->ui)->text &&
        strcmp(rec->lang, c->lang) == 0) {
        return;
    }
    arena_reset(&rec->memory);
    rec->rows = arena_alloc_array(&rec->memory, c->people_count + 1, sizeof *rec->rows);
    rec->count = c->people_count;
    for (i = 0; i < rec->count; i++) {
        struct record_row *row = &rec->rows[i];
        const struct pack_person *p = &c->people[i];
        row->person = i;
        row->year = p->has_from ? p->from.year : INT64_MIN;
        row->first = i == 0 || rec->rows[i - 1].year != row->year;
        y += row->first && i > 0 ? 16 : 0;
        row->y = y;
        row->h = record_words(r, p, 0, 0, false);
        y += row->h;
    }
    rec->height = y + 24;
    rec->width = r->view.w;
    rec->text_size = ui_choice(r->ui)->text;
    memcpy(rec->lang, c->lang, sizeof rec->lang);
}

static void record_year(const struct record *r, const struct pack_person *p, float y)
{
    struct ui_text year = {.text = p->has_from
                                       ? ui_date(ui_memory(r->ui), ui_lang(r->ui), &p->from).main
                                       : ui_word(r->ui, "chart.no_date"),
                           .type = TYPE_HEADING,
                           .role = ROLE_ACCENT,
                           .serif = true,
                           .bold = true,
                           .line_height = 1.2f};
    year.size = ui_fit_size(r->ui, r->year_w - 16, p->has_from ? 1 : 2, &year);
    ui_text(r->ui, r->view.x + RECORD_PAD, y + 16, r->year_w - 16, &year);
}

static void record_row(const struct record *r, const struct record_row *row, float y)
{
    struct ui *ui = r->ui;
    const struct pack_person *p = record_person(r, row);
    float x = r->view.x + RECORD_PAD + r->year_w, right = r->view.x + r->view.w - RECORD_PAD;
    struct rect place = {x - 16, y, right - x + 32, row->h};
    struct ui_target target = {.id = ui_id_at("chart.record.row", (int)row->person),
                               .rect = place,
                               .name = arena_format(ui_memory(ui), "chart.record.%zu", row->person),
                               .label = p->name,
                               .kind = UI_LIST_ROW};
    struct ui_state state = ui_target(ui, &target);
    if (row->first && row->person > 0) {
        ui_fill(ui, rect_make(r->view.x + RECORD_PAD, y - 9, right - r->view.x - RECORD_PAD, 2),
                ROLE_LINE, draw_round(0));
    }
    if (row->first) {
        record_year(r, p, y);
    }
    if (state.pressed) {
        ui_fill(ui, place, ROLE_RAISED, draw_round(UI_RADIUS));
    }
    record_words(r, p, x, y + 16, true);
    ui_icon(ui, rect_make(right - 44, y + (row->h - 44) / 2, 44, 44), "chevron-right",
            ROLE_INK_SOFT);
    if (state.clicked) {
        r->c->record.open = false;
        chart_open_person(r->c, r->k, ui, p->route);
    }
}

static void record_rows(const struct record *r)
{
    struct chart_record *rec = &r->c->record;
    struct ui_scroll scroll = {.id = ui_id(RECORD_SCROLL),
                               .view = r->view,
                               .content = rec->height,
                               .opaque = true,
                               .ground = ROLE_SURFACE};
    float offset = ui_scroll_begin(r->ui, &scroll);
    size_t i;
    for (i = 0; i < rec->count; i++) {
        float y = r->view.y + rec->rows[i].y - offset;
        if (y + rec->rows[i].h > r->view.y && y < r->view.y + r->view.h) {
            record_row(r, &rec->rows[i], y);
        }
    }
    ui_scroll_end(r->ui);
    rec->offset = offset;
}

static bool record_disc(const struct record *r, float x, const char *name, const char *word,
                        const char *icon, bool off)
{
    struct ui_button b = {.name = name,
                          .label = ui_word(r->ui, word),
                          .icon = icon,
                          .icon_only = true,
                          .disabled = off};
    return ui_button(r->ui, rect_make(x, r->paper.y + 16, UI_TOUCH, UI_TOUCH), &b);
}

static void record_head(const struct record *r)
{
    struct ui *ui = r->ui;
    struct chart_record *rec = &r->c->record;
    float x = r->paper.x + RECORD_PAD, right = r->paper.x + r->paper.w - 16 - UI_TOUCH, room, h;
    float most = fmaxf(0, rec->height - r->view.h), page = r->view.h * 0.8f;
    struct ui_text title = {.text = ui_word(ui, "chart.rings"),
                            .type = TYPE_HEADING,
                            .role = ROLE_INK,
                            .serif = true,
                            .bold = true,
                            .line_height = 1.2f};
    struct ui_text line = {.text = ui_word(ui, "chart.rings.line"),
                           .type = TYPE_CAPTION,
                           .role = ROLE_INK_SOFT,
                           .line_height = 1.3f};
    if (record_disc(r, right, "chart.record.close", "chart.close", "x", false)) {
        rec->open = false;
        ui_animate(ui);
    }
    if (most > 0) {
        right -= 2 * (UI_TOUCH + UI_GAP);
        if (record_disc(r, right + UI_TOUCH + UI_GAP, "chart.record.down", "chart.down",
                        "chevron-down", rec->offset >= most - 1)) {
            ui_scroll_to(ui, ui_id(RECORD_SCROLL), fminf(most, rec->offset + page), false);
        }
        if (record_disc(r, right, "chart.record.up", "chart.up", "chevron-up", rec->offset <= 1)) {
            ui_scroll_to(ui, ui_id(RECORD_SCROLL), rec->offset - page, false);
        }
    }
    room = right - UI_GAP - x;
    title.size = ui_fit_size(ui, room, 1, &title);
    h = ui_text_height(ui, room, &title);
    line.size = ui_fit_size(ui, room, 2, &line);
    h += ui_text_height(ui, room, &line);
    h = r->paper.y + 16 + (UI_TOUCH - h) / 2;
    h += ui_text(ui, x, h, room, &title);
    ui_text(ui, x, h, room, &line);
}

void chart_record(struct chart *c, struct kiosk *k, struct ui *ui, struct rect area)
{
    struct record r = {.c = c, .k = k, .ui = ui};
    struct ui_target back = {.id = ui_id("chart.record.back"),
                             .rect = area,
                             .name = "chart.record.back",
                             .label = ui_word(ui, "chart.close"),
                             .kind = UI_BACKDROP};
    struct ui_target body = {.id = ui_id("chart.record.body"), .kind = UI_BACKDROP};
    float width = fminf(RECORD_MOST, area.w - (area.w > 1300 ? 2 * UI_MARGIN : 0));
    float scale = ui_size(ui, TYPE_BODY) / 34;
    r.paper = rect_make(area.x + (area.w - width) / 2, area.y + (area.h > 600 ? 36 : 0), width, 0);
    r.paper.h = area.y + area.h - r.paper.y;
    r.view = rect_make(r.paper.x, r.paper.y + UI_TOUCH + 32, width, r.paper.h - UI_TOUCH - 32);
    r.year_w = fminf(200 * scale, width * 0.3f);
    r.names_w = 350;
    r.stacked = scale > 1 || width < 1100;
    ui_cover(ui);
    ui_fill(ui, area, ROLE_SCRIM, draw_round(0));
    if (ui_target(ui, &back).clicked) {
        c->record.open = false;
        ui_animate(ui);
    }
    body.rect = r.paper;
    ui_target(ui, &body);
    ui_fill(ui, r.paper, ROLE_SURFACE, draw_round_top(UI_RADIUS));
    record_measure(&r);
    record_head(&r);
    record_rows(&r);
    ui_clip(ui, r.paper); /* open at the foot: it goes on below the dock's edge */
    ui_hairline(ui, rect_make(r.paper.x, r.paper.y, r.paper.w, r.paper.h + 16),
                draw_round_top(UI_RADIUS));
    ui_unclip(ui);
}
