/* What visitors type, as the index wants it.
 *
 * Each part between white space becomes a phrase, so that Han characters typed together must stand
 * together. The last word of the last part may be unfinished. */
#include "pack/search_internal.h"

#include "base/utf8.h"

#include <string.h>

static bool query_space(uint32_t cp)
{
    return cp <= 0x20 || cp == 0xA0 || cp == 0x3000 || (cp >= 0x2000 && cp <= 0x200B);
}

static size_t query_words(const char *folded)
{
    size_t words = *folded ? 1 : 0;
    for (; *folded; folded++) {
        words += *folded == ' ';
    }
    return words;
}

/* Han words are whole; Korean words carry their particles, so they may always go on. */
static bool query_may_go_on(const char *folded, bool last)
{
    const char *word = strrchr(folded, ' ');
    const char *p = word ? word + 1 : folded;
    uint32_t cp = utf8_next(&p, p + strlen(p));
    return !utf8_is_han(cp) && (last || utf8_is_hangul(cp));
}

/* `at` is an offset while the buffer may still move; the pointers are set at the end. */
static void query_part(struct search_query *q, size_t at[], const char *text, size_t length,
                       bool last)
{
    size_t from = q->text.length;
    const char *folded, *p;
    search_fold(text, length, &q->text);
    if (q->text.length == from) {
        return;
    }
    folded = p = q->text.data + from;
    q->parts[q->count].may_go_on = query_may_go_on(folded, last);
    q->words += query_words(folded);
    q->one_han = q->words == 1 && utf8_is_han(utf8_next(&p, p + strlen(p)));
    at[q->count++] = from;
    buf_add_byte(&q->text, '\0');
}

void search_query_parse(struct search_query *q, const char *text)
{
    size_t length = utf8_cut(text, strlen(text), SEARCH_QUERY_MAX), at[SEARCH_PARTS_MAX], i;
    const char *p = text, *end = text + length, *start = NULL;
    size_t parts = 0;
    memset(q, 0, sizeof *q);
    while (p < end && parts < SEARCH_PARTS_MAX) {
        const char *from = p;
        bool space = query_space(utf8_next(&p, end));
        if (!space && !start) {
            start = from;
        }
        if (start && (space || p >= end)) {
            bool last = p >= end && !space;
            query_part(q, at, start, (size_t)((space ? from : p) - start), last);
            start = NULL;
            parts++;
        }
        q->word_ended = space;
    }
    for (i = 0; i < q->count; i++) {
        q->parts[i].folded = q->text.data + at[i];
    }
}

void search_query_finish(struct search_query *q)
{
    buf_finish(&q->text);
}

void search_query_match(const struct search_query *q, const char *column, const char *more,
                        struct buf *out)
{
    size_t i;
    if (column) {
        buf_format(out, "%s : (", column);
    }
    for (i = 0; i < q->count; i++) {
        const struct search_part *part = &q->parts[i];
        bool last = more && i + 1 == q->count;
        buf_format(out, "%s\"%s%s\"%s", i ? " " : "", part->folded, last ? more : "",
                   part->may_go_on || last ? " *" : "");
    }
    if (column) {
        buf_add_byte(out, ')');
    }
}
