/* A page's text between its stored form and blocks with spans; the form is described in doc.h.
 *
 * The stored form is lines and control characters and not JSON or Markdown, so that reading it is
 * one pass without a parser: what an author may write is settled when the pack is built. The reader
 * trusts nothing all the same, because a pack may have been altered. Attributes are key=value in a
 * fixed order: level, number, depth, continued, label, picture, alt; unset ones are left out. */
#include "pack/doc.h"

#include "base/utf8.h"

#include <string.h>

#define DOC_SEPARATOR '\x1f'
#define DOC_NUMBER_MAX 99999
#define DOC_LINKS_MAX 10000

static const char *const doc_kinds[] = {"heading", "paragraph", "quote", "item",
                                        "figure",  "article",   "rule"};

/* --- writing ---------------------------------------------------------------------------------- */

/* Control characters are marks here, so none may come from outside. */
static void doc_put(struct buf *out, const char *text, size_t length)
{
    size_t i;
    for (i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '\n') {
            buf_add_byte(out, '\x0b');
        } else {
            buf_add_byte(out, c < 0x20 || c == 0x7f ? ' ' : (char)c);
        }
    }
}

static void doc_put_number(struct buf *out, const char *key, int value, bool *first)
{
    if (value) {
        buf_format(out, "%s%s=%d", *first ? "" : "\x1f", key, value);
        *first = false;
    }
}

static void doc_put_text(struct buf *out, const char *key, const char *value, bool *first)
{
    if (value && value[0]) {
        buf_format(out, "%s%s=", *first ? "" : "\x1f", key);
        doc_put(out, value, strlen(value));
        *first = false;
    }
}

static void doc_put_attributes(struct buf *out, const struct doc_block *b)
{
    bool first = true;
    doc_put_number(out, "level", b->level, &first);
    doc_put_number(out, "number", b->number, &first);
    doc_put_number(out, "depth", b->depth, &first);
    doc_put_number(out, "continued", b->continued, &first);
    doc_put_text(out, "label", b->label, &first);
    doc_put_text(out, "picture", b->picture, &first);
    doc_put_text(out, "alt", b->alt, &first);
}

static void doc_put_inline(struct buf *out, const struct doc *doc, const struct doc_block *b)
{
    const struct doc_span *open = NULL; /* the last span of the link that is open */
    size_t at = 0, i;
    for (i = 0; i < b->span_count; i++) {
        const struct doc_span *s = &b->spans[i];
        bool link = s->style & DOC_LINK;
        if (open && (!link || s->link != open->link || s->start != open->end)) {
            buf_add_byte(out, '\x07');
            open = NULL;
        }
        doc_put(out, b->text + at, s->start - at);
        if (link && !open) {
            buf_add_byte(out, '\x05');
            doc_put(out, doc->links[s->link], strlen(doc->links[s->link]));
            buf_add_byte(out, '\x06');
        }
        open = link ? s : NULL;
        buf_add_text(out, s->style & DOC_STRONG ? "\x01" : "");
        buf_add_text(out, s->style & DOC_EMPHASIS ? "\x03" : "");
        doc_put(out, b->text + s->start, s->end - s->start);
        buf_add_text(out, s->style & DOC_EMPHASIS ? "\x04" : "");
        buf_add_text(out, s->style & DOC_STRONG ? "\x02" : "");
        at = s->end;
    }
    if (open) {
        buf_add_byte(out, '\x07');
    }
    doc_put(out, b->text + at, b->length - at);
}

void doc_write(const struct doc *doc, struct buf *out)
{
    size_t i;
    for (i = 0; i < doc->count; i++) {
        const struct doc_block *b = &doc->blocks[i];
        buf_add_text(out, doc_kinds[b->kind]);
        buf_add_byte(out, '\t');
        doc_put_attributes(out, b);
        buf_add_byte(out, '\t');
        doc_put_inline(out, doc, b);
        buf_add_byte(out, '\n');
    }
}

/* --- reading ---------------------------------------------------------------------------------- */

struct doc_reader {
    struct doc *doc;
    struct arena *mem;
    struct err *err;
    size_t block; /* 1-based, for messages */
    size_t link_capacity;
};

static bool doc_bad(const struct doc_reader *r, const char *what)
{
    return err_set(r->err, ERR_INVALID, "block %zu of a document: %s", r->block, what);
}

static bool doc_number(const char *text, size_t length, int *out)
{
    size_t i;
    int value = 0;
    for (i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9' || value > DOC_NUMBER_MAX) {
            return false;
        }
        value = value * 10 + (text[i] - '0');
    }
    *out = value;
    return length > 0 && value <= DOC_NUMBER_MAX;
}

