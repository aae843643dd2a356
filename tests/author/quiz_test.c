/* From banks to a pack: what is worked out that nobody wrote, tables in both languages, questions
 * that stand in several, and banks exported as GIFT and read back. */
#include "desk.h"

#include "author/compare.h"
#include "author/quiz.h"
#include "author/quiz/quiz.h"
#include "pack/quiz.h"

#include <math.h>

static struct desk desk;

static bool compiled(const char *path, struct buf *said)
{
    struct author_options options = {.source = desk.root, .output = path};
    struct diag d = {0};
    struct err err = {ERR_NONE, ""};
    bool ok = author_build(&options, &d, &err);
    buf_clear(said);
    diag_print(&d, said);
    if (!ok) {
        test_fail(path, 0, "%s%s", buf_text(said), err.text);
    }
    diag_finish(&d);
    return ok;
}

static void with_bank(const char *file, const char *text)
{
    char path[1400];
    desk_open(&desk, "quiz");
    unlink(desk_path(&desk, "quizzes/bank.csv", path));
    unlink(desk_path(&desk, "quizzes/ice.gift", path));
    unlink(desk_path(&desk, "quizzes/ice.en.gift", path));
    desk_edit(&desk, file, NULL, text);
}

struct opened {
    struct pack *p;
    struct arena mem;
    struct err err;
    struct buf said;
};

static bool open_bank(struct opened *o, const char *file, const char *text)
{
    const char *path = test_scratch("quiz.kpack");
    memset(o, 0, sizeof *o);
    with_bank(file, text);
    return compiled(path, &o->said) && pack_open(path, &o->p, NULL, &o->err);
}

static void close_bank(struct opened *o)
{
    pack_close(o->p);
    arena_finish(&o->mem);
    buf_finish(&o->said);
    desk_remove(desk.root);
}

static bool one(struct opened *o, const char *route, const char *lang, struct question *q)
{
    bool ok = pack_question(o->p, route, lang, &o->mem, q, &o->err);
    if (!ok) {
        test_fail(route, 0, "%s", o->err.text);
    }
    return ok;
}

/* --- what is worked out ----------------------------------------------------------------------- */

static void orders_and_what_stays(void)
{
    static const char bank[] = "// [id:years]\n哪一年？{~1953年 =1958年 ~1978年####是1958年。}\n\n"
                               "// [id:counts]\n有几个角？{~四个 ~五个 =六个 ~八个####六个。}\n\n"
                               "// [id:down]\n多少？{~3亿 =2000万 ~9####这么多。}\n\n"
                               "// [id:mixed]\n多少？{~3亿年 =1958年 ~90万年####这么多。}\n\n"
                               "// [id:words]\n什么？{=冰 ~火 ~以上都不是####是冰。}\n\n"
                               "// [id:kept] [tag:order=keep]\n什么？{=早 ~中 ~晚####早。}\n\n"
                               "// [id:shuffled] [tag:order=shuffle]\n几个？{=1 ~2 ~3####一个。}\n";
    static const struct {
        const char *route;
        bool keep;
    } wants[] = {{"quiz/years", true},    {"quiz/counts", true}, {"quiz/down", true},
                 {"quiz/mixed", false},   {"quiz/words", false}, {"quiz/kept", true},
                 {"quiz/shuffled", false}};
    struct question q;
    struct opened o;
    size_t i;
    CHECK(open_bank(&o, "quizzes/more.ice.primary.gift", bank));
    for (i = 0; o.p && i < sizeof wants / sizeof *wants; i++) {
        if (one(&o, wants[i].route, "zh", &q) && q.keep_order != wants[i].keep) {
            test_fail(wants[i].route, 0, "keeps its order: %d", q.keep_order);
        }
    }
    CHECK(one(&o, "quiz/words", "zh", &q));
    CHECK(q.parts[2].stays && !q.parts[0].stays);
    CHECK_TEXT(q.topic, "quiz/ice");
    CHECK_INT(q.level, LEVEL_PRIMARY);
    close_bank(&o);
}

/* A range that nobody wrote holds the number, on a step, and not in its middle. */
/* Whatever the check calls out of place is also put last. */
static void what_sums_up_stays_last(void)
{
    static const char *const sums[] = {
        "以上都不是", "以上选项都正确",    "以上说法均正确。",      "上述都对",
        "以上全都是", "All of the above.", "None of these is true", "都 对",
        "위의 모두"};
    static const char *const others[] = {"冰", "以上海为界", "all ice", "모두 얼음"};
    struct arena mem = {0};
    for (size_t i = 0; i < sizeof sums / sizeof sums[0]; i++) {
        if (!shape_stays(&mem, sums[i])) {
            test_fail(__FILE__, __LINE__, "%s would be shuffled", sums[i]);
        }
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        CHECK(!shape_stays(&mem, others[i]));
    }
    arena_finish(&mem);
}

