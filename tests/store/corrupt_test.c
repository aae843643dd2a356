/* The disk lies: one byte of what is written becomes another, at every write of every work; bytes
 * that lay there rot; and somebody plants packs by hand. What is damaged never runs, is never said
 * to be installed, and cannot be gone back to. */
#include "ground.h"
#include "signs.h"

#include "base/mem.h"
#include "store/parts.h"

#define BLOCKS 3

static struct sealed keys, strangers;

/* --- a wrong byte at every write -------------------------------------------------------------- */

static bool lie(struct ground *g, struct disk *d, int n, bool *said)
{
    struct store_ops ops = disk_ops(d);
    struct store_options o = ground_options(g, &ops);
    const char *broken;
    struct store s;
    struct err err = {.text = ""};
    disk_copy(d, g->base);
    d->writes = 0;
    d->wrong_at = n;
    *said = store_open(&s, &o, &err) && g->work->run(&s, &err);
    store_close(&s);
    if (!*said && strncmp(err.text, "U40", 3) != 0 && strncmp(err.text, "U31", 3) != 0 &&
        err.code != ERR_IO) {
        test_fail(__FILE__, __LINE__, "%s: write %d: '%s'", g->work->name, n, err.text);
        return false;
    }
    d->wrong_at = 0;
    broken = ground_judge(g, d, *said);
    if (broken) {
        test_fail(__FILE__, __LINE__, "%s: write %d: %s", g->work->name, n, broken);
    }
    return !broken;
}

static void a_wrong_byte_at_every_write(void)
{
    size_t lies = 0, noticed = 0;
    bool fine = true;
    int i, n, writes;
    for (i = 0; ground_works[i].name && fine; i++) {
        struct disk *d = mem_alloc(sizeof *d);
        struct ground g;
        bool said;
        fine = ground_begin(&g, &keys, &ground_works[i], BLOCKS) && lie(&g, d, 0, &said);
        writes = d->writes;
        for (n = 1; n <= writes && fine; n++) {
            struct arena_mark mark = arena_mark(&g.mem);
            fine = lie(&g, d, n, &said);
            lies++;
            noticed += !said;
            arena_rewind(&g.mem, mark);
        }
        ground_end(&g);
        mem_free(d);
    }
    printf("%zu writes with a wrong byte, %zu noticed at once\n", lies, noticed);
    CHECK(lies > 30);
}

/* --- what rots, and what is planted ----------------------------------------------------------- */

struct plant {
    struct ground ground;
    struct store_ops ops;
    struct store s;
};

static const struct work plant_work = {
    .name = "three packs", .installed = 3, .old_seq = 3, .new_seq = 3, .floor = 3};

static bool plant_begin(struct plant *p)
{
    struct store_options o;
    struct err err;
    if (!ground_begin(&p->ground, &keys, &plant_work, BLOCKS)) {
        return false;
    }
    p->ops = disk_ops(p->ground.base);
    o = ground_options(&p->ground, &p->ops);
    return store_open(&p->s, &o, &err);
}

static void plant_end(struct plant *p)
{
    store_close(&p->s);
    ground_end(&p->ground);
}

/* One byte of a file of an installed pack becomes another. */
static void rot(struct plant *p, const char *name, const char *file, size_t at)
{
    char path[160];
    struct disk_node *n;
    uint8_t *bytes;
    snprintf(path, sizeof path, "/s/packs/%s/%s", name, file);
    n = &p->ground.base->nodes[disk_find(p->ground.base, path)];
    bytes = arena_alloc(&p->ground.mem, (size_t)n->length);
    memcpy(bytes, n->bytes, (size_t)n->length);
    bytes[at < n->length ? at : n->length - 1] ^= 4;
    n->bytes = bytes;
    n->hashed = false;
}

/* An installed pack under this name, of these bytes. */
static void put(struct plant *p, const char *name, const struct buf *pack, const struct buf *sig)
{
    struct disk *d = p->ground.base;
    char path[160];
    snprintf(path, sizeof path, "/s/packs/%s", name);
    p->ops.make_folder(d, path);
    snprintf(path, sizeof path, "/s/packs/%s/" STORE_PACK, name);
    disk_put(d, path, pack->data, pack->length);
    snprintf(path, sizeof path, "/s/packs/%s/" STORE_SIGNATURE, name);
    disk_put(d, path, sig->data, sig->length);
}

static void hash16_of(const struct buf *pack, char out[17])
{
    struct minisign_hash h;
    uint8_t hash[MINISIGN_HASH];
    minisign_hash_begin(&h);
    minisign_hash_add(&h, pack->data, pack->length);
    minisign_hash_end(&h, hash);
    store_hash16(hash, out);
}

