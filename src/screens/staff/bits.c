/* What the pages of the staff area are made of. Everything that is drawn can be measured first, by
 * the same lines of code. */
#include "staff.h"

#include "ui/upper.h"

#include <math.h>

#define SNOW 14.0f
#define LINE_EMS 34
#define HEAD_TOP 40.0f
#define HEAD_LEAST 520.0f /* a title needs this beside buttons */

struct ui_text staff_text(const char *text, enum ui_type type, enum ui_role role)
{
    return (struct ui_text){
        .text = text, .type = type, .role = role, .headline = true, .line_height = 1.4f};
}

struct ui_text staff_serif(const char *text, enum ui_type type, enum ui_role role)
{
    struct ui_text t = staff_text(text, type, role);
    t.serif = t.bold = true;
    t.line_height = 1.25f;
    return t;
}

float staff_put(struct ui *ui, struct rect r, float y, const struct ui_text *t, bool draw)
{
    if (!t->text[0]) {
        return 0;
    }
    if (t->align == TEXT_START &&
        (t->type == TYPE_BODY || t->type == TYPE_LABEL)) { /* no longer than an eye can follow */
        r.w = fminf(r.w, LINE_EMS * ui_size(ui, t->type));
    }
    return draw ? ui_text(ui, r.x, r.y + y, r.w, t) : ui_text_height(ui, r.w, t);
}

/* Right by its round and its tick, wrong by its corners and its cross: colour only helps. */
void staff_mark(struct ui *ui, struct rect r, enum staff_sign sign, enum ui_role role,
                enum ui_role on)
{
    float cx = r.x + r.w / 2, cy = r.y + r.h / 2, half = r.w / 2, line = r.w * 0.09f;
    struct rect icon = rect_inset(r, r.w * 0.17f);
    if (sign == SIGN_CROSS) {
        float a = half - line / 2;
        ui_line(ui, cx - a, cy, cx, cy - a, line, role);
        ui_line(ui, cx, cy - a, cx + a, cy, line, role);
        ui_line(ui, cx + a, cy, cx, cy + a, line, role);
        ui_line(ui, cx, cy + a, cx - a, cy, line, role);
        a = r.w * 0.15f;
        ui_line(ui, cx - a, cy - a, cx + a, cy + a, line, role);
        ui_line(ui, cx - a, cy + a, cx + a, cy - a, line, role);
        return;
    }
    if (sign == SIGN_NOTE) {
        ui_icon(ui, r, "info-circle", role);
        return;
    }
    ui_disc(ui, cx, cy, half, role);
    ui_icon(ui, icon, "check", on);
}

float staff_verdict(struct ui *ui, struct rect r, float y, enum staff_sign sign, enum ui_role role,
                    enum ui_role on, const char *words, bool draw)
{
    struct ui_text t = staff_text(words, TYPE_BODY, role);
    float mark = fminf(ui_size(ui, TYPE_BODY) * 1.65f, 84), gap = 16, height, top;
    struct rect beside = {r.x + mark + gap, r.y, r.w - mark - gap, 0};
    t.bold = true;
    t.line_height = 1.3f;
    height = ui_text_height(ui, beside.w, &t);
    top = fmaxf(0, (mark - height) / 2);
    if (draw) {
        staff_mark(ui, rect_make(r.x, r.y + y, mark, mark), sign, role, on);
        ui_text(ui, beside.x, r.y + y + top, beside.w, &t);
    }
    return fmaxf(mark, height);
}

void staff_sky(struct ui *ui, struct rect r)
{
    bool tall = r.w < r.h, night = ui_choice(ui)->theme == SESSION_DARK;
    struct ui_picture p = {.focus_x = 0.5f, .focus_y = 0};
    p.name = night ? (tall ? "app/home-night-tall" : "app/home-night")
                   : (tall ? "app/home-morning-tall" : "app/home-morning");
    if (ui_contrast(ui)) {
        ui_fill(ui, r, ROLE_GROUND, draw_round(0));
        return;
    }
    ui_picture(ui, r, &p);
}

void staff_ground(struct ui *ui, struct rect area, const char *title, const char *line)
{
    const struct ui_upper_view above = {.title = title,
                                        .line = line,
                                        .picture = ui_contrast(ui) ? NULL : "app/staff-night",
                                        .focus_x = 0.3f,
                                        .focus_y = 0.6f};
    if (ui_reach(ui)) {
        ui_upper_show(ui, &above);
        ui_fill(ui, area, ROLE_GROUND, draw_round(0));
        return;
    }
    staff_sky(ui, area);
}

void staff_soil(struct ui *ui, struct rect area, float horizon)
{
    float line = ui_contrast(ui) ? 4 : SNOW;
    ui_fill(ui, rect_make(area.x, horizon, area.w, area.y + area.h - horizon + 2), ROLE_SOIL,
            draw_round(0));
    ui_fill(ui, rect_make(area.x, horizon - line, area.w, line),
            ui_contrast(ui) ? ROLE_LINE : ROLE_SNOW, draw_round(0));
}

/* Over the night sky a surface is hardly seen. */
static const struct ui_button *heading_buttons(struct ui *ui, const struct staff_head *h)
{
    struct ui_button *b = arena_alloc_array(ui_memory(ui), h->button_count + 1, sizeof *b);
    size_t i;
    for (i = 0; i < h->button_count; i++) {
        b[i] = h->buttons[i];
        b[i].look = ui_choice(ui)->theme == SESSION_DARK ? BUTTON_PLAIN : BUTTON_SURFACE;
    }
    return b;
}

static float heading_words(struct ui *ui, struct rect r, float y, const struct staff_head *h,
                           bool draw)
{
    struct ui_text title = staff_serif(h->title, TYPE_TITLE, ROLE_INK);
    struct ui_text line = staff_text(h->line ? h->line : "", TYPE_LABEL, ROLE_INK_SOFT);
    float top = y;
    title.size = ui_fit_size(ui, r.w, 2, &title);
    y += staff_put(ui, r, y, &title, draw);
    y += staff_put(ui, r, y, &line, draw);
    return y - top;
}

/* In one row, each as wide as its words. */
static float heading_width(struct ui *ui, const struct staff_head *h)
{
    float width = 0;
    size_t i;
    for (i = 0; i < h->button_count; i++) {
        width += ui_button_width(ui, &h->buttons[i], 160) + (i ? UI_GAP : 0);
    }
    return width;
}

float staff_heading(struct ui *ui, struct rect r, const struct staff_head *h, bool draw,
                    int *tapped)
{
    const struct ui_button *b = heading_buttons(ui, h);
    float buttons = heading_width(ui, h), side = ui_button_height(ui), y = HEAD_TOP, words;
    bool beside = r.w - h->inset - buttons - 32 >= HEAD_LEAST;
    struct rect left = {r.x + h->inset, r.y, r.w - h->inset, 0};
    *tapped = -1;
    if (ui_reach(ui)) { /* the title stands above the band */
        return 16 + ui_buttons_flow(ui, r, 16, b, h->button_count, draw, tapped);
    }
    if (beside && h->button_count) {
        struct rect right = {r.x + r.w - buttons - 1, r.y, buttons + 1, 0};
        left.w -= buttons + 32;
        words = heading_words(ui, left, y, h, draw);
        ui_buttons_flow(ui, right, y, b, h->button_count, draw, tapped);
        return y + fmaxf(words, side);
    }
    y += heading_words(ui, left, y, h, draw);
    return y + 16 + ui_buttons_flow(ui, r, y + 16, b, h->button_count, draw, tapped);
}
