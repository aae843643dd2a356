/* Timelines that are well written: what each column means, in the sheet and in JSON. */
#include "timeline.h"

#include "base/buf.h"

/* Checks what a sheet becomes; what is said is left to the caller. */
static void reads(const char *sheet, const char *shown)
{
    struct history h;
    history_read(&h, "t.csv", sheet);
    CHECK_TEXT(buf_text(&h.shown), shown);
    history_finish(&h);
}

/* The date of one row: cells for year, month, day, precision and about, and what becomes of it. */
static void dates(void)
{
    static const char *const pairs[][2] = {
        {"1958,,,,", "1958-1 1958"},
        {"1958,11,,,", "1958-1 1958-11"},
        {"1958,11,01,,", "1958-1 1958-11-01"},
        {"2000,2,29,,", "2000-1 2000-02-29"},
        {"\"1,958\",,,,", "1958-1 1958"},
        {"1 958,,,,", "1958-1 1958"},
        {"1958.0,11.0,1.0,,", "1958-1 1958-11-01"},
        {"１９５８,１１,１,,", "1958-1 1958-11-01"},
        {"1958年,11月,1日,,", "1958-1 1958-11-01"},
        {"618,,,,", "618-1 0618"},
        {"58,,,,", "58-1 0058"},
        {"0,,,,", "bc1-1 0000"},
        {"-220,,,,", "bc221-1 -220"},
        {"−220,,,,", "bc221-1 -220"},
        {"公元前221年,,,,", "bc221-1 -220"},
        {"221 BC,,,,", "bc221-1 -220"},
        {"-9999,,,,", "bc10000-1 -9999"},
        {"-10000,,,,", "ago10000-1 -10000~cosmic"},
        {"-10000,,,century,", "bc10001-1 -10000~century"},
        {"\"-13,800,000,000\",,,,", "ago13800000000-1 -13800000000~cosmic"},
        {"-13800000000,,,cosmic,", "ago13800000000-1 -13800000000~cosmic"},
        {"138亿年前,,,,", "ago13800000000-1 -13800000000~cosmic"},
        {"约46亿年前,,,,", "ago4600000000-1 about -4600000000~cosmic"},
        {"1.3 million years ago,,,,", "ago1300000-1 -1300000~cosmic"},
        {"-2.5亿年,,,,", "ago250000000-1 -250000000~cosmic"},
        {"46억 년 전,,,,", "ago4600000000-1 -4600000000~cosmic"},
        {"46000年前,,,,", "ago46000-1 -46000~cosmic"},
        {"1955,,,decade,", "1950-1 1950~decade"},
        {"1955,,,年代,", "1950-1 1950~decade"},
        {"-5,,,decade,", "bc11-1 -010~decade"},
        {"1955,,,century,", "1900-1 1900~century"},
        {"1950年代,,,,", "1950-1 1950~decade"},
        {"1958,11,1,month,", "1958-1 1958-11"},
        {"1958,11,1,year,", "1958-1 1958"},
        {"1958,11,1,day,", "1958-1 1958-11-01"},
        {"1958,,,,yes", "1958-1 about 1958"},
        {"1958,,,,是", "1958-1 about 1958"},
        {"1958,,,,no", "1958-1 1958"},
        {"约1958,11,,,", "1958-1 about 1958-11"},
        {"about 1958,,,,", "1958-1 about 1958"}};
    size_t i;
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct history h;
        struct buf sheet = {0}, shown = {0};
        buf_format(&sheet,
                   "year,month,day,precision,about,headline,headline_ko,headline_en\n%s,a,b,c\n",
                   pairs[i][0]);
        buf_format(&shown, "event history/%s i3 zh.ti=a en.ti=c ko.ti=b\n", pairs[i][1]);
        history_read(&h, "t.csv", sheet.data);
        CHECK_TEXT(buf_text(&h.said), "");
        CHECK_TEXT(buf_text(&h.shown), shown.data);
        history_finish(&h);
        buf_finish(&sheet);
        buf_finish(&shown);
    }
}

