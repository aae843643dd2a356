/* One date in a cell, in the notations that Chinese, English and Korean sheets hold.
 *
 * A small scanner and not a table of patterns, because the parts combine: "about" before or behind,
 * an era before or behind, then numbers with whatever stands between them. What cannot be told
 * apart for certain is refused with the reason, never guessed: 58-11 may be a year or a month, and
 * 21490 is what a spreadsheet makes of a date in a column formatted as a number. */
#include "author/dates.h"

#include <stdio.h>
#include <string.h>

struct dates {
    const char *p;
    bool about, bc, era;
};

static void dates_space(struct dates *s)
{
    for (;;) {
        if (*s->p == ' ' || *s->p == '\t' || *s->p == '\n') {
            s->p++;
        } else if (strncmp(s->p, "\xE3\x80\x80", 3) == 0) { /* an ideographic space */
            s->p += 3;
        } else {
            return;
        }
    }
}

/* Letters of the words here are small, so a sheet may write "About" and "BC" as it likes. */
static bool dates_take(struct dates *s, const char *word)
{
    const char *p = s->p;
    for (; *word; word++, p++) {
        char c = *p >= 'A' && *p <= 'Z' ? (char)(*p + 32) : *p;
        if (c != *word) {
            return false;
        }
    }
    s->p = p;
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

static bool dates_sign(struct dates *s)
{
    return dates_take(s, "-") || dates_take(s, "\xE2\x88\x92"); /* the minus of mathematics */
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

static bool dates_scan(struct dates *s, struct date *d, const char **why)
{
    int64_t number;
    bool minus, span;
    int digits;
    dates_before(s);
    minus = dates_sign(s);
    digits = dates_number(s, &number);
    if (digits == 0) {
        return false;
    }
    span = !minus && dates_span(s, number, d);
    if (!span) {
        if (digits == 5 && *s->p == '\0') {
            *why = "is the number a spreadsheet keeps for a day; format the column as text and"
                   " write 1958-11-01";
            return false;
        }
        if (digits > 4) {
            return false;
        }
        dates_parts(s, d);
        d->year = minus ? -number : number;
    }
    dates_behind(s);
    if (!span && digits < 3 && !minus && !s->era) {
        *why = "may be a year or something else; write all four digits of the year";
        return false;
    }
    if (s->bc && !minus && number > 0) {
        dates_mirror(d);
    }
    return *s->p == '\0' && !(s->bc && (minus || number == 0));
}

bool dates_read(const char *text, struct date *out, const char **why)
{
    struct dates s = {.p = text};
    struct date d = {0};
    *why = "is not a date; write 1958, 1958-11 or 1958-11-01, with 'about' or 约 before it if it"
           " is not certain";
    if (!dates_scan(&s, &d, why)) {
        return false;
    }
    d.about = s.about;
    if (!date_valid(&d)) {
        *why = "is a day that does not exist; look it up again";
        return false;
    }
    *out = d;
    return true;
}

bool dates_year(const char *text, int64_t *out)
{
    struct dates s = {.p = text};
    bool minus;
    int digits = 0;
    *out = 0;
    dates_space(&s);
    minus = dates_sign(&s);
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
