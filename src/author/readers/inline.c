/* The inside of one block: styles become spans, soft line breaks vanish between Chinese characters,
 * links become routes; what a museum page may not contain is reported. */
#include "author/readers/markdown_internal.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <string.h>

#define INLINE_DEPTH_MAX 32
#define INLINE_LINKS_MAX 10000 /* as the reader of the stored form */

/* --- text and spans --------------------------------------------------------------------------- */

static uint32_t inline_last(const struct buf *text)
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
static bool inline_shared(uint32_t cp)
{
    return utf8_is_cjk_punctuation(cp) && cp < 0x3000;
}

static bool inline_joins(uint32_t before, uint32_t after)
{
    bool wide_before = utf8_is_han(before) || utf8_is_cjk_punctuation(before);
    bool wide_after = utf8_is_han(after) || utf8_is_cjk_punctuation(after);
    return wide_before && wide_after && !(inline_shared(before) && inline_shared(after));
}

static void inline_span(struct markdown_text *t, uint32_t start)
{
    struct doc_span *last = t->count ? &t->spans[t->count - 1] : NULL;
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
        t->spans = mem_resize_array(t->spans, t->capacity, sizeof *t->spans);
    }
    t->spans[t->count].start = start;
    t->spans[t->count].end = end;
    t->spans[t->count].style = (uint16_t)t->style;
    t->spans[t->count].link = t->link;
    t->count++;
}

static void inline_add(struct markdown_text *t, const char *text, size_t length)
{
    size_t start = t->text.length;
    if (length == 0) {
        return;
    }
    if (t->soft) {
        const char *p = text;
        uint32_t before = inline_last(&t->text), after = utf8_next(&p, text + length);
        t->soft = false;
        if (before && before != ' ' && before != '\n' && !inline_joins(before, after)) {
            buf_add_byte(&t->text, ' ');
        }
        start = t->text.length;
    }
    buf_add(&t->text, text, length);
    inline_span(t, (uint32_t)start);
}

static void inline_text(struct markdown_text *t, const char *literal)
{
    struct buf clean = {0};
    emphasis_strip(literal ? literal : "", literal ? strlen(literal) : 0, &clean);
    inline_add(t, buf_text(&clean), clean.length);
    buf_finish(&clean);
}

void markdown_take(struct markdown *md, struct markdown_text *out, struct doc_block *b)
{
    struct doc_span *spans = arena_alloc_array(md->mem, out->count + 1, sizeof *spans);
    size_t length = out->text.length, i;
    while (length > 0 &&
           (out->text.data[length - 1] == ' ' || out->text.data[length - 1] == '\n')) {
        length--;
    }
    b->text = arena_copy(md->mem, buf_text(&out->text), length);
    b->length = length;
    b->spans = spans;
    for (i = 0; i < out->count; i++) {
        if (out->spans[i].start < length) {
            spans[b->span_count] = out->spans[i];
            if (spans[b->span_count].end > length) {
                spans[b->span_count].end = (uint32_t)length;
            }
            b->span_count++;
        }
    }
    buf_clear(&out->text);
    out->count = 0;
    out->soft = false;
}

void markdown_text_finish(struct markdown_text *t)
{
    buf_finish(&t->text);
    mem_free(t->spans);
    memset(t, 0, sizeof *t);
}

const char *markdown_words(struct markdown *md, cmark_node *node)
{
    struct buf words = {0}, clean = {0};
    cmark_iter *iter = cmark_iter_new(node);
    const char *copy;
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *at = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(at);
        if (event != CMARK_EVENT_ENTER) {
            continue;
        }
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
            buf_add_text(&words, cmark_node_get_literal(at));
        } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
            buf_add_byte(&words, ' ');
        }
    }
    cmark_iter_free(iter);
    emphasis_strip(buf_text(&words), words.length, &clean);
    copy = arena_copy(md->mem, buf_text(&clean), clean.length);
    buf_finish(&words);
    buf_finish(&clean);
    return copy;
}

/* --- links ------------------------------------------------------------------------------------ */

static const char *inline_url(struct markdown *md, cmark_node *node)
{
    struct buf clean = {0};
    const char *url = cmark_node_get_url(node), *copy;
    emphasis_strip(url ? url : "", url ? strlen(url) : 0, &clean);
    copy = arena_copy(md->mem, buf_text(&clean), clean.length);
    buf_finish(&clean);
    return copy;
}

