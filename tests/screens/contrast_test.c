/* Paints every screen of the content pack in every theme and measures the contrast of what stands
 * on it. A wide screen and a tall one, each with normal text and with the largest. */
#include "look_contrast.h"
#include "test.h"
#include "walk.h"

#define LEAST_SCREENS 100

struct inspection {
    struct stage *stage;
    struct findings *findings;
    struct inks *inks;
    struct arena memory;
    struct err err;
    bool ready;
};

static struct inspection inspection;

static void inspect(void *self, const struct scene *scene)
{
    struct inspection *in = self;
    struct look l;
    look_at(&l, in->stage, scene, in->findings, in->inks, &in->memory);
    look_at_contrast(&l);
}

static void inspection_run(struct inspection *in)
{
    static const char *const langs[] = {"zh", "en"};
    static const struct walk_size sizes[] = {
        {.width = 1280, .height = 720, .text = SESSION_TEXT_NORMAL},
        {.width = 1280, .height = 720, .text = SESSION_TEXT_XLARGE},
        {.width = 720, .height = 1280, .text = SESSION_TEXT_NORMAL},
        {.width = 720, .height = 1280, .text = SESSION_TEXT_XLARGE}};
    static const struct walk_plan plan = {.langs = langs,
                                          .lang_count = 2,
                                          .sizes = sizes,
                                          .size_count = 4,
                                          .theme_count = 3,
                                          .paired = true};
    const struct stage_options options = {
        .pack = SCREENS_PACK, .width = 1280, .height = 720, .real_fonts = true, .painted = true};
    struct walk walk = {.plan = &plan, .self = in, .look = inspect};
    in->findings = findings_create();
    if (!stage_create(&in->stage, &options, &in->err)) {
        return;
    }
    in->inks = inks_create(stage_fonts(in->stage));
    walk.stage = in->stage;
    walk.findings = in->findings;
    walk_all(&walk);
    in->ready = true;
}

static void inspection_finish(struct inspection *in)
{
    inks_destroy(in->inks);
    stage_destroy(in->stage);
    findings_destroy(in->findings);
    arena_finish(&in->memory);
}

static void every_screen_was_painted(void)
{
    if (!inspection.ready) {
        test_fail(__FILE__, __LINE__, "%s", inspection.err.text);
        return;
    }
    CHECK(findings_screens(inspection.findings) >= LEAST_SCREENS);
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
    RUN(every_screen_was_painted);
    RUN(words_stand_out);
    RUN(icons_stand_out);
    inspection_finish(&inspection);
    return TEST_END();
}
