/* The dates of a row.
 *
 * TimelineJS spreads a date over four columns and lets the column that is empty say how precise it
 * is; that is kept. The column `precision` may make a date coarser than it is written, never finer,
 * because what is not written nobody knows. Start and end are read together: they share the
 * precision, and each makes sense only beside the other. */
#include "author/timeline/when.h"

#include "author/dates.h"

#include <string.h>

enum { WHEN_PRECISION_NONE = DATE_COSMIC + 1 };

static const char *const when_names[2][5] = {
    {"year", "month", "day", "time", "start_date"},
    {"end_year", "end_month", "end_day", "end_time", "end_date"}};

struct model_value when_value(const struct when *w, enum when_part part)
{
    return cells_value(w->c, w->row, when_names[w->end][part]);
}

const char *when_show(const struct when *w, struct model_value v)
{
    return model_show(&w->c->m->mem, v.text);
}

/* --- month, day, time ------------------------------------------------------------------------- */

/* A whole number of two digits, with the word behind it that Chinese and Korean put there; 0: it is
 * something else. */
static int when_small(const char *cell, const char *const *words)
{
    char text[WHEN_PLAIN_MAX];
    const char *p = text;
    int number = 0, digits = 0;
    when_plain(cell, text);
    for (; *p >= '0' && *p <= '9' && digits < 3; p++, digits++) {
        number = number * 10 + (*p - '0');
    }
    for (; digits > 0 && *words; words++) {
        when_take(&p, *words);
    }
    return *p || digits == 0 || digits > 2 ? 0 : number;
}

static bool when_month(struct when *w)
{
    static const char *const words[] = {"月", "월", NULL};
    struct model_value v = when_value(w, WHEN_MONTH);
    if (!v.text) {
        return true;
    }
    if (w->d.precision != DATE_YEAR) {
        diag_add(w->c->m->d, DIAG_ERROR, v.place,
                 "a month beside '%s'; empty this cell, or write the year as a number",
                 when_show(w, when_value(w, WHEN_YEAR)));
        return false;
    }
    w->d.month = when_small(v.text, words);
    w->d.precision = DATE_MONTH;
    if (w->d.month < 1 || w->d.month > 12) {
        diag_add(w->c->m->d, DIAG_ERROR, v.place, "'%s' is not a month; write 1 to 12",
                 when_show(w, v));
        return false;
    }
    return true;
}

static bool when_day(struct when *w)
{
    static const char *const words[] = {"日", "号", "일", NULL};
    struct model_value v = when_value(w, WHEN_DAY);
    char month[DATES_TEXT_SIZE];
    int days;
    if (!v.text) {
        return true;
    }
    if (w->d.precision != DATE_MONTH) {
        diag_add(w->c->m->d, DIAG_ERROR, v.place, "a day without a month; write the month too");
        return false;
    }
    days = date_month_days(w->d.year, w->d.month);
    dates_write(&w->d, month);
    w->d.day = when_small(v.text, words);
    w->d.precision = DATE_DAY;
    if (w->d.day < 1 || w->d.day > days) {
        diag_add(w->c->m->d, DIAG_ERROR, v.place, "'%s' is not a day of %s; write 1 to %d",
                 when_show(w, v), month, days);
        return false;
    }
    return true;
}

/* "15:30", "15:30:05", "3 pm", "3:30 PM" */
static bool when_clock(const char *text)
{
    static const int most[] = {23, 59, 59};
    const char *p = text;
    int part = 0;
    bool half;
    for (;; part++, p++) {
        int number = 0, digits = 0;
        for (; *p >= '0' && *p <= '9' && digits < 3; p++, digits++) {
            number = number * 10 + (*p - '0');
        }
        if (digits == 0 || digits > 2 || number > most[part]) {
            return false;
        }
        if (*p != ':' || part == 2) {
            break;
        }
    }
    if (*p == '.' && part == 2) {
        p += 1 + strspn(p + 1, "0123456789");
    }
    while (*p == ' ') {
        p++;
    }
    half = when_take(&p, "am") || when_take(&p, "pm") || when_take(&p, "a.m.") ||
           when_take(&p, "p.m.");
    return *p == '\0' && (half || part > 0);
}

