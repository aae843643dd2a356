/* What is being done: growth rings for the bytes, four steps on the horizon, one button to stop.
 * Where there is no room for a picture the rings become a bar, the steps one line, and all of it
 * scrolls. "Installed" is said only when the desk says DESK_DONE: then it is on the disk. */
#include "progress.h"

#include "nav/nav.h"

#include <math.h>
#include <string.h>

#define SOIL_PAD 36.0f
#define STEP_LABEL 44.0f /* below the horizon */
#define WIDE 1300.0f
#define LIST_WIDE 1300.0f /* and of a list */
#define LIST_RINGS 380.0f
#define QUIET 0.36f /* of an upright sky */

/* --- steps ------------------------------------------------------------------------------------ */

enum { STEPS = 4 };

static const char *const step_words[STEPS] = {"staff.step.known", "staff.step.copy",
                                              "staff.step.check", "staff.step.switch"};

/* The step under way; STEPS: all are done; -1: none, because it failed or is a way back. */
static int step_now(const struct desk_view *v)
{
    if (v->back) {
        return -1;
    }
    switch (v->step) {
    case DESK_COPIES:
        return 1;
    case DESK_CHECKS:
        return 2;
    case DESK_READY:
    case DESK_WAITS:
    case DESK_SWITCHES:
        return 3;
    case DESK_DONE:
        return STEPS;
    default:
        return -1;
    }
}

/* Words are not broken: a long one is set smaller. */
static struct ui_text step_text(struct ui *ui, int i, int now, float width)
{
    struct ui_text t = staff_text(ui_word(ui, step_words[i]), TYPE_LABEL,
                                  i == now  ? ROLE_GOLD
                                  : i < now ? ROLE_ON_SOIL
                                            : ROLE_ON_SOIL_SOFT);
    t.bold = i <= now;
    t.align = TEXT_CENTRE;
    t.line_height = 1.3f;
    t.size = ui_fit_size(ui, width - 24, 2, &t);
    return t;
}

static float steps_height(struct ui *ui, float width, const struct desk_view *v)
{
    float most = 0;
    int i;
    for (i = 0; i < STEPS && step_now(v) >= 0; i++) {
        struct ui_text t = step_text(ui, i, step_now(v), width / STEPS);
        t.bold = true;
        most = fmaxf(most, ui_text_height(ui, width / STEPS - 24, &t));
    }
    return most;
}

static void step_dot(struct ui *ui, float x, float y, int i, int now)
{
    if (i == now) {
        ui_disc(ui, x, y, 24, ROLE_INK);
        ui_disc(ui, x, y, 18, ROLE_GOLD);
    } else if (i < now) { /* done: a tick, not only green */
        ui_disc(ui, x, y, 24, ROLE_SURFACE);
        ui_disc(ui, x, y, 20, ROLE_RIGHT);
        ui_icon(ui, rect_make(x - 15, y - 15, 30, 30), "check", ROLE_SURFACE);
    } else {
        ui_disc(ui, x, y, 14, ROLE_SOIL_3);
        ui_disc(ui, x, y, 8, ROLE_ON_SOIL);
    }
}

static void steps_draw(struct ui *ui, struct rect area, float horizon, const struct desk_view *v)
{
    int now = step_now(v), i;
    float part = area.w / STEPS;
    for (i = 0; i < STEPS && now >= 0; i++) {
        float x = area.x + part * ((float)i + 0.5f);
        struct ui_text t = step_text(ui, i, now, part);
        step_dot(ui, x, horizon - 7, i, now);
        ui_text(ui, x - part / 2 + 12, horizon + STEP_LABEL, part - 24, &t);
    }
}

/* "第 2 步，共 4 步：拷贝" */
static const char *step_line(struct ui *ui, const struct desk_view *v)
{
    int now = step_now(v);
    if (now < 0 || now >= STEPS) {
        return "";
    }
    return staff_join(ui, arena_format(ui_memory(ui), "%d / %d", now + 1, STEPS),
                      ui_word(ui, step_words[now]));
}

/* --- what can be done ------------------------------------------------------------------------- */

