/* The part of the screen that only the eye reaches. One arrangement: picture to the horizon, words
 * at its foot on a plate of the theme's ground; where the part is low they take one line less. */
#include "ui/upper.h"

#include "ui/card.h"

#include <math.h>

#define UPPER_SNOW 12.0f
#define UPPER_PAD 32.0f

struct upper_words {
    struct ui_text kicker, title, line;
    float width, height;
};

static bool upper_has(const char *text)
{
    return text && text[0];
}

static struct ui_text upper_text(const struct ui_upper_view *v, const char *text, enum ui_type type,
                                 enum ui_role role)
{
    return (struct ui_text){.text = upper_has(text) ? text : "",
                            .type = type,
                            .role = role,
                            .headline = true,
                            .line_height = 1.3f,
                            .lang = v->lang};
}

static float upper_height(struct ui *ui, const struct ui_text *t, float width)
{
    return t->text[0] ? ui_text_height(ui, width, t) : 0;
}

static void upper_measure(struct ui *ui, struct rect r, const struct ui_upper_view *v,
                          struct upper_words *w)
{
    float most = fminf(r.w - 2 * UI_MARGIN, 1100) - 2 * UPPER_PAD;
    bool plate = upper_has(v->picture);
    w->kicker = upper_text(v, v->kicker, TYPE_LABEL, ROLE_ACCENT);
    w->kicker.bold = true;
    w->title = upper_text(v, v->title, plate ? TYPE_TITLE : TYPE_MASTHEAD, ROLE_INK);
    w->title.serif = w->title.bold = true;
    w->line = upper_text(v, v->line, TYPE_BODY, ROLE_INK_SOFT);
    w->title.size = ui_fit_size(ui, most, 2, &w->title);
    if (ui_text_height(ui, most, &w->title) + 2 * UPPER_PAD + UPPER_SNOW > r.h) {
        w->title.size = ui_fit_size(ui, most, 1, &w->title);
    }
    w->kicker.size = ui_fit_size(ui, most, 1, &w->kicker);
    w->line.size = ui_fit_size(ui, most, 2, &w->line);
    for (;;) { /* what is least needed goes first */
        w->height = upper_height(ui, &w->kicker, most) + upper_height(ui, &w->title, most) +
                    upper_height(ui, &w->line, most) + 2 * UPPER_PAD;
        if (w->height + UPPER_SNOW <= r.h * 0.8f || (!w->line.text[0] && !w->kicker.text[0])) {
            break;
        }
        if (w->line.text[0]) {
            w->line.text = "";
        } else {
            w->kicker.text = "";
        }
    }
    w->width = fmaxf(ui_text_layout(ui, most, &w->title)->width,
                     fmaxf(w->kicker.text[0] ? ui_text_layout(ui, most, &w->kicker)->width : 0,
                           w->line.text[0] ? ui_text_layout(ui, most, &w->line)->width : 0)) +
               2;
}

static void upper_draw_words(struct ui *ui, struct rect r, const struct ui_upper_view *v)
{
    struct upper_words w;
    struct rect plate;
    float y;
    upper_measure(ui, r, v, &w);
    plate = rect_make(r.x + UI_MARGIN, r.y + r.h - UPPER_SNOW - w.height, w.width + 2 * UPPER_PAD,
                      w.height);
    if (upper_has(v->picture)) {
        ui_fill(ui, plate, ROLE_SURFACE, draw_round_top(UI_RADIUS));
        ui_hairline(ui, plate, draw_round_top(UI_RADIUS));
    }
    y = plate.y + UPPER_PAD;
    if (w.kicker.text[0]) {
        y += ui_text(ui, plate.x + UPPER_PAD, y, w.width, &w.kicker);
    }
    y += ui_text(ui, plate.x + UPPER_PAD, y, w.width, &w.title);
    if (w.line.text[0]) {
        ui_text(ui, plate.x + UPPER_PAD, y, w.width, &w.line);
    }
}

void ui_upper_show(struct ui *ui, const struct ui_upper_view *view)
{
    struct rect r = ui_upper(ui);
    if (r.h < 1) {
        return;
    }
    ui_clip(ui, r);
    if (upper_has(view->picture)) {
        struct ui_picture p = {.name = view->picture,
                               .focus_x = view->focus_x,
                               .focus_y = view->focus_y,
                               .label = view->alt};
        ui_picture(ui, r, &p);
    } else {
        ui_sky(ui, r);
    }
    if (upper_has(view->title)) {
        upper_draw_words(ui, r, view);
    }
    ui_fill(ui, rect_make(r.x, r.y + r.h - UPPER_SNOW, r.w, UPPER_SNOW),
            ui_contrast(ui) ? ROLE_LINE : ROLE_SNOW, draw_round(0));
    ui_unclip(ui);
}
