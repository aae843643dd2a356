/* Posters and cards. A poster's words stand on the quiet upper third of its drawing; in high
 * contrast they leave the picture for a black plate, because no picture can promise 7:1. */
#include "ui/card.h"

#include "ui/button.h"

#include <math.h>

#define LEAF_LEFT 18.0f
#define LEAF_RIGHT 10.0f
#define LEAF_TOP 20.0f
#define LEAF_FOOT 12.0f
#define LEAF_GAP 6.0f
#define LEAF_ART_LEAST 140.0f /* less of a drawing is only its soil */
#define LEAF_PRESS 6.0f
#define LEAF_TITLE_LINES 2
#define CARD_PADDING 24.0f
#define CARD_LINE_GAP 4.0f

void ui_sky(struct ui *ui, struct rect r)
{
    bool tall = r.w < r.h, night = ui_choice(ui)->theme == SESSION_DARK;
    struct ui_picture p = {.focus_x = 0.5f, .focus_y = 0};
    p.name = night ? (tall ? "home-night-tall" : "home-night")
                   : (tall ? "home-morning-tall" : "home-morning");
    if (ui_contrast(ui)) {
        ui_fill(ui, r, ROLE_GROUND, draw_round(0));
        return;
    }
    ui_picture(ui, r, &p);
}

static struct ui_text leaf_title(const struct ui_leaf *leaf)
{
    struct ui_text t = {.text = leaf->title,
                        .type = TYPE_POSTER,
                        .size = leaf->title_size,
                        .role = ROLE_ACCENT_ON,
                        .bold = true,
                        .headline = true,
                        .line_height = 1.2f,
                        .lang = leaf->lang};
    return t;
}

static struct ui_text leaf_line(const struct ui_leaf *leaf, const char *line)
{
    struct ui_text t = {.text = line,
                        .type = TYPE_LABEL,
                        .size = leaf->text_size,
                        .role = ROLE_ACCENT_ON,
                        .headline = true,
                        .line_height = 1.3f,
                        .lang = leaf->lang};
    return t;
}

void ui_leaf_fit(struct ui *ui, float width, const struct ui_leaf *leaf, float *title, float *text)
{
    struct ui_text t = leaf_title(leaf), a = leaf_line(leaf, leaf->line1),
                   b = leaf_line(leaf, leaf->line2);
    float room = width - LEAF_LEFT - LEAF_RIGHT;
    /* Chinese titles stay whole; an English one of several words may take two lines. */
    int lines = text_lang_from_tag(leaf->lang ? leaf->lang : ui_choice(ui)->lang) == TEXT_ZH
                    ? 1
                    : LEAF_TITLE_LINES;
    *title = fminf(*title, ui_fit_size(ui, room, lines, &t));
    if (leaf->line1[0]) {
        *text = fminf(*text, ui_fit_size(ui, room, 1, &a));
    }
    if (leaf->line2[0]) {
        *text = fminf(*text, ui_fit_size(ui, room, 1, &b));
    }
}

/* Draws the words, or only measures them; returns their height from the leaf's top. A low leaf has
 * no room for the lines and leaves both out: the title says where it leads. */
static float leaf_words(struct ui *ui, struct rect r, const struct ui_leaf *leaf, bool draw)
{
    struct ui_text parts[3] = {leaf_title(leaf), leaf_line(leaf, leaf->line1),
                               leaf_line(leaf, leaf->line2)};
    float x = r.x + LEAF_LEFT, width = r.w - LEAF_LEFT - LEAF_RIGHT, y = LEAF_TOP;
    float heights[3];
    int i;
    for (i = 0; i < 3; i++) {
        heights[i] = parts[i].text[0] ? ui_text_height(ui, width, &parts[i]) : 0;
    }
    if (y + heights[0] + LEAF_GAP + heights[1] + heights[2] + LEAF_FOOT > r.h) {
        heights[1] = heights[2] = 0;
    }
    for (i = 0; i < 3; i++) {
        if (draw && heights[i] > 0) {
            ui_text(ui, x, r.y + y, width, &parts[i]);
        }
        y += heights[i] + (i == 0 && heights[i] > 0 ? LEAF_GAP : 0);
    }
    return y;
}

/* Art is 480 x 1040, anchored at its foot; above ART_QUIET of its height there is only quiet sky.
 * When the words need more than that, they get a plate of their own, and the art what is left. */
#define ART_RATIO (1040.0f / 480.0f)
#define ART_QUIET 0.42f
#define LEAF_WIDE_LEAST 460.0f
#define LEAF_WIDE 0.8f /* width to height from which the art stands beside the words */

enum leaf_form { LEAF_POSTER, LEAF_PLATE, LEAF_BESIDE };

