/* Two lists: what happened on this kiosk, the latest first, and every title that the chosen pack
 * changes. Each lies on a plate of its own and scrolls; only rows in view are measured twice. */
#include "staff.h"

#include "nav/nav.h"

#include <math.h>

#define PLATE_PAD 32.0f
#define ROW_GAP 20.0f
#define WHEN_W 380.0f
#define WHEN_WIDE 1400.0f /* u of the plate from which the moment stands at the left */

/* --- the page both stand on ------------------------------------------------------------------- */

typedef float list_rows(struct kiosk *k, struct ui *ui, struct rect r, const struct rect *view,
                        bool draw);

struct list_page {
    const char *id, *title, *line;
    list_rows *rows;
};

static float list_head(struct kiosk *k, struct ui *ui, struct rect r, const struct list_page *p,
                       bool draw)
{
    const struct ui_button b = {.name = "staff.back",
                                .label = ui_word(ui, "staff.back"),
                                .icon = "arrow-left",
                                .look = BUTTON_SURFACE};
    const struct staff_head h = {
        .title = p->title, .line = p->line, .buttons = &b, .button_count = 1};
    int tapped;
    float height = staff_heading(ui, r, &h, draw, &tapped);
    if (tapped == 0) {
        nav_back(k->nav);
    }
    return height;
}

static void list_page(struct kiosk *k, struct ui *ui, struct rect area, const struct list_page *p)
{
    struct rect inner = {area.x + UI_MARGIN, area.y, area.w - 2 * UI_MARGIN, 0}, plate, r;
    struct ui_scroll scroll = {.id = ui_id(p->id), .opaque = true, .ground = ROLE_SURFACE};
    staff_ground(ui, area, p->title, p->line);
    plate = inner;
    plate.y += list_head(k, ui, inner, p, true) + 24;
    plate.h = area.y + area.h - 24 - plate.y;
    scroll.view = plate;
    scroll.corners = draw_round(UI_RADIUS);
    r = rect_make(plate.x + PLATE_PAD, plate.y, plate.w - 2 * PLATE_PAD, 0);
    scroll.content = p->rows(k, ui, r, NULL, false);
    if (scroll.content < plate.h) {
        plate.h = scroll.view.h = fmaxf(scroll.content, 120);
    }
    r.y -= ui_scroll_begin(ui, &scroll);
    ui_fill(ui, plate, ROLE_SURFACE, draw_round(0));
    p->rows(k, ui, r, &plate, true);
    ui_scroll_end(ui);
    ui_hairline(ui, plate, draw_round(UI_RADIUS));
}

static bool list_seen(const struct rect *view, float top, float height)
{
    return view && top < view->y + view->h && top + height > view->y;
}

/* --- history ---------------------------------------------------------------------------------- */

struct history_words {
    struct ui_text when, what, result, small;
    enum staff_sign sign;
    enum ui_role role;
};

static const char *history_what(struct ui *ui, const struct store_event *e)
{
    static const char *const keys[STORE_ACTIONS] = {[STORE_DID_INSTALL] = "staff.did.install",
                                                    [STORE_DID_STAGE] = "staff.did.stage",
                                                    [STORE_DID_SWITCH] = "staff.did.switch",
                                                    [STORE_DID_LATER] = "staff.did.later",
                                                    [STORE_DID_ROLL_BACK] = "staff.did.roll_back",
                                                    [STORE_DID_FALL_BACK] = "staff.did.fall_back",
                                                    [STORE_DID_PROVE] = "staff.did.prove",
                                                    [STORE_DID_VERIFY] = "staff.did.verify"};
    const char *words = ui_word(ui, keys[e->action]);
    if (e->label.label[0] || e->label.id[0]) {
        words = staff_join(ui, words, e->label.label[0] ? e->label.label : e->label.id);
    }
    return e->label.seq ? staff_join(ui, words, staff_number(ui, e->label.seq)) : words;
}

