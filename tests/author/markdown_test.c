/* Bodies of pages: what they become, and what is said about what they may not contain. */
#include "test.h"

#include "author/readers/header.h"
#include "author/readers/markdown.h"
#include "pack/doc.h"

/* The stored form with visible marks: <b></b><i></i>, [target|text], \\ for a line break, and only
 * the kind, or the kind with its attributes, before each text. */
static void show(const struct doc *doc, struct buf *out)
{
    struct buf stored = {0};
    const char *p;
    doc_write(doc, &stored);
    for (p = buf_text(&stored); *p; p++) {
        static const char *const marks[] = {"", "<b>", "</b>", "<i>", "</i>", "[", "|", "]"};
        if (*p < 8 && *p > 0) {
            buf_add_text(out, marks[(int)*p]);
        } else if (*p == '\t') {
            buf_add_text(out, p[1] == '\t' ? "" : p[-1] == '\t' ? ": " : "");
            if (p[1] != '\t' && p[-1] != '\t') {
                buf_add_byte(
                    out, strchr(p + 1, '\t') && strchr(p + 1, '\t') < strchr(p, '\n') ? ' ' : ':');
                if (out->data[out->length - 1] == ':') {
                    buf_add_byte(out, ' ');
                }
            }
        } else if (*p == '\x0b') {
            buf_add_text(out, "\\\\");
        } else {
            buf_add_byte(out, *p == '\x1f' ? ',' : *p);
        }
    }
    buf_finish(&stored);
}

struct page {
    struct arena mem;
    struct diag d;
    struct model_words words;
    struct buf shown, said;
};

static void page_read(struct page *page, const char *body, bool numbered)
{
    struct markdown_options options = {numbered};
    struct buf text = {0};
    memset(page, 0, sizeof *page);
    buf_format(&text, "---\ntitle: x\n---\n%s", body);
    header_read(&page->words, "p.md", text.data, text.length, &page->mem, &page->d);
    markdown_read(&page->words, &options, &page->mem, &page->d);
    diag_sort(&page->d);
    show(&page->words.body, &page->shown);
    diag_print(&page->d, &page->said);
    buf_finish(&text);
}

static void page_finish(struct page *page)
{
    diag_finish(&page->d);
    arena_finish(&page->mem);
    buf_finish(&page->shown);
    buf_finish(&page->said);
}

static bool becomes(const char *body, const char *want)
{
    struct page page;
    bool same;
    page_read(&page, body, false);
    same = strcmp(buf_text(&page.shown), want) == 0 && page.d.count == 0;
    if (!same) {
        test_fail(__FILE__, __LINE__, "%s\nbecomes\n%swanted\n%s%s", body, buf_text(&page.shown),
                  want, buf_text(&page.said));
    }
    page_finish(&page);
    return same;
}

static void blocks(void)
{
    static const char *const pairs[][2] = {
        {"", ""},
        {"one\n\ntwo\n", "paragraph: one\nparagraph: two\n"},
        {"## A\n\n### B\n\n## C ##\n",
         "heading level=2: A\nheading level=3: B\nheading level=2: C\n"},
        {"A\n---\n", "heading level=2: A\n"},
        {"> q\n\n> r\n> s\n", "quote: q\nquote: r s\n"},
        {"- a\n- b\n", "item: a\nitem: b\n"},
        {"1. a\n2. b\n", "item number=1: a\nitem number=2: b\n"},
        {"3) a\n4) b\n", "item number=3: a\nitem number=4: b\n"},
        {"- a\n\n  more\n\n- b\n", "item: a\nparagraph continued=1: more\nitem: b\n"},
        {"1. a\n   - b\n     - c\n", "item number=1: a\nitem depth=1: b\nitem depth=2: c\n"},
        {"a\n\n***\n\nb\n", "paragraph: a\nrule: \nparagraph: b\n"},
        {"![湖](lake.svg)\n", "figure picture=lake,alt=湖: \n"},
        {"![a *b* c](lake.jpeg \"cap **x**\")\n", "figure picture=lake,alt=a b c: cap **x**\n"},
        {"a  \nb\\\nc\n", "paragraph: a\\\\b\\\\c\n"},
        {"\\*a\\* \\<b\\> &amp; &#x4E2D;\n", "paragraph: *a* <b> & 中\n"},
        {"a\n\n<!-- for people\n\n## b -->\n\nc\n", "paragraph: a\nparagraph: c\n"},
        {"[a](page:science/rime)\n", "paragraph: [science/rime|a]\n"},
        {"[a **b**](page:x) [c](page:x)\n", "paragraph: [x|a <b>b</b>] [x|c]\n"},
        {"**a [b](page:x)** c\n", "paragraph: <b>a </b>[x|<b>b</b>] c\n"},
        {"*a **b***\n", "paragraph: <i>a </i><b><i>b</i></b>\n"}};
    size_t i;
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        CHECK(becomes(pairs[i][0], pairs[i][1]));
    }
}

