/* Dates in words. Each language has its grammar: where the year stands, what marks it, how months
 * are called, in which units large numbers are told (万 and 亿, thousand and million). Integers
 * throughout: 13.8 billion must not become 13.800000001. */
#include "ui/date.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

struct date_grammar {
    const char *about;
    const char *dash;
    const char *bc_before, *bc_behind; /* around a year before our era, unit included */
    const char *year_unit;             /* of a year in a line */
    const char *decade, *century;      /* behind the number; English ordinals are its own matter */
    const char *ago;
};

static const struct date_grammar grammars[] = {
    [TEXT_ZH] = {"约 ", "—", "前 ", " 年", " 年", "年代", "世纪", "年前"},
    [TEXT_EN] = {"c. ", "–", "", " BC", "", "s", "century", "years ago"},
    [TEXT_KO] = {"약 ", "–", "기원전 ", "년", "년", "년대", "세기", "년전"},
};

static const char *const months[][12] = {
    [TEXT_ZH] = {"1 月", "2 月", "3 月", "4 月", "5 月", "6 月", "7 月", "8 月", "9 月", "10 月",
                 "11 月", "12 月"},
    [TEXT_EN] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                 "Dec"},
    [TEXT_KO] = {"1월", "2월", "3월", "4월", "5월", "6월", "7월", "8월", "9월", "10월", "11월",
                 "12월"},
};

static const char *const long_months[12] = {"January",   "February", "March",    "April",
                                            "May",       "June",     "July",     "August",
                                            "September", "October",  "November", "December"};

const char *ui_date_month(enum text_lang lang, int month)
{
    return month >= 1 && month <= 12 ? months[lang][month - 1] : "";
}

const char *ui_date_day(struct arena *mem, enum text_lang lang, int day)
{
    static const char *const formats[] = {
        [TEXT_ZH] = "%d 日", [TEXT_EN] = "%d", [TEXT_KO] = "%d일"};
    return arena_format(mem, formats[lang], day);
}

/* --- large numbers --------------------------------------------------------------------------- */
struct date_unit {
    int64_t size;
    const char *word;
};

static const struct date_unit units[][3] = {
    [TEXT_ZH] = {{100000000, " 亿"}, {10000, " 万"}, {0, NULL}},
    [TEXT_EN] = {{1000000000, " billion"}, {1000000, " million"}, {0, NULL}},
    [TEXT_KO] = {{100000000, "억"}, {10000, "만"}, {0, NULL}},
};

/* At most three decimals, none of them an idle 0. */
static const char *date_share(struct arena *mem, int64_t value, const struct date_unit *unit)
{
    int64_t thousandths = unit->size / 1000 > 0 ? (value % unit->size) / (unit->size / 1000) : 0;
    char decimals[8] = "";
    size_t end;
    if (thousandths > 0) {
        snprintf(decimals, sizeof decimals, ".%03d", (int)thousandths);
        for (end = strlen(decimals); end > 0 && decimals[end - 1] == '0'; end--) {
            decimals[end - 1] = '\0';
        }
    }
    return arena_format(mem, "%lld%s%s", (long long)(value / unit->size), decimals, unit->word);
}

static const char *date_number(struct arena *mem, enum text_lang lang, int64_t value)
{
    const struct date_unit *unit;
    for (unit = units[lang]; unit->size; unit++) {
        if (value >= unit->size) {
            return date_share(mem, value, unit);
        }
    }
    if (lang == TEXT_EN && value >= 10000) {
        return arena_format(mem, "%lld,%03lld", (long long)(value / 1000),
                            (long long)(value % 1000));
    }
    return arena_format(mem, "%lld", (long long)value);
}

/* English puts a space before its words, Chinese only behind digits, Korean none. */
static const char *date_join(enum text_lang lang, const char *number)
{
    size_t length = strlen(number);
    bool digit = length > 0 && number[length - 1] >= '0' && number[length - 1] <= '9';
    return lang == TEXT_EN || (lang == TEXT_ZH && digit) ? " " : "";
}

const char *ui_date_ago(struct arena *mem, enum text_lang lang, int64_t years)
{
    const char *number = date_number(mem, lang, years < 0 ? -years : years);
    return arena_format(mem, "%s%s%s", number, date_join(lang, number), grammars[lang].ago);
}

/* --- years ----------------------------------------------------------------------------------- */
static const char *date_year(struct arena *mem, enum text_lang lang, int64_t year, bool unit)
{
    const struct date_grammar *g = &grammars[lang];
    if (year > 0) {
        return arena_format(mem, "%lld%s", (long long)year, unit ? g->year_unit : "");
    }
    return arena_format(mem, "%s%lld%s", g->bc_before, (long long)(1 - year),
                        unit || lang == TEXT_EN ? g->bc_behind : "");
}

const char *ui_date_year(struct arena *mem, enum text_lang lang, int64_t year)
{
    return date_year(mem, lang, year, false);
}

static const char *date_ordinal(int64_t n)
{
    if (n % 100 >= 11 && n % 100 <= 13) {
        return "th";
    }
    return n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
}

static struct ui_date date_century(struct arena *mem, enum text_lang lang, int64_t year)
{
    bool bc = year < 0;
    int64_t n = bc ? (1 - year) / 100 : year / 100 + 1;
    struct ui_date out;
    out.main = arena_format(mem, "%s%lld%s", bc ? grammars[lang].bc_before : "", (long long)n,
                            lang == TEXT_EN ? date_ordinal(n) : "");
    out.rest = bc && lang == TEXT_EN ? "century BC" : grammars[lang].century;
    return out;
}

