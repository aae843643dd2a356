/* The inside of one block: styles become spans, soft line breaks vanish between Chinese characters,
 * links become routes; what a museum page may not contain is reported. */
#include "author/readers/markdown_internal.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <string.h>

#define INLINE_DEPTH_MAX 32

static void inline_text(struct spans *t, const char *literal)
{
    struct buf clean = {0};
    emphasis_strip(literal ? literal : "", literal ? strlen(literal) : 0, &clean);
    spans_add(t, buf_text(&clean), clean.length);
    buf_finish(&clean);
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
    if (!spans_route_ok(url + 5)) {
        diag_add(md->d, DIAG_ERROR, place,
                 "'%s' is not the name of a page; write for instance page:science/rime",
                 model_show(md->mem, url));
        return NULL;
    }
    markdown_keep_use(md, &md->w->links, &md->w->link_count, url + 5, place);
    return url + 5;
}

static void inline_link(struct markdown *md, cmark_node *node, struct spans *out, int depth)
{
    const char *route = inline_route(md, node);
    unsigned style = out->style;
    if (route) {
        spans_link(out, &md->w->body, route, md->mem);
    }
    markdown_inlines(md, node, out, depth + 1);
    out->style = style;
    out->link = 0;
}

/* --- the tree --------------------------------------------------------------------------------- */

static void inline_refuse(struct markdown *md, cmark_node *node, const char *needle,
                          const char *message)
{
    diag_say(md->d, DIAG_ERROR, markdown_find(md, node, needle), message);
}

static void inline_styled(struct markdown *md, cmark_node *node, struct spans *out, unsigned bit,
                          int depth)
{
    unsigned style = out->style;
    out->style |= bit;
    markdown_inlines(md, node, out, depth + 1);
    out->style = style;
}

static void inline_node(struct markdown *md, cmark_node *node, struct spans *out, int depth)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        inline_text(out, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
        out->soft = out->text.length > 0;
        break;
    case CMARK_NODE_LINEBREAK:
        spans_break(out);
        break;
    case CMARK_NODE_CODE:
        inline_refuse(md, node, "`",
                      DIAG_TEXT("code has no place on a page; remove the '`' signs"));
        inline_text(out, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_HTML_INLINE:
        inline_refuse(md, node, cmark_node_get_literal(node),
                      DIAG_TEXT("HTML is not read; write Markdown, or a '\\' before a real '<'"));
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
        inline_refuse(md, node, "![",
                      DIAG_TEXT("a picture inside a text; give it a paragraph of its own"));
        break;
    default:
        break;
    }
}

void markdown_inlines(struct markdown *md, cmark_node *node, struct spans *out, int depth)
{
    cmark_node *child;
    if (depth > INLINE_DEPTH_MAX) {
        inline_refuse(md, node, "*",
                      DIAG_TEXT("emphasis inside emphasis too many times; write it simpler"));
        return;
    }
    for (child = cmark_node_first_child(node); child; child = cmark_node_next(child)) {
        inline_node(md, child, out, depth);
    }
}
