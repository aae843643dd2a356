/* Quizzes as the reader gives them: whole, in two languages, and from packs that somebody altered;
 * of those nothing is played that a packer would not have written. */
#include "tiny_quiz.h"

#include "base/arena.h"
#include "pack/item.h"
#include "pack/quiz.h"

struct open_pack {
    struct pack *p;
    struct arena mem;
    struct err err;
    char path[400];
};

static bool open_with(struct open_pack *o, const char *more)
{
    struct tiny t = {.path = o->path, .index = tiny_quiz_index};
    struct buf early = {0};
    bool ok;
    memset(o, 0, sizeof *o);
    snprintf(o->path, sizeof o->path, "%s", test_scratch("quiz.kpack"));
    buf_format(&early, "%s%s%s", tiny_quiz_rows, tiny_quiz_parts, more ? more : "");
    t.early = buf_text(&early);
    ok = tiny_write(&t) && pack_open(o->path, &o->p, NULL, &o->err);
    buf_finish(&early);
    return ok;
}

static void close_pack(struct open_pack *o)
{
    pack_close(o->p);
    arena_finish(&o->mem);
    unlink(o->path);
}

static void a_quiz(void)
{
    struct pack_quiz q;
    struct open_pack o;
    CHECK(open_with(&o, NULL));
    CHECK(pack_verify(o.p, NULL, &o.err));
    CHECK_TEXT(o.err.text, "");
    CHECK_TEXT(pack_section_kind(o.p, "quiz"), "quiz");
    CHECK(pack_quiz(o.p, "quiz", "en", &o.mem, &q, &o.err));
    CHECK_TEXT(q.section.title, "Quizzes");
    CHECK_INT(q.topic_count, 2);
    CHECK_TEXT(q.topics[0].card.route, "quiz/ice");
    CHECK_TEXT(q.topics[0].card.title, "Ice");
    CHECK_TEXT(q.topics[0].card.art, "lake");
    CHECK_INT(q.topics[0].card.kind, PACK_TOPIC);
    CHECK_TEXT(q.topics[1].card.title, "光");
    CHECK_INT(q.topics[0].counts[LEVEL_PRIMARY], 3);
    CHECK_INT(q.topics[0].counts[LEVEL_MIDDLE], 2);
    CHECK_INT(q.topics[0].counts[LEVEL_ADULT], 2);
    CHECK_INT(q.topics[1].counts[LEVEL_MIDDLE], 0);
    CHECK_INT(q.band_count, 3);
    CHECK_INT(q.bands[0].from, 0);
    CHECK_TEXT(q.bands[0].title, "来");
    CHECK_INT(q.bands[2].from, 800);
    CHECK_TEXT(q.bands[2].text, "答对{lit}题");
    CHECK(!pack_quiz(o.p, "guide", "zh", &o.mem, &q, &o.err));
    CHECK_INT(o.err.code, ERR_NOT_FOUND);
    close_pack(&o);
}

static void one_question(void)
{
    struct question q;
    struct open_pack o;
    CHECK(open_with(&o, NULL));
    CHECK(pack_question(o.p, "quiz/rime", "zh", &o.mem, &q, &o.err));
    CHECK_TEXT(q.route, "quiz/rime");
    CHECK_TEXT(q.type, "truefalse");
    CHECK_TEXT(q.topic, "quiz/ice");
    CHECK_TEXT(q.topic_title, "冰");
    CHECK_INT(q.level, LEVEL_PRIMARY);
    CHECK(!q.fallback);
    CHECK_INT(q.stem.count, 1);
    CHECK_TEXT(q.stem.blocks[0].text, "雾凇是雪吗？");
    CHECK_INT(q.stem.blocks[0].spans[0].style, DOC_STRONG);
    CHECK_TEXT(q.why.blocks[0].text, "不是。");
    CHECK_TEXT(q.source_line, "A museum；B");
    CHECK(q.has_page);
    CHECK_TEXT(q.page.route, "science/rime");
    CHECK_INT(q.count, 2);
    CHECK_INT(q.parts[0].role, PART_TRUTH);
    CHECK_INT(q.parts[1].weight, 1000);
    CHECK_TEXT(q.parts[0].feedback, "想想看");
    CHECK(pack_question(o.p, "quiz/rime", "en", &o.mem, &q, &o.err));
    CHECK_TEXT(q.stem.blocks[0].text, "Is rime snow?");
    CHECK_TEXT(q.topic_title, "Ice");
    CHECK_TEXT(q.source_line, "A museum; B");
    CHECK(!pack_question(o.p, "quiz/ice", "en", &o.mem, &q, &o.err));
    CHECK_INT(o.err.code, ERR_NOT_FOUND);
    CHECK(!pack_question(o.p, "quiz/none", "en", &o.mem, &q, &o.err));
    CHECK_INT(o.err.code, ERR_NOT_FOUND);
    close_pack(&o);
}

