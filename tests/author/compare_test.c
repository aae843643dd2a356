/* The comparison of two packs: each kind of change is made in a folder of one's own, built, and
 * must be told, and nothing else. */
#include "desk.h"

#include "author/compare.h"
#include "pack/pack.h"

static void pack_of(const struct desk *desk, const char *path)
{
    struct author_options options = {.source = desk->root, .output = path};
    struct diag d = {0};
    struct buf said = {0};
    struct err err = {ERR_NONE, ""};
    if (!author_build(&options, &d, &err)) {
        diag_print(&d, &said);
        test_fail(path, 0, "%s%s", buf_text(&said), err.text);
    }
    buf_finish(&said);
    diag_finish(&d);
}

static void compared(const char *before, const char *after, const char *lang, struct buf *out,
                     bool json)
{
    struct arena mem = {0};
    struct changes c;
    struct err err = {ERR_NONE, ""};
    buf_clear(out);
    if (!pack_changes(before, after, lang, &mem, &c, &err)) {
        buf_add_text(out, err.text);
    } else if (json) {
        author_compare_json(&c, out);
    } else {
        author_compare_print(&c, strcmp(lang, "zh") == 0 ? DIAG_ZH : DIAG_EN, out);
    }
    arena_finish(&mem);
}

struct change {
    const char *file, *find, *replace; /* replace NULL: the file goes away */
    const char *said;                  /* in English */
};

static const struct change changes[] = {
    {"zh/science/rime.md", "它在枝头长出来", "它在枝头结成",
     "mini 3 (2026.11-test) → mini 3 (2026.11-test)\nchanged (1)\n  ~ Rime (page science/rime): "
     "words zh\n"},
    {"en/science/rime.md", "title: Rime", "title: White trees",
     "mini 3 (2026.11-test) → mini 3 (2026.11-test)\nchanged (1)\n"
     "  ~ White trees (page science/rime): words en; was \"Rime\"\n"},
    {"zh/science/rime.md", "related: guide/about", "related: guide/rules",
     "mini 3 (2026.11-test) → mini 3 (2026.11-test)\nchanged (1)\n  ~ Rime (page science/rime): "
     "links\n"},
    {"zh/science/rime.md", "as_of: 2026-11-23", "as_of: 2026-11-24",
     "mini 3 (2026.11-test) → mini 3 (2026.11-test)\nchanged (1)\n  ~ Rime (page science/rime): "
     "words zh\n"},
    {"zh/science/rime.md", "museum-text; lake-facts", "museum-text; lake-facts; museum-art",
     "mini 3 (2026.11-test) → mini 3 (2026.11-test)\nchanged (1)\n  ~ Rime (page science/rime): "
     "sources\n"},
    {"pack.ini", "label = 2026.11-test", "label = 2026.12",
     "mini 3 (2026.11-test) → mini 3 (2026.12)\n"
     "the entries are the same; order or settings differ\n"},
    {"zh/science/rime.md", "accent: structure", "accent: history",
     "mini 3 (2026.11-test) → mini 3 (2026.11-test)\nchanged (1)\n  ~ Rime (page science/rime): "
     "facts\n"},
};

static void one_change_is_told_and_nothing_else(void)
{
    const char *before = test_scratch("before.kpack"), *after = test_scratch("after.kpack");
    struct desk desk;
    struct buf said = {0}, old = {0};
    size_t i;
    desk_open(&desk, "compare");
    pack_of(&desk, before);
    for (i = 0; i < sizeof changes / sizeof *changes; i++) {
        const struct change *c = &changes[i];
        CHECK(desk_read(&desk, c->file, &old));
        CHECK(desk_edit(&desk, c->file, c->find, c->replace));
        pack_of(&desk, after);
        compared(before, after, "en", &said, false);
        CHECK_TEXT(buf_text(&said), c->said);
        desk_write(&desk, c->file, old.data, old.length);
    }
    pack_of(&desk, after);
    compared(before, after, "en", &said, false);
    CHECK_TEXT(buf_text(&said), "mini 3 (2026.11-test) → mini 3 (2026.11-test)\nnothing differs\n");
    compared(before, after, "zh", &said, false);
    CHECK_TEXT(buf_text(&said), "mini 3 (2026.11-test) → mini 3 (2026.11-test)\n内容没有变化\n");
    buf_finish(&said);
    buf_finish(&old);
}

static void pages_come_and_go(void)
{
    const char *before = test_scratch("one.kpack"), *after = test_scratch("two.kpack");
    struct desk desk;
    struct buf said = {0}, page = {0};
    desk_open(&desk, "compare-pages");
    pack_of(&desk, before);
    CHECK(desk_read(&desk, "zh/science/rime.md", &page));
    desk_write(&desk, "zh/science/frost.md", page.data, page.length);
    CHECK(desk_edit(&desk, "zh/science/frost.md", "order: 1", "order: 2"));
    CHECK(desk_edit(&desk, "zh/science/frost.md", "title: 雾凇", "title: 霜"));
    CHECK(desk_edit(&desk, "zh/science/rime.md", "related: guide/about",
                    "related: guide/about; science/frost"));
    pack_of(&desk, after);
    compared(before, after, "zh", &said, false);
    CHECK_TEXT(buf_text(&said), "mini 3 (2026.11-test) → mini 3 (2026.11-test)\n新增（1）\n"
                                "  + 霜（页面 science/frost）\n修改（1）\n"
                                "  ~ 雾凇（页面 science/rime）：链接\n");
    compared(after, before, "zh", &said, false);
    CHECK(strstr(buf_text(&said), "删除（1）\n  - 霜（页面 science/frost）\n"));
    compared(before, after, "zh", &said, true);
    CHECK(strstr(buf_text(&said), "\"added\": [\n    {\"kind\": \"page\", \"slug\": "
                                  "\"science/frost\", \"title\": \"霜\"}\n  ]"));
    CHECK(strstr(buf_text(&said),
                 "\"title\": \"雾凇\", \"what\": [\"links\"], \"languages\": \"\"}"));
    CHECK(strstr(buf_text(&said), "\"removed\": []\n}\n"));
    buf_finish(&said);
    buf_finish(&page);
}

static void a_redrawn_picture_is_a_change_of_what_shows_it(void)
{
    const char *before = test_scratch("old.kpack"), *after = test_scratch("new.kpack");
    struct desk desk;
    struct buf said = {0};
    desk_open(&desk, "compare-pictures");
    pack_of(&desk, before);
    CHECK(desk_edit(&desk, "media/lake-tall.svg", "fill=\"#", "fill=\"#1"));
    compared(before, before, "en", &said, false);
    CHECK(strstr(buf_text(&said), "nothing differs"));
    pack_of(&desk, after);
    compared(before, after, "en", &said, false);
    CHECK(strstr(buf_text(&said), "~ Rime (page science/rime): pictures\n"));
    CHECK(!strstr(buf_text(&said), "words"));
    buf_finish(&said);
}

static void what_is_no_pack_is_an_error(void)
{
    const char *none = test_scratch("none.kpack");
    struct buf said = {0};
    unlink(none);
    compared(none, none, "en", &said, false);
    CHECK(strstr(buf_text(&said), "none.kpack"));
    buf_finish(&said);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(one_change_is_told_and_nothing_else);
    RUN(pages_come_and_go);
    RUN(a_redrawn_picture_is_a_change_of_what_shows_it);
    RUN(what_is_no_pack_is_an_error);
    return TEST_END();
}
