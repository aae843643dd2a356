/* The installed packs: versions on the timeline, the one that runs large and in ink, and the way
 * back in two touches. Where they find room side by side they stand on the horizon by number, like
 * events of a history, with their buttons in the soil; otherwise they lie below each other and
 * scroll, each with its own button. */
#include "packs.h"

#include "nav/nav.h"
#include "pack/pack.h"

#include <math.h>
#include <string.h>

#define SIDE_MOST 4       /* packs that may stand side by side */
#define SIDE_WIDE 1500.0f /* u of the screen from which they may */
#define CARD_GAP 24.0f
#define SOIL_TOP 24.0f
#define STEM 56.0f
#define RISE 56.0f /* the one that runs stands higher by this */

/* Lapses by itself; a pack that has gone is none. */
static bool packs_armed(struct staff *s, struct ui *ui, const struct desk_pack *p)
{
    if (!s->armed[0] || ui_now(ui) >= s->armed_ms + STAFF_ARMED_MS) {
        s->armed[0] = '\0';
        return false;
    }
    ui_wake_at(ui, s->armed_ms + STAFF_ARMED_MS);
    return strcmp(s->armed, p->name) == 0;
}

static void packs_roll(struct staff *s, struct kiosk *k, struct ui *ui, const struct desk_pack *p)
{
    if (packs_armed(s, ui, p)) {
        s->armed[0] = '\0';
        staff_ask(k, DESK_ROLL_BACK, p->name, DESK_AT_ONCE);
        nav_push(k->nav, "staff/progress");
    } else {
        size_t length = strlen(p->name);
        if (length < sizeof s->armed) {
            memcpy(s->armed, p->name, length + 1);
            s->armed_ms = ui_now(ui);
        }
    }
    ui_animate(ui);
}

static const struct desk_pack *packs_running(const struct desk_view *v)
{
    size_t i;
    for (i = 0; i < v->pack_count; i++) {
        if (v->packs[i].running) {
            return &v->packs[i];
        }
    }
    return NULL;
}

/* false: this one has no button. */
static bool packs_button(struct staff *s, struct kiosk *k, struct ui *ui, size_t at,
                         struct ui_button *b)
{
    const struct desk_view *v = staff_view(k);
    const struct desk_pack *p = &v->packs[at], *runs = packs_running(v);
    bool armed = packs_armed(s, ui, p), newer = runs && p->label.seq > runs->label.seq;
    if (p->running || (p->bad && !p->waiting)) {
        return false;
    }
    *b = (struct ui_button){.index = (int)at + 1, .multiline = true};
    if (p->waiting) {
        b->name = "staff.waiting";
        b->label = ui_word(ui, "staff.waiting.see");
        b->icon = "clock";
        b->look = BUTTON_SOIL_3;
        return true;
    }
    b->name = "staff.roll";
    b->label = ui_word(ui, armed ? "staff.roll.again" : newer ? "staff.roll.on" : "staff.roll");
    b->icon = newer ? "arrow-right" : "arrow-back-up";
    b->look = armed ? BUTTON_GOLD : BUTTON_SOIL_3;
    return true;
}

static void packs_tap(struct staff *s, struct kiosk *k, struct ui *ui, const struct desk_pack *p)
{
    if (p->waiting) {
        nav_push(k->nav, "staff/progress");
    } else {
        packs_roll(s, k, ui, p);
    }
}

/* Two releases may have one name, never one number. */
static const char *packs_sure(struct ui *ui, const struct desk_pack *p)
{
    const char *facts[] = {staff_release(ui, p), staff_number(ui, p->label.seq)};
    return ui_word_with(ui, "staff.roll.sure", staff_join(ui, facts[0], facts[1]));
}

