/* What was meant by a word that is not there, and which language a program speaks. */
#include "test.h"

#include "base/words.h"

#include <stdlib.h>

static void distances(void)
{
    CHECK_INT(words_distance("", ""), 0);
    CHECK_INT(words_distance("list", "list"), 0);
    CHECK_INT(words_distance("lsit", "list"), 1);
    CHECK_INT(words_distance("lst", "list"), 1);
    CHECK_INT(words_distance("listt", "list"), 1);
    CHECK_INT(words_distance("", "list"), 4);
    CHECK_INT(words_distance("kitten", "sitting"), 3);
    CHECK(words_distance("x", "a word that is much longer than anybody would ever type here") > 40);
}

static void what_was_meant(void)
{
    static const struct {
        const char *name;
        int value;
    } rows[] = {{"--store", 1}, {NULL, 2}, {"--json", 3}, {"--receipt", 4}};
    CHECK_TEXT(words_meant("--stroe", rows, 4, sizeof *rows), "--store");
    CHECK_TEXT(words_meant("--jsn", rows, 4, sizeof *rows), "--json");
    CHECK_TEXT(words_meant("--receipts", rows, 4, sizeof *rows), "--receipt");
    CHECK(words_meant("--quickly", rows, 4, sizeof *rows) == NULL);
    CHECK(words_meant("anything", rows, 0, sizeof *rows) == NULL);
}

static void languages(void)
{
    unsetenv("LC_ALL");
    unsetenv("LC_MESSAGES");
    setenv("LANG", "zh_CN.UTF-8", 1);
    CHECK_INT(words_lang(), DIAG_ZH);
    setenv("LC_MESSAGES", "C", 1);
    CHECK_INT(words_lang(), DIAG_EN);
    setenv("LC_ALL", "zh", 1);
    CHECK_INT(words_lang(), DIAG_ZH);
    setenv("LC_ALL", "zha", 1);
    CHECK_INT(words_lang(), DIAG_EN);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(distances);
    RUN(what_was_meant);
    RUN(languages);
    return TEST_END();
}
