/* One line, written as several strings: what the author's desk said to a folder with mistakes. */
#include "problems.h"

#define MESSAGE(level, file, line, column, zh, zh_remedy, en, en_remedy)                           \
    "{\"level\": \"" level "\", \"file\": \"" file "\", \"line\": " #line ", \"column\": " #column \
    ", \"code\": \"x\", \"text\": \"" zh "\", \"remedy\": \"" zh_remedy                            \
    "\", \"other_text\": \"" en "\", \"other_remedy\": \"" en_remedy "\"}"

const char problems_json[] =
    "{\"built\": false, \"took_ms\": 231, \"errors\": 2, \"warnings\": 3, \"to_confirm\": 1, "
    "\"lang\": \"zh\", \"failed\": \"\", \"messages\": [" MESSAGE("warning", "gallery/honours/captions.csv", 1, 1, "没有 title_ko 这一列", "请加上这一列，否则会用中文显示", "there is no column 'title_ko'", "add it, or it will be shown in zh") ", " MESSAGE(
        "note", "history.csv", 20, 1, "待核实：“第一代解放牌造到这年”", "核实后请把 status 清空",
        "to be confirmed: '第一代解放牌造到这年'",
        "check it, then empty its status") ", " MESSAGE("warning",
                                                        "media/a-picture-with-a-long-name.svg", 12,
                                                        305, "图里的文字要看这台电脑装了什么字体",
                                                        "请把文字转换成路径",
                                                        "letters in the picture depend on this "
                                                        "machine's fonts",
                                                        "turn them into paths") ", " MESSAGE("warni"
                                                                                             "ng",
                                                                                             "zh/"
                                                                                             "guide"
                                                                                             "/rule"
                                                                                             "s.md",
                                                                                             22, 3,
                                                                                             "这句"
                                                                                             "话有 "
                                                                                             "45 "
                                                                                             "个汉"
                                                                                             "字",
                                                                                             "请分"
                                                                                             "成两"
                                                                                             "句，"
                                                                                             "每句"
                                                                                             "不超"
                                                                                             "过 "
                                                                                             "40 "
                                                                                             "个字",
                                                                                             "a "
                                                                                             "sente"
                                                                                             "nce "
                                                                                             "of "
                                                                                             "45 "
                                                                                             "Han",
                                                                                             "make "
                                                                                             "two "
                                                                                             "of "
                                                                                             "it, "
                                                                                             "each "
                                                                                             "withi"
                                                                                             "n 40") ", " MESSAGE("error",
                                                                                                                  "zh/science/rime.md",
                                                                                                                  11,
                                                                                                                  10,
                                                                                                                  "没有页面“science/rimee”",
                                                                                                                  "是不是“science/rime”？",
                                                                                                                  "there is no page 'science/rimee'",
                                                                                                                  "did you mean 'science/rime'?") ", " MESSAGE("error",
                                                                                                                                                               "zh/science/this-page-is-not-there-yet.md",
                                                                                                                                                               1,
                                                                                                                                                               1,
                                                                                                                                                               "文件开头少了 title、summary、sources 三行",
                                                                                                                                                               "请在文件开头加上这几行",
                                                                                                                                                               "the header has no 'title', 'summary' and 'sources'",
                                                                                                                                                               "add a line for each of them") "]}";
