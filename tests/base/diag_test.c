/* Authors' mistakes: the printed form to the letter, the order, and texts of any length. */
#include "base/diag.h"
#include "base/utf8.h"
#include "test.h"

static void printed_form(void)
{
    struct diag d = {0};
    struct buf out = {0};
    diag_add(&d, DIAG_ERROR, (struct diag_place){"zh/home.md", 3, 7},
             "unknown key '%s'; did you mean '%s'?", "tilte", "title");
    diag_add(&d, DIAG_WARNING, (struct diag_place){"zh/home.md", 4, 0},
             "a long line; split it; twice");
    diag_add(&d, DIAG_NOTE, (struct diag_place){"pack.ini", 0, 0}, "nothing to mend");
    diag_add(&d, DIAG_ERROR, (struct diag_place){NULL, 0, 0}, "no file at all");
    diag_print(&d, &out);
    CHECK_TEXT(buf_text(&out), "zh/home.md:3:7: error: unknown key 'tilte'; did you mean 'title'?\n"
                               "zh/home.md:4:1: warning: a long line; split it; twice\n"
                               "pack.ini: note: nothing to mend\n"
                               ": error: no file at all\n");
    CHECK_INT(d.count, 4);
    CHECK_INT(d.errors, 2);
    CHECK_INT(d.warnings, 1);
    CHECK_TEXT(d.items[0].text, "unknown key 'tilte'");
    CHECK_TEXT(d.items[0].remedy, "did you mean 'title'?");
    CHECK_TEXT(d.items[1].remedy, "split it; twice");
    CHECK_TEXT(d.items[2].remedy, "");
    buf_finish(&out);
    diag_finish(&d);
    CHECK(!d.items && d.count == 0 && d.errors == 0);
}

static void the_file_name_is_copied(void)
{
    struct diag d = {0};
    char name[] = "a.md";
    diag_add(&d, DIAG_ERROR, (struct diag_place){name, 1, 1}, "x; y");
    memcpy(name, "b.cs", 4);
    CHECK_TEXT(d.items[0].place.file, "a.md");
    diag_finish(&d);
}

/* Places are drawn from few values, so that many are equal and stability shows. */
static void sorting_is_by_place_and_stable(void)
{
    static const char *const files[] = {"a", "b", "b/c"};
    struct diag d = {0};
    unsigned state = 1;
    for (int i = 0; i < 500; i++) {
        state = state * 1103515245u + 12345u;
        diag_add(&d, DIAG_NOTE,
                 (struct diag_place){files[(state >> 16) % 3], (int)(state >> 18) % 4,
                                     (int)(state >> 21) % 3},
                 "%03d; -", i);
    }
    diag_sort(&d);
    for (size_t i = 1; i < d.count; i++) {
        const struct diag_item *a = &d.items[i - 1], *b = &d.items[i];
        int order = strcmp(a->place.file, b->place.file);
        order = order ? order : a->place.line - b->place.line;
        order = order ? order : a->place.column - b->place.column;
        order = order ? order : strcmp(a->text, b->text); /* numbered in order of arrival */
        CHECK(order < 0);
    }
    CHECK_INT(d.count, 500);
    diag_finish(&d);
}

static void sorting_nothing_or_one(void)
{
    struct diag d = {0};
    diag_sort(&d);
    CHECK_INT(d.count, 0);
    diag_add(&d, DIAG_NOTE, (struct diag_place){"a", 1, 1}, "x; y");
    diag_sort(&d);
    CHECK_INT(d.count, 1);
    diag_finish(&d);
}

/* An author's line may be of any length; what is printed of it must still be text. */
static void long_texts_end_with_a_whole_character(void)
{
    char han[6001];
    for (int i = 0; i < 2000; i++) {
        memcpy(han + (size_t)i * 3, "吉", 3);
    }
    han[6000] = '\0';
    for (int shift = 0; shift < 3; shift++) {
        struct diag d = {0};
        diag_add(&d, DIAG_ERROR, (struct diag_place){"a", 1, 1}, "%.*s%s", shift, "xx", han);
        CHECK(strlen(d.items[0].text) >= 900);
        CHECK_INT(utf8_check(d.items[0].text, strlen(d.items[0].text)), strlen(d.items[0].text));
        diag_finish(&d);
    }
}

/* --- two languages ---------------------------------------------------------------------------- */

