/* Where lines may end. A place is shown as a sign before each character: nothing for NO, '`' for
 * EMERGENCY, '/' for OK, '|' for PHRASE, '#' for MUST; so that an expectation reads as text. */
#include "base/mem.h"
#include "support.h"
#include "text/breaker.h"

struct shown {
    struct text_breaker *breaker;
    struct buf out;
};

static const char *show(struct shown *s, const char *text, enum text_lang lang, bool headline)
{
    static const char *const signs[] = {"", "`", "/", "|", "#"};
    uint32_t cps[512] = {0};
    uint8_t kinds[512], breaks[513];
    const char *at = text, *end = text + strlen(text);
    size_t count = 0;
    while (at < end && count < 512) {
        cps[count++] = utf8_next(&at, end);
    }
    text_kinds(cps, count, lang, kinds);
    text_breaks_of_kinds(s->breaker, cps, kinds, count, lang, headline, breaks);
    buf_clear(&s->out);
    for (size_t i = 0; i < count; i++) {
        buf_add_text(&s->out, signs[breaks[i]]);
        buf_add_utf8(&s->out, cps[i]);
    }
    if (breaks[count] != TEXT_BREAK_MUST) {
        buf_add_text(&s->out, "(no end)");
    }
    return buf_text(&s->out);
}

static void compare(const char *text, enum text_lang lang, bool headline, const char *want)
{
    struct shown s = {.breaker = text_breaker_create()};
    char got[2048];
    snprintf(got, sizeof got, "%s", show(&s, text, lang, headline));
    buf_finish(&s.out);
    text_breaker_destroy(s.breaker);
    CHECK_TEXT(got, want);
}

static void plain_chinese(void)
{
    compare("吉林省", TEXT_ZH, false, "吉/林/省");
    compare("雾凇，长白山。", TEXT_ZH, false, "雾/凇，|长/白/山。");
    compare("", TEXT_ZH, false, "");
}

static void marks_keep_their_side(void)
{
    compare("他说：“你好。”（笑）", TEXT_ZH, false, "他/说：|“你/好。”|（笑）");
    compare("看《红旗》轿车", TEXT_ZH, false, "看/《红/旗》/轿/车");
    compare("发射“吉林一号”卫星", TEXT_ZH, false, "发/射/“吉/林/一`号”/卫/星");
    compare("甲、乙；丙！丁？", TEXT_ZH, false, "甲、|乙；|丙！|丁？");
    compare("牛顿·艾萨克", TEXT_ZH, false, "牛/顿·/艾/萨/克");
    compare("北京／上海", TEXT_ZH, false, "北/京`／`上/海");
    compare("甲 ，乙", TEXT_ZH, false, "甲 ，|乙");
}

static void dashes_and_ellipses_are_whole(void)
{
    compare("山——水", TEXT_ZH, false, "山——|水");
    compare("山……水", TEXT_ZH, false, "山……|水");
    compare("——吉林日报", TEXT_ZH, false, "——吉/林/日/报");
    compare("春⸺秋", TEXT_ZH, false, "春⸺|秋");
    compare("the end — of it", TEXT_EN, false, "t`h`e |e`n`d — |o`f |i`t");
}

static void numbers_keep_their_units(void)
{
    compare("重1770千克", TEXT_ZH, false, "重/1`7`7`0`千`克");
    compare("在3月8日前", TEXT_ZH, false, "在/3`月`8`日/前");
    compare("在 3 月 8 日", TEXT_ZH, false, "在 /3 `月 `8 `日");
    compare("降到−20℃了", TEXT_ZH, false, "降/到/−2`0℃/了");
    compare("占50%的", TEXT_ZH, false, "占/5`0%/的");
    compare("计9,192,631,770次", TEXT_ZH, false, "计/9,`1`9`2,`6`3`1,`7`7`0`次");
    compare("价¥12整", TEXT_ZH, false, "价/¥1`2/整");
    compare("见第十二条。", TEXT_ZH, false, "见/第`十`二`条。");
    compare("见第12条。", TEXT_ZH, false, "见/第`1`2`条。");
    compare("约40亿年前", TEXT_ZH, false, "约/4`0`亿`年/前");
    compare("1956年11月", TEXT_ZH, false, "1`9`5`6`年/1`1`月");
    compare("CA10型车", TEXT_ZH, false, "C`A`1`0`型/车");
    compare("5 km away", TEXT_EN, false, "5 `k`m |a`w`a`y");
    compare("5 men", TEXT_EN, false, "5 |m`e`n");
    compare("1953–1956", TEXT_EN, false, "1`9`5`3`–`1`9`5`6");
    compare("二十世纪", TEXT_ZH, false, "二`十`世`纪");
}

