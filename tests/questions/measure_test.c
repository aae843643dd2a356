/* Numbers and places by themselves: what a step is worth to the last decimal and how it is written,
 * the marks of every corner, where discs stand, and what the author's desk says. */
#include "questions/parts/gauge.h"
#include "questions/parts/scale.h"
#include "questions/parts/spots.h"
#include "sample.h"
#include "test.h"

#include "base/buf.h"

#define NUMBER(value, around, worth, words)                                                 \
    {                                                                                       \
        .role = PART_NUMBER, .text = "", .feedback = words, .picture = "", .weight = worth, \
        .to = -1, .number = value, .tolerance = around                                      \
    }
#define SPOT(across, down, worth)                                                                 \
    {                                                                                             \
        .role = PART_SPOT, .text = "x", .feedback = "", .picture = "", .weight = worth, .to = -1, \
        .x = across, .y = down, .r = 0.05f                                                        \
    }

static struct question slider(double least, double most, double step, const char *lang,
                              const char *unit)
{
    struct question q = sample_question("number", lang, NULL, 0);
    q.least = least;
    q.most = most;
    q.step = step;
    q.unit = unit;
    return q;
}

/* --- steps -------------------------------------------------------------------------------------
 */

static void decimals_do_not_drift(void)
{
    struct question q = slider(-0.3, 100, 0.1, "zh", "");
    struct arena mem = {0};
    struct scale s;
    char want[32];
    CHECK(scale_of(&q, &s));
    CHECK_INT(s.decimals, 1);
    CHECK_INT(s.steps, 1003);
    for (int64_t i = 0; i <= s.steps; i++) {
        int64_t tenths = i - 3, size = tenths < 0 ? -tenths : tenths;
        snprintf(want, sizeof want, "%s%d.%d", tenths < 0 ? "−" : "", (int)(size / 10),
                 (int)(size % 10));
        if (strcmp(scale_text(&s, &q, scale_at(&s, i), &mem), want) != 0) {
            test_fail(__FILE__, __LINE__, "step %d is %s, expected %s", (int)i,
                      scale_text(&s, &q, scale_at(&s, i), &mem), want);
        }
    }
    arena_finish(&mem);
}

struct writing {
    double least, step;
    int64_t at;
    const char *lang, *unit, *want;
};

static void numbers_are_written_as_the_language_does(void)
{
    static const struct writing rows[] = {
        {0, 10, 1770, "zh", "千克", "17700 千克"},
        {0, 10, 177, "en", "kg", "1770 kg"}, /* four digits: might be a year */
        {0, 10, 1770, "en", "kg", "17,700 kg"},
        {0, 10, 1770, "ko", "킬로그람", "17,700 킬로그람"},
        {0, 1000, 1234567, "en", "", "1,234,567,000"},
        {-30, 1, 15, "zh", "℃", "−15 ℃"},
        {0, 5, 15, "en", "%", "75%"},
        {0, 0.25, 3, "en", "m", "0.75 m"},
        {0, 0.05, 20, "en", "m", "1.00 m"},
        {-20000, 0.5, 1, "en", "", "−19,999.5"},
        {1900, 1, 58, "en", "", "1958"},
        {0, 1, 0, "zh", "", "0"},
    };
    struct arena mem = {0};
    size_t i;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct writing *w = &rows[i];
        struct question q =
            slider(w->least, w->least + 2000000 * w->step, w->step, w->lang, w->unit);
        struct scale s;
        const char *got;
        struct buf plain = {0};
        CHECK(scale_of(&q, &s));
        for (got = scale_text(&s, &q, scale_at(&s, w->at), &mem); *got; got++) {
            bool space = strncmp(got, "\xC2\xA0", 2) == 0; /* one that does not break */
            buf_add_byte(&plain, space ? ' ' : *got);
            got += space;
        }
        CHECK_TEXT(buf_text(&plain), w->want);
        buf_finish(&plain);
    }
    arena_finish(&mem);
}

