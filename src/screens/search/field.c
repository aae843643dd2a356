/* The field, and the chips that narrow what was found.
 *
 * What is too long for the field shows its end, where the caret is. The caret does not blink:
 * nothing here does. */
#include "search.h"

#include "ui/button.h"

#include <math.h>
#include <string.h>

#define FIELD_PAD 32.0f
#define FIELD_ICON 44.0f
#define FIELD_GAP 20.0f
#define FIELD_EDGE 6.0f
#define CARET_WIDTH 5.0f
#define CHIP_NARROW 0.8f /* of what they want; below it the tick goes */
#define CHIP_TIGHT 32.0f /* less at their sides than other buttons have */

static const char *const chip_names[CHIP_COUNT] = {
    "search.all", "search.history", "search.organisation", "search.pages", "search.honours"};

static const char *field_count(const struct search *s, struct ui *ui)
{
    size_t count = s->of_chip[s->chip];
    if (!s->query[0] || count == 0) {
        return "";
    }
    return ui_word_with(ui, "search.count",
                        arena_format(ui_memory(ui), "%zu%s", count, s->more ? "+" : ""));
}

/* The end of the words, as much as the room takes; returns where the caret stands. */
static float field_words(const struct search *s, struct ui *ui, struct rect r, float size)
{
    struct ui_text t = {.text = s->query,
                        .type = TYPE_HEADING,
                        .size = size,
                        .role = ROLE_INK,
                        .line_height = 1.2f};
    const char *end = s->query + strlen(s->query);
    float width = s->query[0] ? ui_text_width(ui, &t) : 0;
    while (width > r.w && t.text < end) {
        do {
            t.text++;
        } while (((unsigned char)*t.text & 0xC0) == 0x80);
        width = *t.text ? ui_text_width(ui, &t) : 0;
    }
    if (*t.text) {
        ui_text_in(ui, rect_make(r.x, r.y, r.w + 2, r.h), &t);
    }
    return r.x + width;
}

static void field_prompt(struct ui *ui, struct rect r)
{
    struct ui_text t = {.text = ui_word(ui, "search.prompt"),
                        .type = TYPE_BODY,
                        .role = ROLE_INK_SOFT,
                        .line_height = 1.2f};
    t.size = ui_fit_size(ui, r.w, 1, &t);
    ui_text_in(ui, r, &t);
}

/* Draws the number of hits at the right end of `r`; returns the width it took. */
static float field_number(const struct search *s, struct ui *ui, struct rect r)
{
    struct ui_text t = {.text = field_count(s, ui),
                        .type = TYPE_CAPTION,
                        .size = fminf(ui_size(ui, TYPE_CAPTION), 44),
                        .role = ROLE_INK_SOFT,
                        .line_height = 1.2f};
    float width;
    if (!t.text[0]) {
        return 0;
    }
    width = ceilf(ui_text_width(ui, &t)) + 2;
    ui_text_in(ui, rect_make(r.x + r.w - width, r.y, width, r.h), &t);
    return width + FIELD_GAP;
}

bool search_field(struct search *s, struct ui *ui, struct rect r, bool live)
{
    struct ui_button clear = {.name = "search.clear",
                              .label = ui_word(ui, "search.clear"),
                              .icon = "x",
                              .icon_only = true,
                              .look = BUTTON_SURFACE};
    struct ui_target target = {.id = ui_id("search.field"),
                               .rect = rect_make(r.x, r.y, r.w - r.h - UI_GAP, r.h),
                               .name = "search.field",
                               .label = ui_word(ui, "search.prompt"),
                               .radius = r.h / 2};
    struct rect inner = {r.x + FIELD_PAD + FIELD_ICON + FIELD_GAP, r.y, 0, r.h};
    float size = fminf(ui_size(ui, TYPE_HEADING), r.h * 0.62f), caret, top = r.h * 0.23f;
    bool touched = !live && ui_target(ui, &target).clicked;
    ui_fill(ui, r, ROLE_SURFACE, draw_round(r.h / 2));
    if (s->query[0] && ui_button(ui, rect_make(r.x + r.w - r.h, r.y, r.h, r.h), &clear)) {
        search_clear(s);
        ui_animate(ui);
    }
    ui_stroke(ui, r, live ? ROLE_FOCUS : ROLE_LINE, FIELD_EDGE, r.h / 2);
    ui_icon(ui, rect_make(r.x + FIELD_PAD, r.y + (r.h - FIELD_ICON) / 2, FIELD_ICON, FIELD_ICON),
            "search", ROLE_INK);
    inner.w = r.x + r.w - r.h - UI_GAP - 4 - inner.x;
    inner.w -= s->query[0] ? field_number(s, ui, inner) : 0;
    caret = field_words(s, ui, rect_make(inner.x, inner.y, inner.w - 12, inner.h), size) + 4;
    if (live) {
        ui_fill(ui, rect_make(caret, r.y + top, CARET_WIDTH, r.h - 2 * top), ROLE_FOCUS,
                draw_round(0));
    }
    if (!s->query[0]) {
        field_prompt(ui, rect_make(inner.x + 16, inner.y, inner.w - 16, inner.h));
    }
    return touched;
}

