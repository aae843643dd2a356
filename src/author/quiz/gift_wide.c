/* Signs typed with a Chinese input method. ｛＝是 ～否｝ looks like a question to whoever typed it
 * and is a description to Moodle, which says nothing. Here the line is shown as it should be, and
 * the block is read on as if it were, so that its other mistakes are found in the same run. A
 * full-width sign is GIFT's only where GIFT's could stand: 3～5, ＃ in an explanation and ｛ inside
 * of a text stay what they are. */
#include "author/quiz/gift.h"

#include "base/mem.h"

#include <string.h>

struct gift_wide_sign {
    const char *wide;
    char sign;
};

static const struct gift_wide_sign gift_signs[] = {{"｛", '{'}, {"｝", '}'}, {"＝", '='},
                                                   {"～", '~'}, {"〜", '~'}, {"＃", '#'},
                                                   {"：", ':'}, {"％", '%'}, {"＄", '$'}};

struct wide {
    struct gift *g;
    unsigned char *mark; /* for each byte of the block: a full-width sign to be replaced */
    size_t found;
    size_t from, to; /* the answers, without what follows "####" */
    bool bare;       /* the answers have no '=' or '~' of their own */
};

/* The sign at byte `i`, full-width or not; *bytes is 3 for a full-width one. 0: none. */
static char wide_sign(const struct wide *w, size_t i, size_t *bytes)
{
    const struct gift *g = w->g;
    size_t s;
    *bytes = 1;
    if (i >= g->count) {
        return 0;
    }
    if ((unsigned char)g->data[i] < 0x80) {
        return strchr("{}=~#:%$", g->data[i]) ? g->data[i] : 0;
    }
    for (s = 0; i + 3 <= g->count && s < sizeof gift_signs / sizeof *gift_signs; s++) {
        if (memcmp(g->data + i, gift_signs[s].wide, 3) == 0) {
            *bytes = 3;
            return gift_signs[s].sign;
        }
    }
    return 0;
}

static void wide_mark(struct wide *w, size_t i)
{
    size_t bytes;
    if (wide_sign(w, i, &bytes) && bytes == 3 && !w->mark[i]) {
        w->mark[i] = 1;
        w->found++;
    }
}

static size_t wide_next(const struct wide *w, size_t from, size_t to, char sign, bool wide)
{
    size_t bytes;
    for (; from < to; from++) {
        if (wide_sign(w, from, &bytes) == sign && (bytes == 3) == wide) {
            break;
        }
    }
    return from < to ? from : to;
}

/* ：：name：： and ＄CATEGORY： */
static void wide_beginning(struct wide *w)
{
    size_t end = w->g->count, a, b, i;
    if (wide_sign(w, 0, &a) == '$' && end > a + 9 && memcmp(w->g->data + a, "CATEGORY", 8) == 0) {
        wide_mark(w, 0);
        wide_mark(w, a + 8);
    }
    if (wide_sign(w, 0, &a) != ':' || wide_sign(w, a, &b) != ':') {
        return;
    }
    for (i = a + b; i < end; i++) {
        size_t c, d;
        if (wide_sign(w, i, &c) == ':' && wide_sign(w, i + c, &d) == ':') {
            wide_mark(w, 0);
            wide_mark(w, a);
            wide_mark(w, i);
            wide_mark(w, i + c);
            return;
        }
    }
}

/* A brace that has no half-width fellow is one. */
static void wide_braces(struct wide *w)
{
    size_t end = w->g->count, open = wide_next(w, 0, end, '{', false), close;
    if (open == end) {
        open = wide_next(w, 0, end, '{', true);
        wide_mark(w, open);
    }
    close = wide_next(w, 0, end, '}', false);
    if (close == end) {
        close = wide_next(w, open < end ? open : 0, end, '}', true);
        wide_mark(w, close);
    }
    w->from = open < end ? open + (w->mark[open] ? 3 : 1) : end;
    w->to = close < w->from ? w->from : close;
}

static void wide_general(struct wide *w)
{
    size_t i, j, bytes, hashes[4] = {0}, run = 0, last = w->to;
    for (i = w->from; i < w->to; i += bytes) {
        if (wide_sign(w, i, &bytes) == '#') {
            hashes[run++ % 4] = i;
            if (run >= 4) {
                last = hashes[run % 4];
                for (j = 0; j < 4; j++) {
                    w->mark[hashes[j]] |= 2;
                }
            }
        } else {
            run = 0;
        }
    }
    for (i = w->from; i < w->to; i++) {
        if (w->mark[i] & 2) {
            w->mark[i] &= 1;
            wide_mark(w, i);
        }
    }
    w->to = last;
}

static bool wide_digit(const struct wide *w, size_t i)
{
    return i < w->g->count && w->g->data[i] >= '0' && w->g->data[i] <= '9';
}

