/* The list of chapters: a rail beside the text when there is room, a drawer in the soil otherwise.
 */
#include "reader.h"

#include "ui/button.h"

#include <math.h>
#include <string.h>

#define ROW_GAP 16.0f

/* Chinese counts chapters 一 二 三 ... up to 九十九; other languages 1 2 3. */
const char *reader_numeral(struct ui *ui, enum text_lang lang, size_t n)
{
    static const char *const digits[] = {"〇", "一", "二", "三", "四",
                                         "五", "六", "七", "八", "九"};
    if (lang != TEXT_ZH || n == 0 || n > 99) {
        return arena_format(ui_memory(ui), "%zu", n);
    }
    if (n < 10) {
        return digits[n];
    }
    return arena_format(ui_memory(ui), "%s十%s", n < 20 ? "" : digits[n / 10],
                        n % 10 ? digits[n % 10] : "");
}

struct row_look {
    enum ui_role fill, ink, soft, number;
};

/* High enough for its title in Bold, as the current chapter stands, and in Regular: either may take
 * more lines than the other. */
static float row_height(struct ui *ui, const struct reader_chapter *c, float width)
{
    struct ui_text title = {.text = c->title,
                            .type = TYPE_LABEL,
                            .line_height = 1.25f,
                            .headline = true,
                            .bold = true,
                            .lang = c->lang};
    struct ui_text sub = {
        .text = c->sub, .type = TYPE_CAPTION, .line_height = 1.25f, .lang = c->lang};
    float room = width - 24 - 64 - 28;
    float h = ui_text_height(ui, room, &title);
    title.bold = false;
    h = fmaxf(h, ui_text_height(ui, room, &title)) + 16;
    if (c->sub && c->sub[0]) {
        h += ui_text_height(ui, room, &sub);
    }
    return fmaxf(UI_TOUCH, ceilf(h));
}

static bool chapter_row(struct reader *r, struct ui *ui, struct rect place, size_t i, bool current,
                        bool on_soil)
{
    const struct reader_chapter *c = &r->chapters[i];
    enum text_lang numbers = text_lang_from_tag(r->reading.section.lang);
    struct row_look look =
        on_soil ? (struct row_look){ROLE_SOIL_2, ROLE_ON_SOIL, ROLE_ON_SOIL_SOFT, ROLE_GOLD}
                : (struct row_look){ROLE_SURFACE, ROLE_INK, ROLE_INK_SOFT, ROLE_ACCENT};
    struct ui_target target = {.id = ui_id_at("reader.chapter", (int)i),
                               .rect = place,
                               .name = arena_format(ui_memory(ui), "reader.chapter.%zu", i),
                               .label = c->title,
                               .kind = UI_LIST_ROW,
                               .radius = fminf(48, place.h / 2)};
    struct ui_state state = ui_target(ui, &target);
    struct draw_corners corners = draw_round(target.radius);
    struct ui_text number = {.text = reader_numeral(ui, numbers, i + 1),
                             .size = fminf(ui_size(ui, TYPE_HEADING), 44),
                             .serif = true,
                             .bold = true,
                             .align = TEXT_CENTRE,
                             .lang = r->reading.section.lang};
    struct ui_text title = {.text = c->title,
                            .type = TYPE_LABEL,
                            .line_height = 1.25f,
                            .headline = true,
                            .bold = current,
                            .lang = c->lang};
    struct ui_text sub = {
        .text = c->sub ? c->sub : "", .type = TYPE_CAPTION, .line_height = 1.25f, .lang = c->lang};
    float room = place.w - 24 - 64 - 28, h, y;
    if (state.pressed) {
        place.y += 6;
    }
    if (current) {
        look = (struct row_look){ROLE_GOLD, ROLE_ON_GOLD, ROLE_ON_GOLD, ROLE_ON_GOLD};
    }
    number.role = look.number;
    title.role = look.ink;
    sub.role = look.soft;
    ui_fill(ui, place, look.fill, corners);
    if (!current) {
        ui_hairline(ui, place, corners);
    }
    ui_text_in(ui, rect_make(place.x + 16, place.y, 64, place.h), &number);
    h = ui_text_height(ui, room, &title) + (sub.text[0] ? ui_text_height(ui, room, &sub) : 0);
    y = place.y + (place.h - h) / 2;
    y += ui_text(ui, place.x + 88, y, room, &title);
    if (sub.text[0]) {
        ui_text(ui, place.x + 88, y, room, &sub);
    }
    if (state.pressed) {
        ui_pressed_shade(ui, place, corners);
    }
    return state.clicked;
}

