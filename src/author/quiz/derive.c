/* What nobody has to write: that options are numbers in their order, that "all of the above" stays
 * below, what a slider offers around a number, and where places in a picture are. */
#include "author/quiz/check.h"
#include "author/quiz/quiz.h"
#include "base/hash.h"
#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool quiz_number(const char *text, double *out, const char **end)
{
    char digits[64];
    size_t count = 0, i = 0;
    char *stop;
    for (; text[i] && count < sizeof digits - 1; i++) {
        bool group = text[i] == ',' && i > 0 && text[i - 1] >= '0' && text[i - 1] <= '9' &&
                     strspn(text + i + 1, "0123456789") == 3;
        bool sign = (text[i] == '-' || text[i] == '+') && i == 0;
        bool point = text[i] == '.' && text[i + 1] >= '0' && text[i + 1] <= '9' && i > 0;
        if ((text[i] >= '0' && text[i] <= '9') || sign || point) {
            digits[count++] = text[i];
        } else if (!group) {
            break;
        }
    }
    digits[count] = '\0';
    *out = strtod(digits, &stop);
    *end = text + i;
    return count > 0 && stop == digits + count && isfinite(*out);
}

/* --- options ---------------------------------------------------------------------------------- */

/* Folded: without blanks and what ends a sentence, in small letters. */
static const char *const stays_whole[] = {
    "都是",          "都对",       "都不是",     "都不对",     "都正确",
    "全都是",        "全部正确",   "allofthem",  "noneofthem", "allarecorrect",
    "noneiscorrect", "우의것모두", "위의것모두", "위의모두",   "모두맞다",
    "모두아니다",    NULL};
static const char *const stays_begin[] = {
    "以上都",     "以上全",      "以上皆",         "以上均",   "以上选项",      "以上答案",
    "以上说法",   "上述都",      "上述全",         "上述均",   "alloftheabove", "noneoftheabove",
    "allofthese", "noneofthese", "bothoftheabove", "모두정답", "위의답",        NULL};

/* One answer to both questions: whether the screen puts it last, and whether the check wants it
 * written there. */
bool shape_stays(struct arena *mem, const char *option)
{
    const char *folded = check_fold(mem, option, false);
    size_t i;
    for (i = 0; stays_whole[i]; i++) {
        if (strcmp(folded, stays_whole[i]) == 0) {
            return true;
        }
    }
    for (i = 0; stays_begin[i]; i++) {
        if (strncmp(folded, stays_begin[i], strlen(stays_begin[i])) == 0) {
            return true;
        }
    }
    return false;
}

/* A Chinese numeral up to 99: its value, or -1; *end behind it. */
static int shape_numeral(const char *text, const char **end)
{
    static const char *const digits[] = {"零", "一", "二", "三", "四", "五",
                                         "六", "七", "八", "九", "十", "两"};
    int value = -1, last = 0;
    const char *p = text;
    size_t i;
    for (;;) {
        for (i = 0; i < 12 && strncmp(p, digits[i], 3) != 0; i++) {
        }
        if (i == 12) {
            break;
        }
        i = i == 11 ? 2 : i;
        if (i == 10) {
            value = (value < 0 ? 1 : last) * 10;
        } else {
            value = (value < 0 ? 0 : value % 10 == 0 && value > 0 ? value : 0) + (int)i;
        }
        last = (int)i;
        p += 3;
    }
    *end = p;
    return value;
}

