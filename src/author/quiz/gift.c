/* A file of GIFT, read as Moodle's importer reads it, which is the only definition the format has:
 * what a block is, where its name ends, which braces hold the answers, and what kind of question
 * follows from their first signs. Where Moodle guesses at something that was hardly meant, here is
 * a message. */
#include "author/quiz/gift.h"

#include "base/mem.h"

#include <string.h>

/* --- categories and names --------------------------------------------------------------------- */

static void gift_category(struct gift *g, struct gift_span block)
{
    struct gift_span path = gift_trim(gift_part(block, 10, block.length));
    size_t end = gift_find(path, "\n");
    if (end < path.length) {
        diag_add(g->m->d, DIAG_ERROR, gift_at(g, gift_part(path, end + 1, path.length)),
                 "this stands in one block with a category and belongs to its name; put an empty"
                 " line between them");
        path = gift_trim(gift_part(path, 0, end));
    }
    if (path.length > 1 && path.p[0] == '$') { /* $course$/ says where Moodle keeps it */
        size_t close = gift_find(gift_part(path, 1, path.length), "$/");
        path = close + 1 < path.length ? gift_part(path, close + 3, path.length) : path;
    }
    if (path.length > 4 && memcmp(path.p, "top/", 4) == 0) {
        path = gift_part(path, 4, path.length);
    }
    g->category.text = path.length > 0 ? gift_text(g, path) : NULL;
    g->category.place = gift_at(g, path.length > 0 ? path : block);
}

static struct gift_span gift_name(struct gift *g, struct gift_span block)
{
    struct gift_span rest = gift_part(block, 2, block.length), name;
    size_t end = gift_find(rest, "::");
    if (end == rest.length) {
        diag_add(g->m->d, DIAG_WARNING, gift_at(g, block),
                 "a name without an end, which becomes a part of the question; write ::name::");
        return gift_trim(rest);
    }
    name = gift_trim(gift_part(rest, 0, end));
    if (name.length > 0) {
        g->q.name.place = gift_at(g, name);
        g->q.name.text = gift_text(g, name);
    }
    return gift_trim(gift_part(rest, end + 2, rest.length));
}

/* --- the braces ------------------------------------------------------------------------------- */

/* Where the answers are, or that there are none (*open the end of the block). */
static bool gift_braces(struct gift *g, struct gift_span block, size_t *open, size_t *close)
{
    size_t i;
    *open = gift_find(block, "{");
    *close = gift_find(block, "}");
    if (*close < *open) {
        diag_add(g->m->d, DIAG_ERROR, gift_at(g, gift_part(block, *close, block.length)),
                 "'}' without '{' before it; write '{' before the answers, or \\} for the sign");
        return false;
    }
    if (*open < block.length && *close == block.length) {
        diag_add(g->m->d, DIAG_ERROR, gift_at(g, gift_part(block, *open, block.length)),
                 "'{' without '}' in the same block; write '}' behind the answers, without an empty"
                 " line before it, or \\{ for the sign");
        return false;
    }
    for (i = *open + 1; i < block.length; i++) {
        if (block.p[i] == '{' || (block.p[i] == '}' && i != *close)) {
            const char sign[] = {block.p[i], '\0'};
            diag_add(g->m->d, DIAG_ERROR, gift_at(g, gift_part(block, i, block.length)),
                     "another '%s' in one question; put an empty line before the next question, or"
                     " write \\%s for the sign",
                     sign, sign);
            return false;
        }
    }
    return true;
}

/* The text around the braces; a gap where they were unless they end it. */
static struct gift_span gift_stem(struct gift *g, struct gift_span block, size_t open, size_t close)
{
    static const char gap[] = "_____";
    size_t tail = block.length - close - 1, middle = tail > 0 ? sizeof gap - 1 : 0, i;
    char *p = arena_alloc(&g->m->mem, open + middle + tail + 1);
    uint32_t *at = arena_alloc_array(&g->m->mem, open + middle + tail + 1, sizeof *at);
    struct gift_span stem = {p, at, open + middle + tail};
    memcpy(p, block.p, open);
    memcpy(at, block.at, open * sizeof *at);
    for (i = 0; i < middle; i++) {
        p[open + i] = gap[i];
        at[open + i] = block.at[open];
    }
    memcpy(p + open + middle, block.p + close + 1, tail);
    memcpy(at + open + middle, block.at + close + 1, tail * sizeof *at);
    return stem;
}

/* Behind the last "####", which is taken off the answers. */
static struct gift_span gift_general(struct gift_span *answers)
{
    struct gift_span none = gift_part(*answers, answers->length, answers->length);
    size_t i;
    for (i = answers->length; i >= 4; i--) {
        if (memcmp(answers->p + i - 4, "####", 4) == 0) {
            none = gift_part(*answers, i, answers->length);
            *answers = gift_trim(gift_part(*answers, 0, i - 4));
            break;
        }
    }
    return none;
}

/* --- the kind --------------------------------------------------------------------------------- */

