/* Looks at every screen of the content pack with the real fonts, in every language, text size,
 * theme and shape, and measures what an inspector with a ruler would: targets, words, lines, the
 * dock. Nothing is painted here; contrast_test.c looks at the pixels. */
#include "inspection.h"
#include "test.h"
#include "walk.h"

#define LEAST_SCREENS 500 /* fewer means that the walk itself is broken */

static struct inspection inspection;

static void inspection_run(struct inspection *in)
{
    static const char *const langs[] = {"zh", "en", "ko"};
    static const struct walk_size sizes[] = {{.width = 1920, .height = 1080},
                                             {.width = 1080, .height = 1920},
                                             {.width = 1280, .height = 720},
                                             {.width = 3840, .height = 2160},
                                             {.width = 1280, .height = 1024}};
    static const struct walk_plan plan = {.langs = langs,
                                          .lang_count = 3,
                                          .sizes = sizes,
                                          .size_count = 5,
                                          .text_count = 3,
                                          .theme_count = 3,
                                          .reach = true,
                                          .thorough = true};
    const struct stage_options options = {
        .pack = SCREENS_PACK, .width = 1920, .height = 1080, .real_fonts = true};
    struct walk walk = {.plan = &plan, .self = in, .look = inspection_measure};
    if (!inspection_begin(in, &options)) {
        return;
    }
    walk.stage = in->stage;
    walk.findings = in->findings;
    walk_all(&walk);
}

static void every_screen_was_seen(void)
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
    RUN(every_screen_was_seen);
    inspection_judge_measures(&inspection);
    inspection_finish(&inspection);
    return TEST_END();
}
