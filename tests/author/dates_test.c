/* Dates in cells: every notation that is read, and everything that is refused with a reason. */
#include "test.h"

#include "author/dates.h"

#include <string.h>

static void notations(void)
{
    static const struct {
        const char *text;
        long long year;
        int month, day;
        enum date_precision precision;
        bool about;
    } cases[] = {
        {"1958", 1958, 0, 0, DATE_YEAR, false},
        {"1958-11", 1958, 11, 0, DATE_MONTH, false},
        {"1958-11-01", 1958, 11, 1, DATE_DAY, false},
        {"1958/11/1", 1958, 11, 1, DATE_DAY, false},
        {"1958.11.1", 1958, 11, 1, DATE_DAY, false},
        {"1958年", 1958, 0, 0, DATE_YEAR, false},
        {"1958年11月", 1958, 11, 0, DATE_MONTH, false},
        {"1958年11月1日", 1958, 11, 1, DATE_DAY, false},
        {"1958 年 11 月 1 日", 1958, 11, 1, DATE_DAY, false},
        {"1958년 11월 1일", 1958, 11, 1, DATE_DAY, false},
        {"2024-02-29", 2024, 2, 29, DATE_DAY, false},
        {"约2008", 2008, 0, 0, DATE_YEAR, true},
        {"约 2008 年", 2008, 0, 0, DATE_YEAR, true},
        {"about 2008", 2008, 0, 0, DATE_YEAR, true},
        {"About 2008-03", 2008, 3, 0, DATE_MONTH, true},
        {"c. 2008", 2008, 0, 0, DATE_YEAR, true},
        {"약 2008년", 2008, 0, 0, DATE_YEAR, true},
        {"2008年前后", 2008, 0, 0, DATE_YEAR, true},
        {"2008年左右", 2008, 0, 0, DATE_YEAR, true},
        {"-220", -220, 0, 0, DATE_YEAR, false},
        {"−220", -220, 0, 0, DATE_YEAR, false},
        {"公元前221年", -220, 0, 0, DATE_YEAR, false},
        {"前221", -220, 0, 0, DATE_YEAR, false},
        {"221 BC", -220, 0, 0, DATE_YEAR, false},
        {"221 BCE", -220, 0, 0, DATE_YEAR, false},
        {"1 BC", 0, 0, 0, DATE_YEAR, false},
        {"公元25年", 25, 0, 0, DATE_YEAR, false},
        {"约公元前500年", -499, 0, 0, DATE_YEAR, true},
        {"公元前约500年", -499, 0, 0, DATE_YEAR, true},
        {"1950年代", 1950, 0, 0, DATE_DECADE, false},
        {"1950s", 1950, 0, 0, DATE_DECADE, false},
        {"20世纪50年代", 1950, 0, 0, DATE_DECADE, false},
        {"19世纪", 1800, 0, 0, DATE_CENTURY, false},
        {"19th century", 1800, 0, 0, DATE_CENTURY, false},
        {"公元前3世纪", -299, 0, 0, DATE_CENTURY, false},
        {"9999", 9999, 0, 0, DATE_YEAR, false},
    };
    size_t i;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct date d = {0};
        const char *why;
        if (!dates_read(cases[i].text, &d, &why)) {
            test_fail(__FILE__, __LINE__, "'%s' %s", cases[i].text, why);
            return;
        }
        if (d.year != cases[i].year || d.month != cases[i].month || d.day != cases[i].day ||
            d.precision != cases[i].precision || d.about != cases[i].about) {
            test_fail(__FILE__, __LINE__, "'%s' is %lld-%d-%d precision %d about %d", cases[i].text,
                      (long long)d.year, d.month, d.day, (int)d.precision, d.about);
            return;
        }
    }
}

static void refusals(void)
{
    static const char *const cases[][2] = {
        {"", "is not a date"},
        {"yesterday", "is not a date"},
        {"1958-13", "does not exist"},
        {"1958-00", "does not exist"},
        {"1958-02-29", "does not exist"},
        {"1958-11-31", "does not exist"},
        {"1958-11-00", "does not exist"},
        {"1958-11-01x", "is not a date"},
        {"1958-11-01-02", "is not a date"},
        {"1958-99", "does not exist"},
        {"58-11", "may be a year or something else"},
        {"21490", "the number a spreadsheet keeps for a day"},
        {"19581101", "is not a date"},
        {"about", "is not a date"},
        {"公元前0年", "is not a date"},
        {"公元前-5年", "is not a date"},
        {"1955s", "is not a date"},
        {"0世纪", "does not exist"},
        {"20世纪55年代", "does not exist"},
        {"99999999999999999999", "is not a date"},
        {"1958年13月", "does not exist"},
        {"1958--11", "is not a date"},
    };
    size_t i;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct date d = {.year = 7};
        const char *why = "";
        if (dates_read(cases[i][0], &d, &why) || !strstr(why, cases[i][1]) || d.year != 7) {
            test_fail(__FILE__, __LINE__, "'%s' is year %lld: %s", cases[i][0], (long long)d.year,
                      why);
            return;
        }
    }
}

static void years_and_writing(void)
{
    struct date d = {.year = 1958, .month = 3, .day = 7, .precision = DATE_DAY};
    char text[DATES_TEXT_SIZE];
    int64_t year;
    CHECK(dates_year("-13,800,000,000", &year) && year == -13800000000);
    CHECK(dates_year("1 958", &year) && year == 1958);
    CHECK(dates_year("−4600000000", &year) && year == -4600000000);
    CHECK(!dates_year("", &year));
    CHECK(!dates_year("-", &year));
    CHECK(!dates_year(",5", &year));
    CHECK(!dates_year("12x", &year));
    CHECK(!dates_year("9999999999999999999", &year));
    dates_write(&d, text);
    CHECK_TEXT(text, "1958-03-07");
    d.day = 0;
    dates_write(&d, text);
    CHECK_TEXT(text, "1958-03");
    d.month = 0;
    d.year = -220;
    dates_write(&d, text);
    CHECK_TEXT(text, "-220");
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(notations);
    RUN(refusals);
    RUN(years_and_writing);
    return TEST_END();
}
