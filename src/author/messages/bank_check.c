/* What is found wrong with whole banks of questions, whatever their format. */
#include "author/messages/rows.h"

const struct diag_words messages_bank_check[] = {
    /* quiz/check.c */
    {"bank-no-whys",
     "%zu of %zu questions have no explanation: the visitor will not learn why; write one to three"
     " sentences for each",
     "%2$zu 道题里有 %1$zu 道没有解析，观众不知道为什么; 请给每道题写一到三句话"},
    {"bank-no-sources",
     "%zu of %zu questions name no source: nobody can look up whether they are so; name one of"
     " sources.csv for each",
     "%2$zu 道题里有 %1$zu 道没有来源，无法核对对错; 请给每道题写上 sources.csv 里的来源编号"},
    /* quiz/check_options.c */
    {"bank-option-twice", "'%s' stands among the answers twice; write another, or take it out",
     "答案里“%s”出现了两次; 请换一个，或删掉一个"},
    {"bank-option-last", "'%s' is not the last option; write it last, where the screen puts it",
     "“%s”不在最后; 屏幕上它总是排在最后，请也写在最后"},
    {"bank-option-letters",
     "'%s' names options by letters, and the screen shuffles them; say it in words",
     "“%s”用字母指选项，而屏幕上选项会打乱; 请用文字说明"},
    /* quiz/check_words.c */
    {"bank-no-why", "no explanation: the visitor will not learn why; write one to three sentences",
     "没有解析，观众不知道为什么; 请写一到三句话"},
    {"bank-why-sentences",
     "an explanation of %zu sentences; three are read, the rest belongs on a page that 'page' "
     "names",
     "解析有 %zu 句; 观众只读三句，其余请放到“页面”所指的页上"},
    {"bank-why-han",
     "an explanation of %zu characters; 120 are the most that is read standing, shorten it",
     "解析有 %zu 个字; 站着最多读 120 个字，请写短一些"},
    {"bank-why-words",
     "an explanation of %zu words; 75 are the most that is read standing, shorten it",
     "解析有 %zu 个词; 站着最多读 75 个词，请写短一些"},
    {"bank-not-plain",
     "the question asks what is not so, and that is easily overlooked; write **not** with two"
     " stars, in Chinese **不**",
     "题目问的是“不”，很容易看漏; 请把它写成 **不**（两边各两个星号），英文写 **not**"},
    {"bank-no-source", "no source: nobody can look up whether this is so; name one of sources.csv",
     "没有来源，无法核对对错; 请写上 sources.csv 里的来源编号"},
    /* quiz/check_fit.c */
    {"bank-word-wide",
     "a word of '%s' is wider than its button with the largest letters; use a shorter one",
     "用最大的字时，“%s”里有一个词比按钮还宽; 请换一个短一些的词"},
    {"bank-option-long",
     "about %zu characters too long for its button with the largest letters; shorten it",
     "用最大的字时，按钮上大约多了 %zu 个字符; 请写短一些"},
    /* quiz/check_twins.c */
    {"bank-contradiction",
     "the same question stands in %s with another right answer; find out which is right and remove"
     " one",
     "同一道题在 %s 也有，正确答案却不同; 请查清哪个对，删掉另一个"},
    {"bank-twin", "the same question stands in %s already; remove one of the two",
     "同一道题在 %s 已经有了; 请删掉其中一道"},
    /* quiz/check_guesses.c */
    {"bank-longest",
     "in %zu of %zu questions (%s) the right answer is the longest; make some wrong ones as long",
     "%2$zu 道题（%3$s）里有 %1$zu 道的正确答案最长，一猜就中; 请把一些错误选项写得一样长"},
    {"bank-letter",
     "in %zu of %zu questions the right answer is %c; spread the right answers over the letters",
     "%2$zu 道题里有 %1$zu 道的正确答案是 %3$c; 请让正确答案分布在各个字母上"},
    /* quiz/check_pools.c */
    {"bank-pool-small",
     "topic '%s', level %s: only %zu of the %d questions that a round needs; write more, or give"
     " them another level",
     "主题“%s”的 %s 难度只有 %zu 道题，一轮至少要有 %d 道; 请多写几道，或改成别的难度"},
    {NULL, NULL, NULL}};