/* The first number of an option, and what is left of its words without it: "1958|年". */
static bool shape_value(const char *text, double *out, char *rest, size_t size)
{
    const char *p = text, *end = text, *stop = text + strlen(text);
    int numeral = -1;
    while (p < stop) {
        bool sign = *p == '-' && p[1] >= '0' && p[1] <= '9';
        if ((sign || (*p >= '0' && *p <= '9')) && quiz_number(p, out, &end)) {
            break;
        }
        numeral = shape_numeral(p, &end);
        if (numeral >= 0) {
            *out = numeral;
            break;
        }
        utf8_next(&p, stop);
    }
    if (p == stop) {
        return false;
    }
    end += *end == ' ';
    for (; strncmp(end, "万", 3) == 0 || strncmp(end, "亿", 3) == 0; end += 3) {
        *out *= strncmp(end, "万", 3) == 0 ? 1e4 : 1e8;
    }
    if (strncmp(end, "million", 7) == 0 || strncmp(end, "billion", 7) == 0) {
        *out *= *end == 'm' ? 1e6 : 1e9;
        end += 7;
    }
    snprintf(rest, size, "%.*s|%s", (int)(p - text), text, end);
    return true;
}

/* Numbers of one thing, each larger than the one before or each smaller. */
bool shape_ordered(const struct question_part *parts, size_t count)
{
    char first[96] = "", rest[96];
    double before = 0, value;
    int direction = 0;
    size_t i, seen = 0;
    for (i = 0; i < count; i++) {
        if (parts[i].role != PART_OPTION) {
            return false;
        }
        if (parts[i].stays) {
            continue;
        }
        if (!shape_value(parts[i].text, &value, rest, sizeof rest) ||
            (seen > 0 && strcmp(rest, first) != 0)) {
            return false;
        }
        if (seen > 0) {
            int now = value > before ? 1 : value < before ? -1 : 0;
            if (now == 0 || (direction != 0 && now != direction)) {
                return false;
            }
            direction = now;
        } else {
            memcpy(first, rest, sizeof first);
        }
        before = value;
        seen++;
    }
    return seen > 2;
}

#define SHAPE_STEPS 1000 /* more than a hand can set: questions/parts/scale.h */

/* --- sliders ---------------------------------------------------------------------------------- */

/* The smallest of 1, 2, 5, 10, 20, ... that is not below `least`. */
static double shape_nice(double least)
{
    double unit = pow(10, floor(log10(least)));
    double part = least / unit;
    part = part <= 1.000001 ? 1 : part <= 2.000001 ? 2 : part <= 5.000001 ? 5 : 10;
    return part * unit;
}

static bool shape_multiple(double value, double step, double tolerance)
{
    double off = fabs(value - round(value / step) * step);
    return off <= tolerance + step * 1e-6;
}

/* Between about 50 and 100 steps, more where the number needs a finer one, and at most
 * SHAPE_STEPS; a year stands among its neighbours, other numbers count from nought, or from below
 * when the steps would be too many. The id says where, so that the answer is never just the middle.
 */
static void shape_derive(struct bank_question *q, double v, double tolerance)
{
    static const double shares[] = {0.22, 0.31, 0.38, 0.64, 0.71, 0.78};
    double share = shares[hash_text(HASH_START, q->id) % 6];
    bool year = v >= 1000 && v <= 2100 && shape_multiple(v, 1, 0);
    double size = fmax(fabs(v) * 1.4, fmax(tolerance * 20, 1e-3));
    double span = year ? 100 : shape_nice(v < 0 || v > 0 ? size : fmax(size, 10));
    double step = shape_nice(span / 100);
    bool nought = !year && v >= 0;
    while (!shape_multiple(v, step, tolerance) && step > 1e-6) {
        step = shape_nice(step / 2.6);
    }
    if (span / step > SHAPE_STEPS) { /* 299,792,458: among its neighbours */
        span = 100 * step;
        nought = false;
    }
    if (nought && v > span * 0.9) {
        span = shape_nice(span * 1.5);
    }
    q->step = step;
    q->least = nought ? 0 : floor((v - span * share) / (10 * step)) * 10 * step;
    q->most = q->least + span;
    if (fabs(v - (q->least + q->most) / 2) < span * 0.08) {
        q->most = q->least + 1.5 * span;
    }
}

