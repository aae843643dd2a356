/* Questions made by hand, one of each kind, for tests of the types that are answered by choosing.
 */
#ifndef TESTS_QUESTIONS_SAMPLE_H
#define TESTS_QUESTIONS_SAMPLE_H

#include "questions/question.h"

#define SAMPLE_OPTION(words, worth)                                                         \
    {                                                                                       \
        .role = PART_OPTION, .text = words, .feedback = "", .picture = "", .weight = worth, \
        .to = -1                                                                            \
    }
#define SAMPLE_STAYS(words, worth)                                                          \
    {                                                                                       \
        .role = PART_OPTION, .text = words, .feedback = "", .picture = "", .weight = worth, \
        .to = -1, .stays = true                                                             \
    }
#define SAMPLE_TRUTH(worth)                                                                      \
    {                                                                                            \
        .role = PART_TRUTH, .text = "", .feedback = "", .picture = "", .weight = worth, .to = -1 \
    }
#define SAMPLE_REVEAL(words)                                                        \
    {                                                                               \
        .role = PART_REVEAL, .text = words, .feedback = "", .picture = "", .to = -1 \
    }

static inline struct question sample_question(const char *type, const char *lang,
                                              const struct question_part *parts, size_t count)
{
    struct question q = {.route = "quiz/sample",
                         .type = type,
                         .topic = "",
                         .topic_title = "",
                         .lang = lang,
                         .source_line = "",
                         .picture = "",
                         .picture_alt = "",
                         .unit = "",
                         .parts = parts,
                         .count = count};
    return q;
}

#define SAMPLE(type, lang, parts) \
    sample_question(type, lang, parts, sizeof(parts) / sizeof(parts)[0])

#endif
