/* HTML in cells, read as leniently as a browser and kept as strictly as a page of ours: tags need
 * not be closed, but only styles, paragraphs, quotes and links to places of the pack come through.
 * No library, because one that builds a tree loses the place in the author's cell, and ten tags
 * need no tree. */
#include "author/markup.h"

#include "author/readers/spans.h"
#include "base/utf8.h"

#include <string.h>

#define MARKUP_TAG_MAX 12

struct markup {
    struct model *m;
    struct model_words *w;
    struct model_value cell;
    const char *p;
    enum doc_kind kind; /* of the block under way */
    struct spans text;
    size_t capacity;
    int bold, italic;
    bool tags; /* the cell has block tags: line ends are white space, not paragraphs */
};

/* A quote inside a cell is written twice there, so it counts two columns. */
static struct diag_place markup_place(const struct markup *k, const char *at)
{
    struct diag_place place = k->cell.place;
    const char *p = model_in_workbook(&place) ? at : k->cell.text;
    while (p < at) {
        uint32_t cp = utf8_next(&p, at);
        if (cp == '\n') {
            place.line++;
            place.column = 1;
        } else {
            place.column += cp == '"' ? 2 : 1;
        }
    }
    return place;
}

/* --- blocks ----------------------------------------------------------------------------------- */

static void markup_flush(struct markup *k)
{
    struct doc *doc = &k->w->body;
    struct doc_block *b;
    size_t i;
    for (i = 0; i < k->text.text.length && strchr(" \n", k->text.text.data[i]); i++) {
    }
    if (i == k->text.text.length) { /* nothing but white space */
        buf_clear(&k->text.text);
        k->text.count = 0;
        k->text.soft = false;
        return;
    }
    doc->blocks = arena_grow(&k->m->mem, doc->blocks, doc->count, &k->capacity, sizeof *b);
    b = &doc->blocks[doc->count++];
    memset(b, 0, sizeof *b);
    b->kind = k->kind;
    spans_take(&k->text, b, &k->m->mem);
}

static void markup_style(struct markup *k)
{
    k->text.style = (k->text.style & DOC_LINK) | (k->bold > 0 ? DOC_STRONG : 0u) |
                    (k->italic > 0 ? DOC_EMPHASIS : 0u);
}

/* --- links ------------------------------------------------------------------------------------ */

/* The value of `href` between p and the end of its tag, or NULL. */
static const char *markup_href(const struct markup *k, const char *p, const char *end,
                               const char **at)
{
    for (; p + 5 < end; p++) {
        if (strncmp(p, "href=", 5) == 0 || strncmp(p, "HREF=", 5) == 0) {
            const char *stop;
            char quote = p[5] == '"' || p[5] == '\'' ? p[5] : ' ';
            p += quote == ' ' ? 5 : 6;
            for (stop = p; stop < end && *stop != quote; stop++) {
            }
            *at = p;
            return arena_copy(&k->m->mem, p, (size_t)(stop - p));
        }
    }
    *at = p;
    return NULL;
}

static void markup_link(struct markup *k, const char *p, const char *end)
{
    const char *at, *href = markup_href(k, p, end, &at);
    struct diag_place place = markup_place(k, at);
    struct model_words *w = k->w;
    if (!href) {
        diag_add(k->m->d, DIAG_NOTE, markup_place(k, p), "a link without a target; it is left out");
        return;
    }
    href += strncmp(href, "page:", 5) == 0 ? 5 : 0;
    if (!spans_route_ok(href)) {
        diag_add(k->m->d, DIAG_ERROR, place,
                 strstr(href, "://") || strncmp(href, "mailto:", 7) == 0
                     ? "'%s' leads out of the kiosk, which has no network; name the source in"
                       " sources.csv and remove the link"
                     : "'%s' is not the name of a place; write for instance science/rime",
                 model_show(&k->m->mem, href));
        return;
    }
    if (spans_link(&k->text, &w->body, href, &k->m->mem)) {
        if ((w->link_count & (w->link_count - 1)) == 0) { /* full at 0, 1, 2, 4, 8 ... */
            struct model_use *grown =
                arena_alloc_array(&k->m->mem, w->link_count ? w->link_count * 2 : 1, sizeof *grown);
            if (w->link_count) {
                memcpy(grown, w->links, w->link_count * sizeof *grown);
            }
            w->links = grown;
        }
        w->links[w->link_count].target = href;
        w->links[w->link_count++].place = place;
    }
}

