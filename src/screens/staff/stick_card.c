/* The cards of packs on a stick. The large one tells what would change and offers to install it;
 * the small ones say what is the matter with theirs, or wait to be chosen. */
#include "stick.h"

#include "nav/nav.h"

#include <math.h>
#include <string.h>

#define COVER_W 200.0f
#define COVER_H 216.0f
#define COVER_WIDE 1000.0f /* width of a card from which the cover stands at its left */
#define COVER_LEAST 700.0f
#define BAR 16.0f

/* --- what changes ----------------------------------------------------------------------------- */

/* As many titles as so many lines hold; the rest is one touch away. */
static struct ui_text change_titles(struct ui *ui, const struct desk_view *v,
                                    enum desk_change_kind kind, float width, int lines)
{
    const char *between = ui_lang(ui) == TEXT_ZH ? "、" : "; ", *words = "";
    struct ui_text t = staff_text("", TYPE_LABEL, ROLE_INK);
    float most = ((float)lines + 0.2f) * t.line_height * ui_size(ui, TYPE_LABEL);
    size_t i, shown = 0;
    for (i = 0; i < v->change_count; i++) {
        const struct desk_change *c = &v->changes[i];
        const char *title = ui_lang(ui) == TEXT_EN ? c->en : c->zh, *more, *last;
        if (c->kind != kind) {
            continue;
        }
        more = arena_format(ui_memory(ui), "%s%s%s", words, shown ? between : "", title);
        last = shown + 1 < v->change_counts[kind] ? "…" : "";
        t.text = arena_format(ui_memory(ui), "%s%s", more, last);
        if (shown && ui_text_height(ui, width, &t) > most) {
            break;
        }
        words = more;
        shown++;
    }
    t.text = arena_format(ui_memory(ui), "%s%s", words,
                          shown < v->change_counts[kind] && shown ? "…" : "");
    return t;
}

float staff_change_rows(struct kiosk *k, struct ui *ui, struct rect r, float y, bool draw)
{
    static const char *const keys[] = {"staff.added", "staff.changed", "staff.removed"};
    static const char *const icons[] = {"plus", "refresh", "minus"};
    static const enum ui_role roles[] = {ROLE_RIGHT, ROLE_FOCUS, ROLE_INK_SOFT};
    const struct desk_view *v = staff_view(k);
    float icon = ui_size(ui, TYPE_LABEL) * 1.2f, label = 0, top = y;
    int kind;
    for (kind = 0; kind < DESK_CHANGE_KINDS; kind++) {
        struct ui_text t = staff_text(ui_word_with(ui, keys[kind], "000"), TYPE_LABEL, ROLE_INK);
        t.bold = true;
        label = fmaxf(label, ui_text_width(ui, &t) + 2);
    }
    for (kind = 0; kind < DESK_CHANGE_KINDS; kind++) {
        const char *count = arena_format(ui_memory(ui), "%zu", v->change_counts[kind]);
        struct ui_text t = staff_text(ui_word_with(ui, keys[kind], count), TYPE_LABEL, roles[kind]);
        bool beside = r.w - icon - 12 - label - 24 >= 400;
        struct rect head = {r.x + icon + 12, r.y, label, 0}, rest = head;
        struct ui_text titles;
        float height;
        if (v->change_counts[kind] == 0) {
            continue;
        }
        t.bold = true;
        rest.x += beside ? label + 24 : 0;
        rest.w = r.x + r.w - rest.x;
        titles = change_titles(ui, v, (enum desk_change_kind)kind, rest.w, beside ? 1 : 2);
        if (draw) {
            float line = t.line_height * ui_size(ui, TYPE_LABEL);
            ui_icon(ui, rect_make(r.x, r.y + y + (line - icon) / 2, icon, icon), icons[kind],
                    roles[kind]);
        }
        height = staff_put(ui, head, y, &t, draw);
        y += beside ? 0 : height;
        height = beside ? fmaxf(height, staff_put(ui, rest, y, &titles, draw))
                        : staff_put(ui, rest, y, &titles, draw);
        y += height + 12;
    }
    return y - top;
}

