/* What a finger may expect of everything it can touch, on every screen: it answers in the very next
 * frame (T10), it does nothing when the finger slides off (T6), ten fingers held down stop nothing
 * (T8), home is one touch away (Z1), and a screen that is being read stays as it is (M5). */
#include "look.h"
#include "test.h"

#include "nav/nav.h"

#include <string.h>

#define TARGETS_MOST 256
#define FAR_AWAY -4000.0f
#define TEN_MINUTES_MS 600000

struct answers {
    struct stage *stage;
    struct findings *findings;
    struct arena memory;
    struct scene scene;
    size_t targets; /* touched in all */
};

static struct answers answers;

static const struct {
    int width, height;
    bool reach;
} shapes[] = {{1920, 1080, false}, {1080, 1920, false}, {1920, 1080, true}, {1080, 1920, true}};

static void answers_dump(struct buf *out)
{
    buf_clear(out);
    draw_dump(stage_list(answers.stage), out);
}

static struct touch_queue answers_event(enum touch_phase phase, int64_t finger, float x, float y)
{
    return (struct touch_queue){.count = 1, .events = {{finger, phase, x, y, 0, 0}}};
}

static void answers_send(enum touch_phase phase, int64_t finger, float x, float y)
{
    struct touch_queue q = answers_event(phase, finger, x, y);
    stage_touch(answers.stage, &q, 16);
}

/* Down changes the next frame; away and up leaves everything as it was. The finger slides sideways:
 * up and down would move what scrolls, which is its right. */
static void answers_target(const char *name, struct rect r, bool key)
{
    struct buf before = {0}, pressed = {0};
    char route[ROUTE_MAX];
    float x = r.x + r.w / 2, y = r.y + r.h / 2;
    snprintf(route, sizeof route, "%s", nav_route(stage_nav(answers.stage)));
    stage_settle(answers.stage);
    answers_dump(&before);
    answers_send(TOUCH_DOWN, 1, x, y);
    answers_dump(&pressed);
    answers.targets++;
    if (before.length == pressed.length && memcmp(before.data, pressed.data, before.length) == 0) {
        finding(answers.findings, RULE_ANSWERS, &answers.scene, name,
                "shows nothing when it is pressed");
    }
    answers_send(TOUCH_MOVE, 1, FAR_AWAY, y);
    answers_send(TOUCH_UP, 1, FAR_AWAY, y);
    stage_settle(answers.stage);
    if (!key && strcmp(route, nav_route(stage_nav(answers.stage))) != 0) {
        finding(answers.findings, RULE_ANSWERS, &answers.scene, name,
                "acts although the finger slid off");
    }
    buf_finish(&before);
    buf_finish(&pressed);
}

static void answers_all_targets(void)
{
    static struct {
        char name[80];
        struct rect r;
        bool key, moves; /* a key; stands in something that a finger moves */
    } found[TARGETS_MOST];
    const struct ui_element *e;
    size_t count = ui_elements(stage_ui(answers.stage), &e), n = 0;
    struct err err;
    for (size_t i = 0; i < count && n < TARGETS_MOST; i++) {
        /* of what an edge hides by half, a press shows as little as the rest */
        if (look_answers(&e[i]) && e[i].visible.h > e[i].rect.h * 0.5f &&
            e[i].visible.w > e[i].rect.w * 0.5f) {
            snprintf(found[n].name, sizeof found[n].name, "%s",
                     e[i].name[0] ? e[i].name : e[i].label);
            found[n].key = e[i].kind == UI_KEY;
            found[n].moves = e[i].scrolled;
            found[n++].r = e[i].visible;
        }
    }
    for (size_t i = 0; i < n; i++) {
        answers_target(found[i].name, found[i].r, found[i].key);
        if (found[i].moves || found[i].key) {
            stage_open(answers.stage, answers.scene.route, &err);
        }
    }
    if (n == 0) {
        finding(answers.findings, RULE_ANSWERS, &answers.scene, "the screen",
                "has nothing to touch");
    }
}

