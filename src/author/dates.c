/* One date in a cell, in the notations that Chinese, English and Korean sheets hold.
 *
 * A small scanner and not a table of patterns, because the parts combine: "about" before or behind,
 * an era before or behind, then numbers with whatever stands between them. What cannot be told
 * apart for certain is refused with the reason, never guessed: 58-11 may be a year or a month, and
 * 21490 is what a spreadsheet makes of a date in a column formatted as a number.
 *
 * A cell is first made plain: in small letters, without the full-width digits of input methods and
 * the odd spaces of word processors, and without the midnight that spreadsheets put behind a day.
 */
#include "author/dates.h"

#include "author/serial.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

#define DATES_PLAIN_MAX 96 /* bytes of a cell that may be a date */

struct dates {
    const char *p;
    bool about, bc, era;
};

static void dates_space(struct dates *s)
{
    while (*s->p == ' ') {
        s->p++;
    }
}

static bool dates_take(struct dates *s, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(s->p, word, length) != 0) {
        return false;
    }
    s->p += length;
    dates_space(s);
    return true;
}

static bool dates_any(struct dates *s, const char *const *words)
{
    for (; *words; words++) {
        if (dates_take(s, *words)) {
            return true;
        }
    }
    return false;
}

static void dates_before(struct dates *s)
{
    static const char *const abouts[] = {"大约", "约", "about", "circa", "ca.",
                                         "c.",   "약", "~",     NULL};
    static const char *const bc[] = {"公元前", "前", "기원전", NULL};
    static const char *const ad[] = {"公元", "서기", "ad", NULL};
    dates_space(s);
    s->about = dates_any(s, abouts);
    s->bc = dates_any(s, bc);
    s->era = s->bc || dates_any(s, ad);
    s->about = dates_any(s, abouts) || s->about;
}

static void dates_behind(struct dates *s)
{
    static const char *const abouts[] = {"左右", "前后", "경", "무렵", NULL};
    static const char *const bc[] = {"bce", "bc", "b.c.", NULL};
    static const char *const ad[] = {"ce", "ad", NULL};
    s->about = dates_any(s, abouts) || s->about;
    if (dates_any(s, bc)) {
        s->bc = s->era = true;
    } else if (dates_any(s, ad)) {
        s->era = true;
    }
}

/* Digits; their number, 0 for none. */
static int dates_number(struct dates *s, int64_t *out)
{
    int digits = 0;
    *out = 0;
    while (*s->p >= '0' && *s->p <= '9' && digits < 12) {
        *out = *out * 10 + (*s->p++ - '0');
        digits++;
    }
    dates_space(s);
    return digits;
}

/* Month and day behind the year, if any. */
static void dates_parts(struct dates *s, struct date *d)
{
    static const char *const years[] = {"年", "년", "-", "/", ".", NULL};
    static const char *const months[] = {"月", "월", "-", "/", ".", NULL};
    static const char *const days[] = {"日", "号", "일", NULL};
    int64_t number;
    d->precision = DATE_YEAR;
    if (!dates_any(s, years) || *s->p < '0' || *s->p > '9') {
        return;
    }
    dates_number(s, &number);
    d->month = number <= 12 ? (int)number : 99; /* date_valid says no to it */
    d->precision = DATE_MONTH;
    if (dates_any(s, months) && *s->p >= '0' && *s->p <= '9') {
        dates_number(s, &number);
        d->day = number <= 31 ? (int)number : 99;
        d->precision = DATE_DAY;
        dates_any(s, days);
    }
}

/* "19世纪", "20世纪50年代", "1950年代", "1950s"; false: it is none of them. */
static bool dates_span(struct dates *s, int64_t number, struct date *d)
{
    static const char *const centuries[] = {"世纪",       "세기",       "th century", "st century",
                                            "nd century", "rd century", NULL};
    static const char *const decades[] = {"年代", "년대", "s", NULL};
    if (dates_any(s, centuries)) {
        int64_t decade;
        d->precision = DATE_CENTURY;
        d->year = (number - 1) * 100;
        if (*s->p >= '0' && *s->p <= '9') {
            dates_number(s, &decade);
            d->precision = DATE_DECADE;
            d->year += decade;
            number = dates_any(s, decades) && decade % 10 == 0 && decade < 100 ? number : 0;
        }
        d->month = number > 0 && number < 100 ? 0 : 99; /* date_valid says no to it */
        return true;
    }
    if (number % 10 == 0 && dates_any(s, decades)) {
        d->precision = DATE_DECADE;
        d->year = number;
        return true;
    }
    return false;
}

