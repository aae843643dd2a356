/* The cell for the year.
 *
 * It comes out of spreadsheets, which write 1,958 and 1958.0, turn 1958-11 into a whole date and a
 * whole date into 21490; and it comes from people, who write 公元前221年 and 46亿年前 where a
 * program would count. What means one thing only is read, the rest is refused with the way to write
 * it: a wrong year on a wall is worse than a message. */
#include "author/dates.h"
#include "author/serial.h"
#include "author/timeline/when.h"
#include "base/utf8.h"

#include <string.h>

#define YEAR_COSMIC INT64_C(-10000) /* from here on back nobody knows the year to the year */

void when_plain(const char *text, char out[WHEN_PLAIN_MAX])
{
    const char *p = text, *end = text + strlen(text);
    size_t length = 0;
    while (p < end && length + 4 < WHEN_PLAIN_MAX) {
        uint32_t cp = utf8_next(&p, end);
        if (cp >= 0xFF01 && cp <= 0xFF5E) {
            cp -= 0xFEE0;
        } else if (cp == 0xA0 || cp == 0x2009 || cp == 0x202F || cp == 0x3000 || cp == '\n') {
            cp = ' ';
        } else if (cp == 0x2212 || cp == 0x2013) {
            cp = '-';
        }
        length += utf8_put(cp, out + length);
    }
    out[p < end ? 0 : length] = '\0'; /* too long to be a number or a date */
    if (length > 2 && strspn(out, "-0123456789, ") == length - 2 &&
        strcmp(out + length - 2, ".0") == 0) {
        out[length - 2] = '\0';
    }
}

bool when_decimal(const char *text)
{
    size_t whole = strspn(text, "-0123456789");
    return whole > 0 && text[whole] == '.' && text[whole + 1] &&
           text[whole + 1 + strspn(text + whole + 1, "0123456789")] == '\0';
}

/* --- "46亿年前" ------------------------------------------------------------------------------- */

bool when_take(const char **p, const char *word)
{
    const char *q = *p;
    for (; *word; word++, q++) {
        if ((*q >= 'A' && *q <= 'Z' ? *q + 32 : *q) != *word) {
            return false;
        }
    }
    while (*q == ' ') {
        q++;
    }
    *p = q;
    return true;
}

/* Digits with separators and decimals: the number without its point, and how many digits stand
 * behind it. Nine digits at most. */
static bool year_decimal(const char **p, int64_t *out, int *decimals)
{
    int digits = 0;
    bool point = false;
    *out = 0;
    *decimals = 0;
    for (; (**p >= '0' && **p <= '9') || **p == ',' || (**p == '.' && !point); (*p)++) {
        if (**p == '.') {
            point = true;
        } else if (**p != ',') {
            *out = *out * 10 + (**p - '0');
            *decimals += point;
            if (++digits > 9) {
                return false;
            }
        }
    }
    while (**p == ' ') {
        (*p)++;
    }
    return digits > 0;
}

static int64_t year_unit(const char **p)
{
    static const struct {
        const char *word;
        int64_t years;
    } units[] = {{"亿", 100000000},       {"億", 100000000},    {"억", 100000000}, {"万", 10000},
                 {"萬", 10000},           {"만", 10000},        {"千", 1000},      {"천", 1000},
                 {"billion", 1000000000}, {"million", 1000000}, {"thousand", 1000}};
    size_t i;
    for (i = 0; i < sizeof units / sizeof *units; i++) {
        if (when_take(p, units[i].word)) {
            return units[i].years;
        }
    }
    return 1;
}

static bool year_ago_word(const char **p)
{
    static const char *const words[] = {"年前", "年以前", "years ago", "년 전", "년전"};
    size_t i;
    for (i = 0; i < sizeof words / sizeof *words; i++) {
        if (when_take(p, words[i])) {
            return true;
        }
    }
    return false;
}

/* "138亿年前", "4.6 billion years ago", "-2.5亿年": false: it is none of them. *ago: counted back
 * from today. */