static bool doc_is(const char *text, size_t length, const char *word)
{
    return strlen(word) == length && memcmp(text, word, length) == 0;
}

static bool doc_read_attribute(struct doc_reader *r, struct doc_block *b, const char *start,
                               const char *end)
{
    const char *equals = memchr(start, '=', (size_t)(end - start));
    size_t key, length;
    int on = 0;
    if (!equals) {
        return doc_bad(r, "an attribute without '='");
    }
    key = (size_t)(equals - start);
    length = (size_t)(end - equals - 1);
    if (length == 0) {
        return doc_bad(r, "an attribute without a value");
    }
    if (doc_is(start, key, "level")) {
        return doc_number(equals + 1, length, &b->level) || doc_bad(r, "level");
    }
    if (doc_is(start, key, "number")) {
        return doc_number(equals + 1, length, &b->number) || doc_bad(r, "number");
    }
    if (doc_is(start, key, "depth")) {
        return doc_number(equals + 1, length, &b->depth) || doc_bad(r, "depth");
    }
    if (doc_is(start, key, "continued")) {
        bool ok = doc_number(equals + 1, length, &on) && on == 1;
        b->continued = ok;
        return ok || doc_bad(r, "continued");
    }
    if (doc_is(start, key, "label")) {
        b->label = arena_copy(r->mem, equals + 1, length);
        return true;
    }
    if (doc_is(start, key, "picture")) {
        b->picture = arena_copy(r->mem, equals + 1, length);
        return true;
    }
    if (doc_is(start, key, "alt")) {
        b->alt = arena_copy(r->mem, equals + 1, length);
        return true;
    }
    return doc_bad(r, "an unknown attribute");
}

static bool doc_read_attributes(struct doc_reader *r, struct doc_block *b, const char *start,
                                const char *end)
{
    const char *c;
    for (c = start; c < end; c++) {
        if (((unsigned char)*c < 0x20 && *c != DOC_SEPARATOR) || *c == 0x7f) {
            return doc_bad(r, "a control character");
        }
    }
    while (start < end) {
        const char *stop = memchr(start, DOC_SEPARATOR, (size_t)(end - start));
        if (!doc_read_attribute(r, b, start, stop ? stop : end)) {
            return false;
        }
        start = stop ? stop + 1 : end;
    }
    if (b->kind == DOC_HEADING && (b->level < 2 || b->level > 3)) {
        return doc_bad(r, "a heading's level is 2 or 3");
    }
    if (b->kind == DOC_FIGURE && !b->picture) {
        return doc_bad(r, "a figure without a picture");
    }
    if (b->kind == DOC_ARTICLE && !b->label) {
        return doc_bad(r, "an article without a label");
    }
    return b->depth <= 8 || doc_bad(r, "depth");
}

struct doc_inline {
    char *text;
    size_t length;
    struct doc_span *spans;
    size_t count;
    unsigned style;
    uint16_t link;
    uint32_t start; /* where the present style began */
};

static void doc_flush(struct doc_inline *in)
{
    struct doc_span *last = in->count ? &in->spans[in->count - 1] : NULL;
    uint32_t end = (uint32_t)in->length;
    if (in->style && end > in->start) {
        if (last && last->end == in->start && last->style == in->style &&
            (!(in->style & DOC_LINK) || last->link == in->link)) {
            last->end = end;
        } else {
            struct doc_span *s = &in->spans[in->count++];
            s->start = in->start;
            s->end = end;
            s->style = (uint16_t)in->style;
            s->link = in->style & DOC_LINK ? in->link : 0;
        }
    }
    in->start = end;
}

static bool doc_switch(struct doc_reader *r, struct doc_inline *in, unsigned bit, bool on)
{
    if (((in->style & bit) != 0) == on) {
        return doc_bad(r, "a mark that is open already, or not at all");
    }
    doc_flush(in);
    in->style ^= bit;
    return true;
}

