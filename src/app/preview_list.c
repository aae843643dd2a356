/* The list of problems: a page of its own over everything, because in reach mode or at extra large
 * size a sheet would leave no room for one. Each row names kind, file and line as the terminal
 * does, what is wrong and how to mend it; one whose page is known leads there. */
#include "app/preview.h"

#include "ui/button.h"

#include <math.h>
#include <string.h>

#define LIST_SCROLL "preview.list"
#define LIST_GAP 16.0f
#define ROW_PADDING 28.0f
#define ROW_MARK 64.0f /* the shape on the left */
#define ROW_WAY 56.0f  /* the way to the page on the right */
#define LIST_WIDEST 1400.0f
#define HEAD_LOW 560.0f /* where less height is left, the head has one line */

struct list_frame {
    struct ui *ui;
    struct preview_view *v;
    enum diag_lang lang;
    struct rect view;
    bool start; /* there is no screen to go back to */
};

static enum diag_lang list_lang(const struct ui *ui)
{
    return ui_lang(ui) == TEXT_EN ? DIAG_EN : DIAG_ZH;
}

static bool list_shows(const struct preview_view *v, const struct preview_message *m)
{
    return m->level == DIAG_ERROR || !v->hide_warnings;
}

/* --- one row ---------------------------------------------------------------------------------- */

struct row_look {
    const char *icon, *word;
    enum ui_role role;
};

static const struct row_look row_looks[] = {
    [DIAG_NOTE] = {"info-circle", "preview.note", ROLE_INK_SOFT},
    [DIAG_WARNING] = {"alert-triangle", "preview.warning", ROLE_INK},
    [DIAG_ERROR] = {"x", "preview.error", ROLE_WRONG}};

struct row_words {
    struct ui_text kind, place, text, remedy;
};

static const char *row_place(struct ui *ui, const struct preview_message *m)
{
    if (m->line == 0 || (m->line == 1 && m->column == 1)) { /* the whole file */
        return m->file;
    }
    return m->column > 0 ? arena_format(ui_memory(ui), "%s:%d:%d", m->file, m->line, m->column)
                         : arena_format(ui_memory(ui), "%s:%d", m->file, m->line);
}

static struct row_words row_words(const struct list_frame *f, const struct preview_message *m)
{
    const struct row_look *look = &row_looks[m->level];
    const struct diag_said *said = &m->said[f->lang];
    const char *tag = f->lang == DIAG_EN ? "en" : "zh";
    return (struct row_words){
        .kind = {.text = ui_word(f->ui, look->word),
                 .type = TYPE_LABEL,
                 .role = look->role,
                 .bold = true},
        .place = {.text = row_place(f->ui, m), .type = TYPE_LABEL, .role = ROLE_INK, .bold = true},
        .text = {.text = said->text,
                 .type = TYPE_BODY,
                 .role = ROLE_INK,
                 .lang = tag,
                 .line_height = 1.4f},
        .remedy = {.text = said->remedy,
                   .type = TYPE_LABEL,
                   .role = ROLE_INK_SOFT,
                   .lang = tag,
                   .line_height = 1.4f}};
}

/* Kind and place stand beside each other where there is room. */
static float row_flow(struct ui *ui, const struct row_words *w, struct rect r, bool draw)
{
    float kind = ui_text_width(ui, &w->kind) + 20, y = r.y;
    bool beside = kind + ui_text_width(ui, &w->place) <= r.w;
    float first = ui_text_height(ui, r.w, &w->kind);
    if (draw) {
        ui_text(ui, r.x, y, r.w, &w->kind);
    }
    if (beside && draw) {
        ui_text(ui, r.x + kind, y, r.w - kind, &w->place);
    }
    y += first;
    if (!beside) {
        y += draw ? ui_text(ui, r.x, y, r.w, &w->place) : ui_text_height(ui, r.w, &w->place);
    }
    y += 6;
    y += draw ? ui_text(ui, r.x, y, r.w, &w->text) : ui_text_height(ui, r.w, &w->text);
    if (w->remedy.text[0]) {
        y += 6;
        y += draw ? ui_text(ui, r.x, y, r.w, &w->remedy) : ui_text_height(ui, r.w, &w->remedy);
    }
    return y - r.y;
}

