/* The card of a term as a sheet that stands in the soil, like the panels. Its words are one column
 * that is measured and drawn by the same code; where the sheet is wide the places stand beside
 * them.
 *
 * It belongs to no screen and lives here, because both the reader and the glossary show it. */
#include "nav/term.h"

#include "nav/nav.h"
#include "nav/term_parts.h"
#include "pack/pack.h"
#include "ui/button.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define SHEET_PAD 40.0f
#define SHEET_HEAD 28.0f /* air above the head */
#define SHEET_GAP 20.0f
#define SHEET_PLACES 36.0f /* above the places, where they stand below the words */
#define SHEET_MOST 1280.0f
#define SHEET_AIR 48.0f /* of the page that stays in sight above */
#define SHEET_BESIDE 1100.0f
#define SHEET_COLUMN 0.40f
#define SHEET_BETWEEN 56.0f

bool nav_is_term(struct kiosk *k, const char *route)
{
    struct route r;
    struct err err;
    const char *kind;
    if (!k->pack || !route_parse(&r, route, &err) || !r.rest[0]) {
        return false;
    }
    kind = pack_section_kind(k->pack, r.name);
    return kind && strcmp(kind, "glossary") == 0;
}

void nav_term_show(struct nav_term *t, const char *route)
{
    if (strlen(route) < sizeof t->route) {
        snprintf(t->route, sizeof t->route, "%s", route);
    }
}

void nav_term_hide(struct nav_term *t)
{
    t->route[0] = '\0';
}

void nav_term_finish(struct nav_term *t)
{
    arena_finish(&t->memory);
}

bool nav_term_ready(struct nav_term *t, struct kiosk *k)
{
    struct err err;
    if (!t->route[0]) {
        return false;
    }
    if (strcmp(t->loaded, t->route) != 0 || strcmp(t->lang, k->session->now.lang) != 0) {
        arena_reset(&t->memory);
        memcpy(t->loaded, t->route, sizeof t->loaded);
        memcpy(t->lang, k->session->now.lang, sizeof t->lang);
        t->ok = pack_item(k->pack, t->route, t->lang, &t->memory, &t->item, &err);
    }
    return t->ok;
}

/* --- the sheet -------------------------------------------------------------------------------- */

struct sheet {
    struct nav_term *t;
    struct kiosk *k;
    struct ui *ui;
    const char *here;
    float room, height; /* of the words: width and height */
    bool beside;        /* the places stand beside the words */
};

static float sheet_column(const struct sheet *s)
{
    return floorf((s->room - SHEET_BETWEEN) * SHEET_COLUMN);
}

/* Words and places, one under the other or side by side. */
static float sheet_content(const struct sheet *s, float x, float y, bool draw)
{
    struct term_pen left = {s->t, s->k, s->ui, x, y, s->room, s->here, draw, true};
    struct term_pen right;
    if (s->beside) {
        left.width = s->room - SHEET_BETWEEN - sheet_column(s);
    }
    term_name(&left);
    term_text(&left);
    right = left;
    if (s->beside) {
        right.x = x + left.width + SHEET_BETWEEN;
        right.y = y;
        right.width = sheet_column(s);
    } else {
        right.y += SHEET_PLACES;
    }
    term_places(&right);
    return fmaxf(left.y, right.y) - y;
}

/* "词语", the way to all of them, and the way out. */
static void sheet_head(const struct sheet *s, struct rect r)
{
    struct ui *ui = s->ui;
    struct ui_text kicker = {
        .text = s->t->item.section_title, .type = TYPE_LABEL, .role = ROLE_ACCENT, .bold = true};
    struct ui_button close = {.name = "term.close",
                              .label = ui_word(ui, "panel.close"),
                              .icon = "x",
                              .icon_only = true,
                              .look = BUTTON_PLAIN};
    struct ui_button all = {.name = "term.all",
                            .label = ui_word(ui, "term.all"),
                            .icon = "vocabulary",
                            .look = BUTTON_PLAIN};
    float right = r.x + r.w - UI_TOUCH, width = ui_button_width(ui, &all, 200);
    if (ui_button(ui, rect_make(right, r.y, UI_TOUCH, UI_TOUCH), &close)) {
        nav_term_hide(s->t);
    }
    width = s->here[0] ? fminf(width, right - UI_GAP - r.x) : -UI_GAP;
    right -= UI_GAP + width;
    if (s->here[0] && ui_button(ui, rect_make(right, r.y, width, UI_TOUCH), &all)) {
        /* the list with this word in view, not its card once more */
        nav_push(s->k->nav, arena_format(ui_memory(ui), "%s?view=list", s->t->route));
        nav_term_hide(s->t);
    }
    if (right - 24 - r.x > ui_text_width(ui, &kicker)) {
        ui_text_in(ui, rect_make(r.x, r.y, right - 24 - r.x, UI_TOUCH), &kicker);
    }
}

