/* Every message about pages: files, headers, and what pages say to each other. One small mistake
 * each, and what is said about it, where. */
#include "desk.h"

static void files_and_folders(void)
{
    static const struct mistake list[] = {
        {"notes.txt", NULL, "x", "notes.txt:1:1: warning: nothing reads this file; take it away"},
        {"zh/notes.md", NULL, "x",
         "zh/notes.md:1:1: warning: nothing reads this file; take it away or rename it"},
        {"zh/guide/notes.txt", NULL, "x",
         "zh/guide/notes.txt:1:1: warning: nothing reads this file; take it away or rename it"},
        {"zh/guide/My Page.md", NULL, "x",
         "zh/guide/My Page.md:1:1: error: 'My Page' cannot name a page; use at most 32 small "
         "letters,"
         " digits and '-'"},
        {"zh/attract/sea.md", NULL, "x",
         "zh/attract/sea.md:1:1: warning: scene 'sea' is not in 'scenes' of pack.ini; add it there "
         "or"
         " take the file away"},
        {"en/guide/more.md", NULL, "x",
         "en/guide/more.md:1:1: error: there is no zh/guide/more.md that this translates; write it"
         " first"},
        {"zh/home.md", NULL, NULL, "zh/home.md:1:1: error: there is no such file; add it"},
        {"zh/guide/index.md", NULL, NULL,
         "zh/guide/index.md:1:1: error: there is no such file; add it"},
        {"zh/attract/lake.md", NULL, NULL,
         "zh/attract/lake.md:1:1: error: there is no such file; add it"},
        {"zh/science/rime.md", NULL, NULL,
         "en/science/rime.md:1:1: error: there is no zh/science/rime.md that this translates; write"
         " it first"},
        {"en/guide/about.md", NULL, NULL,
         "en/guide/about.md:1:1: warning: not translated; translate it, or it will be shown in zh"},
        {"zh/home.md", "看见湖", "看见\xFF",
         "zh/home.md:2:13: error: the byte FF at offset 20 is not UTF-8 text; type the place again "
         "and"
         " save the file as UTF-8"},
        {"zh/home.md", "看见湖", "看见\x01",
         "zh/home.md:2:13: error: control character U+0001; delete it and type the place again"},
        {"media/credits.csv", "Illustration", "Illustr\xE4tion",
         "media/credits.csv:2:35: error: the byte E4 at offset 118 is not UTF-8 text; type the "
         "place"
         " again and save the file as UTF-8"}};
    MAKE(list);
}