static struct rect row_inner(struct rect r, const struct preview_message *m)
{
    float left = ROW_PADDING + ROW_MARK + 20, right = ROW_PADDING + (m->route[0] ? ROW_WAY : 0);
    return rect_make(r.x + left, r.y + ROW_PADDING, r.w - left - right, 0);
}

static float row_height(const struct list_frame *f, const struct preview_message *m)
{
    struct row_words w = row_words(f, m);
    struct rect r = rect_make(0, 0, f->view.w, 0);
    return fmaxf(UI_TOUCH, ceilf(row_flow(f->ui, &w, row_inner(r, m), false)) + 2 * ROW_PADDING);
}

static void row_mark(struct ui *ui, struct rect r, enum diag_level level)
{
    const struct row_look *look = &row_looks[level];
    if (level == DIAG_ERROR) { /* a full disc; the others are outlines */
        ui_disc(ui, r.x + r.w / 2, r.y + r.h / 2, r.w / 2, ROLE_WRONG);
        ui_icon(ui, rect_inset(r, 12), look->icon, ROLE_SURFACE);
    } else {
        ui_icon(ui, rect_inset(r, 4), look->icon, look->role);
    }
}

/* True when it was tapped. */
static bool row_show(const struct list_frame *f, struct rect r, const struct preview_message *m,
                     int index)
{
    struct ui *ui = f->ui;
    struct row_words w = row_words(f, m);
    struct ui_state state = {0};
    float line;
    if (m->route[0]) {
        struct ui_target target = {.id = ui_id_at("preview.row", index),
                                   .rect = r,
                                   .name = arena_format(ui_memory(ui), "preview.row.%d", index),
                                   .label = w.place.text,
                                   .kind = UI_LIST_ROW};
        state = ui_target(ui, &target);
    }
    if (state.pressed) {
        r.y += 6;
    }
    ui_fill(ui, r, ROLE_SURFACE, draw_round(UI_RADIUS));
    ui_hairline(ui, r, draw_round(UI_RADIUS));
    line = ui_text_height(ui, r.w, &w.kind);
    row_mark(
        ui,
        rect_make(r.x + ROW_PADDING, r.y + ROW_PADDING + (line - ROW_MARK) / 2, ROW_MARK, ROW_MARK),
        m->level);
    row_flow(ui, &w, row_inner(r, m), true);
    if (m->route[0]) {
        ui_icon(ui, rect_make(r.x + r.w - ROW_PADDING - ROW_WAY + 8, r.y + (r.h - 48) / 2, 48, 48),
                "chevron-right", ROLE_INK);
    }
    if (state.pressed) {
        ui_pressed_shade(ui, r, draw_round(UI_RADIUS));
    }
    return state.clicked;
}

const char *preview_count(struct ui *ui, enum diag_level level, size_t count)
{
    const char *key = level == DIAG_ERROR ? (count == 1 ? "preview.errors.one" : "preview.errors")
                      : count == 1        ? "preview.warnings.one"
                                          : "preview.warnings";
    return ui_word_with(ui, key, arena_format(ui_memory(ui), "%zu", count));
}

/* --- head ------------------------------------------------------------------------------------- */

static const char *head_title(const struct list_frame *f)
{
    const struct preview_report *r = f->v->report;
    struct ui *ui = f->ui;
    const char *errors =
        ui_word_with(ui, "preview.errors", arena_format(ui_memory(ui), "%zu", r->errors));
    const char *warnings = preview_count(ui, DIAG_WARNING, r->warnings);
    if (r->errors && r->warnings) {
        return arena_format(ui_memory(ui), "%s · %s", errors, warnings);
    }
    return r->errors ? errors : r->warnings ? warnings : ui_word(ui, "preview.fine");
}

/* What an author must know before anything else. */
static const char *head_line(const struct list_frame *f)
{
    const struct preview_report *r = f->v->report;
    struct ui *ui = f->ui;
    if (f->v->stopped) {
        return ui_word(ui, "preview.stopped");
    }
    if (r->failed && r->failed[0]) {
        return ui_word_with(ui, "preview.failed", r->failed);
    }
    if (r->errors) {
        return ui_word(ui, f->start ? "preview.first" : "preview.old");
    }
    return ui_word_with(ui, "preview.folder", f->v->source);
}

