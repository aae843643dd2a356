/* The staff area under the ruler: every state of the desk, in every language, text size and shape,
 * light and high contrast, lying, upright and within reach; its start, its middle and its end. The
 * same rules as for the visitors' screens, see inspect_test.c. */
#include "desk.h"
#include "inspection.h"
#include "test.h"

#include <stdlib.h>
#include <time.h>

#define FAR_DOWN 1e7f

static struct inspection inspection;
static struct fake_desk desk;

static uint64_t scroller_of(const struct inspection *in)
{
    const struct ui_element *e;
    size_t count = ui_elements(stage_ui(in->stage), &e);
    while (count-- > 0) {
        if (e[count].what == UI_ELEMENT_TARGET && e[count].kind == UI_SCROLLER) {
            return e[count].id;
        }
    }
    return 0;
}

static void look_along(struct inspection *in, struct scene *scene)
{
    uint64_t scroller = scroller_of(in);
    struct ui *ui = stage_ui(in->stage);
    float end;
    scene->offset = 0;
    inspection_measure(in, scene);
    if (!scroller) {
        return;
    }
    ui_scroll_to(ui, scroller, FAR_DOWN, true);
    stage_settle(in->stage);
    end = scene->offset = ui_scroll_offset(ui, scroller);
    if (end > 1) {
        inspection_measure(in, scene);
        ui_scroll_to(ui, scroller, end / 2, true);
        stage_settle(in->stage);
        scene->offset = end / 2;
        inspection_measure(in, scene);
    }
}

static void look_state(struct inspection *in, const struct fake_state *state, struct scene *scene)
{
    struct err err;
    fake_desk_set(&desk, state->name);
    stage_desk(in->stage, &desk.desk);
    stage_resize(in->stage, scene->width, scene->height);
    stage_choose(in->stage, scene->lang, scene->text, scene->theme);
    stage_reach(in->stage, scene->reach);
    scene->route = state->route;
    scene->overlay = state->name;
    if (!stage_open(in->stage, state->route, &err)) {
        finding(in->findings, RULE_OPENS, scene, state->route, "%s", err.text);
        return;
    }
    look_along(in, scene);
    if (strcmp(state->route, "staff/packs") == 0 && stage_tap(in->stage, "#staff.roll.1")) {
        look_along(in, scene); /* the sentence before the second touch */
    }
}

static void look_all(struct inspection *in, struct scene *scene)
{
    int text;
    size_t i;
    for (text = 0; text < 3; text++) {
        scene->text = (enum session_text)text;
        for (i = 0; i < fake_state_count; i++) {
            scene->theme = SESSION_LIGHT;
            scene->reach = false;
            look_state(in, &fake_states[i], scene);
            scene->theme = SESSION_CONTRAST;
            look_state(in, &fake_states[i], scene);
            scene->theme = SESSION_LIGHT;
            scene->reach = true;
            look_state(in, &fake_states[i], scene);
        }
    }
}

static void inspection_run(struct inspection *in)
{
    static const char *const langs[] = {"zh", "en", "ko"};
    static const int sizes[][2] = {
        {1920, 1080}, {1080, 1920}, {1280, 720}, {3840, 2160}, {1280, 1024}};
    const struct stage_options options = {
        .pack = SCREENS_PACK, .width = 1920, .height = 1080, .real_fonts = true};
    size_t l, i;
    if (!inspection_begin(in, &options)) {
        return;
    }
    for (l = 0; l < 3; l++) {
        for (i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            struct scene scene = {.lang = langs[l], .width = sizes[i][0], .height = sizes[i][1]};
            look_all(in, &scene);
        }
    }
}

static void every_state_was_seen(void)
{
    if (!inspection_stands(&inspection)) {
        return;
    }
    CHECK(findings_screens(inspection.findings) >= 3 * 5 * 9 * fake_state_count);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    setenv("TZ", "Asia/Shanghai", 1);
    tzset();
    inspection_run(&inspection);
    RUN(every_state_was_seen);
    inspection_judge_measures(&inspection);
    inspection_finish(&inspection);
    return TEST_END();
}
