/* The checker of banks: a bad bank and what is said of it, line by line in both languages; banks
 * that are good and get no word; and how long ten thousand questions take. */
#include "bank.h"

#include "author/compile.h"

#include <time.h>

static char *file_text(const char *name, struct buf *text)
{
    struct err err;
    if (!buf_read_file(text, test_path(name), 1 << 24, &err)) {
        test_fail(__FILE__, __LINE__, "%s: %s", name, err.text);
    }
    return (char *)buf_text(text);
}

static void bad_read(struct bank_desk *t, const char *file, size_t lang, bool aiken)
{
    struct buf text = {0};
    char path[160];
    const char *words, *copy;
    size_t first = t->bank.count;
    snprintf(path, sizeof path, "author/quiz_bad/%s", file);
    words = file_text(path, &text);
    copy = arena_copy_text(&t->m.mem, words);
    if (aiken) {
        aiken_read(&t->bank, file, copy, text.length, lang);
    } else {
        gift_read(&t->bank, file, copy, text.length, lang);
    }
    for (; first < t->bank.count; first++) { /* what files.c takes from the category */
        struct bank_question *q = &t->bank.questions[first];
        char *slash = q->category.text ? strchr(q->category.text, '/') : NULL;
        if (slash) {
            q->meta[BANK_TOPIC].text =
                arena_copy(&t->m.mem, q->category.text, (size_t)(slash - q->category.text));
            q->meta[BANK_LEVEL].text = slash + 1;
        }
    }
    buf_finish(&text);
}

static void bad_said(enum diag_lang lang, const char *golden)
{
    struct bank_desk t;
    bank_open(&t);
    t.m.languages[0].name = "中文";
    t.m.languages[1].name = "English";
    diag_speak(&t.d, author_messages, lang);
    bad_read(&t, "bad.zh.gift", 0, false);
    bad_read(&t, "bad.en.gift", 1, false);
    bad_read(&t, "guess.zh.aiken", 0, true);
    bank_check(&t.bank);
    for (size_t i = 0; i < t.d.count; i++) {
        if (!t.d.items[i].code[0]) {
            test_fail(__FILE__, __LINE__, "not in the catalogue: %s", t.d.items[i].text);
        }
    }
    bank_show(&t, 0);
    test_golden(golden, buf_text(&t.said), t.said.length);
    bank_close(&t);
}

static void a_bad_bank_line_by_line(void)
{
    bad_said(DIAG_EN, "author/quiz_bad/said.en.txt");
    bad_said(DIAG_ZH, "author/quiz_bad/said.zh.txt");
}

/* --- one thing at a time ------------------------------------------------------------------------
 */

struct one {
    const char *gift;
    const char *codes; /* parted by spaces, in the order of lines */
};

static void one_codes(const struct one *list, size_t count, size_t lang)
{
    for (size_t i = 0; i < count; i++) {
        struct bank_desk t;
        struct buf codes = {0};
        bank_open(&t);
        t.m.languages[0].tag = lang == 0 ? "zh" : "en";
        t.m.language_count = 1;
        gift_read(&t.bank, "t.gift", list[i].gift, strlen(list[i].gift), 0);
        for (size_t k = 0; k < t.bank.count; k++) {
            t.bank.questions[k].meta[BANK_SOURCE].text = "s";
        }
        bank_check(&t.bank);
        diag_sort(&t.d);
        for (size_t k = 0; k < t.d.count; k++) {
            buf_format(&codes, "%s%s", k ? " " : "", t.d.items[k].code);
        }
        if (strcmp(buf_text(&codes), list[i].codes) != 0) {
            test_fail(__FILE__, __LINE__, "%zu: '%s' gets '%s', expected '%s'", i, list[i].gift,
                      buf_text(&codes), list[i].codes);
        }
        buf_finish(&codes);
        bank_close(&t);
    }
}

