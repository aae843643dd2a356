/* Power cuts. Every way through the store's work is recorded on a disk that forgets; for each
 * moment in it, every state that the disk may be left in is set up and opened again: what runs then
 * is wholly the old or wholly the new pack, the new one if "installed" was said, floors never fall,
 * and a second opening changes nothing. The same again for cuts during that opening. And a sync
 * that is left out is found out. */
#include "sealed.h"

#include "disk.h"
#include "store/store.h"

#include "base/hash.h"
#include "base/mem.h"

#define SIZE (5 * DISK_BLOCK - 100)
#define UNCERTAIN 24
#define SEEN (1u << 20)

static struct sealed keys;

/* --- what is seen once is not looked at again ------------------------------------------------- */

struct seen {
    uint64_t *slots;
    size_t count;
};

static bool seen_new(struct seen *s, uint64_t hash)
{
    size_t at = (size_t)(hash % SEEN);
    hash = hash ? hash : 1;
    while (s->slots[at] && s->slots[at] != hash) {
        at = (at + 1) % SEEN;
    }
    if (s->slots[at]) {
        return false;
    }
    s->slots[at] = hash;
    s->count++;
    return true;
}

/* --- one piece of work, recorded -------------------------------------------------------------- */

struct work {
    const char *name;
    bool (*run)(struct store *s, struct err *err); /* true: what it promised is said */
    uint32_t old_seq, new_seq;                     /* 0: none */
    uint32_t floor;                                /* before */
    int opens;                                     /* the work is the opening itself */
};

struct cuts {
    struct arena mem;
    struct disk *base, *live, *after, *deep;
    const struct work *work;
    int said_at; /* changes that were made when the promise was said; -1: never */
    struct seen seen;
    size_t bad; /* states in which a promise was broken */
    char why[200];
};

static struct store_options options_of(const struct store_ops *ops)
{
    return (struct store_options){
        .folder = "/s", .keys = &keys.trusted, .key_count = 1, .fmt_major = 1, .ops = ops};
}

static uint32_t running_seq(const struct store *s)
{
    struct store_name parts;
    return store_name_read(s->state.cur, &parts) ? parts.seq : 0;
}

static void complain(struct cuts *c, const char *why)
{
    if (c->bad++ == 0) {
        snprintf(c->why, sizeof c->why, "%.190s", why);
    }
}

/* Opens what a cut has left and holds it against the promises. `count`: changes before the cut. */
static void judge(struct cuts *c, struct disk *left, int count, bool deep)
{
    struct store_ops ops = disk_ops(left);
    struct store_options o = options_of(&ops);
    struct store s;
    struct err err;
    uint32_t seq;
    int changes;
    if (!store_open(&s, &o, &err)) {
        complain(c, err.text);
        store_close(&s);
        return;
    }
    seq = running_seq(&s);
    if (seq != c->work->old_seq && seq != c->work->new_seq) {
        complain(c, "neither the old nor the new one runs");
    } else if (!deep && c->said_at >= 0 && count >= c->said_at && seq != c->work->new_seq) {
        complain(c, "what was promised is lost");
    } else if (seq && !store_verify(&s, s.state.cur, &err)) {
        complain(c, "what runs is damaged");
    } else if (store_floor(&s.state, "jilin") < c->work->floor) {
        complain(c, "the floor fell");
    }
    store_close(&s);
    changes = left->op_count;
    if (changes == 0) {
        return; /* the second opening would be the first one again */
    }
    if (!store_open(&s, &o, &err) || left->op_count != changes) {
        complain(c, "a second opening changes something");
    }
    store_close(&s);
}

/* Every state after `count` changes of `d`, which began as `base`. */
static void every_state(struct cuts *c, const struct disk *base, const struct disk *d, int count,
                        bool deep, bool further);

/* Cuts during the opening of `left`: its own changes, and every state after each of them. */
static void deeper(struct cuts *c, const struct disk *left)
{
    struct arena_mark mark = arena_mark(&c->mem);
    struct disk *base = mem_resize_array(NULL, 1, sizeof *base);
    struct disk *d = mem_resize_array(NULL, 1, sizeof *d);
    struct store_ops ops;
    struct store_options o;
    struct store s;
    struct err err;
    int k;
    *base = *left;
    disk_settle(base);
    *d = *base;
    ops = disk_ops(d);
    o = options_of(&ops);
    if (store_open(&s, &o, &err)) {
        for (k = 1; k <= d->op_count; k++) {
            every_state(c, base, d, k, true, false);
        }
    }
    store_close(&s);
    mem_free(base);
    mem_free(d);
    arena_rewind(&c->mem, mark);
}

