/* The editor's report: what it says of the mini pack, that nothing from outside breaks the page,
 * and that it needs no other file. */
#include "desk.h"

#include "author/messages.h"
#include "author/report.h"

static void made(const struct desk *desk, const char *name, enum diag_lang lang, struct buf *html)
{
    const char *path = test_scratch(name);
    struct author_options options = {.source = desk->root, .output = path};
    struct diag d = {0};
    struct err err = {ERR_NONE, ""};
    diag_speak(&d, author_messages, lang);
    CHECK(author_build(&options, &d, &err));
    buf_clear(html);
    if (!author_report(path, &d, html, &err)) {
        test_fail(name, 0, "%s", err.text);
    }
    diag_finish(&d);
}

static size_t count(const char *text, const char *what)
{
    size_t n = 0;
    for (; (text = strstr(text, what)); text += strlen(what)) {
        n++;
    }
    return n;
}

static const char *after(const struct buf *html, const char *mark)
{
    const char *found = strstr(buf_text(html), mark);
    if (!found) {
        test_fail(mark, 0, "not in the report");
    }
    return found ? found : "";
}

static void says_what_there_is(void)
{
    struct desk desk;
    struct buf html = {0}, again = {0};
    const char *part;
    desk_open(&desk, "report");
    made(&desk, "report.kpack", DIAG_EN, &html);
    CHECK(strncmp(buf_text(&html), "<!DOCTYPE html>\n<html lang=\"en\">", 32) == 0);
    CHECK(strstr(buf_text(&html), "Pack mini, number 3, 2026.11-test; content "));
    part = after(&html, "id=\"unconfirmed\"");
    CHECK(strstr(part, "<td>unit</td><td>游船站</td>") < after(&html, "id=\"unsourced\""));
    part = after(&html, "id=\"load\"");
    CHECK(strstr(part, "<td>page</td><td>雾凇</td><td>science/rime</td><td>zh</td>"));
    CHECK(strstr(part, "<td>page</td><td>Rime</td><td>science/rime</td><td>en</td>"));
    part = after(&html, "id=\"sources\"");
    CHECK(strstr(part, "<td>lake-facts</td>"));
    part = after(&html, "id=\"messages\"");
    CHECK(strstr(part, "<td>ko/science/rime.md</td>"));
    made(&desk, "report.kpack", DIAG_EN, &again);
    CHECK_TEXT(buf_text(&again), buf_text(&html));
    buf_finish(&html);
    buf_finish(&again);
}

static void needs_no_other_file(void)
{
    struct desk desk;
    struct buf html = {0};
    desk_open(&desk, "report-alone");
    made(&desk, "report-alone.kpack", DIAG_ZH, &html);
    CHECK(strstr(buf_text(&html), "<html lang=\"zh-CN\">"));
    CHECK(strstr(buf_text(&html), "<h2 id=\"pictures\">图片</h2>"));
    CHECK_INT(count(buf_text(&html), "<img "), count(buf_text(&html), "src=\"data:image/"));
    CHECK(count(buf_text(&html), "<figure>") >= 4);
    CHECK_INT(count(buf_text(&html), "src=\"http"), 0);
    CHECK_INT(count(buf_text(&html), "<script"), 0);
    CHECK_INT(count(buf_text(&html), "<link"), 0);
    CHECK_INT(count(buf_text(&html), "<table>"), count(buf_text(&html), "</table>"));
    CHECK_INT(count(buf_text(&html), "<tr>"), count(buf_text(&html), "</tr>"));
    CHECK_INT(count(buf_text(&html), "<figure>"), count(buf_text(&html), "</figure>"));
    buf_finish(&html);
}

static void markup_in_titles_stays_text(void)
{
    struct desk desk;
    struct buf html = {0};
    desk_open(&desk, "report-hostile");
    CHECK(desk_edit(&desk, "en/science/rime.md", "title: Rime", "title: a <b>\"&\" & c"));
    made(&desk, "report-hostile.kpack", DIAG_EN, &html);
    CHECK(strstr(buf_text(&html), "<td>a &lt;b&gt;&quot;&amp;&quot; &amp; c</td>"));
    CHECK(!strstr(buf_text(&html), "a <b>\""));
    buf_finish(&html);
}

static void what_is_no_pack_is_an_error(void)
{
    struct diag d = {0};
    struct buf html = {0};
    struct err err = {ERR_NONE, ""};
    CHECK(!author_report(test_path("author/report_test.c"), &d, &html, &err));
    CHECK(err.text[0]);
    CHECK_INT(html.length, 0);
    buf_finish(&html);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(says_what_there_is);
    RUN(needs_no_other_file);
    RUN(markup_in_titles_stays_text);
    RUN(what_is_no_pack_is_an_error);
    return TEST_END();
}
