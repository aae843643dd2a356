/* Texts as editors and spreadsheet programs save them: which encoding a file is in, what becomes of
 * it, and what is damage. The bytes stand here as numbers; nothing is converted by what is tested.
 */
#include "test.h"

#include "author/encoding.h"
#include "author/plain.h"

#define BYTES(text) text, sizeof text - 1

static void what_it_is_in(void)
{
    static const struct {
        const char *bytes;
        size_t length;
        enum encoding is;
    } cases[] = {
        {BYTES(""), ENCODING_UTF8},
        {BYTES("plain"), ENCODING_UTF8},
        {BYTES("\xE5\x90\x89\xE6\x9E\x97"), ENCODING_UTF8},
        {BYTES("\xEF\xBB\xBFid"), ENCODING_UTF8},
        {BYTES("caf\xC3\xA9"), ENCODING_UTF8},                   /* also a Han character, 茅 */
        {BYTES("5 \xCE\xA9, 3 \xC2\xB5m"), ENCODING_UTF8},       /* ohm and micrometre */
        {BYTES("\xD0\xA0\xD0\xBE\xD1\x81"), ENCODING_UTF8},      /* Russian, Рос */
        {BYTES("h\xC7\x8Eo m\xC4\x81"), ENCODING_UTF8},          /* pinyin: hǎo mā */
        {BYTES("a,\xBC\xAA\xC1\xD6\n"), ENCODING_GB18030},       /* 吉林 */
        {BYTES("id,name\nmuseum,\xB9\xDD\n"), ENCODING_GB18030}, /* one 馆 among ASCII */
        {BYTES("title: \xD0\xA1\xD1\xA7"), ENCODING_GB18030},    /* 小学, whole UTF-8 as well */
        {BYTES("title: \xD2\xBB"), ENCODING_UTF8},               /* 一 alone proves nothing */
        {BYTES("a,\xCA\xA4"), ENCODING_UTF8},                    /* a phonetic sign, or 胜 */
        {BYTES("\xCA\xA4\xC9\xAAl\xC9\xAAn"), ENCODING_UTF8},    /* phonetic */
        {BYTES("\xC1\xAA\xCD\xA8"), ENCODING_GB18030},           /* 联通 */
        {BYTES("\xD6\xEC\xE9\x46\xBB\xF9"), ENCODING_GB18030}, /* 朱镕基: 镕 is not in GB 2312 */
        {BYTES("1953\xA8\x43"
               "1956"),
         ENCODING_GB18030},                                                /* an en dash */
        {BYTES("ko: \x83\x31\xCE\x38\x82\x37\xB4\x32"), ENCODING_GB18030}, /* Hangul: four bytes */
        {BYTES("\xC8\xCB\x81\x30\x84\x36"), ENCODING_GB18030},             /* four bytes */
        {BYTES("\xE5\x90\x89\xE6\x9E\x97 \xFF"), ENCODING_UTF8},           /* one broken byte */
        {BYTES("\xE5\x90\x89\xE6\x9E\x97\xE5\x90"), ENCODING_UTF8},        /* cut short */
        {BYTES("The lake \xE5\x90 of ice"), ENCODING_UTF8}, /* cut, and nothing else around */
        {BYTES("caf\xE9 au lait"), ENCODING_UTF8},          /* Latin-1 is not read */
        {BYTES("na\xEFve"), ENCODING_UTF8},
        {BYTES("\xFF\xFE"
               "a\0"),
         ENCODING_UTF16LE},
        {BYTES("\xFE\xFF\0a"), ENCODING_UTF16BE},
        {BYTES("a\0,\0\x09\x54\n\0"), ENCODING_UTF16LE},
        {BYTES("\0a\0,\x54\x09\0\n"), ENCODING_UTF16BE},
        {BYTES("\x09\x54\x97\x67\x01\x77\x0D\0\n\0"), ENCODING_UTF16LE}, /* 吉林省, a line */
        {BYTES("\x4E\0\x4E\0\x4E\0\0\r\0\n\0a\0b"), ENCODING_UTF16BE},   /* 一一一, a line, ab */
        {BYTES("a damaged\0 text"), ENCODING_UTF8},
        {BYTES("a\0\0b"), ENCODING_UTF8},
        {BYTES("\0\0\0\0"), ENCODING_UTF8},
    };
    size_t i;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (encoding_of(cases[i].bytes, cases[i].length) != cases[i].is) {
            test_fail(__FILE__, __LINE__, "case %zu '%s' is %d", i, cases[i].bytes,
                      (int)encoding_of(cases[i].bytes, cases[i].length));
            return;
        }
    }
}