static void ends(void)
{
    static const char head[] = "year,month,day,end year,End Month,end_day,headline,precision\n";
    static const char *const pairs[][2] = {
        {"1956,,,1962,,,a,", "1956 - 1962"},
        {"1815,12,10,1852,11,27,a,", "1815-12-10 - 1852-11-27"},
        {"1943,7,,1946,,,a,", "1943-07 - 1946"},
        {"1958,11,,1958,,,a,", "1958-11 - 1958"}, /* it ended some time in that year */
        {"1958,11,1,1958,11,1,a,", "1958-11-01"}, /* says nothing */
        {"-220,,,-205,,,a,", "-220 - -205"},
        {"1955,,,1968,,,a,decade", "1950~decade - 1960~decade"},
        {"1955,,,1956,,,a,decade", "1950~decade"},
        {"1955,,,1956,3,,a,year", "1955 - 1956-03"}};
    size_t i;
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct history h;
        struct buf sheet = {0};
        buf_format(&sheet, "%s%s\n", head, pairs[i][0]);
        history_read(&h, "t.csv", sheet.data);
        CHECK_INT(h.d.errors, 0);
        CHECK_HAS(buf_text(&h.shown), pairs[i][1]);
        history_finish(&h);
        buf_finish(&sheet);
    }
}

static void whole_dates_in_one_cell(void)
{
    static const char *const pairs[][2] = {{"1958-11-01", "1958-11-01"},
                                           {"1958/11/1", "1958-11-01"},
                                           {"1958-11", "1958-11"},
                                           {"1958", "1958"},
                                           {"1958-11-01 00:00:00", "1958-11-01"},
                                           {"1958-11-01T10:30:00", "1958-11-01"},
                                           {"11/1/1958", "1958-11-01"},
                                           {"11/1958", "1958-11"},
                                           {"1958年11月1日", "1958-11-01"},
                                           {"-13800000000", "-13800000000~cosmic"}};
    size_t i;
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct history h;
        struct buf sheet = {0}, shown = {0};
        buf_format(&sheet, "Start Date,End Date,Headline\n%s,,a\n", pairs[i][0]);
        buf_format(&shown, " %s i3", pairs[i][1]);
        history_read(&h, "t.csv", sheet.data);
        CHECK_INT(h.d.errors, 0);
        CHECK_HAS(buf_text(&h.shown), shown.data);
        history_finish(&h);
        buf_finish(&sheet);
        buf_finish(&shown);
    }
}

static void words_in_three_languages(void)
{
    struct history h;
    history_read(
        &h, "t.csv",
        "id,year,headline_zh,headline_en,headline_ko,short_zh,display_date_zh,Display Date"
        " en,text_zh,text_en,media,media_caption_zh,alt_text_en,source_line_zh,importance\n"
        "founding,1958,成立,Founded,창립,成立,58年,winter 1958,<p>甲</p><p>乙<b>丙</b></p>,"
        "One paragraph.,lake.svg,湖,A lake,资料：志,1\n");
    CHECK_TEXT(buf_text(&h.said), "");
    CHECK_TEXT(buf_text(&h.shown),
               "event history/founding 1958 i1 [lake.svg] zh.ti=成立 zh.sh=成立 zh.di=58年"
               " zh.ar=湖 zh.so=资料：志 zh.su=甲 zh.body=paragraph^^甲^paragraph^^乙^丙^^"
               " en.ti=Founded en.di=winter 1958 en.ar=A lake en.su=One paragraph. ko.ti=창립\n");
    history_finish(&h);
}

static void chinese_columns(void)
{
    reads("年,月,日,时间,结束年,结束月,结束日,显示日期,标题,正文,图片,图片说明,类型,分组,编号,简称,"
          "重要程度,约,来源,相关,状态\n"
          "1900,,,,1949,,,,旧时代,,,,时代,,,,,,,,\n"
          "1958,11,1,15:30,1958,12,,初冬,成立,一段,lake.svg,湖,,机构,founding,立,1,是,a;b,c/"
          "d,待确认\n",
          "era era:history:1 1900 - 1949 zh.ti=旧时代\n"
          "event history/founding about 1958-11-01 - 1958-12 i1 (group:history:1) [lake.svg]"
          " zh.ti=成立 zh.sh=立 zh.di=初冬 zh.ar=湖 zh.su=一段\n"
          "group group:history:1 zh.ti=机构\n");
}

