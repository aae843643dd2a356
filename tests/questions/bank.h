/* The shipped bank on the stage, and a scripted finger that answers what is answered by moving
 * something. */
#ifndef TESTS_QUESTIONS_BANK_H
#define TESTS_QUESTIONS_BANK_H

#include "stage.h"

#include "questions/question.h"

#include "test.h"

#define PLAY "quiz.play"

struct bank {
    struct stage *stage;
    struct arena mem;
    const char *const *routes;
    size_t count;
};

static struct bank bank; /* a case function has no arguments */

static inline bool bank_moves(const struct question *q)
{
    return strcmp(q->type, "order") == 0 || strcmp(q->type, "match") == 0 ||
           strcmp(q->type, "sort") == 0;
}

/* Also one that is out of sight. */
static inline bool bank_tap(const char *name)
{
    int i;
    for (i = 0; i < 30; i++) {
        const struct ui_element *e = stage_find(bank.stage, name);
        if (e && e->visible.h > 40 && stage_tap(bank.stage, name)) {
            return true;
        }
        stage_scroll(bank.stage, PLAY, (float)i * 100);
    }
    return false;
}

static inline bool bank_drag(const char *from, const char *to)
{
    const struct ui_element *a = stage_find(bank.stage, from), *b = stage_find(bank.stage, to);
    struct touch_queue queue = {0};
    struct touch t = {.finger = 1, .phase = TOUCH_DOWN};
    float x, y;
    if (!a || !b || a->visible.h < 40 || b->visible.h < 40) {
        return bank_tap(from) && bank_tap(to);
    }
    x = b->visible.x + b->visible.w / 2;
    y = b->visible.y + b->visible.h / 2;
    t.x = a->visible.x + a->visible.w / 2;
    t.y = a->visible.y + a->visible.h / 2;
    touch_push(&queue, t);
    stage_touch(bank.stage, &queue, 16);
    queue.count = 0;
    t.phase = TOUCH_MOVE;
    t.x = x;
    t.y = y;
    touch_push(&queue, t);
    stage_touch(bank.stage, &queue, 16);
    queue.count = 0;
    t.phase = TOUCH_UP;
    touch_push(&queue, t);
    stage_touch(bank.stage, &queue, 16);
    stage_settle(bank.stage);
    return true;
}

/* The part that goes there instead of `i` when the first two change places. */
static inline size_t bank_other(const struct question *q, size_t i)
{
    size_t first = q->count, second = q->count, k;
    for (k = 0; k < q->count; k++) {
        if (q->parts[k].role != PART_STEP && q->parts[k].role != PART_ITEM) {
            continue;
        }
        if (first == q->count) {
            first = k;
        } else if (second == q->count &&
                   (q->parts[k].role == PART_STEP || q->parts[k].to != q->parts[first].to)) {
            second = k;
        }
    }
    return i == first ? second : i == second ? first : i;
}

static inline bool bank_answer(const struct question *q, bool right)
{
    size_t i, place = 0;
    for (i = 0; i < q->count; i++) {
        const struct question_part *part = &q->parts[i];
        size_t other = right ? i : bank_other(q, i);
        char from[40], to[40];
        if (part->role == PART_STEP) {
            snprintf(from, sizeof from, "#quiz.step.%zu", other);
            snprintf(to, sizeof to, "#quiz.place.%zu", place++);
        } else if (part->role == PART_ITEM) {
            snprintf(from, sizeof from, "#quiz.item.%zu", i);
            snprintf(to, sizeof to, "#quiz.target.%d", q->parts[other].to);
        } else {
            continue;
        }
        if (right ? !bank_tap(from) || !bank_tap(to) : !bank_drag(from, to)) {
            printf("no %s or %s\n", from, to);
            return false;
        }
    }
    return bank_tap("#quiz.done");
}

static inline bool bank_open(void)
{
    struct stage_options options = {
        .pack = SCREENS_PACK, .width = 1920, .height = 1080, .real_fonts = true};
    struct err err;
    if (!stage_create(&bank.stage, &options, &err) ||
        !pack_questions(stage_pack(bank.stage), "quiz", NULL, LEVEL_ANY, &bank.mem, &bank.routes,
                        &bank.count, &err)) {
        printf("%s\n", err.text);
        return false;
    }
    return true;
}

#endif
