/* Pairs to connect: what is asked on the left, what goes with it on the right, shuffled. A
 * connection is told three times: by a line, by its colour and by the letter of the right side,
 * which the left one wears as soon as they belong together.
 *
 * Every right pair counts the same. Source: Moodle's qtype_match, a fraction of the whole for each
 * right answer. */
#include "questions/parts/check.h"
#include "questions/parts/links.h"
#include "questions/parts/piece.h"
#include "questions/parts/placing.h"

#include <math.h>
#include <string.h>

#define MATCH_GUTTER 0.135f /* of the width */
#define MATCH_GUTTER_LEAST 128.0f
#define MATCH_GUTTER_MOST 192.0f
#define MATCH_ITEMS 8
#define MATCH_EMS 10.0f   /* narrower cards show no pictures */
#define MATCH_INSET 12.0f /* of words beside a socket */

struct match_plan {
    struct rect at[QUESTION_PARTS_MAX]; /* by part */
    struct piece cards[QUESTION_PARTS_MAX];
    int place[QUESTION_PARTS_MAX]; /* of a target, in the right column */
    float height;
};

static bool match_claims(const struct question *q)
{
    return placing_pairs(q);
}

/* Two items belong to one target: then any target may take several. */
static bool match_shares(const struct question *q)
{
    size_t i, k;
    for (i = 0; i < q->count; i++) {
        for (k = 0; k < i; k++) {
            if (q->parts[i].role == PART_ITEM && q->parts[k].role == PART_ITEM &&
                q->parts[i].to == q->parts[k].to) {
                return true;
            }
        }
    }
    return false;
}

static bool match_check(const struct question *q, struct diag_place at, struct diag *d)
{
    size_t items = 0, i;
    if (!check_parts(q, PART_ITEM, 2, at, d) || !check_parts(q, PART_TARGET, 2, at, d) ||
        !placing_check_homes(q, at, d)) {
        return false;
    }
    for (i = 0; i < q->count; i++) {
        items += q->parts[i].role == PART_ITEM;
    }
    if (items > MATCH_ITEMS) {
        diag_add(d, DIAG_ERROR, at,
                 "%zu pairs are too many to connect at a screen; at most %d, better four", items,
                 MATCH_ITEMS);
        return false;
    }
    return placing_check_different(q, PART_ITEM, at, d) &&
           placing_check_different(q, PART_TARGET, at, d);
}

/* Every item stands beside its own target. */
static bool match_is_solved(const struct placing *p, const struct question *q)
{
    size_t row = 0, i;
    for (i = 0; i < q->count; i++) {
        if (q->parts[i].role == PART_ITEM &&
            (row >= p->order.count || q->parts[i].to != p->order.at[row++])) {
            return false;
        }
    }
    return true;
}

static void match_begin(void *self, const struct question *q, struct rng *rng)
{
    struct placing *p = self;
    int tries = 0;
    placing_clear(p);
    do {
        order_mix(&p->order, q, PART_TARGET, rng);
    } while (match_is_solved(p, q) && ++tries < 64);
}

/* --- where everything is ---------------------------------------------------------------------- */

static void match_item(const struct placing *p, const struct question *q, struct ui *ui,
                       bool answered, struct match_plan *plan, int part)
{
    struct piece *c = &plan->cards[part];
    bool ok = placing_at_home(p, q, (size_t)part);
    c->text = q->parts[part].text;
    c->lang = q->lang;
    c->picture = q->parts[part].picture;
    c->tail = MATCH_INSET;
    c->state = p->picked == part ? PLATE_CHOSEN : PLATE_NEUTRAL;
    if (answered) {
        const char *letter = links_letter(plan->place[q->parts[part].to]);
        c->state = ok ? PLATE_RIGHT : PLATE_WRONG;
        c->note =
            ok ? ui_word(ui, "quiz.match.right") : ui_word_with(ui, "quiz.match.wrong", letter);
    }
}

static void match_target(const struct placing *p, const struct question *q, struct match_plan *plan,
                         size_t place)
{
    int part = p->order.at[place];
    struct piece *c = &plan->cards[part];
    plan->place[part] = (int)place;
    c->text = q->parts[part].text;
    c->lang = q->lang;
    c->picture = q->parts[part].picture;
    c->inset = MATCH_INSET;
    c->state = p->picked == part ? PLATE_CHOSEN : PLATE_NEUTRAL;
}