static bool doc_open_link(struct doc_reader *r, struct doc_inline *in, const char **p,
                          const char *end)
{
    struct doc *doc = r->doc;
    const char *stop = memchr(*p, '\x06', (size_t)(end - *p));
    const char *c;
    if (!stop || stop == *p || doc->link_count >= DOC_LINKS_MAX) {
        return doc_bad(r, "a link without a target");
    }
    for (c = *p; c < stop; c++) {
        if ((unsigned char)*c <= 0x20 || *c == 0x7f) {
            return doc_bad(r, "a link's target with a mark in it");
        }
    }
    if (!doc_switch(r, in, DOC_LINK, true)) {
        return false;
    }
    if (doc->link_count == r->link_capacity) {
        const char **grown;
        r->link_capacity = r->link_capacity ? r->link_capacity * 2 : 8;
        grown = arena_alloc_array(r->mem, r->link_capacity, sizeof *grown);
        if (doc->link_count) {
            memcpy(grown, doc->links, doc->link_count * sizeof *grown);
        }
        doc->links = grown;
    }
    in->link = (uint16_t)doc->link_count;
    doc->links[doc->link_count++] = arena_copy(r->mem, *p, (size_t)(stop - *p));
    *p = stop + 1;
    return true;
}

static bool doc_read_mark(struct doc_reader *r, struct doc_inline *in, const char **p,
                          const char *end)
{
    char c = *(*p)++;
    switch (c) {
    case '\x01':
    case '\x02':
        return doc_switch(r, in, DOC_STRONG, c == '\x01');
    case '\x03':
    case '\x04':
        return doc_switch(r, in, DOC_EMPHASIS, c == '\x03');
    case '\x05':
        return doc_open_link(r, in, p, end);
    case '\x07':
        return doc_switch(r, in, DOC_LINK, false);
    case '\x0b':
        in->text[in->length++] = '\n';
        return true;
    default:
        return doc_bad(r, "a control character");
    }
}

static bool doc_read_inline(struct doc_reader *r, struct doc_block *b, const char *start,
                            const char *end)
{
    struct doc_inline in = {0};
    const char *p;
    size_t marks = 1;
    for (p = start; p < end; p++) {
        marks += (unsigned char)*p < 0x20;
    }
    in.text = arena_alloc(r->mem, (size_t)(end - start) + 1);
    in.spans = arena_alloc_array(r->mem, marks, sizeof *in.spans);
    for (p = start; p < end;) {
        if ((unsigned char)*p < 0x20 || *p == 0x7f) {
            if (!doc_read_mark(r, &in, &p, end)) {
                return false;
            }
        } else {
            in.text[in.length++] = *p++;
        }
    }
    if (in.style) {
        return doc_bad(r, "a mark that is never closed");
    }
    b->text = in.text;
    b->length = in.length;
    b->spans = in.spans;
    b->span_count = in.count;
    return true;
}

static bool doc_read_block(struct doc_reader *r, struct doc_block *b, const char *start,
                           const char *end)
{
    const char *tab = memchr(start, '\t', (size_t)(end - start));
    const char *second = tab ? memchr(tab + 1, '\t', (size_t)(end - tab - 1)) : NULL;
    size_t kind, kinds = sizeof doc_kinds / sizeof *doc_kinds;
    if (!second) {
        return doc_bad(r, "fewer than three fields");
    }
    for (kind = 0; kind < kinds; kind++) {
        if (doc_is(start, (size_t)(tab - start), doc_kinds[kind])) {
            break;
        }
    }
    if (kind == kinds) {
        return doc_bad(r, "an unknown kind");
    }
    b->kind = (enum doc_kind)kind;
    return doc_read_attributes(r, b, tab + 1, second) && doc_read_inline(r, b, second + 1, end);
}

bool doc_read(struct doc *doc, const char *stored, size_t length, struct arena *mem,
              struct err *err)
{
    struct doc_reader r = {.doc = doc, .mem = mem, .err = err};
    const char *p = stored, *end = stored + length;
    size_t lines = 0;
    memset(doc, 0, sizeof *doc);
    if (utf8_check(stored, length) != length || length > UINT32_MAX / 2) {
        return err_set(err, ERR_INVALID, "a document is not UTF-8 text");
    }
    for (; p < end; p++) {
        lines += *p == '\n';
    }
    if (length && end[-1] != '\n') {
        return err_set(err, ERR_INVALID, "a document whose last line has no end");
    }
    doc->blocks = arena_alloc_array(mem, lines + 1, sizeof *doc->blocks);
    for (p = stored; p < end;) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        r.block++;
        if (!doc_read_block(&r, &doc->blocks[doc->count], p, stop)) {
            doc->count = 0;
            return false;
        }
        doc->count++;
        p = stop + 1;
    }
    return true;
}

void doc_plain(const struct doc *doc, struct buf *out)
{
    size_t i;
    for (i = 0; i < doc->count; i++) {
        const struct doc_block *b = &doc->blocks[i];
        if (b->label && b->label[0]) {
            buf_format(out, "%s ", b->label);
        }
        buf_add(out, b->text ? b->text : "", b->length);
        buf_add_byte(out, '\n');
    }
}
