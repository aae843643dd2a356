/* What the two files of the maker of large packs share. */
#ifndef TESTS_SUPPORT_BIGPACK_PARTS_H
#define TESTS_SUPPORT_BIGPACK_PARTS_H

#include "bigpack.h"

#include "base/buf.h"
#include "base/rng.h"

/* Appends that many words in Chinese, English (title case) or Korean: 0, 1, 2. */
void big_sentence(struct rng *rng, size_t lang, size_t words, struct buf *out);

void big_png(size_t picture, struct buf *png); /* 480 x 270, each its own colours */

#endif
