/* Habits of typing that look wrong on a screen: half-width marks in Chinese, wide ones in English,
 * dots for an ellipsis, hyphens for a dash, spaces where Chinese has none. Warnings only, each with
 * what to write instead. Source: GB/T 15834-2011 for the marks, GB/T 15835-2011 for the digits.
 *
 * A mark is judged by its neighbours, never alone: 3:1, CA-10 and https://x.cn are right in any
 * text, and so is an English title inside a Chinese sentence. */
#include "author/checks/checks.h"

#include "base/utf8.h"

#include <string.h>

struct typing { /* one letter and what stands around it; 0 where a block ends */
    const struct prose *p;
    const struct prose_block *block;
    size_t i;
    uint32_t before, cp, after;
};

static uint32_t typing_at(const struct typing *t, size_t i)
{
    return i >= t->block->start && i < t->block->end ? t->p->letters[i].cp : 0;
}

/* The nearest letter in a direction; places to break (U+200B) do not part anything. */
static uint32_t typing_near(const struct typing *t, size_t i, int step)
{
    do {
        i = step > 0 ? i + 1 : i - 1; /* below 0 it is huge, and outside of every block */
    } while (typing_at(t, i) == 0x200B);
    return typing_at(t, i);
}

static bool typing_wide_mark(uint32_t cp)
{
    return cp == 0xFF0C || cp == 0x3002 || cp == 0xFF1B || cp == 0xFF1A || cp == 0xFF1F ||
           cp == 0xFF01 || cp == 0x3001;
}

static bool typing_wide_close(uint32_t cp)
{
    return cp == 0x300B || cp == 0xFF09 || cp == 0x201D || cp == 0x300D || cp == 0x300F;
}

static bool typing_wide_open(uint32_t cp)
{
    return cp == 0x300A || cp == 0xFF08 || cp == 0x201C || cp == 0x300C || cp == 0x300E;
}

static bool typing_alnum(uint32_t cp)
{
    return check_latin(cp) || check_digit(cp);
}

static struct diag_place typing_place(const struct typing *t)
{
    return prose_place(t->p, t->i);
}

/* --- Chinese ---------------------------------------------------------------------------------- */

static const char *typing_full(const struct typing *t)
{
    static const char half[] = ",;:?!", *const full[] = {"，", "；", "：", "？", "！"};
    bool chinese = utf8_is_han(t->before) || typing_wide_close(t->before);
    const char *found = t->cp < 0x80 ? strchr(half, (int)t->cp) : NULL;
    if (found) {
        return chinese ? full[found - half] : NULL;
    }
    if (t->cp == '.') {
        return chinese && t->after != '.' && !typing_alnum(t->after) ? "。" : NULL;
    }
    if (t->cp == '(' || t->cp == ')') {
        bool beside = utf8_is_han(t->before) || utf8_is_han(t->after);
        return !beside ? NULL : t->cp == '(' ? "（" : "）";
    }
    return NULL;
}

static void typing_half_width(const struct typing *t)
{
    const char *full = typing_full(t);
    if (full) {
        diag_add(t->p->m->d, DIAG_WARNING, typing_place(t),
                 "a half-width '%c' in Chinese text; write '%s'", (char)t->cp, full);
    }
}

static void typing_quote(const struct typing *t)
{
    bool open = !utf8_is_han(t->before) && !typing_wide_close(t->before);
    if ((t->cp == '"' || t->cp == '\'') &&
        (utf8_is_han(t->before) || utf8_is_han(t->after) || typing_wide_mark(t->before) ||
         typing_wide_mark(t->after))) {
        diag_add(t->p->m->d, DIAG_WARNING, typing_place(t),
                 "a straight quote in Chinese text; write '%s'",
                 t->cp == '"' ? (open ? "“" : "”") : (open ? "‘" : "’"));
    }
}

/* "...", "。。。" and a single … */
static void typing_ellipsis(const struct typing *t)
{
    bool dots = (t->cp == '.' || t->cp == 0x3002) && t->after == t->cp && t->before != t->cp &&
                typing_at(t, t->i + 2) == t->cp;
    bool single = t->cp == 0x2026 && t->before != t->cp && t->after != t->cp;
    if (dots || single) {
        diag_add(t->p->m->d, DIAG_WARNING, typing_place(t),
                 "this is no Chinese ellipsis; write '……'");
    }
}