/* Names in the question's language, or in one it falls back on, or the author; each once. */
static void who_says_so(void)
{
    static const struct {
        const char *rows, *zh, *en;
    } cases[] = {
        {"INSERT INTO source_text VALUES(1, 'zh', 'who', '本馆'), (1, 'en', 'who', 'we'),"
         " (2, 'zh', 'who', '某报'), (2, 'en', 'who', 'a paper');",
         "本馆；某报", "we; a paper"},
        {"INSERT INTO source_text VALUES(1, 'zh', 'who', '本馆');", "本馆；B", "本馆; B"},
        {"INSERT INTO source_text VALUES(2, 'en', 'who', 'a paper');", "A museum；B",
         "A museum; a paper"},
        {"INSERT INTO source_text VALUES(1, 'zh', 'who', '本馆'), (2, 'zh', 'who', '本馆'),"
         " (2, 'en', 'who', 'we');",
         "本馆", "本馆; we"},
        {"INSERT INTO source_text VALUES(1, 'zh', 'what', '本馆'), (2, 'zh', 'who', '');",
         "A museum；B", "A museum; B"},
        {"INSERT INTO entry_source VALUES(63, '*', 3, 2);", "A museum；B", "A museum; B"},
        {"INSERT INTO source WITH RECURSIVE c(n) AS (SELECT 3 UNION ALL SELECT n + 1 FROM c WHERE"
         " n < 20) SELECT n, 's' || n, 'S' || n, '', NULL, NULL, 'x', NULL, '', NULL FROM c;"
         "INSERT INTO entry_source SELECT 63, '*', id, id FROM source WHERE id > 2;",
         "A museum；B；S3；S4；S5；S6；S7；S8", "A museum; B; S3; S4; S5; S6; S7; S8"},
        {"UPDATE source SET author = '' WHERE id = 2;", "A museum；Facts", "A museum; Facts"}};
    struct question q;
    struct open_pack o;
    size_t i;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        CHECK(open_with(&o, cases[i].rows));
        CHECK(pack_verify(o.p, NULL, &o.err));
        CHECK_TEXT(o.err.text, "");
        CHECK(pack_question(o.p, "quiz/rime", "zh", &o.mem, &q, &o.err));
        CHECK_TEXT(q.source_line, cases[i].zh);
        CHECK(pack_question(o.p, "quiz/rime", "en", &o.mem, &q, &o.err));
        CHECK_TEXT(q.source_line, cases[i].en);
        close_pack(&o);
    }
}

