/* Screens as text: every place of the fixture pack, wide and tall, in Chinese and English, as the
 * list of what is drawn. Fixed-width metrics, so that the files say the same on every machine; a
 * change of any screen shows here as a diff that reads like the screen. */
#include "base/arena.h"
#include "stage.h"
#include "test.h"

struct golden_shape {
    const char *name;
    int width, height;
};

static const struct golden_shape shapes[] = {{"landscape", 1920, 1080}, {"portrait", 1080, 1920}};
static const char *const langs[] = {"zh", "en"};

static void golden_file(struct stage *s, const char *route, const char *shape, const char *lang)
{
    struct buf dump = {0};
    char path[240], flat[160];
    size_t i;
    for (i = 0; route[i] && i + 1 < sizeof flat; i++) {
        flat[i] = route[i] == '/' ? '-' : route[i];
    }
    flat[i] = '\0';
    snprintf(path, sizeof path, "screens/golden/%s-%s-%s.txt", flat, shape, lang);
    draw_dump(stage_list(s), &dump);
    test_golden(path, buf_text(&dump), dump.length);
    buf_finish(&dump);
}

/* A screen after some touches, parted by spaces. */
struct golden_state {
    const char *name, *route, *touches;
};

static const struct golden_state states[] = {
    {"search-results", "search", "#keys.letters #key.l #key.a"},
    {"search-folded", "search", "#keys.letters #key.l #key.a #keys.done"},
    {"search-nothing", "search", "#keys.letters #key.l #key.a #key.x"}};

static void golden_state(struct stage *s, const struct golden_state *state)
{
    struct err err;
    for (size_t l = 0; l < sizeof langs / sizeof langs[0]; l++) {
        for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
            stage_resize(s, shapes[i].width, shapes[i].height);
            stage_choose(s, langs[l], SESSION_TEXT_NORMAL, SESSION_LIGHT);
            if (!stage_open(s, state->route, &err)) {
                test_fail(__FILE__, __LINE__, "%s", err.text);
            } else if (!stage_taps(s, state->touches)) {
                test_fail(__FILE__, __LINE__, "%s has no %s", state->route, state->touches);
            } else {
                golden_file(s, state->name, shapes[i].name, langs[l]);
            }
        }
    }
}

static bool golden_route(struct stage *s, const char *route)
{
    struct err err;
    for (size_t l = 0; l < sizeof langs / sizeof langs[0]; l++) {
        for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
            stage_resize(s, shapes[i].width, shapes[i].height);
            stage_choose(s, langs[l], SESSION_TEXT_NORMAL, SESSION_LIGHT);
            if (!stage_open(s, route, &err)) {
                test_fail(__FILE__, __LINE__, "%s", err.text);
                return false;
            }
            golden_file(s, route, shapes[i].name, langs[l]);
        }
    }
    return true;
}

static void every_screen_draws_the_same_list(void)
{
    static const char *const own[] = {"attract", "missing", "search"};
    const struct stage_options options = {.pack = SCREENS_FIXTURE, .width = 1920, .height = 1080};
    struct arena memory = {0};
    struct stage *s = NULL;
    const char **routes = NULL;
    size_t count = 0, i;
    struct err err;
    if (!stage_create(&s, &options, &err) ||
        !pack_routes(stage_pack(s), &memory, &routes, &count, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
        count = 0;
    }
    for (i = 0; i < count && golden_route(s, routes[i]); i++) {
    }
    for (i = 0; count && i < sizeof own / sizeof own[0]; i++) {
        golden_route(s, own[i]);
    }
    for (i = 0; count && i < sizeof states / sizeof states[0]; i++) {
        golden_state(s, &states[i]);
    }
    stage_destroy(s);
    arena_finish(&memory);
}

/* A frame has no hidden time: described twice at one moment, it is the same list. */
static void a_frame_is_the_same_twice(void)
{
    const struct stage_options options = {.pack = SCREENS_FIXTURE, .width = 1920, .height = 1080};
    struct stage *s = NULL;
    struct buf first = {0}, second = {0};
    struct err err;
    bool same;
    if (!stage_create(&s, &options, &err) || !stage_open(s, "home", &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
        stage_destroy(s);
        return;
    }
    draw_dump(stage_frame(s, 5000), &first);
    draw_dump(stage_frame(s, 5000), &second);
    same = first.length == second.length && memcmp(first.data, second.data, first.length) == 0;
    buf_finish(&first);
    buf_finish(&second);
    stage_destroy(s);
    CHECK(same);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(every_screen_draws_the_same_list);
    RUN(a_frame_is_the_same_twice);
    return TEST_END();
}
