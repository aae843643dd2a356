/* Something to think about: the answer lies face down until the visitor wants to see it, and then
 * the visitor says how it went. Free answers cannot be typed at a kiosk and should not be; what
 * counts is that someone has thought before looking. The card is as large face down as face up. */
#include "questions/parts/check.h"
#include "questions/parts/choice.h"
#include "questions/parts/dashes.h"
#include "questions/parts/plate.h"

#include "ui/button.h"

#include <math.h>
#include <string.h>

#define REVEAL_PAD 32.0f
#define REVEAL_LEAST 148.0f
#define REVEAL_ROW 148.0f /* as of the answers of other types */
#define REVEAL_DASH 6.0f

enum reveal_verdict { REVEAL_OPEN, REVEAL_KNEW, REVEAL_MISSED };

struct reveal {
    bool shown;
    enum reveal_verdict verdict;
};

static const char *reveal_words(const struct question *q)
{
    if (q->count > 0 && q->parts[0].text[0]) {
        return q->parts[0].text;
    }
    return q->why.count > 0 ? q->why.blocks[0].text : "";
}

static bool reveal_claims(const struct question *q)
{
    return choice_all(q, PART_REVEAL);
}

static bool reveal_check(const struct question *q, struct diag_place at, struct diag *d)
{
    if (reveal_words(q)[0]) {
        return true;
    }
    diag_add(d, DIAG_ERROR, at,
             "this card has no answer to turn up; write it as the explanation, behind ####");
    return false;
}

static struct ui_text reveal_text(const struct question *q)
{
    struct ui_text t = {
        .text = reveal_words(q), .type = TYPE_BODY, .role = ROLE_INK, .lang = q->lang};
    t.line_height = 1.5f;
    return t;
}

static struct plate reveal_plate(const struct reveal *r, struct ui *ui, enum reveal_verdict verdict)
{
    bool knew = verdict == REVEAL_KNEW;
    struct plate p = {.text = ui_word(ui, knew ? "quiz.knew" : "quiz.missed"),
                      .mark = PLATE_ICON,
                      .icon = knew ? "bulb" : "eye"};
    if (r->verdict != REVEAL_OPEN) {
        p.state = r->verdict == verdict ? PLATE_NEUTRAL : PLATE_REST;
    }
    return p;
}

static float reveal_row(const struct reveal *r, struct ui *ui, float width)
{
    struct plate knew = reveal_plate(r, ui, REVEAL_KNEW);
    struct plate missed = reveal_plate(r, ui, REVEAL_MISSED);
    float half = (width - UI_GAP) / 2;
    return fmaxf(REVEAL_ROW, fmaxf(plate_height(ui, half, &knew), plate_height(ui, half, &missed)));
}

static float reveal_card(const struct question *q, struct ui *ui, float width)
{
    struct ui_text t = reveal_text(q);
    return fmaxf(REVEAL_LEAST, ceilf(ui_text_height(ui, width - 2 * REVEAL_PAD, &t)) + 2 * 24);
}

static float reveal_height(const void *self, const struct question *q, struct ui *ui, float width,
                           bool stage, bool answered)
{
    (void)stage;
    (void)answered;
    return reveal_card(q, ui, width) + UI_GAP + reveal_row(self, ui, width);
}

static void reveal_face_down(struct reveal *r, struct ui *ui, struct rect place)
{
    struct ui_button b = {.name = "quiz.reveal",
                          .label = ui_word(ui, "quiz.reveal"),
                          .icon = "eye",
                          .look = BUTTON_GOLD,
                          .type = TYPE_POSTER,
                          .radius = UI_RADIUS};
    float high = fmaxf(UI_TOUCH, ui_button_height(ui)) + 24;
    float wide = fminf(ui_button_width(ui, &b, 480), place.w - 2 * REVEAL_PAD);
    ui_fill(ui, place, ROLE_SOIL_2, draw_round(UI_RADIUS));
    dashes_draw(ui, place, UI_RADIUS, REVEAL_DASH, ROLE_ON_SOIL_SOFT);
    if (ui_button(
            ui,
            rect_make(place.x + (place.w - wide) / 2, place.y + (place.h - high) / 2, wide, high),
            &b)) {
        r->shown = true;
    }
}

static bool reveal_frame(void *self, const struct question *q, struct ui *ui,
                         const struct question_view *view)
{
    static const struct {
        enum reveal_verdict verdict;
        const char *name;
    } ways[] = {{REVEAL_KNEW, "quiz.knew"}, {REVEAL_MISSED, "quiz.missed"}};
    struct reveal *r = self;
    struct rect card = view->area;
    struct ui_text t = reveal_text(q);
    float row = reveal_row(r, ui, card.w), half = (card.w - UI_GAP) / 2;
    bool answered = false;
    size_t i;
    card.h = reveal_card(q, ui, card.w);
    if (!r->shown && !view->answered) {
        card.h += UI_GAP + row;
        reveal_face_down(r, ui, card);
        return false;
    }
    ui_fill(ui, card, ROLE_SURFACE, draw_round(UI_RADIUS));
    ui_hairline(ui, card, draw_round(UI_RADIUS));
    ui_text(ui, card.x + REVEAL_PAD,
            card.y + (card.h - ui_text_height(ui, card.w - 2 * REVEAL_PAD, &t)) / 2,
            card.w - 2 * REVEAL_PAD, &t);
    for (i = 0; i < 2; i++) {
        struct plate p = reveal_plate(r, ui, ways[i].verdict);
        struct rect place = {card.x + (float)i * (half + UI_GAP), card.y + card.h + UI_GAP, half,
                             row};
        if (view->answered) {
            plate_draw(ui, place, &p, false);
        } else if (plate_button(ui, place, ways[i].name, &p).clicked) {
            r->verdict = ways[i].verdict;
            answered = true;
        }
    }
    return answered;
}

static bool reveal_ready(const void *self, const struct question *q)
{
    (void)q;
    return ((const struct reveal *)self)->verdict != REVEAL_OPEN;
}

static struct question_mark reveal_mark(const void *self, const struct question *q)
{
    const struct reveal *r = self;
    struct question_mark mark = {.score = r->verdict == REVEAL_KNEW ? QUESTION_WHOLE : 0,
                                 .feedback = ""};
    (void)q;
    return mark;
}

static void reveal_begin(void *self, const struct question *q, struct rng *rng)
{
    (void)self;
    (void)q;
    (void)rng;
}

const struct question_type question_reveal = {.name = "reveal",
                                              .flags = QUESTION_UNSCORED,
                                              .hint = "quiz.hint.reveal",
                                              .claims = reveal_claims,
                                              .check = reveal_check,
                                              .size = sizeof(struct reveal),
                                              .begin = reveal_begin,
                                              .height = reveal_height,
                                              .frame = reveal_frame,
                                              .ready = reveal_ready,
                                              .mark = reveal_mark};
