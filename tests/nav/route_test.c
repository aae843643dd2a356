/* Addresses: the grammar of route.h, row by row, and random bytes that must never do worse than be
 * refused. What was accepted is written out again and must give the same route. */
#include "base/rng.h"
#include "base/utf8.h"
#include "nav/route.h"
#include "test.h"

static void good_ones(void)
{
    struct route r;
    struct err err;
    CHECK(route_parse(&r, "home", &err));
    CHECK_TEXT(r.path, "home");
    CHECK_TEXT(r.name, "home");
    CHECK_TEXT(r.rest, "");
    CHECK_INT(r.option_count, 0);
    CHECK(route_parse(&r, "science/rime?lang=en", &err));
    CHECK_TEXT(r.path, "science/rime");
    CHECK_TEXT(r.name, "science");
    CHECK_TEXT(r.rest, "rime");
    CHECK_TEXT(route_option(&r, "lang"), "en");
    CHECK(!route_option(&r, "lan") && !route_option(&r, ""));
    CHECK(route_parse(&r, "a/b-1/c/d?a=1&b=2&c=3&d=4", &err));
    CHECK_TEXT(r.rest, "b-1/c/d");
    CHECK_INT(r.option_count, 4);
    CHECK_TEXT(route_option(&r, "d"), "4");
    CHECK(route_parse(&r, "abcdefghijklmnopqrstuvwxyz-01234", &err)); /* 32 letters */
    CHECK_INT(strlen(r.name), 32);
}

static void bad_ones(void)
{
    static const char *const rows[] = {
        "",
        "/",
        "/home",
        "home/",
        "a//b",
        "a/b/c/d/e",
        "Home",
        "home ",
        " home",
        "ho_me",
        "../x",
        "a/../b",
        "吉林",
        "a?",
        "a?b",
        "a?b=",
        "a?=c",
        "a?b=c&",
        "a?b=c&d",
        "a?b=c&&d=e",
        "a&b=c",
        "a?b=c?d=e",
        "a?b=c=d",
        "a?b=C",
        "a#b",
        "a?a=1&b=2&c=3&d=4&e=5",
        "a\nb",
        "a?b=c ",
        "a?b=c/d",
        "abcdefghijklmnopqrstuvwxyz-012345",
        "a?abcdefghijklmnopqrstuvwxyz-012345=1",
        "a?b=abcdefghijklmnopqrstuvwxyz-012345",
        "\xFF\xFE",
        "a?\x80=1",
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct route r;
        struct err err = {0};
        if (route_parse(&r, rows[i], &err)) {
            test_fail(__FILE__, __LINE__, "\"%s\" was accepted", rows[i]);
        } else if (err.code != ERR_INVALID || !err.text[0]) {
            test_fail(__FILE__, __LINE__, "\"%s\": code %d \"%s\"", rows[i], err.code, err.text);
        }
    }
}

static void length_is_limited(void)
{
    char text[400];
    struct route r;
    struct err err;
    for (size_t length = ROUTE_MAX - 8; length < sizeof text; length++) {
        memset(text, 'a', length);
        text[length] = '\0';
        for (size_t i = 32; i < length; i += 33) {
            text[i] = '/';
        }
        CHECK(!route_parse(&r, text, &err)); /* too many parts, or too long */
    }
    memset(text, 'x', 32);
    memcpy(text + 32, "?", 2);
    for (int i = 0; i < 4; i++) { /* four options of the longest kind do not fit; three of 31 do */
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s%c%030d=%c%030d", i ? "&" : "",
                 'k', i, 'v', i);
        CHECK(route_parse(&r, text, &err) == (strlen(text) < ROUTE_MAX));
    }
}

static void refusals_are_text(void)
{
    char long_han[200];
    for (int shift = 0; shift < 3; shift++) {
        struct route r;
        struct err err;
        memset(long_han, 0, sizeof long_han);
        memset(long_han, '!', (size_t)shift);
        for (int i = 0; i < 40; i++) {
            memcpy(long_han + shift + i * 3, "吉", 3);
        }
        CHECK(!route_parse(&r, long_han, &err));
        CHECK_INT(utf8_check(err.text, strlen(err.text)), strlen(err.text));
    }
}

static void write_out(const struct route *r, char *out, size_t size)
{
    size_t n = (size_t)snprintf(out, size, "%s", r->path);
    for (size_t i = 0; i < r->option_count; i++) {
        n += (size_t)snprintf(out + n, size - n, "%c%s=%s", i ? '&' : '?', r->options[i].key,
                              r->options[i].value);
    }
}

static void random_ones_are_refused_or_exact(void)
{
    static const char letters[] = "abz09-//??&&==A \xE5\x01";
    struct rng rng;
    int accepted = 0;
    rng_seed(&rng, 1);
    for (int i = 0; i < 300000; i++) {
        char text[256], back[256];
        struct route r;
        struct err err;
        size_t length = rng_below(&rng, i % 100 == 0 ? 255 : 14);
        for (size_t k = 0; k < length; k++) {
            text[k] = i % 7 ? letters[rng_below(&rng, sizeof letters - 1)]
                            : (char)(1 + rng_below(&rng, 255));
        }
        text[length] = '\0';
        if (!route_parse(&r, text, &err)) {
            CHECK(err.text[0] != '\0');
            continue;
        }
        accepted++;
        write_out(&r, back, sizeof back);
        CHECK_TEXT(back, text);
        CHECK(strncmp(r.path, r.name, strlen(r.name)) == 0);
    }
    CHECK(accepted > 1000); /* the letters are likely enough to be an address now and then */
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(good_ones);
    RUN(bad_ones);
    RUN(length_is_limited);
    RUN(refusals_are_text);
    RUN(random_ones_are_refused_or_exact);
    return TEST_END();
}
