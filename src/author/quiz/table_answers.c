/* The cells of a row that say what is right. People write `A`, `AC`, `A、C` or the words of an
 * option; `对`, `√` or `true`; `1770 ± 30` or `1500..2000`. Whatever can only mean one thing is
 * taken. */
#include "author/quiz/table.h"

#include "base/utf8.h"

#include <math.h>
#include <string.h>

static struct bank_part *table_parts(struct table *t, struct bank_question *q, size_t count)
{
    size_t i;
    q->parts = arena_alloc_array(&t->c.m->mem, count + 1, sizeof *q->parts);
    q->part_count = count;
    for (i = 0; i < count; i++) {
        q->parts[i].part.text = q->parts[i].part.feedback = q->parts[i].part.picture = "";
        q->parts[i].part.to = -1;
        q->parts[i].place = q->parts[i].weight_place = q->place;
    }
    return q->parts;
}

static void table_say(struct bank_part *part, enum question_role role, struct model_value v)
{
    part->part.role = role;
    part->part.text = v.text ? v.text : "";
    part->text = v;
    part->place = v.place;
}

/* --- letters and texts ------------------------------------------------------------------------ */

static bool table_between(uint32_t cp)
{
    return cp == ' ' || cp == ';' || cp == ',' || cp == '/' || cp == '\n' || cp == 0x3001 ||
           cp == 0xFF0C || cp == 0xFF1B || cp == 0xFF0F || cp == 0x3000;
}

/* The option a letter means, full-width ones too; TABLE_OPTIONS: none. */
static size_t table_letter(uint32_t cp)
{
    cp = cp >= 0xFF21 && cp <= 0xFF5A ? cp - 0xFF21 + 'A' : cp;
    cp = cp >= 'a' && cp <= 'j' ? cp - 'a' + 'A' : cp;
    return cp >= 'A' && cp <= 'J' ? cp - 'A' : TABLE_OPTIONS;
}

/* The option with these words, in the language of the row or in the default one. */
static bool table_text(struct table *t, const char *text, bool *right)
{
    size_t i;
    for (i = 0; i < t->option_count; i++) {
        char name[2] = {(char)('a' + i), '\0'};
        if (strcmp(t->options[i].text, text) == 0 ||
            strcmp(cells_get(&t->c, t->row, name).text, text) == 0) {
            right[i] = true;
            return true;
        }
    }
    return false;
}

static bool table_letters(struct table *t, struct model_value answer, const char *text, bool *right)
{
    const char *p = text, *end = text + strlen(text);
    while (p < end) {
        uint32_t cp = utf8_next(&p, end);
        size_t at = table_letter(cp);
        if (table_between(cp)) {
            continue;
        }
        if (at >= t->option_count) {
            diag_add(t->c.m->d, DIAG_ERROR, answer.place,
                     "the answer '%s' is none of the %zu options; write letters, or the words of an"
                     " option",
                     model_show(&t->c.m->mem, text), t->option_count);
            return false;
        }
        right[at] = true;
    }
    return true;
}

/* Which options are right. */
static bool table_right(struct table *t, struct model_value answer, bool *right)
{
    struct model_value parts[TABLE_OPTIONS];
    size_t count, i;
    memset(right, 0, TABLE_OPTIONS * sizeof *right);
    if (!answer.text) {
        diag_add(t->c.m->d, DIAG_ERROR, answer.place,
                 "the row has no answer; write the letter of the right option");
        return false;
    }
    if (table_text(t, answer.text, right)) {
        return true;
    }
    count = model_split(&t->c.m->mem, answer, ";", parts, TABLE_OPTIONS);
    for (i = 0; i < count && i < TABLE_OPTIONS; i++) {
        if (!table_text(t, parts[i].text, right) &&
            !table_letters(t, parts[i], parts[i].text, right)) {
            return false;
        }
    }
    return true;
}

static bool table_choice(struct table *t, struct bank_question *q, bool several)
{
    struct bank_part *parts = table_parts(t, q, t->option_count);
    bool right[TABLE_OPTIONS];
    int rights = 0, left = QUESTION_WHOLE;
    size_t i;
    q->form = several ? BANK_CHOICES : BANK_CHOICE;
    if (!table_right(t, cells_list(&t->c, t->row, "answer"), right)) {
        return false;
    }
    for (i = 0; i < t->option_count; i++) {
        rights += right[i];
    }
    if (!several && rights > 1) {
        diag_add(t->c.m->d, DIAG_ERROR, cells_value(&t->c, t->row, "answer").place,
                 "%d answers are right, and the type is single; write multiple, or leave one",
                 rights);
        return false;
    }
    for (i = 0; i < t->option_count; i++) {
        int share = QUESTION_WHOLE / (rights ? rights : 1);
        table_say(&parts[i], PART_OPTION, t->options[i]);
        if (right[i]) {
            parts[i].part.weight = left < 2 * share ? left : share; /* the last takes the rest */
            left -= parts[i].part.weight;
        } else {
            parts[i].part.weight = several ? -share : 0;
        }
        parts[i].weight_place = cells_value(&t->c, t->row, "answer").place;
    }
    return true;
}

