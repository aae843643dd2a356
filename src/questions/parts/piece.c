/* Cards: grounds and marks are the plates', so that right and wrong look the same everywhere; the
 * words stand above the line that judges them, because cards are often narrow. */
#include "questions/parts/piece.h"

#include "questions/parts/dashes.h"
#include "ui/button.h"

#include <math.h>
#include <stdio.h>

#define PIECE_PICTURE 152.0f
#define PIECE_LEFT 24.0f
#define PIECE_RIGHT 20.0f
#define PIECE_PAD 18.0f
#define PIECE_NEARLY 1.2f /* words a little too wide for one line are made smaller instead */
#define PIECE_NOTE_GAP 10.0f
#define PIECE_PRESS 6.0f
#define PIECE_DASH 6.0f

static bool piece_pictured(const struct piece *c)
{
    return c->picture && c->picture[0];
}

static float piece_left(float width, const struct piece *c)
{
    if (c->tall) {
        return PIECE_RIGHT;
    }
    if (piece_pictured(c)) {
        return fminf(PIECE_PICTURE, width * 0.36f) + PIECE_RIGHT;
    }
    return PIECE_LEFT + c->inset;
}

/* For words. */
static float piece_room(float width, const struct piece *c)
{
    return width - piece_left(width, c) - PIECE_RIGHT - c->tail;
}

static enum ui_role piece_ink(const struct ui *ui, const struct piece *c)
{
    switch (c->state) {
    case PLATE_RIGHT:
        return plate_on_right(ui);
    case PLATE_CHOSEN:
        return ROLE_ON_GOLD;
    case PLATE_NEUTRAL:
        return ROLE_INK;
    case PLATE_PART:
    case PLATE_WRONG:
    case PLATE_REST:
        break;
    }
    return ROLE_ON_SOIL;
}

static struct ui_text piece_text(const struct ui *ui, const struct piece *c, float size)
{
    struct ui_text t = {.text = c->text,
                        .size = size,
                        .role = piece_ink(ui, c),
                        .bold = true,
                        .headline = true,
                        .line_height = 1.25f,
                        .lang = c->lang};
    return t;
}

static struct ui_text piece_note(const struct ui *ui, const struct piece *c)
{
    struct ui_text t = {.text = c->note,
                        .type = TYPE_CAPTION,
                        .role = piece_ink(ui, c),
                        .bold = true,
                        .headline = true,
                        .line_height = 1.2f};
    return t;
}

static float piece_note_mark(const struct ui *ui)
{
    return fminf(plate_mark_side(ui), ui_size(ui, TYPE_CAPTION) * 1.6f);
}

float piece_fit(struct ui *ui, float width, const struct piece *c, float size)
{
    struct ui_text t = piece_text(ui, c, size);
    return ui_fit_size(ui, piece_room(width, c), 9, &t);
}

float piece_size(struct ui *ui, float width, const struct piece *c)
{
    return piece_fit(ui, width, c, ui_size(ui, c->tall ? TYPE_LABEL : TYPE_BODY));
}

static float piece_em(struct ui *ui, float width, const struct piece *c)
{
    return c->size > 0 ? c->size : piece_size(ui, width, c);
}

struct piece_line { /* of the note */
    struct ui_text text;
    float x, y, width, high; /* of its words, from where the mark begins; high: of both */
};

/* Whether no word of it is cut: asked a little larger in as much more room, because the smallest
 * size is never refused. */
static bool piece_note_fits(struct ui *ui, float width, const struct ui_text *note)
{
    struct ui_text t = *note;
    t.size = ui_size(ui, t.type) + 2;
    return ui_fit_size(ui, width * t.size / (t.size - 2), 4, &t) >= t.size;
}

/* Beside its mark, or below it where it would be torn there. */
static struct piece_line piece_note_line(struct ui *ui, float room, const struct piece *c)
{
    float mark = piece_note_mark(ui), words;
    struct piece_line line = {.text = piece_note(ui, c), .x = mark + 12, .width = room - mark - 12};
    bool beside = piece_note_fits(ui, line.width, &line.text);
    if (!beside) {
        line.x = 0;
        line.width = room;
        line.text.size = ui_fit_size(ui, room, 4, &line.text);
    }
    words = ui_text_height(ui, line.width, &line.text);
    line.y = beside ? fmaxf(0, mark - words) / 2 : mark + 4;
    line.high = beside ? fmaxf(mark, words) : mark + 4 + words;
    return line;
}

