/* The stick: what is on it, one pack read about in full, the others beside it, or below it where
 * there is less room. What cannot be read says so in one sentence. */
#include "stick.h"

#include "nav/nav.h"

#include <math.h>
#include <string.h>

#define STICK_WIDE 1500.0f
#define STICK_ART 208.0f
#define SIDE_W 560.0f
#define PLATE_ART 480.0f

bool staff_is_work(const struct desk_view *v, const struct desk_pack *p)
{
    return v->step != DESK_RESTS && v->step != DESK_FAILED && v->work.file && p->file &&
           strcmp(v->work.file, p->file) == 0;
}

struct desk_pack staff_known(const struct desk_view *v, const struct desk_pack *p)
{
    struct desk_pack known = *p;
    if (v->step == DESK_FAILED && v->outcome.code != STORE_CANCELLED && v->work.file && p->file &&
        strcmp(v->work.file, p->file) == 0) {
        known.code = v->outcome.code;
    }
    return known;
}

const struct desk_pack *staff_chosen(const struct staff *s, const struct desk_view *v)
{
    const struct desk_pack *good = NULL;
    size_t i;
    for (i = 0; i < v->found_count; i++) {
        const struct desk_pack *p = &v->found[i];
        if (s->chosen[0] && p->file && strcmp(p->file, s->chosen) == 0) {
            return p;
        }
        if (!good && (p->code == STORE_STAGED || staff_is_work(v, p))) {
            good = p;
        }
    }
    return good ? good : v->found_count ? &v->found[0] : NULL;
}

/* --- head ------------------------------------------------------------------------------------- */

static const char *stick_title(struct ui *ui, const struct desk_view *v)
{
    if (!v->stick) {
        return ui_word(ui, "staff.stick.none");
    }
    if (v->unsupported || v->gone_bad) {
        return ui_word(ui, v->unsupported ? "staff.stick.format" : "staff.stick.bad");
    }
    if (v->reading) {
        return ui_word(ui, "staff.stick.reading");
    }
    if (v->found_count <= 1) {
        return ui_word(ui, v->found_count ? "staff.stick.one" : "staff.stick.empty");
    }
    return ui_word_with(ui, "staff.stick.some", arena_format(ui_memory(ui), "%zu", v->found_count));
}

static const char *stick_line(struct ui *ui, const struct desk_view *v)
{
    size_t good = 0, i;
    const char *line = "";
    for (i = 0; i < v->found_count; i++) {
        good += staff_known(v, &v->found[i]).code == STORE_STAGED;
    }
    if (v->found_count > 0) {
        line = good ? ui_word_with(ui, "staff.stick.good", arena_format(ui_memory(ui), "%zu", good))
                    : ui_word(ui, "staff.stick.no_good");
    }
    if (v->may_take_out && v->stick) {
        line = staff_sentences(ui, line, ui_word(ui, "staff.take_out.now"));
    }
    if (v->sticks_waiting) {
        line = staff_sentences(ui, line, ui_word(ui, "staff.stick.other"));
    }
    return line;
}

/* Not this time: what is under way stops, and the kiosk is the visitors' again. */
static void stick_not_now(struct kiosk *k)
{
    enum desk_step step = staff_view(k)->step;
    if (step == DESK_COPIES || step == DESK_CHECKS || step == DESK_READY) {
        staff_ask(k, DESK_CANCEL, NULL, DESK_AT_ONCE);
        staff_ask(k, DESK_FORGET, NULL, DESK_AT_ONCE); /* nobody needs to be told */
    }
    staff_leave(k);
}

/* Room for a drawing of a stick. */
static bool stick_wide(const struct ui *ui, struct rect r)
{
    return r.w >= STICK_WIDE - 2 * UI_MARGIN && !ui_reach(ui) && !ui_contrast(ui);
}

/* There is something to choose from. */
static bool stick_any(const struct desk_view *v)
{
    return v->stick && !v->reading && !v->unsupported && !v->gone_bad && v->found_count > 0;
}

static float stick_head(struct kiosk *k, struct ui *ui, struct rect r, bool draw)
{
    const struct desk_view *v = staff_view(k);
    const struct ui_button b[] = {{.name = "staff.packs",
                                   .label = ui_word(ui, "staff.packs"),
                                   .icon = "list-details",
                                   .look = BUTTON_SURFACE},
                                  {.name = "staff.not_now",
                                   .label = ui_word(ui, "staff.not_now"),
                                   .icon = "x",
                                   .look = BUTTON_SURFACE}};
    struct staff_head h = {
        .title = stick_title(ui, v), .line = stick_line(ui, v), .buttons = b, .button_count = 2};
    const struct ui_picture art = {.name = "app/usb-stick", .label = ui_word(ui, "staff.stick")};
    int tapped;
    float height;
    if (stick_wide(ui, r) && stick_any(v)) {
        h.inset = STICK_ART + 4;
        if (draw) {
            ui_picture(ui, rect_make(r.x - 20, r.y + 14, STICK_ART, STICK_ART), &art);
        }
    }
    height = staff_heading(ui, r, &h, draw, &tapped);
    if (tapped == 0) {
        nav_push(k->nav, "staff/packs");
    } else if (tapped == 1) {
        stick_not_now(k);
    }
    return h.inset > 0 ? fmaxf(height, STICK_ART) : height;
}

/* --- nothing to choose from ------------------------------------------------------------------- */