/* The rows from `y`, in a scroller when they do not fit. Returns the chapter tapped, or -1. */
static int chapter_rows(struct reader *r, struct ui *ui, struct rect view, size_t current,
                        bool on_soil)
{
    float content = 0, y, offset = 0;
    struct ui_scroll scroll = {.id = ui_id(on_soil ? "reader.drawer" : "reader.rail"),
                               .view = view};
    bool scrolls;
    int tapped = -1;
    size_t i;
    for (i = 0; i < r->chapter_count; i++) {
        content += row_height(ui, &r->chapters[i], view.w) + ROW_GAP;
    }
    scroll.content = content + 8;
    scrolls = content - ROW_GAP > view.h;
    if (scrolls) {
        offset = ui_scroll_begin(ui, &scroll);
    }
    y = view.y - offset;
    for (i = 0; i < r->chapter_count; i++) {
        float h = row_height(ui, &r->chapters[i], view.w);
        if (chapter_row(r, ui, rect_make(view.x, y, view.w, h), i, i == current, on_soil)) {
            tapped = (int)i;
        }
        y += h + ROW_GAP;
    }
    if (scrolls) {
        ui_scroll_end(ui);
    }
    return tapped;
}

void reader_rail(struct reader *r, struct ui *ui, struct rect place, size_t current)
{
    bool book = r->reading.kind == PACK_BOOK;
    struct ui_text title = {.text =
                                book ? r->reading.section.title : ui_word(ui, "reader.contents"),
                            .type = book ? TYPE_TITLE : TYPE_HEADING,
                            .role = ROLE_INK,
                            .serif = true,
                            .bold = true,
                            .tight = true,
                            .headline = true,
                            .lang = book ? r->reading.section.lang : NULL};
    struct ui_text minutes = {
        .text = ui_word_with(ui, "reader.minutes",
                             arena_format(ui_memory(ui), "%zu", reader_minutes(r))),
        .type = TYPE_CAPTION,
        .role = ROLE_INK_SOFT,
        .line_height = 1.4f};
    float y = place.y;
    int tapped;
    title.size = ui_fit_size(ui, place.w, 2, &title);
    y += ui_text(ui, place.x, y, place.w, &title);
    y += ui_text(ui, place.x, y, place.w, &minutes) + 16;
    tapped =
        chapter_rows(r, ui, rect_make(place.x, y, place.w, place.y + place.h - y), current, false);
    if (tapped >= 0) {
        reader_go(r, ui, (size_t)tapped, false);
    }
}

void reader_drawer(struct reader *r, struct ui *ui, struct rect area, size_t current)
{
    struct ui_target back = {.id = ui_id("contents.backdrop"),
                             .rect = area,
                             .name = "contents.backdrop",
                             .label = ui_word(ui, "panel.close"),
                             .kind = UI_BACKDROP};
    struct ui_button close = {.name = "contents.close",
                              .label = ui_word(ui, "panel.close"),
                              .icon = "x",
                              .icon_only = true,
                              .look = BUTTON_SOIL};
    struct ui_text title = {.text = ui_word(ui, "reader.contents"),
                            .type = TYPE_HEADING,
                            .role = ROLE_ON_SOIL,
                            .serif = true,
                            .bold = true};
    float rows = 0, height, x = area.x + UI_MARGIN, width = area.w - 2 * UI_MARGIN;
    struct rect panel;
    struct ui_target body = {.id = ui_id("contents.body"), .kind = UI_BACKDROP};
    size_t i;
    int tapped;
    for (i = 0; i < r->chapter_count; i++) {
        rows += row_height(ui, &r->chapters[i], width) + ROW_GAP;
    }
    height = fminf(36 + UI_TOUCH + 16 + rows + 24, area.h - 120);
    panel = rect_make(area.x, area.y + area.h - height, area.w, height);
    body.rect = panel;
    ui_cover(ui);
    ui_fill(ui, area, ROLE_SCRIM, draw_round(0));
    if (ui_target(ui, &back).clicked) {
        r->contents = false;
    }
    ui_target(ui, &body);
    ui_fill(ui, panel, ROLE_SOIL, draw_round_top(UI_RADIUS));
    ui_hairline(ui, panel, draw_round_top(UI_RADIUS));
    ui_text_in(ui, rect_make(x, panel.y + 36, width - UI_TOUCH - 16, UI_TOUCH), &title);
    if (ui_button(ui, rect_make(x + width - UI_TOUCH, panel.y + 36, UI_TOUCH, UI_TOUCH), &close)) {
        r->contents = false;
    }
    tapped = chapter_rows(
        r, ui, rect_make(x, panel.y + 36 + UI_TOUCH + 16, width, panel.h - 36 - UI_TOUCH - 16 - 8),
        current, true);
    if (tapped >= 0) {
        r->contents = false;
        reader_go(r, ui, (size_t)tapped, false);
    }
}
