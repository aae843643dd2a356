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
    } cases[] = {
        {"", "zh", ""},
        {"   ", "zh", ""},
        {"，。", "zh", ""},
        {"雪", "zh", "guide/two science/rime"},   /* editorial order */
        {"雾凇", "zh", "science/rime guide/two"}, /* the title counts more */
        {"第", "zh", "guide/one guide/two"},
        {"页", "zh", "guide/one guide/two"},
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
        {"雪", "en", "guide/two science/rime"}, /* of another language, for want of one's own */
        {"page", "zh", "guide/one"},
        {"g", "en", "guide"}, /* one letter: titles that begin with it */
        {"h", "en", ""},
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

/* The whole title, its beginning, within it, the summary, the text; then the order of the index. */
static void rank(void)
{
    static const enum search_where want[] = {SEARCH_WHOLE_TITLE,  SEARCH_TITLE_BEGINS,
                                             SEARCH_TITLE_BEGINS, SEARCH_IN_TITLE,
                                             SEARCH_IN_SUMMARY,   SEARCH_IN_TEXT};
    static const int64_t rows[] = {14, 12, 13, 11, 10, 6};
    struct tiny t = {.path = test_scratch("search.kpack"),
                     .early = "INSERT INTO entry SELECT id + 10, 'x/' || id, 'page', 2, id + 10"
                              " FROM entry WHERE id < 6;"
                              "UPDATE meta SET value = '11' WHERE key = 'entry_count';"
                              "INSERT INTO text SELECT id, 'zh', 'title', '页' FROM entry"
                              " WHERE id > 10;"
                              "INSERT INTO search_row VALUES(10, 11, 'zh', '甲'),"
                              " (11, 12, 'zh', '乙 不 是'), (12, 13, 'zh', '不 是 雪 花'),"
                              " (13, 14, 'zh', '不 是 乙'), (14, 15, 'zh', '不 是');"
                              "INSERT INTO fts(rowid, title, summary, body) VALUES"
                              " (10, '甲', '不 是', ''), (11, '乙 不 是', '', ''),"
                              " (12, '不 是 雪 花', '', '不 是'), (13, '不 是 乙', '', ''),"
                              " (14, '不 是', '', '');"};
    struct search_places found;
    struct arena mem = {0};
    struct pack *p = NULL;
    struct err err;
    size_t i;
    CHECK(tiny_write(&t));
    CHECK(pack_open(t.path, &p, NULL, &err));
    CHECK(pack_search_places(p, "不是", "zh", &mem, &found, &err));
    CHECK_INT(found.count, sizeof want / sizeof *want);
    for (i = 0; i < found.count && i < sizeof want / sizeof *want; i++) {
        CHECK_INT(found.places[i].where, want[i]);
        CHECK_INT(found.places[i].row, rows[i]);
    }
    CHECK_INT(found.of_kind[PACK_PAGE], 6);
    CHECK(!found.more);
    arena_finish(&mem);
    pack_close(p);
}

/* What says the words, when neither title nor summary do. */
static void excerpts(void)
{
    struct tiny t = {.path = test_scratch("search.kpack")};
    struct arena mem = {0};
    struct search_hit *hits;
    struct pack *p = NULL;
    struct err err;
    size_t count;
    CHECK(tiny_write(&t));
    CHECK(pack_open(t.path, &p, NULL, &err));
    CHECK(pack_search(p, "雾凇", "zh", 9, &mem, &hits, &count, &err));
    CHECK_INT(count, 2);
    CHECK_TEXT(hits[0].excerpt, "");
    CHECK_TEXT(hits[0].section_title, "科学");
    CHECK_TEXT(hits[1].excerpt, "看雾凇");
    CHECK_TEXT(hits[1].section_title, "指南");
    CHECK(pack_search(p, "page", "zh", 9, &mem, &hits, &count, &err));
    CHECK_TEXT(hits[0].card.title, "第一页");
    CHECK_TEXT(hits[0].excerpt, "Page one");
    CHECK_TEXT(hits[0].excerpt_lang, "en");
    arena_finish(&mem);
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
    RUN(rank);
    RUN(excerpts);
    RUN(limits_of_a_search);
    return TEST_END();
}