/* --- true and false --------------------------------------------------------------------------- */

/* 1 true, 0 false, -1 neither. */
static int table_truth_of(struct model *m, const char *text)
{
    static const char *const yes[] = {"true", "t", "yes", "y", "对", "是", "正确", "√", "✓", NULL};
    static const char *const no[] = {"false", "f",    "no", "n", "错", "否",
                                     "不对",  "错误", "×",  "x", NULL};
    const char *low = model_lower(&m->mem, text);
    size_t i;
    for (i = 0; yes[i]; i++) {
        if (strcmp(yes[i], low) == 0) {
            return 1;
        }
    }
    for (i = 0; no[i]; i++) {
        if (strcmp(no[i], low) == 0) {
            return 0;
        }
    }
    return -1;
}

static bool table_truth(struct table *t, struct bank_question *q)
{
    struct model_value answer = cells_value(&t->c, t->row, "answer");
    int truth = answer.text ? table_truth_of(t->c.m, answer.text) : -1;
    struct bank_part *parts = table_parts(t, q, 2);
    q->form = BANK_TRUTH;
    parts[0].part.role = parts[1].part.role = PART_TRUTH;
    parts[truth == 0].part.weight = QUESTION_WHOLE;
    if (truth < 0) {
        diag_add(t->c.m->d, DIAG_ERROR, answer.place,
                 "'%s' is neither true nor false; write true or false, 对 or 错",
                 model_show(&t->c.m->mem, answer.text ? answer.text : ""));
    }
    return truth >= 0;
}

/* --- pairs and steps -------------------------------------------------------------------------- */

static const char *table_arrow(const char *text, size_t *length)
{
    static const char *const arrows[] = {"->", "→", "－＞", "—>", "－>", "=>"};
    const char *first = NULL;
    size_t i;
    for (i = 0; i < sizeof arrows / sizeof *arrows; i++) {
        const char *at = strstr(text, arrows[i]);
        if (at && (!first || at < first)) {
            first = at;
            *length = strlen(arrows[i]);
        }
    }
    return first;
}

static size_t table_target(struct bank_part *targets, size_t *count, struct model_value right)
{
    size_t i;
    for (i = 0; i < *count && strcmp(targets[i].part.text, right.text) != 0; i++) {
    }
    if (i == *count) {
        table_say(&targets[(*count)++], PART_TARGET, right);
    }
    return i;
}

static bool table_pairs(struct table *t, struct bank_question *q)
{
    struct bank_part *parts = table_parts(t, q, 2 * t->option_count);
    struct bank_part targets[TABLE_OPTIONS];
    size_t items = 0, count = 0, i;
    q->form = BANK_PAIRS;
    memcpy(targets, parts, t->option_count * sizeof *parts);
    for (i = 0; i < t->option_count; i++) {
        struct model_value left = t->options[i], right = left;
        size_t length = 0;
        const char *arrow = table_arrow(left.text, &length);
        if (!arrow || !*csv_trim(arrow + length, strlen(arrow + length), &t->c.m->mem)) {
            diag_add(t->c.m->d, DIAG_ERROR, left.place,
                     "'%s' is no pair; write left -> right, and -> right for one that is too many",
                     model_show(&t->c.m->mem, left.text));
            return false;
        }
        left.text = csv_trim(left.text, (size_t)(arrow - left.text), &t->c.m->mem);
        right.text = csv_trim(arrow + length, strlen(arrow + length), &t->c.m->mem);
        if (left.text[0]) {
            table_say(&parts[items], PART_ITEM, left);
            parts[items++].part.to = (int)table_target(targets, &count, right);
        } else {
            table_target(targets, &count, right);
        }
    }
    for (i = 0; i < items; i++) {
        parts[i].part.to += (int)items;
    }
    memcpy(parts + items, targets, count * sizeof *targets);
    q->part_count = items + count;
    return true;
}