/* Kickers, headlines and couplets part their words by spaces on purpose. */
static bool typing_may_space(const struct prose *p)
{
    static const char *const keys[] = {"kicker", "headline",    "couplet", "lines",
                                       "sub",    "source_line", NULL};
    size_t i;
    for (i = 0; keys[i] && strcmp(keys[i], p->key) != 0; i++) {
    }
    return keys[i] != NULL;
}

/* "第一条 为了": the blank behind the label of an article. */
static bool typing_label(const struct typing *t)
{
    return t->p->entry && t->p->entry->numbered && t->before == 0x6761 &&
           typing_at(t, t->block->start) == 0x7B2C && t->i - t->block->start < 12;
}

static void typing_space(const struct typing *t)
{
    uint32_t next = t->after;
    size_t i = t->i;
    if (t->cp == 0x3000) {
        if (t->before != 0x3000) {
            diag_add(t->p->m->d, DIAG_WARNING, typing_place(t),
                     "an ideographic space; remove it, paragraphs are set apart without it");
        }
        return;
    }
    if (t->cp != ' ' || t->before == ' ' || typing_may_space(t->p) || typing_label(t)) {
        return;
    }
    while (next == ' ') {
        next = typing_at(t, ++i + 1);
    }
    if ((utf8_is_han(t->before) || typing_wide_mark(t->before) || typing_wide_close(t->before)) &&
        (utf8_is_han(next) || typing_wide_open(next))) {
        diag_add(t->p->m->d, DIAG_WARNING, typing_place(t),
                 "a space between Chinese characters; remove it");
    }
}

/* Letters and digits as wide as a Han: a run of them is told once, with what it should be. */
static bool typing_is_wide_letter(uint32_t cp)
{
    return (cp >= 0xFF10 && cp <= 0xFF19) || (cp >= 0xFF21 && cp <= 0xFF3A) ||
           (cp >= 0xFF41 && cp <= 0xFF5A);
}

static void typing_wide_letters(const struct typing *t)
{
    char narrow[32], wide[96];
    size_t n = 0, bytes = 0, i;
    if (!typing_is_wide_letter(t->cp) || typing_is_wide_letter(t->before)) {
        return;
    }
    for (i = t->i; n < sizeof narrow - 1 && typing_is_wide_letter(typing_at(t, i)); i++) {
        narrow[n++] = (char)(typing_at(t, i) - 0xFEE0);
        bytes += utf8_put(typing_at(t, i), wide + bytes);
    }
    narrow[n] = wide[bytes] = '\0';
    diag_add(t->p->m->d, DIAG_WARNING, typing_place(t),
             "full-width letters or digits '%s'; write '%s'", wide, narrow);
}

/* --- English ---------------------------------------------------------------------------------- */

static void typing_full_width(const struct typing *t)
{
    static const struct {
        uint32_t wide;
        char narrow;
    } marks[] = {{0xFF0C, ','}, {0x3002, '.'}, {0xFF1B, ';'}, {0xFF1A, ':'}, {0xFF1F, '?'},
                 {0xFF01, '!'}, {0x3001, ','}, {0xFF08, '('}, {0xFF09, ')'}};
    char text[5] = "";
    size_t i;
    for (i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (marks[i].wide == t->cp && !utf8_is_han(t->before) && !utf8_is_han(t->after) &&
            !typing_wide_close(t->before) && !typing_wide_open(t->after)) {
            text[utf8_put(t->cp, text)] = '\0';
            diag_add(t->p->m->d, DIAG_WARNING, typing_place(t),
                     "a full-width '%s' in English text; write '%c'", text, marks[i].narrow);
        }
    }
}

/* Straight and curly quotes in one text: the straight ones were forgotten. */
static void typing_mixed(const struct prose *p)
{
    static const struct {
        uint32_t straight, open, close;
        const char *write;
    } kinds[] = {{'"', 0x201C, 0x201D, "“ ”"}, {'\'', 0x2018, 0x2019, "‘ ’"}};
    size_t k, i;
    for (k = 0; k < 2; k++) {
        size_t straight = p->letter_count;
        bool curly = false;
        for (i = 0; i < p->letter_count; i++) {
            uint32_t cp = p->letters[i].cp;
            bool inch = i > 0 && check_digit(p->letters[i - 1].cp); /* 5'3" */
            if (cp == kinds[k].straight && !inch && straight == p->letter_count) {
                straight = i;
            }
            curly = curly || cp == kinds[k].open || cp == kinds[k].close;
        }
        if (curly && straight < p->letter_count) {
            diag_add(p->m->d, DIAG_WARNING, prose_place(p, straight),
                     "straight and curly quotes in one text; write %s everywhere", kinds[k].write);
        }
    }
}

