/* Where the parts of a question stand. What one looks at is above the horizon, what one touches in
 * the soil. The horizon gives the answers the room they need as long as the question can be read;
 * it is found once for a question and shape of the screen, so that nothing moves when the question
 * is answered. In reach mode the whole area is soil, and the question stands above the band. */
#include "quiz.h"

#include "base/hash.h"
#include "ui/button.h"

#include <math.h>

#define TOP 40.0f
#define SNOW 14.0f
#define SIDE_WIDE 416.0f
#define SIDE_NARROW 300.0f
#define PICTURE_FROM 0.55f /* of the width: as in the mockup, words left, picture right */
#define SPOTS_FROM 0.42f   /* a picture to answer in is larger */
#define PICTURE_LEAST 280.0f
#define STAGE_LEAST 380.0f
#define PLAY_PAD 40.0f
#define PLAY_FOOT 24.0f
#define PLAY_LEAST 300.0f
#define SIDE_LEAST (2 * UI_TOUCH + UI_GAP)
#define LOW 420.0f /* of the part above the band: only the question finds room */

struct place_try {
    struct rect area;
    float words;        /* width of the words */
    bool picture, over; /* there is one; it stands over the words, not beside them */
    bool stage;         /* of the type, under the words */
};

static float place_bar(const struct ui *ui, const struct quiz_place *p)
{
    return p->column ? 0 : ui_button_height(ui) + UI_GAP;
}

/* From the top (or the picture's foot) to the horizon. */
static float place_words(struct quiz *q, struct ui *ui, const struct place_try *t)
{
    struct rect r = {0, 0, t->words, 0};
    struct quiz_seat *s = quiz_seat(q);
    bool answered = s->answered;
    float height, stem, told = 0;
    s->answered = false; /* the question's own height */
    height = quiz_head(q, ui, r, false) + 24;
    stem = quiz_stem(q, ui, r, false);
    if (!t->stage && t->area.w < t->area.h) { /* what will be told there, too */
        told = (s->type->flags & QUESTION_UNSCORED) ? stem : 0;
        told += quiz_told(q, ui, r, ROLE_INK, ROLE_INK_SOFT, INFINITY, false);
    }
    height += fmaxf(stem, fminf(told, t->area.h * 0.3f));
    s->answered = answered;
    return (t->over ? 24 : TOP) + height + 24 + SNOW;
}

static float place_stage(struct quiz *q, struct ui *ui, const struct place_try *t)
{
    const struct quiz_seat *s = quiz_seat(q);
    return s->type->stage ? s->type->stage(s->state, &q->question, ui, t->area.w - 2 * UI_MARGIN)
                          : STAGE_LEAST;
}

static float place_find(struct quiz *q, struct ui *ui, struct quiz_place *p, struct place_try *t)
{
    struct quiz_seat *s = quiz_seat(q);
    bool spots = s->type->flags & QUESTION_PICTURE;
    bool tall = t->area.w < t->area.h;
    float h = t->area.h, top = t->area.y, horizon, need, lower, usual;
    need = place_words(q, ui, t) + (t->over ? PICTURE_LEAST : 0) +
           (t->stage ? place_stage(q, ui, t) : 0);
    lower = s->type->height(s->state, &q->question, ui, p->play.w, t->stage || spots, false);
    lower = PLAY_PAD + PLAY_FOOT + place_bar(ui, p) + fmaxf(lower, p->column ? SIDE_LEAST : 0);
    usual = h * (t->stage ? 0.664f : tall ? 0.6f : 0.584f);
    horizon = usual;
    if (h - lower < usual) { /* the answers need more */
        horizon = fmaxf(h - lower, fminf(need, usual));
    } else if (tall || t->stage || spots) { /* or less: then more to look at */
        horizon = fminf(h - lower, h * 0.72f);
    }
    if (need > horizon) {
        horizon = fminf(need, fmaxf(h - fminf(lower, PLAY_LEAST + place_bar(ui, p)), h * 0.4f));
    }
    return top + floorf(horizon);
}

/* A picture is shown where it leaves the words their room. */
static void place_decide(struct quiz *q, struct ui *ui, struct quiz_place *p, struct place_try *t)
{
    struct quiz_seat *s = quiz_seat(q);
    unsigned flags = s->type->flags;
    bool tall = t->area.w < t->area.h, any = q->picture.name && q->picture.name[0];
    float full = t->area.w - 2 * UI_MARGIN;
    t->words = full;
    t->picture = any && t->area.h > 600;
    t->over = t->picture && tall;
    t->stage = (flags & QUESTION_STAGE) && t->area.h > 700;
    if (t->stage) {
        t->picture = t->over = false;
        if (place_words(q, ui, t) + place_stage(q, ui, t) + PLAY_PAD + PLAY_FOOT +
                place_bar(ui, p) +
                s->type->height(s->state, &q->question, ui, p->play.w, true, false) >
            t->area.h) {
            t->stage = false;
        }
        return;
    }
    if (t->picture && !t->over) {
        float from = flags & QUESTION_PICTURE ? SPOTS_FROM : PICTURE_FROM;
        t->words = t->area.w * from - UI_MARGIN - 32;
        if (!(flags & QUESTION_PICTURE) && place_words(q, ui, t) > t->area.h * 0.62f) {
            t->picture = false;
            t->words = full;
        }
    }
    if (t->over && place_words(q, ui, t) + PICTURE_LEAST > t->area.h * 0.7f &&
        !(flags & QUESTION_PICTURE)) {
        t->picture = t->over = false;
    }
}