static void korean_breaks_by_word(void)
{
    compare("길림성 과학보급", TEXT_KO, false, "길`림`성 |과`학`보`급");
    compare("과학(科学)은", TEXT_KO, false, "과`학`(科`学)`은");
    compare("3월 8일", TEXT_KO, false, "3`월 `8`일");
}

static void authors_rule(void)
{
    compare("甲\u200B乙", TEXT_ZH, true, "甲\u200B|乙");
    compare("甲\u2060乙", TEXT_ZH, false, "甲\u2060乙");
    compare("Jilin\u00A0One", TEXT_EN, false, "J`i`l`i`n\u00A0O`n`e");
    compare("a\nb\r\nc", TEXT_EN, false, "a\n#b\r\n#c");
}

static void headlines_keep_words(void)
{
    compare("第一辆解放牌汽车", TEXT_ZH, true, "第`一`辆/解`放`牌/汽`车");
    compare("清晨的长白山", TEXT_ZH, true, "清`晨`的/长`白`山");
    compare("王大珩与光学", TEXT_ZH, true, "王`大`珩/与`光`学");
    compare("The age of ice", TEXT_EN, true, "T`h`e /a`g`e |o`f /i`c`e");
}

static void characters_are_not_split(void)
{
    compare("👨‍👩‍👧‍👦x", TEXT_EN, false, "👨‍👩‍👧‍👦/x");
    compare("🇨🇳🇰🇷", TEXT_EN, false, "🇨🇳/🇰🇷");
    compare("e\u0301a", TEXT_EN, false, "e\u0301`a");
    compare("\u1112\u1161\u11ab\u1100", TEXT_ZH, false, "\u1112\u1161\u11ab/\u1100");
}

static void bad_characters_are_harmless(void)
{
    const uint32_t cps[] = {0xD800, 0xDC00, 0x110000, 0xFFFFFFFF, 0, 0xFFFE, 'a', 0x1F1E6};
    struct text_breaker *b = text_breaker_create();
    uint8_t out[9];
    for (int lang = TEXT_ZH; lang <= TEXT_KO; lang++) {
        text_breaks(b, cps, 8, (enum text_lang)lang, out);
        CHECK_INT(out[0], TEXT_BREAK_NO);
        CHECK_INT(out[8], TEXT_BREAK_MUST);
    }
    text_breaks(b, cps, 0, TEXT_ZH, out);
    CHECK_INT(out[0], TEXT_BREAK_MUST);
    text_breaker_destroy(b);
    text_breaker_destroy(NULL);
}

static void languages(void)
{
    CHECK_INT(text_lang_from_tag("zh-Hans"), TEXT_ZH);
    CHECK_INT(text_lang_from_tag("zh"), TEXT_ZH);
    CHECK_INT(text_lang_from_tag("ko_KR"), TEXT_KO);
    CHECK_INT(text_lang_from_tag("zhx"), TEXT_EN);
    CHECK_INT(text_lang_from_tag(""), TEXT_EN);
    CHECK_INT(text_lang_from_tag(NULL), TEXT_EN);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(plain_chinese);
    RUN(marks_keep_their_side);
    RUN(dashes_and_ellipses_are_whole);
    RUN(numbers_keep_their_units);
    RUN(korean_breaks_by_word);
    RUN(authors_rule);
    RUN(headlines_keep_words);
    RUN(characters_are_not_split);
    RUN(bad_characters_are_harmless);
    RUN(languages);
    return TEST_END();
}