static const struct diag_words words[] = {
    {"key-misspelt", "unknown key '%s'; did you mean '%s'?", "没有“%s”这个键; 是不是“%s”？"},
    {"key-late", "'%s' stands behind '%s'; exchange them", "“%2$s”在“%1$s”前面; 请对调"},
    {"percent", "100% is too much; write less", "不能是 100%; 请写小一些"},
    {NULL, NULL, NULL}};
static const struct diag_words more[] = {{"short", "nothing to mend", "不用改"},
                                         {NULL, NULL, NULL}};
static const struct diag_words *const catalogue[] = {words, more, NULL};

static const struct diag_place here = {"zh/home.md", 3, 7};

static void chinese_messages(void)
{
    struct diag d = {0};
    struct buf out = {0};
    diag_speak(&d, catalogue, DIAG_ZH);
    diag_add(&d, DIAG_ERROR, here, "unknown key '%s'; did you mean '%s'?", "tilte", "title");
    diag_add(&d, DIAG_WARNING, here, "'%s' stands behind '%s'; exchange them", "a", "b");
    diag_say(&d, DIAG_NOTE, here, "100% is too much; write less");
    diag_say(&d, DIAG_NOTE, here, "nothing to mend");
    diag_add(&d, DIAG_NOTE, here, "nobody knows %s; see", "this");
    diag_print(&d, &out);
    CHECK_TEXT(buf_text(&out), "zh/home.md:3:7: 错误：没有“tilte”这个键；是不是“title”？\n"
                               "zh/home.md:3:7: 警告：“b”在“a”前面；请对调\n"
                               "zh/home.md:3:7: 提示：不能是 100%；请写小一些\n"
                               "zh/home.md:3:7: 提示：不用改\n"
                               "zh/home.md:3:7: 提示：nobody knows this；see\n");
    CHECK_TEXT(d.items[0].code, "key-misspelt");
    CHECK_TEXT(d.items[2].code, "percent");
    CHECK_TEXT(d.items[2].remedy, "请写小一些");
    CHECK_TEXT(d.items[4].code, "");
    buf_finish(&out);
    diag_finish(&d);
}

/* Places inside a file that lines and columns do not tell. */
static void names_before_messages(void)
{
    struct diag d = {.both = true};
    diag_add(&d, DIAG_ERROR, here, "alone");
    diag_name(&d, &d.items[0], "B2");
    CHECK_TEXT(d.items[0].text, "B2: alone");
    diag_speak(&d, catalogue, DIAG_ZH);
    diag_say(&d, DIAG_ERROR, here, "100% is too much; write less");
    diag_name(&d, &d.items[1], "events[3]");
    CHECK_TEXT(d.items[1].text, "events[3]：不能是 100%");
    CHECK_TEXT(d.items[1].other.text, "events[3]: 100% is too much");
    CHECK_TEXT(d.items[1].other.remedy, "write less");
    d.both = false;
    diag_say(&d, DIAG_ERROR, here, "nothing to mend");
    diag_name(&d, &d.items[2], "B2");
    CHECK(!d.items[2].other.text);
    CHECK(diag_blames(&d, "zh/") && !diag_blames(&d, "en/"));
    diag_finish(&d);
}

static void english_messages_have_codes(void)
{
    struct diag d = {0};
    diag_speak(&d, catalogue, DIAG_EN);
    diag_add(&d, DIAG_ERROR, here, "unknown key '%s'; did you mean '%s'?", "tilte", "title");
    diag_say(&d, DIAG_ERROR, here, "100% is too much; write less");
    CHECK_TEXT(d.items[0].code, "key-misspelt");
    CHECK_TEXT(d.items[0].text, "unknown key 'tilte'");
    CHECK_TEXT(d.items[1].code, "percent");
    CHECK_TEXT(d.items[1].text, "100% is too much");
    diag_finish(&d);
}

/* What an author wrote may look like the end of a text. */
static void semicolons_of_authors(void)
{
    struct diag d = {0};
    diag_add(&d, DIAG_ERROR, here, "'%s' is not a date; write '%s'", "may; june", "1958; or so");
    diag_add(&d, DIAG_ERROR, here, "'%s' alone", "a; b");
    CHECK_TEXT(d.items[0].text, "'may; june' is not a date");
    CHECK_TEXT(d.items[0].remedy, "write '1958; or so'");
    CHECK_TEXT(d.items[1].text, "'a; b' alone");
    CHECK_TEXT(d.items[1].remedy, "");
    diag_finish(&d);
}