static void every_state(struct cuts *c, const struct disk *base, const struct disk *d, int count,
                        bool deep, bool further)
{
    struct disk *left = mem_resize_array(NULL, 1, sizeof *left);
    int which[UNCERTAIN], n = disk_uncertain(d, count, which, UNCERTAIN), i;
    uint8_t fate[UNCERTAIN] = {0};
    for (;;) {
        struct arena_mark mark = arena_mark(&c->mem);
        bool said = !deep && c->said_at >= 0 && count >= c->said_at;
        disk_after_cut(left, base, d, count, which, fate, n);
        if (seen_new(&c->seen, hash_u64(disk_hash(left), said))) {
            struct disk *again = further ? mem_resize_array(NULL, 1, sizeof *again) : NULL;
            if (again) {
                *again = *left;
            }
            judge(c, left, count, deep);
            if (again) {
                deeper(c, again);
                mem_free(again);
            }
        }
        arena_rewind(&c->mem, mark);
        for (i = 0; i < n; i++) {
            int most = d->ops[which[i]].kind == DISK_WRITE ? 2 : 1;
            if (fate[i] < most) {
                fate[i]++;
                break;
            }
            fate[i] = 0;
        }
        if (i == n) {
            break;
        }
    }
    mem_free(left);
}

/* --- the works -------------------------------------------------------------------------------- */

static bool run_install(struct store *s, uint32_t seq)
{
    struct store_outcome out;
    char pack[40], signature[48];
    snprintf(pack, sizeof pack, "/stick/%lu.kpack", (unsigned long)seq);
    snprintf(signature, sizeof signature, "%s.minisig", pack);
    return store_install(s, pack, signature, NULL, &out);
}

static bool work_first(struct store *s, struct err *err)
{
    (void)err;
    return run_install(s, 1);
}

static bool work_upgrade(struct store *s, struct err *err)
{
    (void)err;
    return run_install(s, 3);
}

static bool work_again(struct store *s, struct err *err)
{
    (void)err;
    return run_install(s, 2);
}

static bool work_back(struct store *s, struct err *err)
{
    struct store_pack *packs;
    size_t count, i;
    if (!store_list(s, &packs, &count, err)) {
        return false;
    }
    for (i = 0; i < count; i++) {
        if (packs[i].label.seq == 1) {
            return store_roll_back(s, packs[i].name, err);
        }
    }
    return false;
}

static bool work_start(struct store *s, struct err *err)
{
    bool fell_back;
    return store_starting(s, &fell_back, err);
}

static bool work_prove(struct store *s, struct err *err)
{
    return store_proved(s, err);
}

/* A disk with the stick and with packs 1..`installed` run in, the last one perhaps on trial. */
static void prepare(struct disk *d, struct arena *mem, uint32_t installed, bool trial, int starts)
{
    struct buf pack = {0}, signature = {0};
    struct store_ops ops;
    struct store_options o;
    struct store s;
    struct err err;
    uint32_t seq;
    char path[48];
    bool fell_back;
    disk_begin(d, mem);
    ops = disk_ops(d);
    o = options_of(&ops);
    ops.make_folder(d, "/stick");
    for (seq = 1; seq <= 6; seq++) {
        sealed_make(&keys, "jilin", seq, 0, SIZE, &pack, &signature);
        snprintf(path, sizeof path, "/stick/%lu.kpack", (unsigned long)seq);
        disk_put(d, path, pack.data, pack.length);
        snprintf(path, sizeof path, "/stick/%lu.kpack.minisig", (unsigned long)seq);
        disk_put(d, path, signature.data, signature.length);
    }
    buf_finish(&pack);
    buf_finish(&signature);
    if (!store_open(&s, &o, &err)) {
        abort();
    }
    for (seq = 1; seq <= installed; seq++) {
        if (!run_install(&s, seq) || ((seq < installed || !trial) && !store_proved(&s, &err))) {
            abort();
        }
        disk_settle(d);
    }
    for (; starts > 0; starts--) {
        store_starting(&s, &fell_back, &err);
    }
    store_close(&s);
    disk_settle(d);
}