/* --- tags ------------------------------------------------------------------------------------- */

enum markup_tag {
    MARKUP_OTHER,
    MARKUP_P,
    MARKUP_BOLD,
    MARKUP_ITALIC,
    MARKUP_LINK,
    MARKUP_BR,
    MARKUP_QUOTE,
    MARKUP_HIDDEN
};

static enum markup_tag markup_tag(const char *name)
{
    static const struct {
        const char *name;
        enum markup_tag tag;
    } tags[] = {{"p", MARKUP_P},           {"b", MARKUP_BOLD},      {"strong", MARKUP_BOLD},
                {"i", MARKUP_ITALIC},      {"em", MARKUP_ITALIC},   {"cite", MARKUP_ITALIC},
                {"a", MARKUP_LINK},        {"br", MARKUP_BR},       {"blockquote", MARKUP_QUOTE},
                {"script", MARKUP_HIDDEN}, {"style", MARKUP_HIDDEN}};
    size_t i;
    for (i = 0; i < sizeof tags / sizeof *tags; i++) {
        if (strcmp(tags[i].name, name) == 0) {
            return tags[i].tag;
        }
    }
    return MARKUP_OTHER;
}

/* Everything up to the end of an element that has no words in it. */
static void markup_skip(struct markup *k, const char *name)
{
    const char *end = strstr(k->p, "</");
    while (end && strncmp(end + 2, name, strlen(name)) != 0) {
        end = strstr(end + 2, "</");
    }
    end = end ? strchr(end, '>') : NULL;
    k->p = end ? end + 1 : k->p + strlen(k->p);
}

static void markup_apply(struct markup *k, enum markup_tag tag, bool close, const char *body,
                         const char *end)
{
    switch (tag) {
    case MARKUP_P:
        markup_flush(k);
        break;
    case MARKUP_QUOTE:
        markup_flush(k);
        k->kind = close ? DOC_PARAGRAPH : DOC_QUOTE;
        break;
    case MARKUP_BR:
        spans_break(&k->text);
        break;
    case MARKUP_BOLD:
        k->bold += close ? (k->bold > 0 ? -1 : 0) : 1;
        markup_style(k);
        break;
    case MARKUP_ITALIC:
        k->italic += close ? (k->italic > 0 ? -1 : 0) : 1;
        markup_style(k);
        break;
    case MARKUP_LINK:
        k->text.style &= ~(unsigned)DOC_LINK;
        k->text.link = 0;
        if (!close) {
            markup_link(k, body, end);
        }
        break;
    default:
        break;
    }
}

