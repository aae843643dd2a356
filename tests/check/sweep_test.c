/* Every byte of a pack and of its signature, changed four ways, cut and lengthened: nothing of it
 * reaches SQLite. What runs for which byte, honestly:
 *
 * - The signature: every byte, four ways, through store_stage on real files. (The text of its
 *   untrusted comment is signed by nobody and says nothing; those bytes may be anything, and must
 *   make no difference.)
 * - The pack, every byte, four ways: BLAKE2b is run from the state before the changed byte's block
 *   to behind it, and must have come to another state there, which is what the signature stands on.
 *   To run it to the file's end each time is terabytes of hashing; SWEEP_STEP=1 in the environment
 *   does that and checks the signature each time, by default it is done for every 4,099th change.
 * - The pack, the header byte by byte and then every 8,191st byte: through store_stage, from the
 *   file on the stick to the copy read back, with a `validate` that counts its calls: none.
 * - Every length that is a multiple of 512, one more and one less, and bytes behind: store_stage.
 * - Without any signature, a sample (SWEEP_SAMPLES) of the same changes through the check in its
 *   sandbox: whatever it finds, it ends by itself and in time. */
#include "hostile.h"

#include "base/rng.h"
#include "sign/minisign.h"
#include "store/store.h"

#include <fcntl.h>

#define WAYS 4
#define BLOCK 128
#define STEP 4099 /* a prime: all ways and places take their turn */
#define SAMPLES 60

struct sweep {
    struct buf pack, signature;
    struct store_key key;
    struct store store;
    struct store_options options;
    struct store_ops ops;
    char pack_path[4096], signature_path[4096], folder[4096];
    int opened;
};

static uint8_t changed(uint8_t byte, int way)
{
    switch (way) {
    case 0:
        return byte ^ 0x01;
    case 1:
        return byte ^ 0x80;
    case 2:
        return 0x00;
    default:
        return 0xFF;
    }
}

static bool count_opening(void *self, const char *path, const struct label *label, struct err *err)
{
    (void)path;
    (void)label;
    (*(int *)self)++;
    return err_set(err, ERR_INVALID, "opened");
}

/* The tests of the store are about syncs; these are not, and do without. */
static int no_sync(void *self, int fd)
{
    (void)self;
    (void)fd;
    return 0;
}

static int no_sync_folder(void *self, const char *path)
{
    (void)self;
    (void)path;
    return 0;
}

static bool sweep_sign(struct sweep *w, struct err *err)
{
    struct label label = {
        .id = "mini", .seq = 3, .fmt_major = 1, .fmt_minor = 2, .reader_major = 1, .label = "test"};
    struct minisign_secret secret;
    struct buf comment = {0};
    struct minisign_hash h;
    uint8_t hash[MINISIGN_HASH];
    bool ok;
    label.size = w->pack.length;
    minisign_generate(&w->key.key, &secret);
    snprintf(w->key.name, sizeof w->key.name, "test");
    minisign_hash_begin(&h);
    minisign_hash_add(&h, w->pack.data, w->pack.length);
    minisign_hash_end(&h, hash);
    label_write(&label, &comment);
    ok = minisign_sign(&secret, hash, buf_text(&comment), &w->signature, err);
    minisign_forget(&secret);
    buf_finish(&comment);
    return ok;
}

static bool sweep_begin(struct sweep *w)
{
    const char *path = hostile_copy("sweep");
    struct err err = {ERR_NONE, "no pack"};
    bool ok;
    memset(w, 0, sizeof *w);
    snprintf(w->pack_path, sizeof w->pack_path, "%s", path ? path : "");
    snprintf(w->signature_path, sizeof w->signature_path, "%s.minisig", path ? path : "");
    snprintf(w->folder, sizeof w->folder, "%s", test_scratch("sweep/store"));
    mkdir(w->folder, 0700);
    w->ops = store_ops_system;
    w->ops.sync = no_sync;
    w->ops.sync_folder = no_sync_folder;
    w->options = (struct store_options){.folder = w->folder,
                                        .keys = &w->key,
                                        .key_count = 1,
                                        .fmt_major = 1,
                                        .fmt_minor = 2,
                                        .ops = &w->ops,
                                        .validate = count_opening,
                                        .validate_self = &w->opened};
    ok = path && buf_read_file(&w->pack, path, HOSTILE_MOST, &err) && sweep_sign(w, &err) &&
         buf_write_file(&w->signature, w->signature_path, &err) &&
         store_open(&w->store, &w->options, &err);
    return hostile_said(ok, &err);
}

