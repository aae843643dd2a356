/* What visitors read as the source of a question: the words of sources.csv in their language, from
 * the folder to the pack, and the columns by the names a museum would give them. */
#include "desk.h"

#include "pack/quiz.h"

static void who_open(struct desk *desk, const char *sources)
{
    desk_open(desk, "who");
    desk_write(desk, "sources.csv", sources, strlen(sources));
    CHECK(desk_edit(
        desk, "quizzes/bank.csv", "六边形。,Molecules of ice join in hexagons.,,,,lake-facts",
        "六边形。,Molecules of ice join in hexagons.,,,,lake-facts; museum-text; museum-art"));
}

static void who_reads(const struct desk *desk, const char *lang, const char *line)
{
    const char *path = test_scratch("who.kpack");
    struct author_options options = {.source = desk->root, .output = path};
    struct arena mem = {0};
    struct question q;
    struct pack *p = NULL;
    struct diag d = {0};
    struct err err = {ERR_NONE, ""};
    bool ok = author_build(&options, &d, &err) && pack_open(path, &p, NULL, &err) &&
              pack_verify(p, NULL, &err) &&
              pack_question(p, "quiz/snow-corners", lang, &mem, &q, &err);
    if (ok) {
        CHECK_TEXT(q.source_line, line);
    } else {
        test_fail(lang, 0, "%s%s", err.text, d.count ? d.items[0].text : "");
    }
    diag_finish(&d);
    pack_close(p);
    arena_finish(&mem);
    unlink(path);
}

static void in_the_language_of_the_question(void)
{
    static const char sources[] =
        "编号,作者,标题,许可,署名,出处,出处（英文）,who_ko\n"
        "lake-facts,An author,A page,LicenseRef-facts-only,,某某日报,Some Daily,어느 일보\n"
        "museum-text,Mini Museum,Texts,CC-BY-4.0,Mini Museum,本馆文字,,\n"
        "museum-art,Mini Museum,Pictures,CC-BY-4.0,Mini Museum,本馆文字,,\n";
    struct desk desk;
    who_open(&desk, sources);
    who_reads(&desk, "zh", "某某日报；本馆文字");   /* twice the same name is one */
    who_reads(&desk, "en", "Some Daily; 本馆文字"); /* what English falls back on */
    who_reads(&desk, "ko", "某某日报；本馆文字");   /* the question is told in Chinese */
    desk_remove(desk.root);
}

static void the_author_stands(void)
{
    static const char sources[] = "id,author,title,license,attribution\n"
                                  "lake-facts,某某日报,A page,LicenseRef-facts-only,\n"
                                  "museum-text,,馆内说明,CC-BY-4.0,Mini Museum\n"
                                  "museum-art,某某日报,Pictures,CC-BY-4.0,Mini Museum\n";
    struct desk desk;
    who_open(&desk, sources);
    who_reads(&desk, "zh", "某某日报；馆内说明");
    who_reads(&desk, "en", "某某日报; 馆内说明");
    desk_remove(desk.root);
}

/* Names that need no word: an author in Chinese, an abbreviation, a source no question names. */
static void says_nothing_without_need(void)
{
    static const char sources[] = "id,author,title,license,attribution,who\n"
                                  "lake-facts,某某日报,A page,LicenseRef-facts-only,,\n"
                                  "museum-text,Some Agency,Texts,CC-BY-4.0,Mini Museum,NASA\n"
                                  "museum-art,A museum,Pictures,CC-BY-4.0,Mini Museum,本馆\n";
    struct buf said = {0};
    struct desk desk;
    size_t errors;
    who_open(&desk, sources);
    CHECK(desk_check(&desk, &said, &errors));
    CHECK(!strstr(said.data, "sources.csv"));
    CHECK(desk_edit(&desk, "sources.csv", "Mini Museum,NASA", "Mini Museum,"));
    CHECK(desk_edit(&desk, "sources.csv", "A museum,Pictures", ",Pictures"));
    CHECK(desk_check(&desk, &said, &errors));
    CHECK(strstr(said.data, "sources.csv:3:53: warning: questions name source 'museum-text', and"
                            " visitors would read 'Some Agency'; write in who_zh"));
    CHECK(!strstr(said.data, "'museum-art'"));
    CHECK(desk_edit(&desk, "sources.csv", "Mini Museum,本馆", "Mini Museum,"));
    CHECK(desk_check(&desk, &said, &errors));
    CHECK(strstr(said.data, "questions name source 'museum-art'"));
    CHECK(desk_edit(&desk, "quizzes/bank.csv", "; museum-art", ""));
    CHECK(desk_check(&desk, &said, &errors));
    CHECK(!strstr(said.data, "questions name source 'museum-art'"));
    desk_remove(desk.root);
    buf_finish(&said);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(in_the_language_of_the_question);
    RUN(the_author_stands);
    RUN(says_nothing_without_need);
    return TEST_END();
}