static float stick_plate(struct kiosk *k, struct ui *ui, struct rect r, float y, bool draw)
{
    const struct desk_view *v = staff_view(k);
    const char *word = !v->stick        ? "staff.stick.none.line"
                       : v->unsupported ? "staff.stick.format.line"
                       : v->gone_bad    ? "staff.stick.bad.line"
                       : v->reading     ? "staff.stick.reading.line"
                                        : "staff.stick.empty.line";
    struct ui_text words = staff_text(ui_word(ui, word), TYPE_BODY, ROLE_INK);
    struct ui_text code =
        staff_text(v->stick && v->unsupported ? ui_word_with(ui, "staff.code", "U01") : "",
                   TYPE_CAPTION, ROLE_INK_SOFT);
    const struct ui_picture art = {.name = "app/usb-stick", .label = ui_word(ui, "staff.stick")};
    struct rect in = {r.x + 40, r.y, fminf(r.w, 1100) - 80, 0};
    struct rect plate = {r.x, r.y + y, in.w + 80, 0};
    plate.h = 72 + staff_put(ui, in, 0, &words, false) + staff_put(ui, in, 0, &code, false);
    if (draw) {
        ui_fill(ui, plate, ROLE_SURFACE, draw_round(UI_RADIUS));
        ui_hairline(ui, plate, draw_round(UI_RADIUS));
        y += 36;
        y += staff_put(ui, in, y, &words, true);
        staff_put(ui, in, y, &code, true);
    }
    if (stick_wide(ui, r)) {
        if (draw) {
            ui_picture(ui, rect_make(r.x + r.w - PLATE_ART - 40, plate.y, PLATE_ART, PLATE_ART),
                       &art);
        }
        return PLATE_ART;
    }
    return plate.h;
}

/* --- the page --------------------------------------------------------------------------------- */

static float stick_others(struct staff *s, struct kiosk *k, struct ui *ui, struct rect r, float y,
                          const struct desk_pack *chosen, bool draw)
{
    const struct desk_view *v = staff_view(k);
    float top = y;
    size_t i;
    for (i = 0; i < v->found_count; i++) {
        if (&v->found[i] != chosen) {
            struct rect card = {r.x, r.y + y, r.w, 0};
            card.h = staff_stick_small(s, k, ui, card, i, false);
            if (draw) {
                staff_stick_small(s, k, ui, card, i, true);
            }
            y += card.h + UI_GAP;
        }
    }
    return y > top ? y - top - UI_GAP : 0;
}

static float stick_list(struct staff *s, struct kiosk *k, struct ui *ui, struct rect r, bool draw)
{
    const struct desk_view *v = staff_view(k);
    const struct desk_pack *p = staff_chosen(s, v);
    float y = stick_head(k, ui, r, draw) + 24;
    struct rect card = {r.x, r.y + y, r.w, 0};
    if (!stick_any(v)) {
        return y + stick_plate(k, ui, r, y, draw) + 32;
    }
    card.h = staff_stick_large(k, ui, card, p, false);
    if (draw) {
        staff_stick_large(k, ui, card, p, true);
    }
    y += card.h + UI_GAP;
    return y + stick_others(s, k, ui, r, y, p, draw) + 32;
}

/* One large, the others in a column of their own that scrolls. false: no room for that. */
static bool stick_beside(struct staff *s, struct kiosk *k, struct ui *ui, struct rect area)
{
    const struct desk_view *v = staff_view(k);
    const struct desk_pack *p = staff_chosen(s, v);
    struct rect inner = {area.x + UI_MARGIN, area.y, area.w - 2 * UI_MARGIN, 0};
    struct ui_scroll scroll = {.id = ui_id("staff.stick.others")};
    struct rect card = inner, side;
    if (ui_reach(ui) || area.w < STICK_WIDE || !stick_any(v)) {
        return false;
    }
    card.y += stick_head(k, ui, inner, false) + 24;
    card.h = area.y + area.h - 32 - card.y;
    card.w -= v->found_count > 1 ? SIDE_W + UI_GAP : 0;
    if (staff_stick_large(k, ui, card, p, false) > card.h) {
        return false;
    }
    staff_sky(ui, area);
    stick_head(k, ui, inner, true);
    staff_stick_large(k, ui, card, p, true);
    side = rect_make(card.x + card.w + UI_GAP, card.y, SIDE_W, card.h);
    if (v->found_count > 1) {
        scroll.view = side;
        scroll.corners = draw_round(UI_RADIUS);
        scroll.content = stick_others(s, k, ui, side, 0, p, false);
        side.y -= ui_scroll_begin(ui, &scroll);
        stick_others(s, k, ui, side, 0, p, true);
        ui_scroll_end(ui);
    }
    return true;
}

void staff_stick_page(struct staff *s, struct kiosk *k, struct ui *ui, struct rect area)
{
    const struct desk_view *v = staff_view(k);
    struct rect inner = {area.x + UI_MARGIN, area.y, area.w - 2 * UI_MARGIN, 0};
    struct ui_scroll scroll = {.id = ui_id("staff.stick.list"), .view = area};
    if (stick_beside(s, k, ui, area)) {
        return;
    }
    staff_ground(ui, area, stick_title(ui, v), stick_line(ui, v));
    scroll.content = stick_list(s, k, ui, inner, false);
    inner.y -= ui_scroll_begin(ui, &scroll);
    stick_list(s, k, ui, inner, true);
    ui_scroll_end(ui);
}