static void sweep_end(struct sweep *w)
{
    store_close(&w->store);
    buf_finish(&w->pack);
    buf_finish(&w->signature);
}

static enum store_code sweep_stage(struct sweep *w)
{
    struct store_outcome out;
    store_stage(&w->store, w->pack_path, w->signature_path, NULL, &out);
    return out.code;
}

static bool put_byte(const char *path, size_t at, uint8_t byte)
{
    int fd = open(path, O_WRONLY);
    bool ok = fd >= 0 && pwrite(fd, &byte, 1, (off_t)at) == 1;
    if (fd >= 0) {
        close(fd);
    }
    return ok;
}

/* A number from the environment, for a run that takes its time. */
static size_t asked_for(const char *name, size_t usual)
{
    const char *text = getenv(name);
    return text && *text ? (size_t)strtoul(text, NULL, 10) : usual;
}

/* --- the signature ---------------------------------------------------------------------------- */

static void every_byte_of_the_signature(void)
{
    struct sweep w;
    size_t i, tried = 0, free_bytes = 0, line;
    const char *title = "untrusted comment: ";
    int way;
    CHECK(sweep_begin(&w));
    CHECK_INT(sweep_stage(&w), STORE_NOT_VALID); /* whole, it goes as far as the check */
    CHECK_INT(w.opened, 1);
    w.opened = 0;
    line = (size_t)((char *)memchr(w.signature.data, '\n', w.signature.length) - w.signature.data);
    for (i = 0; i < w.signature.length; i++) {
        uint8_t byte = (uint8_t)w.signature.data[i];
        bool open_text = i >= strlen(title) && i < line;
        for (way = 0; way < WAYS; way++) {
            int before = w.opened;
            if (changed(byte, way) == byte) {
                continue;
            }
            CHECK(put_byte(w.signature_path, i, changed(byte, way)));
            sweep_stage(&w);
            tried++;
            if (w.opened != before && !open_text) {
                test_fail(__FILE__, __LINE__, "byte %d, way %d, was let through", (int)i, way);
            }
            free_bytes += w.opened != before;
        }
        CHECK(put_byte(w.signature_path, i, byte));
    }
    printf("signature: %d bytes, %d changes; %d in the text nobody signed made no difference\n",
           (int)w.signature.length, (int)tried, (int)free_bytes);
    CHECK(tried > w.signature.length * 3);
    CHECK(free_bytes <= (line - strlen(title)) * WAYS);
    sweep_end(&w);
}

/* --- the pack, by its hash -------------------------------------------------------------------- */

struct tally {
    size_t changes, to_the_end, missed;
};

/* One changed byte of the block that begins at `from`, before which the hash was in state `h`. */
static void hash_one(const struct sweep *w, const struct minisign_signature *s,
                     const struct minisign_hash *h, const uint8_t block[BLOCK], size_t from,
                     size_t size, const uint8_t honest[MINISIGN_HASH], size_t step, struct tally *t)
{
    struct minisign_hash now = *h;
    uint8_t hash[MINISIGN_HASH];
    struct err err;
    minisign_hash_add(&now, block, size);
    if (t->changes++ % step == 0) {
        struct minisign_hash rest = now;
        minisign_hash_add(&rest, w->pack.data + from + size, w->pack.length - from - size);
        minisign_hash_end(&rest, hash);
        t->missed += minisign_check_file(s, &w->key.key, hash, &err);
        t->to_the_end++;
    }
    minisign_hash_end(&now, hash);
    t->missed += memcmp(hash, honest, sizeof hash) == 0;
}

static void every_byte_of_the_pack(void)
{
    size_t step = asked_for("SWEEP_STEP", STEP);
    struct minisign_signature s;
    struct minisign_hash h, at_end;
    struct tally t = {0, 0, 0};
    uint8_t honest[MINISIGN_HASH], block[BLOCK];
    struct sweep w;
    struct err err;
    size_t from, i;
    int way;
    CHECK(sweep_begin(&w));
    CHECK(minisign_read_signature(w.signature.data, w.signature.length, &s, &err));
    minisign_hash_begin(&h);
    for (from = 0; from < w.pack.length; from += BLOCK) {
        size_t size = w.pack.length - from < BLOCK ? w.pack.length - from : BLOCK;
        memcpy(block, w.pack.data + from, size);
        at_end = h;
        minisign_hash_add(&at_end, block, size);
        minisign_hash_end(&at_end, honest);
        for (i = 0; i < size; i++) {
            uint8_t byte = block[i];
            for (way = 0; way < WAYS; way++) {
                block[i] = changed(byte, way);
                if (block[i] != byte) {
                    hash_one(&w, &s, &h, block, from, size, honest, step, &t);
                }
            }
            block[i] = byte;
        }
        minisign_hash_add(&h, block, size);
    }
    minisign_hash_end(&h, honest);
    CHECK(minisign_check_file(&s, &w.key.key, honest, &err)); /* and unchanged it is right */
    printf("pack: %d bytes, %d changes, of these %d to the end of the file and the signature\n",
           (int)w.pack.length, (int)t.changes, (int)t.to_the_end);
    CHECK_INT(t.missed, 0);
    CHECK(t.changes > w.pack.length * 2);
    sweep_end(&w);
}

