/* Languages in the names of columns, as people write them: "标题（英文）", "英文标题", "Headline
 * English". The programs' own way is a tag at the end, "headline_en"; here the others become it. */
#include "author/cells.h"

#include <string.h>

struct cells_tongue {
    const char *base; /* the tag's first letters */
    const char *word;
};

static const struct cells_tongue cells_tongues[] = {
    {"zh", "中文"},   {"zh", "汉文"},   {"zh", "汉语"},    {"zh", "chinese"}, {"zh", "중국어"},
    {"en", "英文"},   {"en", "英语"},   {"en", "english"}, {"en", "영어"},    {"ko", "韩文"},
    {"ko", "朝鲜文"}, {"ko", "朝文"},   {"ko", "韩语"},    {"ko", "朝鲜语"},  {"ko", "한국어"},
    {"ko", "조선어"}, {"ko", "조선말"}, {"ko", "korean"}};

/* The pack's tag of a language, or its base when the pack lacks it. */
static const char *cells_tag(const struct model *m, const char *base)
{
    size_t length = strlen(base), i;
    for (i = 0; i < m->language_count; i++) {
        const char *tag = m->languages[i].tag;
        if (strncmp(tag, base, length) == 0 && (tag[length] == '\0' || tag[length] == '-')) {
            return tag;
        }
    }
    return base;
}

const char *cells_tagged(struct model *m, const char *header)
{
    size_t length = strlen(header), i;
    for (i = 0; i < sizeof cells_tongues / sizeof *cells_tongues; i++) {
        const char *word = cells_tongues[i].word;
        const char *tag = cells_tag(m, cells_tongues[i].base);
        size_t size = strlen(word);
        bool latin = word[0] >= 'a' && word[0] <= 'z';
        bool behind = length > size && strcmp(header + length - size, word) == 0;
        bool before = length > size && strncmp(header, word, size) == 0;
        bool gap = behind ? header[length - size - 1] == '_' : before && header[size] == '_';
        if ((!behind && !before) || (latin && !gap) || length == size + gap) {
            continue;
        }
        return arena_format(&m->mem, "%.*s_%s", (int)(length - size - gap),
                            behind ? header : header + size + gap, tag);
    }
    return header;
}