struct scene {
    struct work work;
    uint32_t installed;
    bool trial;
    int starts;
};

static const struct scene scenes[] = {
    {{"the first pack", work_first, 0, 1, 0, 0}, 0, false, 0},
    {{"a newer pack", work_upgrade, 2, 3, 2, 0}, 2, false, 0},
    {{"a newer pack over one on trial", work_upgrade, 2, 3, 1, 0}, 2, true, 0},
    {{"the same pack once more", work_again, 2, 2, 2, 0}, 2, false, 0},
    {{"back to an older one", work_back, 3, 1, 3, 0}, 3, false, 0},
    {{"a start on trial", work_start, 2, 2, 1, 0}, 2, true, 1},
    {{"the trial is lost", work_start, 2, 1, 1, 0}, 2, true, 3},
    {{"the trial is won", work_prove, 2, 2, 1, 0}, 2, true, 1}};

/* All cuts of one scene; the number of states in which a promise broke. */
static size_t cut_scene(const struct scene *scene, int mutant, bool further, struct seen *seen,
                        char why[200])
{
    struct cuts c = {.work = &scene->work, .said_at = -1, .seen = *seen};
    struct store_ops ops;
    struct store_options o;
    struct store s;
    struct err err;
    int k;
    c.base = mem_resize_array(NULL, 1, sizeof *c.base);
    c.live = mem_resize_array(NULL, 1, sizeof *c.live);
    prepare(c.base, &c.mem, scene->installed, scene->trial, scene->starts);
    *c.live = *c.base;
    c.live->mutant = mutant;
    ops = disk_ops(c.live);
    o = options_of(&ops);
    if (store_open(&s, &o, &err) && scene->work.run(&s, &err)) {
        c.said_at = c.live->op_count;
    } else {
        complain(&c, "it did not work at all");
    }
    store_close(&s);
    for (k = 0; k <= c.live->op_count && (c.bad == 0 || mutant < 0); k++) {
        every_state(&c, c.base, c.live, k, false, further);
    }
    memcpy(why, c.why, sizeof c.why);
    *seen = c.seen;
    mem_free(c.base);
    mem_free(c.live);
    arena_finish(&c.mem);
    return c.bad;
}

static void every_cut(void)
{
    size_t i, states = 0;
    for (i = 0; i < sizeof scenes / sizeof *scenes; i++) {
        struct seen seen = {mem_resize_array(NULL, SEEN, sizeof(uint64_t)), 0};
        char why[200];
        size_t bad;
        memset(seen.slots, 0, SEEN * sizeof(uint64_t));
        bad = cut_scene(&scenes[i], -1, true, &seen, why);
        mem_free(seen.slots);
        printf("%-28s %6zu states\n", scenes[i].work.name, seen.count);
        states += seen.count;
        if (bad > 0) {
            test_fail(__FILE__, __LINE__, "%s: %zu states break a promise: %s", scenes[i].work.name,
                      bad, why);
        }
    }
    printf("%zu states\n", states);
    CHECK(states >= 1000);
}

/* A sync that is left out breaks a promise in at least one scene: the judge can see. */
static void every_sync_counts(void)
{
    static const char *const names[MUTANT_COUNT] = {"the copy's", "its folder's", "packs'",
                                                    "the new state's", "the store's"};
    int m;
    for (m = 0; m < MUTANT_COUNT; m++) {
        size_t i, bad = 0;
        char why[200];
        for (i = 0; i < sizeof scenes / sizeof *scenes && bad == 0; i++) {
            struct seen seen = {mem_resize_array(NULL, SEEN, sizeof(uint64_t)), 0};
            memset(seen.slots, 0, SEEN * sizeof(uint64_t));
            bad = cut_scene(&scenes[i], m, false, &seen, why);
            mem_free(seen.slots);
        }
        printf("without %s sync: %s\n", names[m], bad ? why : "nothing");
        if (bad == 0) {
            test_fail(__FILE__, __LINE__, "nobody misses %s sync", names[m]);
        }
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    minisign_generate(&keys.trusted.key, &keys.secret);
    RUN(every_cut);
    RUN(every_sync_counts);
    return TEST_END();
}
