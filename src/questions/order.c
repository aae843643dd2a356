/* Steps to put in order. Where there is a stage the places stand on the horizon, as events do on
 * the timeline, and the loose cards lie in the soil. Without one the places are a numbered column
 * and the loose cards a column beside it, row by row: nothing moves when a card is put, and both
 * are in view together.
 *
 * Every card in its right place counts the same, as a visitor can see from the ticks. Source:
 * Moodle's qtype_ordering, grading type "absolute position". */
#include "questions/parts/check.h"
#include "questions/parts/choice.h"
#include "questions/parts/piece.h"
#include "questions/parts/placing.h"

#include <math.h>
#include <string.h>

#define ORDER_LEAST 3
#define ORDER_MOST 6
#define ORDER_CARD 336.0f
#define ORDER_CARD_MOST 416.0f
#define ORDER_CARD_TALL 286.0f
#define ORDER_CARD_LEAST 200.0f
#define ORDER_NEVER 100000.0f
#define ORDER_CARD_LOW 244.0f /* with a picture, where there is little room */
#define ORDER_PICTURE 64.0f   /* at least so much of it is seen when words judge it */
#define ORDER_GAP 28.0f
#define ORDER_STEM 24.0f /* at least so much of it is seen */
#define ORDER_DISC 44.0f
#define ORDER_NUMBER 64.0f                 /* in the column */
#define ORDER_EMS 10.0f                    /* narrower cards show no pictures */
#define ORDER_BARE 160.0f                  /* height of planted cards without pictures */
#define ORDER_STALK 88.0f                  /* and of their stems */
#define ORDER_SIDE (2 * UI_TOUCH + UI_GAP) /* two buttons beside them */
#define ORDER_TRAY_MOST 560.0f
#define ORDER_TRAY 432.0f /* least width of a loose card beside others */

struct order_plan { /* where everything is, of this frame */
    struct rect places[QUESTION_PARTS_MAX], tray[QUESTION_PARTS_MAX]; /* tray: by part */
    struct piece cards[QUESTION_PARTS_MAX];                           /* by part */
    float height;
    bool sky;
};

static bool order_claims(const struct question *q)
{
    return choice_all(q, PART_STEP);
}

/* The place where a part belongs: how many steps are written before it. */
static int order_home(const struct question *q, size_t part)
{
    int home = 0;
    size_t i;
    for (i = 0; i < part; i++) {
        home += q->parts[i].role == PART_STEP;
    }
    return home;
}

static bool order_check(const struct question *q, struct diag_place at, struct diag *d)
{
    bool ok = check_parts(q, PART_STEP, ORDER_LEAST, at, d);
    if (ok && q->count > ORDER_MOST) {
        diag_add(d, DIAG_ERROR, at,
                 "%zu steps are too many to put in order at a screen; at most %d", q->count,
                 ORDER_MOST);
        return false;
    }
    return ok && placing_check_different(q, PART_STEP, at, d);
}

static void order_begin(void *self, const struct question *q, struct rng *rng)
{
    struct placing *p = self;
    placing_clear(p);
    order_mix(&p->order, q, PART_STEP, rng);
}

/* --- where everything is ---------------------------------------------------------------------- */

static bool order_right(const struct placing *p, const struct question *q, size_t part)
{
    return p->at[part] == order_home(q, part);
}

static void order_cards(const struct placing *p, const struct question *q, struct ui *ui,
                        bool answered, bool tall, struct order_plan *plan)
{
    size_t i;
    for (i = 0; i < p->order.count; i++) {
        size_t part = p->order.at[i];
        struct piece *c = &plan->cards[part];
        memset(c, 0, sizeof *c);
        c->text = q->parts[part].text;
        c->lang = q->lang;
        c->picture = q->parts[part].picture;
        c->tall = tall && p->at[part] >= 0;
        c->state = p->picked == (int)part ? PLATE_CHOSEN : PLATE_NEUTRAL;
        if (answered) {
            bool ok = order_right(p, q, part);
            const char *number = arena_format(ui_memory(ui), "%d", order_home(q, part) + 1);
            c->state = ok ? PLATE_RIGHT : PLATE_WRONG;
            c->note =
                ok ? ui_word(ui, "quiz.order.right") : ui_word_with(ui, "quiz.order.wrong", number);
        }
    }
}