/* "0..2000 step 10" */
static bool shape_said_range(struct bank_question *q, const char *text)
{
    static const char *const dots[] = {"..", "…", "～", "~", "—", "–", " - "};
    const char *p;
    size_t i;
    if (!quiz_number(text, &q->least, &p)) {
        return false;
    }
    for (i = 0; i < sizeof dots / sizeof *dots && strncmp(p, dots[i], strlen(dots[i])) != 0; i++) {
    }
    if (i == sizeof dots / sizeof *dots) {
        return false;
    }
    p += strlen(dots[i]);
    p += strspn(p, " ");
    if (!quiz_number(p, &q->most, &p)) {
        return false;
    }
    p += strspn(p, " ,;");
    q->step = 0;
    if (*p) {
        const char *word = strncmp(p, "step", 4) == 0 ? "step" : "每格";
        if (strncmp(p, word, strlen(word)) != 0) {
            return false;
        }
        p += strlen(word);
        p += strspn(p, " =");
        if (!quiz_number(p, &q->step, &p) || q->step <= 0 || p[strspn(p, " ")]) {
            return false;
        }
    } else if (q->most > q->least) {
        q->step = shape_nice((q->most - q->least) / 100);
    }
    return q->most > q->least && (q->most - q->least) / q->step <= 100000;
}

bool shape_range(struct bank *b, struct bank_question *q)
{
    struct model_value v = q->meta[BANK_RANGE];
    double number, tolerance;
    size_t i, best = 0;
    for (i = 1; i < q->made_count; i++) {
        best = q->made[i].weight > q->made[best].weight ? i : best;
    }
    if (q->made_count == 0) {
        return false;
    }
    number = q->made[best].number;
    tolerance = q->made[best].tolerance;
    if (!v.text) {
        shape_derive(q, number, tolerance);
        return true;
    }
    if (!shape_said_range(q, v.text)) {
        diag_add(b->m->d, DIAG_ERROR, v.place,
                 "'%s' is not a range; write for instance 0..2000 step 10",
                 model_show(&b->m->mem, v.text));
        return false;
    }
    if (number < q->least || number > q->most ||
        !shape_multiple(number - q->least, q->step, tolerance)) {
        diag_add(b->m->d, DIAG_ERROR, v.place,
                 "the right number cannot be set on a slider of '%s'; change the range or the step",
                 model_show(&b->m->mem, v.text));
        return false;
    }
    return true;
}

/* --- places in a picture ---------------------------------------------------------------------- */

static bool shape_spot(const char *text, struct question_part *part)
{
    double at[3];
    const char *p = text;
    int i;
    for (i = 0; i < 3; i++) {
        p += strspn(p, " ,");
        if (!quiz_number(p, &at[i], &p) || at[i] < 0 || at[i] > 100) {
            return false;
        }
        p += *p == '%';
    }
    part->role = PART_SPOT;
    part->x = (float)(at[0] / 100);
    part->y = (float)(at[1] / 100);
    part->r = (float)(at[2] / 100);
    return at[2] > 0 && !p[strspn(p, " ")];
}

bool shape_spots(struct bank *b, const struct bank_question *main, struct question_part *made,
                 size_t count)
{
    struct model_value v = main->meta[BANK_SPOTS], spots[QUESTION_PARTS_MAX];
    size_t found, i;
    if (!v.text || !main->meta[BANK_PICTURE].text) {
        diag_add(b->m->d, DIAG_ERROR, main->place,
                 "'%s' is answered in a picture; name the picture and the spots", main->id);
        return false;
    }
    found = model_split(&b->m->mem, v, ";", spots, QUESTION_PARTS_MAX);
    found -= found > 0 && found <= QUESTION_PARTS_MAX && !spots[found - 1].text[0];
    if (found != count) {
        diag_add(b->m->d, DIAG_ERROR, v.place,
                 "%zu spots for %zu answers; write one for each, in their order", found, count);
        return false;
    }
    for (i = 0; i < count; i++) {
        if (!shape_spot(spots[i].text, &made[i])) {
            diag_add(b->m->d, DIAG_ERROR, spots[i].place,
                     "'%s' is no place in a picture; write x, y and radius in percent: 30 40 8",
                     model_show(&b->m->mem, spots[i].text));
            return false;
        }
    }
    return true;
}
