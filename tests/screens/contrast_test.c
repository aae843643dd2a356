/* Paints every screen of the content pack in every theme and measures the contrast of what stands
 * on it. A wide screen and a tall one, each with normal text and with the largest. */
#include "inspection.h"
#include "test.h"
#include "walk.h"

#define LEAST_SCREENS 100

static struct inspection inspection;

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
    struct walk walk = {.plan = &plan, .self = in, .look = inspection_contrast};
    if (!inspection_begin(in, &options)) {
        return;
    }
    walk.stage = in->stage;
    walk.findings = in->findings;
    walk_all(&walk);
}

static void every_screen_was_painted(void)
{
    if (!inspection_stands(&inspection)) {
        return;
    }
    CHECK(findings_screens(inspection.findings) >= LEAST_SCREENS);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    inspection_run(&inspection);
    RUN(every_screen_was_painted);
    inspection_judge_contrast(&inspection);
    inspection_finish(&inspection);
    return TEST_END();
}