/* A paragraph of Chinese holds by chance what is UTF-8, too; and is GB18030 all the same. */
static void long_chinese(void)
{
    static const char paragraph[] = /* 小学生在吉林市看雾凇，一共有十二个班。 */
        "\xD0\xA1\xD1\xA7\xC9\xFA\xD4\xDA\xBC\xAA\xC1\xD6\xCA\xD0\xBF\xB4\xCE\xED\xE4\xC1\xA3\xAC"
        "\xD2\xBB\xB9\xB2\xD3\xD0\xCA\xAE\xB6\xFE\xB8\xF6\xB0\xE0\xA1\xA3\n";
    static const char korean[] = /* 길림성과학기술관은 과학보급의 장소이다 */
        "\xB1\xE6\xB8\xB2\xBC\xBA\xB0\xFA\xC7\xD0\xB1\xE2\xBC\xFA\xB0\xFC\xC0\xBA "
        "\xB0\xFA\xC7\xD0\xBA\xB8\xB1\xDE\xC0\xC7 \xC0\xE5\xBC\xD2\xC0\xCC\xB4\xD9\n";
    struct buf text = {0};
    int i;
    for (i = 0; i < 300; i++) {
        buf_add_text(&text, paragraph);
    }
    CHECK_INT(encoding_of(text.data, text.length), ENCODING_GB18030);
    text.data[text.length / 2] = (char)0xFF; /* damage does not make it anything else */
    CHECK_INT(encoding_of(text.data, text.length), ENCODING_GB18030);
    buf_clear(&text);
    buf_add_text(&text, korean);
    CHECK_INT(encoding_of(text.data, text.length), ENCODING_KOREAN);
    buf_finish(&text);
}

struct plain_case {
    const char *bytes;
    size_t length;
    bool table, good;
    const char *text, *says;
};

static void read_all(const struct plain_case *cases, size_t count)
{
    size_t i;
    for (i = 0; i < count; i++) {
        struct buf text = {0}, said = {0};
        struct diag d = {0};
        bool good;
        buf_add(&text, cases[i].bytes, cases[i].length);
        good = plain_read(&d, "t", cases[i].table, &text);
        diag_print(&d, &said);
        if (good != cases[i].good || strcmp(buf_text(&said), cases[i].says) != 0 ||
            (good && strcmp(buf_text(&text), cases[i].text) != 0)) {
            test_fail(__FILE__, __LINE__, "case %zu is %d \"%s\" and says \"%s\"", i, good,
                      buf_text(&text), buf_text(&said));
        }
        diag_finish(&d);
        buf_finish(&text);
        buf_finish(&said);
    }
}

#define READ_ALL(cases) read_all(cases, sizeof cases / sizeof *cases)

static void converted(void)
{
    static const struct plain_case cases[] = {
        {BYTES("a,\xE5\x90\x89\n"), true, true, "a,吉\n", ""},
        {BYTES("a,\xBC\xAA\xC1\xD6\n"), true, true, "a,吉林\n",
         "t:1:1: warning: the table is in GB18030; save it as \"CSV UTF-8\"\n"},
        {BYTES("\xFF\xFE"
               "a\0,\0\x09\x54\r\0\n\0"),
         true, true, "a,吉\n",
         "t:1:1: warning: the table is in UTF-16; save it as \"CSV UTF-8\"\n"},
        {BYTES("\xFE\xFF\0a\0,\x54\x09\0\n"), true, true, "a,吉\n",
         "t:1:1: warning: the table is in UTF-16; save it as \"CSV UTF-8\"\n"},
        {BYTES("{\"a\": \"\xBC\xAA\"}"), false, true, "{\"a\": \"吉\"}",
         "t:1:1: warning: the text is in GB18030; save it as UTF-8 (in Notepad: Save as,"
         " Encoding)\n"},
        {BYTES("\xFF\xFE\x3C\xD8\x1F\xDF"), false, true, "🌟", /* a surrogate pair */
         "t:1:1: warning: the text is in UTF-16; save it as UTF-8 (in Notepad: Save as,"
         " Encoding)\n"}};
    READ_ALL(cases);
}