static bool leaf_is_wide(struct rect r)
{
    return r.w > r.h * LEAF_WIDE && r.w > LEAF_WIDE_LEAST;
}

static enum leaf_form leaf_form(struct ui *ui, struct rect r, float words)
{
    float art = r.w * ART_RATIO, quiet;
    if (leaf_is_wide(r)) {
        return LEAF_BESIDE;
    }
    quiet = art > r.h ? art * ART_QUIET - (art - r.h) : r.h * ART_QUIET;
    return ui_contrast(ui) || words > quiet ? LEAF_PLATE : LEAF_POSTER;
}

static void leaf_art(struct ui *ui, struct rect face, const struct ui_leaf *leaf,
                     enum leaf_form form, float words, struct draw_corners corners)
{
    struct ui_picture art = {.name = leaf->art, .focus_x = 0.5f, .focus_y = 1, .corners = corners};
    struct rect place = face;
    bool contrast = ui_contrast(ui);
    if (form != LEAF_POSTER || !leaf->art[0]) {
        ui_fill(ui, face, contrast ? ROLE_SURFACE : ROLE_ACCENT_FILL, corners);
    }
    if (form == LEAF_PLATE) {
        place.y += words + 16;
        place.h -= words + 16;
        art.corners.tl = art.corners.tr = 0;
    } else if (form == LEAF_BESIDE) {
        place.w = face.h * 0.6f;
        place.x = face.x + face.w - place.w;
        art.corners.tl = art.corners.bl = 0;
    }
    if (leaf->art[0] && place.h > LEAF_ART_LEAST) {
        ui_picture(ui, place, &art);
    }
    ui_hairline(ui, face, corners);
    if (contrast && form == LEAF_PLATE && place.h > LEAF_ART_LEAST) {
        ui_fill(ui, rect_make(place.x, place.y, place.w, 4), ROLE_LINE, draw_round(0));
    }
}

/* On a leaf so low that even its title alone does not fit, the title is set smaller. */
static float leaf_title_size(struct ui *ui, struct rect words, const struct ui_leaf *leaf)
{
    struct ui_text t = leaf_title(leaf);
    float least = theme_size(SESSION_TEXT_NORMAL, TYPE_CAPTION);
    t.size = leaf->title_size > 0 ? leaf->title_size : ui_size(ui, TYPE_POSTER);
    while (t.size > least &&
           LEAF_TOP + LEAF_FOOT + ui_text_height(ui, words.w - LEAF_LEFT - LEAF_RIGHT, &t) >
               words.h) {
        t.size = fmaxf(least, t.size - 2);
    }
    return t.size;
}

bool ui_leaf(struct ui *ui, struct rect r, const struct ui_leaf *poster)
{
    struct ui_leaf sized = *poster, *leaf = &sized;
    struct draw_corners corners =
        leaf->standing ? draw_round_top(UI_RADIUS) : draw_round(UI_RADIUS);
    struct ui_target target = {.id = ui_id(leaf->name),
                               .rect = r,
                               .name = leaf->name,
                               .label = leaf->title,
                               .kind = UI_CARD};
    struct ui_state state = ui_target(ui, &target);
    struct rect face = r, words = r;
    enum leaf_form form;
    float height;
    if (state.pressed) {
        face.y += LEAF_PRESS;
        face.h -= leaf->standing ? LEAF_PRESS : 0;
    }
    ui_set_accent(ui, leaf->accent);
    words = face;
    if (leaf_is_wide(r)) {
        words.w -= face.h * 0.6f;
    }
    leaf->title_size = leaf_title_size(ui, rect_make(words.x, words.y, words.w, r.h), leaf);
    height = leaf_words(ui, words, leaf, false);
    form = leaf_form(ui, r, height);
    leaf_art(ui, face, leaf, form, height, corners);
    leaf_words(ui, words, leaf, true);
    if (state.pressed) {
        ui_pressed_shade(ui, face, corners);
    }
    return state.clicked;
}

static struct ui_text card_kicker(const struct ui_card *card)
{
    struct ui_text t = {.text = card->kicker,
                        .type = TYPE_LABEL,
                        .role = card->picture_height > 0 ? ROLE_ACCENT : ROLE_GOLD,
                        .bold = true,
                        .line_height = 1.3f,
                        .lang = card->lang};
    return t;
}

/* A headline breaks between words only; a long word makes it smaller. */
static struct ui_text card_title(struct ui *ui, const struct ui_card *card, float room)
{
    struct ui_text t = {.text = card->title,
                        .type = card->large ? TYPE_HEADING : TYPE_LABEL,
                        .role = card->picture_height > 0 ? ROLE_INK : ROLE_ON_SOIL,
                        .bold = true,
                        .serif = card->large,
                        .headline = true,
                        .line_height = card->large ? 1.25f : 1.36f,
                        .lang = card->lang};
    if (card->large) {
        t.size = ui_fit_size(ui, room, 3, &t);
    }
    return t;
}