/* The sentence of the button that has turned gold; "" none has. */
static const char *packs_sentence(struct staff *s, struct ui *ui, const struct desk_view *v)
{
    size_t i;
    for (i = 0; i < v->pack_count; i++) {
        if (packs_armed(s, ui, &v->packs[i])) {
            return packs_sure(ui, &v->packs[i]);
        }
    }
    return "";
}

static struct ui_text packs_room(struct ui *ui, const struct desk_view *v, enum ui_role role)
{
    return staff_text(staff_join(ui, ui_word_with(ui, "staff.room", staff_bytes(ui, v->room)),
                                 ui_word(ui, "staff.never_dark")),
                      TYPE_CAPTION, role);
}

/* --- head ------------------------------------------------------------------------------------- */

static float packs_head(struct kiosk *k, struct ui *ui, struct rect r, bool draw)
{
    static const char *const routes[] = {"staff/stick", "staff/progress", "staff/history"};
    const struct desk_view *v = staff_view(k);
    struct ui_button b[4];
    const char *go[4] = {NULL};
    struct staff_head h = {
        .title = ui_word(ui, "staff.packs"), .line = ui_word(ui, "staff.packs.line"), .buttons = b};
    int tapped;
    float height;
    if (v->stick) {
        go[h.button_count] = routes[0];
        b[h.button_count++] = (struct ui_button){.name = "staff.stick",
                                                 .label = ui_word(ui, "staff.stick"),
                                                 .icon = "usb",
                                                 .look = BUTTON_SURFACE};
    }
    if (v->step != DESK_RESTS) {
        go[h.button_count] = routes[1];
        b[h.button_count++] = (struct ui_button){.name = "staff.progress",
                                                 .label = ui_word(ui, "staff.progress"),
                                                 .icon = "download",
                                                 .look = BUTTON_SURFACE};
    }
    go[h.button_count] = routes[2];
    b[h.button_count++] = (struct ui_button){.name = "staff.history",
                                             .label = ui_word(ui, "staff.history"),
                                             .icon = "history",
                                             .look = BUTTON_SURFACE};
    b[h.button_count++] = (struct ui_button){.name = "staff.leave",
                                             .label = ui_word(ui, "staff.leave"),
                                             .icon = "lock",
                                             .look = BUTTON_SURFACE};
    height = staff_heading(ui, r, &h, draw, &tapped);
    if (tapped >= 0 && go[tapped]) {
        nav_push(k->nav, go[tapped]);
    } else if (tapped >= 0) {
        staff_leave(k);
    }
    return height;
}

static const char *packs_notice_words(const struct kiosk *k, struct ui *ui, const char *code)
{
    const char *number =
        arena_format(ui_memory(ui), "%u", k->pack ? (unsigned)pack_info(k->pack)->seq : 0);
    if (strcmp(code, "U60") == 0) {
        return ui_word(ui, "staff.notice.fell");
    }
    if (strcmp(code, "U40") == 0) {
        return ui_word(ui, "staff.notice.damaged");
    }
    if (strcmp(code, "U61") == 0) {
        return ui_word_with(ui, "staff.notice.trial", number);
    }
    if (strcmp(code, "U71") == 0) {
        return ui_word_with(ui, "staff.notice.other", number);
    }
    return ui_word(ui, strcmp(code, "U70") == 0 ? "staff.notice.factory" : "staff.notice.waited");
}