static void what_is_no_range_is_refused(void)
{
    static const double rows[][3] = {{0, 0, 1},       {5, 1, 1},      {0, 10, 0}, {0, 10, -1},
                                     {0, 10, 1.0e-7}, {0, 1.0e16, 1}, {0, 1, 2},  {0, 1, 1.0 / 3}};
    size_t i;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct question q = slider(rows[i][0], rows[i][1], rows[i][2], "zh", "");
        struct scale s;
        CHECK(!scale_of(&q, &s));
        CHECK_INT(s.steps, 1);
    }
}

static void steps_within_a_tolerance(void)
{
    struct question q = slider(0, 20000, 10, "zh", "");
    struct question_part part = NUMBER(1770, 30, 1000, "");
    int64_t first, last;
    struct scale s;
    CHECK(scale_of(&q, &s));
    CHECK(scale_steps(&s, &part, &first, &last));
    CHECK_INT(first, 174);
    CHECK_INT(last, 180);
    part.number = 1775;
    part.tolerance = 4; /* between two steps */
    CHECK(!scale_steps(&s, &part, &first, &last));
    part.tolerance = 5;
    CHECK(scale_steps(&s, &part, &first, &last));
    CHECK_INT(first, 177);
    CHECK_INT(last, 178);
    part.number = 19990;
    part.tolerance = 500; /* beyond the end */
    CHECK(scale_steps(&s, &part, &first, &last));
    CHECK_INT(last, 2000);
    part.number = 30000;
    CHECK(!scale_steps(&s, &part, &first, &last));
}

/* 0.1 + 0.2 is not 0.3 for a machine, and is for a visitor. */
static void a_tolerance_of_nothing_is_met_by_decimals(void)
{
    struct question q = slider(0, 1, 0.1, "zh", "");
    struct question_part part = NUMBER(0.1 + 0.2, 0, 1000, "");
    int64_t first, last;
    struct scale s;
    CHECK(scale_of(&q, &s));
    CHECK(scale_steps(&s, &part, &first, &last));
    CHECK(first == 3 && last == 3);
}

/* --- marks -------------------------------------------------------------------------------------
 */

static struct question_mark mark_at(const struct question *q, int64_t at)
{
    struct ui_slider set = {.at = at, .touched = true};
    return question_type_named("number")->mark(&set, q);
}

static void marks_of_numbers(void)
{
    static const struct question_part parts[] = {
        NUMBER(50, 20, 500, "near"), NUMBER(50, 5, 1000, "there"), NUMBER(90, 0, 250, "other"),
        NUMBER(10, 5, -1000, "never"), NUMBER(12, 0, 100, "")};
    static const int rows[][2] = {
        {50, 1000}, {45, 1000}, {55, 1000}, {44, 500}, {56, 500}, {30, 500}, {70, 500}, {29, 0},
        {71, 0},    {90, 250},  {89, 0},    {91, 0},   {10, 0},   {12, 100}, {0, 0},    {100, 0}};
    struct question q = slider(0, 100, 1, "zh", "");
    struct ui_slider untouched = {.at = 50};
    size_t i;
    q.parts = parts;
    q.count = sizeof parts / sizeof parts[0];
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        CHECK_INT(mark_at(&q, rows[i][0]).score, rows[i][1]);
    }
    CHECK_TEXT(mark_at(&q, 50).feedback, "there");
    CHECK_TEXT(mark_at(&q, 31).feedback, "near");
    CHECK_TEXT(mark_at(&q, 10).feedback, "never");
    CHECK_TEXT(mark_at(&q, 0).feedback, "");
    CHECK_INT(question_type_named("number")->mark(&untouched, &q).score, 0);
    CHECK(!question_type_named("number")->ready(&untouched, &q));
    CHECK_TEXT(question_type_named("number")->terms(&q), "quiz.terms.near");
}

