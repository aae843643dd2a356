/* What the progress page says, and its rings. */
#include "progress.h"

#include <math.h>
#include <string.h>

#define RINGS 10
#define CORE (158.0f / 302) /* of the radius */

float staff_progress_part(const struct desk_view *v)
{
    switch (v->step) {
    case DESK_COPIES:
    case DESK_CHECKS:
        return v->all ? fminf(1, (float)((double)v->done / (double)v->all)) : 0;
    case DESK_READY:
    case DESK_WAITS:
    case DESK_SWITCHES:
    case DESK_DONE:
        return 1;
    default:
        return 0;
    }
}

const char *staff_progress_title(struct ui *ui, const struct desk_view *v)
{
    switch (v->step) {
    case DESK_COPIES:
        return ui_word(ui, "staff.copying");
    case DESK_CHECKS:
        return ui_word(ui, "staff.checking");
    case DESK_READY:
        return ui_word(ui, "staff.ready");
    case DESK_WAITS:
        return v->when == DESK_TONIGHT
                   ? ui_word_with(ui, "staff.waits.tonight", staff_minute(ui, v->closing_min))
                   : ui_word(ui, "staff.waits.idle");
    case DESK_SWITCHES:
        return ui_word(ui, v->back ? "staff.back.switching" : "staff.switching");
    case DESK_DONE:
        return ui_word(ui, v->back ? "staff.back.done" : "staff.done");
    case DESK_FAILED:
        return ui_word(ui, v->outcome.code == STORE_CANCELLED ? "staff.stopped"
                           : v->back                          ? "staff.back.failed"
                                                              : "staff.failed");
    case DESK_RESTS:
        break;
    }
    return ui_word(ui, "staff.rests");
}

/* "大约还要 2 分钟" */
static const char *words_left(struct ui *ui, int seconds)
{
    if (seconds < 0) {
        return "";
    }
    if (seconds < 60) {
        int tens = (seconds + 9) / 10 * 10;
        return ui_word_with(ui, "staff.left.seconds",
                            arena_format(ui_memory(ui), "%d", tens > 0 ? tens : 10));
    }
    if (seconds < 90) {
        return ui_word(ui, "staff.left.minute");
    }
    return ui_word_with(ui, "staff.left.minutes",
                        arena_format(ui_memory(ui), "%d", (seconds + 30) / 60));
}

static const char *words_line(struct ui *ui, const struct desk_view *v)
{
    switch (v->step) {
    case DESK_COPIES:
        return words_left(ui, v->seconds_left);
    case DESK_CHECKS:
        return ui_word(ui, "staff.checking.line");
    case DESK_READY:
        return ui_word(ui, "staff.ready.line");
    case DESK_WAITS:
        return ui_word(ui, v->when == DESK_TONIGHT ? "staff.waits.tonight.line"
                                                   : "staff.waits.idle.line");
    case DESK_SWITCHES:
        return ui_word(ui, "staff.switching.line");
    case DESK_DONE:
        return ui_word(ui, v->back ? "staff.back.done.line" : "staff.done.line");
    case DESK_FAILED:
        return staff_saying(ui, v->outcome.code);
    case DESK_RESTS:
        break;
    }
    return ui_word(ui, "staff.rests.line");
}

/* What follows by itself, because somebody has said so already. */
static const char *words_wish(struct ui *ui, const struct desk_view *v)
{
    if (!v->wished || (v->step != DESK_COPIES && v->step != DESK_CHECKS)) {
        return "";
    }
    return v->when == DESK_TONIGHT
               ? ui_word_with(ui, "staff.wish.tonight", staff_minute(ui, v->closing_min))
               : ui_word(ui, v->when == DESK_WHEN_IDLE ? "staff.wish.idle" : "staff.wish.now");
}

/* Amounts, large; and what is needed when there is no room. */
static const char *words_amount(struct ui *ui, const struct desk_view *v)
{
    if (v->step == DESK_FAILED && v->outcome.code == STORE_NO_ROOM && v->outcome.need) {
        return staff_join(ui, ui_word_with(ui, "staff.need", staff_bytes(ui, v->outcome.need)),
                          ui_word_with(ui, "staff.room", staff_bytes(ui, v->outcome.room)));
    }
    if ((v->step == DESK_COPIES || v->step == DESK_CHECKS) && v->all) {
        return arena_format(ui_memory(ui), "%s / %s", staff_bytes(ui, v->done),
                            staff_bytes(ui, v->all));
    }
    return "";
}

/* The plate about the stick: leave it in, or take it out. */
static float words_plate(struct ui *ui, struct rect r, float y, const struct desk_view *v,
                         bool draw)
{
    bool out = v->may_take_out, copies = v->step == DESK_COPIES && !out;
    struct ui_text first =
        staff_text(ui_word(ui, out ? "staff.take_out" : "staff.leave_in"), TYPE_BODY, ROLE_INK);
    struct ui_text second =
        staff_text(ui_word(ui, out ? "staff.take_out.line" : "staff.leave_in.line"), TYPE_LABEL,
                   ROLE_INK_SOFT);
    float icon = 64, height, w = fminf(r.w, 900);
    struct rect in = {r.x + 32 + icon + 24, r.y, w - 64 - icon - 24, 0};
    if (!copies && !(out && v->step >= DESK_CHECKS && v->step <= DESK_WAITS)) {
        return 0;
    }
    first.bold = true;
    height = 40 + staff_put(ui, in, 0, &first, false) + staff_put(ui, in, 0, &second, false);
    if (draw) {
        struct rect plate = {r.x, r.y + y, w, height}, mark = {r.x + 32, 0, icon, icon};
        mark.y = plate.y + (height - icon) / 2;
        ui_fill(ui, plate, ROLE_SURFACE, draw_round(UI_RADIUS));
        ui_hairline(ui, plate, draw_round(UI_RADIUS));
        if (out) {
            staff_mark(ui, mark, SIGN_TICK, ROLE_RIGHT, ROLE_SURFACE);
        } else {
            ui_icon(ui, mark, "usb", ROLE_INK);
        }
        y += 20;
        y += staff_put(ui, in, y, &first, true);
        staff_put(ui, in, y, &second, true);
    }
    return height;
}

