/* Where the store's work is tried: a disk that forgets with a stick and some installed packs on it,
 * the works that are done there, and the promises that are held against what is left afterwards. */
#ifndef TESTS_STORE_GROUND_H
#define TESTS_STORE_GROUND_H

#include "sealed.h"

#include "disk.h"
#include "store/store.h"

#define GROUND_PACKS 6 /* on the stick: jilin 1 to 6 */

struct work {
    const char *name;
    bool (*prepare)(struct store *s, struct err *err); /* before; may be NULL */
    /* true: what it promises is said. false: err's text begins with the code, if it has one. */
    bool (*run)(struct store *s, struct err *err);
    bool (*promised)(struct store *s, struct err *err); /* of what is left, once it was said */
    uint32_t installed;                                 /* packs 1 to this one came in before */
    uint32_t old_seq, new_seq, floor;                   /* what may run then; 0: none */
    bool trial;                                         /* the last one is on trial */
    bool fresh;                                         /* there is no store yet */
    bool forgets; /* the state is lost: of packs that are gone nothing is known */
    bool once;    /* done once more it would do something else */
    bool rotten;  /* what runs was damaged before: whole once it was said */
    bool reads;   /* of the work only the opening may write */
};

/* Ends with one without a name. */
extern const struct work ground_works[];

struct ground {
    const struct sealed *keys;
    const struct work *work;
    struct arena mem;
    struct buf packs[GROUND_PACKS + 1], signatures[GROUND_PACKS + 1];
    struct disk *base; /* before the work */
};

/* The stick with packs of so many blocks, and what the work wants to find. false: it failed. */
bool ground_begin(struct ground *g, const struct sealed *keys, const struct work *work,
                  size_t blocks);
void ground_end(struct ground *g);
struct store_options ground_options(const struct ground *g, const struct store_ops *ops);

/* Of an open store on `d`: which promise is broken, or NULL. `must`: the work had said it is done.
 * Bytes are compared with those of the stick; the store is not asked about them. */
const char *ground_broken(struct ground *g, struct disk *d, struct store *s, bool must);
/* Opens what is left on `d`, twice. Which promise is broken, or NULL; text in g->mem. */
const char *ground_judge(struct ground *g, struct disk *d, bool must);

uint32_t ground_running(const struct store *s);
/* Name of the installed pack with this number, "" when there is none. */
const char *ground_name(struct store *s, uint32_t seq);
bool ground_install(struct store *s, uint32_t seq, struct err *err);
bool ground_stage(struct store *s, uint32_t seq, struct err *err);

#endif
