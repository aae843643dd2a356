/* The words of a question, whatever format they are said to be in, as the plain words of a bank.
 * HTML is read the way browsers read it, tag by tag and without asking for order; of Markdown
 * emphasis is kept; Moodle's own format is HTML whose line ends count. What cannot be shown is
 * named once for each text. Two stars around words are emphasis in Moodle's format too, because
 * that is what writers of our banks type in tables. */
#include "author/quiz/gift.h"

#include "author/quiz/markup.h"
#include "author/quiz/words.h"
#include "base/utf8.h"

#include <string.h>

#define TAG_NAME_MAX 12
#define TAGS_NAMED_MAX 4
#define UNDERSCORES_FAR 400

struct reading {
    struct gift *g;
    enum gift_format format;
    const char *p; /* escapes restored */
    const uint32_t *at;
    size_t length, i;
    struct buf out;
    int low, high, numbers, item;
    bool no_end; /* there is no '>' any more */
    bool tag;    /* a tag was the last thing */
    bool said_raised, said_link;
    char named[TAGS_NAMED_MAX][TAG_NAME_MAX + 1]; /* tags that were reported */
    size_t named_count;
    size_t closes; /* where the '_' stands that closes the one before it; 0: none is open */
    bool closes_two;
};

static struct diag_place reading_place(const struct reading *r, size_t i)
{
    return gift_place(r->g, r->at[i]);
}

/* --- characters ------------------------------------------------------------------------------- */

static void reading_put(struct reading *r, uint32_t cp)
{
    if ((r->low > 0 || r->high > 0) && cp != '\n') {
        uint32_t raised = markup_raised(cp, r->high > 0);
        if (!raised && !r->said_raised) {
            r->said_raised = true;
            diag_add(r->g->m->d, DIAG_WARNING, reading_place(r, r->i),
                     "there are no high or low forms of these letters, and they are shown as they"
                     " are; write digits, or say it in words");
        }
        cp = raised ? raised : cp;
    }
    if (cp == '*') {
        cp = WORDS_STAR;
    }
    buf_add_utf8(&r->out, cp);
}

static bool reading_entity(struct reading *r)
{
    size_t length;
    uint32_t cp = markup_entity(r->p + r->i, r->length - r->i, &length);
    if (cp) {
        reading_put(r, cp);
        r->i += length;
    }
    return cp != 0;
}

/* --- tags ------------------------------------------------------------------------------------- */

static void reading_dropped(struct reading *r, const char *name, enum markup_kind kind, size_t end)
{
    struct arena *mem = &r->g->m->mem;
    size_t i;
    for (i = 0; i < r->named_count && strcmp(r->named[i], name) != 0; i++) {
    }
    if (i < r->named_count || i == TAGS_NAMED_MAX) {
        return;
    }
    memcpy(r->named[r->named_count++], name, strlen(name) + 1);
    if (kind == MARKUP_PICTURE) {
        diag_add(r->g->m->d, DIAG_WARNING, reading_place(r, r->i),
                 "a picture inside of the words is not shown; put the file into media/ and write"
                 " [tag:picture=name.svg] in a comment above");
        return;
    }
    diag_add(r->g->m->d, DIAG_WARNING, reading_place(r, r->i),
             "'%s' is left out; there are <b>, <strong>, <i>, <em>, <u>, <sub>, <sup>, <br>, <p>,"
             " <ul>, <ol> and <li>",
             model_show(mem, arena_copy(mem, r->p + r->i, end + 1 - r->i)));
}

static void reading_item(struct reading *r)
{
    buf_add_byte(&r->out, WORDS_BLOCK);
    if (r->numbers > 0) {
        buf_format(&r->out, "%d. ", ++r->item);
    } else {
        buf_add_text(&r->out, "• ");
    }
}

static void reading_hidden(struct reading *r, const char *name)
{
    size_t length = strlen(name);
    for (; r->i < r->length; r->i++) {
        if (r->p[r->i] == '<' && r->i + 2 + length <= r->length && r->p[r->i + 1] == '/' &&
            memcmp(r->p + r->i + 2, name, length) == 0) {
            return;
        }
    }
}