static void what_all_items_have(void)
{
    struct history h;
    const struct model_item *item;
    history_read(&h, "t.csv",
                 "year,headline,sources,related,status,as_of\n"
                 "1958,a,annals;n,guide/rules;science,to confirm,2018-04\n1959,b,,,,\n");
    item = model_find(&h.m, "history/1958-1")->item;
    CHECK_TEXT(item->sources.text, "annals;n");
    CHECK_INT(item->sources.place.column, 8);
    CHECK_TEXT(item->related.text, "guide/rules;science");
    CHECK_TEXT(item->as_of.text, "2018-04");
    CHECK(item->unconfirmed);
    item = model_find(&h.m, "history/1959-1")->item;
    CHECK(!item->unconfirmed && !item->sources.text && !item->related.text && !item->as_of.text);
    history_finish(&h);
}

static void groups_in_the_order_of_the_sheet(void)
{
    reads("year,headline,group,group_en,tag_ko\n"
          "1960,c,科普,,\n1958,a,机构,Bodies,\n1959,b,机构,Bodies,기관\n1961,d,,,\n",
          "event history/1960-1 1960 i3 (group:history:1) zh.ti=c\n"
          "group group:history:1 zh.ti=科普\n"
          "event history/1958-1 1958 i3 (group:history:2) zh.ti=a\n"
          "group group:history:2 zh.ti=机构 en.ti=Bodies ko.ti=기관\n"
          "event history/1959-1 1959 i3 (group:history:2) zh.ti=b\n"
          "event history/1961-1 1961 i3 zh.ti=d\n");
}

static void ids_of_their_own_and_by_year(void)
{
    reads("year,headline,id\n1958,a,\n1958,b,founding\n1958,c,1958-2\n1958,d,\n1957,e,\n1958,f,\n",
          "event history/1958-1 1958 i3 zh.ti=a\n"
          "event history/founding 1958 i3 zh.ti=b\n"
          "event history/1958-2 1958 i3 zh.ti=c\n"
          "event history/1958-3 1958 i3 zh.ti=d\n"
          "event history/1957-1 1957 i3 zh.ti=e\n"
          "event history/1958-4 1958 i3 zh.ti=f\n");
    /* A row of another year changes none of them. */
    reads("year,headline,id\n1957,e,\n1957,g,\n1958,a,\n1958,d,\n",
          "event history/1957-1 1957 i3 zh.ti=e\n"
          "event history/1957-2 1957 i3 zh.ti=g\n"
          "event history/1958-1 1958 i3 zh.ti=a\n"
          "event history/1958-2 1958 i3 zh.ti=d\n");
}

static void importance_by_picture_when_nobody_says(void)
{
    reads(
        "year,headline,media,importance\n1958,a,lake.svg,\n1959,b,,\n",
        "event history/1958-1 1958 i2 [lake.svg] zh.ti=a\nevent history/1959-1 1959 i3 zh.ti=b\n");
    reads(
        "year,headline,media,importance\n1958,a,lake.svg,\n1959,b,,4\n",
        "event history/1958-1 1958 i3 [lake.svg] zh.ti=a\nevent history/1959-1 1959 i4 zh.ti=b\n");
}

static void pictures(void)
{
    static const char *const pairs[][2] = {
        {"lake.svg,", "[lake.svg]"},
        {"media/lake.svg,", "[lake.svg]"},
        {"./media/lake.svg,", "[lake.svg]"},
        {"https://example.org/a/a4/Ada_Lovelace.jpg?width=713#x,", "[ada-lovelace.jpg]"},
        {"//example.org/lake.svg,", "[lake.svg]"},
        {",media/lake.svg", "[lake.svg]"},
        {",/media/lake.svg", "[lake.svg]"},
        {",#1f4e79", "i3 zh"},
        {",#abc", "i3 zh"},
        {",\"rgb(1,2,3)\"", "i3 zh"},
        {",navy", "i3 zh"}};
    size_t i;
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct history h;
        struct buf sheet = {0};
        buf_format(&sheet, "year,media,background,headline\n1958,%s,a\n", pairs[i][0]);
        history_read(&h, "t.csv", sheet.data);
        CHECK_INT(h.d.errors, 0);
        CHECK_INT(h.d.count, 2); /* two languages without a column, and nothing else */
        CHECK_HAS(buf_text(&h.shown), pairs[i][1]);
        history_finish(&h);
        buf_finish(&sheet);
    }
}

