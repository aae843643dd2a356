/* A pad of five keys reaches everything: on every screen the right arrow alone comes to each
 * control that is ever in view, page after page of what scrolls, and round again to the first. Once
 * from end to end, in both shapes, in normal and extra large text. */
#include "look.h"
#include "test.h"

#include "nav/nav.h"

#include <string.h>

#define PRESSES_MOST 900
#define NAMES_MOST 1024
#define HALF 0.5f

struct control {
    uint64_t id;
    char name[80];
    bool reached;
};

struct pad {
    struct stage *stage;
    struct control controls[NAMES_MOST];
    size_t count, missed, visited, pressed;
};

static struct pad pad;

static struct control *pad_control(uint64_t id)
{
    for (size_t i = 0; i < pad.count; i++) {
        if (pad.controls[i].id == id) {
            return &pad.controls[i];
        }
    }
    return NULL;
}

static void pad_look(void)
{
    const struct ui_element *e;
    size_t count = ui_elements(stage_ui(pad.stage), &e);
    uint64_t focus = ui_focus_id(stage_ui(pad.stage));
    struct control *c;
    for (size_t i = 0; i < count; i++, e++) {
        bool seen = e->visible.w >= e->rect.w * HALF && e->visible.h >= e->rect.h * HALF;
        if (look_answers(e) && e->kind != UI_LINK && seen && !pad_control(e->id) &&
            pad.count < NAMES_MOST) {
            c = &pad.controls[pad.count++];
            c->id = e->id;
            c->reached = false;
            snprintf(c->name, sizeof c->name, "%s", e->name);
        }
    }
    c = pad_control(focus);
    if (c) {
        c->reached = true;
    }
}

static bool pad_on_dock(void)
{
    struct control *c = pad_control(ui_focus_id(stage_ui(pad.stage)));
    return c && strncmp(c->name, "dock.", 5) == 0;
}

/* What turns the page of a text is off at its end, where the keys have gone by themselves. */
static void pad_forgive(void)
{
    const struct ui_element *e;
    size_t count = ui_elements(stage_ui(pad.stage), &e);
    for (size_t i = 0; i < count; i++) {
        struct control *c = e[i].what == UI_ELEMENT_TARGET ? pad_control(e[i].id) : NULL;
        if (c && e[i].disabled) {
            c->reached = true;
        }
    }
}

/* Right until it leaves the dock, the last thing on every screen; false when it never does. */
static bool pad_round(void)
{
    bool dock = false;
    for (int i = 0; i < PRESSES_MOST; i++) {
        stage_key(pad.stage, KEY_RIGHT);
        pad_look();
        pad.pressed++;
        if (dock && !pad_on_dock()) {
            return true;
        }
        dock = pad_on_dock();
        if (dock) {
            pad_forgive();
        }
    }
    return false;
}

static void pad_visit(const char *route, int width, int height, enum session_text text)
{
    struct err err;
    stage_resize(pad.stage, width, height);
    stage_choose(pad.stage, "zh", text, SESSION_LIGHT);
    if (!stage_open(pad.stage, route, &err)) {
        return; /* its own test says so */
    }
    pad.visited++;
    pad.count = 0;
    /* Twice: what turns a list back is off until it has been turned on. */
    if (!pad_round() || !pad_round()) {
        printf("%s %dx%d: the way round never ends\n", route, width, height);
        pad.missed++;
    }
    for (size_t i = 0; i < pad.count; i++) {
        if (!pad.controls[i].reached) {
            printf("%s %dx%d text %d: no key reaches #%s\n", route, width, height, (int)text,
                   pad.controls[i].name);
            pad.missed++;
        }
    }
    if (strcmp(nav_route(stage_nav(pad.stage)), "attract") == 0 ||
        strncmp(nav_route(stage_nav(pad.stage)), route, strcspn(route, "/?")) != 0) {
        printf("%s: arrow keys led to %s\n", route, nav_route(stage_nav(pad.stage)));
        pad.missed++;
    }
}

static void right_reaches_every_control_of_every_screen(void)
{
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}};
    static const char *const own[] = {"home", "missing", "search"};
    const struct stage_options options = {.pack = SCREENS_PACK, .width = 1920, .height = 1080};
    struct arena memory = {0};
    const char **routes;
    size_t count;
    struct err err;
    CHECK(stage_create(&pad.stage, &options, &err));
    CHECK(pack_routes(stage_pack(pad.stage), &memory, &routes, &count, &err));
    for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
        for (int large = 0; large < 2; large++) {
            enum session_text text = large ? SESSION_TEXT_XLARGE : SESSION_TEXT_NORMAL;
            for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
                pad_visit(own[i], sizes[s][0], sizes[s][1], text);
            }
            for (size_t i = 0; i < count; i++) {
                pad_visit(routes[i], sizes[s][0], sizes[s][1], text);
            }
        }
    }
    printf("%zu screens, %zu keys pressed\n", pad.visited, pad.pressed);
    CHECK(pad.visited > 40);
    CHECK_INT(pad.missed, 0);
    arena_finish(&memory);
    stage_destroy(pad.stage);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(right_reaches_every_control_of_every_screen);
    return TEST_END();
}
