/* Stretches of a block: cutting, searching, and parting them at signs. */
#include "author/quiz/gift.h"

#include <string.h>

struct gift_span gift_part(struct gift_span s, size_t from, size_t to)
{
    struct gift_span part = {s.p + from, s.at + from, to - from};
    return part;
}

/* Bytes of white space at `from`, or before `to`: an input method types wide blanks. */
static size_t gift_blank(struct gift_span s, size_t from, size_t to, bool behind)
{
    static const char *const blanks[] = {" ", "\n", "\t", "\xE3\x80\x80", "\xC2\xA0"};
    size_t i;
    for (i = 0; i < sizeof blanks / sizeof *blanks; i++) {
        size_t length = strlen(blanks[i]);
        if (to - from >= length &&
            memcmp(s.p + (behind ? to - length : from), blanks[i], length) == 0) {
            return length;
        }
    }
    return 0;
}

struct gift_span gift_trim(struct gift_span s)
{
    size_t from = 0, to = s.length, step;
    while ((step = gift_blank(s, from, to, false)) > 0) {
        from += step;
    }
    while ((step = gift_blank(s, from, to, true)) > 0) {
        to -= step;
    }
    return gift_part(s, from, to);
}

bool gift_apart(struct gift_span s, size_t i)
{
    return gift_blank(s, 0, i, true) > 0;
}

size_t gift_find(struct gift_span s, const char *word)
{
    size_t length = strlen(word), i = 0;
    while (i + length <= s.length) {
        const char *at = memchr(s.p + i, word[0], s.length - i - length + 1);
        if (!at) {
            break;
        }
        i = (size_t)(at - s.p);
        if (memcmp(at, word, length) == 0) {
            return i;
        }
        i++;
    }
    return s.length;
}

bool gift_is(struct gift_span s, const char *word)
{
    return s.length == strlen(word) && memcmp(s.p, word, s.length) == 0;
}

const char *gift_text(struct gift *g, struct gift_span s)
{
    static const char signs[] = ":#={}~\n";
    char *text = arena_copy(&g->m->mem, s.p, s.length);
    size_t i;
    for (i = 0; i < s.length; i++) {
        if (text[i] >= GIFT_COLON && text[i] <= GIFT_NEWLINE) {
            text[i] = signs[text[i] - GIFT_COLON];
        }
    }
    return text;
}

struct diag_place gift_at(struct gift *g, struct gift_span s)
{
    uintptr_t at = (uintptr_t)s.at, first = (uintptr_t)g->at;
    bool inside = at >= first && at < first + g->count * sizeof *g->at;
    size_t end = g->count > 0 ? g->at[g->count - 1] : 0; /* an empty stretch may lie behind all */
    return gift_place(g, s.length > 0 || inside ? *s.at : end);
}

size_t gift_split(struct gift *g, struct gift_span s, const char *signs, struct gift_piece **out)
{
    struct gift_piece *list = NULL, piece = {0, s.length > 0 ? *s.at : 0, s};
    size_t count = 0, capacity = 0, start = 0, i;
    for (i = 0; i <= s.length; i++) {
        if (i < s.length && !strchr(signs, s.p[i])) {
            continue;
        }
        piece.text = gift_trim(gift_part(s, start, i));
        if (piece.sign || piece.text.length > 0) {
            list = arena_grow(&g->m->mem, list, count, &capacity, sizeof *list);
            list[count++] = piece;
        }
        if (i < s.length) {
            piece.sign = s.p[i];
            piece.at = s.at[i];
            start = i + 1;
        }
    }
    *out = list;
    return count;
}