static void every_kind_of_part(void)
{
    struct question q;
    struct open_pack o;
    CHECK(open_with(&o, NULL));
    CHECK(pack_question(o.p, "quiz/float", "en", &o.mem, &q, &o.err));
    CHECK_INT(q.count, 3);
    CHECK_TEXT(q.parts[1].text, "Iron");
    CHECK_TEXT(q.parts[0].picture, "lake");
    CHECK(q.keep_order && !q.several && q.parts[2].stays && !q.parts[1].stays);
    CHECK(!q.has_page);
    CHECK(pack_question(o.p, "quiz/solid", "en", &o.mem, &q, &o.err));
    CHECK(q.several && q.fallback);
    CHECK_INT(q.parts[2].weight, -500);
    CHECK(pack_question(o.p, "quiz/pair", "zh", &o.mem, &q, &o.err));
    CHECK_INT(q.parts[1].to, 3);
    CHECK_INT(q.parts[2].to, -1);
    CHECK(pack_question(o.p, "quiz/boil", "zh", &o.mem, &q, &o.err));
    CHECK_NEAR(q.most, 200.5, 1e-9);
    CHECK_NEAR(q.step, 0.5, 1e-9);
    CHECK_NEAR(q.parts[0].number, 100, 1e-9);
    CHECK_NEAR(q.parts[0].tolerance, 0.5, 1e-9);
    CHECK_TEXT(q.unit, "℃");
    CHECK(pack_question(o.p, "quiz/where", "zh", &o.mem, &q, &o.err));
    CHECK_NEAR(q.parts[0].x, 0.25, 1e-6);
    CHECK_NEAR(q.parts[0].r, 0.06, 1e-6);
    CHECK_TEXT(q.picture, "lake");
    CHECK_TEXT(q.picture_alt, "湖");
    CHECK_NEAR(q.focus_y, 0.75, 1e-6);
    CHECK(q.picture_w > 0 && q.picture_h > 0);
    CHECK(pack_question(o.p, "quiz/think", "zh", &o.mem, &q, &o.err));
    CHECK_TEXT(q.parts[0].text, "变轻了");
    CHECK(pack_question(o.p, "quiz/group", "zh", &o.mem, &q, &o.err));
    CHECK_TEXT(q.topic, "");
    CHECK_TEXT(q.topic_title, "");
    close_pack(&o);
}

static void pools(void)
{
    const char *const *routes;
    struct open_pack o;
    size_t count;
    CHECK(open_with(&o, NULL));
    CHECK(pack_questions(o.p, "quiz", NULL, LEVEL_ANY, &o.mem, &routes, &count, &o.err));
    CHECK_INT(count, 10);
    CHECK_TEXT(routes[0], "quiz/rime");
    CHECK(pack_questions(o.p, "quiz", "quiz/light", LEVEL_ANY, &o.mem, &routes, &count, &o.err));
    CHECK_INT(count, 2);
    CHECK_TEXT(routes[1], "quiz/where");
    CHECK(pack_questions(o.p, "quiz", "quiz/ice", LEVEL_ADULT, &o.mem, &routes, &count, &o.err));
    CHECK_INT(count, 2);
    CHECK(pack_questions(o.p, "quiz", "quiz/light", LEVEL_MIDDLE, &o.mem, &routes, &count, &o.err));
    CHECK_INT(count, 0);
    CHECK(!pack_questions(o.p, "quiz", "quiz/none", LEVEL_ANY, &o.mem, &routes, &count, &o.err));
    CHECK_INT(o.err.code, ERR_NOT_FOUND);
    CHECK(!pack_questions(o.p, "quiz", "quiz/rime", LEVEL_ANY, &o.mem, &routes, &count, &o.err));
    CHECK_INT(o.err.code, ERR_NOT_FOUND);
    CHECK(!pack_questions(o.p, "guide", NULL, LEVEL_ANY, &o.mem, &routes, &count, &o.err));
    CHECK_INT(o.err.code, ERR_NOT_FOUND);
    close_pack(&o);
}

/* Forty more for children: in as many days each comes once, and never the one of yesterday. */
static void a_question_every_day(void)
{
    static const char more[] =
        "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 139)"
        " INSERT INTO entry SELECT i, 'quiz/n' || i, 'question', 60, i FROM n;"
        "INSERT INTO question SELECT 60, id, 'single', NULL, 'primary', 0, 0, NULL, NULL, NULL"
        " FROM entry WHERE id >= 100";
    struct open_pack o;
    const char *seen[42], *route, *before = "";
    int64_t day;
    size_t count = 0, i;
    CHECK(open_with(&o, more));
    for (day = -5; day < 37; day++) {
        CHECK(pack_question_of_day(o.p, "quiz", day, &o.mem, &route, &o.err));
        CHECK(strcmp(route, before) != 0);
        for (i = 0; i < count; i++) {
            CHECK(strcmp(seen[i], route) != 0);
        }
        seen[count++] = before = route;
        CHECK(strcmp(route, "quiz/shape") != 0); /* for adults */
        CHECK(strcmp(route, "quiz/solid") != 0); /* not with one touch */
    }
    CHECK(pack_question_of_day(o.p, "quiz", 37, &o.mem, &route, &o.err));
    CHECK_TEXT(route, seen[0]);
    close_pack(&o);
    CHECK(open_with(&o, "DELETE FROM question WHERE type IN ('single', 'truefalse')"));
    CHECK(!pack_question_of_day(o.p, "quiz", 1, &o.mem, &route, &o.err));
    CHECK_INT(o.err.code, ERR_NOT_FOUND);
    close_pack(&o);
}

