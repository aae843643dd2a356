/* Power cuts of one piece of work: it is recorded on the disk that forgets; for every moment in it
 * every state that a cut may leave is set up once, opened, and held against the promises:
 * what runs is wholly the old or the new pack, byte for byte; what was said is true; floors never
 * fall; every folder that bears a pack's name holds a whole pack; nothing of interrupted work is
 * left; a second opening changes nothing. The same for cuts during that opening. */
#ifndef TESTS_STORE_CUTS_H
#define TESTS_STORE_CUTS_H

#include "ground.h"

struct cuts {
    const struct sealed *keys;
    size_t blocks; /* of a pack */
    bool further;  /* also cuts during the opening */
    bool retry;    /* ... and, until nothing new comes of it: open, try the work again, cut again */
    bool first;    /* stop at the first broken promise */
    int mutant;    /* enum disk_mutant, -1: none */
    /* what came of it */
    size_t states, deep, outer; /* distinct ones; during the opening; apart from work in progress */
    uint64_t tried;             /* set up, the same ones too */
    size_t bad;
    char why[240];
};

void cuts_of(struct cuts *c, const struct work *work);

#endif
