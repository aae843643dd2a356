/* The catalogue of messages, one row each: a stable code, the English format that the code gives to
 * diag_add, and its Chinese. The English is the key: whoever changes a message changes it here too,
 * and a test compares this table with every diag_add of the sources.
 *
 * Rows stand in the order of the files that say them. A table in C rather than gettext: staff's
 * machines need not have a locale installed, and the compiler still checks the English formats. */
#include "author/messages.h"

#include <stdlib.h>
#include <string.h>

const struct diag_words author_messages[] = {
    /* encoding.c */
    {"encoding-converted", "the table is in %s; save it as \"CSV UTF-8\"",
     "表格的编码是 %s; 请另存为“CSV UTF-8”"},
};

const size_t author_messages_count = sizeof author_messages / sizeof *author_messages;

enum diag_lang author_lang(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    size_t i;
    for (i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value) {
            return strncmp(value, "zh", 2) == 0 ? DIAG_ZH : DIAG_EN;
        }
    }
    return DIAG_EN;
}

const char *author_kind(const char *kind, enum diag_lang lang)
{
    static const char *const kinds[][2] = {
        {"home", "首页"},   {"section", "栏目"}, {"page", "页面"},  {"scene", "待机画面"},
        {"event", "事件"},  {"era", "时期"},     {"group", "分类"}, {"unit", "机构"},
        {"person", "人物"}, {"work", "作品"},    {"term", "术语"}};
    size_t i;
    for (i = 0; lang == DIAG_ZH && i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kinds[i][0], kind) == 0) {
            return kinds[i][1];
        }
    }
    return kind;
}