/* A slim bar while the pack is brought in: its changes are told as soon as that is done. */
static float card_preparing(struct kiosk *k, struct ui *ui, struct rect r, float y, bool draw)
{
    const struct desk_view *v = staff_view(k);
    const char *word = v->step == DESK_COPIES ? "staff.copying" : "staff.checking";
    float part = v->all ? (float)((double)v->done / (double)v->all) : 0, top = y;
    struct ui_text t = staff_text(ui_word(ui, word), TYPE_LABEL, ROLE_INK);
    struct ui_text soft = staff_text(ui_word(ui, "staff.preparing"), TYPE_LABEL, ROLE_INK_SOFT);
    if (v->step == DESK_COPIES && v->all) {
        t.text = staff_join(ui, t.text,
                            arena_format(ui_memory(ui), "%s / %s", staff_bytes(ui, v->done),
                                         staff_bytes(ui, v->all)));
    }
    y += staff_put(ui, r, y, &t, draw) + 8;
    if (draw) {
        struct rect bar = {r.x, r.y + y, r.w, BAR};
        ui_fill(ui, bar, ROLE_RAISED, draw_round(BAR / 2));
        ui_hairline(ui, bar, draw_round(BAR / 2));
        bar.w = fmaxf(BAR, bar.w * fminf(part, 1));
        ui_fill(ui, bar, ROLE_GOLD, draw_round(BAR / 2));
    }
    y += BAR + 12;
    return y + staff_put(ui, r, y, &soft, draw) - top;
}

static float card_changes(struct kiosk *k, struct ui *ui, struct rect r, float y,
                          const struct desk_pack *p, bool draw)
{
    const struct desk_view *v = staff_view(k);
    struct ui_text t = staff_text(ui_word(ui, "staff.changes.later"), TYPE_LABEL, ROLE_INK_SOFT);
    float top = y;
    if (!staff_is_work(v, p)) {
        return staff_put(ui, r, y, &t, draw);
    }
    if (v->step == DESK_COPIES || v->step == DESK_CHECKS) {
        return card_preparing(k, ui, r, y, draw);
    }
    if (v->changes_known && v->change_count > 0) {
        y += staff_change_rows(k, ui, r, y, draw);
    } else {
        t.text = ui_word(ui, v->changes_known ? "staff.changes.none" : "staff.changes.first");
        y += staff_put(ui, r, y, &t, draw);
    }
    return y - top;
}

/* --- what can be done ------------------------------------------------------------------------- */

/* What is under way with another pack makes room first. */
static void card_take(struct kiosk *k, const struct desk_pack *p)
{
    enum desk_step step = staff_view(k)->step;
    if (step == DESK_COPIES || step == DESK_CHECKS || step == DESK_WAITS) {
        staff_ask(k, DESK_CANCEL, NULL, DESK_AT_ONCE);
    }
    staff_ask(k, DESK_TAKE, p->file, DESK_AT_ONCE);
}

static void card_install(struct kiosk *k, const struct desk_pack *p, enum desk_when when)
{
    if (!staff_is_work(staff_view(k), p)) {
        card_take(k, p);
    }
    staff_ask(k, DESK_INSTALL, NULL, when);
    nav_push(k->nav, "staff/progress");
}

enum card_act { CARD_INSTALL, CARD_TONIGHT, CARD_CHANGES, CARD_LOOK, CARD_PROGRESS };

static size_t card_acts(struct ui *ui, const struct desk_view *v, const struct desk_pack *p,
                        struct ui_button b[4], enum card_act acts[4])
{
    bool work = staff_is_work(v, p);
    size_t n = 0;
    if (work && (v->step > DESK_READY || v->wished)) {
        acts[n] = CARD_PROGRESS;
        b[n++] = (struct ui_button){.name = "staff.progress",
                                    .label = ui_word(ui, "staff.progress.see"),
                                    .icon = "clock",
                                    .look = BUTTON_PRIMARY};
    } else if (work || p->code == STORE_STAGED) {
        acts[n] = CARD_INSTALL;
        b[n++] = (struct ui_button){.name = "staff.install",
                                    .label = ui_word(ui, "staff.install"),
                                    .icon = "download",
                                    .look = BUTTON_PRIMARY};
        acts[n] = CARD_TONIGHT;
        b[n++] = (struct ui_button){
            .name = "staff.tonight",
            .label = ui_word_with(ui, "staff.tonight", staff_minute(ui, v->closing_min)),
            .icon = "moon",
            .look = BUTTON_PLAIN};
    }
    if (work && v->changes_known && v->change_count > 0) {
        acts[n] = CARD_CHANGES;
        b[n++] = (struct ui_button){
            .name = "staff.changes", .label = ui_word(ui, "staff.changes"), .look = BUTTON_PLAIN};
    } else if (!work && p->code == STORE_STAGED) {
        acts[n] = CARD_LOOK;
        b[n++] = (struct ui_button){
            .name = "staff.look", .label = ui_word(ui, "staff.look"), .look = BUTTON_PLAIN};
    }
    return n;
}