static void soft_line_breaks(void)
{
    static const char *const pairs[][2] = {
        {"吉林\n长春\n", "paragraph: 吉林长春\n"},
        {"吉林，\n长春。\n再见\n", "paragraph: 吉林，长春。再见\n"},
        {"（吉林）\n《长春》\n", "paragraph: （吉林）《长春》\n"},
        {"吉林“好”\n长春\n", "paragraph: 吉林“好”长春\n"},
        {"长春\n“好”\n", "paragraph: 长春“好”\n"},
        {"he said “a”\n“b”\n", "paragraph: he said “a” “b”\n"},
        {"a …\n… b\n", "paragraph: a … … b\n"},
        {"吉林\nJilin\n", "paragraph: 吉林 Jilin\n"},
        {"Jilin\n吉林\n", "paragraph: Jilin 吉林\n"},
        {"2015年\n10月\n", "paragraph: 2015年 10月\n"},
        {"길림성\n과학\n", "paragraph: 길림성 과학\n"},
        {"one\ntwo\n", "paragraph: one two\n"},
        {"**吉林**\n长春\n", "paragraph: <b>吉林</b>长春\n"},
        {"吉\n**林**\n*长*\n春\n", "paragraph: 吉<b>林</b><i>长</i>春\n"},
        {"**吉\n林**\n", "paragraph: <b>吉林</b>\n"},
        {"a\n[b](page:x)\n", "paragraph: a [x|b]\n"},
        {"> 吉林\n> 长春\n", "quote: 吉林长春\n"},
        {"- 吉林\n  长春\n", "item: 吉林长春\n"}};
    size_t i;
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        CHECK(becomes(pairs[i][0], pairs[i][1]));
    }
}

/* The first five were measured: plain parsers leave their asterisks standing. */
static void emphasis_beside_chinese(void)
{
    static const char *const pairs[][2] = {
        {"**“吉林一号”**卫星", "<b>“吉林一号”</b>卫星"},
        {"**《红旗》**轿车", "<b>《红旗》</b>轿车"},
        {"这是**重点：**后面", "这是<b>重点：</b>后面"},
        {"**重点。**下一句", "<b>重点。</b>下一句"},
        {"中文**“引号”**中文", "中文<b>“引号”</b>中文"},
        {"一**二**三", "一<b>二</b>三"},
        {"一*二*三", "一<i>二</i>三"},
        {"一***二***三", "一<b><i>二</i></b>三"},
        {"一**（二）**三", "一<b>（二）</b>三"},
        {"一**(二)**三", "一<b>(二)</b>三"},
        {"一**\"二\"**三", "一<b>\"二\"</b>三"},
        {"一**「二」**三", "一<b>「二」</b>三"},
        {"一**【二】**三", "一<b>【二】</b>三"},
        {"一**〈二〉**三", "一<b>〈二〉</b>三"},
        {"一**二！**三", "一<b>二！</b>三"},
        {"一**二？**三", "一<b>二？</b>三"},
        {"一**二、**三", "一<b>二、</b>三"},
        {"一**二；**三", "一<b>二；</b>三"},
        {"一**二……**三", "一<b>二……</b>三"},
        {"一**——二**三", "一<b>——二</b>三"},
        {"一**二%**三", "一<b>二%</b>三"},
        {"一**%二**三", "一<b>%二</b>三"},
        {"一*“二”*三", "一<i>“二”</i>三"},
        {"一***“二”***三", "一<b><i>“二”</i></b>三"},
        {"“一**二**”", "“一<b>二</b>”"},
        {"**一**、**二**", "<b>一</b>、<b>二</b>"},
        {"**“一”****二**三", "<b>“一”****二</b>三"}, /* the rule of three, as in English */
        {"**一。**\n二", "<b>一。</b>二"},
        {"一\n**“二”**三", "一<b>“二”</b>三"},
        {"重**108颗**。", "重<b>108颗</b>。"},
        {"约**6米。**深", "约<b>6米。</b>深"},
        {"**Jilin-1.**卫星", "<b>Jilin-1.</b>卫星"},
        {"卫星**(Jilin-1)**好", "卫星<b>(Jilin-1)</b>好"},
        {"길림**“하나”**는", "길림<b>“하나”</b>는"},
        {"**하나.**둘", "<b>하나.</b>둘"},
        {"**[一](page:x)**二", "[x|<b>一</b>]二"},
        {"一**[“二”](page:x)**三", "一[x|<b>“二”</b>]三"},
        {"[**“一”**二](page:x)", "[x|<b>“一”</b>二]"},
        {"**一“二”***三*四", "<b>一“二”</b><i>三</i>四"},
        {"**“一*二*三”**四", "<b>“一</b><b><i>二</i></b><b>三”</b>四"},
        {"*“一**二**三”*四", "<i>“一</i><b><i>二</i></b><i>三”</i>四"},
        {"一\\***二**三", "一*<b>二</b>三"},
        {"**ｱ。**ｲ", "<b>ｱ。</b>ｲ"},
        {"**￥5。**元", "<b>￥5。</b>元"},
        {"**𠮷。**野", "<b>𠮷。</b>野"},
        {"一 ** 二 ** 三", NULL},
        {"**一。 **二", NULL},
        {"卫星**“Jilin”**a", NULL},
        {"a**“b”**c", NULL}};
    size_t i;
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct buf want = {0};
        struct page page;
        const char *text = pairs[i][1] ? pairs[i][1] : pairs[i][0];
        page_read(&page, pairs[i][0], false);
        buf_format(&want, "paragraph: %s\n", text);
        if (strcmp(buf_text(&page.shown), want.data) != 0 ||
            (page.d.warnings > 0) != (strstr(text, "**") != NULL)) {
            test_fail(__FILE__, __LINE__, "%s becomes %s%s", pairs[i][0], buf_text(&page.shown),
                      buf_text(&page.said));
        }
        page_finish(&page);
        buf_finish(&want);
    }
}

