/* Errors on the stack: codes stay, contexts go in front, and what is too long loses whole
 * characters. */
#include "base/err.h"
#include "base/utf8.h"
#include "test.h"

static void set_fills_and_says_false(void)
{
    struct err err = {0};
    CHECK(err_set(&err, ERR_NOT_FOUND, "no card '%s'", "x") == false);
    CHECK_INT(err.code, ERR_NOT_FOUND);
    CHECK_TEXT(err.text, "no card 'x'");
}

static void wrap_keeps_the_code(void)
{
    struct err err;
    err_set(&err, ERR_FULL, "no space left");
    CHECK(err_wrap(&err, "installing %s", "a.pack") == false);
    CHECK_INT(err.code, ERR_FULL);
    CHECK_TEXT(err.text, "installing a.pack: no space left");
}

/* The text may be built from the error it replaces. */
static void an_error_may_speak_of_itself(void)
{
    struct err err;
    err_set(&err, ERR_IO, "disk");
    err_set(&err, ERR_INVALID, "first %s, then more", err.text);
    CHECK_TEXT(err.text, "first disk, then more");
    err_wrap(&err, "%s", err.text);
    CHECK_TEXT(err.text, "first disk, then more: first disk, then more");
}

static void long_texts_lose_whole_characters(void)
{
    char han[3001];
    for (int i = 0; i < 1000; i++) {
        memcpy(han + (size_t)i * 3, "吉", 3);
    }
    han[3000] = '\0';
    for (int shift = 0; shift < 3; shift++) {
        struct err err;
        size_t length;
        err_set(&err, ERR_IO, "%.*s%s", shift, "xx", han);
        length = strlen(err.text);
        CHECK(length <= sizeof err.text - 1 && length > sizeof err.text - 4);
        CHECK_INT(utf8_check(err.text, length), length);
        err_wrap(&err, "%.*s", shift, "yy");
        length = strlen(err.text);
        CHECK(length <= sizeof err.text - 1 && length > sizeof err.text - 4);
        CHECK_INT(utf8_check(err.text, length), length);
        err_wrap(&err, "%s", han);
        length = strlen(err.text);
        CHECK_INT(utf8_check(err.text, length), length);
    }
}

static void wrapping_for_ever_stays_inside(void)
{
    struct err err;
    err_set(&err, ERR_BUSY, "x");
    for (int i = 0; i < 500; i++) {
        err_wrap(&err, "层%d", i);
        CHECK(memchr(err.text, '\0', sizeof err.text) != NULL);
    }
    CHECK(strncmp(err.text, "层499: 层498: ", 15) == 0);
    CHECK_INT(err.code, ERR_BUSY);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(set_fills_and_says_false);
    RUN(wrap_keeps_the_code);
    RUN(an_error_may_speak_of_itself);
    RUN(long_texts_lose_whole_characters);
    RUN(wrapping_for_ever_stays_inside);
    return TEST_END();
}
