/* A file of Aiken: a question on one line, answers with letters, "ANSWER: B". Read line by line as
 * Moodle does, with the marks of Chinese typing beside Moodle's; what Moodle takes without a look,
 * a letter that no answer has, is an error. Comments before a question are ours, and say what
 * GIFT's say. */
#include "author/quiz/gift.h"
#include "author/quiz/words.h"

#include <string.h>

struct aiken {
    struct gift g; /* lines, places, comments */
    struct bank_part parts[26];
    char letters[26];
    size_t count;
    bool open;        /* a question has begun */
    bool broken;      /* and something is wrong with it */
    bool said_marks;  /* once for each file */
    size_t stem_line; /* its last line */
    struct buf stem;
};

static const char *aiken_words(struct aiken *a, const char *text, size_t length,
                               enum words_form form)
{
    struct buf said = {0};
    const char *words;
    size_t i;
    for (i = 0; i < length; i++) {
        buf_add_byte(&said, (unsigned char)text[i] < ' ' ? ' ' : text[i]);
    }
    words = words_take(&said, WORDS_TWO, form, false, &a->g.m->mem);
    buf_finish(&said);
    return words;
}

/* --- kinds of lines --------------------------------------------------------------------------- */

static bool aiken_begins(const char *p, size_t left, const char *word)
{
    size_t length = strlen(word);
    return left >= length && memcmp(p, word, length) == 0;
}