static void ranges(void)
{
    static const double numbers[] = {100,  1770,    1958,  0,     7,    -12,       0.5,
                                     3.14, 0.00123, 70000, 25000, 1e12, 299792458, 2073};
    struct buf bank = {0};
    struct opened o;
    size_t i;
    for (i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        buf_format(&bank, "// [id:n%zu]\n第%zu个是多少？{#%.15g####这么多。}\n\n", i, i,
                   numbers[i]);
    }
    buf_format(&bank, "// [id:said] [tag:range=0..500 step 20]\n多少？{#100:5####这么多。}\n");
    CHECK(open_bank(&o, "quizzes/more.ice.primary.gift", buf_text(&bank)));
    for (i = 0; o.p && i < sizeof numbers / sizeof *numbers; i++) {
        struct question q;
        double v = numbers[i], steps, middle;
        char route[32];
        snprintf(route, sizeof route, "quiz/n%zu", i);
        if (!one(&o, route, "zh", &q)) {
            continue;
        }
        steps = (v - q.least) / q.step;
        middle = (q.least + q.most) / 2;
        if (v < q.least || v > q.most || fabs(steps - round(steps)) > 1e-6 ||
            fabs(v - middle) < (q.most - q.least) * 0.05 || (q.most - q.least) / q.step < 9) {
            test_fail(route, 0, "%g in %g..%g by %g", v, q.least, q.most, q.step);
        }
    }
    {
        struct question q;
        CHECK(one(&o, "quiz/said", "zh", &q));
        CHECK_NEAR(q.most, 500, 1e-9);
        CHECK_NEAR(q.step, 20, 1e-9);
    }
    buf_finish(&bank);
    close_bank(&o);
}

static void free_answers_become_cards(void)
{
    static const char bank[] = "// [id:short]\n水的化学式？{=H2O =%50%h2o####两个氢，一个氧。}\n\n"
                               "// [id:essay]\n为什么天是蓝的？{####蓝光散得最开。}\n";
    struct question q;
    struct opened o;
    CHECK(open_bank(&o, "quizzes/more.ice.primary.gift", bank));
    CHECK_HAS(buf_text(&o.said), "2 questions ask for a free answer and became cards");
    CHECK(one(&o, "quiz/short", "zh", &q));
    CHECK_TEXT(q.type, "reveal");
    CHECK_TEXT(q.parts[0].text, "H2O");
    CHECK(one(&o, "quiz/essay", "zh", &q));
    CHECK_TEXT(q.type, "reveal");
    CHECK_TEXT(q.why.blocks[0].text, "蓝光散得最开。");
    close_bank(&o);
}

/* --- tables ----------------------------------------------------------------------------------- */

static void answers_of_tables(void)
{
    static const char bank[] =
        "编号,题型,主题,难度,题目,选项A,选项B,选项C,答案,解析,题目（英文）,Option A (en),选项B_en,"
        "c_en\n"
        "one,单选,冰与雪,小学,甲？,冰,火,水,Ｂ,因为。,One?,Ice,Fire,Water\n"
        "two,,ice,中学,乙？,冰,火,水,A、C,因为。,,,,\n"
        "three,多选,ice,大人,丙？,冰,火,水,冰；水,因为。,,,,\n"
        "four,,ice,primary,丁。,,,,√,因为。,,,,\n"
        "five,,ice,primary,戊？,,,,1500..2000,因为。,,,,\n"
        "six,排序,ice,primary,己？,1,2,3,,因为。,Six?,,,\n";
    struct question q;
    struct opened o;
    CHECK(open_bank(&o, "quizzes/more.csv", bank));
    CHECK(one(&o, "quiz/one", "en", &q));
    CHECK_TEXT(q.type, "single");
    CHECK_INT(q.parts[1].weight, QUESTION_WHOLE);
    CHECK_TEXT(q.parts[1].text, "Fire");
    CHECK_TEXT(q.topic_title, "Ice and snow");
    CHECK(one(&o, "quiz/two", "zh", &q));
    CHECK_TEXT(q.type, "multiple");
    CHECK_INT(q.parts[0].weight + q.parts[2].weight, QUESTION_WHOLE);
    CHECK_INT(q.parts[1].weight, -500);
    CHECK(one(&o, "quiz/three", "zh", &q));
    CHECK_INT(q.parts[2].weight, 500);
    CHECK_INT(q.level, LEVEL_ADULT);
    CHECK(one(&o, "quiz/four", "zh", &q));
    CHECK_TEXT(q.type, "truefalse");
    CHECK_INT(q.parts[0].weight, QUESTION_WHOLE);
    CHECK(one(&o, "quiz/five", "zh", &q));
    CHECK_NEAR(q.parts[0].number, 1750, 1e-9);
    CHECK_NEAR(q.parts[0].tolerance, 250, 1e-9);
    CHECK(one(&o, "quiz/six", "en", &q));
    CHECK(!q.fallback);
    CHECK_TEXT(q.parts[2].text, "3"); /* numbers need no translation */
    close_bank(&o);
}