static bool table_steps(struct table *t, struct bank_question *q)
{
    struct bank_part *parts = table_parts(t, q, t->option_count);
    size_t i;
    q->form = BANK_STEPS;
    for (i = 0; i < t->option_count; i++) {
        table_say(&parts[i], PART_STEP, t->options[i]);
    }
    return true;
}

/* --- numbers ---------------------------------------------------------------------------------- */

static bool table_numbers(const char *text, double *first, double *second, bool *range)
{
    static const char *const about[] = {"±", "+-", "+/-", "..", "…", "～", "~", "—", "–"};
    const char *p;
    size_t i;
    *second = 0;
    *range = false;
    if (!quiz_number(text, first, &p)) {
        return false;
    }
    p += strspn(p, " ");
    if (!*p) {
        return true;
    }
    for (i = 0; i < sizeof about / sizeof *about; i++) {
        if (strncmp(p, about[i], strlen(about[i])) == 0) {
            const char *rest = p + strlen(about[i]);
            *range = i > 2;
            return quiz_number(rest + strspn(rest, " "), second, &p) && p[strspn(p, " ")] == '\0' &&
                   (*range ? *second > *first : *second >= 0);
        }
    }
    return false;
}

static bool table_number(struct table *t, struct bank_question *q)
{
    struct model_value answer = cells_value(&t->c, t->row, "answer");
    struct bank_part *part = table_parts(t, q, 1);
    double first, second;
    bool range;
    q->form = BANK_NUMBER;
    part->part.role = PART_NUMBER;
    part->part.weight = QUESTION_WHOLE;
    part->place = answer.place;
    if (!answer.text || !table_numbers(answer.text, &first, &second, &range)) {
        diag_add(t->c.m->d, DIAG_ERROR, answer.place,
                 "'%s' is not a number; write for instance 1770, 1770 ± 30 or 1500..2000",
                 model_show(&t->c.m->mem, answer.text ? answer.text : ""));
        return false;
    }
    part->part.number = range ? (first + second) / 2 : first;
    part->part.tolerance = range ? (second - first) / 2 : second;
    return true;
}

/* --- types ------------------------------------------------------------------------------------ */

/* A row that does not say its type. */
static const char *table_guess(struct table *t)
{
    struct model_value answer = cells_list(&t->c, t->row, "answer");
    bool right[TABLE_OPTIONS];
    double first, second;
    bool range, letters = true;
    size_t length, count = 0;
    const char *p;
    if (t->option_count == 0) {
        return !answer.text                                          ? "reveal"
               : table_truth_of(t->c.m, answer.text) >= 0            ? "truefalse"
               : table_numbers(answer.text, &first, &second, &range) ? "number"
                                                                     : "reveal";
    }
    if (!answer.text) {
        return table_arrow(t->options[0].text, &length) ? "match" : "order";
    }
    memset(right, 0, sizeof right);
    if (table_text(t, answer.text, right)) {
        return "single";
    }
    for (p = answer.text; *p;) {
        uint32_t cp = utf8_next(&p, answer.text + strlen(answer.text));
        bool letter = table_letter(cp) < TABLE_OPTIONS;
        letters = letters && (letter || table_between(cp));
        count += letter;
    }
    return (letters && count > 1) || strchr(answer.text, ';') ? "multiple" : "single";
}

bool table_answer(struct table *t, struct bank_question *q)
{
    struct model_value said = cells_value(&t->c, t->row, "type");
    const char *type = said.text ? quiz_type(t->c.m, said.text) : table_guess(t);
    if (!type) {
        model_say_unknown(t->c.m, said.place, "type", said.text, quiz_types);
        return false;
    }
    if (strcmp(type, "single") == 0 || strcmp(type, "multiple") == 0) {
        return table_choice(t, q, type[0] == 'm');
    }
    if (strcmp(type, "hotspot") == 0) {
        struct model_value answer = cells_list(&t->c, t->row, "answer");
        return table_choice(t, q, answer.text && strcmp(table_guess(t), "multiple") == 0);
    }
    if (strcmp(type, "truefalse") == 0) {
        return table_truth(t, q);
    }
    if (strcmp(type, "match") == 0 || strcmp(type, "sort") == 0) {
        return table_pairs(t, q);
    }
    if (strcmp(type, "order") == 0) {
        return table_steps(t, q);
    }
    if (strcmp(type, "number") == 0) {
        return table_number(t, q);
    }
    q->form = BANK_ESSAY;
    table_parts(t, q, 0);
    return true;
}
