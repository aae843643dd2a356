/* The smallest test frame that serves: named cases, checks that say what they saw, and one last
 * line `N passed, N failed` that tests/run adds up.
 *
 *   static void han_widths(void) { CHECK(advance == 1.0f); CHECK_TEXT(name, "吉林"); }
 *   int main(int argc, char **argv) { TEST_BEGIN(argc, argv); RUN(han_widths); return TEST_END(); }
 *
 * A case fails at its first false check. Arguments: `--update` rewrites golden files
 * (test_update()), other words select cases by name. */
#ifndef TESTS_SUPPORT_TEST_H
#define TESTS_SUPPORT_TEST_H

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

struct test_state {
    int argc, passed, failed;
    char **argv;
    bool failing, update;
};

extern struct test_state test_state;

void test_begin(int argc, char **argv);
int test_end(void);
void test_run(const char *name, void (*body)(void));
void test_fail(const char *file, int line, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
bool test_update(void);

/* Compares `text` with the golden file tests/<path>; rewrites it with --update. */
bool test_golden(const char *path, const char *text, size_t length);

/* Absolute path of tests/<path> in the source tree, and of a scratch file of this run; both valid
 * until eight more calls. */
const char *test_path(const char *path);
const char *test_scratch(const char *name);

#define TEST_BEGIN(argc, argv) test_begin(argc, argv)
#define TEST_END() test_end()
#define RUN(f) test_run(#f, f)

#define CHECK(cond)                                               \
    do {                                                          \
        if (!(cond)) {                                            \
            test_fail(__FILE__, __LINE__, "not true: %s", #cond); \
            return;                                               \
        }                                                         \
    } while (0)
#define CHECK_INT(got, want)                                                               \
    do {                                                                                   \
        long long got_ = (long long)(got), want_ = (long long)(want);                      \
        if (got_ != want_) {                                                               \
            test_fail(__FILE__, __LINE__, "%s is %lld, expected %lld", #got, got_, want_); \
            return;                                                                        \
        }                                                                                  \
    } while (0)
#define CHECK_NEAR(got, want, tolerance)                                               \
    do {                                                                               \
        double got_ = (double)(got), want_ = (double)(want);                           \
        if (!(fabs(got_ - want_) <= (double)(tolerance))) {                            \
            test_fail(__FILE__, __LINE__, "%s is %g, expected %g", #got, got_, want_); \
            return;                                                                    \
        }                                                                              \
    } while (0)
#define CHECK_TEXT(got, want)                                                    \
    do {                                                                         \
        const char *got_ = (got), *want_ = (want);                               \
        if (!got_ || strcmp(got_, want_) != 0) {                                 \
            test_fail(__FILE__, __LINE__, "%s is \"%s\", expected \"%s\"", #got, \
                      got_ ? got_ : "(null)", want_);                            \
            return;                                                              \
        }                                                                        \
    } while (0)
/* Two lengths in one check: text that holds a part. */
#define CHECK_HAS(text, part)                                                   \
    do {                                                                        \
        const char *text_ = (text);                                             \
        if (!text_ || !strstr(text_, (part))) {                                 \
            test_fail(__FILE__, __LINE__, "%s lacks \"%s\": %s", #text, (part), \
                      text_ ? text_ : "(null)");                                \
            return;                                                             \
        }                                                                       \
    } while (0)

#endif