/* All of them at one size of words; the height of a row. */
static float order_row(const struct placing *p, struct ui *ui, float width, struct order_plan *plan)
{
    struct piece group[QUESTION_PARTS_MAX];
    float high;
    size_t i;
    for (i = 0; i < p->order.count; i++) {
        group[i] = plan->cards[p->order.at[i]];
        group[i].tall = false;
    }
    high = piece_group(ui, width, group, p->order.count);
    for (i = 0; i < p->order.count; i++) {
        plan->cards[p->order.at[i]].size = group[i].size;
    }
    return high;
}

/* Two columns, row by row. */
static void order_flow(const struct placing *p, const struct question *q, struct ui *ui,
                       struct rect area, bool answered, struct order_plan *plan)
{
    float left = ORDER_NUMBER + UI_GAP, wide = floorf((area.w - left - 2 * UI_GAP) / 2), high;
    size_t i;
    order_cards(p, q, ui, answered, false, plan);
    if (answered) {
        wide = area.w - left;
    }
    for (i = 0; wide < ORDER_EMS * ui_size(ui, TYPE_BODY) && i < p->order.count; i++) {
        plan->cards[p->order.at[i]].picture = ""; /* large words need the room */
    }
    high = order_row(p, ui, wide, plan);
    for (i = 0; i < p->order.count; i++) {
        float y = area.y + (float)i * (high + UI_GAP);
        plan->places[i] = rect_make(area.x + left, y, wide, high);
        plan->tray[p->order.at[i]] = rect_make(area.x + left + wide + 2 * UI_GAP, y, wide, high);
    }
    plan->height = (float)p->order.count * (high + UI_GAP) - UI_GAP;
}

static bool order_pictured(const struct placing *p, const struct question *q)
{
    size_t i;
    for (i = 0; i < p->order.count; i++) {
        if (q->parts[p->order.at[i]].picture[0]) {
            return true;
        }
    }
    return false;
}

/* The words of all planted cards have one size, the largest at which they fit, and begin at the
 * same height. Returns how high the cards are. */
static float order_feet(const struct placing *p, struct ui *ui, float wide, float high,
                        bool pictured, struct order_plan *plan)
{
    float size = ui_size(ui, pictured ? TYPE_LABEL : TYPE_HEADING), foot;
    size_t i;
    for (i = 0; i < p->order.count; i++) {
        struct piece card = plan->cards[p->order.at[i]];
        card.tall = true;
        size = piece_fit(ui, wide, &card, size);
    }
    for (;; size -= 2) {
        for (foot = 0, i = 0; i < p->order.count; i++) {
            struct piece card = plan->cards[p->order.at[i]];
            card.tall = true;
            card.size = size;
            foot = fmaxf(foot, piece_foot(ui, wide, &card));
        }
        if (foot <= high || size <= ui_size(ui, TYPE_CAPTION)) {
            break;
        }
    }
    for (i = 0; i < p->order.count; i++) {
        struct piece *card = &plan->cards[p->order.at[i]];
        card->foot = foot;
        card->size = card->tall ? size : card->size;
    }
    return pictured ? high : fminf(high, fmaxf(ORDER_BARE, foot));
}

/* Loose cards side by side: all of them where no words need a second line, else fewer. */
static size_t order_columns(const struct placing *p, struct ui *ui, float width,
                            const struct order_plan *plan)
{
    float n = (float)p->order.count, wide = (width - (n - 1) * UI_GAP) / n;
    float most = floorf((width + UI_GAP) / (ORDER_TRAY + UI_GAP));
    size_t i;
    for (i = 0; i < p->order.count && wide >= ORDER_CARD_LEAST; i++) {
        struct piece card = plan->cards[p->order.at[i]];
        float size;
        card.tall = false;
        if (piece_crowd(ui, wide, &card, &size) > 1) {
            return (size_t)fmaxf(1, fminf(most, n));
        }
    }
    return wide >= ORDER_CARD_LEAST ? p->order.count : (size_t)fmaxf(1, fminf(most, n));
}

static void order_tray(const struct placing *p, struct ui *ui, const struct question_view *view,
                       struct order_plan *plan)
{
    size_t columns = order_columns(p, ui, view->area.w, plan), i;
    float tray, high;
    tray = fminf(ORDER_TRAY_MOST, (view->area.w - (float)(columns - 1) * UI_GAP) / (float)columns);
    high = order_row(p, ui, tray, plan);
    for (i = 0; i < p->order.count; i++) {
        float row = (float)(i / columns), column = (float)(i % columns);
        plan->tray[p->order.at[i]] = rect_make(view->area.x + column * (tray + UI_GAP),
                                               view->area.y + row * (high + UI_GAP), tray, high);
    }
    i = (p->order.count + columns - 1) / columns;
    plan->height = view->answered ? 0 : fmaxf(ORDER_SIDE, (float)i * (high + UI_GAP) - UI_GAP);
}

