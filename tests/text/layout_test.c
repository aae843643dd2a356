/* Widths to the last eighth of an em, faces, alignment, and how lines fill. */
#include "base/mem.h"
#include "support.h"

static struct text_cache *cache;
static struct buf out;

static const struct text_layout *lay(const char *text, enum text_lang lang, float ems)
{
    struct text_paragraph p = paragraph(text, lang, ems);
    return text_layout(cache, &p);
}

/* Width of the text on one line, em. */
static float ems(const char *text, enum text_lang lang)
{
    struct text_paragraph p = paragraph(text, lang, 3);
    return text_width(cache, &p) / 10;
}

static void empty(void)
{
    const struct text_layout *l = lay("", TEXT_ZH, 10);
    CHECK_INT(l->line_count, 0);
    CHECK_NEAR(l->height, 0, 0);
    CHECK_NEAR(l->width, 0, 0);
    l = lay("\n\n甲\n", TEXT_ZH, 10);
    CHECK_INT(l->line_count, 3);
    CHECK_INT(l->lines[0].run_count, 0);
    CHECK_TEXT(lines_of(&out, l), "||甲");
}

static void marks_that_meet(void)
{
    CHECK_NEAR(ems("甲，乙", TEXT_ZH), 3, 1e-5);
    CHECK_NEAR(ems("甲，乙，", TEXT_ZH), 3.5, 1e-5); /* half at the end */
    CHECK_NEAR(ems("“甲", TEXT_ZH), 1.5, 1e-5);      /* half at the start */
    CHECK_NEAR(ems("甲：“乙", TEXT_ZH), 3.5, 1e-5);  /* right, left */
    CHECK_NEAR(ems("甲。”乙", TEXT_ZH), 3.5, 1e-5);  /* right, right */
    CHECK_NEAR(ems("甲“《乙", TEXT_ZH), 3.5, 1e-5);  /* left, left */
    CHECK_NEAR(ems("甲“”乙", TEXT_ZH), 4, 1e-5);     /* nothing to cut between ink */
    CHECK_NEAR(ems("甲》《乙", TEXT_ZH), 3.5, 1e-5);
    CHECK_NEAR(ems("他说：“你好。”（笑）", TEXT_ZH), 9, 1e-5);
    CHECK_NEAR(ems("甲”——“乙", TEXT_ZH), 5, 1e-5);
    CHECK_NEAR(ems("甲。……“乙", TEXT_ZH), 5, 1e-5);
    CHECK_NEAR(ems("“《甲》”", TEXT_ZH), 3, 1e-5); /* .5 + .5 + 1 + .5 + .5 */
}

static void dots_and_dashes(void)
{
    const struct text_layout *l = lay("甲·乙", TEXT_ZH, 10);
    CHECK_NEAR(l->width, 25, 1e-4);
    CHECK_NEAR(l->lines[0].runs[0].glyphs[1].x, 10 - 2.5, 1e-4); /* a full glyph in half the room */
    CHECK_NEAR(l->lines[0].runs[0].glyphs[2].x, 15, 1e-4);
    l = lay("甲——乙……", TEXT_ZH, 10);
    CHECK_NEAR(l->width, 60, 1e-4);
    CHECK_INT(l->lines[0].runs[0].glyph_count, 5);
    CHECK_INT(l->lines[0].runs[0].glyphs[1].cp, 0x2E3A); /* one unbroken rule */
    CHECK_NEAR(l->lines[0].runs[0].glyphs[1].x, 10, 1e-4);
    CHECK_NEAR(l->lines[0].runs[0].glyphs[2].x, 30, 1e-4);
    CHECK_NEAR(l->lines[0].runs[0].glyphs[3].x, 40, 1e-4);
    CHECK_NEAR(l->lines[0].runs[0].glyphs[4].x, 50, 1e-4);
    CHECK_NEAR(ems("甲—乙", TEXT_ZH), 3, 1e-5);
    CHECK_NEAR(ems("甲⸺乙", TEXT_ZH), 4, 1e-5);
}

