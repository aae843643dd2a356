/* Dates in words, in three languages: what is written on cards, in lines, along an axis. */
#include "test.h"
#include "ui/date.h"

static struct arena mem;

static struct date on(int64_t year, int month, int day)
{
    struct date d = {.year = year, .month = month, .day = day, .precision = DATE_YEAR};
    d.precision = day ? DATE_DAY : month ? DATE_MONTH : DATE_YEAR;
    return d;
}

static struct date rough(int64_t year, enum date_precision precision)
{
    struct date d = {.year = year, .precision = precision};
    return d;
}

static struct date about(struct date d)
{
    d.about = true;
    return d;
}

/* "main|rest" of the three languages, separated by " / ". */
static const char *heads(struct date d)
{
    struct ui_date zh = ui_date(&mem, TEXT_ZH, &d), en = ui_date(&mem, TEXT_EN, &d),
                   ko = ui_date(&mem, TEXT_KO, &d);
    return arena_format(&mem, "%s|%s / %s|%s / %s|%s", zh.main, zh.rest, en.main, en.rest, ko.main,
                        ko.rest);
}

static const char *lines(struct date d)
{
    return arena_format(&mem, "%s / %s / %s", ui_date_line(&mem, TEXT_ZH, &d),
                        ui_date_line(&mem, TEXT_EN, &d), ui_date_line(&mem, TEXT_KO, &d));
}

static void headlines(void)
{
    CHECK_TEXT(heads(on(1958, 0, 0)), "1958| / 1958| / 1958|");
    CHECK_TEXT(heads(on(1958, 11, 0)), "1958|11 月 / 1958|Nov / 1958|11월");
    CHECK_TEXT(heads(on(1976, 3, 8)), "1976|3 月 8 日 / 1976|8 Mar / 1976|3월 8일");
    CHECK_TEXT(heads(about(on(2008, 0, 0))), "约 2008| / c. 2008| / 약 2008|");
    CHECK_TEXT(heads(on(-220, 0, 0)), "前 221 年| / 221 BC| / 기원전 221년|");
    CHECK_TEXT(heads(on(0, 0, 0)), "前 1 年| / 1 BC| / 기원전 1년|");
    CHECK_TEXT(heads(on(1, 0, 0)), "1| / 1| / 1|");
}

static void rough_headlines(void)
{
    CHECK_TEXT(heads(rough(1950, DATE_DECADE)), "1950|年代 / 1950s| / 1950|년대");
    CHECK_TEXT(heads(rough(-228, DATE_DECADE)), "前 220|年代 / 220s BC| / 기원전 220|년대");
    CHECK_TEXT(heads(rough(1800, DATE_CENTURY)), "19|世纪 / 19th|century / 19|세기");
    CHECK_TEXT(heads(rough(2000, DATE_CENTURY)), "21|世纪 / 21st|century / 21|세기");
    CHECK_TEXT(heads(rough(1000, DATE_CENTURY)), "11|世纪 / 11th|century / 11|세기");
    CHECK_TEXT(heads(rough(-299, DATE_CENTURY)), "前 3|世纪 / 3rd|century BC / 기원전 3|세기");
    CHECK_TEXT(heads(rough(-4600000000, DATE_COSMIC)),
               "46 亿|年前 / 4.6 billion|years ago / 46억|년전");
    CHECK_TEXT(heads(rough(-13800000000, DATE_COSMIC)),
               "138 亿|年前 / 13.8 billion|years ago / 138억|년전");
    CHECK_TEXT(heads(about(rough(-66000000, DATE_COSMIC))),
               "约 6600 万|年前 / c. 66 million|years ago / 약 6600만|년전");
    CHECK_TEXT(heads(rough(-12000, DATE_COSMIC)), "1.2 万|年前 / 12,000|years ago / 1.2만|년전");
}

static void one_line(void)
{
    CHECK_TEXT(lines(on(1958, 0, 0)), "1958 年 / 1958 / 1958년");
    CHECK_TEXT(lines(on(1958, 11, 0)), "1958 年 11 月 / November 1958 / 1958년 11월");
    CHECK_TEXT(lines(on(1976, 3, 8)), "1976 年 3 月 8 日 / 8 March 1976 / 1976년 3월 8일");
    CHECK_TEXT(lines(about(on(2008, 5, 0))), "约 2008 年 5 月 / c. May 2008 / 약 2008년 5월");
    CHECK_TEXT(lines(on(-220, 0, 0)), "前 221 年 / 221 BC / 기원전 221년");
    CHECK_TEXT(lines(rough(1950, DATE_DECADE)), "1950 年代 / 1950s / 1950년대");
    CHECK_TEXT(lines(about(rough(1800, DATE_CENTURY))), "约 19 世纪 / c. 19th century / 약 19세기");
    CHECK_TEXT(lines(rough(-4600000000, DATE_COSMIC)),
               "46 亿年前 / 4.6 billion years ago / 46억년전");
    CHECK_TEXT(lines(rough(-8000, DATE_COSMIC)), "8000 年前 / 8000 years ago / 8000년전");
}

