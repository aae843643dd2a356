/* Answers that are words: options with their weights, pairs, true and false, short answers. */
#include "author/quiz/gift.h"

#include "author/nameset.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- what all answers share ------------------------------------------------------------------- */

struct bank_part *gift_parts(struct gift *g, size_t count)
{
    size_t i;
    g->q.part_count = count;
    g->q.parts = arena_alloc_array(&g->m->mem, count, sizeof *g->q.parts);
    for (i = 0; i < count; i++) {
        struct bank_part *p = &g->q.parts[i];
        p->part.text = p->part.feedback = p->part.picture = "";
        p->part.to = -1;
        p->place = p->weight_place = p->text.place = p->feedback.place = g->q.place;
    }
    return g->q.parts;
}

static void gift_feedback(struct gift *g, struct bank_part *part, struct gift_span words)
{
    part->feedback = gift_words(g, words, g->format, true, NULL);
    part->part.feedback = part->feedback.text ? part->feedback.text : "";
}

void gift_answer(struct gift *g, struct bank_part *part, const struct gift_piece *piece,
                 enum gift_format format)
{
    size_t hash = gift_find(piece->text, "#");
    struct gift_span words = gift_trim(gift_part(piece->text, 0, hash));
    part->text = gift_words(g, words, format, true, NULL);
    part->part.text = part->text.text ? part->text.text : "";
    if (hash < piece->text.length) {
        gift_feedback(g, part, gift_trim(gift_part(piece->text, hash + 1, piece->text.length)));
    }
}

/* What Moodle takes for a weight, and how many bytes of it: %-33.33333% */
static size_t gift_weight_length(struct gift_span s)
{
    size_t i = 1, digits = 0;
    if (s.length < 3 || s.p[0] != '%') {
        return 0;
    }
    while (i < s.length && s.p[i] == '-') {
        i++;
    }
    for (; i < s.length && s.p[i] >= '0' && s.p[i] <= '9'; i++) {
        digits++;
    }
    if (digits > 0 && i < s.length && s.p[i] == '.') {
        for (i++; i < s.length && s.p[i] >= '0' && s.p[i] <= '9'; i++) {
        }
    }
    return digits > 0 && i < s.length && s.p[i] == '%' ? i + 1 : 0;
}

bool gift_weight(struct gift *g, struct gift_span *answer, struct bank_part *part, double *percent)
{
    size_t length = gift_weight_length(*answer), second;
    struct diag_place place = gift_at(g, *answer);
    if (length == 0) {
        second = answer->length > 1 ? gift_find(gift_part(*answer, 1, answer->length), "%") : 0;
        if (answer->length > 1 && answer->p[0] == '%' && second + 1 < answer->length &&
            second < 12) {
            diag_add(g->m->d, DIAG_ERROR, place,
                     "'%s' is not a weight; write a number such as %%50%% or %%-33.33%%",
                     model_show(&g->m->mem, gift_text(g, gift_part(*answer, 0, second + 2))));
            return false;
        }
        return true;
    }
    part->weight_place = place;
    *percent = strtod(gift_text(g, gift_part(*answer, 1, length - 1)), NULL);
    if (answer->p[2] == '-' || !(*percent >= -100 && *percent <= 100)) {
        diag_add(g->m->d, DIAG_ERROR, place,
                 "the weight '%s' is out of reach; write a number from -100 to 100",
                 model_show(&g->m->mem, gift_text(g, gift_part(*answer, 0, length))));
        return false;
    }
    *answer = gift_trim(gift_part(*answer, length, answer->length));
    return true;
}

static int gift_thousandths(double percent)
{
    return (int)(percent < 0 ? percent * 10 - 0.5 : percent * 10 + 0.5);
}

static bool gift_not_too_many(struct gift *g, const struct gift_piece *list, size_t count)
{
    if (count > QUESTION_PARTS_MAX) {
        diag_add(g->m->d, DIAG_ERROR, gift_place(g, list[QUESTION_PARTS_MAX].at),
                 "%zu answers to one question; keep at most %d", count, QUESTION_PARTS_MAX);
    }
    return count <= QUESTION_PARTS_MAX;
}