/* --- every language --------------------------------------------------------------------------- */

static void typing_doubled(const struct typing *t)
{
    bool wide =
        t->cp == 0xFF0C || t->cp == 0x3001 || t->cp == 0xFF1B || t->cp == 0xFF1A || t->cp == 0x3002;
    bool wide_next = t->after == 0xFF0C || t->after == 0x3001 || t->after == 0xFF1B ||
                     t->after == 0xFF1A || t->after == 0x3002;
    bool narrow = t->cp < 0x80 && strchr(",;:", (int)t->cp) && t->after == t->cp;
    bool stops = t->cp == '.' && t->after == '.' && t->before != '.' &&
                 typing_at(t, t->i + 2) != '.' && typing_at(t, t->i + 2) != '/';
    char text[9];
    size_t n;
    if (t->cp == 0x3002 && t->after == 0x3002 &&
        (t->before == t->cp || typing_at(t, t->i + 2) == t->cp)) {
        return; /* three of them were meant as an ellipsis */
    }
    if ((wide && wide_next) || narrow || stops) {
        n = utf8_put(t->cp, text);
        n += utf8_put(t->after, text + n);
        text[n] = '\0';
        diag_add(t->p->m->d, DIAG_WARNING, typing_place(t), "two marks '%s' in a row; keep one",
                 text);
    }
}

static void typing_dash(const struct typing *t, bool chinese)
{
    if (t->cp == '-' && t->after == '-' && t->before != '-') {
        diag_add(t->p->m->d, DIAG_WARNING, typing_place(t), "hyphens for a dash; write '%s'",
                 chinese ? "——" : "—");
    }
}

/* Digits behind i, and then the sign of a temperature or a share. */
static bool typing_measured(const struct typing *t)
{
    size_t i = t->i + 1;
    while (check_digit(typing_at(t, i)) || typing_at(t, i) == '.') {
        i++;
    }
    i += typing_at(t, i) == ' ';
    return typing_at(t, i) == 0x2103 || typing_at(t, i) == 0xB0 || typing_at(t, i) == '%' ||
           typing_at(t, i) == 0x5EA6;
}

static void typing_minus(const struct typing *t)
{
    bool free = t->before == 0 || t->before == ' ' || t->before == '(' || t->before == 0xFF08 ||
                typing_wide_mark(t->before);
    if (t->cp == '-' && check_digit(t->after) && typing_measured(t) &&
        (free || utf8_is_han(t->before))) {
        diag_add(t->p->m->d, DIAG_WARNING, typing_place(t),
                 "a hyphen as a minus sign; write '−' (U+2212), or in words");
    }
}

static void typing_letter(const struct typing *t, bool chinese, bool english)
{
    if (chinese) {
        typing_half_width(t);
        typing_quote(t);
        typing_ellipsis(t);
        typing_space(t);
        typing_wide_letters(t);
    }
    if (english) {
        typing_full_width(t);
        typing_wide_letters(t);
    }
    typing_doubled(t);
    typing_dash(t, chinese);
    typing_minus(t);
}

void typing_check(const struct prose *p)
{
    bool chinese = prose_is(p, "zh"), english = prose_is(p, "en");
    size_t b, i;
    if (p->lang >= p->m->language_count) {
        return; /* a source is named as it names itself */
    }
    for (b = 0; b < p->block_count; b++) {
        for (i = p->blocks[b].start; i < p->blocks[b].end; i++) {
            uint32_t cp = p->letters[i].cp;
            struct typing t = {.p = p, .block = &p->blocks[b], .i = i, .cp = cp};
            if (utf8_is_han(cp) || check_latin(cp) || utf8_is_hangul(cp)) {
                continue;
            }
            t.before = typing_near(&t, i, -1);
            t.after = typing_near(&t, i, 1);
            typing_letter(&t, chinese, english);
        }
    }
    if (english) {
        typing_mixed(p);
    }
}
