/* Dates in cells: every notation that is read, and everything that is refused with a reason. */
#include "test.h"

#include "author/dates.h"
#include "author/serial.h"
#include "base/buf.h"

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
        {"１９５８年１１月", 1958, 11, 0, DATE_MONTH, false},
        {"１９５８／１１／１", 1958, 11, 1, DATE_DAY, false},
        {"1958\xC2\xA0-\xC2\xA0"
         "11",
         1958, 11, 0, DATE_MONTH, false},
        {"1958-11-01 00:00:00", 1958, 11, 1, DATE_DAY, false}, /* what programs keep for a day */
        {"1958/11/1 0:00", 1958, 11, 1, DATE_DAY, false},
        {"1958-11-01T00:00:00.000Z", 1958, 11, 1, DATE_DAY, false},
        {"1958年11月1日 星期六", 1958, 11, 1, DATE_DAY, false}, /* a long date of Excel */
        {"1958년 11월 1일 토요일", 1958, 11, 1, DATE_DAY, false},
        {"Saturday, November 1, 1958", 1958, 11, 1, DATE_DAY, false},
        {"November 1, 1958", 1958, 11, 1, DATE_DAY, false},
        {"November 1st, 1958", 1958, 11, 1, DATE_DAY, false},
        {"1 Nov 1958", 1958, 11, 1, DATE_DAY, false},
        {"1-Nov-1958", 1958, 11, 1, DATE_DAY, false},
        {"1958-Nov-01", 1958, 11, 1, DATE_DAY, false},
        {"Sept. 1958", 1958, 9, 0, DATE_MONTH, false},
        {"about Nov 1958", 1958, 11, 0, DATE_MONTH, true},
        {"Nov-1958", 1958, 11, 0, DATE_MONTH, false},
        {"11/1958", 1958, 11, 0, DATE_MONTH, false},
        {"25/11/1958", 1958, 11, 25, DATE_DAY, false}, /* there is no month 25 */
        {"11/25/1958", 1958, 11, 25, DATE_DAY, false},
        {"11/11/1958", 1958, 11, 11, DATE_DAY, false}, /* either way the same */
        {"31.12.1958", 1958, 12, 31, DATE_DAY, false},
    };
    size_t i;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct date d = {0};
        struct dates_doubt doubt;
        if (!dates_read(cases[i].text, &d, &doubt)) {
            test_fail(__FILE__, __LINE__, "'%s' is refused: %d", cases[i].text, (int)doubt.why);
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
    static const struct {
        const char *text;
        enum dates_why why;
        const char *a, *b; /* the dates that are named */
    } cases[] = {
        {"", DATES_UNREAD, 0, 0},
        {"yesterday", DATES_UNREAD, 0, 0},
        {"1958-13", DATES_NO_DAY, 0, 0},
        {"1958-00", DATES_NO_DAY, 0, 0},
        {"1958-02-29", DATES_NO_DAY, 0, 0},
        {"1958-11-31", DATES_NO_DAY, 0, 0},
        {"1958-11-00", DATES_NO_DAY, 0, 0},
        {"1900-02-29", DATES_NO_DAY, 0, 0}, /* Excel has that day */
        {"1958-11-01x", DATES_UNREAD, 0, 0},
        {"1958-11-01-02", DATES_UNREAD, 0, 0},
        {"1958-11-01 08:30", DATES_UNREAD, 0, 0},
        {"1958-99", DATES_NO_DAY, 0, 0},
        {"58-11", DATES_SHORT_YEAR, 0, 0},
        {"11/1/58", DATES_SHORT_YEAR, 0, 0},
        {"58/11/1", DATES_SHORT_YEAR, 0, 0},
        {"21490", DATES_SERIAL, "1958-11-01", "1962-11-02"},
        {"21490.5", DATES_SERIAL, "1958-11-01", "1962-11-02"},
        {"36585", DATES_SERIAL, "2000-02-29", "2004-03-01"},
        {"11/1/1958", DATES_EITHER, "1958-11-01", "1958-01-11"},
        {"11-1-1958", DATES_EITHER, "1958-11-01", "1958-01-11"},
        {"1.11.1958", DATES_EITHER, "1958-01-11", "1958-11-01"},
        {"11/0/1958", DATES_NO_DAY, 0, 0},
        {"31/31/1958", DATES_NO_DAY, 0, 0},
        {"31 Nov 1958", DATES_NO_DAY, 0, 0},
        {"Nov-58", DATES_NO_YEAR, 0, 0}, /* 1958-11, as an English Excel shows it */
        {"1-Nov", DATES_NO_YEAR, 0, 0},
        {"1-Nov-58", DATES_NO_YEAR, 0, 0},
        {"11月1日", DATES_NO_YEAR, 0, 0},
        {"1958-1960", DATES_SPAN, 0, 0},
        {"1958–1960年", DATES_SPAN, 0, 0},
        {"1958年至1960年", DATES_SPAN, 0, 0},
        {"19581101", DATES_UNREAD, 0, 0},
        {"about", DATES_UNREAD, 0, 0},
        {"may", DATES_UNREAD, 0, 0},
        {"Novem 1958", DATES_UNREAD, 0, 0},
        {"公元前0年", DATES_UNREAD, 0, 0},
        {"公元前-5年", DATES_UNREAD, 0, 0},
        {"1955s", DATES_UNREAD, 0, 0},
        {"0世纪", DATES_NO_DAY, 0, 0},
        {"20世纪55年代", DATES_NO_DAY, 0, 0},
        {"99999999999999999999", DATES_UNREAD, 0, 0},
        {"1958年13月", DATES_NO_DAY, 0, 0},
        {"1958--11", DATES_UNREAD, 0, 0},
    };
    size_t i;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct date d = {.year = 7};
        struct dates_doubt doubt;
        char a[DATES_TEXT_SIZE] = "", b[DATES_TEXT_SIZE] = "";
        bool read = dates_read(cases[i].text, &d, &doubt);
        if (cases[i].a) {
            dates_write(&doubt.a, a);
            dates_write(&doubt.b, b);
        }
        if (read || doubt.why != cases[i].why || d.year != 7 ||
            (cases[i].a && (strcmp(a, cases[i].a) != 0 || strcmp(b, cases[i].b) != 0))) {
            test_fail(__FILE__, __LINE__, "'%s' is year %lld: %d %s %s", cases[i].text,
                      (long long)d.year, (int)doubt.why, a, b);
            return;
        }
    }
}