static float piece_words(struct ui *ui, float width, const struct piece *c, float *note)
{
    float room = piece_room(width, c);
    struct ui_text t = piece_text(ui, c, piece_em(ui, width, c));
    *note = c->note ? piece_note_line(ui, room, c).high : 0;
    return ui_text_height(ui, room, &t);
}

float piece_foot(struct ui *ui, float width, const struct piece *c)
{
    float note, words = piece_words(ui, width, c, &note);
    return ceilf(words + (note > 0 ? note + PIECE_NOTE_GAP : 0) + 2 * PIECE_PAD);
}

float piece_height(struct ui *ui, float width, const struct piece *c)
{
    return fmaxf(PIECE_LEAST, piece_foot(ui, width, c));
}

float piece_crowd(struct ui *ui, float width, const struct piece *c, float *size)
{
    struct ui_text t = piece_text(ui, c, ui_size(ui, TYPE_BODY));
    *size = t.size;
    return (ui_text_width(ui, &t) + 1) / piece_room(width, c);
}

float piece_group(struct ui *ui, float width, struct piece *cards, size_t count)
{
    float size = ui_size(ui, TYPE_BODY), high = PIECE_LEAST, all = 0, line = size;
    size_t i;
    for (i = 0; i < count; i++) {
        cards[i].size = 0;
        size = fminf(size, piece_size(ui, width, &cards[i]));
        all = fmaxf(all, piece_crowd(ui, width, &cards[i], &line));
    }
    if (all * ui_size(ui, TYPE_HEADING) <= line) {
        size = ui_size(ui, TYPE_HEADING); /* short words, all on one line */
    } else if (all > 1 && all < PIECE_NEARLY) {
        size = fmaxf(fminf(size, ui_size(ui, TYPE_CAPTION)), floorf(line / all));
    }
    for (i = 0; i < count; i++) {
        cards[i].size = size;
        high = fmaxf(high, piece_height(ui, width, &cards[i]));
    }
    return high;
}

/* --- drawing ---------------------------------------------------------------------------------- */

static void piece_ground(struct ui *ui, struct rect r, const struct piece *c)
{
    struct plate plain = {.text = "", .state = c->state, .size = 30};
    plate_draw(ui, r, &plain, false);
}

static void piece_face(struct ui *ui, struct rect r, const struct piece *c)
{
    float inset = c->state == PLATE_WRONG ? PIECE_DASH + 4 : 0;
    struct ui_picture p = {.name = c->picture, .focus_x = 0.5f, .focus_y = 0.5f};
    struct rect place = {r.x + inset, r.y + inset, piece_left(r.w, c) - PIECE_RIGHT - 2 * inset,
                         r.h - 2 * inset};
    if (piece_pictured(c)) {
        p.corners.tl = p.corners.bl = UI_RADIUS - inset;
        if (c->tall) {
            place.w = r.w - 2 * inset;
            place.h = r.h - c->foot - inset;
            p.corners = draw_round_top(UI_RADIUS - inset);
        }
        ui_picture(ui, place, &p);
    }
}

static void piece_note_draw(struct ui *ui, float x, float y, float width, const struct piece *c)
{
    float side = piece_note_mark(ui);
    struct piece_line line = piece_note_line(ui, width, c);
    struct plate mark = {.state = c->state};
    float middle = line.x > 0 ? line.high / 2 : side / 2;
    plate_mark_draw(ui, x + side / 2, y + middle, side, &mark);
    ui_text(ui, x + line.x, y + line.y, line.width, &line.text);
}

void piece_draw(struct ui *ui, struct rect r, const struct piece *c, bool pressed)
{
    float left = piece_left(r.w, c), room = piece_room(r.w, c), note, words, y;
    struct ui_text t = piece_text(ui, c, piece_em(ui, r.w, c));
    float top = c->tall && piece_pictured(c) ? r.h - c->foot : 0;
    words = piece_words(ui, r.w, c, &note);
    if (pressed) {
        r.y += PIECE_PRESS;
    }
    piece_ground(ui, r, c);
    piece_face(ui, r, c);
    y = r.y + top + (r.h - top - words - (note > 0 ? note + PIECE_NOTE_GAP : 0)) / 2;
    ui_text(ui, r.x + left, y, room, &t);
    if (c->note) {
        piece_note_draw(ui, r.x + left, y + words + PIECE_NOTE_GAP, room, c);
    }
    if (pressed) {
        ui_pressed_shade(ui, r, draw_round(UI_RADIUS));
    }
}

