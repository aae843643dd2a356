/* Looks at every screen of the content pack with the real fonts, in every language, text size,
 * theme and shape, and measures what an inspector with a ruler would: targets, words, lines, the
 * dock. Nothing is painted here; contrast_test.c looks at the pixels. */
#include "base/log.h"
#include "look.h"
#include "test.h"
#include "walk.h"

#define LEAST_SCREENS 500 /* fewer means that the walk itself is broken */

struct inspection {
    struct stage *stage;
    struct findings *findings;
    struct inks *inks;
    struct dock_memory *docks;
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
    look_at_targets(&l);
    look_at_place(&l);
    if (!scene->reach) {
        look_at_dock(&l, in->docks);
    }
    look_at_texts(&l);
    look_at_lines(&l);
    look_at_pictures(&l);
}

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
    struct walk walk = {.plan = &plan, .self = in, .look = inspect};
    in->findings = findings_create();
    if (!stage_create(&in->stage, &options, &in->err)) {
        return;
    }
    in->inks = inks_create(stage_fonts(in->stage));
    in->docks = dock_memory_create();
    walk.stage = in->stage;
    walk.findings = in->findings;
    walk_all(&walk);
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

#define RULE_CASE(name, rule)                      \
    static void name(void)                         \
    {                                              \
        CHECK(inspection.ready);                   \
        findings_check(inspection.findings, rule); \
    }

static void every_screen_was_seen(void)
{
    if (!inspection.ready) {
        test_fail(__FILE__, __LINE__, "%s", inspection.err.text);
        return;
    }
    CHECK(findings_screens(inspection.findings) >= LEAST_SCREENS);
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
    inspection_run(&inspection);
    RUN(every_screen_was_seen);
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