/* Years before our era run backwards: 221 BC is -220, the 3rd century BC begins in -299. */
static void dates_mirror(struct date *d)
{
    switch (d->precision) {
    case DATE_CENTURY:
        d->year = 1 - (d->year + 100);
        break;
    case DATE_DECADE:
        d->year = 1 - (d->year + 9);
        break;
    default:
        d->year = 1 - d->year;
        break;
    }
}

/* 21490 or 21490.5: five digits, as the days of the 20th and the 21st century have. */
static bool dates_serial(const struct dates *s, int digits, int64_t number,
                         struct dates_doubt *doubt)
{
    const char *rest = s->p + (*s->p == '.');
    if (digits != 5 || rest[strspn(rest, "0123456789")] != '\0' ||
        !serial_day(number, false, &doubt->a) || !serial_day(number, true, &doubt->b)) {
        return false;
    }
    doubt->why = DATES_SERIAL;
    return true;
}

/* "1958-1960", "1958至1960年": a year, and behind it another. */
static bool dates_span_of_years(const struct dates *s)
{
    static const char *const marks[] = {"年", "-",  "–",   "—", "~", "～",
                                        "至", "到", "to ", " ", NULL};
    struct dates copy = *s;
    int64_t number;
    bool parted = false;
    while (dates_any(&copy, marks)) {
        parted = true;
    }
    return parted && dates_number(&copy, &number) == 4;
}

/* What stands behind a whole date and says nothing more. */
static void dates_weekday(struct dates *s)
{
    static const char *const weeks[] = {"星期", "周", "(", NULL};
    static const char *const days[] = {"一", "二", "三", "四", "五", "六", "日", "天",
                                       "월", "화", "수", "목", "금", "토", "일", NULL};
    struct dates copy = *s;
    dates_any(&copy, weeks);
    if (dates_any(&copy, days)) {
        dates_take(&copy, "요일");
        dates_take(&copy, ")");
        s->p = *copy.p ? s->p : copy.p;
    }
}

static bool dates_scan(struct dates *s, struct date *d, struct dates_doubt *doubt)
{
    int64_t number;
    bool minus, span;
    int digits;
    minus = dates_take(s, "-");
    digits = dates_number(s, &number);
    if (digits == 0 || (!minus && dates_serial(s, digits, number, doubt))) {
        return false;
    }
    span = !minus && dates_span(s, number, d);
    if (!span) {
        if (digits > 4) {
            return false;
        }
        if (digits == 4 && dates_span_of_years(s)) {
            doubt->why = DATES_SPAN;
            return false;
        }
        if (digits < 3 && dates_take(s, "月")) {
            doubt->why = DATES_NO_YEAR;
            return false;
        }
        dates_parts(s, d);
        d->year = minus ? -number : number;
        if (d->precision == DATE_DAY) {
            dates_weekday(s);
        }
    }
    dates_behind(s);
    if (!span && digits < 3 && !minus && !s->era) {
        doubt->why = *s->p ? DATES_UNREAD : DATES_SHORT_YEAR;
        return false;
    }
    if (s->bc && !minus && number > 0) {
        dates_mirror(d);
    }
    return *s->p == '\0' && !(s->bc && (minus || number == 0));
}

/* --- a cell ----------------------------------------------------------------------------------- */

/* Midnight behind a day, in the ways programs write it: "1958-11-01 00:00:00", "1958-11-01T00:00".
 */
static void dates_midnight(char *text)
{
    char *clock = strpbrk(text, " t");
    size_t i;
    clock = clock ? strrchr(text, *clock) : NULL;
    if (!clock || clock - text < 8 || clock[1] != '0' || !strchr(clock, ':')) {
        return;
    }
    for (i = 1; clock[i] && strchr("0:.", clock[i]); i++) {
    }
    if (clock[i] == '\0' || strcmp(clock + i, "z") == 0) {
        *clock = '\0';
    }
}

