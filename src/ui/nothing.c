/* The page without a page. The words stand in the quiet sky of the drawing when they fit there;
 * when they are too large for it, or the theme lets no words stand on a picture, the drawing
 * becomes a poster beside or below them that stands in the soil, and where there is no room for
 * that either the words are alone. Whatever the size, nothing is cut: words that are still too high
 * shrink. */
#include "ui/nothing.h"

#include "ui/button.h"
#include "ui/upper.h"

#include <math.h>

#define TITLE_SIZE 1.18f  /* of the masthead's: 104 u */
#define SKY_WIDTH 0.5f    /* of a wide drawing: what is quiet sky */
#define SKY_HEIGHT 0.67f  /* of its height */
#define PLATE_WIDTH 0.56f /* words beside a poster take this much of a wide page */
#define POSTER_LEAST_W 280.0f
#define POSTER_LEAST_H 260.0f
#define SHRINK 0.94f
#define LINE_EMS 21 /* a line of the sentence: it breaks where it breathes */

struct nothing_words {
    struct ui_text title, line;
    struct ui_button ways[2];
    float way_w[2], way_h, width, line_width, height;
    int way_count;
    bool stacked; /* the ways stand one below the other */
};

static void words_texts(struct ui *ui, const struct ui_nothing *n, struct nothing_words *w,
                        float scale)
{
    w->title = (struct ui_text){.text = n->title,
                                .size = ui_size(ui, TYPE_MASTHEAD) * TITLE_SIZE * scale,
                                .role = ROLE_INK,
                                .serif = true,
                                .bold = true,
                                .tight = true,
                                .headline = true};
    w->line = (struct ui_text){.text = n->line,
                               .size = fmaxf(ui_size(ui, TYPE_BODY) * scale,
                                             theme_size(SESSION_TEXT_NORMAL, TYPE_CAPTION)),
                               .role = ROLE_INK,
                               .headline = true};
    w->title.size = ui_fit_size(ui, w->width, 2, &w->title);
    w->line_width = fminf(w->width, w->line.size * LINE_EMS);
}

static void words_ways(struct ui *ui, const struct ui_nothing *n, struct nothing_words *w)
{
    float all = 0;
    int i;
    w->way_count = 0;
    w->way_h = ui_button_height(ui);
    for (i = 0; i < 2 && n->ways[i].name; i++) {
        w->ways[i] = (struct ui_button){.name = n->ways[i].name,
                                        .label = n->ways[i].label,
                                        .icon = n->ways[i].icon,
                                        .look = i == 0 ? BUTTON_PRIMARY : BUTTON_SURFACE};
        w->way_w[i] = fminf(ui_button_width(ui, &w->ways[i], 200), w->width);
        all += w->way_w[i] + (i ? UI_GAP : 0);
        w->way_count++;
    }
    w->stacked = all > w->width;
}

static float words_ways_height(const struct nothing_words *w)
{
    int rows = w->way_count == 2 && w->stacked ? 2 : w->way_count > 0;
    return (float)rows * w->way_h + (rows == 2 ? UI_GAP : 0);
}

/* Everything at `width`, no higher than `most`. */
static void words_measure(struct ui *ui, const struct ui_nothing *n, struct nothing_words *w,
                          float width, float most)
{
    float scale = 1;
    w->width = width;
    words_ways(ui, n, w);
    do {
        words_texts(ui, n, w, scale);
        w->height = ui_text_height(ui, width, &w->title) + 20 * scale +
                    ui_text_height(ui, w->line_width, &w->line);
        w->height += w->way_count ? 36 * scale + words_ways_height(w) : 0;
        scale *= SHRINK;
    } while (w->height > most && scale > 0.3f);
}

