/* The enumerator of power cuts and the judge of what they leave. Nothing in here asks the store
 * whether a pack is whole: its bytes are compared with those that lay on the stick. */
#include "cuts.h"

#include "base/hash.h"
#include "base/mem.h"

#define UNCERTAIN 40
#define UNCERTAIN_NAMES 16
#define GROUND_OTHERS 15
#define GROUND_OTHER "an-exhibition-that-was-here"
#define GROUND_FLOOR 4000000007u

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

/* --- the ground ------------------------------------------------------------------------------- */

struct ground {
    struct cuts *c;
    const struct work *work;
    struct arena mem;
    struct buf packs[CUT_PACKS + 1], signatures[CUT_PACKS + 1];
    struct disk *base, *live;                        /* before the work, and after it */
    struct disk *left[2], *again, *before, *opening; /* at each depth; copies for the second */
    int said_at; /* changes that were made when the promise was said; -1: never */
    struct seen seen, outer;
};

static struct store_options ground_options(const struct ground *g, const struct store_ops *ops)
{
    return (struct store_options){
        .folder = "/s", .keys = &g->c->keys->trusted, .key_count = 1, .fmt_major = 1, .ops = ops};
}

uint32_t cut_running(const struct store *s)
{
    struct store_name parts;
    return store_name_read(s->state.cur, &parts) ? parts.seq : 0;
}

const char *cut_name(struct store *s, uint32_t seq)
{
    struct store_pack *packs;
    size_t count, i;
    struct err err;
    if (store_list(s, &packs, &count, &err)) {
        for (i = 0; i < count; i++) {
            if (packs[i].label.seq == seq) {
                return packs[i].name;
            }
        }
    }
    return "";
}

bool cut_install(struct store *s, uint32_t seq)
{
    struct store_outcome out;
    char pack[40], signature[48];
    snprintf(pack, sizeof pack, "/stick/%lu.kpack", (unsigned long)seq);
    snprintf(signature, sizeof signature, "%s.minisig", pack);
    return store_install(s, pack, signature, NULL, &out);
}

static void complain(struct ground *g, const char *why)
{
    if (g->c->bad++ == 0) {
        snprintf(g->c->why, sizeof g->c->why, "%s: %.180s", g->work->name, why);
    }
}

/* Other packs of a long life, so that the state is more than one block of the disk. */
static void ground_load(struct store_state *state)
{
    int i;
    for (i = 1; i <= GROUND_OTHERS; i++) {
        char text[33];
        snprintf(text, sizeof text, "%s-%d", GROUND_OTHER, i);
        store_raise_floor(state, text, GROUND_FLOOR);
        snprintf(text, sizeof text, "%016d", i);
        store_add_bad(state, text);
    }
}

static bool ground_holds(const struct store_state *state)
{
    int i;
    for (i = 1; i <= GROUND_OTHERS; i++) {
        char text[33];
        snprintf(text, sizeof text, "%s-%d", GROUND_OTHER, i);
        if (store_floor(state, text) != GROUND_FLOOR) {
            return false;
        }
        snprintf(text, sizeof text, "%016d", i);
        if (!store_is_bad(state, text)) {
            return false;
        }
    }
    return true;
}

/* --- the judge -------------------------------------------------------------------------------- */

static bool same_file(struct disk *d, const char *path, const struct buf *bytes)
{
    int node = disk_find(d, path);
    return node >= 0 && !d->nodes[node].folder && d->nodes[node].length == bytes->length &&
           memcmp(d->nodes[node].bytes, bytes->data, bytes->length) == 0;
}

