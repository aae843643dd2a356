/* Plates: measured first, drawn in the same way in every state. The column of the word is as wide
 * as the widest word any state could say, broken over two lines where the text needs the room; so
 * the text stands still when the word appears. */
#include "questions/parts/plate.h"

#include "questions/parts/dashes.h"
#include "ui/button.h"

#include <math.h>
#include <string.h>

#define PLATE_LEFT 28.0f
#define PLATE_RIGHT_EDGE 32.0f
#define PLATE_GAP 24.0f
#define PLATE_PICTURE 176.0f
#define PLATE_LINE 6.0f
#define PLATE_PRESS 6.0f
#define PLATE_MARK 64.0f
#define PLATE_MARK_MOST 84.0f
#define PLATE_BIG 1.4f

static const char *const plate_words[] = {"quiz.mark.right", "quiz.mark.yours", "quiz.mark.both",
                                          "quiz.mark.part"};
enum { PLATE_WORDS = sizeof plate_words / sizeof plate_words[0] };

struct plate_room { /* where the words go; from the plate's left edge */
    float left, width;
    float word; /* width of the word's column; 0: none */
    int word_lines;
};

float plate_mark_side(const struct ui *ui)
{
    float grown = ui_size(ui, TYPE_CHROME) / theme_size(SESSION_TEXT_NORMAL, TYPE_CHROME);
    return fminf(PLATE_MARK * grown, PLATE_MARK_MOST);
}

enum ui_role plate_on_right(const struct ui *ui)
{
    return ui_choice(ui)->theme == SESSION_LIGHT ? ROLE_SNOW : ROLE_ON_GOLD;
}

const char *plate_word(const struct ui *ui, const struct plate *p)
{
    if (p->word) {
        return p->word;
    }
    switch (p->state) {
    case PLATE_RIGHT:
        return ui_word(ui, p->yours ? "quiz.mark.both" : "quiz.mark.right");
    case PLATE_PART:
        return ui_word(ui, "quiz.mark.part");
    case PLATE_WRONG:
        return ui_word(ui, "quiz.mark.yours");
    case PLATE_NEUTRAL:
    case PLATE_CHOSEN:
    case PLATE_REST:
        break;
    }
    return "";
}

static enum ui_role plate_ink(const struct ui *ui, const struct plate *p)
{
    static const enum ui_role inks[] = {
        [PLATE_NEUTRAL] = ROLE_INK,   [PLATE_CHOSEN] = ROLE_ON_GOLD,    [PLATE_PART] = ROLE_ON_SOIL,
        [PLATE_WRONG] = ROLE_ON_SOIL, [PLATE_REST] = ROLE_ON_SOIL_SOFT,
    };
    return p->state == PLATE_RIGHT ? plate_on_right(ui) : inks[p->state];
}

/* Bold in all states: a lighter face would break the lines elsewhere. */
static struct ui_text plate_text(const struct ui *ui, const struct plate *p, float size)
{
    struct ui_text t = {.text = p->text,
                        .size = size,
                        .role = plate_ink(ui, p),
                        .bold = true,
                        .headline = true,
                        .line_height = 1.25f,
                        .lang = p->lang};
    return t;
}

static struct ui_text plate_word_text(const struct ui *ui, const struct plate *p, const char *word)
{
    struct ui_text t = {.text = word,
                        .type = TYPE_CHROME,
                        .role = plate_ink(ui, p),
                        .bold = true,
                        .headline = true,
                        .align = TEXT_END,
                        .line_height = 1.2f};
    return t;
}

/* The least width at which a word takes no more than two lines, and no part of it is cut. */
static float plate_word_width(struct ui *ui, struct ui_text *t, int lines)
{
    float full = ui_text_width(ui, t) + 1, width = full / 2, step = t->text[0] ? 8 : 1;
    if (lines < 2) {
        return full;
    }
    while (width < full) {
        float fits = ui_fit_size(ui, width, 2, t);
        if (fits >= ui_size(ui, t->type)) {
            break;
        }
        width += step;
    }
    return fminf(width, full);
}