static void what_is_fine_and_what_is_not(void)
{
    static const struct one zh[] = {
        {"谁写的？{=张三 ~李四 ~王五####书上有。}", ""},
        {"谁写的？{=张三 ~李四 ~张三####书上有。}", "bank-option-twice"},
        {"谁写的？{=张三 ~李四 ~ 张三！####书上有。}", "bank-option-twice"},
        {"哪个是句号？{=。 ~， ~！####看形状。}", ""},
        {"哪个是加号？{=+ ~- ~×####看形状。}", ""},
        {"几个？{=以上都不对 ~1 ~2####数一数。}", "bank-option-last"},
        {"几个？{~1 ~2 =以上都不对####数一数。}", ""},
        {"哪条不是江？{=一 ~二####看。}", "bank-not-plain"},
        {"哪条*不*是江？{=一 ~二####看。}", ""},
        {"水不热，哪里热？{=一 ~二####看。}", ""},
        {"为什么水不往上流？{=一 ~二####看。}", ""},
        {"哪样最轻，不用称？{=一 ~二####看。}", ""},
        {"谁写的？{=一 ~二}", "bank-no-why"},
        {"想一想？{}", ""},
        {"谁？{=一 ~二####一。二！三？}", ""},
        {"谁？{=一 ~二####一。二！三？！四。}", "bank-why-sentences"},
        {"谁？{=一 ~二####是3.14。对。}\n\n谁？{=二 ~一####对。}", "bank-contradiction"},
        {"谁？{=一 ~二####对。}\n\n谁？{~二 =一####对。}", "bank-twin"},
        {"谁？{=一 ~二####对。}\n\n谁？{~三 =一####对。}", ""},
        {"多少？{#3####对。}\n\n多少？{#4####对。}", "bank-contradiction"},
        {"连{=一 -> 甲 =二 -> 乙####对。}\n\n连{=一 -> 乙 =二 -> 甲####对。}",
         "bank-contradiction"},
        {"连{=一 -> 甲 =二 -> 乙####对。}\n\n连{=二 -> 乙 =一 -> 甲####对。}", "bank-twin"}};
    static const struct one en[] = {
        {"Who?{=A ~B####Dr. Wang saw it in Mt. Fuji. He wrote it down.}", ""},
        {"Who?{=Ann ~ann. ~Bob####So.}", "bank-option-twice"},
        {"Symbol?{=Co ~CO ~Cu####So.}", ""},
        {"Which is not ice?{=Dew ~Snow####So.}", "bank-not-plain"},
        {"Which is NOT ice?{=Dew ~Snow####So.}", ""},
        {"Which is **not** ice?{=Dew ~Snow####So.}", ""},
        {"Which one?{=Both A and B ~Snow ~Rain####So.}", "bank-option-letters"},
        {"Which one?{~None of the above =Snow ~Rain####So.}", "bank-option-last"},
        {"Which blood group?{=AB ~A ~B####So.}", ""},
        {"So?{=Counterrevolutionarily ~B####So.}", "bank-word-wide"},
        {"So?{=A ~B####It is 3.5 m. So e.g. this is. Two! Three? Four.}", "bank-why-sentences"}};
    one_codes(zh, sizeof zh / sizeof zh[0], 0);
    one_codes(en, sizeof en / sizeof en[0], 1);
}

/* The bank that ships: nothing at all is found in it but what its editors have asked for. */
static void the_shipped_bank_is_clean(void)
{
    struct author_options o = {.source = KIOSK_SOURCE_DIR "/content/jilin"};
    struct diag d = {0};
    struct err err;
    bool ok = author_build(&o, &d, &err);
    for (size_t i = 0; i < d.count; i++) {
        const struct diag_item *item = &d.items[i];
        if (item->level != DIAG_NOTE && strncmp(item->place.file, "quizzes/", 8) == 0) {
            test_fail(__FILE__, __LINE__, "%s:%d:%d: %s", item->place.file, item->place.line,
                      item->place.column, item->text);
        }
    }
    diag_finish(&d);
    CHECK(ok);
}

/* --- time ---------------------------------------------------------------------------------------
 */

static void ten_thousand_questions_at_once(void)
{
    struct bank_desk t;
    struct buf text = {0};
    struct timespec from, to;
    double ms, most = 1000;
#if defined(__SANITIZE_ADDRESS__) || !defined(NDEBUG)
    most = 8000; /* what looks over the program's shoulder takes its time */
#endif
    bank_open(&t);
    t.m.language_count = 1;
    for (int i = 0; i < 10000; i++) {
        buf_format(
            &text,
            "// [id:q-%d] [tag:source=s]\n第%d个问题里，哪一样最先结冰？{=湖边的浅水%d ~湖心的"
            "深水%d ~山上的泉水%d ~河口的流水%d####浅水先冷下来。}\n\n",
            i, i, i, i, i, i);
    }
    gift_read(&t.bank, "t.gift", buf_text(&text), text.length, 0);
    clock_gettime(CLOCK_MONOTONIC, &from);
    bank_check(&t.bank);
    clock_gettime(CLOCK_MONOTONIC, &to);
    ms = (double)(to.tv_sec - from.tv_sec) * 1e3 + (double)(to.tv_nsec - from.tv_nsec) / 1e6;
    printf("10,000 questions checked in %.0f ms\n", ms);
    CHECK_INT(t.bank.count, 10000);
    CHECK_INT(t.d.count, 0);
    CHECK(ms < most);
    bank_close(&t);
    buf_finish(&text);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(a_bad_bank_line_by_line);
    RUN(what_is_fine_and_what_is_not);
    RUN(the_shipped_bank_is_clean);
    RUN(ten_thousand_questions_at_once);
    return TEST_END();
}
