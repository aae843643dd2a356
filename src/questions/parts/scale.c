/* Numbers of a question as whole counts of its last decimal. A binary fraction is taken for the
 * decimal it is nearest to: what authors write has few decimals, and what is further off than a
 * millionth of a unit is refused rather than rounded. */
#include "questions/parts/scale.h"

#include <math.h>
#include <string.h>

#define SCALE_MOST 1e15   /* units; up to here a double counts them one by one */
#define SCALE_NEARLY 1e-6 /* of a unit */

static bool scale_whole(double x)
{
    return fabs(x - floor(x + 0.5)) < SCALE_NEARLY * fmax(1, fabs(x) * 1e-6);
}

static bool scale_fits(const struct question *q, double one)
{
    return q->step * one > 0.5 && scale_whole(q->step * one) && scale_whole(q->least * one);
}

bool scale_of(const struct question *q, struct scale *s)
{
    static const struct scale harmless = {.one = 1, .step = 1, .most = 1, .steps = 1};
    double one = 1;
    int d = 0;
    *s = harmless;
    if (!isfinite(q->least) || !isfinite(q->most) || !isfinite(q->step) || q->step <= 0 ||
        q->least >= q->most || fmax(fabs(q->least), fabs(q->most)) >= SCALE_MOST) {
        return false;
    }
    while (d < SCALE_DECIMALS && !scale_fits(q, one)) {
        d++;
        one *= 10;
    }
    if (!scale_fits(q, one) || fmax(fabs(q->least), fabs(q->most)) * one >= SCALE_MOST) {
        return false;
    }
    s->decimals = d;
    s->one = one;
    s->least = (int64_t)floor(q->least * one + 0.5);
    s->step = (int64_t)floor(q->step * one + 0.5);
    s->most = (int64_t)floor(q->most * one + SCALE_NEARLY);
    s->steps = (s->most - s->least) / s->step;
    if (s->steps < 1) {
        *s = harmless;
        return false;
    }
    return true;
}

int64_t scale_at(const struct scale *s, int64_t step)
{
    return s->least + step * s->step;
}

bool scale_meets(const struct scale *s, const struct question_part *part, int64_t units)
{
    double off = fabs((double)units - part->number * s->one);
    return off <=
           fabs(part->tolerance) * s->one + SCALE_NEARLY * fmax(1, fabs((double)units) * 1e-6);
}

bool scale_steps(const struct scale *s, const struct question_part *part, int64_t *first,
                 int64_t *last)
{
    double low =
        ((part->number - fabs(part->tolerance)) * s->one - (double)s->least) / (double)s->step;
    double high =
        ((part->number + fabs(part->tolerance)) * s->one - (double)s->least) / (double)s->step;
    if (!(low <= (double)s->steps + 1) || !(high >= -1)) {
        return false;
    }
    *first = low < 0 ? 0 : (int64_t)floor(low);
    *last = high > (double)s->steps ? s->steps : (int64_t)ceil(high);
    while (*first <= *last && !scale_meets(s, part, scale_at(s, *first))) {
        ++*first;
    }
    while (*first <= *last && !scale_meets(s, part, scale_at(s, *last))) {
        --*last;
    }
    return *first <= *last;
}

/* --- in words --------------------------------------------------------------------------------- */

static bool scale_groups(const struct question *q, int digits)
{
    return digits >= 5 && q->lang &&
           (strncmp(q->lang, "en", 2) == 0 || strncmp(q->lang, "ko", 2) == 0);
}

static const char *scale_number(const struct scale *s, const struct question *q, int64_t units,
                                struct arena *mem)
{
    uint64_t value = units < 0 ? (uint64_t)-units : (uint64_t)units;
    const char *digits = arena_format(mem, "%0*llu", s->decimals + 1, (unsigned long long)value);
    int whole = (int)strlen(digits) - s->decimals, i;
    bool groups = scale_groups(q, whole);
    const char *text = units < 0 ? "−" : "";
    for (i = 0; i < whole; i++) {
        bool gap = groups && i > 0 && (whole - i) % 3 == 0;
        text = arena_format(mem, "%s%s%c", text, gap ? "," : "", digits[i]);
    }
    return s->decimals ? arena_format(mem, "%s.%s", text, digits + whole) : text;
}

/* A percent sign or a degree stands at its number; a word and a unit stand apart, on its line. */
static const char *scale_unit(const struct question *q, struct arena *mem)
{
    static const char *const close[] = {"%", "‰", "°", "′", "″"};
    size_t i;
    if (!q->unit || !q->unit[0]) {
        return "";
    }
    for (i = 0; i < sizeof close / sizeof close[0]; i++) {
        if (strcmp(q->unit, close[i]) == 0) {
            return q->unit;
        }
    }
    return arena_format(mem, "\xC2\xA0%s", q->unit);
}

const char *scale_text(const struct scale *s, const struct question *q, int64_t units,
                       struct arena *mem)
{
    return arena_format(mem, "%s%s", scale_number(s, q, units, mem), scale_unit(q, mem));
}

const char *scale_span(const struct scale *s, const struct question *q, int64_t from, int64_t to,
                       struct arena *mem)
{
    if (from == to) {
        return scale_text(s, q, from, mem);
    }
    return arena_format(mem, "%s–%s%s", scale_number(s, q, from, mem), scale_number(s, q, to, mem),
                        scale_unit(q, mem));
}
