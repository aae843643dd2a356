/* The staff area as text: a desk's states, wide and tall, in Chinese and English, as the list of
 * what is drawn. See golden_test.c. */
#include "desk.h"
#include "stage.h"
#include "test.h"

#include <stdlib.h>
#include <time.h>

static const char *route_of(const char *state)
{
    size_t i = 0;
    while (i + 1 < fake_state_count && strcmp(fake_states[i].name, state) != 0) {
        i++;
    }
    return fake_states[i].route;
}

static void golden_state(struct stage *stage, const char *state, const char *lang, bool tall)
{
    static struct fake_desk desk;
    struct buf dump = {0};
    char path[120];
    struct err err;
    CHECK(fake_desk_set(&desk, state));
    stage_desk(stage, &desk.desk);
    stage_resize(stage, tall ? 1080 : 1920, tall ? 1920 : 1080);
    stage_choose(stage, lang, SESSION_TEXT_NORMAL, SESSION_LIGHT);
    CHECK(stage_open(stage, route_of(state), &err));
    draw_dump(stage_list(stage), &dump);
    snprintf(path, sizeof path, "screens/golden/staff-%s-%s-%s.txt", state,
             tall ? "portrait" : "landscape", lang);
    test_golden(path, buf_text(&dump), dump.length);
    buf_finish(&dump);
}

static void pages_draw_the_same_list(void)
{
    static const char *const states[] = {"pin-wrong", "stick",       "stick-five", "copying",
                                         "checking",  "waits-idle",  "done",       "failed",
                                         "packs",     "packs-flags", "history",    "changes"};
    const struct stage_options options = {.pack = SCREENS_FIXTURE, .width = 1920, .height = 1080};
    struct stage *stage = NULL;
    struct err err;
    size_t i;
    if (!stage_create(&stage, &options, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
        return;
    }
    for (i = 0; i < sizeof states / sizeof *states; i++) {
        golden_state(stage, states[i], "zh", false);
        golden_state(stage, states[i], "zh", true);
        golden_state(stage, states[i], "en", false);
        golden_state(stage, states[i], "en", true);
    }
    stage_destroy(stage);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    setenv("TZ", "Asia/Shanghai", 1);
    tzset();
    RUN(pages_draw_the_same_list);
    return TEST_END();
}
