/* Emphasis is told by stars and by nothing else, whatever format a question came from, so that all
 * behind the readers need to know one form. The rule for stars is simpler than CommonMark's,
 * because there are no words of several languages to serve: a run opens before something and closes
 * behind something of the same length; what finds no partner is a star. */
#include "author/quiz/words.h"

#include "author/quiz/bank.h"
#include "author/readers/emphasis.h"
#include "author/readers/spans.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <string.h>

static bool words_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == WORDS_SOFT || c == WORDS_BLOCK;
}

/* --- pairs of stars --------------------------------------------------------------------------- */

struct words_open { /* the last run of each length that waits for its partner, + 1 */
    size_t at[4];
};

static void words_run(const char *text, size_t length, size_t at, size_t run, struct words_open *o,
                      unsigned char *role)
{
    bool closes = at > 0 && !words_space(text[at - 1]);
    bool opens = at + run < length && !words_space(text[at + run]);
    size_t i;
    if (closes && o->at[run] > 0) {
        size_t begin = o->at[run];
        memset(role + begin - 1, 1, run);
        memset(role + at, 2, run);
        for (i = 1; i < 4; i++) {
            o->at[i] = o->at[i] >= begin ? 0 : o->at[i];
        }
    } else if (opens) {
        o->at[run] = at + 1;
    }
}

void words_pair(const char *text, size_t length, unsigned runs, bool escapes, unsigned char *role)
{
    struct words_open open = {{0, 0, 0, 0}};
    size_t i, run;
    memset(role, 0, length);
    for (i = 0; i < length; i += run) {
        run = 1;
        if (escapes && text[i] == '\\' && i + 1 < length &&
            (text[i + 1] == '*' || text[i + 1] == '\\')) {
            run = 2;
        } else if (text[i] == '*') {
            while (i + run < length && text[i + run] == '*') {
                run++;
            }
            if (run < 4 && (runs & (1u << run))) {
                words_run(text, length, i, run, &open, role);
            }
        }
    }
}

/* --- into the form of a bank ------------------------------------------------------------------ */

struct words {
    const char *p, *end;
    const unsigned char *role;
    struct buf out;
    bool plain, keep;
    int strong, emphasis; /* depths in what was said */
    unsigned style;       /* of what was written last: 2 strong, 1 emphasis */
    size_t spaces, lines;
    bool soft, block;
    uint32_t last; /* character written */
};

static void words_stars(struct words *w, unsigned count)
{
    buf_add(&w->out, "***", count);
}

static void words_white(struct words *w, uint32_t next)
{
    size_t lines = w->lines > 2 ? 2 : w->lines;
    size_t spaces = w->keep ? w->spaces : w->spaces > 0;
    lines = lines == 0 && w->block ? 1 : lines;
    if (w->soft && spaces == 0 && lines == 0) {
        spaces = !(emphasis_is_cjk(w->last) && emphasis_is_cjk(next));
    }
    if (w->out.length > 0) {
        buf_add(&w->out, "\n\n", lines);
        for (; lines == 0 && spaces > 0; spaces--) {
            buf_add_byte(&w->out, ' ');
        }
    }
}

/* The white space before a character, and the stars on both sides of it. */
static void words_before(struct words *w, uint32_t next)
{
    bool white = w->spaces > 0 || w->lines > 0 || w->soft || w->block;
    unsigned want = w->plain ? 0 : (w->strong > 0 ? 2u : 0u) | (w->emphasis > 0 ? 1u : 0u);
    if (w->style != want && w->style && (want == 0 || white)) {
        words_stars(w, w->style);
        w->style = 0;
    }
    words_white(w, next);
    if (w->style == 0 && want) {
        words_stars(w, want);
        w->style = want;
    }
    w->spaces = w->lines = 0;
    w->soft = w->block = false;
}

/* Whether a '\' needs another one before it, so as not to speak for what follows. */
static bool words_backslash(const struct words *w)
{
    if (w->p == w->end) {
        return w->style != 0;
    }
    return *w->p == '\\' || *w->p == '*' || (*w->p >= WORDS_STRONG && *w->p <= WORDS_STAR);
}