static void keys_of_headers(void)
{
    static const struct mistake list[] = {
        {"zh/guide/about.md", "summary:", "sumary:",
         "zh/guide/about.md:5:1: error: unknown key 'sumary'; did you mean 'summary'?"},
        {"zh/guide/about.md", "summary:", "weather:",
         "zh/guide/about.md:5:1: error: unknown key 'weather'; remove the line"},
        {"zh/guide/about.md", "sub:", "couplet:",
         "zh/guide/about.md:4:1: error: 'couplet' has no meaning in this kind of file; remove the"
         " line"},
        {"zh/guide/about.md", "summary: 本馆有什么，去哪里看。\n", "",
         "zh/guide/about.md:1:1: error: the header has no 'summary'; add a line summary: ..."},
        {"zh/guide/about.md", "order: 1\n", "",
         "zh/guide/about.md:1:1: error: the header has no 'order'; add a line order: ..."},
        {"en/guide/about.md", "sources: museum-text; lake-facts\n", "",
         "en/guide/about.md:1:1: error: the header has no 'sources'; add a line sources: ..."},
        {"en/guide/about.md", "status: own", "status: own\norder: 1",
         "en/guide/about.md:7:1: error: 'order' is the same in every language; write it only in the"
         " zh file"},
        {"en/science/rime.md", "status: own", "status: own\nart: ramp.jpg",
         "en/science/rime.md:8:1: error: 'art' is the same in every language; write it only in the"
         " zh file"},
        {"ko/attract/lake.md", "fact: 호수는 거울과 같습니다.\n", "",
         "ko/attract/lake.md:1:1: error: the header has no 'fact'; add a line fact: ..."},
        {"zh/home.md", "invite: 点一下，走进去看看。\n", "",
         "zh/home.md:1:1: error: the header has no 'invite'; add a line invite: ..."},
        {"zh/guide/about.md", "status: own", "status: owned",
         "zh/guide/about.md:6:9: error: unknown status 'owned'; write own"},
        {"zh/guide/about.md", "status: own", "status: secret",
         "zh/guide/about.md:6:9: error: unknown status 'secret'; write one of: own, edited, "
         "translation"},
        {"zh/guide/rules.md", "layout: articles", "layout: article",
         "zh/guide/rules.md:11:9: error: unknown layout 'article'; write articles"},
        {"zh/science/rime.md", "accent: structure", "accent: estructura",
         "zh/science/rime.md:12:9: error: unknown accent 'estructura'; write structure"},
        {"zh/guide/about.md", "2026-11-23", "2026-02-29",
         "zh/guide/about.md:7:8: error: '2026-02-29' is not a date; write 2026, 2026-11 or"
         " 2026-11-23"},
        {"zh/guide/about.md", "2026-11-23", "2026年",
         "zh/guide/about.md:7:8: error: '2026年' is not a date; write 2026, 2026-11 or 2026-11-23"},
        {"zh/guide/about.md", "order: 1", "order: first",
         "zh/guide/about.md:10:8: error: 'first' is not a number from 1 to 9999; write one"},
        {"zh/guide/about.md", "order: 1", "order: 2",
         "zh/guide/rules.md:10:8: error: page 'guide/about' has order 2 too; give each page of a"
         " section its own"},
        {"zh/guide/index.md", "lines: 先看一看 | 再走一走", "lines: 一 | 二 | 三",
         "zh/guide/index.md:4:8: error: 'lines' must have one part or two and has 3; part them by "
         "' | '"},
        {"zh/guide/index.md", "lines: 先看一看 | 再走一走", "lines: 一 |",
         "zh/guide/index.md:4:11: error: a part of 'lines' is empty; write words on both sides of"
         " '|'"},
        {"zh/home.md", "headline: 看见湖 | 看见山", "headline: 看见湖",
         "zh/home.md:2:11: error: 'headline' must have two parts and has 1; part them by ' | '"},
        {"zh/attract/lake.md", "couplet: 青山为屏 | 碧水为镜", "couplet: 青山为屏",
         "zh/attract/lake.md:2:10: error: 'couplet' must have two parts and has 1; part them by ' "
         "| '"}};
    MAKE(list);
}

static void pages_among_each_other(void)
{
    static const struct mistake list[] = {
        {"zh/guide/about.md", "sources: museum-text; lake-facts", "sources: museum-text; lake-fact",
         "zh/guide/about.md:8:23: error: there is no source 'lake-fact'; did you mean "
         "'lake-facts'?"},
        {"zh/guide/about.md", "sources: museum-text; lake-facts", "sources: museum-text; elsewhere",
         "zh/guide/about.md:8:23: error: there is no source 'elsewhere'; add it to sources.csv"},
        {"zh/guide/about.md", "sources: museum-text; lake-facts",
         "sources: museum-text; museum-text",
         "zh/guide/about.md:8:23: error: 'museum-text' stands here twice; remove one"},
        {"zh/guide/about.md", "sources: museum-text; lake-facts",
         "sources: museum-text;; lake-facts",
         "zh/guide/about.md:8:22: error: an empty place in 'sources'; remove the extra semicolon"},
        {"zh/guide/about.md", "related: science/rime", "related: science/rhyme",
         "zh/guide/about.md:9:10: error: there is no page 'science/rhyme'; did you mean"
         " 'science/rime'?"},
        {"zh/guide/about.md", "related: science/rime", "related: guide/about",
         "zh/guide/about.md:9:10: error: the page is related to itself; remove 'guide/about'"},
        {"zh/guide/about.md", "page:science/rime", "page:science/rhyme",
         "zh/guide/about.md:15:30: error: there is no page 'science/rhyme'; did you mean"
         " 'science/rime'?"},
        {"zh/guide/about.md", "(grid.png", "(gird.png",
         "zh/guide/about.md:25:10: error: there is no picture 'gird.png' in media/credits.csv; did"
         " you mean 'grid.png'?"},
        {"zh/science/rime.md", "art: ramp.jpg", "art: rump.jpg",
         "zh/science/rime.md:13:6: error: there is no picture 'rump.jpg' in media/credits.csv; did"
         " you mean 'ramp.jpg'?"},
        {"zh/science/rime.md", "poster: lake-tall.svg", "poster: ../x",
         "zh/science/rime.md:14:9: error: there is no picture '../x' in media/credits.csv; add the"
         " file and its row"},
        {"zh/science/rime.md", "lines: 江上起雾 | 枝头开花\n", "",
         "zh/science/rime.md:1:1: error: the page is on the home screen and has no 'lines'; add one"
         " or two short lines"},
        {"zh/science/rime.md", "poster: lake-tall.svg\n", "",
         "zh/science/rime.md:1:1: error: the page is on the home screen and has no 'poster'; add "
         "the"
         " portrait picture"},
        {"zh/science/rime.md", "question: 雾凇是雪吗？\n", "",
         "zh/science/rime.md:1:1: error: the page is featured and has no 'question'; add the "
         "headline"
         " of its card"},
        {"zh/science/rime.md", "art: ramp.jpg\n", "",
         "zh/science/rime.md:1:1: error: an article has no 'art'; add its lead picture"},
        {"zh/science/rime.md", "art: ramp.jpg\n", "",
         "zh/science/rime.md:14:1: error: 'art_caption', but the page has no 'art'; add the picture"
         " or remove the line"},
        {"en/science/rime.md", "art_alt: A colour that goes from red to blue\n", "",
         "en/science/rime.md:1:1: error: the lead picture has no 'art_alt'; add it"},
        {"zh/guide/about.md", "status: own", "status: edited",
         "zh/guide/about.md:1:1: error: the text is a translation and has no 'notice'; say that it "
         "is"
         " not official"},
        {"zh/home.md", "去看看\n---\n", "去看看\n---\n\n多余的话。\n",
         "zh/home.md:8:1: error: this kind of file has only a header; remove the text below it"},
        {"zh/science/rime.md",
         "\n## 不是雪\n\n雾凇不是雪。它在枝头长出来。\n\n### 过冷\n\n"
         "很小的雾滴冷到0℃以下，却没有结冰。\n",
         "", "zh/science/rime.md:18:1: error: the page has no text; write it below the header"},
        {"en/science/rime.md", "### Supercooled\n", "",
         "en/science/rime.md:14:1: warning: headings: 1 here, and 2 in zh/science/rime.md; see "
         "whether "
         "one"
         " is missing"},
        {"en/guide/rules.md", "**Article 3** These", "These",
         "en/guide/rules.md:11:1: warning: articles: 2 here, and 3 in zh/guide/rules.md; see "
         "whether "
         "one "
         "is"
         " missing"}};
    MAKE(list);
}

