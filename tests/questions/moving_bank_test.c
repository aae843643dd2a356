/* Every question of the shipped bank that is answered by moving something, played by a scripted
 * finger on its own screen in both languages: right by taps, wrong by drags; and as large as words
 * can be, where nothing may be cut. */
#include "bank.h"

static bool bank_says(const char *key)
{
    const struct ui_element *all;
    const char *word = ui_word(stage_ui(bank.stage), key);
    size_t i, count = ui_elements(stage_ui(bank.stage), &all);
    for (i = 0; i < count; i++) {
        if (all[i].what == UI_ELEMENT_TEXT && strcmp(all[i].label, word) == 0) {
            return true;
        }
    }
    return false;
}

static const char *bank_cut(void)
{
    const struct ui_element *all;
    size_t i, count = ui_elements(stage_ui(bank.stage), &all);
    for (i = 0; i < count; i++) {
        if (all[i].what == UI_ELEMENT_TEXT && (all[i].clipped || all[i].overfull)) {
            return all[i].label;
        }
    }
    return NULL;
}

static void bank_play(const char *lang, bool right, enum session_text text)
{
    struct err err;
    size_t played = 0, i;
    stage_choose(bank.stage, lang, text, SESSION_LIGHT);
    for (i = 0; i < bank.count; i++) {
        struct arena mem = {0};
        struct question q;
        const char *cut;
        CHECK(pack_question(stage_pack(bank.stage), bank.routes[i], lang, &mem, &q, &err));
        if (bank_moves(&q)) {
            CHECK(stage_open(bank.stage, bank.routes[i], &err));
            stage_settle(bank.stage);
            cut = bank_cut();
            if (!bank_answer(&q, right) || (cut = cut ? cut : bank_cut()) != NULL ||
                bank_says("quiz.right") != right) {
                test_fail(bank.routes[i], 0, "%s, %s: %s", lang, right ? "right" : "wrong",
                          cut ? cut : "the finger or the answer went astray");
            }
            played++;
        }
        arena_finish(&mem);
    }
    CHECK(played >= 20);
}

static void right_in_chinese(void)
{
    bank_play("zh", true, SESSION_TEXT_NORMAL);
}

static void wrong_in_chinese(void)
{
    bank_play("zh", false, SESSION_TEXT_NORMAL);
}

static void right_in_english(void)
{
    bank_play("en", true, SESSION_TEXT_NORMAL);
}

static void wrong_in_english(void)
{
    bank_play("en", false, SESSION_TEXT_NORMAL);
}

static void at_extra_large(void)
{
    bank_play("en", true, SESSION_TEXT_XLARGE);
}

static void in_a_narrow_hall(void)
{
    stage_resize(bank.stage, 1080, 1920);
    bank_play("zh", false, SESSION_TEXT_XLARGE);
    stage_resize(bank.stage, 1920, 1080);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    if (!bank_open()) {
        return 1;
    }
    RUN(right_in_chinese);
    RUN(wrong_in_chinese);
    RUN(right_in_english);
    RUN(wrong_in_english);
    RUN(at_extra_large);
    RUN(in_a_narrow_hall);
    stage_destroy(bank.stage);
    arena_finish(&bank.mem);
    return TEST_END();
}