static uint64_t place_look(const struct quiz *q, struct ui *ui, struct rect area)
{
    uint64_t h = hash_float(hash_float(HASH_START, area.w), area.h);
    h = hash_u64(h, (uint64_t)ui_choice(ui)->text);
    return hash_text(hash_u64(h, ui_reach(ui)), q->question_lang);
}

static void place_upper(struct quiz *q, struct ui *ui, struct quiz_place *p,
                        const struct place_try *t)
{
    bool spots = quiz_seat(q)->type->flags & QUESTION_PICTURE;
    struct rect picture = {0, 0, 0, 0};
    float foot = p->horizon - SNOW, y = p->upper.y + TOP, head, gap = 24;
    if (p->looked && p->upper.h < LOW) {
        y = p->upper.y + 16;
        gap = 8;
    }
    if (t->over) {
        picture = p->upper;
        picture.h = foot + SNOW - place_words(q, ui, t) - p->upper.y;
        y = picture.y + picture.h + 24;
    } else if (t->picture) {
        picture.x = p->upper.x + t->words + UI_MARGIN + 32;
        picture.y = p->upper.y;
        picture.w = p->upper.x + p->upper.w - picture.x;
        picture.h = foot - p->upper.y;
    }
    p->head = rect_make(p->upper.x + UI_MARGIN, y, t->words, gap < 24 ? 88 : 0);
    head = quiz_head(q, ui, p->head, false);
    y += head + gap;
    p->words = rect_make(p->head.x, y, t->words, foot - gap * 0.66f - y);
    if (t->stage) {
        struct quiz_seat *s = quiz_seat(q);
        bool answered = s->answered;
        s->answered = false;
        p->words.h = quiz_stem(q, ui, rect_make(0, 0, t->words, 0), false);
        s->answered = answered;
        y += p->words.h + 16;
        p->stage = rect_make(p->words.x, y, p->words.w, p->horizon - y);
    } else if (spots && !p->looked && picture.h > 200) {
        p->stage = picture;
    } else if (picture.h > 160) {
        p->picture = picture;
    }
}

struct quiz_place quiz_place(struct quiz *q, struct ui *ui, struct rect area)
{
    struct quiz_place p = {.upper = area, .looked = ui_reach(ui), .horizon = area.y};
    struct quiz_seat *s = quiz_seat(q);
    struct place_try t = {.area = area};
    float side = area.w >= 1700 ? SIDE_WIDE : SIDE_NARROW, bar;
    uint64_t look = place_look(q, ui, area);
    p.column = area.w >= area.h || area.h < 700;
    bar = place_bar(ui, &p);
    p.play.x = area.x + UI_MARGIN;
    p.play.w = area.w - 2 * UI_MARGIN - (p.column ? side + UI_GAP : 0);
    if (p.looked) {
        p.upper = ui_upper(ui);
        t.area = p.upper;
        t.words = t.area.w - 2 * UI_MARGIN;
        if (q->picture.name && q->picture.name[0] && t.area.w > t.area.h && t.area.h >= LOW) {
            t.picture = true;
            t.words = t.area.w * PICTURE_FROM - UI_MARGIN - 32;
        }
    } else {
        place_decide(q, ui, &p, &t);
        if (s->look != look) {
            s->horizon = place_find(q, ui, &p, &t);
            s->look = look;
        }
        p.horizon = s->horizon;
        p.upper.h = p.horizon - area.y;
    }
    if (p.looked) {
        p.horizon = p.upper.y + p.upper.h;
    }
    if (p.upper.h > 0) {
        place_upper(q, ui, &p, &t);
    }
    p.play.y = p.horizon + (p.looked ? PLAY_FOOT : PLAY_PAD);
    p.play.h = area.y + area.h - PLAY_FOOT - bar - p.play.y;
    p.side = p.column ? rect_make(p.play.x + p.play.w + UI_GAP, p.play.y, side, p.play.h)
                      : rect_make(p.play.x, p.play.y + p.play.h + UI_GAP, p.play.w, bar - UI_GAP);
    return p;
}