static void a_quotation_for_a_picture(void)
{
    reads("year,headline,media,text\n1958,a,<blockquote>话<cite>人</cite></blockquote>,\n"
          "1959,b,<blockquote>话</blockquote>,前言\n",
          "event history/1958-1 1958 i3 zh.ti=a zh.su=话人 zh.body=quote^^话^人^^\n"
          "event history/1959-1 1959 i3 zh.ti=b zh.su=前言 zh.body=paragraph^^前言^quote^^话^\n");
}

static void the_title_speaks_for_a_silent_section(void)
{
    static const char sheet[] = "year,type,headline,text\n,title,馆史,引言\n1958,,a,\n";
    struct history h;
    history_read(&h, "t.csv",
                 "year,type,headline,text,text_en\n,title,馆史,引言,<p>One</p><p>Two</p>\n"
                 "1958,,a,,\n");
    CHECK_INT(h.d.errors, 0);
    CHECK_INT(h.section->words[0].body.count, 1);
    CHECK_TEXT(h.section->words[0].body.blocks[0].text, "引言");
    CHECK_INT(h.section->words[1].body.count, 2);
    CHECK_INT(h.section->words[2].body.count, 0); /* the section has no words in Korean */
    history_finish(&h);
    history_open(&h);
    h.section->words[0].body.count = 7;
    timeline_table_text(&h.m, h.section, "t.csv", sheet, sizeof sheet - 1);
    CHECK_INT(h.section->words[0].body.count, 7);
    history_finish(&h);
}

static void markup_where_there_is_no_room_for_it(void)
{
    reads("year,headline,media,media_caption\n1958,<em>a</em> &amp; b,lake.svg,<b>湖</b>\n",
          "event history/1958-1 1958 i2 [lake.svg] zh.ti=a & b zh.ar=湖\n");
}

/* --- JSON ------------------------------------------------------------------------------------- */

static void json_says_the_same(void)
{
    struct history h;
    history_read(&h, "t.json",
                 "{\"scale\": \"cosmological\",\n"
                 "\"title\": {\"text\": {\"headline\": \"馆史\", \"text\": \"引言\"},"
                 " \"start_date\": {\"year\": \"\"}},\n"
                 "\"events\": [{\"start_date\": {\"year\": \"-13798000000\", \"month\": \"\","
                 " \"hour\": \"\"}, \"unique_id\": \"\", \"text\": {\"headline\": \"大爆炸\","
                 " \"headline_en\": \"Big Bang\", \"text\": \"\"}, \"about\": true,"
                 " \"group\": \"\", \"media\": null},\n"
                 "{\"start_date\": {\"year\": 1958, \"month\": 11, \"day\": \"01\", \"hour\": 15,"
                 " \"minute\": 5, \"format\": \"\", \"display_text\": \"初冬\"},"
                 " \"end_date\": {\"year\": 1958, \"month\": 12},"
                 " \"unique_id\": \"founding\", \"text\": {\"headline\": \"成立\","
                 " \"headline_en\": \"Founded\", \"short_en\": \"Start\", \"text\": \"一段\"},"
                 " \"media\": {\"url\": \"lake.svg\", \"caption\": \"湖\", \"thumb\": \"x\"},"
                 " \"group\": \"机构\", \"group_en\": \"Bodies\", \"importance\": 1,"
                 " \"sources\": [\"annals\", \"n\"], \"related\": \"guide\", \"autolink\": false,"
                 " \"background\": {\"color\": \"#000\", \"opacity\": 50, \"url\": null}},\n"
                 "{\"start_date\": \"1959-10\", \"text\": {\"headline\": \"c\","
                 " \"headline_en\": \"c\"}, \"media\": \"lake.svg\", \"precision\": \"year\"}],\n"
                 "\"eras\": [{\"start_date\": {\"year\": \"1900\"}, \"end_date\": {\"year\": 1949},"
                 " \"text\": {\"headline\": \"旧时代\", \"headline_en\": \"Old days\"}}]}");
    CHECK_TEXT(buf_text(&h.said),
               "t.json:1:1: warning: there is no column 'headline_ko', so nothing of"
               " this table is translated; add it\n");
    CHECK_TEXT(buf_text(&h.shown),
               "event history/ago13798000000-1 about -13798000000~cosmic i3 zh.ti=大爆炸 en.ti=Big"
               " Bang\n"
               "event history/founding 1958-11-01 - 1958-12 i1 (group:history:1) [lake.svg]"
               " zh.ti=成立 zh.di=初冬 zh.ar=湖 zh.su=一段 en.ti=Founded en.sh=Start\n"
               "group group:history:1 zh.ti=机构 en.ti=Bodies\n"
               "event history/1959-1 1959 i3 [lake.svg] zh.ti=c en.ti=c\n"
               "era era:history:1 1900 - 1949 zh.ti=旧时代 en.ti=Old days\n");
    CHECK_TEXT(h.section->words[0].body.blocks[0].text, "引言");
    CHECK_TEXT(model_find(&h.m, "history/founding")->item->sources.text, "annals;n");
    CHECK_INT(model_find(&h.m, "history/founding")->place.line, 4);
    history_finish(&h);
}

