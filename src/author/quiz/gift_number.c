/* Answers that are numbers; and the doubts about signs in the midst of answers. Moodle asks whether
 * a number is one with an assignment where a comparison was meant, so it takes anything; a question
 * that nobody can answer is an error here. */
#include "author/quiz/gift.h"

#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- numbers ---------------------------------------------------------------------------------- */

static size_t number_digits(const char *p)
{
    return strspn(p, "0123456789");
}

/* Bytes of `text` that are a number, blanks around it with them; 0: it does not begin with one. */
static size_t number_length(const char *text)
{
    const char *p = text + strspn(text, " ");
    size_t whole, part = 0;
    p += *p == '-' || *p == '+';
    whole = number_digits(p);
    p += whole;
    if (*p == '.') {
        part = number_digits(p + 1);
        p += whole + part > 0 ? part + 1 : 0;
    }
    if (whole + part == 0) {
        return 0;
    }
    if (*p == 'e' || *p == 'E') {
        const char *e = p + 1 + (p[1] == '-' || p[1] == '+');
        p = number_digits(e) > 0 ? e + number_digits(e) : p;
    }
    p += strspn(p, " ");
    return (size_t)(p - text);
}

static bool number_read(struct gift *g, const char *text, struct diag_place place, double *out)
{
    size_t length = number_length(text);
    const char *rest = text + length, *end = rest + strlen(rest);
    uint32_t next = 0;
    *out = length > 0 && !*rest ? strtod(text, NULL) : (double)NAN;
    if (isfinite(*out)) {
        return true;
    }
    if (length > 0 && *rest) {
        const char *p = rest;
        next = utf8_next(&p, end);
    }
    if (length > 0 && (next >= 0x80 || next == '%' || (next >= 'A' && next <= 'z')) &&
        !strpbrk(rest, "0123456789")) {
        diag_add(g->m->d, DIAG_ERROR, place,
                 "'%s' is a number with something behind it; keep the number here, and write the"
                 " unit as [tag:unit=%s] in a comment above",
                 model_show(&g->m->mem, text), model_show(&g->m->mem, rest));
    } else {
        diag_add(
            g->m->d, DIAG_ERROR, place,
            "'%s' is not a number; write one such as 1770 or -3.5, with a tolerance as 1770:30,"
            " or a range as 1500..2000",
            model_show(&g->m->mem, text));
    }
    return false;
}

static bool number_range(struct gift *g, struct bank_part *part, const char *text, const char *dots)
{
    const char *low = arena_copy(&g->m->mem, text, (size_t)(dots - text));
    double least, most;
    if (!number_read(g, low, part->text.place, &least) ||
        !number_read(g, dots + 2, part->text.place, &most)) {
        return false;
    }
    part->part.number = (most + least) / 2;
    part->part.tolerance = most - part->part.number;
    if (!(part->part.tolerance >= 0) || !isfinite(part->part.number) ||
        !isfinite(part->part.tolerance)) {
        diag_add(g->m->d, DIAG_ERROR, part->text.place,
                 "the range '%s' ends before it begins; write the smaller number first",
                 model_show(&g->m->mem, text));
        return false;
    }
    return true;
}

static bool number_value(struct gift *g, struct bank_part *part)
{
    const char *text = part->part.text, *dots = strstr(text, ".."), *colon = strchr(text, ':');
    if (dots > text) {
        return number_range(g, part, text, dots);
    }
    if (colon > text) {
        const char *value = arena_copy(&g->m->mem, text, (size_t)(colon - text));
        if (!number_read(g, value, part->text.place, &part->part.number) ||
            !number_read(g, colon + 1, part->text.place, &part->part.tolerance)) {
            return false;
        }
        if (part->part.tolerance < 0) {
            diag_add(g->m->d, DIAG_ERROR, part->text.place,
                     "the tolerance of '%s' is less than nothing; write it without '-'",
                     model_show(&g->m->mem, text));
            return false;
        }
        return true;
    }
    if (strcmp(text, "*") == 0) {
        part->catch_all = true;
        return true;
    }
    return number_read(g, text, part->text.place, &part->part.number);
}