static bool when_time(const struct when *w)
{
    struct model_value v = when_value(w, WHEN_TIME);
    char text[WHEN_PLAIN_MAX];
    if (!v.text) {
        return true;
    }
    if (w->d.precision != DATE_DAY) {
        diag_add(w->c->m->d, DIAG_ERROR, v.place,
                 "a time without a day; write year, month and day too");
        return false;
    }
    when_plain(v.text, text);
    if (!when_clock(text)) {
        diag_add(w->c->m->d, DIAG_ERROR, v.place, "'%s' is not a time; write for instance 15:30",
                 when_show(w, v));
        return false;
    }
    if (!cells_get(w->c, w->row, "display_date").text[0]) {
        diag_add(w->c->m->d, DIAG_NOTE, v.place,
                 "the time '%s' is not shown; write it in 'display_date' if visitors need it",
                 when_show(w, v));
    }
    return true;
}

/* --- a whole date in one cell, as old sheets have it ------------------------------------------ */

/* "11/1/1958" as TimelineJS reads it, the month first; false: it is something else. */
static bool when_month_first(const char *text, struct date *out)
{
    int parts[3] = {0}, part = 0, digits = 0;
    const char *p = text;
    for (; *p; p++) {
        if (*p >= '0' && *p <= '9' && digits < 4) {
            parts[part] = parts[part] * 10 + (*p - '0');
            digits++;
        } else if (*p == '/' && digits > 0 && part < 2) {
            part++;
            digits = 0;
        } else {
            return false;
        }
    }
    memset(out, 0, sizeof *out);
    out->month = parts[0];
    out->day = part == 2 ? parts[1] : 0;
    out->year = parts[part];
    out->precision = part == 2 ? DATE_DAY : DATE_MONTH;
    return part > 0 && digits == 4 && date_valid(out);
}

static bool when_whole(struct when *w, struct model_value v)
{
    char text[WHEN_PLAIN_MAX], *clock;
    struct dates_doubt doubt;
    int64_t year;
    when_plain(v.text, text);
    clock = strpbrk(text, " T");
    if (clock && clock - text >= 8 && when_clock(clock + 1)) {
        *clock = '\0';
    }
    if (when_month_first(text, &w->d)) {
        char day[DATES_TEXT_SIZE];
        dates_write(&w->d, day);
        diag_add(w->c->m->d, DIAG_WARNING, v.place, "'%s' is read as %s; write it like that",
                 when_show(w, v), day);
        return true;
    }
    if (!dates_year(text, &year) && !when_decimal(text) && dates_read(text, &w->d, &doubt)) {
        return true;
    }
    return when_year(w, v);
}

/* --- precision -------------------------------------------------------------------------------- */

static int64_t when_floor(int64_t year, int64_t step)
{
    int64_t rest = year % step;
    return year - (rest < 0 ? rest + step : rest);
}

static size_t when_precision(const struct cells *c, size_t row)
{
    static const char *const words[] = {"day",     "month",  "year", "decade",
                                        "century", "cosmic", NULL};
    static const char *const aliases[] = {"日;天",     "月;月份",   "年;年份",
                                          "年代;十年", "世纪;百年", "宇宙;地质;cosmological"};
    return cells_choice(c, row, "precision", words, aliases, WHEN_PRECISION_NONE);
}

/* Makes a date as coarse as the author says. An end is taken as it is written, unless both are
 * rounded to decades or more. */
