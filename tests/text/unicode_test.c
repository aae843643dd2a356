/* Every line of Unicode's own LineBreakTest.txt (Debian: unicode-data), in two steps.
 *
 * ICU 72, which follows Unicode 15, differs in 22 of the 7,654 lines, by three rules of its own
 * that Unicode 16 has taken over since. Sources: ICU 72, line.txt; UAX #14 revision 53, LB15c,
 * LB20a, LB25.
 *
 *    8 lines   LB20a   a hyphen that begins a word stays with it: "-a" is not "- a"
 *   14 lines   LB25    a point or comma stays with the digit behind it: "a.2", ",0"
 *    1 of them LB15c   a number may begin with a point: in "equals .35" the line ends before it
 *
 * What the house's tailoring then changes is counted by the pass that changes it; no pass ever
 * allows a break that the one before forbade. */
#include "base/buf.h"
#include "support.h"
#include "text/breaker.h"

#include <stdlib.h>

struct line_case {
    uint32_t cps[128];
    uint8_t want[129]; /* 1: a break before; index count: the end */
    size_t count;
};

/* "× 0023 ÷ 0020 ÷	# ..." */
static bool read_case(const char *line, struct line_case *c)
{
    const char *at = line;
    c->count = 0;
    while (*at && *at != '#' && *at != '\n' && c->count < 128) {
        if (strncmp(at, "÷", strlen("÷")) == 0 || strncmp(at, "×", strlen("×")) == 0) {
            c->want[c->count] = strncmp(at, "÷", strlen("÷")) == 0;
            at += strlen("÷");
        } else if (*at == ' ' || *at == '\t' || *at == '\r') {
            at++;
        } else {
            char *rest;
            c->cps[c->count++] = (uint32_t)strtoul(at, &rest, 16);
            if (rest == at) {
                return false;
            }
            at = rest;
        }
    }
    return c->count > 0;
}

/* --- ICU ----------------------------------------------------------------------------------------
 */

enum { HYPHEN, POINT, LEADING_POINT, UNKNOWN, RULES };

static bool is_digit(uint32_t cp)
{
    return cp >= '0' && cp <= '9';
}

/* The character before a place, behind combining marks. */
static uint32_t before(const struct line_case *c, size_t at)
{
    while (at > 1 && c->cps[at - 1] == 0x308) {
        at--;
    }
    return c->cps[at - 1];
}

/* Which rule makes ICU differ at a place. */
static int rule_of(const struct line_case *c, size_t at, bool broken)
{
    uint32_t prev = before(c, at), next = c->cps[at];
    if (broken) {
        return prev == ' ' && next == '.' && at + 1 < c->count && is_digit(c->cps[at + 1])
                   ? LEADING_POINT
                   : UNKNOWN;
    }
    if (prev == '-' && !is_digit(next) && c->cps[0] == '-') {
        return HYPHEN;
    }
    return (prev == '.' || prev == ',') && is_digit(next) ? POINT : UNKNOWN;
}

static bool icu_case(struct text_breaker *b, const struct line_case *c, size_t rules[RULES])
{
    uint8_t out[129];
    bool same = true;
    text_breaks_unicode(b, c->cps, NULL, c->count, TEXT_EN, out);
    for (size_t i = 1; i < c->count; i++) {
        bool broken = out[i] != TEXT_BREAK_NO;
        if (broken != (c->want[i] == 1)) {
            rules[rule_of(c, i, broken)]++;
            same = false;
        }
    }
    return same;
}

/* --- the tailoring -------------------------------------------------------------------------------
 */

enum { QUOTES, MARKS, NUMBERS, KOREAN, PHRASES, CLUSTERS, PASSES };

struct tally {
    size_t lines;          /* that differ from ICU's */
    size_t passes[PASSES]; /* places that each pass forbids */
    size_t allowed;        /* places that a pass allows; none but the quotes may */
};

static void tally_pass(struct tally *t, const uint8_t *old, const uint8_t *now, size_t count,
                       int pass, bool *differs)
{
    for (size_t i = 1; i < count; i++) {
        bool was = old[i] > TEXT_BREAK_EMERGENCY, is = now[i] > TEXT_BREAK_EMERGENCY;
        t->passes[pass] += was != is;
        t->allowed += !was && is && pass != QUOTES;
        *differs = *differs || was != is;
    }
}