static struct history_words history_words(struct ui *ui, const struct store_event *e)
{
    bool good = !store_sayings[e->code].code[0], tells;
    bool fell = e->action == STORE_DID_FALL_BACK;
    struct history_words w = {.sign = good && !fell ? SIGN_TICK : SIGN_CROSS,
                              .role = good && !fell ? ROLE_RIGHT : ROLE_WRONG};
    const char *small = good ? "" : staff_code(ui, e->code, e->detail);
    w.when = staff_text(staff_when(ui, e->when_s), TYPE_LABEL, ROLE_INK_SOFT);
    w.what = staff_text(history_what(ui, e), TYPE_LABEL, ROLE_INK);
    w.what.bold = true;
    if (e->code == STORE_CANCELLED) { /* somebody wished so */
        w.sign = SIGN_NOTE;
        w.role = ROLE_INK_SOFT;
    }
    tells = !good || e->action == STORE_DID_INSTALL || e->action == STORE_DID_STAGE;
    w.result = staff_text(tells ? staff_saying(ui, e->code) : "", TYPE_LABEL, ROLE_INK);
    w.result.lang = staff_saying_lang(ui);
    if (e->key[0]) {
        small = staff_join(ui, small, ui_word_with(ui, "staff.signed", e->key));
    }
    if (e->from[0]) {
        small = staff_join(ui, small, ui_word_with(ui, "staff.from", e->from));
    }
    w.small = staff_text(small, TYPE_CAPTION, ROLE_INK_SOFT);
    return w;
}

static float history_row(struct ui *ui, struct rect r, float y, const struct store_event *e,
                         bool draw)
{
    struct history_words w = history_words(ui, e);
    float mark = ui_size(ui, TYPE_LABEL) * 1.4f, top = y, line;
    bool beside = r.w >= WHEN_WIDE;
    struct rect left = {r.x + mark + 20, r.y, WHEN_W, 0};
    struct rect in = {left.x, r.y, r.x + r.w - left.x, 0};
    line = w.what.line_height * ui_size(ui, TYPE_LABEL);
    if (draw) {
        staff_mark(ui, rect_make(r.x, r.y + y + (line - mark) / 2, mark, mark), w.sign, w.role,
                   ROLE_SURFACE);
    }
    if (beside) {
        left.w = fmaxf(WHEN_W, ui_text_width(ui, &w.when) + 24);
        in.x += left.w;
        in.w -= left.w;
        staff_put(ui, left, y, &w.when, draw);
    } else {
        y += staff_put(ui, in, y, &w.when, draw);
    }
    y += staff_put(ui, in, y, &w.what, draw);
    y += staff_put(ui, in, y, &w.result, draw);
    return y + staff_put(ui, in, y, &w.small, draw) - top;
}

static float history_rows(struct kiosk *k, struct ui *ui, struct rect r, const struct rect *view,
                          bool draw)
{
    const struct desk_view *v = staff_view(k);
    struct ui_text none = staff_text(ui_word(ui, "staff.history.none"), TYPE_BODY, ROLE_INK_SOFT);
    float y = 28;
    size_t i;
    for (i = 0; i < v->history_count; i++) {
        float height = history_row(ui, r, y, &v->history[i], false);
        if (draw && list_seen(view, r.y + y, height)) {
            history_row(ui, r, y, &v->history[i], true);
            if (i > 0) {
                ui_fill(ui, rect_make(r.x, r.y + y - ROW_GAP / 2 - 1, r.w, 2), ROLE_LINE,
                        draw_round(0));
            }
        }
        y += height + ROW_GAP;
    }
    if (v->history_count == 0) {
        y += staff_put(ui, r, y, &none, draw) + ROW_GAP;
    }
    return y + 8;
}

