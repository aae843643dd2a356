/* Progress and steps: on the paper's foot when the chapters stand beside the text, as a strip of
 * soil otherwise. The same controls in the same order: where one is, how far, back, on. */
#include "reader.h"

#include "nav/nav.h"
#include "ui/button.h"

#include <math.h>

struct bar_state {
    float offset, most, part; /* part 0..1 */
    bool at_start, at_end;
};

static struct bar_state bar_state(const struct reader *r, const struct ui *ui, float view_height)
{
    struct bar_state s = {0};
    s.offset = ui_scroll_offset(ui, ui_id(READER_SCROLL));
    s.most = fmaxf(0, r->height - view_height);
    s.part = s.most > 0 ? fminf(1, fmaxf(0, s.offset / s.most)) : 1;
    s.at_start = s.offset <= 1;
    s.at_end = s.offset >= s.most - 1;
    return s;
}

static void bar_step(struct reader *r, struct kiosk *k, struct ui *ui, float view_height,
                     const struct bar_state *s, bool down)
{
    if (down && s->at_end) { /* the text is read: on to the next one, or home */
        if (r->related_count) {
            nav_push(k->nav, r->related[0].route);
        } else {
            nav_home(k->nav);
        }
        return;
    }
    ui_scroll_to(ui, ui_id(READER_SCROLL),
                 down ? reader_page_down(r, ui, s->offset, view_height)
                      : reader_page_up(r, ui, s->offset, view_height),
                 false);
}

static void bar_track(struct reader *r, struct ui *ui, struct rect t, const struct bar_state *s,
                      bool on_soil)
{
    enum ui_role ground = on_soil ? ROLE_SOIL_3 : ROLE_LINE;
    enum ui_role mark = on_soil || ui_contrast(ui) ? ROLE_GOLD : ROLE_ACCENT;
    float y = t.y + t.h / 2, x = t.x + t.w * s->part;
    size_t i;
    ui_set_accent(ui, theme_accent(r->reading.pages[r->reading.start].card.accent));
    if (ui_contrast(ui)) {
        ground = ROLE_LINE;
    }
    ui_fill(ui, rect_make(t.x, y - 3, t.w, 6), ground, draw_round(3));
    for (i = 1; i < r->chapter_count; i++) {
        float at = s->most > 0 ? r->items[r->chapters[i].item].y / s->most : 1;
        ui_disc(ui, t.x + t.w * fminf(1, at), y, 6, ground);
    }
    ui_fill(ui, rect_make(t.x, y - 3, fmaxf(0, x - t.x), 6), mark, draw_round(3));
    ui_disc(ui, x, y, 16, on_soil ? ROLE_SOIL : mark);
    ui_disc(ui, x, y, on_soil ? 16 : 10, ROLE_GOLD);
}

/* Where one is: chapter of chapters, in words. Returns its width. */
static float bar_where(struct reader *r, struct ui *ui, struct rect bar, size_t current)
{
    enum text_lang lang = ui_lang(ui);
    struct ui_text a = {
        .text = ui_word_with(ui, "reader.chapter", reader_numeral(ui, lang, current + 1)),
        .type = TYPE_CHROME,
        .role = ROLE_INK,
        .bold = true,
        .line_height = 1.25f};
    struct ui_text b = {
        .text = ui_word_with(ui, "reader.chapters", reader_numeral(ui, lang, r->chapter_count)),
        .type = TYPE_CAPTION,
        .size = fminf(ui_size(ui, TYPE_CAPTION), 34),
        .role = ROLE_INK_SOFT,
        .line_height = 1.25f};
    float width = fmaxf(ui_text_width(ui, &a), ui_text_width(ui, &b)) + 2;
    float h = ui_text_height(ui, width, &a) + ui_text_height(ui, width, &b);
    float y = bar.y + (bar.h - h) / 2;
    y += ui_text(ui, bar.x, y, width, &a);
    ui_text(ui, bar.x, y, width, &b);
    return width;
}

