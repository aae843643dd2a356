/* UTF-8 against RFC 3629: every scalar value there and back, every first-and-second-byte pair
 * judged by the table of section 4, the known edge cases, and cuts that never halve a character. */
#include "base/utf8.h"
#include "test.h"

static void every_code_point_there_and_back(void)
{
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
        char bytes[4];
        const char *p = bytes;
        size_t n;
        if (cp >= 0xD800 && cp <= 0xDFFF) {
            continue;
        }
        n = utf8_put(cp, bytes);
        CHECK_INT(n, cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4);
        CHECK_INT(utf8_next(&p, bytes + n), cp);
        CHECK_INT(p - bytes, n);
        CHECK_INT(utf8_check(bytes, n), n);
        for (size_t less = 1; less < n; less++) { /* every way to cut it short is broken */
            p = bytes;
            CHECK_INT(utf8_next(&p, bytes + less), UTF8_REPLACEMENT);
            CHECK_INT(p - bytes, less);
            CHECK_INT(utf8_check(bytes, less), 0);
        }
    }
}

/* Section 4 written out a second time: how many bytes a sequence starting so has; 0: none does. */
static size_t table_length(unsigned a, unsigned b)
{
    bool tail = b >= 0x80 && b <= 0xBF;
    if (a <= 0x7F) {
        return 1;
    }
    if (a >= 0xC2 && a <= 0xDF) {
        return tail ? 2 : 0;
    }
    if (a == 0xE0) {
        return b >= 0xA0 && b <= 0xBF ? 3 : 0;
    }
    if (a == 0xED) {
        return b >= 0x80 && b <= 0x9F ? 3 : 0;
    }
    if (a >= 0xE1 && a <= 0xEF) {
        return tail ? 3 : 0;
    }
    if (a == 0xF0) {
        return b >= 0x90 && b <= 0xBF ? 4 : 0;
    }
    if (a >= 0xF1 && a <= 0xF3) {
        return tail ? 4 : 0;
    }
    return a == 0xF4 && b >= 0x80 && b <= 0x8F ? 4 : 0;
}

static void every_pair_of_bytes(void)
{
    for (unsigned a = 0; a < 256; a++) {
        for (unsigned b = 0; b < 256; b++) {
            char text[4] = {(char)a, (char)b, (char)0x80, (char)0x80};
            const char *p = text;
            size_t want = table_length(a, b);
            uint32_t cp = utf8_next(&p, text + 4);
            CHECK_INT(p - text, want ? want : 1);
            CHECK((cp == UTF8_REPLACEMENT) == (want == 0));
        }
    }
}

static void known_broken_forms(void)
{
    static const struct {
        const char *bytes;
        size_t length, broken_at, count;
    } rows[] = {
        {"\xC0\x80", 2, 0, 2},         /* overlong NUL */
        {"\xC1\xBF", 2, 0, 2},         /* overlong DEL */
        {"\xE0\x9F\xBF", 3, 0, 3},     /* overlong U+07FF */
        {"\xF0\x8F\xBF\xBF", 4, 0, 4}, /* overlong U+FFFF */
        {"\xED\xA0\x80", 3, 0, 3},     /* a surrogate */
        {"\xED\xBF\xBF", 3, 0, 3},     /* the last surrogate */
        {"\xF4\x90\x80\x80", 4, 0, 4}, /* U+110000 */
        {"\xF5\x80\x80\x80", 4, 0, 4}, /* beyond */
        {"\xFE\xFF", 2, 0, 2},         /* a UTF-16 mark */
        {"ab\x80"
         "cd",
         5, 2, 5},                         /* a tail alone */
        {"a\xE5\x90", 3, 1, 2},            /* cut short: one broken character */
        {"\xE5\x90\xE5\x90\x89", 5, 0, 2}, /* cut short, then a good one */
        {"\xF0\x9F\x8C"
         "a",
         4, 0, 2},
        {"\xEF\xBF\xBD", 3, 3, 1}, /* U+FFFD itself is well formed */
        {"", 0, 0, 0},
        {"a\0b", 3, 3, 3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        CHECK_INT(utf8_check(rows[i].bytes, rows[i].length), rows[i].broken_at);
        CHECK_INT(utf8_count(rows[i].bytes, rows[i].length), rows[i].count);
    }
}

static void cuts_stay_between_characters(void)
{
    const char *text = "a吉é🌏z"; /* starts at 0 1 4 6 10, ends at 11 */
    static const size_t want[] = {0, 1, 1, 1, 4, 4, 6, 6, 6, 6, 10, 11, 11};
    for (size_t limit = 0; limit < sizeof want / sizeof want[0]; limit++) {
        CHECK_INT(utf8_cut(text, 11, limit), want[limit]);
    }
    CHECK_INT(utf8_cut(text, 11, (size_t)-1), 11);
    CHECK_INT(utf8_cut("", 0, 0), 0);
}

/* Tails without a head are characters of their own, so a cut may stand between them. */
static void cuts_move_on_through_rubbish(void)
{
    char tails[300];
    memset(tails, 0x80, sizeof tails);
    CHECK_INT(utf8_cut(tails, sizeof tails, 100), 100);
    tails[0] = (char)0xE5;
    CHECK_INT(utf8_cut(tails, sizeof tails, 2), 0); /* E5 80 80 is one character */
    CHECK_INT(utf8_cut(tails, sizeof tails, 3), 3);
    CHECK_INT(utf8_cut(tails, sizeof tails, 4), 4);
}

static void kinds_of_characters(void)
{
    static const uint32_t han[] = {0x4E00,  0x5409, 0x9FFF, 0x3400, 0x20000,
                                   0x323AF, 0x3007, 0x3005, 0xF900};
    static const uint32_t hangul[] = {0xAC00, 0xD7A3, 0x1100, 0x3131};
    static const uint32_t marks[] = {0x3001, 0x3002, 0xFF0C, 0xFF08, 0x201C, 0x2014, 0x2026, 0xB7};
    static const uint32_t plain[] = {'a', '0', ' ', 0xE9, 0xFF10, 0xFF21, 0x3042, 0x10FFFF};
    for (size_t i = 0; i < sizeof han / sizeof han[0]; i++) {
        CHECK(utf8_is_han(han[i]) && !utf8_is_hangul(han[i]) && !utf8_is_cjk_punctuation(han[i]));
    }
    for (size_t i = 0; i < sizeof hangul / sizeof hangul[0]; i++) {
        CHECK(utf8_is_hangul(hangul[i]) && !utf8_is_han(hangul[i]));
    }
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        CHECK(utf8_is_cjk_punctuation(marks[i]) && !utf8_is_han(marks[i]));
    }
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) {
        CHECK(!utf8_is_han(plain[i]) && !utf8_is_hangul(plain[i]));
        CHECK(!utf8_is_cjk_punctuation(plain[i]));
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(every_code_point_there_and_back);
    RUN(every_pair_of_bytes);
    RUN(known_broken_forms);
    RUN(cuts_stay_between_characters);
    RUN(cuts_move_on_through_rubbish);
    RUN(kinds_of_characters);
    return TEST_END();
}
