/* From the folder to the pack: articles told for three ages, words that are explained, and shelves.
 */
#include "desk.h"

#include "author/collate.h"
#include "pack/glossary.h"
#include "pack/item.h"
#include "pack/search.h"
#include "pack/shelf.h"

struct built {
    struct desk desk;
    char path[1400];
    struct arena mem;
    struct pack *p;
    struct err err;
};

/* Builds the folder and opens what came of it. */
static bool build(struct built *b)
{
    struct author_options options = {.source = b->desk.root, .output = b->path};
    struct diag d = {0};
    bool ok;
    snprintf(b->path, sizeof b->path, "%s.kpack", b->desk.root);
    ok = author_build(&options, &d, &b->err) && pack_open(b->path, &b->p, NULL, &b->err) &&
         pack_verify(b->p, NULL, &b->err);
    if (!ok) {
        struct buf said = {0};
        diag_print(&d, &said);
        test_fail(b->desk.root, 0, "%s%s", buf_text(&said), b->err.text);
        buf_finish(&said);
    }
    diag_finish(&d);
    return ok;
}

static void finish(struct built *b)
{
    pack_close(b->p);
    unlink(b->path);
    desk_remove(b->desk.root);
    arena_finish(&b->mem);
}

/* --- ages ------------------------------------------------------------------------------------- */

static const struct pack_told *told(struct built *b, const char *lang, enum pack_age age)
{
    struct pack_reading r;
    if (!pack_reading(b->p, "science/rime", lang, &b->mem, &r, &b->err)) {
        test_fail(__FILE__, __LINE__, "%s", b->err.text);
        return NULL;
    }
    return &r.pages[r.start].told[age];
}

static void an_article_is_told_three_times(void)
{
    struct built b = {.p = NULL};
    const struct pack_told *t;
    desk_open(&b.desk, "told");
    CHECK(desk_edit(&b.desk, "zh/science/rime.deep.md", "as_of: 2026-11", "as_of: 2026-10"));
    CHECK(build(&b));
    t = told(&b, "zh", PACK_YOUNG);
    CHECK_INT(t->body.count, 3); /* a heading and two paragraphs */
    CHECK_TEXT(t->lang, "zh");
    CHECK_TEXT(t->as_of, "");
    CHECK(!t->fallback);
    CHECK_TEXT(told(&b, "zh", PACK_DEEP)->as_of, "2026-10");
    t = told(&b, "en", PACK_YOUNG);
    CHECK_TEXT(t->lang, "en");
    CHECK(!t->fallback);
    t = told(&b, "en", PACK_DEEP); /* never Chinese under English without a mark */
    CHECK_TEXT(t->lang, "zh");
    CHECK(t->fallback);
    CHECK_TEXT(told(&b, "ko", PACK_EVERYONE)->lang, "zh");
    CHECK(told(&b, "ko", PACK_YOUNG)->fallback);
    finish(&b);
}

static void an_article_told_once_has_one_text(void)
{
    struct built b = {.p = NULL};
    struct pack_reading r;
    desk_open(&b.desk, "once");
    CHECK(build(&b));
    CHECK(pack_reading(b.p, "guide/about", "zh", &b.mem, &r, &b.err));
    CHECK_TEXT(r.pages[r.start].told[PACK_EVERYONE].lang, "zh");
    CHECK_TEXT(r.pages[r.start].told[PACK_YOUNG].lang, "");
    CHECK_INT(r.pages[r.start].told[PACK_DEEP].body.count, 0);
    finish(&b);
}

/* The texts for all ages lead to the one place that has them, and what only they say is found. */
static void every_text_is_found(void)
{
    static const char *const words[] = {"气泡", "水汽不经过水", "小水滴变的"};
    struct built b = {.p = NULL};
    struct search_hit *hits;
    size_t count, i, k;
    desk_open(&b.desk, "found");
    CHECK(build(&b));
    for (i = 0; i < sizeof words / sizeof *words; i++) {
        size_t rows = 0;
        CHECK(pack_search(b.p, words[i], "zh", 20, &b.mem, &hits, &count, &b.err));
        for (k = 0; k < count; k++) {
            rows += strcmp(hits[k].card.route, "science/rime") == 0;
        }
        CHECK_INT(rows, 1);
    }
    finish(&b);
}