/* One size of words in a column. */
static void match_column(struct ui *ui, const struct question *q, enum question_role role,
                         float wide, struct match_plan *plan)
{
    struct piece group[QUESTION_PARTS_MAX];
    size_t n = 0, i;
    for (i = 0; i < q->count; i++) {
        struct piece *c = &plan->cards[i];
        if (q->parts[i].role == role) {
            if (wide < MATCH_EMS * ui_size(ui, TYPE_BODY)) {
                c->picture = ""; /* large words need the room */
            }
            group[n++] = *c;
        }
    }
    piece_group(ui, wide, group, n);
    for (i = 0; i < q->count; i++) {
        if (q->parts[i].role == role) {
            plan->cards[i].size = group[0].size;
        }
    }
}

/* Rows of the two columns, as high as their own two cards need. */
static void match_rows(struct ui *ui, const struct question *q, struct rect area, float wide,
                       struct match_plan *plan)
{
    float high[QUESTION_PARTS_MAX] = {0}, top[QUESTION_PARTS_MAX] = {0};
    size_t rows = 0, row, i;
    for (i = 0, row = 0; i < q->count; i++) {
        size_t k = q->parts[i].role == PART_ITEM ? row++ : (size_t)plan->place[i];
        high[k] = fmaxf(high[k], piece_height(ui, wide, &plan->cards[i]));
        rows = k + 1 > rows ? k + 1 : rows;
    }
    for (i = 1; i < rows; i++) {
        top[i] = top[i - 1] + high[i - 1] + UI_GAP;
    }
    for (i = 0, row = 0; i < q->count; i++) {
        bool item = q->parts[i].role == PART_ITEM;
        size_t k = item ? row++ : (size_t)plan->place[i];
        plan->at[i] =
            rect_make(item ? area.x : area.x + area.w - wide, area.y + top[k], wide, high[k]);
    }
    plan->height = rows ? top[rows - 1] + high[rows - 1] : 0;
}

static void match_plan(const struct placing *p, const struct question *q, struct ui *ui,
                       struct rect area, bool answered, struct match_plan *plan)
{
    float gutter = fmaxf(MATCH_GUTTER_LEAST, fminf(MATCH_GUTTER * area.w, MATCH_GUTTER_MOST));
    float wide = floorf((area.w - gutter) / 2);
    size_t i;
    for (i = 0; i < p->order.count; i++) {
        match_target(p, q, plan, i);
    }
    for (i = 0; i < q->count; i++) {
        if (q->parts[i].role == PART_ITEM) {
            match_item(p, q, ui, answered, plan, (int)i);
        }
    }
    match_column(ui, q, PART_ITEM, wide, plan);
    match_column(ui, q, PART_TARGET, wide, plan);
    match_rows(ui, q, area, wide, plan);
}

static float match_height(const void *self, const struct question *q, struct ui *ui, float width,
                          bool stage, bool answered)
{
    struct match_plan plan = {0};
    (void)stage;
    match_plan(self, q, ui, rect_make(0, 0, width, 0), answered, &plan);
    return plan.height;
}

/* --- the frame -------------------------------------------------------------------------------- */

static void match_connect(struct placing *p, const struct question *q, int item, int target)
{
    placing_put(p, q, PART_ITEM, item, target, !match_shares(q));
}

static void match_tap(struct placing *p, const struct question *q, int part)
{
    int other = p->picked;
    if (other < 0 || q->parts[other].role == q->parts[part].role) {
        placing_pick(p, part);
    } else if (q->parts[part].role == PART_ITEM) {
        match_connect(p, q, part, other);
    } else {
        match_connect(p, q, other, part);
    }
}

/* The part of the other side under the finger, or -1. */
static int match_aim(const struct question *q, const struct match_plan *plan, size_t part,
                     const struct ui_drag *drag)
{
    size_t i;
    for (i = 0; i < q->count; i++) {
        if (q->parts[i].role != q->parts[part].role && place_has(plan->at[i], drag->x, drag->y)) {
            return (int)i;
        }
    }
    return -1;
}

static void match_drop(struct placing *p, const struct question *q, size_t part, int aim)
{
    bool item = q->parts[part].role == PART_ITEM;
    if (aim >= 0) {
        match_connect(p, q, item ? (int)part : aim, item ? aim : (int)part);
    } else if (item) {
        placing_put(p, q, PART_ITEM, (int)part, -1, false); /* pulled off */
    }
}

