/* Dates that cannot be: in the future of the pack, beside a headline that names another year, eras
 * that cross. What a single cell can get wrong its reader has said (dates.c, when.c, chart.c). */
#include "author/checks/checks.h"

#include "base/date.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* --- the future ------------------------------------------------------------------------------- */

/* Seconds since 1970 as a date. Source: the inverse of the days of the proleptic Gregorian calendar
 * by eras of 400 years, as in Howard Hinnant's "chrono-compatible low-level date algorithms". */
static const char *times_day(struct model *m, int64_t seconds)
{
    int64_t days = seconds / 86400 + 719468, era = days / 146097, of_era = days % 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * of_year + 2) / 153, day = of_year - (153 * month + 2) / 5 + 1;
    month += month < 10 ? 3 : -9;
    return arena_format(&m->mem, "%04lld-%02lld-%02lld",
                        (long long)(year + era * 400 + (month <= 2)), (long long)month,
                        (long long)day);
}

static void times_after(struct model *m, const char *date, struct diag_place place, const char *now)
{
    if (date && date[0] && strncmp(date, now, strlen(date)) > 0) {
        diag_add(m->d, DIAG_WARNING, place,
                 "%s is later than the day of this pack, %s; look the date up again", date, now);
    }
}

static void times_future(struct model *m, const char *now)
{
    size_t i, lang;
    int which;
    for (i = 0; i < m->entry_count; i++) {
        const struct model_entry *e = m->entries[i];
        for (lang = 0; lang < m->language_count; lang++) {
            for (which = 0; which < MODEL_TEXTS; which++) {
                const struct model_words *w = model_words_of(e, lang, which);
                const struct model_field *date = w ? model_field(w, "as_of") : NULL;
                if (date) {
                    times_after(m, date->value.text, date->value.place, now);
                }
            }
        }
        if (e->item) {
            times_after(m, e->item->as_of.text, e->item->as_of.place, now);
            times_after(m, e->item->died.text, e->item->died.place, now);
        }
    }
    for (i = 0; i < m->source_count; i++) {
        times_after(m, m->sources[i].retrieved, m->sources[i].place, now);
    }
}

/* --- a year in a headline --------------------------------------------------------------------- */

/* Digits right before `end`, as a number; -1 unless there are least..most of them. */
static int times_digits(const char *start, const char *end, size_t least, size_t most)
{
    const char *p = end;
    int value = 0;
    while (p > start && check_digit((unsigned char)p[-1])) {
        p--;
    }
    if ((size_t)(end - p) < least || (size_t)(end - p) > most) {
        return -1;
    }
    for (; p < end; p++) {
        value = value * 10 + (*p - '0');
    }
    return value;
}

/* "1958年11月" or "1958年" in a Chinese text; how many such years it has. */
static size_t times_chinese(const char *text, int *year, int *month)
{
    const char *at = text, *moon;
    size_t count = 0;
    while ((at = strstr(at, "年"))) {
        int found = times_digits(text, at, 4, 4);
        at += strlen("年");
        if (found >= 1000) {
            *year = found;
            moon = at + strspn(at, "0123456789");
            *month = strncmp(moon, "月", strlen("月")) == 0 ? times_digits(at, moon, 1, 2) : -1;
            count++;
        }
    }
    return count;
}

/* "November 1958" in an English one. */
static size_t times_english(const char *text, int *year, int *month)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    size_t count = 0;
    int i;
    for (i = 0; i < 12; i++) {
        const char *at = strstr(text, months[i]);
        const char *digits = at ? at + strlen(months[i]) : NULL;
        size_t length = digits && *digits == ' ' ? strspn(digits + 1, "0123456789") : 0;
        if (length == 4) {
            *year = times_digits(digits + 1, digits + 5, 4, 4);
            *month = i + 1;
            count++;
        }
    }
    return count;
}

