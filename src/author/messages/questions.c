/* What the types of questions say of a question that cannot be played. */
#include "author/messages/rows.h"

const struct diag_words messages_questions[] = {
    /* questions/parts/check.c */
    {"question-crowded",
     "%zu answers are more than the screen has room for; at most %d, better four",
     "%zu 个答案太多，屏幕放不下; 最多 %d 个，四个最好"},
    {"question-wordless", "answer %zu has no words; write it or take it out",
     "第 %zu 个答案没有文字; 请补上文字，或把它删掉"},
    {"question-few", "only %zu answers to choose from; a question needs at least %zu",
     "只有 %zu 个答案可选; 每道题至少要有 %zu 个"},
    /* questions/single.c, multiple.c */
    {"question-no-right", "none of the options is the right answer; give one of them the full mark",
     "没有一个选项是正确答案; 请给其中一个选项满分"},
    {"question-never-whole",
     "all right answers together are worth %d.%d %%, so nobody can be wholly right; their weights"
     " must add up to 100 %%",
     "正确答案的分数加起来只有 %d.%d%%，谁也得不到满分; 它们的分数加起来必须是 100%%"},
    {"question-all-ticked",
     "whoever ticks everything gets the full mark; give the wrong answers a negative weight, as"
     " ~%%-50%%",
     "把选项全选上就能得满分; 请给错误选项写上负分，例如 ~%%-50%%"},
    /* questions/truefalse.c */
    {"question-no-truth",
     "a true-or-false question has no answer; write true or false, in Chinese 对 or 错",
     "这道判断题没有答案; 请写“对”或“错”（或 true、false）"},
    /* questions/reveal.c */
    {"question-no-reveal",
     "this card has no answer to turn up; write it as the explanation, behind ####",
     "这张“想一想”卡片没有可以翻开的答案; 请把它写成解析，放在 #### 后面"},
    /* questions/parts/placing.c */
    {"question-twice",
     "'%s' stands there twice, so nobody can tell which is meant; say it in other words or take"
     " one out",
     "“%s”出现了两次，分不清指哪一个; 请换个说法，或删掉一个"},
    {"question-homeless", "'%s' belongs nowhere; write what it goes with behind an arrow ->",
     "“%s”没有对应的一边; 请在它后面写上箭头 -> 和对应的内容"},
    /* questions/order.c, match.c, sort.c */
    {"question-steps", "%zu steps are too many to put in order at a screen; at most %d",
     "%zu 个步骤太多，屏幕上排不下; 最多 %d 个"},
    {"question-pairs", "%zu pairs are too many to connect at a screen; at most %d, better four",
     "%zu 对太多，屏幕上连不清楚; 最多 %d 对，四对最好"},
    {"question-groups", "%zu groups do not fit beside each other; at most %d",
     "%zu 个分组并排放不下; 最多 %d 组"},
    {"question-things", "%zu things to sort are too many for one screen; at most %d",
     "%zu 张卡片太多，一屏放不下; 最多 %d 张"},
    {NULL, NULL, NULL}};