static float plate_word_column(struct ui *ui, const struct plate *p, int lines)
{
    float widest = 0;
    size_t i;
    for (i = 0; i < PLATE_WORDS; i++) {
        struct ui_text t = plate_word_text(ui, p, ui_word(ui, plate_words[i]));
        widest = fmaxf(widest, plate_word_width(ui, &t, lines));
    }
    return ceilf(widest);
}

static float plate_side(const struct ui *ui, const struct plate *p)
{
    return plate_mark_side(ui) * (p->big ? PLATE_BIG : 1.0f);
}

static struct plate_room plate_room(struct ui *ui, float width, const struct plate *p, float size)
{
    struct plate_room room = {.left = PLATE_LEFT, .word_lines = 1};
    float all;
    if (p->picture && p->picture[0]) {
        room.left = fminf(PLATE_PICTURE, width * 0.4f) + PLATE_GAP;
    } else if (p->mark != PLATE_BARE) {
        room.left += plate_side(ui, p) + PLATE_GAP;
    }
    all = width - room.left - PLATE_RIGHT_EDGE;
    room.width = all;
    if (p->judged) {
        struct ui_text t = plate_text(ui, p, size);
        room.word = plate_word_column(ui, p, 1);
        if (ui_text_width(ui, &t) > all - room.word - PLATE_GAP) {
            room.word = plate_word_column(ui, p, 2);
            room.word_lines = 2;
        }
        room.width = all - room.word - PLATE_GAP;
    }
    return room;
}

float plate_size(struct ui *ui, float width, const struct plate *p)
{
    float large = ui_size(ui, p->big ? TYPE_POSTER : TYPE_HEADING) * (p->big ? PLATE_BIG : 1);
    float size = ui_size(ui, TYPE_BODY);
    struct plate_room room = plate_room(ui, width, p, large);
    struct ui_text t = plate_text(ui, p, large);
    if (ui_text_width(ui, &t) <= room.width) {
        return large;
    }
    t.size = size;
    return ui_fit_size(ui, plate_room(ui, width, p, size).width, 9, &t);
}

static float plate_em(struct ui *ui, float width, const struct plate *p)
{
    return p->size > 0 ? p->size : plate_size(ui, width, p);
}

int plate_lines(struct ui *ui, float width, const struct plate *p)
{
    float size = plate_em(ui, width, p);
    struct ui_text t = plate_text(ui, p, size);
    return (int)ui_text_layout(ui, plate_room(ui, width, p, size).width, &t)->line_count;
}

float plate_height(struct ui *ui, float width, const struct plate *p)
{
    float size = plate_em(ui, width, p);
    struct plate_room room = plate_room(ui, width, p, size);
    struct ui_text t = plate_text(ui, p, size);
    float words = ui_text_height(ui, room.width, &t), word = 0;
    if (p->judged) {
        word = ui_size(ui, TYPE_CHROME) * 1.2f * (float)room.word_lines;
    }
    return fmaxf(UI_TOUCH, ceilf(fmaxf(words, word) + 2 * PLATE_PAD));
}

/* --- marks ----------------------------------------------------------------------------------- */

/* A square on its corner with round ends, filled. */
static void plate_diamond(struct ui *ui, float cx, float cy, float side, float radius,
                          enum ui_role role)
{
    enum { BENDS = 5 };
    float xy[4 * BENDS * 2], half = side / 2 - radius;
    int k, i;
    for (k = 0; k < 4; k++) {
        float ax = (k == 0 || k == 3 ? half : -half), ay = (k < 2 ? half : -half);
        for (i = 0; i < BENDS; i++) {
            float turn = 1.5707963f * ((float)k + (float)i / (BENDS - 1));
            float x = ax + radius * cosf(turn), y = ay + radius * sinf(turn);
            xy[2 * (k * BENDS + i)] = cx + (x - y) * 0.70710678f;
            xy[2 * (k * BENDS + i) + 1] = cy + (x + y) * 0.70710678f;
        }
    }
    ui_polygon(ui, xy, 4 * BENDS, ui_colour(ui, role));
}

