/* Hashes decide what is painted again: equal things must be equal, and near things must differ. */
#include "base/hash.h"
#include "test.h"

#include <stdlib.h>

static void known_values(void)
{
    /* FNV-1a test vectors of the authors' page. */
    CHECK(hash_bytes(HASH_START, "", 0) == 0xcbf29ce484222325u);
    CHECK(hash_bytes(HASH_START, "a", 1) == 0xaf63dc4c8601ec8cu);
    CHECK(hash_bytes(HASH_START, "foobar", 6) == 0x85944171f73967e8u);
}

static void zero_has_one_sign(void)
{
    CHECK(hash_float(HASH_START, -0.0f) == hash_float(HASH_START, 0.0f));
    CHECK(hash_float(HASH_START, 1.0f) != hash_float(HASH_START, -1.0f));
    CHECK(hash_float(HASH_START, 1.0f) != hash_float(HASH_START, nextafterf(1.0f, 2.0f)));
    CHECK(hash_float(HASH_START, nextafterf(0.0f, 1.0f)) != hash_float(HASH_START, 0.0f));
}

static void texts_end_where_they_end(void)
{
    uint64_t ab_c = hash_text(hash_text(HASH_START, "ab"), "c");
    uint64_t a_bc = hash_text(hash_text(HASH_START, "a"), "bc");
    CHECK(ab_c != a_bc);
    CHECK(hash_text(HASH_START, NULL) == hash_text(HASH_START, ""));
    CHECK(hash_text(HASH_START, "") != HASH_START);
}

static int order(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static void small_numbers_do_not_meet(void)
{
    static uint64_t seen[65536];
    for (uint64_t i = 0; i < 65536; i++) {
        seen[i] = hash_u64(hash_u64(HASH_START, i >> 8), i & 255);
    }
    qsort(seen, 65536, sizeof seen[0], order);
    for (int i = 1; i < 65536; i++) {
        CHECK(seen[i] != seen[i - 1]);
    }
}

/* One flipped bit changes bits all over: tables are indexed by the low ones. */
static void bits_spread(void)
{
    uint64_t base = hash_u64(HASH_START, 12345);
    for (int bit = 0; bit < 64; bit++) {
        uint64_t other = hash_u64(HASH_START, UINT64_C(12345) ^ UINT64_C(1) << bit);
        CHECK((uint32_t)(base ^ other) != 0);
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(known_values);
    RUN(zero_has_one_sign);
    RUN(texts_end_where_they_end);
    RUN(small_numbers_do_not_meet);
    RUN(bits_spread);
    return TEST_END();
}
