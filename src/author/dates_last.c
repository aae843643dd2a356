/* Dates with the year at their end or a month in English: what spreadsheets set to English or
 * German, and people who write English, leave in cells.
 *
 * The cell is cut into at most three numbers and names of months, and then the order of them
 * decides. Two small numbers before the year are the classical trap, the day first in Europe and
 * the month first in America; they are read only when one of them cannot be a month. */
#include "author/dates.h"

#include <string.h>

struct last_token {
    int number; /* of a month, a day or a year */
    int digits; /* 0: the name of a month */
};

struct last {
    const char *p;
    struct last_token tokens[3];
    size_t count;
};

static int last_month(const char **p)
{
    static const char *const names[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};
    size_t length = strspn(*p, "abcdefghijklmnopqrstuvwxyz"), i;
    for (i = 0; i < 12; i++) {
        bool whole = length == strlen(names[i]);
        bool cut = length == 3 || (length == 4 && i == 8); /* sept */
        if ((whole || cut) && strncmp(*p, names[i], length) == 0) {
            *p += length;
            return (int)i + 1;
        }
    }
    return 0;
}

/* "monday, " before a date. */
static void last_weekday(struct last *l)
{
    static const char *const names[] = {"monday", "tuesday",  "wednesday", "thursday",
                                        "friday", "saturday", "sunday"};
    size_t length = strspn(l->p, "abcdefghijklmnopqrstuvwxyz"), i;
    for (i = 0; i < 7; i++) {
        if (length >= 3 && length <= strlen(names[i]) && strncmp(l->p, names[i], length) == 0) {
            l->p += length;
            l->p += strspn(l->p, "., ");
            return;
        }
    }
}

static bool last_token(struct last *l)
{
    static const char *const ordinals[] = {"st", "nd", "rd", "th"};
    struct last_token *t = &l->tokens[l->count];
    size_t digits = strspn(l->p, "0123456789"), i;
    if (l->count == 3 || digits > 4) {
        return false;
    }
    t->digits = (int)digits;
    t->number = 0;
    for (i = 0; i < digits; i++) {
        t->number = t->number * 10 + (*l->p++ - '0');
    }
    for (i = 0; digits > 0 && digits < 3 && i < 4; i++) {
        if (strncmp(l->p, ordinals[i], 2) == 0 && strchr(" ,.", l->p[2])) {
            l->p += 2;
        }
    }
    if (digits == 0) {
        t->number = last_month(&l->p);
    }
    l->count += digits > 0 || t->number > 0;
    return digits > 0 || t->number > 0;
}

static bool last_cut(struct last *l)
{
    last_weekday(l);
    while (last_token(l)) {
        size_t marks = strspn(l->p, "/.-, ");
        if (marks == 0 || marks > 2) {
            break;
        }
        l->p += marks;
    }
    return *l->p == '\0' && l->count > 1;
}

static int last_day(struct date *out, const struct last_token *y, int month, int day)
{
    memset(out, 0, sizeof *out);
    out->year = y->number;
    out->month = month;
    out->day = day;
    out->precision = day ? DATE_DAY : DATE_MONTH;
    return 1;
}

static int last_refuse(struct dates_doubt *doubt, enum dates_why why)
{
    doubt->why = why;
    return 0;
}

/* One of the parts is the name of a month. */
static int last_named(const struct last *l, struct date *out, struct dates_doubt *doubt)
{
    const struct last_token *t = l->tokens, *end = t + l->count - 1;
    const struct last_token *month = t[0].digits == 0 ? &t[0] : &t[1];
    size_t names = 0, i;
    for (i = 0; i < l->count; i++) {
        names += t[i].digits == 0;
    }
    if (names != 1 || month->digits > 0) {
        return -1;
    }
    if (end->digits == 4) {
        int day = l->count == 2 ? 0 : month == t ? t[1].number : t[0].number;
        return l->count == 3 && day == 0 ? -1 : last_day(out, end, month->number, day);
    }
    if (t[0].digits == 4) { /* 1958-Nov-01 */
        return last_day(out, t, month->number, l->count == 3 ? end->number : 0);
    }
    return last_refuse(doubt, DATES_NO_YEAR);
}

int dates_year_last(const char *text, struct date *out, struct dates_doubt *doubt)
{
    struct last l = {.p = text};
    const struct last_token *t = l.tokens, *end;
    bool named = false;
    size_t i;
    if (!last_cut(&l)) {
        return -1;
    }
    for (i = 0; i < l.count; i++) {
        named = named || t[i].digits == 0;
    }
    if (named) {
        return last_named(&l, out, doubt);
    }
    end = t + l.count - 1;
    if (t[0].digits > 2 || (l.count == 3 && t[1].digits > 2)) {
        return -1;
    }
    if (end->digits != 4) {
        return l.count == 3 ? last_refuse(doubt, DATES_SHORT_YEAR) : -1;
    }
    if (l.count == 2) { /* 11/1958 */
        return last_day(out, end, t[0].number, 0);
    }
    last_day(&doubt->a, end, t[0].number, t[1].number);
    last_day(&doubt->b, end, t[1].number, t[0].number);
    doubt->a.precision = doubt->b.precision = DATE_DAY; /* a day 0 does not make it a month */
    if (t[0].number != t[1].number && date_valid(&doubt->a) && date_valid(&doubt->b)) {
        return last_refuse(doubt, DATES_EITHER);
    }
    *out = date_valid(&doubt->a) ? doubt->a : doubt->b;
    return 1;
}
