/* Every question of the shipped bank that is answered by moving something, played by a scripted
 * finger on its own screen in both languages: right by taps, wrong by drags; and as large as words
 * can be, where nothing may be cut. */
#include "stage.h"

#include "questions/question.h"
#include "ui/strings.h"

#include "test.h"

#define PLAY "quiz.play"

struct bank {
    struct stage *stage;
    struct arena mem;
    const char *const *routes;
    size_t count;
};

static struct bank bank; /* a case function has no arguments */

static bool bank_moves(const struct question *q)
{
    return strcmp(q->type, "order") == 0 || strcmp(q->type, "match") == 0 ||
           strcmp(q->type, "sort") == 0;
}

/* Also one that is out of sight. */
static bool bank_tap(const char *name)
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

static bool bank_drag(const char *from, const char *to)
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

static bool bank_says(const char *key)
{
    const struct ui_element *all;
    const char *word = ui_word(stage_ui(bank.stage), key);
    size_t i, count = ui_elements(stage_ui(bank.stage), &all);
    for (i = 0; i < count; i++) {
        if (all[i].what == UI_ELEMENT_TEXT && strcmp(all[i].label, word) == 0) {
            return true;
        }
    }
    return false;
}

static const char *bank_cut(void)
{
    const struct ui_element *all;
    size_t i, count = ui_elements(stage_ui(bank.stage), &all);
    for (i = 0; i < count; i++) {
        if (all[i].what == UI_ELEMENT_TEXT && (all[i].clipped || all[i].overfull)) {
            return all[i].label;
        }
    }
    return NULL;
}

/* The part that goes there instead of `i` when the first two change places. */
static size_t bank_other(const struct question *q, size_t i)
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

static bool bank_answer(const struct question *q, bool right)
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

static void bank_play(const char *lang, bool right, enum session_text text)
{
    struct err err;
    size_t played = 0, i;
    stage_choose(bank.stage, lang, text, SESSION_LIGHT);
    for (i = 0; i < bank.count; i++) {
        struct arena mem = {0};
        struct question q;
        const char *cut;
        CHECK(pack_question(stage_pack(bank.stage), bank.routes[i], lang, &mem, &q, &err));
        if (bank_moves(&q)) {
            CHECK(stage_open(bank.stage, bank.routes[i], &err));
            stage_settle(bank.stage);
            cut = bank_cut();
            if (!bank_answer(&q, right) || (cut = cut ? cut : bank_cut()) != NULL ||
                bank_says("quiz.right") != right) {
                test_fail(bank.routes[i], 0, "%s, %s: %s", lang, right ? "right" : "wrong",
                          cut ? cut : "the finger or the answer went astray");
            }
            played++;
        }
        arena_finish(&mem);
    }
    CHECK(played >= 20);
}

static void right_in_chinese(void)
{
    bank_play("zh", true, SESSION_TEXT_NORMAL);
}

static void wrong_in_chinese(void)
{
    bank_play("zh", false, SESSION_TEXT_NORMAL);
}

static void right_in_english(void)
{
    bank_play("en", true, SESSION_TEXT_NORMAL);
}

static void wrong_in_english(void)
{
    bank_play("en", false, SESSION_TEXT_NORMAL);
}

static void at_extra_large(void)
{
    bank_play("en", true, SESSION_TEXT_XLARGE);
}

static void in_a_narrow_hall(void)
{
    stage_resize(bank.stage, 1080, 1920);
    bank_play("zh", false, SESSION_TEXT_XLARGE);
    stage_resize(bank.stage, 1920, 1080);
}

static bool bank_open(void)
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

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    if (!bank_open()) {
        return 1;
    }
    RUN(right_in_chinese);
    RUN(wrong_in_chinese);
    RUN(right_in_english);
    RUN(wrong_in_english);
    RUN(at_extra_large);
    RUN(in_a_narrow_hall);
    stage_destroy(bank.stage);
    arena_finish(&bank.mem);
    return TEST_END();
}
