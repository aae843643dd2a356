/* Ticks and labels: never on each other, at any zoom from days to 13.8 billion years, at any place;
 * and the round numbers one expects. */
#include "test.h"

#include "base/buf.h"
#include "base/rng.h"
#include "base/utf8.h"
#include "screens/timeline/axis.h"

static struct arena mem;
static struct tick ticks[TICKS_MOST];

/* Han as wide as 30 u, Latin as 17: near enough to the real font. */
static float width(void *context, const char *label)
{
    const char *p = label, *end = label + strlen(label);
    float w = 0;
    (void)context;
    while (p < end) {
        uint32_t cp = utf8_next(&p, end);
        w += utf8_is_han(cp) || utf8_is_hangul(cp) ? 30 : 17;
    }
    return w;
}

static struct tick_words words(enum text_lang lang)
{
    static const char *const today[] = {
        [TEXT_ZH] = "今天", [TEXT_EN] = "today", [TEXT_KO] = "오늘"};
    return (struct tick_words){.lang = lang, .today = today[lang], .width = width, .gap = 32};
}

static struct axis view(double from, double span)
{
    return (struct axis){.from = from, .span = span, .left = 0, .width = 1920};
}

/* The labels in view, separated by bars. */
static const char *labels(double from, double span, enum text_lang lang)
{
    struct axis a = view(from, span);
    struct tick_words w = words(lang);
    struct buf out = {0};
    const char *text;
    size_t count;
    arena_reset(&mem);
    count = axis_ticks(&a, &w, &mem, ticks);
    for (size_t i = 0; i < count; i++) {
        if (ticks[i].label) {
            buf_format(&out, "%s%s", out.length ? "|" : "", ticks[i].label);
        }
    }
    text = arena_copy_text(&mem, buf_text(&out));
    buf_finish(&out);
    return text;
}

static void years(void)
{
    CHECK_TEXT(labels(1946.8, 35.5, TEXT_ZH), "1948|1950|1952|1954|1956|1958|1960|1962|1964|1966|"
                                              "1968|1970|1972|1974|1976|1978|1980");
    CHECK_TEXT(labels(1945, 80, TEXT_EN), "1950|1955|1960|1965|1970|1975|1980|1985|1990|1995|2000|"
                                          "2005|2010|2015|2020");
    CHECK_TEXT(labels(1900, 400, TEXT_ZH), "1950|2000|2050|2100|2150|2200|2250");
}

/* Round numbers on either side of the beginning of our era, and no year nought. */
static void before_our_era(void)
{
    CHECK_TEXT(labels(-1100, 3000, TEXT_ZH), "前 1000|前 500|1|500|1000|1500");
    CHECK_TEXT(labels(-1100, 3000, TEXT_EN), "1000 BC|500 BC|1|500|1000|1500");
    CHECK_TEXT(labels(-3.5, 8, TEXT_EN), "4 BC|Jul|3 BC|Jul|2 BC|Jul|1 BC|Jul|1|Jul|2|Jul|3|Jul|4");
    CHECK_TEXT(labels(-52000, 50000, TEXT_EN),
               "50000 BC|45000 BC|40000 BC|35000 BC|30000 BC|25000 BC|20000 BC|15000 BC|10000 BC|"
               "5000 BC");
}

static void back_to_the_big_bang(void)
{
    CHECK_TEXT(labels(-14.2e9, 14.6e9, TEXT_ZH), "120 亿年前|100 亿年前|80 亿年前|"
                                                 "60 亿年前|40 亿年前|20 亿年前|今天");
    CHECK_TEXT(labels(-700e6, 200e6, TEXT_EN),
               "650 million years ago|600 million years ago|550 million years ago");
    CHECK_TEXT(labels(-5e6, 5.2e6, TEXT_KO), "450만년전|400만년전|350만년전|300만년전|250만년전|"
                                             "200만년전|150만년전|100만년전|50만년전|오늘");
}