static void sheet_body(const struct sheet *s, struct rect r)
{
    struct ui_scroll scroll = {.id = ui_id("term.text"),
                               .view = r,
                               .content = s->height,
                               .opaque = true,
                               .ground = ROLE_SURFACE};
    float offset;
    if (s->height <= r.h) {
        sheet_content(s, r.x + SHEET_PAD, r.y, true);
        return;
    }
    offset = ui_scroll_begin(s->ui, &scroll);
    sheet_content(s, r.x + SHEET_PAD, r.y - offset, true);
    ui_scroll_end(s->ui);
}

/* Everything under the card stops answering; a tap beside it closes it. */
static void sheet_ground(const struct sheet *s, struct rect area, struct rect panel)
{
    struct ui *ui = s->ui;
    struct ui_target back = {.id = ui_id("term.backdrop"),
                             .rect = area,
                             .name = "term.backdrop",
                             .label = ui_word(ui, "panel.close"),
                             .kind = UI_BACKDROP};
    struct ui_target body = {.id = ui_id("term.body"), .rect = panel, .kind = UI_BACKDROP};
    struct rect dim = {area.x, 0, area.w, area.y + area.h};
    ui_cover(ui);
    ui_fill(ui, dim, ROLE_SCRIM, draw_round(0));
    if (ui_target(ui, &back).clicked) {
        nav_term_hide(s->t);
    }
    ui_target(ui, &body);
    ui_fill(ui, panel, ROLE_SURFACE, draw_round_top(UI_RADIUS));
    ui_hairline(ui, rect_make(panel.x, panel.y, panel.w, panel.h + 4), draw_round_top(UI_RADIUS));
}

void nav_term_sheet(struct nav_term *t, struct kiosk *k, struct ui *ui, struct rect area,
                    const char *here)
{
    struct sheet s = {.t = t, .k = k, .ui = ui, .here = here};
    float grown = ui_size(ui, TYPE_BODY) / theme_size(SESSION_TEXT_NORMAL, TYPE_BODY);
    float width = area.w > area.h ? fminf(area.w - 2 * UI_MARGIN, SHEET_MOST * grown) : area.w;
    float head = SHEET_HEAD + UI_TOUCH + SHEET_GAP, most;
    struct rect panel;
    if (!nav_term_ready(t, k)) {
        nav_term_hide(t);
        return;
    }
    ui_set_accent(ui, theme_accent(t->item.card.accent));
    s.room = width - 2 * SHEET_PAD;
    s.beside = width >= SHEET_BESIDE && ui_choice(ui)->text == SESSION_TEXT_NORMAL &&
               term_has_places(t, here);
    s.height = sheet_content(&s, 0, 0, false) + SHEET_PAD;
    most = area.h - (area.h > 700 ? SHEET_AIR : 0);
    panel.h = fminf(head + s.height, most);
    panel = rect_make(area.x + (area.w - width) / 2, area.y + area.h - panel.h, width, panel.h);
    sheet_ground(&s, area, panel);
    sheet_head(&s, rect_make(panel.x + SHEET_PAD, panel.y + SHEET_HEAD, s.room, UI_TOUCH));
    sheet_body(&s, rect_make(panel.x, panel.y + head, panel.w, panel.h - head));
    if (strcmp(t->route, t->loaded) != 0) {
        ui_animate(ui); /* the frame without the card, or with another one, follows at once */
    }
}