/* Everything in packs/ is a whole pack under its own name. */
static bool all_whole(struct ground *g, struct disk *d)
{
    int packs = disk_find(d, "/s/packs"), i;
    for (i = 0; packs >= 0 && i < d->nodes[packs].count; i++) {
        const char *name = d->nodes[packs].names[i].name;
        struct store_name parts;
        char path[200];
        if (name[0] == '.') {
            complain(g, "work in progress is left over");
            return false;
        }
        if (!store_name_read(name, &parts) || parts.seq < 1 || parts.seq > CUT_PACKS) {
            complain(g, "something in packs/ is no pack");
            return false;
        }
        snprintf(path, sizeof path, "/s/packs/%s/" STORE_PACK, name);
        if (!same_file(d, path, &g->packs[parts.seq])) {
            complain(g, "a damaged pack bears a pack's name");
            return false;
        }
        snprintf(path, sizeof path, "/s/packs/%s/" STORE_SIGNATURE, name);
        if (!same_file(d, path, &g->signatures[parts.seq])) {
            complain(g, "a damaged signature bears a pack's name");
            return false;
        }
    }
    return packs >= 0;
}

static bool may_run(const struct work *w, uint32_t seq)
{
    return seq == w->old_seq || seq == w->new_seq || (w->also > 0 && seq == w->also);
}

static void judge_open(struct ground *g, struct disk *left, struct store *s, bool must)
{
    uint32_t seq = cut_running(s);
    char path[200];
    struct err err;
    snprintf(path, sizeof path, "/s/packs/%s/" STORE_PACK, s->state.cur);
    if (!may_run(g->work, seq)) {
        complain(g, "neither the old nor the new one runs");
    } else if (seq && !same_file(left, path, &g->packs[seq])) {
        complain(g, "what runs is damaged");
    } else if (store_floor(&s->state, "jilin") < g->work->floor) {
        complain(g, "the floor fell");
    } else if (g->work->installed > 0 && !g->work->forgets && !ground_holds(&s->state)) {
        complain(g, "a floor or a pack given up is forgotten");
    } else if (must && !g->work->promised(s, &err)) {
        complain(g, "what was promised is lost");
    } else {
        all_whole(g, left);
    }
}

/* Opens what a cut has left and holds it against the promises. */
static void judge(struct ground *g, struct disk *left, bool must)
{
    struct store_ops ops = disk_ops(left);
    struct store_options o = ground_options(g, &ops);
    struct store s;
    struct err err;
    int changes;
    bool ok = store_open(&s, &o, &err);
    if (ok) {
        judge_open(g, left, &s, must);
    } else {
        complain(g, err.text);
    }
    store_close(&s);
    changes = left->op_count;
    if (!ok || changes == 0) {
        return; /* the second opening would be the first one again */
    }
    if (!store_open(&s, &o, &err) || left->op_count != changes) {
        complain(g, "a second opening changes something");
    }
    store_close(&s);
}

/* --- the enumerator --------------------------------------------------------------------------- */

static void one_state(struct ground *g, struct disk *left, int depth, bool must);

static bool enough(const struct ground *g)
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
static void every_choice(struct ground *g, const struct disk *base, const struct disk *d, int count,
                         uint8_t *fate, const int *which, int n, int depth, bool must)
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
        struct arena_mark mark = arena_mark(&g->mem);
        disk_after_cut(left, base, d, count, fate);
        one_state(g, left, depth, must);
        arena_rewind(&g->mem, mark);
    } while (next_choice(d, count, fate, live, lives) && !enough(g));
}

