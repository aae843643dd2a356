/* Text with styles, collected piece by piece. Soft line breaks are settled here and not by the
 * readers, because whether one is a space depends on the characters on both of its sides, which may
 * come from different pieces. */
#include "author/readers/spans.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <string.h>

#define SPANS_LINKS_MAX 10000 /* as the reader of the stored form */

static uint32_t spans_last(const struct buf *text)
{
    const char *p, *end = text->data + text->length;
    if (text->length == 0) {
        return 0;
    }
    p = end - 1;
    while (p > text->data && ((unsigned char)*p & 0xC0) == 0x80) {
        p--;
    }
    return utf8_next(&p, end);
}

/* Quotes, dashes and dots that Chinese and English share: they join lines only beside a Han one. */
static bool spans_shared(uint32_t cp)
{
    return utf8_is_cjk_punctuation(cp) && cp < 0x3000;
}

static bool spans_joins(uint32_t before, uint32_t after)
{
    bool wide_before = utf8_is_han(before) || utf8_is_cjk_punctuation(before);
    bool wide_after = utf8_is_han(after) || utf8_is_cjk_punctuation(after);
    return wide_before && wide_after && !(spans_shared(before) && spans_shared(after));
}

static void spans_mark(struct spans *t, uint32_t start)
{
    struct doc_span *last = t->count ? &t->list[t->count - 1] : NULL;
    uint32_t end = (uint32_t)t->text.length;
    if (t->style == 0 || end == start) {
        return;
    }
    if (last && last->end == start && last->style == t->style && last->link == t->link) {
        last->end = end;
        return;
    }
    if (t->count == t->capacity) {
        t->capacity = t->capacity ? t->capacity * 2 : 8;
        t->list = mem_resize_array(t->list, t->capacity, sizeof *t->list);
    }
    t->list[t->count].start = start;
    t->list[t->count].end = end;
    t->list[t->count].style = (uint16_t)t->style;
    t->list[t->count].link = t->link;
    t->count++;
}

void spans_add(struct spans *t, const char *text, size_t length)
{
    size_t start = t->text.length;
    if (length == 0) {
        return;
    }
    if (t->soft) {
        const char *p = text;
        uint32_t before = spans_last(&t->text), after = utf8_next(&p, text + length);
        t->soft = false;
        if (before && before != ' ' && before != '\n' && !spans_joins(before, after)) {
            buf_add_byte(&t->text, ' ');
        }
        start = t->text.length;
    }
    buf_add(&t->text, text, length);
    spans_mark(t, (uint32_t)start);
}

void spans_break(struct spans *t)
{
    t->soft = false;
    buf_add_byte(&t->text, '\n');
}

bool spans_link(struct spans *t, struct doc *doc, const char *route, struct arena *mem)
{
    if (doc->link_count >= SPANS_LINKS_MAX) {
        return false;
    }
    if ((doc->link_count & (doc->link_count - 1)) == 0) { /* full at 0, 1, 2, 4, 8 ... */
        const char **grown =
            arena_alloc_array(mem, doc->link_count ? doc->link_count * 2 : 1, sizeof *grown);
        if (doc->link_count) {
            memcpy(grown, doc->links, doc->link_count * sizeof *grown);
        }
        doc->links = grown;
    }
    t->link = (uint16_t)doc->link_count;
    doc->links[doc->link_count++] = route;
    t->style |= DOC_LINK;
    return true;
}

void spans_take(struct spans *t, struct doc_block *b, struct arena *mem)
{
    struct doc_span *spans = arena_alloc_array(mem, t->count + 1, sizeof *spans);
    size_t length = t->text.length, i;
    while (length > 0 && (t->text.data[length - 1] == ' ' || t->text.data[length - 1] == '\n')) {
        length--;
    }
    b->text = arena_copy(mem, buf_text(&t->text), length);
    b->length = length;
    b->spans = spans;
    for (i = 0; i < t->count; i++) {
        if (t->list[i].start < length) {
            spans[b->span_count] = t->list[i];
            if (spans[b->span_count].end > length) {
                spans[b->span_count].end = (uint32_t)length;
            }
            b->span_count++;
        }
    }
    buf_clear(&t->text);
    t->count = 0;
    t->soft = false;
}

void spans_finish(struct spans *t)
{
    buf_finish(&t->text);
    mem_free(t->list);
    memset(t, 0, sizeof *t);
}

bool spans_route_ok(const char *route)
{
    const char *p = route;
    for (; *p; p++) {
        bool word = (*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') || *p == '-';
        bool slash = *p == '/' && p > route && p[1] && p[1] != '/';
        if (!word && !slash) {
            return false;
        }
    }
    return p > route;
}
