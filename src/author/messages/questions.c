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
    /* questions/number.c */
    {"number-no-range",
     "the slider has no range; write it as least..most step, for instance 0..100 step 5",
     "滑杆没有范围; 请写成“最小..最大 step 步长”，例如 0..100 step 5"},
    {"number-range-odd",
     "the slider cannot go from %g to %g by %g; at most %d decimals, and at least one step",
     "滑杆不能从 %g 到 %g、每格 %g; 小数最多 %d 位，至少要有一格"},
    {"number-steps",
     "%lld steps are more than a hand can set; take a larger step and a tolerance, at most %d"
     " of them",
     "%lld 格太多，手拨不准; 请把步长放大、加上允许的误差，最多 %d 格"},
    {"number-end", "steps of %g from %g do not reach %g; the slider ends before it",
     "每格 %g，从 %g 走不到 %g; 滑杆会停在它前面"},
    {"number-outside", "%g is an answer, but the slider goes from %g to %g; widen the range",
     "答案 %g 不在滑杆的范围里（%g 到 %g）; 请放宽范围"},
    {"number-between",
     "%g lies between two steps of the slider, nobody can set it; take a finer step or a tolerance",
     "%g 落在滑杆的两格之间，谁也拨不到; 请把步长写小，或者加上允许的误差"},
    {"number-all-right",
     "whatever is set on the slider is right; widen the range or take less tolerance",
     "滑杆拨到哪里都对; 请放宽范围，或者减小允许的误差"},
    {"number-no-right", "no number gets the full mark; write the right one, for instance 1770 ± 30",
     "没有一个数能得满分; 请写出正确的数，例如 1770 ± 30"},
    /* questions/hotspot.c */
    {"spot-outside",
     "place %zu lies outside of the picture; x and y are percent of its width and height",
     "第 %zu 个位置在图外; x、y 是占图宽、图高的百分数"},
    {"spot-radius",
     "place %zu has a radius of %.0f %%; write one from 4 to 10 %% of the picture's width",
     "第 %zu 个位置的半径是 %.0f%%; 请写图宽的 4%% 到 10%%"},
    {"spot-near",
     "places %zu and %zu are too near for fingers; keep 12 %% of the picture's width between them",
     "第 %zu 和第 %zu 个位置太近，手指分不开; 两处之间请留出图宽的 12%%"},
    {"spot-no-right", "none of the places is the right answer; give one of them the full mark",
     "没有一个位置是正确答案; 请给其中一个位置满分"},
    {"spot-no-picture",
     "there are places but no picture; name one of the folder media as the picture",
     "有位置，却没有配图; 请写上 media 文件夹里一张图的名字"},
    {"spot-many", "%zu places are too many for one picture; at most %d, better four",
     "一张图里 %zu 个位置太多; 最多 %d 个，四个最好"},
    {NULL, NULL, NULL}};