static void glyphs_of_cut_marks(void)
{
    const struct text_run *run = &lay("“甲”，乙", TEXT_ZH, 10)->lines[0].runs[0];
    CHECK_NEAR(run->x, 0, 0);
    CHECK_NEAR(run->glyphs[0].x, -5, 1e-4); /* its blank half stands outside the line */
    CHECK_NEAR(run->glyphs[1].x, 5, 1e-4);
    CHECK_NEAR(run->glyphs[2].x, 15, 1e-4);
    CHECK_NEAR(run->glyphs[3].x, 20, 1e-4);
    CHECK_NEAR(run->glyphs[4].x, 30, 1e-4);
}

static void gap_between_han_and_latin(void)
{
    CHECK_NEAR(ems("甲ab乙", TEXT_ZH), 3.25, 1e-5);
    CHECK_NEAR(ems("甲 ab 乙", TEXT_ZH), 3.25, 1e-5);
    CHECK_NEAR(ems("甲  ab乙", TEXT_ZH), 3.25, 1e-5);
    CHECK_NEAR(ems("甲12%乙", TEXT_ZH), 3.75, 1e-5);
    CHECK_NEAR(ems("甲（ab）乙", TEXT_ZH), 5, 1e-5); /* brackets bring their own blank */
    CHECK_NEAR(ems("甲， ab", TEXT_ZH), 3, 1e-5);    /* and take a typed space away */
    CHECK_NEAR(ems("甲 ， （ 乙", TEXT_ZH), 3.5, 1e-5);
    CHECK_NEAR(ems("甲 乙", TEXT_ZH), 2.5, 1e-5); /* a space between Han is meant */
    CHECK_NEAR(ems("20℃", TEXT_ZH), 2, 1e-5);
    CHECK_NEAR(ems("ab 甲 cd", TEXT_EN), 4, 1e-5); /* a word space in English */
    CHECK_NEAR(ems("한ab한", TEXT_KO), 3, 1e-5);
    /* none at a line's edges */
    CHECK_NEAR(lay("甲乙ab", TEXT_ZH, 2)->lines[0].width, 20, 1e-4);
    CHECK_NEAR(lay("甲乙ab", TEXT_ZH, 2)->lines[1].width, 10, 1e-4);
    CHECK_NEAR(lay("甲乙 ab", TEXT_ZH, 2)->lines[0].width, 20, 1e-4);
    CHECK_NEAR(lay("甲乙 ab", TEXT_ZH, 2)->lines[1].runs[0].x, 0, 0);
}

static float tight(void *self, uint8_t face, uint32_t left, uint32_t right)
{
    (void)self;
    (void)face;
    return left == 'A' && right == 'V' ? -0.1f : left > 0x2E80 || right > 0x2E80 ? -0.4f : 0;
}

static void kerning(void)
{
    struct text_metrics m = text_metrics_fixed;
    struct text_paragraph p = paragraph("AVAV", TEXT_EN, 10);
    struct text_span span = {.start = 1, .end = 2, .style = TEXT_STRONG};
    struct text_cache *c;
    m.kern = tight;
    c = text_cache_create(&m);
    CHECK_NEAR(text_width(c, &p), 18, 1e-4);
    p.spans = &span;
    p.span_count = 1;
    CHECK_NEAR(text_width(c, &p), 19, 1e-4); /* none across a change of face */
    p = paragraph("甲乙V，", TEXT_ZH, 10);
    CHECK_NEAR(text_width(c, &p), 31.25, 1e-4); /* none beside Han */
    text_cache_destroy(c);
}