static void from_to(void)
{
    struct date a = on(1948, 12, 0), b = on(2023, 3, 10), bc = on(-220, 0, 0),
                bang = rough(-13800000000, DATE_COSMIC), c = about(on(1900, 0, 0));
    CHECK_TEXT(ui_date_span(&mem, TEXT_ZH, &a, &b), "1948—2023 年");
    CHECK_TEXT(ui_date_span(&mem, TEXT_EN, &a, &b), "1948–2023");
    CHECK_TEXT(ui_date_span(&mem, TEXT_KO, &a, &b), "1948–2023년");
    CHECK_TEXT(ui_date_span(&mem, TEXT_ZH, &a, &a), "1948 年");
    CHECK_TEXT(ui_date_span(&mem, TEXT_ZH, &bc, &b), "前 221 年—2023 年");
    CHECK_TEXT(ui_date_span(&mem, TEXT_ZH, &bang, &b), "138 亿年前—2023 年");
    CHECK_TEXT(ui_date_span(&mem, TEXT_ZH, &c, &b), "约 1900—2023 年");
    CHECK_TEXT(ui_date_span(&mem, TEXT_ZH, &a, NULL), "1948 年起");
    CHECK_TEXT(ui_date_span(&mem, TEXT_EN, &a, NULL), "since 1948");
    CHECK_TEXT(ui_date_span(&mem, TEXT_KO, &a, NULL), "1948년부터");
}

static void lasting(void)
{
    struct date a = on(1958, 0, 0), b = on(1960, 0, 0), c = on(1958, 3, 0), d = on(1958, 5, 0),
                e = on(1960, 2, 0);
    CHECK_TEXT(ui_date_lasting(&mem, TEXT_ZH, &a, &b).rest, "—1960 年");
    CHECK_TEXT(ui_date_lasting(&mem, TEXT_EN, &a, &b).rest, "–1960");
    CHECK_TEXT(ui_date_lasting(&mem, TEXT_ZH, &c, &d).rest, "3 月—5 月");
    CHECK_TEXT(ui_date_lasting(&mem, TEXT_EN, &c, &e).rest, "Mar–February 1960");
    CHECK_TEXT(ui_date_lasting(&mem, TEXT_KO, &c, &d).rest, "3월–5월");
    CHECK_TEXT(ui_date_lasting(&mem, TEXT_ZH, &a, &a).rest, "");
    CHECK_TEXT(ui_date_lasting(&mem, TEXT_ZH, &b, &a).rest, "");
    CHECK_TEXT(ui_date_lasting(&mem, TEXT_ZH, &c, NULL).rest, "3 月");
}

static void iso(void)
{
    CHECK_TEXT(ui_date_iso(&mem, TEXT_ZH, "2018-04"), "2018 年 4 月");
    CHECK_TEXT(ui_date_iso(&mem, TEXT_EN, "2018-03-01"), "1 March 2018");
    CHECK_TEXT(ui_date_iso(&mem, TEXT_KO, "2018"), "2018년");
    CHECK_TEXT(ui_date_iso(&mem, TEXT_ZH, "2018-13"), "2018-13");
    CHECK_TEXT(ui_date_iso(&mem, TEXT_ZH, "2018-04 x"), "2018-04 x");
    CHECK_TEXT(ui_date_iso(&mem, TEXT_ZH, "spring"), "spring");
    CHECK_TEXT(ui_date_iso(&mem, TEXT_ZH, ""), "");
}

static void along_an_axis(void)
{
    CHECK_TEXT(ui_date_year(&mem, TEXT_ZH, 1950), "1950");
    CHECK_TEXT(ui_date_year(&mem, TEXT_ZH, -499), "前 500");
    CHECK_TEXT(ui_date_year(&mem, TEXT_EN, -499), "500 BC");
    CHECK_TEXT(ui_date_year(&mem, TEXT_KO, -499), "기원전 500");
    CHECK_TEXT(ui_date_month(TEXT_ZH, 11), "11 月");
    CHECK_TEXT(ui_date_month(TEXT_EN, 9), "Sep");
    CHECK_TEXT(ui_date_month(TEXT_EN, 13), "");
    CHECK_TEXT(ui_date_day(&mem, TEXT_ZH, 8), "8 日");
    CHECK_TEXT(ui_date_day(&mem, TEXT_KO, 8), "8일");
    CHECK_TEXT(ui_date_ago(&mem, TEXT_ZH, 4600000000), "46 亿年前");
    CHECK_TEXT(ui_date_ago(&mem, TEXT_ZH, 500000), "50 万年前");
    CHECK_TEXT(ui_date_ago(&mem, TEXT_EN, 500000), "500,000 years ago");
    CHECK_TEXT(ui_date_ago(&mem, TEXT_EN, 13800000000), "13.8 billion years ago");
    CHECK_TEXT(ui_date_ago(&mem, TEXT_KO, 200000000), "2억년전");
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(headlines);
    RUN(rough_headlines);
    RUN(one_line);
    RUN(from_to);
    RUN(lasting);
    RUN(iso);
    RUN(along_an_axis);
    arena_finish(&mem);
    return TEST_END();
}