/* --- options ---------------------------------------------------------------------------------- */

static void gift_hash(struct gift *g, const struct gift_piece *piece)
{
    size_t hash = gift_find(piece->text, "#");
    struct gift_span behind = gift_part(piece->text, hash, piece->text.length);
    if (hash + 1 == piece->text.length && hash > 0) {
        diag_add(g->m->d, DIAG_WARNING, gift_at(g, behind),
                 "'#' with nothing behind it is not shown; write \\# for the sign, or a feedback");
    } else if (hash > 0 && hash < piece->text.length && piece->text.p[hash - 1] == '&') {
        diag_add(g->m->d, DIAG_ERROR, gift_at(g, behind),
                 "'#' begins a feedback here; write the character itself, or &\\# for its number");
    }
}

static bool gift_option(struct gift *g, struct gift_piece *piece, struct bank_part *part,
                        double *percent)
{
    part->place = gift_place(g, piece->at);
    *percent = piece->sign == '=' ? 100 : 0;
    if (piece->sign == 0) {
        diag_add(g->m->d, DIAG_ERROR, part->place,
                 "an answer without a sign; write '=' before a right one and '~' before a wrong"
                 " one");
        return false;
    }
    if (piece->sign == '=' && gift_weight_length(piece->text) > 0) {
        diag_add(g->m->d, DIAG_ERROR, gift_at(g, piece->text),
                 "a weight behind '=', which is wholly right already; write it behind '~'");
        return false;
    }
    if (piece->sign == '~' && !gift_weight(g, &piece->text, part, percent)) {
        return false;
    }
    gift_hash(g, piece);
    gift_answer(g, part, piece, g->format);
    part->part.weight = gift_thousandths(*percent);
    if (!part->text.text) {
        diag_add(g->m->d, DIAG_ERROR, part->place,
                 "an answer without words; write some, or remove"
                 " its sign");
    }
    return part->text.text != NULL;
}

/* What is right adds up to the whole, in thousandths too: three times 33.333 % are 333, 334, 333.
 */
static bool gift_shares(struct gift *g, const double *percent, size_t count)
{
    double sum = 0, so_far = 0;
    char number[32];
    size_t i;
    int given = 0;
    for (i = 0; i < count; i++) {
        sum += percent[i] > 0 ? percent[i] : 0;
    }
    if (sum <= 0) {
        diag_add(g->m->d, DIAG_ERROR, g->q.parts[0].place,
                 "no answer is right; write '=' before the right one, or weights such as %%50%%"
                 " before several");
        return false;
    }
    if (sum < 99.5 || sum > 100.5) {
        snprintf(number, sizeof number, "%g", sum);
        diag_add(g->m->d, DIAG_ERROR, g->q.parts[0].weight_place,
                 "the right answers add up to %s %%; make their weights add up to 100", number);
        return false;
    }
    for (i = 0; i < count; i++) {
        if (percent[i] > 0) {
            int now;
            so_far += percent[i];
            now = gift_thousandths(so_far / sum * 100);
            g->q.parts[i].part.weight = now - given;
            given = now;
        }
    }
    return true;
}

bool gift_choices(struct gift *g, struct gift_span answers)
{
    struct gift_piece *list;
    size_t count = gift_split(g, answers, "~=", &list), i;
    bool several = gift_find(answers, "=") == answers.length, ok = true;
    double percent[QUESTION_PARTS_MAX];
    gift_doubt(g, answers, "~=");
    g->q.form = several ? BANK_CHOICES : BANK_CHOICE;
    if (count < 2) {
        diag_add(g->m->d, DIAG_ERROR, gift_at(g, answers),
                 "only one answer; write at least two, '=' before the right one and '~' before a"
                 " wrong one");
        return false;
    }
    if (!gift_not_too_many(g, list, count)) {
        return false;
    }
    gift_parts(g, count);
    for (i = 0; i < count; i++) {
        g->q.parts[i].part.role = PART_OPTION;
        ok = gift_option(g, &list[i], &g->q.parts[i], &percent[i]) && ok;
    }
    return ok && (!several || gift_shares(g, percent, count));
}