static bool when_coarsen(struct when *w, size_t precision)
{
    struct model_value v = cells_value(w->c, w->row, "precision");
    bool rounded = precision >= DATE_DECADE;
    if (precision == WHEN_PRECISION_NONE || (w->end && !rounded)) {
        return true;
    }
    if (rounded && w->d.precision < DATE_YEAR) {
        diag_add(w->c->m->d, DIAG_ERROR, v.place,
                 "precision '%s' beside a month; empty one of them", when_show(w, v));
        return false;
    }
    if (precision < w->d.precision && !(w->counted && precision >= DATE_YEAR)) {
        diag_add(w->c->m->d, DIAG_ERROR, v.place,
                 "precision '%s' is finer than the date; write the date in full, or leave the"
                 " precision empty",
                 when_show(w, v));
        return false;
    }
    w->d.precision = (enum date_precision)precision;
    w->d.day = precision > DATE_DAY ? 0 : w->d.day;
    w->d.month = precision > DATE_MONTH ? 0 : w->d.month;
    if (precision == DATE_DECADE || precision == DATE_CENTURY) {
        w->d.year = when_floor(w->d.year, precision == DATE_DECADE ? 10 : 100);
    }
    return true;
}

/* --- the row ---------------------------------------------------------------------------------- */

/* Parts that need another one, which is not there. */
static bool when_fits(const struct when *w)
{
    const char *const *names = when_names[w->end];
    bool whole = when_value(w, WHEN_WHOLE).text, year = when_value(w, WHEN_YEAR).text;
    int part;
    for (part = WHEN_YEAR; part <= WHEN_TIME; part++) {
        struct model_value v = when_value(w, (enum when_part)part);
        if (v.text && whole) {
            diag_add(w->c->m->d, DIAG_ERROR, v.place,
                     "'%s' beside '%s', which holds the whole date; empty one of them", names[part],
                     names[WHEN_WHOLE]);
            return false;
        }
        if (v.text && !year) {
            diag_add(w->c->m->d, DIAG_ERROR, v.place, "'%s' without a year; write '%s' too",
                     names[part], names[WHEN_YEAR]);
            return false;
        }
    }
    return true;
}

static bool when_date(struct when *w, size_t precision, bool *found)
{
    struct model_value whole = when_value(w, WHEN_WHOLE), year = when_value(w, WHEN_YEAR);
    *found = whole.text || year.text;
    if (!when_fits(w)) {
        return false;
    }
    if (!*found) {
        return true;
    }
    if (whole.text) {
        return when_whole(w, whole) && when_coarsen(w, precision);
    }
    return when_year(w, year) && (w->d.precision < DATE_YEAR || (when_month(w) && when_day(w))) &&
           when_time(w) && when_coarsen(w, precision);
}

bool when_read(const struct cells *c, size_t row, struct when_span *out)
{
    static const char *const words[] = {"yes", "no", NULL};
    static const char *const aliases[] = {"y;true;1;x;是;约;大约;about;예", "n;false;0;否;아니"};
    struct when start = {.c = c, .row = row}, end = {.c = c, .row = row, .end = true};
    size_t precision = when_precision(c, row);
    bool good = when_date(&start, precision, &out->has_start);
    good = when_date(&end, precision, &out->has_end) && good;
    start.d.about = cells_choice(c, row, "about", words, aliases, 1) == 0 || start.d.about;
    if (good && out->has_start && out->has_end && date_end(&end.d) <= date_begin(&start.d)) {
        struct model_value v = when_value(&end, WHEN_WHOLE);
        v = v.text ? v : when_value(&end, WHEN_YEAR);
        diag_add(c->m->d, DIAG_ERROR, v.place, "the end is before the start; exchange them");
        good = false;
    }
    if (!good) {
        out->has_start = out->has_end = false;
        return false;
    }
    out->start = start.d;
    out->end = end.d;
    /* People repeat the start, which says nothing. An end alone is the caller's to report. */
    if (out->has_end && (!out->has_start || date_compare(&start.d, &end.d) == 0)) {
        out->has_end = false;
    }
    return true;
}
