/* Names are set as large as their plate allows: two lines, then three, then smaller words. Only
 * what is longer than that ends in an ellipsis; the whole name is one tap away, on the card. */
#include "plates.h"

#include "base/utf8.h"
#include "ui/button.h"

#include <math.h>
#include <string.h>

#define PLATE_PAD 12.0f
#define PLATE_LINE 1.24f
#define PLATE_DROP 6.0f
#define PLATE_FULL 0.8f

static struct ui_text plate_words(const struct plate *p)
{
    return (struct ui_text){.text = p->text,
                            .type = TYPE_LABEL,
                            .size = p->size,
                            .role = p->ink,
                            .bold = true,
                            .serif = p->serif,
                            .headline = true,
                            .align = TEXT_CENTRE,
                            .line_height = PLATE_LINE,
                            .lang = p->lang};
}

static bool plate_fits(struct ui *ui, float width, float height, struct ui_text *t)
{
    const struct text_layout *l;
    int lines = (int)(height / (t->size * t->line_height) + 0.05f);
    float size = ui_fit_size(ui, width, lines > 0 ? lines : 1, t);
    if (size < t->size) {
        return false;
    }
    l = ui_text_layout(ui, width, t);
    return l->height <= height + 1 && !l->overfull;
}

/* The longest beginning of the name that fits, with an ellipsis. */
static void plate_cut(struct ui *ui, float width, float height, struct ui_text *t)
{
    const char *whole = t->text;
    size_t low = 0, high = strlen(whole);
    while (low + 1 < high) {
        size_t middle = (low + high) / 2;
        int bytes = (int)utf8_cut(whole, strlen(whole), middle);
        t->text = arena_format(ui_memory(ui), "%.*s…", bytes, whole);
        if (plate_fits(ui, width, height, t)) {
            low = middle;
        } else {
            high = middle;
        }
    }
    t->text = arena_format(ui_memory(ui), "%.*s…", (int)utf8_cut(whole, strlen(whole), low), whole);
}

float unit_plate_fit(struct ui *ui, float width, float height, struct ui_text *t)
{
    float least;
    t->size = t->size > 0 ? t->size : ui_size(ui, t->type);
    least = fminf(t->size, theme_size(SESSION_TEXT_NORMAL, TYPE_CAPTION));
    while (t->size > least && !plate_fits(ui, width, height, t)) {
        t->size = fmaxf(least, t->size - 2);
    }
    if (!plate_fits(ui, width, height, t)) {
        plate_cut(ui, width, height, t);
    }
    return ui_text_height(ui, width, t);
}

/* A name that nearly fills its plate in one line is broken where its author would break it. */
static const char *plate_break(struct ui *ui, float width, const struct ui_text *t)
{
    static const char soft[] = "\xE2\x80\x8B"; /* U+200B */
    const char *at = strstr(t->text, soft);
    if (!at || ui_text_width(ui, t) < width * PLATE_FULL) {
        return t->text;
    }
    return arena_format(ui_memory(ui), "%.*s\n%s", (int)(at - t->text), t->text,
                        at + sizeof soft - 1);
}

static void plate_text(struct ui *ui, struct rect r, const struct plate *p)
{
    struct ui_text t = plate_words(p);
    float width = r.w - 2 * PLATE_PAD, h;
    t.text = plate_break(ui, width, &t);
    h = unit_plate_fit(ui, width, r.h - 16, &t);
    ui_text(ui, r.x + PLATE_PAD, r.y + (r.h - h) / 2, width, &t);
}

bool unit_plate(struct ui *ui, struct rect r, const struct plate *p)
{
    struct ui_state state = {0};
    struct draw_corners corners = draw_round(fminf(p->radius, fminf(r.w, r.h) / 2));
    float drop = 0;
    if (p->target) {
        struct ui_target target = {
            .id = p->id, .rect = r, .name = p->target, .label = p->label, .kind = UI_CARD};
        state = ui_target(ui, &target);
    }
    if (state.pressed) {
        drop = PLATE_DROP;
    }
    r.y += drop;
    ui_fill(ui, r, p->fill, corners);
    ui_hairline(ui, r, corners);
    plate_text(ui, r, p);
    ui_disc(ui, p->node_x, p->node_y + drop, 9, p->node);
    if (p->hollow) {
        ui_disc(ui, p->node_x, p->node_y + drop, 5, p->node_inside);
    }
    if (state.pressed) {
        ui_pressed_shade(ui, r, corners);
    }
    return state.clicked;
}

float unit_plate_size(struct ui *ui, float width, float height, const struct plate *p)
{
    struct ui_text t = plate_words(p);
    t.text = plate_break(ui, width - 2 * PLATE_PAD, &t);
    unit_plate_fit(ui, width - 2 * PLATE_PAD, height - 16, &t);
    return t.size;
}

/* Languages with spaces: no word is ever broken. */
static float plate_longest_word(struct ui *ui, const struct ui_text *t)
{
    struct ui_text word = *t;
    float longest = 0;
    const char *at = t->text;
    while (*at) {
        size_t length = strcspn(at, " ");
        word.text = at;
        word.length = length;
        longest = length ? fmaxf(longest, ui_text_width(ui, &word)) : longest;
        at += length + (at[length] == ' ');
    }
    return longest;
}

float unit_plate_need(struct ui *ui, const char *text, const char *lang, float size)
{
    struct ui_text t = {.text = text,
                        .size = size,
                        .type = TYPE_LABEL,
                        .bold = true,
                        .headline = true,
                        .line_height = PLATE_LINE,
                        .lang = lang};
    bool han = text_lang_from_tag(lang) == TEXT_ZH;
    float whole = ui_text_width(ui, &t), width = han ? whole : plate_longest_word(ui, &t);
    while (width < whole && ui_text_layout(ui, width, &t)->line_count > 2) {
        width += 8;
    }
    return fmaxf(UI_TOUCH, ceilf(fminf(width, whole) + 2 * PLATE_PAD + 2));
}