struct ui_drag piece_take(struct ui *ui, struct rect r, const char *name, const struct piece *c)
{
    struct ui_target target = {.id = ui_id(name), .rect = r, .name = name, .label = c->text};
    struct ui_drag drag;
    target.kind = UI_CARD;
    drag = ui_drag(ui, &target);
    if (drag.held) {
        dashes_draw(ui, r, UI_RADIUS, PIECE_DASH, ROLE_ON_SOIL_SOFT);
    } else {
        piece_draw(ui, r, c, drag.pressed);
    }
    return drag;
}

void piece_held(struct ui *ui, struct rect r, const struct piece *c, const struct ui_drag *drag)
{
    struct piece up = *c;
    up.state = PLATE_CHOSEN;
    r.x = drag->x + drag->dx;
    r.y = drag->y + drag->dy;
    ui_drag_raise(ui);
    piece_draw(ui, r, &up, false);
    ui_drag_lower(ui);
}

/* --- places ----------------------------------------------------------------------------------- */

/* Gold is for the soil, and for the sky where that is black. */
static enum ui_role place_role(const struct ui *ui, enum place_look look, bool sky)
{
    if (sky && !(ui_contrast(ui) && look != PLACE_FREE)) {
        return ROLE_ACCENT;
    }
    return look == PLACE_FREE ? ROLE_ON_SOIL_SOFT : ROLE_GOLD;
}

void place_draw(struct ui *ui, struct rect r, const char *words, enum place_look look, bool sky)
{
    enum ui_role role = place_role(ui, look, sky);
    float icon = fminf(64, r.h * 0.5f), high, wide;
    struct ui_text t = {
        .text = words, .type = TYPE_CHROME, .role = role, .bold = true, .line_height = 1.2f};
    if (sky) {
        ui_fill_colour(ui, r,
                       colour_with_alpha(ui_colour(ui, ROLE_SURFACE), ui_contrast(ui) ? 1 : 0.55f),
                       draw_round(UI_RADIUS));
    }
    if (look == PLACE_UNDER) {
        ui_fill(ui, r, sky ? ROLE_SURFACE : ROLE_SOIL_3, draw_round(UI_RADIUS));
        ui_stroke(ui, r, role, PIECE_DASH, UI_RADIUS);
    } else {
        dashes_draw(ui, r, UI_RADIUS, PIECE_DASH, role);
    }
    high = ui_text_height(ui, r.w - 32, &t);
    wide = ui_text_width(ui, &t);
    if (r.h > icon + high + 48 && wide < r.w - 32) {
        float y = r.y + (r.h - icon - high - 16) / 2;
        t.align = TEXT_CENTRE;
        ui_icon(ui, rect_make(r.x + (r.w - icon) / 2, y, icon, icon), "plus", role);
        ui_text(ui, r.x + 16, y + icon + 16, r.w - 32, &t);
    } else if (wide + icon + 12 < r.w - 32) {
        float x = r.x + (r.w - icon - 12 - wide) / 2;
        ui_icon(ui, rect_make(x, r.y + (r.h - icon) / 2, icon, icon), "plus", role);
        ui_text_in(ui, rect_make(x + icon + 12, r.y, wide + 2, r.h), &t);
    } else {
        ui_icon(ui, rect_make(r.x + (r.w - icon) / 2, r.y + (r.h - icon) / 2, icon, icon), "plus",
                role);
    }
}

void place_number(struct ui *ui, float cx, float cy, float side, int number, bool sky)
{
    struct ui_text t = {.type = TYPE_CHROME,
                        .size = side * 0.6f,
                        .role = sky ? ROLE_GROUND : ROLE_ON_SOIL,
                        .bold = true,
                        .align = TEXT_CENTRE,
                        .lang = "en"};
    char digits[8];
    snprintf(digits, sizeof digits, "%d", number);
    t.text = digits;
    if (sky) {
        ui_disc(ui, cx, cy, side / 2 + 6, ROLE_SNOW);
    }
    ui_disc(ui, cx, cy, side / 2, sky ? ROLE_INK : ROLE_SOIL_3);
    ui_text_in(ui, rect_make(cx - side / 2, cy - side / 2, side, side), &t);
}

bool place_has(struct rect r, float x, float y)
{
    return rect_has(rect_inset(r, -UI_GAP / 2), x, y);
}