static void as_json(void)
{
    struct diag d = {0};
    struct buf out = {0};
    diag_print_json(&d, &out);
    CHECK_TEXT(buf_text(&out), "[]\n");
    buf_clear(&out);
    diag_speak(&d, catalogue, DIAG_ZH);
    diag_add(&d, DIAG_ERROR, here, "unknown key '%s'; did you mean '%s'?", "a\"\\\n\x01", "雪");
    diag_add(&d, DIAG_NOTE, (struct diag_place){NULL, 0, 0}, "x");
    diag_print_json(&d, &out);
    CHECK_TEXT(buf_text(&out),
               "[\n  {\"level\": \"error\", \"file\": \"zh/home.md\", \"line\": 3, \"column\": 7,"
               " \"code\": \"key-misspelt\", \"text\": \"没有“a\\\"\\\\\\u000a\\u0001”这个键\","
               " \"remedy\": \"是不是“雪”？\"},\n"
               "  {\"level\": \"note\", \"file\": \"\", \"line\": 0, \"column\": 0, \"code\": \"\","
               " \"text\": \"x\", \"remedy\": \"\"}\n]\n");
    buf_finish(&out);
    diag_finish(&d);
}

/* A file's name may be any bytes, and a text may be cut anywhere; JSON is UTF-8 all the same. */
static void json_is_always_utf8(void)
{
    char han[3001];
    for (int i = 0; i < 1000; i++) {
        memcpy(han + (size_t)i * 3, "雪", 3);
    }
    han[3000] = '\0';
    for (int shift = 0; shift < 4; shift++) {
        struct diag d = {0};
        struct buf out = {0};
        diag_add(&d, DIAG_ERROR, (struct diag_place){"zh/\xFF\xC3.md", 1, 1}, "%.*s%s; %s", shift,
                 "xxxx", han, "\x80");
        diag_add(&d, DIAG_ERROR, here, "'%s'; \xE9", "\xE9\x9B");
        diag_say(&d, DIAG_ERROR, here, "\xF0\x9F; \x98");
        diag_print_json(&d, &out);
        CHECK_INT(utf8_check(out.data, out.length), out.length);
        buf_finish(&out);
        diag_finish(&d);
    }
}

/* For readers that may change their language: the same message in both. */
static void said_in_both_languages(void)
{
    for (int lang = 0; lang < 2; lang++) {
        struct diag d = {.both = true};
        struct buf out = {0};
        diag_speak(&d, catalogue, (enum diag_lang)lang);
        diag_add(&d, DIAG_ERROR, here, "'%s' stands behind '%s'; exchange them", "a", "b");
        diag_say(&d, DIAG_NOTE, here, "100% is too much; write less");
        diag_add(&d, DIAG_NOTE, here, "not in the %s; ask", "catalogue");
        CHECK_TEXT(lang == DIAG_ZH ? d.items[0].text : d.items[0].other.text, "“b”在“a”前面");
        CHECK_TEXT(lang == DIAG_ZH ? d.items[0].other.text : d.items[0].text,
                   "'a' stands behind 'b'");
        CHECK_TEXT(lang == DIAG_ZH ? d.items[0].other.remedy : d.items[0].remedy, "exchange them");
        CHECK_TEXT(lang == DIAG_ZH ? d.items[1].text : d.items[1].other.text, "不能是 100%");
        CHECK_TEXT(d.items[2].other.text, "not in the catalogue");
        diag_print_json(&d, &out);
        CHECK_HAS(out.data, "\"remedy\": \"ask\", \"other_text\": \"not in the catalogue\", "
                            "\"other_remedy\": \"ask\"}");
        diag_finish(&d);
        buf_finish(&out);
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(printed_form);
    RUN(the_file_name_is_copied);
    RUN(sorting_is_by_place_and_stable);
    RUN(sorting_nothing_or_one);
    RUN(long_texts_end_with_a_whole_character);
    RUN(chinese_messages);
    RUN(names_before_messages);
    RUN(english_messages_have_codes);
    RUN(semicolons_of_authors);
    RUN(as_json);
    RUN(json_is_always_utf8);
    RUN(said_in_both_languages);
    return TEST_END();
}