static void order_planted(const struct placing *p, const struct question *q, struct ui *ui,
                          const struct question_view *view, struct order_plan *plan)
{
    float n = (float)p->order.count, w = view->stage.w, wide, step, high, y;
    bool pictured = order_pictured(p, q);
    size_t i;
    wide = fminf((w - (n - 1) * ORDER_GAP) / n,
                 pictured && p->order.count < 5 ? ORDER_CARD_MOST : ORDER_CARD);
    step = p->order.count > 1 ? (w - wide) / (n - 1) : 0;
    plan->sky = true;
    order_cards(p, q, ui, view->answered, true, plan);
    order_tray(p, ui, view, plan);
    high = fminf(ORDER_CARD_TALL, view->stage.h - ORDER_STEM);
    high = order_feet(p, ui, wide, high, pictured, plan);
    y = fmaxf(view->stage.y, view->stage.y + view->stage.h - ORDER_STALK - high);
    for (i = 0; i < p->order.count; i++) {
        plan->places[i] = rect_make(view->stage.x + (float)i * step, y, wide, high);
    }
}

static float order_height(const void *self, const struct question *q, struct ui *ui, float width,
                          bool stage, bool answered)
{
    struct order_plan plan = {0};
    struct question_view view = {.area = {0, 0, width, 0}, .answered = answered};
    if (stage) {
        view.stage = rect_make(0, 0, width, ORDER_CARD_TALL + ORDER_STEM);
        order_planted(self, q, ui, &view, &plan);
    } else {
        order_flow(self, q, ui, view.area, answered, &plan);
    }
    return plan.height;
}

/* None for cards that are too narrow to read, or have more words than they hold when they have been
 * judged. */
static float order_stage(const void *self, const struct question *q, struct ui *ui, float width)
{
    const struct placing *p = self;
    bool pictured = order_pictured(p, q);
    float high = pictured ? ORDER_CARD_LOW : ORDER_CARD_TALL;
    struct order_plan plan = {0};
    struct question_view view = {.area = {0, 0, width, 0}, .answered = true};
    size_t i;
    view.stage = rect_make(0, 0, width, high + ORDER_STEM);
    order_planted(p, q, ui, &view, &plan);
    for (i = 0; i < p->order.count; i++) {
        if (plan.cards[p->order.at[i]].foot > high - (pictured ? ORDER_PICTURE : 0)) {
            return ORDER_NEVER;
        }
    }
    return plan.places[0].w < ORDER_CARD_LEAST ? ORDER_NEVER : plan.places[0].h + ORDER_STEM;
}

/* --- the frame -------------------------------------------------------------------------------- */

static int order_over(const struct placing *p, const struct order_plan *plan, float x, float y)
{
    size_t i;
    for (i = 0; i < p->order.count; i++) {
        if (place_has(plan->places[i], x, y)) {
            return (int)i;
        }
    }
    return -1;
}

/* Where a thing would go that is let go of: under the finger, or else under its own middle. */
static int order_aim(const struct placing *p, const struct order_plan *plan, int part,
                     const struct ui_drag *drag)
{
    const struct rect *r = p->at[part] >= 0 ? &plan->places[p->at[part]] : &plan->tray[part];
    int over = order_over(p, plan, drag->x, drag->y);
    return over >= 0
               ? over
               : order_over(p, plan, drag->x + drag->dx + r->w / 2, drag->y + drag->dy + r->h / 2);
}

static void order_tap(struct placing *p, const struct question *q, int part)
{
    if (p->picked >= 0 && p->picked != part && p->at[part] >= 0) {
        placing_put(p, q, PART_STEP, p->picked, p->at[part], true);
    } else {
        placing_pick(p, part);
    }
}

static void order_stems(struct ui *ui, const struct placing *p, const struct question *q,
                        const struct order_plan *plan, const struct question_view *view)
{
    size_t i;
    for (i = 0; i < p->order.count; i++) {
        const struct rect *r = &plan->places[i];
        bool free_place = placing_who(p, q, PART_STEP, (int)i) < 0;
        float x = r->x + r->w / 2, foot = view->stage.y + view->stage.h;
        ui_fill(ui, rect_make(x - 2, r->y + r->h, 4, foot - r->y - r->h),
                free_place ? ROLE_ACCENT : ROLE_INK, draw_round(0));
        place_number(ui, x, foot, ORDER_DISC, (int)i + 1, true);
    }
}