static void marks_of_places(void)
{
    static const struct question_part one[] = {SPOT(0.2f, 0.5f, 0), SPOT(0.5f, 0.5f, 1000),
                                               SPOT(0.8f, 0.5f, 500)};
    static const struct question_part two[] = {SPOT(0.2f, 0.5f, 500), SPOT(0.5f, 0.5f, -500),
                                               SPOT(0.8f, 0.5f, 500)};
    static const int single[] = {0, 0, 1000, 0, 500};
    static const int several[] = {0, 500, 0, 0, 500, 1000, 0, 500};
    const struct question_type *type = question_type_named("hotspot");
    struct question q = SAMPLE("hotspot", "zh", one), p = SAMPLE("hotspot", "zh", two);
    uint32_t chosen;
    for (chosen = 0; chosen < 5; chosen++) {
        struct choice c = {.chosen = chosen};
        if (chosen != 3) { /* one touch cannot choose two */
            CHECK_INT(type->mark(&c, &q).score, single[chosen]);
        }
    }
    for (chosen = 0; chosen < 8; chosen++) {
        struct choice c = {.chosen = chosen};
        CHECK_INT(type->mark(&c, &p).score, several[chosen]);
    }
    CHECK(question_confirms(type, &p));
    CHECK(!question_confirms(type, &q)); /* one is the whole: one touch, whatever else is worth */
}

static void each_type_knows_its_own(void)
{
    static const struct question_part number[] = {NUMBER(1, 0, 1000, "")};
    static const struct question_part spots[] = {SPOT(0.1f, 0.1f, 1000), SPOT(0.6f, 0.6f, 0)};
    struct question n = SAMPLE("", "zh", number), s = SAMPLE("", "zh", spots);
    CHECK(question_type_of(&n) == question_type_named("number"));
    CHECK(question_type_of(&s) == question_type_named("hotspot"));
    CHECK(!question_confirms(question_type_of(&s), &s));
    CHECK(question_confirms(question_type_of(&n), &n));
}

/* --- where discs stand -------------------------------------------------------------------------
 */

static bool apart(const struct spots *s, size_t count)
{
    size_t i, k;
    for (i = 0; i < count; i++) {
        const struct spot *a = &s->at[i];
        struct rect r = {a->cx - a->side / 2, a->cy - a->side / 2, a->side, a->side};
        for (k = 0; k < i; k++) {
            const struct spot *b = &s->at[k];
            if (rect_overlaps(
                    r, rect_make(b->cx - b->side / 2, b->cy - b->side / 2, b->side, b->side))) {
                return false;
            }
        }
        if (a->side < UI_TOUCH || r.x < s->picture.x - 30 || r.y < s->picture.y - 30) {
            return false;
        }
    }
    return true;
}

static void discs_stand_apart_or_only_show(void)
{
    static const struct question_part parts[] = {SPOT(0.30f, 0.5f, 0), SPOT(0.42f, 0.5f, 1000),
                                                 SPOT(0.36f, 0.67f, 0), SPOT(0.02f, 0.01f, 0)};
    struct question q = SAMPLE("hotspot", "zh", parts);
    struct spots s;
    q.picture_w = 1600;
    q.picture_h = 1000;
    spots_lay(&q, rect_make(1056, 0, 864, 542), 0.5f, &s);
    CHECK_NEAR(s.picture.w / s.picture.h, 1.6, 0.001); /* whole, whatever the room's shape */
    CHECK_NEAR(s.picture.h, 540, 0.01);
    CHECK(s.touched && apart(&s, 4));
    CHECK_NEAR(s.at[3].cx, 1056 + 48, 0.1); /* pulled in from the corner */
    spots_lay(&q, rect_make(0, 0, 500, 500), 0.5f, &s);
    CHECK(s.touched && apart(&s, 4)); /* pushed apart */
    spots_lay(&q, rect_make(0, 0, 200, 200), 0.5f, &s);
    CHECK(!s.touched);
    CHECK_NEAR(s.at[1].cx, 0.42 * 200, 0.1); /* then they stand where they are */
}