static const char *words_pack(struct ui *ui, const struct desk_view *v, float width)
{
    const struct desk_pack *p = &v->work;
    const char *facts[] = {staff_title(ui, p), p->label.label,
                           p->label.seq ? staff_number(ui, p->label.seq) : ""};
    return v->step == DESK_RESTS ? "" : staff_facts(ui, width, TYPE_LABEL, facts, 3);
}

/* With a failure: what stays, and the code; before it is ready: what follows. */
static const char *words_small(struct ui *ui, const struct desk_view *v)
{
    const char *code = store_sayings[v->outcome.code].code;
    if (v->step != DESK_FAILED) {
        return words_wish(ui, v);
    }
    return code[0] ? staff_sentences(ui, ui_word(ui, "staff.unchanged"),
                                     staff_code(ui, v->outcome.code, v->outcome.detail))
                   : ui_word(ui, "staff.unchanged");
}

float staff_progress_words(struct kiosk *k, struct ui *ui, struct rect r, bool draw)
{
    const struct desk_view *v = staff_view(k);
    struct ui_text kicker = staff_text(words_pack(ui, v, r.w), TYPE_LABEL, ROLE_INK_SOFT);
    struct ui_text title = staff_serif(staff_progress_title(ui, v), TYPE_DISPLAY, ROLE_INK);
    struct ui_text amount = staff_serif(words_amount(ui, v), TYPE_HEADING, ROLE_INK);
    struct ui_text line = staff_text(words_line(ui, v), TYPE_BODY, ROLE_INK);
    struct ui_text small = staff_text(words_small(ui, v), TYPE_LABEL, ROLE_INK_SOFT);
    float y = 0, plate;
    kicker.bold = true;
    title.size = ui_fit_size(ui, r.w, ui_lang(ui) == TEXT_ZH ? 1 : 2, &title);
    line.lang = v->step == DESK_FAILED ? staff_saying_lang(ui) : NULL;
    y += staff_put(ui, r, y, &kicker, draw);
    if (!ui_reach(ui)) { /* there it stands above the band */
        y += staff_put(ui, r, y, &title, draw);
    }
    y += 12;
    y += staff_put(ui, r, y, &amount, draw) + (amount.text[0] ? 4 : 0);
    y += staff_put(ui, r, y, &line, draw);
    y += small.text[0] ? 12 + staff_put(ui, r, y + 12, &small, draw) : 0;
    plate = words_plate(ui, r, y + 32, v, draw);
    return y + (plate > 0 ? 32 + plate : 0);
}

/* --- rings ------------------------------------------------------------------------------------ */

static rgba ring_colour(struct ui *ui, int ring, int grown)
{
    rgba gold = ui_colour(ui, ROLE_GOLD), ground = ui_colour(ui, ROLE_SURFACE);
    bool even = ring % 2 == 0;
    if (ring < grown) {
        return even ? gold : colour_mix(gold, ground, 0.4f);
    }
    return even ? ground : ui_colour(ui, ROLE_RAISED);
}

static void ring_figure(struct ui *ui, struct rect r, const struct desk_view *v, float core)
{
    float cx = r.x + r.w / 2, cy = r.y + r.h / 2, half = core * 0.5f;
    struct rect icon = {cx - half, cy - half, 2 * half, 2 * half};
    bool busy = v->step == DESK_COPIES || v->step == DESK_CHECKS;
    const char *mark = v->step == DESK_FAILED  ? "x"
                       : v->step == DESK_RESTS ? "minus"
                       : v->step == DESK_WAITS ? (v->when == DESK_TONIGHT ? "moon" : "clock")
                                               : "check";
    struct ui_text t = {.type = TYPE_DISPLAY,
                        .role = ROLE_ON_SOIL,
                        .serif = true,
                        .bold = true,
                        .align = TEXT_CENTRE};
    if (!busy) {
        ui_icon(ui, icon, mark, ROLE_ON_SOIL);
        return;
    }
    t.text = arena_format(ui_memory(ui), "%d%%", (int)(staff_progress_part(v) * 100));
    t.size = core * 0.7f;
    ui_text_in(ui, rect_make(cx - core, cy - core, 2 * core, 2 * core), &t);
}

void staff_progress_rings(struct ui *ui, struct rect r, const struct desk_view *v)
{
    float cx = r.x + r.w / 2, cy = r.y + r.h / 2, radius = r.w / 2, core = radius * CORE;
    float width = (radius - core) / RINGS;
    int grown = (int)(staff_progress_part(v) * RINGS + 1e-4f), i;
    for (i = RINGS - 1; i >= 0; i--) {
        float at = core + width * (float)(i + 1);
        struct rect ring = {cx - at, cy - at, 2 * at, 2 * at};
        ui_fill_colour(ui, ring, ring_colour(ui, i, grown), draw_round(at));
        if (i == RINGS - 1) {
            ui_hairline(ui, ring, draw_round(at));
        }
    }
    ui_disc(ui, cx, cy, core, ui_choice(ui)->theme == SESSION_LIGHT ? ROLE_INK : ROLE_SOIL);
    ring_figure(ui, r, v, core);
    ui_describe(ui, r, staff_progress_title(ui, v));
}
