/* Large packs for benches and tests: thousands of events, units and pages, with words enough that
 * searching them means something, and pictures that decode. The same options give the same rows.
 *
 * Sections: "history" (timeline), "organization" (chart), "honours" (gallery), "science" (articles)
 * and "guide" (a book of three pages). Those of size 0 are left out, but for the book. */
#ifndef TESTS_SUPPORT_BIGPACK_H
#define TESTS_SUPPORT_BIGPACK_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bigpack {
    const char *path; /* written new */
    size_t events;    /* one of the Big Bang, some BCE, most of the last 150 years */
    size_t units;     /* one root, at most 7 levels */
    size_t people;    /* spread over the first units */
    size_t pages;     /* articles */
    size_t works;
    size_t languages; /* 1: zh; 2: and en; 3: and ko, which has titles only */
    uint64_t seed;
    size_t pictures; /* different ones; 0: six */
    bool recent;     /* no event before 1870, so that a timeline can be gone along end to end */
};

/* Titles hold words of this list of Chinese ones, for queries; NULL-terminated. */
extern const char *const bigpack_words[];

bool bigpack_write(const struct bigpack *b, struct err *err);

#endif