static void reading_apply(struct reading *r, const char *name, bool close)
{
    enum markup_kind kind = markup_kind_of(name);
    int change = close ? -1 : 1;
    switch (kind) {
    case MARKUP_STRONG:
        buf_add_byte(&r->out, close ? WORDS_STRONG_END : WORDS_STRONG);
        break;
    case MARKUP_EMPHASIS:
        buf_add_byte(&r->out, close ? WORDS_EMPHASIS_END : WORDS_EMPHASIS);
        break;
    case MARKUP_LOW:
        r->low += r->low + change >= 0 ? change : 0;
        break;
    case MARKUP_HIGH:
        r->high += r->high + change >= 0 ? change : 0;
        break;
    case MARKUP_BREAK:
        buf_add_byte(&r->out, '\n');
        break;
    case MARKUP_NUMBERS:
        r->numbers += r->numbers + change >= 0 ? change : 0;
        r->item = 0;
        buf_add_byte(&r->out, WORDS_BLOCK);
        break;
    case MARKUP_ITEM:
        if (!close) {
            reading_item(r);
        }
        break;
    case MARKUP_CELL:
        buf_add_byte(&r->out, ' ');
        break;
    case MARKUP_BLOCK:
    case MARKUP_LINES:
        buf_add_byte(&r->out, WORDS_BLOCK);
        break;
    case MARKUP_HIDDEN:
        if (!close) {
            reading_hidden(r, name);
        }
        break;
    default:
        break;
    }
}

static bool reading_tag_begins(const struct reading *r, size_t i)
{
    size_t next = i + 1 + (i + 1 < r->length && r->p[i + 1] == '/');
    return i < r->length && r->p[i] == '<' && next < r->length && !r->no_end &&
           ((r->p[next] >= 'a' && r->p[next] <= 'z') || (r->p[next] >= 'A' && r->p[next] <= 'Z') ||
            r->p[next] == '!');
}

/* A tag at r->i; false: the '<' is a character like any other. */
static bool reading_tag(struct reading *r)
{
    const char *end;
    char name[TAG_NAME_MAX + 1];
    size_t from = r->i + 1, length = 0;
    enum markup_kind kind;
    bool close;
    if (!reading_tag_begins(r, r->i)) {
        return false;
    }
    end = memchr(r->p + r->i, '>', r->length - r->i);
    if (!end) {
        r->no_end = true;
        return false;
    }
    close = r->p[from] == '/';
    for (from += close; length < TAG_NAME_MAX; from++) {
        char c = r->p[from] >= 'A' && r->p[from] <= 'Z' ? (char)(r->p[from] + 32) : r->p[from];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) {
            break;
        }
        name[length++] = c;
    }
    name[length] = '\0';
    kind = markup_kind_of(name);
    if (length > 0 && !close &&
        (kind == MARKUP_UNKNOWN || (kind >= MARKUP_CELL && kind <= MARKUP_HIDDEN))) {
        reading_dropped(r, name, kind, (size_t)(end - r->p));
    }
    r->i = (size_t)(end - r->p) + 1;
    reading_apply(r, name, close);
    r->tag = true;
    return true;
}

/* --- Markdown --------------------------------------------------------------------------------- */

