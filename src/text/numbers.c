/* Numbers hold together: with their sign, their separators, their unit and the rest of a date or a
 * time. 1770千克, 3月8日, −20℃, 50 %, 9,192,631,770, 40亿年, 第十二条, 10 km/h.
 *
 * UAX #14 knows digits, signs and Latin units, but to it every ideograph is a word of its own; so a
 * table of Chinese and Korean units and a few of the spaced Latin ones stands here. Such places are
 * graded EMERGENCY, not NO: a column narrower than the number must still be filled somehow. Han
 * numerals longer than NUMBERS_HAN_LIMIT are taken for text (digits read out), not for a number. */
#include "text/breaker.h"

#include <uchar.h>

#define NUMBERS_HAN_LIMIT 12
#define NUMBERS_UNIT_LIMIT 5

struct numbers {
    const uint32_t *cps;
    const uint8_t *kinds;
    size_t count;
    uint8_t *out;
};

/* Sorted by nothing: some 120 entries, compared only after a number. */
static const char32_t numbers_units[][NUMBERS_UNIT_LIMIT + 1] = {
    U"年",       U"月",       U"日",     U"号",   U"时",   U"点",   U"点钟", U"分",   U"秒",
    U"天",       U"周",       U"周年",   U"小时", U"分钟", U"秒钟", U"世纪", U"年代", U"年度",
    U"个月",     U"岁",       U"人",     U"人次", U"名",   U"位",   U"个",   U"家",   U"所",
    U"座",       U"台",       U"部",     U"辆",   U"颗",   U"种",   U"项",   U"件",   U"条",
    U"款",       U"章",       U"节",     U"页",   U"次",   U"届",   U"期",   U"批",   U"层",
    U"级",       U"等",       U"等奖",   U"组",   U"套",   U"张",   U"幅",   U"本",   U"册",
    U"篇",       U"封",       U"元",     U"万元", U"亿元", U"美元", U"倍",   U"成",   U"度",
    U"摄氏度",   U"米",       U"千米",   U"公里", U"厘米", U"毫米", U"微米", U"纳米", U"平方米",
    U"平方公里", U"平方千米", U"立方米", U"公顷", U"亩",   U"里",   U"海里", U"光年", U"克",
    U"千克",     U"公斤",     U"毫克",   U"吨",   U"斤",   U"升",   U"毫升", U"瓦",   U"千瓦",
    U"兆瓦",     U"千瓦时",   U"伏",     U"安",   U"赫兹", U"兆赫", U"马力", U"克拉", U"像素",
    U"字节",     U"株",       U"头",     U"只",   U"棵",   U"场",   U"站",   U"枚",   U"架",
    U"艘",       U"公里每时", U"多",     U"余",   U"几",   U"万",   U"亿",   U"千",   U"百",
    U"十",       U"％",       U"‰",      U"년",   U"월",   U"일",   U"시",   U"분",   U"초",
    U"개",       U"명",       U"회",     U"대",   U"번",   U"층",   U"원",   U"도",   U"킬로그램",
    U"미터",     U"%",        U"℃",      U"°C",   U"°F",   U"km",   U"km²",  U"km/h", U"km/s",
    U"m",        U"m²",       U"m³",     U"m/s",  U"cm",   U"mm",   U"μm",   U"nm",   U"kg",
    U"g",        U"mg",       U"t",      U"s",    U"ms",   U"min",  U"h",    U"Hz",   U"kHz",
    U"MHz",      U"GHz",      U"W",      U"kW",   U"MW",   U"GW",   U"型",   U"式",   U"版",
    U"系列",     U"kWh",      U"V",      U"kV",   U"A",    U"K",    U"J",    U"Pa",   U"kPa",
    U"MPa",      U"hPa",      U"L",      U"mL",   U"GB",   U"MB",   U"TB",   U"eV",
};

/* What follows this unit is the next field of the same date or time. */
static const char32_t numbers_chains[][2] = {
    {U'月', U'日'}, {U'月', U'号'}, {U'时', U'分'}, {U'点', U'分'},
    {U'分', U'秒'}, {U'월', U'일'}, {U'시', U'분'},
};

static bool numbers_is_han(uint32_t cp)
{
    static const char32_t digits[] = U"〇零一二三四五六七八九十百千万亿两";
    for (size_t i = 0; digits[i]; i++) {
        if (digits[i] == cp) {
            return true;
        }
    }
    return false;
}

static bool numbers_is_prefix(uint32_t cp)
{
    static const char32_t prefixes[] = U"¥￥$€£＄＋+-−－–±≈~～#№<>≤≥第图表";
    for (size_t i = 0; prefixes[i]; i++) {
        if (prefixes[i] == cp) {
            return true;
        }
    }
    return false;
}

static bool numbers_is_multiplier(uint32_t cp)
{
    return cp == U'万' || cp == U'亿' || cp == U'千' || cp == U'百' || cp == U'十' || cp == U'余' ||
           cp == U'多' || cp == U'几';
}