static const char *name_of(struct plant *p, const char *id, uint32_t seq, const char *hash16)
{
    return arena_format(&p->ground.mem, "%s-%lu-%s", id, (unsigned long)seq, hash16);
}

/* Every byte of an installed pack: it cannot be gone back to, and is not verified. */
static void a_pack_that_rots(void)
{
    struct plant p;
    struct err err;
    const char *two;
    size_t at;
    CHECK(plant_begin(&p));
    two = arena_copy_text(&p.ground.mem, ground_name(&p.s, 2));
    CHECK(two[0] && store_verify(&p.s, two, &err));
    for (at = 0; at < BLOCKS * DISK_BLOCK - 100; at += 7) {
        rot(&p, two, STORE_PACK, at);
        CHECK(!store_verify(&p.s, two, &err));
        CHECK(!store_roll_back(&p.s, two, &err));
        CHECK_INT(err.code, ERR_DENIED);
        rot(&p, two, STORE_PACK, at);
    }
    CHECK(store_verify(&p.s, two, &err) && store_roll_back(&p.s, two, &err));
    plant_end(&p);
}

static bool is_revoked(struct store *s)
{
    struct store_pack *packs;
    size_t count, i;
    struct err err;
    for (i = 0; store_list(s, &packs, &count, &err) && i < count; i++) {
        if (packs[i].running) {
            return packs[i].revoked;
        }
    }
    return false;
}

/* Every byte of the signature of the pack that runs: the one before runs after the next start. But
 * a first line means nothing; the signature of the file is read when its bytes are; and a key with
 * another number is one that was taken away. */
static void a_signature_that_rots(void)
{
    struct plant p;
    struct store_options o;
    struct err err;
    const char *three;
    size_t at, demoted = 0, length;
    CHECK(plant_begin(&p));
    three = arena_copy_text(&p.ground.mem, p.s.state.cur);
    length = p.ground.signatures[3].length;
    o = p.s.o;
    store_close(&p.s);
    for (at = 0; at < length; at++) {
        struct disk *was = mem_alloc(sizeof *was);
        bool comment = at < 1 + strcspn(p.ground.signatures[3].data, "\n");
        disk_copy(was, p.ground.base);
        rot(&p, three, STORE_SIGNATURE, at);
        CHECK(store_open(&p.s, &o, &err));
        if (ground_running(&p.s) == 2) {
            demoted++;
        } else if (!comment && store_verify(&p.s, three, &err) && !is_revoked(&p.s)) {
            test_fail(__FILE__, __LINE__, "byte %zu of the signature", at);
        }
        store_close(&p.s);
        disk_copy(p.ground.base, was);
        mem_free(was);
    }
    printf("%zu of %zu bytes of the signature take the pack away at the start\n", demoted, length);
    CHECK(demoted > length / 2);
    CHECK(store_open(&p.s, &o, &err) && ground_running(&p.s) == 3);
    plant_end(&p);
}

/* Under the signature of one pack, others; each refused, listed or not. */
static void what_is_planted(void)
{
    struct buf pack = {0}, sig = {0};
    struct plant p;
    struct err err;
    char hash16[17];
    const char *name;
    CHECK(plant_begin(&p));
    sealed_make(&keys, "jilin", 5, 0, BLOCKS * DISK_BLOCK - 100, &pack, &sig);
    pack.data[99] ^= 1; /* altered, and the folder's name made to fit */
    hash16_of(&pack, hash16);
    name = name_of(&p, "jilin", 5, hash16);
    put(&p, name, &pack, &sig);
    CHECK(!store_verify(&p.s, name, &err) && !store_roll_back(&p.s, name, &err));
    pack.data[99] ^= 1; /* right, but the name hides that it was given up */
    name = name_of(&p, "jilin", 5, "0123456789abcdef");
    put(&p, name, &pack, &sig);
    CHECK(!store_verify(&p.s, name, &err) && !store_roll_back(&p.s, name, &err));
    hash16_of(&pack, hash16);
    name = name_of(&p, "jilin", 6, hash16); /* another number */
    put(&p, name, &pack, &sig);
    CHECK(!store_switch(&p.s, name, &err) && !store_roll_back(&p.s, name, &err));
    name = name_of(&p, "baishan", 5, hash16); /* another id */
    put(&p, name, &pack, &sig);
    CHECK(!store_switch(&p.s, name, &err) && !store_roll_back(&p.s, name, &err));
    buf_add(&pack, "x", 1); /* longer than its label says */
    hash16_of(&pack, hash16);
    name = name_of(&p, "jilin", 5, hash16);
    put(&p, name, &pack, &sig);
    CHECK(!store_switch(&p.s, name, &err) && !store_roll_back(&p.s, name, &err));
    CHECK_INT(ground_running(&p.s), 3);
    buf_finish(&pack);
    buf_finish(&sig);
    plant_end(&p);
}