/* 5＃ and C＃ are words. */
static bool wide_letter(const struct wide *w, size_t i)
{
    char c = i > w->from ? w->g->data[i - 1] : ' ';
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool wide_blank(const struct wide *w, size_t i)
{
    return i < w->g->count && (w->g->data[i] == ' ' || w->g->data[i] == '\n');
}

/* Whether a ＝ or ～ at `i` begins an answer. */
static bool wide_begins(const struct wide *w, size_t i)
{
    size_t before = i, after = i + 3;
    while (before > w->from && wide_blank(w, before - 1)) {
        before--;
    }
    if (before >= w->from + 3 && memcmp(w->g->data + before - 3, "\xE3\x80\x80", 3) == 0) {
        return true;
    }
    while (wide_blank(w, after)) {
        after++;
    }
    if (before == w->from) {
        return true;
    }
    if (wide_digit(w, before - 1) && wide_digit(w, after) && w->g->data[before] != '\n') {
        return false;
    }
    return before < i || w->bare;
}

static void wide_weight(struct wide *w, size_t i)
{
    size_t bytes, end;
    while (wide_blank(w, i)) {
        i++;
    }
    if (wide_sign(w, i, &bytes) != '%') {
        return;
    }
    for (end = i + bytes; end < w->to && end < i + 16; end++) {
        size_t more;
        if (wide_sign(w, end, &more) == '%') {
            wide_mark(w, i);
            wide_mark(w, end);
            return;
        }
    }
}

static void wide_answers(struct wide *w)
{
    size_t i, bytes, first = w->from;
    bool number;
    while (wide_blank(w, first)) {
        first++;
    }
    number = first < w->to && wide_sign(w, first, &bytes) == '#';
    w->bare = wide_next(w, w->from, w->to, '=', false) == w->to &&
              wide_next(w, w->from, w->to, '~', false) == w->to && first < w->to &&
              (wide_sign(w, first, &bytes) == '=' || wide_sign(w, first, &bytes) == '~');
    for (i = w->from; i < w->to; i += bytes) {
        char sign = wide_sign(w, i, &bytes);
        if ((sign == '#' && (number || !wide_letter(w, i))) ||
            (number && sign == ':' && i > 0 && wide_digit(w, i - 1))) {
            wide_mark(w, i);
        } else if (sign == '=' || sign == '~') {
            if (bytes == 3 && wide_begins(w, i)) {
                wide_mark(w, i);
            }
            if (bytes == 1 || w->mark[i]) {
                wide_weight(w, i + bytes);
            }
        }
    }
}

/* --- what is said, and the block put right ---------------------------------------------------- */

static void wide_say(struct wide *w, size_t first)
{
    struct gift *g = w->g;
    struct diag_place place = gift_place(g, g->at[first]);
    struct buf right = {0};
    size_t i = first, bytes, from, to, at;
    gift_line(g, (size_t)place.line - 1, &from, &to);
    for (at = from; at < to;) {
        while (i < g->count && (!w->mark[i] || g->at[i] < at)) {
            i++;
        }
        if (i < g->count && g->at[i] == at) {
            buf_add_byte(&right, wide_sign(w, i, &bytes));
            at += 3;
        } else {
            buf_add_byte(&right, g->text[at++]);
        }
    }
    diag_add(g->m->d, DIAG_ERROR, place,
             "full-width signs, as a Chinese input method types them; write the line like this: %s",
             model_reason(&g->m->mem, buf_text(&right)));
    buf_finish(&right);
}

static void wide_mend(struct wide *w)
{
    struct gift *g = w->g;
    size_t i, to = 0, bytes, line = 0;
    for (i = 0; i < g->count; i++) { /* one message for each line */
        if (w->mark[i]) {
            size_t now = (size_t)gift_place(g, g->at[i]).line;
            if (now != line) {
                wide_say(w, i);
                line = now;
            }
        }
    }
    for (i = 0; i < g->count; i += bytes) {
        char sign = wide_sign(w, i, &bytes);
        bytes = w->mark[i] ? 3 : 1;
        g->at[to] = g->at[i];
        g->data[to++] = w->mark[i] ? sign : g->data[i];
    }
    g->count = to;
}

void gift_wide(struct gift *g)
{
    struct wide w = {.g = g};
    bool any = false;
    size_t i;
    for (i = 0; i + 3 <= g->count && !any; i++) {
        any = memcmp(g->data + i, "\xEF\xBC", 2) == 0 || memcmp(g->data + i, "\xEF\xBD", 2) == 0;
    }
    if (!any) {
        return;
    }
    w.mark = mem_alloc(g->count + 1);
    wide_beginning(&w);
    if (!(g->count > 9 && memcmp(g->data, "$CATEGORY", 9) == 0)) {
        wide_braces(&w);
        wide_general(&w);
        wide_answers(&w);
    }
    if (w.found > 0) {
        wide_mend(&w);
    }
    mem_free(w.mark);
}