/* Questions send their players to pages, and are found from their topics only. */
static void places_of_a_quiz(void)
{
    const struct pack_card *related;
    struct pack_item item;
    struct open_pack o;
    const char **routes;
    size_t count, i;
    CHECK(open_with(&o, NULL));
    CHECK(pack_routes(o.p, &o.mem, &routes, &count, &o.err));
    CHECK_INT(count, 9);
    for (i = 0; i < count; i++) {
        CHECK(strcmp(routes[i], "quiz/rime") != 0);
    }
    CHECK_TEXT(routes[7], "quiz/ice");
    CHECK(pack_related(o.p, "science/rime", "zh", 10, &o.mem, &related, &count, &o.err));
    for (i = 0; i < count; i++) {
        CHECK(related[i].kind == PACK_PAGE);
    }
    CHECK(pack_related(o.p, "quiz/ice", "zh", 10, &o.mem, &related, &count, &o.err));
    CHECK_INT(count, 1);
    CHECK_TEXT(related[0].route, "science/rime");
    CHECK(!pack_item(o.p, "quiz/ice", "zh", &o.mem, &item, &o.err));
    CHECK(!pack_item(o.p, "quiz/rime", "zh", &o.mem, &item, &o.err));
    close_pack(&o);
}

static void altered_questions(void)
{
    static const struct {
        const char *sql, *route, *says;
    } cases[] = {
        {"UPDATE question SET type = 'single' WHERE entry = 63", "quiz/rime", "of its type"},
        {"UPDATE question SET type = '' WHERE entry = 63", "quiz/rime", "no type or level"},
        {"UPDATE question SET level = 'baby' WHERE entry = 63", "quiz/rime", "no type or level"},
        {"UPDATE question SET topic = 2 WHERE entry = 63", "quiz/rime", "its topic is none"},
        {"UPDATE question SET topic = 999 WHERE entry = 63", "quiz/rime", "no entry 999"},
        {"DELETE FROM question WHERE entry = 63", "quiz/rime", "no type or level"},
        {"DELETE FROM question_part WHERE entry = 63", "quiz/rime", "of its type"},
        {"DELETE FROM question_part WHERE entry = 63 AND ord = 1", "quiz/rime", "are two"},
        {"UPDATE question_part SET ord = 7 WHERE entry = 64 AND ord = 2", "quiz/float",
         "a part that is none"},
        {"UPDATE question_part SET role = 'thing' WHERE entry = 64 AND ord = 2", "quiz/float",
         "a part that is none"},
        {"UPDATE question_part SET role = 'step' WHERE entry = 64 AND ord = 2", "quiz/float",
         "of its type"},
        {"UPDATE question SET type = 'newer' WHERE entry = 64;"
         "UPDATE question_part SET role = 'step' WHERE entry = 64 AND ord = 2",
         "quiz/float", "belong together"},
        {"UPDATE question_part SET weight = 1001 WHERE entry = 64", "quiz/float", "wrong weight"},
        {"UPDATE question_part SET weight = -99999999999 WHERE entry = 64", "quiz/float",
         "wrong weight"},
        {"UPDATE question_part SET target = 1 WHERE entry = 64", "quiz/float", "or target"},
        {"UPDATE question_part SET target = NULL WHERE entry = 66", "quiz/pair", "or target"},
        {"UPDATE question_part SET target = 9 WHERE entry = 66 AND ord = 0", "quiz/pair",
         "without a target"},
        {"UPDATE question_part SET target = 1 WHERE entry = 66 AND ord = 0", "quiz/pair",
         "without a target"},
        {"UPDATE question_part SET target = -4 WHERE entry = 66 AND ord = 0", "quiz/pair",
         "or target"},
        {"UPDATE question_part SET picture = 'lake' WHERE entry = 66", "quiz/pair",
         "none is shown"},
        {"UPDATE question_part SET number = '1e999' WHERE entry = 69", "quiz/boil", "not a number"},
        {"UPDATE question_part SET number = 'nan' WHERE entry = 69", "quiz/boil", "not a number"},
        {"UPDATE question_part SET number = NULL WHERE entry = 69", "quiz/boil", "not a number"},
        {"UPDATE question_part SET tolerance = '-1' WHERE entry = 69", "quiz/boil", "not a number"},
        {"UPDATE question_part SET number = '300' WHERE entry = 69", "quiz/boil", "out of reach"},
        {"UPDATE question SET step = '0' WHERE entry = 69", "quiz/boil", "a range that is none"},
        {"UPDATE question SET step = '1e-9' WHERE entry = 69", "quiz/boil", "a range that is none"},
        {"UPDATE question SET most = '-1' WHERE entry = 69", "quiz/boil", "a range that is none"},
        {"UPDATE question SET most = 'x' WHERE entry = 69", "quiz/boil", "a range that is none"},
        {"UPDATE question_part SET x = 1000001 WHERE entry = 70", "quiz/where", "outside"},
        {"UPDATE question_part SET y = -1 WHERE entry = 70", "quiz/where", "outside"},
        {"UPDATE question_part SET r = 0 WHERE entry = 70", "quiz/where", "outside"},
        {"UPDATE text SET body = 'nonsense' WHERE entry = 63 AND field = 'stem'", "quiz/rime", ""},
        {"WITH RECURSIVE n(i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < 24)"
         " INSERT INTO question_part SELECT 64, i, 'option', 0, NULL, 0, NULL, NULL, NULL, NULL,"
         " NULL, NULL FROM n",
         "quiz/float", "too many parts"}};
    size_t i;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct open_pack o;
        struct question q;
        CHECK(open_with(&o, cases[i].sql));
        CHECK(!pack_question(o.p, cases[i].route, "zh", &o.mem, &q, &o.err));
        CHECK_INT(o.err.code, ERR_INVALID);
        if (!strstr(o.err.text, cases[i].says)) {
            test_fail(__FILE__, __LINE__, "%s: %s", cases[i].sql, o.err.text);
        }
        CHECK(!pack_verify(o.p, NULL, &o.err));
        close_pack(&o);
    }
}

