/* Every question of the shipped bank, answered by a scripted finger: wholly right and then wrong,
 * in Chinese and in English, on a wall screen, on a tall one with the largest words, and in reach
 * mode. The finger knows the names of targets and nothing of the order on the screen; what it reads
 * there afterwards is compared with a mark worked out here, from the question alone. */
#include "test.h"

#include "pack/quiz.h"
#include "stage.h"
#include "ui/strings.h"

#include "base/buf.h"

#include <stdlib.h>
#include <string.h>

#define SECTION "quiz"
#define TAPS_MOST 60

struct hand {
    struct stage *stage;
    struct arena mem;
    struct question q;
    size_t answered[2];
};

static struct hand hand;

/* --- touching --------------------------------------------------------------------------------- */

static bool tap(const char *format, int n)
{
    char name[64];
    float offset;
    snprintf(name, sizeof name, format, n);
    stage_frame(hand.stage, stage_now(hand.stage) + 400); /* nobody is faster */
    if (stage_tap(hand.stage, name)) {
        return true;
    }
    for (offset = 0; offset <= 3000; offset += 150) { /* out of view: scroll to it */
        stage_scroll(hand.stage, "quiz.play", offset);
        if (stage_tap(hand.stage, name)) {
            return true;
        }
    }
    return false;
}

static bool is(const char *type)
{
    return strcmp(hand.q.type, type) == 0;
}

/* The value in the largest letters: nothing but a number and the question's unit. */
static bool shown_number(double *out)
{
    const struct ui_element *e;
    size_t count = ui_elements(stage_ui(hand.stage), &e), i;
    float size = 0;
    for (i = 0; i < count; i++) {
        char digits[32];
        const char *at = e[i].label;
        size_t n = 0;
        if (e[i].what != UI_ELEMENT_TEXT || e[i].size <= size) {
            continue;
        }
        for (; n + 1 < sizeof digits && *at && strchr("0123456789.,-", *at); at++) {
            if (*at != ',') {
                digits[n++] = *at;
            }
        }
        digits[n] = 0;
        while (*at == ' ' || strncmp(at, "\u2009", 3) == 0 || strncmp(at, "\u00a0", 2) == 0) {
            at += *at == ' ' ? 1 : strncmp(at, "\u00a0", 2) == 0 ? 2 : 3;
        }
        if (n > 0 && strcmp(at, hand.q.unit) == 0) {
            *out = strtod(digits, NULL);
            size = e[i].size;
        }
    }
    return size > 0;
}

/* Moves the knob to `want`: a tap on the bar, then plus and minus. */
static bool set_number(double want)
{
    const struct ui_element *bar;
    double now, share = (want - hand.q.least) / (hand.q.most - hand.q.least);
    int i;
    if (!tap("#quiz.bar", 0)) {
        return false;
    }
    bar = stage_find(hand.stage, "#quiz.bar");
    if (bar) {
        struct touch_queue down = {.count = 1}, up = {.count = 1};
        float knob = 96, x = bar->visible.x + knob / 2 + (float)share * (bar->visible.w - knob);
        float y = bar->visible.y + bar->visible.h / 2;
        down.events[0] = (struct touch){1, TOUCH_DOWN, x, y, 0, 0};
        up.events[0] = (struct touch){1, TOUCH_UP, x, y, 0, 0};
        stage_touch(hand.stage, &down, 500);
        stage_touch(hand.stage, &up, 60);
        stage_settle(hand.stage);
    }
    for (i = 0; i < TAPS_MOST; i++) {
        if (!shown_number(&now)) {
            return false;
        }
        if (fabs(now - want) < hand.q.step / 2) {
            return true;
        }
        if (!tap(now < want ? "#quiz.more" : "#quiz.less", 0)) {
            return false;
        }
    }
    return false;
}

/* --- answers and what they are worth ---------------------------------------------------------- */