void staff_history_page(struct staff *s, struct kiosk *k, struct ui *ui, struct rect area)
{
    const char *kiosk = staff_view(k)->kiosk;
    const struct list_page page = {.id = "staff.history.list",
                                   .title = ui_word(ui, "staff.history"),
                                   .line = kiosk ? kiosk : "",
                                   .rows = history_rows};
    (void)s;
    list_page(k, ui, area, &page);
}

/* --- all changes ------------------------------------------------------------------------------ */

static const char *const change_keys[] = {"staff.added", "staff.changed", "staff.removed"};
static const char *const change_icons[] = {"plus", "refresh", "minus"};
static const enum ui_role change_roles[] = {ROLE_RIGHT, ROLE_FOCUS, ROLE_INK_SOFT};

static float change_title(struct ui *ui, struct rect r, float y, const struct desk_change *c,
                          bool draw)
{
    struct ui_text t = staff_text(ui_lang(ui) == TEXT_EN ? c->en : c->zh, TYPE_LABEL, ROLE_INK);
    float icon = ui_size(ui, TYPE_LABEL) * 1.2f, line = t.line_height * ui_size(ui, TYPE_LABEL);
    struct rect in = {r.x + icon + 16, r.y, r.w - icon - 16, 0};
    if (draw) {
        ui_icon(ui, rect_make(r.x, r.y + y + (line - icon) / 2, icon, icon), change_icons[c->kind],
                change_roles[c->kind]);
    }
    return staff_put(ui, in, y, &t, draw);
}

/* As many of one kind as stand side by side; the height of the highest. */
static float changes_row(struct ui *ui, struct rect r, float y, const struct desk_change *c,
                         size_t count, size_t columns, bool draw)
{
    float width = (r.w - (float)(columns - 1) * 32) / (float)columns, most = 0;
    size_t i;
    for (i = 0; i < count; i++) {
        struct rect at = {r.x + (float)i * (width + 32), r.y, width, 0};
        most = fmaxf(most, change_title(ui, at, y, &c[i], draw));
    }
    return most;
}

static float changes_rows(struct kiosk *k, struct ui *ui, struct rect r, const struct rect *view,
                          bool draw)
{
    const struct desk_view *v = staff_view(k);
    struct ui_text none = staff_text(ui_word(ui, "staff.changes.none"), TYPE_BODY, ROLE_INK_SOFT);
    float em = ui_size(ui, TYPE_LABEL), y = 28, height;
    size_t columns = r.w >= 54 * em ? 3 : r.w >= 30 * em ? 2 : 1, i = 0, n;
    while (i < v->change_count) {
        const struct desk_change *c = &v->changes[i];
        if (i == 0 || c->kind != v->changes[i - 1].kind) {
            const char *count = arena_format(ui_memory(ui), "%zu", v->change_counts[c->kind]);
            struct ui_text head =
                staff_serif(ui_word_with(ui, change_keys[c->kind], count), TYPE_HEADING, ROLE_INK);
            y += i > 0 ? 24 : 0;
            y += staff_put(ui, r, y, &head, draw) + 8;
        }
        for (n = 1; n < columns && i + n < v->change_count && c[n].kind == c->kind; n++) {
        }
        height = changes_row(ui, r, y, c, n, columns, false);
        if (draw && list_seen(view, r.y + y, height)) {
            changes_row(ui, r, y, c, n, columns, true);
        }
        y += height + 12;
        i += n;
    }
    if (v->change_count == 0) {
        y += staff_put(ui, r, y, &none, draw) + ROW_GAP;
    }
    return y + 20;
}

void staff_changes_page(struct staff *s, struct kiosk *k, struct ui *ui, struct rect area)
{
    const struct desk_view *v = staff_view(k);
    const char *pack = v->work.label.label[0]
                           ? staff_join(ui, staff_title(ui, &v->work), v->work.label.label)
                           : "";
    const struct list_page page = {.id = "staff.changes.list",
                                   .title = ui_word(ui, "staff.changes"),
                                   .line = pack,
                                   .rows = changes_rows};
    (void)s;
    list_page(k, ui, area, &page);
}