/* The same timeline in both forms, in the shape of the examples TimelineJS comes with: a title with
 * markup, remote media, notes in spans, a quotation, rows out of order. */
static void the_shape_of_the_examples(void)
{
    static const char *const files[] = {"fixtures/timelines/inventors.csv",
                                        "fixtures/timelines/inventors.json"};
    struct history h[2];
    size_t i;
    for (i = 0; i < 2; i++) {
        struct buf text = {0};
        struct err err = {ERR_NONE, ""};
        CHECK(buf_read_file(&text, test_path(files[i]), 1 << 20, &err));
        history_read(&h[i], i ? "t.json" : "t.csv", text.data);
        buf_finish(&text);
    }
    CHECK_TEXT(buf_text(&h[1].shown), buf_text(&h[0].shown));
    CHECK(
        test_golden("fixtures/timelines/inventors.txt", buf_text(&h[0].shown), h[0].shown.length));
    CHECK(test_golden("fixtures/timelines/inventors.csv.said", buf_text(&h[0].said),
                      h[0].said.length));
    CHECK(test_golden("fixtures/timelines/inventors.json.said", buf_text(&h[1].said),
                      h[1].said.length));
    history_finish(&h[0]);
    history_finish(&h[1]);
}

static void five_thousand_events(void)
{
    struct history h;
    struct buf sheet = {0};
    int i;
    buf_add_text(&sheet, "year,headline,headline_en,group,text\n");
    for (i = 0; i < 5000; i++) {
        buf_format(&sheet, "%d,标题%d,Headline %d,组%d,<p>甲</p><p>乙</p>\n", 1000 + i % 1000, i, i,
                   i % 7);
    }
    history_read(&h, "t.csv", sheet.data);
    CHECK_INT(h.d.errors, 0);
    CHECK(model_find(&h.m, "history/1999-5"));
    CHECK(!model_find(&h.m, "history/1999-6"));
    CHECK_INT(h.m.entry_count, 1 + 5000 + 7);
    history_finish(&h);
    buf_finish(&sheet);
}

static void twenty_thousand_events_of_one_year(void)
{
    struct history h;
    struct buf sheet = {0};
    int i;
    buf_add_text(&sheet, "year,headline,id\n");
    for (i = 0; i < 20000; i++) {
        buf_format(&sheet, "1958,标题%d,%s", i, i % 2 ? "\n" : "id-");
        if (i % 2 == 0) {
            buf_format(&sheet, "%d\n", i);
        }
    }
    history_read(&h, "t.csv", sheet.data);
    CHECK_INT(h.d.errors, 0);
    CHECK(model_find(&h.m, "history/1958-10000"));
    CHECK(model_find(&h.m, "history/id-19998"));
    CHECK_INT(h.m.entry_count, 1 + 20000);
    history_finish(&h);
    buf_finish(&sheet);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(dates);
    RUN(ends);
    RUN(whole_dates_in_one_cell);
    RUN(words_in_three_languages);
    RUN(chinese_columns);
    RUN(what_all_items_have);
    RUN(groups_in_the_order_of_the_sheet);
    RUN(ids_of_their_own_and_by_year);
    RUN(importance_by_picture_when_nobody_says);
    RUN(pictures);
    RUN(a_quotation_for_a_picture);
    RUN(the_title_speaks_for_a_silent_section);
    RUN(markup_where_there_is_no_room_for_it);
    RUN(json_says_the_same);
    RUN(the_shape_of_the_examples);
    RUN(five_thousand_events);
    RUN(twenty_thousand_events_of_one_year);
    return TEST_END();
}