static bool gift_says_truth(struct gift_span answers)
{
    static const char *const words[] = {"T", "TRUE", "F", "FALSE"};
    size_t hash = gift_find(answers, "#"), i;
    struct gift_span word = gift_trim(gift_part(answers, 0, hash));
    for (i = 0; i < 4 && !gift_is(word, words[i]); i++) {
    }
    return i < 4;
}

static bool gift_has_arrow(struct gift_span s)
{
    return gift_find(s, "->") < s.length || gift_find(s, "→") < s.length ||
           gift_find(s, "－＞") < s.length;
}

static bool gift_answers(struct gift *g, struct gift_span answers)
{
    if (answers.length == 0) {
        g->q.form = BANK_ESSAY;
        return true;
    }
    if (answers.p[0] == '#') {
        return gift_numbers(g, gift_part(answers, 1, answers.length));
    }
    if (gift_find(answers, "~") < answers.length) {
        return gift_choices(g, answers);
    }
    if (gift_find(answers, "=") < answers.length && gift_has_arrow(answers)) {
        return gift_pairs(g, answers);
    }
    return gift_says_truth(answers) ? gift_truth(g, answers) : gift_short(g, answers);
}

/* --- blocks ----------------------------------------------------------------------------------- */

/* A line of the block that begins with `word`, or its end. */
static size_t gift_line_with(struct gift_span block, const char *word)
{
    size_t from = 0, at, length = strlen(word);
    while ((at = gift_find(gift_part(block, from, block.length), "\n") + from) < block.length) {
        from = at + 1;
        if (block.length - from >= length && memcmp(block.p + from, word, length) == 0) {
            return from;
        }
    }
    return block.length;
}

static bool gift_wordless(struct gift *g, struct gift_span at)
{
    diag_add(g->m->d, DIAG_ERROR, gift_at(g, at),
             "a question without words; write them before '{'");
    return false;
}

/* A block without braces; true: it is something to read. */
static bool gift_reading(struct gift *g, struct gift_span block)
{
    size_t at = gift_line_with(block, "ANSWER");
    if (at < block.length) {
        diag_add(g->m->d, DIAG_ERROR, gift_at(g, gift_part(block, at, block.length)),
                 "a question in the Aiken format; move it to a file whose name ends in .aiken");
        return false;
    }
    g->q.form = BANK_READING;
    g->q.stem = gift_words(g, block, GIFT_MOODLE, false, &g->format);
    return g->q.stem.text || gift_wordless(g, block);
}

static bool gift_question(struct gift *g, struct gift_span block)
{
    size_t open, close;
    struct gift_span answers, general, stem;
    if (!gift_braces(g, block, &open, &close)) {
        return false;
    }
    if (open == block.length) {
        return gift_reading(g, block);
    }
    answers = gift_trim(gift_part(block, open + 1, close));
    general = gift_general(&answers);
    stem = gift_stem(g, block, open, close);
    g->q.stem = gift_words(g, stem, GIFT_MOODLE, false, &g->format);
    if (!g->q.stem.text || strcmp(g->q.stem.text, "_____") == 0) {
        return gift_wordless(g, gift_part(block, open, block.length));
    }
    if (!gift_answers(g, answers)) {
        return false;
    }
    g->q.why = gift_words(g, general, g->format, false, NULL);
    return true;
}

static void gift_block(struct gift *g, size_t from, size_t to)
{
    struct gift_span block;
    size_t inside;
    gift_gather(g, from, to);
    if (g->count == 0) {
        if (g->said_of_itself) {
            diag_add(g->m->d, DIAG_WARNING, model_place(g->file, (int)from + 1, 1),
                     "an id or a tag that an empty line parts from its question; remove the empty"
                     " line");
        }
        return;
    }
    gift_wide(g);
    block.p = g->data;
    block.at = g->at;
    block.length = g->count;
    if (block.length >= 10 && memcmp(block.p, "$CATEGORY:", 10) == 0) {
        gift_category(g, block);
        return;
    }
    inside = gift_line_with(block, "$CATEGORY:");
    if (inside < block.length) {
        diag_add(g->m->d, DIAG_ERROR, gift_at(g, gift_part(block, inside, block.length)),
                 "a category in the midst of a block, which is not read; put an empty line before"
                 " and behind it");
        return;
    }
    g->q.place = gift_at(g, block);
    g->q.lang = g->lang;
    g->q.category = g->category;
    if (block.length >= 2 && memcmp(block.p, "::", 2) == 0) {
        block = gift_name(g, block);
    }
    if (gift_question(g, block)) {
        *bank_add(g->b) = g->q;
    }
}

void gift_read(struct bank *b, const char *file, const char *text, size_t length, size_t lang)
{
    struct gift g = {.b = b, .m = b->m, .file = file, .text = text, .length = length, .lang = lang};
    size_t line, first, from, to;
    gift_open(&g);
    first = g.line_count;
    for (line = 0; line < g.line_count; line++) {
        gift_line(&g, line, &from, &to);
        if (from == to && first < line) {
            gift_block(&g, first, line);
            first = g.line_count;
        } else if (from < to && first == g.line_count) {
            first = line;
        }
    }
    if (first < g.line_count) {
        gift_block(&g, first, g.line_count);
    }
    gift_finish(&g);
}
