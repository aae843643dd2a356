/* The enumerator of power cuts: moments, names, blocks; each state once. */
#include "cuts.h"

#include "base/hash.h"
#include "base/mem.h"

#include <stddef.h>

#define UNCERTAIN 40
#define UNCERTAIN_NAMES 16

/* --- what was seen once is not looked at again ------------------------------------------------ */

struct seen {
    uint64_t *slots;
    size_t count, size; /* a power of two */
};

static bool seen_put(struct seen *s, uint64_t hash)
{
    size_t at = (size_t)(hash ^ hash >> 29) & (s->size - 1);
    while (s->slots[at] && s->slots[at] != hash) {
        at = (at + 1) & (s->size - 1);
    }
    if (s->slots[at]) {
        return false;
    }
    s->slots[at] = hash;
    s->count++;
    return true;
}

static bool seen_new(struct seen *s, uint64_t hash)
{
    if (2 * s->count >= s->size) {
        struct seen more = {NULL, 0, s->size ? 2 * s->size : 4096};
        size_t i;
        more.slots = mem_alloc(more.size * sizeof *more.slots);
        for (i = 0; i < s->size; i++) {
            if (s->slots[i]) {
                seen_put(&more, s->slots[i]);
            }
        }
        mem_free(s->slots);
        *s = more;
    }
    return seen_put(s, hash ? hash : 1);
}

/* --- the cutting ------------------------------------------------------------------------------ */

struct later {
    struct later *next;
    struct disk *disk; /* as far as it is used */
    size_t size;
    bool must;
};

struct cutting {
    struct cuts *c;
    struct ground ground;
    struct disk *live;    /* after the work */
    struct disk *left[2]; /* what a cut leaves, at each depth; below: copies for the second */
    struct disk *again, *before, *opening;
    int said_at; /* changes that were made when the promise was said; -1: never */
    struct seen seen, outer;
    struct later *first, **last; /* with `retry`: what is still to be tried again */
};

static void complain(struct cutting *g, const char *why)
{
    if (g->c->bad++ == 0) {
        snprintf(g->c->why, sizeof g->c->why, "%s: %.180s", g->ground.work->name, why);
    }
}

/* --- the enumerator --------------------------------------------------------------------------- */

static bool one_state(struct cutting *g, struct disk *left, int depth, bool must);

static bool enough(const struct cutting *g)
{
    return g->c->first && g->c->bad > 0;
}

/* Whether a block of zeros is just a lost one: the length arrived by other ways too. */
static bool zero_is_lost(const struct disk *d, int count, const uint8_t *fate, int op)
{
    int i;
    for (i = 0; i < count; i++) {
        const struct disk_op *o = &d->ops[i];
        if (i != op && fate[i] != FATE_LOST && o->node == d->ops[op].node &&
            (o->kind == DISK_WRITE || o->kind == DISK_LENGTH) &&
            o->at + o->length >= d->ops[op].at + d->ops[op].length) {
            return true;
        }
    }
    return false;
}

/* The next choice of `live` in `fate`; false: that was the last. */
static bool next_choice(const struct disk *d, int count, uint8_t *fate, const int *live, int lives)
{
    int i;
    for (i = 0; i < lives; i++) {
        uint8_t *f = &fate[live[i]];
        int fates = d->ops[live[i]].kind == DISK_WRITE ? FATES : FATE_THERE + 1;
        *f = (uint8_t)((*f + 1) % fates);
        if (*f == FATE_ZERO && zero_is_lost(d, count, fate, live[i])) {
            *f = FATE_LOST;
        }
        if (*f) {
            return true;
        }
    }
    return false;
}

/* With names as they are in `fate`, every choice for the bytes that can be reached by one. */
static void every_choice(struct cutting *g, const struct disk *base, const struct disk *d,
                         int count, uint8_t *fate, const int *which, int n, int depth, bool must)
{
    struct disk *left = g->left[depth];
    bool reached[DISK_NODES];
    int live[UNCERTAIN], lives = 0, i;
    for (i = 0; i < n; i++) {
        fate[which[i]] = FATE_LOST;
    }
    disk_after_cut(left, base, d, count, fate);
    disk_reached(left, reached);
    for (i = 0; i < n; i++) {
        if (reached[d->ops[which[i]].node]) {
            live[lives++] = which[i];
        }
    }
    do {
        struct arena_mark mark = arena_mark(&g->ground.mem);
        disk_after_cut(left, base, d, count, fate);
        if (!one_state(g, left, depth, must)) {
            arena_rewind(&g->ground.mem, mark);
        }
    } while (next_choice(d, count, fate, live, lives) && !enough(g));
}

/* Every state after `count` changes of `d`, which began as `base`. */
static void every_state(struct cutting *g, const struct disk *base, const struct disk *d, int count,
                        int depth, bool must)
{
    int which[UNCERTAIN], names, n = disk_uncertain(d, count, which, UNCERTAIN, &names), i;
    uint8_t fate[DISK_OPS];
    unsigned choice;
    disk_must(names <= UNCERTAIN_NAMES);
    memset(fate, FATE_THERE, sizeof fate);
    for (choice = 0; choice < 1u << names && !enough(g); choice++) {
        for (i = 0; i < names; i++) {
            fate[which[i]] = choice >> i & 1 ? FATE_THERE : FATE_LOST;
        }
        every_choice(g, base, d, count, fate, which + names, n - names, depth, must);
    }
}