void reader_foot(struct reader *r, struct kiosk *k, struct ui *ui, struct rect bar,
                 float view_height, size_t current)
{
    struct bar_state s = bar_state(r, ui, view_height);
    struct ui_button on = {.name = "reader.next",
                           .label = ui_word(ui, s.at_end ? "reader.related" : "reader.next"),
                           .icon = s.at_end ? "arrow-right" : "chevron-down",
                           .icon_behind = true,
                           .look = BUTTON_PRIMARY};
    struct ui_button back = {.name = "reader.prev",
                             .label = ui_word(ui, "reader.previous"),
                             .icon = "chevron-up",
                             .icon_only = true,
                             .disabled = s.at_start};
    struct rect inner = {bar.x + 40, bar.y + 16, bar.w - 80, bar.h - 32};
    float h = ui_button_height(ui), y = inner.y + (inner.h - h) / 2, w, left, right;
    if (s.at_end && !r->related_count) {
        on.label = ui_word(ui, "dock.home");
        on.icon = "home";
    }
    ui_fill(ui, bar, ROLE_SURFACE, draw_round(0));
    if (ui_contrast(ui)) {
        ui_fill(ui, rect_make(bar.x, bar.y, bar.w, 4), ROLE_LINE, draw_round(0));
    }
    left = inner.x + bar_where(r, ui, inner, current) + 32;
    w = ui_button_width(ui, &on, 220);
    right = inner.x + inner.w - w;
    if (ui_button(ui, rect_make(right, y, w, h), &on)) {
        bar_step(r, k, ui, view_height, &s, true);
    }
    right -= UI_GAP + h;
    if (ui_button(ui, rect_make(right, y, h, h), &back)) {
        bar_step(r, k, ui, view_height, &s, false);
    }
    right -= 40;
    if (right - left > 80) {
        bar_track(r, ui, rect_make(left, inner.y, right - left, inner.h), &s, false);
    }
}

void reader_strip(struct reader *r, struct kiosk *k, struct ui *ui, struct rect bar,
                  float view_height, size_t current)
{
    struct bar_state s = bar_state(r, ui, view_height);
    struct ui_button contents = {.name = "reader.contents",
                                 .label = arena_format(ui_memory(ui), "%s %zu/%zu",
                                                       ui_word(ui, "reader.contents"), current + 1,
                                                       r->chapter_count),
                                 .icon = "list",
                                 .look = BUTTON_SOIL};
    struct ui_button on = {.name = "reader.next",
                           .label = ui_word(ui, s.at_end ? "reader.related" : "reader.next"),
                           .icon = s.at_end ? (r->related_count ? "arrow-right" : "home")
                                            : "chevron-down",
                           .icon_only = true,
                           .look = BUTTON_GOLD};
    struct ui_button back = {.name = "reader.prev",
                             .label = ui_word(ui, "reader.previous"),
                             .icon = "chevron-up",
                             .icon_only = true,
                             .disabled = s.at_start,
                             .look = BUTTON_SOIL};
    float h = ui_button_height(ui), y = bar.y + (bar.h - h) / 2;
    float left = bar.x + UI_MARGIN, right = bar.x + bar.w - UI_MARGIN;
    float w = ui_button_width(ui, &contents, 200);
    ui_fill(ui, bar, ROLE_SOIL, draw_round(0));
    ui_fill(ui, rect_make(bar.x, bar.y - 8, bar.w, 8), ROLE_SNOW, draw_round(0));
    if (ui_button(ui, rect_make(left, y, w, h), &contents)) {
        r->contents = true;
    }
    left += w + 32;
    right -= h;
    if (ui_button(ui, rect_make(right, y, h, h), &on)) {
        bar_step(r, k, ui, view_height, &s, true);
    }
    right -= UI_GAP + h;
    if (ui_button(ui, rect_make(right, y, h, h), &back)) {
        bar_step(r, k, ui, view_height, &s, false);
    }
    right -= 32;
    if (right - left > 60) {
        bar_track(r, ui, rect_make(left, bar.y, right - left, bar.h), &s, true);
    }
}