/* Every message about a body, with its place: lines count from the file's first, columns
 * characters. */
static void what_a_body_may_not_contain(void)
{
    static const char *const pairs[][2] = {
        {"# A\n",
         "p.md:4:1: error: '#' is the page's title, which stands in the header; write '##'\n"},
        {"## A\n\n#### B\n", "p.md:6:1: error: a heading below '###'; use '##' and '###' only\n"},
        {"### A\n", "p.md:4:1: error: '###' without a '##' above it; levels may not skip, write"
                    " '##'\n"},
        {"##\n", "p.md:4:1: error: a heading without words; write some or remove the line\n"},
        {"吉林<br>长春\n",
         "p.md:4:3: error: HTML is not read; write Markdown, or a '\\' before a real"
         " '<'\n"},
        {"a\n\n<div>\nx\n</div>\n", "p.md:6:1: error: HTML is not read; write Markdown, or a '\\'"
                                    " before a real '<'\n"},
        {"“一”**《二》**三 <b>四</b>\n",
         "p.md:4:13: error: HTML is not read; write Markdown, or a '\\' before a real '<'\n"
         "p.md:4:17: error: HTML is not read; write Markdown, or a '\\' before a real '<'\n"},
        {"吉 `x` 林\n", "p.md:4:3: error: code has no place on a page; remove the '`' signs\n"},
        {"a\n\n    b\n",
         "p.md:6:5: error: code has no place on a page; start the line at the margin"
         " and remove any '```'\n"},
        {"```\nx\n```\n",
         "p.md:4:1: error: code has no place on a page; start the line at the margin"
         " and remove any '```'\n"},
        {"| a | b |\n|---|---|\n", "p.md:4:1: error: tables cannot be shown; write a list\n"},
        {"看 ![x](lake.svg) 吧\n",
         "p.md:4:3: error: a picture inside a text; give it a paragraph of its own\n"},
        {"![](lake.svg)\n", "p.md:4:5: error: the picture has no description; write what it shows"
                            " between '[' and ']'\n"},
        {"![x](../lake.svg)\n", "p.md:4:6: error: '../lake.svg' names a folder; pictures lie in"
                                " media/, write only the file's name\n"},
        {"![x](/etc/passwd)\n", "p.md:4:6: error: '/etc/passwd' names a folder; pictures lie in"
                                " media/, write only the file's name\n"},
        {"![x](https://example.org/a.png)\n",
         "p.md:4:6: error: the picture 'https://example.org/a.png' is on the network; put the file"
         " into media/\n"},
        {"![x](Lake.svg)\n",
         "p.md:4:6: error: 'Lake.svg' is not a picture's name; use small letters,"
         " digits and '-', and .svg, .png or .jpg\n"},
        {"![x](lake)\n",
         "p.md:4:6: error: 'lake' is not a picture's name; use small letters, digits"
         " and '-', and .svg, .png or .jpg\n"},
        {"看[这里](https://example.org)。\n",
         "p.md:4:7: error: 'https://example.org' leads out of the kiosk, which has no network; name"
         " the source in sources.csv and remove the link\n"},
        {"a <https://example.org> b\n",
         "p.md:4:4: error: 'https://example.org' leads out of the kiosk, which has no network; name"
         " the source in sources.csv and remove the link\n"},
        {"a <me@example.org> b\n", "p.md:4:1: error: 'mailto:me@example.org' leads out of the "
                                   "kiosk, which has no network; name"
                                   " the source in sources.csv and remove the link\n"},
        {"[a](science/rime)\n",
         "p.md:4:5: error: 'science/rime' leads nowhere; write page: and a page, for instance"
         " page:science/rime\n"},
        {"[a]()\n", "p.md:4:3: error: '' leads nowhere; write page: and a page, for instance"
                    " page:science/rime\n"},
        {"[a](page:)\n", "p.md:4:5: error: 'page:' is not the name of a page; write for instance"
                         " page:science/rime\n"},
        {"[a](page:../x)\n", "p.md:4:5: error: 'page:../x' is not the name of a page; write for"
                             " instance page:science/rime\n"},
        {"[a](page:X) [b](page:X)\n",
         "p.md:4:5: error: 'page:X' is not the name of a page; write for instance "
         "page:science/rime\n"
         "p.md:4:17: error: 'page:X' is not the name of a page; write for instance"
         " page:science/rime\n"},
        {"> # A\n", "p.md:4:1: error: only paragraphs go into a quote; take the '>' away here\n"},
        {"- > a\n", "p.md:4:1: error: a list item does not begin with words; write them behind its"
                    " mark\n"},
        {"- a\n\n  ## b\n",
         "p.md:6:3: error: only paragraphs and lists go into a list; end the list"
         " first\n"},
        {"- a\n  - b\n    - c\n      - d\n",
         "p.md:7:7: error: lists inside lists more than three deep; write it simpler\n"},
        {"0. a\n", "p.md:4:1: error: the list starts at a strange number; begin with 1\n"},
        {"a **“b”**c\n\nx \\*\\*y\n",
         "p.md:4:3: warning: these '**' would be shown as they are; close them at a word's edge, or"
         " write \\*\\*\n"},
        {"a 𐩿 b\n", "p.md:4:3: error: the character U+10A7F cannot be used; write another one\n"}};
    size_t i;
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct page page;
        page_read(&page, pairs[i][0], false);
        if (strcmp(buf_text(&page.said), pairs[i][1]) != 0) {
            test_fail(__FILE__, __LINE__, "%s\nsaid    %swanted  %s", pairs[i][0],
                      buf_text(&page.said), pairs[i][1]);
        }
        page_finish(&page);
    }
}

