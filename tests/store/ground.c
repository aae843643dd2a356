/* The ground and the judge. Nothing in here asks the store whether a pack is whole: its bytes are
 * compared with those that lay on the stick. */
#include "ground.h"

#include "base/mem.h"

/* Other packs of a long life, so that the state is more than one block of the disk. */
#define GROUND_OTHERS 15
#define GROUND_OTHER "an-exhibition-that-was-here"
#define GROUND_FLOOR 4000000007u

struct store_options ground_options(const struct ground *g, const struct store_ops *ops)
{
    return (struct store_options){
        .folder = "/s", .keys = &g->keys->trusted, .key_count = 1, .fmt_major = 1, .ops = ops};
}

uint32_t ground_running(const struct store *s)
{
    struct store_name parts;
    return store_name_read(s->state.cur, &parts) ? parts.seq : 0;
}

const char *ground_name(struct store *s, uint32_t seq)
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

typedef bool ground_way(struct store *s, const char *pack, const char *signature,
                        const struct store_progress *progress, struct store_outcome *out);

static bool ground_bring(ground_way *way, struct store *s, uint32_t seq, struct err *err)
{
    struct store_outcome out;
    char pack[40], signature[48];
    snprintf(pack, sizeof pack, "/stick/%lu.kpack", (unsigned long)seq);
    snprintf(signature, sizeof signature, "%s.minisig", pack);
    return way(s, pack, signature, NULL, &out) ||
           err_set(err, ERR_IO, "%s %s", store_sayings[out.code].code, out.detail);
}

bool ground_install(struct store *s, uint32_t seq, struct err *err)
{
    return ground_bring(store_install, s, seq, err);
}

bool ground_stage(struct store *s, uint32_t seq, struct err *err)
{
    return ground_bring(store_stage, s, seq, err);
}

/* --- what was before -------------------------------------------------------------------------- */

static void ground_load(struct store_state *state)
{
    int i;
    for (i = 1; i <= GROUND_OTHERS; i++) {
        char text[33];
        snprintf(text, sizeof text, GROUND_OTHER "-%d", i);
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
        snprintf(text, sizeof text, GROUND_OTHER "-%d", i);
        if (store_floor(state, text) != GROUND_FLOOR) {
            return false;
        }
        snprintf(text, sizeof text, "%016d", i);
        if (i > 1 && !store_is_bad(state, text)) { /* the oldest makes room for one more */
            return false;
        }
    }
    return true;
}

static void ground_stick(struct ground *g, size_t blocks)
{
    const struct store_ops ops = disk_ops(g->base);
    uint32_t seq;
    char path[48];
    ops.make_folder(ops.self, "/stick");
    for (seq = 1; seq <= GROUND_PACKS; seq++) {
        sealed_make(g->keys, "jilin", seq, 0, blocks * DISK_BLOCK - 100, &g->packs[seq],
                    &g->signatures[seq]);
        snprintf(path, sizeof path, "/stick/%lu.kpack", (unsigned long)seq);
        disk_put(g->base, path, g->packs[seq].data, g->packs[seq].length);
        snprintf(path, sizeof path, "/stick/%lu.kpack.minisig", (unsigned long)seq);
        disk_put(g->base, path, g->signatures[seq].data, g->signatures[seq].length);
    }
}

bool ground_begin(struct ground *g, const struct sealed *keys, const struct work *work,
                  size_t blocks)
{
    struct store_ops ops;
    struct store_options o;
    struct store s;
    struct err err;
    uint32_t seq;
    bool ok;
    memset(g, 0, sizeof *g);
    g->keys = keys;
    g->work = work;
    g->base = mem_alloc(sizeof *g->base);
    disk_begin(g->base, &g->mem);
    ground_stick(g, blocks);
    disk_settle(g->base);
    if (work->fresh) {
        return true; /* not even the folder is there */
    }
    ops = disk_ops(g->base);
    o = ground_options(g, &ops);
    ok = store_open(&s, &o, &err);
    ground_load(&s.state);
    for (seq = 1; seq <= work->installed && ok; seq++) {
        ok = ground_install(&s, seq, &err) &&
             ((seq == work->installed && work->trial) || store_proved(&s, &err));
        disk_settle(g->base);
    }
    ok = ok && (!work->prepare || work->prepare(&s, &err));
    store_close(&s);
    disk_settle(g->base);
    disk_hash(g->base); /* of each file: it goes into every copy */
    return ok;
}

