/* Questions whose parts are moved, made by hand, and a table to play them on: a hand with the
 * glyphs of fixed width, the type's part in a scroller as the host has it. */
#ifndef TESTS_QUESTIONS_MOVING_H
#define TESTS_QUESTIONS_MOVING_H

#include "../ui/hand.h"
#include "questions/parts/placing.h"
#include "questions/question.h"

#define MOVING(kind, words, where, said)                                                  \
    {                                                                                     \
        .role = (kind), .text = (words), .feedback = (said), .picture = "", .to = (where) \
    }
#define STEP(words) MOVING(PART_STEP, words, -1, "")
#define ITEM(words, where) MOVING(PART_ITEM, words, where, "")
#define TARGET(words) MOVING(PART_TARGET, words, -1, "")

static const struct question_part moving_steps[] = {STEP("冰"), STEP("温水"), STEP("开水"),
                                                    STEP("铁水")};
static const struct question_part moving_pairs[] = {
    ITEM("解放牌卡车", 3), ITEM("吉林一号", 4), ITEM("智能复兴号", 5), TARGET("汽车厂"),
    TARGET("卫星公司"),    TARGET("客车厂"),    TARGET("大学")};
static const struct question_part moving_shared[] = {ITEM("冰", 3), ITEM("霜", 3), ITEM("雾", 4),
                                                     TARGET("固体"), TARGET("液体")};
static const struct question_part moving_things[] = {
    TARGET("固体"), TARGET("液体"), TARGET("气体"),    ITEM("冰", 0),
    ITEM("霜", 0),  ITEM("雾", 1),  ITEM("水蒸气", 2), ITEM("雨", 1)};

#define MOVING_QUESTION(name, list)                                                           \
    {                                                                                         \
        .route = "quiz/sample", .type = (name), .topic = "", .topic_title = "", .lang = "zh", \
        .source_line = "", .picture = "", .picture_alt = "", .unit = "", .parts = (list),     \
        .count = sizeof(list) / sizeof *(list)                                                \
    }

static const struct question moving_order = MOVING_QUESTION("order", moving_steps);
static const struct question moving_match = MOVING_QUESTION("match", moving_pairs);
static const struct question moving_many = MOVING_QUESTION("match", moving_shared);
static const struct question moving_sort = MOVING_QUESTION("sort", moving_things);
static const struct question *const moving_all[] = {&moving_order, &moving_match, &moving_many,
                                                    &moving_sort};
enum { MOVING_ALL = 4 };

struct table {
    const struct question *q;
    const struct question_type *type;
    struct placing state;
    bool stage, answered;
    float width, height; /* of `area` */
    float view;          /* how much of it is seen */
};

static inline void table_describe(struct ui *ui, void *context)
{
    struct table *t = context;
    struct question_view view = {.area = {64, 640, t->width, 0}, .answered = t->answered};
    struct ui_scroll scroll = {.id = ui_id("play"), .view = {0, 600, 1920, t->view}};
    t->height = t->type->height(&t->state, t->q, ui, t->width, t->stage, t->answered);
    view.area.h = t->height;
    scroll.content = t->height + 80;
    if (t->stage) {
        view.stage = rect_make(64, 220, 1792, 380);
    } else {
        view.area.y -= ui_scroll_begin(ui, &scroll);
    }
    t->type->frame(&t->state, t->q, ui, &view);
    if (!t->stage) {
        ui_scroll_end(ui);
    }
}

static inline void table_begin(struct table *t, struct hand *h, const struct question *q,
                               uint64_t seed)
{
    struct rng rng;
    memset(t, 0, sizeof *t);
    t->q = q;
    t->type = question_type_named(q->type);
    t->width = 1360;
    t->view = 540;
    rng_seed(&rng, seed);
    t->type->begin(&t->state, q, &rng);
    hand_begin(h, table_describe, t);
    hand_frame(h, 16);
}

/* The middle of what can be seen of a target; false: nothing can. */
static inline bool table_find(const struct hand *h, const char *name, float *x, float *y)
{
    const struct ui_element *e = hand_target(h, name);
    if (!e || e->visible.w <= 0 || e->visible.h <= 0) {
        return false;
    }
    *x = e->visible.x + e->visible.w / 2;
    *y = e->visible.y + e->visible.h / 2;
    return true;
}

static inline void table_see(struct hand *h, const char *name)
{
    float x, y;
    for (int i = 0; i < 40 && !table_find(h, name, &x, &y); i++) {
        ui_scroll_to(h->ui, ui_id("play"), (float)i * 100, true);
        hand_frame(h, 16);
    }
}

static inline bool table_tap(struct hand *h, const char *name)
{
    table_see(h, name);
    return hand_tap_target(h, name);
}

/* From one target to the other, both of which must be in view. */
static inline bool table_drag(struct hand *h, const char *from, const char *to)
{
    float x0, y0, x1, y1;
    if (!table_find(h, from, &x0, &y0) || !table_find(h, to, &x1, &y1)) {
        return false;
    }
    hand_down(h, 1, x0, y0);
    for (int i = 1; i <= 8; i++) {
        hand_move(h, 1, x0 + (x1 - x0) * (float)i / 8, y0 + (y1 - y0) * (float)i / 8);
    }
    hand_frame(h, 200);
    hand_up(h, 1, x1, y1);
    hand_frame(h, 16);
    return true;
}

#endif