static void faces(void)
{
    const char *text = "汉字Ab“c”한글";
    const struct text_line *line = &lay(text, TEXT_ZH, 99)->lines[0];
    CHECK_INT(line->run_count, 2);
    CHECK_INT(line->runs[0].face, 0);
    CHECK_INT(line->runs[1].face, TEXT_FACE_KR);
    line = &lay(text, TEXT_KO, 99)->lines[0];
    CHECK_INT(line->run_count, 1);
    CHECK_INT(line->runs[0].face, TEXT_FACE_KR);
    line = &lay(text, TEXT_EN, 99)->lines[0];
    CHECK_INT(line->run_count, 2);
    CHECK_INT(line->runs[0].face, 0);
    CHECK_INT(line->runs[1].face, TEXT_FACE_KR);
    CHECK_NEAR(ems("“a”", TEXT_EN), 1.5, 1e-5); /* proportional quotation marks */
    CHECK_NEAR(ems("it’s", TEXT_ZH), 2, 1e-5);  /* an apostrophe, not a full-width mark */
}

static void styles(void)
{
    const struct text_span spans[] = {{3, 6, TEXT_EMPHASIS, 0},
                                      {6, 8, TEXT_EMPHASIS | TEXT_STRONG, 7},
                                      {8, 9, TEXT_LINK, 7},
                                      {50, 60, TEXT_STRONG, 0}};
    struct text_paragraph p = paragraph("甲乙abcd", TEXT_ZH, 99);
    const struct text_line *line;
    p.spans = spans;
    p.span_count = 4;
    p.serif = true;
    line = &text_layout(cache, &p)->lines[0];
    CHECK_INT(line->run_count, 5);
    CHECK_INT(line->runs[1].style, TEXT_EMPHASIS);
    CHECK_INT(line->runs[1].face, TEXT_FACE_SERIF); /* Han stays upright */
    CHECK_INT(line->runs[2].face, TEXT_FACE_SERIF | TEXT_FACE_BOLD | TEXT_FACE_OBLIQUE);
    CHECK_INT(line->runs[2].link, 0); /* a link only where the style says so */
    CHECK_INT(line->runs[3].link, 7);
    CHECK_INT(line->runs[4].style, 0);
    CHECK_NEAR(line->runs[1].x, 10, 1e-4);
    CHECK_NEAR(line->runs[1].width, 10, 1e-4);
    CHECK_NEAR(line->runs[2].x, 21.25, 1e-4);
}

static bool only_korean(void *self, uint8_t face, uint32_t cp)
{
    (void)self;
    return cp != 0x3400 || face == TEXT_FACE_KR;
}

static void missing_characters_try_other_faces(void)
{
    struct text_metrics m = text_metrics_fixed;
    struct text_paragraph p = paragraph("\u3400", TEXT_ZH, 9);
    struct text_cache *c;
    m.has = only_korean;
    c = text_cache_create(&m);
    p.serif = true;
    CHECK_INT(text_layout(c, &p)->lines[0].runs[0].face, TEXT_FACE_KR);
    text_cache_destroy(c);
}

static void composed_letters(void)
{
    const struct text_run *run = &lay("he\u0301!", TEXT_EN, 9)->lines[0].runs[0];
    CHECK_INT(run->glyph_count, 3);
    CHECK_INT(run->glyphs[1].cp, 0xE9);
    CHECK_INT(run->end, 5);
    run = &lay("\u1112\u1161\u11ab", TEXT_KO, 9)->lines[0].runs[0];
    CHECK_INT(run->glyph_count, 1);
    CHECK_INT(run->glyphs[0].cp, 0xD55C);
    CHECK_NEAR(run->width, 10, 1e-4);
}