static void plate_icon(struct ui *ui, float cx, float cy, float side, const char *icon,
                       enum ui_role role)
{
    ui_icon(ui, rect_make(cx - side / 2, cy - side / 2, side, side), icon, role);
}

static void plate_ring(struct ui *ui, float cx, float cy, float side, enum ui_role role)
{
    ui_stroke(ui, rect_make(cx - side / 2, cy - side / 2, side, side), role, PLATE_LINE, side / 2);
    plate_icon(ui, cx, cy, side * 0.6f, "check", role);
}

static void plate_box(struct ui *ui, float cx, float cy, float side, const struct plate *p)
{
    bool chosen = p->state == PLATE_CHOSEN;
    float box = side * 0.84f;
    struct rect r = {cx - box / 2, cy - box / 2, box, box};
    if (chosen) {
        ui_fill(ui, r, ROLE_ON_GOLD, draw_round(box * 0.2f));
        plate_icon(ui, cx, cy, box * 0.8f, "check", ROLE_GOLD);
    } else {
        ui_stroke(ui, r, p->state == PLATE_REST ? ROLE_ON_SOIL_SOFT : ROLE_ACCENT, PLATE_LINE,
                  box * 0.2f);
    }
}

static void plate_sign(struct ui *ui, float cx, float cy, float side, const struct plate *p,
                       enum ui_role ink)
{
    if (p->mark == PLATE_ICON) {
        plate_icon(ui, cx, cy, side * 0.68f, p->icon, ink);
    } else {
        struct ui_text t = {.text = p->letter,
                            .type = TYPE_CHROME,
                            .role = ink,
                            .bold = true,
                            .align = TEXT_CENTRE,
                            .lang = "en"};
        t.size = side * 0.53f;
        ui_text_in(ui, rect_make(cx - side / 2, cy - side / 2, side, side), &t);
    }
}

void plate_mark_draw(struct ui *ui, float cx, float cy, float side, const struct plate *p)
{
    switch (p->state) {
    case PLATE_RIGHT:
        if (p->mark == PLATE_BOX && !p->yours) { /* should have been ticked */
            plate_ring(ui, cx, cy, side, plate_on_right(ui));
            break;
        }
        ui_disc(ui, cx, cy, side / 2, plate_on_right(ui));
        plate_icon(ui, cx, cy, side * 0.7f, "check", ROLE_RIGHT);
        break;
    case PLATE_PART:
        plate_ring(ui, cx, cy, side, ROLE_ON_SOIL);
        break;
    case PLATE_WRONG:
        plate_diamond(ui, cx, cy, side, side * 0.22f, ROLE_ON_SOIL);
        plate_diamond(ui, cx, cy, side - 2 * PLATE_LINE, side * 0.14f, ROLE_SOIL);
        plate_icon(ui, cx, cy, side * 0.6f, "x", ROLE_ON_SOIL);
        break;
    case PLATE_NEUTRAL:
    case PLATE_CHOSEN:
    case PLATE_REST:
        if (p->mark == PLATE_BOX) {
            plate_box(ui, cx, cy, side, p);
        } else {
            bool rest = p->state == PLATE_REST, chosen = p->state == PLATE_CHOSEN;
            ui_disc(ui, cx, cy, side / 2, rest ? ROLE_SOIL_3 : chosen ? ROLE_ON_GOLD : ROLE_ACCENT);
            plate_sign(ui, cx, cy, side, p,
                       rest     ? ROLE_ON_SOIL_SOFT
                       : chosen ? ROLE_GOLD
                                : ROLE_SURFACE);
        }
        break;
    }
}

