/* The seeded generator all chance comes from. PCG32 (M. O'Neill, 2014, pcg-random.org). */
#ifndef BASE_RNG_H
#define BASE_RNG_H

#include <stdint.h>

struct rng {
    uint64_t state;
};

void rng_seed(struct rng *r, uint64_t seed);
uint32_t rng_next(struct rng *r);
uint32_t rng_below(struct rng *r, uint32_t bound); /* 0..bound-1 without bias; 0 when bound is 0 */

#endif
