/* The staff area under the ruler: every state of the desk, in every language, text size and shape,
 * light and high contrast, lying, upright and within reach; its start, its middle and its end. The
 * same rules as for the visitors' screens, see inspect_test.c. */
#include "desk.h"
#include "look.h"
#include "test.h"

#include <stdlib.h>
#include <time.h>

#define FAR_DOWN 1e7f

struct inspection {
    struct stage *stage;
    struct findings *findings;
    struct inks *inks;
    struct dock_memory *docks;
    struct fake_desk desk;
    struct arena memory;
    struct err err;
    bool ready;
};

static struct inspection inspection;

static void look_once(struct inspection *in, const struct scene *scene)
{
    struct look l;
    look_at(&l, in->stage, scene, in->findings, in->inks, &in->memory);
    look_at_targets(&l);
    look_at_place(&l);
    if (!scene->reach) {
        look_at_dock(&l, in->docks);
    }
    look_at_texts(&l);
    look_at_lines(&l);
    look_at_pictures(&l);
}

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
    look_once(in, scene);
    if (!scroller) {
        return;
    }
    ui_scroll_to(ui, scroller, FAR_DOWN, true);
    stage_settle(in->stage);
    end = scene->offset = ui_scroll_offset(ui, scroller);
    if (end > 1) {
        look_once(in, scene);
        ui_scroll_to(ui, scroller, end / 2, true);
        stage_settle(in->stage);
        scene->offset = end / 2;
        look_once(in, scene);
    }
}

static void look_state(struct inspection *in, const struct fake_state *state, struct scene *scene)
{
    struct err err;
    fake_desk_set(&in->desk, state->name);
    stage_desk(in->stage, &in->desk.desk);
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
    in->findings = findings_create();
    if (!stage_create(&in->stage, &options, &in->err)) {
        return;
    }
    in->inks = inks_create(stage_fonts(in->stage));
    in->docks = dock_memory_create();
    for (l = 0; l < 3; l++) {
        for (i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            struct scene scene = {.lang = langs[l], .width = sizes[i][0], .height = sizes[i][1]};
            look_all(in, &scene);
        }
    }
    in->ready = true;
}

static void inspection_finish(struct inspection *in)
{
    dock_memory_destroy(in->docks);
    inks_destroy(in->inks);
    stage_destroy(in->stage);
    findings_destroy(in->findings);
    arena_finish(&in->memory);
}

static void every_state_was_seen(void)
{
    if (!inspection.ready) {
        test_fail(__FILE__, __LINE__, "%s", inspection.err.text);
        return;
    }
    CHECK(findings_screens(inspection.findings) >= 3 * 5 * 9 * fake_state_count);
}

#define RULE_CASE(name, rule)                      \
    static void name(void)                         \
    {                                              \
        CHECK(inspection.ready);                   \
        findings_check(inspection.findings, rule); \
    }

RULE_CASE(every_place_opens, RULE_OPENS)
RULE_CASE(targets_are_large_enough, RULE_TARGET_SIZE)
RULE_CASE(targets_stand_apart, RULE_TARGET_GAP)
RULE_CASE(targets_are_on_the_screen, RULE_TARGET_INSIDE)
RULE_CASE(targets_do_not_overlap, RULE_TARGET_OVERLAP)
RULE_CASE(targets_have_one_name_each, RULE_TARGET_NAME)
RULE_CASE(texts_are_whole, RULE_TEXT_WHOLE)
RULE_CASE(texts_stay_inside, RULE_TEXT_INSIDE)
RULE_CASE(texts_do_not_overlap, RULE_TEXT_OVERLAP)
RULE_CASE(texts_are_not_hidden, RULE_TEXT_HIDDEN)
RULE_CASE(texts_are_large_enough, RULE_TEXT_SIZE)
RULE_CASE(every_glyph_is_there, RULE_GLYPHS)
RULE_CASE(the_dock_keeps_its_place, RULE_DOCK)
RULE_CASE(lines_are_short_enough, RULE_LINE_LENGTH)
RULE_CASE(lines_begin_and_end_well, RULE_LINE_ENDS)
RULE_CASE(words_are_not_torn, RULE_WORDS)
RULE_CASE(pictures_and_icons_are_there, RULE_PICTURES)
RULE_CASE(targets_are_large_enough_in_millimetres, RULE_MILLIMETRES)
RULE_CASE(targets_keep_off_the_bezel, RULE_BEZEL)
RULE_CASE(reach_mode_is_within_reach, RULE_REACH)
RULE_CASE(lines_have_air_between_them, RULE_LEADING)

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    setenv("TZ", "Asia/Shanghai", 1);
    tzset();
    inspection_run(&inspection);
    RUN(every_state_was_seen);
    RUN(every_place_opens);
    RUN(targets_are_large_enough);
    RUN(targets_stand_apart);
    RUN(targets_are_on_the_screen);
    RUN(targets_do_not_overlap);
    RUN(targets_have_one_name_each);
    RUN(texts_are_whole);
    RUN(texts_stay_inside);
    RUN(texts_do_not_overlap);
    RUN(texts_are_not_hidden);
    RUN(texts_are_large_enough);
    RUN(every_glyph_is_there);
    RUN(the_dock_keeps_its_place);
    RUN(lines_are_short_enough);
    RUN(lines_begin_and_end_well);
    RUN(words_are_not_torn);
    RUN(pictures_and_icons_are_there);
    RUN(targets_are_large_enough_in_millimetres);
    RUN(targets_keep_off_the_bezel);
    RUN(reach_mode_is_within_reach);
    RUN(lines_have_air_between_them);
    inspection_finish(&inspection);
    return TEST_END();
}