static void letters_go_from_left_to_right(void)
{
    static const struct question_part parts[] = {SPOT(0.8f, 0.1f, 0), SPOT(0.2f, 0.9f, 1000),
                                                 SPOT(0.5f, 0.5f, 0), SPOT(0.2f, 0.3f, 0)};
    struct question q = SAMPLE("hotspot", "zh", parts);
    struct order order;
    spots_order(&order, &q);
    CHECK_INT(order.count, 4);
    CHECK_TEXT(spots_letter(&order, 3), "A");
    CHECK_TEXT(spots_letter(&order, 1), "B");
    CHECK_TEXT(spots_letter(&order, 2), "C");
    CHECK_TEXT(spots_letter(&order, 0), "D");
}

/* --- the author's desk -------------------------------------------------------------------------
 */

static void check_says(const struct question *q, const char *want, bool playable)
{
    struct diag d = {0};
    struct buf out = {0};
    bool ok = question_type_named(q->type)->check(q, (struct diag_place){"bank.gift", 7, 1}, &d);
    diag_print(&d, &out);
    CHECK(ok == playable);
    if (want) {
        CHECK_HAS(buf_text(&out), want);
    } else {
        CHECK_TEXT(buf_text(&out), "");
    }
    buf_finish(&out);
    diag_finish(&d);
}

static void numbers_are_checked(void)
{
    struct question_part parts[] = {NUMBER(1770, 30, 1000, "")};
    struct question q = slider(0, 20000, 10, "zh", "");
    q.parts = parts;
    q.count = 1;
    check_says(&q, NULL, true);
    q.step = 0;
    check_says(&q, "the slider has no range", false);
    q.step = 0.0000003;
    check_says(&q, "at most 6 decimals", false);
    q.step = 1;
    check_says(&q, "20000 steps are more than a hand can set", false);
    q.step = 300;
    check_says(&q, "steps of 300 from 0 do not reach 20000", true);
    q.step = 1000;
    check_says(&q, "1770 lies between two steps", false);
    q.step = 10;
    q.least = 5000;
    check_says(&q, "1770 is an answer, but the slider goes from 5000 to 20000", false);
    q.least = 0;
    parts[0].tolerance = 1.0e6;
    check_says(&q, "whatever is set on the slider is right", true);
    parts[0].weight = 500;
    check_says(&q, "no number gets the full mark", false);
}

static void places_are_checked(void)
{
    struct question_part parts[] = {SPOT(0.3f, 0.3f, 1000), SPOT(0.6f, 0.6f, 0),
                                    SPOT(0.9f, 0.3f, 0)};
    struct question q = SAMPLE("hotspot", "zh", parts);
    check_says(&q, "there are places but no picture", false);
    q.picture = "ship";
    q.picture_w = 2000;
    q.picture_h = 1000;
    check_says(&q, NULL, true);
    parts[1].x = 0.3f;
    parts[1].y = 0.5f; /* a fifth of the height is a tenth of the width */
    check_says(&q, "places 1 and 2 are too near for fingers", false);
    parts[1].y = 1.2f;
    check_says(&q, "place 2 lies outside of the picture", false);
    parts[1].y = 0.6f;
    parts[1].r = 0.3f;
    check_says(&q, "place 2 has a radius of 30 %", true);
    parts[0].weight = 0;
    check_says(&q, "none of the places is the right answer", false);
    parts[0].weight = 400;
    check_says(&q, "nobody can be wholly right", false);
    q.count = 1;
    check_says(&q, "a question needs at least 2", false);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(decimals_do_not_drift);
    RUN(numbers_are_written_as_the_language_does);
    RUN(what_is_no_range_is_refused);
    RUN(steps_within_a_tolerance);
    RUN(a_tolerance_of_nothing_is_met_by_decimals);
    RUN(marks_of_numbers);
    RUN(marks_of_places);
    RUN(each_type_knows_its_own);
    RUN(discs_stand_apart_or_only_show);
    RUN(letters_go_from_left_to_right);
    RUN(numbers_are_checked);
    RUN(places_are_checked);
    return TEST_END();
}