/* Three thirds are a whole. */
static void shares_add_up(void)
{
    struct question q;
    struct opened o;
    size_t i;
    int sum = 0;
    CHECK(open_bank(&o, "quizzes/more.csv",
                    "id,topic,level,question,a,b,c,d,answer,explanation\n"
                    "three,ice,primary,哪些？,冰,霜,雪,火,ABC,都冷。\n"));
    CHECK(one(&o, "quiz/three", "zh", &q));
    for (i = 0; i < q.count; i++) {
        sum += q.parts[i].weight > 0 ? q.parts[i].weight : 0;
    }
    CHECK_INT(sum, QUESTION_WHOLE);
    close_bank(&o);
}

/* --- round trip ------------------------------------------------------------------------------- */

static void export_text(const struct desk *from, const char *lang, struct buf *gift, size_t *count)
{
    struct diag d = {0};
    struct err err = {ERR_NONE, ""};
    CHECK(author_quiz_export(from->root, lang, &d, gift, count, &err));
    CHECK(*count > 0 && gift->length > 0);
    diag_finish(&d);
}

static void export_to(const char *lang, const char *file)
{
    struct buf gift = {0};
    size_t count;
    export_text(&desk, lang, &gift, &count);
    desk_write(&desk, file, buf_text(&gift), gift.length);
    buf_finish(&gift);
}

/* Both languages as GIFT instead of the banks: not one entry of the pack differs. */
static void the_fixture_survives_gift(void)
{
    static const char *const banks[] = {"bank.csv", "ice.gift", "ice.en.gift"};
    const char *before = test_scratch("before.kpack"), *after = test_scratch("after.kpack");
    struct arena mem = {0};
    struct buf said = {0};
    struct changes c;
    struct err err = {ERR_NONE, ""};
    size_t i;
    desk_open(&desk, "round");
    CHECK(compiled(before, &said));
    export_to("zh", "all.txt");
    export_to("en", "all.en.txt");
    for (i = 0; i < sizeof banks / sizeof *banks; i++) {
        char name[64], path[1400];
        snprintf(name, sizeof name, "quizzes/%s", banks[i]);
        unlink(desk_path(&desk, name, path));
    }
    {
        char from[1400], to[1400];
        rename(desk_path(&desk, "all.txt", from), desk_path(&desk, "quizzes/all.txt", to));
        rename(desk_path(&desk, "all.en.txt", from), desk_path(&desk, "quizzes/all.en.txt", to));
    }
    CHECK(compiled(after, &said));
    CHECK(pack_changes(before, after, "zh", &mem, &c, &err));
    for (i = 0; i < c.count; i++) {
        test_fail(c.rows[i].slug, 0, "differs: words %d, facts %d",
                  c.rows[i].aspects[CHANGES_WORDS], c.rows[i].aspects[CHANGES_FACTS]);
    }
    arena_finish(&mem);
    buf_finish(&said);
    desk_remove(desk.root);
}

/* The museum's own bank, without its pages: what is written and read is written the
 * same again. */
static void the_shipped_bank_survives_gift(void)
{
    static const char *const langs[] = {"zh", "en"};
    static const char *const files[] = {"pack.ini", "sources.csv", "quizzes/topics.csv",
                                        "quizzes/results.csv"};
    struct desk shipped;
    struct buf text[2][2] = {{{0}}};
    size_t i, count;
    snprintf(shipped.root, sizeof shipped.root, "%s", KIOSK_SOURCE_DIR "/content/jilin");
    snprintf(desk.root, sizeof desk.root, "%s", test_scratch("shipped"));
    for (i = 0; i < 2; i++) {
        export_text(&shipped, langs[i], &text[0][i], &count);
        CHECK(count >= 12);
    }
    desk_remove(desk.root);
    mkdir(desk.root, 0777);
    {
        char path[1400];
        mkdir(desk_path(&desk, "quizzes", path), 0777);
        desk_copy(KIOSK_SOURCE_DIR "/content/jilin/media", desk_path(&desk, "media", path));
    }
    for (i = 0; i < sizeof files / sizeof *files; i++) {
        struct buf bytes = {0};
        CHECK(desk_read(&shipped, files[i], &bytes));
        desk_write(&desk, files[i], buf_text(&bytes), bytes.length);
        buf_finish(&bytes);
    }
    desk_write(&desk, "quizzes/all.gift", buf_text(&text[0][0]), text[0][0].length);
    desk_write(&desk, "quizzes/all.en.gift", buf_text(&text[0][1]), text[0][1].length);
    for (i = 0; i < 2; i++) {
        export_text(&desk, langs[i], &text[1][i], &count);
        CHECK_TEXT(buf_text(&text[1][i]), buf_text(&text[0][i]));
        buf_finish(&text[0][i]);
        buf_finish(&text[1][i]);
    }
    desk_remove(desk.root);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(orders_and_what_stays);
    RUN(what_sums_up_stays_last);
    RUN(ranges);
    RUN(free_answers_become_cards);
    RUN(answers_of_tables);
    RUN(shares_add_up);
    RUN(the_fixture_survives_gift);
    RUN(the_shipped_bank_survives_gift);
    return TEST_END();
}
