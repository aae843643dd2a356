/* UTF-8 decoding by the table of RFC 3629 section 4: the second byte's range depends on the first,
 * which rules out overlong forms, surrogates and values above U+10FFFF without a second check. */
#include "base/utf8.h"

static bool utf8_second_ok(unsigned char first, unsigned char second)
{
    switch (first) {
    case 0xE0:
        return second >= 0xA0 && second <= 0xBF;
    case 0xED:
        return second >= 0x80 && second <= 0x9F;
    case 0xF0:
        return second >= 0x90 && second <= 0xBF;
    case 0xF4:
        return second >= 0x80 && second <= 0x8F;
    default:
        return second >= 0x80 && second <= 0xBF;
    }
}

uint32_t utf8_next(const char **p, const char *end)
{
    const unsigned char *s = (const unsigned char *)*p;
    unsigned char first = s[0];
    size_t need, i;
    uint32_t cp;
    *p += 1;
    if (first < 0x80) {
        return first;
    }
    if (first >= 0xC2 && first <= 0xDF) {
        need = 1;
        cp = first & 0x1Fu;
    } else if (first >= 0xE0 && first <= 0xEF) {
        need = 2;
        cp = first & 0x0Fu;
    } else if (first >= 0xF0 && first <= 0xF4) {
        need = 3;
        cp = first & 0x07u;
    } else {
        return UTF8_REPLACEMENT;
    }
    for (i = 1; i <= need; i++) {
        bool ok = *p < end && (i == 1 ? utf8_second_ok(first, s[1]) : (s[i] & 0xC0) == 0x80);
        if (!ok) {
            return UTF8_REPLACEMENT;
        }
        cp = cp << 6 | (s[i] & 0x3Fu);
        *p += 1;
    }
    return cp;
}

size_t utf8_put(uint32_t cp, char out[4])
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    if (cp < 0x800) {
        out[0] = (char)(0xC0 | cp >> 6);
        out[1] = (char)(0x80 | (cp & 0x3F));
        return 2;
    }
    if (cp < 0x10000) {
        out[0] = (char)(0xE0 | cp >> 12);
        out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
        out[2] = (char)(0x80 | (cp & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | (cp >> 18 & 7));
    out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
    out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
    out[3] = (char)(0x80 | (cp & 0x3F));
    return 4;
}

size_t utf8_check(const char *text, size_t length)
{
    const char *p = text, *end = text + length;
    while (p < end) {
        const char *start = p;
        uint32_t cp = utf8_next(&p, end);
        if (cp == UTF8_REPLACEMENT &&
            !(p - start == 3 && (unsigned char)start[0] == 0xEF &&
              (unsigned char)start[1] == 0xBF && (unsigned char)start[2] == 0xBD)) {
            return (size_t)(start - text);
        }
    }
    return length;
}

size_t utf8_count(const char *text, size_t length)
{
    const char *p = text, *end = text + length;
    size_t n = 0;
    while (p < end) {
        utf8_next(&p, end);
        n++;
    }
    return n;
}

size_t utf8_cut(const char *text, size_t length, size_t limit)
{
    size_t back;
    if (length <= limit) {
        return length;
    }
    for (back = 0; back < 4 && back <= limit; back++) {
        const char *p = text + limit - back;
        if (((unsigned char)*p & 0xC0) != 0x80) {
            utf8_next(&p, text + length);
            /* tails that belong to no character may be cut off */
            return p > text + limit ? limit - back : limit;
        }
    }
    return limit;
}

bool utf8_is_han(uint32_t cp)
{
    return (cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0x3400 && cp <= 0x4DBF) || cp == 0x3007 ||
           cp == 0x3005 || (cp >= 0xF900 && cp <= 0xFAFF) || (cp >= 0x20000 && cp <= 0x323AF);
}

bool utf8_is_hangul(uint32_t cp)
{
    return (cp >= 0xAC00 && cp <= 0xD7A3) || (cp >= 0x1100 && cp <= 0x11FF) ||
           (cp >= 0x3130 && cp <= 0x318F) || (cp >= 0xA960 && cp <= 0xA97F) ||
           (cp >= 0xD7B0 && cp <= 0xD7FF);
}

bool utf8_is_cjk_punctuation(uint32_t cp)
{
    return (cp >= 0x3000 && cp <= 0x303F && cp != 0x3005 && cp != 0x3007) ||
           (cp >= 0xFF01 && cp <= 0xFF0F) || (cp >= 0xFF1A && cp <= 0xFF20) ||
           (cp >= 0xFF3B && cp <= 0xFF40) || (cp >= 0xFF5B && cp <= 0xFF65) || cp == 0x2018 ||
           cp == 0x2019 || cp == 0x201C || cp == 0x201D || cp == 0x2014 || cp == 0x2026 ||
           cp == 0x00B7 || cp == 0x2E3A;
}