static void marks_and_line_ends(void)
{
    static const struct plain_case cases[] = {
        {BYTES(""), false, true, "", ""},
        {BYTES("\xEF\xBB\xBF"), false, true, "", ""},
        {BYTES("\xEF\xBB\xBF\xEF\xBB\xBFid\n"), true, true, "id\n", ""},
        {BYTES("a\r\nb\r\n"), false, true, "a\nb\n", ""},
        {BYTES("a\rb\r"), false, true, "a\nb\n", ""},
        {BYTES("a\nb\r\nc\rd\r\r\n"), false, true, "a\nb\nc\nd\n\n", ""},
        {BYTES("a\r\n\x1A"), false, true, "a\n", ""}, /* the end of a text in DOS */
        {BYTES("\xBC\xAA\r\xC1\xD6\r\n"), true, true, "吉\n林\n",
         "t:1:1: warning: the table is in GB18030; save it as \"CSV UTF-8\"\n"}};
    READ_ALL(cases);
}

static void damage(void)
{
    static const struct plain_case cases[] = {
        {BYTES("\xE5\x90\x89\r\n\xE6\x9E\x97 \xFF!"), false, true, "吉\n林 \xEF\xBF\xBD!",
         "t:2:3: error: the byte FF at offset 9 is not UTF-8 text; type the place again and save"
         " the file as UTF-8\n"},
        {BYTES("\xEF\xBB\xBF"
               "caf\xE9 ol\xE9"),
         false, true, "caf\xEF\xBF\xBD ol\xEF\xBF\xBD",
         "t:1:4: error: the byte E9 at offset 6 is not UTF-8 text; type the place again and save"
         " the file as UTF-8\n"
         "t:1:8: error: the byte E9 at offset 10 is not UTF-8 text; type the place again and save"
         " the file as UTF-8\n"},
        {BYTES("one\rtwo\0three"), false, true, "one\ntwothree",
         "t:2:4: error: a NUL byte at offset 7, which no text has; save the file again from the"
         " program it comes from\n"},
        {BYTES("\xFF\xFE"
               "a\0\0\0b\0"),
         false, true, "ab",
         "t:1:1: warning: the text is in UTF-16; save it as UTF-8 (in Notepad: Save as,"
         " Encoding)\n"
         "t:1:2: error: a NUL byte at offset 4, which no text has; save the file again from the"
         " program it comes from\n"},
        {BYTES("\xBC\xAA\xC1\xD6\n\xBC\xAA\x01"), false, true, "吉林\n吉",
         "t:1:1: warning: the text is in GB18030; save it as UTF-8 (in Notepad: Save as,"
         " Encoding)\n"
         "t:2:2: error: control character U+0001; delete it and type the place again\n"},
        {BYTES("a\xC2\x85"
               "b"),
         false, true, "ab",
         "t:1:2: error: control character U+0085; delete it and type the place again\n"},
        {BYTES("a\xEF\xBF\xBD"
               "b"),
         false, true,
         "a\xEF\xBF\xBD"
         "b",
         "t:1:2: error: the sign U+FFFD says that a character was lost here; type the place"
         " again\n"},
        {BYTES("\xFF\xFE\0\xD8"), false, false, "",
         "t:1:1: error: the byte 00 at offset 2 does not belong into a text in UTF-16; type the"
         " place again and save the file as UTF-8\n"},
        {BYTES("\xFF\xFE"
               "a\0\n\0b"),
         false, false, "",
         "t:2:1: error: the byte 62 at offset 6 does not belong into a text in UTF-16; type the"
         " place again and save the file as UTF-8\n"}};
    READ_ALL(cases);
}

static void no_texts(void)
{
    static const struct plain_case cases[] = {
        {BYTES("PK\x03\x04\x14"), true, false, "",
         "t:1:1: error: this is not a text but a file of another kind (ZIP, XLSX, DOCX); open it in"
         " its own program and save it as UTF-8 text, a table as \"CSV UTF-8\" or .xlsx\n"},
        {BYTES("%PDF-1.7"), false, false, "",
         "t:1:1: error: this is not a text but a file of another kind (PDF); open it in its own"
         " program and save it as UTF-8 text, a table as \"CSV UTF-8\" or .xlsx\n"}};
    struct buf text = {0}, said = {0};
    struct diag d = {0};
    int i;
    READ_ALL(cases);
    for (i = 0; i < 4096; i++) {
        buf_add_byte(&text, (char)(i * 7 % 251));
    }
    CHECK(!plain_read(&d, "t", false, &text));
    CHECK_INT(d.errors, 11);
    diag_print(&d, &said);
    CHECK_HAS(buf_text(&said), "and more such places; this file is damaged or not a text");
    diag_finish(&d);
    buf_finish(&text);
    buf_finish(&said);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(what_it_is_in);
    RUN(long_chinese);
    RUN(converted);
    RUN(marks_and_line_ends);
    RUN(damage);
    RUN(no_texts);
    return TEST_END();
}