static void dates_plain(const char *text, char out[DATES_PLAIN_MAX])
{
    const char *p = text, *end = text + strlen(text);
    size_t length = 0;
    while (p < end && length + 4 < DATES_PLAIN_MAX) {
        uint32_t cp = utf8_next(&p, end);
        if (cp >= 0xFF01 && cp <= 0xFF5D) {
            cp -= 0xFEE0;
        } else if (cp == '\t' || cp == '\n' || cp == 0xA0 || cp == 0x2009 || cp == 0x202F ||
                   cp == 0x3000) {
            cp = ' ';
        } else if (cp == 0x2212) { /* the minus of mathematics */
            cp = '-';
        }
        cp = cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
        if (cp != ' ' || length > 0) {
            length += utf8_put(cp, out + length);
        }
    }
    while (length > 0 && out[length - 1] == ' ') {
        length--;
    }
    out[p < end ? 0 : length] = '\0'; /* too long to be a date */
    dates_midnight(out);
}

bool dates_read(const char *text, struct date *out, struct dates_doubt *doubt)
{
    char plain[DATES_PLAIN_MAX];
    struct dates s = {.p = plain};
    struct date d = {0};
    int last;
    memset(doubt, 0, sizeof *doubt);
    dates_plain(text, plain);
    dates_before(&s);
    last = dates_year_last(s.p, &d, doubt);
    if (last == 0 || (last < 0 && !dates_scan(&s, &d, doubt))) {
        return false;
    }
    d.about = s.about;
    if (!date_valid(&d)) {
        doubt->why = DATES_NO_DAY;
        return false;
    }
    *out = d;
    return true;
}

void dates_complain(struct diag *d, struct diag_place place, const char *shown,
                    const struct dates_doubt *doubt)
{
    char a[DATES_TEXT_SIZE], b[DATES_TEXT_SIZE];
    dates_write(&doubt->a, a);
    dates_write(&doubt->b, b);
    switch (doubt->why) {
    case DATES_UNREAD:
        diag_add(d, DIAG_ERROR, place,
                 "'%s' is not a date; write 1958, 1958-11 or 1958-11-01, with 'about' or 约 before"
                 " it if it is not certain",
                 shown);
        break;
    case DATES_SHORT_YEAR:
        diag_add(d, DIAG_ERROR, place,
                 "'%s' may be a year or something else; write all four digits of the year", shown);
        break;
    case DATES_NO_DAY:
        diag_add(d, DIAG_ERROR, place, "'%s' is a day that does not exist; look it up again",
                 shown);
        break;
    case DATES_SERIAL:
        diag_add(d, DIAG_ERROR, place,
                 "'%s' is the number a spreadsheet keeps for %s; format the column as text and"
                 " write the date like that (in a table of an old Mac it is %s)",
                 shown, a, b);
        break;
    case DATES_EITHER:
        diag_add(d, DIAG_ERROR, place,
                 "'%s' may be %s or %s; write the one that is meant like that", shown, a, b);
        break;
    case DATES_NO_YEAR:
        diag_add(d, DIAG_ERROR, place,
                 "'%s' lacks the year or its century, as spreadsheets show dates; format the column"
                 " as text and write 1958-11-01 or 1958-11",
                 shown);
        break;
    case DATES_SPAN:
        diag_add(d, DIAG_ERROR, place,
                 "'%s' is a span of years; write where it begins here, and where it ends in the"
                 " column for the end",
                 shown);
        break;
    }
}

bool dates_year(const char *text, int64_t *out)
{
    struct dates s = {.p = text};
    bool minus;
    int digits = 0;
    *out = 0;
    dates_space(&s);
    minus = dates_take(&s, "-") || dates_take(&s, "\xE2\x88\x92"); /* the minus of mathematics */
    for (; *s.p; s.p++) {
        if (*s.p >= '0' && *s.p <= '9' && digits < 18) {
            *out = *out * 10 + (*s.p - '0');
            digits++;
        } else if (digits == 0 || (*s.p != ',' && *s.p != ' ')) {
            return false;
        }
    }
    *out = minus ? -*out : *out;
    return digits > 0;
}

void dates_write(const struct date *d, char out[DATES_TEXT_SIZE])
{
    long long year = (long long)d->year;
    if (d->day > 0) {
        snprintf(out, DATES_TEXT_SIZE, "%04lld-%02d-%02d", year, d->month, d->day);
    } else if (d->month > 0) {
        snprintf(out, DATES_TEXT_SIZE, "%04lld-%02d", year, d->month);
    } else {
        snprintf(out, DATES_TEXT_SIZE, "%04lld", year);
    }
}