/* The passes of text_breaks one by one; the last must give what text_breaks gives. */
static bool tailor_case(struct text_breaker *b, const struct line_case *c, enum text_lang lang,
                        struct tally *t)
{
    uint8_t kinds[128], now[129], old[129], whole[129], graphemes[129];
    bool differs = false;
    text_kinds(c->cps, c->count, lang, kinds);
    text_breaks_unicode(b, c->cps, NULL, c->count, lang, old);
    text_breaks_unicode(b, c->cps, kinds, c->count, lang, now);
    for (int pass = QUOTES; pass < PASSES; pass++) {
        switch (pass) {
        case MARKS:
            text_tailor_marks(c->cps, kinds, c->count, now);
            break;
        case NUMBERS:
            text_tailor_numbers(c->cps, kinds, c->count, now);
            break;
        case KOREAN:
            if (lang == TEXT_KO) {
                text_tailor_korean(c->cps, kinds, c->count, now);
            }
            break;
        case PHRASES:
            text_tailor_phrases(c->cps, kinds, c->count, lang, now);
            break;
        case CLUSTERS:
            text_graphemes(b, c->cps, c->count, graphemes);
            text_tailor_emergency(c->cps, kinds, graphemes, c->count, now);
            break;
        default:
            break;
        }
        tally_pass(t, old, now, c->count, pass, &differs);
        memcpy(old, now, sizeof old);
    }
    t->lines += differs;
    text_breaks(b, c->cps, c->count, lang, whole);
    for (size_t i = 1; i < c->count; i++) {
        if ((whole[i] > TEXT_BREAK_EMERGENCY) != (now[i] > TEXT_BREAK_EMERGENCY)) {
            return false;
        }
    }
    return true;
}

/* --- all lines
 * ------------------------------------------------------------------------------------ */

static FILE *open_lines(void)
{
    const char *folder = getenv("KIOSK_UNICODE");
    char path[512];
    FILE *f;
    snprintf(path, sizeof path, "%s/auxiliary/LineBreakTest.txt",
             folder ? folder : "/usr/share/unicode");
    f = fopen(path, "r");
    if (!f) {
        test_fail(__FILE__, __LINE__, "%s is missing; install the package unicode-data", path);
    }
    return f;
}

static void icu_differs_by_three_rules(void)
{
    FILE *f = open_lines();
    struct text_breaker *b = text_breaker_create();
    struct line_case c;
    char line[4096];
    size_t total = 0, same = 0, rules[RULES] = {0};
    while (f && fgets(line, sizeof line, f)) {
        if (read_case(line, &c)) {
            total++;
            same += icu_case(b, &c, rules);
        }
    }
    if (f) {
        fclose(f);
    }
    text_breaker_destroy(b);
    printf("%zu of %zu lines as Unicode says\n", same, total);
    CHECK(total >= 7654);
    CHECK_INT(rules[UNKNOWN], 0);
    if (total == 7654) { /* Unicode 15, which ICU 72 follows */
        CHECK_INT(total - same, 22);
        CHECK_INT(rules[HYPHEN], 8);
        CHECK_INT(rules[POINT], 14);
        CHECK_INT(rules[LEADING_POINT], 1);
    }
}

static void what_the_tailoring_changes(void)
{
    /* Marks: 147 places before an em dash, which may not begin a line in Chinese, and 26 behind one
     * that begins the text. Numbers: before a unit and a sign, "3本", "3 本", "1 %". Clusters: a
     * combining mark that Unicode lets stand alone behind a space stays with it. Korean keeps its
     * words whole, which is why it changes most: UAX #14 breaks between all syllables. */
    static const struct tally want[] = {
        {.lines = 488, .passes = {[MARKS] = 173, [NUMBERS] = 3, [CLUSTERS] = 317}},
        {.lines = 488, .passes = {[MARKS] = 173, [NUMBERS] = 3, [CLUSTERS] = 317}},
        {.lines = 964, .passes = {[MARKS] = 173, [NUMBERS] = 3, [KOREAN] = 590, [CLUSTERS] = 311}}};
    static const char *const names[] = {"zh", "en", "ko"};
    struct tally got[3] = {{0}, {0}, {0}};
    struct text_breaker *b = text_breaker_create();
    struct line_case c;
    char line[4096];
    size_t total = 0, wrong = 0;
    FILE *f = open_lines();
    while (f && fgets(line, sizeof line, f)) {
        if (!read_case(line, &c)) {
            continue;
        }
        total++;
        for (int lang = TEXT_ZH; lang <= TEXT_KO; lang++) {
            wrong += !tailor_case(b, &c, (enum text_lang)lang, &got[lang]);
        }
    }
    if (f) {
        fclose(f);
    }
    text_breaker_destroy(b);
    CHECK_INT(wrong, 0);
    for (int lang = TEXT_ZH; lang <= TEXT_KO; lang++) {
        const struct tally *g = &got[lang];
        printf("%s: %zu lines differ; quotes %zu, marks %zu, numbers %zu, Korean %zu, phrases %zu, "
               "clusters %zu\n",
               names[lang], g->lines, g->passes[QUOTES], g->passes[MARKS], g->passes[NUMBERS],
               g->passes[KOREAN], g->passes[PHRASES], g->passes[CLUSTERS]);
        CHECK_INT(g->allowed, 0);
        if (total == 7654 && memcmp(g, &want[lang], sizeof *g) != 0) {
            test_fail(__FILE__, __LINE__, "%s differs from what it was", names[lang]);
        }
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(icu_differs_by_three_rules);
    RUN(what_the_tailoring_changes);
    return TEST_END();
}