void ground_end(struct ground *g)
{
    int i;
    mem_free(g->base);
    for (i = 0; i <= GROUND_PACKS; i++) {
        buf_finish(&g->packs[i]);
        buf_finish(&g->signatures[i]);
    }
    arena_finish(&g->mem);
}

/* --- the judge -------------------------------------------------------------------------------- */

static bool same_file(const struct disk *d, const char *path, const struct buf *bytes)
{
    int node = disk_find(d, path);
    return node >= 0 && !d->nodes[node].folder && d->nodes[node].length == bytes->length &&
           memcmp(d->nodes[node].bytes, bytes->data, bytes->length) == 0;
}

/* Everything in packs/ is a whole pack under its own name. */
static const char *packs_broken(const struct ground *g, const struct disk *d)
{
    int packs = disk_find(d, "/s/packs"), i;
    for (i = 0; packs >= 0 && i < d->nodes[packs].count; i++) {
        const char *name = d->nodes[packs].names[i].name;
        struct store_name parts;
        char path[200];
        if (name[0] == '.') {
            return "work in progress is left over";
        }
        if (!store_name_read(name, &parts) || parts.seq < 1 || parts.seq > GROUND_PACKS) {
            return "something in packs/ is no pack";
        }
        snprintf(path, sizeof path, "/s/packs/%s/" STORE_PACK, name);
        if (!same_file(d, path, &g->packs[parts.seq])) {
            return "a damaged pack bears a pack's name";
        }
        snprintf(path, sizeof path, "/s/packs/%s/" STORE_SIGNATURE, name);
        if (!same_file(d, path, &g->signatures[parts.seq])) {
            return "a damaged signature bears a pack's name";
        }
    }
    return packs < 0 ? "packs/ is not there" : NULL;
}

const char *ground_broken(struct ground *g, struct disk *d, struct store *s, bool must)
{
    const struct work *w = g->work;
    uint32_t seq = ground_running(s);
    char path[200];
    struct err err;
    snprintf(path, sizeof path, "/s/packs/%s/" STORE_PACK, s->state.cur);
    if (seq != w->old_seq && seq != w->new_seq) {
        return "neither the old nor the new one runs";
    }
    if (seq && !(w->rotten && !must) && !same_file(d, path, &g->packs[seq])) {
        return "what runs is damaged";
    }
    if (store_floor(&s->state, "jilin") < w->floor) {
        return "the floor fell";
    }
    if (w->installed > 0 && !w->forgets && !ground_holds(&s->state)) {
        return "a floor or a pack given up is forgotten";
    }
    if (must && !w->promised(s, &err)) {
        return "what was promised is lost";
    }
    return w->rotten && !must ? NULL : packs_broken(g, d);
}

const char *ground_judge(struct ground *g, struct disk *d, bool must)
{
    struct store_ops ops = disk_ops(d);
    struct store_options o = ground_options(g, &ops);
    const char *broken;
    struct store s;
    struct err err;
    int before = d->op_count, changes;
    bool ok = store_open(&s, &o, &err);
    broken = ok ? ground_broken(g, d, &s, must)
                : arena_format(&g->mem, "it does not open: %s", err.text);
    store_close(&s);
    changes = d->op_count;
    if (broken || changes == before) {
        return broken; /* the second opening would be the first one again */
    }
    if (!store_open(&s, &o, &err) || d->op_count != changes) {
        broken = "a second opening changes something";
    }
    store_close(&s);
    return broken;
}