static void match_links(const struct placing *p, const struct question *q, struct ui *ui,
                        const struct match_plan *plan, bool answered)
{
    size_t i;
    for (i = 0; i < q->count; i++) {
        int to = p->at[i];
        struct link link = {.from = plan->at[i]};
        if (q->parts[i].role == PART_ITEM && to >= 0) {
            link.to = plan->at[to];
            link.letter = plan->place[to];
            link.broken = answered && !placing_at_home(p, q, i);
            links_line(ui, &link);
        }
    }
    for (i = 0; i < q->count; i++) {
        bool item = q->parts[i].role == PART_ITEM;
        int to = item ? p->at[i] : (int)i;
        bool made = item ? to >= 0 : placing_who(p, q, PART_ITEM, (int)i) >= 0;
        links_socket(ui, plan->at[i], item, to >= 0 ? plan->place[to] : 0,
                     p->picked == (int)i ? LINK_PICKED
                     : made              ? LINK_MADE
                                         : LINK_OPEN);
    }
}

static void match_parts(struct placing *p, const struct question *q, struct ui *ui,
                        const struct match_plan *plan, struct ui_drag *drags)
{
    size_t i;
    for (i = 0; i < q->count; i++) {
        bool item = q->parts[i].role == PART_ITEM;
        const char *name =
            arena_format(ui_memory(ui), item ? "quiz.item.%zu" : "quiz.target.%zu", i);
        struct ui_target target = {.id = ui_id(name),
                                   .rect = plan->at[i],
                                   .name = name,
                                   .label = plan->cards[i].text,
                                   .kind = UI_CARD};
        struct piece card = plan->cards[i];
        drags[i] = ui_drag(ui, &target);
        card.state = drags[i].held ? PLATE_CHOSEN : card.state;
        piece_draw(ui, plan->at[i], &card, drags[i].pressed && !drags[i].held);
        if (drags[i].clicked) {
            match_tap(p, q, (int)i);
        } else if (drags[i].dropped) {
            match_drop(p, q, i, match_aim(q, plan, i, &drags[i]));
        }
    }
}

static bool match_frame(void *self, const struct question *q, struct ui *ui,
                        const struct question_view *view)
{
    struct placing *p = self, was = *p;
    struct match_plan plan = {0};
    struct ui_drag drags[QUESTION_PARTS_MAX];
    size_t i;
    match_plan(p, q, ui, view->area, view->answered, &plan);
    if (!view->answered) {
        match_parts(p, q, ui, &plan, drags);
    }
    for (i = 0; view->answered && i < q->count; i++) {
        piece_draw(ui, plan.at[i], &plan.cards[i], false);
    }
    match_links(&was, q, ui, &plan, view->answered);
    for (i = 0; !view->answered && i < q->count; i++) {
        if (drags[i].held) {
            int aim = match_aim(q, &plan, i, &drags[i]);
            if (aim >= 0) {
                ui_stroke(ui, plan.at[aim], ROLE_GOLD, 8, UI_RADIUS);
            }
            links_pull(ui, plan.at[i], q->parts[i].role == PART_ITEM, &drags[i]);
        }
    }
    return false;
}

static bool match_ready(const void *self, const struct question *q)
{
    return placing_full(self, q, PART_ITEM);
}

static void match_reset(void *self, const struct question *q)
{
    (void)q;
    placing_clear(self);
}

static void match_solve(void *self, const struct question *q)
{
    placing_solve(self, q);
}

static struct question_mark match_mark(const void *self, const struct question *q)
{
    return placing_mark(self, q, PART_ITEM, placing_at_home);
}

static const char *match_terms(const struct question *q)
{
    (void)q;
    return "quiz.terms.match";
}

const struct question_type question_match = {.name = "match",
                                             .flags = QUESTION_CONFIRM | QUESTION_RESET,
                                             .hint = "quiz.hint.match",
                                             .claims = match_claims,
                                             .check = match_check,
                                             .size = sizeof(struct placing),
                                             .begin = match_begin,
                                             .height = match_height,
                                             .frame = match_frame,
                                             .ready = match_ready,
                                             .reset = match_reset,
                                             .solve = match_solve,
                                             .mark = match_mark,
                                             .terms = match_terms};