static size_t progress_acts(struct ui *ui, const struct desk_view *v, struct ui_button b[4],
                            enum progress_act acts[4])
{
    static const struct {
        enum progress_act act;
        const char *name, *word, *icon;
        enum ui_button_look look;
    } all[] = {
        {PROGRESS_NOW, "staff.now", "staff.now", "check", BUTTON_GOLD},
        {PROGRESS_INSTALL, "staff.install", "staff.install", "download", BUTTON_GOLD},
        {PROGRESS_TONIGHT, "staff.tonight", "staff.tonight", "moon", BUTTON_SOIL_3},
        {PROGRESS_STOP, "staff.stop", "staff.stop", "x", BUTTON_SOIL_3},
        {PROGRESS_STOP, "staff.stop", "staff.stop.waiting", "x", BUTTON_SOIL_3},
        {PROGRESS_READ, "staff.read", "staff.read", "check", BUTTON_GOLD},
        {PROGRESS_PACKS, "staff.packs", "staff.packs", "list-details", BUTTON_SOIL_3},
        {PROGRESS_LEAVE, "staff.leave", "staff.leave", "lock", BUTTON_SOIL_3},
    };
    unsigned which = 0, i;
    size_t n = 0;
    switch (v->step) {
    case DESK_COPIES:
    case DESK_CHECKS:
        which = v->wished ? 1u << 3 : 1u << 1 | 1u << 2 | 1u << 3;
        break;
    case DESK_READY:
        which = 1u << 1 | 1u << 2 | 1u << 4;
        break;
    case DESK_WAITS:
        which = 1u << 0 | 1u << 4 | 1u << 7;
        break;
    case DESK_SWITCHES:
        break;
    case DESK_DONE:
    case DESK_FAILED:
        which = 1u << 5 | 1u << 7;
        break;
    case DESK_RESTS:
        which = 1u << 6 | 1u << 7;
        break;
    }
    for (i = 0; i < sizeof all / sizeof *all; i++) {
        if (which & 1u << i) {
            acts[n] = all[i].act;
            b[n++] = (struct ui_button){
                .name = all[i].name,
                .label = all[i].act == PROGRESS_TONIGHT
                             ? ui_word_with(ui, all[i].word, staff_minute(ui, v->closing_min))
                             : ui_word(ui, all[i].word),
                .icon = all[i].icon,
                .look = all[i].look};
        }
    }
    return n;
}

static void progress_do(struct kiosk *k, enum progress_act act)
{
    switch (act) {
    case PROGRESS_NOW:
        staff_ask(k, DESK_INSTALL, NULL, DESK_AT_ONCE);
        break;
    case PROGRESS_INSTALL:
        staff_ask(k, DESK_INSTALL, NULL, DESK_WHEN_IDLE);
        break;
    case PROGRESS_TONIGHT:
        staff_ask(k, DESK_INSTALL, NULL, DESK_TONIGHT);
        break;
    case PROGRESS_STOP:
        if (staff_view(k)->step == DESK_READY) { /* nothing is left to be shown here */
            nav_replace(k->nav, "staff");
        }
        staff_ask(k, DESK_CANCEL, NULL, DESK_AT_ONCE);
        break;
    case PROGRESS_READ:
        staff_ask(k, DESK_FORGET, NULL, DESK_AT_ONCE);
        nav_replace(k->nav, "staff/packs");
        break;
    case PROGRESS_PACKS:
        nav_replace(k->nav, "staff/packs");
        break;
    case PROGRESS_LEAVE:
        if (staff_view(k)->step >= DESK_DONE) {
            staff_ask(k, DESK_FORGET, NULL, DESK_AT_ONCE); /* it has been read here */
        }
        staff_leave(k);
        break;
    }
}

static float progress_width(struct ui *ui, const struct ui_button *b, size_t n)
{
    float width = 0;
    while (n-- > 0) {
        width += ui_button_width(ui, &b[n], 160) + (n ? UI_GAP : 0);
    }
    return width;
}

/* Buttons, and beside or below them that stopping harms nothing. */
static float progress_buttons(struct kiosk *k, struct ui *ui, struct rect r, float y,
                              enum ui_role role, bool draw)
{
    const struct desk_view *v = staff_view(k);
    bool stops = v->step == DESK_COPIES || v->step == DESK_CHECKS;
    struct ui_text calm = staff_text(stops ? ui_word(ui, "staff.calm") : "", TYPE_LABEL, role);
    struct ui_button b[4] = {{0}};
    enum progress_act acts[4];
    size_t n = progress_acts(ui, v, b, acts);
    float height, beside;
    int tapped;
    height = ui_buttons_flow(ui, r, y, b, n, draw, &tapped);
    beside = stops ? progress_width(ui, b, n) + 32 : 0;
    if (stops && r.w - beside >= ui_text_width(ui, &calm)) {
        struct rect right = {r.x + beside, r.y + y, r.w - beside, height};
        if (draw) {
            ui_text_in(ui, right, &calm);
        }
    } else if (stops) {
        height += 16 + staff_put(ui, r, y + height + 16, &calm, draw);
    }
    if (tapped >= 0) {
        progress_do(k, acts[tapped]);
        ui_animate(ui);
    }
    return height;
}

/* --- as a picture ----------------------------------------------------------------------------- */

struct progress_plan {
    struct rect words, rings, buttons;
    float horizon;
};