/* A tag at k->p; false: the '<' is a character like any other. */
static bool markup_read_tag(struct markup *k)
{
    const char *start = k->p, *p = start + 1, *end;
    char name[MARKUP_TAG_MAX + 1];
    size_t length = 0;
    bool close = *p == '/';
    enum markup_tag tag;
    p += close;
    if (!((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') || *p == '!') ||
        !(end = strchr(p, '>'))) {
        return false;
    }
    for (; length < MARKUP_TAG_MAX && p<end && * p> ' ' && *p != '/'; p++) {
        name[length++] = *p >= 'A' && *p <= 'Z' ? (char)(*p + 32) : *p;
    }
    name[length] = '\0';
    tag = markup_tag(name);
    k->p = end + 1;
    if (tag == MARKUP_OTHER || tag == MARKUP_HIDDEN) {
        diag_add(k->m->d, DIAG_NOTE, markup_place(k, start),
                 "'%s' is left out; there are <p>, <b>, <i>, <a>, <br>, <blockquote> and <cite>",
                 model_show(&k->m->mem, arena_copy(&k->m->mem, start, (size_t)(end + 1 - start))));
    }
    if (tag == MARKUP_HIDDEN && !close) {
        markup_skip(k, name);
    }
    markup_apply(k, tag, close, p, end);
    return true;
}

/* --- characters ------------------------------------------------------------------------------- */

/* A character by name or number at k->p; false: the '&' is a character like any other. */
static bool markup_named(struct markup *k)
{
    static const struct {
        const char *name, *text;
    } names[] = {{"&amp;", "&"},
                 {"&lt;", "<"},
                 {"&gt;", ">"},
                 {"&quot;", "\""},
                 {"&apos;", "'"},
                 {"&nbsp;", " "},
                 {"&mdash;", "\xE2\x80\x94"},
                 {"&ndash;", "\xE2\x80\x93"},
                 {"&middot;", "\xC2\xB7"}};
    char utf8[4];
    uint32_t cp = 0;
    const char *p;
    size_t i;
    for (i = 0; i < sizeof names / sizeof *names; i++) {
        if (strncmp(k->p, names[i].name, strlen(names[i].name)) == 0) {
            spans_add(&k->text, names[i].text, strlen(names[i].text));
            k->p += strlen(names[i].name);
            return true;
        }
    }
    if (k->p[1] != '#') {
        return false;
    }
    for (p = k->p + 2; *p >= '0' && *p <= '9' && cp < 0x110000; p++) {
        cp = cp * 10 + (uint32_t)(*p - '0');
    }
    if (*p != ';' || cp < 0x20 || cp == 0x7F || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) {
        return false;
    }
    spans_add(&k->text, utf8, utf8_put(cp, utf8));
    k->p = p + 1;
    return true;
}

static void markup_step(struct markup *k)
{
    const char *start = k->p;
    if (*k->p == '<' && markup_read_tag(k)) {
        return;
    }
    if (*k->p == '&' && markup_named(k)) {
        return;
    }
    if (*k->p == '\n' && !k->tags) {
        markup_flush(k);
        k->p++;
        return;
    }
    if (*k->p == ' ' || *k->p == '\n' || *k->p == '\t') {
        bool line = false;
        while (*k->p == ' ' || *k->p == '\t' || (*k->p == '\n' && k->tags)) {
            line = line || *k->p == '\n';
            k->p++;
        }
        if (k->text.text.length == 0 || k->text.text.data[k->text.text.length - 1] == '\n') {
            return; /* no white space at the beginning of a line */
        }
        k->text.soft = k->text.soft || line;
        if (!line) {
            spans_add(&k->text, " ", 1);
        }
        return;
    }
    k->p++;
    k->p += strcspn(k->p, "<& \n\t");
    spans_add(&k->text, start, (size_t)(k->p - start));
}

/* --- the whole cell --------------------------------------------------------------------------- */

static const char *markup_flat(struct markup *k, const struct doc_block *b)
{
    char *text = arena_copy(&k->m->mem, b->text, b->length);
    size_t i;
    for (i = 0; i < b->length; i++) {
        text[i] = text[i] == '\n' ? ' ' : text[i];
    }
    return text;
}

void markup_read(struct model *m, struct model_words *w, struct model_value text)
{
    struct markup k = {.m = m, .w = w, .cell = text, .p = text.text, .kind = DOC_PARAGRAPH};
    struct model_value summary = text;
    struct doc *doc = &w->body;
    if (!text.text || !text.text[0]) {
        return;
    }
    w->cell = text;
    k.tags = strstr(text.text, "<p") || strstr(text.text, "<br") || strstr(text.text, "<block");
    while (*k.p) {
        markup_step(&k);
    }
    markup_flush(&k);
    spans_finish(&k.text);
    if (doc->count == 0) {
        return;
    }
    summary.text = markup_flat(&k, &doc->blocks[0]);
    model_say(m, w, "summary", summary);
    if (doc->count == 1 && doc->blocks[0].kind == DOC_PARAGRAPH && doc->blocks[0].span_count == 0 &&
        !strchr(doc->blocks[0].text, '\n')) {
        memset(doc, 0, sizeof *doc); /* the summary says it all */
    }
}
