/* From a text as written to the letters that will be seen.
 *
 * Not the parsed document is read but the author's own bytes, with a light hand: the readers have
 * refused what they do not know already, and only here each letter keeps its line and column.
 * Markdown is told apart line by line, tags one by one. */
#include "author/checks/prose.h"

#include "base/utf8.h"

#include <string.h>

struct letters {
    struct prose *p;
    struct arena *mem;
    const char *at, *end;
    enum prose_kind kind;
    bool open; /* a block is under way */
    size_t letter_room, block_room;
};

static void letters_close(struct letters *l)
{
    struct prose *p = l->p;
    if (l->open) {
        p->blocks[p->block_count - 1].end = p->letter_count;
        if (p->blocks[p->block_count - 1].start == p->letter_count) {
            p->block_count--;
        }
    }
    l->open = false;
}

static void letters_open(struct letters *l, enum prose_kind kind)
{
    struct prose *p = l->p;
    letters_close(l);
    p->blocks = arena_grow(l->mem, p->blocks, p->block_count, &l->block_room, sizeof *p->blocks);
    p->blocks[p->block_count].kind = kind;
    p->blocks[p->block_count++].start = p->letter_count;
    l->kind = kind;
    l->open = true;
}

static void letters_add(struct letters *l, uint32_t cp, const char *at)
{
    struct prose *p = l->p;
    if (!l->open) {
        letters_open(l, l->kind);
    }
    p->letters =
        arena_grow(l->mem, p->letters, p->letter_count, &l->letter_room, sizeof *p->letters);
    p->letters[p->letter_count].cp = cp;
    p->letters[p->letter_count++].at = (uint32_t)(at - p->text);
}

static void letters_next(struct letters *l)
{
    const char *at = l->at;
    uint32_t cp = utf8_next(&l->at, l->end);
    letters_add(l, cp, at);
}

/* "&amp;" and its like at l->at; false: the '&' is a letter. */
static bool letters_named(struct letters *l)
{
    static const struct {
        const char *name;
        uint32_t cp;
    } names[] = {{"&amp;", '&'},      {"&lt;", '<'},       {"&gt;", '>'},
                 {"&quot;", '"'},     {"&apos;", '\''},    {"&nbsp;", ' '},
                 {"&mdash;", 0x2014}, {"&ndash;", 0x2013}, {"&middot;", 0xB7}};
    size_t i;
    for (i = 0; i < sizeof names / sizeof *names; i++) {
        size_t length = strlen(names[i].name);
        if ((size_t)(l->end - l->at) >= length && memcmp(l->at, names[i].name, length) == 0) {
            letters_add(l, names[i].cp, l->at);
            l->at += length;
            return true;
        }
    }
    return false;
}

/* --- fields ----------------------------------------------------------------------------------- */

/* "看见吉林 | 看见科学" is two texts. */
static void letters_plain(struct letters *l)
{
    l->kind = PROSE_FIELD;
    while (l->at < l->end) {
        if (*l->at == '|' || *l->at == '\n') {
            letters_close(l);
            l->at++;
        } else if (*l->at == ' ' && !l->open) {
            l->at++;
        } else {
            letters_next(l);
        }
    }
}

/* --- tags ------------------------------------------------------------------------------------- */

static bool letters_is_tag(const char *at, const char *name)
{
    size_t length = strlen(name), i;
    at += at[1] == '/' ? 2 : 1;
    for (i = 0; i < length; i++) {
        if ((at[i] | 0x20) != name[i]) {
            return false;
        }
    }
    return strchr(" />\n\t", at[length]) != NULL;
}

/* A tag at l->at; false: the '<' is a letter. */
static bool letters_tag(struct letters *l)
{
    const char *at = l->at, *first = at + 1 + (at[1] == '/');
    const char *stop = strchr(at, '>');
    if (!stop || !((*first >= 'a' && *first <= 'z') || (*first >= 'A' && *first <= 'Z'))) {
        return false;
    }
    if (letters_is_tag(at, "p") || letters_is_tag(at, "br") || letters_is_tag(at, "blockquote")) {
        letters_close(l);
        if (letters_is_tag(at, "blockquote")) {
            l->kind = at[1] == '/' ? PROSE_PARAGRAPH : PROSE_QUOTE;
        }
    }
    l->at = stop + 1;
    return true;
}

static void letters_markup(struct letters *l)
{
    bool tags = strstr(l->at, "<p") || strstr(l->at, "<br") || strstr(l->at, "<block");
    l->kind = PROSE_PARAGRAPH;
    while (l->at < l->end) {
        char c = *l->at;
        if ((c == '<' && letters_tag(l)) || (c == '&' && letters_named(l))) {
            continue;
        }
        if (c == '\n' && !tags) {
            letters_close(l);
            l->at++;
        } else if ((c == '\n' || c == ' ' || c == '\t') && !l->open) {
            l->at++;
        } else {
            letters_next(l);
        }
    }
}

