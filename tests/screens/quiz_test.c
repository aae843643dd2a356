/* The quiz as a visitor plays it, on a handmade pack: what is kept when language, size, theme,
 * reach and the page change, what Back does, what a clock may do, and questions that cannot be
 * played. */
#include "../pack/tiny_quiz.h"

#include "nav/nav.h"
#include "stage.h"

#include <string.h>

#define ROUND "quiz?topic=ice&level=primary&seed=7-0"

static bool write_pack(const char *path, const char *more)
{
    struct tiny t = {.path = path, .index = tiny_quiz_index};
    struct buf early = {0};
    bool ok;
    buf_format(&early, "%s%s%s", tiny_quiz_rows, tiny_quiz_parts, more);
    t.early = buf_text(&early);
    ok = tiny_write(&t);
    buf_finish(&early);
    return ok;
}

static bool begin_with(struct stage **s, const char *route, const char *more)
{
    static char path[400];
    struct stage_options options = {.width = 1920, .height = 1080, .pack = path};
    struct err err;
    *s = NULL;
    snprintf(path, sizeof path, "%s", test_scratch("quiz-screen.kpack"));
    if (!write_pack(path, more) || !stage_create(s, &options, &err)) {
        test_fail(__FILE__, __LINE__, "the handmade pack does not open");
        return false;
    }
    stage_choose(*s, "zh", SESSION_TEXT_NORMAL, SESSION_LIGHT);
    if (!stage_open(*s, route, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
        stage_destroy(*s);
        return false;
    }
    stage_settle(*s);
    return true;
}

/* Only what is answered with a tap: two questions for children, one for the middle level. */
static bool begin(struct stage **s, const char *route)
{
    return begin_with(s, route,
                      "UPDATE question SET type = 'dance' WHERE entry IN (66, 67, 68, 69, 70);");
}

static bool shows(struct stage *s, const char *words)
{
    const struct ui_element *e;
    size_t count = ui_elements(stage_ui(s), &e);
    for (size_t i = 0; i < count; i++) {
        if (e[i].what != UI_ELEMENT_TARGET && strstr(e[i].label, words)) {
            return true;
        }
    }
    return false;
}

static void later(struct stage *s, int64_t ms)
{
    for (int64_t end = stage_now(s) + ms; stage_now(s) < end;) {
        stage_frame(s, stage_now(s) + 500);
    }
}

/* As a visitor who looks first. */
static bool press(struct stage *s, const char *name)
{
    later(s, 400);
    return stage_tap(s, name);
}

static void from_the_start_to_the_result(void)
{
    struct stage *s;
    if (!begin(&s, "quiz")) {
        return;
    }
    CHECK(press(s, "#quiz.level.adult"));
    CHECK(press(s, "#quiz.start"));
    CHECK(strncmp(nav_route(stage_nav(s)), "quiz?topic=ice&level=adult&seed=", 31) == 0);
    CHECK(shows(s, "还有 2 颗。")); /* the constellation in words */
    CHECK(press(s, "#quiz.skip"));
    CHECK(shows(s, "留着 1 颗。 还有 1 颗。"));
    CHECK(press(s, "#quiz.skip"));
    CHECK(stage_find(s, "#quiz.again") != NULL);
    CHECK(press(s, "#quiz.again"));
    CHECK(stage_find(s, "#quiz.skip") != NULL);
    CHECK(press(s, "#dock.back"));
    CHECK_TEXT(nav_route(stage_nav(s)), "quiz");
    CHECK(stage_find(s, "#quiz.start") != NULL); /* and the level is still chosen */
    CHECK(press(s, "#quiz.start"));
    CHECK(strstr(nav_route(stage_nav(s)), "level=adult") != NULL);
    stage_destroy(s);
}

static void right_and_wrong_are_told(void)
{
    struct stage *s;
    if (!begin(&s, "quiz/rime")) {
        return;
    }
    CHECK(shows(s, "吗？"));
    CHECK(stage_find(s, "#quiz.read") == NULL);
    CHECK(press(s, "#quiz.option.0"));
    CHECK(shows(s, "这句话不对"));
    CHECK(shows(s, "这次没答对"));
    CHECK(shows(s, "想想看")); /* of what was chosen */
    CHECK(shows(s, "不是。")); /* why */
    CHECK(!shows(s, "答对了"));
    CHECK(stage_find(s, "#quiz.read") != NULL);
    CHECK(press(s, "#quiz.more"));
    CHECK_TEXT(nav_route(stage_nav(s)), "quiz/ice");
    stage_destroy(s);
    if (begin(&s, "quiz/rime")) {
        CHECK(press(s, "#quiz.option.1"));
        CHECK(shows(s, "答对了"));
        CHECK(!shows(s, "这次没答对"));
        stage_destroy(s);
    }
}

static void reading_more_leads_back_to_the_same_question(void)
{
    struct stage *s;
    if (!begin(&s, "quiz/rime")) {
        return;
    }
    CHECK(press(s, "#quiz.option.0"));
    CHECK(press(s, "#quiz.read"));
    CHECK(stage_find(s, "#quiz.more") == NULL);
    CHECK(press(s, "#dock.back"));
    CHECK_TEXT(nav_route(stage_nav(s)), "quiz/rime");
    CHECK(shows(s, "这次没答对"));
    CHECK_NEAR(stage_find(s, "#quiz.more")->rect.x, 1440, 1);
    stage_choose(s, "en", SESSION_TEXT_NORMAL, SESSION_LIGHT);
    stage_settle(s);
    CHECK(shows(s, "Not this time"));
    CHECK(shows(s, "No."));
    stage_destroy(s);
}

/* Places of the options of "float", in the order of the parts. */
static void places(struct stage *s, float out[6])
{
    for (int i = 0; i < 3; i++) {
        char name[32];
        const struct ui_element *e;
        snprintf(name, sizeof name, "#quiz.option.%d", i);
        e = stage_find(s, name);
        CHECK(e != NULL);
        out[2 * i] = e ? e->rect.x : 0;
        out[2 * i + 1] = e ? e->rect.y : 0;
    }
}

static bool same_order(const float a[6], const float b[6])
{
    for (int i = 0; i < 3; i++) {
        for (int k = 0; k < 3; k++) {
            bool before = a[2 * i + 1] < a[2 * k + 1] - 1 ||
                          (a[2 * i + 1] < a[2 * k + 1] + 1 && a[2 * i] < a[2 * k] - 1);
            bool then = b[2 * i + 1] < b[2 * k + 1] - 1 ||
                        (b[2 * i + 1] < b[2 * k + 1] + 1 && b[2 * i] < b[2 * k] - 1);
            if (before != then) {
                return false;
            }
        }
    }
    return true;
}

static void options_keep_their_order_in_every_language_and_look(void)
{
    struct stage *s;
    float first[6], then[6];
    if (!begin(&s, "quiz/float")) {
        return;
    }
    places(s, first);
    stage_choose(s, "en", SESSION_TEXT_NORMAL, SESSION_DARK);
    stage_settle(s);
    CHECK(shows(s, "What floats?"));
    places(s, then);
    CHECK(same_order(first, then));
    stage_choose(s, "zh", SESSION_TEXT_NORMAL, SESSION_CONTRAST);
    stage_resize(s, 1080, 1920);
    stage_settle(s);
    places(s, then);
    CHECK(same_order(first, then));
    CHECK(press(s, "#quiz.option.0"));
    CHECK(shows(s, "答对了"));
    stage_destroy(s);
}

/* Whoever plays the same few questions again finds them, and their options, in another order. */
static void another_round_shuffles_the_options_anew(void)
{
    static const char *const update = "UPDATE question SET keep_order = 0 WHERE entry = 64;"
                                      "UPDATE question_part SET stays = 0 WHERE entry = 64;"
                                      "UPDATE question SET level = 'adult' WHERE entry <> 64;";
    struct stage *s;
    float first[6], then[6];
    unsigned same = 0;
    for (int round = 0; round <= 12; round++) {
        char route[80];
        snprintf(route, sizeof route, "quiz?topic=ice&level=middle&seed=7-%d", round);
        if (!begin_with(&s, route, update)) {
            return;
        }
        places(s, round == 0 ? first : then);
        same += round > 0 && same_order(first, then);
        stage_destroy(s);
    }
    CHECK(same < 8);
}

/* Where the words of an option stand. */
static float word_y(struct stage *s, const char *words)
{
    const struct ui_element *e;
    size_t count = ui_elements(stage_ui(s), &e);
    for (size_t i = 0; i < count; i++) {
        if (e[i].what == UI_ELEMENT_TEXT && strcmp(e[i].label, words) == 0 && e[i].rect.y > 500) {
            return e[i].rect.y + e[i].rect.h / 2;
        }
    }
    return -1;
}

static void nothing_moves_when_a_question_is_answered(void)
{
    struct stage *s;
    float ice, iron;
    if (!begin(&s, "quiz/float")) {
        return;
    }
    ice = word_y(s, "冰");
    iron = word_y(s, "铁");
    CHECK(ice > 0 && iron > 0);
    CHECK(press(s, "#quiz.option.1"));
    CHECK_NEAR(word_y(s, "冰"), ice, 1);
    CHECK_NEAR(word_y(s, "铁"), iron, 1);
    stage_destroy(s);
}

static void the_same_address_is_the_same_round(void)
{
    struct stage *s;
    char first[3][80];
    for (int pass = 0; pass < 2; pass++) {
        if (!begin(&s, ROUND)) {
            return;
        }
        for (int i = 0; i < 2; i++) {
            const struct ui_element *e;
            size_t count = ui_elements(stage_ui(s), &e), k = 0;
            while (k < count && (e[k].what != UI_ELEMENT_TEXT || e[k].size < 60)) {
                k++;
            }
            if (pass == 0) {
                snprintf(first[i], sizeof first[i], "%.70s", k < count ? e[k].label : "");
            } else {
                CHECK_TEXT(k < count ? e[k].label : "", first[i]);
            }
            press(s, "#quiz.skip");
        }
        stage_destroy(s);
    }
}

static void a_clock_runs_only_for_those_who_asked(void)
{
    struct stage *s;
    if (!begin(&s, ROUND)) {
        return;
    }
    later(s, 90000);
    CHECK(!shows(s, "时间到了"));
    CHECK(stage_find(s, "#quiz.skip") != NULL);
    stage_destroy(s);
    if (!begin(&s, ROUND "&time=60")) {
        return;
    }
    later(s, 50000);
    CHECK(!shows(s, "时间到了"));
    CHECK(stage_find(s, "#quiz.skip") != NULL);
    stage_choose(s, "zh", SESSION_TEXT_XLARGE, SESSION_LIGHT); /* nobody is hurried here */
    later(s, 30000);
    CHECK(!shows(s, "时间到了"));
    stage_choose(s, "zh", SESSION_TEXT_NORMAL, SESSION_LIGHT);
    later(s, 12000);
    CHECK(shows(s, "时间到了"));
    CHECK(shows(s, "留着 1 颗。"));
    CHECK(stage_find(s, "#quiz.next") != NULL); /* nothing goes on by itself */
    stage_destroy(s);
}

static void a_clock_is_not_offered_to_those_who_need_time(void)
{
    struct stage *s;
    if (!begin(&s, "quiz")) {
        return;
    }
    CHECK(stage_find(s, "#quiz.timed") != NULL);
    stage_choose(s, "zh", SESSION_TEXT_LARGE, SESSION_LIGHT);
    stage_settle(s);
    CHECK(stage_find(s, "#quiz.timed") == NULL);
    stage_choose(s, "zh", SESSION_TEXT_NORMAL, SESSION_CONTRAST);
    stage_settle(s);
    CHECK(stage_find(s, "#quiz.timed") == NULL);
    stage_destroy(s);
}

static void exploring_counts_nothing(void)
{
    struct stage *s;
    if (!begin(&s, "quiz?topic=ice&level=any&score=no")) {
        return;
    }
    CHECK(!shows(s, "颗"));
    CHECK(stage_find(s, "#quiz.previous") == NULL);
    CHECK(press(s, "#quiz.show"));
    CHECK(shows(s, "这句话不对"));
    CHECK(!shows(s, "这次没答对"));
    CHECK(press(s, "#quiz.next"));
    CHECK(stage_find(s, "#quiz.show") != NULL);
    CHECK(press(s, "#quiz.previous"));
    CHECK(shows(s, "这句话不对")); /* as it was left */
    stage_destroy(s);
}

/* Nobody has set the knob, so nothing is called the visitor's answer. */
static void an_answer_that_was_asked_for_is_nobodys(void)
{
    struct stage *s;
    if (!begin_with(&s, "quiz?topic=ice&level=middle&score=no", "")) {
        return;
    }
    CHECK(press(s, "#quiz.next"));
    CHECK(stage_find(s, "#quiz.bar") != NULL);
    CHECK(press(s, "#quiz.show"));
    CHECK(shows(s, "100"));
    CHECK(!shows(s, "你的选择"));
    stage_destroy(s);
}

static void what_cannot_be_played_is_left_out(void)
{
    struct stage *s;
    struct err err;
    if (!begin_with(&s, ROUND, "UPDATE question SET type = 'dance' WHERE entry = 71;")) {
        return;
    }
    CHECK(!stage_open(s, "quiz/think", &err));
    CHECK(stage_open(s, ROUND, &err));
    for (int i = 0; i < 4 && stage_find(s, "#quiz.skip"); i++) {
        CHECK(!shows(s, "先想一想"));
        CHECK(press(s, "#quiz.skip"));
    }
    CHECK(stage_find(s, "#quiz.topics") != NULL);
    stage_destroy(s);
}

static void the_authors_preview_keeps_what_was_answered(void)
{
    struct stage *s;
    if (!begin(&s, "quiz/rime")) {
        return;
    }
    CHECK(press(s, "#quiz.option.0"));
    nav_reopen(stage_nav(s), stage_pack(s));
    stage_settle(s);
    CHECK(shows(s, "这次没答对"));
    stage_destroy(s);
    if (!begin(&s, ROUND)) {
        return;
    }
    CHECK(press(s, "#quiz.skip"));
    nav_reopen(stage_nav(s), stage_pack(s));
    stage_settle(s);
    CHECK(shows(s, "留着 1 颗。"));
    stage_destroy(s);
}

/* What an author may save while a finger plays: as many answers as before, and other ones. */
static void saved(const char *route, const char *touch, const char *after, const char *then)
{
    char path[400];
    struct stage *s;
    struct err err;
    if (begin_with(&s, route, "")) {
        CHECK(press(s, touch));
        snprintf(path, sizeof path, "%s", test_scratch("quiz-saved.kpack"));
        CHECK(write_pack(path, after) && stage_change_pack(s, path, &err) && press(s, then));
        stage_destroy(s);
    }
}

static void a_question_of_other_parts_begins_anew(void)
{
    saved("quiz/pair", "#quiz.item.1",
          "UPDATE question_part SET role = 'target', target = NULL WHERE entry = 66 AND ord = 1;",
          "#quiz.target.1");
    saved("quiz/boil", "#quiz.more",
          "UPDATE question SET least = '99', most = '101', step = '0.5' WHERE entry = 69;",
          "#quiz.more");
}

static void touch(struct stage *s, float x, float y, int64_t later_ms)
{
    struct touch_queue down = {.count = 1}, up = {.count = 1};
    down.events[0] = (struct touch){.finger = 1, .phase = TOUCH_DOWN, .x = x, .y = y};
    up.events[0] = (struct touch){.finger = 1, .phase = TOUCH_UP, .x = x, .y = y};
    stage_touch(s, &down, later_ms);
    stage_touch(s, &up, 60);
}

/* Children tap twice. The second tap meets another button in the same place, and means nothing. */
static void a_hasty_second_tap_does_nothing(void)
{
    struct stage *s;
    const struct ui_element *skip;
    if (!begin(&s, "quiz?topic=ice&level=any&seed=7-0")) {
        return;
    }
    CHECK(press(s, "#quiz.skip"));
    skip = stage_find(s, "#quiz.skip");
    CHECK(skip != NULL);
    if (skip) {
        float x = skip->rect.x + skip->rect.w / 2, y = skip->rect.y + skip->rect.h / 2;
        touch(s, x, y, 1000);
        touch(s, x, y, 100);
        stage_settle(s);
    }
    CHECK(shows(s, "留着 2 颗。")); /* of three that were asked for in three taps */
    CHECK(press(s, "#quiz.skip"));
    CHECK(shows(s, "留着 3 颗。"));
    stage_destroy(s);
}

static void odd_addresses_lead_nowhere(void)
{
    static const char *const odd[] = {"quiz/nothing", "quiz?topic=nothing&level=primary&seed=1-0",
                                      "quiz?topic=ice&seed=x",
                                      "quiz?topic=light&level=middle&seed=1-0"};
    struct stage *s;
    struct err err;
    if (!begin(&s, "quiz")) {
        return;
    }
    for (size_t i = 0; i < sizeof odd / sizeof odd[0]; i++) {
        CHECK(!stage_open(s, odd[i], &err));
    }
    CHECK(stage_open(s, "quiz?topic=all&level=any&seed=99-4000000000", &err));
    CHECK(stage_open(s, "quiz/light", &err));
    CHECK(stage_find(s, "#quiz.level.middle") == NULL); /* there are none of these */
    stage_destroy(s);
}

static void a_quiz_without_questions_says_so(void)
{
    struct stage *s;
    if (!begin_with(&s, "quiz",
                    "DELETE FROM question_part; DELETE FROM question; DELETE FROM entry_picture"
                    " WHERE entry = 70; DELETE FROM link WHERE entry = 63;")) {
        return;
    }
    CHECK(shows(s, "这里还空着"));
    stage_destroy(s);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(from_the_start_to_the_result);
    RUN(right_and_wrong_are_told);
    RUN(reading_more_leads_back_to_the_same_question);
    RUN(options_keep_their_order_in_every_language_and_look);
    RUN(another_round_shuffles_the_options_anew);
    RUN(nothing_moves_when_a_question_is_answered);
    RUN(the_same_address_is_the_same_round);
    RUN(a_clock_runs_only_for_those_who_asked);
    RUN(a_clock_is_not_offered_to_those_who_need_time);
    RUN(exploring_counts_nothing);
    RUN(an_answer_that_was_asked_for_is_nobodys);
    RUN(what_cannot_be_played_is_left_out);
    RUN(the_authors_preview_keeps_what_was_answered);
    RUN(a_question_of_other_parts_begins_anew);
    RUN(a_hasty_second_tap_does_nothing);
    RUN(odd_addresses_lead_nowhere);
    RUN(a_quiz_without_questions_says_so);
    return TEST_END();
}