static void months_and_days(void)
{
    CHECK_TEXT(labels(1975.9, 1.1, TEXT_ZH), "1976|2 月|3 月|4 月|5 月|6 月|7 月|8 月|9 月|10 月|"
                                             "11 月|12 月");
    CHECK_TEXT(labels(1976, 3, TEXT_EN), "Apr|Jul|Oct|1977|Apr|Jul|Oct|1978|Apr|Jul|Oct");
    CHECK_TEXT(labels(1976.15, 40 / 366.0, TEXT_ZH), "3 月|6 日|11 日|16 日|21 日|26 日|4 月");
}

static void what_the_labels_leave_unsaid(void)
{
    struct axis a = view(1976.18, 0.5), b = view(1976.18, 0.06), c = view(1976.18, 50);
    struct tick_words w = words(TEXT_ZH);
    CHECK_TEXT(axis_context(&a, axis_step(&a, &w, &mem), TEXT_ZH, &mem), "1976 年");
    CHECK_TEXT(axis_context(&b, axis_step(&b, &w, &mem), TEXT_ZH, &mem), "1976 年 3 月");
    CHECK_TEXT(axis_context(&b, axis_step(&b, &w, &mem), TEXT_EN, &mem), "March 1976");
    CHECK_TEXT(axis_context(&c, axis_step(&c, &w, &mem), TEXT_ZH, &mem), "");
}

static const char *wrong(const struct axis *a, const struct tick_words *w, size_t count)
{
    float free_from = a->left;
    size_t labelled = 0;
    for (size_t i = 0; i < count; i++) {
        const struct tick *t = &ticks[i];
        if (t->at < a->from || t->at > a->from + a->span) {
            return "a tick out of view";
        }
        if (i > 0 && !(t->at > ticks[i - 1].at)) {
            return "ticks out of order";
        }
        if (i > 0 && t->x < ticks[i - 1].x + 2) {
            return "ticks on each other";
        }
        if (!t->label) {
            continue;
        }
        labelled++;
        if (t->label_x < free_from - 0.01f || t->label_x + t->label_width > a->left + a->width) {
            return "labels too near, or out of view";
        }
        if (fabsf(t->label_x + t->label_width / 2 - t->x) > 0.6f) {
            return "a label that does not stand under its tick";
        }
        free_from = t->label_x + t->label_width + w->gap;
    }
    return labelled == 0 && a->width > 1500 && a->from + a->span < 2500 ? "no label at all" : NULL;
}

static void labels_never_collide(void)
{
    struct rng rng;
    rng_seed(&rng, 2);
    for (int n = 0; n < 20000 && !test_state.failing; n++) {
        struct axis a = {.left = (float)rng_below(&rng, 64),
                         .width = 900 + (float)rng_below(&rng, 2900)};
        struct tick_words w = words((enum text_lang)(n % 3));
        const char *problem;
        double back = pow(10, rng_below(&rng, 1014) / 100.0); /* a place up to 13.8e9 years ago */
        a.span = fmin(pow(10, rng_below(&rng, 1150) / 100.0 - 1.3), back * 2 + 10);
        a.from = 2024 - back;
        arena_reset(&mem);
        problem = wrong(&a, &w, axis_ticks(&a, &w, &mem, ticks));
        if (problem) {
            test_fail(__FILE__, __LINE__, "%s: from %.6f, span %.6g, width %g, lang %d", problem,
                      a.from, a.span, (double)a.width, n % 3);
        }
    }
}

/* Panning a little keeps every label that stays in view. */
static void labels_stay_while_one_pans(void)
{
    struct tick_words w = words(TEXT_ZH);
    double spans[] = {0.06, 0.8, 6, 35, 75, 400, 3000, 4e6, 13e9};
    for (size_t s = 0; s < sizeof spans / sizeof spans[0]; s++) {
        struct axis a = view(2024 - spans[s] * 1.2, spans[s]), b = a;
        struct tick_step first, second;
        b.from += spans[s] * 0.013;
        first = axis_step(&a, &w, &mem);
        second = axis_step(&b, &w, &mem);
        CHECK_INT(first.unit, second.unit);
        CHECK_INT(first.count, second.count);
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(years);
    RUN(before_our_era);
    RUN(back_to_the_big_bang);
    RUN(months_and_days);
    RUN(what_the_labels_leave_unsaid);
    RUN(labels_never_collide);
    RUN(labels_stay_while_one_pans);
    arena_finish(&mem);
    return TEST_END();
}
