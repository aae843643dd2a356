/* Every question of the shipped bank, answered wholly right and then wrong by a scripted finger, in
 * both languages, with nothing but the names that question.h gives to targets; what the screen says
 * must be what the answer deserves. */
#include "nav/nav.h"
#include "pack/quiz.h"
#include "questions/question.h"
#include "stage.h"
#include "test.h"

#include "base/arena.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define QUESTIONS_LEAST 120

struct finger {
    struct stage *s;
    const struct question *q;
    bool right; /* what is to be answered */
    bool lost;  /* a target was not found */
};

/* Brings a target of the answers into view, where they scroll, and touches it. */
static void touch(struct finger *f, const char *name, size_t index)
{
    char target[40];
    if (index == (size_t)-1) {
        snprintf(target, sizeof target, "#quiz.%s", name);
    } else {
        snprintf(target, sizeof target, "#quiz.%s.%zu", name, index);
    }
    for (float offset = 0; offset < 2000; offset += 120) {
        if (stage_tap(f->s, target)) {
            return;
        }
        stage_scroll(f->s, "quiz.play", offset);
    }
    printf("  %s: no %s\n", f->q->route, target);
    f->lost = true;
}

static void choose(struct finger *f)
{
    bool several = f->q->several;
    for (size_t i = 0; i < f->q->count; i++) {
        const struct question_part *p = &f->q->parts[i];
        bool good = several ? p->weight > 0 : p->weight >= QUESTION_WHOLE;
        if (good == f->right) {
            touch(f, "option", i);
            if (!several || !f->right) { /* one wrong one is enough */
                break;
            }
        }
    }
}

static void pair(struct finger *f)
{
    size_t targets[QUESTION_PARTS_MAX], count = 0;
    for (size_t i = 0; i < f->q->count; i++) {
        if (f->q->parts[i].role == PART_TARGET) {
            targets[count++] = i;
        }
    }
    for (size_t i = 0; i < f->q->count; i++) {
        if (f->q->parts[i].role == PART_ITEM) {
            size_t to = (size_t)f->q->parts[i].to, k = 0;
            while (targets[k] != to) {
                k++;
            }
            touch(f, "item", i);
            touch(f, "target", f->right ? to : targets[(k + 1) % count]);
        }
    }
}

static void order(struct finger *f)
{
    for (size_t i = 0; i < f->q->count; i++) { /* wrong: each one place further */
        touch(f, "step", i);
        touch(f, "place", f->right ? i : (i + 1) % f->q->count);
    }
}

/* The number shown largest. */
static double shown_number(struct stage *s)
{
    const struct ui_element *e;
    size_t count = ui_elements(stage_ui(s), &e);
    float size = 0;
    double value = NAN;
    for (size_t i = 0; i < count; i++) {
        const char *label = e[i].label ? e[i].label : "";
        bool digit = (label[0] >= '0' && label[0] <= '9') || label[0] == '-';
        if (e[i].what == UI_ELEMENT_TEXT && digit && e[i].size > size && e[i].rect.y > 500) {
            size = e[i].size;
            value = strtod(label, NULL);
        }
    }
    return value;
}

static void drag_bar(struct finger *f, double share)
{
    const struct ui_element *bar = stage_find(f->s, "#quiz.bar");
    struct touch_queue queue = {.count = 1};
    if (!bar) {
        f->lost = true;
        return;
    }
    queue.events[0] = (struct touch){.finger = 1,
                                     .phase = TOUCH_DOWN,
                                     .x = bar->rect.x + bar->rect.w * (float)share,
                                     .y = bar->rect.y + bar->rect.h / 2};
    stage_touch(f->s, &queue, 20);
    queue.events[0].phase = TOUCH_UP;
    stage_touch(f->s, &queue, 60);
    stage_settle(f->s);
}