/* Nine fingers rest on the screen; a tenth still gets home. */
static void answers_ten_fingers(void)
{
    const struct ui_element *home = stage_find(answers.stage, "#dock.home");
    struct rect r;
    if (!home) {
        return; /* attract: any touch goes home */
    }
    r = home->visible;
    for (int i = 0; i < 9; i++) {
        struct rect s = ui_screen(stage_ui(answers.stage));
        struct touch_queue q = answers_event(TOUCH_DOWN, 10 + i, s.w * (float)(i % 3 + 1) / 4.0f,
                                             s.h * 0.2f + s.h * 0.5f * (float)(i / 3) / 3.0f);
        stage_touch(answers.stage, &q, 200); /* one after another: a hand at once is a palm */
    }
    answers_send(TOUCH_DOWN, 30, r.x + r.w / 2, r.y + r.h / 2);
    answers_send(TOUCH_UP, 30, r.x + r.w / 2, r.y + r.h / 2);
    stage_settle(answers.stage);
    if (strcmp(nav_route(stage_nav(answers.stage)), "home") != 0) {
        finding(answers.findings, RULE_DEAD_END, &answers.scene, "dock.home",
                "does not get home under nine resting fingers: %s",
                nav_route(stage_nav(answers.stage)));
    }
}

/* Nothing moves on by itself: ten minutes later the same list. */
static void answers_stays(void)
{
    struct buf before = {0}, after = {0};
    stage_settle(answers.stage);
    answers_dump(&before);
    stage_frame(answers.stage, stage_now(answers.stage) + TEN_MINUTES_MS);
    stage_settle(answers.stage);
    answers_dump(&after);
    if (before.length != after.length || memcmp(before.data, after.data, before.length) != 0) {
        finding(answers.findings, RULE_ANSWERS, &answers.scene, "the screen",
                "changes by itself within ten minutes");
    }
    if (ui_next_wake_ms(stage_ui(answers.stage)) >= 0) {
        finding(answers.findings, RULE_ANSWERS, &answers.scene, "the screen",
                "wakes although nothing moves");
    }
    buf_finish(&before);
    buf_finish(&after);
}

static void answers_route(const char *route)
{
    struct err err;
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        answers.scene = (struct scene){.route = route,
                                       .overlay = "",
                                       .lang = "zh",
                                       .width = shapes[i].width,
                                       .height = shapes[i].height,
                                       .reach = shapes[i].reach};
        stage_resize(answers.stage, shapes[i].width, shapes[i].height);
        stage_choose(answers.stage, "zh", SESSION_TEXT_NORMAL, SESSION_LIGHT);
        stage_reach(answers.stage, shapes[i].reach);
        if (!stage_open(answers.stage, route, &err)) {
            finding(answers.findings, RULE_OPENS, &answers.scene, route, "%s", err.text);
            continue;
        }
        findings_looked(answers.findings);
        if (strcmp(route, "attract") != 0) {
            answers_stays();
            answers_all_targets();
            stage_open(answers.stage, route, &err);
            answers_ten_fingers();
        }
    }
    stage_reach(answers.stage, false);
}

static void every_place_was_touched(void)
{
    static const char *const own[] = {"home", "search", "missing", "attract"};
    const struct stage_options options = {.pack = SCREENS_PACK, .width = 1920, .height = 1080};
    const char **routes;
    size_t count = 0;
    struct err err;
    answers.findings = findings_create();
    if (!stage_create(&answers.stage, &options, &err) ||
        !pack_routes(stage_pack(answers.stage), &answers.memory, &routes, &count, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
        return;
    }
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
        answers_route(own[i]);
    }
    for (size_t i = 0; i < count; i++) {
        if (strcmp(routes[i], "home") != 0) {
            answers_route(routes[i]);
        }
    }
    CHECK(findings_screens(answers.findings) >= 40);
    CHECK(answers.targets >= 400);
}

static void every_place_opens(void)
{
    findings_check(answers.findings, RULE_OPENS);
}

static void every_target_answers_at_once_and_only_when_meant(void)
{
    findings_check(answers.findings, RULE_ANSWERS);
}

static void home_is_always_one_touch_away(void)
{
    findings_check(answers.findings, RULE_DEAD_END);
}

/* M1: whoever reads or types is not hurried; the settings' own 45 s serve the rest. */
static void readers_are_given_time(void)
{
    static const char *const slow[] = {"reader", "timeline", "search"};
    for (const struct screen_type *const *t = screen_table; *t; t++) {
        for (size_t i = 0; i < sizeof slow / sizeof slow[0]; i++) {
            if (strcmp((*t)->name, slow[i]) == 0) {
                CHECK((*t)->idle_s >= 120);
            }
        }
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(every_place_was_touched);
    RUN(every_place_opens);
    RUN(every_target_answers_at_once_and_only_when_meant);
    RUN(home_is_always_one_touch_away);
    RUN(readers_are_given_time);
    stage_destroy(answers.stage);
    findings_destroy(answers.findings);
    arena_finish(&answers.memory);
    return TEST_END();
}