static bool year_ago(const char *p, struct date *out, bool *ago)
{
    int64_t number, unit, scale = 1;
    int decimals;
    bool minus;
    out->about = when_take(&p, "大约") || when_take(&p, "约") || when_take(&p, "about") ||
                 when_take(&p, "약");
    minus = when_take(&p, "-");
    if (!year_decimal(&p, &number, &decimals)) {
        return false;
    }
    unit = year_unit(&p);
    *ago = year_ago_word(&p);
    if (!*ago && !when_take(&p, "年") && !when_take(&p, "년") && !when_take(&p, "years")) {
        return false;
    }
    for (; decimals > 0; decimals--) {
        scale *= 10;
    }
    if (*p || (!*ago && unit == 1) || number * unit % scale != 0) {
        return false;
    }
    out->year = number * unit / scale;
    out->year = *ago || minus ? -out->year : out->year;
    out->precision = DATE_COSMIC;
    return true;
}

/* --- year ------------------------------------------------------------------------------------- */

static bool year_range(const struct when *w, struct model_value v)
{
    char day[DATES_TEXT_SIZE];
    struct date serial;
    if (w->d.year > 9999 && w->d.year < 80000 && serial_day(w->d.year, false, &serial)) {
        dates_write(&serial, day);
        diag_add(w->c->m->d, DIAG_ERROR, v.place,
                 "'%s' is what a spreadsheet keeps for %s; format the column as text, and write"
                 " year, month and day in their own columns",
                 when_show(w, v), day);
        return false;
    }
    if (w->d.year > DATE_YEAR_MOST || w->d.year < DATE_YEAR_LEAST) {
        diag_add(w->c->m->d, DIAG_ERROR, v.place,
                 "the year '%s' is out of reach; write one from -20,000,000,000 to 9999",
                 when_show(w, v));
        return false;
    }
    return true;
}

/* A whole date where only the year belongs: spreadsheets make one of "1958-11". */
static bool year_whole(const struct when *w, struct model_value v)
{
    if (when_value(w, WHEN_MONTH).text || when_value(w, WHEN_DAY).text) {
        diag_add(w->c->m->d, DIAG_ERROR, v.place,
                 "'%s' is a whole date, and a month or a day stands beside it; keep only the year"
                 " here",
                 when_show(w, v));
        return false;
    }
    diag_add(w->c->m->d, DIAG_WARNING, v.place,
             "'%s' is a whole date and read as such; keep only the year here, and write month and"
             " day in their own columns",
             when_show(w, v));
    return true;
}

bool when_year(struct when *w, struct model_value v)
{
    struct date d = {0};
    struct dates_doubt doubt;
    char text[WHEN_PLAIN_MAX];
    bool ago = false;
    when_plain(v.text, text);
    if (dates_year(text, &d.year)) {
        w->counted = true;
        d.precision = d.year <= YEAR_COSMIC ? DATE_COSMIC : DATE_YEAR;
        w->d = d;
        return year_range(w, v);
    }
    if (year_ago(text, &d, &ago)) {
        if (ago && d.year > YEAR_COSMIC) {
            diag_add(w->c->m->d, DIAG_ERROR, v.place,
                     "'%s' is another year every year; write the year itself", when_show(w, v));
            return false;
        }
        w->d = d;
        return year_range(w, v);
    }
    memset(&d, 0, sizeof d);
    if (!when_decimal(text) && !dates_read(text, &d, &doubt) && doubt.why != DATES_UNREAD) {
        dates_complain(w->c->m->d, v.place, when_show(w, v), &doubt);
        return false;
    }
    if (when_decimal(text) || !dates_read(text, &d, &doubt)) {
        diag_add(w->c->m->d, DIAG_ERROR, v.place,
                 "'%s' is not a year; write a whole number: 1958, -220 for 221 BC,"
                 " -13,800,000,000",
                 when_show(w, v));
        return false;
    }
    w->d = d;
    return d.precision >= DATE_YEAR || year_whole(w, v);
}
