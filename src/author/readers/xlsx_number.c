/* What a number in a cell says to whoever reads the sheet: a date, a time, a share, an id with
 * zeros in front, or just the number. A number is kept as it stands in the file unless that is
 * longer than what a spreadsheet shows: 0.1 + 0.2 is 0.3 there, and not the seventeen digits behind
 * it. */
#include "author/dates.h"
#include "author/model.h"
#include "author/readers/xlsx_internal.h"
#include "author/serial.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A decimal number as people write it, at most 15 digits, or NULL. */
static bool number_is_short(const char *raw)
{
    const char *p = raw + (*raw == '-');
    size_t whole = strspn(p, "0123456789"), behind = 0;
    if (p[whole] == '.') {
        behind = strspn(p + whole + 1, "0123456789");
    }
    return whole > 0 && whole + behind <= 15 && p[whole + behind + (p[whole] == '.')] == '\0' &&
           (p[whole] != '.' || behind > 0);
}

/* Without an exponent, without zeros at the end. */
static const char *number_write(struct xlsx *x, double value)
{
    char text[64];
    int decimals = 15 - (value == 0 ? 1 : (int)floor(log10(fabs(value))) + 1);
    char *end;
    decimals = decimals < 0 ? 0 : decimals > 20 ? 20 : decimals;
    snprintf(text, sizeof text, "%.*f", decimals, value);
    if (strchr(text, '.')) {
        for (end = text + strlen(text); end[-1] == '0'; end--) {
        }
        end[end[-1] == '.' ? -1 : 0] = '\0';
    }
    return arena_copy_text(x->mem, strcmp(text, "-0") == 0 ? "0" : text);
}

/* Seconds of the day, rounded; 86400 when it is nearly the next one. */
static int number_seconds(double value)
{
    return (int)floor((value - floor(value)) * 86400 + 0.5);
}

static const char *number_clock(struct xlsx *x, int seconds)
{
    int rest = seconds % 60;
    return rest ? arena_format(x->mem, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, rest)
                : arena_format(x->mem, "%02d:%02d", seconds / 3600, seconds / 60 % 60);
}

static const char *number_no_day(struct xlsx *x, struct diag_place place, const char *raw)
{
    diag_add(x->d, DIAG_ERROR, place,
             "'%s' is shown as a date, but is no day of the calendar; write the date again",
             model_show(x->mem, raw));
    return "";
}

static const char *number_date(struct xlsx *x, struct diag_place place, enum xlsx_shape shape,
                               double value, const char *raw)
{
    int seconds = number_seconds(value);
    int64_t day = (int64_t)floor(value) + (seconds == 86400);
    char text[DATES_TEXT_SIZE];
    struct date d;
    if (!serial_day(day, x->since_1904, &d)) {
        return number_no_day(x, place, raw);
    }
    d.day = shape == XLSX_MONTH || shape == XLSX_YEAR ? 0 : d.day;
    d.month = shape == XLSX_YEAR ? 0 : d.month;
    dates_write(&d, text);
    if (shape == XLSX_NO_YEAR) {
        diag_add(x->d, DIAG_WARNING, place,
                 "the cell shows no year, the spreadsheet keeps %s; write the date with its year",
                 text);
    }
    if (shape == XLSX_MOMENT && seconds > 0 && seconds < 86400) {
        return arena_format(x->mem, "%s %s", text, number_clock(x, seconds));
    }
    return arena_copy_text(x->mem, text);
}

const char *xlsx_number(struct xlsx *x, struct xlsx_place at, struct xlsx_format format,
                        const char *raw)
{
    struct diag_place place = model_place(x->file, at.row, at.column);
    char *end;
    double value = strtod(raw, &end);
    if (*raw == '\0') {
        return "";
    }
    /* From 10^15 on, a spreadsheet has lost digits; csv_doubt says so. */
    if (*end || !isfinite(value) || fabs(value) >= 1e15) {
        return arena_copy_text(x->mem, raw);
    }
    switch (format.shape) {
    case XLSX_DAY:
    case XLSX_MONTH:
    case XLSX_YEAR:
    case XLSX_NO_YEAR:
    case XLSX_MOMENT:
        return value < 0 || value > 1e7 ? number_no_day(x, place, raw)
                                        : number_date(x, place, format.shape, value, raw);
    case XLSX_TIME:
        return number_clock(x, number_seconds(value) % 86400);
    case XLSX_PERCENT:
        return arena_format(x->mem, "%s%%", number_write(x, value * 100));
    case XLSX_ZEROS:
        if (value >= 0 && value == floor(value)) {
            return arena_format(x->mem, "%0*.0f", format.digits, value);
        }
        break;
    case XLSX_PLAIN:
        break;
    }
    return number_is_short(raw) ? arena_copy_text(x->mem, raw) : number_write(x, value);
}