/* Only one year, and not inside the event: then one of the two is wrong. */
static void times_says(struct model *m, const struct model_entry *e, const struct model_field *f)
{
    const struct model_item *item = e->item;
    const struct date *last = item->has_end ? &item->end : &item->start;
    int year = 0, month = -1;
    size_t count = times_chinese(f->value.text, &year, &month);
    count = count ? count : times_english(f->value.text, &year, &month);
    if (count != 1 || item->start.about || item->start.precision > DATE_YEAR) {
        return;
    }
    if (year < item->start.year || year > last->year) {
        diag_add(m->d, DIAG_WARNING, f->value.place,
                 "this says %d and the date %lld; correct one of the two", year,
                 (long long)item->start.year);
    } else if (month > 0 && !item->has_end && item->start.month > 0 && month != item->start.month) {
        diag_add(m->d, DIAG_WARNING, f->value.place,
                 "this says month %d and the date %d; correct one of the two", month,
                 item->start.month);
    }
}

static void times_headlines(struct model *m)
{
    static const char *const keys[] = {"title", "short", "display_date"};
    size_t i, lang, k;
    for (i = 0; i < m->entry_count; i++) {
        const struct model_entry *e = m->entries[i];
        bool dated = (e->kind == MODEL_EVENT || e->kind == MODEL_WORK) && e->item->has_start;
        for (lang = 0; dated && lang < m->language_count; lang++) {
            for (k = 0; k < 3; k++) {
                const struct model_field *f = model_field(&e->words[lang], keys[k]);
                if (f) {
                    times_says(m, e, f);
                }
            }
        }
    }
}

/* --- eras ------------------------------------------------------------------------------------- */

static int times_order(const void *a, const void *b)
{
    const struct model_entry *x = *(struct model_entry *const *)a;
    const struct model_entry *y = *(struct model_entry *const *)b;
    int sections = strcmp(x->section->slug, y->section->slug);
    return sections ? sections : date_compare(&x->item->start, &y->item->start);
}

static const char *times_title(const struct model *m, const struct model_entry *e)
{
    const char *title = model_text(&e->words[m->default_lang], "title");
    return title ? title : e->slug;
}

/* Two eras may share the year one ends and the other begins in. */
static void times_pair(struct model *m, const struct model_entry *a, const struct model_entry *b)
{
    if (date_begin(&b->item->start) < date_begin(&a->item->end)) {
        diag_add(m->d, DIAG_WARNING, b->place,
                 "the era '%s' begins before '%s' ends; let one end where the next begins",
                 times_title(m, b), times_title(m, a));
    } else if (date_begin(&b->item->start) > date_end(&a->item->end)) {
        diag_add(m->d, DIAG_NOTE, b->place,
                 "between the eras '%s' and '%s' there is a gap; let one end where the next begins,"
                 " unless it is meant",
                 times_title(m, a), times_title(m, b));
    }
}

/* Whether something of the section happened in it. */
static bool times_lived(const struct model *m, const struct model_entry *era)
{
    double begin = date_begin(&era->item->start), end = date_end(&era->item->end);
    size_t i;
    for (i = 0; i < m->entry_count; i++) {
        const struct model_entry *e = m->entries[i];
        if (e->kind == MODEL_EVENT && e->section == era->section && e->item->has_start &&
            date_begin(&e->item->start) < end && date_end(&e->item->start) > begin) {
            return true;
        }
    }
    return false;
}

static void times_eras(struct model *m)
{
    struct model_entry **eras = arena_alloc_array(&m->mem, m->entry_count + 1, sizeof *eras);
    size_t count = 0, i;
    for (i = 0; i < m->entry_count; i++) {
        struct model_entry *e = m->entries[i];
        if (e->kind == MODEL_ERA && e->item->has_start && e->item->has_end) {
            eras[count++] = e;
            if (!times_lived(m, e)) {
                diag_add(m->d, DIAG_WARNING, e->place,
                         "nothing happens in the era '%s'; correct its years, or take it away",
                         times_title(m, e));
            }
        }
    }
    qsort(eras, count, sizeof *eras, times_order);
    for (i = 1; i < count; i++) {
        if (eras[i]->section == eras[i - 1]->section) {
            times_pair(m, eras[i - 1], eras[i]);
        }
    }
}

void times_check(struct model *m, int64_t created_s)
{
    if (created_s > 0) {
        times_future(m, times_day(m, created_s));
    }
    times_headlines(m);
    times_eras(m);
}
