/* Sets of small numbers as bits, 64 a word: the nearest member on either side is a few words away
 * even among thousands. Shifts and halves only, because C11 has no name for "lowest bit". */
#include "bits.h"

struct bits bits_make(struct arena *mem, size_t items)
{
    struct bits b;
    b.count = items / 64 + 1;
    b.words = arena_alloc_array(mem, b.count, sizeof *b.words);
    return b;
}

void bits_set(struct bits *b, size_t i, bool on)
{
    uint64_t bit = (uint64_t)1 << (i % 64);
    b->words[i / 64] = on ? b->words[i / 64] | bit : b->words[i / 64] & ~bit;
}

/* A word's lowest and highest bit, by halving; the word is not 0. */
static size_t bits_lowest(uint64_t w)
{
    size_t n = 0;
    int half;
    for (half = 32; half > 0; half /= 2) {
        if (!(w & (((uint64_t)1 << half) - 1))) {
            w >>= half;
            n += (size_t)half;
        }
    }
    return n;
}

static size_t bits_highest(uint64_t w)
{
    size_t n = 0;
    int half;
    for (half = 32; half > 0; half /= 2) {
        if (w >> half) {
            w >>= half;
            n += (size_t)half;
        }
    }
    return n;
}

size_t bits_before(const struct bits *b, size_t i)
{
    size_t at = i / 64;
    uint64_t w = b->words[at] & (((uint64_t)1 << (i % 64)) - 1);
    for (;;) {
        if (w) {
            return at * 64 + bits_highest(w);
        }
        if (at == 0) {
            return BITS_NONE;
        }
        w = b->words[--at];
    }
}

size_t bits_after(const struct bits *b, size_t i)
{
    size_t at = (i + 1) / 64;
    uint64_t w = at < b->count ? b->words[at] & ~(((uint64_t)1 << ((i + 1) % 64)) - 1) : 0;
    while (!w && ++at < b->count) {
        w = b->words[at];
    }
    return at < b->count ? at * 64 + bits_lowest(w) : BITS_NONE;
}