static void altered_quizzes(void)
{
    static const char *const cases[] = {
        "DELETE FROM entry WHERE kind = 'band'",
        "UPDATE attr SET value = '1' WHERE entry = 74",
        "UPDATE attr SET value = '1001' WHERE entry = 73",
        "UPDATE attr SET value = '-5' WHERE entry = 73",
        "UPDATE attr SET value = 'much' WHERE entry = 73",
        "DELETE FROM attr WHERE entry = 73 AND key = 'from'",
        "UPDATE question SET level = 'x' WHERE entry = 66",
        ("WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 170)"
         " INSERT INTO entry SELECT i, 'quiz/n' || i, 'topic', 60, i FROM n")};
    size_t i;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct open_pack o;
        struct pack_quiz q;
        CHECK(open_with(&o, cases[i]));
        CHECK(!pack_quiz(o.p, "quiz", "zh", &o.mem, &q, &o.err));
        CHECK_INT(o.err.code, ERR_INVALID);
        close_pack(&o);
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(a_quiz);
    RUN(one_question);
    RUN(who_says_so);
    RUN(every_kind_of_part);
    RUN(pools);
    RUN(a_question_every_day);
    RUN(places_of_a_quiz);
    RUN(altered_questions);
    RUN(altered_quizzes);
    return TEST_END();
}