/* --- the plate ------------------------------------------------------------------------------- */

static void plate_ground(struct ui *ui, struct rect r, const struct plate *p)
{
    static const enum ui_role grounds[] = {
        [PLATE_NEUTRAL] = ROLE_SURFACE, [PLATE_CHOSEN] = ROLE_GOLD, [PLATE_RIGHT] = ROLE_RIGHT,
        [PLATE_PART] = ROLE_SOIL,       [PLATE_WRONG] = ROLE_SOIL,  [PLATE_REST] = ROLE_SOIL_2,
    };
    struct draw_corners corners = draw_round(UI_RADIUS);
    bool night = p->state == PLATE_NEUTRAL && ui_choice(ui)->theme == SESSION_DARK;
    ui_fill(ui, r, night ? ROLE_RAISED : grounds[p->state], corners); /* stands out from soil */
    if (p->state == PLATE_WRONG) {
        dashes_draw(ui, r, UI_RADIUS, PLATE_LINE, ROLE_ON_SOIL_SOFT);
    } else if (p->state == PLATE_PART) {
        ui_stroke(ui, r, ROLE_ON_SOIL, PLATE_LINE, UI_RADIUS);
    } else if (p->state == PLATE_NEUTRAL) {
        ui_hairline(ui, r, corners);
    }
}

static void plate_face(struct ui *ui, struct rect r, const struct plate *p)
{
    float side = plate_side(ui, p);
    if (p->picture && p->picture[0]) {
        float inset = p->state == PLATE_WRONG || p->state == PLATE_PART ? PLATE_LINE + 4 : 0;
        struct ui_picture picture = {.name = p->picture,
                                     .focus_x = 0.5f,
                                     .focus_y = 0.5f,
                                     .alpha = p->state == PLATE_REST ? 0.5f : 1.0f};
        struct rect place = {r.x + inset, r.y + inset, fminf(PLATE_PICTURE, r.w * 0.4f) - 2 * inset,
                             r.h - 2 * inset};
        picture.corners.tl = picture.corners.bl = UI_RADIUS - inset;
        ui_picture(ui, place, &picture);
        if (p->state != PLATE_NEUTRAL && p->state != PLATE_REST && p->mark != PLATE_BARE) {
            plate_mark_draw(ui, r.x + side / 2 + 12, r.y + side / 2 + 12, side, p);
        }
    } else if (p->mark != PLATE_BARE) {
        plate_mark_draw(ui, r.x + PLATE_LEFT + side / 2, r.y + r.h / 2, side, p);
    }
}

void plate_draw(struct ui *ui, struct rect r, const struct plate *p, bool pressed)
{
    float size = plate_em(ui, r.w, p);
    struct plate_room room = plate_room(ui, r.w, p, size);
    struct ui_text t = plate_text(ui, p, size);
    const struct text_layout *layout = ui_text_layout(ui, room.width, &t);
    const char *word = plate_word(ui, p);
    if (pressed) {
        r.y += PLATE_PRESS;
    }
    plate_ground(ui, r, p);
    plate_face(ui, r, p);
    ui_text_draw(ui, r.x + room.left, r.y + (r.h - layout->height) / 2, layout, &t);
    if (p->judged && word[0]) {
        struct ui_text w = plate_word_text(ui, p, word);
        float height = ui_text_height(ui, room.word, &w);
        ui_text(ui, r.x + r.w - PLATE_RIGHT_EDGE - room.word, r.y + (r.h - height) / 2, room.word,
                &w);
    }
    if (pressed) {
        ui_pressed_shade(ui, r, draw_round(UI_RADIUS));
    }
}

struct ui_state plate_button(struct ui *ui, struct rect r, const char *name, const struct plate *p)
{
    struct ui_target target = {.id = ui_id(name), .rect = r, .name = name, .label = p->text};
    struct ui_state state = ui_target(ui, &target);
    plate_draw(ui, r, p, state.pressed);
    return state;
}
