/* ICU against Unicode's own LineBreakTest.txt (Debian: unicode-data). ICU 72 is known to differ in
 * 22 of 7,654 lines; more than that means another ICU, whose differences must be looked into. */
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

static bool passes(struct text_breaker *b, const struct line_case *c)
{
    uint8_t out[129];
    text_breaks_unicode(b, c->cps, NULL, c->count, TEXT_EN, out);
    for (size_t i = 1; i < c->count; i++) {
        if ((out[i] != TEXT_BREAK_NO) != (c->want[i] == 1)) {
            return false;
        }
    }
    return true;
}

static void line_break_test(void)
{
    const char *folder = getenv("KIOSK_UNICODE");
    struct text_breaker *b = text_breaker_create();
    struct line_case c;
    char path[512], line[4096];
    size_t total = 0, passed = 0;
    uint8_t out[129];
    FILE *f;
    snprintf(path, sizeof path, "%s/auxiliary/LineBreakTest.txt",
             folder ? folder : "/usr/share/unicode");
    f = fopen(path, "r");
    if (!f) {
        text_breaker_destroy(b);
        test_fail(__FILE__, __LINE__, "%s is missing; install the package unicode-data", path);
        return;
    }
    while (fgets(line, sizeof line, f)) {
        if (!read_case(line, &c)) {
            continue;
        }
        total++;
        passed += passes(b, &c) ? 1 : 0;
        for (int lang = TEXT_ZH; lang <= TEXT_KO; lang++) { /* the tailoring survives all of it */
            text_breaks(b, c.cps, c.count, (enum text_lang)lang, out);
        }
    }
    fclose(f);
    text_breaker_destroy(b);
    printf("%zu of %zu lines as Unicode says\n", passed, total);
    CHECK(total >= 7654);
    CHECK(total - passed <= 22);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(line_break_test);
    return TEST_END();
}