/* What staff should hear of, on a plate of its own. */
static float packs_notice(struct kiosk *k, struct ui *ui, struct rect r, float y, bool draw)
{
    const struct desk_view *v = staff_view(k);
    const char *code = v->notice && v->notice[0] ? v->notice : v->factory ? "U70" : "";
    struct ui_text words = staff_text(packs_notice_words(k, ui, code), TYPE_LABEL, ROLE_INK);
    struct ui_text small =
        staff_text(ui_word_with(ui, "staff.code", code), TYPE_CAPTION, ROLE_INK_SOFT);
    float mark = ui_size(ui, TYPE_LABEL) * 1.7f, height;
    struct rect in = {r.x + 28 + mark + 20, r.y, r.w - 56 - mark - 20, 0};
    if (!code[0]) {
        return 0;
    }
    words.bold = true;
    height = 20 + staff_put(ui, in, 0, &words, false) + staff_put(ui, in, 0, &small, false) + 20;
    if (draw) {
        struct rect plate = {r.x, r.y + y, r.w, height};
        ui_fill(ui, plate, ROLE_SURFACE, draw_round(UI_RADIUS));
        ui_hairline(ui, plate, draw_round(UI_RADIUS));
        staff_mark(ui, rect_make(r.x + 28, plate.y + (height - mark) / 2, mark, mark), SIGN_CROSS,
                   ROLE_WRONG, ROLE_SURFACE);
        y += 20;
        y += staff_put(ui, in, y, &words, true);
        staff_put(ui, in, y, &small, true);
    }
    return height;
}

/* --- side by side ----------------------------------------------------------------------------- */

struct packs_row {
    float head, notice, soil, horizon; /* heights, and the horizon's y */
    float width[SIDE_MOST], height[SIDE_MOST], cover[SIDE_MOST];
    size_t shown;
};

/* On the horizon from left to right: the lowest number first; what runs when no pack does, last. */
static const struct desk_pack *packs_at(const struct desk_view *v, size_t column)
{
    return column < v->pack_count ? &v->packs[v->pack_count - 1 - column] : NULL;
}

static bool packs_column_runs(const struct desk_view *v, size_t column)
{
    const struct desk_pack *p = packs_at(v, column);
    return !p || p->running;
}

static float packs_soil_height(struct staff *s, struct ui *ui, const struct desk_view *v,
                               float width)
{
    struct ui_text room = packs_room(ui, v, ROLE_ON_SOIL_SOFT);
    struct ui_text sure = staff_text(ui_word_with(ui, "staff.roll.sure", "0000-autumn 000"),
                                     TYPE_LABEL, ROLE_ON_SOIL);
    float row = fmaxf(ui_button_height(ui), ui_text_height(ui, width / 2, &sure));
    (void)s;
    return SOIL_TOP + 28 + row + 20 + ui_text_height(ui, width, &room) + 24;
}

static void packs_row_widths(const struct desk_view *v, struct packs_row *row, float inner)
{
    float other = row->shown <= 3 ? 408 : 340, left = inner;
    size_t i;
    for (i = 0; i < row->shown; i++) {
        row->width[i] = other;
        left -= packs_column_runs(v, i) ? 0 : other + CARD_GAP;
    }
    for (i = 0; i < row->shown; i++) {
        if (packs_column_runs(v, i)) {
            row->width[i] = left;
        }
    }
}

/* false: no room. The pictures take what height the words leave. */
static bool packs_row_plan(struct staff *s, struct kiosk *k, struct ui *ui, struct rect area,
                           struct packs_row *row)
{
    const struct desk_view *v = staff_view(k);
    struct rect inner = {area.x + UI_MARGIN, area.y, area.w - 2 * UI_MARGIN, 0};
    bool runs = packs_running(v) != NULL;
    float sky;
    size_t i;
    row->shown = v->pack_count + (runs ? 0 : 1);
    if (ui_reach(ui) || area.w < SIDE_WIDE || row->shown > SIDE_MOST) {
        return false;
    }
    packs_row_widths(v, row, inner.w);
    row->head = packs_head(k, ui, inner, false);
    row->notice = packs_notice(k, ui, inner, 0, false);
    row->notice += row->notice > 0 ? 24 : 0;
    row->soil = packs_soil_height(s, ui, v, inner.w);
    row->horizon = area.y + area.h - row->soil;
    sky = row->horizon - STEM - area.y - row->head - row->notice - 24;
    for (i = 0; i < row->shown; i++) {
        bool large = packs_column_runs(v, i);
        struct rect r = {0, 0, row->width[i], 0};
        float words = staff_pack_card(ui, r, packs_at(v, i), large, 0, false);
        row->cover[i] = fminf(large ? 264 : 216, sky - (large ? 0 : RISE) - words);
        if (row->cover[i] < 96) { /* no picture is better than a strip of one */
            row->cover[i] = 0;
        }
        row->height[i] = words + row->cover[i];
        if (row->height[i] > sky || row->width[i] < 300) {
            return false;
        }
    }
    return true;
}