static bool reading_word(const struct reading *r, size_t i)
{
    unsigned char c = i < r->length ? (unsigned char)r->p[i] : ' ';
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* `_so_` and `__so__`; false: the '_' is a character like any other. */
static bool reading_underscore(struct reading *r)
{
    size_t run = 1, end, i = r->i;
    while (i + run < r->length && r->p[i + run] == '_') {
        run++;
    }
    if (r->closes > 0 && i == r->closes) {
        buf_add_byte(&r->out, r->closes_two ? WORDS_STRONG_END : WORDS_EMPHASIS_END);
        r->i += run;
        r->closes = 0;
        return true;
    }
    if (r->closes > 0 || run > 2 || (i > 0 && reading_word(r, i - 1)) || i + run >= r->length ||
        strchr(" \n", r->p[i + run])) {
        return false;
    }
    for (end = i + run + 1; end + run <= r->length && end < i + UNDERSCORES_FAR; end++) {
        if (r->p[end] == '_' && r->p[end - 1] != '_' && !strchr(" \n", r->p[end - 1]) &&
            (run == 1 || r->p[end + 1] == '_') && !reading_word(r, end + run) &&
            !(end + run < r->length && r->p[end + run] == '_')) {
            r->closes = end;
            r->closes_two = run == 2;
            buf_add_byte(&r->out, run == 2 ? WORDS_STRONG : WORDS_EMPHASIS);
            r->i += run;
            return true;
        }
    }
    return false;
}

static bool reading_markdown(struct reading *r)
{
    char c = r->p[r->i], next = r->i + 1 < r->length ? r->p[r->i + 1] : ' ';
    if (c == '_') {
        return reading_underscore(r);
    }
    if (c == '\\' && next > ' ' && (unsigned char)next < 0x7F && !reading_word(r, r->i + 1)) {
        reading_put(r, (uint32_t)next);
        r->i += 2;
        return true;
    }
    if (c == ']' && next == '(' && !r->said_link) {
        r->said_link = true;
        diag_add(r->g->m->d, DIAG_WARNING, reading_place(r, r->i),
                 "a link or a picture of Markdown is shown as it is typed; name a page of the pack"
                 " as [tag:page=earth/rime] in a comment above");
    }
    return false;
}

/* --- all of it -------------------------------------------------------------------------------- */

static void reading_line_end(struct reading *r)
{
    size_t from = r->i, count = 0;
    for (; r->i < r->length && strchr(" \n", r->p[r->i]); r->i++) {
        count += r->p[r->i] == '\n';
    }
    if (r->format == GIFT_HTML) {
        buf_add_byte(&r->out, WORDS_SOFT);
    } else if (r->format == GIFT_MARKDOWN) {
        bool hard = from >= 2 && r->p[from - 1] == ' ' && r->p[from - 2] == ' ';
        buf_add_text(&r->out, count > 1 ? "\n\n" : hard ? "\n" : "\a");
    } else if (r->tag || reading_tag_begins(r, r->i)) {
        buf_add_byte(&r->out, ' ');
    } else {
        buf_add(&r->out, "\n\n", count > 2 ? 2 : count);
    }
}

static void reading_step(struct reading *r)
{
    char c = r->p[r->i];
    bool marks = r->format != GIFT_PLAIN;
    if (marks && ((c == '<' && reading_tag(r)) || (c == '&' && reading_entity(r)) ||
                  (r->format == GIFT_MARKDOWN && reading_markdown(r)))) {
        return;
    }
    if (c == '\n' && marks) {
        reading_line_end(r);
    } else if (c == '*' && (r->format == GIFT_MOODLE || r->format == GIFT_MARKDOWN)) {
        buf_add_byte(&r->out, c);
        r->i++;
    } else if (c == '\\' && r->format == GIFT_MOODLE && r->i + 1 < r->length &&
               r->p[r->i + 1] == '*') {
        reading_put(r, '*');
        r->i += 2;
    } else if (c == '\n' || c == '\t') {
        buf_add_byte(&r->out, c == '\n' ? '\n' : ' ');
        r->i++;
    } else {
        const char *p = r->p + r->i;
        uint32_t cp = utf8_next(&p, r->p + r->length);
        reading_put(r, cp);
        r->i = (size_t)(p - r->p);
    }
    r->tag = false;
}

/* Formulas in TeX: \( ... \), \[ ... \] and $$ ... $$. */
static void reading_formula(struct reading *r)
{
    static const char *const marks[][2] = {{"\\(", "\\)"}, {"\\[", "\\]"}, {"$$", "$$"}};
    size_t i;
    for (i = 0; i < 3; i++) {
        const char *open = strstr(r->p, marks[i][0]);
        if (open && strstr(open + 2, marks[i][1])) {
            diag_add(r->g->m->d, DIAG_WARNING, reading_place(r, (size_t)(open - r->p)),
                     "a formula in LaTeX is shown as it is typed; write it with signs such as x², √"
                     " and ½, or in words");
            return;
        }
    }
}

/* [html] and its like at the beginning, taken off. */
static struct gift_span reading_format(struct gift *g, struct gift_span s, enum gift_format *format)
{
    static const char *const names[] = {"moodle", "html", "plain", "markdown"};
    struct gift_span inside;
    size_t end, i;
    s = gift_trim(s);
    end = s.length > 0 && s.p[0] == '[' ? gift_find(s, "]") : s.length;
    if (end == s.length || end > 12) {
        return s;
    }
    inside = gift_part(s, 1, end);
    for (i = 0; i < 4; i++) {
        if (gift_is(inside, names[i])) {
            *format = (enum gift_format)i;
            return gift_trim(gift_part(s, end + 1, s.length));
        }
        if (strcmp(model_lower(&g->m->mem, gift_text(g, gift_trim(inside))), names[i]) == 0) {
            diag_add(g->m->d, DIAG_WARNING, gift_at(g, s),
                     "'[%s]' is shown as it is typed; write [%s] for the format",
                     model_show(&g->m->mem, gift_text(g, inside)), names[i]);
        }
    }
    return s;
}

struct model_value gift_words(struct gift *g, struct gift_span s, enum gift_format inherited,
                              bool plain, enum gift_format *found)
{
    static const unsigned runs[] = {WORDS_TWO, 0, 0, WORDS_ANY};
    struct reading r = {.g = g, .format = inherited};
    struct model_value v = {NULL, {g->file, 0, 0}};
    s = reading_format(g, s, &r.format);
    v.place = gift_at(g, s);
    if (found) {
        *found = r.format;
    }
    r.p = gift_text(g, s);
    r.at = s.at;
    r.length = s.length;
    reading_formula(&r);
    while (r.i < r.length) {
        reading_step(&r);
    }
    v.text = words_take(&r.out, runs[r.format], plain ? WORDS_PLAIN : WORDS_MARKED,
                        r.format == GIFT_PLAIN, &g->m->mem);
    v.text = *v.text ? v.text : NULL;
    buf_finish(&r.out);
    return v;
}