static bool number_answer(struct gift *g, struct gift_piece *piece, struct bank_part *part)
{
    double percent = 100;
    bool ok;
    part->part.role = PART_NUMBER;
    part->place = gift_place(g, piece->at);
    ok = gift_weight(g, &piece->text, part, &percent);
    gift_answer(g, part, piece, GIFT_PLAIN);
    part->part.weight = (int)lround(percent * 10);
    if (!part->text.text) {
        part->text.place = part->place;
    }
    ok = ok && number_value(g, part);
    part->part.text = "";
    part->text.text = NULL;
    return ok;
}

/* "~# words": for every other number. */
static void number_otherwise(struct gift *g, struct gift_span wrong, struct bank_part *part)
{
    struct gift_piece piece = {'~', *wrong.at, gift_part(wrong, 1, wrong.length)};
    size_t hash = gift_find(piece.text, "#");
    part->part.role = PART_NUMBER;
    part->catch_all = true;
    part->place = gift_at(g, wrong);
    piece.text = gift_part(piece.text, hash, piece.text.length);
    gift_answer(g, part, &piece, g->format);
}

bool gift_numbers(struct gift *g, struct gift_span answers)
{
    struct gift_piece *list;
    size_t tilde = gift_find(answers, "~"), count, i, whole = 0;
    struct gift_span wrong = gift_part(answers, tilde, answers.length);
    bool ok = true;
    answers = gift_trim(gift_part(answers, 0, tilde));
    count = gift_split(g, answers, "=", &list);
    g->q.form = BANK_NUMBER;
    if (count == 0 || count >= QUESTION_PARTS_MAX) {
        diag_add(g->m->d, DIAG_ERROR, gift_at(g, answers),
                 "%zu numbers as answers; write from 1 to %d, such as {#1770:30}", count,
                 QUESTION_PARTS_MAX - 1);
        return false;
    }
    gift_parts(g, count + (wrong.length > 0));
    for (i = 0; i < count; i++) {
        ok = number_answer(g, &list[i], &g->q.parts[i]) && ok;
        whole += g->q.parts[i].part.weight == QUESTION_WHOLE && !g->q.parts[i].catch_all;
    }
    if (wrong.length > 0) {
        number_otherwise(g, wrong, &g->q.parts[count]);
    }
    if (ok && whole == 0) {
        diag_add(g->m->d, DIAG_ERROR, g->q.parts[0].place,
                 "no number is worth 100 %%, so nobody can be right; write one without a weight");
    }
    return ok && whole > 0;
}

/* --- signs inside of answers ------------------------------------------------------------------ */

/* Whether a tag of HTML is open at `i`: between '<' with a letter and its '>'. */
static bool doubt_in_tag(struct gift_span s, size_t from, size_t i)
{
    while (i > from && s.p[i - 1] != '<' && s.p[i - 1] != '>') {
        i--;
    }
    return i > from && s.p[i - 1] == '<' && i < s.length &&
           ((s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= 'A' && s.p[i] <= 'Z'));
}

static void doubt_sign(struct gift *g, struct gift_span s, size_t i, size_t last, bool spaced)
{
    const char sign[] = {s.p[i], '\0'};
    if (sign[0] == '=' && doubt_in_tag(s, last, i)) {
        diag_add(g->m->d, DIAG_ERROR, gift_at(g, gift_part(s, i, s.length)),
                 "'=' inside of an HTML tag begins another answer; write \\=");
    } else if (spaced && !gift_apart(s, i)) {
        diag_add(g->m->d, DIAG_WARNING, gift_at(g, gift_part(s, i, s.length)),
                 "'%s' in the midst of words begins another answer; write \\%s for the sign, or a"
                 " space before it",
                 sign, sign);
    }
}

/* Whoever puts a space or a line before each sign did not mean one that has none. */
void gift_doubt(struct gift *g, struct gift_span answers, const char *signs)
{
    size_t i, last = 0;
    bool spaced = false;
    for (i = 1; i < answers.length && !spaced; i++) {
        spaced = strchr(signs, answers.p[i]) && gift_apart(answers, i);
    }
    for (i = 1; i < answers.length; i++) {
        if (strchr(signs, answers.p[i])) {
            doubt_sign(g, answers, i, last, spaced && !strchr(signs, answers.p[i - 1]));
            last = i + 1;
        }
    }
}