/* --- Markdown --------------------------------------------------------------------------------- */

static const char *letters_line_end(const struct letters *l)
{
    const char *stop = memchr(l->at, '\n', (size_t)(l->end - l->at));
    return stop ? stop : l->end;
}

/* Behind the mark of a list's item at `at`; NULL: there is none. */
static const char *letters_mark(const char *at, const char *stop)
{
    const char *p = at;
    if (p < stop && strchr("-*+", *p)) {
        p++;
    } else {
        while (p < stop && *p >= '0' && *p <= '9') {
            p++;
        }
        if (p == at || p == stop || (*p != '.' && *p != ')')) {
            return NULL;
        }
        p++;
    }
    return p < stop && *p == ' ' ? p + 1 : NULL;
}

static bool letters_is_rule(const char *at, const char *stop)
{
    size_t marks = 0;
    for (; at < stop; at++) {
        if (!strchr("-*_ ", *at)) {
            return false;
        }
        marks += *at != ' ';
    }
    return marks >= 3;
}

/* What a line begins, and where its words do. */
static const char *letters_line_kind(struct letters *l, const char *at, const char *stop)
{
    const char *words;
    if (*at == '#') {
        letters_open(l, PROSE_HEADING);
        at += strspn(at, "#");
    } else if (*at == '>') {
        if (!l->open || l->kind != PROSE_QUOTE) {
            letters_open(l, PROSE_QUOTE);
        }
        at++;
    } else if ((words = letters_mark(at, stop)) != NULL) {
        letters_open(l, PROSE_ITEM);
        at = words;
    } else if (!l->open || l->kind == PROSE_HEADING) {
        letters_open(l, PROSE_PARAGRAPH);
    }
    while (at < stop && *at == ' ') {
        at++;
    }
    return at;
}

/* ![what it shows](file "caption"), a block of its own. false: it is none. */
static bool letters_picture(struct letters *l, const char *stop)
{
    const char *close = strstr(l->at, "](");
    const char *quote;
    if (l->at[0] != '!' || l->at[1] != '[' || !close || close >= stop) {
        return false;
    }
    letters_open(l, PROSE_ALT);
    for (l->at += 2; l->at < close;) {
        letters_next(l);
    }
    quote = memchr(close, '"', (size_t)(stop - close));
    if (quote) {
        const char *last = stop - 1;
        while (last > quote && *last != '"') {
            last--;
        }
        letters_open(l, PROSE_CAPTION);
        for (l->at = quote + 1; l->at < last;) {
            letters_next(l);
        }
    }
    letters_close(l);
    l->at = stop;
    return true;
}

static void letters_line(struct letters *l, const char *stop)
{
    while (l->at < stop) {
        char c = *l->at;
        if (c == '\\' && l->at + 1 < stop && strchr("\\`*_{}[]<>()#+-.!|\"'&~:", l->at[1])) {
            l->at++;
            letters_next(l);
        } else if (c == '*' || c == '[') {
            l->at++;
        } else if (c == ']' && l->at + 1 < stop && l->at[1] == '(') {
            const char *close = memchr(l->at, ')', (size_t)(stop - l->at));
            l->at = close ? close + 1 : stop;
        } else if (c != '&' || !letters_named(l)) {
            letters_next(l);
        }
    }
}

static void letters_markdown(struct letters *l)
{
    while (l->at < l->end) {
        const char *stop = letters_line_end(l), *at = l->at;
        while (at < stop && (*at == ' ' || *at == '\t')) {
            at++;
        }
        if (at == stop || letters_is_rule(at, stop)) {
            letters_close(l);
        } else {
            size_t before = l->p->letter_count, blocks = l->p->block_count;
            bool was_open = l->open;
            const char *line = l->at;
            l->at = at;
            if (!letters_picture(l, stop)) {
                l->at = letters_line_kind(l, at, stop);
                if (was_open && l->p->block_count == blocks && before > 0) {
                    letters_add(l, '\n', line > l->p->text ? line - 1 : line);
                }
                letters_line(l, stop);
            }
        }
        l->at = stop < l->end ? stop + 1 : stop;
    }
}

void prose_read(struct prose *p, enum prose_form form, struct arena *mem)
{
    struct letters l = {.p = p, .mem = mem, .at = p->text, .end = p->text + p->length};
    p->letters = NULL;
    p->blocks = NULL;
    p->letter_count = p->block_count = 0;
    if (form == PROSE_MARKDOWN) {
        letters_markdown(&l);
    } else if (form == PROSE_MARKUP) {
        letters_markup(&l);
    } else {
        letters_plain(&l);
    }
    letters_close(&l);
}