static void number(struct finger *f)
{
    const struct question *q = f->q;
    double want = f->right                        ? q->parts[0].number
                  : q->parts[0].number > q->least ? q->least
                                                  : q->most;
    drag_bar(f, f->right          ? (want - q->least) / (q->most - q->least)
                : want > q->least ? 0.97
                                  : 0.03);
    if (!f->right) {
        return;
    }
    for (int i = 0; i < 80; i++) {
        double now = shown_number(f->s);
        if (isnan(now) || fabs(now - want) < q->step * 0.51) {
            return;
        }
        touch(f, now < want ? "more" : "less", (size_t)-1);
    }
}

static void answer(struct finger *f)
{
    const char *type = f->q->type;
    if (strcmp(type, "match") == 0 || strcmp(type, "sort") == 0) {
        pair(f);
    } else if (strcmp(type, "order") == 0) {
        order(f);
    } else if (strcmp(type, "number") == 0) {
        number(f);
    } else if (strcmp(type, "reveal") == 0) {
        touch(f, "reveal", (size_t)-1);
        touch(f, f->right ? "knew" : "missed", (size_t)-1);
    } else {
        choose(f);
    }
    if (question_confirms(question_type_named(type), f->q)) {
        touch(f, "done", (size_t)-1);
    }
}

static bool says(struct stage *s, const char *key)
{
    const char *words = ui_word(stage_ui(s), key);
    const struct ui_element *e;
    size_t count = ui_elements(stage_ui(s), &e);
    for (size_t i = 0; i < count; i++) {
        if (e[i].what == UI_ELEMENT_TEXT && strcmp(e[i].label, words) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether the screen says of the answer what it deserves. */
static bool told(struct finger *f)
{
    if (!stage_find(f->s, "#quiz.more") || stage_find(f->s, "#quiz.done")) {
        return false; /* it was not answered */
    }
    if (strcmp(f->q->type, "reveal") == 0) {
        return says(f->s, "quiz.thought") && !says(f->s, "quiz.right");
    }
    return f->right
               ? says(f->s, "quiz.right")
               : !says(f->s, "quiz.right") && (says(f->s, "quiz.part") || says(f->s, "quiz.other"));
}

static int play_all(struct stage *s, const char *lang, struct arena *mem)
{
    const char *const *routes;
    size_t count = 0;
    struct err err;
    int wrong = 0;
    stage_choose(s, lang, SESSION_TEXT_NORMAL, SESSION_LIGHT);
    if (!pack_questions(stage_pack(s), "quiz", NULL, LEVEL_ANY, mem, &routes, &count, &err)) {
        return 1000;
    }
    for (size_t i = 0; i < count; i++) {
        for (int right = 1; right >= 0; right--) {
            struct question q;
            struct finger f = {.s = s, .q = &q, .right = right != 0};
            if (!pack_question(stage_pack(s), routes[i], lang, mem, &q, &err) ||
                !stage_open(s, routes[i], &err)) {
                printf("  %s %s\n", routes[i], err.text);
                wrong++;
                continue;
            }
            stage_settle(s);
            answer(&f);
            if (f.lost || !told(&f)) {
                printf("  %s (%s, %s) answered %s\n", routes[i], q.type, lang,
                       right ? "right" : "wrong");
                wrong++;
            }
        }
    }
    return count < QUESTIONS_LEAST ? 1000 : wrong;
}

static void play(const char *lang)
{
    const struct stage_options options = {
        .pack = SCREENS_PACK, .width = 1920, .height = 1080, .real_fonts = true};
    struct arena mem = {0};
    struct stage *s;
    struct err err;
    if (!stage_create(&s, &options, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
        return;
    }
    CHECK_INT(play_all(s, lang, &mem), 0);
    stage_destroy(s);
    arena_finish(&mem);
}

static void every_question_in_chinese(void)
{
    play("zh");
}

static void every_question_in_english(void)
{
    play("en");
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(every_question_in_chinese);
    RUN(every_question_in_english);
    return TEST_END();
}