/* --- the pack, through the store -------------------------------------------------------------- */

static void bytes_through_the_store(void)
{
    struct sweep w;
    size_t at, tried = 0;
    int way = 0;
    CHECK(sweep_begin(&w));
    for (at = 0; at < w.pack.length; at += at < 100 || at + 100 >= w.pack.length ? 1 : 8191) {
        uint8_t byte = (uint8_t)w.pack.data[at], now = changed(byte, way++ % WAYS);
        if (now == byte) {
            now = byte ^ 0x10;
        }
        CHECK(put_byte(w.pack_path, at, now));
        if (sweep_stage(&w) != STORE_DAMAGED) {
            test_fail(__FILE__, __LINE__, "byte %d was let through", (int)at);
        }
        CHECK(put_byte(w.pack_path, at, byte));
        tried++;
    }
    CHECK_INT(w.opened, 0);
    CHECK_INT(sweep_stage(&w), STORE_NOT_VALID); /* put right again, it is opened */
    CHECK_INT(w.opened, 1);
    printf("through the store: %d changes\n", (int)tried);
    sweep_end(&w);
}

static void lengths(void)
{
    struct sweep w;
    size_t length, tried = 0;
    int off;
    CHECK(sweep_begin(&w));
    for (off = 1; off <= 4096; off *= 64) { /* longer: first, for truncation loses bytes */
        CHECK(truncate(w.pack_path, (off_t)w.pack.length + off) == 0);
        CHECK_INT(sweep_stage(&w), STORE_INCOMPLETE);
    }
    for (length = w.pack.length; length > 0; length -= length < 512 ? length : 512) {
        for (off = 1; off >= -1; off--) {
            if (length + (size_t)off != w.pack.length) {
                CHECK(truncate(w.pack_path, (off_t)length + off) == 0);
                CHECK_INT(sweep_stage(&w), STORE_INCOMPLETE);
                tried++;
            }
        }
    }
    CHECK_INT(w.opened, 0);
    printf("lengths: %d\n", (int)tried);
    sweep_end(&w);
}

/* --- without a signature ---------------------------------------------------------------------- */

static void nothing_hangs_in_the_sandbox(void)
{
    const char *path = hostile_copy("sweep");
    struct buf bytes = {0};
    struct rng rng;
    struct err err;
    size_t samples = asked_for("SWEEP_SAMPLES", SAMPLES), i;
    int passed = 0;
    CHECK(path && buf_read_file(&bytes, path, HOSTILE_MOST, &err));
    rng_seed(&rng, 20261126);
    for (i = 0; i < samples; i++) {
        size_t at = rng_next(&rng) % bytes.length;
        uint8_t byte, now;
        enum rule rule;
        while (i % 6 != 0 && at + 1 < bytes.length && bytes.data[at] == 0) {
            at++; /* most of a page is empty; most changes shall not be there */
        }
        byte = (uint8_t)bytes.data[at];
        now = changed(byte, (int)(i % WAYS));
        CHECK(put_byte(path, at, now));
        rule = hostile_judge(path, NULL, &err);
        if (rule == RULE_CHILD || rule == RULE_END) {
            test_fail(__FILE__, __LINE__, "byte %d is %d: %s", (int)at, now, err.text);
        }
        passed += rule == RULE_NONE;
        CHECK(put_byte(path, at, byte));
    }
    printf("in the sandbox: %d changes, %d of them without harm\n", (int)samples, passed);
    buf_finish(&bytes);
}

int main(int argc, char **argv)
{
    HOSTILE_CHILD(argc, argv);
    TEST_BEGIN(argc, argv);
    RUN(every_byte_of_the_signature);
    RUN(every_byte_of_the_pack);
    RUN(bytes_through_the_store);
    RUN(lengths);
    RUN(nothing_hangs_in_the_sandbox);
    return TEST_END();
}
