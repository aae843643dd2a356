/* PCG32: small state, good statistics, the same numbers on every machine. */
#include "base/rng.h"

#define RNG_MULTIPLIER 6364136223846793005u
#define RNG_INCREMENT 1442695040888963407u

uint32_t rng_next(struct rng *r)
{
    uint64_t old = r->state;
    uint32_t shifted = (uint32_t)(((old >> 18) ^ old) >> 27);
    uint32_t turn = (uint32_t)(old >> 59);
    r->state = old * RNG_MULTIPLIER + RNG_INCREMENT;
    return shifted >> turn | shifted << ((32 - turn) & 31);
}

void rng_seed(struct rng *r, uint64_t seed)
{
    r->state = 0;
    rng_next(r);
    r->state += seed;
    rng_next(r);
}

uint32_t rng_below(struct rng *r, uint32_t bound)
{
    uint32_t least;
    if (bound == 0) {
        return 0;
    }
    least = (0u - bound) % bound; /* values below it would favour the small results */
    for (;;) {
        uint32_t value = rng_next(r);
        if (value >= least) {
            return value % bound;
        }
    }
}