/* Cuts during the opening of g->again, and, with `retry`, while the work is tried once more behind
 * it: every state after each of the changes. */
static void deeper(struct cutting *g, bool must, bool retry)
{
    struct arena_mark mark = arena_mark(&g->ground.mem);
    struct disk *base = g->before, *d = g->opening;
    struct store_ops ops;
    struct store_options o;
    struct store s;
    struct err err;
    int k, said_at = -1;
    disk_copy(base, g->again);
    disk_settle(base);
    disk_copy(d, base);
    ops = disk_ops(d);
    o = ground_options(&g->ground, &ops);
    if (store_open(&s, &o, &err)) {
        if (retry && g->ground.work->run(&s, &err)) {
            said_at = d->op_count;
        } else if (retry) {
            complain(g, arena_format(&g->ground.mem, "once more it does not work: %s", err.text));
        }
        for (k = 1; k <= d->op_count && !enough(g); k++) {
            every_state(g, base, d, k, 1, must || (said_at >= 0 && k >= said_at));
        }
    }
    store_close(&s);
    if (!g->c->retry) {
        arena_rewind(&g->ground.mem, mark);
    }
}

/* To be opened and tried again later. Its bytes stay in the arena. */
static void put_off(struct cutting *g, const struct disk *left, bool must)
{
    struct later *l = mem_alloc(sizeof *l);
    disk_copy(g->again, left);
    disk_compact(g->again);
    l->must = must;
    l->size =
        offsetof(struct disk, nodes) + (size_t)g->again->node_count * sizeof g->again->nodes[0];
    l->disk = mem_alloc(l->size);
    memcpy(l->disk, g->again, l->size);
    *g->last = l;
    g->last = &l->next;
}

/* Until nothing new comes of it, however many cuts there were before. */
static void every_retry(struct cutting *g)
{
    struct later *l;
    while ((l = g->first) != NULL) {
        memcpy(g->again, l->disk, l->size);
        if (!enough(g)) {
            deeper(g, l->must, !g->ground.work->once);
        }
        g->first = l->next;
        g->last = g->first ? g->last : &g->first;
        mem_free(l->disk);
        mem_free(l);
    }
}

/* true: it is a new one, and its bytes are to stay. */
static bool one_state(struct cutting *g, struct disk *left, int depth, bool must)
{
    bool further = g->c->further && depth == 0;
    const char *broken;
    g->c->tried++;
    if (!seen_new(&g->seen, hash_u64(disk_hash(left), must))) {
        return false;
    }
    seen_new(&g->outer, hash_u64(disk_hash_settled(left), must));
    g->c->deep += depth > 0;
    if (g->c->retry) {
        put_off(g, left, must);
    } else if (further) {
        disk_copy(g->again, left);
    }
    broken = ground_judge(&g->ground, left, must);
    if (broken) {
        complain(g, broken);
    }
    if (further && !enough(g)) {
        deeper(g, must, false);
    }
    return g->c->retry;
}

/* --- one piece of work ------------------------------------------------------------------------ */

static void cutting_run(struct cutting *g)
{
    const struct work *w = g->ground.work;
    struct store_ops ops = disk_ops(g->live);
    struct store_options o = ground_options(&g->ground, &ops);
    struct store s;
    struct err err = {.text = ""};
    int k;
    if (store_open(&s, &o, &err) && w->run(&s, &err) && w->promised(&s, &err)) {
        g->said_at = g->live->op_count;
    } else {
        complain(g, arena_format(&g->ground.mem, "it did not work at all: %s", err.text));
    }
    store_close(&s);
    for (k = 0; k <= g->live->op_count && !enough(g); k++) {
        every_state(g, g->ground.base, g->live, k, 0, g->said_at >= 0 && k >= g->said_at);
    }
    every_retry(g);
}

void cuts_of(struct cuts *c, const struct work *work)
{
    struct cutting g = {.c = c, .said_at = -1};
    struct disk **const all[] = {&g.live, &g.left[0], &g.left[1], &g.again, &g.before, &g.opening};
    bool ok = ground_begin(&g.ground, c->keys, work, c->blocks);
    size_t i;
    g.last = &g.first;
    for (i = 0; i < sizeof all / sizeof *all; i++) {
        *all[i] = mem_alloc(sizeof **all[i]);
        disk_begin(*all[i], &g.ground.mem);
    }
    if (ok) {
        disk_copy(g.live, g.ground.base);
        g.live->mutant = c->mutant;
        cutting_run(&g);
    } else {
        complain(&g, "the ground could not be laid");
    }
    c->states += g.seen.count;
    c->outer += g.outer.count;
    for (i = 0; i < sizeof all / sizeof *all; i++) {
        mem_free(*all[i]);
    }
    mem_free(g.seen.slots);
    mem_free(g.outer.slots);
    ground_end(&g.ground);
}