static int clamp(int score)
{
    return score < 0 ? 0 : score > QUESTION_WHOLE ? QUESTION_WHOLE : score;
}

/* One option: the best or the worst. */
static bool answer_one(bool right, int *score)
{
    size_t i, best = 0;
    for (i = 0; i < hand.q.count; i++) {
        int w = hand.q.parts[i].weight, b = hand.q.parts[best].weight;
        if (right ? w > b : w < b) {
            best = i;
        }
    }
    *score = clamp(hand.q.parts[best].weight);
    return tap("#quiz.option.%d", (int)best);
}

/* All that are right, or all that are wrong. */
static bool answer_several(bool right, int *score)
{
    size_t i;
    int sum = 0;
    for (i = 0; i < hand.q.count; i++) {
        int w = hand.q.parts[i].weight;
        if ((w > 0) == right) {
            sum += w;
            if (!tap("#quiz.option.%d", (int)i)) {
                return false;
            }
        }
    }
    *score = right && sum >= QUESTION_WHOLE - 1 ? QUESTION_WHOLE : clamp(sum);
    return true;
}

/* Items to their targets, or each to where the next one belongs. */
static bool answer_items(bool right, int *score)
{
    size_t items[QUESTION_PARTS_MAX], count = 0, i, met = 0;
    for (i = 0; i < hand.q.count; i++) {
        if (hand.q.parts[i].role == PART_ITEM) {
            items[count++] = i;
        }
    }
    for (i = 0; i < count; i++) {
        int own = hand.q.parts[items[i]].to, to = own;
        size_t k;
        for (k = 1; !right && k < count; k++) {
            to = hand.q.parts[items[(i + k) % count]].to;
            if (is("match") || to != own) {
                break;
            }
        }
        met += hand.q.parts[items[i]].to == to;
        if (!tap("#quiz.item.%d", (int)items[i]) || !tap("#quiz.target.%d", to)) {
            return false;
        }
    }
    *score = (int)(met * QUESTION_WHOLE / count);
    return true;
}

/* Steps to their places; wrong: all one place on. */
static bool answer_steps(bool right, int *score)
{
    size_t i;
    for (i = 0; i < hand.q.count; i++) {
        size_t place = right ? i : (i + 1) % hand.q.count;
        if (!tap("#quiz.step.%d", (int)i) || !tap("#quiz.place.%d", (int)place)) {
            return false;
        }
    }
    *score = right ? QUESTION_WHOLE : 0;
    return true;
}

/* The right number; wrong: the end of the bar that is farther from it. */
static bool answer_number(bool right, int *score)
{
    const struct question_part *part = NULL;
    double want;
    size_t i;
    for (i = 0; i < hand.q.count; i++) {
        part = !part || hand.q.parts[i].weight > part->weight ? &hand.q.parts[i] : part;
    }
    want = hand.q.least + round((part->number - hand.q.least) / hand.q.step) * hand.q.step;
    if (!right) {
        want =
            part->number - hand.q.least > hand.q.most - part->number ? hand.q.least : hand.q.most;
    }
    *score = right ? QUESTION_WHOLE : -1; /* near ones may count in part */
    return set_number(want);
}

static bool answer(bool right, int *score)
{
    bool ok;
    if (is("reveal")) {
        *score = -1;
        return tap("#quiz.reveal", 0) && tap(right ? "#quiz.knew" : "#quiz.missed", 0);
    }
    if (is("match") || is("sort")) {
        ok = answer_items(right, score);
    } else if (is("order")) {
        ok = answer_steps(right, score);
    } else if (is("number")) {
        ok = answer_number(right, score);
    } else if (hand.q.several) {
        ok = answer_several(right, score);
    } else {
        return answer_one(right, score);
    }
    return ok && tap("#quiz.done", 0);
}

/* --- reading ---------------------------------------------------------------------------------- */

