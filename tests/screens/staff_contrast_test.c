/* The staff area as pixels: every state painted in every theme, and the contrast of its words and
 * icons measured. A wide screen and a tall one, with normal text and with the largest. */
#include "desk.h"
#include "inspection.h"
#include "test.h"

static struct inspection inspection;
static struct fake_desk desk;

static void look_state(struct inspection *in, const struct fake_state *state, struct scene *scene)
{
    struct err err;
    fake_desk_set(&desk, state->name);
    stage_desk(in->stage, &desk.desk);
    stage_resize(in->stage, scene->width, scene->height);
    stage_choose(in->stage, scene->lang, scene->text, scene->theme);
    scene->route = state->route;
    scene->overlay = state->name;
    if (!stage_open(in->stage, state->route, &err)) {
        finding(in->findings, RULE_OPENS, scene, state->route, "%s", err.text);
        return;
    }
    inspection_contrast(in, scene);
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
    if (!inspection_begin(in, &options)) {
        return;
    }
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
}

static void every_state_was_painted(void)
{
    if (!inspection_stands(&inspection)) {
        return;
    }
    findings_check(inspection.findings, RULE_OPENS);
    CHECK_INT(findings_screens(inspection.findings), 2 * 2 * 3 * fake_state_count);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    inspection_run(&inspection);
    RUN(every_state_was_painted);
    inspection_judge_contrast(&inspection);
    inspection_finish(&inspection);
    return TEST_END();
}
