/* Power cuts of one piece of work: it is recorded on the disk that forgets; for every moment in it
 * every state that a cut may leave is set up once, opened, and held against the promises:
 * what runs is wholly the old or the new pack, byte for byte; what was said is true; floors never
 * fall; every folder that bears a pack's name holds a whole pack; nothing of interrupted work is
 * left; a second opening changes nothing. The same for cuts during that opening. */
#ifndef TESTS_STORE_CUTS_H
#define TESTS_STORE_CUTS_H

#include "sealed.h"

#include "disk.h"
#include "store/store.h"

#define CUT_PACKS 6 /* on the stick: jilin 1 to 6 */

struct work {
    const char *name;
    bool (*run)(struct store *s, struct err *err);      /* true: what it promises is said */
    bool (*prepare)(struct store *s, struct err *err);  /* before; may be NULL */
    bool (*promised)(struct store *s, struct err *err); /* on what a cut left, once it was said */
    uint32_t installed;                                 /* packs 1 to this one came in before */
    uint32_t old_seq, new_seq, floor;                   /* what may run then; 0: none */
    bool trial;                                         /* the last one is on trial */
    bool forgets;  /* the state is lost: of packs that are gone nothing is known */
    bool fresh;    /* there is no store yet */
    uint32_t also; /* may run too */
};

struct cuts {
    const struct sealed *keys;
    size_t blocks; /* of a pack */
    bool further;  /* also cuts during the opening */
    bool first;    /* stop at the first broken promise */
    int mutant;    /* enum disk_mutant, -1: none */
    /* what came of it */
    size_t states, deep, outer; /* distinct ones; during the opening; apart from work in progress */
    uint64_t tried;             /* set up, the same ones too */
    size_t bad;
    char why[240];
};

void cuts_of(struct cuts *c, const struct work *work);

/* For the works. */
bool cut_install(struct store *s, uint32_t seq);
/* Name of the installed pack with this number, "" when there is none. */
const char *cut_name(struct store *s, uint32_t seq);
uint32_t cut_running(const struct store *s);

#endif