static void complaints(void)
{
    static const char *const cells[] = {"soon",      "58-11",  "1958-02-30", "21490",
                                        "11/1/1958", "Nov-58", "1958-1960"};
    struct diag d = {0};
    struct buf said = {0};
    size_t i;
    for (i = 0; i < sizeof cells / sizeof *cells; i++) {
        struct diag_place place = {"t.csv", 2, 5};
        struct dates_doubt doubt;
        struct date date;
        CHECK(!dates_read(cells[i], &date, &doubt));
        dates_complain(&d, place, cells[i], &doubt);
    }
    diag_print(&d, &said);
    CHECK_TEXT(
        buf_text(&said),
        "t.csv:2:5: error: 'soon' is not a date; write 1958, 1958-11 or 1958-11-01, with 'about' or"
        " 约 before it if it is not certain\n"
        "t.csv:2:5: error: '58-11' may be a year or something else; write all four digits of the"
        " year\n"
        "t.csv:2:5: error: '1958-02-30' is a day that does not exist; look it up again\n"
        "t.csv:2:5: error: '21490' is the number a spreadsheet keeps for 1958-11-01; format the"
        " column as text and write the date like that (in a table of an old Mac it is"
        " 1962-11-02)\n"
        "t.csv:2:5: error: '11/1/1958' may be 1958-11-01 or 1958-01-11; write the one that is meant"
        " like that\n"
        "t.csv:2:5: error: 'Nov-58' lacks the year or its century, as spreadsheets show dates;"
        " format the column as text and write 1958-11-01 or 1958-11\n"
        "t.csv:2:5: error: '1958-1960' is a span of years; write where it begins here, and where it"
        " ends in the column for the end\n");
    diag_finish(&d);
    buf_finish(&said);
}

/* Known days, and every day of two centuries counted one by one. */
static void serials(void)
{
    static const struct {
        int64_t number;
        bool since_1904;
        const char *day;
    } cases[] = {{1, false, "1900-01-01"},       {59, false, "1900-02-28"},
                 {61, false, "1900-03-01"},      {21490, false, "1958-11-01"},
                 {36526, false, "2000-01-01"},   {45658, false, "2025-01-01"},
                 {2958465, false, "9999-12-31"}, {0, true, "1904-01-01"},
                 {59, true, "1904-02-29"},       {20028, true, "1958-11-01"}};
    struct date d, day = {1900, 1, 1, DATE_DAY, false};
    char text[DATES_TEXT_SIZE];
    int64_t number;
    size_t i;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        CHECK(serial_day(cases[i].number, cases[i].since_1904, &d));
        dates_write(&d, text);
        CHECK_TEXT(text, cases[i].day);
    }
    CHECK(!serial_day(0, false, &d));
    CHECK(!serial_day(60, false, &d)); /* 29 February 1900 */
    CHECK(!serial_day(-1, true, &d));
    CHECK(!serial_day(2958466, false, &d));
    for (number = 1; number < 73051; number++) {
        if (number == 60) {
            continue;
        }
        CHECK(serial_day(number, false, &d));
        CHECK(d.year == day.year && d.month == day.month && d.day == day.day);
        day.day++;
        if (day.day > date_month_days(day.year, day.month)) {
            day.day = 1;
            day.year += day.month == 12;
            day.month = day.month % 12 + 1;
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
    RUN(complaints);
    RUN(serials);
    RUN(years_and_writing);
    return TEST_END();
}