static bool inline_route_ok(const char *route)
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

/* The route of a link, or NULL after a report. */
static const char *inline_route(struct markdown *md, cmark_node *node)
{
    const char *url = inline_url(md, node);
    struct diag_place place = markdown_find(md, node, url[0] ? url : "](");
    if (strncmp(url, "page:", 5) != 0) {
        diag_add(md->d, DIAG_ERROR, place,
                 strstr(url, "://") || strncmp(url, "mailto:", 7) == 0
                     ? "'%s' leads out of the kiosk, which has no network; name the source in"
                       " sources.csv and remove the link"
                     : "'%s' leads nowhere; write page: and a page, for instance page:science/rime",
                 model_show(md->mem, url));
        return NULL;
    }
    if (!inline_route_ok(url + 5)) {
        diag_add(md->d, DIAG_ERROR, place,
                 "'%s' is not the name of a page; write for instance page:science/rime",
                 model_show(md->mem, url));
        return NULL;
    }
    markdown_keep_use(md, &md->w->links, &md->w->link_count, url + 5, place);
    return url + 5;
}

static void inline_link(struct markdown *md, cmark_node *node, struct markdown_text *out, int depth)
{
    struct doc *doc = &md->w->body;
    const char *route = inline_route(md, node);
    unsigned style = out->style;
    if (route && doc->link_count < INLINE_LINKS_MAX) {
        if ((doc->link_count & (doc->link_count - 1)) == 0) { /* full at 0, 1, 2, 4, 8 ... */
            const char **grown = arena_alloc_array(
                md->mem, doc->link_count ? doc->link_count * 2 : 1, sizeof *grown);
            if (doc->link_count) {
                memcpy(grown, doc->links, doc->link_count * sizeof *grown);
            }
            doc->links = grown;
        }
        out->link = (uint16_t)doc->link_count;
        doc->links[doc->link_count++] = route;
        out->style |= DOC_LINK;
    }
    markdown_inlines(md, node, out, depth + 1);
    out->style = style;
    out->link = 0;
}

/* --- the tree --------------------------------------------------------------------------------- */

static void inline_refuse(struct markdown *md, cmark_node *node, const char *needle,
                          const char *message)
{
    diag_add(md->d, DIAG_ERROR, markdown_find(md, node, needle), "%s", message);
}

static void inline_styled(struct markdown *md, cmark_node *node, struct markdown_text *out,
                          unsigned bit, int depth)
{
    unsigned style = out->style;
    out->style |= bit;
    markdown_inlines(md, node, out, depth + 1);
    out->style = style;
}

static void inline_node(struct markdown *md, cmark_node *node, struct markdown_text *out, int depth)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        inline_text(out, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
        out->soft = out->text.length > 0;
        break;
    case CMARK_NODE_LINEBREAK:
        out->soft = false;
        buf_add_byte(&out->text, '\n');
        break;
    case CMARK_NODE_CODE:
        inline_refuse(md, node, "`", "code has no place on a page; remove the '`' signs");
        inline_text(out, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_HTML_INLINE:
        inline_refuse(md, node, cmark_node_get_literal(node),
                      "HTML is not read; write Markdown, or a '\\' before a real '<'");
        break;
    case CMARK_NODE_EMPH:
        inline_styled(md, node, out, DOC_EMPHASIS, depth);
        break;
    case CMARK_NODE_STRONG:
        inline_styled(md, node, out, DOC_STRONG, depth);
        break;
    case CMARK_NODE_LINK:
        inline_link(md, node, out, depth);
        break;
    case CMARK_NODE_IMAGE:
        inline_refuse(md, node, "![", "a picture inside a text; give it a paragraph of its own");
        break;
    default:
        break;
    }
}

void markdown_inlines(struct markdown *md, cmark_node *node, struct markdown_text *out, int depth)
{
    cmark_node *child;
    if (depth > INLINE_DEPTH_MAX) {
        inline_refuse(md, node, "*", "emphasis inside emphasis too many times; write it simpler");
        return;
    }
    for (child = cmark_node_first_child(node); child; child = cmark_node_next(child)) {
        inline_node(md, child, out, depth);
    }
}