static void style(void)
{
    static const struct mistake list[] = {
        {"zh/guide/index.md", "先看一看", "先看一看再走一走",
         "zh/guide/index.md:4:8: warning: a poster's line of 8 characters; keep it within 6"},
        {"en/guide/index.md", "then walk", "then walk around",
         "en/guide/index.md:4:22: warning: a poster's line of 16 characters; keep it within 14"},
        {"zh/guide/about.md", "本馆有什么", "本馆有什么有什么有什么有什么有什么有什么",
         "zh/guide/about.md:5:10: warning: a summary of 26 characters; keep it within 24"},
        {"zh/guide/index.md", "short: 指南", "short: 很长的参观指南",
         "zh/guide/index.md:3:8: warning: a short title of 7 characters; keep it within 5"},
        {"en/guide/index.md", "short: Guide", "short: The visitorsguidebook",
         "en/guide/index.md:3:12: warning: a word of 17 letters in the short title; keep words"
         " within 12"},
        {"en/guide/about.md", "What the museum has", "a b c d e f g h i j k l m n",
         "en/guide/about.md:5:10: warning: a summary of 19 words; keep it within 16"},
        {"en/attract/lake.md", "fact:", "couplet: a | b\nfact:",
         "en/attract/lake.md:2:1: warning: a couplet is a Chinese form; leave it out in other"
         " languages"},
        {"zh/attract/lake.md", "碧水为镜", "碧水",
         "zh/attract/lake.md:2:10: warning: the two halves of the couplet differ in length; make "
         "them"
         " equal"},
        {"zh/guide/about.md", "先看左边；", "先看左边;",
         "zh/guide/about.md:18:8: warning: a half-width ';' in Chinese text; write '；'"},
        {"zh/guide/about.md", "kicker: 第一页", "kicker: 第一页,是",
         "zh/guide/about.md:3:12: warning: a half-width ',' in Chinese text; write '，'"},
        {"en/science/rime.md", "question: Is rime snow?\n", "",
         "en/science/rime.md:1:1: warning: not translated: question; translate it, or it will be "
         "shown in zh"}};
    MAKE(list);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(files_and_folders);
    RUN(keys_of_headers);
    RUN(pages_among_each_other);
    RUN(style);
    return TEST_END();
}
