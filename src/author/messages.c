/* The catalogue of messages, one row each: a stable code, the English format that the code gives to
 * diag_add, and its Chinese. The English is the key: whoever changes a message changes it here too,
 * and a test compares this table with every diag_add of the sources.
 *
 * The rows stand in messages/, in the order of the files that say them. Tables in C rather than
 * gettext: staff's machines need not have a locale installed, and the compiler still checks the
 * English formats. */
#include "author/messages.h"

#include "author/messages/rows.h"
#include "base/words.h"

#include <string.h>

const struct diag_words *const author_messages[] = {messages_settings,
                                                    messages_pages,
                                                    messages_tables,
                                                    messages_timeline,
                                                    messages_pictures,
                                                    messages_checks,
                                                    messages_workbook,
                                                    messages_reading,
                                                    messages_quiz,
                                                    messages_questions,
                                                    messages_bank,
                                                    messages_bank_check,
                                                    NULL};

enum diag_lang author_lang(void)
{
    return words_lang();
}

const char *author_kind(const char *kind, enum diag_lang lang)
{
    static const char *const kinds[][2] = {
        {"home", "首页"},     {"section", "栏目"}, {"page", "页面"},  {"scene", "待机画面"},
        {"event", "事件"},    {"era", "时期"},     {"group", "分组"}, {"unit", "机构"},
        {"person", "人物"},   {"work", "作品"},    {"term", "词条"},  {"topic", "主题"},
        {"question", "题目"}, {"band", "成绩评语"}};
    size_t i;
    for (i = 0; lang == DIAG_ZH && i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kinds[i][0], kind) == 0) {
            return kinds[i][1];
        }
    }
    return kind;
}