static bool numbers_is_separator(uint32_t cp)
{
    static const char32_t separators[] = U".,:/：．'’-–−~～×";
    for (size_t i = 0; separators[i]; i++) {
        if (separators[i] == cp) {
            return true;
        }
    }
    return false;
}

/* No good line end before any of the characters from..to-1. */
static void numbers_glue(const struct numbers *n, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        if (i > 0) {
            text_break_limit(&n->out[i], TEXT_BREAK_EMERGENCY);
        }
    }
}

static size_t numbers_skip_space(const struct numbers *n, size_t at)
{
    return at < n->count && (n->cps[at] == ' ' || n->cps[at] == 0x2009) ? at + 1 : at;
}

/* Length of the longest unit at `at`, or 0. */
static size_t numbers_unit(const struct numbers *n, size_t at)
{
    size_t best = 0;
    for (size_t u = 0; u < sizeof numbers_units / sizeof numbers_units[0]; u++) {
        const char32_t *unit = numbers_units[u];
        size_t k = 0;
        while (unit[k] && at + k < n->count && unit[k] == n->cps[at + k]) {
            k++;
        }
        if (unit[k] || k <= best) {
            continue;
        }
        /* a Latin unit is a whole word: 5 m, not 5 men */
        if (n->kinds[at + k - 1] == KIND_LATIN && at + k < n->count &&
            n->kinds[at + k] == KIND_LATIN) {
            continue;
        }
        best = k;
    }
    return best;
}

/* The end of the digits at `at` (`at` itself when there are none). */
static size_t numbers_digits(const struct numbers *n, size_t at)
{
    while (at < n->count && kind_is_digit_value(n->cps[at])) {
        at++;
    }
    return at;
}

/* 3月|8日 */
static void numbers_chain(const struct numbers *n, size_t unit_end)
{
    size_t start = numbers_skip_space(n, unit_end), end = numbers_digits(n, start), next;
    if (end == start) {
        return;
    }
    next = numbers_skip_space(n, end);
    if (next >= n->count) {
        return;
    }
    for (size_t i = 0; i < sizeof numbers_chains / sizeof numbers_chains[0]; i++) {
        if (n->cps[unit_end - 1] == numbers_chains[i][0] && n->cps[next] == numbers_chains[i][1]) {
            numbers_glue(n, unit_end, end);
        }
    }
}

/* Glues the multipliers and the unit behind a number that ends at `end`. */
static void numbers_tail(const struct numbers *n, size_t end)
{
    size_t at = numbers_skip_space(n, end), unit;
    while (at < n->count && at - end < 4 && numbers_is_multiplier(n->cps[at])) {
        at++;
    }
    unit = at < n->count ? numbers_unit(n, at) : 0;
    if (unit) {
        at += unit;
        numbers_glue(n, end, at);
        numbers_chain(n, at);
    } else if (at > numbers_skip_space(n, end)) {
        numbers_glue(n, end, at);
    }
}

/* A number in digits that starts at `start`; returns its end. */
static size_t numbers_western(const struct numbers *n, size_t start)
{
    size_t end = numbers_digits(n, start);
    while (end + 1 < n->count && numbers_is_separator(n->cps[end]) &&
           kind_is_digit_value(n->cps[end + 1])) {
        end = numbers_digits(n, end + 1);
    }
    numbers_glue(n, start + 1, end);
    if (start > 0 && numbers_is_prefix(n->cps[start - 1])) {
        numbers_glue(n, start, start + 1);
    }
    numbers_tail(n, end);
    if (start > 0 && n->cps[start - 1] == U'第' && end < n->count && n->kinds[end] == KIND_HAN) {
        numbers_glue(n, end, end + 1);
    }
    return end;
}

/* A number in Han numerals that starts at `start`; returns its end. */
static size_t numbers_chinese(const struct numbers *n, size_t start)
{
    size_t end = start;
    bool ordinal = start > 0 && n->cps[start - 1] == U'第';
    while (end < n->count && numbers_is_han(n->cps[end])) {
        end++;
    }
    if (end - start > NUMBERS_HAN_LIMIT) {
        return end;
    }
    if (ordinal) {
        numbers_glue(n, start, end);
    }
    numbers_glue(n, start + 1, end);
    numbers_tail(n, end);
    if (ordinal && end < n->count && n->kinds[end] == KIND_HAN) {
        numbers_glue(n, end, end + 1);
    }
    return end;
}

void text_tailor_numbers(const uint32_t *cps, const uint8_t *kinds, size_t count, uint8_t *out)
{
    struct numbers n = {cps, kinds, count, out};
    size_t i = 0;
    while (i < count) {
        if (kind_is_digit_value(cps[i])) {
            i = numbers_western(&n, i);
        } else if (kinds[i] == KIND_HAN && numbers_is_han(cps[i])) {
            i = numbers_chinese(&n, i);
        } else {
            i++;
        }
    }
}