static void lines_in_the_page(void)
{
    struct text_paragraph p = paragraph("甲乙丙丁戊己", TEXT_ZH, 4);
    const struct text_layout *l = text_layout(cache, &p);
    CHECK_INT(l->line_count, 2);
    CHECK_NEAR(l->height, 34, 1e-4);
    CHECK_NEAR(l->lines[1].top, 17, 1e-4);
    CHECK_NEAR(l->lines[0].baseline, 8.5 + 3.8, 1e-4);
    CHECK_NEAR(lay("a", TEXT_EN, 4)->height, 15, 1e-4);
    p.line_height = 2;
    p.align = TEXT_CENTRE;
    l = text_layout(cache, &p);
    CHECK_NEAR(l->height, 40, 1e-4);
    CHECK_NEAR(l->lines[1].x, 10, 1e-4);
    CHECK_NEAR(l->lines[1].runs[0].glyphs[0].x, 10, 1e-4);
    p.align = TEXT_END;
    CHECK_NEAR(text_layout(cache, &p)->lines[1].x, 20, 1e-4);
    p.align = TEXT_START;
    p.first_indent = 20;
    l = text_layout(cache, &p);
    CHECK_TEXT(lines_of(&out, l), "甲乙|丙丁戊己");
    CHECK_NEAR(l->lines[0].x, 20, 1e-4);
    CHECK_NEAR(l->lines[1].x, 0, 0);
    p.max_lines = 1;
    l = text_layout(cache, &p);
    CHECK_TEXT(lines_of(&out, l), "甲乙");
    CHECK(l->clipped);
    p.max_lines = 2;
    CHECK(!text_layout(cache, &p)->clipped);
}

static void width_measured_fits(void)
{
    static const char *const texts[] = {"吉林省科技馆，", "“abc”", "AVa 甲1.5倍", "a b c d"};
    for (size_t i = 0; i < 4; i++) {
        struct text_paragraph p = paragraph(texts[i], TEXT_ZH, 1);
        p.size = 33.3f;
        p.width = text_width(cache, &p);
        CHECK_INT(text_layout(cache, &p)->line_count, 1);
    }
}

static void no_line_of_one_character(void)
{
    CHECK_TEXT(lines_of(&out, lay("甲乙丙丁戊", TEXT_ZH, 4)), "甲乙丙|丁戊");
    CHECK_TEXT(lines_of(&out, lay("甲乙丙丁戊。", TEXT_ZH, 4)), "甲乙丙|丁戊。");
    CHECK_TEXT(lines_of(&out, lay("甲乙丙丁戊己", TEXT_ZH, 4)), "甲乙丙丁|戊己");
    CHECK_TEXT(lines_of(&out, lay("甲乙丙丁戊\n己庚", TEXT_ZH, 4)), "甲乙丙|丁戊|己庚");
    CHECK_TEXT(lines_of(&out, lay("甲", TEXT_ZH, 4)), "甲"); /* alone by nature */
    CHECK_TEXT(lines_of(&out, lay("사과 배 감", TEXT_KO, 4)), "사과|배 감");
}

static void words_longer_than_the_line(void)
{
    const char *word = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauun";
    const struct text_layout *l = lay(word, TEXT_EN, 10);
    CHECK_INT(l->line_count, 3);
    CHECK(!l->overfull);
    CHECK_NEAR(l->lines[0].width, 100, 1e-3);
    l = lay("길림성과학기술협회", TEXT_KO, 4);
    CHECK_TEXT(lines_of(&out, l), "길림성과|학기술협|회");
    l = lay("甲……——……", TEXT_ZH, 3); /* marks do not part, even now */
    CHECK(l->overfull);
    CHECK_INT(l->line_count, 1);
    l = lay("soft\u00ADware", TEXT_EN, 3);
    CHECK_INT(l->line_count, 2);
    CHECK_NEAR(l->lines[0].width, 25, 1e-4); /* with its hyphen */
    CHECK_INT(l->lines[0].runs[0].glyphs[4].cp, '-');
    CHECK_NEAR(lay("soft\u00ADware", TEXT_EN, 9)->width, 40, 1e-4);
}

