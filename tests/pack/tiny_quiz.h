/* What the tiny pack gets on top for tests of quizzes: two topics, three sentences of a result, and
 * a question of every type; the first two in both languages. */
#ifndef TESTS_PACK_TINY_QUIZ_H
#define TESTS_PACK_TINY_QUIZ_H

#include "tiny.h"

static const char tiny_quiz_rows[] =
    "INSERT INTO entry VALUES(60, 'quiz', 'section', NULL, 60), (61, 'quiz/ice', 'topic', 60, 61),"
    " (62, 'quiz/light', 'topic', 60, 62), (63, 'quiz/rime', 'question', 60, 63),"
    " (64, 'quiz/float', 'question', 60, 64), (65, 'quiz/solid', 'question', 60, 65),"
    " (66, 'quiz/pair', 'question', 60, 66), (67, 'quiz/warm', 'question', 60, 67),"
    " (68, 'quiz/group', 'question', 60, 68), (69, 'quiz/boil', 'question', 60, 69),"
    " (70, 'quiz/where', 'question', 60, 70), (71, 'quiz/think', 'question', 60, 71),"
    " (72, 'quiz/shape', 'question', 60, 72), (73, 'band:quiz:1', 'band', 60, 73),"
    " (74, 'band:quiz:2', 'band', 60, 74), (75, 'band:quiz:3', 'band', 60, 75);"
    "INSERT INTO attr VALUES(60, 'section_kind', 'quiz'), (60, 'accent', 'quiz'),"
    " (73, 'from', '800'), (74, 'from', '0'), (75, 'from', '400');"
    "INSERT INTO text VALUES(60, 'zh', 'title', '问答'), (60, 'en', 'title', 'Quizzes'),"
    " (61, 'zh', 'title', '冰'), (61, 'en', 'title', 'Ice'), (62, 'zh', 'title', '光'),"
    " (73, 'zh', 'title', '很好'), (73, 'zh', 'summary', '答对{lit}题'), (74, 'zh', 'title', '来'),"
    " (75, 'zh', 'title', '好'), (63, 'zh', 'title', '雾凇是雪吗？'),"
    " (63, 'zh', 'stem', 'paragraph\t\t雾凇是\x01雪\x02吗？\n'),"
    " (63, 'zh', 'why', 'paragraph\t\t不是。\n'), (63, 'zh', 'part.0.feedback', '想想看'),"
    " (63, 'en', 'title', 'Is rime snow?'), (63, 'en', 'stem', 'paragraph\t\tIs rime snow?\n'),"
    " (63, 'en', 'why', 'paragraph\t\tNo.\n'), (64, 'zh', 'title', '浮？'),"
    " (64, 'zh', 'stem', 'paragraph\t\t浮？\n'), (64, 'zh', 'part.0', '冰'),"
    " (64, 'zh', 'part.1', '铁'), (64, 'zh', 'part.2', '以上都不是'),"
    " (64, 'en', 'title', 'What floats?'), (64, 'en', 'stem', 'paragraph\t\tWhat floats?\n'),"
    " (64, 'en', 'part.0', 'Ice'), (64, 'en', 'part.1', 'Iron'),"
    " (64, 'en', 'part.2', 'None of them'), (65, 'zh', 'title', '固体？'),"
    " (66, 'zh', 'title', '连线'), (67, 'zh', 'title', '排序'), (68, 'zh', 'title', '分类'),"
    " (69, 'zh', 'title', '沸点'), (69, 'zh', 'unit', '℃'), (70, 'zh', 'title', '哪里'),"
    " (71, 'zh', 'title', '想'), (71, 'zh', 'part.0', '变轻了'), (72, 'zh', 'title', '六角吗？');";

static const char tiny_quiz_parts[] =
    "INSERT INTO question VALUES(60, 63, 'truefalse', 61, 'primary', 0, 0, NULL, NULL, NULL),"
    " (60, 64, 'single', 61, 'middle', 1, 0, NULL, NULL, NULL),"
    " (60, 65, 'multiple', 61, 'adult', 0, 1, NULL, NULL, NULL),"
    " (60, 66, 'match', 62, 'adult', 0, 0, NULL, NULL, NULL),"
    " (60, 67, 'order', 61, 'primary', 0, 0, NULL, NULL, NULL),"
    " (60, 68, 'sort', NULL, 'primary', 0, 0, NULL, NULL, NULL),"
    " (60, 69, 'number', 61, 'middle', 0, 0, '0', '200.5', '0.5'),"
    " (60, 70, 'hotspot', 62, 'primary', 0, 0, NULL, NULL, NULL),"
    " (60, 71, 'reveal', 61, 'primary', 0, 0, NULL, NULL, NULL),"
    " (60, 72, 'truefalse', 61, 'adult', 0, 0, NULL, NULL, NULL);"
    "INSERT INTO question_part VALUES"
    " (63, 0, 'truth', 0, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL),"
    " (63, 1, 'truth', 1000, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL),"
    " (64, 0, 'option', 1000, NULL, 0, NULL, NULL, NULL, NULL, NULL, 'lake'),"
    " (64, 1, 'option', 0, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL),"
    " (64, 2, 'option', 0, NULL, 1, NULL, NULL, NULL, NULL, NULL, NULL),"
    " (65, 0, 'option', 500, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL),"
    " (65, 1, 'option', 500, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL),"
    " (65, 2, 'option', -500, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL),"
    " (66, 0, 'item', 500, 2, 0, NULL, NULL, NULL, NULL, NULL, NULL),"
    " (66, 1, 'item', 500, 3, 0, NULL, NULL, NULL, NULL, NULL, NULL),"
    " (66, 2, 'target', 0, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL),"
    " (66, 3, 'target', 0, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL),"
    " (67, 0, 'step', 0, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL),"
    " (67, 1, 'step', 0, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL),"
    " (68, 0, 'item', 0, 1, 0, NULL, NULL, NULL, NULL, NULL, NULL),"
    " (68, 1, 'target', 0, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL),"
    " (69, 0, 'number', 1000, NULL, 0, '100', '0.5', NULL, NULL, NULL, NULL),"
    " (70, 0, 'spot', 1000, NULL, 0, NULL, NULL, 250000, 500000, 60000, NULL),"
    " (71, 0, 'reveal', 0, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL),"
    " (72, 0, 'truth', 1000, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL),"
    " (72, 1, 'truth', 0, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL);"
    "INSERT INTO link VALUES(63, 'page', 1, 6), (61, 'related', 1, 6);"
    "INSERT INTO entry_picture VALUES(70, 'art', 1, 'lake'), (61, 'art', 1, 'lake');"
    "INSERT INTO entry_source SELECT id, '*', 1, 1 FROM entry WHERE id >= 60;"
    "INSERT INTO entry_source VALUES(63, '*', 2, 2);"
    "UPDATE meta SET value = (SELECT count(*) FROM entry) WHERE key = 'entry_count';";

/* Titles of what the search finds. */
static inline bool tiny_quiz_index(struct db *db, struct err *err)
{
    return tiny_index(db, 60, 60, "zh", "问答", "", err) &&
           tiny_index(db, 61, 61, "zh", "冰", "", err) &&
           tiny_index(db, 62, 62, "zh", "光", "", err) &&
           tiny_index(db, 1000000060, 60, "en", "Quizzes", "", err) &&
           tiny_index(db, 1000000061, 61, "en", "Ice", "", err);
}

#endif
