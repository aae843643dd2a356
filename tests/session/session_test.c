/* The visitor's choices: set, told apart from the morning's, and gone after a reset. */
#include "session/session.h"
#include "test.h"

static const struct session_choice boot = {
    .lang = "zh", .text = SESSION_TEXT_LARGE, .theme = SESSION_DARK, .less_motion = true};

static void reset_returns_to_boot(void)
{
    struct session s;
    session_init(&s, &boot);
    CHECK(session_is_boot(&s));
    session_set_lang(&s, "ko");
    s.now.text = SESSION_TEXT_XLARGE;
    s.now.theme = SESSION_CONTRAST;
    s.now.less_motion = false;
    session_reset(&s);
    CHECK(session_is_boot(&s));
    CHECK_TEXT(s.now.lang, "zh");
    CHECK_INT(s.now.text, SESSION_TEXT_LARGE);
    CHECK_INT(s.now.theme, SESSION_DARK);
    CHECK(s.now.less_motion);
}

static void every_choice_alone_is_a_change(void)
{
    for (int i = 0; i < 5; i++) {
        struct session s;
        session_init(&s, &boot);
        switch (i) {
        case 0:
            session_set_lang(&s, "en");
            break;
        case 1:
            s.now.text = SESSION_TEXT_NORMAL;
            break;
        case 2:
            s.now.theme = SESSION_LIGHT;
            break;
        case 3:
            s.now.age = SESSION_AGE_YOUNG;
            break;
        default:
            s.now.less_motion = false;
        }
        CHECK(!session_is_boot(&s));
        session_reset(&s);
        CHECK(session_is_boot(&s));
    }
}

static void languages_that_do_not_fit_are_ignored(void)
{
    struct session s;
    session_init(&s, &boot);
    session_set_lang(&s, "zh-Hans-CN-x-ab"); /* 15 letters: the longest */
    CHECK_TEXT(s.now.lang, "zh-Hans-CN-x-ab");
    session_set_lang(&s, "zh-Hans-CN-x-abc");
    CHECK_TEXT(s.now.lang, "zh-Hans-CN-x-ab");
    session_set_lang(&s, "");
    CHECK_TEXT(s.now.lang, "zh-Hans-CN-x-ab");
    session_set_lang(&s, s.now.lang); /* itself */
    CHECK_TEXT(s.now.lang, "zh-Hans-CN-x-ab");
    session_set_lang(&s, "en"); /* a shorter one leaves no tail */
    CHECK_TEXT(s.now.lang, "en");
}

static void words_there_and_back(void)
{
    for (int i = 0; i < 3; i++) {
        enum session_text text = SESSION_TEXT_NORMAL;
        enum session_theme theme = SESSION_LIGHT;
        CHECK(session_parse_text(session_text_name((enum session_text)i), &text));
        CHECK_INT(text, i);
        CHECK(session_parse_theme(session_theme_name((enum session_theme)i), &theme));
        CHECK_INT(theme, i);
    }
    CHECK_TEXT(session_text_name(SESSION_TEXT_XLARGE), "xlarge");
    CHECK_TEXT(session_theme_name(SESSION_CONTRAST), "contrast");
}

static void unknown_words_change_nothing(void)
{
    static const char *const words[] = {"", "Normal", "normal ", "larg", "larger", "0"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        enum session_text text = SESSION_TEXT_LARGE;
        enum session_theme theme = SESSION_DARK;
        CHECK(!session_parse_text(words[i], &text));
        CHECK(!session_parse_theme(words[i], &theme));
        CHECK_INT(text, SESSION_TEXT_LARGE);
        CHECK_INT(theme, SESSION_DARK);
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(reset_returns_to_boot);
    RUN(every_choice_alone_is_a_change);
    RUN(languages_that_do_not_fit_are_ignored);
    RUN(words_there_and_back);
    RUN(unknown_words_change_nothing);
    return TEST_END();
}
