/* The search screen as a visitor uses it: typing, opening, coming back, narrowing, finding nothing;
 * and that what was typed goes nowhere else. */
#include "nav/nav.h"
#include "stage.h"
#include "test.h"

#include <string.h>

static bool begin(struct stage **s, const char *lang)
{
    const struct stage_options options = {.pack = SCREENS_FIXTURE, .width = 1920, .height = 1080};
    struct err err;
    *s = NULL;
    if (!stage_create(s, &options, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
        return false;
    }
    stage_choose(*s, lang, SESSION_TEXT_NORMAL, SESSION_LIGHT);
    if (!stage_open(*s, "search", &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
        return false;
    }
    return true;
}

static bool shows(struct stage *s, const char *words)
{
    const struct ui_element *e;
    size_t count = ui_elements(stage_ui(s), &e), i;
    for (i = 0; i < count; i++) {
        if (e[i].what == UI_ELEMENT_TEXT && e[i].visible.w > 0 && strcmp(e[i].label, words) == 0) {
            return true;
        }
    }
    return false;
}

static const char *first(struct stage *s)
{
    const struct ui_element *e = stage_find(s, "#result.0");
    return e ? e->label : "";
}

/* Taps keys parted by spaces: "l a ‹" where ‹ takes one back. */
static void type(struct stage *s, const char *keys)
{
    char name[40];
    while (*keys) {
        size_t length = strcspn(keys, " ");
        snprintf(name, sizeof name, "#key.%.*s", (int)length, keys);
        CHECK(stage_tap(s, strcmp(name, "#key.<") == 0 ? "#keys.backspace" : name));
        keys += length + (keys[length] == ' ');
    }
}

static void each_language_begins_with_its_layer(void)
{
    static const char *const cases[][3] = {
        {"zh", "#key.湖", "#key.q"}, {"en", "#key.q", "#key.湖"}, {"ko", "#key.호", "#key.q"}};
    size_t i;
    for (i = 0; i < 3; i++) {
        struct stage *s;
        CHECK(begin(&s, cases[i][0]));
        CHECK(stage_find(s, cases[i][1]) != NULL);
        CHECK(stage_find(s, cases[i][2]) == NULL);
        CHECK(stage_find(s, "#popular.0") != NULL); /* something to touch without typing */
        stage_destroy(s);
    }
}

static void every_letter_asks_again(void)
{
    struct stage *s;
    CHECK(begin(&s, "en"));
    type(s, "l a k e");
    CHECK(shows(s, "lake"));
    CHECK_TEXT(first(s), "Lake Prize");
    type(s, "<");
    CHECK(shows(s, "lak"));
    CHECK(stage_tap(s, "#search.clear"));
    CHECK(!shows(s, "lak"));
    CHECK(stage_find(s, "#result.0") == NULL);
    CHECK(stage_find(s, "#search.clear") == NULL);
    stage_destroy(s);
}

/* By characters alone, and each tap offers what goes on. */
static void a_name_is_typed_by_pointing(void)
{
    struct stage *s;
    CHECK(begin(&s, "zh"));
    type(s, "湖");
    CHECK(stage_find(s, "#key.泊") != NULL && stage_find(s, "#key.山") != NULL);
    type(s, "泊 学 会");
    CHECK(shows(s, "湖泊学会"));
    CHECK_TEXT(first(s), "湖泊学会");
    stage_destroy(s);
    CHECK(begin(&s, "ko"));
    type(s, "호 수 학");
    CHECK_TEXT(first(s), "호수학회");
    type(s, "<");
    type(s, "의 벗"); /* a new word brings its space */
    CHECK(shows(s, "호수의 벗"));
    stage_destroy(s);
}

static void layers_change_what_is_typed(void)
{
    struct stage *s;
    CHECK(begin(&s, "zh"));
    CHECK(stage_tap(s, "#keys.letters"));
    type(s, "r i m e");
    CHECK_TEXT(first(s), "雾凇"); /* found by its English name */
    CHECK(shows(s, "Rime"));      /* and that is said */
    CHECK(stage_tap(s, "#search.clear"));
    CHECK(stage_tap(s, "#keys.hangul"));
    type(s, "호");
    CHECK(stage_find(s, "#result.0") != NULL);
    CHECK(stage_tap(s, "#keys.digits"));
    CHECK(stage_find(s, "#key.7") != NULL);
    stage_destroy(s);
}

static void back_returns_to_the_same_search(void)
{
    struct stage *s;
    struct err err;
    bool changed;
    float before;
    CHECK(begin(&s, "zh"));
    stage_choose(s, "zh", SESSION_TEXT_XLARGE, SESSION_LIGHT);
    CHECK(stage_tap(s, "#keys.letters"));
    type(s, "l a");
    CHECK(stage_tap(s, "#keys.done"));
    stage_scroll(s, "search.results", 120);
    before = ui_scroll_offset(stage_ui(s), ui_id("search.results"));
    CHECK(before > 0);
    CHECK_TEXT(nav_route(stage_nav(s)), "search"); /* the address says nothing of it */
    CHECK(stage_tap(s, "#result.1"));
    CHECK(strcmp(nav_route(stage_nav(s)), "search") != 0);
    nav_back(stage_nav(s));
    CHECK(nav_apply(stage_nav(s), &changed, &err));
    stage_settle(s);
    CHECK(shows(s, "la"));
    CHECK_NEAR(ui_scroll_offset(stage_ui(s), ui_id("search.results")), before, 1);
    CHECK(stage_find(s, "#search.type") != NULL); /* still folded */
    CHECK(stage_tap(s, "#search.type"));
    CHECK(stage_find(s, "#key.q") != NULL); /* and still on its layer */
    stage_destroy(s);
}

/* A visit that ends closes the screen; the next one begins empty. */
static void nothing_is_left_behind(void)
{
    struct stage *s;
    struct err err;
    CHECK(begin(&s, "en"));
    type(s, "l a k e");
    CHECK(stage_open(s, "attract", &err));
    CHECK(stage_open(s, "search", &err));
    CHECK(!shows(s, "lake"));
    CHECK(stage_find(s, "#result.0") == NULL);
    stage_destroy(s);
}

static void nothing_found_offers_what_is_near(void)
{
    struct stage *s;
    CHECK(begin(&s, "en"));
    type(s, "s c i e m c e");
    CHECK(stage_find(s, "#result.0") == NULL);
    CHECK(stage_find(s, "#near.0") != NULL);
    CHECK_TEXT(stage_find(s, "#near.0")->label, "Science");
    CHECK(stage_tap(s, "#keys.done"));
    CHECK(stage_find(s, "#popular.0") != NULL);
    CHECK(stage_tap(s, "#near.0"));
    CHECK_TEXT(nav_route(stage_nav(s)), "science");
    stage_destroy(s);
}

static void chips_narrow_to_a_kind(void)
{
    struct stage *s;
    CHECK(begin(&s, "en"));
    type(s, "l a");
    CHECK(stage_find(s, "#search.organisation") != NULL);
    CHECK(stage_tap(s, "#search.honours"));
    CHECK(stage_find(s, "Lake Prize") != NULL);
    CHECK(stage_find(s, "Lake Society") == NULL);
    type(s, "k"); /* what is typed next is asked of everything again */
    CHECK(stage_find(s, "Lake Society") != NULL);
    stage_destroy(s);
}

static void another_language_keeps_what_was_typed(void)
{
    struct stage *s;
    CHECK(begin(&s, "en"));
    type(s, "r i m e");
    CHECK_TEXT(first(s), "Rime");
    stage_choose(s, "zh", SESSION_TEXT_NORMAL, SESSION_LIGHT);
    stage_settle(s);
    CHECK(shows(s, "rime"));
    CHECK_TEXT(first(s), "雾凇");
    CHECK(stage_find(s, "#key.q") == NULL); /* its own layer */
    stage_destroy(s);
}

/* However long somebody taps, the field holds. */
static void a_full_field_takes_no_more(void)
{
    struct stage *s;
    int i;
    CHECK(begin(&s, "en"));
    for (i = 0; i < 120; i++) {
        CHECK(stage_tap(s, "#key.w"));
    }
    for (i = 0; i < 96; i++) {
        CHECK(stage_tap(s, "#keys.backspace"));
    }
    CHECK(!stage_tap(s, "#keys.backspace")); /* nothing left to take back */
    stage_destroy(s);
}

/* In reach mode nothing that can be touched stands above the band. */
static void reach_keeps_everything_in_the_band(void)
{
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}};
    size_t k, i;
    for (k = 0; k < 2; k++) {
        const struct ui_element *e;
        struct stage *s;
        size_t count;
        CHECK(begin(&s, "zh"));
        stage_resize(s, sizes[k][0], sizes[k][1]);
        stage_reach(s, true);
        stage_settle(s);
        type(s, "湖");
        CHECK(stage_find(s, "#result.0") != NULL);
        count = ui_elements(stage_ui(s), &e);
        for (i = 0; i < count; i++) {
            CHECK(e[i].what != UI_ELEMENT_TARGET || e[i].visible.h <= 0 ||
                  e[i].visible.y >= ui_upper(stage_ui(s)).h);
        }
        stage_destroy(s);
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(each_language_begins_with_its_layer);
    RUN(every_letter_asks_again);
    RUN(a_name_is_typed_by_pointing);
    RUN(layers_change_what_is_typed);
    RUN(back_returns_to_the_same_search);
    RUN(nothing_is_left_behind);
    RUN(nothing_found_offers_what_is_near);
    RUN(chips_narrow_to_a_kind);
    RUN(another_language_keeps_what_was_typed);
    RUN(a_full_field_takes_no_more);
    RUN(reach_keeps_everything_in_the_band);
    return TEST_END();
}
