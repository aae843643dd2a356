/* The part that all inspections of screens share: the stage with what it takes to look, one look at
 * a frame, and a case for each rule, by which a defect is found again in the report. */
#include "inspection.h"

#include "look_contrast.h"
#include "test.h"

static const struct inspection *judged; /* cases take no arguments */

bool inspection_begin(struct inspection *in, const struct stage_options *options)
{
    in->findings = findings_create();
    if (!stage_create(&in->stage, options, &in->err)) {
        return false;
    }
    in->inks = inks_create(stage_fonts(in->stage));
    in->docks = dock_memory_create();
    in->ready = true;
    return true;
}

void inspection_finish(struct inspection *in)
{
    dock_memory_destroy(in->docks);
    inks_destroy(in->inks);
    stage_destroy(in->stage);
    findings_destroy(in->findings);
    arena_finish(&in->memory);
}

void inspection_measure(void *self, const struct scene *scene)
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

void inspection_contrast(void *self, const struct scene *scene)
{
    struct inspection *in = self;
    struct look l;
    look_at(&l, in->stage, scene, in->findings, in->inks, &in->memory);
    look_at_contrast(&l);
}

bool inspection_stands(const struct inspection *in)
{
    if (!in->ready) {
        test_fail(__FILE__, __LINE__, "%s", in->err.text);
    }
    return in->ready;
}

#define RULE_CASE(name, rule)                   \
    static void name(void)                      \
    {                                           \
        CHECK(judged->ready);                   \
        findings_check(judged->findings, rule); \
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
RULE_CASE(words_stand_out, RULE_TEXT_CONTRAST)
RULE_CASE(icons_stand_out, RULE_ICON_CONTRAST)

void inspection_judge_measures(const struct inspection *in)
{
    judged = in;
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
}

void inspection_judge_contrast(const struct inspection *in)
{
    judged = in;
    RUN(words_stand_out);
    RUN(icons_stand_out);
}