/* "Hide warnings" and the way out, from the right; returns where they begin. */
static float head_buttons(const struct list_frame *f, float right, float y)
{
    struct ui *ui = f->ui;
    struct preview_view *v = f->v;
    struct ui_button close = {.name = "preview.close",
                              .label = ui_word(ui, "panel.close"),
                              .icon = "x",
                              .icon_only = true,
                              .look = BUTTON_SURFACE};
    struct ui_button hide = {.name = "preview.hide",
                             .label = ui_word(ui, "preview.hide"),
                             .icon = v->hide_warnings ? "check" : NULL,
                             .look = v->hide_warnings ? BUTTON_GOLD : BUTTON_SURFACE};
    float height = ui_button_height(ui), w;
    if (!f->start) {
        right -= height;
        if (ui_button(ui, rect_make(right, y, height, height), &close)) {
            v->open = false;
            ui_animate(ui);
        }
        right -= UI_GAP;
    }
    if (v->report->warnings || v->hide_warnings) {
        w = ui_button_width(ui, &hide, 200);
        right -= w;
        if (ui_button(ui, rect_make(right, y, w, height), &hide)) {
            v->hide_warnings = !v->hide_warnings;
            ui_scroll_to(ui, ui_id(LIST_SCROLL), 0, true);
            ui_animate(ui);
        }
        right -= UI_GAP;
    }
    return right;
}

/* Returns its height. */
static float list_head(const struct list_frame *f, struct rect area)
{
    struct ui *ui = f->ui;
    bool low = area.h < HEAD_LOW, narrow;
    struct ui_text title = {.text = head_title(f),
                            .type = TYPE_HEADING,
                            .role = ROLE_INK,
                            .serif = true,
                            .bold = true,
                            .tight = true,
                            .headline = true};
    struct ui_text line = {
        .text = head_line(f), .type = TYPE_LABEL, .role = ROLE_INK_SOFT, .headline = true};
    float top = area.y + (low ? 16 : 32), button = ui_button_height(ui), y = top, left;
    float right = head_buttons(f, area.x + area.w, top);
    narrow = right - area.x < ui_text_width(ui, &title) && !low;
    left = right - area.x;
    if (narrow) { /* below the buttons, in their own lines */
        y += button + 12;
        left = area.w;
    }
    title.size = ui_fit_size(ui, left, narrow ? 2 : 1, &title);
    if (narrow) {
        y += ui_text(ui, area.x, y, left, &title);
    } else {
        ui_text_in(ui, rect_make(area.x, y, left, button), &title);
        y += button;
    }
    if (!low || f->start) {
        y += 4 + ui_text(ui, area.x, y + 4, area.w, &line);
    }
    return y + 20 - area.y;
}

/* --- the whole -------------------------------------------------------------------------------- */

static float list_content(const struct list_frame *f, float *heights)
{
    const struct preview_report *r = f->v->report;
    float sum = 0;
    size_t i;
    for (i = 0; i < r->count; i++) {
        heights[i] = list_shows(f->v, &r->messages[i]) ? row_height(f, &r->messages[i]) : 0;
        sum += heights[i] > 0 ? heights[i] + LIST_GAP : 0;
    }
    return sum;
}

static float list_more(const struct list_frame *f, float y, bool draw)
{
    struct ui *ui = f->ui;
    struct ui_text more = {
        .text = ui_word_with(ui, "preview.more",
                             arena_format(ui_memory(ui), "%zu", f->v->report->unshown)),
        .type = TYPE_LABEL,
        .role = ROLE_INK_SOFT};
    if (f->v->report->unshown == 0) {
        return 0;
    }
    return (draw ? ui_text(ui, f->view.x + ROW_PADDING, y, f->view.w - 2 * ROW_PADDING, &more)
                 : ui_text_height(ui, f->view.w - 2 * ROW_PADDING, &more)) +
           LIST_GAP;
}

static const struct preview_message *list_rows(const struct list_frame *f)
{
    const struct preview_report *r = f->v->report;
    struct ui *ui = f->ui;
    float *heights = arena_alloc_array(ui_memory(ui), r->count + 1, sizeof *heights), y;
    struct ui_scroll scroll = {
        .id = ui_id(LIST_SCROLL), .view = f->view, .opaque = true, .ground = ROLE_GROUND};
    const struct preview_message *tapped = NULL;
    size_t i;
    scroll.content = list_content(f, heights) + list_more(f, 0, false) + 24;
    y = f->view.y - ui_scroll_begin(ui, &scroll);
    for (i = 0; i < r->count; i++) {
        struct rect row = rect_make(f->view.x, y, f->view.w, heights[i]);
        if (heights[i] <= 0) {
            continue;
        }
        if (row.y < f->view.y + f->view.h && row.y + row.h > f->view.y &&
            row_show(f, row, &r->messages[i], (int)i)) {
            tapped = &r->messages[i];
        }
        y += heights[i] + LIST_GAP;
    }
    list_more(f, y, true);
    ui_scroll_end(ui);
    return tapped;
}

