/* The 652 examples of the CommonMark Spec 0.30 through our reader. A page may hold a part of
 * CommonMark only: what holds more is refused with its place; what is read says the same words as
 * in libcmark's own tree, block by block. */
#include "test.h"

#include "author/model.h"
#include "author/readers/markdown.h"
#include "base/utf8.h"

#include <cmark.h>

#define FENCE "````````````````````````````````"

struct example {
    int number;
    struct buf text; /* the Markdown, tabs as they are */
    int lines;
    struct arena mem;
    struct diag d;
    struct model_words words;
    struct buf ours, theirs;
};

/* --- the text of a tree
 * ---------------------------------------------------------------------------- */

/* A picture of media/ in a paragraph of its own is a figure; its title is the caption. */
static cmark_node *figure(cmark_node *paragraph)
{
    cmark_node *image = cmark_node_first_child(paragraph), *parent = cmark_node_parent(paragraph);
    bool alone = image && !cmark_node_next(image) &&
                 cmark_node_get_type(image) == CMARK_NODE_IMAGE &&
                 cmark_node_get_type(parent) == CMARK_NODE_DOCUMENT;
    return alone && strcmp(cmark_node_get_url(image), "train.jpg") == 0 ? image : NULL;
}

/* A note of authors, alone on its lines, is read and shown to nobody. */
static bool note(cmark_node *html)
{
    const char *text = cmark_node_get_literal(html), *end = strstr(text, "-->");
    return strncmp(text, "<!--", 4) == 0 && end && strcmp(end, "-->\n") == 0;
}

/* As our pages have it: no space where a line ends between two Chinese characters. */
static void soft_break(struct buf *out)
{
    if (out->length > 0 && out->data[out->length - 1] != '\n') {
        buf_add_byte(out, ' ');
    }
}

static void their_inlines(cmark_node *node, struct buf *out)
{
    cmark_node *child;
    for (child = cmark_node_first_child(node); child; child = cmark_node_next(child)) {
        switch (cmark_node_get_type(child)) {
        case CMARK_NODE_TEXT:
            buf_add_text(out, cmark_node_get_literal(child));
            break;
        case CMARK_NODE_SOFTBREAK:
            soft_break(out);
            break;
        case CMARK_NODE_LINEBREAK:
            buf_add_byte(out, '\n');
            break;
        default:
            their_inlines(child, out);
            break;
        }
    }
}

static void their_blocks(cmark_node *node, struct buf *out)
{
    cmark_node *child;
    for (child = cmark_node_first_child(node); child; child = cmark_node_next(child)) {
        cmark_node_type type = cmark_node_get_type(child);
        if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING) {
            size_t before = out->length;
            if (figure(child)) {
                buf_add_text(out, cmark_node_get_title(figure(child)));
            } else {
                their_inlines(child, out);
            }
            if (out->length > before) {
                buf_add_byte(out, '\n');
            }
        } else {
            their_blocks(child, out);
        }
    }
}

static void our_blocks(const struct doc *doc, struct buf *out)
{
    size_t i;
    for (i = 0; i < doc->count; i++) {
        if (doc->blocks[i].length > 0) {
            buf_add(out, doc->blocks[i].text, doc->blocks[i].length);
            buf_add_byte(out, '\n');
        }
    }
}

/* Whether a tree holds what a page cannot show. */
static bool beyond_a_page(cmark_node *root)
{
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;
    bool beyond = false;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        switch (cmark_node_get_type(node)) {
        case CMARK_NODE_CODE:
        case CMARK_NODE_CODE_BLOCK:
        case CMARK_NODE_HTML_INLINE:
        case CMARK_NODE_LINK: /* none of the spec's leads to a page of ours */
            beyond = true;
            break;
        case CMARK_NODE_HTML_BLOCK:
            beyond = beyond || !note(node);
            break;
        case CMARK_NODE_IMAGE:
            beyond = beyond || figure(cmark_node_parent(node)) != node;
            break;
        case CMARK_NODE_HEADING:
            beyond = beyond || cmark_node_get_heading_level(node) == 1 ||
                     cmark_node_get_heading_level(node) > 3;
            break;
        default:
            break;
        }
    }
    cmark_iter_free(iter);
    return beyond;
}

/* --- one example
 * ------------------------------------------------------------------------------------ */

static void example_places(const struct example *e)
{
    size_t i;
    for (i = 0; i < e->d.count; i++) {
        const struct diag_item *item = &e->d.items[i];
        if (item->place.line < 1 || item->place.line > e->lines + 1 || item->place.column < 1 ||
            !item->remedy[0]) {
            test_fail("spec.txt", e->number, "a message at line %d, column %d of %d lines: %s",
                      item->place.line, item->place.column, e->lines, item->text);
        }
    }
}

static bool example_read(struct example *e)
{
    struct markdown_options options = {false};
    cmark_node *root = cmark_parse_document(buf_text(&e->text), e->text.length, CMARK_OPT_DEFAULT);
    bool beyond = beyond_a_page(root), read;
    e->words.file = "spec.md";
    e->words.body_text = buf_text(&e->text);
    e->words.body_length = e->text.length;
    e->words.body_line = 1;
    markdown_read(&e->words, &options, &e->mem, &e->d);
    read = e->d.errors == 0;
    example_places(e);
    if (beyond && read) {
        test_fail("spec.txt", e->number, "is read, though a page cannot show it");
    }
    if (read) {
        their_blocks(root, &e->theirs);
        our_blocks(&e->words.body, &e->ours);
        if (strcmp(buf_text(&e->ours), buf_text(&e->theirs)) != 0) {
            test_fail("spec.txt", e->number, "says \"%s\", not \"%s\"", buf_text(&e->ours),
                      buf_text(&e->theirs));
        }
    }
    cmark_node_free(root);
    return read;
}

/* The Markdown of an example up to its line ".", with → as the tab it stands for. */
static void example_take(struct example *e, const char *p, const char *end)
{
    e->lines = 0;
    while (p < end) {
        if (strncmp(p, "\xE2\x86\x92", 3) == 0) {
            buf_add_byte(&e->text, '\t');
            p += 3;
        } else {
            e->lines += *p == '\n';
            buf_add_byte(&e->text, *p++);
        }
    }
}

static void example_finish(struct example *e)
{
    diag_finish(&e->d);
    arena_finish(&e->mem);
    buf_finish(&e->text);
    buf_finish(&e->ours);
    buf_finish(&e->theirs);
}

static void every_example(void)
{
    struct buf spec = {0};
    struct err err;
    const char *p;
    int count = 0, read = 0;
    CHECK(buf_read_file(&spec, test_path("fixtures/commonmark/spec.txt"), 1 << 20, &err));
    for (p = spec.data; (p = strstr(p, "\n" FENCE " example\n"));) {
        struct example e = {.number = ++count};
        const char *start = p + strlen("\n" FENCE " example\n");
        const char *end = start;
        while (strncmp(end, ".\n", 2) != 0) { /* a line of its own, which may be the first */
            end = strchr(end, '\n') + 1;
        }
        example_take(&e, start, end);
        read += example_read(&e);
        example_finish(&e);
        p = strstr(end, "\n" FENCE "\n");
    }
    CHECK_INT(count, 652);
    CHECK_INT(read, 303); /* the others are refused */
    buf_finish(&spec);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(every_example);
    return TEST_END();
}
