/* The staff area as pixels: every state painted in every theme, and the contrast of its words and
 * icons measured. A wide screen and a tall one, with normal text and with the largest. */
#include "desk.h"
#include "look_contrast.h"
#include "test.h"

struct inspection {
    struct stage *stage;
    struct findings *findings;
    struct inks *inks;
    struct fake_desk desk;
    struct arena memory;
    struct err err;
    bool ready;
};

static struct inspection inspection;

static void look_state(struct inspection *in, const struct fake_state *state, struct scene *scene)
{
    struct look l;
    struct err err;
    fake_desk_set(&in->desk, state->name);
    stage_desk(in->stage, &in->desk.desk);
    stage_resize(in->stage, scene->width, scene->height);
    stage_choose(in->stage, scene->lang, scene->text, scene->theme);
    scene->route = state->route;
    scene->overlay = state->name;
    if (!stage_open(in->stage, state->route, &err)) {
        finding(in->findings, RULE_OPENS, scene, state->route, "%s", err.text);
        return;
    }
    look_at(&l, in->stage, scene, in->findings, in->inks, &in->memory);
    look_at_contrast(&l);
}

static void inspection_run(struct inspection *in)
{
    static const int sizes[][2] = {{1280, 720}, {720, 1280}};
    static const char *const langs[] = {"zh", "en"};
    static const enum session_text texts[] = {SESSION_TEXT_NORMAL, SESSION_TEXT_XLARGE};
    const struct stage_options options = {
        .pack = SCREENS_PACK, .width = 1280, .height = 720, .real_fonts = true, .painted = true};
    size_t s, t, i;
    int theme;
    in->findings = findings_create();
    if (!stage_create(&in->stage, &options, &in->err)) {
        return;
    }
    in->inks = inks_create(stage_fonts(in->stage));
    for (s = 0; s < 2; s++) {
        for (t = 0; t < 2; t++) {
            for (theme = 0; theme < 3; theme++) {
                for (i = 0; i < fake_state_count; i++) {
                    struct scene scene = {.lang = langs[(i + t) % 2],
                                          .width = sizes[s][0],
                                          .height = sizes[s][1],
                                          .text = texts[t],
                                          .theme = (enum session_theme)theme};
                    look_state(in, &fake_states[i], &scene);
                }
            }
        }
    }
    in->ready = true;
}

static void inspection_finish(struct inspection *in)
{
    inks_destroy(in->inks);
    stage_destroy(in->stage);
    findings_destroy(in->findings);
    arena_finish(&in->memory);
}

static void every_state_was_painted(void)
{
    if (!inspection.ready) {
        test_fail(__FILE__, __LINE__, "%s", inspection.err.text);
        return;
    }
    findings_check(inspection.findings, RULE_OPENS);
    CHECK_INT(findings_screens(inspection.findings), 2 * 2 * 3 * fake_state_count);
}

static void words_stand_out(void)
{
    CHECK(inspection.ready);
    findings_check(inspection.findings, RULE_TEXT_CONTRAST);
}

static void icons_stand_out(void)
{
    CHECK(inspection.ready);
    findings_check(inspection.findings, RULE_ICON_CONTRAST);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    inspection_run(&inspection);
    RUN(every_state_was_painted);
    RUN(words_stand_out);
    RUN(icons_stand_out);
    inspection_finish(&inspection);
    return TEST_END();
}