/* What a hand reaches, less margins, and not wider than can be read. */
static struct rect list_area(const struct ui *ui)
{
    struct rect screen = ui_screen(ui);
    float top = ui_upper(ui).h, w = fminf(screen.w - 2 * UI_MARGIN, LIST_WIDEST);
    return rect_make((screen.w - w) / 2, top, w, ui_floor(ui) - top);
}

static const struct preview_message *list_show(struct ui *ui, struct preview_view *v, bool start)
{
    struct list_frame f = {.ui = ui, .v = v, .lang = list_lang(ui), .start = start};
    struct rect area = list_area(ui);
    const struct preview_message *tapped;
    float head;
    ui_fill(ui, ui_screen(ui), ROLE_GROUND, draw_round(0));
    head = list_head(&f, area);
    f.view = rect_make(area.x, area.y + head, area.w, area.h - head);
    tapped = list_rows(&f);
    if (tapped) {
        v->open = false;
        ui_animate(ui);
    }
    return tapped;
}

const struct preview_message *preview_list(struct ui *ui, struct preview_view *v)
{
    ui_cover(ui);
    return list_show(ui, v, false);
}

#define MARK_HEIGHT 120.0f

static void start_mark(struct ui *ui, float cx, float y)
{
    ui_clip(ui, rect_make(cx - 110, y, 220, 90));
    ui_disc(ui, cx, y + 90, 60, ROLE_GOLD);
    ui_unclip(ui);
    ui_fill(ui, rect_make(cx - 110, y + 90, 220, 6), ROLE_INK, draw_round(3));
}

/* How far the pictures are, or that it takes a while. */
static const char *start_line(struct ui *ui, const struct preview_view *v)
{
    if (v->progress.all == 0) {
        return ui_word(ui, "preview.start.line");
    }
    return ui_word_with(
        ui, "preview.pictures",
        arena_format(ui_memory(ui), "%zu / %zu", v->progress.done, v->progress.all));
}

/* The museum's mark, as long as there is height for it, and a sentence: as plain as the page for
 * the hall, but this one means to go away. */
static void start_waiting(struct ui *ui, const struct preview_view *v)
{
    struct rect area = list_area(ui);
    float width = fminf(area.w, 1040), x = area.x + (area.w - width) / 2, h = 0, y;
    struct ui_text texts[] = {{.text = ui_word(ui, "preview.start"),
                               .type = TYPE_TITLE,
                               .role = ROLE_INK,
                               .serif = true,
                               .bold = true,
                               .tight = true},
                              {.text = start_line(ui, v), .type = TYPE_BODY, .role = ROLE_INK_SOFT},
                              {.text = ui_word_with(ui, "preview.folder", v->source),
                               .type = TYPE_LABEL,
                               .role = ROLE_INK_SOFT}};
    size_t i, count = sizeof texts / sizeof *texts;
    bool mark;
    for (i = 0; i < count; i++) {
        texts[i].headline = true;
        texts[i].align = TEXT_CENTRE;
        h += ui_text_height(ui, width, &texts[i]) + 16;
    }
    mark = h + MARK_HEIGHT <= area.h;
    y = area.y + fmaxf(0, (area.h - h - (mark ? MARK_HEIGHT : 0)) / 2);
    ui_fill(ui, ui_screen(ui), ROLE_GROUND, draw_round(0));
    if (mark) {
        start_mark(ui, x + width / 2, y);
        y += MARK_HEIGHT;
    }
    for (i = 0; i < count; i++) {
        y += ui_text(ui, x, y, width, &texts[i]) + 16;
    }
}

void preview_start(struct ui *ui, struct preview_view *v)
{
    if (v->stopped || v->report->done) {
        list_show(ui, v, true);
    } else {
        start_waiting(ui, v);
    }
}