/* --- chips ------------------------------------------------------------------------------------ */

/* Kinds to choose among: two at least, and more than one glance takes in. */
static int chips_of(const struct search *s, enum search_chip out[CHIP_COUNT])
{
    int count = 0, chip;
    for (chip = CHIP_ALL; chip < CHIP_COUNT; chip++) {
        if (s->of_chip[chip] > 0) {
            out[count++] = (enum search_chip)chip;
        }
    }
    return count > 2 && s->of_chip[CHIP_ALL] > 3 ? count : 0;
}

float search_chips_height(const struct search *s, struct ui *ui)
{
    enum search_chip chips[CHIP_COUNT];
    return chips_of(s, chips) > 0 ? ui_button_height(ui) : 0;
}

/* The chosen one has a tick instead of its number, which then stands in the field. */
static struct ui_button chip_button(const struct search *s, struct ui *ui, enum search_chip chip,
                                    bool chosen)
{
    struct ui_button b = {.name = chip_names[chip],
                          .label = ui_word(ui, chip_names[chip]),
                          .icon = chosen ? "check" : NULL,
                          .look = chosen ? BUTTON_GOLD : BUTTON_SURFACE,
                          .light = !chosen};
    if (!chosen) {
        b.label =
            arena_format(ui_memory(ui), "%s %zu%s", b.label, s->of_chip[chip], s->more ? "+" : "");
    }
    return b;
}

static float chip_width(const struct search *s, struct ui *ui, enum search_chip chip)
{
    struct ui_button on = chip_button(s, ui, chip, true), off = chip_button(s, ui, chip, false);
    float width = fmaxf(ui_button_width(ui, &on, 0), ui_button_width(ui, &off, 0));
    return fmaxf(UI_TOUCH, width - CHIP_TIGHT);
}

/* As wide as their words; all a little narrower where the room is short. */
void search_chips(struct search *s, struct ui *ui, struct rect r)
{
    enum search_chip chips[CHIP_COUNT];
    float widths[CHIP_COUNT], all = 0, x = r.x, least, narrow;
    int count = chips_of(s, chips), i;
    for (i = 0; i < count; i++) {
        widths[i] = chip_width(s, ui, chips[i]);
        all += widths[i];
    }
    least = (float)count * UI_TOUCH;
    narrow = fminf(1, (r.w - (float)(count - 1) * UI_GAP - least) / fmaxf(all - least, 1));
    for (i = 0; i < count; i++) {
        struct ui_button b = chip_button(s, ui, chips[i], chips[i] == s->chip);
        float w = floorf(UI_TOUCH + (widths[i] - UI_TOUCH) * narrow);
        b.icon = narrow > CHIP_NARROW ? b.icon : NULL; /* the missing number then tells it alone */
        if (ui_button(ui, rect_make(x, r.y, w, r.h), &b)) {
            s->chip = chips[i];
            s->offset = 0;
            ui_scroll_to(ui, ui_id(SEARCH_SCROLL), 0, true);
            ui_animate(ui);
        }
        x += w + UI_GAP;
    }
}