/* What a text for an age shows, names and quotes belongs to the article. */
static void a_text_brings_its_sources_links_and_pictures(void)
{
    struct built b = {.p = NULL};
    struct pack_credit *credits;
    struct pack_item item;
    size_t count, i;
    bool found = false;
    desk_open(&b.desk, "brings");
    CHECK(desk_edit(&b.desk, "zh/science/rime.md", "sources: museum-text; lake-facts",
                    "sources: museum-text"));
    CHECK(build(&b));
    CHECK(pack_sources(b.p, "science/rime", &b.mem, &credits, &count, &b.err));
    for (i = 0; i < count; i++) {
        found = found || strstr(credits[i].title, "comma");
    }
    CHECK(found);
    CHECK(pack_item(b.p, "glossary/deposition", "zh", &b.mem, &item, &b.err));
    CHECK_INT(item.related_count, 2); /* the article, once, and the other term */
    CHECK_TEXT(item.related[0].route, "science/rime");
    CHECK_TEXT(item.related[1].route, "glossary/supercooling");
    finish(&b);
}

/* --- words ------------------------------------------------------------------------------------ */

static void order(struct built *b, const char *lang, const char *want)
{
    struct pack_glossary g;
    struct buf got = {0};
    size_t i;
    CHECK(pack_glossary(b->p, "glossary", lang, &b->mem, &g, &b->err));
    for (i = 0; i < g.count; i++) {
        buf_format(&got, "%s%s %s", i ? ", " : "", g.terms[i].letter, g.terms[i].card.title);
    }
    CHECK_TEXT(buf_text(&got), want);
    buf_finish(&got);
}

static void every_language_has_an_order_of_its_own(void)
{
    struct built b = {.p = NULL};
    struct pack_glossary g;
    desk_open(&b.desk, "order");
    CHECK(build(&b));
    order(&b, "zh", "A 岸, C 船, G 过冷, N 凝华");
    order(&b, "en", "B boat, D deposition, S shore, S supercooling");
    order(&b, "ko", "가 과랭, 가 기슭, 바 배, # 凝华");
    order(&b, "fr", "A 岸, C 船, G 过冷, N 凝华"); /* the pack lacks it */
    CHECK(!pack_glossary(b.p, "science", "zh", &b.mem, &g, &b.err));
    CHECK_INT(b.err.code, ERR_NOT_FOUND);
    finish(&b);
}

static void a_word_is_an_item(void)
{
    struct built b = {.p = NULL};
    struct pack_item item;
    struct pack_reading r;
    struct search_hit *hits;
    size_t count, i;
    desk_open(&b.desk, "word");
    CHECK(build(&b));
    CHECK(pack_item(b.p, "glossary/supercooling", "en", &b.mem, &item, &b.err));
    CHECK_INT(item.card.kind, PACK_TERM);
    CHECK_TEXT(item.also, "undercooling");
    CHECK_TEXT(item.section_route, "glossary");
    CHECK_TEXT(item.as_of, "2026-11");
    CHECK_TEXT(item.text_lang, "en");
    CHECK(pack_item(b.p, "glossary/supercooling", "ko", &b.mem, &item, &b.err));
    CHECK_TEXT(item.text_lang, "ko");
    CHECK(pack_item(b.p, "glossary/deposition", "ko", &b.mem, &item, &b.err));
    CHECK(item.card.fallback);
    CHECK(pack_search(b.p, "undercooling", "en", 5, &b.mem, &hits, &count, &b.err));
    CHECK(count > 0);
    CHECK_TEXT(hits[0].card.route, "glossary/supercooling");
    /* words explain what a page says, and are no places to go on to from there */
    CHECK(pack_reading(b.p, "science/rime", "zh", &b.mem, &r, &b.err));
    for (i = 0; i < r.pages[r.start].related_count; i++) {
        CHECK(r.pages[r.start].related[i].kind != PACK_TERM);
    }
    finish(&b);
}