static void justified(void)
{
    struct text_paragraph p = paragraph("甲乙，丙丁，戊己庚辛壬癸子丑", TEXT_ZH, 6.5f);
    const struct text_layout *l;
    p.align = TEXT_JUSTIFY;
    l = text_layout(cache, &p);
    CHECK_NEAR(l->lines[0].width, 65, 1e-3); /* two commas give half an em */
    CHECK_TEXT(lines_of(&out, l), "甲乙，丙丁，戊|己庚辛壬癸|子丑");
    p = paragraph("甲乙丙ab丁戊己庚辛壬", TEXT_ZH, 6.5f);
    p.align = TEXT_JUSTIFY;
    l = text_layout(cache, &p);
    CHECK_NEAR(l->lines[0].width, 65, 1e-3);
    CHECK_NEAR(l->lines[1].width, 40, 1e-3); /* the last line as it grew */
    /* two Han-Latin gaps give an eighth each, the other places not a sixth: ragged */
    p = paragraph("甲ab乙monumental", TEXT_ZH, 5);
    p.align = TEXT_JUSTIFY;
    CHECK_NEAR(text_layout(cache, &p)->lines[0].width, 32.5, 1e-3);
    p.lang = TEXT_EN; /* English is never justified */
    p.text = "aa bb cccc dddd";
    p.length = strlen(p.text);
    CHECK_NEAR(text_layout(cache, &p)->lines[0].width, 50, 1e-3);
}

static void headlines(void)
{
    struct text_paragraph p =
        paragraph("1956年7月13日清晨，第一辆解放牌汽车驶下总装线", TEXT_ZH, 14);
    p.headline = true;
    CHECK_TEXT(lines_of(&out, text_layout(cache, &p)),
               "1956年7月13日清晨，|第一辆解放牌汽车驶下总装线");
    p.text = "吉林省科学技术协会是省委领导下的人民团体";
    p.length = strlen(p.text);
    CHECK_TEXT(lines_of(&out, text_layout(cache, &p)), "吉林省科学技术协会|是省委领导下的人民团体");
    p.text = "长白山\u200B天池火山监测站里的清晨";
    p.length = strlen(p.text);
    p.width = 110;
    CHECK_TEXT(lines_of(&out, text_layout(cache, &p)), "长白山|天池火山监测站里的清晨");
}

static void widths_that_are_none(void)
{
    static const float widths[] = {0, -1, -1e30f, NAN, INFINITY, 1e-30f};
    static const float sizes[] = {0, -1, NAN, INFINITY, 1e-30f, 1e30f};
    for (size_t i = 0; i < 6; i++) {
        struct text_paragraph p = paragraph("甲乙ab丙，", TEXT_ZH, 3);
        p.width = widths[i];
        CHECK_INT(text_layout(cache, &p)->lines[0].start, 0);
        p.width = 30;
        p.size = sizes[i];
        text_layout(cache, &p);
        p.size = 10;
        p.first_indent = widths[i];
        p.line_height = sizes[i];
        CHECK(text_layout(cache, &p)->line_count > 0);
    }
    {
        struct text_paragraph nothing = {.size = 10, .width = 10, .max_lines = -3};
        CHECK_INT(text_layout(cache, &nothing)->line_count, 0);
    }
}

int main(int argc, char **argv)
{
    cache = text_cache_create(&text_metrics_fixed);
    TEST_BEGIN(argc, argv);
    RUN(empty);
    RUN(marks_that_meet);
    RUN(dots_and_dashes);
    RUN(glyphs_of_cut_marks);
    RUN(gap_between_han_and_latin);
    RUN(kerning);
    RUN(faces);
    RUN(styles);
    RUN(missing_characters_try_other_faces);
    RUN(composed_letters);
    RUN(lines_in_the_page);
    RUN(width_measured_fits);
    RUN(no_line_of_one_character);
    RUN(words_longer_than_the_line);
    RUN(justified);
    RUN(headlines);
    RUN(widths_that_are_none);
    text_cache_destroy(cache);
    buf_finish(&out);
    return TEST_END();
}