static struct ui_text card_line(const struct ui_card *card)
{
    struct ui_text t = {.text = card->line ? card->line : "",
                        .type = TYPE_LABEL,
                        .role = card->picture_height > 0 ? ROLE_INK_SOFT : ROLE_ON_SOIL_SOFT,
                        .headline = true,
                        .line_height = 1.36f,
                        .lang = card->lang};
    return t;
}

float ui_card_height(struct ui *ui, float width, const struct ui_card *card)
{
    float room = width - 2 * CARD_PADDING, height = card->picture_height + 14 + 18;
    struct ui_text kicker = card_kicker(card), title = card_title(ui, card, room);
    struct ui_text line = card_line(card);
    if (card->kicker[0]) {
        height += ui_text_height(ui, room, &kicker);
    }
    height += ui_text_height(ui, room, &title);
    height += line.text[0] ? CARD_LINE_GAP + ui_text_height(ui, room, &line) : 0;
    return fmaxf(height, UI_TOUCH);
}

/* At the foot of the picture, on a ground of its own: no picture promises a contrast. */
static void card_mark(struct ui *ui, struct rect picture, const struct ui_card *card)
{
    struct ui_text t = {.text = card->mark, .type = TYPE_CAPTION, .role = ROLE_INK, .bold = true};
    float icon = ui_size(ui, TYPE_CAPTION) * 1.2f, pad = 16;
    float room = picture.w - 2 * UI_GAP - icon - 8 - 2 * pad, width;
    struct rect plate;
    t.size = ui_fit_size(ui, room, 1, &t);
    width = fminf(ui_text_width(ui, &t) + 1, room);
    plate.h = ui_size(ui, TYPE_CAPTION) * 1.7f;
    plate.w = width + icon + 8 + 2 * pad;
    plate.x = picture.x + UI_GAP;
    plate.y = picture.y + picture.h - UI_GAP - plate.h;
    ui_fill(ui, plate, ROLE_SURFACE, draw_round(plate.h / 2));
    ui_hairline(ui, plate, draw_round(plate.h / 2));
    ui_icon(ui, rect_make(plate.x + pad, plate.y + (plate.h - icon) / 2, icon, icon),
            card->mark_icon, ROLE_ACCENT);
    ui_text_in(ui, rect_make(plate.x + pad + icon + 8, plate.y, width, plate.h), &t);
}

bool ui_card(struct ui *ui, struct rect r, const struct ui_card *card)
{
    float room = r.w - 2 * CARD_PADDING, y;
    struct ui_text kicker = card_kicker(card), title = card_title(ui, card, room);
    struct ui_text line = card_line(card);
    struct ui_picture picture = {.name = card->picture,
                                 .focus_x = card->focus_x,
                                 .focus_y = card->focus_y,
                                 .corners = draw_round_top(UI_RADIUS)};
    const char *name = card->index < 0
                           ? card->name
                           : arena_format(ui_memory(ui), "%s.%d", card->name, card->index);
    struct ui_target target = {
        .id = ui_id(name), .rect = r, .name = name, .label = card->title, .kind = UI_CARD};
    struct ui_state state = ui_target(ui, &target);
    struct rect face = r;
    if (state.pressed) {
        face.y += LEAF_PRESS;
    }
    ui_set_accent(ui, card->accent);
    ui_fill(ui, face, card->picture_height > 0 ? ROLE_SURFACE : ROLE_SOIL, draw_round(UI_RADIUS));
    if (card->picture_height > 0) {
        struct rect place = {face.x, face.y, face.w, card->picture_height};
        ui_picture(ui, place, &picture);
        if (card->mark) {
            card_mark(ui, place, card);
        }
    }
    ui_hairline(ui, face, draw_round(UI_RADIUS));
    y = face.y + card->picture_height + 14;
    if (card->kicker[0]) {
        y += ui_text(ui, face.x + CARD_PADDING, y, room, &kicker);
    } else if (card->picture_height <= 0) {
        y = face.y + (face.h - ui_text_height(ui, room, &title)) / 2;
    }
    y += ui_text(ui, face.x + CARD_PADDING, y, room, &title);
    if (line.text[0]) {
        ui_text(ui, face.x + CARD_PADDING, y + CARD_LINE_GAP, room, &line);
    }
    if (state.pressed) {
        ui_pressed_shade(ui, face, draw_round(UI_RADIUS));
    }
    return state.clicked;
}