static void packs_stem(struct ui *ui, float x, float y, float horizon, bool large)
{
    float half = large ? 4 : 2, dot = large ? 24 : 14;
    ui_fill(ui, rect_make(x - half, y, 2 * half, horizon - y), large ? ROLE_GOLD : ROLE_INK,
            draw_round(0));
    ui_disc(ui, x, horizon, dot, large ? ROLE_INK : ROLE_SURFACE);
    ui_disc(ui, x, horizon, dot - 6, large ? ROLE_GOLD : ROLE_INK);
}

static void packs_column(struct staff *s, struct kiosk *k, struct ui *ui,
                         const struct packs_row *row, size_t i, float x)
{
    const struct desk_view *v = staff_view(k);
    const struct desk_pack *p = packs_at(v, i);
    bool large = packs_column_runs(v, i);
    struct rect card = {x, row->horizon - STEM - row->height[i], row->width[i], row->height[i]};
    struct ui_button b;
    packs_stem(ui, x + card.w / 2, card.y + card.h, row->horizon - 4, large);
    staff_pack_card(ui, card, p, large, row->cover[i], true);
    if (p && packs_button(s, k, ui, v->pack_count - 1 - i, &b)) {
        struct rect r = {x, row->horizon + SOIL_TOP + 28, card.w, ui_button_height(ui)};
        if (ui_button(ui, r, &b)) {
            packs_tap(s, k, ui, p);
        }
    }
}

static void packs_row_draw(struct staff *s, struct kiosk *k, struct ui *ui, struct rect area,
                           const struct packs_row *row)
{
    const struct desk_view *v = staff_view(k);
    struct rect inner = {area.x + UI_MARGIN, area.y, area.w - 2 * UI_MARGIN, 0};
    struct ui_text sure = staff_text(packs_sentence(s, ui, v), TYPE_LABEL, ROLE_ON_SOIL);
    struct ui_text room = packs_room(ui, v, ROLE_ON_SOIL_SOFT);
    float x = inner.x, below;
    size_t i;
    staff_sky(ui, area);
    staff_soil(ui, area, row->horizon);
    packs_head(k, ui, inner, true);
    packs_notice(k, ui, inner, row->head + 12, true);
    for (i = 0; i < row->shown; i++) {
        packs_column(s, k, ui, row, i, x);
        if (packs_column_runs(v, i) && sure.text[0]) {
            float side = ui_button_height(ui);
            float h = ui_text_height(ui, row->width[i], &sure);
            ui_text(ui, x, row->horizon + SOIL_TOP + 28 + fmaxf(0, (side - h) / 2), row->width[i],
                    &sure);
        }
        x += row->width[i] + CARD_GAP;
    }
    below = ui_text_height(ui, inner.w, &room);
    ui_text(ui, inner.x, area.y + area.h - 24 - below, inner.w, &room);
}

/* --- below each other ------------------------------------------------------------------------- */