static void words_character(struct words *w)
{
    const char *start = w->p;
    uint32_t cp = utf8_next(&w->p, w->end);
    if (cp == WORDS_STAR) {
        cp = '*';
    }
    words_before(w, cp);
    if (!w->plain && (cp == '*' || (cp == '\\' && words_backslash(w)))) {
        buf_add_byte(&w->out, '\\');
    }
    if (cp == '*') {
        buf_add_byte(&w->out, '*');
    } else {
        buf_add(&w->out, start, (size_t)(w->p - start));
    }
    w->last = cp;
}

static void words_depth(int *depth, int change)
{
    *depth += *depth + change >= 0 ? change : 0;
}

static void words_step(struct words *w, const char *start)
{
    unsigned char role = w->role[w->p - start];
    size_t run = 0;
    if (role) {
        while (w->p < w->end && w->role[w->p - start] == role && run < 3) {
            run++;
            w->p++;
        }
        words_depth(&w->strong, run > 1 ? (role == 1 ? 1 : -1) : 0);
        words_depth(&w->emphasis, run != 2 ? (role == 1 ? 1 : -1) : 0);
        return;
    }
    switch (*w->p) {
    case WORDS_STRONG:
    case WORDS_STRONG_END:
        words_depth(&w->strong, *w->p == WORDS_STRONG ? 1 : -1);
        break;
    case WORDS_EMPHASIS:
    case WORDS_EMPHASIS_END:
        words_depth(&w->emphasis, *w->p == WORDS_EMPHASIS ? 1 : -1);
        break;
    case WORDS_SOFT:
        w->soft = true;
        break;
    case WORDS_BLOCK:
        w->block = true;
        break;
    case '\n':
        w->lines++;
        break;
    case ' ':
    case '\t':
        w->spaces++;
        break;
    default:
        words_character(w);
        return;
    }
    w->p++;
}

const char *words_take(const struct buf *said, unsigned runs, enum words_form form, bool spaces,
                       struct arena *mem)
{
    const char *text = buf_text(said), *copy;
    unsigned char *role = mem_resize_array(NULL, said->length + 1, 1);
    struct words w = {.p = text,
                      .end = text + said->length,
                      .role = role,
                      .plain = form == WORDS_PLAIN,
                      .keep = spaces};
    words_pair(text, said->length, runs, false, role);
    while (w.p < w.end) {
        words_step(&w, text);
    }
    words_stars(&w, w.style);
    copy = arena_copy(mem, buf_text(&w.out), w.out.length);
    mem_free(role);
    buf_finish(&w.out);
    return copy;
}

/* --- out of it -------------------------------------------------------------------------------- */

static void words_paragraph(struct spans *t, struct arena *mem, struct doc *out, size_t *capacity)
{
    struct doc_block *b;
    out->blocks = arena_grow(mem, out->blocks, out->count, capacity, sizeof *b);
    b = &out->blocks[out->count++];
    memset(b, 0, sizeof *b);
    b->kind = DOC_PARAGRAPH;
    spans_take(t, b, mem);
}

void bank_words(const char *text, struct arena *mem, struct doc *out)
{
    size_t length = strlen(text), capacity = 0, i, run;
    unsigned char *role = mem_resize_array(NULL, length + 1, 1);
    struct spans t = {.style = 0};
    memset(out, 0, sizeof *out);
    words_pair(text, length, WORDS_ANY, true, role);
    for (i = 0; i < length; i += run) {
        run = 1;
        if (role[i]) {
            unsigned bits;
            for (; i + run < length && role[i + run] == role[i]; run++) {
            }
            bits = (run > 1 ? DOC_STRONG : 0u) | (run != 2 ? DOC_EMPHASIS : 0u);
            t.style = role[i] == 1 ? t.style | bits : t.style & ~bits;
        } else if (text[i] == '\n' && text[i + 1] == '\n') {
            run = 2;
            words_paragraph(&t, mem, out, &capacity);
        } else if (text[i] == '\n') {
            spans_break(&t);
        } else {
            size_t from = i;
            from += text[i] == '\\' && (text[i + 1] == '*' || text[i + 1] == '\\');
            run = from - i + 1;
            for (; i + run < length && !role[i + run] && !strchr("\n\\", text[i + run]); run++) {
            }
            spans_add(&t, text + from, run - (from - i));
        }
    }
    if (t.text.length > 0) {
        words_paragraph(&t, mem, out, &capacity);
    }
    spans_finish(&t);
    mem_free(role);
}