static void card_do(struct kiosk *k, const struct desk_pack *p, enum card_act act)
{
    switch (act) {
    case CARD_INSTALL:
        card_install(k, p, DESK_WHEN_IDLE);
        break;
    case CARD_TONIGHT:
        card_install(k, p, DESK_TONIGHT);
        break;
    case CARD_CHANGES:
        nav_push(k->nav, "staff/changes");
        break;
    case CARD_LOOK:
        card_take(k, p);
        break;
    case CARD_PROGRESS:
        nav_push(k->nav, "staff/progress");
        break;
    }
}

/* --- cards ------------------------------------------------------------------------------------ */

static void card_ground(struct ui *ui, struct rect r, enum ui_role role)
{
    ui_fill(ui, r, role, draw_round(UI_RADIUS));
    ui_hairline(ui, r, draw_round(UI_RADIUS));
}

/* The cover at the left or on top; what is left for words. */
static struct rect card_cover(struct ui *ui, struct rect r, const struct desk_pack *p, bool draw)
{
    struct rect place = {r.x, r.y, COVER_W, r.h}, rest = r;
    struct draw_corners corners = {UI_RADIUS, 0, 0, UI_RADIUS};
    if (r.w >= COVER_WIDE) {
        rest.x += COVER_W;
        rest.w -= COVER_W;
    } else if (r.w >= COVER_LEAST && !ui_reach(ui)) {
        place = rect_make(r.x, r.y, r.w, COVER_H);
        corners = draw_round_top(UI_RADIUS);
        rest.y += COVER_H;
        rest.h -= COVER_H;
    } else {
        return rest;
    }
    if (draw) {
        staff_pack_cover(ui, place, p, corners);
    }
    return rest;
}

float staff_stick_large(struct kiosk *k, struct ui *ui, struct rect r,
                        const struct desk_pack *found, bool draw)
{
    const struct desk_view *v = staff_view(k);
    const struct desk_pack known = staff_known(v, found), *p = &known;
    bool good = p->code == STORE_STAGED || staff_is_work(v, p);
    struct ui_button b[4] = {{0}};
    enum card_act acts[4];
    size_t n = card_acts(ui, v, p, b, acts);
    struct rect rest, in;
    float y = STICK_PAD, buttons, cover;
    int tapped;
    if (draw) {
        card_ground(ui, r, ROLE_SURFACE);
    }
    rest = card_cover(ui, r, p, draw);
    cover = rest.y - r.y;
    in = rect_make(rest.x + 40, rest.y, rest.w - 80, 0);
    y += staff_stick_name(k, ui, in, y, p, true, draw) + 20;
    if (!good && p->code == STORE_INCOMPLETE) {
        y += staff_stick_torn(ui, in, y, p, draw) + 20;
    }
    y += good ? card_changes(k, ui, in, y, p, draw) : staff_stick_saying(ui, in, y, p, draw);
    y += n ? 24 : 0;
    buttons = ui_buttons_flow(ui, in, 0, b, n, false, &tapped);
    if (draw && n) {
        ui_buttons_flow(ui, in, fmaxf(y, rest.h - STICK_PAD - buttons), b, n, true, &tapped);
        if (tapped >= 0) {
            card_do(k, p, acts[tapped]);
            ui_animate(ui);
        }
    }
    return cover + y + buttons + STICK_PAD;
}

float staff_stick_small(struct staff *s, struct kiosk *k, struct ui *ui, struct rect r, size_t at,
                        bool draw)
{
    const struct desk_view *v = staff_view(k);
    const struct desk_pack known = staff_known(v, &v->found[at]), *p = &known;
    struct rect in = {r.x + STICK_PAD, r.y, r.w - 2 * STICK_PAD, 0};
    const struct ui_button choose = {.name = "staff.choose",
                                     .index = (int)at + 1,
                                     .label = ui_word(ui, "staff.choose"),
                                     .icon = "arrow-left",
                                     .look = BUTTON_SURFACE};
    float y = STICK_PAD;
    int tapped = -1;
    if (draw) {
        card_ground(ui, r, ROLE_RAISED);
    }
    y += staff_stick_name(k, ui, in, y, p, false, draw) + 16;
    if (p->code == STORE_INCOMPLETE) {
        y += staff_stick_torn(ui, in, y, p, draw) + 16;
    }
    if (p->code == STORE_STAGED || staff_is_work(v, p)) {
        y += ui_buttons_flow(ui, in, y, &choose, 1, draw, &tapped);
    } else {
        y += staff_stick_saying(ui, in, y, p, draw);
    }
    if (tapped == 0 && p->file && strlen(p->file) < sizeof s->chosen) {
        memcpy(s->chosen, p->file, strlen(p->file) + 1);
        ui_animate(ui);
    }
    return y + STICK_PAD;
}