static bool progress_plan(struct kiosk *k, struct ui *ui, struct rect area, struct progress_plan *p)
{
    const struct desk_view *v = staff_view(k);
    bool wide = area.w >= WIDE;
    float inner = area.w - 2 * UI_MARGIN, steps = steps_height(ui, area.w, v), soil, sky, side;
    soil = STEP_LABEL + steps + 28 + SOIL_PAD +
           progress_buttons(k, ui, rect_make(0, 0, inner, 0), 0, ROLE_ON_SOIL_SOFT, false);
    p->horizon = floorf(area.y + area.h - soil);
    if (wide) {
        p->horizon = fminf(p->horizon, area.y + area.h * 0.71f);
    }
    sky = p->horizon - 40 - area.y;
    p->words = rect_make(area.x + UI_MARGIN, area.y + 48, wide ? inner * 0.56f : inner, 0);
    p->words.h = staff_progress_words(k, ui, p->words, false);
    if (wide) {
        side = fminf(604, fminf(sky - 24, inner - p->words.w - 32));
        p->rings = rect_make(area.x + area.w - UI_MARGIN - 32 - side,
                             area.y + (sky - side) / 2 + 16, side, side);
        p->rings.x = fmaxf(p->rings.x - 40, p->words.x + p->words.w + 16);
    } else {
        side = fminf(640, sky - p->words.h - 48 - 64);
        p->rings =
            rect_make(area.x + (area.w - side) / 2,
                      p->words.y + p->words.h + (sky - 48 - p->words.h - side) / 2, side, side);
    }
    p->buttons = rect_make(area.x + UI_MARGIN, p->horizon + STEP_LABEL + steps + 28, inner, 0);
    if (!wide && p->words.h > area.h * QUIET) {
        return false; /* they would stand on the sun */
    }
    return !ui_reach(ui) && side >= 300 && p->words.h + 48 + 24 <= sky;
}

static void progress_picture(struct kiosk *k, struct ui *ui, struct rect area,
                             const struct progress_plan *p)
{
    const struct desk_view *v = staff_view(k);
    staff_sky(ui, area);
    staff_soil(ui, area, p->horizon);
    staff_progress_rings(ui, p->rings, v);
    staff_progress_words(k, ui, p->words, true);
    steps_draw(ui, area, p->horizon, v);
    progress_buttons(k, ui, p->buttons, 0, ROLE_ON_SOIL_SOFT, true);
}

/* --- as a list -------------------------------------------------------------------------------- */

static float progress_bar(struct ui *ui, struct rect r, float y, const struct desk_view *v,
                          bool draw)
{
    struct rect bar = {r.x, r.y + y, r.w, 20};
    if (v->step != DESK_COPIES && v->step != DESK_CHECKS) {
        return 0;
    }
    if (draw) {
        ui_fill(ui, bar, ROLE_RAISED, draw_round(10));
        ui_hairline(ui, bar, draw_round(10));
        bar.w = fmaxf(20, bar.w * staff_progress_part(v));
        ui_fill(ui, bar, ROLE_GOLD, draw_round(10));
    }
    return 36;
}

/* Where it is wide the rings stand beside the words. */
static float progress_list(struct kiosk *k, struct ui *ui, struct rect r, bool draw)
{
    const struct desk_view *v = staff_view(k);
    struct ui_text steps = staff_text(step_line(ui, v), TYPE_LABEL, ROLE_INK_SOFT);
    bool wide = r.w >= LIST_WIDE;
    struct rect words = r;
    float y = 24;
    words.w -= wide ? LIST_RINGS + 48 : 0;
    if (draw && wide) {
        staff_progress_rings(
            ui, rect_make(r.x + r.w - LIST_RINGS, r.y + 24, LIST_RINGS, LIST_RINGS), v);
    }
    words.y += y;
    y += staff_progress_words(k, ui, words, draw) + 24;
    words.y = r.y;
    y += wide ? 0 : progress_bar(ui, words, y, v, draw);
    y += ui_reach(ui) ? 0 : staff_put(ui, words, y, &steps, draw) + 20; /* there: above the band */
    y += progress_buttons(k, ui, words, y, ROLE_INK_SOFT, draw);
    return fmaxf(y, wide ? 24 + LIST_RINGS : 0) + 32;
}

void staff_progress_page(struct staff *s, struct kiosk *k, struct ui *ui, struct rect area)
{
    const struct desk_view *v = staff_view(k);
    struct rect inner = {area.x + UI_MARGIN, area.y, area.w - 2 * UI_MARGIN, 0};
    struct ui_scroll scroll = {.id = ui_id("staff.progress.list"), .view = area};
    struct progress_plan plan;
    (void)s;
    if (progress_plan(k, ui, area, &plan)) {
        progress_picture(k, ui, area, &plan);
        return;
    }
    staff_ground(ui, area, staff_progress_title(ui, v), step_line(ui, v));
    if (!ui_reach(ui)) {
        ui_fill(ui, area, ROLE_GROUND, draw_round(0));
    }
    scroll.content = progress_list(k, ui, inner, false);
    inner.y -= ui_scroll_begin(ui, &scroll);
    progress_list(k, ui, inner, true);
    ui_scroll_end(ui);
}
