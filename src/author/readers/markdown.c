/* Blocks of a page, from libcmark's tree.
 *
 * The tree and not the HTML is read, so every refusal knows its line. libcmark gives columns of
 * inline nodes only roughly, and our marks for CJK emphasis shift them; therefore inline things are
 * looked up in the author's own text, in reading order, behind a cursor. */
#include "author/readers/markdown_internal.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <string.h>

#define MARKDOWN_DEPTH_MAX 2 /* lists in lists in lists */

/* --- places ----------------------------------------------------------------------------------- */

static void markdown_lines(struct markdown *md)
{
    const char *p = md->w->body_text, *end = p + md->w->body_length;
    size_t count = 1, i = 0;
    for (; p < end; p++) {
        count += *p == '\n';
    }
    md->lines = arena_alloc_array(md->mem, count + 1, sizeof *md->lines);
    md->line_count = count;
    md->lines[0] = md->w->body_text;
    for (p = md->w->body_text; p < end; p++) {
        if (*p == '\n') {
            md->lines[++i] = p + 1;
        }
    }
    md->lines[count] = end;
}

static struct diag_place markdown_place_at(const struct markdown *md, const char *at)
{
    size_t low = 0, high = md->line_count - 1;
    while (low < high) {
        size_t middle = low + (high - low + 1) / 2;
        if (md->lines[middle] <= at) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return model_place(md->w->file, md->w->body_line + (int)low,
                       (int)utf8_count(md->lines[low], (size_t)(at - md->lines[low])) + 1);
}

static const char *markdown_block_start(const struct markdown *md, cmark_node *node)
{
    int line = 0;
    for (; node && line < 1; node = cmark_node_parent(node)) {
        cmark_node_type type = cmark_node_get_type(node);
        if (type >= CMARK_NODE_FIRST_BLOCK && type <= CMARK_NODE_LAST_BLOCK) {
            line = cmark_node_get_start_line(node);
        }
    }
    if (line < 1 || (size_t)line > md->line_count) {
        return md->w->body_text;
    }
    return md->lines[line - 1];
}

struct diag_place markdown_block_place(const struct markdown *md, cmark_node *node)
{
    const char *start = markdown_block_start(md, node);
    const char *end = md->w->body_text + md->w->body_length;
    while (start < end && (*start == ' ' || *start == '\t')) {
        start++;
    }
    return markdown_place_at(md, start);
}

static const char *markdown_search(const char *from, const char *end, const char *needle)
{
    size_t length = strlen(needle);
    for (; from + length <= end; from++) {
        if (*from == *needle && memcmp(from, needle, length) == 0) {
            return from;
        }
    }
    return NULL;
}

struct diag_place markdown_find(struct markdown *md, cmark_node *node, const char *needle)
{
    const char *start = markdown_block_start(md, node);
    const char *end = md->w->body_text + md->w->body_length;
    const char *at;
    if (start < md->cursor) {
        start = md->cursor;
    }
    at = needle && *needle ? markdown_search(start, end, needle) : NULL;
    if (!at) {
        return markdown_block_place(md, node);
    }
    md->cursor = at + strlen(needle);
    return markdown_place_at(md, at);
}

/* --- what a body refers to -------------------------------------------------------------------- */

void markdown_keep_use(struct markdown *md, struct model_use **list, size_t *count,
                       const char *target, struct diag_place place)
{
    if ((*count & (*count - 1)) == 0) { /* at 0, 1, 2, 4, 8 ... the array is full */
        struct model_use *grown =
            arena_alloc_array(md->mem, *count ? *count * 2 : 1, sizeof *grown);
        if (*count) {
            memcpy(grown, *list, *count * sizeof *grown);
        }
        *list = grown;
    }
    (*list)[*count].target = target;
    (*list)[*count].place = place;
    (*count)++;
}

const char *markdown_picture_name(struct markdown *md, const char *url, struct diag_place place)
{
    const char *dot = strrchr(url, '.');
    const char *p;
    if (strstr(url, "://")) {
        diag_add(md->d, DIAG_ERROR, place,
                 "the picture '%s' is on the network; put the file into media/",
                 model_show(md->mem, url));
        return NULL;
    }
    if (strchr(url, '/') || strchr(url, '\\')) {
        diag_add(md->d, DIAG_ERROR, place,
                 "'%s' names a folder; pictures lie in media/, write only the file's name",
                 model_show(md->mem, url));
        return NULL;
    }
    for (p = url; *p; p++) {
        if (!((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') || *p == '-' || p == dot)) {
            break;
        }
    }
    if (*p || !dot || dot == url || !dot[1]) {
        diag_add(md->d, DIAG_ERROR, place,
                 "'%s' is not a picture's name; use small letters, digits and '-', and .svg, .png"
                 " or .jpg",
                 model_show(md->mem, url));
        return NULL;
    }
    return arena_copy(md->mem, url, (size_t)(dot - url));
}

/* --- blocks ----------------------------------------------------------------------------------- */

static struct doc_block *markdown_block(struct markdown *md, enum doc_kind kind)
{
    struct doc *doc = &md->w->body;
    struct doc_block *b;
    if (doc->count == md->capacity) {
        struct doc_block *old = doc->blocks;
        md->capacity = md->capacity ? md->capacity * 2 : 32;
        doc->blocks = arena_alloc_array(md->mem, md->capacity, sizeof *old);
        if (old) {
            memcpy(doc->blocks, old, doc->count * sizeof *old);
        }
    }
    b = &doc->blocks[doc->count++];
    memset(b, 0, sizeof *b);
    b->kind = kind;
    return b;
}

static void markdown_refuse(struct markdown *md, cmark_node *node, const char *message)
{
    diag_say(md->d, DIAG_ERROR, markdown_block_place(md, node), message);
}

/* Asterisks that stayed in the text although nobody wrote a '\' before them. */
static void markdown_check_stars(struct markdown *md, cmark_node *node, const struct doc_block *b)
{
    const char *stars = strstr(b->text, "**");
    const char *end = md->w->body_text + md->w->body_length, *at;
    char needle[16] = "**";
    size_t length;
    if (!stars) {
        return;
    }
    length = utf8_cut(stars, strlen(stars), sizeof needle - 1);
    memcpy(needle, stars, length);
    needle[length] = '\0';
    at = markdown_search(markdown_block_start(md, node), end, needle);
    if (!at) {
        needle[2] = '\0';
        at = markdown_search(markdown_block_start(md, node), end, needle);
    }
    if (at && (at == md->w->body_text || at[-1] != '\\')) {
        diag_add(
            md->d, DIAG_WARNING, markdown_place_at(md, at),
            "these '**' would be shown as they are; close them at a word's edge, or write \\*\\*");
    }
}

static struct doc_block *markdown_words_block(struct markdown *md, cmark_node *node,
                                              enum doc_kind kind)
{
    struct spans text = {.style = 0};
    struct doc_block *b;
    markdown_inlines(md, node, &text, 0);
    b = markdown_block(md, kind);
    spans_take(&text, b, md->mem);
    spans_finish(&text);
    markdown_check_stars(md, node, b);
    return b;
}

static void markdown_heading(struct markdown *md, cmark_node *node)
{
    int level = cmark_node_get_heading_level(node);
    struct doc_block *b;
    if (level == 1) {
        markdown_refuse(
            md, node, DIAG_TEXT("'#' is the page's title, which stands in the header; write '##'"));
        return;
    }
    if (level > 3) {
        markdown_refuse(md, node, DIAG_TEXT("a heading below '###'; use '##' and '###' only"));
        return;
    }
    if (level == 3 && md->heading < 2) {
        markdown_refuse(
            md, node, DIAG_TEXT("'###' without a '##' above it; levels may not skip, write '##'"));
    }
    md->heading = level;
    b = markdown_words_block(md, node, DOC_HEADING);
    b->level = level;
    if (b->length == 0) {
        markdown_refuse(md, node,
                        DIAG_TEXT("a heading without words; write some or remove the line"));
    }
}

static void markdown_figure(struct markdown *md, cmark_node *image)
{
    const char *title = cmark_node_get_title(image);
    struct buf url = {0}, caption = {0};
    struct diag_place place;
    struct doc_block *b;
    const char *name;
    emphasis_strip(cmark_node_get_url(image), strlen(cmark_node_get_url(image)), &url);
    emphasis_strip(title ? title : "", title ? strlen(title) : 0, &caption);
    place = markdown_find(md, image, buf_text(&url));
    name = markdown_picture_name(md, arena_copy_text(md->mem, buf_text(&url)), place);
    if (name) {
        markdown_keep_use(md, &md->w->pictures, &md->w->picture_count,
                          arena_copy_text(md->mem, buf_text(&url)), place);
        b = markdown_block(md, DOC_FIGURE);
        b->picture = name;
        b->alt = markdown_words(md, image);
        b->text = arena_copy_text(md->mem, buf_text(&caption));
        b->length = caption.length;
        if (b->alt[0] == '\0') {
            diag_add(md->d, DIAG_ERROR, place,
                     "the picture has no description; write what it shows between '[' and ']'");
        }
    }
    buf_finish(&url);
    buf_finish(&caption);
}

static void markdown_paragraph(struct markdown *md, cmark_node *node, enum doc_kind kind, int depth,
                               bool continued)
{
    cmark_node *first = cmark_node_first_child(node);
    const char *start = markdown_block_start(md, node);
    struct doc_block *b;
    if (first && !cmark_node_next(first) && cmark_node_get_type(first) == CMARK_NODE_IMAGE &&
        kind == DOC_PARAGRAPH) {
        markdown_figure(md, first);
        return;
    }
    while (*start == ' ') {
        start++;
    }
    if (*start == '|') {
        markdown_refuse(md, node, DIAG_TEXT("tables cannot be shown; write a list"));
    }
    b = markdown_words_block(md, node, kind);
    b->depth = depth;
    b->continued = continued;
}

static void markdown_list(struct markdown *md, cmark_node *list, int depth);

static void markdown_item(struct markdown *md, cmark_node *item, int number, int depth)
{
    cmark_node *child = cmark_node_first_child(item);
    if (!child || cmark_node_get_type(child) != CMARK_NODE_PARAGRAPH) {
        markdown_refuse(
            md, item,
            DIAG_TEXT("a list item does not begin with words; write them behind its mark"));
        return;
    }
    markdown_paragraph(md, child, DOC_ITEM, depth, false);
    md->w->body.blocks[md->w->body.count - 1].number = number;
    for (child = cmark_node_next(child); child; child = cmark_node_next(child)) {
        if (cmark_node_get_type(child) == CMARK_NODE_PARAGRAPH) {
            markdown_paragraph(md, child, DOC_PARAGRAPH, depth, true);
        } else if (cmark_node_get_type(child) == CMARK_NODE_LIST) {
            markdown_list(md, child, depth + 1);
        } else {
            markdown_refuse(
                md, child,
                DIAG_TEXT("only paragraphs and lists go into a list; end the list first"));
        }
    }
}

static void markdown_list(struct markdown *md, cmark_node *list, int depth)
{
    bool ordered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
    int number = ordered ? cmark_node_get_list_start(list) : 0;
    cmark_node *item;
    if (depth > MARKDOWN_DEPTH_MAX) {
        markdown_refuse(md, list,
                        DIAG_TEXT("lists inside lists more than three deep; write it simpler"));
        return;
    }
    if (ordered && (number < 1 || number > 9999)) {
        markdown_refuse(md, list, DIAG_TEXT("the list starts at a strange number; begin with 1"));
        number = 1;
    }
    for (item = cmark_node_first_child(list); item; item = cmark_node_next(item)) {
        markdown_item(md, item, number, depth);
        number += ordered;
    }
}

static void markdown_quote(struct markdown *md, cmark_node *quote)
{
    cmark_node *child;
    for (child = cmark_node_first_child(quote); child; child = cmark_node_next(child)) {
        if (cmark_node_get_type(child) == CMARK_NODE_PARAGRAPH) {
            markdown_paragraph(md, child, DOC_QUOTE, 0, false);
        } else {
            markdown_refuse(md, child,
                            DIAG_TEXT("only paragraphs go into a quote; take the '>' away here"));
        }
    }
}

static void markdown_top(struct markdown *md, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING:
        markdown_heading(md, node);
        break;
    case CMARK_NODE_PARAGRAPH:
        markdown_paragraph(md, node, DOC_PARAGRAPH, 0, false);
        break;
    case CMARK_NODE_LIST:
        markdown_list(md, node, 0);
        break;
    case CMARK_NODE_BLOCK_QUOTE:
        markdown_quote(md, node);
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        markdown_block(md, DOC_RULE)->text = "";
        break;
    case CMARK_NODE_CODE_BLOCK:
        markdown_refuse(md, node,
                        DIAG_TEXT("code has no place on a page; start the line at the margin and"
                                  " remove any '```'"));
        break;
    case CMARK_NODE_HTML_BLOCK:
        markdown_html(md, node);
        break;
    default:
        break;
    }
}

/* --- articles of a regulation ----------------------------------------------------------------- */

static bool markdown_is_label(const char *text, size_t length)
{
    static const char *const shapes[][2] = {{"\xE7\xAC\xAC", "\xE6\x9D\xA1"}, /* 第 ... 条 */
                                            {"\xEC\xA0\x9C", "\xEC\xA1\xB0"}, /* 제 ... 조 */
                                            {"Article ", ""}};
    size_t i;
    for (i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        size_t head = strlen(shapes[i][0]), tail = strlen(shapes[i][1]);
        if (length > head + tail && length < 60 && memcmp(text, shapes[i][0], head) == 0 &&
            (tail == 0 || markdown_search(text + head, text + length, shapes[i][1]))) {
            return true;
        }
    }
    return false;
}

static void markdown_to_article(struct markdown *md, struct doc_block *b)
{
    size_t cut = b->spans[0].end, count = 0, i;
    struct doc_span *spans;
    b->kind = DOC_ARTICLE;
    b->label = arena_copy(md->mem, b->text, cut);
    while (cut < b->length && b->text[cut] == ' ') {
        cut++;
    }
    if (cut + 3 <= b->length && memcmp(b->text + cut, "\xE3\x80\x80", 3) == 0) {
        cut += 3; /* an ideographic space */
    }
    spans = arena_alloc_array(md->mem, b->span_count, sizeof *spans);
    for (i = 1; i < b->span_count; i++) {
        if (b->spans[i].end > cut) {
            spans[count] = b->spans[i];
            spans[count].start = spans[count].start > cut ? spans[count].start - (uint32_t)cut : 0;
            spans[count++].end -= (uint32_t)cut;
        }
    }
    b->text += cut;
    b->length -= cut;
    b->spans = spans;
    b->span_count = count;
}

static void markdown_articles(struct markdown *md)
{
    struct doc *doc = &md->w->body;
    bool inside = false, any = false;
    size_t i;
    for (i = 0; i < doc->count; i++) {
        struct doc_block *b = &doc->blocks[i];
        if (b->kind == DOC_PARAGRAPH && b->span_count > 0 && b->spans[0].start == 0 &&
            b->spans[0].style == DOC_STRONG && markdown_is_label(b->text, b->spans[0].end)) {
            markdown_to_article(md, b);
            inside = any = true;
        } else if (b->kind == DOC_HEADING) {
            inside = false;
        } else {
            b->continued = b->continued || inside;
        }
    }
    if (!any) {
        diag_add(md->d, DIAG_ERROR, model_place(md->w->file, md->w->body_line, 1),
                 "'layout: articles', but no paragraph begins with a number in bold; write for"
                 " instance **第一条** or **Article 1**");
    }
}

/* --- the whole body --------------------------------------------------------------------------- */

void markdown_read(struct model_words *w, const struct markdown_options *options, struct arena *mem,
                   struct diag *d)
{
    static const char mark[] = "\xF0\x90\xA9\xBF";
    struct markdown md = {.w = w, .mem = mem, .d = d};
    const char *end = w->body_text + w->body_length, *at;
    cmark_node *root, *node;
    memset(&w->body, 0, sizeof w->body);
    markdown_lines(&md);
    md.cursor = w->body_text;
    at = markdown_search(w->body_text, end, mark);
    if (at) {
        diag_add(d, DIAG_ERROR, markdown_place_at(&md, at),
                 "the character U+10A7F cannot be used; write another one");
        return;
    }
    emphasis_prepare(w->body_text, w->body_length, &md.prepared);
    root = cmark_parse_document(buf_text(&md.prepared), md.prepared.length, CMARK_OPT_DEFAULT);
    for (node = cmark_node_first_child(root); node; node = cmark_node_next(node)) {
        markdown_top(&md, node);
    }
    cmark_node_free(root);
    if (options->numbered && w->body.count > 0) {
        markdown_articles(&md);
    }
    buf_finish(&md.prepared);
}