/* Button, and the sentence while it is gold, under a card. */
static float packs_list_button(struct staff *s, struct kiosk *k, struct ui *ui, struct rect r,
                               float y, size_t at, bool draw)
{
    const struct desk_pack *p = &staff_view(k)->packs[at];
    float side = ui_button_height(ui), top = y, width;
    struct ui_text sure;
    struct ui_button b;
    if (!packs_button(s, k, ui, at, &b)) {
        return 0;
    }
    b.look = b.look == BUTTON_GOLD ? BUTTON_GOLD : BUTTON_PLAIN;
    sure = staff_text(packs_sure(ui, p), TYPE_LABEL, ROLE_INK);
    y += 16;
    width = fminf(ui_button_width(ui, &b, 320), r.w);
    if (draw && ui_button(ui, rect_make(r.x, r.y + y, width, side), &b)) {
        packs_tap(s, k, ui, p);
    }
    y += side;
    if (packs_armed(s, ui, p)) {
        y += 12;
        y += staff_put(ui, r, y, &sure, draw);
    }
    return y - top;
}

static float packs_list_card(struct staff *s, struct kiosk *k, struct ui *ui, struct rect r,
                             float y, size_t at, bool draw)
{
    const struct desk_view *v = staff_view(k);
    const struct desk_pack *p = at < v->pack_count ? &v->packs[at] : NULL;
    bool large = !p || p->running, roomy = !ui_reach(ui) && r.w >= 700;
    float cover = !roomy ? 0 : large ? 264 : 0, side = !large && roomy ? 216 : 0, words, below;
    struct rect card = {r.x, r.y + y, r.w, 0}, text = {r.x + side, r.y + y, r.w - side, 0};
    struct rect buttons = {text.x + STAFF_CARD_PAD, r.y, text.w - 2 * STAFF_CARD_PAD, 0};
    words = staff_pack_card(ui, text, p, large, cover, false);
    below = large ? 0 : packs_list_button(s, k, ui, buttons, 0, at, false);
    card.h = words + cover + below + (below > 0 ? 28 : 0);
    if (draw) {
        if (!large) {
            ui_fill(ui, card, ROLE_SURFACE, draw_round(UI_RADIUS));
            if (side > 0) {
                staff_pack_cover(ui, rect_make(card.x, card.y, side, card.h), p,
                                 (struct draw_corners){UI_RADIUS, 0, 0, UI_RADIUS});
            }
            ui_hairline(ui, card, draw_round(UI_RADIUS));
            staff_pack_words(ui, text, p, true);
            packs_list_button(s, k, ui, buttons, y + words, at, true);
        } else {
            staff_pack_card(ui, card, p, true, cover, true);
        }
    }
    return card.h;
}

static float packs_list(struct staff *s, struct kiosk *k, struct ui *ui, struct rect r, bool draw)
{
    const struct desk_view *v = staff_view(k);
    struct ui_text room = packs_room(ui, v, ROLE_INK_SOFT);
    float y = packs_head(k, ui, r, draw) + 24, notice;
    size_t i;
    notice = packs_notice(k, ui, r, y, draw);
    y += notice > 0 ? notice + 24 : 0;
    if (!packs_running(v)) {
        y += packs_list_card(s, k, ui, r, y, v->pack_count, draw) + CARD_GAP;
    }
    for (i = 0; i < v->pack_count; i++) {
        y += packs_list_card(s, k, ui, r, y, i, draw) + CARD_GAP;
    }
    return y + staff_put(ui, r, y, &room, draw) + 32;
}

void staff_packs_page(struct staff *s, struct kiosk *k, struct ui *ui, struct rect area)
{
    struct rect inner = {area.x + UI_MARGIN, area.y, area.w - 2 * UI_MARGIN, 0};
    struct ui_scroll scroll = {.id = ui_id("staff.packs.list"), .view = area};
    struct packs_row row = {0};
    if (packs_row_plan(s, k, ui, area, &row)) {
        packs_row_draw(s, k, ui, area, &row);
        return;
    }
    staff_ground(ui, area, ui_word(ui, "staff.packs"), ui_word(ui, "staff.packs.line"));
    scroll.content = packs_list(s, k, ui, inner, false);
    inner.y -= ui_scroll_begin(ui, &scroll);
    packs_list(s, k, ui, inner, true);
    ui_scroll_end(ui);
}
