/* What is said about quizzes as wholes: topics, results, files of banks, tables of questions, and
 * questions in several languages. What a format or a type finds is in quiz.c. */
#include "author/messages/rows.h"

const struct diag_words messages_bank[] = {
    /* quiz/topics.c */
    {"result-above-nought", "the first result is said from %d %% on, and nothing below; write 0",
     "第一条评语从 %d %% 起才用，更低的没有评语; 请写 0"},
    {"result-order", "%d %% does not come after %d %%; put the rows in rising order",
     "%d %% 应排在 %d %% 之后，而且更大; 请按从小到大排列"},
    {"result-hole", "'%s' is not replaced by anything; there are {lit} and {all}",
     "“%s”不会被替换; 可以用的只有 {lit} 和 {all}"},

    /* quiz/files.c */
    {"bank-name",
     "'%s' in the file's name is neither a topic nor a level nor a language; rename the"
     " file",
     "文件名里的“%s”既不是主题，也不是难度或语言; 请给文件改名"},
    {"question-untied",
     "the question has no id, so nothing tells which one it translates; write the"
     " same id in both languages",
     "这道题没有编号，看不出它是哪道题的译文; 请在两种语言里写上相同的编号"},
    {"questions-no-id",
     "%zu questions have no id and got one of their words; write ids before"
     " translating them",
     "有 %zu 道题没有编号，已按题目的文字编了号; 翻译之前请先写上编号"},
    {"quizzes-sectionless",
     "there is no section of kind quiz in pack.ini that reads this; add one or"
     " take the folder away",
     "pack.ini 里没有 quiz 类的栏目来读这个文件夹; 请加上栏目，或拿走文件夹"},

    /* quiz/table.c, quiz/table_answers.c */
    {"option-gap", "option %c is written and the one before it is not; leave no gap",
     "写了选项 %c，前面一个却空着; 请不要留空"},
    {"row-no-question", "the row has no question; write it, or delete the row",
     "这一行没有题目; 请写上，或删掉这一行"},
    {"answer-no-option",
     "the answer '%s' is none of the %zu options; write letters, or the words of"
     " an option",
     "答案“%s”不在 %zu 个选项之中; 请写选项的字母，或选项的文字"},
    {"answer-missing", "the row has no answer; write the letter of the right option",
     "这一行没有答案; 请写正确选项的字母"},
    {"answers-many", "%d answers are right, and the type is single; write multiple, or leave one",
     "有 %d 个正确答案，题型却是单选; 请改成多选，或只留一个"},
    {"answer-no-truth", "'%s' is neither true nor false; write true or false, 对 or 错",
     "“%s”看不出对还是错; 请写“对”或“错”"},
    {"option-no-pair",
     "'%s' is no pair; write left -> right, and -> right for one that is too many",
     "“%s”不是一对; 请写成“左边 -> 右边”，多余的右边写成“-> 右边”"},
    {"answer-no-number", "'%s' is not a number; write for instance 1770, 1770 ± 30 or 1500..2000",
     "“%s”不是数; 请写成 1770、1770 ± 30 或 1500..2000 这样"},

    /* quiz/tie.c */
    {"question-answers-differ",
     "'%s' has %zu answers here and %zu in %s line %d; write the same ones"
     " in the same order",
     "“%1$s”在这里有 %2$zu 个选项，在 %4$s 第 %5$d 行有 %3$zu 个; 请写成同样的选项、同样的顺序"},
    {"question-right-differs",
     "answer %zu of '%s' is not as right here as in %s line %d; see which of"
     " the two is wrong",
     "第 %zu 个选项（“%s”）的对错与 %s 第 %d 行不一样; 请看看哪一处错了"},
    {"question-said-twice", "%s of '%s' is '%s' here and '%s' in %s; say it once, in the latter",
     "“%2$s”的 %1$s 在这里是“%3$s”，在 %5$s 里是“%4$s”; 请只在后者里写一次"},
    {"question-language",
     "question '%s' stands in %s and not in %s; write it there, too, with the same"
     " id",
     "“%s”只有 %s 的，没有 %s 的; 请用同一个编号补上"},

    /* quiz/shape.c */
    {"step-place",
     "'%s' is no place in an order of %zu; number the steps = 1 -> first = 2 -> second",
     "“%s”不是 %zu 步中的位置; 请写成 = 1 -> 第一步 = 2 -> 第二步"},
    {"question-topicless",
     "'%s' has no topic and comes up only among all questions; name its topic",
     "“%s”没有主题，只会在全部题目里出现; 请写上主题"},
    {"question-typeless",
     "no type of question is made of such answers; see the chapter on quizzes in"
     " content/README.md",
     "没有哪种题型是这样答的; 请看 content/README.md 里讲问答的一章"},

    /* quiz/derive.c */
    {"range-odd", "'%s' is not a range; write for instance 0..2000 step 10",
     "“%s”不是范围; 请写成 0..2000 step 10 这样"},
    {"range-unreachable",
     "the right number cannot be set on a slider of '%s'; change the range or the"
     " step",
     "滑块的范围“%s”里选不到正确的数; 请改范围或步长"},
    {"spots-missing", "'%s' is answered in a picture; name the picture and the spots",
     "“%s”要在图上回答; 请写上配图和位置"},
    {"spots-count", "%zu spots for %zu answers; write one for each, in their order",
     "有 %zu 个位置，却有 %zu 个选项; 请按顺序每个选项写一个位置"},
    {"spot-odd", "'%s' is no place in a picture; write x, y and radius in percent: 30 40 8",
     "“%s”不是图上的位置; 请写横、纵坐标和半径的百分数，如 30 40 8"},

    /* quiz/quiz.c */
    {"questions-reveal",
     "%zu questions ask for a free answer and became cards to think about; nothing"
     " is to be done",
     "有 %zu 道题要自由作答，已改成“想一想”卡片; 不用再做什么"},
    {"questions-untranslated",
     "%zu of %zu questions are not translated into %s; translate them, or"
     " they will be shown in %s",
     "%2$zu 道题里有 %1$zu 道没有译成%3$s; 请翻译，否则会用 %4$s 显示"},
    {"question-reading",
     "a text without a question is not shown; put what it says into the questions"
     " behind it",
     "没有提问的文字不会显示; 请把要说的写进后面的题目里"},
    {"quiz-second", "a second section of kind quiz; put its questions into the first as topics",
     "又一个 quiz 类的栏目; 请把它的题目作为主题放进第一个"},

    /* items.c */
    {"topics-none",
     "section '%s' has no topics; write some in quizzes/topics.csv or remove [section"
     " %s]",
     "栏目“%s”没有主题; 请写进 quizzes/topics.csv，或删掉 [section %s]"},
    {"topics-many", "section '%s' has %zu topics, and a screen shows %zu; make fewer of them",
     "栏目“%s”有 %zu 个主题，屏幕最多显示 %zu 个; 请合并一些"},
    {"questions-none",
     "section '%s' has no questions; write some in the folder quizzes or remove"
     " [section %s]",
     "栏目“%s”没有题目; 请写进文件夹 quizzes，或删掉 [section %s]"},
    {"questions-many", "section '%s' has %zu questions, and a pack holds %zu; choose the best",
     "栏目“%s”有 %zu 道题，内容包最多放 %zu 道; 请挑好的留下"},
    {"results-none",
     "section '%s' says nothing of results; write some in quizzes/results.csv or"
     " remove [section %s]",
     "栏目“%s”没有成绩评语; 请写进 quizzes/results.csv，或删掉 [section %s]"},
    {"results-many", "section '%s' tells %zu results apart, and %zu are enough; remove some",
     "栏目“%s”有 %zu 条成绩评语，%zu 条就够了; 请删掉一些"},
    {NULL, NULL, NULL}};