static bool aiken_letter(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* "B) " at `p`: the length of it, or 0. odd: not as Moodle wants it, though as plain. */
static size_t aiken_choice(const char *p, size_t left, char *letter, bool *odd)
{
    static const char *const marks[] = {")", ".", "、", "．", "）"};
    static const char *const pairs[][2] = {{"（", "）"}, {"(", ")"}};
    size_t i;
    for (i = 0; i < 2; i++) {
        size_t open = strlen(pairs[i][0]);
        if (aiken_begins(p, left, pairs[i][0]) && left > open && aiken_letter(p[open]) &&
            aiken_begins(p + open + 1, left - open - 1, pairs[i][1])) {
            *letter = p[open];
            *odd = true;
            return open + 1 + strlen(pairs[i][1]);
        }
    }
    for (i = 0; i < 5; i++) {
        if (left > 1 && aiken_letter(p[0]) && aiken_begins(p + 1, left - 1, marks[i])) {
            *letter = p[0];
            *odd = i > 1;
            return 1 + strlen(marks[i]);
        }
    }
    return 0;
}

static size_t aiken_answer_word(const char *p, size_t left, bool *odd)
{
    static const char *const words[] = {"ANSWER:", "ANSWER：", "Answer:",    "Answer：", "answer:",
                                        "答案：",  "答案:",    "正确答案：", "正确答案:"};
    size_t i;
    for (i = 0; i < sizeof words / sizeof *words; i++) {
        if (aiken_begins(p, left, words[i])) {
            *odd = i > 0;
            return strlen(words[i]);
        }
    }
    return 0;
}

static void aiken_odd(struct aiken *a, struct diag_place place)
{
    if (!a->said_marks) {
        a->said_marks = true;
        diag_add(
            a->g.m->d, DIAG_NOTE, place,
            "this is read, though other programs read only 'A)' and 'ANSWER: A'; write them for"
            " those");
    }
}

/* --- questions -------------------------------------------------------------------------------- */

static void aiken_forget(struct aiken *a)
{
    memset(&a->g.q, 0, sizeof a->g.q);
    a->count = 0;
    a->open = a->broken = false;
    buf_clear(&a->stem);
}

static void aiken_unanswered(struct aiken *a)
{
    if (a->open && !a->broken) {
        diag_add(a->g.m->d, DIAG_ERROR, a->g.q.place,
                 "a question without its 'ANSWER:' line; write it behind the last answer");
    }
}

static void aiken_begin(struct aiken *a, size_t line, size_t from, size_t to)
{
    bool goes_on = a->open && a->count == 0 && line == a->stem_line + 1;
    if (goes_on && !a->broken) {
        diag_add(a->g.m->d, DIAG_ERROR, gift_place(&a->g, from),
                 "a second line of one question; write the question on a single line");
        a->broken = true;
    }
    a->stem_line = line;
    if (goes_on) {
        return;
    }
    if (a->open) {
        aiken_unanswered(a);
        aiken_forget(a);
    }
    a->open = true;
    a->g.q.place = a->g.q.stem.place = gift_place(&a->g, from);
    a->g.q.lang = a->g.lang;
    a->g.q.stem.text = aiken_words(a, a->g.text + from, to - from, WORDS_MARKED);
}

static void aiken_wrong_letter(struct aiken *a, struct diag_place place, char letter)
{
    const char name[] = {letter, '\0'};
    if (memchr(a->letters, letter, a->count)) {
        diag_add(a->g.m->d, DIAG_ERROR, place,
                 "a second answer '%s' of one question; give each its own letter", name);
    } else {
        const char next[] = {(char)('A' + (char)a->count), '\0'};
        diag_add(a->g.m->d, DIAG_ERROR, place,
                 "answer '%s' stands where '%s' should; letter the answers A, B, C in order", name,
                 next);
    }
    a->broken = true;
}

static void aiken_take(struct aiken *a, char letter, size_t at, size_t from, size_t to)
{
    struct diag_place place = gift_place(&a->g, at);
    struct bank_part *part = &a->parts[a->count];
    if (!a->open) {
        diag_add(a->g.m->d, DIAG_ERROR, place,
                 "an answer before any question; write the question on the line above the first"
                 " answer");
        return;
    }
    if (a->broken) {
        return;
    }
    if (letter != 'A' + (char)a->count) {
        aiken_wrong_letter(a, place, letter);
        return;
    }
    memset(part, 0, sizeof *part);
    part->place = part->weight_place = part->feedback.place = place;
    part->text.place = gift_place(&a->g, from);
    part->text.text = aiken_words(a, a->g.text + from, to - from, WORDS_PLAIN);
    part->part.text = part->text.text;
    part->part.feedback = part->part.picture = "";
    part->part.to = -1;
    a->letters[a->count++] = letter;
    if (!*part->part.text) {
        diag_add(a->g.m->d, DIAG_ERROR, place,
                 "an answer without words; write them behind its letter");
        a->broken = true;
    } else if (a->count == QUESTION_PARTS_MAX + 1) {
        diag_add(a->g.m->d, DIAG_ERROR, place,
                 "more than %d answers to one question; keep those that a visitor can see at once",
                 QUESTION_PARTS_MAX);
        a->broken = true;
    }
}

/* The letter behind "ANSWER:"; -1 when it is none, or more than one: reported. */
static int aiken_right(struct aiken *a, size_t from, size_t to)
{
    const char *p = a->g.text + from, *end = a->g.text + to;
    struct diag_place place;
    const char *q;
    bool several = false;
    while (p < end && *p == ' ') {
        p++;
    }
    place = gift_place(&a->g, (size_t)(p - a->g.text));
    for (q = p + 1; q < end && p < end; q++) { /* "A, C" and "AC" */
        several = several || (aiken_letter(*q) && memchr(a->letters, *q, a->count) &&
                              (q + 1 == end || strchr(" ,;.)", q[1]) || aiken_letter(q[1])));
    }
    if (p < end && memchr(a->letters, *p, a->count) && several && q - p < 24) {
        diag_add(a->g.m->d, DIAG_ERROR, place,
                 "only one letter can be right in this format; write one, or make it a question of"
                 " several answers in a .gift file");
        return -1;
    }
    if (p == end || !memchr(a->letters, *p, a->count) ||
        (p + 1 < end && ((p[1] >= 'a' && p[1] <= 'z') || aiken_letter(p[1])))) {
        diag_add(a->g.m->d, DIAG_ERROR, place,
                 "'%s' is the letter of none of the answers; write one of theirs",
                 model_show(&a->g.m->mem, arena_copy(&a->g.m->mem, p, (size_t)(end - p))));
        return -1;
    }
    return *p - 'A';
}

static void aiken_end(struct aiken *a, size_t at, size_t from, size_t to)
{
    struct bank_question *q = &a->g.q;
    int right;
    if (!a->open) {
        diag_add(a->g.m->d, DIAG_ERROR, gift_place(&a->g, at),
                 "'ANSWER:' without a question; write question and answers before it");
        return;
    }
    if (!a->broken && a->count < 2) {
        diag_add(a->g.m->d, DIAG_ERROR, q->place,
                 "%zu answers to a question; write at least two, as A) and B)", a->count);
        a->broken = true;
    }
    right = a->broken ? -1 : aiken_right(a, from, to);
    if (right >= 0) {
        q->form = BANK_CHOICE;
        a->parts[right].part.weight = QUESTION_WHOLE;
        q->part_count = a->count;
        q->parts = arena_alloc_array(&a->g.m->mem, a->count, sizeof *q->parts);
        memcpy(q->parts, a->parts, a->count * sizeof *q->parts);
        *bank_add(a->g.b) = *q;
    }
    aiken_forget(a);
}

static void aiken_line(struct aiken *a, size_t line)
{
    size_t from, to, length;
    const char *p;
    char letter;
    bool odd = false;
    gift_line(&a->g, line, &from, &to);
    p = a->g.text + from;
    if (to - from < 2) {
        return; /* as Moodle does: a page number, a stray mark */
    }
    if (p[0] == '/' && p[1] == '/') {
        gift_comment(&a->g, from, to);
    } else if ((length = aiken_choice(p, to - from, &letter, &odd)) > 0) {
        size_t text = from + length;
        while (text < to && a->g.text[text] == ' ') {
            text++;
        }
        aiken_take(a, letter, from, text, to);
    } else if ((length = aiken_answer_word(p, to - from, &odd)) > 0) {
        aiken_end(a, from, from + length, to);
    } else if (a->open && p[0] == 'a' + (char)a->count && (p[1] == ')' || p[1] == '.')) {
        diag_add(a->g.m->d, DIAG_ERROR, gift_place(&a->g, from),
                 "the letters of answers are capitals; write A) and B)");
        a->broken = true;
    } else if (!(a->broken && p[1] == ')')) {
        aiken_begin(a, line, from, to);
    }
    if (odd) {
        aiken_odd(a, gift_place(&a->g, from));
    }
}

void aiken_read(struct bank *b, const char *file, const char *text, size_t length, size_t lang)
{
    struct aiken a = {
        .g = {.b = b, .m = b->m, .file = file, .text = text, .length = length, .lang = lang}};
    size_t line;
    gift_open(&a.g);
    for (line = 0; line < a.g.line_count; line++) {
        aiken_line(&a, line);
    }
    aiken_unanswered(&a);
    gift_finish(&a.g);
    buf_finish(&a.stem);
}