static int words_draw(struct ui *ui, const struct nothing_words *w, float x, float y)
{
    int taken = 0, i;
    float foot = y + w->height - words_ways_height(w), left = x;
    y += ui_text(ui, x, y, w->width, &w->title) + 20;
    ui_text(ui, x, fminf(y, foot - ui_text_height(ui, w->line_width, &w->line)), w->line_width,
            &w->line);
    for (i = 0; i < w->way_count; i++) {
        if (ui_button(ui, rect_make(left, foot, w->way_w[i], w->way_h), &w->ways[i])) {
            taken = i + 1;
        }
        if (w->stacked) {
            foot += w->way_h + UI_GAP;
        } else {
            left += w->way_w[i] + UI_GAP;
        }
    }
    return taken;
}

static struct ui_picture nothing_picture(const struct ui_nothing *n)
{
    return (struct ui_picture){
        .name = n->picture, .focus_x = n->focus_x, .focus_y = n->focus_y, .label = n->alt};
}

/* The drawing as a poster that stands in the soil, where the words leave room for it. */
static void nothing_poster(struct ui *ui, struct rect room, const struct ui_nothing *n)
{
    struct ui_picture picture = nothing_picture(n);
    if (!n->picture || room.w < POSTER_LEAST_W || room.h < POSTER_LEAST_H) {
        return;
    }
    picture.corners = draw_round_top(UI_RADIUS);
    ui_picture(ui, room, &picture);
    ui_hairline(ui, room, draw_round_top(UI_RADIUS));
}

static int nothing_reach(struct ui *ui, struct rect area, const struct ui_nothing *n)
{
    const struct ui_upper_view above = {
        .picture = n->picture, .alt = n->alt, .focus_x = n->focus_x, .focus_y = n->focus_y};
    struct nothing_words w;
    float most = area.h - 64;
    ui_upper_show(ui, &above);
    ui_fill(ui, area, ROLE_GROUND, draw_round(0));
    words_measure(ui, n, &w, area.w - 2 * UI_MARGIN, most);
    return words_draw(ui, &w, area.x + UI_MARGIN, area.y + fmaxf(32, (area.h - w.height) / 2));
}

static int nothing_plate(struct ui *ui, struct rect area, const struct ui_nothing *n, bool wide)
{
    struct nothing_words w;
    struct rect room;
    float inner = area.w - 2 * UI_MARGIN, y;
    ui_fill(ui, area, ROLE_GROUND, draw_round(0)); /* one picture is enough */
    words_measure(ui, n, &w, wide && n->picture ? area.w * PLATE_WIDTH - UI_MARGIN : inner,
                  area.h - 2 * 48);
    if (wide) {
        float x = area.x + UI_MARGIN + w.width + 48;
        y = area.y + fmaxf(48, (area.h - w.height) / 2 - 24);
        room = rect_make(x, area.y + 64, area.x + area.w - UI_MARGIN - x, area.h - 64);
    } else {
        y = area.y + 56;
        room = rect_make(area.x + UI_MARGIN, y + w.height + 48, inner, area.h - 56 - w.height - 48);
    }
    nothing_poster(ui, room, n);
    return words_draw(ui, &w, area.x + UI_MARGIN, y);
}

int ui_nothing(struct ui *ui, struct rect area, const struct ui_nothing *n)
{
    bool wide = area.w > area.h * 1.2f, over;
    struct ui_picture picture = nothing_picture(n);
    struct nothing_words w;
    float y = area.y + (wide ? 112 : 136) * fminf(1, area.h / 952);
    if (ui_reach(ui)) {
        return nothing_reach(ui, area, n);
    }
    words_measure(ui, n, &w, wide ? area.w * SKY_WIDTH - UI_MARGIN : area.w - 2 * UI_MARGIN, 1e6f);
    over = n->picture && !ui_contrast(ui) &&
           y + w.height <= area.y + area.h * (wide ? SKY_HEIGHT : 0.5f);
    if (!over) {
        return nothing_plate(ui, area, n, wide);
    }
    picture.focus_y = 0; /* its sky is what the words stand in */
    ui_picture(ui, area, &picture);
    return words_draw(ui, &w, area.x + UI_MARGIN, y);
}