/* --- pairs ------------------------------------------------------------------------------------ */

/* The arrow of a pair: *length 0 when there is none. Another one than "->" is reported. */
static size_t gift_arrow(struct gift *g, struct gift_span pair, size_t *length)
{
    static const char *const others[] = {"→", "－＞", "—>", "－>", "-＞", "—＞"};
    size_t at = gift_find(pair, "->"), i;
    *length = 2;
    for (i = 0; at == pair.length && i < sizeof others / sizeof *others; i++) {
        at = gift_find(pair, others[i]);
        *length = strlen(others[i]);
        if (at < pair.length) {
            diag_add(g->m->d, DIAG_ERROR, gift_at(g, gift_part(pair, at, pair.length)),
                     "'%s' does not part a pair; write ->", others[i]);
            return at;
        }
    }
    *length = at < pair.length ? 2 : 0;
    if (at == pair.length) {
        diag_add(g->m->d, DIAG_ERROR, gift_at(g, pair),
                 "a pair without its arrow; write = left -> right");
    }
    return at;
}

static bool gift_pair(struct gift *g, const struct gift_piece *piece, struct bank_part *left,
                      struct bank_part *right)
{
    size_t length, at = gift_arrow(g, piece->text, &length), hash;
    struct gift_span behind;
    if (length == 0) {
        return false;
    }
    left->place = right->place = gift_place(g, piece->at);
    left->text = gift_words(g, gift_part(piece->text, 0, at), g->format, true, NULL);
    behind = gift_trim(gift_part(piece->text, at + length, piece->text.length));
    while (behind.length > 0 && behind.p[behind.length - 1] == GIFT_NEWLINE) {
        behind = gift_trim(gift_part(behind, 0, behind.length - 1));
    }
    while (behind.length > 0 && behind.p[0] == GIFT_NEWLINE) {
        behind = gift_trim(gift_part(behind, 1, behind.length));
    }
    right->text.place = gift_at(g, behind.length > 0 ? behind : piece->text);
    if (behind.length == 0) {
        diag_add(g->m->d, DIAG_ERROR, left->place,
                 "a pair without its right side; write = left -> right");
        return false;
    }
    hash = gift_find(behind, "#");
    if (hash < behind.length) {
        diag_add(g->m->d, DIAG_WARNING, gift_at(g, gift_part(behind, hash, behind.length)),
                 "pairs have no feedback, so '#' and what follows are shown; write them behind"
                 " ####, or \\# for the sign");
    }
    right->text.text = gift_text(g, behind);
    return true;
}

static size_t gift_target(struct gift *g, struct nameset *known, struct bank_part *targets,
                          size_t *count, const struct bank_part *right)
{
    size_t at;
    if (!nameset_find(known, right->text.text, &at)) {
        at = (*count)++;
        targets[at] = *right;
        targets[at].part.role = PART_TARGET;
        targets[at].part.text = right->text.text;
        nameset_add(known, &g->m->mem, right->text.text, at);
    }
    return at;
}

bool gift_pairs(struct gift *g, struct gift_span answers)
{
    struct gift_piece *list;
    size_t count = gift_split(g, answers, "=", &list), items = 0, targets = 0, i;
    struct bank_part *right, scratch;
    struct nameset known = {0};
    bool ok = true;
    gift_doubt(g, answers, "=");
    g->q.form = BANK_PAIRS;
    if (count < 2) {
        diag_add(g->m->d, DIAG_ERROR, gift_at(g, answers),
                 "only one pair; write at least two, each as = left -> right");
        return false;
    }
    if (!gift_not_too_many(g, list, count)) {
        return false;
    }
    gift_parts(g, 2 * count);
    right = arena_alloc_array(&g->m->mem, count, sizeof *right);
    for (i = 0; i < count; i++) {
        struct bank_part *left = &g->q.parts[items];
        left->part.to = -1;
        scratch = *left;
        if (!gift_pair(g, &list[i], left, &scratch)) {
            ok = false;
        } else {
            left->part.role = PART_ITEM;
            left->part.text = left->text.text ? left->text.text : "";
            left->part.to = (int)gift_target(g, &known, right, &targets, &scratch);
            items += left->text.text != NULL; /* only a wrong right side, else */
        }
    }
    for (i = 0; i < items; i++) {
        g->q.parts[i].part.to += (int)items;
    }
    memcpy(g->q.parts + items, right, targets * sizeof *right);
    g->q.part_count = items + targets;
    if (ok && items == 0) {
        diag_add(g->m->d, DIAG_ERROR, gift_at(g, answers),
                 "pairs with right sides only; write at least one as = left -> right");
    } else if (ok && items + targets > QUESTION_PARTS_MAX) {
        diag_add(g->m->d, DIAG_ERROR, gift_at(g, answers),
                 "%zu left and right sides in one question; keep at most %d", items + targets,
                 QUESTION_PARTS_MAX);
    }
    return ok && items > 0 && items + targets <= QUESTION_PARTS_MAX;
}