/* The free places; returns the one that was tapped, or -1. */
static int order_places(struct ui *ui, const struct placing *p, const struct question *q,
                        const struct order_plan *plan, int aim)
{
    int tapped = -1;
    size_t i;
    for (i = 0; i < p->order.count; i++) {
        const char *name = arena_format(ui_memory(ui), "quiz.place.%zu", i);
        struct rect r = plan->places[i];
        struct ui_target target = {.id = ui_id(name), .rect = r, .name = name};
        enum place_look look = (int)i == aim    ? PLACE_UNDER
                               : p->picked >= 0 ? PLACE_WAITING
                                                : PLACE_FREE;
        if (!plan->sky) {
            place_number(ui, r.x - UI_GAP - ORDER_NUMBER / 2, r.y + r.h / 2, ORDER_NUMBER,
                         (int)i + 1, false);
        }
        if (placing_who(p, q, PART_STEP, (int)i) >= 0) {
            continue;
        }
        target.label = ui_word(ui, "quiz.place");
        place_draw(ui, r, target.label, look, plan->sky);
        if (ui_target(ui, &target).clicked) {
            tapped = (int)i;
        }
    }
    return tapped;
}

static bool order_frame(void *self, const struct question *q, struct ui *ui,
                        const struct question_view *view)
{
    struct placing *p = self, was = *p;
    struct order_plan plan = {0};
    struct ui_drag drags[QUESTION_PARTS_MAX];
    int aim = -1, tapped;
    size_t i;
    if (view->stage.h > 0) {
        order_planted(p, q, ui, view, &plan);
        order_stems(ui, p, q, &plan, view);
    } else {
        order_flow(p, q, ui, view->area, view->answered, &plan);
    }
    tapped = order_places(ui, p, q, &plan, -1);
    if (tapped >= 0 && p->picked >= 0) {
        placing_put(p, q, PART_STEP, p->picked, tapped, true);
    }
    for (i = 0; i < p->order.count; i++) {
        int part = p->order.at[i], place = was.at[part];
        struct rect r = place >= 0 ? plan.places[place] : plan.tray[part];
        const char *name = arena_format(ui_memory(ui), "quiz.step.%d", part);
        if (view->answered) {
            if (place >= 0) {
                piece_draw(ui, r, &plan.cards[part], false);
            }
            continue;
        }
        drags[i] = piece_take(ui, r, name, &plan.cards[part]);
        if (drags[i].clicked) {
            order_tap(p, q, part);
        } else if (drags[i].dropped) {
            placing_put(p, q, PART_STEP, part, order_aim(&was, &plan, part, &drags[i]), true);
        }
    }
    for (i = 0; !view->answered && i < p->order.count; i++) {
        int part = p->order.at[i];
        if (drags[i].held) {
            struct rect r = was.at[part] >= 0 ? plan.places[was.at[part]] : plan.tray[part];
            aim = order_aim(&was, &plan, part, &drags[i]);
            if (aim >= 0) {
                ui_stroke(ui, plan.places[aim], ROLE_GOLD, 10, UI_RADIUS);
            }
            piece_held(ui, r, &plan.cards[part], &drags[i]);
        }
    }
    return false;
}

static bool order_ready(const void *self, const struct question *q)
{
    return placing_full(self, q, PART_STEP);
}

static void order_reset(void *self, const struct question *q)
{
    (void)q;
    placing_clear(self);
}

static void order_solve(void *self, const struct question *q)
{
    struct placing *p = self;
    size_t i;
    placing_clear(p);
    for (i = 0; i < q->count; i++) {
        p->at[i] = (int8_t)order_home(q, i);
    }
}

static struct question_mark order_mark(const void *self, const struct question *q)
{
    return placing_mark(self, q, PART_STEP, order_right);
}

static const char *order_terms(const struct question *q)
{
    (void)q;
    return "quiz.terms.order";
}

const struct question_type question_order = {.name = "order",
                                             .flags =
                                                 QUESTION_CONFIRM | QUESTION_RESET | QUESTION_STAGE,
                                             .hint = "quiz.hint.order",
                                             .claims = order_claims,
                                             .check = order_check,
                                             .size = sizeof(struct placing),
                                             .begin = order_begin,
                                             .height = order_height,
                                             .stage = order_stage,
                                             .frame = order_frame,
                                             .ready = order_ready,
                                             .reset = order_reset,
                                             .solve = order_solve,
                                             .mark = order_mark,
                                             .terms = order_terms};