/* The comment of a signature says what the pack is: one that was altered counts for nothing. */
static void an_altered_comment(void)
{
    struct buf pack = {0}, sig = {0};
    struct store_outcome out;
    struct plant p;
    struct err err;
    char hash16[17], *at;
    const char *name;
    CHECK(plant_begin(&p));
    sealed_make(&keys, "jilin", 5, 0, BLOCKS * DISK_BLOCK - 100, &pack, &sig);
    at = strstr(sig.data, "seq=5");
    CHECK(at != NULL);
    at[4] = '9';
    disk_put(p.ground.base, "/stick/9.kpack", pack.data, pack.length);
    disk_put(p.ground.base, "/stick/9.kpack.minisig", sig.data, sig.length);
    CHECK(!store_look(&p.s, "/stick/9.kpack", "/stick/9.kpack.minisig", &out));
    CHECK_INT(out.code, STORE_BAD_SIGNATURE);
    CHECK(!store_install(&p.s, "/stick/9.kpack", "/stick/9.kpack.minisig", NULL, &out));
    CHECK_INT(out.code, STORE_BAD_SIGNATURE);
    hash16_of(&pack, hash16);
    name = name_of(&p, "jilin", 9, hash16);
    put(&p, name, &pack, &sig);
    CHECK(!store_switch(&p.s, name, &err) && !store_later(&p.s, name, &err));
    CHECK(!store_roll_back(&p.s, name, &err) && !store_verify(&p.s, name, &err));
    CHECK_TEXT(ground_name(&p.s, 9), "");
    buf_finish(&pack);
    buf_finish(&sig);
    plant_end(&p);
}

/* One that waits and rots before its turn does not get it. */
static void one_that_rots_while_it_waits(void)
{
    struct plant p;
    struct err err;
    const char *four;
    bool fell;
    CHECK(plant_begin(&p));
    CHECK(ground_stage(&p.s, 4, &err));
    four = arena_copy_text(&p.ground.mem, ground_name(&p.s, 4));
    CHECK(store_later(&p.s, four, &err));
    rot(&p, four, STORE_PACK, 700);
    CHECK(store_starting(&p.s, &fell, &err) && !fell);
    CHECK_INT(ground_running(&p.s), 3);
    CHECK_TEXT(p.s.state.error, "U40");
    CHECK(ground_install(&p.s, 4, &err)); /* the damaged one is not taken for the same */
    CHECK_INT(ground_running(&p.s), 4);
    CHECK(store_verify(&p.s, p.s.state.cur, &err));
    plant_end(&p);
}

/* The state is lost and so is the best pack: the next best that is whole. */
static void the_best_that_is_whole(void)
{
    struct plant p;
    struct store_options o;
    struct err err;
    CHECK(plant_begin(&p));
    rot(&p, p.s.state.cur, STORE_PACK, 100);
    o = p.s.o;
    store_close(&p.s);
    CHECK(p.ops.remove(p.ground.base, "/s/state") == 0);
    CHECK(store_open(&p.s, &o, &err));
    CHECK_INT(ground_running(&p.s), 2);
    plant_end(&p);
}

static bool never(void *self, const char *path, const struct label *label, struct err *err)
{
    (void)self;
    (void)path;
    (void)label;
    return err_set(err, ERR_INVALID, "no");
}

static void what_is_not_valid_stays_out(void)
{
    struct store_outcome out;
    struct plant p;
    CHECK(plant_begin(&p));
    p.s.o.validate = never;
    CHECK(!store_install(&p.s, "/stick/4.kpack", "/stick/4.kpack.minisig", NULL, &out));
    CHECK_INT(out.code, STORE_NOT_VALID);
    CHECK_TEXT(ground_name(&p.s, 4), "");
    plant_end(&p);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    minisign_generate(&keys.trusted.key, &keys.secret);
    minisign_generate(&strangers.trusted.key, &strangers.secret);
    RUN(a_wrong_byte_at_every_write);
    RUN(a_pack_that_rots);
    RUN(a_signature_that_rots);
    RUN(what_is_planted);
    RUN(an_altered_comment);
    RUN(one_that_rots_while_it_waits);
    RUN(the_best_that_is_whole);
    RUN(what_is_not_valid_stays_out);
    signs_forget();
    return TEST_END();
}