/* --- true and false, short answers ------------------------------------------------------------ */

/* The first feedback is for whoever answers wrong, the second for the others. */
bool gift_truth(struct gift *g, struct gift_span answers)
{
    size_t first = gift_find(answers, "#"), second;
    bool truth = answers.p[0] == 'T';
    struct bank_part *parts = gift_parts(g, 2);
    g->q.form = BANK_TRUTH;
    parts[0].part.role = parts[1].part.role = PART_TRUTH;
    parts[0].part.weight = truth ? QUESTION_WHOLE : 0;
    parts[1].part.weight = truth ? 0 : QUESTION_WHOLE;
    parts[0].place = parts[1].place = gift_at(g, answers);
    if (first < answers.length) {
        struct gift_span rest = gift_part(answers, first + 1, answers.length);
        second = gift_find(rest, "#");
        gift_feedback(g, &parts[truth ? 1 : 0], gift_trim(gift_part(rest, 0, second)));
        if (second < rest.length) {
            gift_feedback(g, &parts[truth ? 0 : 1],
                          gift_trim(gift_part(rest, second + 1, rest.length)));
        }
    }
    return true;
}

static void gift_truth_case(struct gift *g, const struct bank_part *part)
{
    static const char *const words[] = {"true", "t", "false", "f",    "对",   "错", "是",
                                        "否",   "√", "×",     "正确", "错误", "Ｔ", "Ｆ"};
    const char *low = model_lower(&g->m->mem, part->part.text);
    size_t i;
    for (i = 0; i < sizeof words / sizeof *words && strcmp(low, words[i]) != 0; i++) {
    }
    if (i < sizeof words / sizeof *words) {
        diag_add(g->m->d, DIAG_WARNING, part->text.place,
                 "'%s' is read as a short answer to be typed; write {TRUE} or {FALSE} in capitals",
                 part->part.text);
    }
}

bool gift_short(struct gift *g, struct gift_span answers)
{
    struct gift_piece *list;
    size_t count = gift_split(g, answers, "=", &list), i;
    bool ok = true;
    gift_doubt(g, answers, "=");
    g->q.form = BANK_SHORT;
    if (!gift_not_too_many(g, list, count)) {
        return false;
    }
    gift_parts(g, count);
    for (i = 0; i < count; i++) {
        struct bank_part *p = &g->q.parts[i];
        const char *star;
        double percent = 100;
        p->place = gift_place(g, list[i].at);
        p->part.role = PART_REVEAL;
        ok = gift_weight(g, &list[i].text, p, &percent) && ok;
        gift_answer(g, p, &list[i], GIFT_PLAIN);
        p->part.weight = gift_thousandths(percent);
        star = strchr(p->part.text, '*');
        p->wildcard = star && (star == p->part.text || star[-1] != '\\');
        p->catch_all = strcmp(p->part.text, "*") == 0;
        if (ok && !p->text.text) {
            diag_add(g->m->d, DIAG_ERROR, p->place,
                     "an answer without words; write some, or remove its sign");
            ok = false;
        }
    }
    if (ok && count == 1) {
        gift_truth_case(g, &g->q.parts[0]);
    }
    return ok;
}
