/* Folding, and what a search finds. */
#include "tiny.h"

static bool folds_to(const char *text, const char *want)
{
    struct buf out = {0};
    bool same;
    search_fold(text, strlen(text), &out);
    same = strcmp(buf_text(&out), want) == 0;
    if (!same) {
        test_fail(__FILE__, __LINE__, "\"%s\" folds to \"%s\", not \"%s\"", text, buf_text(&out),
                  want);
    }
    buf_finish(&out);
    return same;
}

static void folding(void)
{
    static const char *const pairs[][2] = {
        {"", ""},
        {"吉林", "吉 林"},
        {"吉林一号", "吉 林 一 号"},
        {"Jilin-1", "jilin 1"},
        {"ＪＩＬＩＮ　１号", "jilin 1 号"},
        {"STRASSE straße", "strasse strasse"},
        {"ﬁlm", "film"},
        {"約6米", "约 6 米"},
        {"長春電影製片廠", "长 春 电 影 制 片 厂"},
        {"乾隆", "干 隆"},
        {"霧凇", "雾 凇"},
        {"〇七 々", "〇 七 々"},
        {"길림성 과학", "길림성 과학"},
        {"한글", "한글"}, /* jamo come together */
        {"é É é", "é é é"},
        {"㎡ ℃ ①", "m2 c 1"},
        {"\"a\" OR b* NEAR(c) -d ^e (f)", "a or b near c d e f"},
        {"  ，。！“”……——  ", ""},
        {"科\xff学", "科 学"},
        {"a\xe5\x90", "a"},
        {"豈", "岂"}, /* a compatibility ideograph, then simplified */
        {"😀吉", "吉"},
        {"1976年3月8日", "1976 年 3 月 8 日"}};
    size_t i;
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        CHECK(folds_to(pairs[i][0], pairs[i][1]));
    }
}

static bool finds(struct pack *p, const char *query, const char *lang, const char *want)
{
    struct arena mem = {0};
    struct buf is = {0};
    struct search_hit *hits;
    struct err err;
    size_t count = 0, i;
    bool ok = pack_search(p, query, lang, 20, &mem, &hits, &count, &err);
    for (i = 0; ok && i < count; i++) {
        buf_format(&is, "%s%s", i ? " " : "", hits[i].card.route);
    }
    if (!ok || strcmp(buf_text(&is), want) != 0) {
        test_fail(__FILE__, __LINE__, "\"%s\" in %s finds \"%s\" (%s), not \"%s\"", query, lang,
                  buf_text(&is), ok ? "" : err.text, want);
        ok = false;
    }
    buf_finish(&is);
    arena_finish(&mem);
    return ok;
}

static void searching(void)
{
    static const struct {
        const char *query, *lang, *want;
    } cases[] = {{"", "zh", ""},
                 {"   ", "zh", ""},
                 {"，。", "zh", ""},
                 {"雪", "zh", "guide/two science/rime"},   /* editorial order */
                 {"雾凇", "zh", "science/rime guide/two"}, /* the title counts more */
                 {"霧凇", "zh", "science/rime guide/two"},
                 {"凇雾", "zh", ""},
                 {"页 第", "zh", "guide/one guide/two"},
                 {"第一页", "zh", "guide/one"},
                 {"gu", "en", "guide"},
                 {"GUIDE", "en", "guide"},
                 {"pag on", "en", ""}, /* only the last word may be unfinished */
                 {"page on", "en", "guide/one"},
                 {"on page", "en", ""}, /* "on" alone is a word, and no title has it */
                 {"hello ", "en", "guide/one"},
                 {"hel ", "en", ""},
                 {"雪", "en", ""},
                 {"雪", "xx", "guide/two science/rime"},
                 {"\" OR title:*", "zh", ""},
                 {"'; DROP TABLE entry; --", "zh", ""},
                 {"NEAR(雪 雾, 2)", "zh", ""},
                 {"雪\xff", "zh", "guide/two science/rime"}};
    struct tiny t = {.path = test_scratch("search.kpack")};
    enum pack_problem problem;
    struct pack *p = NULL;
    struct err err;
    size_t i;
    CHECK(tiny_write(&t));
    CHECK(pack_open(t.path, &p, &problem, &err));
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        CHECK(finds(p, cases[i].query, cases[i].lang, cases[i].want));
    }
    pack_close(p);
}

static void limits_of_a_search(void)
{
    struct tiny t = {.path = test_scratch("search.kpack")};
    struct arena mem = {0};
    struct search_hit *hits;
    struct pack *p = NULL;
    struct buf query = {0};
    struct err err;
    size_t count, i;
    CHECK(tiny_write(&t));
    CHECK(pack_open(t.path, &p, NULL, &err));
    CHECK(pack_search(p, "雪", "zh", 1, &mem, &hits, &count, &err));
    CHECK_INT(count, 1);
    CHECK_TEXT(hits[0].card.title, "第二页");
    CHECK(pack_search(p, "雪", "zh", 0, &mem, &hits, &count, &err));
    CHECK_INT(count, 0);
    for (i = 0; i < 5000; i++) {
        buf_add_text(&query, i % 3 ? "雪" : "a ");
    }
    CHECK(pack_search(p, query.data, "zh", (size_t)-1, &mem, &hits, &count, &err));
    buf_finish(&query);
    arena_finish(&mem);
    pack_close(p);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(folding);
    RUN(searching);
    RUN(limits_of_a_search);
    return TEST_END();
}