static void letters_of_words(void)
{
    static const struct {
        const char *lang, *word, *letter;
    } rows[] = {{"zh", "重力", "Z"},    {"zh", "863计划", "#"},  {"zh", "X射线", "X"},
                {"zh", "人参", "R"},    {"zh", "二氧化碳", "E"}, {"zh-Hans", "氧", "Y"},
                {"en", "eclipse", "E"}, {"en", "Éclair", "E"},   {"en", "光", "#"},
                {"ko", "꽃", "가"},     {"ko", "하늘", "하"},    {"ko", "laser", "L"},
                {"xx", "zebra", "Z"},   {"zh", "", "#"}};
    struct arena mem = {0};
    size_t i;
    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct collate *c = collate_open(rows[i].lang);
        CHECK_TEXT(collate_letter(c, rows[i].word, &mem), rows[i].letter);
        collate_close(c);
    }
    arena_finish(&mem);
}

/* --- shelves ---------------------------------------------------------------------------------- */

static void a_hub_and_its_theme(void)
{
    struct built b = {.p = NULL};
    struct pack_shelf s;
    desk_open(&b.desk, "shelf");
    CHECK(build(&b));
    CHECK(pack_shelf(b.p, "themes", "en", &b.mem, &s, &b.err));
    CHECK(s.hub);
    CHECK_INT(s.count, 1);
    CHECK_TEXT(s.items[0].card.route, "science");
    CHECK_INT(s.intro.count, 1);
    CHECK(s.has_glossary);
    CHECK_TEXT(s.glossary.title, "Words");
    CHECK(pack_shelf(b.p, "science", "zh", &b.mem, &s, &b.err));
    CHECK(!s.hub);
    CHECK_INT(s.count, 1);
    CHECK(s.items[0].young && s.items[0].deep);
    CHECK_TEXT(s.shelf_route, "themes");
    CHECK_TEXT(s.shelf_title, "书架");
    CHECK_INT(s.sister_count, 1);
    CHECK_INT(s.self, 0);
    CHECK(!pack_shelf(b.p, "guide", "zh", &b.mem, &s, &b.err));
    CHECK_INT(b.err.code, ERR_NOT_FOUND);
    CHECK(!pack_shelf(b.p, "nowhere", "zh", &b.mem, &s, &b.err));
    finish(&b);
}

/* A theme without a shelf stands for itself; behind its last article comes the first. */
static void one_article_after_the_other(void)
{
    static const char second[] =
        "---\ntitle: 雪\nsummary: 六个角。\nstatus: own\nas_of: 2026-11-23\nsources: museum-text\n"
        "order: 2\nart: ramp.jpg\nart_caption: 雪\nart_alt: 一片颜色\n---\n\n雪花有六个角。\n";
    struct built b = {.p = NULL};
    struct pack_reading r;
    struct pack_shelf s;
    const struct pack_page *page;
    desk_open(&b.desk, "next");
    CHECK(desk_edit(&b.desk, "pack.ini", "home = guide", "home = themes guide"));
    desk_write(&b.desk, "zh/science/snow.md", second, sizeof second - 1);
    CHECK(build(&b));
    CHECK(pack_reading(b.p, "science/rime", "zh", &b.mem, &r, &b.err));
    page = &r.pages[r.start];
    CHECK_TEXT(page->related[0].route, "guide/about"); /* as the author relates it */
    CHECK_TEXT(page->related[1].route, "science/snow");
    CHECK(page->related_count > 2); /* and then those that name it */
    CHECK(pack_reading(b.p, "science/snow", "zh", &b.mem, &r, &b.err));
    page = &r.pages[r.start];
    CHECK_TEXT(page->related[0].route, "science/rime");
    CHECK(pack_shelf(b.p, "science", "zh", &b.mem, &s, &b.err));
    CHECK_INT(s.count, 2);
    CHECK(!s.items[1].young && !s.items[1].deep);
    finish(&b);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(an_article_is_told_three_times);
    RUN(an_article_told_once_has_one_text);
    RUN(every_text_is_found);
    RUN(a_text_brings_its_sources_links_and_pictures);
    RUN(every_language_has_an_order_of_its_own);
    RUN(a_word_is_an_item);
    RUN(letters_of_words);
    RUN(a_hub_and_its_theme);
    RUN(one_article_after_the_other);
    return TEST_END();
}
