/* The small part of HTML that question banks use. Sources: HTML 5, named character references;
 * Unicode 15, superscripts and subscripts. */
#include "author/quiz/markup.h"

#include <string.h>

enum markup_kind markup_kind_of(const char *name)
{
    static const struct {
        const char *name;
        enum markup_kind kind;
    } list[] = {{"b", MARKUP_STRONG},      {"strong", MARKUP_STRONG}, {"i", MARKUP_EMPHASIS},
                {"em", MARKUP_EMPHASIS},   {"u", MARKUP_EMPHASIS},    {"sub", MARKUP_LOW},
                {"sup", MARKUP_HIGH},      {"br", MARKUP_BREAK},      {"p", MARKUP_BLOCK},
                {"ul", MARKUP_BLOCK},      {"ol", MARKUP_NUMBERS},    {"li", MARKUP_ITEM},
                {"td", MARKUP_CELL},       {"th", MARKUP_CELL},       {"div", MARKUP_LINES},
                {"tr", MARKUP_LINES},      {"table", MARKUP_LINES},   {"h1", MARKUP_LINES},
                {"h2", MARKUP_LINES},      {"h3", MARKUP_LINES},      {"h4", MARKUP_LINES},
                {"h5", MARKUP_LINES},      {"h6", MARKUP_LINES},      {"pre", MARKUP_LINES},
                {"hr", MARKUP_LINES},      {"dl", MARKUP_LINES},      {"dt", MARKUP_LINES},
                {"dd", MARKUP_LINES},      {"section", MARKUP_LINES}, {"blockquote", MARKUP_LINES},
                {"img", MARKUP_PICTURE},   {"svg", MARKUP_PICTURE},   {"video", MARKUP_PICTURE},
                {"script", MARKUP_HIDDEN}, {"style", MARKUP_HIDDEN}};
    size_t i;
    for (i = 0; i < sizeof list / sizeof *list; i++) {
        if (strcmp(list[i].name, name) == 0) {
            return list[i].kind;
        }
    }
    return MARKUP_UNKNOWN;
}

static uint32_t markup_number(const char *p, size_t left, size_t *length)
{
    size_t i = 2, digits = 0;
    uint32_t cp = 0, base = 10;
    if (i < left && (p[i] == 'x' || p[i] == 'X')) {
        base = 16;
        i++;
    }
    for (; i < left && digits < 8; i++, digits++) {
        static const char all[] = "0123456789abcdef";
        char c = p[i] >= 'A' && p[i] <= 'F' ? (char)(p[i] + 32) : p[i];
        const char *at = c ? memchr(all, c, base) : NULL;
        if (!at) {
            break;
        }
        cp = cp < 0x110000 ? cp * base + (uint32_t)(at - all) : cp;
    }
    *length = i + 1;
    return digits > 0 && i < left && p[i] == ';' && cp >= 0x20 && cp != 0x7F && cp <= 0x10FFFF &&
                   (cp < 0xD800 || cp > 0xDFFF)
               ? cp
               : 0;
}

uint32_t markup_entity(const char *p, size_t left, size_t *length)
{
    static const struct {
        const char *name;
        uint32_t cp;
    } list[] = {{"amp", '&'},       {"lt", '<'},        {"gt", '>'},       {"quot", '"'},
                {"apos", '\''},     {"nbsp", ' '},      {"ensp", ' '},     {"emsp", ' '},
                {"thinsp", ' '},    {"mdash", 0x2014},  {"ndash", 0x2013}, {"middot", 0xB7},
                {"hellip", 0x2026}, {"lsquo", 0x2018},  {"rsquo", 0x2019}, {"ldquo", 0x201C},
                {"rdquo", 0x201D},  {"times", 0xD7},    {"divide", 0xF7},  {"minus", 0x2212},
                {"plusmn", 0xB1},   {"deg", 0xB0},      {"micro", 0xB5},   {"frac12", 0xBD},
                {"frac14", 0xBC},   {"frac34", 0xBE},   {"sup1", 0xB9},    {"sup2", 0xB2},
                {"sup3", 0xB3},     {"le", 0x2264},     {"ge", 0x2265},    {"ne", 0x2260},
                {"asymp", 0x2248},  {"infin", 0x221E},  {"larr", 0x2190},  {"rarr", 0x2192},
                {"uarr", 0x2191},   {"darr", 0x2193},   {"harr", 0x2194},  {"alpha", 0x3B1},
                {"beta", 0x3B2},    {"gamma", 0x3B3},   {"delta", 0x3B4},  {"Delta", 0x394},
                {"theta", 0x3B8},   {"lambda", 0x3BB},  {"mu", 0x3BC},     {"pi", 0x3C0},
                {"rho", 0x3C1},     {"sigma", 0x3C3},   {"omega", 0x3C9},  {"Omega", 0x3A9},
                {"copy", 0xA9},     {"reg", 0xAE},      {"trade", 0x2122}, {"yen", 0xA5},
                {"euro", 0x20AC},   {"laquo", 0xAB},    {"raquo", 0xBB},   {"bull", 0x2022},
                {"prime", 0x2032},  {"Prime", 0x2033},  {"radic", 0x221A}, {"sum", 0x2211},
                {"permil", 0x2030}, {"sect", 0xA7},     {"iexcl", 0xA1},   {"iquest", 0xBF},
                {"eacute", 0xE9},   {"egrave", 0xE8},   {"ouml", 0xF6},    {"uuml", 0xFC},
                {"auml", 0xE4},     {"szlig", 0xDF},    {"ccedil", 0xE7},  {"ntilde", 0xF1},
                {"there4", 0x2234}, {"because", 0x2235}};
    size_t i;
    if (left > 2 && p[1] == '#') {
        return markup_number(p, left, length);
    }
    for (i = 0; i < sizeof list / sizeof *list; i++) {
        size_t n = strlen(list[i].name);
        if (left > n + 1 && memcmp(p + 1, list[i].name, n) == 0 && p[n + 1] == ';') {
            *length = n + 2;
            return list[i].cp;
        }
    }
    return 0;
}

uint32_t markup_raised(uint32_t cp, int high)
{
    static const struct {
        uint32_t cp, high, low;
    } list[] = {{'0', 0x2070, 0x2080}, {'1', 0xB9, 0x2081},   {'2', 0xB2, 0x2082},
                {'3', 0xB3, 0x2083},   {'4', 0x2074, 0x2084}, {'5', 0x2075, 0x2085},
                {'6', 0x2076, 0x2086}, {'7', 0x2077, 0x2087}, {'8', 0x2078, 0x2088},
                {'9', 0x2079, 0x2089}, {'+', 0x207A, 0x208A}, {'-', 0x207B, 0x208B},
                {'=', 0x207C, 0x208C}, {'(', 0x207D, 0x208D}, {')', 0x207E, 0x208E},
                {'n', 0x207F, 0x2099}, {'i', 0x2071, 0x1D62}, {0x2212, 0x207B, 0x208B},
                {' ', ' ', ' '},       {'a', 0, 0x2090},      {'e', 0, 0x2091},
                {'o', 0, 0x2092},      {'x', 0x2E3, 0x2093},  {'h', 0x2B0, 0x2095},
                {'k', 0, 0x2096},      {'l', 0x2E1, 0x2097},  {'m', 0, 0x2098},
                {'p', 0, 0x209A},      {'s', 0x2E2, 0x209B},  {'t', 0, 0x209C}};
    size_t i;
    for (i = 0; i < sizeof list / sizeof *list; i++) {
        if (list[i].cp == cp) {
            return high ? list[i].high : list[i].low;
        }
    }
    return 0;
}