static bool shows(const char *key)
{
    const char *word = ui_word(stage_ui(hand.stage), key);
    const struct ui_element *e;
    size_t count = ui_elements(stage_ui(hand.stage), &e), i;
    for (i = 0; i < count; i++) {
        if (e[i].what == UI_ELEMENT_TEXT && strcmp(e[i].label, word) == 0) {
            return true;
        }
    }
    return false;
}

static bool shows_score(bool right, int score)
{
    bool whole = shows("quiz.right"), part = shows("quiz.part"), other = shows("quiz.other");
    if (is("reveal")) { /* the visitor judges; nothing is called right or wrong */
        return !whole && !part && !other;
    }
    if (right || score == QUESTION_WHOLE) {
        return whole && !part && !other;
    }
    if (score < 0) {
        return !whole && part != other;
    }
    return !whole && part == (score > 0) && other == (score == 0);
}

/* --- all of them ------------------------------------------------------------------------------ */

static bool one(const char *route, const char *lang, bool right)
{
    struct err err;
    int score = 0;
    if (!stage_open(hand.stage, route, &err)) {
        test_fail(__FILE__, __LINE__, "%s: %s", route, err.text);
        return false;
    }
    stage_settle(hand.stage);
    if (!answer(right, &score)) {
        test_fail(__FILE__, __LINE__, "%s in %s: a %s answer cannot be given by touch", route, lang,
                  right ? "right" : "wrong");
        return false;
    }
    if (!shows_score(right, score)) {
        test_fail(__FILE__, __LINE__, "%s in %s: %s (%d) is not told so", route, lang,
                  right ? "right" : "wrong", score);
        return false;
    }
    hand.answered[right]++;
    return true;
}

static void all(int width, int height, enum session_text text, bool reach)
{
    static const char *const languages[] = {"zh", "en"};
    const struct stage_options options = {
        .pack = SCREENS_PACK, .width = width, .height = height, .real_fonts = true};
    const char *const *routes;
    struct arena list = {0};
    size_t count, i, l;
    struct err err;
    hand = (struct hand){0};
    if (!stage_create(&hand.stage, &options, &err) ||
        !pack_questions(stage_pack(hand.stage), SECTION, NULL, LEVEL_ANY, &list, &routes, &count,
                        &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
        return;
    }
    for (i = 0; i < count; i++) {
        for (l = 0; l < 2; l++) {
            arena_reset(&hand.mem);
            stage_choose(hand.stage, languages[l], text, SESSION_LIGHT);
            stage_reach(hand.stage, reach);
            if (!pack_question(stage_pack(hand.stage), routes[i], languages[l], &hand.mem, &hand.q,
                               &err)) {
                test_fail(__FILE__, __LINE__, "%s: %s", routes[i], err.text);
                continue;
            }
            if (strcmp(hand.q.lang, languages[l]) != 0) {
                test_fail(__FILE__, __LINE__, "%s is not in %s", routes[i], languages[l]);
            }
            one(routes[i], languages[l], true);
            one(routes[i], languages[l], false);
        }
    }
    printf("%zu questions: %zu right answers, %zu wrong ones\n", count, hand.answered[1],
           hand.answered[0]);
    if (count < 120 || hand.answered[0] != 2 * count || hand.answered[1] != 2 * count) {
        test_fail(__FILE__, __LINE__, "not all of them");
    }
    arena_finish(&list);
    arena_finish(&hand.mem);
    stage_destroy(hand.stage);
}

static void on_a_wall(void)
{
    all(1920, 1080, SESSION_TEXT_NORMAL, false);
}

static void on_a_tall_screen_in_large_words(void)
{
    all(1080, 1920, SESSION_TEXT_XLARGE, false);
}

static void from_a_wheelchair(void)
{
    all(1920, 1080, SESSION_TEXT_LARGE, true);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(on_a_wall);
    RUN(on_a_tall_screen_in_large_words);
    RUN(from_a_wheelchair);
    return TEST_END();
}