/* Every state after `count` changes of `d`, which began as `base`. */
static void every_state(struct ground *g, const struct disk *base, const struct disk *d, int count,
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

/* Cuts during the opening of g->again: its own changes, and every state after each of them. */
static void deeper(struct ground *g, bool must)
{
    struct arena_mark mark = arena_mark(&g->mem);
    struct disk *base = g->before, *d = g->opening;
    struct store_ops ops;
    struct store_options o;
    struct store s;
    struct err err;
    int k;
    disk_copy(base, g->again);
    disk_settle(base);
    disk_copy(d, base);
    ops = disk_ops(d);
    o = ground_options(g, &ops);
    if (store_open(&s, &o, &err)) {
        for (k = 1; k <= d->op_count && !enough(g); k++) {
            every_state(g, base, d, k, 1, must);
        }
    }
    store_close(&s);
    arena_rewind(&g->mem, mark);
}

static void one_state(struct ground *g, struct disk *left, int depth, bool must)
{
    bool further = g->c->further && depth == 0;
    g->c->tried++;
    if (!seen_new(&g->seen, hash_u64(disk_hash(left), must))) {
        return;
    }
    seen_new(&g->outer, hash_u64(disk_hash_settled(left), must));
    g->c->deep += depth > 0;
    if (further) {
        disk_copy(g->again, left);
    }
    judge(g, left, must);
    if (further && !enough(g)) {
        deeper(g, must);
    }
}

/* --- one piece of work ------------------------------------------------------------------------ */

/* The stick, and packs 1 to `installed` run in, the last one perhaps on trial. */
static bool ground_lay(struct ground *g)
{
    const struct work *w = g->work;
    struct disk *d = g->base;
    const struct store_ops ops = disk_ops(d);
    struct store_options o = ground_options(g, &ops);
    struct store s;
    struct err err;
    uint32_t seq;
    char path[48];
    bool ok;
    ops.make_folder(d, "/stick");
    for (seq = 1; seq <= CUT_PACKS; seq++) {
        sealed_make(g->c->keys, "jilin", seq, 0, g->c->blocks * DISK_BLOCK - 100, &g->packs[seq],
                    &g->signatures[seq]);
        snprintf(path, sizeof path, "/stick/%lu.kpack", (unsigned long)seq);
        disk_put(d, path, g->packs[seq].data, g->packs[seq].length);
        snprintf(path, sizeof path, "/stick/%lu.kpack.minisig", (unsigned long)seq);
        disk_put(d, path, g->signatures[seq].data, g->signatures[seq].length);
    }
    if (w->fresh) {
        disk_settle(d);
        return true; /* not even the folder is there */
    }
    ok = store_open(&s, &o, &err);
    if (!w->forgets) {
        ground_load(&s.state);
    }
    for (seq = 1; seq <= w->installed && ok; seq++) {
        ok = cut_install(&s, seq) && ((seq == w->installed && w->trial) || store_proved(&s, &err));
        disk_settle(d);
    }
    ok = ok && (!w->prepare || w->prepare(&s, &err));
    store_close(&s);
    disk_settle(d);
    return ok;
}

static void ground_run(struct ground *g)
{
    struct store_ops ops = disk_ops(g->live);
    struct store_options o = ground_options(g, &ops);
    struct store s;
    struct err err = {.text = ""};
    int k;
    if (store_open(&s, &o, &err) && g->work->run(&s, &err) && g->work->promised(&s, &err)) {
        g->said_at = g->live->op_count;
    } else {
        complain(g, "it did not work at all");
    }
    store_close(&s);
    for (k = 0; k <= g->live->op_count && !enough(g); k++) {
        every_state(g, g->base, g->live, k, 0, g->said_at >= 0 && k >= g->said_at);
    }
}

void cuts_of(struct cuts *c, const struct work *work)
{
    struct ground g = {.c = c, .work = work, .said_at = -1};
    struct disk **const all[] = {&g.base,  &g.live,   &g.left[0], &g.left[1],
                                 &g.again, &g.before, &g.opening};
    size_t i;
    for (i = 0; i < sizeof all / sizeof *all; i++) {
        *all[i] = mem_alloc(sizeof **all[i]);
        disk_begin(*all[i], &g.mem);
    }
    if (ground_lay(&g)) {
        disk_hash(g.base); /* of each file: it goes into every copy */
        disk_copy(g.live, g.base);
        g.live->mutant = c->mutant;
        ground_run(&g);
    } else {
        complain(&g, "the ground could not be laid");
    }
    c->states += g.seen.count;
    c->outer += g.outer.count;
    for (i = 0; i < sizeof all / sizeof *all; i++) {
        mem_free(*all[i]);
    }
    for (i = 0; i <= CUT_PACKS; i++) {
        buf_finish(&g.packs[i]);
        buf_finish(&g.signatures[i]);
    }
    mem_free(g.seen.slots);
    mem_free(g.outer.slots);
    arena_finish(&g.mem);
}