static void articles_of_a_regulation(void)
{
    static const char *const pairs[][2] = {
        {"**第一条** 为了。\n", "article label=第一条: 为了。\n"},
        {"**第一条**　为了。\n", "article label=第一条: 为了。\n"},
        {"**Article 1** To **do** it\n", "article label=Article 1: To <b>do</b> it\n"},
        {"**제1조** 목적\n", "article label=제1조: 목적\n"},
        {"前言\n\n**第一条** 甲：\n\n1. 子\n\n续\n\n## 章\n\n文\n",
         "paragraph: 前言\narticle label=第一条: 甲：\nitem number=1,continued=1: 子\n"
         "paragraph continued=1: 续\nheading level=2: 章\nparagraph: 文\n"},
        {"**第一条** a\n\n**重点** b\n",
         "article label=第一条: a\nparagraph continued=1: <b>重点</b> b\n"},
        {"**第二十一条之一** [甲](page:x)\n", "article label=第二十一条之一: [x|甲]\n"}};
    struct page page;
    size_t i;
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        page_read(&page, pairs[i][0], true);
        CHECK_TEXT(buf_text(&page.shown), pairs[i][1]);
        CHECK_INT(page.d.count, 0);
        page_finish(&page);
    }
    page_read(&page, "第一条 a\n", true);
    CHECK_TEXT(buf_text(&page.said),
               "p.md:4:1: error: 'layout: articles', but no paragraph begins with a number in bold;"
               " write for instance **第一条** or **Article 1**\n");
    page_finish(&page);
}

/* Deep and long sources end in a message or in a page, never in a crash. */
static void hostile_bodies(void)
{
    static const char *const pieces[] = {"*", "**", "_",   "> ", "- ",   "[",  "](page:x)", "![",
                                         "`", "<",  "1. ", "“*", "*”文", "\\", "&",         "#"};
    size_t i, n;
    for (i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct buf body = {0};
        struct page page;
        for (n = 0; n < 3000; n++) {
            buf_add_text(&body, pieces[i]);
            buf_add_text(&body, n % 7 == 6 ? "a\n" : n % 2 ? "吉" : "");
        }
        page_read(&page, body.data, false);
        CHECK(page.words.file != NULL);
        page_finish(&page);
        buf_finish(&body);
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(blocks);
    RUN(soft_line_breaks);
    RUN(emphasis_beside_chinese);
    RUN(what_a_body_may_not_contain);
    RUN(articles_of_a_regulation);
    RUN(hostile_bodies);
    return TEST_END();
}
