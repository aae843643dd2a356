/* A language that has titles and introductions only: nothing is asked of it that belongs to a text,
 * a page is told in the language behind it under its own title, and whoever reads the pack or the
 * report learns that its words await an editor. */
#include "desk.h"

#include "author/messages.h"
#include "author/report.h"
#include "pack/item.h"
#include "pack/pack.h"
#include "pack/search.h"

static const char titles_page[] =
    "---\ntitle: 무송\nkicker: 하얀 나무\nsummary: 나무는 왜 하얗게 되였을가요?\n"
    "status: translation\nas_of: 2026-11-23\nsources: museum-text\n---\n";

static void with_a_page(struct desk *desk, const char *name)
{
    char path[1400];
    desk_open(desk, name);
    mkdir(desk_path(desk, "ko/science", path), 0777);
    desk_write(desk, "ko/science/rime.md", titles_page, sizeof titles_page - 1);
}

static void titles_only(const struct desk *desk)
{
    CHECK(desk_edit(desk, "pack.ini", "title = 작은관\n",
                    "title = 작은관\ntexts = titles\nreview = yes\n"));
}

static void asks_for_no_texts(void)
{
    struct desk desk;
    struct buf said = {0};
    size_t errors;
    with_a_page(&desk, "titles");
    CHECK(!desk_check(&desk, &said, &errors));
    CHECK_INT(errors, 4); /* no text, no notice, two for the words about its picture */
    titles_only(&desk);
    CHECK(desk_check(&desk, &said, &errors));
    CHECK(!strstr(said.data, "ko/science/rime"));
    CHECK(!strstr(said.data, "text_ko"));
    CHECK(!strstr(said.data, "alt_ko"));
    CHECK(strstr(said.data, "\nko/guide/about.md:1:1: warning: not translated;")); /* no title */
    CHECK(strstr(said.data, "entries are not wholly translated into 한국어"));
    CHECK(strstr(said.data, ": note: 한국어: its words await an editor who speaks it;"));
    desk_remove(desk.root);
    buf_finish(&said);
}

static void still_looks_at_texts_that_are_there(void)
{
    struct desk desk;
    struct buf said = {0};
    size_t errors;
    with_a_page(&desk, "titles-text");
    titles_only(&desk);
    CHECK(desk_edit(&desk, "ko/science/rime.md", "museum-text\n---\n",
                    "museum-text\n---\n\n## 눈이 아니다\n\n무송은 눈이 아닙니다.\n"));
    CHECK(!desk_check(&desk, &said, &errors));
    CHECK_INT(errors, 3); /* a text is a translation, and has its picture */
    CHECK(strstr(said.data, "ko/science/rime.md:1:1: error: the text is a translation and has no"));
    CHECK(strstr(said.data, ": warning: headings: 1 here, and 2 in zh/science/rime.md;"));
    desk_remove(desk.root);
    buf_finish(&said);
}

static bool open_pack(const struct desk *desk, const char *path, struct pack **p)
{
    struct author_options options = {.source = desk->root, .output = path};
    struct diag d = {0};
    struct err err = {ERR_NONE, ""};
    bool ok = author_build(&options, &d, &err) && pack_open(path, p, NULL, &err);
    if (!ok) {
        test_fail(path, 0, "%s", err.text);
    }
    diag_finish(&d);
    return ok;
}

static void says_what_has_no_words(struct pack *p, struct arena *mem)
{
    struct pack_reading r;
    struct pack_item item;
    struct search_hit *hits;
    struct err err;
    size_t count;
    CHECK(pack_reading(p, "science/rime", "ko", mem, &r, &err));
    CHECK_TEXT(r.pages[0].card.title, "무송");
    CHECK_TEXT(r.pages[0].card.lang, "ko");
    CHECK(!r.pages[0].card.fallback);
    CHECK_TEXT(r.pages[0].told[PACK_EVERYONE].lang, "zh");
    CHECK(r.pages[0].told[PACK_EVERYONE].fallback);
    CHECK(r.pages[0].told[PACK_EVERYONE].body.count > 0);
    CHECK_TEXT(r.pages[0].art_caption, "从红到蓝（示意画）"); /* comes with the text */
    CHECK_TEXT(r.pages[0].art_lang, "zh");
    CHECK(pack_item(p, "history/founding", "ko", mem, &item, &err));
    CHECK_TEXT(item.card.lang, "ko");
    CHECK_TEXT(item.text_lang, "zh");
    CHECK_TEXT(item.source_line, "资料：迷你馆");
    CHECK(pack_search(p, "枝头", "ko", 9, mem, &hits, &count, &err)); /* only in the text */
    CHECK(count == 1 && strcmp(hits[0].card.title, "무송") == 0);
}

static void told_in_another_language(void)
{
    const char *path = test_scratch("titles.kpack");
    struct desk desk;
    struct buf html = {0};
    struct arena mem = {0};
    struct pack *p = NULL;
    struct diag d = {0};
    struct err err;
    with_a_page(&desk, "titles-pack");
    titles_only(&desk);
    if (open_pack(&desk, path, &p)) {
        says_what_has_no_words(p, &mem);
        CHECK_TEXT(pack_info(p)->languages[2].tag, "ko");
        CHECK(pack_info(p)->languages[2].review);
        CHECK(!pack_info(p)->languages[1].review);
        diag_speak(&d, author_messages, DIAG_EN);
        CHECK(author_report(path, &d, &html, &err));
        CHECK(strstr(buf_text(&html), "한국어: its words await an editor who speaks it</p>"));
        CHECK(!strstr(buf_text(&html), "id=\"review-en\""));
    }
    pack_close(p);
    unlink(path);
    diag_finish(&d);
    arena_finish(&mem);
    buf_finish(&html);
    desk_remove(desk.root);
}

static void a_notice_comes_with_its_text(void)
{
    const char *path = test_scratch("titles-notice.kpack");
    static const char page[] = "---\ntitle: 규칙\nsummary: 규칙입니다.\nstatus: translation\n"
                               "as_of: 2026-11-23\nsources: museum-text\n---\n";
    struct desk desk;
    struct arena mem = {0};
    struct pack *p = NULL;
    struct pack_reading r;
    struct err err;
    desk_open(&desk, "titles-notice");
    titles_only(&desk);
    desk_write(&desk, "ko/guide/rules.md", page, sizeof page - 1);
    if (open_pack(&desk, path, &p)) {
        CHECK(pack_reading(p, "guide/rules", "ko", &mem, &r, &err));
        CHECK_TEXT(r.pages[1].card.title, "규칙");
        CHECK_TEXT(r.pages[1].notice1, "这是工作译文，不是正式文本。");
        CHECK_TEXT(r.pages[1].notice_lang, "zh");
    }
    pack_close(p);
    unlink(path);
    arena_finish(&mem);
    desk_remove(desk.root);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(asks_for_no_texts);
    RUN(still_looks_at_texts_that_are_there);
    RUN(told_in_another_language);
    RUN(a_notice_comes_with_its_text);
    return TEST_END();
}