static struct ui_date date_decade(struct arena *mem, enum text_lang lang, int64_t year)
{
    bool bc = year < 0;
    int64_t n = (bc ? 1 - year : year) / 10 * 10;
    struct ui_date out = {.rest = grammars[lang].decade};
    out.main = arena_format(mem, "%s%lld", bc ? grammars[lang].bc_before : "", (long long)n);
    if (lang == TEXT_EN) { /* an English decade is one word */
        out.main = arena_format(mem, "%ss%s", out.main, bc ? " BC" : "");
        out.rest = "";
    }
    return out;
}

/* --- whole dates ----------------------------------------------------------------------------- */
static const char *date_month_day(struct arena *mem, enum text_lang lang, const struct date *d)
{
    if (d->month < 1 || d->month > 12) {
        return "";
    }
    if (d->day < 1) {
        return ui_date_month(lang, d->month);
    }
    if (lang == TEXT_EN) {
        return arena_format(mem, "%d %s", d->day, ui_date_month(lang, d->month));
    }
    return arena_format(mem, "%s %s", ui_date_month(lang, d->month),
                        ui_date_day(mem, lang, d->day));
}

struct ui_date ui_date(struct arena *mem, enum text_lang lang, const struct date *d)
{
    struct ui_date out = {.rest = ""};
    if (d->precision == DATE_COSMIC && d->year < 0) {
        out.main = date_number(mem, lang, -d->year);
        out.rest = grammars[lang].ago;
    } else if (d->precision == DATE_CENTURY) {
        out = date_century(mem, lang, d->year);
    } else if (d->precision == DATE_DECADE) {
        out = date_decade(mem, lang, d->year);
    } else { /* a bare "前 221" would read as a number: it keeps its unit */
        out.main = date_year(mem, lang, d->year, d->year <= 0);
        out.rest = date_month_day(mem, lang, d);
    }
    if (d->about) {
        out.main = arena_format(mem, "%s%s", grammars[lang].about, out.main);
    }
    return out;
}

struct ui_date ui_date_lasting(struct arena *mem, enum text_lang lang, const struct date *start,
                               const struct date *end)
{
    struct ui_date out = ui_date(mem, lang, start), last;
    const char *until;
    if (!end || date_compare(start, end) >= 0) {
        return out;
    }
    last = ui_date(mem, lang, end);
    until = end->year == start->year && last.rest[0] ? last.rest : ui_date_line(mem, lang, end);
    if (end->year == start->year && !last.rest[0]) {
        return out; /* "March to the same year" says no more than March */
    }
    out.rest = arena_format(mem, "%s%s%s", out.rest, grammars[lang].dash, until);
    return out;
}

static const char *date_english_line(struct arena *mem, const struct date *d, const char *year)
{
    if (d->month < 1 || d->month > 12) {
        return year;
    }
    if (d->day < 1) {
        return arena_format(mem, "%s %s", long_months[d->month - 1], year);
    }
    return arena_format(mem, "%d %s %s", d->day, long_months[d->month - 1], year);
}

const char *ui_date_line(struct arena *mem, enum text_lang lang, const struct date *d)
{
    struct date plain = *d;
    struct ui_date parts;
    const char *line;
    plain.about = false;
    if (d->precision >= DATE_DECADE && (d->precision != DATE_COSMIC || d->year < 0)) {
        parts = ui_date(mem, lang, &plain);
        line = parts.rest[0] ? arena_format(mem, "%s%s%s", parts.main, date_join(lang, parts.main),
                                            parts.rest)
                             : parts.main;
    } else if (lang == TEXT_EN) {
        line = date_english_line(mem, d, date_year(mem, lang, d->year, true));
    } else {
        const char *rest = date_month_day(mem, lang, d);
        line = date_year(mem, lang, d->year, true);
        line = rest[0] ? arena_format(mem, "%s %s", line, rest) : line;
    }
    return d->about ? arena_format(mem, "%s%s", grammars[lang].about, line) : line;
}

/* Years alone, so that a span of eras or a whole timeline stays short. */
static struct date date_only_year(const struct date *d)
{
    struct date year = *d;
    year.month = year.day = 0;
    if (year.precision < DATE_YEAR) {
        year.precision = DATE_YEAR;
    }
    return year;
}

const char *ui_date_span(struct arena *mem, enum text_lang lang, const struct date *from,
                         const struct date *to)
{
    static const char *const since[] = {
        [TEXT_ZH] = "%s起", [TEXT_EN] = "since %s", [TEXT_KO] = "%s부터"};
    struct date a = date_only_year(from), b;
    const char *first = ui_date_line(mem, lang, &a);
    if (!to) {
        return arena_format(mem, since[lang], first);
    }
    b = date_only_year(to);
    if (a.year == b.year && a.precision == b.precision) {
        return first;
    }
    if (a.precision == DATE_YEAR && a.year > 0) { /* one unit for both: 1948—2023 年 */
        first = arena_format(mem, "%s%s", a.about ? grammars[lang].about : "",
                             date_year(mem, lang, a.year, false));
    }
    return arena_format(mem, "%s%s%s", first, grammars[lang].dash, ui_date_line(mem, lang, &b));
}

const char *ui_date_iso(struct arena *mem, enum text_lang lang, const char *iso)
{
    struct date d = {.precision = DATE_YEAR};
    int year = 0, used = 0, n;
    n = sscanf(iso, "%4d%n-%2d%n-%2d%n", &year, &used, &d.month, &used, &d.day, &used);
    d.year = year;
    if (n < 1 || iso[used] != '\0' || year < 1) {
        return iso;
    }
    d.precision = n == 1 ? DATE_YEAR : n == 2 ? DATE_MONTH : DATE_DAY;
    return date_valid(&d) ? ui_date_line(mem, lang, &d) : iso;
}
