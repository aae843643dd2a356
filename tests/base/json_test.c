/* JSON front to back: what is right is read, what is wrong is refused for good. */
#include "test.h"

#include "base/json.h"

static struct json of(const char *text)
{
    struct json j;
    json_begin(&j, text, strlen(text));
    return j;
}

static void a_document(void)
{
    static const char text[] =
        " {\"n\": -12, \"yes\":true ,\"no\":false,\"list\":[1,2, 3],\"empty\":[],"
        "\"skip\":{\"a\":[null,1.5e3,{\"b\":\"}]\"}]},\n\t\"text\":\"\\u5409\\u6797\\n\\\"x\\\\\"}";
    struct json j = of(text);
    struct arena mem = {0};
    char key[8];
    const char *said = NULL;
    int64_t n = 0, sum = 0, item;
    bool yes = false, no = true;
    int empty = 0;
    for (json_object(&j); json_key(&j, key, sizeof key);) {
        if (strcmp(key, "n") == 0) {
            json_number(&j, &n);
        } else if (strcmp(key, "yes") == 0) {
            json_bool(&j, &yes);
        } else if (strcmp(key, "no") == 0) {
            json_bool(&j, &no);
        } else if (strcmp(key, "list") == 0) {
            for (json_array(&j); json_item(&j);) {
                sum += json_number(&j, &item) ? item : 0;
            }
        } else if (strcmp(key, "empty") == 0) {
            for (json_array(&j); json_item(&j);) {
                empty++;
            }
        } else if (strcmp(key, "text") == 0) {
            json_text(&j, &mem, &said);
        } else {
            CHECK_TEXT(key, "skip");
            json_skip(&j);
        }
    }
    CHECK(json_end(&j));
    CHECK_INT(n, -12);
    CHECK_INT(sum, 6);
    CHECK_INT(empty, 0);
    CHECK(yes && !no);
    CHECK_TEXT(said, "吉林\n\"x\\");
    arena_finish(&mem);
}

static bool skips(const char *text)
{
    struct json j = of(text);
    return json_skip(&j) && json_end(&j);
}

static void what_is_json(void)
{
    static const char *const right[] = {"{}",
                                        "[]",
                                        " [ ] ",
                                        "0",
                                        "-0",
                                        "12e-3",
                                        "\"\"",
                                        "\"\\/\\b\\f\\n\\r\\t\\uD83D\\uDE00\"",
                                        "null",
                                        "[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]",
                                        "{\"a\":{\"a\":{}},\"b\":[{},[]]}"};
    static const char *const wrong[] = {"",
                                        " ",
                                        "{",
                                        "[",
                                        "]",
                                        "}",
                                        "[1,]",
                                        "[,1]",
                                        "[1 2]",
                                        "{\"a\"}",
                                        "{\"a\":}",
                                        "{\"a\":1,}",
                                        "{a:1}",
                                        "{1:1}",
                                        "\"",
                                        "\"a",
                                        "\"\n\"",
                                        "\"\\x\"",
                                        "\"\\u12\"",
                                        "\"\\u0000\"",
                                        "\"\\uD800\"",
                                        "\"\\uD800\\u0041\"",
                                        "\"\\uDC00\"",
                                        "\"\xff\"",
                                        "nul",
                                        "tru",
                                        "+",
                                        "01",
                                        "1.",
                                        ".5",
                                        "1e",
                                        "--1",
                                        "[1}",
                                        "{\"a\":1]",
                                        "1 1",
                                        "[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]"};
    size_t i;
    for (i = 0; i < sizeof right / sizeof *right; i++) {
        if (!skips(right[i])) {
            test_fail(__FILE__, __LINE__, "refused: %s", right[i]);
        }
    }
    for (i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (skips(wrong[i])) {
            test_fail(__FILE__, __LINE__, "taken: %s", wrong[i]);
        }
    }
}

static void numbers(void)
{
    static const char *const wrong[] = {"1.5", "1e3", "01", "-", "1234567890123456789", "x", ""};
    struct json j = of("123456789012345678");
    int64_t n = 7;
    size_t i;
    CHECK(json_number(&j, &n));
    CHECK(n == INT64_C(123456789012345678));
    n = 7;
    for (i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        j = of(wrong[i]);
        CHECK(!json_number(&j, &n));
        CHECK_INT(n, 7);
        CHECK(!json_end(&j));
    }
}

/* Once something was wrong, nothing is right any more, and loops end. */
static void wrong_for_good(void)
{
    struct json j = of("{\"a\": x, \"b\": 1}");
    char key[4];
    int64_t n;
    int keys = 0;
    for (json_object(&j); json_key(&j, key, sizeof key); keys++) {
        CHECK(!json_number(&j, &n));
    }
    CHECK_INT(keys, 1);
    CHECK(!json_item(&j) && !json_skip(&j) && !json_end(&j));
    j = of("{\"long-key\": 1}");
    CHECK(json_object(&j) && json_key(&j, key, sizeof key));
    CHECK_TEXT(key, "lon");
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(a_document);
    RUN(what_is_json);
    RUN(numbers);
    RUN(wrong_for_good);
    return TEST_END();
}
